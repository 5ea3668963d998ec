// What can happen to a slip (督查单): the events that its state is replayed from. Facts: never changed, never taken back.
import type { Doer } from '../core/deed.ts'
import type { Day, Instant } from '../core/period.ts'
import type { Text } from '../core/text.ts'
import type { Finding, Level, Matter, Receiver } from './finding.ts'
import type { MatterEntry } from './register.ts'

/** What somebody shows for a reply: a document by its name, with its address when it has one (http or https). */
export interface Evidence {
  readonly name: string
  readonly link: string | null
}

/** A measure (整改措施) as a reply names it. */
export interface MeasureWritten {
  readonly text: string
  /** Who sees to it: a person or an office, by name. */
  readonly owner: string
  readonly due: Day
}

/** Given once by an office in a year, whatever plan it is for, never again to another slip, and none is left out. */
export interface SlipNumber {
  /** In which it was given. */
  readonly year: number
  /** 1 for the first of the year; 0: it has none yet (a reminder, or what the service says of itself). */
  readonly count: number
  /** As it is printed: 鲤督〔2022〕1号. */
  readonly text: string
}

/** What was known when something was decided: the sentences, and the figures with their arithmetic. */
export type Known = Pick<
  Finding,
  'period' | 'since' | 'reason' | 'requirement' | 'facts' | 'urgent' | 'leaders' | 'limitDays'
> & {
  /** Ids of uploads whose figures it rests on; empty: none, or not known. */
  readonly rests: readonly string[]
  /** Which step of a rule that reminds more than once; null: it has none. */
  readonly occasion: string | null
  /** Every rule that says so, the gravest first; empty: the matter's own. Absent in events of earlier releases. */
  readonly rules?: readonly string[]
}

/** Who is told: whoever answers, a leader in charge, or everybody of a role. */
export interface Addressee {
  readonly kind: Receiver['kind'] | 'leader'
  readonly id: string
}

/** What happens, by kind; every kind once more in words in `words.ts`. */
export type Happening =
  | {
      readonly kind: 'raised'
      readonly matter: Matter
      /** In charge (主办). */
      readonly receiver: Receiver
      /** Who answers with it (协办). Absent in events of earlier releases. */
      readonly helpers?: readonly Receiver[]
      readonly number: SlipNumber
      readonly level: Level
      readonly limit: Day
      readonly known: Known
      readonly origin: 'rule' | 'hand'
      /** What the register of matters keeps of it; absent: it stands in none. */
      readonly entry?: MatterEntry
      /** 拟办: nobody but the supervisors is told before one of them issues it. Absent: it goes out by itself. */
      readonly drafted?: boolean
      /** The slip of the same matter and receiver before it; null: this is the first. */
      readonly follows: string | null
    }
  | {
      readonly kind: 'risen'
      readonly from: Level
      readonly to: Level
      /** `limit`: it passed without good cause. `rule`: the figures became worse. `hand`: a supervisor's decision. */
      readonly cause: 'limit' | 'rule' | 'hand'
      /** A supervisor's words; empty otherwise. */
      readonly text: string
      readonly limit: Day
      /** What was known; null when only the limit or a supervisor spoke. */
      readonly known: Known | null
    }
  /** 拟升: it would rise by itself, but a person signs for that colour; until then it stays as it is. */
  | {
      readonly kind: 'proposed'
      readonly from: Level
      readonly to: Level
      readonly cause: 'limit' | 'rule'
      /** Working days to answer once it is issued. */
      readonly days: number
      /** What was known; null when only the limit spoke. */
      readonly known: Known | null
    }
  /** 签发: what was drafted or proposed goes out. */
  | { readonly kind: 'issued'; readonly to: Level; readonly limit: Day; readonly text: string }
  /** 不予签发: the colour stays, with more time before it is proposed again. */
  | { readonly kind: 'withheld'; readonly limit: Day; readonly text: string }
  /** It is still so, by newer figures or at a new stage. */
  | { readonly kind: 'continued'; readonly known: Known }
  /** 编号: what only reminded is a slip now. */
  | { readonly kind: 'numbered'; readonly number: SlipNumber }
  | { readonly kind: 'recovering'; readonly known: Known }
  | { readonly kind: 'relapsed'; readonly limit: Day; readonly known: Known }
  /** A person was told of an event; `key` names the message, the same for everything that came in it. */
  | {
      readonly kind: 'notified'
      readonly of: string
      readonly person: string
      /** Who should have been told and is away; null: the person itself. */
      readonly insteadOf: string | null
      readonly key: string
      readonly way: 'at-once' | 'digest'
    }
  /** `helper`: the co-lead that did it, by its id; absent, as in all that follow: whoever is in charge. */
  | { readonly kind: 'signed'; readonly helper?: string }
  | {
      readonly kind: 'replied'
      readonly text: string
      readonly evidence: readonly Evidence[]
      /** Absent in events of earlier releases. */
      readonly measures?: readonly MeasureWritten[]
      readonly helper?: string
    }
  /** A measure's day is near, or has passed without a word: then an answer is asked for anew by `limit`. */
  | {
      readonly kind: 'measure-due'
      readonly measure: string
      readonly stage: 'near' | 'late'
      readonly limit: Day | null
    }
  | {
      readonly kind: 'measure-reported'
      readonly measure: string
      readonly text: string
      readonly helper?: string
    }
  /** `due`: the new day when it is refused; null: accepted. */
  | {
      readonly kind: 'measure-judged'
      readonly measure: string
      readonly accepted: boolean
      readonly text: string
      readonly due: Day | null
    }
  /** `limit`: the new one when a refusal gives more days; null: it stays. */
  | {
      readonly kind: 'reply-judged'
      readonly reply: string
      readonly accepted: boolean
      readonly text: string
      readonly limit: Day | null
    }
  | { readonly kind: 'extension-asked'; readonly days: number; readonly text: string }
  | {
      readonly kind: 'extension-judged'
      readonly ask: string
      readonly granted: boolean
      readonly text: string
      /** The new limit; null when refused. */
      readonly limit: Day | null
    }
  | {
      readonly kind: 'appealed'
      readonly text: string
      readonly evidence: readonly Evidence[]
      readonly helper?: string
    }
  /** Upheld: the slip is closed by the event that follows; a co-lead's, it answers no more. */
  | {
      readonly kind: 'appeal-judged'
      readonly appeal: string
      readonly upheld: boolean
      readonly text: string
      readonly limit: Day | null
    }
  /** 办结销号; 年终封存: its year is over. `known`: what the figures said then; null when a person or the year closed it. */
  | {
      readonly kind: 'closed'
      readonly how: 'supervisor' | 'figures' | 'appeal' | 'year-end'
      readonly text: string
      readonly known: Known | null
    }
  | {
      readonly kind: 'reopened'
      readonly how: 'supervisor' | 'figures'
      readonly text: string
      readonly limit: Day
      readonly known: Known | null
    }
  /** `undone`: the figures it rested on were taken back. `receiver`: it answers for it no more. `joined`: another slip has it. */
  | {
      readonly kind: 'withdrawn'
      readonly how: 'undone' | 'receiver' | 'joined'
      readonly known: Known | null
    }

export type HappeningKind = Happening['kind']

/** An event before it has its place in the log. */
export type SlipDraft = Happening & {
  /** The same fact has the same id, whoever writes it: `<slip>.<kind>.<n>`; of two with one id the first counts. */
  readonly id: string
  readonly slip: string
  /** The plan it belongs to; null: the service itself. */
  readonly plan: string | null
  /** When it was written down. */
  readonly at: Instant
  /** The day it counts for; an evaluation that is made up for later keeps its day. */
  readonly on: Day
  readonly by: Doer
  /** Why, in a sentence. */
  readonly why: Text
}

/** An event as it is kept: `seq` is its place among all, 1 for the first. */
export type SlipEvent = SlipDraft & { readonly seq: number }

export type EventOf<Kind extends HappeningKind> = Extract<SlipEvent, { readonly kind: Kind }>

/** Gives drafts their places after `last`, as the store does. */
export const placed = (drafts: readonly SlipDraft[], last: number): SlipEvent[] =>
  drafts.map((draft, index) => ({ ...draft, seq: last + 1 + index }))

/** What of a finding a slip keeps. */
export const knownOf = (finding: Finding): Known => ({
  period: finding.period,
  since: finding.since,
  reason: finding.reason,
  requirement: finding.requirement,
  facts: finding.facts,
  urgent: finding.urgent,
  leaders: finding.leaders,
  limitDays: finding.limitDays,
  rests: finding.rests ?? [],
  occasion: finding.occasion ?? null,
  rules: finding.rules ?? [],
})
