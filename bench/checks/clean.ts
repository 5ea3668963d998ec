// Made-up figures of a district that are right: what the checks must leave alone. The same seed gives the same figures.

import { type Dice, diceOf } from '../../seeds/licheng-2022/dice.ts'
import { decimal } from '../../src/core/decimal.ts'
import type { Basis } from '../../src/core/observation.ts'
import { type Period, periodEnding } from '../../src/core/period.ts'
import type { Indicator, Kind, Plan } from '../../src/core/plan.ts'

export interface Cell {
  readonly indicator: string
  readonly period: Period
  readonly basis: Basis
  /** Plain digits as a bureau would send them. */
  readonly text: string
  readonly note: string
}

export interface World {
  readonly plan: Plan
  /** By month, January of the first year on: what arrives for it. */
  readonly months: readonly (readonly Cell[])[]
}

export const FIRST_YEAR = 2019
export const REGION = '350502'

/** Four years of figures, month by month. */
export function worldOf(seed: string): World {
  const dice = diceOf(seed)
  const normal = normalOf(dice)
  const months: Cell[][] = Array.from({ length: 48 }, () => [])
  const add = (month: number, indicator: string, basis: Basis, value: number, places: number, length = 1) => {
    const at = periodAt(month, length)
    if (at !== null)
      months[month]?.push({ indicator, period: at, basis, text: value.toFixed(places), note: '' })
  }
  growthWithLevels(normal, dice, add)
  budget(normal, dice, add)
  flows(normal, dice, add)
  counts(dice, add)
  stocks(normal, dice, add)
  shares(normal, dice, add)
  prices(normal, add)
  return { plan: PLAN, months }
}

type Add = (
  month: number,
  indicator: string,
  basis: Basis,
  value: number,
  places: number,
  length?: number,
) => void
type Normal = (mean: number, deviation: number) => number

function periodAt(month: number, length: number): Period | null {
  const frequency = length === 1 ? 'monthly' : 'quarterly'
  return periodEnding(FIRST_YEAR + Math.floor(month / 12), (month % 12) + 1, frequency)
}

/** Box and Muller's transform of two rolls. */
const normalOf =
  (dice: Dice): Normal =>
  (mean, deviation) =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - dice.roll())) * Math.cos(2 * Math.PI * dice.roll())

/** The share of a year's flow in each month: low in spring, a rush in December. */
const SEASON = [0.062, 0.058, 0.085, 0.08, 0.082, 0.095, 0.08, 0.081, 0.092, 0.083, 0.087, 0.115]

/** Retail sales and industry: amounts at current prices, rates on a comparable basis a few points apart. */
function growthWithLevels(normal: Normal, dice: Dice, add: Add): void {
  for (const [id, base, swing] of [
    ['retail', 180, 0.6],
    ['industry', 420, 0.45],
  ] as const) {
    const size = base * dice.between(0.6, 1.6)
    let growth = normal(7, 2)
    let prices = normal(1.5, 1)
    let before: number[] = []
    for (let year = 0; year < 4; year++) {
      const levels: number[] = []
      let sum = 0
      for (let m = 0; m < 12; m++) {
        growth += 0.12 * (7 - growth) + normal(0, swing)
        prices += 0.1 * (1.5 - prices) + normal(0, 0.25)
        sum += size * (SEASON[m] ?? 0) * Math.exp(normal(0, 0.04))
        const then = before[m]
        const level = then === undefined ? sum : then * (1 + (growth + prices + normal(0, 0.2)) / 100)
        levels.push(Math.max(level, (levels[m - 1] ?? 0) + 0.02 * size))
        const month = year * 12 + m
        add(month, id, 'cumulative', levels[m] ?? 0, 2)
        if (then !== undefined) add(month, id, 'cumulative-yoy', growth, 1)
      }
      before = levels
    }
  }
}

/** Revenue and its two parts. */
function budget(normal: Normal, dice: Dice, add: Add): void {
  const size = 12 * dice.between(0.7, 2)
  let trend = 1
  for (let year = 0; year < 4; year++) {
    let tax = 0
    let other = 0
    for (let m = 0; m < 12; m++) {
      trend *= 1 + normal(0.005, 0.004)
      tax += size * trend * (SEASON[m] ?? 0) * Math.exp(normal(0, 0.07))
      other += 0.35 * size * trend * (SEASON[m] ?? 0) * Math.exp(normal(0, 0.15))
      const month = year * 12 + m
      add(month, 'tax', 'cumulative', tax, 2)
      add(month, 'non-tax', 'cumulative', other, 2)
      add(month, 'revenue', 'cumulative', tax + other, 2)
    }
  }
}

/** Electricity: each month's own use, and each quarter's. */
function flows(normal: Normal, dice: Dice, add: Add): void {
  const size = 30_000 * dice.between(0.5, 2)
  const heat = [0.95, 0.85, 0.92, 0.93, 1.0, 1.1, 1.25, 1.24, 1.1, 0.95, 0.93, 1.0]
  let quarter = 0
  for (let month = 0; month < 48; month++) {
    const use = Number(
      (size * (heat[month % 12] ?? 1) * 1.004 ** month * Math.exp(normal(0, 0.025))).toFixed(1),
    )
    quarter = month % 3 === 0 ? use : quarter + use
    add(month, 'power', 'period', use, 1)
    if (month % 3 === 2) add(month, 'power', 'period', quarter, 1, 3)
  }
}

/** Small counts of the year (parks), and large ones (new firms). */
function counts(dice: Dice, add: Add): void {
  for (let year = 0; year < 4; year++) {
    let parks = 0
    let firms = 0
    for (let m = 0; m < 12; m++) {
      parks += Math.floor(dice.between(0, 3))
      firms += Math.floor(dice.between(120, 210))
      add(year * 12 + m, 'parks', 'cumulative', parks, 0)
      add(year * 12 + m, 'firms', 'cumulative', firms, 0)
    }
  }
}

/** A stock that grows evenly (deposits), and one that mostly stays (leading firms). */
function stocks(normal: Normal, dice: Dice, add: Add): void {
  let deposits = 640 * dice.between(0.6, 1.5)
  let leading = Math.floor(dice.between(8, 14))
  for (let month = 0; month < 48; month++) {
    deposits *= 1 + normal(0.007, 0.006)
    if (dice.roll() < 0.15) leading++
    add(month, 'deposits', 'end', deposits, 2)
    add(month, 'leading', 'end', leading, 0)
  }
}

/** A share that rises slowly, and one that swings below 100 %. */
function shares(normal: Normal, dice: Dice, add: Add): void {
  let coverage = dice.between(52, 65)
  for (let month = 0; month < 48; month++) {
    coverage = Math.min(99.5, coverage + Math.max(0, normal(0.5, 0.3)))
    add(month, 'coverage', 'end', coverage, 1)
    add(month, 'clean-air', 'cumulative', Math.min(100, normal(97, 1)), 1)
  }
}

/** Prices against the year before. */
function prices(normal: Normal, add: Add): void {
  let rate = 2
  for (let month = 0; month < 48; month++) {
    rate += 0.1 * (2 - rate) + normal(0, 0.25)
    add(month, 'prices', 'yoy', rate, 1)
  }
}

export const measuredIndicator = (
  id: string,
  kind: Kind,
  unit: string,
  decimals: number,
  more: Partial<Indicator> = {},
): Indicator => ({
  ...{ id, kind, unit, decimals, name: id, nameEn: null, levelUnit: null, task: null, phrase: null },
  target: {
    ...{ comparator: 'at-least', tolerance: null, firmness: 'binding', with: null, from: null, each: null },
    value: decimal(kind === 'growth' ? 8 : kind === 'ratio' ? 98 : 100),
    horizon: periodEnding(2022, 12, 'annual') ?? ('2022' as Period),
  },
  ...{
    amendments: [],
    added: null,
    ended: null,
    lead: null,
    responsible: null,
    leaders: null,
    shareOf: null,
    place: null,
    direction: 'up',
    baseline: null,
    pace: { kind: 'linear' },
    frequency: null,
  },
  ...{ release: { day: 20, january: 'own' }, countsFrom: 'year' },
  ...{
    source: null,
    weight: null,
    nature: null,
    examiners: [],
    action: null,
    steps: [],
    parts: [],
    checksOff: [],
  },
  ...{ definition: null, formula: null, origin: null, note: null },
  ...more,
})

/** A plan of these indicators and of nothing else. */
export const measuredPlan = (indicators: readonly Indicator[]): Plan => ({
  ...{
    id: 'measured',
    region: REGION,
    regionName: null,
    year: 2022,
    yearBegins: 1,
    title: '',
    document: null,
    issued: null,
    slipPrefix: null,
  },
  policy: {
    aheadPoints: decimal(5),
    watchCompletionPoints: decimal(10),
    watchGrowthPoints: decimal(1),
    aboutRatePoints: decimal('0.5'),
    aboutAmountPercent: decimal(5),
  },
  ...{
    duties: [],
    units: [],
    leaders: [],
    sections: [],
    tasks: [],
    references: [],
    watched: [],
    nonTargets: [],
    corrections: [],
  },
  indicators,
})

const PLAN = measuredPlan([
  measuredIndicator('retail', 'growth', '%', 1, { levelUnit: '亿元' }),
  measuredIndicator('industry', 'growth', '%', 1, { levelUnit: '亿元' }),
  measuredIndicator('revenue', 'cumulative', '亿元', 2, { parts: ['tax', 'non-tax'] }),
  measuredIndicator('tax', 'cumulative', '亿元', 2),
  measuredIndicator('non-tax', 'cumulative', '亿元', 2),
  measuredIndicator('power', 'cumulative', '万千瓦时', 1),
  measuredIndicator('parks', 'count', '个', 0),
  measuredIndicator('firms', 'cumulative', '户', 0),
  measuredIndicator('deposits', 'level', '亿元', 2),
  measuredIndicator('leading', 'level', '家', 0),
  measuredIndicator('coverage', 'ratio', '%', 1),
  measuredIndicator('clean-air', 'ratio', '%', 1),
  measuredIndicator('prices', 'growth', '%', 1),
])
