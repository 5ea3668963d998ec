// The figures that a mapping finds in a grid -> raw blocks, so that they are read and checked as those of any other file.

import { type ColumnRole, HEAD_NAMES } from '../head.ts'
import type { CellAt, GridEntry } from '../layouts/layout.ts'
import type { RawBlock } from '../raw-block.ts'
import type { Grid } from './grid.ts'
import { noteTexts } from './rows.ts'

/** Entries of one block: few enough that a service answers others in between. */
const BLOCK = 500

const ROLES = Object.keys(HEAD_NAMES) as readonly ColumnRole[]
const HEAD = ROLES.map((role) => HEAD_NAMES[role])

/** A grid without any figure gives one block without entries; null: a row passed over, where others may come in between. */
export function* blocksOf(grid: Grid, entries: Iterable<GridEntry | null>): Generator<RawBlock | null> {
  let block: GridEntry[] = []
  let isEmpty = true
  for (const entry of entries) {
    if (entry === null) {
      yield null
      continue
    }
    block.push(entry)
    if (block.length < BLOCK) continue
    yield toBlock(grid, block)
    isEmpty = false
    block = []
  }
  if (isEmpty || block.length > 0) yield toBlock(grid, block)
}

function toBlock(grid: Grid, entries: readonly GridEntry[]): RawBlock {
  const placeOf = (index: number, column: number): CellAt => {
    const entry = entries[index]
    const role = ROLES[column]
    return (role && entry?.places[role]) ?? entry?.at ?? [0, 0]
  }
  return {
    head: HEAD,
    columns: ROLES.map((role) => entries.map(({ texts }) => texts[role] ?? '')),
    count: entries.length,
    firstRow: (entries[0]?.at[0] ?? 0) + 1,
    wide: [],
    notes: () => noteTexts(grid),
    shown: (index) => {
      const [row, column] = entries[index]?.at ?? [-1, -1]
      return grid.kind(row, column) === 'number' ? grid.cell(row, column).shown : ''
    },
    origin: {
      row: (index) => (entries[index]?.at[0] ?? 0) + 1,
      cell: (index, column) => grid.address(...placeOf(index, column)),
    },
  }
}
