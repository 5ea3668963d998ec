// Spreadsheets of LibreOffice and others: a zip whose first part says what it is (OpenDocument 1.3, part 2, 3.3).
import { text } from '../../core/text.ts'
import { addressOf } from '../addresses.ts'
import type { BinaryFormat } from './format.ts'

const MIME = 'application/vnd.oasis.opendocument.spreadsheet'

export const ods: BinaryFormat = {
  kind: 'binary',
  gives: 'sheets',
  name: 'ods',
  title: text('ods', 'ods'),
  standard: 'ods',
  contentTypes: [MIME],
  extensions: ['ods'],
  keyed: false,
  cell: (row, column) => addressOf(null, row - 1, column),
  sniff: (start) => {
    const words = Buffer.from(start).toString('latin1')
    return words.startsWith('PK\x03\x04') && words.includes(MIME)
  },
  async *decode(bytes, limits) {
    const { decodeWorkbook } = await import('../decoding/workbook.ts')
    yield* decodeWorkbook(bytes, limits)
  },
}
