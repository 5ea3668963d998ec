// Cases of real offices, each with some ten variations: at the edge, just beside it, below zero, from nothing, corrected, in other years. Worked out by hand.
import { type AssessInput, figuresKnownAt } from '../../src/core/assess.ts'
import { endIndex, monthAt, period } from '../../src/core/period.ts'
import type { Indicator } from '../../src/core/plan.ts'
import { endOfDay } from '../../src/core/zone.ts'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import { figure } from './plans.ts'

/** `[why, what differs of the indicator, figures "2026-06 50", status light gap, the day (the 10th of the month after the last figure)]` */
export type StatusVariation = readonly [
  why: string,
  differs: string,
  figures: string,
  is: string,
  asOf?: string,
]

export interface StatusCase {
  readonly what: string
  /** As in a plan's file; a variation's own words come after it. */
  readonly indicator: string
  /** A second indicator, `partner`, whose figures are written `*2026-06 5`. */
  readonly partner?: string
  readonly year?: number
  readonly yearBegins?: string
  readonly variations: readonly StatusVariation[]
}

const compared = (comparator: string, value: number, horizon?: string, more = ''): string =>
  `target: { comparator: ${comparator}, value: ${value}${horizon ? `, horizon: "${horizon}"` : ''}${more} }`
const atLeast = (value: number, horizon?: string): string => compared('at-least', value, horizon)
const atMost = (value: number, horizon?: string): string => compared('at-most', value, horizon)
const moreThan = (value: number): string => compared('more-than', value)
const lessThan = (value: number): string => compared('less-than', value)
const about = (value: number): string => compared('about', value)
const between = (value: number, upper: number): string =>
  compared('between', value, undefined, `, upper: ${upper}`)
const none = 'target: { comparator: none }'
const from2020 = (comparator: string, change: string): string =>
  `target: { comparator: ${comparator}, base: { period: 2020, value: 430, ${change} } }`
const beside = (comparator: string, margin?: number): string =>
  `target: { comparator: ${comparator}, with: partner${margin === undefined ? '' : `, margin: ${margin}`} }`
const steps = (first: string, second: string): string =>
  `${compared('at-least', 100)}, steps: [{ id: a, name: 开工, due: ${first} }, { id: b, name: 建成, due: ${second} }]`
const years = (from: string, horizon: string): string =>
  compared('at-least', 500, horizon, `, from: "${from}"`)
const eachYear = (value: number): string => compared('at-least', value, '2017', ', from: "2013", each: year')
const total = (value: number): string => compared('at-most', value, '2026', ', from: "2024", total: true')
const quarters =
  'target: { comparator: at-least, periods: [{ period: 2026-Q1, value: 125 }, { period: 2026-Q2, value: 130 }] }'

/** A gap is in what its status is said in: points of a rate or of completion, else the unit; two decimals, `-` for none. */
export const STATUS_CASES: readonly StatusCase[] = [
  {
    what: '参保率保持 98%：没有基数的比率，各期直接与目标比',
    indicator: 'kind: ratio, frequency: monthly',
    variations: [
      ['just short', atLeast(98), '2026-09 97.9', 'behind yellow -0.1'],
      ['far short', atLeast(98), '2026-10 80', 'behind red -18'],
      ['at the target', atLeast(98), '2026-10 98', 'done green 0'],
      ['above it', atLeast(98), '2026-10 98.5', 'done green 0.5'],
      ['a whole point short', atLeast(98), '2026-10 97', 'behind red -1'],
      ['a hair less than a point short', atLeast(98), '2026-10 97.01', 'behind yellow -0.99'],
      ['another number', atLeast(60), '2026-05 59.95', 'behind yellow -0.05'],
      ['the first months only', atLeast(100), '2026-02 100', 'done green 0'],
      ['nothing at all', atLeast(98), '2026-03 0', 'behind red -98'],
      ['more than: the number itself is not enough', moreThan(98), '2026-10 98', 'behind yellow 0'],
      ['short at the year’s end', atLeast(98), '2026-12 97.9', 'missed red -0.1'],
      ['met at the year’s end', atLeast(98), '2026-12 98', 'done green 0'],
      ['corrected upwards', atLeast(98), '2026-10 97.9, 2026-10 98.1', 'done green 0.1'],
      ['corrected downwards', atLeast(98), '2026-10 98.1, 2026-10 97.9', 'behind yellow -0.1'],
      // 40 of 80 is half the way, and half the year is over.
      ['from nothing, said so', `baseline: 0, ${atLeast(80)}`, '2026-06 40', 'on-pace blue 0'],
    ],
  },
  {
    what: '只看年末的比率（pace: at-end）',
    indicator: 'kind: ratio, frequency: monthly, pace: at-end',
    variations: [
      ['far short in autumn', atLeast(98), '2026-10 80', 'not-due grey -'],
      ['just short in November', atLeast(98), '2026-11 97.9', 'not-due grey -'],
      ['met early', atLeast(98), '2026-10 98', 'done green -'],
      ['passed early', atLeast(98), '2026-10 98.1', 'done green -'],
      ['nothing in spring', atLeast(98), '2026-02 0', 'not-due grey -'],
      // 97.9 ÷ 98 = 99.898 %.
      ['just short at the end', atLeast(98), '2026-12 97.9', 'missed red -0.1'],
      ['met at the end', atLeast(98), '2026-12 98', 'done green 0'],
      // 98.4 ÷ 98 = 100.408 %.
      ['corrected at the end', atLeast(98), '2026-12 97.9, 2026-12 98.4', 'done green 0.41'],
      ['by the half-year, before it', atLeast(60, '2026-06'), '2026-05 59', 'not-due grey -'],
      // 59 ÷ 60 = 98.333 %.
      ['by the half-year, at it', atLeast(60, '2026-06'), '2026-06 59', 'missed red -1.67'],
      ['by the half-year, met', atLeast(60, '2026-06'), '2026-06 60', 'done green 0'],
    ],
  },
  {
    what: '基数已达目标的比率：没有要走的路，各期与目标比',
    indicator: 'kind: ratio, frequency: monthly',
    variations: [
      [
        'base at the target, just short',
        `baseline: 98, ${atLeast(98)}`,
        '2026-10 97.9',
        'behind yellow -0.1',
      ],
      ['base at the target, met', `baseline: 98, ${atLeast(98)}`, '2026-10 98', 'done green 0'],
      ['base above it, above', `baseline: 98.3, ${atLeast(98)}`, '2026-09 99', 'done green 1'],
      ['base above it, fallen to it', `baseline: 98.3, ${atLeast(98)}`, '2026-10 98', 'done green 0'],
      ['base above it, fallen by a point', `baseline: 98.3, ${atLeast(98)}`, '2026-10 97', 'behind red -1'],
      // From 97.9 to 98 a tenth of a point is the whole way.
      ['base just below: half the way', `baseline: 97.9, ${atLeast(98)}`, '2026-06 97.95', 'on-pace blue 0'],
      ['base just below: no step yet', `baseline: 97.9, ${atLeast(98)}`, '2026-06 97.9', 'behind red -50'],
      ['base just below: backwards', `baseline: 97.9, ${atLeast(98)}`, '2026-06 97.8', 'behind red -150'],
      ['ten points behind', `baseline: 97.9, ${atLeast(98)}`, '2026-06 97.94', 'behind red -10'],
      // 10 % of the way, 16.67 % of the year.
      [
        'two months: less than ten behind',
        `baseline: 97.9, ${atLeast(98)}`,
        '2026-02 97.91',
        'behind yellow -6.67',
      ],
      [
        'two months: less than five ahead',
        `baseline: 97.9, ${atLeast(98)}`,
        '2026-02 97.92',
        'on-pace blue 3.33',
      ],
      ['two months: ahead', `baseline: 97.9, ${atLeast(98)}`, '2026-02 97.93', 'ahead blue 13.33'],
      ['met half-way', `baseline: 97.9, ${atLeast(98)}`, '2026-06 98', 'done green 50'],
    ],
  },
  {
    what: '不低于 1.15 万人：底线，越线即红',
    indicator: 'kind: floor, unit: 万人, frequency: monthly',
    variations: [
      // 1.17 ÷ 1.15 = 101.739 %.
      ['above', atLeast(1.15), '2026-09 1.17', 'on-pace blue 1.74'],
      ['on the line', atLeast(1.15), '2026-09 1.15', 'on-pace blue 0'],
      ['just below', atLeast(1.15), '2026-09 1.149', 'behind red -0.09'],
      ['below', atLeast(1.15), '2026-10 1.10', 'behind red -4.35'],
      ['far above is no lead', atLeast(1.15), '2026-10 2.3', 'on-pace blue 100'],
      ['on the line, but more is wanted', moreThan(1.15), '2026-09 1.15', 'behind red 0'],
      ['kept at the end', atLeast(1.15), '2026-12 1.15', 'done green 0'],
      ['lost at the end', atLeast(1.15), '2026-12 1.10', 'missed red -4.35'],
      ['a line of zero, below', atLeast(0), '2026-06 -0.1', 'behind red -0.1'],
      ['a line of zero, on it', atLeast(0), '2026-06 0', 'on-pace blue 0'],
      ['a line below zero', atLeast(-5), '2026-06 -4', 'on-pace blue 1'],
      ['左右 allows 5 %', about(100), '2026-06 95', 'on-pace blue -5'],
      ['左右 allows no more', about(100), '2026-06 94.9', 'behind red -5.1'],
      ['corrected', atLeast(1.15), '2026-09 1.10, 2026-09 1.15', 'on-pace blue 0'],
      ['by the half-year', atLeast(1.15, '2026-06'), '2026-06 1.15', 'done green 0'],
    ],
  },
  {
    what: '没有基数的水平，写的是不低于：到期末才评判',
    indicator: 'kind: level, unit: 万人, frequency: monthly',
    variations: [
      ['above', atLeast(1.15), '2026-09 1.17', 'done green -'],
      ['below: nothing is expected yet', atLeast(1.15), '2026-10 1.10', 'not-due grey -'],
      // 1.10 ÷ 1.15 = 95.652 %.
      ['below at the end', atLeast(1.15), '2026-12 1.10', 'missed red -4.35'],
      ['at the end', atLeast(1.15), '2026-12 1.15', 'done green 0'],
      ['held: just below', `pace: held, ${atLeast(1.15)}`, '2026-10 1.10', 'behind yellow -0.05'],
      // A tenth of 1.15 is 0.115.
      ['held: by a tenth', `pace: held, ${atLeast(1.15)}`, '2026-10 1.035', 'behind red -0.12'],
      ['held: on it', `pace: held, ${atLeast(1.15)}`, '2026-10 1.15', 'done green 0'],
      ['with a start of zero', `baseline: 0, ${atLeast(200)}`, '2026-06 100', 'on-pace blue 0'],
      ['with a start below zero', `baseline: -100, ${atLeast(100)}`, '2026-06 0', 'on-pace blue 0'],
      ['fallen behind its start', `baseline: 100, ${atLeast(200)}`, '2026-06 90', 'behind red -60'],
    ],
  },
  {
    what: 'PM2.5 基数 25.3，目标不超过 26：基数已达目标',
    indicator: 'kind: level, unit: 微克/立方米, direction: down, frequency: monthly',
    variations: [
      ['winter', `baseline: 25.3, ${atMost(26)}`, '2026-02 38', 'behind red 12'],
      ['summer', `baseline: 25.3, ${atMost(26)}`, '2026-10 23', 'done green -3'],
      ['on it', `baseline: 25.3, ${atMost(26)}`, '2026-10 26', 'done green 0'],
      ['just above', `baseline: 25.3, ${atMost(26)}`, '2026-10 26.1', 'behind yellow 0.1'],
      // A tenth of 26 is 2.6.
      ['less than a tenth above', `baseline: 25.3, ${atMost(26)}`, '2026-10 28.5', 'behind yellow 2.5'],
      ['a tenth above', `baseline: 25.3, ${atMost(26)}`, '2026-10 28.6', 'behind red 2.6'],
      ['above at the end', `baseline: 25.3, ${atMost(26)}`, '2026-12 26.5', 'missed red 0.5'],
      ['below at the end', `baseline: 25.3, ${atMost(26)}`, '2026-12 25', 'done green -1'],
      ['a way of 4: half of it', `baseline: 30, ${atMost(26)}`, '2026-06 28', 'on-pace blue 0'],
      ['a way of 4: five points more', `baseline: 30, ${atMost(26)}`, '2026-06 27.8', 'ahead blue 5'],
      [
        'a way of 4: less than five more',
        `baseline: 30, ${atMost(26)}`,
        '2026-06 27.81',
        'on-pace blue 4.75',
      ],
      ['a way of 4: ten behind', `baseline: 30, ${atMost(26)}`, '2026-06 28.4', 'behind red -10'],
      [
        'a way of 4: less than ten behind',
        `baseline: 30, ${atMost(26)}`,
        '2026-06 28.39',
        'behind yellow -9.75',
      ],
      ['a way of 4: backwards', `baseline: 30, ${atMost(26)}`, '2026-06 31', 'behind red -75'],
    ],
  },
  {
    what: '控制上限：越线即红，守住到期末才算完成',
    indicator: 'kind: ceiling, unit: 微克/立方米, frequency: monthly',
    variations: [
      // 38 ÷ 26 = 146.154 %, 23 ÷ 26 = 88.462 %.
      ['winter', atMost(26), '2026-02 38', 'behind red 46.15'],
      ['summer', atMost(26), '2026-10 23', 'on-pace blue -11.54'],
      ['on the line', atMost(26), '2026-10 26', 'on-pace blue 0'],
      ['a hair above', atMost(26), '2026-10 26.01', 'behind red 0.04'],
      ['less than, and on it', lessThan(26), '2026-10 26', 'behind red 0'],
      ['kept at the end', atMost(26), '2026-12 26', 'done green 0'],
      ['broken at the end', atMost(26), '2026-12 27', 'missed red 3.85'],
      ['none, and none', none, '2026-05 0', 'on-pace blue 0'],
      ['none, and one', none, '2026-05 1', 'behind red 1'],
      ['none at the end', none, '2026-12 0', 'done green 0'],
      ['by the half-year', atMost(26, '2026-06'), '2026-06 26', 'done green 0'],
      ['corrected', atMost(26), '2026-10 27, 2026-10 26', 'on-pace blue 0'],
      // 2020: 430, 15 % less is 365.5.
      [
        '15 % less than in 2020, on it',
        from2020('at-most', 'percent: -15'),
        '2026-06 365.5',
        'on-pace blue 0',
      ],
      [
        '15 % less than in 2020, above',
        from2020('at-most', 'percent: -15'),
        '2026-06 365.6',
        'behind red 0.03',
      ],
      ['5 less than in 2020', from2020('at-most', 'amount: -5'), '2026-06 425', 'on-pace blue 0'],
    ],
  },
  {
    what: '失业率上限：百分点',
    indicator: 'kind: ceiling, unit: "%", frequency: monthly',
    variations: [
      ['on it', atMost(4.5), '2026-06 4.5', 'on-pace blue 0'],
      ['a tenth above', atMost(4.5), '2026-06 4.6', 'behind red 0.1'],
      ['below', atMost(4.5), '2026-06 3.9', 'on-pace blue -0.6'],
      ['far below is no lead', atMost(10), '2026-06 1', 'on-pace blue -9'],
      ['below zero', atMost(0), '2026-06 -0.5', 'on-pace blue -0.5'],
      ['above zero', atMost(0), '2026-06 0.1', 'behind red 0.1'],
      ['kept at the end', atMost(4.5), '2026-12 4.5', 'done green 0'],
      ['broken at the end', atMost(4.5), '2026-12 4.6', 'missed red 0.1'],
      ['two months', atMost(4.5), '2026-02 4.51', 'behind red 0.01'],
      ['corrected', atMost(4.5), '2026-06 4.4, 2026-06 4.6', 'behind red 0.1'],
    ],
  },
  {
    what: '累计资金 9.2 亿元：按月序时',
    indicator: 'kind: cumulative, unit: 亿元, frequency: monthly',
    variations: [
      // 6.4 ÷ 9.2 = 69.565 %, 7.27 ÷ 9.2 = 79.022 %.
      ['nine months', atLeast(9.2), '2026-09 6.4', 'behind yellow -5.43'],
      ['ten months', atLeast(9.2), '2026-10 7.27', 'behind yellow -4.31'],
      ['exactly three quarters', atLeast(9.2), '2026-09 6.9', 'on-pace blue 0'],
      ['just less', atLeast(9.2), '2026-09 6.89', 'behind yellow -0.11'],
      ['five points more', atLeast(9.2), '2026-09 7.36', 'ahead blue 5'],
      ['a hair less than five', atLeast(9.2), '2026-09 7.359', 'on-pace blue 4.99'],
      ['ten points less', atLeast(9.2), '2026-09 5.98', 'behind red -10'],
      ['a hair less than ten', atLeast(9.2), '2026-09 5.981', 'behind yellow -9.99'],
      ['below zero', atLeast(9.2), '2026-03 -0.5', 'behind red -30.43'],
      ['nothing in two months', atLeast(9.2), '2026-02 0', 'behind red -16.67'],
      ['met in November', atLeast(9.2), '2026-11 9.2', 'done green 8.33'],
      ['more than, and no more', moreThan(9.2), '2026-11 9.2', 'ahead blue 8.33'],
      ['short at the end', atLeast(9.2), '2026-12 9.19', 'missed red -0.11'],
      ['corrected', atLeast(9.2), '2026-09 6.4, 2026-09 7', 'on-pace blue 1.09'],
      [
        'corrected under the name of its quarter',
        atLeast(9.2),
        '2026-09 6.4, 2026-Q3 7',
        'on-pace blue 1.09',
      ],
      ['corrected under the name of its year', atLeast(9.2), '2026-12 9.19, 2026 9.2', 'done green 0'],
      ['October is due and not there', atLeast(9.2), '2026-09 9', 'missing grey -', '2026-11-25'],
      ['October is not due yet', atLeast(9.2), '2026-09 6.9', 'on-pace blue 0', '2026-11-10'],
      ['done stays done', atLeast(9.2), '2026-09 9.2', 'done green 25', '2026-11-25'],
      ['by the half-year', atLeast(9.2, '2026-06'), '2026-03 4.6', 'on-pace blue 0'],
      ['by the half-year, short', atLeast(9.2, '2026-06'), '2026-06 9.1', 'missed red -1.09'],
      // 5 % of 100, half of it by June.
      ['左右, as far as it goes', about(100), '2026-06 47.5', 'on-pace blue -2.5'],
      ['左右, and no farther', about(100), '2026-06 47.4', 'behind yellow -2.6'],
      ['左右, met', about(100), '2026-11 95', 'done green 3.33'],
      ['published: 超时序进度9.9个百分点', atLeast(83.8), '2026-04 36.2', 'ahead blue 9.86'],
      ['published: 超时序进度4.5个百分点', atLeast(249.5), '2026-04 94.3', 'on-pace blue 4.46'],
    ],
  },
  {
    what: '项数',
    indicator: 'kind: count, unit: 个, action: start, frequency: monthly',
    variations: [
      // 47 ÷ 63 = 74.603 %.
      ['published: 开工率达74.6%', atLeast(63), '2026-10 47', 'behind yellow -8.73'],
      ['published: 投产率达70%', atLeast(10), '2026-10 7', 'behind red -13.33'],
      ['published: 80.8%', atLeast(255), '2026-10 206', 'behind yellow -2.55'],
      ['half by June', atLeast(12), '2026-06 6', 'on-pace blue 0'],
      ['one less', atLeast(12), '2026-06 5', 'behind yellow -8.33'],
      ['one more', atLeast(12), '2026-06 7', 'ahead blue 8.33'],
      ['none', atLeast(12), '2026-03 0', 'behind red -25'],
      ['all in October', atLeast(12), '2026-10 12', 'done green 16.67'],
      ['one short at the end', atLeast(12), '2026-12 11', 'missed red -8.33'],
      ['corrected', atLeast(12), '2026-06 7, 2026-06 6', 'on-pace blue 0'],
      ['only one is wanted', atLeast(1), '2026-06 0', 'behind red -50'],
    ],
  },
  {
    what: '增速：各期直接与全年目标比',
    indicator: 'kind: growth, frequency: monthly',
    variations: [
      ['on it', atLeast(8), '2026-06 8', 'on-pace blue 0'],
      ['a tenth short', atLeast(8), '2026-06 7.9', 'behind yellow -0.1'],
      ['a point short', atLeast(8), '2026-06 7', 'behind red -1'],
      ['a hair less than a point', atLeast(8), '2026-06 7.01', 'behind yellow -0.99'],
      ['five points more', atLeast(8), '2026-06 13', 'ahead blue 5'],
      ['less than five more', atLeast(8), '2026-06 12.9', 'on-pace blue 4.9'],
      ['a fall', atLeast(8), '2026-06 -2', 'behind red -10'],
      ['a target of zero', atLeast(0), '2026-06 -0.5', 'behind yellow -0.5'],
      ['a target below zero', atLeast(-3), '2026-06 -2', 'on-pace blue 1'],
      ['left about: as far as it goes', about(8), '2026-06 7.5', 'on-pace blue -0.5'],
      ['left about: no farther', about(8), '2026-06 7.4', 'behind yellow -0.6'],
      ['met at the end', atLeast(8), '2026-12 8', 'done green 0'],
      ['missed at the end', atLeast(8), '2026-12 7.9', 'missed red -0.1'],
      ['corrected', atLeast(8), '2026-06 8.1, 2026-06 6.9', 'behind red -1.1'],
      ['two months', atLeast(8), '2026-02 8', 'on-pace blue 0'],
    ],
  },
  {
    what: '区间 6%—7%，物价左右',
    indicator: 'kind: growth, frequency: monthly',
    variations: [
      ['inside', between(6, 7), '2026-06 6.5', 'on-pace blue 0'],
      ['at the lower end', between(6, 7), '2026-06 6', 'on-pace blue 0'],
      ['just below', between(6, 7), '2026-06 5.9', 'behind yellow -0.1'],
      ['a point below', between(6, 7), '2026-06 5', 'behind red -1'],
      ['at the upper end', between(6, 7), '2026-06 7', 'on-pace blue 0'],
      ['beyond it', between(6, 7), '2026-06 7.2', 'on-pace blue 0.2'],
      ['inside at the end', between(6, 7), '2026-12 6', 'done green 0'],
      ['prices: above the band', `direction: down, ${between(2, 3)}`, '2026-06 3.1', 'behind yellow 0.1'],
      ['prices: below the band', `direction: down, ${between(2, 3)}`, '2026-06 1.5', 'on-pace blue -0.5'],
      ['both sides count', `direction: band, ${between(2, 3)}`, '2026-06 1.9', 'behind yellow -0.1'],
      [
        'prices about 3: half a point more',
        `direction: down, ${about(3)}`,
        '2026-06 3.5',
        'on-pace blue 0.5',
      ],
      ['prices about 3: more than that', `direction: down, ${about(3)}`, '2026-06 3.6', 'behind yellow 0.6'],
      ['prices about 3: less', `direction: down, ${about(3)}`, '2026-06 1', 'on-pace blue -2'],
      ['prices about 3 at the end: less', `direction: down, ${about(3)}`, '2026-12 1', 'done green -2'],
    ],
  },
  {
    what: '与另一个增速比',
    indicator: 'kind: relation, frequency: monthly',
    partner: 'kind: growth, frequency: monthly, target: { comparator: at-least, value: 6 }',
    variations: [
      ['高于 2 个百分点: exactly', beside('faster-than', 2), '2026-06 7, *2026-06 5', 'on-pace blue 0'],
      ['a tenth less', beside('faster-than', 2), '2026-06 6.9, *2026-06 5', 'behind yellow -0.1'],
      ['a point less', beside('faster-than', 2), '2026-06 6, *2026-06 5', 'behind red -1'],
      ['half a point more', beside('faster-than', 2), '2026-06 7.5, *2026-06 5', 'on-pace blue 0.5'],
      ['高于: as fast is not faster', beside('faster-than'), '2026-06 5, *2026-06 5', 'behind yellow 0'],
      ['不低于: as fast is enough', beside('no-slower-than'), '2026-06 5, *2026-06 5', 'on-pace blue 0'],
      ['both below zero', beside('faster-than'), '2026-06 -0.5, *2026-06 -1', 'on-pace blue 0.5'],
      ['同步: half a point', beside('in-step-with'), '2026-06 5.5, *2026-06 5', 'on-pace blue 0.5'],
      ['同步: 4.6 beside 4.0', beside('in-step-with'), '2026-06 4.6, *2026-06 4', 'behind yellow 0.6'],
      ['同步: a point', beside('in-step-with'), '2026-06 4, *2026-06 5', 'behind red -1'],
      ['低于: below', beside('slower-than'), '2026-06 4, *2026-06 5', 'on-pace blue -1'],
      ['低于: as fast', beside('slower-than'), '2026-06 5, *2026-06 5', 'behind yellow 0'],
      ['低于 1 个百分点: exactly', beside('slower-than', 1), '2026-06 4, *2026-06 5', 'on-pace blue 0'],
      ['the partner has no figure', beside('faster-than'), '2026-06 5, *2026-03 4', 'other grey -'],
      ['at the end', beside('faster-than', 2), '2026-12 7, *2026-12 5', 'done green 0'],
      ['missed at the end', beside('faster-than', 2), '2026-12 6.9, *2026-12 5', 'missed red -0.1'],
      ['the partner corrected', beside('faster-than'), '2026-06 5, *2026-06 4, *2026-06 6', 'behind red -1'],
    ],
  },
  {
    what: '节点：没有到期的节点不算缺报',
    indicator: 'kind: milestone',
    variations: [
      ['spring', steps('2026-12-20', '2026-12-31'), '', 'not-due grey -', '2026-03-29'],
      ['November', steps('2026-12-20', '2026-12-31'), '', 'not-due grey -', '2026-11-29'],
      [
        'a step is over, its month not due',
        steps('2026-06-20', '2026-12-31'),
        '',
        'not-due grey -',
        '2026-06-25',
      ],
      [
        'a step is over and nothing was said',
        steps('2026-06-20', '2026-12-31'),
        '',
        'missing grey -',
        '2026-07-25',
      ],
      [
        'done in time',
        steps('2026-06-20, done: 2026-06-12', '2026-12-31'),
        '',
        'on-pace blue 0',
        '2026-07-10',
      ],
      ['done late', steps('2026-06-20, done: 2026-07-05', '2026-12-31'), '', 'on-pace blue 0', '2026-08-10'],
      [
        'done before its time',
        steps('2026-06-20, done: 2026-02-05', '2026-12-31'),
        '',
        'ahead blue 50',
        '2026-03-10',
      ],
      ['reported: nothing', steps('2026-06-20', '2026-12-31'), '2026-06 0', 'behind red -50'],
      ['reported: half', steps('2026-06-20', '2026-12-31'), '2026-06 50', 'on-pace blue 0'],
      ['reported: all', steps('2026-06-20', '2026-12-31'), '2026-06 100', 'done green 50'],
      ['weights: just short', steps('2026-06-20, weight: 3', '2026-12-31'), '2026-06 74', 'behind yellow -1'],
      ['weights: enough', steps('2026-06-20, weight: 3', '2026-12-31'), '2026-06 75', 'on-pace blue 0'],
      ['half at the end', steps('2026-06-20', '2026-12-31'), '2026-12 50', 'missed red -50'],
    ],
  },
  {
    what: '五年 500 名，自 2013 年',
    indicator: 'kind: cumulative, unit: 名, frequency: monthly',
    year: 2014,
    variations: [
      // 18 of 60 months are 30 %.
      ['as much as the months', years('2013', '2017'), '2013-12 90, 2014-06 60', 'on-pace blue 0'],
      ['one less', years('2013', '2017'), '2013-12 89, 2014-06 60', 'behind yellow -0.2'],
      ['five points more', years('2013', '2017'), '2013-12 115, 2014-06 60', 'ahead blue 5'],
      ['ten points less', years('2013', '2017'), '2013-12 40, 2014-06 60', 'behind red -10'],
      ['the first year is not known', years('2013', '2017'), '2014-06 60', 'other grey -'],
      ['met in the second year', years('2013', '2017'), '2013-12 300, 2014-06 200', 'done green 70'],
      // 18 of 54 months are 33.333 %.
      ['to the middle of 2017', years('2013', '2017-06'), '2013-12 90, 2014-06 60', 'behind yellow -3.33'],
      // 12 of 54 months are 22.222 %.
      ['since July 2013', years('2013-07', '2017'), '2013-12 90, 2014-06 60', 'ahead blue 7.78'],
      [
        'figures run on from the start',
        `countsFrom: start, ${years('2013', '2017')}`,
        '2014-06 150',
        'on-pace blue 0',
      ],
      ['每年 100: the year alone', eachYear(100), '2013-12 10, 2014-06 50', 'on-pace blue 0'],
      ['每年 100: nothing is carried over', eachYear(100), '2013-12 300, 2014-06 40', 'behind red -10'],
      [
        'an earlier year corrected',
        years('2013', '2017'),
        '2013-12 90, 2013-12 89, 2014-06 60',
        'behind yellow -0.2',
      ],
      ['at the end of 2014', years('2013', '2014'), '2013-12 300, 2014-12 200', 'done green 0'],
      ['one short at the end of 2014', years('2013', '2014'), '2013-12 300, 2014-12 199', 'missed red -0.2'],
    ],
  },
  {
    what: '三年内累计不超过 30 亿元',
    indicator: 'kind: ceiling, unit: 亿元, frequency: monthly',
    variations: [
      ['all used', total(30), '2024-12 10, 2025-12 12, 2026-06 8', 'on-pace blue 0'],
      // 30.1 ÷ 30 = 100.333 %.
      ['a tenth too much', total(30), '2024-12 10, 2025-12 12, 2026-06 8.1', 'behind red 0.33'],
      ['half used', total(30), '2024-12 5, 2025-12 5, 2026-06 5', 'on-pace blue -50'],
      ['money came back', total(30), '2024-12 20, 2025-12 12, 2026-06 -2', 'on-pace blue 0'],
      ['a year is not known', total(30), '2024-12 10, 2026-06 8', 'other grey -'],
      ['nothing yet', total(30), '2024-12 0, 2025-12 0, 2026-02 0', 'on-pace blue -100'],
      ['kept at the end', total(30), '2024-12 10, 2025-12 12, 2026-12 8', 'done green 0'],
      ['broken at the end', total(30), '2024-12 10, 2025-12 12, 2026-12 9', 'missed red 3.33'],
      ['corrected', total(30), '2024-12 10, 2025-12 13, 2025-12 12, 2026-06 8', 'on-pace blue 0'],
    ],
  },
  {
    what: '财年自四月',
    indicator: 'kind: cumulative, unit: 户, frequency: monthly',
    yearBegins: '04',
    variations: [
      ['a quarter', atLeast(120), '2026-06 30', 'on-pace blue 0'],
      ['one month', atLeast(120), '2026-04 10', 'on-pace blue 0'],
      ['half a year, five points less', atLeast(120), '2026-09 54', 'behind yellow -5'],
      ['half a year, ten points less', atLeast(120), '2026-09 48', 'behind red -10'],
      ['half a year, five points more', atLeast(120), '2026-09 66', 'ahead blue 5'],
      ['its end, met', atLeast(120), '2027-03 120', 'done green 0'],
      // 119 ÷ 120 = 99.167 %.
      ['its end, short', atLeast(120), '2027-03 119', 'missed red -0.83'],
      ['December is no end', atLeast(120), '2026-12 90', 'on-pace blue 0'],
      ['a figure of the year before', atLeast(120), '2026-03 120', 'not-due grey -'],
      ['by its half', atLeast(120, '2026-09'), '2026-06 60', 'on-pace blue 0'],
      ['corrected', atLeast(120), '2026-06 20, 2026-06 30', 'on-pace blue 0'],
    ],
  },
  {
    what: '财年自七月',
    indicator: 'kind: cumulative, unit: 户, frequency: monthly',
    yearBegins: '07',
    variations: [
      ['half a year, five points more', atLeast(120), '2026-12 66', 'ahead blue 5'],
      ['the first month', atLeast(120), '2026-07 0', 'behind yellow -8.33'],
      ['its end, met', atLeast(120), '2027-06 120', 'done green 0'],
      ['June of its first year is the year before', atLeast(120), '2026-06 120', 'not-due grey -'],
    ],
  },
  {
    what: '财年自十月',
    indicator: 'kind: cumulative, unit: 户, frequency: monthly',
    yearBegins: '10',
    variations: [
      ['a quarter', atLeast(120), '2026-12 27', 'behind yellow -2.5'],
      ['half a year, in the next', atLeast(120), '2027-03 60', 'on-pace blue 0'],
      ['its end, short', atLeast(120), '2027-09 119', 'missed red -0.83'],
      ['ten points less', atLeast(120), '2027-03 48', 'behind red -10'],
    ],
  },
  {
    what: '分季度考核，各期互不弥补',
    indicator: 'kind: periodic, unit: 户',
    variations: [
      ['first quarter', quarters, '2026-Q1 125', 'done green 0'],
      ['one short', quarters, '2026-Q1 124', 'missed red -1'],
      ['second quarter', quarters, '2026-Q1 125, 2026-Q2 130', 'done green 0'],
      ['the first quarter’s number is not enough', quarters, '2026-Q2 125', 'missed red -5'],
      ['nothing is carried over', quarters, '2026-Q1 200, 2026-Q2 129', 'missed red -1'],
      ['nothing is held against it', quarters, '2026-Q1 1, 2026-Q2 130', 'done green 0'],
      ['none', quarters, '2026-Q1 0', 'missed red -125'],
      ['more', quarters, '2026-Q1 130', 'done green 5'],
      ['corrected', quarters, '2026-Q1 124, 2026-Q1 125', 'done green 0'],
      ['not due yet', quarters, '', 'not-due grey -', '2026-03-29'],
    ],
  },
  {
    what: '进入前三',
    indicator: 'kind: rank, frequency: quarterly',
    variations: [
      ['third', atMost(3), '2026-Q2 3', 'on-pace blue 0'],
      ['fourth', atMost(3), '2026-Q2 4', 'behind red 1'],
      ['first', atMost(3), '2026-Q2 1', 'on-pace blue -2'],
      ['last of twelve', atMost(3), '2026-Q2 12', 'behind red 9'],
      ['third at the end', atMost(3), '2026-Q4 3', 'done green 0'],
      ['fourth at the end', atMost(3), '2026-Q4 4', 'missed red 1'],
      ['the first place is wanted', atMost(1), '2026-Q2 2', 'behind red 1'],
      ['the first place is held', atMost(1), '2026-Q2 1', 'on-pace blue 0'],
      ['corrected', atMost(3), '2026-Q2 4, 2026-Q2 3', 'on-pace blue 0'],
      ['one of fifty', atMost(50), '2026-Q1 51', 'behind red 1'],
    ],
  },
]

const quoted = (words: string): string => (words === '' ? '' : `, yearBegins: "${words}"`)

/** One figure per period, the last one known; a correction comes after what it corrects. */
function figuresOf(words: string, own: Indicator | undefined, partner: Indicator | undefined) {
  return words
    .split(', ')
    .filter((one) => one !== '')
    .map((one, index) => {
      const [at = '', value = ''] = one.replace('*', '').split(' ')
      const of = one.startsWith('*') ? partner : own
      if (!of) throw new Error(`no indicator for ${one}`)
      const known = endOfDay(`${monthAt(endIndex(period(at)) + 1)}-0${index + 1}`)
      return figure(of, at, value, { knownAt: known, recordedAt: known })
    })
}

/** What is judged, and when. */
export function inputOfCase(
  { indicator, partner, year = 2026, yearBegins = '' }: StatusCase,
  variation: StatusVariation,
): AssessInput {
  const [, differs, words, , day] = variation
  const plan = parsePlan(`plan: { id: p, region: "350502", year: ${year}${quoted(yearBegins)}, title: 示例 }
indicators:
  - { id: own, name: 示例, ${indicator}, ${differs} }
${partner ? `  - { id: partner, name: 对照, ${partner} }` : ''}
`)
  const [own, other] = plan.indicators
  if (!own) throw new Error('a plan without indicators')
  const figures = figuresOf(words, own, other)
  const last = Math.max(
    ...figures.filter((one) => one.indicator === own.id).map((one) => endIndex(one.period)),
  )
  const asOf = day ?? `${monthAt(last + 1)}-10`
  return { plan, indicator: own, figures: figuresKnownAt(figures, endOfDay(asOf)), asOf }
}
