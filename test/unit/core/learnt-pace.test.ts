// A pace learnt from earlier years: what it proposes, against what, and when it keeps silent.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimal, HUNDRED, toPlain, ZERO } from '../../../src/core/decimal.ts'
import { farthestMonth, learntLine, learntPace, learntWords } from '../../../src/core/learnt-pace.ts'
import type { Observation } from '../../../src/core/observation.ts'
import type { Indicator } from '../../../src/core/plan.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'
import { cases } from '../../support/cases.ts'
import { figure, indicator, planOf } from '../../support/plans.ts'

const works = indicator({ target: { value: 200, horizon: '2022' } })
const plan = planOf(works)

/** Month by month, cumulative; null: not known. */
const yearOf = (of: Indicator, year: number, values: readonly (number | null)[], begins = 1): Observation[] =>
  values.flatMap((value, at) => {
    if (value === null) return []
    const month = ((begins - 1 + at) % 12) + 1
    const calendar = begins + at > 12 ? year + 1 : year
    return [figure(of, `${calendar}-${String(month).padStart(2, '0')}`, value)]
  })

const LATE = [1, 3, 5, 8, 12, 18, 25, 34, 44, 62, 80, 100]
const DOUBLE = LATE.map((value) => value * 2)
const LINEAR = LATE.map((_, at) => at + 1)

test('two years that finish late: what is usual, what the pace expects, by how much they differ', () => {
  const learnt = learntPace(plan, works, [...yearOf(works, 2020, LATE), ...yearOf(works, 2021, DOUBLE)])
  if (learnt === null) throw new Error('nothing learnt')
  expect(learnt.years).toEqual([2020, 2021])
  expect(learnt.shares.map((share) => toPlain(share))).toEqual(LATE.map(String))
  expect(learntWords(plan, learnt, 10)).toEqual({
    zh: '按前两年实绩，10月末通常完成 62.0%，序时进度为 83.3%，比序时低 21.3 个百分点。',
    en: 'By what 2020, 2021 brought, 62.0% is usually done by the end of Oct; the pace expects 83.3%, so it is 21.3 points lower.',
  })
  expect(farthestMonth(learnt)).toBe(7)
  expect(learntLine(learnt)).toBe('pace: { seasonal: [1, 3, 5, 8, 12, 18, 25, 34, 44, 62, 80, 100] }')
})

test('years that are not the last ones are named; made-up figures are said', () => {
  const figures = [...yearOf(works, 2018, LATE), ...yearOf(works, 2020, LATE)]
  const made = figures.map((one) => ({ ...one, source: 'demo' }))
  const learnt = learntPace(plan, works, made)
  expect(learnt && learntWords(plan, learnt, 10).zh).toContain('按2018年、2020年实绩（演示数据）')
})

test.each<[string, Indicator, Observation[]]>([
  ['one year alone', works, yearOf(works, 2021, LATE)],
  ['the plan’s own year', works, [...yearOf(works, 2021, LATE), ...yearOf(works, 2022, LATE)]],
  [
    'a year without its end',
    works,
    [...yearOf(works, 2020, LATE), ...yearOf(works, 2021, [...LATE.slice(0, 11), null])],
  ],
  [
    'a year without a quarter',
    works,
    [
      ...yearOf(works, 2020, LATE),
      ...yearOf(
        works,
        2021,
        LATE.map((one, at) => (at === 5 ? null : one)),
      ),
    ],
  ],
  [
    'a year that falls back',
    works,
    [
      ...yearOf(works, 2020, LATE),
      ...yearOf(
        works,
        2021,
        LATE.map((one, at) => (at === 6 ? 2 : one)),
      ),
    ],
  ],
  [
    'years that brought nothing',
    works,
    [2020, 2021].flatMap((year) =>
      yearOf(
        works,
        year,
        LATE.map(() => 0),
      ),
    ),
  ],
  ['years that agree with the pace', works, [2020, 2021].flatMap((year) => yearOf(works, year, LINEAR))],
  [
    'another region',
    works,
    [2020, 2021].flatMap((year) => yearOf(works, year, LATE)).map((one) => ({ ...one, region: '350503' })),
  ],
  ...[
    indicator({ kind: 'level', baseline: decimal(1) }),
    indicator({ pace: { kind: 'at-end' } }),
    indicator({ countsFrom: 'start' }),
    indicator({ target: { from: '2020', horizon: '2024' } }),
  ].map((of): [string, Indicator, Observation[]] => [
    `${of.kind} ${of.pace.kind} ${of.countsFrom} ${of.target.horizon}`,
    of,
    [2020, 2021].flatMap((year) => yearOf(of, year, LATE)),
  ]),
])('nothing is proposed: %s', (_, of, figures) => {
  expect(learntPace(planOf(of), of, figures)).toBeNull()
})

test('January that comes with February, and quarters alone, lie on a straight line between what is known', () => {
  const quarters = LATE.map((value, at) => (at % 3 === 2 ? value : null))
  const learnt = learntPace(plan, works, [...yearOf(works, 2020, quarters), ...yearOf(works, 2021, quarters)])
  expect(learnt?.shares.slice(0, 6).map((share) => toPlain(share))).toEqual([
    '1.7',
    '3.3',
    '5',
    '9.3',
    '13.7',
    '18',
  ])
})

test('a fiscal year is learnt from its own April on', () => {
  const fiscal = { ...plan, yearBegins: 4 }
  const own = indicator({ target: { value: 200, horizon: '2023-03' } })
  const learnt = learntPace(fiscal, own, [...yearOf(own, 2020, LATE, 4), ...yearOf(own, 2021, LATE, 4)])
  expect(learnt && learntWords(fiscal, learnt, 10).zh).toBe(
    '按前两年实绩，1月末通常完成 62.0%，序时进度为 83.3%，比序时低 21.3 个百分点。',
  )
})

test('whatever the years: shares rise from 0 to 100, do not depend on the order of figures or their unit, and the plan takes them', () => {
  const course = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 12, maxLength: 12 })
  fc.assert(
    fc.property(
      fc.array(course, { minLength: 2, maxLength: 6 }),
      fc.integer({ min: 1, max: 1000 }),
      (years, unit) => {
        const sums = years.map((steps) => {
          let sum = 0
          return steps.map((step) => (sum += step))
        })
        const of = (scale: number): Observation[] =>
          sums.flatMap((values, at) =>
            yearOf(
              works,
              2021 - at,
              values.map((value) => value * scale),
            ),
          )
        const learnt = learntPace(plan, works, of(1))
        expect(learntPace(plan, works, of(unit).reverse())).toEqual(learnt)
        if (learnt === null) return
        expect(learnt.years.length).toBeGreaterThanOrEqual(2)
        expect(learnt.shares.at(-1)?.equals(HUNDRED)).toBe(true)
        let before = ZERO
        for (const share of learnt.shares) {
          expect(share.compare(before)).toBeGreaterThanOrEqual(0)
          before = share
        }
        const read = parsePlan(
          `plan: { id: p, region: "350502", year: 2022, title: t }\nindicators:\n  - { id: x, name: 示例, kind: cumulative, unit: 户, target: { comparator: at-least, value: 200 }, ${learntLine(learnt)} }\n`,
        )
        // What was taken over is proposed no more.
        const [taken] = read.indicators
        expect(taken && learntPace({ ...plan, indicators: [taken] }, taken, of(1))).toBeNull()
      },
    ),
    { numRuns: cases(40, 1000) },
  )
})
