// `/api/v1/jobs`: what the calendar sets going, when it ran and will run, and running one now.
import Type from 'typebox'
import { lastDue, nextDue } from '../../alerts/jobs.ts'
import { localTime } from '../../core/zone.ts'
import type { JobRun } from '../../store/job-runs.ts'
import type { App, HttpDeps } from '../deps.ts'
import { doerOfRequest } from '../plugins/rights.ts'
import { reads, writes } from '../resource.ts'
import { day, instant, nullable, SentenceSchema, wordOf } from '../schemas.ts'

const LATEST_RUNS = 20

const Occurrence = Type.Object({ day, time: Type.String({ description: '08:30' }) })
const Run = Type.Object({
  job: Type.String(),
  key: day,
  attempt: Type.Integer(),
  state: wordOf(['started', 'done', 'failed']),
  startedAt: instant,
  endedAt: nullable(instant),
  holder: Type.String(),
  fence: Type.Integer(),
  note: Type.String(),
})
const Job = Type.Object(
  {
    id: Type.String(),
    words: SentenceSchema,
    days: wordOf(['every-day', 'working-days', 'mondays']),
    time: Type.String(),
    timeZone: Type.String(),
    last: nullable(Occurrence),
    next: nullable(Occurrence),
    runs: Type.Array(Run),
  },
  { title: 'Job' },
)
const Outcome = Type.Object(
  {
    state: Type.String(),
    run: nullable(Run),
  },
  { title: 'JobOutcome' },
)

export function jobRoutes(app: App, { alerts, store, now }: HttpDeps): void {
  app.get(
    '/api/v1/jobs',
    reads(
      'records:read',
      '定时任务：何时运行过、何时再运行 / jobs of the calendar: when they ran and will run',
      { tag: 'alerts', answer: Type.Object({ jobs: Type.Array(Job) }) },
    ),
    async (_request, reply) => {
      reply.header('cache-control', 'no-store')
      const { runner, timeZone } = alerts
      const at = now()
      const jobs = await Promise.all(
        runner.jobs.map(async ({ id, words, days, time }) => ({
          id,
          words,
          days,
          time,
          timeZone,
          last: lastDue({ days, time }, at, timeZone),
          next: nextDue({ days, time }, at, timeZone),
          runs: await store.jobRuns.latest(LATEST_RUNS, id),
        })),
      )
      return { jobs }
    },
  )

  app.post(
    '/api/v1/jobs/:id/runs',
    writes('settings:write', '现在运行一项任务 / run a job now', {
      tag: 'alerts',
      params: Type.Object({ id: Type.String({ maxLength: 60 }) }),
      body: Type.Object({ day: Type.Optional(day) }, { additionalProperties: false }),
      answer: Outcome,
      perMinute: 30,
    }),
    async (request) => {
      const { id } = request.params
      const key = request.body.day ?? localTime(now(), alerts.timeZone).day
      const outcome = await alerts.runner.runNow(id, key)
      const run: JobRun | null = 'run' in outcome ? outcome.run : null
      await store.deeds.append({
        at: now(),
        by: doerOfRequest(request),
        kind: 'job-run',
        subject: id,
        before: null,
        after: { day: key, state: outcome.state, attempt: run?.attempt ?? null },
      })
      return { state: outcome.state, run }
    },
  )
}
