// The sheet of an upload around one of its cells: the file's own words from the bytes that were kept, read in the process for files.

import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Problem } from '../core/problem.ts'
import { addressOf, placeOf } from '../ingest/addresses.ts'
import { ENCODINGS } from '../ingest/encoding.ts'
import { formats } from '../ingest/formats/index.ts'
import type { Grid } from '../ingest/grid/grid.ts'
import { decodeLimits, readSheets } from '../ingest/raw-blocks.ts'
import { keptPath } from '../ingest/spool.ts'
import type { IngestDeps } from '../ingest/upload.ts'
import { isAbsent } from '../ingest/whole-file.ts'
import type { UploadRecord } from '../store/store.ts'

interface AroundCell {
  /** As the sheet shows it; null: it is not for this reader. */
  readonly text: string | null
  readonly isNumber: boolean
  /** The very cell that was asked for. */
  readonly asked: boolean
  /** What the file has where a person put it right; null: nobody did. */
  readonly edited: string | null
}

interface AroundRow {
  /** Counted from 1, as a sheet counts. */
  readonly number: number
  readonly hidden: boolean
  readonly cells: readonly AroundCell[]
}

export interface SheetAround {
  /** null: a file without sheets. */
  readonly sheet: string | null
  /** Numbers of the columns, from 0. */
  readonly columns: readonly number[]
  /** The first rows, where heads stand, and those around the cell; numbers jump where rows are left out. */
  readonly rows: readonly AroundRow[]
  readonly allRows: number
  readonly allColumns: number
}

const ROWS_AROUND = 6
const HEAD_ROWS = 3
const COLUMNS_AROUND = 6

/**
 * null: the file has no cells (records of a program, a text too large for a sheet), or not this one. Problems:
 * `upload-bytes-missing`, those of `readSheets`. `whole`: the reader may have the file; others are shown the cell itself
 * with the words before it in its row and above it in its column, nothing hidden, and no other number.
 */
export async function sheetAround(
  { folder, limits, decode, formats: list = formats }: IngestDeps,
  { id, sha256, receipt }: Pick<UploadRecord, 'id' | 'sha256' | 'receipt'>,
  address: string,
  whole: boolean,
): Promise<SheetAround | null> {
  const place = placeOf(address)
  const format = list.find(({ name }) => name === receipt.format)
  if (place === null || !format) return null
  const path = keptPath(folder, sha256)
  const { size } = await stat(path).catch((cause: unknown) => {
    throw isAbsent(cause) ? new Problem('upload-bytes-missing', { id }, { cause }) : cause
  })
  const file = {
    format,
    encoding: ENCODINGS.find((one) => one === receipt.encoding) ?? 'utf-8',
    bytes: size,
    read: () => createReadStream(path),
  }
  const grids = await readSheets(file, decodeLimits(limits.recordLength, limits.decoding, list), decode)
  const own = grids.find((one) => addressOf(one.sheet, place.row, place.column) === address)
  const grid = own ?? (grids.length === 1 ? grids[0] : undefined)
  if (!grid || place.row >= grid.rows || place.column >= grid.columns) return null
  return around(grid, receipt.edits ?? [], place, whole)
}

function around(
  grid: Grid,
  edits: NonNullable<UploadRecord['receipt']['edits']>,
  place: { readonly row: number; readonly column: number },
  whole: boolean,
): SheetAround {
  const edited = grid.with(edits)
  const isShown = (row: number, column: number): boolean => {
    if (row === place.row && column === place.column) return true
    if (whole) return true
    if (grid.isHiddenRow(row) || grid.isHiddenColumn(column) || isNumeric(grid.text(row, column)))
      return false
    return (row === place.row && column < place.column) || (column === place.column && row < place.row)
  }
  const columns = [...new Set([0, 1, ...range(place.column - COLUMNS_AROUND, place.column + COLUMNS_AROUND)])]
    .filter((column) => column >= 0 && column < grid.columns)
    .toSorted((a, b) => a - b)
  const rows = [
    ...new Set([...range(0, HEAD_ROWS - 1), ...range(place.row - ROWS_AROUND, place.row + ROWS_AROUND)]),
  ].filter((row) => row >= 0 && row < grid.rows)
  return {
    sheet: grid.sheet,
    columns,
    allRows: grid.rows,
    allColumns: grid.columns,
    rows: rows
      .toSorted((a, b) => a - b)
      .map((row) => ({
        number: row + 1,
        hidden: grid.isHiddenRow(row),
        cells: columns.map((column) => {
          const before = grid.cell(row, column).shown
          const after = edited.cell(row, column).shown
          const kind = edited.kind(row, column)
          return {
            text: isShown(row, column) ? after : after === '' ? '' : null,
            isNumber: kind === 'number' || kind === 'percent',
            asked: row === place.row && column === place.column,
            edited: before !== after && isShown(row, column) ? before : null,
          }
        }),
      })),
  }
}

/** A number whatever the file calls it: those of a CSV are texts. */
const isNumeric = (text: string): boolean =>
  /^[(+\-−]?\d[\d,\s]*(\.\d+)?%?\)?$/.test(text.normalize('NFKC').trim())

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
