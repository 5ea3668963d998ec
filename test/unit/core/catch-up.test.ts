import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assess } from '../../../src/core/assess.ts'
import { catchUpOf, catchUpWords } from '../../../src/core/catch-up.ts'
import { decimal } from '../../../src/core/decimal.ts'
import type { Observation } from '../../../src/core/observation.ts'
import { lastDayOf, period } from '../../../src/core/period.ts'
import { figure, samplePlan } from '../boards/sample.ts'

const plan = samplePlan()
const indicatorOf = (id: string) => {
  const found = plan.indicators.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}
const homes = indicatorOf('homes')

function catchUp(figures: readonly Observation[], asOf: string, indicator = homes) {
  return catchUpOf(plan, indicator, figures, assess({ plan, indicator, figures, asOf }))
}
const words = (figures: readonly Observation[], asOf: string, lang: 'zh' | 'en' = 'zh') => {
  const found = catchUp(figures, asOf)
  return found && catchUpWords(found, homes)[lang]
}

describe('what it takes to reach a target', () => {
  const figures = [
    figure(plan, 'homes', '2022-06', '1500'),
    figure(plan, 'homes', '2022-07', '1565'),
    figure(plan, 'homes', '2022-08', '1600'),
    figure(plan, 'homes', '2022-02', '300'),
  ]

  test('rest, months, the pace that is needed and the best there was, figures in any order', () => {
    // 300 in two months, 1,200 in four: 300 a month is the best; 400 of 2,000 are left for four months.
    expect(words(figures, '2022-08-31')).toBe('距目标还差 400 户，剩 4 个月，需月均 100 户，过去最好 300 户')
    expect(words(figures, '2022-08-31', 'en')).toBe(
      '400 户 to go in 4 months: 100 户 a month, best so far 300 户',
    )
  })

  test('the sentence of the issue', () => {
    const steady = Array.from({ length: 8 }, (_, index) =>
      figure(plan, 'homes', `2022-0${index + 1}`, String(65 * (index + 1))),
    )
    const found = catchUp(steady, '2022-08-31')
    expect(found?.best?.equals(65)).toBe(true)
    expect(
      catchUpWords({ rest: decimal(320), monthsLeft: 4, needed: decimal(80), best: decimal(65) }, homes).zh,
    ).toBe('距目标还差 320 户，剩 4 个月，需月均 80 户，过去最好 65 户')
  })

  test('what is needed is rounded up, what was done is rounded down', () => {
    const found = catchUpWords(
      { rest: decimal(100), monthsLeft: 3, needed: decimal(100, 3), best: decimal(100, 3) },
      homes,
    )
    expect(found.zh).toBe('距目标还差 100 户，剩 3 个月，需月均 34 户，过去最好 33 户')
  })

  test('at the horizon no month is left', () => {
    expect(words([figure(plan, 'homes', '2022-12', '1990')], '2022-12-31')).toBe('距目标还差 10 户，已到期')
  })

  test('nothing to say where the target is met, nothing was reported, or months cannot make it up', () => {
    expect(catchUp([figure(plan, 'homes', '2022-08', '2000')], '2022-08-31')).toBeNull()
    expect(catchUp([], '2022-08-31')).toBeNull()
    const gdp = indicatorOf('gdp')
    expect(catchUp([figure(plan, 'gdp', '2022-Q2', '4')], '2022-07-31', gdp)).toBeNull()
  })

  test('a figure of later than the judged period, or of another year, is no pace of the past', () => {
    const more = [
      ...figures,
      figure(plan, 'homes', '2021-12', '9000'),
      figure(plan, 'homes', '2022-11', '1999'),
    ]
    expect(catchUp(more, '2022-08-31')?.best?.equals(300)).toBe(true)
  })

  test('the pace that is needed, kept up, reaches the target exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1999 }), fc.integer({ min: 1, max: 11 }), (value, month) => {
        const when = `2022-${String(month).padStart(2, '0')}`
        const found = catchUp([figure(plan, 'homes', when, String(value))], lastDayOf(period(when)))
        if (!found?.needed) throw new Error('nothing left to do')
        expect(found.needed.mul(found.monthsLeft).add(value).equals(2000)).toBe(true)
        expect(found.monthsLeft).toBe(12 - month)
      }),
      { numRuns: 60 },
    )
  })
})
