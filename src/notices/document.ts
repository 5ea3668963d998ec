// What a notice is before it is understood: lines of text and tables, in their order.

/** A table row by row; every row has its cells as text. */
export interface TableBlock {
  readonly type: 'table'
  readonly rows: readonly (readonly string[])[]
}
export interface LineBlock {
  readonly type: 'line'
  readonly text: string
  /** Marked as a heading by the document itself (`#`, h1 …). */
  readonly heading: boolean
}
export type Block = LineBlock | TableBlock
export type NoticeDocument = readonly Block[]

/** More than any notice has: a file beyond is refused. */
export const NOTICE_LIMITS = {
  bytes: 20_000_000,
  characters: 8_000_000,
  rows: 50_000,
  tasks: 10_000,
} as const
