// Figures as the block in which a long upload travels.
import { toPlain } from '../../src/core/decimal.ts'
import type { FigureBlock } from '../../src/core/figure-block.ts'
import type { Figure } from '../../src/core/observation.ts'

/** The same figures column by column. */
export function blockOf(figures: readonly Figure[]): FigureBlock {
  return {
    count: figures.length,
    region: figures.map((figure) => figure.region),
    indicator: figures.map((figure) => figure.indicator),
    period: figures.map((figure) => figure.period),
    basis: figures.map((figure) => figure.basis),
    value: figures.map((figure) => (figure.value === null ? null : toPlain(figure.value))),
    status: figures.map((figure) => figure.status),
    knownAt: figures.map((figure) => figure.knownAt),
    source: figures.map((figure) => figure.source),
    note: figures.map((figure) => figure.note),
    row: figures.map((figure) => figure.row),
    cell: figures.map((figure) => figure.cell),
    ...(figures.some((figure) => figure.releaseAt) && {
      releaseAt: figures.map((figure) => figure.releaseAt ?? null),
    }),
  }
}
