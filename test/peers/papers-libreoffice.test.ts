// Every document of the demonstration in LibreOffice: it opens without a repair, on pages of A4 upright or turned, with its page numbers.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { papers } from '../../src/reports/documents/index.ts'
import { makeDocument } from '../../src/reports/make.ts'
import { convert, skipsOffice } from '../support/office.ts'
import { demonstrationSlips, paperInput, sampleInspection } from '../support/papers.ts'

const DAY = '2022-10-31'
const slips = skipsOffice ? [] : demonstrationSlips(DAY)
const OF: Readonly<Record<string, string>> = {
  unit: '区商务局',
  leader: '王伟',
  indicator: 'specialised-firms',
  slip: slips.find(({ replies }) => replies.length > 0)?.id ?? '',
}

describe.skipIf(skipsOffice)('LibreOffice', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duibiao-papers-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const cases = Object.keys(papers).flatMap((kind) =>
    (['zh', 'en'] as const).map((lang) => [kind, lang] as const),
  )
  test.each(cases)('opens %s in %s', { timeout: 300_000 }, async (kind, lang) => {
    const name = kind as keyof typeof papers
    const paper = papers[name]
    const ground = paperInput(DAY, lang, paper.span ?? 'month', { subject: OF[paper.about] ?? '', slips })
    const input = { ...ground, inspection: sampleInspection(ground) }
    const facts = paper.facts(input, lang)
    const order = { document: name, lang, facts, stamp: input.knownAt }
    const bytes = await makeDocument(order)
    expect(bytes.equals(await makeDocument(order))).toBe(true)
    const file = join(folder, `${kind}-${lang}.docx`)
    await writeFile(file, bytes)
    const made = await readFile(await convert(folder, file, 'pdf'))
    const pdf = await getDocument({ data: new Uint8Array(made) }).promise
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const [width = 0, height = 0] = page.view.slice(2).map((length) => Math.round((length * 25.4) / 72))
      expect([width, height].toSorted()).toEqual([210, 297])
      const { items } = await page.getTextContent()
      const marked = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []))
      const foot = marked.filter(({ transform: [, , , , x = 0, y = 0] }) => (width > height ? x : y) < 95)
      // Also of a turned page: at its left, where the foot of the sheet is.
      expect(foot.map(({ str }) => str).join('')).toContain(String(number))
    }
    await pdf.destroy()
  })
})
