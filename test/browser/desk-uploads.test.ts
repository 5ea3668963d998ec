// The history and an undo in a real browser, by keyboard, without a script; nothing for axe-core to find.
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
  ['zh', 1280, 900, '撤销这次报送', '口径有误，重新报送'],
  ['en', 390, 844, 'Take this upload back', 'Sent by mistake'],
] as const)(
  'history, receipt and undo by keyboard (%s, %i wide)',
  async (lang, width, height, button, reason) => {
    const csv = `indicator,period,value,known_at\nfirms,2022-10,${lang === 'zh' ? 2400 : 2300},2022-11-19\n`
    const sent = await site.world.app.inject({
      method: 'POST',
      url: '/api/v1/uploads?filename=month.csv',
      headers: { 'content-type': 'text/csv' },
      payload: csv,
    })
    expect(sent.statusCode, sent.body).toBe(201)

    const page = await site.signedIn(browser, 'statistician', { width, height })
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth)
    await page.goto(`${site.origin}/desk/uploads?lang=${lang}`)
    expect(await violations(page)).toEqual([])
    expect(await fits()).toBeLessThanOrEqual(width)
    await page.locator('tbody a').first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/uploads\/[0-9a-f-]+/)
    expect(await violations(page)).toEqual([])
    expect(await fits()).toBeLessThanOrEqual(width)

    await page.focus('[name=reason]')
    await page.keyboard.type(reason)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(button)
    await page.keyboard.press('Enter')
    await page.locator('.refused[role=status]').waitFor()
    expect(await page.locator('.refused').textContent()).toContain(reason)
    expect(await page.locator('[name=reason]').count()).toBe(0)
    expect(await violations(page)).toEqual([])
    await page.close()
  },
)
