// One row per figure: columns for indicator, period and value, wherever the head row stands.
import { text } from '../../core/text.ts'
import { columnIndex, columnLetters } from '../addresses.ts'
import { FaultList } from '../fault-list.ts'
import type { Grid } from '../grid/grid.ts'
import { headWords, periodOf, tidyWords, unitIn, unitWord } from '../grid/heads.ts'
import type { Mapping, TableMapping } from '../grid/mapping.ts'
import { isPlaceName, type NameBook } from '../grid/names.ts'
import {
  headAbove,
  isTotal,
  isValueLike,
  isYearHead,
  partText,
  RowYears,
  skipReason,
  withYear,
} from '../grid/rows.ts'
import { basisText, type SpokenBasis } from '../grid/spoken-basis.ts'
import { type ColumnRole, isLongHead, readHead } from '../head.ts'
import { readPeriod } from '../periods.ts'
import type { Stepwise } from '../turn.ts'
import { OPEN_BASIS, UNSAID_BASIS } from '../words.ts'
import {
  type CellAt,
  type GridEntry,
  HEAD_ROWS,
  type Layout,
  type Proposal,
  UNKNOWN_INDICATORS,
  UNKNOWN_LISTED,
} from './layout.ts'

export const long: Layout = {
  name: 'long',
  title: text('长表：一行一个数据', 'Long table: one row per figure'),
  others: UNKNOWN_INDICATORS,
  propose,
  entries,
}

/** Different names that are looked up. */
const NAMES_KNOWN = 20_000

interface Found {
  readonly columns: Mapping['columns']
  /** 0-based. */
  readonly firstRow: number
  readonly unit: string | null
  /** What the head of the values says of all of them: 累计数. */
  readonly basis?: SpokenBasis | null
  readonly certain: boolean
}

function* propose(grid: Grid, names: NameBook, hidden: boolean): Stepwise<Proposal | null> {
  const found = byHead(grid) ?? (yield* byContent(grid, names))
  if (!found) return null
  const { columns, firstRow, certain } = found
  const titles = titleWords(grid, firstRow)
  const mapping: Mapping = {
    layout: 'long',
    sheet: grid.sheet,
    firstRow: firstRow + 1,
    lastRow: null,
    columns,
    series: [],
    unit: found.unit ?? titles.unit,
    year: titles.year,
    names: {},
    hidden,
  }
  const texts = new Set<string>()
  let cells = 0
  const [label, value] = [columnIndex(columns.indicator ?? '') ?? 0, columnIndex(columns.value ?? '') ?? 0]
  for (let row = firstRow; row < grid.rows; row++) {
    yield
    if (grid.text(row, value) === '' || isTotal(grid.text(row, label))) continue
    cells++
    if (texts.size < NAMES_KNOWN) texts.add(grid.text(row, label))
  }
  if (cells === 0 && !certain) return null
  const guessed: Record<string, string | null> = {}
  const bases: Record<string, SpokenBasis> = {}
  const unknown: string[] = []
  let indicators = 0
  for (const name of texts) {
    yield
    const match = names.find(name)
    if (match) indicators++
    else if (unknown.length < UNKNOWN_LISTED) unknown.push(name)
    if (match && !match.exact) guessed[name] = match.name
    const basis = match?.basis ?? found.basis ?? null
    if (match && basis !== null) bases[name] = basis
  }
  const foreign = yield* foreignPlaces(grid, columns, firstRow, names)
  for (const place of foreign) guessed[place] = null
  const isPlain = Object.keys(guessed).length === 0
  return {
    mapping: { ...mapping, names: guessed, ...(Object.keys(bases).length > 0 && { bases }) },
    certain: certain && isPlain,
    cells,
    indicators,
    unknown,
    remembered: false,
  }
}

/** Places without a plan in a table that has rows of one with a plan; none where all rows are of others. */
function* foreignPlaces(
  grid: Grid,
  { region }: Mapping['columns'],
  firstRow: number,
  names: NameBook,
): Stepwise<readonly string[]> {
  const column = columnIndex(region ?? '')
  if (column === null) return []
  const places = new Set<string>()
  for (let row = firstRow; row < grid.rows && places.size < PLACES_KNOWN; row++) {
    yield
    const place = grid.mergedText(row, column).trim()
    if (place !== '') places.add(place)
  }
  const foreign: string[] = []
  for (const place of places) {
    yield
    if (names.place(place) === null && isPlaceName(place)) foreign.push(place)
  }
  return foreign.length < places.size ? foreign : []
}

const PLACES_KNOWN = 500

/** The first row whose names say which column is what. */
function byHead(grid: Grid): Found | null {
  for (let row = 0; row < Math.min(HEAD_ROWS, grid.rows); row++) {
    const names = Array.from({ length: grid.columns }, (_, column) => grid.mergedText(row, column))
    if (!isLongHead(names)) continue
    const faults = new FaultList(0)
    const head = readHead(names, row + 1, false, faults, () => '')
    const { indicator, period, value } = head.columns
    if (indicator === undefined || period === undefined || value === undefined) continue
    const next = unitWord(grid.text(row + 1, value))
    // A second head row below merged names repeats them, or gives the unit.
    const isHead = (at: number): boolean =>
      at < grid.rows && grid.mergeAt(at, indicator)?.top === row && grid.text(at, indicator) === ''
    let firstRow = row + 1
    while (isHead(firstRow)) firstRow++
    const unitRow = next !== null && grid.text(row + 1, indicator) === ''
    const year = names.findIndex(isYearHead)
    return {
      columns: lettersOf(year < 0 || year === period ? head.columns : { ...head.columns, year }),
      firstRow: unitRow ? Math.max(firstRow, row + 2) : firstRow,
      unit: head.unit ?? (unitRow ? next : null),
      certain: faults.total === 0,
    }
  }
  return null
}

const lettersOf = (columns: Readonly<Partial<Record<ColumnRole | 'year', number>>>): Mapping['columns'] =>
  Object.fromEntries(Object.entries(columns).map(([role, column]) => [role, columnLetters(column)]))

/** A column of known names, one of periods and a single one of values, whatever their heads say. */
function* byContent(grid: Grid, names: NameBook): Stepwise<Found | null> {
  const until = Math.min(200, grid.rows)
  function* count(is: (row: number, column: number) => boolean): Stepwise<number[]> {
    const sums: number[] = []
    for (let column = 0; column < Math.min(grid.columns, 30); column++) {
      yield
      let sum = 0
      for (let row = 0; row < until; row++) if (is(row, column)) sum++
      sums.push(sum)
    }
    return sums
  }
  const named = yield* count((row, column) => names.find(grid.text(row, column)) !== null)
  const dated = yield* count((row, column) => readPeriod(grid.text(row, column)) !== null)
  const valued = yield* count((row, column) => isValueLike(grid, row, column))
  const indicator = named.indexOf(Math.max(...named))
  const period = dated.indexOf(Math.max(...dated))
  const isBoth = (row: number): boolean =>
    names.find(grid.text(row, indicator)) !== null && readPeriod(grid.text(row, period)) !== null
  let both = 0
  for (let row = 0; row < until; row++) if (isBoth(row)) both++
  if (both === 0 || both * 2 < (named[indicator] ?? 0) || indicator === period) return null
  const values = valued.flatMap((sum, column) =>
    sum >= 2 && column !== indicator && column !== period ? [column] : [],
  )
  const [value] = values
  if (value === undefined || values.length > 1) return null
  let firstRow = 0
  while (firstRow < until && !isBoth(firstRow)) firstRow++
  const head = headWords(firstRow === 0 ? '' : headAbove(grid, firstRow, value))
  const { unit, basis } = head
  return { columns: lettersOf({ indicator, period, value }), firstRow, unit, basis, certain: false }
}

/** The year and the unit that the rows above a table give for all of it. */
function titleWords(grid: Grid, firstRow: number): { year: string | null; unit: string | null } {
  let year = grid.sheet === null ? null : headWords(grid.sheet).year
  let unit: string | null = null
  for (let row = 0; row < firstRow; row++) {
    for (let column = 0; column < Math.min(grid.columns, 50); column++) {
      const words = grid.text(row, column)
      if (words === '') continue
      year = headWords(words).year ?? year
      if (/单位[:：]/.test(tidyWords(words))) unit = unitIn(words) ?? unit
    }
  }
  return { year, unit }
}

function* entries(
  grid: Grid,
  mapping: TableMapping,
  onSkip: Parameters<Layout['entries']>[2],
): Generator<GridEntry | null> {
  const yearAt = columnIndex(mapping.columns.year ?? '') ?? -1
  const columns = Object.entries(mapping.columns).flatMap(([role, letters]) => {
    const column = columnIndex(letters)
    return column === null || role === 'year' ? [] : [{ role: role as ColumnRole, column }]
  })
  const at = (role: ColumnRole): number => columns.find((one) => one.role === role)?.column ?? -1
  const [indicator, value] = [at('indicator'), at('value')]
  const last = Math.min(grid.rows, mapping.lastRow ?? grid.rows)
  const years = new RowYears(grid, yearAt, mapping.year)
  const periodHead = yearAt < 0 ? '' : headAbove(grid, mapping.firstRow - 1, at('period'))
  for (let row = mapping.firstRow - 1; row < last; row++) {
    const rowYear = years.at(row, '')
    const label = grid.mergedText(row, indicator)
    const skip = skipReason(grid, row, label, [value], mapping.hidden)
    const isOpen = skip === 'heading' && grid.mergedText(row, at('period')).trim() !== ''
    // A status beside an empty value says that there is none, or that it was forgotten: both are for the checks to say.
    if (skip && !(isOpen && grid.text(row, at('status')).trim() !== '')) {
      onSkip(row, isOpen ? 'empty' : skip)
      yield null
      continue
    }
    const name = mapping.names[label]
    if (name === null || mapping.names[grid.mergedText(row, at('region')).trim()] === null) {
      onSkip(row, 'left-alone')
      yield null
      continue
    }
    const texts: Partial<Record<ColumnRole, string>> = {}
    const places: Partial<Record<ColumnRole, CellAt>> = {}
    for (const { role, column } of columns) {
      texts[role] = role === 'value' ? grid.text(row, column) : grid.mergedText(row, column)
      places[role] = [row, column]
    }
    texts.indicator = name ?? label
    const period = texts.period ?? ''
    texts.period =
      yearAt < 0 ? yearAdded(period, mapping.year) : withYear(partText(period, periodHead), rowYear)
    const spoken = mapping.bases?.[label] ?? null
    if (spoken !== null) {
      texts.basis = basisText({ column: null, row: texts.basis ?? '', name: spoken, period: texts.period })
      if (texts.basis === OPEN_BASIS) places.basis = [row, indicator]
    }
    if ((texts.basis ?? '').trim() === '') texts.basis = UNSAID_BASIS
    texts.unit = texts.unit?.trim() || (mapping.unit ?? '')
    yield { texts, places, at: [row, value] }
  }
}

/** A period that names no year gets the one of the title. */
function yearAdded(period: string, year: string | null): string {
  if (year === null || period.trim() === '' || readPeriod(period)) return period
  const words = headWords(period)
  return words.year === null && words.part !== null ? (periodOf(year, words.part) ?? period) : period
}
