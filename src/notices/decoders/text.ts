// .txt and .md: lines as they are.
import { text } from '../../core/text.ts'
import type { Decoder } from './decoder.ts'
import { blocksOfText } from './plain.ts'

export const noticeText: Decoder = {
  name: text('纯文本', 'plain text'),
  endings: ['.txt', '.md', '.markdown'],
  decode: async ({ text: source }) => blocksOfText(await source()),
}
