// .docx: Word’s paragraphs, headings and tables with merged cells, by way of HTML. Macros and pictures are not looked at.
import { text } from '../../core/text.ts'
import type { Decoder } from './decoder.ts'
import { blocksOfHtml } from './html.ts'

export const docx: Decoder = {
  name: text('Word 文档', 'a Word document'),
  endings: ['.docx', '.docm'],
  decode: async ({ bytes }) => {
    const { default: mammoth } = await import('mammoth')
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { ignoreEmptyParagraphs: true, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
    )
    return blocksOfHtml(value)
  },
}
