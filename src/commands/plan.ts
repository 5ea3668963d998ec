// `duibiao plan check` and `plan show`: what a plan file says and what is wrong with it.

import { figuresKnownAt } from '../core/assess.ts'
import { wholesOf } from '../core/decomposition.ts'
import { farthestMonth, learntLine, learntPace, learntWords } from '../core/learnt-pace.ts'
import type { Observation } from '../core/observation.ts'
import type { Day } from '../core/period.ts'
import type { Plan, Target } from '../core/plan.ts'
import { faultLines } from '../core/problem.ts'
import { targetWords } from '../core/target-words.ts'
import { type Language, type Text, text } from '../core/text.ts'
import { endOfDay } from '../core/zone.ts'
import { numberRemarks } from '../notices/plan-numbers.ts'
import { planToJson, readPlan } from '../plans/parse-plan.ts'
import { planRemarks } from '../plans/remarks.ts'
import { NO_CHOICE, observationsFrom } from './figures.ts'
import { textOf } from './files.ts'
import { complain, print, table } from './output.ts'

/** The plan of a file, or null after its faults were written to stderr. */
export async function planFrom(path: string): Promise<Plan | null> {
  const { plan, faults } = readPlan(await textOf(path))
  for (const line of faultLines(path, faults)) complain(line)
  return plan
}

/** `figures`: a file that also has earlier years, from which a pace is proposed; null: none. */
export async function checkPlan(
  path: string,
  { figures, today, lang }: { readonly figures: string | null; readonly today: Day; readonly lang: Language },
): Promise<boolean> {
  const plan = await planFrom(path)
  if (plan === null) return false
  const observations = figures === null ? [] : await observationsFrom(figures, plan, today, NO_CHOICE)
  if (observations === null) return false
  const known = figuresKnownAt(observations, endOfDay(today))
  for (const remark of [...planRemarks(plan), ...numberRemarks(plan), ...paceProposals(plan, known)])
    complain(`${path}: ${remark.zh} / ${remark.en}`)
  const [tasks, wholes] = [plan.tasks.length, wholesOf(plan).length]
  const shares = plan.indicators.length - wholes
  print(
    lang === 'zh'
      ? `${path}：无误。${plan.title}，${tasks} 项任务，${wholes} 个指标${shares > 0 ? `，分解 ${shares} 项` : ''}。`
      : `${path}: no faults. ${plan.title}, ${tasks} tasks, ${wholes} indicators${shares > 0 ? `, ${shares} shares of them` : ''}.`,
  )
  return true
}

/** What earlier years say against the plan's pace, with the line that would take it over. */
function paceProposals(plan: Plan, figures: readonly Observation[]): Text[] {
  return plan.indicators.flatMap((indicator) => {
    const learnt = learntPace(plan, indicator, figures)
    if (learnt === null) return []
    const { zh, en } = learntWords(plan, learnt, farthestMonth(learnt))
    const line = learntLine(learnt)
    return text(
      `“${indicator.name}”（${indicator.id}）${zh}要按实绩推算，请写 ${line}；不写就照旧。`,
      `“${indicator.nameEn ?? indicator.name}” (${indicator.id}): ${en} To go by it, say ${line}; else nothing changes.`,
    )
  })
}

export async function showPlan(path: string, json: boolean, lang: Language): Promise<boolean> {
  const plan = await planFrom(path)
  if (plan === null) return false
  print(json ? planToJson(plan) : listOf(plan, lang))
  return true
}

function listOf(plan: Plan, lang: Language): string {
  const heads = lang === 'zh' ? ['任务', '指标', '名称', '目标'] : ['task', 'indicator', 'name', 'target']
  const rows = plan.indicators.flatMap((indicator) => {
    const { id, task, name, nameEn, target, amendments } = indicator
    const words = (one: Target): string => targetWords(plan, indicator, one)[lang].trim()
    const amended = amendments.map(({ decided, target: next }, at) => ({
      said: words(next) === words(amendments[at - 1]?.target ?? target) ? null : words(next),
      from: lang === 'zh' ? `${decided} 起` : `from ${decided}`,
    }))
    return [
      [String(task ?? ''), id, (lang === 'en' && nameEn) || name, words(target)],
      ...amended.flatMap(({ said, from }) => (said === null ? [] : [['', '', from, said]])),
    ]
  })
  return `${plan.title}\n${table(heads, rows)}`
}
