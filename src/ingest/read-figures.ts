// Figures of a file without a database: what `duibiao assess PLAN FIGURES` compares with a plan.
import type { CellEdit } from '../core/cell-edit.ts'
import { figuresOf } from '../core/figure-block.ts'
import { type Figure, keyOf } from '../core/observation.ts'
import { type Day, endOfDay } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import type { Fault } from '../core/problem.ts'
import type { Conversion, Reading } from '../core/reading.ts'
import { type Choice, NO_CHOICE } from './choose-mapping.ts'
import { type Encoding, watchEncoding } from './encoding.ts'
import { FaultList } from './fault-list.ts'
import { decoderFor } from './formats/index.ts'
import { emptyBlock, rowMapper } from './map-rows.ts'
import { openFigures } from './open-figures.ts'
import { subjectsOf } from './subjects.ts'
import { WORKBOOK_LIMITS } from './workbook/limits.ts'
import { type ReadWorkbook, readWorkbook } from './workbook/read-workbook.ts'

export interface FiguresFile {
  readonly bytes: Uint8Array
  readonly contentType: string | null
  readonly filename: string | null
}

export interface ReadFigures {
  /** In file order; figures without known_at count as known at the end of their period's last day. */
  readonly figures: readonly Figure[]
  /** By row; at most `faultLimit`. */
  readonly faults: readonly Fault[]
  /** Number of all faults. */
  readonly faultCount: number
  readonly format: string
  readonly encoding: Encoding | null
  /** How a sheet was read; null for files of records. */
  readonly reading: Reading | null
  /** Values that were stated in another unit. */
  readonly conversions: readonly Conversion[]
}

const RECORD_LENGTH = 64 * 1024

/**
 * Reads a whole file in memory. `today`: periods that end later are in the future. Bad rows are values; a file that
 * cannot be read at all is a Problem (`figures-unreadable`, `figures-format-unknown`, `figures-encoding`, `figures-empty`,
 * those of a workbook and of its layout).
 */
export async function readFigures(
  file: FiguresFile,
  plans: readonly Plan[],
  today: Day,
  faultLimit = 10_000,
  choice: Choice = NO_CHOICE,
  parse: ReadWorkbook = readWorkbook,
  edits: readonly CellEdit[] = [],
): Promise<ReadFigures> {
  const watch = watchEncoding()
  watch.see(file.bytes)
  const encoding = watch.encoding()
  const decoder = decoderFor({ ...file, head: watch.head(), encoding })
  const faults = new FaultList(faultLimit)
  const subjects = subjectsOf(plans)
  const region = subjects.regions.length === 1 ? (subjects.regions[0] ?? null) : null
  const conversions: Conversion[] = []
  const opened = await openFigures({
    decoder,
    encoding,
    read: () => once(file.bytes),
    bytes: file.bytes.length,
    recordLength: RECORD_LENGTH,
    workbook: WORKBOOK_LIMITS,
    subjects,
    region,
    choice,
    parse,
    edits,
  })
  const mapper = rowMapper({
    decoder: opened.decoder,
    subjects,
    region,
    source: '',
    knownAt: null,
    faults,
    today,
    now: endOfDay(today),
    onConversion: (conversion) => conversions.push(conversion),
  })
  const read = emptyBlock()
  for await (const block of opened.blocks) {
    mapper.map(block, read)
  }
  const figures = figuresOf(read)
  findDuplicates(figures, faults)
  return {
    figures,
    faults: faults.list(),
    faultCount: faults.total,
    format: decoder.name,
    encoding: decoder.kind === 'text' ? encoding : null,
    reading: opened.reading(),
    conversions,
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Two rows for one key that became known at the same moment: every later one is a fault. */
function findDuplicates(figures: readonly Figure[], faults: FaultList): void {
  const first = new Map<string, number>()
  for (const figure of figures) {
    const key = keyOf(figure)
    const identity = `${key}@${figure.knownAt}`
    const row = first.get(identity)
    if (row === undefined) first.set(identity, figure.row)
    else faults.add('duplicate-figure', { key, first: row }, { row: figure.row, cell: figure.cell })
  }
}
