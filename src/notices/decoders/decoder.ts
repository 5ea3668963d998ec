// What a decoder of notices is: the endings it takes, and how its file becomes lines and tables.
import type { Text } from '../../core/text.ts'
import type { NoticeDocument } from '../document.ts'

/** A file as it was given. */
export interface NoticeFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** The bytes as text in whatever encoding they are. */
  readonly text: () => Promise<string>
}

export interface Decoder {
  /** As it is told to the user. */
  readonly name: Text
  /** With the point, in lower case. */
  readonly endings: readonly string[]
  readonly decode: (file: NoticeFile) => Promise<NoticeDocument>
}
