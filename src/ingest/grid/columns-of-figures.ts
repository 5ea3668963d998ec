// Tables with a row for each place, unit or street: their columns of figures, and the figures of a row.
import { columnIndex } from '../addresses.ts'
import { figureWords } from './figure-words.ts'
import type { Grid } from './grid.ts'
import type { SeriesMapping, TableMapping } from './mapping.ts'
import type { NameBook, NameMatch } from './names.ts'
import { withYear } from './rows.ts'

type ColumnOfFigures = SeriesMapping & { readonly at: number }

/** Those that are read: hidden ones only when they were asked for. */
export const columnsOfFigures = (grid: Grid, mapping: TableMapping): readonly ColumnOfFigures[] =>
  mapping.series
    .map((one) => ({ ...one, at: columnIndex(one.column) ?? 0 }))
    .filter((one) => mapping.hidden || !grid.isHiddenColumn(one.at))

interface FigureInRow {
  readonly column: ColumnOfFigures
  readonly texts: Readonly<Record<'period' | 'value' | 'basis' | 'unit', string>>
  /** Where nobody says the basis: the head that could have. */
  readonly places: { readonly basis?: readonly [row: number, column: number] }
  readonly at: readonly [row: number, column: number]
}

export function* figuresInRow(
  grid: Grid,
  mapping: TableMapping,
  columns: readonly ColumnOfFigures[],
  row: number,
): Generator<FigureInRow> {
  for (const column of columns) {
    const value = grid.text(row, column.at)
    if (value.trim() === '') continue
    const period = withYear(column.period ?? '', mapping.year)
    const { basis, unit, isOpen } = figureWords(column, { period, unit: mapping.unit })
    yield {
      column,
      texts: { period, value, basis, unit },
      places: isOpen ? { basis: [Math.max(0, mapping.firstRow - 2), column.at] } : {},
      at: [row, column.at],
    }
  }
}

/** The indicator that a head names, the lowest line first; null: none. */
export const namedByHead = (texts: readonly string[], names: NameBook): NameMatch | null =>
  texts
    .toReversed()
    .map((words) => names.find(words))
    .find((match) => match !== null) ?? null

/** Whether a title speaks of growth, for whatever stands below it. */
export const speaksOfGrowth = (title: string): boolean => /增速|增长|增幅/.test(title)
