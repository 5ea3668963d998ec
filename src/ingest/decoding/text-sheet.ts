// Rows of texts as a sheet: a CSV file, or another text whose figures stand in rows.
import { CELL_KINDS, type FilePart } from './parts.ts'

const TEXT = CELL_KINDS.indexOf('text')
/** Cells of one portion of rows. */
const PORTION = 16_384

/** A sheet without a name, as wide as its widest row; no sheet for more cells than `most`. */
export function* textSheet(records: readonly (readonly string[])[], most: number): Generator<FilePart> {
  const columns = records.reduce((widest, record) => Math.max(widest, record.length), 0)
  if (records.length * columns > most) {
    yield { kind: 'sheets', sheets: [] }
    return
  }
  const head = { name: null, hidden: false, rows: records.length, columns, formats: ['General'] }
  yield { kind: 'sheets', sheets: [{ ...head, merges: [], hiddenRows: [], hiddenColumns: [] }] }
  const step = Math.max(1, Math.floor(PORTION / Math.max(1, columns)))
  for (let firstRow = 0; firstRow < records.length; firstRow += step) {
    const some = records.slice(firstRow, firstRow + step)
    const texts: string[] = []
    for (const record of some) {
      for (let column = 0; column < columns; column++) texts.push(record[column]?.trim() ?? '')
    }
    yield {
      kind: 'rows',
      rows: {
        sheet: 0,
        firstRow,
        count: some.length,
        texts,
        kinds: Uint8Array.from(texts, (cell) => (cell === '' ? 0 : TEXT)),
        formats: new Uint16Array(texts.length),
        shownAt: [],
        shown: [],
      },
    }
  }
}
