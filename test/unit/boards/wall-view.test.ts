import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Selection, TileOrder } from '../../../src/boards/board.ts'
import { type Board, type GaugeTileView, isOf, tallyOf, wallView } from '../../../src/boards/index.ts'
import { targetPhrase } from '../../../src/boards/target-phrase.ts'
import { gauge } from '../../../src/boards/tiles/gauge.ts'
import { assessPlan } from '../../../src/core/assess.ts'
import { STATUSES } from '../../../src/core/assessment.ts'
import { USUAL_VIEWING } from '../../../src/core/legibility.ts'
import { targetOn } from '../../../src/core/plan.ts'
import { AS_OF, figure, sampleFigures, samplePlan } from './sample.ts'

const plan = samplePlan()
const figures = sampleFigures(plan)

const boardOf = (select: Selection, order: TileOrder = 'plan'): Board => ({
  id: 'b',
  plan: plan.id,
  title: { zh: '看板', en: 'Board' },
  owner: null,
  order,
  secondsPerPage: 20,
  viewing: USUAL_VIEWING,
  theme: 'dark',
  pages: [{ title: null, tiles: [{ tile: 'gauge', face: 'gauge', select }] }],
})

const view = (select: Selection = {}, order: TileOrder = 'plan', lang: 'zh' | 'en' = 'zh', shown = figures) =>
  wallView({
    board: boardOf(select, order),
    plan,
    assessments: assessPlan(plan, shown, AS_OF),
    figures: shown,
    asOf: AS_OF,
    knownAt: null,
    lang,
    now: `${AS_OF}T02:00:00.000Z`,
  })

const tile = (id: string, lang: 'zh' | 'en' = 'zh', shown = figures): GaugeTileView => {
  const found = view({}, 'plan', lang, shown).pages[0]?.tiles.find((one) => one.id === id)
  if (!found || !isOf(gauge, found)) throw new Error(`no tile ${id}`)
  return found
}

describe('a tile says', () => {
  test('how far behind pace and how far from the target', () => {
    expect(tile('homes')).toMatchObject({
      word: '欠进度',
      light: 'red',
      value: { number: '1,130', unit: '户' },
      target: { short: '2000 户', phrase: '回迁群众 2000 户' },
      gap: { words: '落后序时 26.8 个百分点', good: false },
      rest: '距目标还差 870 户',
      period: '2022年1-10月',
      unit: '区古城保护发展指挥部',
      leader: '王伟',
      demo: true,
      href: '/indicators/homes?plan=sample-2022',
    })
    expect(tile('homes').dial.actual).toBeCloseTo(0.565 * 0.8)
    expect(tile('homes').dial.target).toBe(0.8)
    expect(tile('homes').dial.expected).toBeCloseTo((10 / 12) * 0.8)
  })

  test('the same in English', () => {
    expect(tile('homes', 'en')).toMatchObject({
      name: 'Households rehoused',
      word: 'Behind',
      gap: { words: '26.8 points behind pace' },
      rest: '870 to go',
      period: 'Jan-Oct 2022',
    })
  })

  test('growth as the notice has it, with pace at the target', () => {
    expect(tile('gdp')).toMatchObject({ target: { short: '8%左右' }, value: { number: '7.6' }, demo: false })
    expect(tile('gdp').dial.expected).toBe(0.8)
  })

  test('that a target is passed', () => {
    expect(tile('parking')).toMatchObject({
      word: '已完成',
      rest: '已超目标 12 个',
      target: { short: '500 个以上' },
    })
  })

  test('that nothing was reported, without a number', () => {
    const missing = tile('sales', 'zh', figures)
    expect(missing).toMatchObject({ word: '缺报', light: 'grey', value: null, gap: null, rest: null })
    expect(missing.dial.actual).toBeNull()
  })

  test('a target of zero at the left end of the dial', () => {
    expect(tile('accidents').dial).toEqual({ actual: 0, target: 0, expected: null })
    const one = tile('accidents', 'zh', [...figures.slice(0, 4), figure(plan, 'accidents', '2022-09', '1')])
    expect(one.gap).toEqual({ words: '超限 1 起', short: '超限 1 起', good: false })
  })

  test('numbers of years gone by stay off the dial: shares never leave it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (value) => {
        const { dial } = tile('homes', 'zh', [figure(plan, 'homes', '2022-10', String(value))])
        expect(dial.actual).toBeGreaterThanOrEqual(0)
        expect(dial.actual).toBeLessThanOrEqual(1)
      }),
      { numRuns: 50 },
    )
  })
})

test('the phrase shown is always a verbatim part of the notice', () => {
  for (const indicator of plan.indicators) {
    const shown = targetPhrase(plan, indicator, targetOn(indicator, AS_OF), 'zh')
    expect(indicator.phrase, indicator.id).toContain(shown)
  }
})

describe('a board chooses', () => {
  const ids = (select: Selection, order: TileOrder = 'plan') =>
    view(select, order).pages[0]?.tiles.map(({ id }) => id)

  test.each<[string, Selection, string[]]>([
    ['by indicator, in the order named', { indicators: ['parking', 'gdp'] }, ['parking', 'gdp']],
    ['by task', { tasks: [1] }, ['gdp']],
    ['tasks before the first heading', { sections: [null] }, ['gdp']],
    ['by section', { sections: ['1'] }, ['homes', 'parking', 'accidents', 'sales']],
    ['by leader', { leaders: ['庄垂生'] }, ['gdp']],
    ['by status', { statuses: ['missing'] }, ['sales']],
    ['by light', { lights: ['green'] }, ['parking']],
    ['what meets all conditions', { sections: ['1'], lights: ['red', 'green'] }, ['homes', 'parking']],
    [
      'lead and responsible units',
      { units: ['区发改局'] },
      ['gdp', 'homes', 'parking', 'accidents', 'sales'],
    ],
  ])('%s', (_, select, wanted) => {
    expect(ids(select)).toEqual(wanted)
  })

  test('the worst first', () => {
    expect(ids({}, 'behind-first')).toEqual(['homes', 'sales', 'gdp', 'accidents', 'parking'])
  })
})

describe('tallies', () => {
  test('count every shown indicator once', () => {
    const { tally, demo } = view()
    expect(tally.total).toBe(5)
    expect(tally.parts.reduce((sum, { count }) => sum + count, 0)).toBe(5)
    expect(demo).toBe(true)
    expect(view({ tasks: [1] }).demo).toBe(false)
  })

  test('always add up, with every status named once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STATUSES)), (statuses) => {
        const tally = tallyOf(
          statuses.map((status, index) => ({ status, light: index % 2 === 0 ? 'yellow' : 'red' })),
          'zh',
        )
        expect(tally.parts.map(({ status }) => status)).toEqual([...STATUSES])
        expect(tally.parts.reduce((sum, { count }) => sum + count, 0)).toBe(tally.total)
        expect(tally.total).toBe(statuses.length)
        for (const { count, lights } of tally.parts)
          expect(lights.reduce((sum, light) => sum + light.count, 0)).toBe(count)
      }),
    )
  })
})
