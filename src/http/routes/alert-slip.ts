// `/alerts/<slip>`: one slip whole, what this reader does to it, and the sheet of paper.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { actOnSlip, planOf, slipById } from '../../alerts/slips/act.ts'
import { slipDepsOf } from '../../alerts/slips/deps.ts'
import { ruleWords, titleOf } from '../../alerts/slips/shown.ts'
import { fault, Problem } from '../../core/problem.ts'
import { type Text, text } from '../../core/text.ts'
import type { SlipDeed } from '../../slips/deeds.ts'
import { sheetOf } from '../../slips/sheet.ts'
import type { Slip } from '../../slips/slip.ts'
import { renderSlip, renderSlipPrint, type SlipInput } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, goTo, longField, madeNonce, nonceField, sendPrivate, withForms } from '../forms.ts'
import type { PageFrame } from '../page-frame.ts'
import { route } from '../resource.ts'
import { deedOfForm, SLIP_FORM_BYTES, wordsOf } from '../slip-forms.ts'
import { doingOf, mayNow, readerOf } from '../slip-views.ts'

type WithSlip = { readonly Params: { readonly slip: string } }
type Sent = NonNullable<SlipInput['doing']['sent']>

/** Of a plan's region: the office whose paper it is. */
const OFFICE = text('政府督查室', 'Government supervision office')

export function alertSlipRoutes(app: App, deps: HttpDeps, frameOf: PageFrame): void {
  const { alerts, people, settings, now } = deps
  const slipDeps = slipDepsOf(deps)

  app.get<WithSlip>('/alerts/:slip', route('records:read', '一张督查单 / one slip'), async (request, reply) =>
    page(request, reply, null),
  )

  app.get<WithSlip>(
    '/alerts/:slip/print',
    route('records:read', '督查单的纸面 / a slip as a sheet of paper'),
    async (request, reply) => {
      const slip = await found(request)
      const plan = await planOf(slipDeps, slip.plan)
      const frame = frameOf(request, reply)
      const office = [plan?.regionName, OFFICE[frame.lang]]
        .filter(Boolean)
        .join(frame.lang === 'zh' ? '' : ' ')
      return sendPrivate(
        reply,
        renderSlipPrint({ sheet: sheetOf(slip, plan), facts: slip.first.facts, office }, frame),
      )
    },
  )

  withForms(
    app,
    (scope) => {
      scope.post<WithSlip>(
        '/alerts/:slip',
        route('slips:answer', '签收、答复、定答复、销号等 / sign, reply, judge or close a slip', {
          perMinute: settings.limits.writesPerMinute,
        }),
        async (request, reply) => {
          const deed = deedOfForm(request)
          if (deed === null) throw unclear('deed', field(request, 'deed'))
          const { slip } = request.params
          try {
            await actOnSlip(slipDeps, slip, deed, doingOf(request, now(), nonceField(request)))
          } catch (error) {
            if (!(error instanceof Problem) || !MENDED_ON_PAGE.has(error.code)) throw error
            return page(request, reply.code(error.status), sentOf(request, deed, error.detail))
          }
          void alerts.kick()
          return goTo(reply, `/alerts/${slip}`)
        },
      )
    },
    SLIP_FORM_BYTES,
  )

  async function page(
    request: FastifyRequest<WithSlip>,
    reply: FastifyReply,
    sent: Sent | null,
  ): Promise<FastifyReply> {
    const slip = await found(request)
    const plan = await planOf(slipDeps, slip.plan)
    const reader = readerOf(request)
    const before = slip.follows === null ? null : await slipById(slipDeps, slip.follows)
    const input: SlipInput = {
      sheet: sheetOf(slip, plan),
      title: titleOf(slip, plan),
      rule: ruleWords(slip.matter.rule, alerts.rules),
      subject: slip.matter.subject,
      facts: slip.first.facts,
      knownAt: slip.opened.at,
      asOf: slip.opened.on,
      doing: { id: slip.id, level: slip.level, may: mayNow(slip, reader, plan), nonce: madeNonce(), sent },
      told: request.person ? await toldOf(slip) : null,
      before: before && { id: before.id, number: before.number.text },
    }
    return sendPrivate(reply, renderSlip(input, frameOf(request, reply)))
  }

  async function toldOf({ told, history }: Slip): Promise<NonNullable<SlipInput['told']>> {
    const names = new Map((await people.all()).map(({ id, name }) => [id, name]))
    const why = new Map(history.map((event) => [event.id, event.why]))
    return told.map(({ of, person, insteadOf, way, at }) => ({
      at,
      way,
      name: names.get(person) ?? person,
      insteadOf: insteadOf && (names.get(insteadOf) ?? insteadOf),
      of: why.get(of) ?? text('', ''),
    }))
  }

  const found = (request: FastifyRequest<WithSlip>): Promise<Slip> =>
    slipById(slipDeps, request.params.slip.slice(0, 60))
}

/** What the person can put right on the form itself, which keeps what was written. */
const MENDED_ON_PAGE = new Set([
  ...['slip-words-invalid', 'slip-days-invalid', 'slip-evidence-invalid', 'slip-level-not-higher'],
])

const sentOf = (request: FastifyRequest, { kind }: SlipDeed, failure: Text): Sent => ({
  deed: kind,
  text: wordsOf(request, 'text'),
  evidence: longField(request, 'evidence', 60_000),
  days: field(request, 'days'),
  failure,
})

export const unclear = (name: string, value: string): Problem =>
  new Problem(
    'request-invalid',
    { count: 1 },
    {
      faults: [
        fault('parameter-invalid', { name, value: value.slice(0, 40), reason: '—' }, { column: name }),
      ],
    },
  )
