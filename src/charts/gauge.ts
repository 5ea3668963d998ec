// A gauge: half a circle with the actual as a thick arc over a thin track, the target and the pace as marks of their own.
import type { EChartsCoreOption } from 'echarts/core'
import type { Light } from '../core/assessment.ts'
import type { Palette } from './palette.ts'

/** Shares of the half circle, 0 to 1. */
export interface GaugeView {
  /** null: nothing reported, drawn as a dashed empty track. */
  readonly actual: number | null
  readonly target: number | null
  /** The upper end of a band, whose lower end is `target`. */
  readonly end?: number
  readonly expected: number | null
  readonly light: Light
}

/** The mark of a target of zero stands a little outside: the box must let it be seen. */
export const GAUGE_SIZE = { width: 316, height: 174 } as const

const CENTER = [158, 164]
const BAND = { outer: 128, width: 26 }
const TRACK = { outer: 120, width: 10 }
/** Every mark has radii of its own, so that none can cover another, wherever they stand. */
const DIAMOND = { inner: 128, length: 24, width: 24 }
const TRIANGLE = { inner: 153, length: 16, width: 22 }
const STRIP = { inner: 153, width: 8 }
const BAR = { inner: 98, width: 7, stem: 3 }
/** Closer to the target than this share of the half circle the diamond would stand on the bar's stem. */
const NEAR = 0.07

export function gaugeOption(view: GaugeView, palette: Palette): EChartsCoreOption {
  const { actual, target, end, expected } = view
  const clear = target !== null && (expected === null || Math.abs(expected - target) > NEAR)
  const aim =
    target === null
      ? []
      : end === undefined
        ? targetMark(target, clear, palette)
        : bandMark(target, end, palette)
  const marks = [...aim, ...(expected === null ? [] : [shape(expected, RHOMB, palette, true)])]
  return {
    series: actual === null ? [] : [track(palette), arc(actual, palette[view.light])],
    graphic: [...(actual === null ? [dashes(palette)] : []), ...marks],
  }
}

const bare = (radius: number) => ({
  type: 'gauge',
  silent: true,
  startAngle: 180,
  endAngle: 0,
  min: 0,
  max: 1,
  center: CENTER,
  radius,
  axisLine: { show: false },
  axisTick: { show: false },
  splitLine: { show: false },
  axisLabel: { show: false },
  title: { show: false },
  detail: { show: false },
  pointer: { show: false },
})

const track = (palette: Palette) => ({
  ...bare(TRACK.outer),
  axisLine: { show: true, lineStyle: { width: TRACK.width, color: [[1, palette.track]] } },
  data: [],
})

const arc = (share: number, color: string) => ({
  ...bare(BAND.outer),
  progress: { show: true, width: BAND.width, itemStyle: { color } },
  data: [{ value: share }],
})

/** Corners as [distance along the circle, radius]. */
type Outline = readonly (readonly [number, number])[]

const RHOMB: Outline = [
  [0, DIAMOND.inner],
  [DIAMOND.width / 2, DIAMOND.inner + DIAMOND.length / 2],
  [0, DIAMOND.inner + DIAMOND.length],
  [-DIAMOND.width / 2, DIAMOND.inner + DIAMOND.length / 2],
]
const WEDGE: Outline = [
  [0, TRIANGLE.inner],
  [TRIANGLE.width / 2, TRIANGLE.inner + TRIANGLE.length],
  [-TRIANGLE.width / 2, TRIANGLE.inner + TRIANGLE.length],
]
const bar = (outer: number, width: number): Outline => [
  [-width / 2, BAR.inner],
  [width / 2, BAR.inner],
  [width / 2, outer],
  [-width / 2, outer],
]

/** A bar across the arc with a wedge beyond; joined by a stem where no diamond stands between. */
const targetMark = (share: number, joined: boolean, palette: Palette) => [
  shape(share, bar(BAND.outer + 2, BAR.width), palette, true),
  ...(joined ? [shape(share, bar(TRIANGLE.inner + 2, BAR.stem), palette, false)] : []),
  shape(share, WEDGE, palette, false),
]

/** A bar across the arc at each end, and a strip beyond it from one to the other. */
const bandMark = (from: number, to: number, palette: Palette) => [
  ...[from, to].map((share) => shape(share, bar(STRIP.inner + 2, BAR.width), palette, true)),
  {
    type: 'sector',
    silent: true,
    z: 10,
    shape: {
      cx: CENTER[0],
      cy: CENTER[1],
      r0: STRIP.inner,
      r: STRIP.inner + STRIP.width,
      startAngle: Math.PI * (1 + Math.min(from, to)),
      endAngle: Math.PI * (1 + Math.max(from, to)),
    },
    style: { fill: palette.mark },
  },
]

/** A figure standing at a share of the half circle, turned towards the centre; `halo` parts it from what lies under it. */
function shape(share: number, outline: Outline, palette: Palette, halo: boolean) {
  const angle = Math.PI * (1 + share)
  const [x = 0, y = 0] = CENTER
  const points = outline.map(([along, radius]) => [
    x + radius * Math.cos(angle) - along * Math.sin(angle),
    y + radius * Math.sin(angle) + along * Math.cos(angle),
  ])
  const edge = halo ? { stroke: palette.card, lineWidth: 3 } : {}
  return { type: 'polygon', silent: true, z: 10, shape: { points }, style: { fill: palette.mark, ...edge } }
}

const dashes = (palette: Palette) => ({
  type: 'arc',
  silent: true,
  shape: {
    cx: CENTER[0],
    cy: CENTER[1],
    r: BAND.outer - BAND.width / 2,
    startAngle: Math.PI,
    endAngle: 2 * Math.PI,
  },
  style: { fill: 'none', stroke: palette.track, lineWidth: BAND.width, lineDash: [4, 8.07] },
})
