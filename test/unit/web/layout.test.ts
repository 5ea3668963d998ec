import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GAP, layoutOf } from '../../../src/web/wall/layout.ts'

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
  const capacity = layoutOf(1000, area).perScreen

  test('holds enough tiles', () => {
    expect(capacity).toBeGreaterThanOrEqual(atLeast)
  })

  test('shows every tile, none smaller than legible, and needs no room it does not have', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (count) => {
        const layout = layoutOf(count, area)
        expect(layout.scale).toBeGreaterThanOrEqual(1)
        expect(layout.columns * layout.rows).toBeGreaterThanOrEqual(layout.perScreen)
        expect(layout.screens * layout.perScreen).toBeGreaterThanOrEqual(count)
        expect((layout.screens - 1) * layout.perScreen).toBeLessThan(count)
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
  const layout = layoutOf(10, room(1920, 1080))
  expect(layout).toMatchObject({ screens: 2, perScreen: layout.columns * layout.rows })
})

test('a screen too small for anything shows one tile at a time', () => {
  expect(layoutOf(5, { width: 200, height: 100 })).toMatchObject({ screens: 5, perScreen: 1 })
})
