// `/api/v1/regions`, `/api/v1/plans`: whose targets there are, and which.
import Type from 'typebox'
import type { KeptPlan } from '../../core/plan.ts'
import type { Pictures } from '../../live/pictures.ts'
import type { Standpoint } from '../../live/standpoint.ts'
import type { App, HttpDeps } from '../deps.ts'
import { pictureOf } from '../found.ts'
import { askedBy, LookQuery } from '../look.ts'
import { reads } from '../resource.ts'
import { Indicator, Plan, PlanSummary, Region, Task } from '../schemas.ts'

const Query = { 'known-at': LookQuery['known-at'] }
const Id = Type.Object({ id: Type.String({ description: '年度目标编号 / id of the plan' }) })
const TaskAnswer = Type.Object({ ...Task.properties, indicators: Type.Array(Type.String()) })

export function planRoutes(app: App, { pictures }: HttpDeps): void {
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
    reads('boards:read', '年度目标，最近一年在前 / plans, the latest year first', {
      tag: 'plans',
      query: Query,
      answer: Type.Object({ plans: Type.Array(PlanSummary) }),
    }),
    async (request) => ({ plans: (await pictures.plans(askedBy(request.query).knownAt)).map(summaryOf) }),
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
      answer: Type.Object({ indicators: Type.Array(Indicator) }),
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

function summaryOf({ plan, sha256, recordedAt }: KeptPlan) {
  const { id, region, regionName, year, title, document, issued, tasks, indicators } = plan
  return {
    id,
    region,
    regionName,
    year,
    title,
    document,
    issued,
    tasks: tasks.length,
    indicators: indicators.length,
    sha256,
    recordedAt,
  }
}
