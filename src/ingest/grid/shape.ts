// Which files look alike: the words over a table without their numbers, so that June's file has the shape of May's.
import { createHash } from 'node:crypto'
import type { Grid } from './grid.ts'
import { tidyWords } from './heads.ts'

/** Rows that belong to a shape at most; the first row with two numbers ends them. */
const ROWS = 12
const COLUMNS = 500

/** A fingerprint of 32 hexadecimal digits. One month more beside the others does not change it. */
export function shapeOf(grid: Grid): string {
  const words: string[] = [masked(grid.sheet ?? '')]
  for (let row = 0; row < Math.min(ROWS, grid.rows); row++) {
    if (isBody(grid, row)) break
    let last = ''
    for (let column = 0; column < Math.min(COLUMNS, grid.columns); column++) {
      const word = masked(grid.text(row, column))
      if (word === '' || word === last) continue
      words.push(word)
      last = word
    }
    words.push('\n')
  }
  return createHash('sha256').update(words.join('\u0000')).digest('hex').slice(0, 32)
}

const masked = (text: string): string =>
  tidyWords(text)
    .slice(0, 100)
    .replace(/[一二三四](?=季度)/g, '#')
    .replace(/\d+/g, '#')
    .replace(/#[-–—~至到]#/g, '#')

function isBody(grid: Grid, row: number): boolean {
  let numbers = 0
  for (let column = 0; column < Math.min(COLUMNS, grid.columns); column++) {
    const kind = grid.kind(row, column)
    const isNumber =
      kind === 'number' ||
      kind === 'percent' ||
      (kind === 'text' && /^-?[\d.,]+%?$/.test(grid.text(row, column)))
    if (isNumber) numbers++
    if (numbers >= 2 || (numbers === 1 && row > 0 && column > 0)) return true
  }
  return false
}
