// The program of the process that makes one document: an order in on stdin, the bytes of a file out on stdout, then it ends.
import { text } from 'node:stream/consumers'
import type { Language } from '../core/text.ts'
import type { ReportDocument } from './document.ts'
import { type DocumentName, documents } from './documents/index.ts'
import { filledTemplate } from './fill.ts'
import type { FileOrder } from './make.ts'
import { officialPage } from './page.ts'
import { packed } from './same-bytes.ts'
import { tableSheets } from './tables.ts'
import { writtenWorkbook } from './write-workbook.ts'

type AnyDocument = Pick<ReportDocument<never>, 'sections' | 'finish'>

/** An archive has the same one a hundred times. */
const blanks = new Map<string, Promise<Uint8Array>>()

function blankOf(document: DocumentName, lang: Language): Promise<Uint8Array> {
  const key = `${document}/${lang}`
  const made = blanks.get(key) ?? officialPage({ lang, sections: documents[document].sections(lang) })
  blanks.set(key, made)
  return made
}

const order = JSON.parse(await text(process.stdin)) as FileOrder
process.stdout.write(await bytesOf(order))

async function bytesOf(asked: FileOrder): Promise<Uint8Array> {
  const { stamp } = asked
  if ('archive' in asked) {
    const files: { name: string; bytes: Uint8Array }[] = []
    for (const { name, order: one } of asked.archive) files.push({ name, bytes: await bytesOf(one) })
    return packed(files)
  }
  if ('workbook' in asked) return writtenWorkbook(asked.workbook, stamp)
  const { document, lang, facts, format, template } = asked
  const { sections, finish }: AnyDocument = documents[document]
  if (format === 'xlsx') return writtenWorkbook(tableSheets(sections(lang), facts, lang), stamp)
  const blank = template === undefined ? await blankOf(document, lang) : Buffer.from(template, 'base64')
  return filledTemplate(blank, facts, stamp, finish)
}
