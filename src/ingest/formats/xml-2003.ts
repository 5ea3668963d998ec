// Workbooks as one XML text, as Excel 2003 wrote them and many systems still do, mostly under the name xls.
import { text } from '../../core/text.ts'
import { addressOf } from '../addresses.ts'
import { startOfText } from '../text-start.ts'
import type { BinaryFormat } from './format.ts'

export const xml2003: BinaryFormat = {
  kind: 'binary',
  gives: 'sheets',
  name: 'xml-2003',
  title: text('Excel 2003 XML', 'Excel 2003 XML'),
  standard: 'Excel 2003 XML',
  contentTypes: ['application/xml', 'text/xml'],
  extensions: ['xml'],
  keyed: false,
  cell: (row, column) => addressOf(null, row - 1, column),
  sniff: (start) => startOfText(start).includes('urn:schemas-microsoft-com:office:spreadsheet'),
  async *decode(bytes, limits) {
    const { decodeXmlWorkbook } = await import('../decoding/workbook.ts')
    yield* decodeXmlWorkbook(bytes, limits)
  },
}
