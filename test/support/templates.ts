// Templates of documents for tests: the default one of a kind, and what hands and tools make of it.
import Zip from 'jszip'
import { type DocumentName, documents } from '../../src/reports/documents/index.ts'
import { officialPage } from '../../src/reports/page.ts'

export const defaultTemplate = async (document: DocumentName, lang: 'zh' | 'en' = 'zh'): Promise<Buffer> =>
  Buffer.from(await officialPage({ lang, sections: documents[document].sections(lang) }))

/** With one part changed; a part that is not there is added. */
export async function withPart(
  template: Buffer,
  name: string,
  change: (content: string) => string,
): Promise<Buffer> {
  const zip = await Zip.loadAsync(template)
  zip.file(name, change((await zip.file(name)?.async('string')) ?? ''))
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}

/** With other words in its body. */
export const withWords = (template: Buffer, from: string, to: string): Promise<Buffer> =>
  withPart(template, 'word/document.xml', (xml) => xml.replace(from, to))
