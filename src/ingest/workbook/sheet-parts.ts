// What travels from the process that parses a workbook to the one that asked: sheets, then their rows by portions.

/** What a cell holds. Order matters: its place is its code in `RowsPart.kinds`. */
export const CELL_KINDS = [
  'empty',
  'text',
  'number',
  'percent',
  'date',
  'boolean',
  /** A formula that failed. */
  'error',
  /** A formula whose result is not in the file. */
  'uncalculated',
] as const
export type CellKind = (typeof CELL_KINDS)[number]

/** Rectangle of cells, 0-based, both ends inside. */
export interface Area {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface SheetHead {
  readonly name: string
  readonly hidden: boolean
  /** Up to the last filled one. */
  readonly rows: number
  readonly columns: number
  readonly merges: readonly Area[]
  /** 0-based, ascending. */
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
  /** Number formats that `RowsPart.formats` points into; the first one is `General`. */
  readonly formats: readonly string[]
}

/** Consecutive rows, row by row, `columns` entries each. */
export interface RowsPart {
  readonly sheet: number
  readonly firstRow: number
  readonly count: number
  /** Exact text: plain digits for numbers, `8.2%` for percent, `2022-05` for dates; empty when there is nothing. */
  readonly texts: readonly string[]
  readonly kinds: Uint8Array
  readonly formats: Uint16Array
  /** What the sheet shows where that is another text. */
  readonly shownAt: readonly number[]
  readonly shown: readonly string[]
}

export type WorkbookPart =
  | { readonly kind: 'sheets'; readonly sheets: readonly SheetHead[] }
  | { readonly kind: 'rows'; readonly rows: RowsPart }
