// What a draft would do, cell by cell: new, revised, unchanged, empty, doubted or refused.
import { toPlain } from '../core/decimal.ts'
import { type Figure, keyOf, type Observation } from '../core/observation.ts'
import type { Fault } from '../core/problem.ts'
import { placeOf } from '../ingest/addresses.ts'

export const CELL_STATES = ['refused', 'warned', 'revised', 'new', 'unchanged'] as const
type CellState = (typeof CELL_STATES)[number]

export interface PreviewCell {
  readonly cell: string
  /** Counted from 0; null: the file is none of rows and columns. */
  readonly place: { readonly row: number; readonly column: number } | null
  readonly state: CellState
  /** null: the cell could not be read as a figure. */
  readonly figure: Figure | null
  /** What stands now, as exact decimal text; null: nothing does, or it says that there is no value. */
  readonly before: string | null
  readonly faults: readonly Fault[]
}

/** In the order of the file. `standing`: the figures that count now, of the regions of the file. */
export function previewCells(
  figures: readonly Figure[],
  faults: readonly Fault[],
  standing: readonly Observation[],
): PreviewCell[] {
  const known = new Map(standing.map((figure) => [keyOf(figure), figure]))
  const told = new Map<string, Fault[]>()
  for (const fault of faults) {
    const place = fault.cell ?? `${fault.row ?? ''}`
    told.set(place, [...(told.get(place) ?? []), fault])
  }
  const cells = figures.map((figure): PreviewCell & { row: number } => {
    const present = known.get(keyOf(figure))
    const own = told.get(figure.cell) ?? []
    told.delete(figure.cell)
    const same =
      present !== undefined && plainValue(present) === plainValue(figure) && present.status === figure.status
    const plain: CellState = present === undefined ? 'new' : same ? 'unchanged' : 'revised'
    const state = own.some(({ warning }) => warning === undefined)
      ? 'refused'
      : own.length > 0
        ? 'warned'
        : plain
    return {
      cell: figure.cell,
      place: placeOf(figure.cell),
      row: figure.row,
      state,
      figure,
      before: present ? plainValue(present) : null,
      faults: own,
    }
  })
  const rest = [...told].map(([cell, own]) => ({
    cell,
    row: own[0]?.row ?? 0,
    figure: null,
    before: null,
    faults: own,
    place: placeOf(cell),
    state: (own.some(({ warning }) => warning === undefined) ? 'refused' : 'warned') as CellState,
  }))
  return [...cells, ...rest].toSorted((a, b) => a.row - b.row).map(({ row: _, ...cell }) => cell)
}

const plainValue = ({ value }: Pick<Figure, 'value'>): string | null =>
  value === null ? null : toPlain(value)
