// What is left open when the year of a plan is judged no more: it ends as it stands, each slip once.
import type { Day, Instant } from '../../core/period.ts'
import { beginOf, type CountedYear, lastDayOf, monthAt } from '../../core/period.ts'
import { slipsOf } from '../../slips/fold.ts'
import { holdsOf } from '../../slips/holds.ts'
import { endOfYear } from '../../slips/next.ts'
import { MOST_EVENTS } from '../../store/slips.ts'
import { EVALUATION } from './apply-findings.ts'
import { decided, type SlipDeps } from './deps.ts'

/** The last day on which a plan is judged: the last figures of its year come within two months. */
export const lastJudgedDay = (plan: CountedYear): Day => lastDayOf(monthAt(beginOf(plan) + 14))

/** Ends what is open of plans whose last day is over; how many slips that were. Problem `slips-busy`. */
export async function endYears(
  deps: SlipDeps,
  { today, now }: { readonly today: Day; readonly now: Instant },
): Promise<number> {
  const { store, numberPattern } = deps
  const over = new Map(
    (await store.plans()).flatMap(({ plan }) =>
      today > lastJudgedDay(plan) ? [[plan.id, plan.year] as const] : [],
    ),
  )
  if (over.size === 0) return 0
  const written = await decided(deps, async () => {
    const [events, steering] = await Promise.all([store.slips.ofOpen(), store.slips.steering()])
    const facts = {
      today,
      now,
      by: EVALUATION,
      numberPattern,
      lastNumber: 0,
      undone: new Set<string>(),
      holds: holdsOf(steering),
    }
    const drafts = [...slipsOf(events).values()].flatMap((slip) => {
      const year = over.get(slip.plan ?? '')
      return year === undefined ? [] : endOfYear(slip, year, facts)
    })
    return { drafts: drafts.slice(0, MOST_EVENTS) }
  })
  return written.length
}
