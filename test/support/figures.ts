// Figures and uploads for tests of the store: short to write, every field settable.
import { createHash } from 'node:crypto'
import { decimal } from '../../src/core/decimal.ts'
import type { Figure } from '../../src/core/observation.ts'
import { type Instant, period } from '../../src/core/period.ts'
import type { Receipt } from '../../src/core/receipt.ts'
import type { Staging, Store } from '../../src/store/store.ts'

export interface FigureWords extends Partial<Omit<Figure, 'value' | 'period'>> {
  readonly value?: string | null
  readonly period?: string
}

export const figure = ({ value = '1', period: of = '2022-05', ...more }: FigureWords = {}): Figure => ({
  region: '350502',
  indicator: 'gdp',
  basis: 'cumulative-yoy',
  status: value === null ? 'M' : 'A',
  knownAt: '2022-06-15T02:00:00.000Z',
  source: '统计局',
  note: '',
  row: 2,
  cell: 'C2',
  ...more,
  period: period(of),
  value: value === null ? null : decimal(value),
})

export const receiptOf = (id: string, sha256: string, at: Instant): Receipt => ({
  upload: id,
  sha256,
  filename: `${id}.csv`,
  format: 'csv',
  encoding: 'utf-8',
  receivedAt: at,
  by: '张三',
  dryRun: false,
  rows: { read: 0, new: 0, revised: 0, unchanged: 0 },
  revised: [],
  statusChanges: [],
  warnings: [],
})

export const sha = (text: string): string => createHash('sha256').update(text).digest('hex')

export async function commit(staging: Staging, at: Instant, bytes = staging.id): Promise<void> {
  const sha256 = sha(bytes)
  await staging.commit({
    sha256,
    filename: `${staging.id}.csv`,
    bytes: bytes.length,
    act: { by: '张三', at },
    receipt: receiptOf(staging.id, sha256, at),
  })
}

/** Stages, compares and commits. Rows are numbered in their order. */
export async function upload(
  store: Store,
  id: string,
  figures: readonly Figure[],
  at: Instant = '2022-06-16T02:00:00.000Z',
  bytes = id,
): Promise<void> {
  const staging = await store.stage(id)
  await staging.add(figures.map((each, index) => ({ ...each, row: index + 2, cell: `C${index + 2}` })))
  await staging.compare(100)
  await commit(staging, at, bytes)
}
