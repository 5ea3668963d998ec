import { describe, expect, test } from 'vitest'
import { type Board, type WallView, wallView } from '../../../src/boards/index.ts'
import { assessPlan } from '../../../src/core/assess.ts'
import type { Observation } from '../../../src/core/observation.ts'
import { pictureVersion, renderWall, wallMessage } from '../../../src/web/index.ts'
import { tileHtml } from '../../../src/web/wall/tiles/index.tsx'
import { AS_OF, boardOf, figure, sampleFigures, samplePlan } from '../boards/sample.ts'
import { expectGolden } from '../charts/golden.ts'
import { frame } from './frame.ts'

const plan = samplePlan()

const board: Board = {
  ...boardOf(plan, [{ tile: 'gauge', face: 'gauge', select: {} }]),
  id: 'all',
  title: { zh: '全部 <b>', en: 'All' },
}

const view = (
  figures: readonly Observation[] = sampleFigures(plan),
  more: Partial<WallView> = {},
): WallView => ({
  ...wallView({
    board,
    plan,
    assessments: assessPlan(plan, figures, AS_OF),
    figures,
    asOf: AS_OF,
    knownAt: null,
    lang: 'zh',
    now: `${AS_OF}T02:00:00.000Z`,
  }),
  ...more,
})

describe('a wall as a page', () => {
  const page = renderWall(view(), frame())

  test('holds every tile ready to be seen, words and all', () => {
    for (const words of [
      '回迁群众',
      '1,130',
      '欠进度',
      '落后序时 26.8 点',
      '还差 870 户',
      '2000 户',
      '8%左右',
      '缺报',
      '演示数据',
    ]) {
      expect(page).toContain(words)
    }
    expect(page.match(/<article/g)).toHaveLength(5)
    expect(page).toContain('stroke-dasharray')
  })

  test('shows tallies that add up', () => {
    const counts = [...page.matchAll(/data-status="[^"]+"><b><svg.*?<\/svg>(\d+)/g)].map(([, count]) =>
      Number(count),
    )
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5)
    expect(page).toContain('<li class="total"><b>5</b>')
  })

  test('escapes what it is told, and has no inline handler, style attribute or outside address', () => {
    expect(page).toContain('全部 &lt;b>')
    expect(page).not.toContain('全部 <b>')
    expect(page).not.toMatch(/ style="| on\w+="/)
    expect(page.replaceAll('http://www.w3.org', '')).not.toMatch(/https?:\/\//)
    expect(page).toMatch(/<style nonce="n0nce">/)
  })

  test('does not call real figures made up', () => {
    const real = sampleFigures(plan).map((one) => ({ ...one, source: '区统计局' }))
    expect(renderWall(view(real), frame())).not.toContain('演示')
  })
})

describe('a message', () => {
  const before = view()
  const after = view([
    ...sampleFigures(plan).slice(0, 2),
    figure(plan, 'homes', '2022-10', '1900'),
    ...sampleFigures(plan).slice(3),
  ])

  test('says nothing when nothing changed, whenever it is made', () => {
    const later = view(undefined, { now: `${AS_OF}T09:00:00.000Z` })
    expect(pictureVersion(later)).toBe(pictureVersion(before))
    expect(wallMessage(before, later)).toBeNull()
  })

  test('holds only the tiles that changed, and all ids in order', () => {
    const message = wallMessage(before, after)
    expect(Object.keys(message?.tiles ?? {})).toEqual(['homes'])
    expect(message?.pages).toEqual([
      { title: null, tiles: ['gdp', 'homes', 'parking', 'accidents', 'sales'] },
    ])
    expect(message).toMatchObject({ from: pictureVersion(before), version: pictureVersion(after) })
    expect(message?.header).toContain('超进度')
    expect(message?.footer).toBeNull()
  })

  test('holds everything for a screen that shows nothing of it', () => {
    const message = wallMessage(null, after)
    expect(message?.from).toBeNull()
    expect(Object.keys(message?.tiles ?? {})).toHaveLength(5)
  })
})

test.each(['homes', 'sales', 'accidents', 'gdp', 'parking'])('tile %s looks as it did', async (id) => {
  const tile = view().pages[0]?.tiles.find((one) => one.id === id)
  if (!tile) throw new Error(id)
  await expectGolden(tileHtml(tile, 'zh').html, `tile-${id}.html`)
})
