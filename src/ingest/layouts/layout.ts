// What a layout must offer: a guess at a grid's meaning that a person can judge, and the entries that a meaning gives.
import { type Text, text } from '../../core/text.ts'
import type { Grid } from '../grid/grid.ts'
import { type LayoutName, type Mapping, mappedTables, mappingOf, type TableMapping } from '../grid/mapping.ts'
import type { NameBook } from '../grid/names.ts'
import type { Skipped } from '../grid/rows.ts'
import type { ColumnRole } from '../head.ts'
import type { Stepwise } from '../turn.ts'

export interface Proposal {
  readonly mapping: Mapping
  /** The file says itself what its columns are: nobody needs to confirm it. */
  readonly certain: boolean
  /** Cells with a value that it would read. */
  readonly cells: number
  /** Indicators of the plan that it finds. */
  readonly indicators: number
  /** Texts that stand where an indicator should and are none of the plan's; the first ones. */
  readonly unknown: readonly string[]
  /** Nothing in the file names the year that the mapping says. */
  readonly yearGuessed?: boolean
  /** A person made it for a file of the same shape. */
  readonly remembered: boolean
}

/** A cell of the grid, counted from 0. */
export type CellAt = readonly [row: number, column: number]

/** One figure as the grid states it. Texts are the cells' own where a cell says it. */
export interface GridEntry {
  readonly texts: Readonly<Partial<Record<ColumnRole, string>>>
  /** Where each text stands; roles without a place share the value's. */
  readonly places: Readonly<Partial<Record<ColumnRole, CellAt>>>
  readonly at: CellAt
}

type OnSkip = (row: number, why: Skipped) => void

export interface Layout {
  /** The name of its file. */
  readonly name: LayoutName
  readonly title: Text
  /** What texts are that stand where it looks for something of the plans and are none. */
  readonly others: Text
  /** null: the grid is nothing of the kind. */
  readonly propose: (grid: Grid, names: NameBook, hidden: boolean) => Stepwise<Proposal | null>
  /** Every figure that the mapping finds, row by row; null for each row passed over, where others may come in between. */
  readonly entries: (grid: Grid, mapping: TableMapping, onSkip: OnSkip) => Iterable<GridEntry | null>
}

/** Rows at the top that may hold titles and heads. */
export const HEAD_ROWS = 40
/** Cells that a proposal counts; a longer table is said to have so many. */
export const CELLS_COUNTED = 20_000
/** Texts that a proposal lists. */
export const UNKNOWN_LISTED = 50

/** Several tables read as one; raises RangeError for none. */
export function joinedProposal(proposals: readonly Proposal[]): Proposal {
  const sum = (of: (proposal: Proposal) => number): number =>
    proposals.reduce((total, proposal) => total + of(proposal), 0)
  return {
    mapping: mappingOf(proposals.flatMap(({ mapping }) => mappedTables(mapping))),
    certain: proposals.every(({ certain }) => certain),
    cells: sum(({ cells }) => cells),
    indicators: Math.max(...proposals.map(({ indicators }) => indicators)),
    unknown: [...new Set(proposals.flatMap(({ unknown }) => unknown))].slice(0, UNKNOWN_LISTED),
    yearGuessed: proposals.some(({ yearGuessed }) => yearGuessed === true),
    remembered: proposals.every(({ remembered }) => remembered),
  }
}

export const UNKNOWN_INDICATORS = text('不是年度目标的指标', 'not in the plans')
