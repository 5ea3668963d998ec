// One indicator: its gauge, its year, its figures with all vintages, and the proof of its status.
import type { Assessment, Proof } from '../../core/assessment.ts'
import type { PeriodVerdict } from '../../core/history.ts'
import type { Observation } from '../../core/observation.ts'
import type { Day, Instant } from '../../core/period.ts'
import type { Indicator, Plan } from '../../core/plan.ts'
import type { Vintage } from '../../store/store.ts'
import type { Frame } from '../frame.ts'

export interface IndicatorInput {
  readonly plan: Plan
  readonly indicator: Indicator
  readonly assessment: Assessment
  readonly proof: Proof
  /** `yearOfPeriods(...)` */
  readonly year: readonly PeriodVerdict[]
  /** Those that count, of this indicator (others are ignored). */
  readonly figures: readonly Observation[]
  /** All of this indicator, oldest first. */
  readonly vintages: readonly Vintage[]
  readonly asOf: Day
  readonly knownAt: Instant | null
}

export function renderIndicator(_input: IndicatorInput, _frame: Frame): string {
  return ''
}
