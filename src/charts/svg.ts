// An ECharts option -> a ready SVG string, on the server: small, the same every time, without style attributes or scripts.
import { createHash } from 'node:crypto'
import { GaugeChart, LineChart, ScatterChart } from 'echarts/charts'
import { GraphicComponent, GridComponent, MarkAreaComponent, MarkLineComponent } from 'echarts/components'
import { type ECharts, type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Palette } from './palette.ts'

use([
  ...[GaugeChart, LineChart, ScatterChart, SVGRenderer],
  ...[GraphicComponent, GridComponent, MarkAreaComponent, MarkLineComponent],
])

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

interface Sheet {
  readonly title: string
  /** A sentence or two below it. */
  readonly words: string
  readonly colours: Pick<Palette, 'card' | 'text' | 'muted'>
  readonly fontFamily: string
}

const HEAD = 40
const LINE = 20
/** Chinese characters of 14 px that fit into a line of 720. */
const LINE_LETTERS = 48

/** A drawing as a file of its own: on a ground, under its title and what it shows in words, also for those who do not see it. */
export function alone(
  svg: string,
  { width, height }: Size,
  { title, words, colours, fontFamily }: Sheet,
): string {
  const lines = linesIn(words)
  const top = HEAD + lines.length * LINE
  const inner = svg.replace('<svg ', `<svg x="0" y="${top}" width="${width}" height="${height}" `)
  const line = (text: string, y: number, about: string): string =>
    `<text x="18" y="${y}" ${about} font-family="${escaped(fontFamily)}">${escaped(text)}</text>`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${top + height}" width="${width}" height="${top + height}" role="img">` +
    `<title>${escaped(title)}</title><desc>${escaped(words)}</desc>` +
    `<rect width="${width}" height="${top + height}" fill="${colours.card}"/>` +
    line(title, 28, `font-size="18" font-weight="700" fill="${colours.text}"`) +
    lines
      .map((text, at) => line(text, HEAD + 10 + at * LINE, `font-size="14" fill="${colours.muted}"`))
      .join('') +
    `${inner}</svg>`
  )
}

/** Broken by width: a Latin letter takes half of a Chinese one. */
function linesIn(words: string): string[] {
  const lines: string[] = []
  let [line, width] = ['', 0]
  for (const letter of words) {
    const wide = /[\x20-\x7E]/.test(letter) ? 0.5 : 1
    if (width + wide > LINE_LETTERS) {
      lines.push(line)
      ;[line, width] = ['', 0]
    }
    line += letter
    width += wide
  }
  return line === '' ? lines : [...lines, line]
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

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
