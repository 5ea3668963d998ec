// From a measure to a status and its light: the one place where the words 欠进度, 达进度, 超进度, 已完成 are given.
import type { Light, Status } from './assessment.ts'
import type { Measure, Settles } from './kinds/kind.ts'
import type { Policy } from './plan.ts'

export interface Verdict {
  readonly status: Status
  readonly light: Light
}

/** `final`: the horizon's figure is there and the horizon has come. */
export function decide(measure: Measure, settles: Settles, final: boolean, policy: Policy): Verdict {
  if (final) return measure.met ? DONE : { status: 'missed', light: 'red' }
  if (measure.met && settles !== 'at-horizon') return DONE
  if (measure.onPace === null) return { status: 'not-due', light: 'grey' }
  if (measure.onPace) {
    const ahead = measure.advantage !== null && measure.advantage.compare(policy.aheadPoints) >= 0
    return { status: ahead ? 'ahead' : 'on-pace', light: 'blue' }
  }
  const { gap, watchBand } = measure
  const near = gap !== null && watchBand !== null && gap.abs().compare(watchBand) < 0
  return { status: 'behind', light: near ? 'yellow' : 'red' }
}

const DONE: Verdict = { status: 'done', light: 'green' }
