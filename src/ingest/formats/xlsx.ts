// Excel and WPS workbooks since 2007: a zip of XML parts.
import { addressOf } from '../addresses.ts'
import type { WorkbookDecoder } from './decoder.ts'

export const xlsx: WorkbookDecoder = {
  kind: 'workbook',
  name: 'xlsx',
  title: 'xlsx',
  contentTypes: [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.ms-excel.sheet.macroenabled.12',
    'application/wps-office.xlsx',
  ],
  extensions: ['xlsx', 'xlsm'],
  keyed: false,
  cell: (row, column) => addressOf(null, row - 1, column),
  sniff: (start) => Buffer.from(start.subarray(0, 4)).toString('latin1') === 'PK\x03\x04',
}
