// A screen whose own clock is wrong: its time and its ages are the service's, and what it cannot know it does not say.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from './chromium.ts'
import { openScreenSite, type ScreenSite } from './screen-site.ts'

const PATIENT = { timeout: 45_000 }
const YEAR_MS = 365 * 86_400_000

let browser: Browser
let site: ScreenSite
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openChromium(), openScreenSite()])
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const strip = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const strip = document.querySelector<HTMLElement>('[data-part=strip]')
    return !strip || strip.hidden ? '' : (strip.textContent ?? '')
  })

/** A wall on a screen whose clock is wrong by `window.wrongBy`, which may be changed. */
async function open(wrongBy: number): Promise<Page> {
  const page = await browser.newPage({ serviceWorkers: 'block' })
  await page.addInitScript((shift) => {
    const Real = Date
    const by = { wrongBy: shift }
    Object.assign(window, { by })
    window.Date = new Proxy(Real, {
      construct: (target, args) =>
        Reflect.construct(target, args.length === 0 ? [Real.now() + by.wrongBy] : args),
      get: (target, name) =>
        name === 'now' ? () => Real.now() + by.wrongBy : Reflect.get(target, name, target),
    })
  }, wrongBy)
  await page.goto(`${site.origin}/wall/all?lang=zh`)
  await expect.poll(() => page.locator('.head .clock b').textContent(), PATIENT).toMatch(/^\d\d:\d\d$/)
  await expect.poll(() => strip(page), PATIENT).toBe('')
  return page
}

test.each([
  ['ahead', YEAR_MS],
  ['behind', -YEAR_MS],
])('a year %s: the time on the wall and the age are the service’s', async (_way, wrongBy) => {
  const page = await open(wrongBy)
  expect(await page.locator('.head .clock').textContent()).toMatch(/^1\d:\d\d11月20日/)
  expect(Math.abs((await page.evaluate(() => Date.now())) - Date.now() - wrongBy)).toBeLessThan(86_400_000)
  site.door.set('broken')
  await expect.poll(() => strip(page), PATIENT).toMatch(/^网络中断，显示 1\d:\d\d 的数据（\d+ 秒前）$/)
  site.door.set('open')
  await expect.poll(() => strip(page), PATIENT).toBe('')
  await page.close()
})

test('a screen that slept, or was set, says of when its picture is, and no age until it heard the service', async () => {
  const page = await open(0)
  site.door.set('broken')
  await expect.poll(() => strip(page), PATIENT).toContain('秒前')
  await page.evaluate((ms) => {
    Reflect.get(window, 'by').wrongBy = ms
  }, 3_600_000)
  await expect.poll(() => strip(page), PATIENT).toMatch(/^网络中断，显示 11月20日 1\d:\d\d 的数据$/)
  expect(await page.locator('.head .clock b').textContent()).toBe('')
  site.door.set('open')
  await expect.poll(() => strip(page), PATIENT).toBe('')
  expect(await page.locator('.head .clock b').textContent()).toMatch(/^1\d:\d\d$/)
  await page.close()
})

test('the age grows, and names the day when it is another one', async () => {
  const page = await browser.newPage({ serviceWorkers: 'block' })
  await page.clock.install()
  await page.goto(`${site.origin}/wall/all?lang=zh`)
  await page.clock.runFor(3_000)
  await expect.poll(() => strip(page), PATIENT).toBe('')
  site.door.set('broken')
  await page.clock.runFor(11 * 60_000)
  await expect.poll(() => strip(page), PATIENT).toMatch(/的数据（1[01] 分钟前）$/)
  await page.clock.runFor(2 * 3_600_000)
  await expect.poll(() => strip(page), PATIENT).toMatch(/^网络中断，显示 1\d:\d\d 的数据（2 小时前）$/)
  await page.clock.fastForward(24 * 3_600_000)
  await page.clock.runFor(2_000)
  await expect.poll(() => strip(page), PATIENT).toMatch(/^网络中断，显示 11月20日 1\d:\d\d 的数据（1 天前）$/)
  site.door.set('open')
  await page.close()
})
