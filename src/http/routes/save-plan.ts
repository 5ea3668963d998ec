// `POST /api/v1/plans`: a plan file in. Earlier versions stay; the same bytes again change nothing.
import { createHash } from 'node:crypto'
import Type from 'typebox'
import { Problem } from '../../core/problem.ts'
import { parsePlan } from '../../plans/parse-plan.ts'
import type { App, HttpDeps } from '../deps.ts'
import { doerOfRequest, personOf } from '../plugins/rights.ts'
import { writes } from '../resource.ts'

const LARGEST_PLAN_BYTES = 8 * 1024 * 1024

const Saved = Type.Object({
  plan: Type.String(),
  changed: Type.Boolean(),
  tasks: Type.Integer(),
  indicators: Type.Integer(),
})

export function savePlanRoutes(app: App, { store, pictures, settings, now }: HttpDeps): void {
  app.register(async (scope: App) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    scope.post(
      '/api/v1/plans',
      {
        ...writes('plans:write', '送入年度目标文件（YAML） / send a plan file (YAML)', {
          tag: 'plans',
          answer: { 201: Saved, 200: Saved },
          perMinute: settings.limits.writesPerMinute,
        }),
        bodyLimit: LARGEST_PLAN_BYTES,
      },
      async (request, reply) => {
        const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        const text = utf8(bytes)
        const plan = parsePlan(text)
        const sha256 = createHash('sha256').update(bytes).digest('hex')
        const act = { by: personOf(request).name, at: now(), doer: doerOfRequest(request) }
        const { changed } = await store.savePlan(plan, { sha256, text }, act)
        if (changed) await pictures.refresh()
        const { tasks, indicators } = plan
        return reply
          .code(changed ? 201 : 200)
          .send({ plan: plan.id, changed, tasks: tasks.length, indicators: indicators.length })
      },
    )
  })
}

function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new Problem('body-unreadable', { reason: 'not UTF-8' }, { cause: error })
  }
}
