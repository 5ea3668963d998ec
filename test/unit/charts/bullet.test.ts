import { describe, expect, test } from 'vitest'
import { type BulletView, bulletSvg, DARK, drawBullet } from '../../../src/charts/index.ts'
import { expectGolden } from './golden.ts'

const VIEWS: Readonly<Record<string, BulletView>> = {
  band: {
    actual: 0.4,
    target: 0.75,
    end: 0.9,
    expected: 0.5,
    lastYear: 0.6,
    steps: [0.4, 0.5, 1],
    light: 'red',
  },
  behind: {
    actual: 0.452,
    target: 0.8,
    expected: 0.667,
    lastYear: 0.42,
    steps: [0.587, 0.667, 1],
    light: 'red',
  },
  'all-at-one-place': {
    actual: 0.8,
    target: 0.8,
    expected: 0.8,
    lastYear: 0.8,
    steps: [0.7, 0.8, 1],
    light: 'blue',
  },
  missing: { actual: null, target: 0.8, expected: null, lastYear: null, steps: [1], light: 'grey' },
  'zero-target': { actual: 0, target: 0, expected: null, lastYear: null, steps: [1], light: 'blue' },
}

test.each(Object.entries(VIEWS))('bullet %s looks as it did, under a strict policy', async (name, view) => {
  const svg = drawBullet(view, DARK)
  expect(svg).not.toMatch(/style|script|class|NaN/)
  await expectGolden(svg, `bullet-${name}.svg`)
})

/** Boxes of every mark that a reader must find. */
function marksOf(svg: string): Record<'diamond' | 'wedge' | 'ring' | 'line', [number, number]> {
  const heights = (points: string): [number, number] => {
    const ys = points.split(' ').flatMap((value, index) => (index % 2 === 1 ? [Number(value)] : []))
    return [Math.min(...ys), Math.max(...ys)]
  }
  const polygons = [...svg.matchAll(/<polygon points="([^"]+)"/g)].map(([, points = '']) => points)
  const wedge = polygons.find((points) => points.split(' ').length === 6) ?? ''
  const diamond = polygons.find((points) => points.split(' ').length === 8) ?? ''
  const [, cy = '', r = ''] = /<circle cx="[^"]+" cy="([^"]+)" r="([^"]+)"/.exec(svg) ?? []
  const line = [...svg.matchAll(/<rect [^>]*y="([\d.]+)" width="7" height="([\d.]+)"/g)].at(-1)
  const top = Number(line?.[1])
  return {
    diamond: heights(diamond),
    wedge: heights(wedge),
    ring: [Number(cy) - Number(r), Number(cy) + Number(r)],
    line: [top, top + Number(line?.[2])],
  }
}

describe('marks never hide each other, wherever they stand', () => {
  test.each(Array.from({ length: 26 }, (_, index) => index / 25))('all at %s', (share) => {
    const svg = drawBullet(
      { actual: share, target: share, expected: share, lastYear: share, steps: [1], light: 'red' },
      DARK,
    )
    const { diamond, line, wedge, ring } = marksOf(svg)
    expect(wedge[1]).toBeLessThanOrEqual(line[0] + 3)
    expect(line[1]).toBeLessThan(diamond[0] + 0.1)
    expect(diamond[1]).toBeLessThanOrEqual(ring[0])
    // The line stands over the measure, parted from it by the card's colour.
    expect(svg.lastIndexOf(DARK.red)).toBeLessThan(svg.indexOf('width="7"'))
    expect(svg).toMatch(new RegExp(`width="11" [^>]*fill="${DARK.card}"`))
  })
})

test('the wedge points down at its line, as the legend shows it', () => {
  const svg = drawBullet(
    { actual: 0.3, target: 0.5, expected: null, lastYear: null, steps: [1], light: 'red' },
    DARK,
  )
  const [left = [], right = [], tip = []] =
    [...svg.matchAll(/<polygon points="([^"]+)"/g)]
      .map(([, points = '']) => points.split(' ').map(Number))
      .map((all) => [all.slice(0, 2), all.slice(2, 4), all.slice(4)])[0] ?? []
  expect(left[1]).toBe(right[1])
  expect(tip[1]).toBeGreaterThan(left[1] ?? Number.NaN)
  expect(tip[0]).toBe(((left[0] ?? 0) + (right[0] ?? 0)) / 2)
})

test('an empty bullet is dashed and has no measure; the theme colours it', () => {
  const svg = bulletSvg({
    actual: null,
    target: 0.8,
    expected: null,
    lastYear: null,
    steps: [1],
    light: 'grey',
  })
  expect(svg).toContain('stroke-dasharray')
  expect(svg).toContain('var(--track)')
  expect(svg).not.toContain('var(--grey)')
})
