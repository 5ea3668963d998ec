// What can happen in a round: the events that its state is replayed from. Facts: never changed, never taken back.
import type { Doer } from '../core/deed.ts'
import type { NarrativeWords } from '../core/narrative.ts'
import type { Day, Instant } from '../core/period.ts'
import type { Language } from '../core/text.ts'
import type { AskedUnit, FigureProof, FileNote, RoundHead } from './round.ts'

/** What one place of a report was made to say. */
export interface SavedText {
  readonly task: number
  readonly words: NarrativeWords
  readonly releaseAt: Instant | null
}

export type RoundHappening =
  | { readonly kind: 'opened'; readonly head: RoundHead; readonly asked: readonly AskedUnit[] }
  /** `of`: whose words these are; `unit`: whose report they are in. */
  | {
      readonly kind: 'saved'
      readonly unit: string
      readonly of: string
      readonly texts: readonly SavedText[]
      readonly way: 'page' | 'file'
    }
  | {
      readonly kind: 'file-read'
      readonly unit: string
      readonly file: string
      readonly name: string
      readonly notes: readonly FileNote[]
    }
  | {
      readonly kind: 'part-asked'
      readonly unit: string
      readonly task: number
      readonly of: string
      readonly words: string
    }
  | {
      readonly kind: 'handed-on'
      readonly unit: string
      readonly to: { readonly person: string; readonly name: string }
      readonly words: string
    }
  | { readonly kind: 'sent'; readonly unit: string; readonly name: string; readonly day: Day }
  | { readonly kind: 'returned'; readonly unit: string; readonly words: string; readonly due: Day }
  | { readonly kind: 'accepted'; readonly unit: string; readonly words: string }
  | { readonly kind: 'commented'; readonly unit: string; readonly words: string }
  | { readonly kind: 'bound'; readonly asOf: Day; readonly knownAt: Instant; readonly lang: Language }
  | {
      readonly kind: 'paragraph'
      readonly key: string
      readonly words: string
      readonly remark: string
    }
  | {
      readonly kind: 'in-force'
      readonly file: string
      readonly sha256: string
      readonly title: string
      readonly proofs: readonly FigureProof[]
    }

export type RoundEventKind = RoundHappening['kind']

/** `by`: who did it; the service itself opens rounds. */
export type RoundDraft = RoundHappening & { readonly at: Instant; readonly by: Doer }

/** As it is kept: `seq` counts the events of one round from 1 on. */
export type RoundEvent = RoundDraft & { readonly seq: number }
