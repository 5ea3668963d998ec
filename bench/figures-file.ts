// A district's files of a million figures: 6,945 indicators, twelve years of months, one row each, made as a stream.
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  Dictionary,
  Field,
  Float64,
  Int32,
  makeBuilder,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  Utf8,
} from 'apache-arrow'
import { defaultBasis } from '../src/core/basis.ts'
import type { Indicator, KeptPlan, Kind } from '../src/core/plan.ts'
import { indicator, planOf } from '../test/support/plans.ts'

export const ROWS = 1_000_000
const MONTHS = 144
const FIRST_YEAR = 2011
const BATCH_ROWS = 65_536
const KINDS: readonly Kind[] = ['growth', 'cumulative', 'level', 'count']

export const COLUMNS = ['region', 'indicator', 'period', 'basis', 'value', 'status', 'known_at'] as const

const indicators: readonly Indicator[] = Array.from({ length: Math.ceil(ROWS / MONTHS) }, (_, index) => {
  const kind = KINDS[index % KINDS.length] ?? 'cumulative'
  const unit = kind === 'growth' ? '%' : '户'
  return indicator({
    id: `i${index}`,
    name: `指标${index}`,
    kind,
    unit,
    target: { value: kind === 'growth' ? 8 : 1200 },
  })
})

/** The plan that the files speak of. */
export const keptPlan = (): KeptPlan => ({
  plan: { ...planOf(...indicators), id: 'bench-2022' },
  sha256: '0'.repeat(64),
  recordedAt: '2022-01-10T00:00:00.000Z',
  sentAt: '2022-01-10T00:00:00.000Z',
})

type FigureRow = readonly [
  region: string,
  indicator: string,
  period: string,
  basis: string,
  value: string,
  status: string,
  knownAt: string,
]

/** Row `index` of every file: month by month within an indicator, plausible values with two decimals. */
function rowAt(index: number): FigureRow {
  const of = indicators[Math.floor(index / MONTHS)] ?? indicators[0]
  if (!of) throw new RangeError('no indicators')
  const month = index % MONTHS
  const year = FIRST_YEAR + Math.floor(month / 12)
  const inYear = (month % 12) + 1
  const two = (number: number) => String(number).padStart(2, '0')
  const noise = (index * 7919) % 1000
  const cents = of.kind === 'growth' ? 400 + noise : inYear * 8000 + noise * 10 + (index % 7)
  return [
    '350502',
    of.id,
    `${year}-${two(inYear)}`,
    defaultBasis(of),
    `${Math.floor(cents / 100)}.${two(cents % 100)}`,
    'A',
    `${inYear === 12 ? year + 1 : year}-${two((inYear % 12) + 1)}-18`,
  ]
}

export async function writeCsv(path: string): Promise<void> {
  function* lines() {
    yield `${COLUMNS.join(',')}\n`
    for (let from = 0; from < ROWS; from += BATCH_ROWS) {
      let text = ''
      for (let index = from; index < Math.min(ROWS, from + BATCH_ROWS); index++)
        text += `${rowAt(index).join(',')}\n`
      yield text
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
}

/** Texts that repeat as dictionaries, values as doubles: what the usual data tools write. */
export async function writeArrow(path: string): Promise<void> {
  const types = COLUMNS.map((name, id) =>
    name === 'value' ? new Float64() : new Dictionary(new Utf8(), new Int32(), id),
  )
  const schema = new Schema(COLUMNS.map((name, at) => new Field(name, types[at] ?? new Utf8(), false)))
  const writer = new RecordBatchStreamWriter()
  const written = pipeline(writer.toNodeStream(), createWriteStream(path))
  const builders = types.map((type) => makeBuilder({ type, nullValues: null }))
  for (let from = 0; from < ROWS; from += BATCH_ROWS) {
    const count = Math.min(BATCH_ROWS, ROWS - from)
    for (let index = from; index < from + count; index++) {
      rowAt(index).forEach((cell, at) => {
        builders[at]?.append(COLUMNS[at] === 'value' ? Number(cell) : cell)
      })
    }
    const children = builders.map((builder) => builder.flush())
    writer.write(
      new RecordBatch(
        schema,
        makeData({ type: new Struct(schema.fields), length: count, nullCount: 0, children }),
      ),
    )
  }
  writer.finish()
  await written
}
