// Does what has to be held stand against its target at every period, and never on a ramp from nowhere?
import { describe, expect, test } from 'vitest'
import { assess } from '../../../src/core/assess.ts'
import { toPlain } from '../../../src/core/decimal.ts'
import { lastDayOf, period, periodsOf } from '../../../src/core/period.ts'
import type { Plan } from '../../../src/core/plan.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'
import { planRemarks } from '../../../src/plans/remarks.ts'
import { figure } from '../../support/plans.ts'

const planWith = (...indicators: string[]): Plan =>
  parsePlan(`plan: { id: held-2024, region: "350502", year: 2024, title: 示例 }
indicators:
${indicators.map((one) => `  - { ${one}, frequency: monthly }`).join('\n')}
`)

/** Status, light, expected and gap of the first indicator by one figure, on the last day of its month or later. */
function standing(plan: Plan, value: string, month = 10, asOf?: string) {
  const [indicator] = plan.indicators
  if (!indicator) throw new Error('a plan without indicators')
  const at = periodsOf({ year: 2024, yearBegins: 1 }, 'monthly')[month - 1] ?? ''
  const one = { ...figure(indicator, at, value), region: plan.region }
  const { status, light, expected, gap, gapUnit, completion } = assess({
    plan,
    indicator,
    figures: [one],
    asOf: asOf ?? lastDayOf(period(at)),
  })
  return {
    is: `${status} ${light}`,
    expected: expected && toPlain(expected),
    gap: gap && toPlain(gap),
    gapUnit,
    completion: completion && toPlain(completion, 1),
  }
}

describe('a share without a start', () => {
  const insured = planWith('id: keep, name: 参保率, kind: ratio, target: { comparator: at-least, value: 98 }')
  test('is compared with its target itself, in points: just short is yellow, far short is red', () => {
    for (let month = 1; month <= 11; month++)
      expect(standing(insured, '97.9', month)).toEqual({
        is: 'behind yellow',
        expected: '98',
        gap: '-0.1',
        gapUnit: 'rate-points',
        completion: '99.9',
      })
    expect(standing(insured, '80')).toMatchObject({ is: 'behind red', gap: '-18' })
    expect(standing(insured, '98')).toMatchObject({ is: 'done green' })
    expect(standing(insured, '97.9', 12, '2024-12-31').is).toBe('missed red')
  })
  test('that is to fall is held too: 失业率 5.5 % 左右', () => {
    const jobless = planWith(
      'id: jobless, name: 失业率, kind: ratio, direction: down, target: { comparator: about, value: 5.5 }',
    )
    expect(standing(jobless, '5.2').is).toBe('done green')
    expect(standing(jobless, '6').is).toBe('done green')
    expect(standing(jobless, '6.1')).toMatchObject({ is: 'behind yellow', gap: '0.6', expected: '5.5' })
    expect(standing(jobless, '7').is).toBe('behind red')
  })
  test.each(['pace: linear', 'baseline: 0'])('goes up from zero where the plan says so: %s', (words) => {
    const built = planWith(
      `id: built, name: 建成率, kind: ratio, ${words}, target: { comparator: at-least, value: 60 }`,
    )
    expect(standing(built, '50', 10)).toMatchObject({ is: 'on-pace blue', expected: '50' })
  })
  test('that only counts at the year’s end is not due before', () => {
    const atEnd = planWith(
      'id: end, name: 参保率, kind: ratio, pace: at-end, target: { comparator: at-least, value: 98 }',
    )
    expect(standing(atEnd, '80')).toMatchObject({ is: 'not-due grey', gap: null })
  })
})

describe('a start that meets the target already', () => {
  const air = planWith(
    'id: pm, name: PM2.5 浓度, kind: level, unit: 微克, baseline: 25.3, target: { comparator: at-most, value: 26 }',
  )
  test('gives no way that runs backwards', () => {
    expect(standing(air, '38', 2)).toEqual({
      is: 'behind red',
      expected: '26',
      gap: '12',
      gapUnit: 'unit',
      completion: null,
    })
    expect(standing(air, '27')).toMatchObject({ is: 'behind yellow', gap: '1' })
    expect(standing(air, '23').is).toBe('done green')
  })
  test('of a rising share, and of one that stands where it is to be', () => {
    for (const baseline of ['98', '98.3']) {
      const kept = planWith(
        `id: keep, name: 参保率, kind: ratio, baseline: ${baseline}, target: { comparator: at-least, value: 98 }`,
      )
      expect(standing(kept, '97.9')).toMatchObject({ is: 'behind yellow', gap: '-0.1', expected: '98' })
      expect(standing(kept, '80').is).toBe('behind red')
    }
  })
  test('is not due before the end where only the end counts', () => {
    const atEnd = planWith(
      'id: pm, name: PM2.5 浓度, kind: level, unit: 微克, pace: at-end, baseline: 25.3, target: { comparator: at-most, value: 26 }',
    )
    expect(standing(atEnd, '38', 2)).toMatchObject({ is: 'not-due grey', gap: null, completion: null })
    expect(standing(atEnd, '38', 12, '2024-12-31').is).toBe('missed red')
  })
  test('is asked for, with what to write', () => {
    expect(planRemarks(air).map(({ zh }) => zh)).toEqual([
      expect.stringMatching(/pm.*基数 25\.3 微克 已经达到目标.*kind: ceiling.*baseline/),
    ])
    const up = planWith(
      'id: up, name: 参保率, kind: ratio, baseline: 98.3, target: { comparator: at-least, value: 98 }',
    )
    expect(planRemarks(up).map(({ en }) => en)).toEqual([
      expect.stringMatching(/baseline 98\.3%.*kind: floor/),
    ])
    const way = planWith(
      'id: way, name: 参保率, kind: ratio, baseline: 97, target: { comparator: at-least, value: 98 }',
    )
    expect(planRemarks(way)).toEqual([])
  })
})

describe('a floor', () => {
  const beds = planWith(
    'id: beds, name: 床位, kind: floor, unit: 万张, target: { comparator: at-least, value: 1.15 }',
  )
  const share = planWith(
    'id: share, name: 参保率, kind: floor, unit: "%", target: { comparator: at-least, value: 98 }',
  )
  test('mirrors the ceiling: below it is red at once, at it is on pace, and it is kept at the year’s end', () => {
    expect(standing(beds, '1.1')).toMatchObject({ is: 'behind red', expected: '1.15', completion: '95.7' })
    expect(standing(beds, '1.15')).toMatchObject({ is: 'on-pace blue', gap: '0' })
    expect(standing(beds, '5')).toMatchObject({ is: 'on-pace blue' })
    expect(standing(beds, '1.15', 12, '2024-12-31').is).toBe('done green')
    expect(standing(beds, '1.14', 12, '2024-12-31').is).toBe('missed red')
    expect(standing(share, '97.9')).toMatchObject({ is: 'behind red', gap: '-0.1', gapUnit: 'rate-points' })
  })
  test('is what a stock can be held at with a word, watched instead of red at once', () => {
    const held = planWith(
      'id: held, name: 床位, kind: level, unit: 万张, pace: held, target: { comparator: at-least, value: 1.15 }',
    )
    expect(standing(held, '1.1')).toMatchObject({ is: 'behind yellow', gap: '-0.05', gapUnit: 'unit' })
    expect(standing(held, '1')).toMatchObject({ is: 'behind red' })
    expect(standing(held, '1.15')).toMatchObject({ is: 'done green' })
  })
  test('is proposed for a stock whose words promise to keep it', () => {
    const level = (more: string) =>
      planWith(
        `id: l, name: 就业人数, kind: level, unit: 万人, target: { comparator: at-least, value: 1.15 }${more}`,
      )
    expect(planRemarks(level(''))).toEqual([])
    const said = planWith(
      'id: l, name: 就业人数保持在 1.15 万人以上, kind: level, unit: 万人, target: { comparator: at-least, value: 1.15 }',
    )
    expect(planRemarks(said).map(({ zh }) => zh)).toEqual([expect.stringMatching(/“保持”.*kind: floor/)])
  })
})

test('左右 of what should not rise is asked for its direction, and then met by less', () => {
  const prices = (more: string) =>
    planWith(`id: cpi, name: 居民消费价格涨幅, kind: growth, target: { comparator: about, value: 3 }${more}`)
  expect(planRemarks(prices('')).map(({ zh }) => zh)).toEqual([expect.stringMatching(/direction: down/)])
  expect(planRemarks(prices(', direction: down'))).toEqual([])
  expect(standing(prices(', direction: down'), '0.2', 12, '2024-12-31').is).toBe('done green')
  expect(standing(prices(', direction: down'), '3.6')).toMatchObject({ is: 'behind yellow', gap: '0.6' })
  const energy = planWith(
    'id: e, name: 单位生产总值能耗下降, kind: growth, target: { comparator: about, value: 3 }',
  )
  expect(planRemarks(energy)).toEqual([])
})
