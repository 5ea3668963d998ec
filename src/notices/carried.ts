// What the year before leaves to a draft: the lines of an indicator that goes on, and what no longer stands in the notice.
import { toPlain } from '../core/decimal.ts'
import { type Kind, kindRules } from '../core/kinds/index.ts'
import type { Indicator, Pace } from '../core/plan.ts'
import { goalWords } from '../core/target-words.ts'
import { type Text, text } from '../core/text.ts'
import type { Continued, LastYear } from './last-year.ts'
import type { ReadTarget } from './reading.ts'

const line = (words: string): string => words.replace(/\s*\n\s*/g, ' ')

/** As it was promised at the year's end: 不低于 8%. */
function promised({ plan }: LastYear, indicator: Indicator): Text {
  return goalWords(plan, indicator, indicator.amendments.at(-1)?.target ?? indicator.target)
}

/** The comment above an indicator: with which of the year before it goes on; a question where that is not sure. */
export function originLines(continued: Continued, target: ReadTarget, lastYear: LastYear): string[] {
  const { before, fate, others, doubtful } = continued
  const { year } = lastYear.plan
  if (before === null) return [`      # 新增：${year} 年没有 / new: not in ${year}`]
  const was = promised(lastYear, before)
  const said =
    fate === 'same'
      ? text('目标未变', 'the target is the same')
      : text(`上年目标${was.zh}`, `last year’s target: ${was.en}`)
  const continues = `      # 延续 ${year} 年“${before.name}”（${before.id}），${said.zh} / goes on from ${year}; ${said.en}`
  const unitChanged = target.unit !== null && target.unit !== before.unit
  return [
    line(continues),
    ...(doubtful
      ? [
          line(
            `      # 疑问：延续的是不是它？ / Does it go on from that one? ${[before, ...others].map(({ name, id }) => `${name}（${id}）`).join(' | ')} | 新的指标 / a new one`,
          ),
        ]
      : []),
    ...(unitChanged
      ? [
          `      # 疑问：单位由“${before.unit}”改成了“${target.unit}”，上年的数据还接得上吗？ / The unit has changed; do last year’s figures still fit?`,
        ]
      : []),
  ]
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

/** The same as lines of a plan file: JSON is YAML. */
export const carriedLines = (...given: Parameters<typeof carriedValues>): string[] =>
  Object.entries(carriedValues(...given)).map(([key, value]) => `        ${key}: ${JSON.stringify(value)}`)

/** Name of the unit that supplies it. */
export const supplierOf = ({ plan }: LastYear, { source }: Indicator): string =>
  plan.units.find(({ id }) => id === source)?.name ?? source ?? ''

/** Shapes of a year that hold for the next; planned dates and amounts do not. */
function paceOf(pace: Pace): string | { readonly seasonal: readonly string[] } | null {
  if (pace.kind === 'seasonal') return { seasonal: pace.shares.map((share) => toPlain(share)) }
  return pace.kind === 'at-end' || pace.kind === 'held' ? pace.kind : null
}

/** Comments that name what stood in the plan of the year before and is not in the notice. */
export function goneLines(lastYear: LastYear): string[] {
  const { gone, plan } = lastYear
  if (gone.length === 0) return []
  return [
    '',
    `# ${plan.year} 年有、这份通知里没有的 ${gone.length} 个指标 / of ${plan.year} and not in this notice:`,
    ...gone.map((indicator) =>
      line(`#   ${indicator.name}（${indicator.id}）：${promised(lastYear, indicator).zh.trim()}`),
    ),
  ]
}
