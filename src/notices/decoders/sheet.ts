// The rows of a workbook's sheet as the blocks of a notice: what stands alone above the head is text, the rest is a table.
import type { Block } from '../document.ts'
import { tableHeadOf } from '../heads.ts'
import { visible } from '../plain-text.ts'

/** `rows`: the cells of a sheet as they are shown; `isHead`: where its table begins. */
export function blocksOfSheet(
  rows: readonly (readonly string[])[],
  isHead: (cells: readonly string[]) => boolean = (cells) => tableHeadOf(cells) !== null,
): Block[] {
  const cells = rows
    .map((row) => row.map((cell) => visible(cell).replace(/\s+/g, ' ').trim()))
    .filter((row) => row.some((cell) => cell !== ''))
  const head = cells.findIndex(isHead)
  const above = head < 0 ? cells : cells.slice(0, head)
  const lines = above.map((row, index): Block => {
    const text = row.filter((cell) => cell !== '').join(' ')
    return { type: 'line', text, heading: index === 0 }
  })
  return head < 0 ? lines : [...lines, { type: 'table', rows: cells.slice(head) }]
}
