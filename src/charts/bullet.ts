// A bullet graph after Stephen Few: a measure over steps of one hue, the target as a line across, pace and last year as marks.
import type { Light } from '../core/assessment.ts'
import type { Palette } from './palette.ts'

/** Shares of the whole length, 0 to 1. */
export interface BulletView {
  /** null: nothing reported, drawn as a dashed empty scale. */
  readonly actual: number | null
  readonly target: number | null
  /** The upper end of a band, whose lower end is `target`. */
  readonly end?: number
  readonly expected: number | null
  readonly lastYear: number | null
  /** Where each step ends, growing; the last is 1. */
  readonly steps: readonly number[]
  readonly light: Light
}

const BULLET_SIZE = { width: 552, height: 74 } as const

/** Half a mark's width stays free at both ends. */
const EDGE = 10
const LENGTH = BULLET_SIZE.width - 2 * EDGE
/** Every kind of mark has a lane of its own, so that none can cover another, wherever they stand. */
const LANES = {
  wedge: { top: 0, height: 12 },
  band: { top: 14, height: 26 },
  diamond: { top: 41, height: 20 },
  ring: { top: 62, height: 12 },
} as const
const MEASURE = 12
const BAR = 7

/** Colours follow the palette; strict policies take it: no style attributes, no ids. */
export function drawBullet(view: BulletView, palette: Palette): string {
  const { actual, target, end, expected, lastYear } = view
  const parts = [
    actual === null ? dashes(palette) : scale(view.steps, palette),
    ...(actual === null ? [] : [measure(actual, palette[view.light], palette)]),
    ...(target === null
      ? []
      : [end === undefined ? targetMark(x(target), palette) : bandMark(x(target), x(end), palette)]),
    ...(expected === null ? [] : [diamond(x(expected), palette)]),
    ...(lastYear === null ? [] : [ring(x(lastYear), palette)]),
  ]
  const { width, height } = BULLET_SIZE
  return `<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="xMinYMid meet" aria-hidden="true" focusable="false">${parts.join('')}</svg>`
}

const x = (share: number): number => EDGE + share * LENGTH
const n = (value: number): string => String(Math.round(value * 10) / 10)

/** The farther a step is from the target, the nearer its shade is to the card. */
function scale(steps: readonly number[], palette: Palette): string {
  const shades = [palette.step1, palette.step2, palette.step3].slice(3 - steps.length)
  return steps
    .map((end, index) => rect(x(steps[index - 1] ?? 0), x(end), LANES.band, shades[index] ?? palette.step3))
    .join('')
}

const rect = (
  from: number,
  to: number,
  { top, height }: { readonly top: number; readonly height: number },
  fill: string,
): string => `<rect x="${n(from)}" y="${top}" width="${n(to - from)}" height="${height}" fill="${fill}"/>`

function measure(share: number, color: string, palette: Palette): string {
  const top = LANES.band.top + (LANES.band.height - MEASURE) / 2
  return (
    rect(x(0), x(share) + 2, { top: top - 2, height: MEASURE + 4 }, palette.card) +
    rect(x(0), x(share), { top, height: MEASURE }, color)
  )
}

/** A line across the whole scale, below a wedge that points at it as in a gauge and in the legend. */
function targetMark(at: number, palette: Palette): string {
  const { wedge } = LANES
  return (
    targetLine(at, palette) +
    polygon([at - 10, wedge.top, at + 10, wedge.top, at, wedge.top + wedge.height], palette)
  )
}

/** A line at each end of a band and a strip above, from one to the other. */
function bandMark(from: number, to: number, palette: Palette): string {
  const strip = { top: LANES.wedge.top + 4, height: 8 }
  return (
    targetLine(from, palette) +
    targetLine(to, palette) +
    rect(from - BAR / 2, to + BAR / 2, strip, palette.mark)
  )
}

function targetLine(at: number, palette: Palette): string {
  const { band, wedge } = LANES
  const tip = wedge.top + wedge.height
  const line = { top: tip - 1, height: band.top + band.height + 1 - (tip - 1) }
  return (
    rect(at - BAR / 2 - 2, at + BAR / 2 + 2, line, palette.card) +
    rect(at - BAR / 2, at + BAR / 2, line, palette.mark)
  )
}

function diamond(at: number, palette: Palette): string {
  const { top, height } = LANES.diamond
  const half = height / 2
  return polygon([at, top, at + half, top + half, at, top + height, at - half, top + half], palette)
}

const polygon = (points: readonly number[], palette: Palette): string =>
  `<polygon points="${points.map(n).join(' ')}" fill="${palette.mark}"/>`

function ring(at: number, palette: Palette): string {
  const { top, height } = LANES.ring
  return `<circle cx="${n(at)}" cy="${top + height / 2}" r="${height / 2 - 1.5}" fill="none" stroke="${palette.mark}" stroke-width="3"/>`
}

const dashes = (palette: Palette): string => {
  const { top, height } = LANES.band
  const middle = top + height / 2
  return `<path d="M${EDGE} ${middle}H${EDGE + LENGTH}" stroke="${palette.track}" stroke-width="${height}" stroke-dasharray="4 8"/>`
}
