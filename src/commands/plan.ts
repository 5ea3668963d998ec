// `duibiao plan check` and `plan show`: what a plan file says and what is wrong with it.

import type { Plan } from '../core/plan.ts'
import { faultLines } from '../core/problem.ts'
import { targetWords } from '../core/target-words.ts'
import type { Language } from '../core/text.ts'
import { planToJson, readPlan } from '../plans/parse-plan.ts'
import { planRemarks } from '../plans/remarks.ts'
import { textOf } from './files.ts'
import { complain, print, table } from './output.ts'

/** The plan of a file, or null after its faults were written to stderr. */
export async function planFrom(path: string): Promise<Plan | null> {
  const { plan, faults } = readPlan(await textOf(path))
  for (const line of faultLines(path, faults)) complain(line)
  return plan
}

export async function checkPlan(path: string, lang: Language): Promise<boolean> {
  const plan = await planFrom(path)
  if (plan === null) return false
  for (const remark of planRemarks(plan)) complain(`${path}: ${remark.zh} / ${remark.en}`)
  const { tasks, indicators } = plan
  print(
    lang === 'zh'
      ? `${path}：无误。${plan.title}，${tasks.length} 项任务，${indicators.length} 个指标。`
      : `${path}: no faults. ${plan.title}, ${tasks.length} tasks, ${indicators.length} indicators.`,
  )
  return true
}

export async function showPlan(path: string, json: boolean, lang: Language): Promise<boolean> {
  const plan = await planFrom(path)
  if (plan === null) return false
  print(json ? planToJson(plan) : listOf(plan, lang))
  return true
}

function listOf(plan: Plan, lang: Language): string {
  const heads = lang === 'zh' ? ['任务', '指标', '名称', '目标'] : ['task', 'indicator', 'name', 'target']
  const rows = plan.indicators.map((indicator) => [
    String(indicator.task ?? ''),
    indicator.id,
    (lang === 'en' && indicator.nameEn) || indicator.name,
    targetWords(plan, indicator, indicator.target)[lang].trim(),
  ])
  return `${plan.title}\n${table(heads, rows)}`
}
