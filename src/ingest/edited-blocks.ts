// Records with the cells that a person put right: what the file says stays in the file.
import type { CellEdit } from '../core/cell-edit.ts'
import type { RawBlock } from './formats/decoder.ts'

export async function* editedBlocks(
  blocks: AsyncIterable<RawBlock>,
  edits: readonly CellEdit[],
): AsyncGenerator<RawBlock> {
  for await (const block of blocks) yield edited(block, edits)
}

/** Only of blocks whose entries are records of the file. */
export function edited(block: RawBlock, edits: readonly CellEdit[]): RawBlock {
  const first = block.firstRow - 1
  const own = edits.filter(({ row, column }) => {
    return row >= first && row < first + block.count && column < block.columns.length
  })
  if (own.length === 0) return block
  const columns = block.columns.map((cells, column) => {
    const here = own.filter((edit) => edit.column === column)
    if (here.length === 0) return cells
    const changed = [...cells]
    for (const { row, after } of here) changed[row - first] = after
    return changed
  })
  return { ...block, columns }
}
