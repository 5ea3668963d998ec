// Periods down, indicators across: the words over a column say which indicator, basis and unit it has.
import { text } from '../../core/text.ts'
import { columnIndex, columnLetters } from '../addresses.ts'
import { figureWords } from '../grid/figure-words.ts'
import type { Grid } from '../grid/grid.ts'
import {
  type ColumnHead,
  headsOver,
  isAsideColumn,
  lastOf,
  type TitleWords,
  tidyWords,
  unitOver,
} from '../grid/heads.ts'
import type { Mapping, SeriesMapping, TableMapping } from '../grid/mapping.ts'
import type { NameBook } from '../grid/names.ts'
import {
  isValueLike,
  MONTH_NUMBER,
  partText,
  RowYears,
  skipReason,
  withYear,
  yearColumn,
  yearWord,
} from '../grid/rows.ts'
import { ofGrowth, type SpokenBasis } from '../grid/spoken-basis.ts'
import { readPeriod } from '../periods.ts'
import type { Stepwise } from '../turn.ts'
import {
  CELLS_COUNTED,
  type GridEntry,
  HEAD_ROWS,
  type Layout,
  type Proposal,
  UNKNOWN_INDICATORS,
  UNKNOWN_LISTED,
} from './layout.ts'

export const monthsDown: Layout = {
  name: 'months-down',
  title: text('宽表：月份在行，指标在列', 'Wide table: months down, indicators across'),
  others: UNKNOWN_INDICATORS,
  propose,
  entries,
}

const LOOKED_AT = 500
const PERIOD_COLUMNS = 5

function* propose(grid: Grid, names: NameBook, hidden: boolean): Stepwise<Proposal | null> {
  const found = (yield* periodColumn(grid)) ?? monthColumn(grid) ?? (yield* periodColumn(grid, true))
  if (found === null) return null
  const { column } = found
  const firstRow = withHeading(grid, found)
  const { columns, title } = yield* headsOver(grid, firstRow, column)
  const year = yearColumn(grid, columns, bodyFrom(grid, firstRow))
  const series: SeriesMapping[] = []
  const unknown: string[] = []
  const known = new Set<string>()
  for (const { column: at, texts, words } of columns) {
    yield
    if (at === column || at === year || (!hidden && grid.isHiddenColumn(at))) continue
    if (isAsideColumn(words) || !hasValues(grid, firstRow, at)) continue
    const match = texts
      .toReversed()
      .map((words) => names.find(words))
      .find((found) => found !== null)
    const named = texts.findLast((words) => names.find(words) !== null)
    const left = series.at(-1)
    // A bare 同比 speaks of the amount that stands before it.
    if (
      !match &&
      left &&
      left.column === columnLetters(at - 1) &&
      words.some(({ basis }) => basis === 'rate')
    ) {
      series.push({
        ...left,
        column: columnLetters(at),
        basis: ofGrowth(left.basis ?? 'amount'),
        unit: unitOver(words),
      })
      continue
    }
    if (!match) {
      if (unknown.length < UNKNOWN_LISTED && texts.length > 0) unknown.push(texts.join(' '))
      continue
    }
    known.add(match.name)
    // A growth indicator's own name says 增速; that is its basis already.
    const said = lastOf(
      words.filter((_, index) => texts[index] !== named),
      'basis',
    )
    const exact = match.exact ? lastOf(words, 'basis') : null
    const basis = said ?? match.basis ?? (exact === 'rate' ? null : exact)
    series.push({
      column: columnLetters(at),
      period: null,
      indicator: match.name,
      basis: orOfTitle(basis, title),
      unit: unitOver(words),
    })
  }
  if (series.length === 0) {
    const ofTitle = yield* seriesOfTitle(grid, columns, {
      names,
      title,
      firstRow,
      taken: [column, year],
      hidden,
    })
    series.push(...ofTitle)
    unknown.length = 0
    for (const { indicator } of ofTitle) known.add(indicator ?? '')
  }
  if (series.length === 0) return null
  const mapping: Mapping = {
    layout: 'months-down',
    sheet: grid.sheet,
    firstRow: firstRow + 1,
    lastRow: null,
    columns: { period: columnLetters(column), ...(year !== null && { year: columnLetters(year) }) },
    series,
    unit: title.unit,
    year: title.year,
    names: {},
    hidden,
  }
  let cells = 0
  for (const entry of entries(grid, mapping, () => {})) {
    yield
    if (entry === null) continue
    cells++
    if (cells >= CELLS_COUNTED) break
  }
  if (cells === 0) return null
  return { mapping, certain: false, cells, indicators: known.size, unknown, remembered: false }
}

/** What the title says where the head says nothing of the basis; of neither it may be the month's figure or the cumulative one. */
function orOfTitle(basis: SpokenBasis | null, { span }: TitleWords): SpokenBasis | null {
  if (basis !== null && basis !== 'amount') return basis
  return span === 'since' ? null : span === 'month' ? 'period' : 'either'
}

interface OfTitle {
  readonly names: NameBook
  readonly title: TitleWords
  readonly firstRow: number
  /** Columns that hold no values. */
  readonly taken: readonly (number | null)[]
  readonly hidden: boolean
}

/** A table of one indicator, which its title names: its heads say only the basis (累计, 增长%). */
function* seriesOfTitle(grid: Grid, heads: readonly ColumnHead[], of: OfTitle): Stepwise<SeriesMapping[]> {
  const indicator = of.title.texts.map((words) => of.names.within(words)).find((found) => found !== null)
  if (!indicator) return []
  const series: SeriesMapping[] = []
  for (const { column, words } of heads) {
    yield
    const isOpen = !of.taken.includes(column) && (of.hidden || !grid.isHiddenColumn(column))
    if (!isOpen || isAsideColumn(words) || !hasValues(grid, of.firstRow, column)) continue
    series.push({
      column: columnLetters(column),
      period: null,
      indicator: indicator.name,
      basis: orOfTitle(lastOf(words, 'basis'), of.title),
      unit: unitOver(words),
    })
  }
  return series
}

function hasValues(grid: Grid, firstRow: number, column: number): boolean {
  for (let row = firstRow; row < Math.min(grid.rows, firstRow + LOOKED_AT); row++) {
    if (isValueLike(grid, row, column)) return true
  }
  return false
}

const LOOSE = /^\d{1,2}月$|^1[-–—~至到]\d{1,2}月$|季度$|^[上下]半年$|^全年$/

/** A period with a value beside it: a title such as 2022年 has none. */
function isPeriod(grid: Grid, row: number, column: number, withBareYears: boolean): boolean {
  const words = grid.text(row, column)
  // A bare year is too often a number among others.
  if (words === '' || words.length > 20 || /^\d{1,4}$/.test(words)) return false
  if (!withBareYears && yearWord(words) !== null) return false
  if (readPeriod(words) === null && !LOOSE.test(words.trim())) return false
  for (let other = 0; other < grid.columns; other++) {
    if (other !== column && isValueLike(grid, row, other)) return true
  }
  return false
}

interface Found {
  readonly column: number
  /** First row with a period and a value. */
  readonly row: number
}

/** The column with most periods, at least two; years beside months are none. */
function* periodColumn(grid: Grid, withBareYears = false): Stepwise<Found | null> {
  let best: Found | null = null
  let most = 1
  for (let column = 0; column < Math.min(grid.columns, PERIOD_COLUMNS); column++) {
    const rows: number[] = []
    for (const row of bodyFrom(grid, 0)) {
      yield
      if (isPeriod(grid, row, column, withBareYears)) rows.push(row)
    }
    const [row] = rows
    if (row !== undefined && rows.length > most) {
      best = { column, row }
      most = rows.length
    }
  }
  return best
}

/** Months as bare numbers below the word 月份, where nothing else is so clear. */
function monthColumn(grid: Grid): Found | null {
  for (let row = 0; row + 1 < Math.min(grid.rows, HEAD_ROWS); row++) {
    for (let column = 0; column < Math.min(grid.columns, PERIOD_COLUMNS); column++) {
      const isHead = /^(?:月[份度]?)$/.test(tidyWords(grid.text(row, column)))
      if (isHead && MONTH_NUMBER.test(grid.text(row + 1, column))) return { column, row: row + 1 }
    }
  }
  return null
}

/** The table begins with the year that is a heading over its first months. */
const withHeading = (grid: Grid, { column, row }: Found): number =>
  row > 1 && yearWord(grid.text(row - 1, column)) !== null ? row - 1 : row

const bodyFrom = (grid: Grid, firstRow: number): readonly number[] =>
  Array.from({ length: Math.min(LOOKED_AT, grid.rows) - firstRow }, (_, index) => firstRow + index)

function* entries(
  grid: Grid,
  mapping: TableMapping,
  onSkip: Parameters<Layout['entries']>[2],
): Generator<GridEntry | null> {
  const label = columnIndex(mapping.columns.period ?? 'A') ?? 0
  const series = mapping.series
    .map((one) => ({ ...one, at: columnIndex(one.column) ?? 0 }))
    .filter((one) => mapping.hidden || !grid.isHiddenColumn(one.at))
  const years = new RowYears(grid, columnIndex(mapping.columns.year ?? '') ?? -1, mapping.year)
  const values = series.map((one) => one.at)
  const last = Math.min(grid.rows, mapping.lastRow ?? grid.rows)
  for (let row = mapping.firstRow - 1; row < last; row++) {
    const words = grid.mergedText(row, label)
    const rowYear = years.at(row, words)
    const skip = skipReason(grid, row, words, values, mapping.hidden)
    if (skip) {
      onSkip(row, skip)
      yield null
      continue
    }
    const period = withYear(partText(words, ''), rowYear)
    for (const one of series) {
      const value = grid.text(row, one.at)
      if (value.trim() === '') continue
      const { basis, unit, isOpen } = figureWords(one, { period, unit: mapping.unit })
      yield {
        texts: {
          indicator: one.indicator ?? '',
          period,
          value,
          basis,
          unit,
        },
        places: {
          period: [row, label],
          ...(isOpen && { basis: [Math.max(0, mapping.firstRow - 2), one.at] }),
        },
        at: [row, one.at],
      }
    }
  }
}
