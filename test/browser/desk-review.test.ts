// A second person in a real browser: what was sent waits, what changed meanwhile is accepted anew, or all is sent back; by keyboard.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SETTINGS } from '../support/app.ts'
import { openChromium } from './chromium.ts'
import { type DeskSite, openDeskSite, violations } from './desk-site.ts'

let browser: Browser
let site: DeskSite
beforeAll(async () => {
  const settings = { ...SETTINGS, review: true }
  ;[browser, site] = await Promise.all([openChromium(), openDeskSite({ settings })])
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const CASES = [
  {
    lang: 'zh',
    size: { width: 1280, height: 900 },
    value: '1500',
    meanwhile: '1200',
    confirm: '确认入库',
    back: '退回',
  },
  {
    lang: 'en',
    size: { width: 390, height: 844 },
    value: '1600',
    meanwhile: '1300',
    confirm: 'Confirm and store',
    back: 'Send back',
  },
] as const

/** Sends by the interface, as a program of the bureau; another office that has no review stores at once. */
async function send(csv: string, review: boolean): Promise<{ id: string; upload: string }> {
  const app = review ? site.world.app : await site.world.another({ settings: SETTINGS })
  const answer = await app.inject({
    ...{ method: 'POST', url: '/api/v1/uploads?filename=十月月报.csv&accept=x', payload: csv },
    headers: { 'content-type': 'text/csv' },
  })
  expect(answer.statusCode, answer.body).toBe(review ? 202 : 201)
  return answer.json()
}

async function isSound(page: Page, { width }: { readonly width: number }): Promise<void> {
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
}
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim())

test.each(CASES)('$lang: a conflict is accepted and confirmed, another file is sent back', async (one) => {
  const { lang, size, value, meanwhile } = one
  const { id } = await send(`indicator,period,value\nfirms,2022-10,${value}\nexact,2022-09,486\n`, true)
  await send(`indicator,period,value\nfirms,2022-10,${meanwhile}\n`, false)
  const page = await site.signedIn(browser, 'reviewer', size)
  await page.goto(`${site.origin}/desk/review?lang=${lang}`)
  await isSound(page, size)
  await page.locator(`a[href*="${id}"]`).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/desk/review/${id}*`)
  await isSound(page, size)
  const conflict = page.locator('section[aria-labelledby=conflicts] tbody tr')
  expect(await conflict.count()).toBe(1)
  const cells = (await conflict.textContent()) ?? ''
  expect(cells).toContain(meanwhile)
  expect(cells).toContain(value)

  // The browser itself keeps the form until the changes are accepted.
  await page.locator('form[action*=confirm] button').focus()
  await page.keyboard.press('Enter')
  expect(page.url()).toContain(`/desk/review/${id}`)
  await page.locator('[name=mark]').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe(one.confirm)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/desk/uploads/${id}*`)
  await isSound(page, size)
  expect(await page.locator('dl.facts').textContent()).toContain('李小明')

  const { id: other } = await send(
    `indicator,period,value\nexact,2022-09,${lang === 'zh' ? 487 : 488}\n`,
    true,
  )
  await page.goto(`${site.origin}/desk/review/${other}?lang=${lang}`)
  await page.locator('form[action*=send-back] input').focus()
  await page.keyboard.type('口径不符，请核对')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe(one.back)
  await page.keyboard.press('Enter')
  await page.locator('.refused[role=status]').waitFor()
  expect(await page.locator('.refused').textContent()).toContain('口径不符，请核对')
  await isSound(page, size)
  await page.close()
})
