// How the plan of a picture stood at each month's end: worked out once a picture, in turns.
import { type MonthEnd, monthEndsOf } from '../core/month-ends.ts'
import { stepByStep } from '../ingest/turn.ts'
import type { Picture } from '../live/pictures.ts'

export function keepMonthEnds(): (picture: Picture) => Promise<readonly MonthEnd[]> {
  const kept = new WeakMap<Picture, Promise<readonly MonthEnd[]>>()
  return (picture) => {
    const known = kept.get(picture)
    if (known) return known
    const { figures, asOf } = picture
    const made = stepByStep(monthEndsOf(picture.kept.plan, figures, asOf))
    kept.set(picture, made)
    return made
  }
}
