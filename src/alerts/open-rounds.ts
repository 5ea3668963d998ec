// Rounds of written reports open by themselves, so many working days before a duty's day; and what came in is not chased any more.
import { doerOf } from '../core/deed.ts'
import type { Day, Instant } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { endOfDay } from '../core/zone.ts'
import { roundOf } from '../rounds/fold.ts'
import { dutiesToOpen, openingOf } from '../rounds/opening.ts'
import { type AskedUnit, hasArrived, roundId } from '../rounds/round.ts'
import { type ReceivedReport, rosterOf } from '../rules/ground.ts'
import type { Store } from '../store/store.ts'

/** Every unit that leads a task, with those tasks: whom a duty asks. */
export const unitsOwing = (plan: Plan): readonly AskedUnit[] =>
  [...rosterOf(plan).led()].map(([unit, tasks]) => ({ unit, tasks: tasks.map(({ number }) => number) }))

/** Opens what is to be open on a day; answers how many were opened. Safe to be done twice. */
export async function openRoundsDue(
  store: Pick<Store, 'rounds' | 'plans'>,
  plans: readonly Plan[],
  day: Day,
  now: Instant,
): Promise<number> {
  let opened = 0
  for (const plan of plans) {
    for (const duty of dutiesToOpen(plan, day)) {
      const id = roundId({ plan: plan.id, duty: duty.id })
      const asked = unitsOwing(plan)
      if (asked.length === 0 || (await store.rounds.ofRound(id)).length > 0) continue
      const event = { ...openingOf(plan, duty, asked), at: now, by: doerOf('duibiao'), seq: 1 }
      if (await store.rounds.append(id, plan.id, event)) opened++
    }
  }
  return opened
}

/**
 * Reports that are in, as the rule of written reports asks for them. One that was returned is not chased before its new
 * day is over: until then it counts as it came first.
 */
export async function reportsOfRounds(
  { rounds }: Pick<Store, 'rounds'>,
  plan: string,
  asOf: Day,
): Promise<readonly ReceivedReport[]> {
  const all = await rounds.ofPlan(plan, ['opened', 'sent', 'returned', 'accepted'])
  const by = endOfDay(asOf)
  return all.flatMap((events) => {
    const round = roundOf(events.filter(({ at }) => at <= by))
    if (!round) return []
    return [...round.reports.values()].flatMap((report): ReceivedReport[] => {
      const [first] = report.sent
      if (!first || !(hasArrived(report) || asOf <= report.due)) return []
      return [{ plan, duty: round.duty, unit: report.unit, at: first.at }]
    })
  })
}
