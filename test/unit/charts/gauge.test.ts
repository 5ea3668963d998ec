import { describe, expect, test } from 'vitest'
import {
  DARK,
  GAUGE_SIZE,
  type GaugeView,
  gaugeOption,
  gaugeSvg,
  LIGHT,
  renderSvg,
} from '../../../src/charts/index.ts'
import { expectGolden } from './golden.ts'

const VIEWS: Readonly<Record<string, GaugeView>> = {
  behind: { actual: 0.452, target: 0.8, expected: 0.667, light: 'red' },
  'pace-at-target': { actual: 0.76, target: 0.8, expected: 0.8, light: 'blue' },
  'pace-near-target': { actual: 0.7, target: 0.8, expected: 0.75, light: 'yellow' },
  missing: { actual: null, target: 0.8, expected: null, light: 'grey' },
  full: { actual: 1, target: 0.8, expected: 0.6, light: 'green' },
  'zero-target': { actual: 0, target: 0, expected: null, light: 'blue' },
  band: { actual: 0.72, target: 0.6, end: 0.9, expected: null, light: 'blue' },
  'band-with-pace': { actual: 0.4, target: 0.75, end: 0.9, expected: 0.5, light: 'red' },
  'no-target': { actual: 0.3, target: null, expected: null, light: 'grey' },
}

describe.each(Object.entries(VIEWS))('gauge %s', (name, view) => {
  test('looks as it did', async () => {
    await expectGolden(renderSvg(gaugeOption(view, DARK), GAUGE_SIZE), `gauge-${name}.svg`)
  })

  test('is the same string every time and can stand under a strict policy', () => {
    const svg = renderSvg(gaugeOption(view, DARK), GAUGE_SIZE)
    expect(renderSvg(gaugeOption(view, DARK), GAUGE_SIZE)).toBe(svg)
    expect(svg).not.toMatch(/style|script|class|ecmeta|zr\d/)
  })
})

test('an empty gauge has a dashed track and no arc', () => {
  const svg = gaugeSvg({ actual: null, target: 0.8, expected: 0.5, light: 'grey' })
  expect(svg).toContain('stroke-dasharray')
  expect(svg).not.toContain('var(--grey)')
})

describe('marks never hide each other', () => {
  const CENTER = { x: 158, y: 164 }
  const polygons = (svg: string) =>
    [...svg.matchAll(/<polygon points="([^"]+)"/g)].map(([, points = '']) => {
      const numbers = points.split(' ').map(Number)
      const radii = numbers.flatMap((x, index) =>
        index % 2 === 0 ? [Math.hypot(x - CENTER.x, (numbers[index + 1] ?? 0) - CENTER.y)] : [],
      )
      return { low: Math.min(...radii), high: Math.max(...radii), corners: radii.length, last: numbers }
    })

  test.each(Array.from({ length: 51 }, (_, index) => index / 50))('pace at %s', (expected) => {
    const svg = renderSvg(gaugeOption({ actual: 0.5, target: 0.8, expected, light: 'red' }, DARK), GAUGE_SIZE)
    const shapes = polygons(svg)
    const diamond = shapes.at(-1)
    const wedge = shapes.find(({ corners }) => corners === 3)
    const bar = shapes[0]
    if (!diamond || !wedge || !bar) throw new Error('a mark is not drawn')
    expect(wedge.low).toBeGreaterThan(diamond.high - 2)
    // The bar across the arc ends where the diamond's ring begins; its stem is only drawn where the diamond is elsewhere.
    expect(bar.high).toBeLessThan(diamond.low + 3)
    const stems = shapes.filter((shape) => shape !== diamond && shape.corners === 4).length - 1
    const apart = Math.abs(expected - 0.8) * Math.PI * 140
    expect(stems === 0 || apart > 12 + 2).toBe(true)
  })
})

test('both themes draw with their own colours', () => {
  const view = VIEWS.behind
  if (!view) throw new Error('no view')
  expect(renderSvg(gaugeOption(view, LIGHT), GAUGE_SIZE)).toContain(LIGHT.red)
  expect(renderSvg(gaugeOption(view, DARK), GAUGE_SIZE)).toContain(DARK.red)
})
