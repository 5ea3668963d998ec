// Observations as an Arrow stream, a batch a block.
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
import type { Observation } from '../core/observation.ts'

/** The name of a column and what stands in it. */
export type ArrowColumn = readonly [name: string, of: (observation: Observation) => string]

const schemaOf = (columns: readonly ArrowColumn[]): Schema =>
  new Schema(
    columns.map(([name]) =>
      name === 'row' ? new Field(name, new Int32(), false) : new Field(name, new Utf8(), name === 'value'),
    ),
  )

/** Values are exact decimal texts: no type of the JavaScript library carries them without loss. */
export async function* writeArrow(
  columns: readonly ArrowColumn[],
  blocks: AsyncIterable<readonly Observation[]>,
): AsyncGenerator<Uint8Array> {
  const schema = schemaOf(columns)
  const writer = new RecordBatchStreamWriter()
  const output = writer[Symbol.asyncIterator]()
  const written = (async () => {
    for await (const block of blocks) if (block.length > 0) writer.write(batchOf(schema, columns, block))
    writer.finish()
  })()
  written.catch((error) => writer.abort(error))
  for (let next = await output.next(); !next.done; next = await output.next()) yield next.value
  await written
}

function batchOf(
  schema: Schema,
  columns: readonly ArrowColumn[],
  block: readonly Observation[],
): RecordBatch {
  const children = columns
    .map(([name, of]) => {
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
    })
    .filter((data) => data !== undefined)
  const type = new Struct(schema.fields)
  return new RecordBatch(schema, makeData({ type, length: block.length, nullCount: 0, children }))
}
