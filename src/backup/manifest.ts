// What a backup says of itself: its head, which comes first, and the manifest of all that was in it, which comes last.

import type { Instant } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import type { DumpPoint, DumpShape, RowCounts } from '../store/dump.ts'
import type { Member } from './archive.ts'

export const FORMAT = 'duibiao-backup/1'
export const HEAD = 'head.json'
export const MANIFEST = 'manifest.json'

/** The end of a backup, from which the next one goes on. */
export interface BackupEnd {
  readonly id: string
  readonly point: DumpPoint
  /** Files named by what is in them, which never change: paths below the data folder. */
  readonly files: readonly string[]
}

export interface BackupHead extends BackupEnd {
  readonly format: typeof FORMAT
  readonly release: string
  readonly madeAt: Instant
  /** Id of the backup that this one goes on from; null: it is whole by itself. */
  readonly after: string | null
  readonly shape: DumpShape
}

export interface Manifest {
  readonly id: string
  /** Of the tables into which nothing came while they were read. */
  readonly rows: RowCounts
  readonly blocks: readonly Member[]
  readonly files: readonly Member[]
}

/** Problem `backup-damaged`. */
export function readJson<Kept>(bytes: Buffer, name: string, isKept: (value: unknown) => value is Kept): Kept {
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch (cause) {
    throw new Problem('backup-damaged', { member: name }, { cause })
  }
  if (!isKept(value)) throw new Problem('backup-damaged', { member: name })
  return value
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

const isCounts = (value: unknown): value is RowCounts =>
  isRecord(value) && Object.values(value).every((count) => Number.isSafeInteger(count))

const isPoint = (value: unknown): value is DumpPoint =>
  isRecord(value) &&
  typeof value.at === 'string' &&
  typeof value.deedHash === 'string' &&
  isCounts(value.heads)

export const isEnd = (value: unknown): value is BackupEnd =>
  isRecord(value) && typeof value.id === 'string' && isPoint(value.point) && isTexts(value.files)

const isMigration = (value: unknown): boolean =>
  isRecord(value) &&
  Number.isSafeInteger(value.number) &&
  typeof value.file === 'string' &&
  typeof value.checksum === 'string'

export const isHead = (value: unknown): value is BackupHead =>
  isEnd(value) &&
  'format' in value &&
  value.format === FORMAT &&
  'release' in value &&
  typeof value.release === 'string' &&
  'after' in value &&
  (value.after === null || typeof value.after === 'string') &&
  'shape' in value &&
  isRecord(value.shape) &&
  Array.isArray(value.shape.migrations) &&
  value.shape.migrations.every(isMigration) &&
  isRecord(value.shape.columns) &&
  Object.values(value.shape.columns).every(isTexts)

const isMember = (value: unknown): value is Member =>
  isRecord(value) &&
  typeof value.name === 'string' &&
  Number.isSafeInteger(value.bytes) &&
  typeof value.sha256 === 'string'

export const isManifest = (value: unknown): value is Manifest =>
  isRecord(value) &&
  typeof value.id === 'string' &&
  isCounts(value.rows) &&
  Array.isArray(value.blocks) &&
  value.blocks.every(isMember) &&
  Array.isArray(value.files) &&
  value.files.every(isMember)
