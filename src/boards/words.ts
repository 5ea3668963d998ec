// The words of a tile that hold numbers: how far from pace, how far from the target.
import type { Assessment } from '../core/assessment.ts'
import { ZERO } from '../core/decimal.ts'
import { kindRules } from '../core/kinds/index.ts'
import { besideUnit } from '../core/measure-words.ts'
import { bandOf, type Indicator } from '../core/plan.ts'
import { askedWords, bandWords, figureText, pointsText } from '../core/reason.ts'
import { type Text, text } from '../core/text.ts'

interface GapWords {
  readonly words: Text
  /** Where there is little room. */
  readonly short: Text
  /** null: neither good nor bad. */
  readonly good: boolean | null
}

/** Actual against what is expected by now; null where nothing is expected. */
export function gapOf(assessment: Assessment, indicator: Indicator): GapWords | null {
  const { gap, gapUnit } = assessment
  if (gap === null) return null
  const within = withinBand(assessment, indicator)
  if (within) return within
  const paced = gapUnit === 'completion-points'
  const size = paced ? pointsText(gap.abs()) : figureText(gap.abs(), indicator)
  const own = besideUnit('', indicator.unit)
  const unit = gapUnit === 'unit' ? text(own, own) : text(' 个百分点', ' points')
  const sign = gap.compare(ZERO)
  const { limit } = kindRules[indicator.kind]
  if (sign === 0 && !assessment.target.margin) {
    const isOfPace = paced && !limit
    const words = isOfPace ? text('与序时持平', 'exactly on pace') : text('与目标持平', 'exactly on target')
    return { words, short: words, good: true }
  }
  const points = gapUnit === 'unit' ? unit : text(' 点', ' pts')
  const worded = (zh: string, en: string, good: boolean | null, enShort = en): GapWords => ({
    words: text(`${zh} ${size}${unit.zh}`, `${size}${unit.en} ${en}`),
    short: text(`${zh} ${size}${points.zh}`, `${size}${points.en} ${enShort}`),
    good,
  })
  if (limit) {
    const good = sign > 0 !== (limit.broken === 'above')
    const { zh, en } = good ? limit.keptWords : limit.brokenWords
    return worded(zh, en, good)
  }
  if (assessment.target.margin) {
    const words = askedWords(gap, assessment.target, indicator)
    if (sign === 0) return { words, short: words, good: true }
    const good = sign > 0 === (indicator.direction === 'up')
    const { short } = good ? worded('超要求', 'above', true) : worded('距要求', 'short', false)
    return { words, short, good }
  }
  if (assessment.target.with !== null && indicator.direction !== 'band') {
    const good = sign > 0 === (indicator.direction === 'up')
    return sign > 0
      ? worded('比对照高', 'above its partner', good, 'above')
      : worded('比对照低', 'below its partner', good, 'below')
  }
  if (assessment.target.with !== null) {
    const isApart = assessment.status === 'behind' || assessment.status === 'missed'
    const end = isApart ? text('，不同步', ', out of step') : text('，同步', ', in step')
    const { words, short } = sign > 0 ? worded('偏高', 'above', null) : worded('偏低', 'below', null)
    const apart = sign > 0 ? 'too high' : 'too low'
    return {
      words: text(words.zh + end.zh, words.en + end.en),
      short: text(short.zh + end.zh, isApart ? `${size}${points.en} ${apart}` : short.en),
      good: isApart ? false : null,
    }
  }
  if (indicator.direction === 'band')
    return paced ? worded('距序时', 'from pace', null) : worded('距目标', 'from target', null)
  if (paced) {
    return sign > 0
      ? worded('超序时', 'ahead of pace', true, 'ahead')
      : worded('落后序时', 'behind pace', false, 'behind')
  }
  if (indicator.direction === 'down') {
    return sign < 0
      ? worded('低于目标', 'below target', true, 'below')
      : worded('高于目标', 'above target', false, 'above')
  }
  return sign > 0
    ? worded('超目标', 'above target', true, 'above')
    : worded('距目标', 'short of target', false, 'short')
}

/** Of a band: 在区间内, 超出区间上限 3 户; null where what is said is the pace, or the target is one number. */
function withinBand(assessment: Assessment, indicator: Indicator): GapWords | null {
  const { actual, target, gapUnit, status } = assessment
  const band = bandOf(target)
  const words = actual && bandWords(actual, indicator, target)
  if (!band || !words) return null
  const isShort = actual.compare(band.lower) < 0
  if (isShort && gapUnit === 'completion-points') return null
  const short = text(
    words.zh.replace(' 个百分点', ' 点').replace(/区间[上下]限/, '区间'),
    words.en.replace(' points', ' pts').replace('the band', 'band'),
  )
  return { words, short, good: status !== 'behind' && status !== 'missed' }
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
  // Within or beyond a band the gap says it.
  if (target.upper && actual.compare(target.value) >= 0) return null
  const rest = target.value.sub(actual)
  const own = besideUnit('', indicator.unit)
  const unit = indicator.unit === '%' ? text(' 个百分点', ' points') : text(own, own)
  const size = figureText(rest.abs(), indicator)
  const sign = rest.compare(ZERO)
  if (sign === 0) return text('正好达到目标', 'exactly on target')
  return sign > 0
    ? text(`距目标还差 ${size}${unit.zh}`, `${size}${unit.en} to go`)
    : text(`已超目标 ${size}${unit.zh}`, `${size}${unit.en} beyond target`)
}
