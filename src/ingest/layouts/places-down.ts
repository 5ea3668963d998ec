// Places down (streets, districts, provinces), figures across: the title or the heads say of which indicator. Read are the
// rows of regions that have a plan, and the total of a table whose rows are parts of the region.
import { text } from '../../core/text.ts'
import { columnIndex, columnLetters } from '../addresses.ts'
import { columnsOfFigures, figuresInRow, namedByHead, speaksOfGrowth } from '../grid/columns-of-figures.ts'
import type { Grid } from '../grid/grid.ts'
import { type ColumnHead, headsOver, type TitleWords, tidyWords } from '../grid/heads.ts'
import { type Mapping, mappedTables, type SeriesMapping, type TableMapping } from '../grid/mapping.ts'
import { isPlaceName, type NameBook, type NameMatch } from '../grid/names.ts'
import { isTotal, isValueLike, skipReason } from '../grid/rows.ts'
import { ofGrowth } from '../grid/spoken-basis.ts'
import type { Stepwise } from '../turn.ts'
import { CELLS_COUNTED, type GridEntry, type Layout, type Proposal, UNKNOWN_LISTED } from './layout.ts'
import { seriesIn } from './months-across.ts'

export const placesDown: Layout = {
  name: 'places-down',
  title: text('分地区表：地区在行', 'Places down, figures across'),
  others: text('没有年度目标的地区', 'places without a plan'),
  propose,
  entries,
}

const LOOKED_AT = 1000
const PLACE_COLUMNS = 4
/** What a place is called that lies below a province, a city, a county. */
const BELOW: readonly (readonly [level: RegExp, name: RegExp])[] = [
  [/0000$/, /(?:市|州|盟|地区|区|县|旗)$/],
  [/00$/, /(?:区|县|市|旗)$/],
  [/^\d{6}/, /(?:街道|镇|乡|村|社区|办事处|园区|新区|开发区)$/],
]

function* propose(grid: Grid, names: NameBook, hidden: boolean): Stepwise<Proposal | null> {
  const found = yield* placeColumn(grid, names)
  if (found === null) return null
  const { column: label, rows } = found
  const [firstRow = 0] = rows
  const { columns, title } = yield* headsOver(grid, firstRow, label)
  const heads = columns.filter(({ column }) => column !== label && (hidden || !grid.isHiddenColumn(column)))
  const series = yield* seriesOf(grid, heads, title, names, rows)
  const places = placesIn(grid, label, rows, names)
  if (series.length === 0 || Object.keys(places).length === 0) return null
  const mapping: Mapping = {
    layout: 'places-down',
    sheet: grid.sheet,
    firstRow: firstRow + 1,
    lastRow: null,
    columns: { region: columnLetters(label) },
    series,
    unit: title.unit,
    year: title.year,
    names: places,
    hidden,
  }
  const labels = new Set(rows.map((row) => grid.mergedText(row, label).trim()))
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
    indicators: new Set(series.map(({ indicator }) => indicator)).size,
    // What is passed over is told by its own name.
    unknown: [...labels].filter((one) => places[one] === undefined).slice(0, UNKNOWN_LISTED),
    remembered: false,
  }
}

/** The column that names places, two at least, and its rows with figures, those of totals included. */
function* placeColumn(
  grid: Grid,
  names: NameBook,
): Stepwise<{ readonly column: number; readonly rows: readonly number[] } | null> {
  for (let column = 0; column < Math.min(PLACE_COLUMNS, grid.columns); column++) {
    const rows: number[] = []
    let places = 0
    let named = 0
    for (let row = 0; row < Math.min(LOOKED_AT, grid.rows); row++) {
      yield
      const words = grid.mergedText(row, column).trim()
      const isNamed = names.find(words) !== null
      const isPlace = isPlaceName(words) || names.place(words) !== null
      // Whether it has figures is asked last: a wide row is long.
      if (!(isNamed || isPlace || isWhole(words)) || !hasValue(grid, row, column)) continue
      if (isNamed) named++
      if (isPlace) places++
      if (isPlace || isWhole(words)) rows.push(row)
    }
    if (places > 1 && named === 0) return { column, rows }
  }
  return null
}

function hasValue(grid: Grid, row: number, label: number): boolean {
  for (let column = label + 1; column < grid.columns; column++)
    if (isValueLike(grid, row, column)) return true
  return false
}

const WHOLE = /^全[国省市区县]$/
const isWhole = (words: string): boolean => isTotal(words) || WHOLE.test(tidyWords(words))

/** The region of each row that is read. The total is the region's where its parts lie below it and no row is its own. */
function placesIn(
  grid: Grid,
  label: number,
  rows: readonly number[],
  names: NameBook,
): Record<string, string> {
  const found: Record<string, string> = {}
  const labels = [...new Set(rows.map((row) => grid.mergedText(row, label).trim()))]
  for (const words of labels) {
    const place = names.place(words)
    if (place !== null) found[words] = place
  }
  const { home } = names
  if (home === null || Object.values(found).includes(home)) return found
  const below = BELOW.find(([level]) => level.test(home))?.[1]
  const parts = labels.filter((words) => !isWhole(words))
  if (below === undefined || !parts.every((words) => below.test(words))) return found
  const total = labels.find(isWhole)
  if (total !== undefined) found[total] = home
  return found
}

/** Columns of figures, each with its indicator: the one that its head names, else the title's. */
function* seriesOf(
  grid: Grid,
  heads: readonly ColumnHead[],
  title: TitleWords,
  names: NameBook,
  rows: readonly number[],
): Stepwise<SeriesMapping[]> {
  const telling = title.texts.find((words) => names.within(words) ?? names.mentioned(words))
  const ofTitle = telling === undefined ? null : (names.within(telling) ?? names.mentioned(telling))
  const isGrowth = speaksOfGrowth(telling ?? '')
  const matches = new Map<string, NameMatch | null | undefined>()
  for (const { column, texts } of heads) {
    yield
    matches.set(columnLetters(column), namedByHead(texts, names) ?? ofTitle)
  }
  return (yield* seriesIn(grid, heads, title, rows)).flatMap((one) => {
    const match = matches.get(one.column)
    if (!match) return []
    const basis = match.basis ?? (match === ofTitle && isGrowth ? ofGrowth(one.basis) : one.basis)
    return [{ ...one, indicator: match.name, basis }]
  })
}

function* entries(
  grid: Grid,
  mapping: TableMapping,
  onSkip: Parameters<Layout['entries']>[2],
): Generator<GridEntry | null> {
  const label = columnIndex(mapping.columns.region ?? 'A') ?? 0
  const columns = columnsOfFigures(grid, mapping)
  const values = columns.map(({ at }) => at)
  const last = Math.min(grid.rows, mapping.lastRow ?? grid.rows)
  for (let row = mapping.firstRow - 1; row < last; row++) {
    const words = grid.mergedText(row, label).trim()
    const region = mapping.names[words] ?? null
    const skip = skipReason(grid, row, region ?? words, values, mapping.hidden)
    const why = skip ?? (region === null ? 'left-alone' : null)
    if (region === null || why !== null) {
      if (why !== null) onSkip(row, why)
      yield null
      continue
    }
    for (const { column, texts, places, at } of figuresInRow(grid, mapping, columns, row))
      yield {
        texts: { ...texts, indicator: column.indicator ?? '', region },
        places: { ...places, region: [row, label] },
        at,
      }
  }
}
