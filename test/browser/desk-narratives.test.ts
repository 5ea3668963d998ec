// A month's narratives in a real browser: written by keyboard, on a phone, in both languages; a leader's comment below.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from './chromium.ts'
import { type DeskSite, openDeskSite, violations } from './desk-site.ts'

const PHONE = { width: 390, height: 844 }
const DESK = { width: 1280, height: 900 }

let browser: Browser
let site: DeskSite
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openChromium(), openDeskSite()])
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

test('a reporter writes by keyboard on a phone, and again; a leader comments; everybody reads both', async () => {
  const page = await site.signedIn(browser, 'reporter', PHONE, { unit: '区商务局' })
  await page.goto(`${site.origin}/desk/narratives?lang=zh&month=2022-10`)
  expect(await page.locator('.tasks > li').count()).toBe(1)
  await page.focus('.write summary')
  await page.keyboard.press('Enter')
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  await page.keyboard.press('Tab')
  await page.keyboard.type('新增市场主体 1130 户，完成全年目标的 56.5%。')
  await page.keyboard.press('Tab')
  await page.keyboard.type('商事登记窗口人手不足。')
  for (const key of ['Tab', 'Tab']) await page.keyboard.press(key)
  await page.keyboard.press('End')
  for (const key of ['Tab', 'Tab', 'Enter']) await page.keyboard.press(key)
  await page.waitForURL(/month=2022-10.*#task-2$/)
  expect(await page.locator('.text .claim').textContent()).toBe('自评：其它')
  expect(await page.locator('.owes.written').first().textContent()).toContain('已写')

  await page.locator('.write summary').click()
  await page.fill('[name=next]', '11 月起每周调度一次。')
  await page.click('.write button')
  await page.waitForURL(/#task-2$/)
  expect(await page.locator('.text details summary').first().textContent()).toBe('此前的版本（1）')
  expect(await violations(page)).toEqual([])
  await page.close()

  const leader = await site.signedIn(browser, 'leader', DESK, { name: '王垦福' })
  await leader.goto(`${site.origin}/tasks/2?lang=zh`)
  expect(await violations(leader)).toEqual([])
  await leader.fill('[name=text]', '请商务局 11 月底前把缺口补上。')
  await leader.click('.comments button')
  await leader.waitForURL(/#comments$/)
  expect(await leader.locator('.text.comment .said').textContent()).toBe('请商务局 11 月底前把缺口补上。')
  await leader.close()

  for (const [url, size] of [
    ['/tasks/2?lang=en', PHONE],
    ['/indicators/firms?lang=zh', DESK],
    ['/desk/narratives?lang=en&month=2022-10', PHONE],
  ] as const) {
    const reader = await browser.newPage({ viewport: size })
    await reader.goto(`${site.origin}${url}`)
    expect(await reader.locator('.text dd').first().textContent()).toContain('1130')
    expect(await violations(reader)).toEqual([])
    expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width)
    await reader.close()
  }
})
