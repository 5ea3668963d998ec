// How a file was read: which sheet, by which mapping, what was passed over, told in another unit, or put right by hand.
import type { Basis } from './observation.ts'

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
  /** Absent: on the first sheet that was read. */
  readonly sheet?: string
}

/** Numbers of one column that no indicator of the plan keeps. */
export interface LeftOut {
  /** Its letters. */
  readonly column: string
  readonly cells: number
}

/** A figure of which only its series said whether it is the month's or counts from January. */
export interface BasisFound {
  readonly cell: string
  readonly indicator: string
  readonly basis: Basis
  /** The cumulative figure of the month before: an exact decimal and its unit. */
  readonly before: string
  readonly unit: string
}

/** A series without any figure yet, of which the file does not say whether they are of the month or cumulative: read as the plan judges it. */
export interface BasisTaken {
  readonly indicator: string
  readonly basis: Basis
  /** How many figures. */
  readonly figures: number
}

/** How a grid (a sheet, or a CSV file that is no plain table) became figures. */
export interface Reading {
  /** null: a file without sheets. */
  readonly sheet: string | null
  /** Sheets that were read with it; absent: none. */
  readonly furtherSheets?: readonly string[]
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
  /** Columns of which some numbers were left out, because the plan keeps none of that basis for them; absent: none. */
  readonly leftOut?: readonly LeftOut[]
  /** The first figures whose basis was told by their series; absent: none. */
  readonly basesFound?: readonly BasisFound[]
}

/** One cell that a person put right at the desk before confirming: the file stays as it came, the receipt keeps both texts. */
export interface CellEdit {
  /** null: a file without sheets. */
  readonly sheet: string | null
  /** Counted from 0. */
  readonly row: number
  readonly column: number
  /** As a person finds it: `表1!C7`. */
  readonly cell: string
  /** As the file has it. */
  readonly before: string
  readonly after: string
}

/** Whether two lists say the same of the same cells, in whatever order. */
export function sameEdits(one: readonly CellEdit[], other: readonly CellEdit[]): boolean {
  const said = new Map(one.map(({ cell, after }) => [cell, after]))
  return said.size === other.length && other.every(({ cell, after }) => said.get(cell) === after)
}
