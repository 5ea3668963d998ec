// A CSV file as a grid, for files that are no plain table: title rows, months across, two head rows.
import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { DELIMITERS } from '../formats/csv.ts'
import { CELL_KINDS } from '../workbook/sheet-parts.ts'
import { Grid } from './grid.ts'

/** Characters that are looked at to find the delimiter: titles have none. */
const LOOKED_AT = 8_192
const TEXT = CELL_KINDS.indexOf('text')

/** null when the text cannot be cut into cells, or has more of them than `most`. */
export function csvGrid(text: string, most: number): Grid | null {
  let records: string[][]
  try {
    records = parse(text, {
      bom: true,
      delimiter: delimiterIn(text.slice(0, LOOKED_AT)),
      relax_column_count: true,
    })
  } catch (error) {
    if (error instanceof CsvError) return null
    throw error
  }
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

function delimiterIn(start: string): string {
  const bare = start.replace(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}
