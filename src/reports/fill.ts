// A template with facts in the place of its fields: the same template, facts and moment give the same bytes.
import type { Instant } from '../core/period.ts'
import type { DocumentFacts, GaugeFact } from './document.ts'
import { sameBytes } from './same-bytes.ts'

/** Pixels of a gauge: three times those at which it stands on paper, 22 mm wide. */
const GAUGE = { drawn: 249, width: 83, height: 46 } as const

/** The bytes of a .docx. `stamp`: when it says that it was made. `finish`: of its main part, once that is filled. */
export async function filledTemplate(
  template: Uint8Array,
  facts: DocumentFacts,
  stamp: Instant,
  finish: (xml: string) => string = (xml) => xml,
): Promise<Uint8Array> {
  const { TemplateHandler } = await import('easy-template-x')
  const filled = await new TemplateHandler().process(Buffer.from(template), (await contentOf(facts)) as never)
  return sameBytes(filled, stamp, finish)
}

/** What no XML may hold is left out. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu
const cleanWords = (words: string): string =>
  words.replace(FORBIDDEN, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))

/** As the library takes it: words without signs of control, gauges as pictures. */
async function contentOf(facts: DocumentFacts): Promise<object> {
  const entries: [string, unknown][] = []
  for (const [name, value] of Object.entries(facts)) {
    if (typeof value === 'string') entries.push([name, cleanWords(value)])
    else if (value === null) entries.push([name, ''])
    else if (isGauge(value)) entries.push([name, await pictureOf(value)])
    else {
      const list: object[] = []
      for (const entry of value) list.push(await contentOf(entry))
      entries.push([name, list])
    }
  }
  return Object.fromEntries(entries)
}

const isGauge = (value: GaugeFact | readonly DocumentFacts[]): value is GaugeFact => !Array.isArray(value)

async function pictureOf({ gauge, alt }: GaugeFact): Promise<object> {
  // Half a second of loading, which only documents with pictures wait for.
  const { gaugePng } = await import('../charts/png.ts')
  return {
    _type: 'image',
    source: await gaugePng(gauge, GAUGE.drawn),
    format: 'image/png',
    width: GAUGE.width,
    height: GAUGE.height,
    // The library writes it as it stands.
    altText: cleanWords(alt).replace(/[&<>"\n\t]/g, (sign) => `&#${sign.charCodeAt(0)};`),
  }
}
