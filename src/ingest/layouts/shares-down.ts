// Who has a share down (streets, units), months or indicators across: the title or the heads say of which indicator. A row
// of totals is the whole's.
import { text } from '../../core/text.ts'
import { columnIndex, columnLetters } from '../addresses.ts'
import { columnsOfFigures, figuresInRow, namedByHead, speaksOfGrowth } from '../grid/columns-of-figures.ts'
import type { Grid } from '../grid/grid.ts'
import { type ColumnHead, headsOver, type TitleWords, tidyWords } from '../grid/heads.ts'
import { type Mapping, mappedTables, type SeriesMapping, type TableMapping } from '../grid/mapping.ts'
import type { NameBook } from '../grid/names.ts'
import { isNumbering, isTotal, isValueLike, skipReason } from '../grid/rows.ts'
import { ofGrowth } from '../grid/spoken-basis.ts'
import { shareText } from '../share-names.ts'
import type { Stepwise } from '../turn.ts'
import { CELLS_COUNTED, type GridEntry, type Layout, type Proposal, UNKNOWN_LISTED } from './layout.ts'
import { seriesIn } from './months-across.ts'

export const sharesDown: Layout = {
  name: 'shares-down',
  title: text('分解表：单位、镇街在行', 'Shares down: a row for each unit or street'),
  others: text('没有分解到的单位、地方', 'units and places without a share'),
  propose,
  entries,
}

const LOOKED_AT = 1000
const LABEL_COLUMNS = 4

function* propose(grid: Grid, names: NameBook, hidden: boolean): Stepwise<Proposal | null> {
  const found = yield* shareColumn(grid, names)
  if (found === null) return null
  const { column: label, firstRow } = found
  const rows = Array.from(
    { length: Math.min(LOOKED_AT, grid.rows - firstRow) },
    (_, index) => firstRow + index,
  )
  const { columns, title } = yield* headsOver(grid, firstRow, label)
  const heads = columns.filter(({ column }) => column !== label && (hidden || !grid.isHiddenColumn(column)))
  const series = yield* seriesOf(grid, heads, title, names, rows)
  const [first] = series
  if (first === undefined) return null
  const { named, unknown } = namesIn(grid, label, rows, series, names)
  if (named.size === 0) return null
  const mapping: Mapping = {
    layout: 'shares-down',
    sheet: grid.sheet,
    firstRow: firstRow + 1,
    lastRow: null,
    columns: { indicator: columnLetters(label) },
    series,
    unit: title.unit,
    year: title.year,
    names: Object.fromEntries([...named].filter(([called, share]) => called !== share)),
    hidden,
  }
  let cells = 0
  for (const table of mappedTables(mapping)) {
    for (const entry of entries(grid, table, () => {})) {
      yield
      if (entry !== null) cells++
      if (cells >= CELLS_COUNTED) break
    }
  }
  return {
    mapping,
    certain: false,
    cells,
    indicators: new Set(named.values()).size,
    unknown: [...unknown].slice(0, UNKNOWN_LISTED),
    remembered: false,
  }
}

/** The column in which most rows are called as somebody who has a share, two at least, and its first row with figures. */
function* shareColumn(
  grid: Grid,
  names: NameBook,
): Stepwise<{ readonly column: number; readonly firstRow: number } | null> {
  let best: { readonly column: number; readonly firstRow: number } | null = null
  let most = 1
  for (let column = 0; column < Math.min(LABEL_COLUMNS, grid.columns); column++) {
    let firstRow = -1
    let shares = 0
    let named = 0
    for (let row = 0; row < Math.min(LOOKED_AT, grid.rows); row++) {
      yield
      const words = grid.mergedText(row, column).trim()
      const isShare = names.isShare(words)
      if (!(isShare || names.find(words) !== null) || !hasValue(grid, row, column)) continue
      if (isShare) shares++
      else named++
      if (isShare && firstRow < 0) firstRow = row
    }
    if (shares <= most || named > shares) continue
    most = shares
    // Whoever stands above them with figures is called wrongly, or is the total.
    while (firstRow > 0 && isRow(grid, firstRow - 1, column)) firstRow--
    best = { column, firstRow }
  }
  return best
}

const isRow = (grid: Grid, row: number, label: number): boolean =>
  /[\p{Script=Han}A-Za-z]{2}/u.test(grid.mergedText(row, label)) &&
  !isNumbering(grid, row) &&
  hasValue(grid, row, label)

function hasValue(grid: Grid, row: number, label: number): boolean {
  for (let column = label + 1; column < grid.columns; column++)
    if (isValueLike(grid, row, column)) return true
  return false
}

/** Columns of figures, each with the indicator that is shared out: the one that its head names, else the title's. */
function* seriesOf(
  grid: Grid,
  heads: readonly ColumnHead[],
  title: TitleWords,
  names: NameBook,
  rows: readonly number[],
): Stepwise<SeriesMapping[]> {
  const titles = title.texts.flatMap((words) => {
    const match = names.within(words) ?? names.mentioned(words)
    const whole = match === null ? null : names.whole(match.name)
    return match === null || whole === null ? [] : [{ words, match, whole }]
  })
  // The nearest title speaks before the sheet's name.
  const ofTitle = titles.at(-1) ?? null
  const isGrowth = speaksOfGrowth(ofTitle?.words ?? '')
  const own = new Map<string, { readonly whole: string; readonly basis: SeriesMapping['basis'] }>()
  for (const { column, texts } of heads) {
    yield
    const match = namedByHead(texts, names)
    const whole = match ? names.whole(match.name) : null
    if (match && whole !== null) own.set(columnLetters(column), { whole, basis: match.basis })
  }
  return (yield* seriesIn(grid, heads, title, rows)).flatMap((one) => {
    const said = own.get(one.column)
    if (said) return [{ ...one, indicator: said.whole, basis: said.basis ?? one.basis }]
    if (ofTitle === null) return []
    const basis = ofTitle.match.basis ?? (isGrowth ? ofGrowth(one.basis) : one.basis)
    return [{ ...one, indicator: ofTitle.whole, basis }]
  })
}

const isWhole = (words: string): boolean => isTotal(words) || /^全[国省市区县镇]$/.test(tidyWords(words))

/** Whom the rows mean, by what they are called in full; and who has no share. */
function namesIn(
  grid: Grid,
  label: number,
  rows: readonly number[],
  series: readonly SeriesMapping[],
  names: NameBook,
): { readonly named: ReadonlyMap<string, string>; readonly unknown: ReadonlySet<string> } {
  const named = new Map<string, string>()
  const unknown = new Set<string>()
  const wholes = [...new Set(series.flatMap(({ indicator }) => indicator ?? []))]
  for (const words of new Set(rows.map((row) => grid.mergedText(row, label).trim()))) {
    if (words === '' || words.length > LONGEST_NAME) continue
    let isKnown = false
    for (const whole of wholes) {
      const share = isWhole(words) ? whole : names.share(whole, words)
      if (share === null) continue
      isKnown = true
      named.set(shareText(whole, words), share)
    }
    if (
      !isKnown &&
      rows.some((row) => grid.mergedText(row, label).trim() === words && isRow(grid, row, label))
    )
      unknown.add(words)
  }
  return { named, unknown }
}

const LONGEST_NAME = 80

function* entries(
  grid: Grid,
  mapping: TableMapping,
  onSkip: Parameters<Layout['entries']>[2],
): Generator<GridEntry | null> {
  const label = columnIndex(mapping.columns.indicator ?? 'A') ?? 0
  const columns = columnsOfFigures(grid, mapping)
  const values = columns.map(({ at }) => at)
  const last = Math.min(grid.rows, mapping.lastRow ?? grid.rows)
  for (let row = mapping.firstRow - 1; row < last; row++) {
    const words = grid.mergedText(row, label).trim()
    const chosen = mapping.names[words]
    const calledFully = (one: SeriesMapping): string => shareText(one.indicator ?? '', words)
    // A total that is the whole's is no row to pass over.
    const isNamed = columns.some((one) => mapping.names[calledFully(one)] != null)
    const skip = skipReason(
      grid,
      row,
      isNamed ? calledFully(columns[0] as SeriesMapping) : words,
      values,
      mapping.hidden,
    )
    const why = skip ?? (chosen === null ? 'left-alone' : null)
    if (why !== null) {
      onSkip(row, why)
      yield null
      continue
    }
    for (const { column, texts, places, at } of figuresInRow(grid, mapping, columns, row)) {
      const called = calledFully(column)
      yield {
        texts: { ...texts, indicator: chosen ?? mapping.names[called] ?? called },
        places: { ...places, indicator: [row, label] },
        at,
      }
    }
  }
}
