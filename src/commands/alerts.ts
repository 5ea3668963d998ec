// `duibiao alerts check|explain|year`: rules of alerts tried on files, without a database.

import { revisedOf, simulateYear } from '../alerts/year.ts'
import { yearDocument } from '../alerts/year-document.ts'
import { figuresKnownAt } from '../core/assess.ts'
import { toJson } from '../core/decimal.ts'
import type { Day } from '../core/period.ts'
import { faultLines } from '../core/problem.ts'
import { type Language, type Text, text } from '../core/text.ts'
import { endOfDay } from '../core/zone.ts'
import { checkAlerts } from '../rules/check-rules.ts'
import { findAll } from '../rules/find.ts'
import { type ReadAlerts, readAlerts } from '../rules/read-rules.ts'
import type { Finding } from '../slips/finding.ts'
import { LEVEL_WORDS } from '../slips/ladder.ts'
import { NO_CHOICE, observationsFrom } from './figures.ts'
import { textOf } from './files.ts'
import { complain, print } from './output.ts'
import { planFrom } from './plan.ts'

/** The rules of a file, or null after its faults were written to stderr. */
async function rulesFrom(path: string): Promise<ReadAlerts | null> {
  const { alerts, faults } = readAlerts(await textOf(path))
  for (const line of faultLines(path, faults)) complain(line)
  return alerts
}

/** `plan`: a plan file in which everything must stand that the rules name; null: that is not looked at. */
export async function checkAlertsFile(
  path: string,
  planPath: string | null,
  lang: Language,
): Promise<boolean> {
  const alerts = await rulesFrom(path)
  const plan = planPath === null ? null : await planFrom(planPath)
  if (alerts === null || (planPath !== null && plan === null)) return false
  const faults = plan ? checkAlerts(alerts, plan) : []
  for (const line of faultLines(path, faults)) complain(line)
  if (faults.length > 0) return false
  const on = alerts.rules.filter((rule) => rule.on).length
  print(
    lang === 'zh'
      ? `${path}：无误。${alerts.rules.length} 条规则，启用 ${on} 条。`
      : `${path}: no faults. ${alerts.rules.length} rules, ${on} of them on.`,
  )
  return true
}

export interface ExplainOptions {
  readonly rules: string
  /** Id of the one rule that is asked, switched on or not; null: all that are on. */
  readonly only: string | null
  readonly asOf: Day
  /** What is clear is said too. */
  readonly all: boolean
  readonly json: boolean
  readonly lang: Language
}

/** What each rule says on a day, by the figures known at its end. */
export async function explainAlerts(
  planPath: string,
  figuresPath: string,
  { rules: path, only, asOf, all, json, lang }: ExplainOptions,
): Promise<boolean> {
  const [alerts, plan] = [await rulesFrom(path), await planFrom(planPath)]
  if (alerts === null || plan === null) return false
  const figures = await observationsFrom(figuresPath, plan, `${plan.year + 1}-12-31`, NO_CHOICE)
  if (figures === null) return false
  const rules = alerts.rules
    .filter(({ id, on }) => (only === null ? on : id === only))
    .map((rule) => ({ ...rule, on: true }))
  if (rules.length === 0) {
    complain(lang === 'zh' ? `${path}：没有规则“${only}”。` : `${path}: there is no rule “${only}”.`)
    return false
  }
  const now = endOfDay(asOf)
  const findings = findAll({
    rules,
    plan,
    asOf,
    released: now,
    figures: figuresKnownAt(figures, now),
    vintages: revisedOf(figures.filter(({ knownAt }) => knownAt <= now)),
  }).filter(({ condition }) => all || condition !== 'clear')
  if (json) print(toJson(findings.map(plain), 2))
  else print(rules.map((rule) => ruleText(rule, findings, lang)).join('\n\n'))
  return true
}

/** With its sentences and facts, which a finding makes only when they are read. */
const plain = (finding: Finding) => {
  const { reason, requirement, facts, rests: _rests, ...rest } = finding
  return { ...rest, reason, requirement, facts }
}

function ruleText(rule: ReadAlerts['rules'][number], findings: readonly Finding[], lang: Language): string {
  const own = findings.filter(({ matter }) => matter.rule === rule.id)
  const head =
    lang === 'zh'
      ? `${rule.title.zh} (${rule.id}): ${own.length} 件\n  触发：${rule.words.raises.zh}\n  解除：${rule.words.clears.zh}`
      : `${rule.title.en} (${rule.id}): ${own.length}\n  raises: ${rule.words.raises.en}\n  clears: ${rule.words.clears.en}`
  return [head, ...own.map((finding) => findingText(finding, lang))].join('\n')
}

const CONDITIONS: Readonly<Record<Finding['condition'], Text>> = {
  raised: text('触发', 'raised'),
  recovering: text('恢复中', 'recovering'),
  clear: text('正常', 'clear'),
}

function findingText(finding: Finding, lang: Language): string {
  const { matter, condition, level, since, reason, requirement, receivers, limitDays } = finding
  const to = receivers.map(({ id }) => id).join('、')
  const mark = condition === 'clear' ? '' : `${LEVEL_WORDS[level][lang]} `
  const day = since === null ? '' : lang === 'zh' ? `，自 ${since}` : `, since ${since}`
  const whom = lang === 'zh' ? `→ ${to}，${limitDays} 个工作日` : `→ ${to}, ${limitDays} working day(s)`
  return `  - [${mark}${CONDITIONS[condition][lang]}${day}] ${matter.subject.id}: ${reason[lang]}\n    ${requirement[lang]} ${whom}`
}

export interface YearOptions {
  readonly rules: string
  /** Names of units that answer nothing. */
  readonly unanswering: readonly string[]
  readonly lang: Language
}

/** The year of a plan simulated day by day; Markdown. */
export async function yearOfAlerts(
  planPath: string,
  figuresPath: string,
  { rules: path, unanswering, lang }: YearOptions,
): Promise<boolean> {
  const [alerts, plan] = [await rulesFrom(path), await planFrom(planPath)]
  if (alerts === null || plan === null) return false
  const figures = await observationsFrom(figuresPath, plan, `${plan.year + 1}-12-31`, NO_CHOICE)
  if (figures === null) return false
  const { rules } = alerts
  const year = simulateYear({ rules, plan, figures, unanswering: new Set(unanswering) })
  print(yearDocument(year, { plan, rules, lang }))
  return true
}
