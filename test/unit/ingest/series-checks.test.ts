// What each check of a series says of a figure, and when it is silent.
import { describe, expect, it } from 'vitest'
import type { Observation } from '../../../src/core/observation.ts'
import type { Indicator } from '../../../src/core/plan.ts'
import { findingsOf } from '../../../src/ingest/inspect.ts'
import { figuresOfRegion } from '../../../src/ingest/series-checks/series.ts'
import { swaps, yardstickOf } from '../../../src/ingest/series-checks/yardstick.ts'
import { figure as exactFigure, indicator, planOf } from '../../support/plans.ts'

const spend = indicator({ id: 'spend', kind: 'cumulative', unit: '亿元', decimals: 2 })
const stock = indicator({ id: 'stock', kind: 'level', unit: '亿元', decimals: 2 })
const share = indicator({ id: 'share', kind: 'ratio', unit: '%', decimals: 1, target: { value: 95 } })
const sales = indicator({ id: 'sales', kind: 'growth', unit: '%', levelUnit: '亿元', decimals: 1 })
const urban = indicator({ id: 'urban', kind: 'growth', unit: '%', levelUnit: '%', decimals: 1 })

/** Numbers as they are written. */
const figure = (of: Indicator, at: string, value: string | number, more: Partial<Observation> = {}) =>
  exactFigure(of, at, String(value), more)

const month = (at: number): string => `2022-${String(at).padStart(2, '0')}`
/** A value each month from January on. */
const months = (of: Indicator, values: readonly (string | number)[], more: Partial<Observation> = {}) =>
  values.map((value, index) => figure(of, month(index + 1), value, more))

/** What is said about the figures that are sent, as `period code severity`. */
function said(
  indicators: readonly Indicator[],
  known: readonly Observation[],
  sent: readonly Observation[],
  today = '2022-12-20',
  yearBegins = 1,
): string[] {
  const plan = { ...planOf(...indicators), yearBegins }
  const mine = sent.map((one, index) => ({ ...one, upload: 'mine', row: index + 2 }))
  const name = ({ indicator: id, period, basis }: Observation): string => `${id}/${period}/${basis}`
  const keys = new Set(mine.map(name))
  const after = [...known.filter((one) => !keys.has(name(one))), ...mine]
  const figures = figuresOfRegion(after, known, 'mine', yearBegins)
  return figures.mine.flatMap((point) => {
    const of = indicators.find(({ id }) => id === point.indicator)
    if (!of) throw new Error(`no ${point.indicator}`)
    const yardstick = (one: typeof point) => yardstickOf(plan, of, one, figures)
    return findingsOf({ plan, indicator: of, point, figures, today, yardstick }).map(
      ({ finding, severity }) => `${point.period} ${finding.code} ${severity}`,
    )
  })
}

const EVEN = ['12.31', '24.15', '37.02', '49.4', '61.28', '74.11', '86.7']
const CALM = ['640.12', '645.31', '649.02', '655.4', '660.18', '664.91', '670.05']

describe('cumulative-falls', () => {
  it('is said of a value below an earlier one of its year', () => {
    expect(said([spend], months(spend, [10, 20, 30]), [figure(spend, '2022-04', 25)])).toEqual([
      '2022-04 cumulative-falls warning',
    ])
  })
  it('goes by the year as the plan counts it', () => {
    const known = [figure(spend, '2022-02', 110), figure(spend, '2022-03', 120)]
    const april = [figure(spend, '2022-04', 9)]
    expect(said([spend], known, april)).toEqual(['2022-04 cumulative-falls warning'])
    expect(said([spend], known, april, '2022-12-20', 4)).toEqual([])
    const within = [figure(spend, '2022-12', 90)]
    expect(said([spend], within, [figure(spend, '2023-01', 80)], '2023-02-20')).toEqual([])
    expect(said([spend], within, [figure(spend, '2023-01', 80)], '2023-02-20', 4)).toEqual([
      '2023-01 cumulative-falls warning',
    ])
  })
  it('is not said of January, of an equal value, of a level or of a percentage', () => {
    expect(said([spend], [figure(spend, '2021-12', 120)], [figure(spend, '2022-01', 9)])).toEqual([])
    expect(said([spend], months(spend, [10, 20]), [figure(spend, '2022-03', 20)])).toEqual([])
    expect(said([stock], months(stock, [10, 20]), [figure(stock, '2022-03', 15)])).toEqual([])
    const air = { basis: 'cumulative' } as const
    expect(said([share], months(share, [97, 96], air), [figure(share, '2022-03', 95, air)])).toEqual([])
  })
  it('is not said of the mean of the year so far that a limit is set to, and is of the amounts behind a growth', () => {
    const mean = indicator({
      id: 'pm',
      kind: 'ceiling',
      unit: '微克',
      direction: 'down',
      target: { comparator: 'at-most', value: 26 },
    })
    expect(said([mean], months(mean, [38, 36]), [figure(mean, '2022-03', 23)])).not.toContain(
      '2022-03 cumulative-falls warning',
    )
    const growth = indicator({ id: 'g', kind: 'growth', unit: '%', levelUnit: '亿元' })
    const amount = { basis: 'cumulative' } as const
    expect(
      said([growth], months(growth, [10, 20, 30], amount), [figure(growth, '2022-04', 25, amount)]),
    ).toContain('2022-04 cumulative-falls warning')
  })
  it('is not said of less than a usual month, unless the value is of the size of months itself', () => {
    const even = [10, 20, 31, 40, 51, 60, 70, 80, 90, 100, 110, 121]
    const year = months(spend, even)
    const next = even.slice(0, 7).map((value, at) => figure(spend, `2023-0${at + 1}`, value))
    const falls = (known: readonly Observation[], value: number, at: string): boolean =>
      said([spend], known, [figure(spend, at, value)], '2023-12-31').some((one) => one.includes('falls'))
    expect(falls([...year, ...next], 68, '2023-08')).toBe(false)
    expect(falls([...year, ...next], 55, '2023-08')).toBe(true)
    expect(falls([...year, ...next], 9, '2023-08')).toBe(true)
    expect(falls([...year, ...next.slice(0, 2)], 19, '2023-03')).toBe(true)
    // In a first year nothing may fall.
    expect(falls(year.slice(0, 7), 68, '2022-08')).toBe(true)
  })
  it('names the revised figure when a later one is known, and one of two that come together', () => {
    const revised = said([spend], months(spend, [10, 20, 30]), [figure(spend, '2022-02', 35)])
    expect(revised).toEqual(['2022-02 cumulative-falls warning'])
    const both = [figure(spend, '2022-08', '186.2'), figure(spend, '2022-09', '111.3')]
    const found = said([spend], months(spend, EVEN), both)
    expect(found.filter((one) => one.includes('cumulative-falls'))).toEqual([
      '2022-08 cumulative-falls warning',
    ])
  })
})

describe('same-as-before', () => {
  it('is said where chance would not do it', () => {
    expect(said([stock], months(stock, CALM), [figure(stock, '2022-08', '670.05')])).toContain(
      '2022-08 same-as-before warning',
    )
    expect(said([spend], [figure(spend, '2022-01', '12.34')], [figure(spend, '2022-02', '12.34')])).toEqual([
      '2022-02 same-as-before warning',
    ])
  })
  it('is not said of short numbers, nor where figures do repeat', () => {
    expect(said([spend], [figure(spend, '2022-01', 12)], [figure(spend, '2022-02', 12)])).toEqual([])
    const rates = [5.1, 5.2, 5.1, 5.3, 5.2, 5.1, 5.2]
    expect(said([sales], months(sales, rates), [figure(sales, '2022-08', 5.2)])).toEqual([])
    const still = ['1234.5', '1234.5', '1236.1', '1236.1', '1240.2', '1240.2', '1241.7']
    expect(said([stock], months(stock, still), [figure(stock, '2022-08', '1241.7')])).toEqual([])
  })
})

describe('checks against the usual changes', () => {
  it.each([
    ['675.2', []],
    ['6752', ['2022-08 factor-of-ten warning']],
    ['67.52', ['2022-08 factor-of-ten warning']],
    ['67520', ['2022-08 factor-of-ten warning']],
    ['6752000', ['2022-08 factor-of-ten error']],
    ['765.2', ['2022-08 digits-swapped warning']],
    // A short series keeps quiet.
    ['752.1', []],
  ])('say of %s after seven calm months: %j', (value, expected) => {
    expect(said([stock], months(stock, CALM), [figure(stock, '2022-08', value)])).toEqual(expected)
  })
  it.each([
    ['705.2', []],
    ['967.1', ['2022-12 digits-swapped warning']],
    ['1405.2', ['2022-12 out-of-range warning']],
    ['-705.2', ['2022-12 out-of-range warning']],
  ])('say of %s after eleven calm months: %j', (value, expected) => {
    const calm = [...CALM, '675.2', '680.31', '685.88', '690.14']
    expect(said([stock], months(stock, calm), [figure(stock, '2022-12', value)])).toEqual(expected)
  })
  it('learn from the series what is usual: what starts the year high, falls in December, or is negative', () => {
    const years = [2018, 2019, 2020, 2021].flatMap((year, place) =>
      [70, 74, 79, 83, 88, 91, 93, 95, 97, 99, 104, 96].map((value, at) =>
        figure(stock, `${year}-${String(at + 1).padStart(2, '0')}`, `-${value + 2 * place}.${(at * 7) % 10}`),
      ),
    )
    expect(said([stock], years, [figure(stock, '2022-01', '-78.1')], '2022-02-20')).toEqual([])
    expect(said([stock], years, [figure(stock, '2022-01', '78.1')], '2022-02-20')).toEqual([
      '2022-01 out-of-range warning',
    ])
    expect(said([stock], years, [figure(stock, '2022-01', '-7.81')], '2022-02-20')).toEqual([
      '2022-01 factor-of-ten warning',
    ])
  })
  it('do not call a net amount odd that has fallen within its year before', () => {
    const net = [10, 20, 15, 9, -3, 2]
    expect(said([spend], months(spend, net), [figure(spend, '2022-07', -8)])).toEqual([])
  })
  it('are silent with fewer than six points, but for a factor of ten of longer numbers', () => {
    expect(said([stock], months(stock, CALM.slice(0, 5)), [figure(stock, '2022-06', '752.1')])).toEqual([])
    expect(said([stock], months(stock, CALM.slice(0, 5)), [figure(stock, '2022-06', '6649.1')])).toEqual([
      '2022-06 factor-of-ten warning',
    ])
    expect(said([stock], months(stock, [2, 3]), [figure(stock, '2022-03', 25)])).toEqual([])
  })
  it('do not blame a right figure for its wrong neighbour', () => {
    const sent = [figure(stock, '2022-08', '6752'), figure(stock, '2022-09', '680.3')]
    expect(said([stock], months(stock, CALM), sent)).toEqual(['2022-08 factor-of-ten warning'])
  })
  it('swap every pair of different neighbours and nothing else', () => {
    expect(swaps('-11.23')).toEqual(['-12.13', '-11.32'])
  })
})

describe('figures that make one another', () => {
  const own = { basis: 'period' } as const
  /** Months that tell nothing of the next one. */
  const WILD = [412, 1873, 655, 240, 1518, 997, 333, 1206, 764, 1940, 581, 1422]
  const all = [2020, 2021].flatMap((year, later) =>
    WILD.map((_, at) => ({
      at: `${year}-${String(at + 1).padStart(2, '0')}`,
      value: WILD[(at * 5 + later * 7) % 12] ?? 0,
    })),
  )
  const monthly = all.map(({ at, value }) => figure(spend, at, value, own))
  const totals = all.map(({ at }, index) => {
    const sum = all.slice(index < 12 ? 0 : 12, index + 1).reduce((total, { value }) => total + value, 0)
    return figure(spend, at, sum)
  })
  const late = '2022-03-20'
  it('show two swapped digits of a month where its series alone could not', () => {
    const swapped = [figure(spend, '2022-01', 1485, own)]
    expect(said([spend], monthly, swapped, late)).toEqual([])
    const both = [...swapped, figure(spend, '2022-01', 1845)]
    expect(said([spend], [...monthly, ...totals], both, late)).toEqual(['2022-01 digits-swapped warning'])
  })
  it('show them in a total, a whole and a rate', () => {
    const january = [figure(spend, '2022-01', 640, own), figure(spend, '2022-01', 640)]
    const total = [figure(spend, '2022-02', 2350, own), figure(spend, '2022-02', 2909)]
    expect(said([spend], [...monthly, ...totals, ...january], total, late)).toEqual([
      '2022-02 digits-swapped warning',
    ])
    const parts = [
      indicator({ id: 'whole', unit: '亿元', parts: ['a'] }),
      indicator({ id: 'a', unit: '亿元' }),
    ] as const
    const family = parts.flatMap((one) => all.map(({ at, value }) => figure(one, at, value, own)))
    const [whole, part] = parts
    const sent = [figure(whole, '2022-01', 1458, own), figure(part, '2022-01', 1548, own)]
    expect(said(parts, family, sent, late)).toContain('2022-01 digits-swapped warning')
    const rates = all.slice(12).map(({ at, value }, index) => {
      const rate = ((value / (all[index]?.value ?? 1) - 1) * 100).toFixed(1)
      return figure(sales, at, rate, { basis: 'yoy' })
    })
    const amounts = [...all, { at: '2022-01', value: 600 }].map(({ at, value }) =>
      figure(sales, at, value, own),
    )
    const then = all[12]?.value ?? 1
    const rate = ((600 / then - 1) * 100).toFixed(1)
    const wrong = rate.replace(/(\d)(\d)\./, '$2$1.')
    expect(wrong).not.toBe(rate)
    const at = (value: string) => [figure(sales, '2022-01', value, { basis: 'yoy' })]
    expect(said([sales], [...amounts, ...rates], at(rate), late)).toEqual([])
    expect(said([sales], [...amounts, ...rates], at(wrong), late)).toContain(
      '2022-01 growth-and-level warning',
    )
  })
  it('let pass what is unheard of where they all say so, but not the same wrong unit in all', () => {
    const calm = all.map(({ at }, index) => figure(spend, at, 700 + ((index * 7) % 10), own))
    const sums = all.map(({ at }, index) => {
      const from = index < 12 ? 0 : 12
      return figure(
        spend,
        at,
        calm.slice(from, index + 1).reduce((sum, one) => sum + (one.value?.valueOf() ?? 0), 0),
      )
    })
    const sent = (value: number) => [figure(spend, '2022-01', value, own), figure(spend, '2022-01', value)]
    expect(said([spend], calm, [figure(spend, '2022-01', 431, own)], late)).toEqual([
      '2022-01 out-of-range warning',
    ])
    expect(said([spend], [...calm, ...sums], sent(431), late)).toEqual([])
    expect(said([spend], [...calm, ...sums], sent(7_040_000), late)).toContain('2022-01 factor-of-ten error')
  })
})

describe('percent-and-points', () => {
  const SHARES = [60.1, 60.9, 61.2, 62, 62.4, 63.1, 63.5]
  it.each([
    ['0.6', 'percent-and-points'],
    ['0.641', 'percent-and-points'],
    ['64.1', null],
  ])('says of %s in a share: %s', (value, code) => {
    const found = said([share], months(share, SHARES), [figure(share, '2022-08', value)])
    expect(found).toEqual(code ? [`2022-08 ${code} warning`] : [])
  })
  it('tells the change of a share in points from its growth in percent', () => {
    const end = { basis: 'end' } as const
    const known = [figure(urban, '2021-08', 62, end), figure(urban, '2022-08', 64, end)]
    const rate = (value: number) => [figure(urban, '2022-08', value, { basis: 'yoy' })]
    expect(said([urban], known, rate(3.2))).toEqual(['2022-08 percent-and-points warning'])
    expect(said([urban], known, rate(2))).toEqual([])
  })
})

describe('growth-and-level', () => {
  const level = { basis: 'cumulative' } as const
  it('allows a distance that has come to stay, as when last year’s amounts are revised', () => {
    const month = (year: number, at: number) => `${year}-${String(at + 1).padStart(2, '0')}`
    const known = Array.from({ length: 36 }, (_, at) => {
      const period = month(2019 + Math.floor(at / 12), at % 12)
      return figure(sales, period, 100 * (1 + (at % 12)) * 1.05 ** Math.floor(at / 12), level)
    })
    const rates = Array.from({ length: 24 }, (_, at) =>
      figure(sales, month(2020 + Math.floor(at / 12), at % 12), 5 + (at % 3) / 10),
    )
    const amount = (at: number) => figure(sales, month(2022, at), 100 * (1 + at) * 1.05 ** 3, level)
    const sent = (at: number) => [figure(sales, month(2022, at), '8.1')]
    const first = [...known, ...rates, amount(0)]
    expect(said([sales], first, sent(0))).toContain('2022-01 growth-and-level warning')
    expect(said([sales], [...first, ...sent(0), amount(1)], sent(1))).toEqual([])
  })
  it('allows what a comparable basis explains, and no more', () => {
    const known = [figure(sales, '2021-05', 100, level), figure(sales, '2022-05', 112, level)]
    expect(said([sales], known, [figure(sales, '2022-05', 7.5)])).toEqual([])
    expect(said([sales], known, [figure(sales, '2022-05', -7.5)])).toEqual([
      '2022-05 growth-and-level warning',
    ])
  })
})

describe('sums', () => {
  const own = { basis: 'period' } as const
  const parts = [
    indicator({ id: 'whole', unit: '亿元', parts: ['a', 'b'] }),
    indicator({ id: 'a', unit: '亿元' }),
    indicator({ id: 'b', unit: '亿元' }),
  ] as const
  const [whole, a, b] = parts

  it('of months make their quarter, but for rounding', () => {
    const known = months(spend, ['114.87', '115.12', '115.18'], own)
    expect(said([spend], known, [figure(spend, '2022-Q1', '345.2', own)])).toEqual([])
    expect(said([spend], known, [figure(spend, '2022-Q1', '346.2', own)])).toEqual([
      '2022-Q1 quarter-sum warning',
    ])
  })
  it('are told at the month that comes after its quarter', () => {
    const known = [...months(spend, ['10.1', '20.2', '30.3'], own), figure(spend, '2022-Q1', '60.6', own)]
    expect(said([spend], known, [figure(spend, '2022-02', 21, own)])).toEqual(['2022-02 quarter-sum warning'])
  })
  it('of parts make their whole, told once', () => {
    const sent = (value: string) => [
      figure(whole, '2022-05', value),
      figure(a, '2022-05', '3.25'),
      figure(b, '2022-05', '4.5'),
    ]
    expect(said(parts, [], sent('7.75'))).toEqual([])
    expect(said(parts, [], sent('7.85'))).toEqual(['2022-05 parts-sum warning'])
    expect(said(parts, sent('7.75'), [figure(b, '2022-05', '5.5')])).toEqual(['2022-05 parts-sum warning'])
    expect(said(parts, [], sent('7.85').slice(0, 2))).toEqual([])
  })
})

describe('ratio-over-100', () => {
  it('is said of a share of the whole, unless the target is above it', () => {
    expect(said([share], [], [figure(share, '2022-05', 100.1)])).toEqual(['2022-05 ratio-over-100 warning'])
    expect(said([share], [], [figure(share, '2022-05', 100)])).toEqual([])
    const over = indicator({ id: 'share', kind: 'ratio', unit: '%', target: { value: 105 } })
    expect(said([over], [], [figure(over, '2022-05', 103)])).toEqual([])
  })
})

describe('period-final', () => {
  const final = [figure(stock, '2021', '640.1', { note: '最终核实' })]
  const plain = [figure(stock, '2021', '640.1')]
  it('stops the revision of what was declared final, but for another final figure with a reason', () => {
    expect(said([stock], final, [figure(stock, '2021', '641')])).toEqual(['2021 period-final error'])
    const census = [figure(stock, '2021', '641', { note: '第五次经济普查后最终核实' })]
    expect(said([stock], final, census)).toEqual(['2021 period-final warning'])
    expect(said([stock], final, [figure(stock, '2021', '640.10')])).toEqual([])
  })
  it('warns once the year has been verified for the last time, and not before', () => {
    const sent = [figure(stock, '2021', '641')]
    expect(said([stock], plain, sent, '2023-01-31')).toEqual([])
    expect(said([stock], plain, sent, '2023-02-01')).toEqual(['2021 period-final warning'])
    // Of a year from April on as many months after its end.
    const old = [figure(stock, '2022-03', '640.1')]
    const march = [figure(stock, '2022-03', '641')]
    expect(said([stock], old, march, '2023-04-30', 4)).toEqual([])
    expect(said([stock], old, march, '2023-05-01', 4)).toEqual(['2022-03 period-final warning'])
    const provisional = [figure(stock, '2021', '640.1', { status: 'P' })]
    expect(said([stock], provisional, sent, '2023-02-01')).toEqual([])
  })
})

it('a check that the plan switches off is silent', () => {
  const off = { ...spend, checksOff: ['cumulative-falls'] as const }
  expect(said([off], months(spend, [10, 20, 30]), [figure(spend, '2022-04', 25)])).toEqual([])
})
