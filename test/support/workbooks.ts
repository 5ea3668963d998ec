// Workbooks parsed in the test's own process: quick, for what does not depend on the process of their own.
import { Grid } from '../../src/ingest/grid/grid.ts'
import { parseWorkbook } from '../../src/ingest/workbook/parse.ts'
import type { ReadWorkbook } from '../../src/ingest/workbook/read-workbook.ts'

export const readWorkbookHere: ReadWorkbook = async (bytes, limits) => {
  const chunks: Uint8Array[] = []
  if (bytes instanceof Uint8Array) chunks.push(bytes)
  else for await (const chunk of bytes) chunks.push(chunk)
  let grids: readonly Grid[] = []
  for (const part of parseWorkbook(Buffer.concat(chunks), limits)) {
    if (part.kind === 'sheets') grids = part.sheets.map((head) => new Grid(head))
    else grids[part.rows.sheet]?.add(part.rows)
  }
  return grids
}
