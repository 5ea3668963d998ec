// The states of a plan, and which plan counts where none is named.
import { describe, expect, test } from 'vitest'
import type { KeptPlan } from '../../../src/core/plan.ts'
import { followedPlans, inStanding, planState } from '../../../src/core/plan-state.ts'
import { keptPlan, planOf } from '../../support/plans.ts'

const life = { year: 2026, yearBegins: 1, sent: true, withdrawn: false }

describe('a plan is', () => {
  test.each([
    ['2025-12-31', 'to-come'],
    ['2026-01-01', 'in-force'],
    ['2026-12-31', 'in-force'],
    ['2027-01-01', 'ended'],
  ] as const)('on %s %s', (day, state) => expect(planState(life, day)).toBe(state))

  test.each([
    ['2026-03-31', 'to-come'],
    ['2026-04-01', 'in-force'],
    ['2027-03-31', 'in-force'],
    ['2027-04-01', 'ended'],
  ] as const)('of a fiscal year from April on %s %s', (day, state) =>
    expect(planState({ ...life, yearBegins: 4 }, day)).toBe(state),
  )

  test('a draft until it is sent, and withdrawn for good', () => {
    expect(planState({ ...life, sent: false }, '2026-05-01')).toBe('draft')
    expect(planState({ ...life, withdrawn: true }, '2026-05-01')).toBe('withdrawn')
  })
})

const plan = (
  id: string,
  year: number,
  more: { region?: string; yearBegins?: number; sentAt?: string } = {},
) => {
  const { sentAt = '2025-01-01T00:00:00.000Z', ...parts } = more
  return keptPlan({ ...planOf(), id, year, ...parts }, sentAt)
}
const ids = (plans: Iterable<KeptPlan>) => [...plans].map((kept) => kept.plan.id)

describe('boards follow', () => {
  const plans = [plan('stray', 2099), plan('next', 2027), plan('this', 2026), plan('past', 2025)]

  test('the plan whose year holds the day, whatever was sent for later years', () => {
    expect(ids(followedPlans(plans, '2026-11-30').values())).toEqual(['this'])
    expect(ids(followedPlans(plans, '2026-12-31').values())).toEqual(['this'])
    expect(ids(followedPlans(plans, '2027-01-01').values())).toEqual(['next'])
    expect(ids(followedPlans(plans, '2025-06-01').values())).toEqual(['past'])
  })

  test('the last one begun when no year holds the day, and the nearest to come when none has begun', () => {
    expect(ids(followedPlans(plans, '2031-01-01').values())).toEqual(['next'])
    expect(ids(followedPlans(plans, '2024-01-01').values())).toEqual(['past'])
  })

  test('of each region its own', () => {
    const abroad = plan('ken', 2026, { region: 'GB-KEN', yearBegins: 4 })
    expect(
      [...followedPlans([...plans, abroad], '2026-02-01')].map(
        ([
          region,
          {
            plan: { id },
          },
        ]) => [region, id],
      ),
    ).toEqual([
      ['350502', 'this'],
      ['GB-KEN', 'ken'],
    ])
  })

  test('of two plans for one year the one that came first', () => {
    const second = plan('a-second', 2026, { sentAt: '2026-05-01T00:00:00.000Z' })
    expect(ids(inStanding([second, ...plans], '2026-06-01')).slice(0, 3)).toEqual([
      'this',
      'a-second',
      'past',
    ])
  })
})
