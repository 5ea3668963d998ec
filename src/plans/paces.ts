// How much is expected by when, as the plan file says it; and what about it does not add up.
import { type Decimal, HUNDRED, toPlain, ZERO } from '../core/decimal.ts'
import { kindRules } from '../core/kinds/index.ts'
import { goalOf, type Pace, type Target } from '../core/plan.ts'
import type { Places } from '../yaml/places.ts'
import type { RawIndicator } from './schema.ts'
import { defaultDirection } from './targets.ts'

/** The pace of an indicator: by its steps for kinds that need them, held where no start is known, else linear, unless the file says otherwise. */
export function buildPace(raw: RawIndicator, target: Target, places: Places): Pace {
  const { kind, pace } = raw
  const { start, steps } = kindRules[kind]
  if (pace === undefined) {
    if (steps === 'needed') return { kind: 'milestones' }
    const isHeld = start === 'baseline-or-held' && raw.baseline === undefined
    return { kind: isHeld ? 'held' : 'linear' }
  }
  // What adds up begins with nothing and cannot be held.
  if (start === 'zero' && pace === 'held') places.fault('plan-pace-held', { kind }, raw, 'pace')
  // Of what is held at every period nothing is expected by a pace.
  if (start === 'held') places.fault('plan-pace-unused', { kind }, raw, 'pace')
  if (
    start === 'baseline' &&
    raw.baseline === undefined &&
    !places.isLost(raw, 'baseline') &&
    pace !== 'linear' &&
    pace !== 'at-end' &&
    pace !== 'held'
  )
    places.fault('plan-pace-baseline', {}, raw, 'pace')
  if (typeof pace === 'string') {
    const lacksSteps =
      pace === 'milestones' &&
      steps !== 'needed' &&
      (raw.steps ?? []).length === 0 &&
      !places.isLost(raw, 'steps')
    if (lacksSteps) places.fault('plan-pace-steps', {}, raw, 'pace')
    return { kind: pace }
  }
  if ('seasonal' in pace) {
    checkMonths(pace.seasonal, ZERO, HUNDRED, places)
    return { kind: 'seasonal', shares: pace.seasonal }
  }
  const direction = raw.direction ?? defaultDirection(raw.target.comparator)
  checkMonths(
    pace.monthly,
    raw.baseline ?? ZERO,
    goalOf({ direction, baseline: raw.baseline ?? null }, target),
    places,
  )
  return { kind: 'monthly', values: pace.monthly }
}

/** Twelve values that never turn back on the way from `start` to `goal` (null: not known), and arrive. */
function checkMonths(months: readonly Decimal[], start: Decimal, goal: Decimal | null, places: Places): void {
  if (months.length !== 12) {
    places.fault('plan-pace-length', { count: months.length }, months)
    return
  }
  const falls = goal !== null && goal.compare(start) < 0
  let before = start
  for (const [index, value] of months.entries()) {
    const step = value.compare(before)
    if (falls ? step > 0 : step < 0) {
      const params = { month: index + 1, before: toPlain(before), value: toPlain(value) }
      places.fault('plan-pace-falling', params, months, index)
    }
    before = value
  }
  if (goal && !before.equals(goal))
    places.fault('plan-pace-end', { last: toPlain(before), goal: toPlain(goal) }, months, 11)
}
