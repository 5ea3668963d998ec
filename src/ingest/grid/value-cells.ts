// Whether a cell may hold a figure: a number, a word for "nothing reported", or something that only a person can mend.
import { readPeriod } from '../period-text.ts'
import { readValue } from '../value-text.ts'
import type { Grid } from './grid.ts'

export function isValueLike(grid: Grid, row: number, column: number): boolean {
  switch (grid.kind(row, column)) {
    case 'number':
      return readPeriodNumber(grid.text(row, column)) === null
    case 'percent':
    case 'error':
    case 'uncalculated':
      return true
    case 'text': {
      const text = grid.text(row, column)
      if (text.length > 40 || readPeriod(text)) return false
      const read = readValue(text)
      return (
        read.kind === 'number' ||
        (read.kind === 'bad' && /^[-−–—(（↓▼下降负]*\s*[\d.,]+[%％万亿）)]*$/.test(text.trim()))
      )
    }
    default:
      return false
  }
}

/** Bare numbers such as 202205 are periods where they fill a column; 2022 may be either. */
const readPeriodNumber = (text: string): string | null =>
  /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])$/.test(text) ? text : null
