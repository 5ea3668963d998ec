// Which rows of a table hold no figures of their own: totals, footnotes, headings, blank ones, hidden ones.
import type { Grid } from './grid.ts'
import { tidyWords } from './head-words.ts'

/** `empty`: a row of the form that nobody filled in. */
export type Skipped = 'blank' | 'empty' | 'hidden' | 'total' | 'footnote' | 'heading' | 'left-alone'

const TOTAL = /^(?:合计|小计|总计|共计|全区合计|全市合计)[:：]?$/
const FOOTNOTE =
  /^(?:注|备注|附注|说明|资料来源|数据来源|来源|填表|制表|审核|负责人|单位负责人|填报|联系|报出日期|[*※★])/

export const isTotal = (label: string): boolean => label.length < 20 && TOTAL.test(tidyWords(label))

/** Why a row is passed over; null: it holds figures. `label`: its indicator or period; `values`: its columns of values. */
export function skipReason(
  grid: Grid,
  row: number,
  label: string,
  values: readonly number[],
  readHidden: boolean,
): Skipped | null {
  if (!readHidden && grid.isHiddenRow(row)) return 'hidden'
  const filled = values.some((column) => grid.text(row, column) !== '')
  const text = tidyWords(label === '' ? firstText(grid, row) : label)
  if (text === '' && !filled) return 'blank'
  if (TOTAL.test(text)) return 'total'
  if (!filled) return FOOTNOTE.test(text) ? 'footnote' : 'heading'
  return FOOTNOTE.test(text) && values.every((column) => !hasDigits(grid, row, column)) ? 'footnote' : null
}

const hasDigits = (grid: Grid, row: number, column: number): boolean => /\d/.test(grid.text(row, column))

function firstText(grid: Grid, row: number): string {
  for (let column = 0; column < Math.min(grid.columns, 50); column++) {
    const text = grid.text(row, column)
    if (text.trim() !== '') return text
  }
  return ''
}
