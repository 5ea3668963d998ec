// Excel and WPS workbooks since 2007: a zip of XML parts.
import { text } from '../../core/text.ts'
import { addressOf } from '../addresses.ts'
import type { BinaryFormat } from './format.ts'

export const xlsx: BinaryFormat = {
  kind: 'binary',
  gives: 'sheets',
  name: 'xlsx',
  title: text('xlsx', 'xlsx'),
  standard: 'xlsx',
  contentTypes: [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.ms-excel.sheet.macroenabled.12',
    'application/wps-office.xlsx',
  ],
  extensions: ['xlsx', 'xlsm'],
  keyed: false,
  cell: (row, column) => addressOf(null, row - 1, column),
  sniff: (start) => Buffer.from(start.subarray(0, 4)).toString('latin1') === 'PK\x03\x04',
  async *decode(bytes, limits) {
    const { decodeWorkbook } = await import('../decoding/workbook.ts')
    yield* decodeWorkbook(bytes, limits)
  },
}
