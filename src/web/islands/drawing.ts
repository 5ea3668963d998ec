// The chart of a page with a script: drawn anew where it stands, read by pointing or by keys, saved as a picture. Loaded when it comes into sight.
import { liveChart } from '../../charts/live.ts'
import type { PathView } from '../../charts/path.ts'

interface Drawn {
  readonly view: PathView
  /** What is read of each month, in words. */
  readonly said: readonly string[]
}

/** The figure holds the view, its words, and the server's drawing, which stays for paper. */
export function drawChart(figure: HTMLElement): void {
  const { view, said } = JSON.parse(figure.dataset.chart ?? '') as Drawn
  const { reads = '', hint = '', png = '', name = 'chart' } = figure.dataset
  const still = figure.querySelector('.still')
  if (!still || figure.dataset.drawn !== undefined) return
  const place = document.createElement('div')
  place.className = 'live'
  place.tabIndex = 0
  place.setAttribute('role', 'slider')
  place.setAttribute('aria-label', `${still.getAttribute('aria-label') ?? ''} ${reads}`.trim())
  place.setAttribute('aria-valuemin', '1')
  place.setAttribute('aria-valuemax', String(said.length))
  const words = document.createElement('p')
  words.className = 'read-out'
  words.dataset.hint = hint
  still.before(place, words)
  figure.dataset.drawn = ''
  const chart = liveChart(place, view)
  const latest =
    Math.max(
      0,
      view.actual.findLastIndex((value) => value !== null),
    ) + 1
  let at: number | null = null

  const read = (month: number | null): void => {
    at = month
    chart.read(month)
    words.textContent = month === null ? '' : (said[month - 1] ?? '')
    tell(month ?? latest)
  }
  const tell = (month: number): void => {
    place.setAttribute('aria-valuenow', String(month))
    place.setAttribute('aria-valuetext', said[month - 1] ?? '')
  }
  tell(latest)

  place.addEventListener('pointermove', ({ offsetX, offsetY }) => {
    const month = chart.monthAt(offsetX, offsetY)
    if (month !== at) read(month)
  })
  place.addEventListener('pointerdown', ({ offsetX, offsetY }) => read(chart.monthAt(offsetX, offsetY)))
  place.addEventListener('pointerleave', ({ pointerType }) => {
    if (pointerType === 'mouse' && document.activeElement !== place) read(null)
  })
  place.addEventListener('focus', () => read(at ?? latest))
  place.addEventListener('blur', () => read(null))
  place.addEventListener('keydown', (event) => {
    const to = STEPS[event.key]?.(at ?? latest, said.length)
    if (event.key === 'Escape') place.blur()
    if (to === undefined) return
    event.preventDefault()
    read(Math.min(said.length, Math.max(1, to)))
  })

  const save = document.createElement('button')
  save.type = 'button'
  save.textContent = png
  save.addEventListener('click', () => {
    const link = document.createElement('a')
    chart.read(null)
    link.href = chart.png()
    link.download = `${name}.png`
    link.click()
  })
  figure.querySelector('.take')?.append(save)

  new ResizeObserver(() => chart.draw()).observe(place)
  matchMedia('(prefers-color-scheme:dark)').addEventListener('change', () => chart.draw())
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at) => at + 1,
  ArrowUp: (at) => at + 1,
  ArrowLeft: (at) => at - 1,
  ArrowDown: (at) => at - 1,
  PageUp: (at) => at + 3,
  PageDown: (at) => at - 3,
  Home: () => 1,
  End: (_, last) => last,
}
