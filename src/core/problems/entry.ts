// The shape of a catalogue entry.
import { fill, type Particulars, type Text } from '../text.ts'

/** One sentence; or several, of which the first is said that has all its particulars, and else the last. */
export type Sentences = Text | readonly [Text, ...Text[]]

/** One kind of failure that a user can see. Its sentences have places for particulars: `{path}`. */
export interface ProblemEntry {
  /** HTTP status when it reaches a client. */
  readonly status: number
  /** What kind of failure, the same for every occurrence. */
  readonly title: Text
  /** What happened and where, this time. */
  readonly detail: Sentences
  /** How to mend it. */
  readonly fix: Sentences
}

const all = (sentences: Sentences): readonly Text[] => ('zh' in sentences ? [sentences] : sentences)

/** The sentence with the most particulars, its places unfilled. */
export const fullest = (sentences: Sentences): Text => all(sentences)[0] as Text

/** The sentence that fits, with its particulars: the first of which none is absent or '', else the last. */
export function say(sentences: Sentences, particulars: Particulars): Text {
  const isThere = (name: string): boolean => Object.hasOwn(particulars, name) && particulars[name] !== ''
  const several = all(sentences)
  const fitting = several.find((sentence) => placesOf(sentence).every(isThere)) ?? several.at(-1)
  return { zh: fill(fitting?.zh ?? '', particulars), en: fill(fitting?.en ?? '', particulars) }
}

const placesOf = ({ zh, en }: Text): readonly string[] =>
  [...`${zh}${en}`.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
