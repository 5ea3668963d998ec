// All that waits for its release, as a supervisor may see it: counts and days, never values.
import { dueDayOf } from '../core/calendar.ts'
import { countedYearOf, type Instant } from '../core/period.ts'
import { type Plan, seriesOf } from '../core/plan.ts'
import { dayOf } from '../core/zone.ts'
import type { Store } from '../store/store.ts'

export interface WaitingLine {
  readonly region: string
  readonly indicator: string
  /** In the plan's words; the id where no plan has it. */
  readonly name: string
  readonly figures: number
  /** Of these, how many were due for the public before today: it sees them as missing. */
  readonly overdue: number
  /** Since when the bureau has the first of them. */
  readonly since: Instant
  /** When the last of them becomes public. */
  readonly publicFrom: Instant
}

/** By indicator; what has waited longest comes first. */
export async function waitingLines(
  store: Pick<Store, 'waiting' | 'plans'>,
  now: Instant,
): Promise<WaitingLine[]> {
  const plans: readonly Plan[] = (await store.plans()).map(({ plan }) => plan)
  const lines = new Map<string, WaitingLine>()
  for (const { region, indicator: id, period, since, releaseAt } of await store.waiting()) {
    const plan = plans.find(
      (one) => one.region === region && one.year === countedYearOf(period, one.yearBegins).year,
    )
    const indicator = plan && seriesOf(plan).find((one) => one.id === id)
    const overdue = indicator && dueDayOf(indicator, period) < dayOf(now) ? 1 : 0
    const key = `${region}/${id}`
    const known = lines.get(key)
    lines.set(key, {
      region,
      indicator: id,
      name: known?.name ?? indicator?.name ?? id,
      figures: (known?.figures ?? 0) + 1,
      overdue: (known?.overdue ?? 0) + overdue,
      since: known?.since ?? since,
      publicFrom: known && known.publicFrom > releaseAt ? known.publicFrom : releaseAt,
    })
  }
  return [...lines.values()]
}
