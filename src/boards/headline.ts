// The main goals of a plan: what hangs first, whichever plan it is.
import { isWhole } from '../core/decomposition.ts'
import { kindRules } from '../core/kinds/index.ts'
import type { Plan } from '../core/plan.ts'

/** 主要预期目标, 主要经济指标, headline targets: a heading that says so itself. */
const NAMED = /主要.{0,8}(?:目标|指标)|预期目标|headline|main (?:goals|targets|indicators)/iu
/** More than this is no headline: where nothing says which they are, so many of the growth rates. */
const MOST = 12

/**
 * Ids in the plan's order: of the tasks before the first heading; else of the section that is called so; else the growth
 * rates; else the first of the plan. Never empty but for a plan without indicators.
 */
export function headlineOf({ indicators: all, tasks, sections }: Plan): readonly string[] {
  const indicators = all.filter(isWhole)
  const idsOf = (chosen: (section: string | null) => boolean): readonly string[] => {
    const numbers = new Set(tasks.filter(({ section }) => chosen(section)).map(({ number }) => number))
    return indicators.filter(({ task }) => task !== null && numbers.has(task)).map(({ id }) => id)
  }
  const before = sections.length > 0 ? idsOf((section) => section === null) : []
  if (before.length > 0) return before
  const named = sections.find(({ title }) => NAMED.test(title))
  const inNamed = named === undefined ? [] : idsOf((section) => section === named.id)
  if (inNamed.length > 0) return inNamed
  const rates = indicators.filter(({ kind }) => kindRules[kind].figures === 'rate')
  return (rates.length > 0 ? rates : indicators).slice(0, MOST).map(({ id }) => id)
}
