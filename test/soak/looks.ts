// Whether what a screen shows at this moment is a picture: by its elements and by its pixels, not by the absence of errors.
import type { Page } from 'playwright-core'
import { STRANGER } from '../support/door.ts'

/** A wall has hundreds of colours by its smoothed edges; a blank page or an error page has few, or is light. */
const FEWEST_COLOURS = 24
const MOST_LIGHT = 0.5
/** A page that is being loaded again still shows the one before, or the next one: whichever, it must be there within this. */
const PATIENCE_MS = 5_000

/** What is wrong with a screen that was looked at just now; empty: nothing. `decoder`: any page, to read pixels with. */
export async function wrongWith(page: Page, decoder: Page): Promise<string[]> {
  const wrong: string[] = []
  const shot = await page.screenshot({ type: 'png', timeout: 60_000 })
  const pixels = await decoder.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(240, 135)
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) throw new Error('no canvas')
    context.drawImage(image, 0, 0, 240, 135)
    image.close()
    const { data: rgba } = context.getImageData(0, 0, 240, 135)
    const colours = new Set<number>()
    let light = 0
    for (let at = 0; at < rgba.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = [rgba[at], rgba[at + 1], rgba[at + 2]]
      colours.add(((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3))
      if (red + green + blue > 600) light++
    }
    return { colours: colours.size, light: light / (rgba.length / 4) }
  }, shot.toString('base64'))
  if (pixels.colours < FEWEST_COLOURS) wrong.push(`blank: ${pixels.colours} colours`)
  if (pixels.light > MOST_LIGHT) wrong.push(`${Math.round(pixels.light * 100)} % of it is light`)
  const seen = await elementsOf(page)
  if (seen === null) wrong.push('it has no elements to look at')
  else {
    if (seen.tiles === 0) wrong.push(`no tile in sight: ${seen.words.slice(0, 120)}`)
    if (seen.title === '') wrong.push('no headline')
    if (seen.words.includes(STRANGER) || /Bad Gateway|ERR_|not ready/.test(seen.words))
      wrong.push(`an error page: ${seen.words.slice(0, 120)}`)
    if (seen.scrolls) wrong.push('it scrolls')
  }
  return wrong
}

async function elementsOf(page: Page) {
  const until = performance.now() + PATIENCE_MS
  for (;;) {
    try {
      return await page.evaluate(() => ({
        tiles: [...document.querySelectorAll('.tile')].filter((tile) => tile.getClientRects().length > 0)
          .length,
        title: document.querySelector('.head h1')?.textContent ?? '',
        words: document.body.textContent ?? '',
        scrolls: document.documentElement.scrollHeight > innerHeight,
      }))
    } catch {
      // The page was just being loaded again.
      if (performance.now() > until) return null
    }
  }
}

export interface Metrics {
  readonly heapBytes: number
  readonly nodes: number
  readonly listeners: number
}

/** After everything that can be collected was. */
export async function metricsOf(page: Page): Promise<Metrics> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  await session.detach()
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
  return { heapBytes: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') }
}
