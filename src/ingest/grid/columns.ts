// What stands over each column of a table: its words from top to bottom, those of titles apart.
import type { Grid } from './grid.ts'
import { type HeadWords, headWords } from './head-words.ts'

/** Rows above a table that may speak of its columns. */
const LOOKED_AT = 12

export interface ColumnHead {
  readonly column: number
  /** From top to bottom, without the titles. */
  readonly texts: readonly string[]
  readonly words: readonly HeadWords[]
}

export interface TitleWords {
  readonly year: string | null
  readonly part: string | null
  readonly unit: string | null
  /** The titles themselves, from top to bottom; the sheet's name first. */
  readonly texts: readonly string[]
}

export interface Heads {
  readonly columns: readonly ColumnHead[]
  readonly title: TitleWords
}

/** The heads over a table whose first row is `firstRow` and whose rows are named in column `label`. */
export function headsOver(grid: Grid, firstRow: number, label: number): Heads {
  const from = Math.max(0, firstRow - LOOKED_AT)
  const titles: string[] = grid.sheet === null ? [] : [grid.sheet]
  const texts: string[][] = Array.from({ length: grid.columns }, () => [])
  for (let row = from; row < firstRow; row++) {
    const filled = filledIn(grid, row)
    for (let column = 0; column < grid.columns; column++) {
      const text = grid.mergedText(row, column)
      if (text === '') continue
      const merge = grid.mergeAt(row, column)
      // What spans the table, or stands alone in its row, speaks of the whole.
      const spans = merge !== null && merge.left <= label && merge.right - merge.left >= 2
      if (spans || filled === 1) titles.push(text)
      else if (texts[column]?.at(-1) !== text) texts[column]?.push(text)
    }
  }
  let title: TitleWords = { year: null, part: null, unit: null, texts: [...new Set(titles)] }
  for (const text of title.texts) {
    const words = headWords(text)
    title = {
      ...title,
      year: words.year ?? title.year,
      part: words.year === null ? title.part : (words.part ?? title.part),
      unit: words.unit ?? title.unit,
    }
  }
  const columns = texts.map((list, column) => ({ column, texts: list, words: list.map(headWords) }))
  return { columns, title }
}

/** Cells with text of their own in a row, merged areas counted once; counting ends at two. */
function filledIn(grid: Grid, row: number): number {
  const seen = new Set<string>()
  for (let column = 0; column < grid.columns && seen.size < 2; column++) {
    const text = grid.mergedText(row, column)
    if (text === '') continue
    const merge = grid.mergeAt(row, column)
    seen.add(merge ? `${merge.top}/${merge.left}` : `${row}/${column}`)
  }
  return seen.size
}

/** The last word on something, from top to bottom. */
export function lastOf<Key extends keyof HeadWords>(
  words: readonly HeadWords[],
  key: Key,
): NonNullable<HeadWords[Key]> | null {
  let found: NonNullable<HeadWords[Key]> | null = null
  for (const word of words) found = word[key] ?? found
  return found
}
