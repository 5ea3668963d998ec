// One row of a figure: its key, its columns and their hash in SQL, and its reading into an Observation.
import { decimal } from '../core/decimal.ts'
import type { Basis, Observation, ObsStatus } from '../core/observation.ts'
import { period } from '../core/period.ts'
import { AT_ONCE, fromMoment } from './moments.ts'

/** Selected in this order wherever observations are read. */
export const OBSERVATION_COLUMNS =
  'region, indicator, period, basis, value, status, known_at, source, note, row, cell, upload, recorded_at, release_at'

export type ObservationRow = readonly [
  region: string,
  indicator: string,
  period: string,
  basis: Basis,
  value: string | null,
  status: ObsStatus,
  knownAt: string,
  source: string,
  note: string,
  row: number,
  cell: string,
  upload: string,
  recordedAt: string,
  releaseAt: string,
]

/** Columns selected behind these are left alone. */
export const toObservation = (row: readonly [...ObservationRow, ...unknown[]]): Observation => ({
  region: row[0],
  indicator: row[1],
  period: period(row[2]),
  basis: row[3],
  value: row[4] === null ? null : decimal(row[4]),
  status: row[5],
  knownAt: fromMoment(row[6]),
  source: row[7],
  note: row[8],
  row: row[9],
  cell: row[10],
  upload: row[11],
  recordedAt: fromMoment(row[12]),
  ...(row[13] !== AT_ONCE && { releaseAt: fromMoment(row[13]) }),
})

/** Columns of every table of figures. key_rank is an alias made of the period's rank and the basis (migration 0012). */
export const KEY = 'region, indicator, key_rank, basis'

const STORED = `region, indicator, period_rank, basis, known_at, recorded_at, seq, period,
  isNull(value), coalesce(value, toDecimal128(0, 12)), status, source, note, row, cell`

/**
 * Over every stored column; two runs over the same rows agree, a changed byte does not. A row that waits for nothing
 * has the hash that it had before rows could wait.
 */
export const ROWS_HASH = `sum(if(release_at = toDateTime64(0, 3, 'UTC'), cityHash64(${STORED}),
  cityHash64(${STORED}, release_at)))`
