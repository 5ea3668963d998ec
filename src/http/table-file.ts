// A table to take away, as CSV and as a workbook. What was typed by people stays words in any spreadsheet.
import type { Instant } from '../core/period.ts'
import { newWorkbook, WIDE_PAGE } from '../desk/new-workbook.ts'
import { spreadsheetCell } from './observation-formats.ts'

type Cell = string | number

export interface TableFile {
  /** What the sheet is called. */
  readonly title: string
  /** Of a moment that is over, so that its bytes are the same again; null: of now. */
  readonly stamp: Instant | null
  readonly columns: readonly { readonly head: string; readonly width: number }[]
  readonly rows: readonly (readonly Cell[])[]
}

/** With the mark by which spreadsheets know UTF-8; words that a spreadsheet would take for a formula stand behind an apostrophe. */
export function tableCsv({ columns, rows }: TableFile): string {
  const line = (cells: readonly Cell[]): string => `${cells.map(safeCell).join(',')}\r\n`
  return `\uFEFF${line(columns.map(({ head }) => head))}${rows.map(line).join('')}`
}

const safeCell = (cell: Cell): string => (typeof cell === 'number' ? String(cell) : spreadsheetCell(cell))

/** The bytes of an xlsx file; in a workbook a text is a text. */
export async function tableWorkbook({ title, stamp, columns, rows }: TableFile): Promise<Buffer> {
  const book = await newWorkbook(stamp)
  const sheet = book.addWorksheet(title, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: WIDE_PAGE,
  })
  sheet.pageSetup.printTitlesRow = '1:1'
  sheet.columns = columns.map(({ head, width }) => ({ header: head, width }))
  sheet.getRow(1).font = { bold: true }
  for (const row of rows) sheet.addRow([...row]).alignment = { wrapText: true, vertical: 'top' }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
  return Buffer.from(await book.xlsx.writeBuffer())
}
