// Excel and WPS workbooks before 2007: a compound file of records.
import { addressOf } from '../addresses.ts'
import type { WorkbookDecoder } from './decoder.ts'

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0]

export const xls: WorkbookDecoder = {
  kind: 'workbook',
  name: 'xls',
  title: 'xls',
  contentTypes: ['application/vnd.ms-excel', 'application/wps-office.xls'],
  extensions: ['xls', 'et'],
  keyed: false,
  cell: (row, column) => addressOf(null, row - 1, column),
  sniff: (start) => SIGNATURE.every((byte, index) => start[index] === byte),
}
