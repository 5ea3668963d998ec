// 逆转: growth changed from plus to minus, or a cumulative figure fell below what had been reported.
import Type from 'typebox'
import { type Decimal, toPlain, ZERO } from '../../core/decimal.ts'
import { kindRules } from '../../core/kinds/index.ts'
import { keyOf, type Observation } from '../../core/observation.ts'
import { endIndex } from '../../core/period.ts'
import { figureText } from '../../core/reason.ts'
import { text } from '../../core/text.ts'
import { LEVEL_WORDS } from '../../slips/ladder.ts'
import type { Ground } from '../ground.ts'
import { atIndicators, LevelName, type RuleBase, ruleKind, type Said, wholeNumber } from '../rule.ts'
import {
  answerWords,
  demoWords,
  EXPLAIN,
  figureFacts,
  joinTexts,
  leadWords,
  quotedName,
  targetFacts,
  whenOf,
} from '../sentences.ts'
import type { ReportedPoint, Series } from '../series.ts'
import { type Bearing, isWanted, latestSpell } from '../spell.ts'

const PARAMETERS = {
  level: LevelName,
  clearPeriods: Type.Optional(wholeNumber(1, 12, 'consecutive periods not below zero / 连续不为负的期数')),
}

export const reversedRule = ruleKind({
  kind: 'reversed',
  at: 'indicators',
  title: text('逆转', 'Reversed'),
  tells: ['lead'],
  parameters: PARAMETERS,
  words: ({ level, clearPeriods = 2 }) => ({
    raises: text(
      `累计增速由正（或零）转负；或累计数低于此前报过的数（下降或被更正调低）：${LEVEL_WORDS[level].zh}。`,
      `A growth rate falls from zero or above to below zero; or a cumulative figure is below what had been reported, fallen or revised down: ${level}.`,
    ),
    clears: text(
      `增速连续 ${clearPeriods} 期不为负才解除，不满的为恢复中；累计数回到此前报过的数或以上即解除。`,
      `Growth: cleared after ${clearPeriods} consecutive periods at zero or above, fewer are recovering. Cumulative: cleared when it is again at least what had been reported.`,
    ),
  }),
  look: ({ level, clearPeriods = 2 }, base) =>
    atIndicators((series, ground) => {
      const { figures, addsUp } = kindRules[series.indicator.kind]
      if (figures === 'rate') return signOf(series, ground, base, { level, clearPeriods })
      return addsUp ? fallOf(series, ground, base, level) : null
    }),
})

/** Below zero counts only after a period that was not: a year that began below is behind, but was not reversed. */
function signOf(
  series: Series,
  ground: Ground,
  base: RuleBase,
  { level, clearPeriods }: { level: Said['level']; clearPeriods: number },
): Said | null {
  const first = series.points.findLast(({ figure }) => !isNegative(figure))
  if (!first) return null
  const begin = endIndex(first.figure.period)
  const bearingOf = ({ figure }: ReportedPoint): Bearing<null> =>
    !isNegative(figure)
      ? { kind: 'good' }
      : endIndex(figure.period) > begin
        ? { kind: 'over', size: null }
        : { kind: 'between' }
  const found = latestSpell(series, ground, base.id, bearingOf, { levelOf: () => level, clearPeriods })
  if (!found) return null
  const { spell, points, start, latest } = found
  return {
    condition: spell.condition,
    level,
    period: latest.figure.period,
    since: series.firstKnown(start.figure),
    reason: () => {
      const [name, when, since] = [quotedName(series), whenOf(series, latest), whenOf(series, start)]
      const rate = `${toPlain(latest.figure.value ?? ZERO, 4)}%`
      const state =
        spell.condition === 'raised'
          ? text(`自${since.zh}起由正转负。`, `Below zero since ${since.en}, when it was not before.`)
          : text(
              `自${since.zh}起曾由正转负，现已连续 ${spell.good} 期不为负。`,
              `It fell below zero in ${since.en}; ${spell.good} period(s) at zero or above since.`,
            )
      return joinTexts(
        text(`${name.zh}：${when.zh}增速为 ${rate}。`, `${name.en}: growth in ${when.en} is ${rate}.`),
        state,
        demoWords(latest.figure),
        leadWords(series, ground),
      )
    },
    requirement: () => answerWords(base.limitDays, EXPLAIN),
    facts: () => ({
      ...targetFacts(series),
      periods: points.map((point) => figureFacts(point, null)),
    }),
  }
}

const isNegative = ({ value }: Observation): boolean => value !== null && value.compare(ZERO) < 0

interface Fall {
  /** What had been reported, and what stands below it. */
  readonly before: Observation & { readonly value: Decimal }
  readonly after: Observation
}

/** The highest that was ever reported this year for the latest period or one before it, when the latest figure is below it. */
function fallFrom({ points, vintages, indicator }: Series): Fall | null {
  const latest = points[0]?.figure
  if (!latest?.value) return null
  const end = endIndex(latest.period)
  const yearBegan = end - (end % 12 || 12)
  let highest: Observation = latest
  for (const { figure } of points) {
    if (isHigher(figure, highest) && endIndex(figure.period) > yearBegan) highest = figure
  }
  for (const one of vintages) {
    if (one.indicator !== indicator.id || one.basis !== latest.basis) continue
    const isOfTheYear = endIndex(one.period) <= end && endIndex(one.period) > yearBegan
    // What was said of an earlier period after the latest figure came is not what that one fell from.
    const isBefore = one.knownAt <= latest.knownAt || keyOf(one) === keyOf(latest)
    if (isOfTheYear && isBefore && isHigher(one, highest)) highest = one
  }
  const { value } = highest
  return highest === latest || value === null ? null : { before: { ...highest, value }, after: latest }
}

const isHigher = (one: Observation, than: Observation): boolean =>
  one.value !== null && than.value !== null && one.value.compare(than.value) > 0

function fallOf(series: Series, ground: Ground, base: RuleBase, level: Said['level']): Said | null {
  const [latest] = series.points
  if (!latest) return null
  const fall = fallFrom(series)
  if (!fall && !isWanted(ground, base.id, 'indicator', series.indicator.id)) return null
  const { indicator } = series
  return {
    condition: fall ? 'raised' : 'clear',
    level,
    period: latest.figure.period,
    since: fall ? series.firstKnown(latest.figure) : null,
    reason: () => {
      const [name, when] = [quotedName(series), whenOf(series, latest)]
      const value = `${figureText(latest.figure.value ?? ZERO, indicator)} ${indicator.unit}`
      const head = text(`${name.zh}：${when.zh}累计 ${value}`, `${name.en}: ${value} by ${when.en}`)
      if (!fall)
        return joinTexts(text(`${head.zh}，不低于此前所报。`, `${head.en}, no less than reported before.`))
      const { before } = fall
      const earlier = whenOf(series, { figure: before })
      const was = `${figureText(before.value, indicator)} ${indicator.unit}`
      const less = figureText(before.value.sub(latest.figure.value ?? ZERO), indicator)
      return joinTexts(
        text(
          `${head.zh}，低于此前所报${earlier.zh}的 ${was}，少 ${less} ${indicator.unit}；累计数不应减少，除非更正。`,
          `${head.en}, ${less} less than the ${was} reported for ${earlier.en}; a cumulative figure falls only when revised.`,
        ),
        demoWords(latest.figure),
        leadWords(series, ground),
      )
    },
    requirement: () =>
      answerWords(
        base.limitDays,
        text('说明减少的原因，或更正数据', 'say why it fell, or correct the figures'),
      ),
    facts: () => ({
      ...targetFacts(series),
      before: fall ? figureFacts({ figure: fall.before }, null) : null,
      after: figureFacts(latest, null),
    }),
  }
}
