// Rules that hold for every plan and every figure.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assess, assessPlan } from '../../../src/core/assess.ts'
import { STATUSES } from '../../../src/core/assessment.ts'
import { type Decimal, decimal } from '../../../src/core/decimal.ts'
import { KINDS } from '../../../src/core/kinds/index.ts'
import { lastDayOf, period } from '../../../src/core/period.ts'
import type { Comparator, Indicator, Kind } from '../../../src/core/plan.ts'
import { prove } from '../../../src/core/prove.ts'
import { figure, indicator, planOf } from '../../support/plans.ts'

const cents = (min: number, max: number) =>
  fc.integer({ min: min * 100, max: max * 100 }).map((n) => decimal(n, 100))
const month = fc.integer({ min: 1, max: 12 }).map((m) => `2022-${String(m).padStart(2, '0')}`)
const comparators: readonly Comparator[] = [
  'at-least',
  'more-than',
  'about',
  'exactly',
  'at-most',
  'less-than',
  'none',
]

const anyIndicator = fc
  .record({
    kind: fc.constantFrom(...KINDS.filter((kind) => kind !== 'relation')),
    comparator: fc.constantFrom(...comparators),
    value: cents(-50, 200),
    tolerance: fc.option(cents(0, 5)),
    direction: fc.constantFrom('up' as const, 'down' as const, 'band' as const),
    baseline: fc.option(cents(-50, 200)),
    pace: fc.constantFrom({ kind: 'linear' as const }, { kind: 'at-end' as const }),
    unit: fc.constantFrom('%', '户'),
  })
  .map(({ comparator, value, tolerance, ...rest }) => {
    const goal = comparator === 'none' ? decimal(0) : value
    const parts = indicator({ ...rest, target: { comparator } })
    return { ...parts, target: { ...parts.target, value: goal, tolerance } }
  })

const judged = (of: Indicator, at: string, value: Decimal) =>
  assess({
    plan: planOf(of),
    indicator: of,
    figures: [figure(of, at, 0, { value })],
    asOf: lastDayOf(period(at)),
  })

test('every judgement has a status, exact numbers and a sentence, with zero targets and zero baselines too', () => {
  fc.assert(
    fc.property(anyIndicator, month, cents(-100, 300), (of, at, value) => {
      const result = judged(of, at, value)
      expect(STATUSES).toContain(result.status)
      for (const number of [result.actual, result.expected, result.completion, result.gap]) {
        if (number) expect(number.d > 0n).toBe(true)
      }
      expect(result.reason.zh).not.toMatch(/NaN|Infinity|undefined|null/)
      expect(result.reason.en).not.toMatch(/NaN|Infinity|undefined|null/)
      expect(
        prove({
          plan: planOf(of),
          indicator: of,
          figures: [figure(of, at, 0, { value })],
          asOf: lastDayOf(period(at)),
        }).assessment.status,
      ).toBe(result.status)
    }),
    { numRuns: 400 },
  )
})

const upKinds: readonly Kind[] = ['growth', 'cumulative', 'count', 'ratio', 'milestone']

test('behind means a gap below zero, ahead one above, for everything where more is better', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...upKinds),
      cents(1, 200),
      month,
      cents(-50, 300),
      (kind, goal, at, value) => {
        const base = indicator({ kind, unit: kind === 'growth' ? '%' : '户' })
        const { status, gap } = judged({ ...base, target: { ...base.target, value: goal } }, at, value)
        if (status === 'behind') expect(gap?.s).toBe(-1n)
        if (status === 'ahead') expect(gap?.s).toBe(1n)
        if (status === 'on-pace') expect(gap?.s === -1n && gap.n !== 0n).toBe(false)
      },
    ),
    { numRuns: 400 },
  )
})

test('equality with the target meets every comparator but more-than and less-than', () => {
  for (const comparator of comparators) {
    for (const kind of KINDS.filter((each) => each !== 'relation')) {
      const goal = comparator === 'none' ? 0 : 60
      const of = indicator({
        kind,
        target: { comparator, value: goal },
        direction: comparator === 'at-most' || comparator === 'less-than' ? 'down' : 'up',
      })
      const expected = comparator === 'more-than' || comparator === 'less-than' ? 'missed' : 'done'
      expect(`${kind} ${comparator} ${judged(of, '2022-12', decimal(goal)).status}`).toBe(
        `${kind} ${comparator} ${expected}`,
      )
    }
  }
})

test('the order of the figures does not matter', () => {
  const one = indicator({ id: 'a', target: { value: 120 } })
  const two = indicator({ id: 'b', kind: 'growth', unit: '%', target: { value: 7 } })
  const figures = fc.uniqueArray(fc.tuple(fc.constantFrom(one, two), month, cents(0, 150)), {
    selector: ([of, at]) => of.id + at,
  })
  fc.assert(
    fc.property(figures, fc.integer(), (rows, seed) => {
      const list = rows.map(([of, at, value]) => figure(of, at, 0, { value }))
      const shuffled = [...list].sort(
        (a, b) =>
          ((a.row * 31 + Number(a.value?.n ?? 0n)) ^ seed) - ((b.row * 31 + Number(b.value?.n ?? 0n)) ^ seed),
      )
      const asText = (input: typeof list) =>
        JSON.stringify(
          assessPlan(planOf(one, two), input, '2022-10-31').map(({ status, period: at, gap }) => [
            status,
            at,
            gap?.toString(),
          ]),
        )
      expect(asText(shuffled)).toBe(asText(list))
    }),
  )
})

test('lower is better mirrors higher is better', () => {
  const mirrored: Partial<Record<Comparator, Comparator>> = {
    'at-least': 'at-most',
    'more-than': 'less-than',
    about: 'about',
  }
  fc.assert(
    fc.property(
      fc.constantFrom('growth' as const, 'level' as const),
      fc.constantFrom('at-least' as const, 'more-than' as const, 'about' as const),
      cents(-20, 100),
      cents(-20, 100),
      cents(-20, 120),
      month,
      (kind, comparator, start, goal, value, at) => {
        fc.pre(goal.compare(start) > 0)
        const base = indicator({ kind, unit: '%', baseline: kind === 'level' ? start : null })
        const up = { ...base, target: { ...base.target, comparator, value: goal, tolerance: decimal(1) } }
        const down: Indicator = {
          ...base,
          direction: 'down',
          baseline: base.baseline?.neg() ?? null,
          target: { ...up.target, comparator: mirrored[comparator] ?? comparator, value: goal.neg() },
        }
        const a = judged(up, at, value)
        const b = judged(down, at, value.neg())
        expect([b.status, b.light]).toEqual([a.status, a.light])
      },
    ),
    { numRuns: 400 },
  )
})
