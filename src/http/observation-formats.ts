// Observations as JSON, CSV or an Arrow stream, block by block, so that an export never stands in memory whole.
import {
  Field,
  Int32,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  Utf8,
  vectorFromArray,
} from 'apache-arrow'
import { toJson, toPlain } from '../core/decimal.ts'
import type { Observation } from '../core/observation.ts'

export const OBSERVATION_TYPES = [
  'application/json',
  'text/csv',
  'application/vnd.apache.arrow.stream',
] as const
export type ObservationType = (typeof OBSERVATION_TYPES)[number]

type Blocks = AsyncIterable<readonly Observation[]>
type Chunks = AsyncGenerator<string | Uint8Array>

export const observationWriters: Readonly<Record<ObservationType, (blocks: Blocks) => Chunks>> = {
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
const COLUMNS: readonly (readonly [name: string, of: (observation: Observation) => string])[] = [
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

async function* asCsv(blocks: Blocks): Chunks {
  yield `${COLUMNS.map(([name]) => name).join(',')}\r\n`
  for await (const block of blocks) {
    yield block
      .map((observation) => `${COLUMNS.map(([, of]) => quoted(of(observation))).join(',')}\r\n`)
      .join('')
  }
}

const quoted = (value: string): string =>
  /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value

const arrowSchema = new Schema(
  COLUMNS.map(([name]) =>
    name === 'row' ? new Field(name, new Int32(), false) : new Field(name, new Utf8(), name === 'value'),
  ),
)

/** Values are exact decimal texts: no type of the JavaScript library carries them without loss. */
async function* asArrow(blocks: Blocks): Chunks {
  const writer = new RecordBatchStreamWriter()
  const output = writer[Symbol.asyncIterator]()
  const written = (async () => {
    for await (const block of blocks) if (block.length > 0) writer.write(batchOf(block))
    writer.finish()
  })()
  written.catch((error) => writer.abort(error))
  for (let next = await output.next(); !next.done; next = await output.next()) yield next.value
  await written
}

function batchOf(block: readonly Observation[]): RecordBatch {
  const children = COLUMNS.map(([name, of]) => {
    const vector =
      name === 'row'
        ? vectorFromArray(
            block.map(({ row }) => row),
            new Int32(),
          )
        : vectorFromArray(
            block.map((observation) =>
              name === 'value' && observation.value === null ? null : of(observation),
            ),
            new Utf8(),
          )
    return vector.data[0]
  }).filter((data) => data !== undefined)
  const type = new Struct(arrowSchema.fields)
  return new RecordBatch(arrowSchema, makeData({ type, length: block.length, nullCount: 0, children }))
}
