// On which days a plan is to come, running, over; its year need not be the calendar's.
import { expect, test } from 'vitest'
import { planStateOf } from '../../../src/core/plan-state.ts'

test.for([
  [1, '2021-12-31', 'coming'],
  [1, '2022-01-01', 'running'],
  [1, '2022-12-31', 'running'],
  [1, '2023-01-01', 'ended'],
  [4, '2022-03-31', 'coming'],
  [4, '2023-03-31', 'running'],
  [4, '2023-04-01', 'ended'],
] as const)('a year from month %s, on %s: %s', ([yearBegins, day, state]) => {
  expect(planStateOf({ year: 2022, yearBegins }, day)).toBe(state)
})
