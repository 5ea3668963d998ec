// The cells of a file as a person sees them, whatever they come to: every sheet of a workbook, a CSV file as one sheet.
import { decodeText, watchEncoding } from './encoding.ts'
import { decoderFor } from './formats/index.ts'
import { csvGrid } from './grid/csv-grid.ts'
import type { Grid } from './grid/grid.ts'
import type { FiguresFile } from './read-figures.ts'
import type { WorkbookLimits } from './workbook/limits.ts'
import type { ReadWorkbook } from './workbook/read-workbook.ts'

/** A larger text is a migration and nothing to look at cell by cell. */
const CSV_BYTES = 16 * 1024 * 1024

/** None for files of records (JSON, Arrow, SDMX-CSV) and for what cannot be cut into cells. Problems: those of `readWorkbook`. */
export async function sheetsOf(
  file: FiguresFile,
  limits: WorkbookLimits,
  parse: ReadWorkbook,
): Promise<readonly Grid[]> {
  const watch = watchEncoding()
  watch.see(file.bytes)
  const encoding = watch.encoding()
  const decoder = decoderFor({ ...file, head: watch.head(), encoding })
  if (decoder.kind === 'workbook') return parse(file.bytes, limits)
  if (decoder.name !== 'csv' || file.bytes.length > CSV_BYTES) return []
  let text = ''
  for await (const part of decodeText(once(file.bytes), encoding)) text += part
  const grid = csvGrid(text, limits.cells)
  return grid ? [grid] : []
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
