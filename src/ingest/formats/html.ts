// A page with tables, which many systems hand out under the name of a workbook.
import { text } from '../../core/text.ts'
import { addressOf } from '../addresses.ts'
import { startOfText } from '../text-start.ts'
import type { BinaryFormat } from './format.ts'

export const html: BinaryFormat = {
  kind: 'binary',
  gives: 'sheets',
  name: 'html',
  title: text('网页表格', 'HTML tables'),
  standard: 'HTML',
  contentTypes: ['text/html', 'application/xhtml+xml'],
  extensions: ['html', 'htm'],
  keyed: false,
  cell: (row, column) => addressOf(null, row - 1, column),
  sniff: (start) => /^<(?:!DOCTYPE\s+html|html|head|body|table|meta|style|div)\b/i.test(startOfText(start)),
  async *decode(bytes, limits) {
    const { decodePage } = await import('../decoding/workbook.ts')
    yield* decodePage(bytes, limits)
  },
}
