import { describe, expect, test } from 'vitest'
import { cssVariables, DARK, LIGHT } from '../../../src/charts/index.ts'

/** Contrast of WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

test('contrast is computed right', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21)
  expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 1)
})

describe.each(Object.entries({ dark: DARK, light: LIGHT }))('%s theme', (_, palette) => {
  test.each(['text', 'muted', 'green', 'blue', 'yellow', 'red', 'grey'] as const)(
    '%s can be read',
    (name) => {
      for (const ground of [palette.card, palette.ground])
        expect(contrast(palette[name], ground)).toBeGreaterThanOrEqual(4.5)
    },
  )

  test('an empty track and the marks can be seen', () => {
    expect(contrast(palette.track, palette.card)).toBeGreaterThanOrEqual(3)
    expect(contrast(palette.mark, palette.card)).toBeGreaterThanOrEqual(7)
  })

  test('every colour is a CSS variable', () => {
    expect(cssVariables(palette).split(';')).toHaveLength(Object.keys(palette).length)
  })
})

test('lights on a wall stand out further: 6:1', () => {
  for (const name of ['green', 'blue', 'yellow', 'red', 'grey'] as const) {
    expect(contrast(DARK[name], DARK.card), name).toBeGreaterThanOrEqual(6)
  }
})

describe.each(Object.entries({ dark: DARK, light: LIGHT }))('steps of a bullet, %s', (_, palette) => {
  test('can be seen on the card, told apart, and are of one hue', () => {
    const steps = [palette.step1, palette.step2, palette.step3]
    for (const step of steps) expect(contrast(step, palette.card)).toBeGreaterThanOrEqual(3)
    expect(contrast(palette.step1, palette.step2)).toBeGreaterThanOrEqual(1.25)
    expect(contrast(palette.step2, palette.step3)).toBeGreaterThanOrEqual(1.25)
    const hues = steps.map(hueOf)
    expect(Math.max(...hues) - Math.min(...hues)).toBeLessThan(6)
  })
})

/** Degrees. */
function hueOf(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  return (Math.atan2(Math.sqrt(3) * (green - blue), 2 * red - green - blue) * 180) / Math.PI
}
