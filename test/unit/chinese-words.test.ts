// What a clerk reads in Chinese is Chinese: no word in Latin letters that is not a format, a code or a mark of the trade.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type { Sentences } from '../../src/core/problems/entry.ts'
import { figureProblems } from '../../src/core/problems/figures.ts'

const src = fileURLToPath(new URL('../../src/', import.meta.url))
const filesIn = (folder: string): string[] =>
  readdirSync(`${src}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`)

/** Formats and programs that go by these names, units, keys, standards, and the product. */
const LISTED: ReadonlySet<string> = new Set([
  ...['xlsx', 'xls', 'CSV', 'JSON', 'HTML', 'Excel', 'Word', 'PDF', 'OFD', 'WPS', 'UTF-', 'iCalendar'],
  ...['MB', 'Ctrl', 'End', 'SDMX', 'SHA-', 'duibiao', 'verify'],
  // Columns and a code of SDMX-CSV, the head that a program sends its token in.
  ...['ACTION', 'UNIT_MULT', 'UNIT_MEASURE', 'CNY', 'Authorization', 'Bearer'],
])

const strangers = (sentence: string): string[] =>
  (sentence.replace(/\{\w+\}/g, '').match(/[A-Za-z][A-Za-z_-]+/g) ?? []).filter((word) => !LISTED.has(word))

const chinese = (sentences: Sentences): string[] =>
  ('zh' in sentences ? [sentences] : [...sentences]).map(({ zh }) => zh)

it('problems of figures', () => {
  const found = Object.entries(figureProblems).flatMap(([code, { title, detail, fix }]) =>
    [title, detail, fix]
      .flatMap(chinese)
      .flatMap((sentence) => strangers(sentence).map((word) => `${code}: ${word}`)),
  )
  expect(found).toEqual([])
})

it('words of pages', () => {
  const found = ['web', 'ingest', 'desk', 'core/kinds'].flatMap(filesIn).flatMap((file) => {
    const source = readFileSync(src + file, 'utf8')
    // Chinese texts in quotation marks; a comment of the code is none.
    const texts = source.match(/'(?:[^'\\\n]|\\.)*[\u4e00-\u9fff](?:[^'\\\n]|\\.)*'/g) ?? []
    return texts
      .filter((found) => !found.includes('`'))
      .flatMap((sentence) => strangers(sentence).map((word) => `${file}: ${word}`))
  })
  expect([...new Set(found)]).toEqual([])
})
