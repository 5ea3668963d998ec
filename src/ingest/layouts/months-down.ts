// Periods down, indicators across: the words over a column say which indicator, basis and unit it has.
import { text } from '../../core/text.ts'
import { columnIndex, columnLetters } from '../addresses.ts'
import { headsOver, lastOf } from '../grid/columns.ts'
import type { Grid } from '../grid/grid.ts'
import { headWords, periodOf } from '../grid/head-words.ts'
import type { Mapping, SeriesMapping } from '../grid/mapping.ts'
import type { NameBook } from '../grid/names.ts'
import { skipReason } from '../grid/row-words.ts'
import { isValueLike } from '../grid/value-cells.ts'
import { readPeriod } from '../period-text.ts'
import { CELLS_COUNTED, type Entry, type Layout, type Proposal, UNKNOWN_LISTED } from './layout.ts'

export const monthsDown: Layout = {
  name: 'months-down',
  title: text('宽表：月份在行，指标在列', 'Wide table: months down, indicators across'),
  propose,
  entries,
}

const LOOKED_AT = 500
const PERIOD_COLUMNS = 5

function propose(grid: Grid, names: NameBook, hidden: boolean): Proposal | null {
  const column = periodColumn(grid)
  if (column === null) return null
  let firstRow = 0
  while (!isPeriod(grid, firstRow, column)) firstRow++
  const { columns, title } = headsOver(grid, firstRow, column)
  const series: SeriesMapping[] = []
  const unknown: string[] = []
  const known = new Set<string>()
  for (const { column: at, texts, words } of columns) {
    if (at === column || (!hidden && grid.isHiddenColumn(at))) continue
    if (words.some(({ aside }) => aside) || !hasValues(grid, firstRow, at)) continue
    const match = texts
      .toReversed()
      .map((words) => names.find(words))
      .find((found) => found !== null)
    if (!match) {
      if (unknown.length < UNKNOWN_LISTED && texts.length > 0) unknown.push(texts.join(' '))
      continue
    }
    known.add(match.name)
    const basis = lastOf(words, 'basis')
    // A growth indicator's own name says 增速; that is its basis already.
    series.push({
      column: columnLetters(at),
      period: null,
      indicator: match.name,
      basis: basis === 'rate' || basis === 'amount' ? null : basis,
      unit: lastOf(words, 'unit'),
    })
  }
  if (series.length === 0) return null
  const mapping: Mapping = {
    layout: 'months-down',
    sheet: grid.sheet,
    firstRow: firstRow + 1,
    lastRow: null,
    columns: { period: columnLetters(column) },
    series,
    unit: title.unit,
    year: title.year,
    names: {},
    hidden,
  }
  let cells = 0
  for (const _ of entries(grid, mapping, () => {})) {
    cells++
    if (cells >= CELLS_COUNTED) break
  }
  if (cells === 0) return null
  return { mapping, certain: false, cells, indicators: known.size, unknown, remembered: false }
}

function hasValues(grid: Grid, firstRow: number, column: number): boolean {
  for (let row = firstRow; row < Math.min(grid.rows, firstRow + LOOKED_AT); row++) {
    if (isValueLike(grid, row, column)) return true
  }
  return false
}

const LOOSE = /^\d{1,2}月$|^1[-–—~至到]\d{1,2}月$|季度$|^[上下]半年$|^全年$/

/** A period with a value beside it: a title such as 2022年 has none. */
function isPeriod(grid: Grid, row: number, column: number): boolean {
  const words = grid.text(row, column)
  // A bare year is too often a number among others.
  if (words === '' || words.length > 20 || /^\d{1,4}$/.test(words)) return false
  if (readPeriod(words) === null && !LOOSE.test(words.trim())) return false
  for (let other = 0; other < grid.columns; other++) {
    if (other !== column && isValueLike(grid, row, other)) return true
  }
  return false
}

/** The column with most periods, at least two. */
function periodColumn(grid: Grid): number | null {
  let best: number | null = null
  let most = 1
  for (let column = 0; column < Math.min(grid.columns, PERIOD_COLUMNS); column++) {
    let count = 0
    for (let row = 0; row < Math.min(grid.rows, LOOKED_AT); row++) if (isPeriod(grid, row, column)) count++
    if (count > most) {
      best = column
      most = count
    }
  }
  return best
}

function* entries(grid: Grid, mapping: Mapping, onSkip: Parameters<Layout['entries']>[2]): Generator<Entry> {
  const label = columnIndex(mapping.columns.period ?? 'A') ?? 0
  const series = mapping.series
    .map((one) => ({ ...one, at: columnIndex(one.column) ?? 0 }))
    .filter((one) => mapping.hidden || !grid.isHiddenColumn(one.at))
  const values = series.map((one) => one.at)
  const last = Math.min(grid.rows, mapping.lastRow ?? grid.rows)
  for (let row = mapping.firstRow - 1; row < last; row++) {
    const words = grid.mergedText(row, label)
    const skip = skipReason(grid, row, words, values, mapping.hidden)
    if (skip) {
      onSkip(row, skip)
      continue
    }
    const { year, part } = headWords(words)
    const period = year === null && part !== null ? (periodOf(mapping.year, part) ?? words) : words
    for (const one of series) {
      const value = grid.text(row, one.at)
      if (value.trim() === '') continue
      const isRate = one.unit === '%' || one.basis === 'yoy' || one.basis === 'cumulative-yoy'
      yield {
        texts: {
          indicator: one.indicator ?? '',
          period,
          value,
          basis: one.basis ?? '',
          unit: one.unit ?? (isRate ? '' : (mapping.unit ?? '')),
        },
        places: { period: [row, label] },
        at: [row, one.at],
      }
    }
  }
}
