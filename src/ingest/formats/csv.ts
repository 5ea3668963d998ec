// Comma, semicolon or tab separated text -> raw blocks; or, for files that are no plain table (title rows, months across,
// two head rows), a grid.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { CsvError, Parser } from 'csv-parse'
import { Problem } from '../../core/problem.ts'
import { text } from '../../core/text.ts'
import { columnLetters } from '../addresses.ts'
import { BLOCK_CELLS, type FilePart } from '../decoding/parts.ts'
import { textSheet } from '../decoding/text-sheet.ts'
import type { RawBlock, RawCell } from '../raw-block.ts'
import type { DecodeLimits, TextFormat } from './format.ts'

const DELIMITERS = [',', '\t', ';'] as const
/** Empty rows on end; more are no table. */
const BLANK_ROWS = 100_000
/** Columns of a table with one figure a row. */
const COLUMNS = 2_000

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
  toSheet,
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
  let blank = 0
  try {
    for await (const records of batches(parser)) {
      let from = 0
      for (const record of records) {
        blank = isBlank(record) ? blank + 1 : 0
        if (blank > BLANK_ROWS) throw new Problem('figures-blank-rows', { limit: BLANK_ROWS })
      }
      while (head === null && from < records.length) {
        const record = records[from] ?? []
        if (!isBlank(record)) head = record
        from++
        row++
      }
      if (head === null) continue
      if (head.length > COLUMNS) throw new Problem('figures-too-wide', { found: head.length, limit: COLUMNS })
      const step = Math.max(1, Math.floor(BLOCK_CELLS / head.length))
      do {
        const some = records.slice(from, from + step)
        yield block(head, some, row)
        row += some.length
        from += step
      } while (from < records.length)
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

function block(head: readonly string[], records: readonly string[][], row: number): RawBlock {
  const count = records.length
  const columns: RawCell[][] = head.map(() => new Array<RawCell>(count))
  const wide: { row: number; cells: number }[] = []
  for (let index = 0; index < count; index++) {
    const record = records[index] ?? []
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

async function* toSheet(
  chunksOfText: AsyncIterable<string>,
  { decoding: { cells: most }, recordLength }: DecodeLimits,
): AsyncGenerator<FilePart> {
  const { CsvError, parse } = await import('csv-parse')
  const chunks = chunksOfText[Symbol.asyncIterator]()
  const start = await beginning(chunks)
  const parser = parse({
    bom: true,
    delimiter: delimiterIn(start.slice(0, LOOKED_AT)),
    relax_column_count: true,
    max_record_size: recordLength,
  })
  const feed = pipeline(Readable.from(rest(start, chunks)), parser)
  feed.catch(() => {})
  const records: string[][] = []
  let columns = 0
  try {
    for await (const some of batches(parser)) {
      for (const record of some) {
        columns = Math.max(columns, record.length)
        records.push(record)
      }
      if (records.length * columns > most) return yield { kind: 'sheets', sheets: [] }
    }
    await feed
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return yield { kind: 'sheets', sheets: [] }
  } finally {
    parser.destroy()
  }
  yield* textSheet(records, most)
}

/** Enough text to find the delimiter in. */
async function beginning(chunks: AsyncIterator<string>): Promise<string> {
  let start = ''
  while (start.length < LOOKED_AT) {
    const next = await chunks.next()
    if (next.done) break
    start += next.value
  }
  return start
}

function delimiterIn(start: string): string {
  const bare = start.replace(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}
