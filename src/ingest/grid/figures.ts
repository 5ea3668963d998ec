// What each cell of a grid comes to under a mapping: a figure, faults, a row that was passed over. For previews.
import { figuresOf as listOf } from '../../core/figure-block.ts'
import type { Figure } from '../../core/observation.ts'
import type { Fault } from '../../core/problem.ts'
import type { Conversion, SkippedRow } from '../../core/reading.ts'
import { FaultList } from '../fault-list.ts'
import { layoutOf } from '../layouts/index.ts'
import { emptyBlock, type MapSettings, rowMapper } from '../map-rows.ts'
import { blocksOf } from './blocks.ts'
import type { Grid } from './grid.ts'
import type { Mapping } from './mapping.ts'

export interface CellOutcome {
  /** Address of the cell that holds the value. */
  readonly cell: string
  /** null when a fault stands in its way. */
  readonly figure: Figure | null
  readonly faults: readonly Fault[]
  /** How the value was told in the indicator's unit. */
  readonly conversion: Conversion | null
}

export interface GridFigures {
  /** Every cell that holds a figure or should, by address; a cell that is not here is empty or words. */
  readonly cells: ReadonlyMap<string, CellOutcome>
  /** In the order of the grid. */
  readonly figures: readonly Figure[]
  /** By row; faults of a head or an indicator's name stand at that cell. */
  readonly faults: readonly Fault[]
  readonly faultCount: number
  /** Rows that were passed over and why: `total`, `footnote`, `heading`, `hidden`, `left-alone`, `blank`. */
  readonly skipped: readonly SkippedRow[]
}

/** Everything else that reading rows asks for. */
export type GridSettings = Omit<MapSettings, 'decoder' | 'faults' | 'onConversion'> & {
  readonly faultLimit: number
}

/** Reads the whole grid at once. Two cells for one figure are left to those who compare uploads. */
export function figuresOf(grid: Grid, mapping: Mapping, settings: GridSettings): GridFigures {
  const faults = new FaultList(settings.faultLimit)
  const conversions = new Map<string, Conversion>()
  const skipped: SkippedRow[] = []
  const mapper = rowMapper({
    ...settings,
    decoder: { keyed: false, cell: (row, column) => grid.address(row - 1, column) },
    faults,
    onConversion: (conversion) => conversions.set(conversion.cell, conversion),
  })
  const entries = layoutOf(mapping.layout).entries(grid, mapping, (row, why) => {
    skipped.push({ row: row + 1, why })
  })
  const mapped = emptyBlock()
  const stated: string[] = []
  for (const block of blocksOf(grid, entries)) {
    const value = block.head.indexOf('value')
    for (let index = 0; index < block.count; index++) {
      const cell = block.origin?.cell(index, value) ?? ''
      stated.push(cell)
    }
    mapper.map(block, mapped)
  }
  const figures = listOf(mapped)
  const list = faults.list()
  const figureAt = new Map(figures.map((figure) => [figure.cell, figure]))
  const faultsAt = new Map<string, Fault[]>()
  for (const fault of list) {
    const known = faultsAt.get(fault.cell ?? '')
    if (known) known.push(fault)
    else faultsAt.set(fault.cell ?? '', [fault])
  }
  const cells = new Map<string, CellOutcome>()
  for (const cell of stated) {
    cells.set(cell, {
      cell,
      figure: figureAt.get(cell) ?? null,
      faults: faultsAt.get(cell) ?? [],
      conversion: conversions.get(cell) ?? null,
    })
  }
  return { cells, figures, faults: list, faultCount: faults.total, skipped }
}
