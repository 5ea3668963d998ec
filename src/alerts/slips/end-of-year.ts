// What is left open when the year of a plan is judged no more: it ends as it stands, each slip once.
import { addDays, type Day, type Instant, lastJudgedDay } from '../../core/period.ts'
import { slipsOf } from '../../slips/fold.ts'
import { endOfYear } from '../../slips/next.ts'
import { MOST_EVENTS } from '../../store/slips.ts'
import { EVALUATION } from './apply-findings.ts'
import { decided, type SlipDeps } from './deps.ts'

/**
 * Ends what is open of plans whose last day is over, on the day after it, however late that is found; how many slips that
 * were. Nothing holds it back, neither a silence nor a freeze: they only keep people from being told. Problem `slips-busy`.
 */
export async function endYears(
  deps: SlipDeps,
  { today, now }: { readonly today: Day; readonly now: Instant },
): Promise<number> {
  const { store } = deps
  const over = new Map(
    (await store.plans()).flatMap(({ plan }) =>
      today > lastJudgedDay(plan)
        ? [[plan.id, { year: plan.year, ends: addDays(lastJudgedDay(plan), 1) }] as const]
        : [],
    ),
  )
  if (over.size === 0) return 0
  const written = await decided(deps, async () => {
    const drafts = [...slipsOf(await store.slips.ofOpen()).values()].flatMap((slip) => {
      const end = over.get(slip.plan ?? '')
      return end === undefined ? [] : endOfYear(slip, end, { now, by: EVALUATION })
    })
    return { drafts: drafts.slice(0, MOST_EVENTS) }
  })
  return written.length
}
