// The calendar in a real browser: nothing for axe-core to find, a head that stays, no page wider than its screen.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from './chromium.ts'
import { type DeskSite, openDeskSite, violations } from './desk-site.ts'

let browser: Browser
let site: DeskSite
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openChromium(), openDeskSite()])
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

test.each([
  ['zh', 1280, 900],
  ['en', 390, 844],
] as const)(
  'the calendar (%s, %i wide) is clean, fits, and keeps head and names in sight',
  async (lang, width, height) => {
    const page = await browser.newPage({ viewport: { width, height } })
    await page.goto(`${site.origin}/desk/calendar?lang=${lang}`)
    expect(await violations(page)).toEqual([])
    // What the icons of cells are made of is displayed, or nothing of them is.
    const sprite = await page.evaluate(() => {
      const use = document.querySelector<SVGUseElement>('.due td use')
      const shape = document.querySelector(use?.getAttribute('href') ?? '')?.closest('svg')
      return { wide: use?.getBBox().width ?? 0, display: shape && getComputedStyle(shape).display }
    })
    expect(sprite.wide).toBeGreaterThan(5)
    expect(sprite.display).not.toBe('none')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    const moved = await page.evaluate(() => {
      const pane = document.querySelector('.pane')
      const [head, name] = [pane?.querySelector('thead th'), pane?.querySelector('tbody th')]
      if (!(pane instanceof HTMLElement) || !head || !name) throw new Error('no table')
      pane.style.maxHeight = '120px'
      pane.scrollTo(400, 200)
      const frame = pane.getBoundingClientRect()
      return {
        top: Math.round(head.getBoundingClientRect().top - frame.top),
        left: Math.round(name.getBoundingClientRect().left - frame.left),
        scrolled: pane.scrollTop,
      }
    })
    expect(moved.scrolled).toBeGreaterThan(0)
    expect(moved).toMatchObject({ top: 1, left: 1 })
    await page.close()
  },
)

test('choosing a unit by keyboard, without script, leaves its indicators', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${site.origin}/desk/calendar?lang=zh`)
  await page.focus('select[name=unit]')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(/unit=/)
  const names = await page.locator('.due tbody th a[href^="/indicators/"]').allTextContents()
  expect(names).toEqual(['净增市场主体', '精确小数'])
  await context.close()
})
