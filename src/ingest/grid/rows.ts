// What the rows of a table hold: which have no figures of their own (totals, footnotes, headings, blank and hidden ones),
// which year they are of where it stands beside or between them, and which cells may hold a figure.

import { mayBeNote } from '../notes.ts'
import { readPeriod } from '../periods.ts'
import { readValue } from '../value-text.ts'
import type { Grid } from './grid.ts'
import { type ColumnHead, headWords, periodOf, tidyWords } from './heads.ts'

/** `empty`: a row of the form that nobody filled in. */
export type Skipped = 'blank' | 'empty' | 'hidden' | 'total' | 'footnote' | 'heading' | 'left-alone'

const TOTAL = /^(?:合计|小计|总计|共计|全区合计|全市合计)[:：]?$/
const FOOTNOTE =
  /^(?:注|备注|附注|说明|资料来源|数据来源|来源|填表|制表|审核|负责人|单位负责人|填报|联系|报出日期|[*※★])/

export const isTotal = (label: string): boolean => label.length < 20 && TOTAL.test(tidyWords(label))

/** Why a row is passed over; null: it holds figures. `label`: its indicator or period; `values`: its columns of values. */
export function skipReason(
  grid: Grid,
  row: number,
  label: string,
  values: readonly number[],
  readHidden: boolean,
): Skipped | null {
  if (!readHidden && grid.isHiddenRow(row)) return 'hidden'
  const filled = values.some((column) => grid.text(row, column) !== '')
  const text = tidyWords(label === '' ? firstText(grid, row) : label)
  if (text === '' && !filled) return 'blank'
  if (TOTAL.test(text)) return 'total'
  if (!filled) return FOOTNOTE.test(text) ? 'footnote' : 'heading'
  return FOOTNOTE.test(text) && values.every((column) => !isValueLike(grid, row, column)) ? 'footnote' : null
}

/** The nearest text above a column's figures. */
export function headAbove(grid: Grid, firstRow: number, column: number): string {
  let row = firstRow - 1
  while (row > 0 && grid.mergedText(row, column) === '') row--
  return grid.mergedText(row, column)
}

/** Whether a row only numbers the columns of a form: 甲 乙 1 2 3, (1) (2) (3). */
export function isNumbering(grid: Grid, row: number): boolean {
  let last: number | null = null
  let numbers = 0
  for (let column = 0; column < grid.columns; column++) {
    const text = tidyWords(grid.text(row, column)).replace(/^\((\d+)\)$/, '$1')
    if (text === '' || /^(?:[甲乙丙丁]|栏次|列次|序号|行次)$/.test(text)) continue
    if (!/^\d{1,2}$/.test(text) || (last !== null && Number(text) !== last + 1)) return false
    last = Number(text)
    numbers++
  }
  return numbers > 1
}

/** Rows at either end of a table that may hold notes. */
const NOTED_ROWS = 200
const NOTED_COLUMNS = 50

/** The texts of a table that may be notes to its figures: whatever is no figure itself, above it and below. */
export function noteTexts(grid: Grid): readonly string[] {
  const found = new Set<string>()
  for (let row = 0; row < grid.rows; row++) {
    if (row >= NOTED_ROWS && row < grid.rows - NOTED_ROWS) continue
    for (let column = 0; column < Math.min(NOTED_COLUMNS, grid.columns); column++) {
      const text = grid.text(row, column)
      if (mayBeNote(text)) found.add(text)
    }
  }
  return [...found]
}

function firstText(grid: Grid, row: number): string {
  for (let column = 0; column < Math.min(grid.columns, 50); column++) {
    const text = grid.text(row, column)
    if (text.trim() !== '') return text
  }
  return ''
}

const YEAR = /^((?:19|20)\d{2})(?:年度?)?$/
const HEAD = /^(?:年份?|年度|year)$/i

/** The year that a text is; null for anything else, also for a text that only holds one. */
export const yearWord = (text: string): string | null => YEAR.exec(tidyWords(text))?.[1] ?? null

/** Whether a head says that its column holds years. */
export const isYearHead = (text: string): boolean => HEAD.test(tidyWords(text))

/** The column headed 年份 or 年度 whose cells are years; null: there is none. Cells may be blank below the year they share. */
export function yearColumn(grid: Grid, heads: readonly ColumnHead[], body: readonly number[]): number | null {
  const found = heads.find(({ column, texts }) => {
    if (!texts.some(isYearHead)) return false
    const cells = body.map((row) => grid.text(row, column)).filter((cell) => cell.trim() !== '')
    return cells.some((cell) => yearWord(cell) !== null)
  })
  return found?.column ?? null
}

/** The years of rows, asked from top to bottom: each counts until the next one. */
export class RowYears {
  readonly #grid: Grid
  readonly #column: number
  #year: string | null

  /** `column`: below 0 where only headings tell; `first`: of the rows before the first year. */
  constructor(grid: Grid, column: number, first: string | null) {
    this.#grid = grid
    this.#column = column
    this.#year = first
  }

  /** Looks at a row; `words`: what it is called. */
  at(row: number, words: string): string | null {
    const beside = this.#column < 0 ? '' : this.#grid.mergedText(row, this.#column)
    this.#year = yearWord(beside) ?? yearWord(words) ?? this.#year
    return this.#year
  }
}

/** A period that lacks its year, with it; any other as it is. */
export function withYear(period: string, rowYear: string | null): string {
  const { year, part } = headWords(period)
  return year === null && part !== null ? (periodOf(rowYear, part) ?? period) : period
}

/** `5` in a column of months is a month, `3` in one of quarters a quarter. `head`: over the column. */
export function partText(words: string, head: string): string {
  if (/季/.test(head)) return /^[1-4]$/.test(words) ? `${'一二三四'[Number(words) - 1]}季度` : words
  return MONTH_NUMBER.test(words) ? `${Number(words)}月` : words
}

export const MONTH_NUMBER = /^(?:0?[1-9]|1[0-2])$/

export function isValueLike(grid: Grid, row: number, column: number): boolean {
  switch (grid.kind(row, column)) {
    case 'number':
      return readPeriodNumber(grid.text(row, column)) === null
    case 'percent':
    case 'error':
    case 'uncalculated':
      return true
    case 'text': {
      const text = grid.text(row, column)
      if (text.length > 40 || (readPeriod(text) && !isAmountLike(text))) return false
      const read = readValue(text)
      return (
        ['number', 'marked', 'open-sign', 'open-comma'].includes(read.kind) ||
        (read.kind === 'bad' && /^[-−–—(（↓▼下降负]*\s*[\d.,]+[%％万亿）)]*$/.test(text.trim()))
      )
    }
    default:
      return false
  }
}

/** Four digits that are no year of our time: 2183 万人. */
const isAmountLike = (text: string): boolean => /^\d{4}$/.test(text) && !/^(?:19[5-9]|20[0-4])\d$/.test(text)

/** Bare numbers such as 202205 are periods where they fill a column; 2022 may be either. */
const readPeriodNumber = (text: string): string | null =>
  /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])$/.test(text) ? text : null
