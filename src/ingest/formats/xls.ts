// Excel and WPS workbooks before 2007: a compound file of records.
import { text } from '../../core/text.ts'
import { addressOf } from '../addresses.ts'
import type { BinaryFormat } from './format.ts'

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0]

export const xls: BinaryFormat = {
  kind: 'binary',
  gives: 'sheets',
  name: 'xls',
  title: text('xls', 'xls'),
  standard: 'xls',
  contentTypes: ['application/vnd.ms-excel', 'application/wps-office.xls'],
  extensions: ['xls', 'et'],
  keyed: false,
  cell: (row, column) => addressOf(null, row - 1, column),
  sniff: (start) => SIGNATURE.every((byte, index) => start[index] === byte),
  async *decode(bytes, limits) {
    const { decodeWorkbook } = await import('../decoding/workbook.ts')
    yield* decodeWorkbook(bytes, limits)
  },
}
