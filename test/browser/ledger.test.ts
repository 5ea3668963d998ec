// The ledger, units and leaders in a real browser: without script, by keyboard, on a desk and a phone, nothing for axe-core to find.
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

test('every page is clean and fits, wide and narrow, light and dark, in both languages', async () => {
  const unit = `/units/${encodeURIComponent('区商务局')}`
  const paths = [
    '/tasks?group=unit&status=behind',
    '/indicators',
    '/units',
    unit,
    '/leaders',
    `${unit}/print`,
  ]
  for (const [width, lang, colorScheme] of [
    [1440, 'zh', 'dark'],
    [390, 'en', 'light'],
  ] as const) {
    const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme })
    for (const path of [...paths, '/nowhere']) {
      await page.goto(`${site.origin}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
      expect([path, width, await violations(page)]).toEqual([path, width, []])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect([path, wide <= width]).toEqual([path, true])
    }
    await page.close()
  }
})

test('without script a condition is chosen, its chip takes it away, and the head stays in sight', async () => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'zh-CN',
    viewport: { width: 1440, height: 500 },
  })
  const page = await context.newPage()
  await page.goto(`${site.origin}/tasks`)
  await page.selectOption('select[name=unit]', '区商务局')
  await page.press('input[name=words]', 'Enter')
  expect(new URL(page.url()).searchParams.get('unit')).toBe('区商务局')
  expect(await page.locator('tbody tr').count()).toBe(1)
  await page.focus('.chip')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${site.origin}/tasks`)
  expect(await page.locator('tbody tr').count()).toBe(2)
  await page.goto(`${site.origin}/indicators`)
  await page.locator('tbody tr').last().scrollIntoViewIfNeeded()
  const [head, table] = await Promise.all(
    ['thead th', '.ledger'].map((each) => page.locator(each).first().boundingBox()),
  )
  expect(table?.y).toBeLessThan(0)
  expect(head?.y).toBeGreaterThanOrEqual(0)
  await context.close()
})
