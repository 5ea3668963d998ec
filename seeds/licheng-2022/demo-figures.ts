// A made-up year for demonstration: one plausible path per indicator, the same for the same seed on every machine.
import { defaultBasis } from '../../src/core/basis.ts'
import { dueDayOf } from '../../src/core/calendar.ts'
import { reportedPeriods } from '../../src/core/due.ts'
import type { Basis, ObsStatus } from '../../src/core/observation.ts'
import { addDays, type Day, endIndex, endMonthOf, type Period, period } from '../../src/core/period.ts'
import { type Indicator, type Plan, spanOf } from '../../src/core/plan.ts'
import { courseOf, growthOf, shareOf } from './demo-paths.ts'
import { INCOME_LEADS, PATHS, REVISIONS, SILENT_AFTER } from './demo-stories.ts'
import { type Dice, diceOf } from './dice.ts'

export interface DemoFigure {
  readonly indicator: string
  readonly period: Period
  /** In the indicator's unit, with the decimals it is shown with. */
  readonly value: string
  readonly basis: Basis
  readonly status: ObsStatus
  /** The day on which it was due, or a few days later. */
  readonly knownAt: Day
  readonly source: 'demo'
  readonly note: string
}

/** The value at the year's end that the district published, by indicator id. */
export type Published = ReadonlyMap<string, number>

/** Every figure of the plan's year, in plan order, a revision after what it revises. Pure: no clock, no `Math.random`. */
export function demoFigures(plan: Plan, published: Published, seed: string): DemoFigure[] {
  const paths = new Map<string, Path>()
  for (const indicator of plan.indicators) {
    const partner = paths.get(indicator.target.with ?? '')
    paths.set(indicator.id, pathOf(plan, indicator, published, partner, diceOf(`${seed}/${indicator.id}`)))
  }
  return plan.indicators.flatMap((indicator) =>
    reported(indicator, paths.get(indicator.id) ?? [], diceOf(`${seed}/${indicator.id}/late`)),
  )
}

export const DEMO_COLUMNS = 'indicator,period,value,basis,status,known_at,source,note'

/** The file as it is committed: UTF-8, LF. No cell needs quoting. */
export function demoCsv(figures: readonly DemoFigure[]): string {
  const lines = figures.map((figure) =>
    [
      ...[figure.indicator, figure.period, figure.value, figure.basis, figure.status],
      ...[figure.knownAt, figure.source, figure.note],
    ].join(','),
  )
  return `${[DEMO_COLUMNS, ...lines].join('\n')}\n`
}

type Path = readonly { readonly period: Period; readonly value: string }[]

function pathOf(
  plan: Plan,
  indicator: Indicator,
  published: Published,
  partner: Path | undefined,
  dice: Dice,
): Path {
  const periods = periodsWithin(plan, indicator)
  const given = PATHS[indicator.id]
  if (given) return periods.map((period, index) => ({ period, value: given[index] ?? '' }))
  const write = (value: number) => value.toFixed(indicator.decimals).replace(/^-(0(\.0+)?)$/, '$1')
  if (partner)
    return partner.map(({ period, value }) => ({
      period,
      value: write(Number(value) + (INCOME_LEADS[period] ?? 0)),
    }))
  if (indicator.kind === 'growth') {
    const growth = growthOf(indicator, published.get(indicator.id), dice)
    return periods.map((period) => ({ period, value: write(growth(endMonthOf(period))) }))
  }
  if (indicator.kind === 'milestone') return milestonePath(indicator, periods, dice)
  return amountPath(plan, indicator, periods, dice)
}

/** An amount never falls; of a target for a later year only this year's part is walked. */
function amountPath(plan: Plan, indicator: Indicator, periods: readonly Period[], dice: Dice): Path {
  const { target } = indicator
  const months = endIndex(target.horizon) - plan.year * 12
  const goal = (target.value?.valueOf() ?? 0) * Math.min(1, 12 / months)
  const share = shareOf(courseOf(indicator, dice), indicator, dice)
  const scale = 10 ** indicator.decimals
  let reached = 0
  return periods.map((period) => {
    reached = Math.max(reached, Math.round(goal * share(endMonthOf(period)) * scale))
    return { period, value: (reached / scale).toFixed(indicator.decimals) }
  })
}

/** Steps are done one after another; about one indicator in six leaves its last step undone. */
function milestonePath(indicator: Indicator, periods: readonly Period[], dice: Dice): Path {
  const count = indicator.steps.length
  const last = dice.between(7, 13.8)
  const months = indicator.steps.map((_, index) => Math.ceil((last * (index + 1)) / count))
  return periods.map((period) => {
    const done = months.filter((month) => month <= endMonthOf(period)).length
    return { period, value: ((100 * done) / count).toFixed(done % count === 0 ? 0 : indicator.decimals) }
  })
}

function reported(indicator: Indicator, path: Path, dice: Dice): DemoFigure[] {
  const basis = defaultBasis(indicator)
  const silentAfter = SILENT_AFTER[indicator.id] ?? 12
  return path.flatMap(({ period, value }): DemoFigure[] => {
    const late = dice.roll() < 0.03 ? Math.ceil(dice.between(2, 14)) : 0
    if (endMonthOf(period) > silentAfter) return []
    const figure: DemoFigure = {
      ...{ indicator: indicator.id, period, value, basis, status: 'A', source: 'demo' },
      knownAt: addDays(dueDayOf(indicator, period), late),
      note: late ? '迟报' : '',
    }
    const revision = REVISIONS.find((one) => one.indicator === indicator.id && one.period === period)
    if (!revision) return [figure]
    const wrong = (Number(value) + revision.excess).toFixed(indicator.decimals)
    return [
      { ...figure, value: wrong },
      { ...figure, knownAt: revision.knownAt, note: revision.note },
    ]
  })
}

function periodsWithin(plan: Plan, indicator: Indicator): Period[] {
  const year = period(String(plan.year))
  const { horizon } = indicator.target
  const until = endIndex(horizon) < endIndex(year) ? horizon : year
  const span = { ...spanOf(plan, indicator.target), horizon: until }
  return reportedPeriods(indicator, span, indicator.frequency ?? 'monthly')
}
