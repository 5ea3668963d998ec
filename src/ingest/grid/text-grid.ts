// Rows of texts as a sheet: a CSV file, or another text whose figures stand in rows.
import { CELL_KINDS } from '../decoding/parts.ts'
import { Grid } from './grid.ts'

const TEXT = CELL_KINDS.indexOf('text')

/** A sheet without a name, as wide as its widest row; null for more cells than `most`. */
export function textGrid(records: readonly (readonly string[])[], most: number): Grid | null {
  const columns = records.reduce((widest, record) => Math.max(widest, record.length), 0)
  if (records.length * columns > most) return null
  const texts: string[] = []
  for (const record of records) {
    for (let column = 0; column < columns; column++) texts.push(record[column]?.trim() ?? '')
  }
  const grid = new Grid({
    name: null,
    hidden: false,
    rows: records.length,
    columns,
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    formats: ['General'],
  })
  grid.add({
    sheet: 0,
    firstRow: 0,
    count: records.length,
    texts,
    kinds: Uint8Array.from(texts, (cell) => (cell === '' ? 0 : TEXT)),
    formats: new Uint16Array(texts.length),
    shownAt: [],
    shown: [],
  })
  return grid
}
