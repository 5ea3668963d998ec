import { expect, test } from 'vitest'
import {
  DARK,
  PATH_SIZE,
  type PathView,
  pathOption,
  pathSvg,
  renderSvg,
  sparkSvg,
} from '../../../src/charts/index.ts'
import { expectGolden } from './golden.ts'

const months = Array.from({ length: 12 }, (_, index) => `${index + 1}月`)
const none = months.map(() => null)

const VIEW: PathView = {
  months,
  actual: [null, 230, 380, null, 640, 700, 810, 920, 1010, 1130, null, null],
  pace: months.map((_, index) => ((index + 1) * 2000) / 12),
  target: 2000,
  revised: [{ month: 9, value: 980 }],
  missing: [4],
  joined: false,
  light: 'red',
}

test('the path looks as it did', async () => {
  await expectGolden(renderSvg(pathOption(VIEW, DARK, 'Noto Sans SC Variable', false), PATH_SIZE), 'path.svg')
})

test('equal views give equal strings however much was drawn before', () => {
  const draw = (view: PathView): string =>
    renderSvg(pathOption(view, DARK, 'Noto Sans SC Variable', false), PATH_SIZE)
  const first = draw(VIEW)
  // Names that count up would grow by a letter on the way.
  for (let drawn = 0; drawn < 120; drawn++) renderSvg({ series: [] }, PATH_SIZE)
  expect(draw(VIEW)).toBe(first)
  const idOf = (svg: string): string | undefined => /clipPath id="([^"]+)"/.exec(svg)?.[1]
  // Two drawings of one page, as long as each other, do not share a name.
  const other = draw({ ...VIEW, actual: [...VIEW.actual].reverse(), revised: [] })
  expect(idOf(draw({ ...VIEW, revised: [] }))).not.toBe(idOf(other))
})

test('a hole in the figures is a hole in the line; quarterly figures are joined', () => {
  const line = (view: PathView): string =>
    /<path d="([^"]+)"[^>]*stroke="var\(--red\)"/.exec(pathSvg(view))?.[1] ?? ''
  expect(line(VIEW).match(/M/g)).toHaveLength(2)
  expect(line({ ...VIEW, joined: true }).match(/M/g)).toHaveLength(1)
})

test('rates below zero have room below the axis', () => {
  const svg = pathSvg({
    ...VIEW,
    actual: [-9.7, ...none.slice(1)],
    pace: none,
    target: 8,
    revised: [],
    missing: [],
  })
  expect(svg).toMatch(/>-\d+</)
})

test('texts use the shipped font and no style attributes', () => {
  const svg = pathSvg(VIEW)
  expect(svg).toContain('font-family="Noto Sans SC Variable')
  expect(svg).not.toContain('style=')
})

test('nothing at all is drawn without failing', () => {
  expect(pathSvg({ ...VIEW, actual: none, pace: none, target: null, revised: [], missing: [] })).toContain(
    '<svg',
  )
  expect(sparkSvg([])).toBe('')
  expect(sparkSvg([{ month: 1, value: 3 }])).toBe('')
})

test('a spark of equal values is a level line', async () => {
  await expectGolden(
    sparkSvg([
      { month: 1, value: 3 },
      { month: 6, value: 3 },
    ]),
    'spark-level.svg',
  )
})
