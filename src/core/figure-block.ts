// Many figures at once, column by column: the shape in which a long upload travels without an object per row.
import { parseDecimal } from './decimal.ts'
import type { Basis, Figure, ObsStatus } from './observation.ts'
import type { Instant, Period } from './period.ts'

/** Every column has `count` entries, in file order; equal texts are usually one and the same string. */
export interface FigureBlock {
  readonly count: number
  readonly region: readonly string[]
  readonly indicator: readonly string[]
  readonly period: readonly Period[]
  readonly basis: readonly Basis[]
  /** Plain ASCII decimal text (`-3.5`, `8.20`; no exponent, no separators, at most 12 decimals); null: no value. */
  readonly value: readonly (string | null)[]
  readonly status: readonly ObsStatus[]
  readonly knownAt: readonly Instant[]
  readonly source: readonly string[]
  readonly note: readonly string[]
  readonly row: readonly number[]
  readonly cell: readonly string[]
  /** Absent when no figure of the block waits for its release. */
  readonly releaseAt?: readonly (Instant | null)[]
}

/** The same figures one by one. */
export function figuresOf(block: FigureBlock): Figure[] {
  const figures: Figure[] = []
  for (let index = 0; index < block.count; index++) {
    const value = at(block.value, index)
    figures.push({
      region: at(block.region, index),
      indicator: at(block.indicator, index),
      period: at(block.period, index),
      basis: at(block.basis, index),
      value: value === null ? null : parseDecimal(value),
      status: at(block.status, index),
      knownAt: at(block.knownAt, index),
      source: at(block.source, index),
      note: at(block.note, index),
      row: at(block.row, index),
      cell: at(block.cell, index),
      ...(block.releaseAt && { releaseAt: at(block.releaseAt, index) }),
    })
  }
  return figures
}

function at<Item>(column: readonly Item[], index: number): Item {
  const item = column[index]
  if (item === undefined) throw new RangeError(`a column is shorter than its block: no entry ${index}`)
  return item
}
