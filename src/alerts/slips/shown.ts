// A slip as a line of a list: what it is about, whose it is, how long there is left, and what it waits for.
import { addWorkingDays, workingDaysBetween } from '../../core/calendar.ts'
import { shareLabel, wholeOf } from '../../core/decomposition.ts'
import { type Day, lastJudgedDay } from '../../core/period.ts'
import type { Plan } from '../../core/plan.ts'
import type { Holder } from '../../core/roles.ts'
import { type Text, text } from '../../core/text.ts'
import type { Rule } from '../../rules/rule.ts'
import { BY_HAND, type Level, type Receiver } from '../../slips/finding.ts'
import { stoodAtYearEnd } from '../../slips/fold.ts'
import { rankOf } from '../../slips/ladder.ts'
import { type MeasureState, stateOfMeasure, waitsForVerdict } from '../../slips/measures.ts'
import { answeringUnits } from '../../slips/people.ts'
import { type MatterEntry, ORIGIN_WORDS } from '../../slips/register.ts'
import { leaderName, matterName, receiverName } from '../../slips/sheet.ts'
import { isNumbered, isOpen, pending, type Slip, type SlipMeasure } from '../../slips/slip.ts'

/** What a slip waits for: whoever answers it, a supervisor (`verdict`), or nobody. `unsettled`: its year ended first. */
export const SLIP_STATES = [
  'unsigned',
  'signed',
  'verdict',
  'answered',
  'recovering',
  'closed',
  'unsettled',
  'withdrawn',
] as const
export type SlipState = (typeof SLIP_STATES)[number]

export interface ShownMeasure {
  readonly id: string
  readonly text: string
  readonly owner: string
  readonly due: Day
  readonly state: MeasureState
  /** What was said when it was reported as done; null: it was not, or it was returned since. */
  readonly reported: { readonly name: string; readonly on: Day; readonly text: string } | null
  /** What a supervisor said of it last. */
  readonly verdict: {
    readonly name: string
    readonly on: Day
    readonly text: string
    readonly accepted: boolean
  } | null
}

/** Whoever a slip goes to, as the plan names them. */
export interface NamedReceiver extends Receiver {
  readonly name: string
}

const namedReceiver = ({ kind, id }: Receiver, plan: Plan | null): NamedReceiver => ({
  kind,
  id,
  name: receiverName({ kind, id }, plan),
})

export interface ShownSlip {
  readonly id: string
  readonly plan: string | null
  readonly number: string
  readonly level: Level
  readonly subject: { readonly kind: Slip['matter']['subject']['kind']; readonly id: string }
  readonly title: Text
  /** Of a share: what is shared out, and whose share it is; null: it is none. */
  readonly shareOf: { readonly indicator: string; readonly title: Text; readonly part: string } | null
  readonly rule: { readonly id: string; readonly words: Text }
  /** In charge (主办). */
  readonly receiver: NamedReceiver
  /** Who answers with it (协办). */
  readonly helpers: readonly NamedReceiver[]
  /** In charge of the matter, as the plan names them. */
  readonly leaders: readonly { readonly id: string; readonly name: string }[]
  readonly reason: Text
  /** What the register of matters keeps of it; null: it stands in none. */
  readonly entry: MatterEntry | null
  /** 结果: how it ended, else what was last answered; empty: nothing yet. */
  readonly result: string
  /** 整改措施 of replies that were not refused, in the order in which they were named. */
  readonly measures: readonly ShownMeasure[]
  readonly issued: Day
  readonly limit: Day
  /** When it was closed or withdrawn; null: it is open. */
  readonly ended: Day | null
  /** Working days until the limit, 0 on its day; negative: so many since it passed. Counted until it ended or its year did. */
  readonly left: number
  readonly state: SlipState
  /** The limit has passed, it is open and nobody answered. */
  readonly overdue: boolean
  /** How it stood at its year’s end; null: that is not how it ended. */
  readonly stood: { readonly state: SlipState; readonly overdue: boolean } | null
}

export function shownSlip(slip: Slip, plan: Plan | null, rules: readonly Rule[], today: Day): ShownSlip {
  const { matter, limit, latest } = slip
  const day = lastCounted(slip, plan, today)
  const left = limit >= day ? workingDaysBetween(day, limit) : -workingDaysBetween(limit, day)
  const before = stoodAtYearEnd(slip)
  return {
    id: slip.id,
    plan: slip.plan,
    number: slip.number.text,
    level: slip.level,
    subject: matter.subject,
    title: titleOf(slip, plan),
    shareOf: shareIn(slip, plan),
    rule: { id: matter.rule, words: slip.entry ? entryWords(slip.entry) : ruleWords(matter.rule, rules) },
    receiver: namedReceiver(slip.receiver, plan),
    helpers: slip.helpers.map((each) => namedReceiver(each, plan)),
    leaders: latest.leaders.map((id) => ({ id, name: leaderName(id, plan) })),
    reason: latest.reason,
    entry: slip.entry,
    result: resultOf(slip),
    measures: slip.measures.map((measure) => shownMeasure(measure, day)),
    issued: slip.opened.on,
    limit,
    ended: slip.ending?.on ?? null,
    left,
    state: stateOfSlip(slip),
    overdue: isLate(slip, day),
    stood: before && { state: stateOfSlip(before), overdue: isLate(before, day) },
  }
}

function shownMeasure(measure: SlipMeasure, day: Day): ShownMeasure {
  const { id, text: words, owner, due, reported, verdict } = measure
  return {
    id,
    text: words,
    owner,
    due,
    state: stateOfMeasure(measure, day),
    reported: reported && { name: reported.by.name, on: reported.on, text: reported.text },
    verdict: verdict && {
      name: verdict.by.name,
      on: verdict.on,
      text: verdict.text,
      accepted: verdict.granted,
    },
  }
}

/** Days are counted until a slip ends, and never beyond the last day of its year that is judged. */
function lastCounted({ ending }: Slip, plan: Plan | null, today: Day): Day {
  const until = ending?.on ?? today
  return plan !== null && until > lastJudgedDay(plan) ? lastJudgedDay(plan) : until
}

/** Its limit has passed and nobody answered. A reminder is late in nothing. */
function isLate(slip: Slip, day: Day): boolean {
  const state = stateOfSlip(slip)
  return isNumbered(slip) && slip.limit < day && (state === 'unsigned' || state === 'signed')
}

/** The subject in both languages: indicators have an English name. */
export function titleOf(slip: Slip, plan: Plan | null): Text {
  const { subject } = slip.matter
  const name = matterName(slip, plan)
  const indicator =
    subject.kind === 'indicator' ? plan?.indicators.find(({ id }) => id === subject.id) : undefined
  return text(name, indicator?.nameEn ?? name)
}

function shareIn({ matter: { subject } }: Slip, plan: Plan | null): ShownSlip['shareOf'] {
  const indicator =
    subject.kind === 'indicator' ? plan?.indicators.find(({ id }) => id === subject.id) : undefined
  const whole = plan && indicator ? wholeOf(plan, indicator) : null
  if (!plan || !indicator || whole === null) return null
  const title = text(whole.name, whole.nameEn ?? whole.name)
  return { indicator: whole.id, title, part: shareLabel(plan, indicator) }
}

/** 领导批示 · 批示〔2022〕3号 */
const entryWords = ({ origin, source }: MatterEntry): Text =>
  text(`${ORIGIN_WORDS[origin].zh} · ${source}`, `${ORIGIN_WORDS[origin].en} · ${source}`)

const resultOf = ({ ending, replies }: Slip): string =>
  (ending?.kind === 'closed' ? ending.text : '') || (replies.at(-1)?.text ?? '')

export const ruleWords = (id: string, rules: readonly Rule[]): Text =>
  id === BY_HAND
    ? text('督查员手工开单', 'Written by a supervisor')
    : (rules.find((rule) => rule.id === id)?.title ?? text(id, id))

function stateOfSlip(slip: Slip): SlipState {
  if (stoodAtYearEnd(slip) !== null) return 'unsettled'
  if (!isOpen(slip)) return slip.status === 'withdrawn' ? 'withdrawn' : 'closed'
  if (slip.drafted || slip.proposed !== null) return 'verdict'
  if ([slip.replies, slip.extensions, slip.appeals].some((asked) => pending<Asked>(asked) !== null))
    return 'verdict'
  if (slip.measures.some(waitsForVerdict)) return 'verdict'
  if (slip.recovering) return 'recovering'
  if (slip.answered) return 'answered'
  return slip.signed ? 'signed' : 'unsigned'
}
type Asked = { readonly verdict: Slip['replies'][number]['verdict'] }

/** Whether a reader's own unit, area or role is asked: theirs to do something about. */
export function isOwn(slip: Slip, reader: Holder & { readonly name: string }, plan: Plan | null): boolean {
  const { receiver } = slip
  if (receiver.kind === 'role' && receiver.id === reader.role) return true
  const units = answeringUnits(slip, plan)
  const isLeader = reader.role === 'leader' && units.includes(reader.name)
  return isLeader || (reader.unit !== null && units.includes(reader.unit))
}

/** A day after which working days are few: what is due by then is marked. */
export const isPressing = ({ limit, state }: ShownSlip, today: Day): boolean =>
  (state === 'unsigned' || state === 'signed') && limit <= addWorkingDays(today, 1)

/** The gravest first, of these the most pressing. */
export const byGravity = (a: ShownSlip, b: ShownSlip): number =>
  rankOf(b.level) - rankOf(a.level) ||
  (a.limit < b.limit ? -1 : Number(a.limit > b.limit)) ||
  (a.number < b.number ? -1 : 1)
