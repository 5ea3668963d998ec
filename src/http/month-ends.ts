// How the plan of a picture stood at each month's end: worked out once a picture, in turns.
import { type MonthEnd, monthEndsOf } from '../core/month-ends.ts'
import { oncePer } from '../core/once-per.ts'
import { stepByStep } from '../ingest/turn.ts'
import type { Picture } from '../live/pictures.ts'

export const monthEndsIn = oncePer(
  ({ kept: { plan }, figures, asOf }: Picture): Promise<readonly MonthEnd[]> =>
    stepByStep(monthEndsOf(plan, figures, asOf)),
)
