// Any file of figures -> raw blocks: records as they stream, grids after somebody has said what they mean.

import { Problem } from '../core/problem.ts'
import type { CellEdit, LeftOut, Reading, SkippedRow } from '../core/reading.ts'
import { columnLetters } from './addresses.ts'
import {
  type Choice,
  type Chosen,
  type ChosenTable,
  chooseMapping,
  type Remembered,
} from './choose-mapping.ts'
import { type Decode, decodeApart } from './decoding/decode.ts'
import type { DecodingLimits } from './decoding/limits.ts'
import { type Encoding, watchEncoding } from './encoding.ts'
import { FaultList } from './fault-list.ts'
import type { DecodeLimits, Format } from './formats/format.ts'
import { formatOf, formats, standardsOf } from './formats/index.ts'
import { blocksOf } from './grid/blocks.ts'
import { Grid } from './grid/grid.ts'
import { isPlaceName, nameBook } from './grid/names.ts'
import { isYearHead } from './grid/rows.ts'
import { shapeOf } from './grid/shape.ts'
import { settledEntries } from './grid/twins.ts'
import { type ColumnRole, isLongHead, isNearlyLongHead, readHead, repeatsLongHead } from './head.ts'
import type { IndicatorBook } from './indicator-book.ts'
import { layoutOf, proposeMappings } from './layouts/index.ts'
import type { RawBlock } from './raw-block.ts'
import { type Stepwise, stepByStep, Turn } from './turn.ts'

/** A file that can be read from its beginning, as often as wanted. */
export interface FigureFile {
  readonly format: Format
  /** Of a text; nothing for a file of bytes. */
  readonly encoding: Encoding
  readonly bytes: number
  read(): AsyncIterable<Uint8Array>
}

/** A file that is wholly in memory, and what its sender said of it. */
export interface SentFile {
  readonly bytes: Uint8Array
  readonly contentType: string | null
  readonly filename: string | null
}

/** Problem `figures-format-unknown`. */
export function fileOf({ bytes, contentType, filename }: SentFile, list = formats): FigureFile {
  const watch = watchEncoding()
  watch.see(bytes)
  const encoding = watch.encoding()
  const format = formatOf({ contentType, filename, head: watch.head(), encoding }, list)
  return { format, encoding, bytes: bytes.length, read: () => once(bytes) }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

export const decodeLimits = (
  recordLength: number,
  decoding: DecodingLimits,
  list: readonly Format[] = formats,
): DecodeLimits => ({ recordLength, decoding, known: standardsOf(list) })

/** A larger text is a migration, and nothing to look at cell by cell. */
const GRID_BYTES = 16 * 1024 * 1024

/** The sheets of a file, as the file has them. */
export type ReadSheets = (
  file: FigureFile,
  limits: DecodeLimits,
  decode?: Decode,
  stop?: AbortSignal,
) => Promise<readonly Grid[]>

/**
 * Every sheet of a workbook, in the file's order, hidden ones included; a CSV file as one sheet; none for files of records
 * (JSON, Arrow, SDMX-CSV) and for what cannot be cut into cells. Problems: those of `decodeApart`, `figures-encoding`.
 */
export const readSheets: ReadSheets = async (file, limits, decode = decodeApart, stop) => {
  const { format, encoding } = file
  const hasSheets =
    format.kind === 'binary'
      ? format.gives === 'sheets'
      : format.toSheet !== undefined && file.bytes <= GRID_BYTES
  return hasSheets ? gridsOf(decode(format, file.read(), limits, { encoding, gives: 'sheets' }, stop)) : []
}

async function gridsOf(parts: ReturnType<Decode>): Promise<readonly Grid[]> {
  let grids: readonly Grid[] = []
  for await (const part of parts) {
    if (part.kind === 'sheets') grids = part.sheets.map((head) => new Grid(head))
    else if (part.kind === 'rows') grids[part.rows.sheet]?.add(part.rows)
  }
  return grids
}

export interface BlockSettings {
  readonly limits: DecodeLimits
  readonly book: IndicatorBook
  /** Of rows that name none. */
  readonly region: string | null
  readonly choice: Choice
  readonly remembered: Remembered
  /** Cells that a person put right. */
  readonly edits: readonly CellEdit[]
  /** Where files are decoded; in a process of their own when absent. */
  readonly decode?: Decode
  /** Ends the reading with its reason. */
  readonly stop?: AbortSignal
  /** Who knows the sheets already; they are read when absent. */
  readonly sheets?: ReadSheets
}

interface OpenBlocks {
  /** How cells are called and whether rows carry their names. */
  readonly names: Pick<Format, 'cell' | 'keyed'>
  readonly blocks: AsyncIterable<RawBlock>
  /** How a grid was read, complete after the last block; null for a file of records. */
  reading(): Reading | null
}

/** Rows passed over that a reading lists. */
const SKIPPED_LISTED = 200

/** Problems: those of `readSheets`, `chooseMapping` and, while the blocks are taken, of the format, `figures-encoding`, `figures-empty`. */
export async function openBlocks(file: FigureFile, settings: BlockSettings): Promise<OpenBlocks> {
  const { format } = file
  const { choice, edits } = settings
  if (format.kind === 'binary') {
    return format.gives === 'sheets'
      ? openGrids(await editedSheets(file, settings), settings)
      : records(format, blocksIn(file, settings))
  }
  if (!format.toSheet) return records(format, blocksIn(file, settings))
  const isAsked = choice.mapping !== null || choice.layout !== null
  const blocks = edited(blocksIn(file, settings), edits)
  const first = isAsked ? null : await blocks.next()
  if (first && !first.done && isLongHead(first.value.head)) {
    if (!(await stepByStep(isReading(first.value, settings))))
      return records(format, continued(first.value, blocks))
  }
  await blocks.return(undefined)
  const grids = await editedSheets(file, settings)
  // What no layout knows is told as the faults of a plain table.
  const isKnown =
    (first?.value && !isNearlyLongHead(first.value.head)) ||
    (isAsked && grids.length > 0) ||
    (await stepByStep(isProposed(grids, settings)))
  return isKnown ? openGrids(grids, settings) : records(format, edited(blocksIn(file, settings), edits))
}

/** Whether a table with one figure in each row is one that has to be read as a sheet is. */
function* isReading(block: RawBlock, settings: BlockSettings): Stepwise<boolean> {
  return (
    block.head.some(isYearHead) ||
    repeatsLongHead(block.head) ||
    (yield* speaksOfBases(block, settings)) ||
    (yield* hasForeignPlaces(block, settings))
  )
}

function* isProposed(grids: readonly Grid[], settings: BlockSettings): Stepwise<boolean> {
  const book = bookOf(settings)
  for (const grid of grids) if ((yield* proposeMappings(grid, book)).length > 0) return true
  return false
}

/** Whether some rows are of places without a plan and others of places with one. */
function* hasForeignPlaces({ head, columns }: RawBlock, { book }: BlockSettings): Stepwise<boolean> {
  let [isKnown, isForeign] = [false, false]
  for (const place of new Set(columns[roleIn(head, 'region')] ?? [])) {
    yield
    if (!place?.trim()) continue
    if (book.region(place) !== null) isKnown = true
    else if (isPlaceName(place)) isForeign = true
    if (isKnown && isForeign) return true
  }
  return false
}

const roleIn = (head: readonly string[], role: ColumnRole): number =>
  readHead(head, 1, true, new FaultList(0), () => '').columns[role] ?? -1

/** Whether a name of a long table says which figure it is (…_累计值): that is a reading, for a person to confirm. */
function* speaksOfBases({ head, columns }: RawBlock, settings: BlockSettings): Stepwise<boolean> {
  const book = bookOf(settings)
  for (const name of new Set(columns[roleIn(head, 'indicator')] ?? [])) {
    yield
    const basis = (name && book.find(name)?.basis) || null
    if (basis !== null && basis !== 'rate') return true
  }
  return false
}

const bookOf = ({ book, region }: BlockSettings) => nameBook(book, region)

const records = (format: Format, blocks: AsyncIterable<RawBlock>): OpenBlocks => ({
  names: format,
  blocks,
  reading: () => null,
})

async function editedSheets(file: FigureFile, settings: BlockSettings): Promise<readonly Grid[]> {
  const { sheets = readSheets, limits, decode, stop, edits } = settings
  return (await sheets(file, limits, decode, stop)).map((grid) => grid.with(edits))
}

/** The records of a file as it has them. */
export async function* blocksIn(
  { format, encoding, read }: Omit<FigureFile, 'bytes'>,
  { limits, decode = decodeApart, stop }: Pick<BlockSettings, 'limits' | 'decode' | 'stop'>,
): AsyncGenerator<RawBlock> {
  let isEmpty = true
  for await (const part of decode(format, read(), limits, { encoding, gives: 'records' }, stop)) {
    if (part.kind !== 'block') continue
    isEmpty = false
    yield part.block
  }
  if (isEmpty) throw new Problem('figures-empty')
}

/** The blocks with the cells that a person put right: what the file says stays in the file. */
async function* edited(
  blocks: AsyncIterable<RawBlock>,
  edits: readonly CellEdit[],
): AsyncGenerator<RawBlock> {
  for await (const block of blocks) yield edits.length === 0 ? block : editedBlock(block, edits)
}

function editedBlock(block: RawBlock, edits: readonly CellEdit[]): RawBlock {
  const first = block.firstRow - 1
  const own = edits.filter(({ row, column }) => {
    return row >= first && row < first + block.count && column < block.columns.length
  })
  if (own.length === 0) return block
  const columns = block.columns.map((cells, column) => {
    const here = own.filter((edit) => edit.column === column)
    if (here.length === 0) return cells
    const changed = [...cells]
    for (const { row, after } of here) changed[row - first] = after
    return changed
  })
  return { ...block, columns }
}

async function* continued(first: RawBlock, rest: AsyncGenerator<RawBlock>): AsyncGenerator<RawBlock> {
  yield first
  yield* rest
}

async function openGrids(grids: readonly Grid[], settings: BlockSettings): Promise<OpenBlocks> {
  const { choice, remembered } = settings
  const chosen = await chooseMapping(grids, choice, bookOf(settings), remembered)
  const skipped: SkippedRow[] = []
  let skippedRows = 0
  const leftOut = new Map<number, number>()
  const [{ grid: first }] = chosen.tables
  return {
    names: { keyed: false, cell: (row, column) => first.address(row - 1, column) },
    blocks: inTurns(chosen.tables.map(blocksOfTable)),
    reading: () => ({
      ...readingOf(grids, chosen),
      skipped,
      skippedRows,
      ...(leftOut.size > 0 && { leftOut: columnsOf(leftOut) }),
    }),
  }

  function blocksOfTable({ grid, mapping }: ChosenTable): Iterable<RawBlock | null> {
    const stated = layoutOf(mapping.layout).entries(grid, mapping, (row, why) => {
      if (why === 'blank') return
      skippedRows++
      const isFirst = grid === first
      if (skipped.length < SKIPPED_LISTED)
        skipped.push({ row: row + 1, why, ...(!isFirst && grid.sheet !== null && { sheet: grid.sheet }) })
    })
    const entries = settledEntries(stated, {
      book: settings.book,
      region: settings.region,
      onLeftOut: ({ at: [, column] }) => leftOut.set(column, (leftOut.get(column) ?? 0) + 1),
    })
    return blocksOf(grid, entries)
  }
}

const columnsOf = (cells: ReadonlyMap<number, number>): readonly LeftOut[] =>
  [...cells]
    .sort(([a], [b]) => a - b)
    .map(([column, count]) => ({ column: columnLetters(column), cells: count }))

async function* inTurns(tables: readonly Iterable<RawBlock | null>[]): AsyncGenerator<RawBlock> {
  const turn = new Turn()
  for (const blocks of tables) {
    for (const block of blocks) {
      if (block !== null) yield block
      if (turn.isOver) await turn.next()
    }
  }
}

function readingOf(
  grids: readonly Grid[],
  { mapping, tables }: Chosen,
): Omit<Reading, 'skipped' | 'skippedRows'> {
  const [{ grid }] = tables
  const read = [...new Set(tables.map((table) => table.grid))]
  const count = (of: (grid: Grid) => number): number => read.reduce((sum, one) => sum + of(one), 0)
  return {
    sheet: grid.sheet,
    ...(read.length > 1 && { furtherSheets: read.slice(1).map(({ sheet }) => sheet ?? '') }),
    layout: mapping.layout,
    shape: shapeOf(grid),
    mapping: JSON.stringify(mapping),
    hiddenSheets: grids.filter((one) => one.hidden && !read.includes(one)).map((one) => one.sheet ?? ''),
    hiddenRows: count(({ hiddenRows }) => hiddenRows),
    hiddenColumns: count(({ hiddenColumns }) => hiddenColumns),
    hiddenRead: mapping.hidden,
  }
}
