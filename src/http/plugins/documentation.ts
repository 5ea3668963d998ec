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
        { name: 'texts', description: '进展与批注 / narratives and comments' },
        { name: 'evidence', description: '佐证 / evidence' },
        { name: 'reports', description: '文件 / documents' },
        { name: 'service', description: '服务 / the service itself' },
      ],
      servers: [{ url: '/', description: '本服务 / this service' }],
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
    transform: ({ schema, url, route }) => ({ schema: withBody(schema, route.config), url }),
    transformObject: (document) => {
      if (!('openapiObject' in document)) return document.swaggerObject
      const { openapiObject } = document
      return withNames(withOperations(openapiObject as unknown as Document)) as typeof openapiObject
    },
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { docExpansion: 'list', deepLinking: true, validatorUrl: null },
    staticCSP:
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    theme: { title: '对标 Duibiao API', css: [{ filename: 'house.css', content: houseStyles(fonts) }] },
  })
}

type Json = Readonly<Record<string, unknown>>
interface Document extends Json {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>
  readonly components: Json
}

/** A body that is taken as it comes has no schema that a request could be checked by, and has one for its readers. */
function withBody<Schema>(schema: Schema, config: unknown): Schema {
  const { takes } = (config ?? {}) as { readonly takes?: readonly string[] }
  if (!takes) return schema
  const content = Object.fromEntries(takes.map((type) => [type, { schema: { type: 'string' } }]))
  return { ...schema, body: { content } }
}

/** Every operation has a name that programs call it by: `getPlansTasks`, `postUploadsUndo`, `getPlansById`. */
function withOperations(document: Document): Document {
  const paths = Object.entries(document.paths).map(([path, operations]) => {
    const named = Object.entries(operations).map(([method, operation]) => [
      method,
      { operationId: operationIdOf(method, path), ...operation },
    ])
    return [path, Object.fromEntries(named)]
  })
  return { ...document, paths: Object.fromEntries(paths) }
}

function operationIdOf(method: string, path: string): string {
  const parts = path
    .replace(/^\/api\/v\d+/, '')
    .split('/')
    .filter(Boolean)
  const words = parts.flatMap((part, at) => {
    const parameter = /^\{(\w+)\}$/.exec(part)?.[1]
    if (parameter === undefined) return part.split('-')
    return at === parts.length - 1 ? ['by', parameter] : []
  })
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

/** Schemas with a title stand once, under it, and are pointed to. */
function withNames(document: Document): Document {
  const schemas: Record<string, unknown> = {}
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named)
    if (typeof value !== 'object' || value === null) return value
    const copy = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, named(one)]))
    const { title, ...rest } = copy
    if (typeof title !== 'string' || rest.type !== 'object') return copy
    const known = schemas[title]
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(rest))
      throw new Error(`two schemas are named ${title}`)
    schemas[title] = rest
    return { $ref: `#/components/schemas/${title}` }
  }
  const paths = named(document.paths) as Document['paths']
  return { ...document, paths, components: { ...document.components, schemas } }
}

/** The letters of all our pages (a machine may have no Chinese ones), and nobody else's sign above it. */
const houseStyles = (fonts: string): string => `@import url('${fonts}');
.swagger-ui .topbar{display:none}
body,.swagger-ui :not(code,pre,pre *,textarea,.microlight){font-family:${FONTS}!important}
`
