// What a decoder of notices is: the endings it takes, and how its file becomes lines and tables.
import type { Text } from '../../core/text.ts'
import type { NoticeDocument } from '../document.ts'

export interface Decoder {
  /** As it is told to the user. */
  readonly name: Text
  /** With the point, in lower case. */
  readonly endings: readonly string[]
  /** `text`: the file as text in whatever encoding it was. */
  readonly decode: (text: string) => NoticeDocument
}
