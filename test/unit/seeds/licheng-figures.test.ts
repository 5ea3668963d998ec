import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { demoCsv, demoFigures } from '../../../seeds/licheng-2022/demo-figures.ts'
import { SEED } from '../../../seeds/licheng-2022/demo-stories.ts'
import { publishedOf } from '../../../seeds/licheng-2022/published.ts'
import { assess } from '../../../src/core/assess.ts'
import { defaultBasis } from '../../../src/core/basis.ts'
import { dueDayOf } from '../../../src/core/calendar.ts'
import { decimal } from '../../../src/core/decimal.ts'
import { yearOfPeriods } from '../../../src/core/history.ts'
import type { Basis, Observation, ObsStatus } from '../../../src/core/observation.ts'
import { type Day, period } from '../../../src/core/period.ts'
import type { Indicator } from '../../../src/core/plan.ts'
import { endOfDay } from '../../../src/core/zone.ts'
import { readFigures } from '../../../src/ingest/read-figures.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'
import { decodeHere } from '../../support/decoding.ts'
import { seedFile } from './licheng-notice.ts'

const plan = parsePlan(seedFile('plan.yaml'))
const published = publishedOf(plan, seedFile('outcomes.csv'))

type Row = Readonly<Record<string, string>>
const rowsOf = (name: string): Row[] => parse(seedFile(name), { columns: true })
const demo = rowsOf('demo.csv')
const outcomes = rowsOf('outcomes.csv')
const late = rowsOf('examples/late-figures.csv')

function indicatorNamed(id: string | undefined): Indicator {
  const found = plan.indicators.find((one) => one.id === id)
  if (!found) throw new Error(`no indicator ${id}`)
  return found
}

const observed = (rows: readonly Row[]): Observation[] =>
  rows.map((row, index) => ({
    region: plan.region,
    indicator: row.indicator ?? '',
    period: period(row.period ?? ''),
    basis: row.basis as Basis,
    value: decimal(row.value ?? ''),
    status: row.status as ObsStatus,
    knownAt: endOfDay(row.known_at ?? ''),
    source: row.source ?? '',
    note: row.note ?? '',
    row: index + 2,
    cell: `C${index + 2}`,
    upload: 'test',
    recordedAt: endOfDay(row.known_at ?? ''),
  }))

/** What counts on a day: of each period the figure that was known last. */
function knownOn(rows: readonly Row[], day: Day): Observation[] {
  const latest = new Map<string, Observation>()
  for (const one of observed(rows)) {
    if (one.knownAt > endOfDay(day)) continue
    const key = `${one.indicator}/${one.period}/${one.basis}`
    const before = latest.get(key)
    if (!before || before.knownAt <= one.knownAt) latest.set(key, one)
  }
  return [...latest.values()]
}

const statusOn = (id: string, day: Day, rows: readonly Row[] = demo) =>
  assess({ plan, indicator: indicatorNamed(id), figures: knownOn(rows, day), asOf: day }).status

describe('outcomes.csv: what the district published', () => {
  it('has the published values and nothing else', () => {
    const said = ({ indicator, period: of, basis, value }: Row) => `${of} ${indicator} ${basis} ${value}`
    expect(outcomes.map(said)).toEqual([
      '2022 gdp-growth cumulative-yoy 4.5',
      '2022 gdp-growth cumulative 539.69',
      '2022 budget-total-growth cumulative-yoy 1.6',
      '2022 budget-total-growth cumulative 23.32',
      '2022 budget-revenue-growth cumulative-yoy 5.1',
      '2022 budget-revenue-growth cumulative 14.53',
      '2022 industry-growth cumulative-yoy 4.8',
      '2022 tertiary-growth cumulative-yoy 4.2',
      '2022 retail-growth cumulative-yoy 1.8',
      '2022 investment-growth cumulative-yoy 10',
      '2023 gdp-growth cumulative-yoy 7.5',
      '2023 gdp-growth cumulative 580',
      '2023 budget-total-growth cumulative-yoy 15',
      '2023 budget-total-growth cumulative 25.32',
      '2023 budget-revenue-growth cumulative-yoy 10',
      '2023 budget-revenue-growth cumulative 15.32',
      '2023 industry-growth cumulative-yoy 4.2',
      '2023 retail-growth cumulative-yoy 3.5',
      '2023 investment-growth cumulative-yoy 20',
    ])
  })

  it('marks every value as an estimate of the report it stands in', () => {
    for (const row of outcomes) {
      expect(row.status).toBe('E')
      expect(row.known_at).toBe(row.period === '2022' ? '2022-12-30' : '2023-12-28')
      expect(row.source).toContain('政府工作报告')
      expect(row.note).toContain('预计')
      if (row.basis === 'cumulative') expect(indicatorNamed(row.indicator).levelUnit).toBe('亿元')
      else expect(row.basis).toBe(defaultBasis(indicatorNamed(row.indicator)))
    }
  })

  it('ends the year by the published values: every headline rate that was published missed its target', () => {
    for (const id of published.keys())
      expect([id, statusOn(id, '2023-03-01', outcomes)]).toEqual([id, 'missed'])
    expect(published.size).toBe(7)
  })
})

describe('demo.csv: a made-up year', () => {
  it('is exactly what the program makes from the seed', () => {
    expect(demoCsv(demoFigures(plan, published, SEED)) === seedFile('demo.csv')).toBe(true)
    expect(demoCsv(demoFigures(plan, published, 'another')) === seedFile('demo.csv')).toBe(false)
  })

  it('is marked as made up in every row', () => {
    expect(demo.every(({ source }) => source === 'demo')).toBe(true)
    expect(new Set(demo.map(({ indicator }) => indicator)).size).toBe(plan.indicators.length)
  })

  it('ends the year at the published values', () => {
    for (const [id, value] of published) {
      const last = demo.filter((row) => row.indicator === id).at(-1)
      expect([last?.indicator, Number(last?.value)]).toEqual([id, value])
      expect(last?.period).toMatch(/2022-(12|Q4)/)
    }
  })

  it('has one figure per period at the indicator’s frequency, and no January that comes with February', () => {
    for (const indicator of plan.indicators) {
      const periods = new Set(demo.filter((row) => row.indicator === indicator.id).map((row) => row.period))
      expect(periods.has('2022-01')).toBe(
        indicator.frequency === 'monthly' && indicator.release.january === 'own',
      )
      const whole = { monthly: 12, quarterly: 4, 'half-yearly': 2, annual: 1 }[
        indicator.frequency ?? 'monthly'
      ]
      const merged =
        indicator.frequency === 'monthly' && indicator.release.january === 'with-february' ? 1 : 0
      const short = { 'firms-on-cloud': 4, 'law-enforcement-trial': 6 }[indicator.id] ?? 0
      expect([indicator.id, periods.size]).toEqual([indicator.id, whole - merged - short])
    }
  })

  it('is known on the due day, or up to two weeks late where it says so', () => {
    for (const row of demo.filter(({ note }) => !note?.startsWith('更正'))) {
      const due = dueDayOf(indicatorNamed(row.indicator), period(row.period ?? ''))
      const days = (Date.parse(row.known_at ?? '') - Date.parse(due)) / 86_400_000
      expect([row.note, row.note === '迟报' ? days > 1 && days <= 14 : days === 0]).toEqual([row.note, true])
    }
    expect(demo.filter(({ note }) => note === '迟报').length).toBeGreaterThan(10)
  })

  it('never falls where it counts, and counts in whole numbers', () => {
    for (const indicator of plan.indicators) {
      if (indicator.kind === 'growth' || indicator.kind === 'relation') continue
      const values = knownOn(demo, '2023-03-01').filter((one) => one.indicator === indicator.id)
      const sorted = values.map(({ value }) => value?.valueOf() ?? 0)
      expect([indicator.id, sorted]).toEqual([indicator.id, sorted.toSorted((a, b) => a - b)])
      if (indicator.kind === 'count') expect(sorted.every(Number.isInteger)).toBe(true)
    }
  })

  it('is written in the indicator’s decimals at most', () => {
    for (const { indicator, value = '' } of demo) {
      expect(value).toMatch(/^-?\d+(\.\d+)?$/)
      expect(value).not.toMatch(/^-0(\.0+)?$/)
      const places = value.split('.')[1]?.length ?? 0
      expect(places).toBeLessThanOrEqual(indicatorNamed(indicator).decimals)
    }
  })
})

describe('the stories of the made-up year', () => {
  it('has some done, ahead, on pace, behind, and one missing in November', () => {
    const statuses = plan.indicators.map(({ id }) => statusOn(id, '2022-11-30'))
    const counted = (status: string) => statuses.filter((one) => one === status).length
    for (const status of ['done', 'ahead', 'on-pace', 'behind']) expect(counted(status)).toBeGreaterThan(4)
    expect(counted('missing')).toBeGreaterThan(0)
  })

  it('has one that fell silent in September', () => {
    expect(statusOn('firms-on-cloud', '2022-09-30')).not.toBe('missing')
    expect(statusOn('firms-on-cloud', '2022-10-31')).toBe('missing')
    expect(statusOn('firms-on-cloud', '2022-12-31')).toBe('missing')
  })

  it('has several that were done before autumn was over', () => {
    for (const id of ['projects-started', 'pocket-parks', 'public-toilets', 'neighbour-centres'])
      expect([id, statusOn(id, '2022-11-15')]).toEqual([id, 'done'])
  })

  it.each(['households-returned', 'old-estates-started', 'permit-speedup'])(
    'has %s behind in spring, caught up by autumn, and both in the record',
    (id) => {
      expect(statusOn(id, '2022-05-31')).toBe('behind')
      expect(['on-pace', 'ahead']).toContain(statusOn(id, '2022-10-31'))
      const figures = knownOn(demo, '2023-03-01')
      const year = yearOfPeriods(plan, indicatorNamed(id), figures, '2023-03-01')
      expect(year[3]).toMatchObject({ period: '2022-04', light: 'yellow', caughtUp: true })
    },
  )

  it('has some that never got there, and incomes out of step in summer only', () => {
    for (const id of ['ecommerce-sales', 'industrial-investment', 'projects-built', 'lanes-improved'])
      expect([id, statusOn(id, '2023-03-01')]).toEqual([id, 'missed'])
    expect(statusOn('income-in-step', '2022-08-31')).toBe('behind')
    expect(statusOn('income-in-step', '2023-03-01')).toBe('done')
  })

  it('has one month that was put right later', () => {
    const august = (day: Day) =>
      knownOn(demo, day)
        .find((one) => one.indicator === 'land-acquired' && one.period === '2022-08')
        ?.value?.valueOf()
    expect(august('2022-10-24')).toBeCloseTo((august('2022-10-25') ?? 0) + 6.4, 9)
  })
})

describe('examples/late-figures.csv', () => {
  it('is small, made up, and changes three statuses of the year’s end', () => {
    expect(late.every(({ source }) => source === 'demo')).toBe(true)
    const changed = plan.indicators.flatMap(({ id }) => {
      const before = statusOn(id, '2023-03-01')
      const after = statusOn(id, '2023-03-01', [...demo, ...late])
      return before === after ? [] : [`${id}: ${before} -> ${after}`]
    })
    expect(changed).toEqual([
      'firms-on-cloud: missing -> done',
      'car-parks: missed -> done',
      'parking-spaces: done -> missed',
    ])
  })
})

describe('the files as an upload', () => {
  it.each(['outcomes.csv', 'demo.csv', 'examples/late-figures.csv'])('%s has no bad row', async (name) => {
    const bytes = Buffer.from(seedFile(name), 'utf8')
    const read = await readFigures({ bytes, contentType: 'text/csv', filename: name }, [plan], {
      today: '2024-01-02',
      decode: decodeHere,
    })
    expect(read.faults).toEqual([])
    expect(read.figures).toHaveLength(rowsOf(name).length)
  })
})
