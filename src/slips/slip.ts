// A slip (督查单): one matter for one receiver. Its state is its events, replayed in the order of the log.
import type { Doer } from '../core/deed.ts'
import type { Day, Instant, Period } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import type { Text } from '../core/text.ts'
import type {
  EventOf,
  Evidence,
  HappeningKind,
  Known,
  MeasureWritten,
  SlipEvent,
  SlipNumber,
} from './events.ts'
import { type Level, type Matter, matterKey, type Receiver, receiverKey } from './finding.ts'
import { jointKey } from './joint.ts'
import type { MatterEntry } from './register.ts'

/** When, by whom. */
export interface Stamp {
  readonly on: Day
  readonly at: Instant
  readonly by: Doer
}

/** What a supervisor said of a reply, a request or an appeal. */
export interface Ruling extends Stamp {
  readonly granted: boolean
  readonly text: string
  /** The limit that followed from it; null: it stayed. */
  readonly limit: Day | null
}

export interface Reply extends Stamp {
  readonly id: string
  /** The co-lead whose reply it is, by its id; null: of whoever is in charge. */
  readonly helper: string | null
  readonly text: string
  readonly evidence: readonly Evidence[]
  /** null: not judged yet. */
  readonly verdict: Ruling | null
}

type Appeal = Reply

/** A measure that stands: of a reply that was not refused. */
export interface SlipMeasure extends MeasureWritten {
  /** `<event of the reply>.m1` */
  readonly id: string
  /** Id of the reply that named it. */
  readonly reply: string
  /** The co-lead whose measure it is; null: of whoever is in charge. */
  readonly helper: string | null
  /** Who said that it is done; null: nobody, or it was refused. */
  readonly reported: (Stamp & { readonly text: string }) | null
  /** What a supervisor said of it last; of a refused one until it is reported again. */
  readonly verdict: Ruling | null
  /** How far it was chased for its present day. */
  readonly chased: 'near' | 'late' | null
}

interface ExtensionAsk extends Stamp {
  readonly id: string
  /** Working days asked for. */
  readonly days: number
  readonly text: string
  readonly verdict: Ruling | null
}

/** Something a person is told once: the slip was raised, went up, came to a decision, ended. */
export interface SlipStep {
  /** Id of the event. */
  readonly id: string
  readonly kind: HappeningKind
  readonly on: Day
  readonly at: Instant
  /** The level after it. */
  readonly level: Level
  /** Id of the person who did it; null: the service. */
  readonly by: string | null
  /** Asks to be told at once: red, or urgent by its rule. */
  readonly urgent: boolean
  readonly why: Text
}

type NoticeRecord = Pick<EventOf<'notified'>, 'of' | 'person' | 'insteadOf' | 'key' | 'way' | 'at' | 'on'>

export interface Slip {
  readonly id: string
  readonly plan: string | null
  readonly matter: Matter
  /** Every rule that spoke of it. */
  readonly rules: readonly string[]
  /** In charge (主办). */
  readonly receiver: Receiver
  /** Who answers with it (协办); not those whose appeal was upheld. */
  readonly helpers: readonly Receiver[]
  /** Ids of co-leads whose appeal was upheld. */
  readonly exempt: readonly string[]
  readonly number: SlipNumber
  readonly origin: 'rule' | 'hand'
  /** What the register of matters keeps of it; null: it stands in none. */
  readonly entry: MatterEntry | null
  /** The slip of the same matter and receiver before it; null: none. */
  readonly follows: string | null
  readonly status: 'open' | 'closed' | 'withdrawn'
  /** Never lower than it once was. */
  readonly level: Level
  /** 拟办: it was raised and nobody issued it yet; only supervisors know of it. */
  readonly drafted: boolean
  /** 拟升: the colour that waits for somebody's signature, and the working days that go with it; null: none does. */
  readonly proposed: { readonly to: Level; readonly days: number; readonly why: Text } | null
  /** Last day on which an answer is in time; later than what was first set when an extension was granted. */
  readonly limit: Day
  /** The latest limit that a supervisor gave; nothing cuts it. Null: none was given. */
  readonly granted: Day | null
  /** The figures are better, but not for long enough yet. */
  readonly recovering: boolean
  /** Only a supervisor closes it: raised by hand, or reopened by hand. */
  readonly heldByHand: boolean
  readonly opened: Stamp
  /** What was known when it was raised: what the sheet shows. */
  readonly first: Known
  /** What is known now. */
  readonly latest: Known
  /** What was known when it was last so: what a withdrawal is judged by. */
  readonly ground: Known
  /** 签收 of the present level; null: not signed since it reached it. */
  readonly signed: Stamp | null
  readonly signatures: readonly (Stamp & { readonly level: Level })[]
  /** The receiver replied since this was last asked for, and the reply was not refused. */
  readonly answered: boolean
  /** The period of the figures that were known when the receiver last replied; null: none, or no reply. */
  readonly answeredOf: Period | null
  readonly replies: readonly Reply[]
  /** In the order in which they were named. */
  readonly measures: readonly SlipMeasure[]
  readonly extensions: readonly ExtensionAsk[]
  readonly appeals: readonly Appeal[]
  /** How it ended; null while it is open. */
  readonly ending: (EventOf<'closed'> | EventOf<'withdrawn'>) | null
  readonly steps: readonly SlipStep[]
  readonly told: readonly NoticeRecord[]
  /** Steps of a rule that reminds more than once, as far as they were reached. */
  readonly occasions: readonly string[]
  /** The last day for which figures or the calendar changed it: an earlier day has nothing to add. */
  readonly judgedOn: Day
  /** How many events of each kind. */
  readonly counts: Readonly<Partial<Record<HappeningKind, number>>>
  /** Everything, in order, each once. */
  readonly history: readonly SlipEvent[]
}

/** One text per matter and whoever is in charge: of those at most one slip is open. */
export const slipKey = (matter: Matter, receiver: Receiver): string =>
  `${jointKey(matter)}>${receiverKey(receiver)}`

export const isOpen = ({ status }: Pick<Slip, 'status'>): boolean => status === 'open'

/** The request, reply or appeal that waits for a supervisor's decision; null: none does. */
export const pending = <Asked extends { readonly verdict: Ruling | null }>(
  asked: readonly Asked[],
): Asked | null => {
  const last = asked.at(-1)
  return last && last.verdict === null ? last : null
}

/** `{prefix}` is the plan's own (机关代字), else 督. */
export const NUMBER_PATTERN = '{prefix}〔{year}〕{count}号'

/** A pattern as it counts for slips of this plan. */
export const patternOf = (pattern: string, plan: Pick<Plan, 'slipPrefix'> | null): string =>
  pattern.replaceAll('{prefix}', () => plan?.slipPrefix ?? '督')

/** A pattern names both places once and is short enough for a sheet's head. */
export const isNumberPattern = (pattern: string): boolean =>
  pattern.length <= 60 && pattern.split('{year}').length === 2 && pattern.split('{count}').length === 2

/** The number that is given next: `last` is the highest that was given in the year of that day, 0 when none was. */
export function numberAfter(pattern: string, on: Day, last: number): SlipNumber {
  const year = Number(on.slice(0, 4))
  return {
    year,
    count: last + 1,
    text: pattern.replace('{year}', () => String(year)).replace('{count}', () => String(last + 1)),
  }
}

/** Not a slip yet: it reminds. What the service says of itself never becomes one. */
export const unnumbered = (plan: string | null, on: Day): SlipNumber => ({
  year: Number(on.slice(0, 4)),
  count: 0,
  text: plan === null ? '运行' : '提醒',
})

export const isNumbered = ({ number }: Pick<Slip, 'number'>): boolean => number.count > 0

/** What each rule that spoke of it says, as `Finding.matter` names it: what is waited for. */
export const mattersOf = ({ matter, rules }: Pick<Slip, 'matter' | 'rules'>): string[] =>
  [matter.rule, ...rules].map((rule) => matterKey({ ...matter, rule }))

/** The later of a limit that was given and another. */
export const later = (granted: Day | null, limit: Day): Day =>
  granted !== null && granted > limit ? granted : limit
