// A file of figures -> its figures, read and checked, portion by portion: the one way for all who want them. Staging takes
// them as they come, a preview listens meanwhile, and who has no database gathers them.
import { figuresOf } from '../core/figure-block.ts'
import { type Figure, keyOf } from '../core/observation.ts'
import type { Day } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import type { Fault } from '../core/problem.ts'
import type { BasisFound, BasisTaken, Conversion, Reading } from '../core/reading.ts'
import { endOfDay } from '../core/zone.ts'
import { NO_CHOICE, nothingRemembered } from './choose-mapping.ts'
import { DECODING_LIMITS } from './decoding/limits.ts'
import type { Encoding } from './encoding.ts'
import { FaultList } from './fault-list.ts'
import type { Format } from './formats/format.ts'
import { indicatorBook, regionFor } from './indicator-book.ts'
import { emptyPortion, type Mapped, type MapSettings, rowMapper } from './map-rows.ts'
import {
  type BlockSettings,
  decodeLimits,
  type FigureFile,
  fileOf,
  openBlocks,
  type SentFile,
} from './raw-blocks.ts'

/** Rows that are handed on in one go: few, so that their texts die young. The store gathers what it writes. */
const PORTION_ROWS = 4_096

/** Bases told by the series that a reading lists. */
const FOUND_LISTED = 200

/** The next rows of a file; their faults are in the list. */
export interface Portion extends Mapped {
  /** How many there were, blank ones included; of a wide table cells. */
  readonly rows: number
}

export interface FigureSettings extends BlockSettings, Omit<MapSettings, 'names'> {
  /** Told which regions the next rows speak of, before they are checked. */
  readonly recall?: (regions: readonly string[]) => Promise<void>
}

export interface OpenFigures {
  readonly portions: AsyncGenerator<Portion>
  /** How a grid was read, complete after the last portion; null for a file of records. */
  reading(): Reading | null
  /** Series that were read as the plan judges them for want of any other word, complete after the last portion. */
  basesTaken(): readonly BasisTaken[]
}

/** Every row is read and checked, whatever went before. Problems: those of `openBlocks`. */
export async function openFigureFile(file: FigureFile, settings: FigureSettings): Promise<OpenFigures> {
  const { names, blocks, reading } = await openBlocks(file, settings)
  const basesFound: BasisFound[] = []
  const mapper = rowMapper({ ...settings, names })
  return {
    portions: portionsOf(),
    reading() {
      const read = reading()
      return read && basesFound.length > 0 ? { ...read, basesFound } : read
    },
    basesTaken: mapper.basesTaken,
  }

  async function* portionsOf(): AsyncGenerator<Portion> {
    let rows = 0
    let mapped = emptyPortion()
    for await (const block of blocks) {
      rows += block.count
      await settings.recall?.(mapper.regionsIn(block))
      const goesOn = await mapper.map(block, mapped)
      basesFound.push(...mapped.basesFound.splice(0, FOUND_LISTED - basesFound.length))
      if (!goesOn) break
      if (rows < PORTION_ROWS) continue
      yield { rows, ...mapped }
      rows = 0
      mapped = emptyPortion()
    }
    yield { rows, ...mapped }
  }
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

/** What may be said of a file that is read without a database. */
export interface ReadOptions extends Partial<Pick<BlockSettings, 'choice' | 'edits' | 'decode' | 'sheets'>> {
  /** Periods that end later are in the future. */
  readonly today: Day
  /** Faults that are listed. */
  readonly faultLimit?: number
  /** All that are read when absent. */
  readonly formats?: readonly Format[]
}

const RECORD_LENGTH = 64 * 1024
const FAULTS_LISTED = 10_000

/**
 * All figures of a file in memory, compared with no others: what `duibiao assess PLAN FIGURES` holds against a plan. Bad
 * rows are values; a file that cannot be read at all is a Problem (`figures-unreadable`, `figures-format-unknown`,
 * `figures-encoding`, `figures-empty`, those of a workbook and of its layout).
 */
export async function readFigures(
  sent: SentFile,
  plans: readonly Plan[],
  { today, faultLimit = FAULTS_LISTED, formats, choice = NO_CHOICE, edits = [], ...how }: ReadOptions,
): Promise<ReadFigures> {
  const file = fileOf(sent, formats)
  const faults = new FaultList(faultLimit)
  const book = indicatorBook(plans)
  const { portions, reading } = await openFigureFile(file, {
    ...how,
    limits: decodeLimits(RECORD_LENGTH, DECODING_LIMITS, formats),
    book,
    region: regionFor(book, null),
    choice,
    remembered: nothingRemembered,
    edits,
    source: '',
    knownAt: null,
    faults,
    today,
    now: endOfDay(today),
  })
  const figures: Figure[] = []
  const conversions: Conversion[] = []
  for await (const portion of portions) {
    for (const figure of figuresOf(portion.figures)) figures.push(figure)
    for (const conversion of portion.conversions) conversions.push(conversion)
  }
  findDuplicates(figures, faults)
  return {
    figures,
    faults: faults.list(),
    faultCount: faults.total,
    format: file.format.name,
    encoding: encodingOf(file),
    reading: reading(),
    conversions,
  }
}

/** Of text formats; null for the others. */
export const encodingOf = ({ format, encoding }: FigureFile): Encoding | null =>
  format.kind === 'text' ? encoding : null

/** Two rows for one key that became known at the same moment: every later one is a fault. */
function findDuplicates(figures: readonly Figure[], faults: FaultList): void {
  const first = new Map<string, number>()
  for (const figure of figures) {
    const key = keyOf(figure)
    const identity = `${key}@${figure.knownAt}`
    const row = first.get(identity)
    if (row === undefined) first.set(identity, figure.row)
    else faults.add('duplicate-figure', { keyEn: key, first: row }, { row: figure.row, cell: figure.cell })
  }
}
