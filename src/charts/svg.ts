// An ECharts option -> a ready SVG string, on the server: small, the same every time, without style attributes or scripts.
import { createHash } from 'node:crypto'
import { GaugeChart, LineChart, ScatterChart } from 'echarts/charts'
import { GraphicComponent, GridComponent } from 'echarts/components'
import { type ECharts, type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([GaugeChart, LineChart, ScatterChart, GraphicComponent, GridComponent, SVGRenderer])

interface Size {
  readonly width: number
  readonly height: number
}

/** Scales to its box (`viewBox`); hidden from assistive technology, because words stand beside every drawing. */
export function renderSvg(option: EChartsCoreOption, { width, height }: Size): string {
  let chart: ECharts | null = null
  try {
    chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
    chart.setOption({ animation: false, ...option })
    return clean(chart.renderToSVGString({ useViewBox: true }), width, height)
  } finally {
    chart?.dispose()
  }
}

/**
 * ECharts writes what a page does not need (event data, hover styles, counters in ids) and what a strict content security
 * policy refuses (style attributes): both go, so that equal views give equal strings.
 */
function clean(svg: string, width: number, height: number): string {
  const names = new Map<string, string>()
  const text = svg
    .replace(/<style[\s\S]*?<\/style>\s*/g, '')
    .replace(/^<svg[^>]*>/, `<svg viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">`)
    .replace(/<rect [^>]*fill="none"><\/rect>\s*/, '')
    .replace(/ (?:ecmeta_\w+|class|pointer-events)="[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) => attributes(style))
    .replace(/\bzr\d+-\w+/g, (id) => {
      const name = names.get(id) ?? `zr-${names.size}`
      names.set(id, name)
      return name
    })
    .replace(/\n\s*/g, '')
  if (names.size === 0) return text
  // By what is drawn: another drawing on the same page has other names.
  const own = hashOf(text)
  return text.replace(/\bzr-(\d+)/g, (_, place: string) => `s${own}c${place}`)
}

const attributes = (style: string): string =>
  style
    .split(';')
    .filter((part) => part.includes(':'))
    .map((part) => {
      const at = part.indexOf(':')
      return ` ${part.slice(0, at).trim()}="${part.slice(at + 1).trim()}"`
    })
    .join('')

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)
