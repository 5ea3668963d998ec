// Tables that stand beside one another on one sheet: where each begins.
import type { Stepwise } from '../turn.ts'
import type { Grid } from './grid.ts'
import { tidyWords } from './heads.ts'
import type { NameBook } from './names.ts'
import { isValueLike } from './rows.ts'

const HEAD_ROWS = 40
const ROWS = 300
const COLUMNS = 60
/** What stands over the column that names the rows of a table. */
const LABEL =
  /^(?:指标|指标名称|项目|项目名称|名称|统计指标|主要指标|月份|时间|时期|期别|年月|地区|街道|镇街|区县|indicators?|items?|months?|periods?)$/i

/** The tables from left to right, each as the sheet with nothing but its columns; one: the sheet itself. */
export function* tablesBeside(grid: Grid, names: NameBook): Stepwise<readonly Grid[]> {
  const starts = repeatedHeads(grid) ?? (yield* namedColumns(grid, names))
  if (starts.length < 2) return [grid]
  return starts.map((start, index) =>
    grid.within(index === 0 ? 0 : start, (starts[index + 1] ?? grid.columns) - 1),
  )
}

const columnsOf = (grid: Grid): readonly number[] =>
  Array.from({ length: Math.min(COLUMNS, grid.columns) }, (_, column) => column)
const rowsOf = (grid: Grid, most: number): readonly number[] =>
  Array.from({ length: Math.min(most, grid.rows) }, (_, row) => row)

/** Where the same head of names stands again in its row: 指标 … 指标; null: nowhere. */
function repeatedHeads(grid: Grid): readonly number[] | null {
  for (const row of rowsOf(grid, HEAD_ROWS)) {
    const heads = columnsOf(grid).filter((column) => LABEL.test(tidyWords(grid.text(row, column))))
    const [first] = heads
    if (first === undefined) continue
    const word = tidyWords(grid.text(row, first))
    const starts = heads.filter((column) => tidyWords(grid.text(row, column)) === word)
    if (starts.length > 1) return starts
  }
  return null
}

/** Columns of names with values behind each, none of them a column of values itself. */
function* namedColumns(grid: Grid, names: NameBook): Stepwise<readonly number[]> {
  const rows = rowsOf(grid, ROWS)
  const isValues = new Map<number, boolean>()
  const named: number[] = []
  for (const column of columnsOf(grid)) {
    yield
    const isOfValues = rows.some((row) => isValueLike(grid, row, column))
    isValues.set(column, isOfValues)
    if (!isOfValues && rows.some((row) => names.find(grid.text(row, column)) !== null)) named.push(column)
  }
  const isFollowed = (column: number, until: number): boolean =>
    columnsOf(grid).some((one) => one > column && one < until && isValues.get(one) === true)
  return named.filter((column, index) => {
    const before = named[index - 1]
    const isBegun = before === undefined || isFollowed(before, column)
    return isBegun && isFollowed(column, grid.columns)
  })
}
