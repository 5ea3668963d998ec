// Documents in LibreOffice: each opens without a repair, on pages of A4, with all its tasks.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import { planTable } from '../../src/reports/documents/plan-table.ts'
import { makeDocument } from '../../src/reports/make.ts'
import { convert, skipsOffice } from '../support/office.ts'

describe.skipIf(skipsOffice)('LibreOffice', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duibiao-documents-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  async function pagesOf(name: string, bytes: Uint8Array) {
    const from = join(folder, `${name}.docx`)
    await writeFile(from, bytes)
    const made = await readFile(await convert(folder, from, 'pdf'))
    const pdf = await getDocument({ data: new Uint8Array(made) }).promise
    const pages: { size: number[]; words: string }[] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent()
      const words = items.flatMap((item) => ('str' in item ? [item.str] : [])).join('')
      pages.push({ size: page.view.slice(2).map((length) => Math.round((length * 25.4) / 72)), words })
    }
    await pdf.destroy()
    return pages
  }

  test.each(['zh', 'en'] as const)('opens a plan’s table of 98 tasks (%s)', async (lang) => {
    const plan = parsePlan(await readFile('seeds/licheng-2022/plan.yaml', 'utf8'))
    const facts = planTable.facts({ plan, asOf: '2022-10-31' }, lang)
    const stamp = '2022-10-31T02:00:00.000Z'
    const pages = await pagesOf(
      `plan-${lang}`,
      await makeDocument({ document: 'plan-table', lang, facts, stamp }),
    )
    expect(new Set(pages.map(({ size }) => size.join(' x ')))).toEqual(new Set(['297 x 210']))
    const all = pages
      .map(({ words }) => words)
      .join('')
      .replaceAll(/\s/g, '')
    for (const { text } of plan.tasks) expect(all).toContain(text.slice(0, 6).replaceAll(/\s/g, ''))
    // The head of the table and the number stand on every page.
    for (const [at, { words }] of pages.entries()) {
      expect(words.replaceAll(/\s/g, '')).toContain(lang === 'zh' ? '指标与目标' : 'Indicatorsandtargets')
      expect(words).toMatch(new RegExp(`— ${at + 1} —`))
    }
  })
})
