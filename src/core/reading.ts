// How a file was read: which sheet, by which mapping, what was passed over, which values were told in another unit.

/** A value that was stated in one unit and is kept in another. Texts are exact decimals. */
export interface Conversion {
  readonly row: number
  readonly cell: string
  readonly indicator: string
  readonly from: string
  readonly fromUnit: string
  readonly to: string
  readonly toUnit: string
}

/** A row that holds no figures of its own, and why it was passed over. */
export interface SkippedRow {
  readonly row: number
  readonly why: string
}

/** How a grid (a sheet, or a CSV file that is no plain table) became figures. */
export interface Reading {
  /** null: a file without sheets. */
  readonly sheet: string | null
  readonly layout: string
  /** Same for files of the same shape. */
  readonly shape: string
  /** The mapping as JSON, as it can be sent again. */
  readonly mapping: string
  /** Sheets that nobody asked for because they are hidden. */
  readonly hiddenSheets: readonly string[]
  readonly hiddenRows: number
  readonly hiddenColumns: number
  /** Hidden rows and columns were read too. */
  readonly hiddenRead: boolean
  /** The first ones; `skippedRows` counts all but blank ones. */
  readonly skipped: readonly SkippedRow[]
  readonly skippedRows: number
}
