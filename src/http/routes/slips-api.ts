// `/api/v1/slips`, `/api/v1/rules`: slips with what the reader may do to them, doing it, and the rules in words.
import Type from 'typebox'
import { actOnSlip, planOf, slipById } from '../../alerts/slips/act.ts'
import { slipDepsOf } from '../../alerts/slips/deps.ts'
import { byGravity, isOwn, shownSlip } from '../../alerts/slips/shown.ts'
import { dayOf } from '../../core/period.ts'
import type { SlipDeed } from '../../slips/deeds.ts'
import { LEVELS } from '../../slips/finding.ts'
import { sheetOf } from '../../slips/sheet.ts'
import type { Slip } from '../../slips/slip.ts'
import type { App, HttpDeps } from '../deps.ts'
import { reads, writes } from '../resource.ts'
import { oneOf } from '../schemas.ts'
import { DeedBody, RuleSummary, Sheet, SlipSummary } from '../schemas-slips.ts'
import { doingOf, mayNow, type RequestWithPerson, readerOf, seenSlips } from '../slip-views.ts'

const MOST = 1_000
const WithId = Type.Object({ id: Type.String({ maxLength: 60 }) })
const Whole = Type.Object({ slip: SlipSummary, sheet: Sheet })

export function slipApiRoutes(app: App, deps: HttpDeps): void {
  const { alerts, settings, now } = deps
  const slipDeps = slipDepsOf(deps)

  app.get(
    '/api/v1/slips',
    reads('records:read', '督查单：最紧要的在前 / slips, the gravest and most pressing first', {
      tag: 'alerts',
      query: {
        of: Type.Optional(oneOf(['mine', 'all'])),
        state: Type.Optional(oneOf(['open', 'ended'])),
        level: Type.Optional(oneOf(LEVELS)),
        unit: Type.Optional(Type.String({ maxLength: 100 })),
        rule: Type.Optional(Type.String({ maxLength: 100 })),
      },
      answer: Type.Object({ slips: Type.Array(SlipSummary), total: Type.Integer() }),
    }),
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const { of = 'all', state = 'open', level, unit, rule } = request.query
      const found = (await seenSlips(deps, request, state)).filter(
        (slip) =>
          (of === 'all' || slip.own) &&
          (level === undefined || slip.level === level) &&
          (unit === undefined || slip.receiver.id === unit) &&
          (rule === undefined || slip.rule.id === rule),
      )
      const slips = found.toSorted(byGravity).slice(0, MOST)
      return { slips: slips.map(({ slip: _slip, ...shown }) => shown), total: found.length }
    },
  )

  app.get(
    '/api/v1/slips/:id',
    reads('records:read', '一张督查单的全部 / one slip whole', {
      tag: 'alerts',
      params: WithId,
      answer: Whole,
    }),
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return whole(request, await slipById(slipDeps, request.params.id))
    },
  )

  app.post(
    '/api/v1/slips/:id/deeds',
    writes(
      'slips:answer',
      '签收、答复、决定、销号等，由 kind 区分 / sign, reply, decide, close: told apart by kind',
      {
        tag: 'alerts',
        query: {
          nonce: Type.Optional(
            Type.String({
              pattern: '^[\\w-]{8,40}$',
              description: '同一个值送两次只算一次 / sent twice under one name is once',
            }),
          ),
        },
        params: WithId,
        body: DeedBody,
        answer: Whole,
        perMinute: settings.limits.writesPerMinute,
      },
    ),
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const { nonce = null } = request.query
      const doing = doingOf(request, now(), nonce)
      const slip = await actOnSlip(slipDeps, request.params.id, request.body as SlipDeed, doing)
      void alerts.kick()
      return whole(request, slip)
    },
  )

  app.get(
    '/api/v1/rules',
    reads('records:read', '预警规则：何时触发、何时解除 / rules of alerts: what raises and what clears', {
      tag: 'alerts',
      answer: Type.Object({ rules: Type.Array(RuleSummary) }),
    }),
    async () => ({
      rules: alerts.rules.map(({ id, kind, on, title, words, limitDays, look }) => ({
        id,
        kind,
        on,
        title,
        limitDays,
        of: look.at,
        ...words,
      })),
    }),
  )

  async function whole(request: RequestWithPerson, slip: Slip) {
    const plan = await planOf(slipDeps, slip.plan)
    const reader = readerOf(request)
    const shown = shownSlip(slip, plan, alerts.rules, dayOf(now()))
    return {
      slip: { ...shown, own: isOwn(slip, reader, plan), may: mayNow(slip, reader, plan) },
      sheet: sheetOf(slip, plan),
    }
  }
}
