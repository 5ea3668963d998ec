// The year's path: what was reached, month by month, against pace and target; last year, revisions, holes and events stay visible.
import type { EChartsCoreOption } from 'echarts/core'
import type { Light } from '../core/assessment.ts'
import type { Palette } from './palette.ts'

type Values = readonly (number | null)[]

/** Twelve entries each, January first; numbers in the indicator's unit. */
export interface PathView {
  /** Names of the months as they stand on the axis. */
  readonly months: readonly string[]
  readonly actual: Values
  readonly pace: Values
  /** null: no number to aim at. */
  readonly target: number | null
  /** The upper end of a band, whose lower end is `target`. */
  readonly end?: number
  /** The year before's; absent: not known. */
  readonly last?: Values
  /** The other indicator that it is held against; absent: none. */
  readonly partner?: Values
  /** Values that counted once and were replaced: month 1 to 12. */
  readonly revised: readonly { readonly month: number; readonly value: number }[]
  /** Months that were due and never reported. */
  readonly missing: readonly number[]
  /** What happened: month 1 to 12 and the mark under which the page tells of it; absent: nothing. */
  readonly events?: readonly { readonly month: number; readonly mark: string }[]
  /** What stands at the last point; absent: nothing. */
  readonly label?: string
  /** Whether points are joined over months without a figure: quarterly figures are, holes are not. */
  readonly joined: boolean
  /** Only its way is looked at: the axis need not begin at zero. */
  readonly floats?: true
  readonly light: Light
}

export const PATH_SIZE = { width: 720, height: 300 } as const
/** For phones. */
export const PATH_SIZE_SMALL = { width: 380, height: 270 } as const

/** `at`: the month (1 to 12) that is being read; absent: none. */
export function pathOption(
  view: PathView,
  palette: Palette,
  fontFamily: string,
  small: boolean,
  at: number | null = null,
): EChartsCoreOption {
  const label = { color: palette.muted, fontSize: 14, fontFamily }
  const floor = lowest(view)
  const plain = { type: 'line', silent: true, showSymbol: false }
  const lastAt = view.actual.findLastIndex((value) => value !== null)
  return {
    textStyle: { fontFamily },
    grid: {
      left: small ? 46 : 64,
      right: small ? 8 : 20,
      top: view.label === undefined && !view.events?.length ? 16 : 30,
      bottom: 34,
    },
    xAxis: {
      type: 'category',
      boundaryGap: true,
      data: [...view.months],
      axisTick: { show: false },
      axisLabel: { ...label, interval: small ? 1 : 0 },
      axisLine: { onZero: false, lineStyle: { color: palette.track } },
    },
    yAxis: {
      type: 'value',
      min: floor < 0 || view.floats ? null : 0,
      ...(view.floats && { scale: true }),
      splitNumber: 4,
      axisLabel: label,
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: [
      {
        ...plain,
        data: view.months.map(() => view.target),
        lineStyle: { color: palette.text, width: 2, type: 'solid' },
      },
      ...(view.end === undefined ? [] : [bandBetween(view.target ?? 0, view.end, palette)]),
      ...(view.last === undefined
        ? []
        : [
            {
              ...plain,
              connectNulls: true,
              data: [...view.last],
              lineStyle: { color: palette.muted, width: 2, type: 'solid' },
            },
          ]),
      ...(view.partner === undefined
        ? []
        : [
            {
              ...plain,
              connectNulls: true,
              showSymbol: true,
              symbol: 'emptyTriangle',
              symbolSize: 9,
              data: [...view.partner],
              lineStyle: { color: palette.muted, width: 2, type: [8, 4] },
              itemStyle: { color: palette.muted },
            },
          ]),
      { ...plain, data: [...view.pace], lineStyle: { color: palette.text, width: 2, type: [3, 5] } },
      {
        type: 'scatter',
        silent: true,
        symbol: 'circle',
        symbolSize: 11,
        itemStyle: { color: palette.card, borderColor: palette.muted, borderWidth: 2 },
        data: view.revised.map(({ month, value }) => [month - 1, value]),
      },
      {
        ...plain,
        connectNulls: view.joined,
        showSymbol: true,
        symbol: 'circle',
        symbolSize: 10,
        data: view.actual.map((value, index) =>
          index === lastAt && view.label !== undefined
            ? {
                value,
                label: {
                  show: true,
                  position: 'top',
                  formatter: view.label,
                  color: palette.text,
                  fontSize: 16,
                  fontWeight: 'bold',
                  fontFamily,
                },
              }
            : value,
        ),
        lineStyle: { color: palette[view.light], width: 4 },
        itemStyle: { color: palette[view.light] },
        ...linesAt(view, at, palette, fontFamily),
      },
      {
        type: 'scatter',
        silent: true,
        symbol: 'path://M0,0L1,0L1,1L0,1ZM0.25,0.25L0.25,0.75L0.75,0.75L0.75,0.25Z',
        symbolSize: 12,
        itemStyle: { color: palette.grey },
        data: view.missing.map((month) => [month - 1, Math.min(floor, 0)]),
      },
    ],
  }
}

/** Upright lines: where something happened, under its mark, and the month that is being read. */
function linesAt({ events = [] }: PathView, at: number | null, palette: Palette, fontFamily: string): object {
  if (events.length === 0 && at === null) return {}
  const marks = events.map(({ month, mark }) => ({
    xAxis: month - 1,
    label: { show: true, formatter: mark, color: palette.text, fontSize: 14, fontFamily },
    lineStyle: { color: palette.muted, width: 2, type: [2, 4] },
  }))
  const read =
    at === null ? [] : [{ xAxis: at - 1, lineStyle: { color: palette.text, width: 1, type: 'solid' } }]
  return {
    markLine: {
      silent: true,
      symbol: 'none',
      animation: false,
      label: { show: false },
      data: [...marks, ...read],
    },
  }
}

/** Its upper end as a line, and the ground between both ends. */
const bandBetween = (lower: number, upper: number, palette: Palette) => ({
  type: 'line',
  silent: true,
  data: [],
  markLine: {
    silent: true,
    symbol: 'none',
    label: { show: false },
    lineStyle: { color: palette.text, width: 2, type: 'solid' },
    data: [{ yAxis: upper }],
  },
  markArea: {
    silent: true,
    itemStyle: { color: palette.text, opacity: 0.12 },
    data: [[{ yAxis: lower }, { yAxis: upper }]],
  },
})

function lowest({ actual, pace, target, revised, last = [], partner = [] }: PathView): number {
  const values = [...actual, ...pace, target, ...revised.map(({ value }) => value), ...last, ...partner]
  return Math.min(...values.filter((value) => value !== null), 0)
}
