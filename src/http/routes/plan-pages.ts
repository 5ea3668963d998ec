// `/plans`, `/plans/<id>`: the plans there are, and one of them to be read and as files.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { tallyOf } from '../../boards/index.ts'
import { ofWholes } from '../../core/decomposition.ts'
import { cameBy } from '../../core/hindsight.ts'
import { isDemo } from '../../core/observation.ts'
import { inStanding } from '../../core/plan-state.ts'
import { Problem } from '../../core/problem.ts'
import { mayDo } from '../../core/roles.ts'
import { vantageOf } from '../../core/standpoint.ts'
import { planWorkbook } from '../../desk/plan-workbook.ts'
import { type ListedPlan, renderPlan, renderPlans } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import type { PlanDesk } from '../draft-desk.ts'
import { sendPage, sendPrivate } from '../forms.ts'
import { pictureOf } from '../found.ts'
import { pageAt } from '../long-lists.ts'
import { askedByPage, vantageOfPage } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { DOCX, planTableFile } from '../plan-table-file.ts'
import { route } from '../resource.ts'
import { languageOf } from '../wanted.ts'
import { XLSX } from './desk-template.ts'

/** Each has its picture made; walls of today keep theirs. */
const PLANS_A_PAGE = 40

type WithId = { readonly Params: { readonly id: string } }

export function planPageRoutes(
  app: App,
  { pictures, store, now }: HttpDeps,
  { drafts }: PlanDesk,
  frameOf: PageFrame,
): void {
  const pictureFor = (id: string, request: FastifyRequest) =>
    pictureOf(pictures, { ...askedByPage(request), plan: id })

  app.get<{ readonly Querystring: { readonly page?: unknown } }>(
    '/plans',
    route('boards:read', '年度目标一览 / the plans there are', { slow: 'shared' }),
    async (request, reply) => {
      const lang = languageOf(request)
      const plans: ListedPlan[] = []
      const asked = askedByPage(request)
      const { day, past } = vantageOf(asked, now())
      const all = inStanding(await pictures.plans(asked.knownAt), day)
      const { shown, page, pages } = pageAt(all, request.query.page, PLANS_A_PAGE)
      for (const { plan } of shown) {
        const { kept, assessments, figures } = await pictureFor(plan.id, request)
        plans.push({
          kept,
          tally: tallyOf(ofWholes(plan, assessments), lang),
          demo: figures.some(isDemo),
        })
      }
      const waiting = !past && mayDo(request.person, 'plans:confirm') ? await drafts.list() : []
      const mayWrite = !past && mayDo(request.person, 'plans:write')
      return sendPrivate(
        reply,
        renderPlans(
          { plans, total: all.length, page, pages, day, drafts: waiting, mayWrite },
          frameOf(request, reply),
        ),
      )
    },
  )

  app.get<WithId>(
    '/plans/:id',
    route('boards:read', '一个年度目标：任务和目标 / a plan: its tasks and targets'),
    async (request, reply) => {
      const { kept, asOf, figures } = await pictureFor(request.params.id, request)
      return sendPage(reply, renderPlan({ kept, asOf, demo: figures.some(isDemo) }, frameOf(request, reply)))
    },
  )

  app.get<WithId>(
    '/plans/:id/plan.yaml',
    route('boards:read', '年度目标文件，与送入时一字不差 / the plan file, as it was sent'),
    async (request, reply) => {
      // The version that had been sent, whatever is known by now.
      const asked = askedByPage(request)
      const { until, past } = vantageOf(asked, now())
      const knownAt = asked.knownAt ?? (past ? until : null)
      const { kept } = await pictureOf(pictures, { ...asked, knownAt, plan: request.params.id })
      const text = await store.planText(kept.sha256)
      if (text === null) throw new Problem('plan-unknown', { id: request.params.id, known: '' })
      return asFile(reply, `${kept.plan.id}.yaml`, 'application/yaml; charset=utf-8', Buffer.from(text))
    },
  )

  app.get<WithId>(
    '/plans/:id/tasks.docx',
    route('boards:read', '任务分解表（Word） / the table of tasks as a Word file', { slow: true }),
    async (request, reply) => {
      const { kept, asOf } = await pictureFor(request.params.id, request)
      const stamp = cameBy(kept, vantageOfPage(request, now()).until)
      const bytes = await planTableFile(kept.plan, asOf, languageOf(request), stamp)
      return asFile(reply, `${kept.plan.id}.docx`, DOCX, bytes)
    },
  )

  app.get<WithId>(
    '/plans/:id/tasks.xlsx',
    route('boards:read', '任务分解表 / the table of tasks', { slow: true }),
    async (request, reply) => {
      const { kept, asOf } = await pictureFor(request.params.id, request)
      const bytes = await planWorkbook(
        kept.plan,
        asOf,
        languageOf(request),
        cameBy(kept, vantageOfPage(request, now()).until),
      )
      return asFile(reply, `${kept.plan.id}.xlsx`, XLSX, Buffer.from(bytes))
    },
  )
}

/** `name`: of ASCII letters. */
const asFile = (reply: FastifyReply, name: string, type: string, bytes: Buffer): FastifyReply =>
  reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .type(type)
    .send(bytes)
