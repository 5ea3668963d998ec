// What an update of forty gauges costs on a slow screen: the time its scripts run, by the browser's own account.
import type { CDPSession } from 'playwright-core'
import { openChromium } from '../test/browser/chromium.ts'
import { startProgram } from './line-program.ts'
import type { Changed, WallAddress } from './programs/wall-server.ts'
import { type Bench, median, show } from './row.ts'

const SLOWER = 4
const UPDATES = 9
const WARM = 2
const SCRIPT_MS = 16
/** Looked at this often whether the update hangs: each look is a little script too, as in the yardstick. */
const LOOK_MS = 100
const PATIENCE_MS = 20_000

export const wallUpdate: Bench = async () => {
  const server = startProgram('bench-wall-server', ['--scripts'])
  const browser = await openChromium()
  try {
    const { port, wall } = await server.next<WallAddress>()
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await page.goto(`http://127.0.0.1:${port}${wall}`)
    // Listening: the clock was told what time it is.
    await page.waitForFunction(() => document.querySelector('[data-part=clock] b')?.textContent)
    const [scripts, layouts, idles]: [number[], number[], number[]] = [[], [], []]
    for (let update = -WARM; update < UPDATES; update++) {
      const idle = await spent(session)
      const before = await versionOf(session)
      await wait(LOOK_MS * 5)
      await versionOf(session)
      const start = await spent(session)
      await server.tell<Changed>(`all ${500 + WARM + update}`)
      await shown(session, before)
      const end = await spent(session)
      if (update < 0) continue
      idles.push(start.script - idle.script)
      scripts.push(end.script - start.script)
      layouts.push(end.layout - start.layout)
    }
    return [
      {
        what: `script of an update of 40 gauges at ${SLOWER}× CPU throttling`,
        reach: `under ${SCRIPT_MS} ms`,
        measured: `${show(median(scripts))} ms (style and layout besides: ${show(median(layouts))} ms)`,
        yardstick: `the same wall for half a second without an update: ${show(median(idles))} ms`,
        reached: median(scripts) < SCRIPT_MS,
      },
    ]
  } finally {
    await browser.close()
    await server.stop()
  }
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Asked for in few words: Playwright's own way of looking would be counted as script of the page. */
async function versionOf(session: CDPSession): Promise<unknown> {
  const expression = "document.querySelector('main.pages').dataset.version"
  return (await session.send('Runtime.evaluate', { expression })).result.value
}

/** Until the picture is another one and everything that follows from it is done. */
async function shown(session: CDPSession, before: unknown): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  while ((await versionOf(session)) === before) {
    if (performance.now() > until) throw new Error('the update never came')
    await wait(LOOK_MS)
  }
  await wait(LOOK_MS * 3)
}

/** Milliseconds that the page has run scripts, and has computed styles and places, since it was opened. */
async function spent(session: CDPSession): Promise<{ readonly script: number; readonly layout: number }> {
  const { metrics } = await session.send('Performance.getMetrics')
  const ms = (name: string): number =>
    (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN) * 1000
  return { script: ms('ScriptDuration'), layout: ms('LayoutDuration') + ms('RecalcStyleDuration') }
}
