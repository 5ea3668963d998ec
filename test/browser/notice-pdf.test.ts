// Licheng’s notice, printed by a browser as a PDF of many pages, is read as its text is.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { decodeNotice } from '../../src/notices/decoders/index.ts'
import { blocksOfText } from '../../src/notices/decoders/plain.ts'
import type { NoticeDocument } from '../../src/notices/document.ts'
import { readNotice } from '../../src/notices/read-notice.ts'
import { openChromium } from './chromium.ts'

const FONT = pathToFileURL(
  join(import.meta.dirname, '../../node_modules/@fontsource-variable/noto-sans-sc/index.css'),
)
const WIDTHS = [6, 44, 18, 20, 12]

const escaped = (words: string): string => words.replace(/[&<>]/gu, (sign) => `&#${sign.codePointAt(0)};`)
/** A list has its units and people on lines of their own, as offices write them. */
const cellOf = (words: string, at: number): string =>
  at > 1 ? escaped(words).replaceAll(' ', '<br>') : escaped(words)

function pageOf(blocks: NoticeDocument): string {
  const body = blocks.map((block) => {
    if (block.type === 'line')
      return block.heading ? `<h2>${escaped(block.text)}</h2>` : `<p>${escaped(block.text)}</p>`
    const rows = block.rows.map((row) =>
      row.filter((cell) => cell !== '').length === 1
        ? `<tr><td colspan="${WIDTHS.length}">${escaped(row.join(''))}</td></tr>`
        : `<tr>${WIDTHS.map((width, at) => `<td style="width:${width}%">${cellOf(row[at] ?? '', at)}</td>`).join('')}</tr>`,
    )
    return `<table>${rows.join('')}</table>`
  })
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="stylesheet" href="${FONT}"><style>
    @page { size: A4 landscape; margin: 25mm }
    body { font: 16px/1.7 'Noto Sans SC Variable' } p { text-indent: 2em; margin: 0 }
    table { border-collapse: collapse; width: 100%; table-layout: fixed } td { border: 1px solid #000; padding: 3px; font-size: 14px }
  </style>${body.join('\n')}</html>`
}

test('98 tasks with their texts, units, leaders and targets', async () => {
  const blocks = blocksOfText(await readFile('seeds/licheng-2022/notice.txt', 'utf8'))
  const folder = await mkdtemp(join(tmpdir(), 'duibiao-notice-'))
  const browser = await openChromium()
  try {
    const file = join(folder, 'notice.html')
    await writeFile(file, pageOf(blocks))
    const page = await browser.newPage()
    await page.goto(pathToFileURL(file).href)
    const bytes = await page.pdf({
      preferCSSPageSize: true,
      displayHeaderFooter: true,
      headerTemplate: '<i></i>',
    })
    const printed = await decodeNotice({ name: 'notice.pdf', bytes, text: async () => '' })
    const bare = (words: string): string => words.replace(/\s+/gu, '')
    const tasksOf = (document: NoticeDocument) =>
      readNotice(document, { year: null }).tasks.map(
        ({ number, text, lead, responsible, leaders, targets }) => ({
          ...{ number, text: bare(text), lead, responsible, leaders },
          targets: targets.map(({ value, unit, comparator, phrase }) => [
            bare(phrase),
            value,
            unit,
            comparator,
          ]),
        }),
      )
    expect(tasksOf(printed)).toEqual(tasksOf(blocks))
  } finally {
    await browser.close()
    await rm(folder, { recursive: true })
  }
})
