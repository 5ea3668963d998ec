// `/alerts/new`, `/alerts/holds`: slips that a supervisor writes, and what holds slips back.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { slipDepsOf } from '../../alerts/slips/deps.ts'
import { hold, holds } from '../../alerts/slips/hold.ts'
import { raiseByHand } from '../../alerts/slips/raise-by-hand.ts'
import { Problem } from '../../core/problem.ts'
import { mayDo } from '../../core/roles.ts'
import { type Standpoint, vantageOf } from '../../core/standpoint.ts'
import type { Language, Text } from '../../core/text.ts'
import { LEVELS, type Subject } from '../../slips/finding.ts'
import type { Steering } from '../../slips/holds.ts'
import { renderHolds, renderNewSlip, type WrittenSlip } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, goTo, madeNonce, nonceField, sendPrivate, withForms } from '../forms.ts'
import { pictureOf } from '../found.ts'
import { askedByPage } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { route } from '../resource.ts'
import { doingOf, standingOf } from '../slip-views.ts'
import { languageOf } from '../wanted.ts'
import { daysField, SLIP_FORM_BYTES, unclear, wordsField } from './slip.ts'

const KINDS = ['indicator', 'task', 'duty', 'unit'] as const
const SHOWN_HOLDS = 100

export function alertHandRoutes(app: App, deps: HttpDeps, frameOf: PageFrame): void {
  newSlipRoutes(app, deps, frameOf)
  holdRoutes(app, deps, frameOf)
}

function newSlipRoutes(app: App, deps: HttpDeps, frameOf: PageFrame): void {
  const { alerts, pictures, settings, now } = deps
  const perMinute = settings.limits.writesPerMinute
  const slipDeps = slipDepsOf(deps)

  app.get(
    '/alerts/new',
    route('slips:write', '手开督查单的表格 / the form on which a slip is written by hand'),
    async (request, reply) => {
      const { subject } = request.query as { readonly subject?: unknown }
      const about = typeof subject === 'string' ? subject.slice(0, 120) : ''
      const blank = { subject: about, receiver: '', level: '', days: '', reason: '', requirement: '' }
      return newSlip(request, reply, blank, null)
    },
  )

  withForms(
    app,
    (scope) => {
      scope.post(
        '/alerts/new',
        route('slips:write', '手开一张督查单 / write a slip by hand', { perMinute }),
        async (request, reply) => {
          const written: WrittenSlip = {
            subject: field(request, 'subject'),
            receiver: field(request, 'receiver'),
            level: field(request, 'level'),
            days: field(request, 'days'),
            reason: wordsField(request, 'reason'),
            requirement: wordsField(request, 'requirement'),
          }
          const subject = subjectOf(written.subject)
          const level = LEVELS.find((one) => one === written.level)
          if (!subject || !level) throw unclear(subject ? 'level' : 'subject', written.subject)
          const slip = {
            ...written,
            plan: field(request, 'plan'),
            subject,
            level,
            days: daysField(request) ?? 0,
          }
          try {
            const made = await raiseByHand(slipDeps, slip, doingOf(request, now(), nonceField(request)))
            void alerts.kick()
            return goTo(reply, `/alerts/${made.id}`)
          } catch (error) {
            if (!(error instanceof Problem) || !error.code.startsWith('slip-')) throw error
            return newSlip(request, reply.code(error.status), written, error.detail)
          }
        },
      )
    },
    SLIP_FORM_BYTES,
  )

  async function newSlip(
    request: FastifyRequest,
    reply: FastifyReply,
    written: WrittenSlip,
    failure: Text | null,
  ): Promise<FastifyReply> {
    const asked = { ...askedByPage(request), asOf: null, knownAt: null }
    const plan = asked.plan ?? (field(request, 'plan') || null)
    const picture = await pictureOf(pictures, { ...asked, plan })
    const page = { plan: picture.kept.plan, written, nonce: madeNonce(), failure }
    return sendPrivate(reply, renderNewSlip(page, frameOf(request, reply)))
  }
}

function holdRoutes(app: App, deps: HttpDeps, frameOf: PageFrame): void {
  const { alerts, people, settings, now } = deps
  const perMinute = settings.limits.writesPerMinute
  const slipDeps = slipDepsOf(deps)

  app.get(
    '/alerts/holds',
    route('records:read', '静默、冻结和外出 / silences, freezes and absences'),
    async (request, reply) => holdsPage(request, reply, null),
  )

  withForms(
    app,
    (scope) => {
      scope.post(
        '/alerts/holds',
        route('slips:answer', '加一条或提前结束一条 / add one of these, or end it early', { perMinute }),
        async (request, reply) => {
          const steering = steeringOf(request)
          if (!steering) throw unclear('kind', field(request, 'kind'))
          const everybody = new Set((await people.all()).map(({ id }) => id))
          try {
            await hold(slipDeps, steering, doingOf(request, now(), nonceField(request)), everybody)
          } catch (error) {
            if (!(error instanceof Problem) || error.code === 'right-missing') throw error
            return holdsPage(request, reply.code(error.status), error.detail)
          }
          void alerts.kick()
          return goTo(reply, '/alerts/holds')
        },
      )
    },
    SLIP_FORM_BYTES,
  )

  async function holdsPage(
    request: FastifyRequest,
    reply: FastifyReply,
    failure: Text | null,
  ): Promise<FastifyReply> {
    const input = await holdsFor(deps, request.person, languageOf(request), askedByPage(request))
    const page = { ...input, nonce: madeNonce(), failure }
    return sendPrivate(reply, renderHolds(page, frameOf(request, reply)))
  }
}

/** What holds slips back, and what this person may choose from on the form. */
async function holdsFor(deps: HttpDeps, person: FastifyRequest['person'], lang: Language, asked: Standpoint) {
  const { alerts, people, pictures, now } = deps
  const { day: today, past } = vantageOf(asked, now())
  const plans = (await pictures.plans(null)).map(({ plan }) => plan)
  const mayHold = !past && mayDo(person, 'slips:write')
  const mayAway = !past && mayDo(person, 'slips:answer')
  const everybody = mayAway
    ? (await people.all()).filter(({ active }) => active).map(({ id, name }) => ({ id, name }))
    : []
  const forAll = mayHold || mayDo(person, 'people:write')
  const known = (await holds(slipDepsOf(deps), standingOf(asked, now()))).toReversed().slice(0, SHOWN_HOLDS)
  return {
    holds: known.map(({ begun, from, until, waits }) => ({
      id: begun.id,
      what: begun.why,
      from,
      until,
      state: stateOf(until < today, waits),
      mayConfirm: waits && until >= today && mayHold && begun.by.person !== person?.id,
      mayEnd:
        !past &&
        until >= today &&
        (mayHold || (begun.kind === 'absent' && (forAll || begun.person === person?.id))),
    })),
    may: { hold: mayHold, away: mayAway },
    plans: plans.map(({ id, title }) => ({ id, name: title })),
    rules: alerts.rules.map(({ id, title }) => ({ id, name: title[lang] })),
    units: [...new Map(plans.flatMap(({ units }) => units.map((unit) => [unit.id, unit] as const))).values()],
    persons: forAll ? everybody : everybody.filter(({ id }) => id === person?.id),
    deputies: everybody,
    today,
  }
}

const stateOf = (isOver: boolean, waits: boolean): 'ended' | 'waits' | 'stands' =>
  isOver ? 'ended' : waits ? 'waits' : 'stands'

/** `indicator/gdp`; null for what is none. */
function subjectOf(words: string): Subject | null {
  const [kind, ...rest] = words.split('/')
  const known = KINDS.find((one) => one === kind)
  return known ? { kind: known, id: rest.join('/') } : null
}

function steeringOf(request: FastifyRequest): Steering | null {
  const [until, reason] = [field(request, 'until'), field(request, 'reason')]
  const chosen = (name: string): string | null => field(request, name) || null
  switch (field(request, 'kind')) {
    case 'silenced': {
      const receiver = chosen('receiver')
      const scope = {
        plan: chosen('plan'),
        rule: chosen('rule'),
        subject: null,
        receiver: receiver === null ? null : ({ kind: 'unit', id: receiver } as const),
      }
      return { kind: 'silenced', scope, until, reason }
    }
    case 'frozen':
      return { kind: 'frozen', frozen: field(request, 'plan'), until, reason }
    case 'absent': {
      const [person, deputy] = [field(request, 'person'), field(request, 'deputy')]
      return { kind: 'absent', person, deputy, since: field(request, 'since'), until, reason }
    }
    case 'confirmed':
      return { kind: 'confirmed', hold: field(request, 'hold'), reason }
    case 'lifted':
      return { kind: 'lifted', hold: field(request, 'hold'), reason }
    default:
      return null
  }
}
