// A draft comes into force: what will appear is shown, under review a second person confirms, then it is sent as any plan file is.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../core/problem.ts'
import { mayDo } from '../../core/roles.ts'
import type { Text } from '../../core/text.ts'
import { dayOf } from '../../core/zone.ts'
import { outlookOf } from '../../drafting/outlook.ts'
import { planValues } from '../../drafting/plan-draft.ts'
import type { PlanDraft } from '../../drafting/plan-drafts.ts'
import { planYaml } from '../../drafting/plan-yaml.ts'
import { readPlan } from '../../plans/parse-plan.ts'
import { type DraftForceInput, renderDraftForce } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { draftHand, faceOf, leftInAll, type PlanDesk } from '../draft-desk.ts'
import { field, goTo, sendPrivate, withForms } from '../forms.ts'
import type { PageFrame } from '../page-frame.ts'
import { sendPlan } from '../plan-acts.ts'
import { personOf } from '../plugins/rights.ts'
import { route } from '../resource.ts'
import type { WithDraft } from './plan-drafts.ts'

type DraftRequest = FastifyRequest<WithDraft>

export function planDraftForceRoutes(app: App, deps: HttpDeps, desk: PlanDesk, frameOf: PageFrame): void {
  const { pictures, store, alerts, boardFiles, settings, now } = deps
  const { drafts } = desk
  const perMinute = settings.limits.writesPerMinute

  app.get<WithDraft>(
    '/plans/drafts/:draft/force',
    route('plans:confirm', '生效以前：会出现什么 / before a draft comes into force: what will appear'),
    async (request, reply) => page(request, reply, await drafts.read(request.params.draft), null),
  )

  withForms(app, (scope) => {
    scope.post<WithDraft>(
      '/plans/drafts/:draft/force',
      route('plans:write', '使草稿生效，或送交确认 / put a draft in force, or hand it in', { perMinute }),
      async (request, reply) =>
        tried(request, reply, async (draft) => {
          refuseUnready(draft)
          await refuseTaken(draft, planFile(draft))
          // Nobody changes it from here on: what was seen is what is sent.
          const seen = Number(field(request, 'seq'))
          const offered = await drafts.move(draft.id, draftHand(request), 'offered', ['open'], 'offered', {
            seen,
          })
          if (settings.review) return `/plans/drafts/${draft.id}/force`
          return inForce(offered, request)
        }),
    )

    scope.post<WithDraft>(
      '/plans/drafts/:draft/confirm',
      route('plans:confirm', '确认他人送交的草稿，使它生效 / confirm a draft that somebody else handed in', {
        perMinute,
      }),
      async (request, reply) =>
        tried(request, reply, async (draft) => {
          if (draft.state.state !== 'offered') throw new Problem('plan-draft-not-offered')
          refuseOwn(draft, request)
          return inForce(draft, request)
        }),
    )

    scope.post<WithDraft>(
      '/plans/drafts/:draft/send-back',
      route('plans:confirm', '退回他人送交的草稿 / send a draft back', { perMinute }),
      async (request, reply) =>
        tried(request, reply, async (draft) => {
          refuseOwn(draft, request)
          const reason = field(request, 'reason')
          await drafts.move(draft.id, draftHand(request), 'sent-back', ['offered'], 'open', { reason })
          return `/plans/drafts/${draft.id}`
        }),
    )

    scope.post<WithDraft>(
      '/plans/drafts/:draft/withdraw',
      route('plans:write', '撤回送交的草稿 / withdraw a draft that was handed in', { perMinute }),
      async (request, reply) =>
        tried(request, reply, async (draft) => {
          await drafts.move(draft.id, draftHand(request), 'withdrawn', ['offered'], 'open')
          return `/plans/drafts/${draft.id}`
        }),
    )
  })

  /** Sent as any plan file is; then the draft says so. After a crash in between it waits still, and the same bytes sent again change nothing. */
  async function inForce(draft: PlanDraft, request: DraftRequest): Promise<string> {
    const file = planFile(draft)
    await refuseTaken(draft, file)
    const { plan } = await sendPlan(deps, file, request)
    await drafts.move(draft.id, draftHand(request), 'in-force', ['offered'], 'in-force', { plan: plan.id })
    return `/plans/${encodeURIComponent(plan.id)}`
  }

  /** A plan in force changes by amendments, not by a draft of the same id. */
  async function refuseTaken(draft: PlanDraft, file: string): Promise<void> {
    const { id } = draft.head.values.plan
    const kept = (await store.plans()).find(({ plan }) => plan.id === id)
    if (kept && (await store.planText(kept.sha256)) !== file) throw new Problem('plan-id-taken', { id })
  }

  function refuseUnready(draft: PlanDraft): void {
    const count = leftInAll(draft, desk.faults(draft))
    if (count > 0) throw new Problem('plan-draft-open', { count })
  }

  /** Does it and goes where it says; what a person can put right is said on the page. */
  async function tried(
    request: DraftRequest,
    reply: FastifyReply,
    work: (draft: PlanDraft) => Promise<string>,
  ): Promise<FastifyReply> {
    const draft = await drafts.read(request.params.draft)
    try {
      return goTo(reply, await work(draft))
    } catch (error) {
      const isToBeSaid = error instanceof Problem && [409, 422].includes(error.status)
      if (!isToBeSaid) throw error
      const now = await drafts.read(draft.id)
      return page(request, reply.code(error.status), now, error.detail)
    }
  }

  async function page(
    request: DraftRequest,
    reply: FastifyReply,
    draft: PlanDraft,
    failure: Text | null,
  ): Promise<FastifyReply> {
    const faults = desk.faults(draft)
    const { plan, faults: found } = readPlan(planFile(draft))
    const rules = alerts.rules.filter(({ on, look }) => on && look.at !== 'service').map(({ title }) => title)
    const plans = (await pictures.plans(null)).filter(({ plan: one }) => one.id !== draft.state.plan)
    const { person } = request
    const input: DraftForceInput = {
      face: faceOf(draft, faults, person),
      outlook: plan && outlookOf({ plan, boardFiles, rules, plans, today: dayOf(now()) }),
      faults: found,
      failure,
      review: settings.review,
      may: {
        send: mayDo(person, 'plans:write'),
        confirm: mayDo(person, 'plans:confirm', { owner: draft.state.by.person }),
        withdraw: mayDo(person, 'plans:write') && person?.id === draft.state.by.person,
      },
    }
    return sendPrivate(reply, renderDraftForce(input, frameOf(request, reply)))
  }
}

/** The plan file that is sent. */
const planFile = (draft: PlanDraft): string => planYaml(planValues(draft))

function refuseOwn({ state }: PlanDraft, request: FastifyRequest): void {
  if (!mayDo(personOf(request), 'plans:confirm', { owner: state.by.person })) throw new Problem('confirm-own')
}
