// What units last wrote of their tasks and public figures contradict.
import { assess } from '../core/assess.ts'
import { isReleased } from '../core/clearance.ts'
import { contradictions } from '../core/contradiction.ts'
import type { Narrative } from '../core/narrative.ts'
import type { Observation } from '../core/observation.ts'
import { comparePeriods, type Day } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { endOfDay } from '../core/zone.ts'
import type { Contradicted } from '../rules/ground.ts'
import type { Texts } from '../store/texts.ts'

/** Of each unit and task the latest text that is public by the day; `figures`: those that count and are public. */
export async function contradictedBy(
  texts: Pick<Texts, 'narratives'>,
  plan: Plan,
  figures: readonly Observation[],
  asOf: Day,
): Promise<readonly Contradicted[]> {
  const by = endOfDay(asOf)
  const written = await texts.narratives({ plan: plan.id, knownAt: by })
  return latestOf(written.filter(({ releaseAt }) => isReleased(releaseAt, by))).flatMap((narrative) => {
    const assessments = plan.indicators
      .filter(({ task }) => task === narrative.task)
      .map((indicator) => assess({ plan, indicator, figures, asOf }))
    const { unit, period, at } = narrative
    return contradictions(narrative, assessments).map(({ indicator, claim, phrase, status }) => ({
      plan: plan.id,
      indicator,
      unit,
      period,
      claim,
      phrase,
      status,
      at,
    }))
  })
}

/** The last version of the last month of each unit and task. */
function latestOf(narratives: readonly Narrative[]): Narrative[] {
  const latest = new Map<string, Narrative>()
  for (const narrative of narratives) {
    const key = `${narrative.task}/${narrative.unit}`
    const before = latest.get(key)
    const order = before ? comparePeriods(narrative.period, before.period) : 1
    if (order > 0 || (order === 0 && before && narrative.at >= before.at)) latest.set(key, narrative)
  }
  return [...latest.values()]
}
