// The gauge tile: one indicator against its target and its pace, as a half circle or as a bullet.
import type { Assessment } from '../../core/assessment.ts'
import { defaultBasis } from '../../core/basis.ts'
import { type Decimal, decimalsOf, display } from '../../core/decimal.ts'
import { isDemo, type Observation } from '../../core/observation.ts'
import {
  comparePeriods,
  type Day,
  endIndex,
  endMonthOf,
  type Period,
  yearBefore,
  yearOf,
} from '../../core/period.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Indicator, Plan } from '../../core/plan.ts'
import { statusWord } from '../../core/status-words.ts'
import type { Language } from '../../core/text.ts'
import { bulletOf } from '../bullet.ts'
import { dialOf } from '../dial.ts'
import { indicatorHref } from '../links.ts'
import { isThere } from '../path.ts'
import { targetPhrase } from '../target-phrase.ts'
import { gapOf, restOf } from '../words.ts'
import type { GaugeTileView, TileContext } from './tile.ts'

export function gaugeViews(context: TileContext): GaugeTileView[] {
  return context.indicators.flatMap((indicator) => {
    const assessment = context.assessments.get(indicator.id)
    return assessment ? [gaugeView(context, indicator, assessment)] : []
  })
}

/** The one view of an indicator, used by walls and by its own page. */
export function gaugeView(
  context: Pick<TileContext, 'plan' | 'figures' | 'lang' | 'look'> & Partial<Pick<TileContext, 'face'>>,
  indicator: Indicator,
  assessment: Assessment,
): GaugeTileView {
  const { plan, lang, face = 'gauge' } = context
  const figures = context.figures.get(indicator.id) ?? []
  const { actual, period } = assessment
  const task = plan.tasks.find(({ number }) => number === indicator.task)
  const gap = gapOf(assessment, indicator)
  return {
    tile: 'gauge',
    face,
    id: face === 'gauge' ? indicator.id : `${face}/${indicator.id}`,
    indicators: [indicator.id],
    name: lang === 'en' ? (indicator.nameEn ?? indicator.name) : indicator.name,
    kind: indicator.kind,
    status: assessment.status,
    word: statusWord(assessment.status)[lang],
    light: assessment.light,
    value: actual && { number: dialNumber(actual, indicator), unit: indicator.unit },
    target: {
      short: targetPhrase(plan, indicator, assessment.target, lang),
      phrase: indicator.phrase,
    },
    gap: gap && { words: gap.words[lang], good: gap.good },
    rest: restOf(assessment, indicator)?.[lang] ?? null,
    dial: dialOf(assessment, indicator),
    bullet:
      face === 'bullet'
        ? bulletOf(plan, indicator, assessment, lastYearOf(indicator, assessment, figures))
        : null,
    period: period && periodWords(period, defaultBasis(indicator))[lang],
    shortPeriod: period && shortPeriodOf(period, plan, indicator, lang),
    unit: nameOf(plan.units, indicator.source ?? task?.lead[0] ?? null),
    leader: nameOf(plan.leaders, task?.leaders[0] ?? null),
    ...demoOf(context, indicator, assessment),
    spark: sparkOf(plan, indicator, figures, assessment.asOf),
    reason: assessment.reason[lang],
    href: indicatorHref(indicator.id, context.look),
  }
}

/** The judged figure, the partner it is compared with, and last year's are one thing; the line of the year is another. */
function demoOf(
  { plan, figures, face }: Pick<TileContext, 'plan' | 'figures'> & Partial<Pick<TileContext, 'face'>>,
  indicator: Indicator,
  assessment: Assessment,
): Pick<GaugeTileView, 'demo' | 'demoTrend'> {
  const own = figures.get(indicator.id) ?? []
  const { period } = assessment
  const partners = assessment.target.with === null ? [] : (figures.get(assessment.target.with) ?? [])
  const partnerMadeUp = partners.some(
    (figure) => isDemo(figure) && period !== null && endIndex(figure.period) === endIndex(period),
  )
  const last = face === 'bullet' ? lastYearOf(indicator, assessment, own) : null
  const judged = assessment.demo || partnerMadeUp || (last !== null && isDemo(last))
  const trend = shownFigures(plan, indicator, own, assessment.asOf).some(isDemo)
  return { demo: judged || trend, demoTrend: trend && !judged }
}

function shortPeriodOf(period: Period, { year }: Plan, indicator: Indicator, lang: Language): string {
  const words = periodWords(period, defaultBasis(indicator))[lang]
  if (yearOf(period) !== year || words === String(year)) return words
  return lang === 'zh'
    ? words.replace(`${year}年`, '').replace(/^末$/, '年末')
    : words.replace(` ${year}`, '')
}

/** The figure of the same period a year before. */
function lastYearOf(
  indicator: Indicator,
  { period }: Pick<Assessment, 'period'>,
  figures: readonly Observation[],
): Observation | null {
  if (period === null) return null
  const basis = defaultBasis(indicator)
  return figures.find((figure) => figure.basis === basis && figure.period === yearBefore(period)) ?? null
}

/** As many decimals as the plan asks for, so that numbers of a kind look alike; more (two at most) where the figure has them. */
export function dialNumber(value: Decimal, { decimals }: Indicator): string {
  return display(value, Math.max(decimals, Math.min(decimalsOf(value) ?? decimals, 2)))
}

function sparkOf(
  plan: Plan,
  indicator: Indicator,
  figures: readonly Observation[],
  asOf: Day,
): GaugeTileView['spark'] {
  return shownFigures(plan, indicator, figures, asOf)
    .toSorted((a, b) => comparePeriods(a.period, b.period))
    .flatMap(({ period, value }) => (value ? [{ month: endMonthOf(period), value: value.valueOf() }] : []))
}

/** Those of the plan's year that the tile draws. */
function shownFigures(
  plan: Plan,
  indicator: Indicator,
  figures: readonly Observation[],
  asOf: Day,
): Observation[] {
  const basis = defaultBasis(indicator)
  return figures.filter(
    (figure) => figure.basis === basis && yearOf(figure.period) === plan.year && isThere(figure, asOf),
  )
}

function nameOf(
  named: readonly { readonly id: string; readonly name: string }[],
  id: string | null,
): string | null {
  return id === null ? null : (named.find((one) => one.id === id)?.name ?? id)
}
