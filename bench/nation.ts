// Assessing a nation: 2,844 regions x 120 indicators, one core, ten months of figures each.
import { assessPlan } from '../src/core/assess.ts'
import { decimal } from '../src/core/decimal.ts'
import type { Kind } from '../src/core/plan.ts'
import { figure, indicator, planOf } from '../test/support/plans.ts'
import { type Bench, median, show, timeOf } from './row.ts'

const REGIONS = 2844
const INDICATORS = 120
const KINDS: readonly Kind[] = ['growth', 'cumulative', 'count', 'level', 'ratio', 'ceiling']

export const nation: Bench = async () => {
  const indicators = Array.from({ length: INDICATORS }, (_, index) => {
    const kind = KINDS[index % KINDS.length] ?? 'cumulative'
    return indicator({
      id: `i${index}`,
      kind,
      unit: kind === 'growth' ? '%' : '户',
      target: { value: 100 + index },
    })
  })
  const plan = planOf(...indicators)
  const figures = indicators.flatMap((of, index) =>
    Array.from({ length: 10 }, (_, month) =>
      figure(of, `2022-${String(month + 1).padStart(2, '0')}`, (index * 7 + month * 11) % 130),
    ),
  )
  const runs: number[] = []
  let assessed = 0
  for (let run = 0; run < 3; run++) {
    assessed = 0
    runs.push(
      await timeOf(() => {
        for (let region = 0; region < REGIONS; region++)
          assessed += assessPlan(plan, figures, '2022-10-31').length
      }),
    )
  }
  // The least that an exact judgement can cost: one exact quotient and one comparison for each indicator.
  const quotients = await timeOf(() => {
    let above = 0
    for (let index = 0; index < assessed; index++) {
      if (decimal(index).mul(100).div(2000).compare(decimal(10, 12)) > 0) above++
    }
    return above
  })
  const took = median(runs)
  return [
    {
      what: `assessing a nation: ${REGIONS.toLocaleString('en-US')} regions × ${INDICATORS} indicators`,
      reach: '5 s, one core',
      measured: `${show(took / 1000)} s`,
      yardstick: `one exact quotient and comparison each: ${show(quotients / 1000)} s (ratio ${show(took / quotients)})`,
      reached: took <= 5000,
    },
  ]
}
