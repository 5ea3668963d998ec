import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cells, GAP, wallLayout } from '../../../src/web/wall/layout.ts'

/** The room for tiles in wall units (a 1080th of the shorter side), head and foot taken off. */
const room = (width: number, height: number) => {
  const unit = Math.min(width, height) / 1080
  return { width: width / unit - 48, height: height / unit - (height > width ? 310 : 228) }
}

describe.each([
  ['1366x768', 1366, 768, 9],
  ['1920x1080', 1920, 1080, 9],
  ['3840x2160', 3840, 2160, 9],
  ['2560x1080', 2560, 1080, 12],
  ['1080x1920', 1080, 1920, 8],
  ['5760x1080', 5760, 1080, 27],
])('a screen of %s', (_, width, height, atLeast) => {
  const area = room(width, height)
  const capacity = wallLayout(cells(1000), area).screens[0]?.length

  test('holds enough tiles', () => {
    expect(capacity).toBeGreaterThanOrEqual(atLeast)
  })

  test('shows every tile, none smaller than legible, and needs no room it does not have', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (count) => {
        const layout = wallLayout(cells(count), area)
        const perScreen = layout.screens[0]?.length ?? 0
        const screens = layout.screens.length
        expect(layout.scale).toBeGreaterThanOrEqual(1)
        expect(layout.columns * layout.rows).toBeGreaterThanOrEqual(perScreen)
        expect(screens * perScreen).toBeGreaterThanOrEqual(count)
        expect((screens - 1) * perScreen).toBeLessThan(count)
        expect(layout.screens.flat()).toEqual(Array.from({ length: count }, (_, place) => place))
        const base = layout.arrangement === 'beside' ? [596, 268] : [500, 330]
        const [baseWidth = 0, baseHeight = 0] = base
        expect(layout.columns * (baseWidth * layout.scale) + (layout.columns - 1) * GAP).toBeLessThanOrEqual(
          area.width + 0.01,
        )
        expect(layout.rows * (baseHeight * layout.scale) + (layout.rows - 1) * GAP).toBeLessThanOrEqual(
          area.height + 0.01,
        )
      }),
    )
  })
})

test('one more tile than fits makes two screens, the first one full', () => {
  const { screens, columns, rows } = wallLayout(cells(10), room(1920, 1080))
  expect(screens).toHaveLength(2)
  expect(screens[0]).toHaveLength(columns * rows)
})

test('a screen too small for anything shows one tile at a time', () => {
  expect(wallLayout(cells(5), { width: 200, height: 100 }).screens).toEqual([[0], [1], [2], [3], [4]])
})

test('large tiles stand beside small ones, each on the first screen that has room', () => {
  const large = { columns: 2, rows: 2 }
  const [one] = cells(1)
  if (!one) throw new Error('no cell')
  const layout = wallLayout([large, one, large, one, one], room(1920, 1080))
  expect(layout.screens).toEqual([
    [0, 1, 3],
    [2, 4],
  ])
  expect(layout).toMatchObject({ columns: 3, rows: 2 })
})

test('no tile makes one empty screen', () => {
  expect(wallLayout([], room(1920, 1080)).screens).toEqual([[]])
})

test('seats twice as far make tiles twice as large, and more screens', () => {
  const near = wallLayout(cells(9), room(1920, 1080), 1)
  const far = wallLayout(cells(9), room(1920, 1080), 2)
  expect(near.screens).toHaveLength(1)
  expect(far.screens).toHaveLength(9)
  expect(far.scale).toBeGreaterThanOrEqual(2)
})
