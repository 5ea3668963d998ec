// A template with facts in the place of its fields: the same template, facts and moment give the same bytes.
import type { Instant } from '../core/period.ts'
import type { DocumentFacts } from './document.ts'

/** What ZIP can say as a time at all, for every entry: the document's own moment stands in its properties. */
const EARLIEST = new Date(Date.UTC(1980, 0, 1))
const PROPERTIES = 'docProps/core.xml'

/** The bytes of a .docx. `stamp`: when it says that it was made. */
export async function filledTemplate(
  template: Uint8Array,
  facts: DocumentFacts,
  stamp: Instant,
): Promise<Uint8Array> {
  const { TemplateHandler } = await import('easy-template-x')
  const filled = await new TemplateHandler().process(Buffer.from(template), cleaned(facts) as never)
  return sameBytes(filled, stamp)
}

/** What no XML may hold is left out. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu
const cleanWords = (words: string): string =>
  words.replace(FORBIDDEN, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))

const cleaned = (facts: DocumentFacts): DocumentFacts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'string' ? cleanWords(value) : value.map(cleaned),
    ]),
  )

/** Entries by name, none with a clock of its own. */
async function sameBytes(bytes: Uint8Array, stamp: Instant): Promise<Uint8Array> {
  const { default: Zip } = await import('jszip')
  const read = await Zip.loadAsync(bytes)
  const made = new Zip()
  for (const name of Object.keys(read.files).toSorted()) {
    const entry = read.files[name]
    if (!entry || entry.dir) continue
    const content =
      name === PROPERTIES ? withMoment(await entry.async('string'), stamp) : await entry.async('uint8array')
    made.file(name, content, { date: EARLIEST, createFolders: false })
  }
  return made.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' })
}

const withMoment = (properties: string, stamp: Instant): string =>
  properties.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${stamp.slice(0, 19)}Z`)
