// Figures of a file without a database: what `duibiao assess PLAN FIGURES` compares with a plan.
import { figuresOf } from '../core/figure-block.ts'
import { type Figure, keyOf } from '../core/observation.ts'
import { type Day, endOfDay } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import type { Fault } from '../core/problem.ts'
import { decodeBlocks } from './decode-blocks.ts'
import { type Encoding, watchEncoding } from './encoding.ts'
import { FaultList } from './fault-list.ts'
import { decoderFor } from './formats/index.ts'
import { emptyBlock, rowMapper } from './map-rows.ts'
import { subjectsOf } from './subjects.ts'

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
}

const RECORD_LENGTH = 64 * 1024

/**
 * Reads a whole file in memory. `today`: periods that end later are in the future. Bad rows are values; a file that
 * cannot be read at all is a Problem (`figures-unreadable`, `figures-format-unknown`, `figures-encoding`, `figures-empty`).
 */
export async function readFigures(
  file: FiguresFile,
  plans: readonly Plan[],
  today: Day,
  faultLimit = 10_000,
): Promise<ReadFigures> {
  const watch = watchEncoding()
  watch.see(file.bytes)
  const encoding = watch.encoding()
  const decoder = decoderFor({ ...file, head: watch.head(), encoding })
  const faults = new FaultList(faultLimit)
  const subjects = subjectsOf(plans)
  const mapper = rowMapper({
    decoder,
    subjects,
    region: subjects.regions.length === 1 ? (subjects.regions[0] ?? null) : null,
    source: '',
    knownAt: null,
    faults,
    today,
    now: endOfDay(today),
  })
  const read = emptyBlock()
  for await (const block of decodeBlocks(decoder, once(file.bytes), encoding, RECORD_LENGTH)) {
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
