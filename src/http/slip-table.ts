// The list of slips as a table to take away: CSV and a workbook. What was typed by people stays words in any spreadsheet.

import { unitsOfShown } from '../alerts/slips/search.ts'
import type { ShownSlip } from '../alerts/slips/shown.ts'
import { type Language, type Text, text } from '../core/text.ts'
import { LEVEL_WORDS } from '../slips/ladder.ts'
import { stateWords } from '../web/index.ts'
import { spreadsheetCell } from './observation-formats.ts'

type Cell = string | number
type Column = readonly [head: Text, width: number, of: (slip: ShownSlip, lang: Language) => Cell]

const names = (all: readonly { readonly name: string }[]): string => all.map(({ name }) => name).join('、')

const COLUMNS: readonly Column[] = [
  [text('编号', 'Number'), 18, ({ number }) => number],
  [text('颜色', 'Colour'), 8, ({ level }, lang) => LEVEL_WORDS[level][lang]],
  [text('事项', 'Matter'), 32, ({ title }, lang) => title[lang]],
  [text('规则', 'Rule'), 24, ({ rule }, lang) => rule.words[lang]],
  [text('承办', 'To answer'), 24, (slip) => names(unitsOfShown(slip))],
  [text('分管领导', 'Leader in charge'), 16, ({ leaders }) => names(leaders)],
  [text('情况', 'What is so'), 60, ({ reason }, lang) => reason[lang]],
  [text('发单', 'Issued'), 12, ({ issued }) => issued],
  [text('限期', 'Until'), 12, ({ limit }) => limit],
  [text('剩余工作日', 'Working days left'), 12, ({ ended, left }) => (ended === null ? left : '')],
  [text('状态', 'State'), 14, (slip, lang) => stateWords(slip, lang)],
  [text('办结', 'Ended'), 12, ({ ended }) => ended ?? ''],
]

/** With the mark by which spreadsheets know UTF-8; words that a spreadsheet would take for a formula stand behind an apostrophe. */
export function slipsCsv(slips: readonly ShownSlip[], lang: Language): string {
  const line = (cells: readonly Cell[]): string => `${cells.map(safeCell).join(',')}\r\n`
  const rows = slips.map((slip) => line(COLUMNS.map(([, , of]) => of(slip, lang))))
  return `\uFEFF${line(COLUMNS.map(([head]) => head[lang]))}${rows.join('')}`
}

const safeCell = (cell: Cell): string => (typeof cell === 'number' ? String(cell) : spreadsheetCell(cell))

/** The bytes of an xlsx file; in a workbook a text is a text. */
export async function slipsWorkbook(slips: readonly ShownSlip[], lang: Language): Promise<Uint8Array> {
  // Half a second to load: only those wait who ask for one.
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  book.creator = 'duibiao'
  const sheet = book.addWorksheet(lang === 'zh' ? '督查单' : 'Slips', {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 9 },
  })
  sheet.columns = COLUMNS.map(([head, width]) => ({ header: head[lang], width }))
  sheet.getRow(1).font = { bold: true }
  for (const slip of slips) {
    sheet.addRow(COLUMNS.map(([, , of]) => of(slip, lang))).alignment = { wrapText: true, vertical: 'top' }
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: COLUMNS.length } }
  return new Uint8Array(await book.xlsx.writeBuffer())
}
