// How much is expected by when, as the plan file says it; and what about it does not add up.
import { type Decimal, HUNDRED, toPlain, ZERO } from '../core/decimal.ts'
import type { Kind, Pace, Target } from '../core/plan.ts'
import type { Places } from './places.ts'
import type { RawIndicator } from './schema.ts'

/** Kinds that are compared with the target itself at every period. */
const FLAT: ReadonlySet<Kind> = new Set(['growth', 'ceiling', 'relation'])

/** The pace of an indicator: by its steps for milestones, else linear, unless the file says otherwise. */
export function buildPace(raw: RawIndicator, target: Target, places: Places): Pace {
  const { kind, pace } = raw
  if (pace === undefined) return { kind: kind === 'milestone' ? 'milestones' : 'linear' }
  if (FLAT.has(kind)) places.fault('plan-pace-unused', { kind }, raw, 'pace')
  if (
    kind === 'level' &&
    raw.baseline === undefined &&
    !places.isLost(raw, 'baseline') &&
    pace !== 'linear' &&
    pace !== 'at-end'
  )
    places.fault('plan-pace-baseline', {}, raw, 'pace')
  if (typeof pace === 'string') {
    const lacksSteps =
      pace === 'milestones' &&
      kind !== 'milestone' &&
      (raw.steps ?? []).length === 0 &&
      !places.isLost(raw, 'steps')
    if (lacksSteps) places.fault('plan-pace-steps', {}, raw, 'pace')
    return { kind: pace }
  }
  if ('seasonal' in pace) {
    checkMonths(pace.seasonal, ZERO, HUNDRED, places)
    return { kind: 'seasonal', shares: pace.seasonal }
  }
  checkMonths(pace.monthly, raw.baseline ?? ZERO, target.value, places)
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
