// The pages about people in a real browser: by keyboard, without script, in both languages, nothing for axe-core to find.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from './chromium.ts'
import { type DeskSite, openDeskSite, violations } from './desk-site.ts'

let browser: Browser
let site: DeskSite
let admin: Page
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openChromium(), openDeskSite()])
  admin = await site.signedIn(browser, 'administrator')
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

test.for(['zh', 'en'] as const)('every page (%s) is clean and fits a desk and a phone', async (lang) => {
  for (const path of ['/me', '/admin/people', '/admin/screens', '/deeds', '/sign-in']) {
    for (const size of [
      { width: 1280, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await admin.setViewportSize(size)
      const response = await admin.goto(`${site.origin}${path}?lang=${lang}`)
      expect([path, response?.status()]).toEqual([path, 200])
      await admin.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      expect([path, await violations(admin)]).toEqual([path, []])
      const wide = await admin.evaluate(() => document.documentElement.scrollWidth)
      expect([path, wide <= size.width]).toEqual([path, true])
    }
  }
})

test('an administrator adds a statistician by keyboard, who signs in without script and takes a token', async () => {
  await admin.setViewportSize({ width: 1280, height: 900 })
  await admin.goto(`${site.origin}/admin/people?lang=zh`)
  const form = 'form[action="/admin/people"] '
  await admin.focus(`${form}[name=login]`)
  await admin.keyboard.type('chen')
  await admin.keyboard.press('Tab')
  await admin.keyboard.type('陈统计')
  await admin.keyboard.press('Tab')
  await admin.keyboard.press('ArrowDown')
  await admin.keyboard.press('ArrowDown')
  await admin.focus(`${form}button`)
  await admin.keyboard.press('Enter')
  const password = (await admin.locator('.once code').textContent()) ?? ''

  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`${site.origin}/me`)
  expect(page.url()).toBe(`${site.origin}/sign-in?next=%2Fme`)
  await page.fill('[name=login]', 'chen')
  await page.fill('[name=password]', 'not this one')
  await page.press('[name=password]', 'Enter')
  expect(await page.locator('[role=alert]').textContent()).toBe('名字或密码不对。')
  await page.fill('[name=password]', password)
  await page.press('[name=password]', 'Enter')
  expect(page.url()).toBe(`${site.origin}/me`)
  expect(await page.locator('.lead').first().textContent()).toBe('chen · 统计员')
  // What an administrator made serves once.
  await page.fill('[name=present]', password)
  await page.fill('[name=wanted]', '四个 词的 短语 自己定')
  await page.press('[name=wanted]', 'Enter')
  await page.goto(`${site.origin}/me`)
  await page.fill('form[action^="/me/tokens"] [name=name]', '月报程序')
  await page.check('[value="figures:write"]')
  await page.focus('form[action^="/me/tokens"] [name=days]')
  await page.keyboard.press('Enter')
  expect(await page.locator('.once code').textContent()).toMatch(/^dbt_/)
  await context.close()
})
