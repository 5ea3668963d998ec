// How soon a screen tries again: a line that brought a picture works, whatever went wrong with the ones before it.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from './chromium.ts'
import { openScreenSite, type ScreenSite } from './screen-site.ts'

const PATIENT = { timeout: 45_000, interval: 50 }
/** The first wait of `connect`, before chance shortens it. */
const FIRST_MS = 1_000

let browser: Browser
let site: ScreenSite
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openChromium(), openScreenSite()])
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

test('after each break that a new picture ended, the first attempt comes within a second again', async () => {
  const page = await browser.newPage({ serviceWorkers: 'block' })
  await page.addInitScript(() => {
    const real = window.setTimeout
    const delays: number[] = []
    const noted = (work: () => void, ms = 0) => {
      delays.push(ms)
      return real(work, ms)
    }
    Object.assign(window, { delays, setTimeout: noted })
  })
  const strip = page.locator('[data-part=strip]')
  await page.goto(`${site.origin}/wall/all?lang=zh`)
  await expect.poll(() => page.locator('.head .clock b').textContent(), PATIENT).toMatch(/^\d\d:\d\d$/)
  await expect.poll(() => strip.isHidden(), PATIENT).toBe(true)
  const firstWaits: number[] = []
  for (const value of [1001, 1002, 1003, 1004]) {
    await page.evaluate(() => Reflect.get(window, 'delays').splice(0))
    site.door.set('broken')
    // Only waits that chance has shortened are no whole numbers.
    const waits = (): Promise<number[]> =>
      page.evaluate(() => Reflect.get(window, 'delays').filter((ms: number) => !Number.isInteger(ms)))
    await expect.poll(async () => (await waits()).length, PATIENT).toBeGreaterThan(0)
    firstWaits.push((await waits())[0] ?? Number.NaN)
    await site.send(value)
    site.door.set('open')
    await expect.poll(() => strip.isHidden(), PATIENT).toBe(true)
  }
  expect(Math.max(...firstWaits), firstWaits.join(', ')).toBeLessThanOrEqual(FIRST_MS)
  await page.close()
})
