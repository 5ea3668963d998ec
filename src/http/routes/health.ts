// `/health` and `/ready`: the truth about engine, store, last upload and last assessment.
import Type from 'typebox'
import { PART_STATES } from '../../alerts/heartbeats.ts'
import { Problem } from '../../core/problem.ts'
import type { Screens } from '../../live/screens.ts'
import { renderHealth } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { healthOf, isReady } from '../health.ts'
import type { PageFrame } from '../page-frame.ts'
import { reads } from '../resource.ts'
import { instant, nullable, oneOf } from '../schemas.ts'
import { LANGUAGE_VARIES, languageOf, wantsPage } from '../wanted.ts'

const Sentence = Type.Object({ zh: Type.String(), en: Type.String() })

export const HealthSchema = Type.Object({
  status: Type.Union([Type.Literal('ok'), Type.Literal('degraded'), Type.Literal('failing')]),
  problems: Type.Array(Sentence),
  version: Type.String(),
  now: instant,
  engine: Type.Object({
    kind: Type.Union([Type.Literal('embedded'), Type.Literal('server')]),
    state: Type.String(),
    restarts: Type.Integer(),
    lastFailure: nullable(Type.String()),
  }),
  store: Type.Object({
    reachable: Type.Boolean(),
    version: Type.String(),
    check: nullable(
      Type.Object({
        at: instant,
        uploads: Type.Integer(),
        observations: Type.Integer(),
        losses: Type.Array(
          Type.Object({
            upload: Type.String(),
            what: Type.String(),
            expected: Type.String(),
            found: Type.String(),
          }),
        ),
        detachedParts: Type.Array(Type.String()),
      }),
    ),
  }),
  lastUpload: nullable(Type.Object({ at: instant, id: Type.String(), day: Type.String() })),
  lastAssessment: nullable(instant),
  screens: Type.Integer(),
  slowScreens: Type.Integer({
    description:
      '因不接收数据被断开的屏，自启动起 / screens let go since the start because they did not read',
  }),
  parts: Type.Array(
    Type.Object({
      part: Type.Object({ id: Type.String(), words: Sentence, everyMs: Type.Integer(), off: Type.Boolean() }),
      state: oneOf(PART_STATES),
      wellAt: nullable(instant),
      failedAt: nullable(instant),
      note: Type.String(),
    }),
  ),
})

export function healthRoutes(app: App, deps: HttpDeps, screens: Screens, frameOf: PageFrame): void {
  app.get(
    '/health',
    reads(
      'none',
      '运行状况；有数据缺失或数据库不应答时为 503 / health; 503 when figures are lost or the database is silent',
      {
        tag: 'service',
        anyQuery: true,
        answer: { 200: HealthSchema, 503: HealthSchema },
      },
    ),
    async (request, reply) => {
      const health = await healthOf(deps, screens)
      reply
        .code(health.status === 'failing' ? 503 : 200)
        .header('cache-control', 'no-store')
        .header('vary', `Accept, ${LANGUAGE_VARIES}`)
      if (!wantsPage(request)) return health
      return reply.type('text/html; charset=utf-8').send(renderHealth(health, frameOf(request, reply)))
    },
  )

  app.get(
    '/ready',
    reads('none', '能否应答 / whether requests can be answered', {
      tag: 'service',
      anyQuery: true,
      answer: Type.Object({ ready: Type.Literal(true) }),
    }),
    async (request, reply) => {
      const health = await healthOf(deps, screens)
      reply.header('cache-control', 'no-store')
      if (isReady(health)) return { ready: true }
      const words = health.problems.map((problem) => problem[languageOf(request)])
      throw new Problem('not-ready', { reason: words.join('; ') })
    },
  )
}
