// What a shape of notices is: how it is recognised, and how its tasks are read.
import type { Text } from '../../core/text.ts'
import type { NoticeDocument } from '../document.ts'
import type { UnnumberedTask } from '../rows.ts'

export interface Shape {
  readonly name: string
  /** As it is told to the user. */
  readonly words: Text
  readonly fits: (document: NoticeDocument) => boolean
  readonly read: (document: NoticeDocument, year: number) => UnnumberedTask[]
}
