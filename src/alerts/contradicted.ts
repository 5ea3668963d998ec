// What units last wrote of their tasks and public figures contradict.
import { speakersFor, unitsOf } from '../core/answerable.ts'
import { assess } from '../core/assess.ts'
import { isReleased } from '../core/clearance.ts'
import { contradictions } from '../core/contradiction.ts'
import { isWhole } from '../core/decomposition.ts'
import type { Narrative } from '../core/narrative.ts'
import type { Observation } from '../core/observation.ts'
import { comparePeriods, type Day } from '../core/period.ts'
import type { Indicator, Plan } from '../core/plan.ts'
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
    const assessments = spokenOf(plan, narrative).map((indicator) =>
      assess({ plan, indicator, figures, asOf }),
    )
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

/** What a text is about: the promises of its task; of a unit that the task does not name those that name the unit, if any does. */
function spokenOf(plan: Plan, { task: number, unit }: Narrative): readonly Indicator[] {
  const own = plan.indicators.filter(({ task }) => task === number)
  const task = plan.tasks.find((one) => one.number === number)
  const named = own.filter(({ lead, responsible }) =>
    speakersFor(plan, [...(lead ?? []), ...(responsible ?? [])]).includes(unit),
  )
  const isOfTask = task !== undefined && speakersFor(plan, unitsOf(task)).includes(unit)
  return isOfTask || named.length === 0 ? own.filter(isWhole) : named
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
