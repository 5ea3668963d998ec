// The one reader of words: a page's own sentences in the reader's language, their places filled.
import { fill, type Language, type Particulars, type Text } from '../../core/text.ts'

/** Words stand beside the page that says them. */
type Words = Readonly<Record<string, Text>>

/** `say('more', { n: 3 })`; a place without a particular stays as it is. */
export type Speak<Key extends string = string> = (key: Key, particulars?: Particulars) => string

export const speak =
  <Known extends Words>(words: Known, lang: Language): Speak<keyof Known & string> =>
  (key, particulars = {}) =>
    fill((words[key] as Text)[lang], particulars)
