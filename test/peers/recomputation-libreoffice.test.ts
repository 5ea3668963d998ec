// “Recompute by hand” in LibreOffice: its formulas reach every status, light, gap and completion of the demonstration’s year, and of cases of every kind.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import excel from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assess } from '../../src/core/assess.ts'
import { lastDayOf, monthAt } from '../../src/core/period.ts'
import { statusWord } from '../../src/core/status-words.ts'
import type { WorkbookOf, WorkbookSheet } from '../../src/reports/workbook.ts'
import { recomputation } from '../../src/reports/workbooks/recomputation.ts'
import { writtenWorkbook } from '../../src/reports/write-workbook.ts'
import { convertAll, skipsOffice } from '../support/office.ts'
import { paperInput } from '../support/papers.ts'
import { inputOfCase, STATUS_CASES } from '../support/status-cases.ts'

/** The last days of the months until the year's last figures are due. */
const DAYS = Array.from({ length: 14 }, (_, at) => lastDayOf(monthAt(2022 * 12 + 1 + at)))

describe.skipIf(skipsOffice)('LibreOffice', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duibiao-recomputed-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  /** Opened, calculated and written by LibreOffice. Nothing in them was calculated before. */
  async function calculated(files: readonly string[]): Promise<excel.Workbook[]> {
    const books: excel.Workbook[] = []
    for (const file of await convertAll(folder, files, 'xlsx')) {
      const book = new excel.Workbook()
      await book.xlsx.load((await readFile(file)) as never)
      books.push(book)
    }
    return books
  }
  const resultOf = (cell: excel.Cell | undefined): unknown => cell?.result ?? cell?.value

  test.each(['zh', 'en'] as const)('every status of the year, in %s', { timeout: 400_000 }, async (lang) => {
    const inputs = DAYS.map((asOf) => paperInput(asOf, lang))
    const files = await Promise.all(
      inputs.map(async (input) => {
        const file = join(folder, `${lang}-${input.asOf}.xlsx`)
        await writeFile(file, await writtenWorkbook(recomputation(input, lang), input.knownAt))
        return file
      }),
    )
    const same = lang === 'zh' ? '一致' : 'same'
    const [status, check] = lang === 'zh' ? ['状态', '核对'] : ['Status', 'Check']
    for (const [at, book] of (await calculated(files)).entries()) {
      const { assessments, asOf } = inputs[at] ?? paperInput('2022-12-31', lang)
      const [sheet] = book.worksheets
      const heads = ((sheet?.getRow(4).values ?? []) as unknown[]).map(String)
      const found = assessments.map((_, down) => {
        const row = sheet?.getRow(5 + down)
        return [
          resultOf(row?.getCell(2)),
          resultOf(row?.getCell(heads.indexOf(status))),
          resultOf(row?.getCell(heads.indexOf(check))),
        ]
      })
      expect(found, asOf).toEqual(
        assessments.map((one) => [one.indicator, statusWord(one.status)[lang], same]),
      )
    }
  })

  test('every case of every kind, by the lines of one indicator', { timeout: 1_200_000 }, async () => {
    const cases = STATUS_CASES.flatMap((one) =>
      one.variations.map((variation) => ({
        why: `${one.what} · ${variation[0]}`,
        input: inputOfCase(one, variation),
      })),
    )
    const ground = paperInput('2022-12-31', 'zh')
    const books: WorkbookOf[] = []
    for (let at = 0; at < cases.length; at += A_BOOK) {
      const sheets = cases.slice(at, at + A_BOOK).flatMap(({ input: { plan, figures, asOf } }, n) => {
        const input = { ...ground, plan, figures, asOf, subject: 'own' }
        return numbered(recomputation(input, 'zh').sheets, n)
      })
      books.push({ sheets })
    }
    const files = await Promise.all(
      books.map(async (book, at) => {
        const file = join(folder, `cases-${at}.xlsx`)
        await writeFile(file, await writtenWorkbook(book, ground.knownAt))
        return file
      }),
    )
    const sheets = (await calculated(files)).flatMap(({ worksheets }) =>
      worksheets.filter(({ name }) => name.startsWith('复算')),
    )
    expect(sheets).toHaveLength(cases.length)
    const wrong = cases.flatMap(({ why, input }, at) => {
      const lines = new Map<unknown, unknown>()
      sheets[at]?.eachRow((row) => {
        const head = row.getCell(2).value
        if (!lines.has(head)) lines.set(head, resultOf(row.getCell(3)))
      })
      const own = statusWord(assess(input).status).zh
      return lines.get('状态') === own && lines.get('核对') === '一致' ? [] : [[why, own, ...lines]]
    })
    expect(wrong).toEqual([])
    expect(cases.length).toBeGreaterThan(250)
  })
})

/** Cases in a file: a file each would take LibreOffice ten minutes. */
const A_BOOK = 40

/** The same sheets beside those of others, their formulas with them. */
const numbered = (sheets: readonly WorkbookSheet[], n: number): WorkbookSheet[] =>
  sheets
    .filter(({ rows }) => rows.length > 0)
    .map((sheet) => ({
      ...sheet,
      name: `${sheet.name} ${n}`,
      rows: sheet.rows.map((row) =>
        row.map((cell) =>
          typeof cell === 'object' && cell !== null && 'formula' in cell
            ? { formula: cell.formula.replace(/'([^']+)'!/g, `'$1 ${n}'!`) }
            : cell,
        ),
      ),
    }))
