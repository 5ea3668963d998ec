// What waits for its release, by the plan of its year: of a year from April to March too.
import { expect, test } from 'vitest'
import { period } from '../../../src/core/period.ts'
import { waitingLines } from '../../../src/desk/embargoes.ts'
import { indicator, keptPlan, planOf } from '../../support/plans.ts'

const waitsFor = (of: string) => ({
  region: '350502',
  indicator: 'tax',
  period: period(of),
  basis: 'cumulative' as const,
  since: '2027-02-10T00:00:00.000Z',
  releaseAt: '2027-04-01T00:00:00.000Z',
})

test('is named by the plan in whose year the figure is, and overdue by its due day', async () => {
  const tax = (name: string) => indicator({ id: 'tax', name })
  const plans = [2025, 2026].map((year) =>
    keptPlan({ ...planOf(tax(`${year}财年税收`)), id: `p-${year}`, year, yearBegins: 4 }),
  )
  const lines = async (of: string) => {
    const store = { plans: async () => plans, waiting: async () => [waitsFor(of)] }
    return (await waitingLines(store, '2027-03-25T00:00:00.000Z')).map(({ name, overdue }) => [name, overdue])
  }
  expect(await lines('2027-02')).toEqual([['2026财年税收', 1]])
  expect(await lines('2026-03')).toEqual([['2025财年税收', 1]])
  expect(await lines('2027-04')).toEqual([['tax', 0]])
})
