// A draft as its sender's own sheets: which cells are marked how, and the rows that a page asks for, with what is said of each cell.
import { toPlain, written } from '../core/decimal.ts'
import { periodWords } from '../core/period-words.ts'
import type { Reading } from '../core/reading.ts'
import type { Language } from '../core/text.ts'
import { addressOf } from '../ingest/addresses.ts'
import type { Area, CellKind } from '../ingest/decoding/parts.ts'
import type { Grid } from '../ingest/grid/grid.ts'
import { mappedTables, parseMapping } from '../ingest/grid/mapping.ts'
import { isSameNumber } from '../ingest/value-text.ts'
import type { DraftOutcome } from './draft-outcome.ts'
import type { Draft } from './drafts.ts'
import { CELL_STATES, type PreviewCell } from './preview.ts'

/** `empty`: a cell where a figure could stand and nothing does. */
export const MARK_STATES = [...CELL_STATES, 'empty'] as const
export type MarkState = (typeof MARK_STATES)[number]

/** Row and column, counted from 0, the place of its state in `MARK_STATES`, and that of its sheet in the file. */
export type CellMark = readonly [row: number, column: number, state: number, sheet: number]

export interface SheetTab {
  /** null: a file without sheets. */
  readonly name: string | null
  readonly rows: number
  readonly columns: number
  readonly hidden: boolean
  /** Rows above the first figure: titles and heads. */
  readonly head: number
  readonly merges: readonly Area[]
  /** Characters (a Chinese one counts two) that a column needs. */
  readonly widths: readonly number[]
}

export interface CellSaying {
  readonly code: string
  readonly detail: string
  readonly fix: string
  readonly suggestion: string | null
  /** Id of the warning that it is; null: a fault that stops. */
  readonly warning: string | null
}

export interface CellNote {
  readonly state: MarkState
  readonly indicator: string | null
  readonly period: string | null
  /** What stands now, and what would; null: nothing, or that there is no value. */
  readonly before: string | null
  readonly after: string | null
  readonly says: readonly CellSaying[]
  /** `1130 万元 → 0.113 亿元`; null: it was stated in the indicator's unit. */
  readonly converted: string | null
}

export interface SheetCell {
  readonly column: number
  /** As the sheet shows it. */
  readonly text: string
  readonly isNumber: boolean
  /** What the file has where a person put it right; null: nobody did. */
  readonly edited: string | null
  readonly note: CellNote | null
}

export interface SheetRow {
  readonly row: number
  readonly hidden: boolean
  /** Those with anything in them. */
  readonly cells: readonly SheetCell[]
}

export interface SheetView {
  readonly tabs: readonly SheetTab[]
  /** Which of them are read; none: nobody knows yet. */
  readonly read: readonly number[]
  /** By sheet, row, then column. */
  readonly marks: readonly CellMark[]
  readonly counts: Readonly<Record<MarkState, number>>
  /** What probably is meant, for cells that are refused. */
  /** Those that change nothing of the number; each of the others is for a person to take by itself. */
  readonly suggestions: readonly (readonly [row: number, column: number, text: string, sheet: number])[]
}

interface Marked {
  /** Its place in the file. */
  readonly sheet: number
  readonly row: number
  readonly column: number
  readonly state: MarkState
  /** null: nothing stands there. */
  readonly cell: PreviewCell | null
}

/** Everything that is said of cells of the sheets that are read, by sheet, row, then column; once for the outcome. */
export interface MarkedSheet {
  /** Sheets by their place in the file, each with its rows above the first figure. */
  readonly heads: ReadonlyMap<number, number>
  readonly marks: readonly Marked[]
  readonly at: ReadonlyMap<string, Marked>
}

const NOTHING_READ: MarkedSheet = { heads: new Map(), marks: [], at: new Map() }
const keyOf = (sheet: number, row: number, column: number): string => `${sheet}/${row}/${column}`

export function markedSheet({ sheets, reading, cells, byCell }: DraftOutcome, draft: Draft): MarkedSheet {
  if (!byCell || sheets.length === 0) return NOTHING_READ
  const heads = headsOf(sheets, reading)
  const [first] = heads.keys()
  if (first === undefined) return NOTHING_READ
  const marks: Marked[] = cells.map((cell) => {
    const place = cell.place ?? { row: Math.max(0, Number(cell.cell) - 1 || 0), column: 0 }
    const isOn = (index: number): boolean =>
      addressOf(sheets[index]?.sheet ?? null, place.row, place.column) === cell.cell
    return { ...place, sheet: [...heads.keys()].find(isOn) ?? first, state: cell.state, cell }
  })
  for (const [sheet, head] of heads) {
    const grid = sheets[sheet]?.with(draft.edits ?? [])
    if (!grid) continue
    const skipped = (reading?.skipped ?? [])
      .filter((one) => one.why !== 'empty' && (one.sheet ?? reading?.sheet ?? null) === grid.sheet)
      .map(({ row }) => row - 1)
    const own = marks.filter((mark) => mark.sheet === sheet)
    const empty = emptyCells(grid, head, own, new Set(skipped))
    marks.push(...empty.map((mark) => ({ ...mark, sheet })))
  }
  marks.sort((a, b) => a.sheet - b.sheet || a.row - b.row || a.column - b.column)
  return {
    heads,
    marks,
    at: new Map(marks.map((mark) => [keyOf(mark.sheet, mark.row, mark.column), mark])),
  }
}

/** By the place of each sheet that is read; of several tables on one sheet the first figure of all counts. */
function headsOf(sheets: readonly Grid[], reading: Reading | null): ReadonlyMap<number, number> {
  const heads = new Map<number, number>()
  const [only] = sheets
  if (!reading) return only ? heads.set(0, firstFilledRow(only) + 1) : heads
  for (const { sheet, firstRow } of mappedTables(parseMapping(reading.mapping))) {
    const index = sheets.findIndex((grid) => grid.sheet === sheet)
    if (index >= 0) heads.set(index, Math.min(heads.get(index) ?? firstRow - 1, firstRow - 1))
  }
  return heads
}

function firstFilledRow(grid: Grid): number {
  for (let row = 0; row < grid.rows; row++) if (isFilled(grid, row)) return row
  return 0
}

function isFilled(grid: Grid, row: number): boolean {
  for (let column = 0; column < grid.columns; column++) if (grid.text(row, column) !== '') return true
  return false
}

/** Empty cells of columns that hold figures, in rows that hold anything. */
function emptyCells(
  grid: Grid,
  head: number,
  marks: readonly Marked[],
  skipped: ReadonlySet<number>,
): Omit<Marked, 'sheet'>[] {
  const columns = [...new Set(marks.filter(({ cell }) => cell?.figure).map(({ column }) => column))]
  const taken = new Set(marks.map(({ row, column }) => `${row}/${column}`))
  const found: Omit<Marked, 'sheet'>[] = []
  for (let row = head; row < grid.rows; row++) {
    if (skipped.has(row) || !isFilled(grid, row)) continue
    for (const column of columns) {
      if (grid.text(row, column) !== '' || taken.has(`${row}/${column}`)) continue
      if (grid.mergeAt(row, column) === null) found.push({ row, column, state: 'empty', cell: null })
    }
  }
  return found
}

export function sheetView({ sheets }: DraftOutcome, marked: MarkedSheet, draft: Draft): SheetView {
  const counts = Object.fromEntries(MARK_STATES.map((state) => [state, 0])) as Record<MarkState, number>
  for (const { state } of marked.marks) counts[state]++
  const grids = sheets.map((grid) => grid.with(draft.edits ?? []))
  const tabs = sheets.map((grid, index): SheetTab => {
    const { sheet: name, rows, columns, hidden, merges } = grid
    return {
      name,
      rows,
      columns,
      hidden,
      merges,
      head: marked.heads.get(index) ?? 0,
      widths: widthsOf(
        grids[index] ?? grid,
        marked.marks.filter((mark) => mark.sheet === index),
      ),
    }
  })
  return {
    tabs,
    read: [...marked.heads.keys()],
    marks: marked.marks.map(({ row, column, state, sheet }) => [
      row,
      column,
      MARK_STATES.indexOf(state),
      sheet,
    ]),
    counts,
    suggestions: marked.marks.flatMap(({ row, column, cell, state, sheet }) => {
      const text =
        state === 'refused' ? cell?.faults.find(({ suggestion }) => suggestion)?.suggestion : undefined
      const standing = grids[sheet]?.text(row, column) ?? ''
      return text !== undefined && isSameNumber(standing, text) ? [[row, column, text, sheet] as const] : []
    }),
  }
}

const FIRST_ROWS = 12
const FIRST_COLUMNS = 12

/** The first rows of the first sheet that can be seen, as they are shown. */
export function firstRowsOf({ sheets }: Pick<DraftOutcome, 'sheets'>): readonly (readonly string[])[] {
  const grid = sheets.find(({ hidden }) => !hidden)
  if (!grid) return []
  return Array.from({ length: Math.min(FIRST_ROWS, grid.rows) }, (_, row) =>
    Array.from(
      { length: Math.min(FIRST_COLUMNS, grid.columns) },
      (_, column) => grid.cell(row, column).shown,
    ),
  )
}

/** Rows that are looked at for their widths. */
const MEASURED = 300
const WIDEST = 34
/** A mark and its word in front of a figure. */
const MARK_CHARS = 8

function widthsOf(grid: Grid, marks: readonly Marked[]): number[] {
  const widths = new Array<number>(grid.columns).fill(6)
  const grow = (column: number, chars: number): void => {
    widths[column] = Math.min(WIDEST, Math.max(widths[column] ?? 0, chars))
  }
  for (let row = 0; row < Math.min(grid.rows, MEASURED); row++) {
    for (let column = 0; column < grid.columns; column++) {
      const { text, shown, merge } = grid.cell(row, column)
      const isTitle = merge === null && column === 0 && columnsFilled(grid, row) === 1
      if (text !== '' && !isTitle && (merge === null || merge.left === merge.right))
        grow(column, charsOf(shown))
    }
  }
  for (const { row, column, cell, state } of marks) {
    const sent = cell?.figure?.value ? written(cell.figure.value).length : 4
    const old = state === 'revised' ? (cell?.before?.length ?? 1) + 3 : 0
    const shown = state === 'revised' || row >= MEASURED ? 0 : charsOf(grid.cell(row, column).shown)
    grow(column, MARK_CHARS + Math.max(shown, sent + old))
  }
  return widths
}

function columnsFilled(grid: Grid, row: number): number {
  let filled = 0
  for (let column = 0; column < grid.columns && filled < 2; column++) {
    if (grid.text(row, column) !== '') filled++
  }
  return filled
}

const charsOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0)

const isNumber = (kind: CellKind): boolean => kind === 'number' || kind === 'percent'

/** What a sheet shows of a number, unless its format rounds or scales it: 17.05 is not 17. `text`: what is stored. */
export function exactText(text: string, shown: string): string {
  const digits = (words: string): number => Number(words.normalize('NFKC').replace(/[,\s%]/g, ''))
  return digits(shown) === digits(text) ? shown : text
}

interface RowsAsked {
  readonly sheet: number
  readonly from: number
  readonly count: number
}

interface RowWords {
  readonly lang: Language
  readonly names: ReadonlyMap<string, string>
}

/** Consecutive rows of one sheet. */
export function sheetRows(
  outcome: DraftOutcome,
  marked: MarkedSheet,
  draft: Draft,
  { sheet, from, count }: RowsAsked,
  words: RowWords,
): SheetRow[] {
  const file = outcome.sheets[sheet]
  if (!file) return []
  const grid = file.with(draft.edits ?? [])
  const conversions = new Map(outcome.conversions.map((conversion) => [conversion.cell, conversion]))
  const rows: SheetRow[] = []
  for (let row = from; row < Math.min(grid.rows, from + count); row++) {
    const cells: SheetCell[] = []
    for (let column = 0; column < grid.columns; column++) {
      const mark = marked.at.get(keyOf(sheet, row, column))
      const { text, shown, kind } = grid.cell(row, column)
      const own = file.text(row, column)
      if (text === '' && !mark && own === '') continue
      cells.push({
        column,
        text: isNumber(kind) ? exactText(text, shown) : shown,
        isNumber: isNumber(kind) || (mark?.cell?.figure?.value ?? null) !== null,
        edited: own === text ? null : own,
        note: mark ? noteOf(mark, conversions.get(mark.cell?.cell ?? ''), words) : null,
      })
    }
    rows.push({ row, hidden: grid.isHiddenRow(row), cells })
  }
  return rows
}

function noteOf(
  { state, cell }: Marked,
  conversion: DraftOutcome['conversions'][number] | undefined,
  { lang, names }: RowWords,
): CellNote {
  const figure = cell?.figure ?? null
  return {
    state,
    indicator: figure && (names.get(figure.indicator) ?? figure.indicator),
    period: figure && periodWords(figure.period, figure.basis)[lang],
    before: cell?.before ?? null,
    after: figure?.value ? toPlain(figure.value) : null,
    says: (cell?.faults ?? []).map(({ code, detail, fix, suggestion = null, warning = null }) => ({
      code,
      detail: detail[lang],
      fix: fix[lang],
      suggestion,
      warning,
    })),
    converted: conversion
      ? `${conversion.from} ${conversion.fromUnit} → ${conversion.to} ${conversion.toUnit}`
      : null,
  }
}
