// Years that stand beside the rows of a table, or as headings between them, and not in their periods.
import type { ColumnHead } from './columns.ts'
import type { Grid } from './grid.ts'
import { headWords, periodOf, tidyWords } from './head-words.ts'

const YEAR = /^((?:19|20)\d{2})(?:年度?)?$/
const HEAD = /^(?:年份?|年度)$/

/** The year that a text is; null for anything else, also for a text that only holds one. */
export const yearWord = (text: string): string | null => YEAR.exec(tidyWords(text))?.[1] ?? null

/** The column headed 年份 or 年度 whose cells are years; null: there is none. Cells may be blank below the year they share. */
export function yearColumn(grid: Grid, heads: readonly ColumnHead[], body: readonly number[]): number | null {
  const found = heads.find(({ column, texts }) => {
    if (!texts.some((text) => HEAD.test(tidyWords(text)))) return false
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
