// Tables of documents as sheets: the same rows as on paper, numbers that can be added up, heads that stay in sight.
import excel from 'exceljs'
import { describe, expect, test } from 'vitest'
import type { DocumentFacts } from '../../../src/reports/document.ts'
import { papers } from '../../../src/reports/documents/index.ts'
import { ledgerPaper } from '../../../src/reports/documents/ledger.ts'
import { tableSheets, typedCell } from '../../../src/reports/tables.ts'
import { sheetNameOf } from '../../../src/reports/workbook.ts'
import { writtenWorkbook } from '../../../src/reports/write-workbook.ts'
import { paperInput, sampleInspection } from '../../support/papers.ts'

const OF: Readonly<Record<string, string>> = {
  unit: '区住建局',
  leader: '王伟',
  indicator: 'specialised-firms',
}

test.each([
  ['17', { number: 17, format: '0' }],
  ['0', { number: 0, format: '0' }],
  ['13.3%', { number: 0.133, format: '0.0%' }],
  ['1,130 户', { number: 1130, format: '#,##0" 户"' }],
  ['-26.8', { number: -26.8, format: '0.0' }],
  ['−26.8 分', { number: -26.8, format: '0.0" 分"' }],
  ['+3', { number: 3, format: '+0;-0;0' }],
  ['—', '—'],
  ['', ''],
  ['1-10月', '1-10月'],
  ['007', '007'],
  ['12,34', '12,34'],
  ['=1+1', '=1+1'],
  ['2022年10月', '2022年10月'],
])('%s as a cell', (words, cell) => {
  expect(typedCell(words)).toEqual(cell)
})

test('names of sheets are never too long, forbidden or twice the same', () => {
  const taken = new Set(['各部分情况', '各部分情况 2'])
  expect(sheetNameOf('各部分情况', taken)).toBe('各部分情况 3')
  expect(sheetNameOf("a/b:c*d?e[f]g'", new Set())).toBe('a b c d e f g')
  expect(sheetNameOf('长'.repeat(50), new Set(['长'.repeat(31)]))).toBe(`${'长'.repeat(29)} 2`)
})

describe.each(Object.entries(papers).filter(([, { about }]) => about !== 'slip'))('%s', (_kind, paper) => {
  test.each(['zh', 'en'] as const)('has its tables as sheets for work in %s', async (lang) => {
    const ground = paperInput('2022-07-29', lang, paper.span ?? 'month', { subject: OF[paper.about] ?? '' })
    const input = { ...ground, inspection: sampleInspection(ground) }
    const facts = paper.facts(input, lang) as unknown as DocumentFacts
    const tables = tableSheets(paper.sections(lang), facts, lang)
    expect(tables.sheets.length).toBeGreaterThan(0)
    const bytes = await writtenWorkbook(tables, input.knownAt)
    expect(Buffer.compare(bytes, await writtenWorkbook(tables, input.knownAt))).toBe(0)
    const book = new excel.Workbook()
    await book.xlsx.load(bytes as never)
    expect(book.worksheets.map(({ name }) => name)).toEqual(tables.sheets.map(({ name }) => name))
    for (const sheet of book.worksheets) {
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 })
      expect(sheet.pageSetup.printTitlesRow).toBe('3:3')
      expect(sheet.pageSetup.printArea).toMatch(/^A1:/)
      expect(sheet.getCell('A2').value).toContain('2022')
      sheet.eachRow((row) => {
        row.eachCell((cell) => expect(String(cell.value)).not.toMatch(/\{|undefined|NaN|\[object/))
      })
    }
  })
})

test('a ledger is one sheet with a row for each task, its part beside it, and a filter', async () => {
  const input = paperInput('2022-07-29', 'zh')
  const { sheets } = tableSheets(
    ledgerPaper.sections('zh'),
    ledgerPaper.facts(input, 'zh') as unknown as DocumentFacts,
    'zh',
  )
  const [sheet] = sheets
  expect(sheets).toHaveLength(1)
  expect(sheet?.rows).toHaveLength(98)
  expect(sheet?.columns.slice(0, 2).map(({ head }) => head)).toEqual(['部分', '序号'])
  expect(sheet?.rows.map(([, at]) => at)).toEqual(
    input.plan.tasks.map((task) => ({ number: task.number, format: '0' })),
  )
  expect(sheet).toMatchObject({ filter: true, turned: true })
})
