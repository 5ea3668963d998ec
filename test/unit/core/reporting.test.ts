import { describe, expect, test } from 'vitest'
import { dueDayOf } from '../../../src/core/calendar.ts'
import { keyOf, type Observation } from '../../../src/core/observation.ts'
import { period } from '../../../src/core/period.ts'
import { dueInMonth } from '../../../src/core/reporting.ts'
import { figure, samplePlan } from '../boards/sample.ts'

const plan = samplePlan()
const only = plan.indicators.filter(({ id }) => id === 'homes')
const homes = only[0]
if (!homes) throw new Error('no homes')

const arrivals = (figures: readonly Observation[], asOf: string, inTime?: ReadonlySet<string>) =>
  dueInMonth({
    plan,
    indicators: only,
    figures: new Map([['homes', figures]]),
    asOf,
    ...(inTime && { inTime }),
  }).map(({ period, day, arrival }) => [period, day, arrival])

const september = (knownAt: string) => figure(plan, 'homes', '2022-09', '1000', { knownAt })

describe('the reports of October', () => {
  const day = dueDayOf(homes, period('2022-09'))

  test('are due on the working day that the calendar names', () => {
    expect(day).toBe('2022-10-20')
    expect(arrivals([], '2022-10-05')).toEqual([['2022-09', day, 'coming']])
  })

  test('are missing from the day after on, not on the day itself', () => {
    expect(arrivals([], '2022-10-20')).toEqual([['2022-09', day, 'coming']])
    expect(arrivals([], '2022-10-21')).toEqual([['2022-09', day, 'missing']])
  })

  test('are in time until the end of the day in China, late afterwards', () => {
    expect(arrivals([september('2022-10-20T15:59:59.999Z')], '2022-10-31')[0]?.[2]).toBe('arrived')
    expect(arrivals([september('2022-10-20T16:00:00.000Z')], '2022-10-31')[0]?.[2]).toBe('late')
  })

  test('that were revised later stay in time when they first came in time', () => {
    const revised = september('2022-10-28T01:00:00.000Z')
    expect(arrivals([revised], '2022-10-31', new Set([keyOf(revised)]))[0]?.[2]).toBe('arrived')
  })

  test('that say “nothing” are not there', () => {
    const empty = { ...september('2022-10-18T01:00:00.000Z'), value: null, status: 'M' as const }
    expect(arrivals([empty], '2022-10-31')[0]?.[2]).toBe('missing')
  })

  test('of other months are not shown', () => {
    expect(arrivals([], '2022-11-30').map(([of]) => of)).toEqual(['2022-10'])
  })
})
