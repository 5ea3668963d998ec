// The gauge tile: one indicator against its target and its pace.
import type { Assessment } from '../../core/assessment.ts'
import { defaultBasis } from '../../core/basis.ts'
import { type Decimal, decimalsOf, display } from '../../core/decimal.ts'
import { isDemo, type Observation } from '../../core/observation.ts'
import { comparePeriods, type Day, endMonthOf, yearOf } from '../../core/period.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Indicator, Plan } from '../../core/plan.ts'
import { statusWord } from '../../core/status-words.ts'
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
  context: Omit<TileContext, 'indicators' | 'assessments'>,
  indicator: Indicator,
  assessment: Assessment,
): GaugeTileView {
  const { plan, lang } = context
  const figures = context.figures.get(indicator.id) ?? []
  const { actual, period } = assessment
  const task = plan.tasks.find(({ number }) => number === indicator.task)
  const gap = gapOf(assessment, indicator)
  return {
    tile: 'gauge',
    id: indicator.id,
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
    period: period && periodWords(period, defaultBasis(indicator))[lang],
    unit: nameOf(plan.units, indicator.source ?? task?.lead[0] ?? null),
    leader: nameOf(plan.leaders, task?.leaders[0] ?? null),
    demo: assessment.demo || figures.some(isDemo),
    spark: sparkOf(plan, indicator, figures, assessment.asOf),
    reason: assessment.reason[lang],
    href: indicatorHref(indicator.id, context.look),
  }
}

/** As many decimals as the plan asks for, so that numbers of a kind look alike; more (two at most) where the figure has them. */
function dialNumber(value: Decimal, { decimals }: Indicator): string {
  return display(value, Math.max(decimals, Math.min(decimalsOf(value) ?? decimals, 2)))
}

function sparkOf(
  plan: Plan,
  indicator: Indicator,
  figures: readonly Observation[],
  asOf: Day,
): GaugeTileView['spark'] {
  const basis = defaultBasis(indicator)
  return figures
    .filter(
      (figure) => figure.basis === basis && yearOf(figure.period) === plan.year && isThere(figure, asOf),
    )
    .toSorted((a, b) => comparePeriods(a.period, b.period))
    .flatMap(({ period, value }) => (value ? [{ month: endMonthOf(period), value: value.valueOf() }] : []))
}

function nameOf(
  named: readonly { readonly id: string; readonly name: string }[],
  id: string | null,
): string | null {
  return id === null ? null : (named.find((one) => one.id === id)?.name ?? id)
}
