// `/api/v1/regions`, `/api/v1/plans`: whose targets there are, which, a plan file in, a plan that is not yet in force out.

import Type from 'typebox'
import type { Day } from '../../core/period.ts'
import type { KeptPlan } from '../../core/plan.ts'
import { keptPlanState } from '../../core/plan-state.ts'
import { Problem } from '../../core/problem.ts'
import type { Standpoint } from '../../core/standpoint.ts'
import { dayOf } from '../../core/zone.ts'
import type { Pictures } from '../../live/pictures.ts'
import { planRemarks } from '../../plans/remarks.ts'
import type { App, HttpDeps } from '../deps.ts'
import { pictureOf } from '../found.ts'
import { askedBy, LookQuery } from '../look.ts'
import { sendPlan, withdrawPlan } from '../plan-acts.ts'
import { reads, writes } from '../resource.ts'
import { day, exact, IndicatorSchema, instant, MANDATE, nullable, string, TaskSchema } from '../schemas.ts'
import { languageOf } from '../wanted.ts'

const PlanSummary = Type.Object(
  {
    id: string,
    region: string,
    regionName: nullable(string),
    year: Type.Integer(),
    yearBegins: Type.Integer({ description: '年度从几月起 / the month in which its year begins' }),
    state: Type.String({
      description: '今天的状态：待执行、执行中、已结束 / today: to-come, in-force or ended',
    }),
    title: string,
    document: nullable(string),
    issued: nullable(day),
    tasks: Type.Integer(),
    indicators: Type.Integer(),
    sha256: string,
    recordedAt: instant,
  },
  { title: 'PlanSummary' },
)

const Region = Type.Object(
  { code: string, name: nullable(string), plans: Type.Array(string) },
  { title: 'Region' },
)

const Plan = Type.Object(
  {
    id: string,
    region: string,
    regionName: nullable(string),
    year: Type.Integer(),
    yearBegins: Type.Integer({ description: '年度从几月起 / the month in which its year begins' }),
    title: string,
    document: nullable(string),
    issued: nullable(day),
    slipPrefix: nullable(string),
    policy: Type.Object({
      aheadPoints: exact,
      watchCompletionPoints: exact,
      watchGrowthPoints: exact,
      aboutRatePoints: exact,
      aboutAmountPercent: exact,
    }),
    duties: Type.Array(
      Type.Object({ id: string, title: string, date: day, due: day, receivers: Type.Array(string) }),
    ),
    units: Type.Array(
      Type.Object({
        id: string,
        name: string,
        aliases: Type.Array(string),
        parent: nullable(string),
        members: Type.Array(string),
      }),
    ),
    leaders: Type.Array(Type.Object({ id: string, name: string, doubt: nullable(string) })),
    sections: Type.Array(Type.Object({ id: string, title: string })),
    tasks: Type.Array(TaskSchema),
    indicators: Type.Array(IndicatorSchema),
    references: Type.Array(IndicatorSchema),
    watched: Type.Array(IndicatorSchema),
    nonTargets: Type.Array(Type.Object({ task: Type.Integer(), phrase: string, reason: string })),
    corrections: Type.Array(Type.Object({ ...MANDATE, field: string, was: string })),
  },
  { title: 'Plan' },
)

const Query = { 'known-at': LookQuery['known-at'] }
const Id = Type.Object({
  id: Type.String({ examples: ['licheng-2022'], description: '年度目标编号 / id of the plan' }),
})
const TaskAnswer = Type.Object(
  { ...TaskSchema.properties, indicators: Type.Array(Type.String()) },
  { title: 'TaskWithIndicators' },
)

export function planRoutes(app: App, deps: HttpDeps): void {
  const { pictures, now } = deps
  savePlan(app, deps)
  withdrawal(app, deps)
  app.get(
    '/api/v1/regions',
    reads('boards:read', '地区 / regions', {
      tag: 'plans',
      query: Query,
      answer: Type.Object({ regions: Type.Array(Region) }),
    }),
    async (request) => ({ regions: regionsOf(await pictures.plans(askedBy(request.query).knownAt)) }),
  )

  app.get(
    '/api/v1/plans',
    reads('boards:read', '年度目标，已开始的在前，待执行的在后 / plans, those that began first', {
      tag: 'plans',
      query: Query,
      answer: Type.Object({ plans: Type.Array(PlanSummary) }),
    }),
    async (request) => {
      const plans = await pictures.plans(askedBy(request.query).knownAt)
      return { plans: plans.map((kept) => summaryOf(kept, dayOf(now()))) }
    },
  )

  app.get(
    '/api/v1/plans/:id',
    reads('boards:read', '一个年度目标的全部内容 / everything a plan says', {
      tag: 'plans',
      query: Query,
      params: Id,
      answer: Plan,
    }),
    async (request) => (await keptOf(pictures, request.params.id, askedBy(request.query))).plan,
  )

  app.get(
    '/api/v1/plans/:id/tasks',
    reads('boards:read', '任务及其指标 / tasks, each with its indicators', {
      tag: 'plans',
      query: Query,
      params: Id,
      answer: Type.Object({ tasks: Type.Array(TaskAnswer) }),
    }),
    async (request) => {
      const { plan } = await keptOf(pictures, request.params.id, askedBy(request.query))
      const tasks = plan.tasks.map((task) => ({
        ...task,
        indicators: plan.indicators.filter((indicator) => indicator.task === task.number).map(({ id }) => id),
      }))
      return { tasks }
    },
  )

  app.get(
    '/api/v1/plans/:id/indicators',
    reads('boards:read', '指标 / indicators', {
      tag: 'plans',
      query: Query,
      params: Id,
      answer: Type.Object({ indicators: Type.Array(IndicatorSchema) }),
    }),
    async (request) => {
      const { plan } = await keptOf(pictures, request.params.id, askedBy(request.query))
      return { indicators: plan.indicators }
    },
  )
}

const keptOf = async (pictures: Pictures, id: string, asked: Standpoint): Promise<KeptPlan> =>
  (await pictureOf(pictures, { ...asked, plan: id })).kept

function regionsOf(plans: readonly KeptPlan[]) {
  const regions = new Map<string, { code: string; name: string | null; plans: string[] }>()
  for (const { plan } of plans) {
    const region = regions.get(plan.region) ?? { code: plan.region, name: plan.regionName, plans: [] }
    region.plans.push(plan.id)
    regions.set(plan.region, region)
  }
  return [...regions.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}

function summaryOf(kept: KeptPlan, today: Day) {
  const { plan, sha256, recordedAt } = kept
  const { id, region, regionName, year, yearBegins, title, document, issued, tasks, indicators } = plan
  return {
    id,
    region,
    regionName,
    year,
    yearBegins,
    state: keptPlanState(kept, today),
    title,
    document,
    issued,
    tasks: tasks.length,
    indicators: indicators.length,
    sha256,
    recordedAt,
  }
}

const LARGEST_PLAN_BYTES = 8 * 1024 * 1024

const Saved = Type.Object(
  {
    plan: Type.String(),
    changed: Type.Boolean(),
    tasks: Type.Integer(),
    indicators: Type.Integer(),
    /** What the plan is asked: it can be judged, but perhaps not as it was meant. */
    remarks: Type.Array(Type.String()),
  },
  { title: 'PlanSaved' },
)

function savePlan(app: App, deps: HttpDeps): void {
  const perMinute = deps.settings.limits.writesPerMinute
  app.register(async (scope: App) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    scope.post(
      '/api/v1/plans',
      {
        ...writes('plans:write', '送入年度目标文件（YAML） / send a plan file (YAML)', {
          tag: 'plans',
          answer: { 201: Saved, 200: Saved },
          perMinute,
          takes: ['application/yaml', 'application/json'],
        }),
        bodyLimit: LARGEST_PLAN_BYTES,
      },
      async (request, reply) => {
        const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        const { plan, changed } = await sendPlan(deps, utf8(bytes), request)
        const { tasks, indicators } = plan
        return reply.code(changed ? 201 : 200).send({
          plan: plan.id,
          changed,
          tasks: tasks.length,
          indicators: indicators.length,
          remarks: planRemarks(plan).map((remark) => remark[languageOf(request)]),
        })
      },
    )
  })
}

function withdrawal(app: App, deps: HttpDeps): void {
  app.post(
    '/api/v1/plans/:id/withdrawal',
    writes('plans:write', '年度开始以前撤回计划 / withdraw a plan before its year begins', {
      tag: 'plans',
      params: Id,
      body: Type.Object(
        { reason: Type.String({ minLength: 1, maxLength: 1000, description: '原因 / why' }) },
        { additionalProperties: false },
      ),
      answer: Type.Object({ plan: Type.String(), state: Type.String(), reason: Type.String() }),
      perMinute: deps.settings.limits.writesPerMinute,
    }),
    async (request) => {
      const { id } = request.params
      const reason = request.body.reason.trim()
      await withdrawPlan(deps, id, reason, request)
      return { plan: id, state: 'withdrawn', reason }
    },
  )
}

function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new Problem('body-unreadable', { reason: 'not UTF-8' }, { cause: error })
  }
}
