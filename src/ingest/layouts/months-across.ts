// Indicators down, periods or bases across: what is what stands over the columns, in one or several head rows.
import { text } from '../../core/text.ts'
import { columnIndex, columnLetters } from '../addresses.ts'
import { figureWords } from '../grid/figure-words.ts'
import type { Grid } from '../grid/grid.ts'
import {
  type ColumnHead,
  headsOver,
  headWords,
  isAsideColumn,
  lastOf,
  periodOf,
  type TitleWords,
  tidyWords,
  unitIn,
  unitOver,
  unitWord,
} from '../grid/heads.ts'
import type { Mapping, SeriesMapping, TableMapping } from '../grid/mapping.ts'
import { type NameBook, saysGrowth } from '../grid/names.ts'
import {
  headAbove,
  isNumbering,
  isValueLike,
  partText,
  RowYears,
  skipReason,
  withYear,
  yearColumn,
  yearWord,
} from '../grid/rows.ts'
import type { SpokenBasis } from '../grid/spoken-basis.ts'
import { readPeriod } from '../periods.ts'
import type { Stepwise } from '../turn.ts'
import { toBasis } from '../words.ts'
import {
  CELLS_COUNTED,
  type CellAt,
  type GridEntry,
  type Layout,
  type Proposal,
  UNKNOWN_INDICATORS,
  UNKNOWN_LISTED,
} from './layout.ts'

export const monthsAcross: Layout = {
  name: 'months-across',
  title: text('宽表：指标在行，月份或口径在列', 'Wide table: indicators down, months or bases across'),
  others: UNKNOWN_INDICATORS,
  propose,
  entries,
}

/** Rows and columns in which names are looked for. */
const NAMED_ROWS = 500
const NAMED_COLUMNS = 10

function* propose(grid: Grid, names: NameBook, hidden: boolean): Stepwise<Proposal | null> {
  return (yield* namesDown(grid, names, hidden)) ?? (yield* yearsDown(grid, names, hidden))
}

function* namesDown(grid: Grid, names: NameBook, hidden: boolean): Stepwise<Proposal | null> {
  const label = yield* labelColumn(grid, names)
  if (label === null) return null
  const firstRow = yield* firstNamed(grid, names, label)
  const { columns: heads, title } = yield* headsOver(grid, firstRow, label)
  const others = heads.filter(({ column }) => column !== label && (hidden || !grid.isHiddenColumn(column)))
  const body = rowsFrom(grid, firstRow)
  const roles = yield* rolesOf(grid, others, body)
  const taken = new Set([label, ...Object.values(roles)])
  const left = others.filter(({ column }) => !taken.has(column))
  const ofRows = roles.period !== undefined
  const ofTable = roles.year === undefined && !ofRows ? title : { ...title, year: null }
  const series = yield* seriesIn(grid, left, ofRows ? { ...ofTable, part: null } : ofTable, body, ofRows)
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
  return yield* judged(grid, mapping, names)
}

/** Columns of figures, with their periods and bases by their heads and the title. `body`: rows that may have figures; `ofRows`: these say their periods. */
export function* seriesIn(
  grid: Grid,
  heads: readonly ColumnHead[],
  title: TitleWords,
  body: readonly number[],
  ofRows = false,
): Stepwise<SeriesMapping[]> {
  const series: SeriesMapping[] = []
  const since = heads.flatMap(({ words }) =>
    lastOf(words, 'span') === 'since' && !isAsideColumn(words) ? [monthOrPart(lastOf(words, 'part'))] : [],
  )
  let left: SeriesMapping | undefined
  for (const head of heads) {
    yield
    if (isAsideColumn(head.words)) continue
    const found = seriesOf(head, title, { left, since, ofRows })
    // A column without any value still says what the 同比 beside it is of; the year before beside this one does not.
    if (found !== null && !(left && isEarlier(found, left))) left = found
    if (found && body.some((row) => isValueLike(grid, row, head.column))) series.push(found)
  }
  return series
}

/** Whether an amount stands beside the same one of a later year, only to be compared with it. */
function isEarlier(found: SeriesMapping, left: SeriesMapping): boolean {
  const isAmount = [found, left].every(({ basis }) => basis === null || !/rate|yoy/.test(basis))
  const [year, before] = [headWords(found.period ?? '').year, headWords(left.period ?? '').year]
  const isSame = withoutYear(found.period) === withoutYear(left.period)
  return isAmount && isSame && year !== null && before !== null && Number(year) < Number(before)
}

/** A table of one indicator, which its title names: years down, months across. */
function* yearsDown(grid: Grid, names: NameBook, hidden: boolean): Stepwise<Proposal | null> {
  const last = Math.min(grid.rows, NAMED_ROWS)
  let firstRow = 0
  while (firstRow < last && !(yearWord(grid.text(firstRow, 0)) !== null && isValueLikeIn(grid, firstRow))) {
    yield
    firstRow++
  }
  if (firstRow === last) return null
  const { columns: heads, title } = yield* headsOver(grid, firstRow, 0)
  const body = rowsFrom(grid, firstRow)
  const year = yearColumn(grid, heads, body)
  const indicator = title.texts.map((text) => names.within(text)).find((found) => found !== null)
  if (year === null || !indicator) return null
  const others = heads.filter(({ column }) => column !== year && (hidden || !grid.isHiddenColumn(column)))
  const series = yield* seriesIn(grid, others, { ...title, year: null }, body)
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
  return yield* judged(grid, mapping, names)
}

function isValueLikeIn(grid: Grid, row: number): boolean {
  for (let column = 1; column < grid.columns; column++) if (isValueLike(grid, row, column)) return true
  return false
}

function* judged(grid: Grid, mapping: Mapping, names: NameBook): Stepwise<Proposal | null> {
  const guessed: Record<string, string> = {}
  const bases: Record<string, SpokenBasis> = {}
  const isSpoken = mapping.series.every(
    ({ basis, period }) => (basis !== null && basis !== 'either') || SINCE_PART.test(withoutYear(period)),
  )
  const known = new Set<string>()
  const unknown = new Set<string>()
  let cells = 0
  for (const entry of entries(grid, mapping, () => {})) {
    yield
    if (entry === null) continue
    cells++
    const label = entry.texts.indicator ?? ''
    const match = names.find(label)
    if (match) known.add(match.name)
    else if (unknown.size < UNKNOWN_LISTED) unknown.add(label)
    if (match && !match.exact) guessed[label] = match.name
    if (match?.basis) bases[label] = match.basis
    // Below 本月 the growth that a name speaks of is the month's; where no head says anything the plan's own name does.
    else if (match && isSpoken && saysGrowth(label)) bases[label] = 'rate'
    if (cells >= CELLS_COUNTED) break
  }
  if (cells === 0) return null
  return {
    mapping: { ...mapping, names: guessed, ...(Object.keys(bases).length > 0 && { bases }) },
    certain: false,
    cells,
    indicators: known.size,
    unknown: [...unknown],
    remembered: false,
  }
}

/** The column that names most indicators; null when none names any. */
function* labelColumn(grid: Grid, names: NameBook): Stepwise<number | null> {
  let best: number | null = null
  let most = 0
  for (let column = 0; column < Math.min(grid.columns, NAMED_COLUMNS); column++) {
    yield
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
function* firstNamed(grid: Grid, names: NameBook, label: number): Stepwise<number> {
  let row = 0
  while (row < grid.rows && names.find(grid.text(row, label)) === null) row++
  const hasFigures = (at: number): boolean => {
    // A row that lies in a head above it, or numbers its columns, belongs to the heads.
    if (grid.text(at, label).trim() === '' || isNumbering(grid, at)) return false
    for (let column = label + 1; column < grid.columns; column++) {
      if (isValueLike(grid, at, column)) return true
    }
    return false
  }
  while (row > 0 && hasFigures(row - 1)) {
    yield
    row--
  }
  return row
}

const BODY_ROWS = 500
const rowsFrom = (grid: Grid, firstRow: number): readonly number[] =>
  Array.from({ length: Math.min(BODY_ROWS, grid.rows - firstRow) }, (_, index) => firstRow + index)

type Roles = Partial<Record<'unit' | 'basis' | 'note' | 'year' | 'period', number>>

/** Columns that describe the rows: by their head, or because every cell of them is such a word. */
function* rolesOf(grid: Grid, heads: readonly ColumnHead[], body: readonly number[]): Stepwise<Roles> {
  const year = yearColumn(grid, heads, body)
  const roles: Roles = year === null ? {} : { year }
  for (const { column, texts } of heads) {
    yield
    if (column === year) continue
    const names = texts.map(tidyWords)
    const cells = body.map((row) => grid.text(row, column)).filter((cell) => cell.trim() !== '')
    const all = (is: (cell: string) => boolean): boolean => cells.length > 0 && cells.every(is)
    if (all((cell) => isPart(cell, names.at(-1) ?? ''))) roles.period ??= column
    else if (
      names.some((name) => /^(?:(?:计量)?单位|units?)$/i.test(name)) ||
      all((cell) => unitWord(cell) !== null)
    ) {
      roles.unit ??= column
    } else if (names.some((name) => /^(?:统计)?口径$/.test(name)) || all((cell) => toBasis(cell) !== null)) {
      roles.basis ??= column
    } else if (names.some((name) => /^(?:备注|说明|注|notes?|remarks?)$/i.test(name))) roles.note ??= column
  }
  return roles
}

/** Whether a cell is a period of its row: a whole one, or a month or quarter of the year beside it. */
function isPart(cell: string, head: string): boolean {
  const words = tidyWords(cell)
  if (readPeriod(words) !== null) return yearWord(words) === null && !/^\d{4}$/.test(words)
  return (
    /^(?:月[份度]?|季度|时间|时期|期别?|months?|periods?)$/i.test(head) &&
    headWords(partText(words, head)).part !== null
  )
}

/** What the other columns and the title say of a column that does not say it itself. */
interface Beside {
  /** The column of values before it. */
  readonly left: SeriesMapping | undefined
  /** The last months of the columns that count from January; null: of one that names none (累计). */
  readonly since: readonly (string | null)[]
  /** The rows say their periods themselves. */
  readonly ofRows: boolean
}

function seriesOf(
  { column, words }: ColumnHead,
  title: TitleWords,
  { left, since, ofRows }: Beside,
): SeriesMapping | null {
  const ownYear = lastOf(words, 'year')
  const ownPart = lastOf(words, 'part')
  if (words.length === 0) return null
  const unit = unitOver(words)
  const isRate = words.some(({ basis }) => basis === 'rate' || basis === 'yoy' || basis === 'cumulative-yoy')
  const ownSpan = lastOf(words, 'span')
  // A bare 同比 speaks of the amount that stands before it.
  const follows = isRate && ownSpan === null && ownPart === null && ownYear === null && left !== undefined
  const part = ownPart ?? partOfTitle(title.part, ownSpan, words)
  const isOfRow = ofRows && words.some(({ basis, span }) => basis !== null || span !== null)
  if (part === null && ownYear === null && !follows && !isOfRow) return null
  // Without any year the rows have to say it.
  const ofHead = part === null && ownYear === null ? null : (periodOf(ownYear ?? title.year, part) ?? part)
  const period = follows ? left.period : ofHead
  if (words.some(({ basis }) => basis === 'end')) {
    return { column: columnLetters(column), period, indicator: null, basis: 'end', unit }
  }
  const titleSpan = SINCE_PART.test(title.part ?? '') ? 'since' : null
  // 10月 beside 1-10月 or 累计 is the month; beside 1-9月 it may be the next of its row.
  const bareSpan = isMonthBeside(ownPart, since)
    ? 'month'
    : (title.span ?? (titleSpan === null ? null : 'open'))
  const span = ownSpan ?? (ownPart === null ? (titleSpan ?? title.span) : bareSpan)
  const isAmount = words.some(
    ({ basis }) => basis === 'amount' || basis === 'cumulative' || basis === 'period',
  )
  let basis: SeriesMapping['basis'] = null
  if (follows) basis = rateBeside(left, since)
  else if (isRate) basis = span === 'since' ? 'cumulative-yoy' : span === 'month' ? 'yoy' : 'rate'
  else if (span === 'month') basis = 'period'
  else if (span === 'open') basis = 'amount'
  else if (span === 'since' && (isAmount || (ownPart === null && unit !== '%'))) basis = 'cumulative'
  else if (span === null) basis = 'either'
  return { column: columnLetters(column), period, indicator: null, basis, unit }
}

const SINCE_PART = /[-–—~至到]|前|上半年|全年/
const withoutYear = (period: string | null): string => period?.replace(/^\d{4}[年-]/, '') ?? ''
const RATES: Readonly<Partial<Record<SpokenBasis, SpokenBasis>>> = {
  period: 'yoy',
  cumulative: 'cumulative-yoy',
}
const lastMonth = (part: string | null): string | null => /(\d{1,2})月$/.exec(part ?? '')?.[1] ?? null
const monthOrPart = (part: string | null): string | null => lastMonth(part) ?? part
const isMonthBeside = (part: string | null, since: Beside['since']): boolean =>
  part !== null &&
  !SINCE_PART.test(withoutYear(part)) &&
  (since.includes(monthOrPart(part)) || since.includes(null))

/** The basis of a growth beside an amount, or beside another growth. */
function rateBeside({ basis, period }: SeriesMapping, since: Beside['since']): SpokenBasis {
  if (basis !== null && basis !== 'amount' && basis !== 'either') return RATES[basis] ?? basis
  if (SINCE_PART.test(withoutYear(period))) return 'cumulative-yoy'
  return isMonthBeside(period, since) ? 'yoy' : 'rate'
}

const LAST_QUARTERS: Readonly<Record<string, string>> = { 二: '二', 三: '三', 四: '四' }

/** The title's period; 本月 below 1-10月 is October, 当季 the third quarter below 前三季度. */
function partOfTitle(
  part: string | null,
  span: 'month' | 'since' | null,
  words: ColumnHead['words'],
): string | null {
  if (part === null || span !== 'month' || !SINCE_PART.test(part)) return part
  const month = /(\d{1,2})月$/.exec(part)?.[1]
  const quarters = LAST_QUARTERS[/前([二三四])/.exec(part)?.[1] ?? '']
  const last = month
    ? Number(month)
    : quarters
      ? '二三四'.indexOf(quarters) * 3 + 6
      : part === '全年'
        ? 12
        : 6
  if (!words.some(({ quarter }) => quarter)) return `${last}月`
  return last % 3 === 0 ? `${'一二三四'[last / 3 - 1] ?? ''}季度` : null
}

/** Where an open basis is asked for: at the name that leaves it open, else at the head. */
const openAt = (
  mapping: TableMapping,
  row: number,
  label: number,
  words: string,
  { at, basis }: SeriesMapping & { readonly at: number },
): CellAt => {
  const { bases = {}, series } = mapping
  const isOfName =
    basis === 'either' ? bases[words] !== undefined || series.length > 1 : Object.keys(bases).length > 0
  return label >= 0 && isOfName ? [row, label] : [Math.max(0, mapping.firstRow - 2), at]
}

function* entries(
  grid: Grid,
  mapping: TableMapping,
  onSkip: Parameters<Layout['entries']>[2],
): Generator<GridEntry | null> {
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
  const periodAt = at(mapping.columns.period)
  const periodHead = periodAt < 0 ? '' : headAbove(grid, mapping.firstRow - 1, periodAt)
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
      yield null
      continue
    }
    const rowUnit = grid.mergedText(row, unitAt).trim() || (unitIn(words) ?? '')
    const rowBasis = grid.mergedText(row, basisAt)
    for (const one of series) {
      const value = grid.text(row, one.at)
      if (value.trim() === '') continue
      const stated = one.period ?? partText(grid.mergedText(row, periodAt), periodHead)
      const period = withYear(stated, rowYear)
      const { basis, unit, isOpen } = figureWords(one, {
        period,
        rowBasis,
        rowUnit,
        nameBasis: mapping.bases?.[words] ?? null,
        unit: mapping.unit,
      })
      yield {
        texts: {
          indicator: name ?? one.indicator ?? words,
          period,
          value,
          basis,
          unit,
          note: grid.text(row, noteAt),
        },
        places: {
          ...(label >= 0 && { indicator: [row, label] }),
          ...(one.period === null && periodAt >= 0 && { period: [row, periodAt] }),
          ...(noteAt >= 0 && { note: [row, noteAt] }),
          ...(isOpen && { basis: openAt(mapping, row, label, words, one) }),
        },
        at: [row, one.at],
      }
    }
  }
}
