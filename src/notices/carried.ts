// What the year before leaves to a draft: what goes on, with what was learnt of it, and what no longer stands in the notice.
import { toPlain } from '../core/decimal.ts'
import { type Kind, kindRules } from '../core/kinds/index.ts'
import type { Indicator, Pace } from '../core/plan.ts'
import { goalWords } from '../core/target-words.ts'
import { type Text, text } from '../core/text.ts'
import type { Continued, LastYear } from './last-year.ts'
import type { ReadTarget } from './reading.ts'

/** As it was promised at the year's end: 不低于 8%. */
function promised({ plan }: LastYear, indicator: Indicator): Text {
  const { zh, en } = goalWords(plan, indicator, indicator.amendments.at(-1)?.target ?? indicator.target)
  return text(zh.trim(), en.trim())
}

/** That it is new, or goes on from `before`, and what that promised. */
export function originOf(
  before: Indicator | null,
  fate: Continued['fate'],
  target: ReadTarget,
  lastYear: LastYear,
): Text {
  const { year } = lastYear.plan
  if (before === null) return text(`新增：${year} 年没有`, `new: not in ${year}`)
  const was = promised(lastYear, before)
  const said =
    fate === 'same'
      ? text('目标未变', 'the target is the same')
      : text(`上年目标 ${was.zh}`, `last year’s target: ${was.en}`)
  const unit =
    target.unit === null || target.unit === before.unit
      ? text('', '')
      : text(`；单位由“${before.unit}”改成了“${target.unit}”`, `; the unit was ${before.unit}`)
  return text(
    `延续 ${year} 年“${before.name}”（${before.id}），${said.zh}${unit.zh}`,
    `goes on from “${before.nameEn ?? before.name}” of ${year} (${before.id}); ${said.en}${unit.en}`,
  )
}

/** Values of a plan file, numbers in plain digits. */
type CarriedValues = Readonly<Record<string, string | number | Readonly<Record<string, unknown>>>>

/** What was learnt of it: who supplies it, when, how it is defined, its pace; and last year's outcome where it starts from one. */
export function carriedValues(
  before: Indicator,
  kind: Kind,
  target: ReadTarget,
  lastYear: LastYear,
): CarriedValues {
  const sameUnit = target.unit === null || target.unit === before.unit
  const rule = kindRules[kind]
  const outcome = lastYear.outcomes.get(before.id)
  const isFromBaseline = rule.start === 'baseline' || rule.start === 'baseline-or-held'
  const pace = kind === before.kind ? paceOf(before.pace) : null
  return {
    ...(before.nameEn !== null && { nameEn: before.nameEn }),
    ...(rule.figures === 'rate' && before.levelUnit !== null && { levelUnit: before.levelUnit }),
    ...(isFromBaseline && sameUnit && outcome && { baseline: toPlain(outcome) }),
    ...(before.direction !== 'up' && { direction: before.direction }),
    ...(pace !== null && { pace }),
    ...(before.frequency !== null && { frequency: before.frequency }),
    release: { ...before.release },
    ...(rule.addsUp && before.countsFrom === 'start' && { countsFrom: 'start' }),
    ...(before.source !== null && { source: supplierOf(lastYear, before) }),
    ...(sameUnit && { decimals: before.decimals }),
    ...(before.definition !== null && { definition: before.definition }),
    ...(before.formula !== null && { formula: before.formula }),
    ...(before.origin !== null && { origin: before.origin }),
    ...(before.checksOff.length > 0 && { checks: { off: before.checksOff } }),
  }
}

/** Name of the unit that supplies it. */
const supplierOf = ({ plan }: LastYear, { source }: Indicator): string =>
  plan.units.find(({ id }) => id === source)?.name ?? source ?? ''

/** Shapes of a year that hold for the next; planned dates and amounts do not. */
function paceOf(pace: Pace): string | { readonly seasonal: readonly string[] } | null {
  if (pace.kind === 'seasonal') return { seasonal: pace.shares.map((share) => toPlain(share)) }
  return pace.kind === 'at-end' || pace.kind === 'held' ? pace.kind : null
}

/** What stood in the plan of the year before and is not in the notice, with what it promised. */
export const goneOf = (lastYear: LastYear): readonly Text[] =>
  lastYear.gone.map((indicator) => {
    const { zh, en } = promised(lastYear, indicator)
    const { id, name, nameEn } = indicator
    return text(`${name}（${id}）：${zh}`, `${nameEn ?? name} (${id}): ${en}`)
  })
