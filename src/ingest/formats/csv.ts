// Comma, semicolon or tab separated text -> raw blocks; or, for files that are no plain table (title rows, months across,
// two head rows), a grid.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { CsvError, Parser } from 'csv-parse'
import { Problem } from '../../core/problem.ts'
import { text } from '../../core/text.ts'
import { columnLetters } from '../addresses.ts'
import type { Grid } from '../grid/grid.ts'
import { textGrid } from '../grid/text-grid.ts'
import type { RawBlock, RawCell } from '../raw-block.ts'
import type { DecodeLimits, TextFormat } from './format.ts'

const DELIMITERS = [',', '\t', ';'] as const

/** Any text that is not something else: it has no beginning of its own. */
export const csv: TextFormat = {
  kind: 'text',
  name: 'csv',
  title: text('CSV', 'CSV'),
  standard: 'CSV',
  contentTypes: ['text/csv', 'application/csv', 'text/tab-separated-values', 'text/comma-separated-values'],
  extensions: ['csv', 'tsv', 'txt'],
  keyed: false,
  cell: (row, column) => columnLetters(column) + row,
  decode,
  toGrid,
}

/** DOS programs end a text with the character Ctrl-Z, which is none of its words. */
const END_OF_TEXT = '\u001A'
const withoutEnd = (text: string): string => {
  const rest = text.trimEnd()
  return rest.endsWith(END_OF_TEXT) ? rest.slice(0, -1) : text
}

async function* decode(chunksOfText: AsyncIterable<string>, limits: DecodeLimits): AsyncGenerator<RawBlock> {
  // Loaded when it is needed: whoever only asks what is read does not wait for the library.
  const { CsvError, parse } = await import('csv-parse')
  const chunks = chunksOfText[Symbol.asyncIterator]()
  const start = await firstLine(chunks, limits.recordLength)
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(start),
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: limits.recordLength,
  })
  const feed = pipeline(Readable.from(rest(start, chunks)), parser)
  // The loop below sees the failure first; this only keeps it from being called unhandled.
  feed.catch(() => {})
  let head: readonly string[] | null = null
  let row = 1
  try {
    for await (const records of batches(parser)) {
      let from = 0
      while (head === null && from < records.length) {
        const record = records[from] ?? []
        if (!isBlank(record)) head = record
        from++
        row++
      }
      if (head === null) continue
      yield block(head, records, from, row)
      row += records.length - from
    }
    await feed
  } catch (cause) {
    throw cause instanceof CsvError ? csvProblem(cause, limits) : cause
  } finally {
    parser.destroy()
  }
}

const isBlank = (record: readonly string[]): boolean => record.every((cell) => cell.trim() === '')

/** Records in the portions in which they become ready. */
async function* batches(parser: Parser): AsyncGenerator<string[][]> {
  let failure: Error | null = null
  let ended = false
  let wake: () => void = () => {}
  parser.on('readable', () => wake())
  parser.on('end', () => {
    ended = true
    wake()
  })
  parser.on('error', (error: Error) => {
    failure = error
    wake()
  })
  for (;;) {
    const records: string[][] = []
    for (let record = parser.read(); record !== null; record = parser.read()) records.push(record)
    if (records.length > 0) yield records
    else if (failure) throw failure
    else if (ended) return
    else {
      await new Promise<void>((resolve) => {
        wake = resolve
        if (ended || failure || parser.readableLength > 0) resolve()
      })
    }
  }
}

function block(head: readonly string[], records: readonly string[][], from: number, row: number): RawBlock {
  const count = records.length - from
  const columns: RawCell[][] = head.map(() => new Array<RawCell>(count))
  const wide: { row: number; cells: number }[] = []
  for (let index = 0; index < count; index++) {
    const record = records[from + index] ?? []
    for (let column = 0; column < columns.length; column++) {
      const cells = columns[column]
      if (cells) cells[index] = record[column]
    }
    if (record.length > head.length && record.slice(head.length).some((cell) => cell.trim() !== '')) {
      wide.push({ row: row + index, cells: record.length })
    }
  }
  return { head, columns, count, firstRow: row, wide }
}

/** Text up to the end of the first line that is not blank. */
async function firstLine(chunks: AsyncIterator<string>, limit: number): Promise<string> {
  let start = ''
  while (!/\S[^\n\r]*[\n\r]/.test(start) && start.length <= limit) {
    const next = await chunks.next()
    if (next.done) break
    start += next.value
  }
  return start
}

async function* rest(start: string, chunks: AsyncIterator<string>): AsyncGenerator<string> {
  if (start !== '') yield withoutEnd(start)
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield withoutEnd(next.value)
}

/** The delimiter that occurs most in the head row, outside quotation marks. */
function delimiterOf(start: string): string {
  const line = /\S[^\n\r]*/.exec(start.replace(/"[^"]*"/g, ''))?.[0] ?? ''
  let best: string = ','
  let most = 0
  for (const delimiter of DELIMITERS) {
    const count = line.split(delimiter).length - 1
    if (count > most) {
      best = delimiter
      most = count
    }
  }
  return best
}

function csvProblem(error: CsvError, limits: DecodeLimits): Problem {
  const row = Number(error.records ?? 0) + 1
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new Problem('figures-row-too-long', { row, limit: limits.recordLength }, { cause: error })
  }
  return new Problem('figures-unreadable', { format: 'CSV', row, reasonEn: error.message }, { cause: error })
}

/** Characters that are looked at to find the delimiter: titles have none. */
const LOOKED_AT = 8_192

async function toGrid(whole: string, most: number): Promise<Grid | null> {
  const { CsvError, parse } = await import('csv-parse/sync')
  let records: string[][]
  try {
    records = parse(withoutEnd(whole), {
      bom: true,
      delimiter: delimiterIn(whole.slice(0, LOOKED_AT)),
      relax_column_count: true,
    })
  } catch (error) {
    if (error instanceof CsvError) return null
    throw error
  }
  return textGrid(records, most)
}

function delimiterIn(start: string): string {
  const bare = start.replace(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}
