// Where no word says whether an amount is the month's or counts from January the series may: only where it can be one alone.
import { describe, expect, it } from 'vitest'
import type { Basis } from '../../../src/core/observation.ts'
import { endIndex, period as periodOf } from '../../../src/core/period.ts'
import { basisByHistory } from '../../../src/ingest/basis-by-history.ts'
import { FaultList } from '../../../src/ingest/fault-list.ts'
import { indicatorBook } from '../../../src/ingest/indicator-book.ts'
import { periodReader } from '../../../src/ingest/periods.ts'
import { RowReader } from '../../../src/ingest/row-reader.ts'
import { uploadPlan } from '../../support/upload-plan.ts'

/** Investment as known, by month of 2022. */
function subjectOf(known: readonly number[], basis: Basis = 'cumulative', id = 'investment') {
  const subject = indicatorBook([uploadPlan])
    .region(uploadPlan.region)
    ?.find(id, endIndex(periodOf('2022')))
  if (!subject) throw new Error(`no ${id}`)
  for (const [at, value] of known.entries()) {
    subject.history.know(basis, periodOf(`2022-${String(at + 1).padStart(2, '0')}`), value)
  }
  return subject
}

const SUMS = [28, 55, 86, 117, 150, 180, 209, 240, 268.3]
const toFacts = periodReader()
const october = toFacts('2022-10')

const decide = (subject: ReturnType<typeof subjectOf>, value: number, at = october) => {
  if (!at) throw new Error('no period')
  return basisByHistory(subject, at, value)
}

describe('the series decides', () => {
  it('for the month where the value is below the cumulative one of the month before', () => {
    expect(decide(subjectOf(SUMS), 30.8)).toMatchObject({
      basis: 'period',
      before: { value: 268.3, period: '2022-09' },
    })
  })
  it('for the cumulative one where the value continues it and is no month’s', () => {
    expect(decide(subjectOf(SUMS), 299.1)).toMatchObject({
      basis: 'cumulative',
      before: { value: 268.3, period: '2022-09' },
    })
  })
})

describe('one cumulative figure late in the year is enough', () => {
  const subject = subjectOf([])
  subject.history.know('cumulative', periodOf('2022-09'), 268.3)
  it.each([
    [30.8, 'period'],
    [299.1, 'cumulative'],
  ])('%f: %s', (value, basis) => expect(decide(subject, value)?.basis).toBe(basis))
  it('but not in spring', () => {
    const early = subjectOf([])
    early.history.know('cumulative', periodOf('2022-03'), 86)
    expect(decide(early, 30.8, toFacts('2022-04'))).toBeNull()
  })
})

describe('it stays a question', () => {
  it.each([
    ['a value that is neither', SUMS, 1200],
    ['below the cumulative one and far above any month', SUMS, 150],
    ['no history', [], 30.8],
    ['a short history', SUMS.slice(0, 4), 30.8],
    ['a gap before it', SUMS.slice(0, 8), 299.1],
    ['net amounts, which fall', [28, 55, 40, 70, 60, 90, 120, 110, 130], 30.8],
  ])('%s', (_why, known, value) => {
    expect(decide(subjectOf(known), value)).toBeNull()
  })
  it('in January, in February where both may be, and for rates', () => {
    expect(decide(subjectOf(SUMS), 30.8, toFacts('2023-01'))).toBeNull()
    const subject = subjectOf(SUMS)
    for (const [at, value] of [300, 330, 359].entries()) {
      subject.history.know('cumulative', periodOf(`2022-${10 + at}`), value)
    }
    subject.history.know('cumulative', periodOf('2023-01'), 29)
    expect(decide(subject, 57, toFacts('2023-02'))).toBeNull()
    expect(decide(subjectOf(SUMS, 'cumulative-yoy', 'retail-growth'), 30.8)).toBeNull()
  })
})

describe('a table with a figure a row and no column for its basis', () => {
  /** What a row comes to whose series has figures of these bases. */
  function read(called: string, at: string, known: readonly Basis[]): Basis | null | undefined | 'asked' {
    const faults = new FaultList(10)
    const reader = new RowReader(
      { cell: () => 'A2', keyed: false },
      indicatorBook([uploadPlan]),
      '350502',
      faults,
    )
    const columns = [[called], [at], ['7']]
    reader.open({ head: ['指标', '期', '数值'], columns, count: 1, firstRow: 2, wide: [] })
    reader.moveTo(0)
    const month = reader.period()
    const subject = reader.subject(reader.region(), month?.endIndex ?? 0)
    for (const basis of known) subject?.history.know(basis, periodOf('2022-02'), 6)
    const basis = reader.basis(subject, month, () => null)
    return faults.list().some(({ code }) => code === 'basis-open') ? 'asked' : basis
  }
  it.each([
    ['口袋公园', '2022-04', [], 'cumulative'],
    ['口袋公园', '2022-04', ['cumulative'], 'cumulative'],
    ['口袋公园', '2022-04', ['period'], 'period'],
    ['口袋公园', '2022-04', ['period', 'cumulative'], 'asked'],
    ['口袋公园', '2022-01', ['period', 'cumulative'], 'cumulative'],
    ['口袋公园', '2022年1-4月', ['period', 'cumulative'], 'cumulative'],
    ['口袋公园', '2022', ['period', 'cumulative'], 'cumulative'],
    ['parks', '2022-04', ['period', 'cumulative'], 'cumulative'],
    ['parks', '2022-04', ['period'], 'cumulative'],
    ['地区生产总值增速', '2022-04', ['yoy'], 'yoy'],
    ['地区生产总值增速', '2022-04', ['yoy', 'cumulative-yoy'], 'asked'],
    ['平台建设', '2022-04', ['cumulative'], undefined],
  ] as const)('%s %s, known %j: %s', (called, at, known, expected) => {
    expect(read(called, at, known)).toBe(expected)
  })
})
