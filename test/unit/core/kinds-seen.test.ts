// What a rule says of its kind's figures is seen where they are checked and spoken of: a count, a milestone, a share.
import { expect, test } from 'vitest'
import { restOf } from '../../../src/boards/words.ts'
import { assess } from '../../../src/core/assess.ts'
import { catchUpOf } from '../../../src/core/catch-up.ts'
import { decimal } from '../../../src/core/decimal.ts'
import type { Indicator } from '../../../src/core/plan.ts'
import { cumulativeFalls } from '../../../src/ingest/series-checks/cumulative-falls.ts'
import { ratioOver100 } from '../../../src/ingest/series-checks/ratio-over-100.ts'
import { figuresOfRegion } from '../../../src/ingest/series-checks/series.ts'
import type { SeriesCheck } from '../../../src/ingest/series-checks/series-check.ts'
import { figure, indicator, planOf } from '../../support/plans.ts'

/** The code that a check finds of the last value, the earlier ones being known. */
function found(check: SeriesCheck, of: Indicator, ...values: number[]): string | null {
  const all = values.map((value, index) => ({
    ...figure(of, `2022-0${index + 1}`, value),
    upload: index === values.length - 1 ? 'mine' : 'before',
  }))
  const figures = figuresOfRegion(all, all.slice(0, -1), 'mine')
  const [point] = figures.mine
  if (!point) throw new Error('no figure')
  const yardstick = () => null
  return (
    check.find({ plan: planOf(of), indicator: of, point, figures, today: '2022-12-20', yardstick })?.code ??
    null
  )
}

const count = indicator({ kind: 'count', unit: '个', target: { value: 30 } })
const works = indicator({
  kind: 'milestone',
  unit: '%',
  steps: [{ id: 'a', name: '建成', due: '2022-12-31', done: null, weight: decimal(1) }],
})
const share = indicator({ kind: 'ratio', unit: '%', baseline: decimal(40), target: { value: 60 } })

test('items add up: their number falls only when it is revised', () => {
  expect(found(cumulativeFalls, count, 10, 9)).toBe('cumulative-falls')
  expect(found(cumulativeFalls, count, 9, 10)).toBeNull()
})

test('steps are shares of a whole: more than all of it is doubted', () => {
  expect(found(ratioOver100, works, 80, 120)).toBe('ratio-over-100')
  expect(found(ratioOver100, count, 80, 120)).toBeNull()
})

test('a share has a rest that the months to come can make up, steps have none', () => {
  const standing = (of: Indicator, value: string) => {
    const figures = [figure(of, '2022-06', value)]
    const assessment = assess({ plan: planOf(of), indicator: of, figures, asOf: '2022-06-30' })
    return {
      rest: restOf(assessment, of)?.zh ?? null,
      catchUp: catchUpOf(planOf(of), of, figures, assessment),
    }
  }
  expect(standing(share, '45').rest).toBe('距目标还差 15 个百分点')
  expect(standing(share, '45').catchUp?.monthsLeft).toBe(6)
  expect(standing(works, '45')).toEqual({ rest: null, catchUp: null })
})
