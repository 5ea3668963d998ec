// Excel workbooks of binary parts: a zip as xlsx is, so only its name tells before it is opened.
import { text } from '../../core/text.ts'
import { addressOf } from '../addresses.ts'
import type { BinaryFormat } from './format.ts'

export const xlsb: BinaryFormat = {
  kind: 'binary',
  gives: 'sheets',
  name: 'xlsb',
  title: text('xlsb', 'xlsb'),
  standard: 'xlsb',
  contentTypes: ['application/vnd.ms-excel.sheet.binary.macroenabled.12'],
  extensions: ['xlsb'],
  keyed: false,
  cell: (row, column) => addressOf(null, row - 1, column),
  sniff: (start) => Buffer.from(start.subarray(0, 4)).toString('latin1') === 'PK\x03\x04',
  async *decode(bytes, limits) {
    const { decodeWorkbook } = await import('../decoding/workbook.ts')
    yield* decodeWorkbook(bytes, limits)
  },
}
