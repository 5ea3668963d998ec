// Every tile, and both faces, as they hang: a golden picture each.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  type Face,
  isOf,
  TILE_KINDS,
  type TileName,
  type WallSlips,
  wallView,
} from '../../../src/boards/index.ts'
import { gauge } from '../../../src/boards/tiles/gauge.ts'
import { assessPlan } from '../../../src/core/assess.ts'
import type { Observation } from '../../../src/core/observation.ts'
import type { Plan } from '../../../src/core/plan.ts'
import { renderWall } from '../../../src/web/index.ts'
import { DRAWINGS, tileHtml } from '../../../src/web/wall/tiles/index.tsx'
import { AS_OF, boardOf, figure, sampleFigures, samplePlan, watchedOf } from '../boards/sample.ts'
import { expectGolden } from '../charts/golden.ts'
import { frame } from './frame.ts'

const plan = samplePlan()
/** One of its targets is shared out. */
const shared: Plan = {
  ...plan,
  indicators: plan.indicators.flatMap((one) =>
    one.id === 'homes' ? [one, { ...one, id: 'homes-1', shareOf: one.id, place: '开元街道' }] : [one],
  ),
  watched: watchedOf(plan),
}

const view = (
  tile: TileName,
  face: Face = 'gauge',
  figures: readonly Observation[] = FIGURES,
  plan: Plan = samplePlan(),
) => {
  const board = boardOf(plan, [{ tile, face, select: {} }])
  const assessments = assessPlan(plan, figures, AS_OF)
  const now = `${AS_OF}T02:00:00.000Z`
  return wallView({
    slips: SLIPS,
    board,
    plan,
    assessments,
    figures,
    asOf: AS_OF,
    knownAt: null,
    lang: 'zh',
    now,
  })
}

const SLIPS: WallSlips = {
  counts: { red: 2, orange: 5, blue: 11 },
  late: 3,
  gravest: {
    ...{ id: '0123456789abcdef0123', level: 'red', unit: '区商务局', limit: '2022-11-25' },
    title: { zh: '净增市场主体', en: 'Net new firms' },
  },
}

/** With last year's, with months that were behind and caught up, and one that came late. */
const FIGURES = [
  ...sampleFigures(plan),
  figure(plan, 'homes', '2021-10', '1050', { source: '区统计局' }),
  figure(plan, 'parking', '2022-02', '20'),
  figure(plan, 'parking', '2022-06', '300'),
  figure(plan, 'accidents', '2022-08', '0'),
]

const htmlOf = (tile: TileName, id?: string, face?: Face): string => {
  const tiles = view(tile, face).pages[0]?.tiles ?? []
  const found = id === undefined ? tiles[0] : tiles.find((one) => one.id === id)
  if (!found) throw new Error(`no ${id} among ${tiles.map((one) => one.id)}`)
  return tileHtml(found, 'zh').html
}

test.each<[string, TileName, string | undefined, Face?]>([
  ['bullet', 'gauge', 'bullet/homes', 'bullet'],
  ['bullet-missing', 'gauge', 'bullet/sales', 'bullet'],
  ['number', 'number', 'number/homes'],
  ['sections', 'sections', 'sections/1'],
  ['tally', 'tally', 'tally/1'],
  ['behind', 'behind', 'behind/1'],
  ['year', 'year', 'year/parking'],
  ['calendar', 'calendar', undefined],
  ['clock', 'clock', undefined],
  ['slips', 'slips', 'slips'],
])('tile %s looks as it did', async (name, tile, id, face) => {
  await expectGolden(htmlOf(tile, id, face), `tile-${name}.html`)
})

describe('the registry', () => {
  test('has a file for every kind, in both folders', () => {
    const files = (folder: string, ending: string, others: readonly string[]) =>
      readdirSync(join(import.meta.dirname, '../../../src', folder))
        .map((name) => name.replace(ending, ''))
        .filter((name) => !others.includes(name))
        .toSorted()
    const kinds = TILE_KINDS.map(({ tile }) => tile).toSorted()
    expect(files('boards/tiles', '.ts', ['index', 'tile'])).toEqual(kinds)
    // A bullet is the other face of a gauge.
    expect(files('web/wall/tiles', '.tsx', ['index', 'drawing.ts', 'bullet'])).toEqual(kinds)
  })

  test('draws every kind under its own name', () => {
    for (const [name, { kind }] of Object.entries(DRAWINGS)) expect(kind.tile).toBe(name)
    expect(Object.values(DRAWINGS).map(({ kind }) => kind)).toEqual([...TILE_KINDS])
  })

  test('every kind draws something whose id is its own on the wall', () => {
    for (const { tile } of TILE_KINDS) {
      const ids = view(tile, 'gauge', FIGURES, shared).pages[0]?.tiles.map(({ id }) => id) ?? []
      expect(ids.length, tile).toBeGreaterThan(0)
      expect(new Set(ids).size, tile).toBe(ids.length)
    }
  })
})

test('what a list says is missing is what the indicator lacks', () => {
  const html = htmlOf('behind')
  expect(html).toContain('距目标 870 户，剩 2 个月，月均需 435，最好 130')
  // A growth rate is not made up by months: its gap stands there.
  expect(html).not.toContain('8%左右，剩')
})

test('a month that was behind and caught up stays yellow, with a silhouette of its own', () => {
  const html = htmlOf('year', 'year/parking')
  expect(html).toContain('已赶上')
  expect(html.match(/<li class="light-yellow">/g)?.length).toBeGreaterThan(0)
})

test('the head counts every indicator once, however many tiles show it', () => {
  const { tally } = view('tally')
  expect(tally.total).toBe(plan.indicators.length)
  expect(tally.parts.reduce((sum, { count }) => sum + count, 0)).toBe(tally.total)
  expect(view('clock').tally.total).toBe(0)
})

describe('what is made up', () => {
  const demo = { source: 'demo' } as const
  const tile = (figures: readonly Observation[], face: Face = 'gauge') => {
    const found = view('gauge', face, figures).pages[0]?.tiles.find(
      ({ indicators }) => indicators[0] === 'homes',
    )
    if (!found || !isOf(gauge, found)) throw new Error('no tile')
    return { demo: found.demo, demoTrend: found.demoTrend, html: tileHtml(found, 'zh').html }
  }

  test('is the figure, or only the way that led to it, and the tile says which', () => {
    const real = figure(plan, 'homes', '2022-10', '1130')
    const trend = tile([figure(plan, 'homes', '2022-09', '1000', demo), real])
    expect(trend).toMatchObject({ demo: true, demoTrend: true })
    expect(trend.html).toContain('>走势为演示<')
    const whole = tile([figure(plan, 'homes', '2022-09', '1000'), { ...real, ...demo }])
    expect(whole).toMatchObject({ demo: true, demoTrend: false })
    expect(whole.html).toContain('>演示<')
    expect(tile([figure(plan, 'homes', '2022-09', '1000'), real])).toMatchObject({
      demo: false,
      demoTrend: false,
    })
  })

  test('last year’s figure counts where it is drawn', () => {
    const figures = [figure(plan, 'homes', '2022-10', '1130'), figure(plan, 'homes', '2021-10', '900', demo)]
    expect(tile(figures).demo).toBe(false)
    expect(tile(figures, 'bullet')).toMatchObject({ demo: true, demoTrend: false })
  })
})

test('the theme is the board’s, unless the address asks for another', () => {
  const wall = view('gauge')
  expect(renderWall(wall, frame())).toContain('<body class="wall theme-dark">')
  expect(renderWall({ ...wall, theme: 'light' }, frame())).toContain('<body class="wall theme-light">')
  expect(renderWall(wall, { ...frame(), theme: 'light' })).toContain('<body class="wall theme-light">')
})
