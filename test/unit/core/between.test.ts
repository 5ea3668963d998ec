// A band (6%—7%): inside is met, below is behind, beyond is said, and which side is bad is the direction's to say.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gapOf, restOf } from '../../../src/boards/words.ts'
import { assess } from '../../../src/core/assess.ts'
import { type Decimal, decimal } from '../../../src/core/decimal.ts'
import { lastDayOf, period } from '../../../src/core/period.ts'
import type { Indicator } from '../../../src/core/plan.ts'
import { prove } from '../../../src/core/prove.ts'
import { figure, indicator, planOf } from '../../support/plans.ts'

type Parts = NonNullable<Parameters<typeof indicator>[0]>

const band = (lower: number | string, upper: number | string, parts: Parts = {}): Indicator =>
  indicator({
    kind: 'growth',
    unit: '%',
    ...parts,
    target: { comparator: 'between', value: lower, upper: decimal(upper) },
  })

const at = (of: Indicator, value: number | string | Decimal, month = '2022-10') =>
  assess({
    plan: planOf(of),
    indicator: of,
    figures: [figure(of, month, 0, { value: typeof value === 'object' ? value : decimal(value) })],
    asOf: lastDayOf(period(month)),
  })

const is = (of: Indicator, value: number | string, month?: string): string => {
  const { status, light, gap } = at(of, value, month)
  return `${status} ${light} ${gap?.valueOf()}`
}

describe('growth of 6%—7%', () => {
  const growth = band(6, 7)
  test.each([
    ['4.9', 'behind red -1.1', '低于区间下限 1.1 个百分点'],
    ['5.5', 'behind yellow -0.5', '低于区间下限 0.5 个百分点'],
    ['6', 'on-pace blue 0', '在区间内'],
    ['6.5', 'on-pace blue 0', '在区间内'],
    ['7', 'on-pace blue 0', '在区间内'],
    ['7.4', 'on-pace blue 0.4', '超出区间上限 0.4 个百分点'],
    ['12', 'ahead blue 5', '超出区间上限 5 个百分点'],
  ])('%s is %s', (value, stands, words) => {
    expect(is(growth, value)).toBe(stands)
    const assessment = at(growth, value)
    expect(assessment.reason.zh).toContain(`目标 6%—7%，${words}`)
    expect(gapOf(assessment, growth)?.words.zh).toBe(words)
  })
  test('is done inside and beyond it at the year’s end, and missed below', () => {
    expect([
      is(growth, '5.9', '2022-12'),
      is(growth, '6.2', '2022-12'),
      is(growth, '7.5', '2022-12'),
    ]).toEqual(['missed red -0.1', 'done green 0', 'done green 0.5'])
  })
  test('English says the same', () => {
    expect(at(growth, '7.4').reason.en).toContain('target between 6% and 7%, 0.4 points beyond the band')
    expect(at(growth, '6.4').reason.en).toContain('within the band')
  })
  test('the proof holds the figure against both ends', () => {
    const proof = prove({
      plan: planOf(growth),
      indicator: growth,
      figures: [figure(growth, '2022-10', '7.4')],
      asOf: '2022-10-31',
    })
    expect(proof.lines.map(({ formula }) => formula)).toContain('7.4 ∈ [6, 7]: ✓')
    expect(proof.parameters).toMatchObject({ target: decimal(6), upper: decimal(7) })
  })
})

test('of prices less is no shortfall, more is behind', () => {
  const prices = band(2, 3, { direction: 'down' })
  expect([is(prices, '1.2'), is(prices, '2.4'), is(prices, '3.4'), is(prices, '5')]).toEqual([
    'on-pace blue -0.8',
    'on-pace blue 0',
    'behind yellow 0.4',
    'behind red 2',
  ])
  expect([is(prices, '0.1', '2022-12'), is(prices, '3.1', '2022-12')]).toEqual([
    'done green -1.9',
    'missed red 0.1',
  ])
})

test('neither more nor less: both sides are behind', () => {
  const both = band(4, 5, { kind: 'ratio', direction: 'band', pace: { kind: 'held' } })
  expect([is(both, '3.5'), is(both, '4.5'), is(both, '5.2'), is(both, '6')]).toEqual([
    'behind yellow -0.5',
    'done green 0',
    'behind yellow 0.2',
    'behind red 1',
  ])
})

test('an amount is paced to the lower end, and what is beyond the upper one is said', () => {
  const beds = band(100, 120, { kind: 'cumulative', unit: '张' })
  expect(is(beds, 40, '2022-06')).toBe('behind red -10')
  expect(is(beds, 50, '2022-06')).toBe('on-pace blue 0')
  expect(at(beds, 121).reason.zh).toContain('超出区间上限 1 张；完成 121.0%')
  expect(restOf(at(beds, 90), beds)?.zh).toBe('距目标还差 10 张')
  expect(restOf(at(beds, 110), beds)).toBeNull()
  expect(gapOf(at(beds, 110), beds)).toMatchObject({ words: { zh: '在区间内' }, good: true })
  expect(gapOf(at(beds, 40, '2022-06'), beds)?.words.zh).toBe('落后序时 10.0 个百分点')
})

test('a stock that falls into its band has arrived at the upper end', () => {
  const air = band(20, 30, { kind: 'level', unit: '微克', direction: 'down', baseline: decimal(40) })
  expect(is(air, 35, '2022-06')).toBe('on-pace blue 0')
  expect(at(air, 30, '2022-06').status).toBe('done')
  expect(at(air, 10, '2022-12').status).toBe('done')
})

test('a stock that lies in its band already is held there, whichever end is nearer', () => {
  const share = band(60, 70, { kind: 'ratio', direction: 'band', baseline: decimal(65) })
  expect([is(share, 61), is(share, 69), is(share, '59.5'), is(share, '71.5')]).toEqual([
    'done green 0',
    'done green 0',
    'behind yellow -0.5',
    'behind red 1.5',
  ])
})

const cents = (min: number, max: number) =>
  fc.integer({ min: min * 100, max: max * 100 }).map((n) => decimal(n, 100))
const anyBand = fc.record({
  kind: fc.constantFrom('growth', 'ratio', 'level', 'cumulative', 'count'),
  direction: fc.constantFrom('up' as const, 'down' as const, 'band' as const),
  lower: cents(1, 60),
  width: cents(1, 30),
  baseline: fc.option(cents(1, 120)),
})
const built = ({
  kind,
  direction,
  lower,
  width,
  baseline,
}: typeof anyBand extends fc.Arbitrary<infer T> ? T : never) =>
  indicator({
    kind: kind as Indicator['kind'],
    unit: kind === 'growth' || kind === 'ratio' ? '%' : '户',
    direction: kind === 'cumulative' || kind === 'count' ? 'up' : direction,
    baseline: kind === 'ratio' || kind === 'level' ? baseline : null,
    target: { comparator: 'between', value: lower.toString(), upper: lower.add(width) },
  })

test('a figure inside the band is never behind and, at the year’s end, always done', () => {
  fc.assert(
    fc.property(anyBand, fc.integer({ min: 0, max: 100 }), (parts, share) => {
      const inside = parts.lower.add(parts.width.mul(share).div(100))
      const of = built(parts)
      expect(at(of, inside, '2022-12').status).toBe('done')
      expect(['behind', 'missed']).not.toContain(at(of, inside, '2022-07').status)
    }),
  )
})

const RANK = ['missed', 'behind', 'not-due', 'on-pace', 'ahead', 'done']

test('more is never worse where more is better, and less never where less is better', () => {
  fc.assert(
    fc.property(
      anyBand,
      cents(-20, 150),
      cents(0, 50),
      fc.constantFrom('2022-05', '2022-12'),
      (parts, value, more, month) => {
        fc.pre(parts.direction !== 'band')
        const of = built(parts)
        const rank = (of.direction === 'down' ? [value.add(more), value] : [value, value.add(more)]).map(
          (each) => RANK.indexOf(at(of, each, month).status),
        )
        expect(rank[1]).toBeGreaterThanOrEqual(rank[0] ?? 0)
      },
    ),
  )
})

test('a band that is turned over mirrors', () => {
  fc.assert(
    fc.property(anyBand, cents(-20, 150), fc.constantFrom('2022-05', '2022-12'), (parts, value, month) => {
      const up = built({ ...parts, kind: parts.kind === 'level' ? 'level' : 'growth', direction: 'up' })
      const { value: lower, upper } = up.target
      if (!lower || !upper) throw new Error('no band')
      const down: Indicator = {
        ...up,
        direction: 'down',
        baseline: up.baseline?.neg() ?? null,
        target: { ...up.target, value: upper.neg(), upper: lower.neg() },
      }
      const [one, other] = [at(up, value, month), at(down, value.neg(), month)]
      expect([other.status, other.light]).toEqual([one.status, one.light])
    }),
  )
})
