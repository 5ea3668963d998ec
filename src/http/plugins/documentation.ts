// The documentation of the API: OpenAPI 3.1 from the schemas of the routes, and its page, all served by ourselves.
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { FONTS } from '../../charts/index.ts'
import type { App } from '../deps.ts'

/** `fonts`: address of the style sheet of the fonts that every page has. */
export async function documentApi(app: App, release: string, fonts: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '对标 Duibiao',
        version: release,
        description:
          '政府年度目标与实际完成情况对照。数字都是精确小数；失败为 application/problem+json，见 /docs/problems。\n\n' +
          'Targets of a government against what really happened. Numbers are exact decimals; failures are application/problem+json, see /docs/problems.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      tags: [
        { name: 'plans', description: '年度目标 / plans' },
        { name: 'figures', description: '数据 / figures' },
        { name: 'status', description: '研判 / status' },
        { name: 'uploads', description: '报送 / uploads' },
        { name: 'alerts', description: '预警与督查 / alerts' },
        { name: 'service', description: '服务 / the service itself' },
      ],
      components: {
        securitySchemes: {
          token: {
            type: 'http',
            scheme: 'bearer',
            description:
              '口令在 /me 领取；写入一定需要，读取在 PUBLIC_VIEW=off 时需要 / tokens are made at /me; writes always need one, reads when PUBLIC_VIEW is off',
          },
        },
      },
    },
    hideUntagged: true,
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { docExpansion: 'list', deepLinking: true, validatorUrl: null },
    staticCSP:
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    theme: { title: '对标 Duibiao API', css: [{ filename: 'house.css', content: houseStyles(fonts) }] },
  })
}

/** The letters of all our pages (a machine may have no Chinese ones), and nobody else's sign above it. */
const houseStyles = (fonts: string): string => `@import url('${fonts}');
.swagger-ui .topbar{display:none}
body,.swagger-ui :not(code,pre,pre *,textarea,.microlight){font-family:${FONTS}!important}
`
