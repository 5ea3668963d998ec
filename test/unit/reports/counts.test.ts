// StandingCounts in the classes of the practice: each once, and numbers and per cent always add up.
import { describe, expect, test } from 'vitest'
import { STATUSES } from '../../../src/core/assessment.ts'
import { COUNTED, countedAs, countsOf, sharedOutTenths } from '../../../src/reports/counts.ts'

const some = (status: (typeof STATUSES)[number], number: number) =>
  Array.from({ length: number }, () => status)

describe('counts', () => {
  test('are those of a county that counted 222 items of a half-year', () => {
    const { total, numbers, percents } = countsOf([
      ...some('behind', 17),
      ...some('on-pace', 162),
      ...some('ahead', 10),
      ...some('done', 24),
      ...some('other', 9),
    ])
    expect(total).toBe(222)
    expect(COUNTED.map((counted) => numbers[counted])).toEqual([17, 162, 10, 24, 9, 0])
    expect(COUNTED.map((counted) => percents[counted])).toEqual([
      '7.7%',
      '73.0%',
      '4.5%',
      '10.8%',
      '4.0%',
      '0.0%',
    ])
  })

  test('put every status in one class', () => {
    expect(new Set(STATUSES.map(countedAs))).toEqual(new Set(COUNTED))
    expect(countsOf(STATUSES).total).toBe(STATUSES.length)
  })

  test('always make 100.0 % together, each within a tenth of its share', () => {
    let seed = 7
    const next = (most: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed % most
    }
    for (let round = 0; round < 2000; round++) {
      const numbers = Array.from({ length: 6 }, () => next(round % 3 === 0 ? 3 : 300))
      const total = numbers.reduce((sum, number) => sum + number, 0)
      const tenths = sharedOutTenths(numbers)
      expect(tenths.reduce((sum, tenth) => sum + tenth, 0)).toBe(total === 0 ? 0 : 1000)
      for (const [at, number] of numbers.entries())
        expect(Math.abs((tenths[at] ?? 0) - (total === 0 ? 0 : (number * 1000) / total))).toBeLessThan(1)
    }
  })
})
