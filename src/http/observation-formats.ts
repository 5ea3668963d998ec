// Observations as JSON, CSV or an Arrow stream, block by block, so that an export never stands in memory whole.
import { toJson, toPlain } from '../core/decimal.ts'
import type { Observation } from '../core/observation.ts'
import type { ArrowColumn } from './observation-arrow.ts'

export const OBSERVATION_TYPES = [
  'application/json',
  'text/csv',
  'application/vnd.apache.arrow.stream',
] as const
type ObservationType = (typeof OBSERVATION_TYPES)[number]

type Blocks = AsyncIterable<readonly Observation[]>
type Chunks = AsyncGenerator<string | Uint8Array>

/** `exact`: a text of CSV as it is, for programs; else it is safe to open in a spreadsheet. */
interface Manner {
  readonly exact: boolean
}

export const observationWriters: Readonly<
  Record<ObservationType, (blocks: Blocks, manner: Manner) => Chunks>
> = {
  'application/json': asJson,
  'text/csv': asCsv,
  'application/vnd.apache.arrow.stream': asArrow,
}

const DECIMAL_PLACES = 12

async function* asJson(blocks: Blocks): Chunks {
  yield '{"observations":['
  let first = true
  for await (const block of blocks) {
    if (block.length === 0) continue
    yield (first ? '' : ',\n') + block.map((observation) => toJson(observation)).join(',\n')
    first = false
  }
  yield ']}\n'
}

/** The first columns are those of an upload: an export can be sent in again as it is. */
const COLUMNS: readonly ArrowColumn[] = [
  ['region', ({ region }) => region],
  ['indicator', ({ indicator }) => indicator],
  ['period', ({ period }) => period],
  ['value', ({ value }) => (value === null ? '' : toPlain(value, DECIMAL_PLACES))],
  ['basis', ({ basis }) => basis],
  ['status', ({ status }) => status],
  ['known_at', ({ knownAt }) => knownAt],
  ['source', ({ source }) => source],
  ['note', ({ note }) => note],
  ['recorded_at', ({ recordedAt }) => recordedAt],
  ['upload', ({ upload }) => upload],
  ['row', ({ row }) => String(row)],
  ['cell', ({ cell }) => cell],
  ['release_at', ({ releaseAt }) => releaseAt ?? ''],
]

async function* asCsv(blocks: Blocks, { exact }: Manner): Chunks {
  const cell = exact ? csvCell : spreadsheetCell
  yield `${COLUMNS.map(([name]) => name).join(',')}\r\n`
  for await (const block of blocks) {
    yield block
      .map((observation) => `${COLUMNS.map(([, of]) => cell(of(observation))).join(',')}\r\n`)
      .join('')
  }
}

/** A cell of CSV. Source: RFC 4180. */
const csvCell = (value: string): string =>
  /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value

/** A plain number begins nothing, whatever its sign. */
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/

/** The same for people: what a spreadsheet would take for a formula is a text there, behind an apostrophe. Source: OWASP, CSV Injection. */
export const spreadsheetCell = (value: string): string =>
  csvCell(/^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(value) && !NUMBER.test(value) ? `'${value}` : value)

/** Loaded when somebody asks for it: what it needs is large, and most services never write any. */
async function* asArrow(blocks: Blocks): Chunks {
  const { writeArrow } = await import('./observation-arrow.ts')
  yield* writeArrow(COLUMNS, blocks)
}
