// The words of a tile that hold numbers: how far from pace, how far from the target.
import type { Assessment } from '../core/assessment.ts'
import { type Decimal, display, toPlain, ZERO } from '../core/decimal.ts'
import { kindRules } from '../core/kinds/index.ts'
import type { Indicator } from '../core/plan.ts'
import { figureText } from '../core/reason.ts'
import { type Text, text } from '../core/text.ts'

export interface GapWords {
  readonly words: Text
  /** null: neither good nor bad. */
  readonly good: boolean | null
}

/** Actual against what is expected by now; null where nothing is expected. */
export function gapOf(assessment: Assessment, indicator: Indicator): GapWords | null {
  const { gap, gapUnit } = assessment
  if (gap === null) return null
  const size = gapUnit === 'unit' ? figureText(gap.abs(), indicator) : points(gap.abs())
  const unit =
    gapUnit === 'unit' ? text(` ${indicator.unit}`, ` ${indicator.unit}`) : text(' 个百分点', ' points')
  const sign = gap.compare(ZERO)
  if (sign === 0) return { words: text('与目标进度持平', 'exactly level'), good: true }
  const worded = (zh: string, en: string): Text => text(`${zh} ${size}${unit.zh}`, `${size}${unit.en} ${en}`)
  const { limit } = kindRules[indicator.kind]
  if (limit) {
    const good = sign > 0 !== (limit.broken === 'above')
    const { zh, en } = good ? limit.keptWords : limit.brokenWords
    return { words: worded(zh, en), good }
  }
  if (indicator.direction === 'band') return { words: worded('相差', 'apart'), good: null }
  const falling = indicator.direction === 'down' && gapUnit !== 'completion-points'
  const good = falling ? sign < 0 : sign > 0
  return good ? { words: worded('超', 'ahead'), good } : { words: worded('差', 'behind'), good }
}

/** What is left to the target, for amounts that rise towards it: 还差 870 户, 已超 12 个; null for all others. */
export function restOf(assessment: Assessment, indicator: Indicator): Text | null {
  const { actual, target } = assessment
  if (
    !kindRules[indicator.kind].hasRest ||
    actual === null ||
    target.value === null ||
    indicator.direction !== 'up'
  )
    return null
  const rest = target.value.sub(actual)
  const unit =
    indicator.unit === '%' ? text(' 个百分点', ' points') : text(` ${indicator.unit}`, ` ${indicator.unit}`)
  const size = figureText(rest.abs(), indicator)
  const sign = rest.compare(ZERO)
  if (sign === 0) return text('正好达到目标', 'exactly on target')
  return sign > 0
    ? text(`还差 ${size}${unit.zh}`, `${size}${unit.en} to go`)
    : text(`已超 ${size}${unit.zh}`, `${size}${unit.en} beyond`)
}

/** One decimal; two where one would show a real gap as nothing. */
function points(size: Decimal): string {
  return toPlain(size, 1) === '0' ? display(size, 2) : display(size, 1)
}
