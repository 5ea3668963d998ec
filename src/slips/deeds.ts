// What people do to a slip: who may do what when, what they may write, and the events that come of it.
import { addWorkingDays } from '../core/calendar.ts'
import type { Doer } from '../core/deed.ts'
import type { Day, Instant } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import { type Holder, mayDo, RIGHT_WORDS, type Right, ROLE_WORDS } from '../core/roles.ts'
import type { Evidence, Happening, HappeningKind, MeasureWritten, SlipDraft } from './events.ts'
import type { Level } from './finding.ts'
import { LEVEL_WORDS, rankOf } from './ladder.ts'
import {
  faultOfDue,
  faultOfMeasures,
  isUnreported,
  missingMeasures,
  unclosable,
  waitsForVerdict,
} from './measures.ts'
import { nextId } from './next.ts'
import { isOpen, later, pending, type Slip } from './slip.ts'
import { whyDone } from './words.ts'

export type SlipDeed =
  /** 签收 */
  | { readonly kind: 'sign' }
  /** Signs too, where nobody has yet. */
  | {
      readonly kind: 'reply'
      readonly text: string
      readonly evidence: readonly Evidence[]
      /** 整改措施: owed at orange and red by whoever is in charge. Absent: none. */
      readonly measures?: readonly MeasureWritten[]
    }
  /** Says that a measure is done. */
  | { readonly kind: 'report-measure'; readonly measure: string; readonly text: string }
  /** `due`: refused, the new day; null: the old one, or the next working day when that has passed. */
  | {
      readonly kind: 'judge-measure'
      readonly measure: string
      readonly accepted: boolean
      readonly text: string
      readonly due: Day | null
    }
  | { readonly kind: 'ask-extension'; readonly days: number; readonly text: string }
  | { readonly kind: 'appeal'; readonly text: string; readonly evidence: readonly Evidence[] }
  /** `days`: accepted, so many working days more until the matter is to be settled; refused, from today for another reply; null: the limit stays. */
  | {
      readonly kind: 'judge-reply'
      readonly accepted: boolean
      readonly text: string
      readonly days: number | null
    }
  /** `days`: granted working days; null: as many as were asked for. */
  | {
      readonly kind: 'judge-extension'
      readonly granted: boolean
      readonly text: string
      readonly days: number | null
    }
  /** Upheld: the slip is closed; a co-lead's, it answers no more. */
  | { readonly kind: 'judge-appeal'; readonly upheld: boolean; readonly text: string }
  /** 签发 what was drafted or proposed; not signed: a draft is closed, a proposal put off by as long as its limit is. */
  | { readonly kind: 'issue'; readonly signed: boolean; readonly text: string }
  /** 办结销号 */
  | { readonly kind: 'close'; readonly text: string }
  | { readonly kind: 'reopen'; readonly text: string; readonly days: number }
  /** Raises the level by hand. */
  | { readonly kind: 'lift'; readonly to: Level; readonly text: string; readonly days: number }

export type SlipDeedKind = SlipDeed['kind']

const RIGHT_OF: Readonly<Record<SlipDeedKind, Right>> = {
  sign: 'slips:answer',
  reply: 'slips:answer',
  'report-measure': 'slips:answer',
  'ask-extension': 'slips:answer',
  appeal: 'slips:answer',
  'judge-reply': 'slips:write',
  'judge-measure': 'slips:write',
  'judge-extension': 'slips:write',
  'judge-appeal': 'slips:write',
  issue: 'slips:write',
  close: 'slips:write',
  reopen: 'slips:write',
  lift: 'slips:write',
}
export const SLIP_DEED_KINDS = Object.keys(RIGHT_OF) as SlipDeedKind[]

/** A holder of rights with a name, and the units in whose place they may answer. */
export interface SlipActor extends Holder {
  readonly name: string
}

/** Made when it is asked for: most deeds that somebody may not do are only not offered. */
type Refusal = () => Problem

function refusing(
  slip: Slip,
  kind: SlipDeedKind,
  actor: SlipActor,
  units: readonly string[],
): Refusal | null {
  const right = RIGHT_OF[kind]
  if (!isAllowed(slip, right, actor, units)) return () => rightMissing(actor, right)
  const number = slip.number.text
  if (kind === 'reopen') return isOpen(slip) ? () => new Problem('slip-still-open', { number }) : null
  if (!isOpen(slip)) return () => new Problem('slip-not-open', { number })
  // Whoever answers does not know of a draft.
  if (slip.drafted && right === 'slips:answer') return () => new Problem('slip-unknown', { id: slip.id })
  switch (kind) {
    case 'sign':
      return slip.signed && signedAlready(number, slip.signed)
    case 'ask-extension':
      return pending(slip.extensions) && waits(number, '延期申请', 'a request for more time')
    case 'appeal':
      return pending(slip.appeals) && waits(number, '申诉', 'an appeal')
    case 'report-measure':
      return slip.measures.some(isUnreported) ? null : noMeasure(number)
    case 'judge-measure':
      return slip.measures.some(waitsForVerdict) ? null : nothing(number, '措施', 'measure')
    case 'judge-reply':
      return pending(slip.replies) ? null : nothing(number, '答复', 'reply')
    case 'judge-extension':
      return pending(slip.extensions) ? null : nothing(number, '延期申请', 'request for more time')
    case 'judge-appeal':
      return pending(slip.appeals) ? null : nothing(number, '申诉', 'appeal')
    case 'issue':
      return slip.drafted || slip.proposed ? null : nothing(number, '拟办', 'draft')
    case 'lift':
      return slip.level === 'red' ? () => notHigher(slip) : null
    default:
      return null
  }
}

/** What a role receives is answered by whoever has the role; what a leader is in charge of, by name or by what stands as their unit. */
function isAllowed({ receiver }: Slip, right: Right, actor: SlipActor, units: readonly string[]): boolean {
  const isOfRole = right === 'slips:answer' && receiver.kind === 'role'
  if (isOfRole) return receiver.id === actor.role && mayDo(actor, right)
  const names = actor.role === 'leader' ? [actor.unit, actor.name] : [actor.unit]
  return names.some((unit) => mayDo({ ...actor, unit }, right, { units }))
}

/** Whether this person may show files for it: whoever answers, or supervises, also when it is settled; not what its year left. */
export function mayShowFor(slip: Slip, actor: SlipActor, units: readonly string[]): boolean {
  const isOver =
    slip.status === 'withdrawn' || (slip.ending?.kind === 'closed' && slip.ending.how === 'year-end')
  if (isOver) return false
  if (isAllowed(slip, 'slips:write', actor, units)) return true
  return !slip.drafted && isAllowed(slip, 'slips:answer', actor, units)
}

/**
 * Why this person may not do such a thing to the slip now; null: they may. `units`: those that may answer for the
 * receiver. Codes: `right-missing`, `slip-not-open`, `slip-still-open`, `slip-signed-already`,
 * `slip-nothing-to-judge`, `slip-waits-for-decision`, `slip-level-not-higher`.
 */
export function refusalOf(
  slip: Slip,
  kind: SlipDeedKind,
  actor: SlipActor,
  units: readonly string[],
): Problem | null {
  return refusing(slip, kind, actor, units)?.() ?? null
}

/** Whether it may be done now: for buttons. */
export const mayDoTo = (
  slip: Slip,
  kind: SlipDeedKind,
  actor: SlipActor,
  units: readonly string[],
): boolean => refusing(slip, kind, actor, units) === null

export const rightMissing = ({ name, role }: SlipActor, right: Right): Problem =>
  new Problem('right-missing', {
    name,
    zhRole: ROLE_WORDS[role].zh,
    enRole: ROLE_WORDS[role].en,
    zhRight: RIGHT_WORDS[right].zh,
    enRight: RIGHT_WORDS[right].en,
  })

const signedAlready =
  (number: string, { by, on }: NonNullable<Slip['signed']>): Refusal =>
  () =>
    new Problem('slip-signed-already', { number, name: by.name, on })
const waits =
  (number: string, zh: string, en: string): Refusal =>
  () =>
    new Problem('slip-waits-for-decision', { number, zh, en })
const nothing =
  (number: string, zh: string, en: string): Refusal =>
  () =>
    new Problem('slip-nothing-to-judge', { number, zh, en })
const noMeasure =
  (number: string): Refusal =>
  () =>
    new Problem('slip-measure-unknown', { number })
const notHigher = ({ number, level }: Slip): Problem =>
  new Problem('slip-level-not-higher', {
    number: number.text,
    zh: LEVEL_WORDS[level].zh,
    en: LEVEL_WORDS[level].en,
  })

/** The id of what was sent under a name of its own. */
const sentId = (slip: string, kind: HappeningKind, nonce: string): string => `${slip}.${kind}.sent-${nonce}`

/** Whether it was sent and done before. */
export const wasSent = (slip: Slip, nonce: string): boolean =>
  slip.history.some(({ id }) => id.endsWith(`.sent-${nonce}`))

/** Who does it and when. */
export interface DeedStamp {
  readonly at: Instant
  readonly on: Day
  readonly by: Doer
  /** Names what was sent, so that sending it twice is once; null: every time is another. */
  readonly nonce: string | null
  /** The co-lead in whose name it is done, by its id; absent: whoever is in charge, or a supervisor. */
  readonly helper?: string
}

/**
 * The events of a deed that is not refused. Problems: `slip-words-invalid`, `slip-days-invalid`,
 * `slip-evidence-invalid`, `slip-level-not-higher`, those of `faultInMeasures`.
 */
export function eventsOf(slip: Slip, deed: SlipDeed, moment: DeedStamp): SlipDraft[] {
  const fault = faultOf(slip, deed, moment)
  if (fault) throw fault
  return happeningsOf(slip, deed, moment).map((what) => ({
    ...what,
    id: moment.nonce === null ? nextId(slip, what.kind) : sentId(slip.id, what.kind, moment.nonce),
    slip: slip.id,
    plan: slip.plan,
    at: moment.at,
    on: moment.on,
    by: moment.by,
    why: whyDone(what, moment.by.name),
  }))
}

/** Whether whoever is in charge, or this co-lead, has signed the present level. */
const hasSigned = (slip: Slip, helper: string | undefined): boolean =>
  helper === undefined
    ? slip.signed !== null
    : slip.history.some((event) => event.kind === 'signed' && event.helper === helper)

function faultOf(slip: Slip, deed: SlipDeed, { on, helper }: DeedStamp): Problem | null {
  if (deed.kind === 'sign' || (deed.kind === 'issue' && deed.signed)) return null
  const evidence = 'evidence' in deed ? faultOfEvidence(deed.evidence) : null
  const days = 'days' in deed && deed.days !== null ? faultOfDays(deed.days) : null
  const higher = deed.kind === 'lift' && rankOf(deed.to) <= rankOf(slip.level) ? notHigher(slip) : null
  return faultOfWords(deed.text) ?? evidence ?? days ?? higher ?? faultInMeasures(slip, deed, on, helper)
}

/** Problems: `slip-measures-invalid`, `slip-measures-missing`, `slip-measures-open`, `slip-measure-unknown`. */
function faultInMeasures(slip: Slip, deed: SlipDeed, on: Day, helper: string | undefined): Problem | null {
  switch (deed.kind) {
    case 'reply': {
      const measures = deed.measures ?? []
      return faultOfMeasures(measures, on) ?? (helper === undefined ? missingMeasures(slip, measures) : null)
    }
    case 'report-measure':
    case 'judge-measure': {
      const asked = deed.kind === 'report-measure' ? isUnreported : waitsForVerdict
      if (!slip.measures.some((one) => one.id === deed.measure && asked(one)))
        return noMeasure(slip.number.text)()
      const due = deed.kind === 'judge-measure' && deed.due !== null ? faultOfDue(deed.due, on) : null
      return due && new Problem('slip-measures-invalid', { zh: `措施${due.zh}`, en: `the measure ${due.en}` })
    }
    case 'close':
      return unclosable(slip)
    default:
      return null
  }
}

function happeningsOf(slip: Slip, deed: SlipDeed, { on, helper }: DeedStamp): Happening[] {
  const inName = helper === undefined ? {} : { helper }
  /** So many working days after the limit, or after today when it has passed. */
  const prolonged = (days: number | null): Day | null =>
    days === null ? null : addWorkingDays(slip.limit > on ? slip.limit : on, days)
  /** Nobody's limit ends on the day on which they hear of it, and no limit that was granted is cut. */
  const atLeastTomorrow = (days: number | null): Day | null => {
    if (days !== null) return later(slip.granted, addWorkingDays(on, days))
    const next = addWorkingDays(on, 1)
    return slip.limit < next ? next : null
  }
  switch (deed.kind) {
    case 'sign':
      return [{ kind: 'signed', ...inName }]
    case 'reply': {
      const { text, evidence, measures = [] } = deed
      const reply: Happening = { kind: 'replied', text, evidence, measures, ...inName }
      return hasSigned(slip, helper) ? [reply] : [{ kind: 'signed', ...inName }, reply]
    }
    case 'ask-extension':
      return [{ kind: 'extension-asked', days: deed.days, text: deed.text }]
    case 'appeal':
      return [{ kind: 'appealed', text: deed.text, evidence: deed.evidence, ...inName }]
    case 'report-measure':
      return [{ kind: 'measure-reported', measure: deed.measure, text: deed.text, ...inName }]
    case 'judge-measure': {
      const { measure, accepted, text } = deed
      const next = addWorkingDays(on, 1)
      const old = slip.measures.find(({ id }) => id === measure)?.due ?? next
      const due = accepted ? null : (deed.due ?? later(old, next))
      return [{ kind: 'measure-judged', measure, accepted, text, due }]
    }
    case 'judge-reply': {
      const reply = pending(slip.replies)?.id ?? ''
      const limit = deed.accepted ? prolonged(deed.days) : atLeastTomorrow(deed.days)
      return [{ kind: 'reply-judged', reply, accepted: deed.accepted, text: deed.text, limit }]
    }
    case 'judge-extension': {
      const asked = pending(slip.extensions)
      const limit = deed.granted ? prolonged(deed.days ?? asked?.days ?? 1) : atLeastTomorrow(null)
      return [
        { kind: 'extension-judged', ask: asked?.id ?? '', granted: deed.granted, text: deed.text, limit },
      ]
    }
    case 'judge-appeal': {
      const asked = pending(slip.appeals)
      const appeal = asked?.id ?? ''
      const limit = deed.upheld ? null : atLeastTomorrow(null)
      const verdict: Happening = {
        kind: 'appeal-judged',
        appeal,
        upheld: deed.upheld,
        text: deed.text,
        limit,
      }
      // A co-lead that does not answer for it leaves the slip to the others.
      return deed.upheld && !asked?.helper
        ? [verdict, { kind: 'closed', how: 'appeal', text: deed.text, known: null }]
        : [verdict]
    }
    case 'issue': {
      const limit = later(slip.granted, addWorkingDays(on, slip.proposed?.days ?? slip.latest.limitDays))
      if (deed.signed)
        return [{ kind: 'issued', to: slip.proposed?.to ?? slip.level, limit, text: deed.text }]
      return slip.drafted
        ? [{ kind: 'closed', how: 'supervisor', text: deed.text, known: null }]
        : [{ kind: 'withheld', limit, text: deed.text }]
    }
    case 'close':
      return [{ kind: 'closed', how: 'supervisor', text: deed.text, known: null }]
    case 'reopen': {
      const limit = later(slip.granted, addWorkingDays(on, deed.days))
      return [{ kind: 'reopened', how: 'supervisor', text: deed.text, limit, known: null }]
    }
    case 'lift': {
      const limit = later(slip.granted, addWorkingDays(on, deed.days))
      return [
        { kind: 'risen', from: slip.level, to: deed.to, cause: 'hand', text: deed.text, limit, known: null },
      ]
    }
  }
}

export const MOST_CHARACTERS = 4_000
/** Working days that can be given at once: a quarter of a year. */
export const MOST_DAYS = 60
const MOST_EVIDENCE = 20
const MOST_NAME = 200
const MOST_LINK = 2_000

export const faultOfWords = (words: string, most = MOST_CHARACTERS): Problem | null =>
  words.trim() === '' || words.length > most ? new Problem('slip-words-invalid', { most }) : null

export const faultOfDays = (days: number, most = MOST_DAYS): Problem | null =>
  Number.isInteger(days) && days >= 1 && days <= most
    ? null
    : new Problem('slip-days-invalid', { days, most })

function faultOfEvidence(evidence: readonly Evidence[]): Problem | null {
  if (evidence.length > MOST_EVIDENCE) {
    return invalid(`${evidence.length} 件`, `${evidence.length} pieces`)
  }
  for (const { name, link } of evidence) {
    if (name.trim() === '') return invalid('有一件没有名称', 'one has no name')
    if (name.length > MOST_NAME) return invalid('名称过长', 'a name is too long')
    if (link !== null && !isLink(link)) return invalid(`网址“${link}”`, `the address “${link}”`)
  }
  return null
}

/** An address that a page may link to: no script, no file, no words around it. */
const isLink = (link: string): boolean =>
  link.length <= MOST_LINK && /^https?:\/\/[^\s"'<>]+$/i.test(link) && URL.canParse(link)

const invalid = (zh: string, en: string): Problem => new Problem('slip-evidence-invalid', { zh, en })
