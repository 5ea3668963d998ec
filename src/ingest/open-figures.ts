// Any file of figures -> raw blocks: records as they stream, grids after somebody has said what they mean.
import type { CellEdit } from '../core/cell-edit.ts'
import type { Reading, SkippedRow } from '../core/reading.ts'
import { type Choice, type Chosen, chooseMapping, NO_CHOICE, type Remembered } from './choose-mapping.ts'
import { decodeBlocks } from './decode-blocks.ts'
import { editedBlocks } from './edited-blocks.ts'
import { decodeText, type Encoding } from './encoding.ts'
import type { Decoder, RawBlock, RecordDecoder } from './formats/decoder.ts'
import { blocksOf } from './grid/blocks.ts'
import { csvGrid } from './grid/csv-grid.ts'
import type { Grid } from './grid/grid.ts'
import { nameBook } from './grid/names.ts'
import { shapeOf } from './grid/shape.ts'
import { isLongHead } from './head.ts'
import { layoutOf, proposeMappings } from './layouts/index.ts'
import type { Subjects } from './subjects.ts'
import type { WorkbookLimits } from './workbook/limits.ts'
import { type ReadWorkbook, readWorkbook } from './workbook/read-workbook.ts'

export interface FiguresInput {
  readonly decoder: Decoder
  readonly encoding: Encoding
  /** The bytes from the beginning, each time it is called. */
  readonly read: () => AsyncIterable<Uint8Array>
  readonly bytes: number
  readonly recordLength: number
  readonly workbook: WorkbookLimits
  readonly subjects: Subjects
  /** Of rows that name none. */
  readonly region: string | null
  readonly choice?: Choice
  readonly remembered?: Remembered
  /** Where workbooks are parsed; in a process of their own when absent. */
  readonly parse?: ReadWorkbook
  /** Cells that a person put right; none when absent. */
  readonly edits?: readonly CellEdit[]
}

export interface OpenFigures {
  /** How cells are called and whether rows carry their names. */
  readonly decoder: Pick<Decoder, 'cell' | 'keyed'>
  readonly blocks: AsyncIterable<RawBlock>
  /** How a grid was read, complete after the last block; null for a file of records. */
  reading(): Reading | null
}

/** CSV files up to this size are looked at as grids when their first row is no head. */
const CSV_GRID_BYTES = 16 * 1024 * 1024
/** Rows passed over that a reading lists. */
const SKIPPED_LISTED = 200

const nothingRemembered: Remembered = async () => null

/**
 * Problems: those of `readWorkbook`, `chooseMapping` and, while the blocks are taken, `decodeBlocks`.
 */
export async function openFigures(input: FiguresInput): Promise<OpenFigures> {
  const { decoder, choice = NO_CHOICE } = input
  if (decoder.kind === 'workbook') {
    const grids = await (input.parse ?? readWorkbook)(input.read(), input.workbook)
    return openGrids(
      input,
      grids.map((grid) => grid.with(input.edits ?? [])),
    )
  }
  if (decoder.name !== 'csv') return records(decoder, freshAsSent(decoder, input))
  const isAsked = choice.mapping !== null || choice.layout !== null
  const blocks = fresh(decoder, input)
  const first = isAsked ? null : await blocks.next()
  if (first && !first.done && isLongHead(first.value.head)) {
    return records(decoder, continued(first.value, blocks))
  }
  await blocks.return(undefined)
  const grid = input.bytes <= CSV_GRID_BYTES ? await gridOf(input) : null
  // What no layout knows is told as the faults of a plain table.
  const isKnown = grid !== null && (isAsked || proposeMappings(grid, bookOf(input)).length > 0)
  return isKnown ? openGrids(input, [grid]) : records(decoder, fresh(decoder, input))
}

const bookOf = ({ subjects, region }: FiguresInput) => nameBook(subjects, region)

const freshAsSent = (decoder: RecordDecoder, { read, encoding, recordLength }: FiguresInput) =>
  decodeBlocks(decoder, read(), encoding, recordLength)

const fresh = (decoder: RecordDecoder, input: FiguresInput): AsyncGenerator<RawBlock> => {
  const blocks = freshAsSent(decoder, input)
  return input.edits?.length ? editedBlocks(blocks, input.edits) : blocks
}

async function* continued(first: RawBlock, rest: AsyncGenerator<RawBlock>): AsyncGenerator<RawBlock> {
  yield first
  yield* rest
}

const records = (decoder: RecordDecoder, blocks: AsyncIterable<RawBlock>): OpenFigures => ({
  decoder,
  blocks,
  reading: () => null,
})

async function gridOf(input: FiguresInput): Promise<Grid | null> {
  let text = ''
  for await (const part of decodeText(input.read(), input.encoding)) text += part
  return csvGrid(text, input.workbook.cells)?.with(input.edits ?? []) ?? null
}

async function openGrids(input: FiguresInput, grids: readonly Grid[]): Promise<OpenFigures> {
  const { choice = NO_CHOICE, remembered = nothingRemembered } = input
  const { grid, mapping } = await chooseMapping(grids, choice, bookOf(input), remembered)
  const skipped: SkippedRow[] = []
  let skippedRows = 0
  const entries = layoutOf(mapping.layout).entries(grid, mapping, (row, why) => {
    if (why === 'blank') return
    skippedRows++
    if (skipped.length < SKIPPED_LISTED) skipped.push({ row: row + 1, why })
  })
  return {
    decoder: { keyed: false, cell: (row, column) => grid.address(row - 1, column) },
    blocks: paced(blocksOf(grid, entries)),
    reading: () => ({ ...readingOf(grids, { grid, mapping }), skipped, skippedRows }),
  }
}

/** Between two blocks the service answers others. */
async function* paced(blocks: Iterable<RawBlock>): AsyncGenerator<RawBlock> {
  for (const block of blocks) {
    yield block
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function readingOf(
  grids: readonly Grid[],
  { grid, mapping }: Chosen,
): Omit<Reading, 'skipped' | 'skippedRows'> {
  return {
    sheet: grid.sheet,
    layout: mapping.layout,
    shape: shapeOf(grid),
    mapping: JSON.stringify(mapping),
    hiddenSheets: grids.filter((one) => one.hidden && one !== grid).map((one) => one.sheet ?? ''),
    hiddenRows: grid.hiddenRows,
    hiddenColumns: grid.hiddenColumns,
    hiddenRead: mapping.hidden,
  }
}
