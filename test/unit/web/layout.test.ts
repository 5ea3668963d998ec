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
  const capacity = wallLayout(cells(1000), area)[0]?.tiles.length

  test('holds enough tiles', () => {
    expect(capacity).toBeGreaterThanOrEqual(atLeast)
  })

  test('shows every tile, none smaller than legible, and needs no room it does not have', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (count) => {
        const screens = wallLayout(cells(count), area)
        const sizes = screens.map(({ tiles }) => tiles.length)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
        expect(screens).toHaveLength(Math.ceil(count / (capacity ?? 0)))
        expect(screens.flatMap(({ tiles }) => tiles)).toEqual(
          Array.from({ length: count }, (_, place) => place),
        )
        for (const { tiles, columns, rows, scale, arrangement } of screens) {
          expect(scale).toBeGreaterThanOrEqual(1)
          expect(columns * rows).toBeGreaterThanOrEqual(tiles.length)
          const [width = 0, height = 0] = arrangement === 'beside' ? [596, 268] : [500, 330]
          expect(columns * (width * scale) + (columns - 1) * GAP).toBeLessThanOrEqual(area.width + 0.01)
          expect(rows * (height * scale) + (rows - 1) * GAP).toBeLessThanOrEqual(area.height + 0.01)
        }
      }),
    )
  })
})

const tilesOf = (screens: ReturnType<typeof wallLayout>) => screens.map(({ tiles }) => tiles)

test('one more tile than fits makes two screens, equally full', () => {
  expect(tilesOf(wallLayout(cells(10), room(1920, 1080)))).toEqual([
    [0, 1, 2, 3, 4],
    [5, 6, 7, 8, 9],
  ])
})

test('no upright screen is half empty', () => {
  for (let count = 1; count <= 40; count++)
    for (const { tiles, columns, rows } of wallLayout(cells(count), room(1080, 1920)))
      expect(columns * rows - tiles.length).toBeLessThan(columns)
})

test('few tiles are large', () => {
  const [few] = wallLayout(cells(2), room(1920, 1080))
  const [many] = wallLayout(cells(9), room(1920, 1080))
  expect(few?.scale).toBeGreaterThan(1.7 * (many?.scale ?? 0))
})

test('a screen too small for anything shows one tile at a time', () => {
  expect(tilesOf(wallLayout(cells(5), { width: 200, height: 100 }))).toEqual([[0], [1], [2], [3], [4]])
})

test('large tiles stand beside small ones, each on the first screen that has room', () => {
  const large = { columns: 2, rows: 2 }
  const [one] = cells(1)
  if (!one) throw new Error('no cell')
  const layout = wallLayout([large, one, large, one, one], room(1920, 1080))
  expect(tilesOf(layout)).toEqual([
    [0, 1, 3],
    [2, 4],
  ])
  expect(layout[0]).toMatchObject({ columns: 3, rows: 2 })
})

test('no tile makes one empty screen', () => {
  expect(tilesOf(wallLayout([], room(1920, 1080)))).toEqual([[]])
})

test('seats twice as far make tiles twice as large, and more screens', () => {
  const near = wallLayout(cells(9), room(1920, 1080), 1)
  const far = wallLayout(cells(9), room(1920, 1080), 2)
  expect(near).toHaveLength(1)
  expect(far.length).toBeGreaterThan(3)
  for (const { scale } of far) expect(scale).toBeGreaterThanOrEqual(2)
})
