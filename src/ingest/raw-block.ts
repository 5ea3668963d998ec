// Records of a file as they stand in it: cells by columns, whatever the format was and whatever they mean.

/** Text as it stands in the file; null: said to be empty; undefined: there is no such cell. */
export type RawCell = string | null | undefined

/** Consecutive records, column by column. A file with a head and no record gives one block with count 0. */
export interface RawBlock {
  /** Names of the columns, as the file has them. */
  readonly head: readonly string[]
  /** One array per name, each with `count` entries. */
  readonly columns: readonly (readonly RawCell[])[]
  readonly count: number
  /** 1-based record number of the first entry, as a person counts in the file. */
  readonly firstRow: number
  /** Records with more cells than names: their record number and number of cells. */
  readonly wide: readonly { readonly row: number; readonly cells: number }[]
  /** Where entries come from, when they are no records of the file (a cell of a wide table); absent otherwise. */
  readonly origin?: Origin
  /** What a sheet shows in the place of an entry's value, where that is a number in a format; absent: files without formats. */
  readonly shown?: (index: number) => string
  /** The texts of the file that may be notes to its figures; absent: those among the records. */
  readonly notes?: () => readonly string[]
}

interface Origin {
  /** 1-based row of an entry; `index` counts within the block. */
  row(index: number): number
  /** Address of the cell that an entry's column was read from. */
  cell(index: number, column: number): string
}
