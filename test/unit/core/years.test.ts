// Plans of several years side by side: what goes on in the next, and the years of a target that spans them.
import { describe, expect, test } from 'vitest'
import { decimal, toPlain } from '../../../src/core/decimal.ts'
import type { Indicator } from '../../../src/core/plan.ts'
import { linesOfYears, programmeYears } from '../../../src/core/years.ts'
import { figure, indicator, planOf } from '../../support/plans.ts'

const planIn = (year: number, ...indicators: Indicator[]) => ({
  ...planOf(...indicators),
  id: `p-${year}`,
  year,
})

describe('lines', () => {
  const names = (...plans: ReturnType<typeof planIn>[]) =>
    linesOfYears(plans).map(({ indicator: { id }, inPlans }) => [id, ...inPlans.keys()].join(' '))

  test('an id goes on, whatever it is called; in the order of the latest plan, then what only earlier ones have', () => {
    const [firms, homes] = [
      indicator({ id: 'firms', name: '市场主体' }),
      indicator({ id: 'homes', name: '回迁' }),
    ]
    const next = [indicator({ id: 'tax', name: '税收' }), indicator({ id: 'firms', name: '净增经营主体' })]
    expect(names(planIn(2022, homes, firms), planIn(2023, ...next))).toEqual([
      'tax p-2023',
      'firms p-2023 p-2022',
      'homes p-2022',
    ])
  })

  test('another id goes on where name, unit and family agree and nothing else has that name', () => {
    const old = indicator({ id: 'gdp', name: '地区生产总值 增速', unit: '%', kind: 'growth' })
    const same = indicator({ id: 'gdp-growth', name: '地区生产总值增速', unit: '%', kind: 'growth' })
    const level = indicator({ id: 'gdp-level', name: '地区生产总值增速', unit: '亿元' })
    expect(names(planIn(2022, old), planIn(2023, same))).toEqual(['gdp-growth p-2023 p-2022'])
    expect(names(planIn(2022, old), planIn(2023, level))).toEqual(['gdp-level p-2023', 'gdp p-2022'])
    const twice = [same, indicator({ ...same, id: 'another', target: {} })]
    expect(names(planIn(2022, old), planIn(2023, ...twice))).toHaveLength(3)
    // Where the id goes on as well the name is somebody else's.
    const both = [indicator({ ...same, target: {} }), indicator({ ...old, name: '别的', target: {} })]
    expect(names(planIn(2022, old), planIn(2023, ...both))).toEqual([
      'gdp-growth p-2023',
      'gdp p-2023 p-2022',
    ])
  })
})

describe('the years of a target', () => {
  const rows = (of: Indicator, given: Parameters<typeof figure>[], asOf: string, year = 2022) =>
    programmeYears({
      plan: planIn(year, of),
      indicator: of,
      figures: given.map((one) => figure(...one)),
      asOf,
    }).map(({ counted, expected, reached, dueThen }) =>
      [
        counted.year,
        ...[expected, reached?.value ?? null, dueThen].map((one) => one && toPlain(one)),
        reached?.period,
      ].join(' '),
    )

  test('of three years: amounts add up, a year without a figure leaves the next ones open', () => {
    const places = indicator({ unit: '个', target: { value: 300, from: '2021-01', horizon: '2023' } })
    const known: Parameters<typeof figure>[] = [
      [places, '2021-12', 90],
      [places, '2022-06', 70],
    ]
    expect(rows(places, known, '2022-07-20')).toEqual([
      '2021 100 90 100 2021-12',
      '2022 200 160 150 2022-06',
      '2023 300   ',
    ])
    expect(rows(places, known.slice(1), '2022-07-20')[1]).toBe('2022 200  150 ')
    // A day knows nothing of what came after it.
    expect(rows(places, known, '2022-03-20')[1]).toBe('2022 200   ')
  })

  test('of a level up to the end of a five-year plan: from its baseline, nothing carried over', () => {
    const share = indicator({
      kind: 'ratio',
      unit: '%',
      baseline: decimal(50),
      target: { value: 60, from: '2021-01', horizon: '2025' },
    })
    expect(rows(share, [[share, '2022-12', 55]], '2023-01-20')).toEqual(
      ['2021 52  ', '2022 54 55 54 2022-12', '2023 56  ', '2024 58  ', '2025 60  '].map((row) =>
        row.endsWith('  ') ? `${row} ` : row,
      ),
    )
  })

  test('of fiscal years, of an amount for each year, and of one year none', () => {
    const tax = indicator({ target: { value: 120, from: '2022-04', horizon: '2024-03' } })
    const plan = { ...planIn(2022, tax), yearBegins: 4 }
    const found = programmeYears({ plan, indicator: tax, figures: [], asOf: '2022-06-01' })
    expect(found.map(({ counted, expected }) => [counted.year, expected && toPlain(expected)])).toEqual([
      [2022, '60'],
      [2023, '120'],
    ])
    const each = indicator({ target: { value: 40, from: '2021-01', horizon: '2022', each: 'year' } })
    expect(rows(each, [[each, '2021-12', 41]], '2022-02-01')).toEqual(['2021 40 41 40 2021-12', '2022 40   '])
    const one = indicator()
    expect(rows(one, [], '2022-02-01')).toEqual([])
  })
})
