// A round of written reports: one duty of a plan, asked of every unit that leads a task; and what stands of each unit's report.
import type { NarrativeWords } from '../core/narrative.ts'
import type { Day, Instant } from '../core/period.ts'
import type { Language } from '../core/text.ts'

/** What a round is of; said once, when it opens. */
export interface RoundHead {
  /** Id of the plan. */
  readonly plan: string
  /** Id of the duty, `report-s1`. */
  readonly duty: string
  readonly title: string
  /** The working day by which reports are owed. */
  readonly due: Day
  /** To whom, in words: 区分管领导, 区政府督查室. */
  readonly receivers: readonly string[]
}

/** Who owes a report, and of which tasks. */
export interface AskedUnit {
  /** Id of the unit. */
  readonly unit: string
  /** Numbers of the tasks that it leads, in the plan's order. */
  readonly tasks: readonly number[]
}

/** `asked`: nothing is written yet. `returned`: judged, and to be sent again. */
export type ReportState = 'asked' | 'begun' | 'sent' | 'returned' | 'accepted'

/** What one unit wrote of one task, as it stands. */
export interface RoundText {
  readonly task: number
  /** Id of the unit whose words these are: that of the report, or a responsible one that was asked for its part. */
  readonly of: string
  readonly words: NarrativeWords
  /** Number of the event that made it so. */
  readonly version: number
  readonly at: Instant
  /** Name of the person as it was then. */
  readonly by: string
  readonly person: string | null
  /** Before this instant only its own units read it; null: it waits for nothing. */
  readonly releaseAt: Instant | null
  /** Typed on its page, or read from the document that came back. */
  readonly way: 'page' | 'file'
}

/** A responsible unit that is asked to add its part to a task. */
interface PartAsked {
  readonly task: number
  readonly of: string
  readonly words: string
  readonly at: Instant
  readonly by: string
}

/** Signed with name and day. */
interface SentReport {
  readonly name: string
  readonly on: Day
  readonly at: Instant
  readonly by: string
}

/** What was decided on a report that was sent. */
interface ReportJudgement {
  readonly accepted: boolean
  readonly words: string
  /** Of one that was returned: the new day. */
  readonly due: Day | null
  readonly at: Instant
  readonly by: string
}

/** What a leader in charge says of a report. */
interface RoundComment {
  readonly words: string
  readonly at: Instant
  readonly by: string
}

/** A document that came back: what in it stands outside the marked places, or has to be asked. */
interface ReturnedFile {
  /** Id of the evidence as which its bytes are kept. */
  readonly file: string
  readonly name: string
  readonly notes: readonly FileNote[]
  readonly at: Instant
  readonly by: string
}

/** `late`: somebody wrote in the same place after the document was given out. `outside`: words that we did not put there. `gone`: words of ours that are gone. `figure`: a figure was typed over. `mark`: a place was deleted. */
export type FileNote =
  | { readonly kind: 'outside' | 'gone' | 'comment'; readonly words: string }
  | { readonly kind: 'figure' | 'late'; readonly task: number; readonly words: string }
  | { readonly kind: 'mark'; readonly task: number; readonly part: keyof NarrativeWords }

export interface UnitReport extends AskedUnit {
  readonly state: ReportState
  /** The round's day, or the new one with which it was returned. */
  readonly due: Day
  /** By `textKey`. */
  readonly texts: ReadonlyMap<string, RoundText>
  readonly parts: readonly PartAsked[]
  /** Each time it was sent, the last at the end. */
  readonly sent: readonly SentReport[]
  readonly judged: readonly ReportJudgement[]
  readonly comments: readonly RoundComment[]
  readonly files: readonly ReturnedFile[]
  /** Whom it was handed on to; null: to nobody. */
  readonly keeper: { readonly person: string; readonly name: string } | null
}

/** What somebody made of a paragraph of the bound report. */
export interface EditedParagraph {
  readonly words: string
  /** What is said of its figures; empty: nothing. */
  readonly remark: string
  readonly version: number
  readonly by: string
}

/** On which day, and by what was known when, the bound report stands. */
export interface Binding {
  readonly asOf: Day
  readonly knownAt: Instant
  /** Of the document. */
  readonly lang: Language
  readonly by: string
  readonly at: Instant
}

/** Where one figure of the report in force can be followed to its arithmetic. */
export interface FigureProof {
  readonly indicator: string
  readonly name: string
  readonly value: string
  /** Page of the proof, on the day and by what was known. */
  readonly address: string
}

/** The report as it was put in force: the same bytes for ever. */
interface FrozenReport {
  /** Id of the evidence as which its bytes are kept. */
  readonly file: string
  readonly sha256: string
  readonly title: string
  readonly proofs: readonly FigureProof[]
  readonly at: Instant
  readonly by: string
}

export interface Round extends RoundHead {
  readonly id: string
  readonly openedAt: Instant
  /** By unit, in the order in which they were asked. */
  readonly reports: ReadonlyMap<string, UnitReport>
  /** null: it is not bound yet. */
  readonly binding: Binding | null
  /** Of the bound report, by key. */
  readonly paragraphs: ReadonlyMap<string, EditedParagraph>
  /** null: it is not in force. */
  readonly inForce: FrozenReport | null
  /** Number of the last event. */
  readonly seq: number
}

export const roundId = ({ plan, duty }: Pick<RoundHead, 'plan' | 'duty'>): string => `${plan}.${duty}`
export const textKey = (task: number, of: string): string => `${task}/${of}`

/** It is in: nobody is chased for it. */
export const hasArrived = ({ state }: Pick<UnitReport, 'state'>): boolean =>
  state === 'sent' || state === 'accepted'

/** Its day is over and it is not in. */
export const isLateOn = (report: Pick<UnitReport, 'state' | 'due'>, day: Day): boolean =>
  !hasArrived(report) && day > report.due

/** It came after the day by which the round asked for it, the first time that it was sent. */
export const cameLate = ({ sent }: Pick<UnitReport, 'sent'>, { due }: Pick<Round, 'due'>): boolean =>
  (sent[0]?.on ?? due) > due
