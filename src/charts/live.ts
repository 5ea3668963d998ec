// A path drawn in the browser, by the same builder as on the server: on a canvas, which asks for no inline style; the only importer of ECharts there.
import { LineChart, ScatterChart } from 'echarts/charts'
import { GridComponent, MarkAreaComponent, MarkLineComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { DARK, type Palette } from './palette.ts'
import { type PathView, pathOption } from './path.ts'

use([LineChart, ScatterChart, GridComponent, MarkAreaComponent, MarkLineComponent, CanvasRenderer])

interface LiveChart {
  /** Marks the month (1 to 12) that is being read; null: none. */
  read(at: number | null): void
  /** The month under a point of the canvas, in its own pixels; null: none. */
  monthAt(x: number, y: number): number | null
  /** With the colours and the size that the place has now. */
  draw(): void
  /** Address of a picture of it, twice the size for print. */
  png(): string
}

/** Narrower ones have fewer names of months. */
const SMALL_PX = 520

export function liveChart(place: HTMLElement, view: PathView): LiveChart {
  const chart = init(place, null, { renderer: 'canvas' })
  let at: number | null = null
  const show = (): void => {
    const { fontFamily } = getComputedStyle(place)
    const small = place.clientWidth < SMALL_PX
    chart.setOption({ animation: false, ...pathOption(view, coloursOf(place), fontFamily, small, at) }, true)
  }
  show()
  return {
    read(month) {
      if (month === at) return
      at = month
      show()
    },
    monthAt(x, y) {
      if (!chart.containPixel('grid', [x, y])) return null
      const [index] = chart.convertFromPixel('grid', [x, y]) as number[]
      return Math.min(view.months.length, Math.max(1, Math.round(index ?? 0) + 1))
    },
    draw() {
      chart.resize()
      show()
    },
    png: () => chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: coloursOf(place).card }),
  }
}

/** What the page's theme makes of the names in `CSS_PALETTE`: a canvas knows no variables. */
function coloursOf(place: HTMLElement): Palette {
  const styles = getComputedStyle(place)
  const names = Object.keys(DARK) as (keyof Palette)[]
  return Object.fromEntries(
    names.map((name) => [name, styles.getPropertyValue(`--${name}`).trim() || DARK[name]]),
  ) as { [name in keyof Palette]: string }
}
