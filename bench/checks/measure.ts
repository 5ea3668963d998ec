// How often the checks catch a fault, and how often they disturb somebody who sent a right figure: through the rows' own
// reader and the series' own checks, as an upload goes.
import { diceOf } from '../../seeds/licheng-2022/dice.ts'
import { decimal } from '../../src/core/decimal.ts'
import { figuresOf } from '../../src/core/figure-block.ts'
import { keyOf, type Observation } from '../../src/core/observation.ts'
import { type Day, lastDayOf } from '../../src/core/period.ts'
import type { Plan } from '../../src/core/plan.ts'
import { endOfDay } from '../../src/core/zone.ts'
import { decodeFile } from '../../src/ingest/decoding/file.ts'
import { DECODING_LIMITS } from '../../src/ingest/decoding/limits.ts'
import { FaultList } from '../../src/ingest/fault-list.ts'
import { csv } from '../../src/ingest/formats/csv.ts'
import { indicatorBook } from '../../src/ingest/indicator-book.ts'
import { inspect } from '../../src/ingest/inspect.ts'
import { emptyPortion, rowMapper } from '../../src/ingest/map-rows.ts'
import { blocksIn, decodeLimits } from '../../src/ingest/raw-blocks.ts'
import { type Cell, FIRST_YEAR, REGION, type World, worldOf } from './clean.ts'
import { FAULTS } from './faults.ts'

export interface Rate {
  readonly name: string
  readonly put: number
  readonly caught: number
}

export interface Measured {
  readonly kinds: readonly Rate[]
  /** Right cells that were sent, and how many of them something was said about. */
  readonly clean: number
  readonly disturbed: number
  /** What was said about right cells, by check. */
  readonly saidOfClean: Readonly<Record<string, number>>
}

export interface Span {
  readonly seed: string
  /** Months of history that an upload meets: at least, and fewer than. */
  readonly from: number
  readonly to: number
}

/** From the third year on every way to compare is open. */
const LONG: Span = { seed: 'checks', from: 26, to: 48 }

/** `rounds` districts; of each some months are sent right, and one of every kind of fault is put in. */
export async function measureChecks(rounds: number, { seed, from, to }: Span = LONG): Promise<Measured> {
  const tally = FAULTS.map(({ name }) => ({ name, put: 0, caught: 0 }))
  const said: Record<string, number> = {}
  let clean = 0
  let disturbed = 0
  for (let round = 0; round < rounds; round++) {
    const dice = diceOf(`${seed}/faults/${round}`)
    const world = worldOf(`${seed}/${round}`)
    for (const [index, kind] of FAULTS.entries()) {
      const rate = tally[index]
      const month = from + Math.floor(dice.roll() * (to - from))
      const cells = world.months[month] ?? []
      const last = lastOf(world, month)
      const able = cells.flatMap((cell) => {
        const wrong = kind.put(cell, { last, upload: cells }, dice)
        return wrong === null ? [] : [{ cell, wrong }]
      })
      const chosen = able[Math.floor(dice.roll() * able.length)]
      const sent = chosen ? cells.map((cell) => (cell === chosen.cell ? chosen.wrong : cell)) : cells
      const found = await findingsIn(world, month, sent)
      const wrongAt = chosen ? cells.indexOf(chosen.cell) : -1
      if (chosen && rate) {
        rate.put++
        if (found.some((one) => one.at === wrongAt || isAbout(one.code, sent[one.at], chosen.wrong)))
          rate.caught++
      }
      clean += sent.length - (chosen ? 1 : 0)
      const disturbing = found.filter(
        ({ at, code }) => at !== wrongAt && !(chosen && isAbout(code, sent[at], chosen.wrong)),
      )
      disturbed += new Set(disturbing.map(({ at }) => at)).size
      for (const { code } of disturbing) said[code] = (said[code] ?? 0) + 1
    }
  }
  return { kinds: tally, clean, disturbed, saidOfClean: said }
}

const FAMILIES: readonly (readonly string[])[] = [['revenue', 'tax', 'non-tax']]

/** A sum or a pair that does not fit is told at one of its cells, whichever is wrong. */
function isAbout(code: string, told: Cell | undefined, wrong: Cell): boolean {
  if (!told) return false
  if (code === 'parts-sum') {
    return FAMILIES.some((family) => family.includes(told.indicator) && family.includes(wrong.indicator))
  }
  return (code === 'growth-and-level' || code === 'quarter-sum') && told.indicator === wrong.indicator
}

function lastOf(world: World, month: number) {
  return ({ indicator, basis, period }: Cell): Cell | null => {
    const step = period.includes('Q') ? 3 : 1
    return (
      world.months[month - step]?.find(
        (cell) =>
          cell.indicator === indicator && cell.basis === basis && cell.period.length === period.length,
      ) ?? null
    )
  }
}

export interface Told {
  /** Index of the cell among those sent. */
  readonly at: number
  readonly code: string
}

/** An upload as the checks meet it. */
export interface Meeting {
  readonly plan: Plan
  /** What is known before it. */
  readonly known: readonly Observation[]
  /** In which it arrives. */
  readonly today: Day
}

function findingsIn(world: World, month: number, cells: readonly Cell[]): Promise<Told[]> {
  const today = `${FIRST_YEAR + Math.floor((month + 1) / 12)}-${String(((month + 1) % 12) + 1).padStart(2, '0')}-20`
  const known = world.months.slice(0, month).flatMap((list) => list.map(observationOf))
  return toldOf({ plan: world.plan, known, today }, cells)
}

/** What is said about the cells of one upload, by the rows' reader and by the checks of series. */
export async function toldOf({ plan, known, today }: Meeting, cells: readonly Cell[]): Promise<Told[]> {
  const book = indicatorBook([plan])
  const region = book.region(REGION)
  for (const { indicator, basis, period, value } of known) {
    if (value) region?.find(indicator, plan.year)?.history.know(basis, period, value.valueOf())
  }
  const faults = new FaultList(1_000)
  const mapper = rowMapper({
    ...{ names: csv, book, region: REGION, source: '', knownAt: endOfDay(today), faults },
    ...{ today, now: endOfDay(today) },
  })
  const lines = cells.map(({ indicator, period, text, basis }) => `${indicator},${period},${text},${basis}`)
  const bytes = Buffer.from(`indicator,period,value,basis\n${lines.join('\n')}\n`)
  const mapped = emptyPortion()
  const file = { format: csv, encoding: 'utf-8', read: () => once(bytes) } as const
  const limits = decodeLimits(65_536, DECODING_LIMITS)
  for await (const block of blocksIn(file, { limits, decode: decodeFile })) {
    await mapper.map(block, mapped)
  }
  const sent: Observation[] = figuresOf(mapped.figures).map((figure) => ({
    ...figure,
    upload: 'sent',
    recordedAt: figure.knownAt,
  }))
  const keys = new Set(sent.map(keyOf))
  const after = [...known.filter((figure) => !keys.has(keyOf(figure))), ...sent]
  const { warnings, errors } = await inspect({
    ...{ upload: 'sent', book, today, accept: null, limit: 1_000 },
    touched: plan.indicators.map(({ id }) => ({ region: REGION, indicator: id })),
    figures: sent.length,
    before: async () => known,
    after: async () => after,
  })
  return [...faults.list(), ...errors, ...warnings].map(({ row = 2, code }) => ({ at: row - 2, code }))
}

const kept = new WeakMap<Cell, Observation>()

export function observationOf(cell: Cell): Observation {
  const known = kept.get(cell) ?? observation(cell)
  kept.set(cell, known)
  return known
}

const observation = ({ indicator, period, basis, text, note }: Cell): Observation => {
  const knownAt = endOfDay(lastDayOf(period))
  return {
    ...{ region: REGION, indicator, period, basis, value: decimal(text), status: 'A', note, knownAt },
    ...{ recordedAt: knownAt, source: '', upload: 'known', row: 1, cell: '' },
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
