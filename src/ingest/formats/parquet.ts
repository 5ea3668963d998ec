// Parquet: columns of a data warehouse's table, one record per row.
import { text } from '../../core/text.ts'
import type { BinaryFormat } from './format.ts'

const MAGIC = 'PAR1'

export const parquet: BinaryFormat = {
  kind: 'binary',
  gives: 'records',
  name: 'parquet',
  title: text('Parquet', 'Parquet'),
  standard: 'Parquet',
  contentTypes: ['application/vnd.apache.parquet'],
  extensions: ['parquet'],
  keyed: false,
  cell: (row, _column, name) => `rows[${row - 1}].${name}`,
  sniff: (start) => Buffer.from(start.subarray(0, MAGIC.length)).toString('latin1') === MAGIC,
  async *decode(bytes, limits) {
    const { decodeParquet } = await import('../decoding/parquet.ts')
    for await (const block of decodeParquet(bytes, limits)) yield { kind: 'block', block }
  },
}
