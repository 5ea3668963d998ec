// The periods that are read for a plan are all that its assessments depend on.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assessPlan } from '../../../src/core/assess.ts'
import type { Observation } from '../../../src/core/observation.ts'
import { endIndex } from '../../../src/core/period.ts'
import { periodsOfPlan } from '../../../src/core/plan.ts'
import { figure, indicator, planOf, target } from '../../support/plans.ts'

const amended = (horizon: string) => ({
  decided: '2022-03-01',
  document: '示',
  reason: '调整',
  changes: {},
  target: target({ horizon }),
})

test('from the year before to the year’s end, or to the farthest horizon that any target has or had', () => {
  expect(periodsOfPlan(planOf(indicator()))).toEqual({ from: '2021-01', to: '2022' })
  expect(periodsOfPlan(planOf(indicator({ target: { horizon: '2022-S1' } })))).toMatchObject({ to: '2022' })
  const long = planOf(
    indicator({ target: { horizon: '2025' } }),
    indicator({ amendments: [amended('2027-Q2')] }),
  )
  expect(periodsOfPlan(long)).toEqual({ from: '2021-01', to: '2027-Q2' })
})

const text = fc
  .tuple(
    fc.integer({ min: 2018, max: 2027 }),
    fc.constantFrom('', '-Q1', '-Q3', '-S1', '-02', '-06', '-11', '-12'),
  )
  .map(([year, rest]) => `${year}${rest}`)

test('figures of other periods change no assessment', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('a', 'b'), text, fc.integer({ min: 0, max: 200 })), {
        maxLength: 40,
      }),
      fc.constantFrom('2022-S1', '2022', '2024'),
      fc.constantFrom('2021-06-30', '2022-07-25', '2022-12-31', '2024-08-01'),
      (rows, horizon, asOf) => {
        const all = {
          a: indicator({ id: 'a', target: { horizon } }),
          b: indicator({ id: 'b', kind: 'growth', unit: '%' }),
        }
        const plan = planOf(all.a, all.b)
        const figures: Observation[] = rows.map(([id, of, value]) => figure(all[id as 'a' | 'b'], of, value))
        const { from, to } = periodsOfPlan(plan)
        const read = figures.filter(
          ({ period }) => endIndex(period) >= endIndex(from) && endIndex(period) <= endIndex(to),
        )
        expect(assessPlan(plan, read, asOf)).toEqual(assessPlan(plan, figures, asOf))
      },
    ),
  )
})
