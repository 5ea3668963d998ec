// A workbook that is begun: whose it is, and from when where its bytes are to be the same again.
import type { Workbook } from 'exceljs'
import type { Instant } from '../core/period.ts'

/** How a wide sheet is printed: A4, turned, as many pages long as it takes. */
export const WIDE_PAGE = {
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  paperSize: 9,
} as const

/** `stamp` null: of the moment. The library takes half a second to load: only those wait who ask for a workbook. */
export async function newWorkbook(stamp: Instant | null): Promise<Workbook> {
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  book.creator = 'duibiao'
  if (stamp !== null) {
    book.created = new Date(stamp)
    book.modified = new Date(stamp)
  }
  return book
}
