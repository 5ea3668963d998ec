// Indicators down, periods or bases across: what is what stands over the columns, in one or several head rows.
import { isRateBasis } from '../../core/basis.ts'
import type { Basis } from '../../core/observation.ts'
import { text } from '../../core/text.ts'
import { columnIndex, columnLetters } from '../addresses.ts'
import type { Grid } from '../grid/grid.ts'
import {
  type ColumnHead,
  headsOver,
  lastOf,
  periodOf,
  type TitleWords,
  tidyWords,
  unitIn,
  unitWord,
} from '../grid/heads.ts'
import type { Mapping, SeriesMapping } from '../grid/mapping.ts'
import type { NameBook } from '../grid/names.ts'
import { isValueLike, RowYears, skipReason, withYear, yearColumn, yearWord } from '../grid/rows.ts'
import { toBasis } from '../words.ts'
import { CELLS_COUNTED, type Entry, type Layout, type Proposal, UNKNOWN_LISTED } from './layout.ts'

export const monthsAcross: Layout = {
  name: 'months-across',
  title: text('宽表：指标在行，月份或口径在列', 'Wide table: indicators down, months or bases across'),
  propose,
  entries,
}

/** Rows and columns in which names are looked for. */
const NAMED_ROWS = 500
const NAMED_COLUMNS = 10

function propose(grid: Grid, names: NameBook, hidden: boolean): Proposal | null {
  return namesDown(grid, names, hidden) ?? yearsDown(grid, names, hidden)
}

function namesDown(grid: Grid, names: NameBook, hidden: boolean): Proposal | null {
  const label = labelColumn(grid, names)
  if (label === null) return null
  const firstRow = firstNamed(grid, names, label)
  const { columns: heads, title } = headsOver(grid, firstRow, label)
  const others = heads.filter(({ column }) => column !== label && (hidden || !grid.isHiddenColumn(column)))
  const body = rowsFrom(grid, firstRow)
  const roles = rolesOf(grid, others, body)
  const taken = new Set([label, ...Object.values(roles)])
  const left = others.filter(({ column }) => !taken.has(column))
  const series = seriesIn(grid, left, roles.year === undefined ? title : { ...title, year: null }, body)
  if (series.length === 0) return null
  const letters = Object.fromEntries(
    Object.entries({ ...roles, indicator: label }).map(([role, column]) => [role, columnLetters(column)]),
  )
  const mapping: Mapping = {
    layout: 'months-across',
    sheet: grid.sheet,
    firstRow: firstRow + 1,
    lastRow: null,
    columns: letters,
    series,
    unit: title.unit,
    year: title.year,
    names: {},
    hidden,
  }
  return judged(grid, mapping, names)
}

function seriesIn(
  grid: Grid,
  heads: readonly ColumnHead[],
  title: TitleWords,
  body: readonly number[],
): SeriesMapping[] {
  const series: SeriesMapping[] = []
  for (const head of heads) {
    if (head.words.some(({ aside }) => aside)) continue
    if (!body.some((row) => isValueLike(grid, row, head.column))) continue
    const found = seriesOf(head, title, series.at(-1))
    if (found) series.push(found)
  }
  return series
}

/** A table of one indicator, which its title names: years down, months across. */
function yearsDown(grid: Grid, names: NameBook, hidden: boolean): Proposal | null {
  const firstRow = Array.from({ length: Math.min(grid.rows, NAMED_ROWS) }, (_, row) => row).find(
    (row) => yearWord(grid.text(row, 0)) !== null && isValueLikeIn(grid, row),
  )
  if (firstRow === undefined) return null
  const { columns: heads, title } = headsOver(grid, firstRow, 0)
  const body = rowsFrom(grid, firstRow)
  const year = yearColumn(grid, heads, body)
  const indicator = title.texts.map((text) => names.within(text)).find((found) => found !== null)
  if (year === null || !indicator) return null
  const others = heads.filter(({ column }) => column !== year && (hidden || !grid.isHiddenColumn(column)))
  const series = seriesIn(grid, others, { ...title, year: null }, body)
  if (series.length === 0) return null
  const mapping: Mapping = {
    layout: 'months-across',
    sheet: grid.sheet,
    firstRow: firstRow + 1,
    lastRow: null,
    columns: { year: columnLetters(year) },
    series: series.map((one) => ({ ...one, indicator: indicator.name })),
    unit: title.unit,
    year: null,
    names: {},
    hidden,
  }
  return judged(grid, mapping, names)
}

function isValueLikeIn(grid: Grid, row: number): boolean {
  for (let column = 1; column < grid.columns; column++) if (isValueLike(grid, row, column)) return true
  return false
}

function judged(grid: Grid, mapping: Mapping, names: NameBook): Proposal | null {
  const guessed: Record<string, string> = {}
  const known = new Set<string>()
  const unknown = new Set<string>()
  let cells = 0
  for (const { texts } of entries(grid, mapping, () => {})) {
    cells++
    const label = texts.indicator ?? ''
    const match = names.find(label)
    if (match) known.add(match.name)
    else if (unknown.size < UNKNOWN_LISTED) unknown.add(label)
    if (match && !match.exact) guessed[label] = match.name
    if (cells >= CELLS_COUNTED) break
  }
  if (cells === 0) return null
  return {
    mapping: { ...mapping, names: guessed },
    certain: false,
    cells,
    indicators: known.size,
    unknown: [...unknown],
    remembered: false,
  }
}

/** The column that names most indicators; null when none names any. */
function labelColumn(grid: Grid, names: NameBook): number | null {
  let best: number | null = null
  let most = 0
  for (let column = 0; column < Math.min(grid.columns, NAMED_COLUMNS); column++) {
    let count = 0
    for (let row = 0; row < Math.min(grid.rows, NAMED_ROWS); row++) {
      if (names.find(grid.text(row, column))) count++
    }
    if (count > most) {
      best = column
      most = count
    }
  }
  return best
}

/** The first row of the table: an indicator of the plan, or one above it that has figures too. */
function firstNamed(grid: Grid, names: NameBook, label: number): number {
  let row = 0
  while (row < grid.rows && names.find(grid.text(row, label)) === null) row++
  const hasFigures = (at: number): boolean => {
    if (grid.mergedText(at, label).trim() === '') return false
    for (let column = label + 1; column < grid.columns; column++) {
      if (isValueLike(grid, at, column)) return true
    }
    return false
  }
  while (row > 0 && hasFigures(row - 1)) row--
  return row
}

const BODY_ROWS = 500
const rowsFrom = (grid: Grid, firstRow: number): readonly number[] =>
  Array.from({ length: Math.min(BODY_ROWS, grid.rows - firstRow) }, (_, index) => firstRow + index)

type Roles = Partial<Record<'unit' | 'basis' | 'note' | 'year', number>>

/** Columns that describe the rows: by their head, or because every cell of them is such a word. */
function rolesOf(grid: Grid, heads: readonly ColumnHead[], body: readonly number[]): Roles {
  const year = yearColumn(grid, heads, body)
  const roles: Roles = year === null ? {} : { year }
  for (const { column, texts } of heads) {
    if (column === year) continue
    const names = texts.map(tidyWords)
    const cells = body.map((row) => grid.text(row, column)).filter((cell) => cell.trim() !== '')
    const all = (is: (cell: string) => boolean): boolean => cells.length > 0 && cells.every(is)
    if (names.some((name) => /^(?:计量)?单位$/.test(name)) || all((cell) => unitWord(cell) !== null)) {
      roles.unit ??= column
    } else if (names.some((name) => /^(?:统计)?口径$/.test(name)) || all((cell) => toBasis(cell) !== null)) {
      roles.basis ??= column
    } else if (names.some((name) => /^(?:备注|说明|注)$/.test(name))) roles.note ??= column
  }
  return roles
}

function seriesOf(
  { column, words }: ColumnHead,
  title: TitleWords,
  left: SeriesMapping | undefined,
): SeriesMapping | null {
  const ownYear = lastOf(words, 'year')
  const ownPart = lastOf(words, 'part')
  if (words.length === 0) return null
  const part = ownPart ?? title.part
  if (part === null && ownYear === null) return null
  // Without any year the rows have to say it.
  const period = periodOf(ownYear ?? title.year, part) ?? part
  const unit = lastOf(words, 'unit')
  const said = lastOf(words, 'basis')
  const since = words.some(({ cumulative }) => cumulative) || /[-–—~至到]|前|上半年|全年/.test(part ?? '')
  const besideTotal = left?.basis === 'cumulative' && left.period === period
  const isAmount = said === 'amount' || (said === null && ownPart === null && unit !== '%')
  let basis: Basis | null = said === 'amount' || said === 'rate' ? null : said
  if (said === 'rate') basis = since || besideTotal ? 'cumulative-yoy' : 'yoy'
  else if (isAmount && since) basis = 'cumulative'
  return { column: columnLetters(column), period, indicator: null, basis, unit }
}

function* entries(grid: Grid, mapping: Mapping, onSkip: Parameters<Layout['entries']>[2]): Generator<Entry> {
  const at = (letters: string | undefined): number =>
    letters === undefined ? -1 : (columnIndex(letters) ?? -1)
  const [label, unitAt, basisAt, noteAt] = [
    at(mapping.columns.indicator),
    at(mapping.columns.unit),
    at(mapping.columns.basis),
    at(mapping.columns.note),
  ]
  const series = mapping.series
    .map((one) => ({ ...one, at: at(one.column) }))
    .filter((one) => mapping.hidden || !grid.isHiddenColumn(one.at))
  const yearAt = at(mapping.columns.year)
  const years = new RowYears(grid, yearAt, mapping.year)
  const values = series.map((one) => one.at)
  const last = Math.min(grid.rows, mapping.lastRow ?? grid.rows)
  for (let row = mapping.firstRow - 1; row < last; row++) {
    const words = grid.mergedText(row, label < 0 ? yearAt : label)
    const rowYear = years.at(row, '')
    const name = mapping.names[words]
    const skip = skipReason(grid, row, words, values, mapping.hidden) ?? (name === null ? 'left-alone' : null)
    if (skip) {
      onSkip(row, skip)
      continue
    }
    const rowUnit = grid.mergedText(row, unitAt).trim() || (unitIn(words) ?? '')
    const rowBasis = grid.mergedText(row, basisAt)
    for (const one of series) {
      const value = grid.text(row, one.at)
      if (value.trim() === '') continue
      const basis = one.basis ?? rowBasis
      const named = toBasis(basis)
      const isRate = one.unit === '%' || (named !== null && isRateBasis(named))
      yield {
        texts: {
          indicator: name ?? one.indicator ?? words,
          period: withYear(one.period ?? '', rowYear),
          value,
          basis,
          unit: isRate ? (one.unit ?? '') : rowUnit || one.unit || mapping.unit || '',
          note: grid.text(row, noteAt),
        },
        places: {
          ...(label >= 0 && { indicator: [row, label] }),
          ...(noteAt >= 0 && { note: [row, noteAt] }),
        },
        at: [row, one.at],
      }
    }
  }
}
