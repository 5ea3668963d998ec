// The gauge tile: one indicator against its target and its pace, as a half circle or as a bullet.
import { answerersOf, sourcesOf } from '../../core/answerable.ts'
import type { Assessment, Light, Status } from '../../core/assessment.ts'
import { defaultBasis } from '../../core/basis.ts'
import { type Decimal, toPlain } from '../../core/decimal.ts'
import { isThere } from '../../core/due.ts'
import { kindRules } from '../../core/kinds/index.ts'
import { atAGlance, besideUnit } from '../../core/measure-words.ts'
import { isDemo, keyPeriodOf, type Observation } from '../../core/observation.ts'
import { comparePeriods, type Day, endIndex, type Period, yearBefore, yearOf } from '../../core/period.ts'
import { periodWords, yearWords } from '../../core/period-words.ts'
import type { Indicator, Kind, Plan } from '../../core/plan.ts'
import { judgedTimeWords, timeInShort } from '../../core/programme.ts'
import { statusWord } from '../../core/status-words.ts'
import { type Language, text } from '../../core/text.ts'
import { atAGlanceOf, type Glance } from '../at-a-glance.ts'
import { bulletOf, dialOf } from '../dial.ts'
import type { Face } from '../face.ts'
import { indicatorHref } from '../links.ts'
import { indicatorCalled, leaderCalled, unitCalled } from '../names.ts'
import { isWithin, monthIn } from '../path.ts'
import { targetPhrase } from '../target-phrase.ts'
import { gapOf, restOf } from '../words.ts'
import { type Bullet, type Dial, type TileContext, type TileView, tileKind } from './tile.ts'

/** A gauge with its words, in one language. Numbers are rounded texts, as they are read. */
export interface GaugeTileView extends TileView {
  readonly tile: 'gauge'
  readonly face: Face
  readonly name: string
  readonly kind: Kind
  readonly status: Status
  readonly word: string
  readonly light: Light
  readonly value: { readonly number: string; readonly unit: string } | null
  readonly target: {
    /** The notice's own words around the number (`8%左右`), else the target in words. */
    readonly short: string
    /** The whole phrase of the notice; null when the plan does not quote it. */
    readonly phrase: string | null
  }
  /** Against pace: `落后序时 26.8 个百分点`, `short` where there is little room; `good` null: neither good nor bad. */
  readonly gap: { readonly words: string; readonly short: string; readonly good: boolean | null } | null
  /** To the target: `还差 870 户`; null where that is the same as the gap, or has no meaning. */
  readonly rest: string | null
  readonly dial: Dial
  /** Only with the face `bullet`. */
  readonly bullet: Bullet | null
  /** `2022年1-10月`; null before the first figure is due. */
  readonly period: string | null
  /** The same without the plan's year, which the head says: `1-10月`. */
  readonly shortPeriod: string | null
  readonly unit: string | null
  readonly leader: string | null
  /** Something that it shows is made up. */
  readonly demo: boolean
  /** The judged figure is real; only the line that led to it is made up. */
  readonly demoTrend: boolean
  /** The year's figures by month of their period's end (1 to 12 from the year's first month on), in the indicator's unit. */
  readonly spark: readonly { readonly month: number; readonly value: number }[]
  readonly reason: string
  readonly href: string
}

export const gauge = tileKind<GaugeTileView>({
  tile: 'gauge',
  shows: text(
    '一个指标：数值、目标、序时进度、状态、差距、走势',
    'One indicator: value, target, pace, status, gap and the line of the year',
  ),
  views: (context) =>
    context.indicators.flatMap((indicator) => {
      const assessment = context.assessments.get(indicator.id)
      return assessment ? [gaugeView(context, indicator, assessment)] : []
    }),
})

/** The one view of an indicator, used by walls and by its own page. */
export function gaugeView(
  context: Pick<TileContext, 'plan' | 'figures' | 'lang' | 'look'> & Partial<Pick<TileContext, 'face'>>,
  indicator: Indicator,
  assessment: Assessment,
): GaugeTileView {
  const { plan, lang, face = 'gauge' } = context
  const figures = context.figures.get(indicator.id) ?? []
  const { period } = assessment
  const glance = atAGlanceOf(indicator, assessment, lang)
  const { actual, target } = glance.assessment
  const gap = gapOf(glance.assessment, glance.indicator)
  return {
    tile: 'gauge',
    face,
    id: face === 'gauge' ? indicator.id : `${face}/${indicator.id}`,
    indicators: [indicator.id],
    name: indicatorCalled(indicator, lang),
    kind: indicator.kind,
    status: assessment.status,
    word: statusWord(assessment.status)[lang],
    light: assessment.light,
    value: actual && { number: numberOf(actual, glance), unit: glance.indicator.unit },
    target: {
      short: targetPhrase(plan, glance.indicator, target, lang),
      phrase: indicator.phrase,
    },
    gap: gap && { words: gap.words[lang], short: gap.short[lang], good: gap.good },
    rest: restOf(glance.assessment, glance.indicator)?.[lang] ?? null,
    dial: dialOf(assessment, indicator),
    bullet:
      face === 'bullet'
        ? bulletOf(plan, indicator, assessment, lastYearOf(indicator, assessment, figures), (value) =>
            besideUnit(atAGlance(glance.of(value), indicator.decimals, glance.scaled), glance.indicator.unit),
          )
        : null,
    period: period && judgedTimeWords(plan, indicator, assessment.target, period)[lang],
    shortPeriod:
      period &&
      (timeInShort(plan, indicator, assessment.target, period)?.[lang] ??
        shortPeriodOf(period, plan, indicator, lang)),
    ...answerableOf(plan, indicator, lang),
    ...demoOf(context, indicator, assessment),
    spark: sparkOf(plan, indicator, figures, assessment.asOf),
    reason: assessment.reason[lang],
    href: indicatorHref(indicator.id, context.look),
  }
}

/** Of a place with how many there are: 5/12. */
function numberOf(actual: Decimal, { indicator, assessment, scaled }: Glance): string {
  const number = atAGlance(actual, indicator.decimals, scaled)
  const { of } = assessment.target
  return kindRules[indicator.kind].isPlace && of ? `${number}/${toPlain(of)}` : number
}

/** The unit that supplies its figures and the first leader in charge, by their names; null: none. */
function answerableOf(
  plan: Plan,
  indicator: Indicator,
  lang: Language,
): { readonly unit: string | null; readonly leader: string | null } {
  const unit = sourcesOf(plan, indicator)[0] ?? null
  const leader = answerersOf(plan, indicator).leaders[0] ?? null
  const named = <Named extends { readonly id: string; readonly name: string }>(
    all: readonly Named[],
    id: string,
  ): Pick<Named, 'name'> => all.find((one) => one.id === id) ?? { name: id }
  return {
    unit: unit === null ? null : unitCalled(named(plan.units, unit), lang),
    leader: leader === null ? null : leaderCalled(named(plan.leaders, leader), lang),
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

function shortPeriodOf(period: Period, plan: Plan, indicator: Indicator, lang: Language): string {
  const words = periodWords(period, defaultBasis(indicator), plan)[lang]
  if (plan.yearBegins !== 1) {
    const fiscal = yearWords(plan)[lang]
    return words.startsWith(fiscal) || words.endsWith(` ${fiscal}`) ? words.replace(fiscal, '').trim() : words
  }
  const { year } = plan
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
  const before = keyPeriodOf({ period: yearBefore(period), basis })
  return figures.find((figure) => figure.basis === basis && keyPeriodOf(figure) === before) ?? null
}

function sparkOf(
  plan: Plan,
  indicator: Indicator,
  figures: readonly Observation[],
  asOf: Day,
): GaugeTileView['spark'] {
  return shownFigures(plan, indicator, figures, asOf)
    .toSorted((a, b) => comparePeriods(a.period, b.period))
    .flatMap(({ period, value }) => (value ? [{ month: monthIn(plan, period), value: value.valueOf() }] : []))
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
    (figure) => figure.basis === basis && isWithin(plan, figure.period) && isThere(figure, asOf),
  )
}
