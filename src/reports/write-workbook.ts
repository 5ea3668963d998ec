// A workbook as bytes, made for work: frozen heads, filters, print titles. The same workbook and moment give the same bytes.
import type { Worksheet } from 'exceljs'
import type { Instant } from '../core/period.ts'
import { newWorkbook, WIDE_PAGE } from '../desk/new-workbook.ts'
import { columnLetters } from '../ingest/addresses.ts'
import { sameBytes } from './same-bytes.ts'
import { headRowOf, type WorkbookCell, type WorkbookOf, type WorkbookSheet } from './workbook.ts'

const HEAD = { argb: 'FFE9EEF5' }
const GIVEN = { argb: 'FF1F4E9E' }
const ALARM = { argb: 'FFC00000' }
const RULE = { style: 'hair', color: { argb: 'FF7F8A99' } } as const

/** The bytes of an .xlsx. `stamp`: when it says that it was made. */
export async function writtenWorkbook({ sheets }: WorkbookOf, stamp: Instant): Promise<Uint8Array> {
  const book = await newWorkbook(stamp)
  // Nothing is calculated here: whoever opens it does.
  book.calcProperties = { fullCalcOnLoad: true }
  for (const sheet of sheets) writeSheet(sheet, book.addWorksheet(sheet.name))
  return sameBytes(new Uint8Array(await book.xlsx.writeBuffer()), stamp)
}

function writeSheet(spec: WorkbookSheet, sheet: Worksheet): void {
  const { columns, rows, bands, title, note, frozen, turned, filter, alarm } = spec
  const head = headRowOf(spec)
  const last = columnLetters(columns.length - 1)
  sheet.views = [{ state: 'frozen', xSplit: frozen, ySplit: head }]
  sheet.columns = columns.map(({ width }) => ({ width }))
  sheet.getCell('A1').value = title
  sheet.getCell('A1').font = { bold: true, size: 14 }
  sheet.getCell('A2').value = note
  sheet.getCell('A2').font = { color: { argb: 'FF5A6675' } }
  let from = 0
  for (const { words, span } of bands ?? []) {
    const place = sheet.getCell(head - 1, from + 1)
    sheet.mergeCells(head - 1, from + 1, head - 1, from + span)
    place.value = words
    place.font = { bold: true }
    place.alignment = { horizontal: 'center' }
    place.border = { bottom: RULE, left: RULE, right: RULE }
    from += span
  }
  columns.forEach((column, at) => {
    const cell = sheet.getCell(head, at + 1)
    cell.value = column.head
    cell.font = { bold: true }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: HEAD }
    cell.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' }
    cell.border = { top: RULE, bottom: RULE, left: RULE, right: RULE }
  })
  rows.forEach((row, down) => {
    columns.forEach((column, at) => {
      const cell = sheet.getCell(head + 1 + down, at + 1)
      const value = row[at] ?? null
      cell.value = writtenValue(value)
      cell.numFmt = formatOf(value) ?? column.format ?? cell.numFmt
      cell.border = { bottom: RULE, left: RULE, right: RULE }
      cell.alignment = { wrapText: true, vertical: 'top' }
      if (column.tone === 'given') cell.font = { color: GIVEN }
    })
  })
  const end = head + rows.length
  if (filter && rows.length > 0) sheet.autoFilter = `A${head}:${last}${end}`
  sheet.pageSetup = {
    ...WIDE_PAGE,
    orientation: turned ? 'landscape' : 'portrait',
    printArea: `A1:${last}${end}`,
    printTitlesRow: `${head}:${head}`,
    margins: { left: 0.6, right: 0.6, top: 0.8, bottom: 0.8, header: 0.3, footer: 0.4 },
  }
  sheet.headerFooter = { oddFooter: '&C&P / &N' }
  if (alarm !== undefined && rows.length > 0) {
    const range = `A${head + 1}:${last}${end}`
    sheet.addConditionalFormatting({
      ref: range,
      rules: [
        {
          type: 'expression',
          priority: 1,
          formulae: [`A${head + 1}="${alarm.replaceAll('"', '""')}"`],
          style: { font: { bold: true, color: ALARM } },
        },
      ],
    })
  }
}

function writtenValue(cell: WorkbookCell): string | number | null | Date | { formula: string } {
  if (cell === null || typeof cell !== 'object') return cell
  if ('day' in cell) return new Date(`${cell.day}T00:00:00Z`)
  return 'formula' in cell ? { formula: cell.formula } : cell.number
}

const DAYS = 'yyyy-mm-dd'

function formatOf(cell: WorkbookCell): string | null {
  if (cell === null || typeof cell !== 'object') return null
  if ('day' in cell) return DAYS
  return 'format' in cell ? cell.format : null
}
