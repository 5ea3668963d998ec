// What a notice was read as: tasks, targets with the rule that read them, numbers left with a reason, doubts as questions.
import type { Comparator } from '../core/comparators.ts'
import type { Kind } from '../core/kinds/index.ts'
import type { Text } from '../core/text.ts'
import type { DictionaryField } from './dictionary.ts'
import type { PartnerKind } from './relations.ts'

/** What a dictionary says of an indicator, as a plan file has it: `parts` are ids. */
export type DictionaryWords = {
  readonly [Field in DictionaryField]?: Field extends 'parts' ? readonly string[] : string
}

/** What an answer makes of what was read: another word of its target, another indicator with that target, no target at all, other words of what it is, or a task of its own from those words on. */
export type AnswerEffect =
  | { readonly comparator: Comparator }
  | { readonly direction: 'up' | 'down' | 'band' }
  | { readonly unit: string }
  | { readonly value: string }
  | { readonly id: string; readonly name: string }
  | { readonly left: Text }
  | { readonly says: DictionaryWords }
  | { readonly apart: true }

/** A question that the text leaves open, with the two or three answers that are possible; the first is what was read. */
export interface Doubt {
  readonly text: string
  readonly question: Text
  readonly answers: readonly Text[]
  /** What each answer makes of it, in their order; null or absent: it stays as it was read. */
  readonly effects?: readonly (AnswerEffect | null)[]
}

/** The other rate of a relation. */
interface Partner {
  /** As written: GDP增速, 全省平均水平. */
  readonly words: string
  readonly kind: PartnerKind
  /** By how many points it is to be passed; null where none are written. */
  readonly margin: string | null
}

export interface ReadTarget {
  /** Exact words of the text of the task. */
  readonly phrase: string
  /** Decimal notation as written: `8` for 8 %; null for what moves with another. */
  readonly value: string | null
  /** The upper end of a range (`between`). */
  readonly upper: string | null
  /** What a relation is held against; null for all others. */
  readonly against: Partner | null
  /** As written, its multiplier in front: `万人`; null when none is written. */
  readonly unit: string | null
  readonly comparator: Comparator
  readonly kind: Kind
  /** What a count counts; null for what is no count. */
  readonly action: 'start' | 'finish' | 'advance' | null
  readonly firmness: 'binding' | 'aspirational'
  /** Last day, `2023-06-30`; null: the year's end. */
  readonly deadline: string | null
  readonly name: string
  /** Name of the rule that read it. */
  readonly rule: string
  /** A place of which the whole has the target too: one column of a matrix. */
  readonly place: string | null
}

/** A number that is no target. */
export interface LeftNumber {
  readonly text: string
  readonly reason: Text
  readonly rule: string
}

/** What one text says. */
export interface ReadText {
  readonly targets: readonly ReadTarget[]
  readonly left: readonly LeftNumber[]
  readonly doubts: readonly Doubt[]
}

/** Money that stands behind a task: 总投资 6000 万元. */
export interface Money {
  readonly amount: string
  readonly unit: string
  readonly use: string
  /** Who gives it, in words. */
  readonly source?: string
}

/** What is only watched (监测指标): it has no target. */
export interface ReadWatched {
  readonly name: string
  /** As written; null: none is. */
  readonly unit: string | null
}

export interface ReadTask extends ReadText {
  readonly number: number
  readonly section: string | null
  readonly text: string
  readonly lead: readonly string[]
  readonly responsible: readonly string[]
  readonly leaders: readonly string[]
  readonly deadline: string | null
  /** Of a row of a table whose goal is to watch it; absent: what the text says. */
  readonly watched?: readonly ReadWatched[]
  /** 分值, 权重: what it counts, in decimal notation. */
  readonly weight?: string
  /** 考核单位, 数据认定单位: who assesses it. */
  readonly examiners?: readonly string[]
  /** Money that its row names. */
  readonly funds?: readonly Money[]
}

export interface ReadNotice {
  readonly title: string
  /** Document number (泉鲤政办〔2021〕70号), or null. */
  readonly document: string | null
  readonly year: number
  /** Name of the shape that was recognised. */
  readonly shape: string
  readonly tasks: readonly ReadTask[]
}
