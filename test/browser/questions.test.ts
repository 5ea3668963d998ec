// The five questions for which people open the desk, each as the role that asks it: from `/` in at most three clicks. And the overview is
// one screen at a desk, for everybody.
import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonRole } from '../../src/core/roles.ts'
import { openChromium } from './chromium.ts'
import type { DeskSite } from './desk-site.ts'
import { LICHENG_LEADER, LICHENG_UNIT, openLichengDesk } from './licheng-desk.ts'

const DESK = { width: 1440, height: 900 }
let browser: Browser
let site: DeskSite
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openChromium(), openLichengDesk()])
}, 180_000)
afterAll(async () => {
  await browser.close()
  await site.close()
})

/** A page of that role at `/`, and a way to click that counts. */
async function asked(role: PersonRole, more: { readonly unit?: string } = {}) {
  const page = await site.signedIn(browser, role, DESK, more)
  await page.goto(`${site.origin}/`)
  let clicks = 0
  const click = async (selector: string): Promise<void> => {
    clicks++
    expect(clicks, selector).toBeLessThanOrEqual(3)
    await page.locator(selector).first().click()
    await page.waitForLoadState()
  }
  return { page, click }
}
const said = (page: Page, place = 'main'): Promise<string> => page.locator(place).first().innerText()

test('the overview is one screen at a desk, whoever looks', async () => {
  const shots = process.env.SHOTS
  if (shots) mkdirSync(shots, { recursive: true })
  const tall: unknown[] = []
  const people = [
    ['leader', { unit: LICHENG_LEADER }],
    ['supervisor', {}],
    ['reporter', { unit: LICHENG_UNIT }],
    ['statistician', {}],
    ['reviewer', {}],
    ['viewer', {}],
  ] as const
  for (const [role, more] of people) {
    const page = await site.signedIn(browser, role, DESK, more)
    await page.goto(`${site.origin}/`)
    // A unit's own list comes first; what stands below it is for whoever goes on.
    const first = role === 'reporter' ? '.unit-tasks' : '.overview'
    const height = await page.locator(first).evaluate((part) => part.getBoundingClientRect().bottom)
    if (shots) await page.screenshot({ path: `${shots}/${role}.png`, fullPage: true })
    if (height > DESK.height) tall.push([role, height])
    await page.close()
  }
  expect(tall).toEqual([])
})

test('a leader: what is behind, and who leads it?', async () => {
  const { page, click } = await asked('leader', { unit: LICHENG_LEADER })
  const first = page.locator('.worst tbody tr').first()
  expect(await first.innerText()).toMatch(/欠进度|未完成/)
  expect(await first.locator('a[href^="/units/"]').count()).toBeGreaterThan(0)
  await click('.sentence a[href*="status=behind"]')
  expect(await said(page)).toContain(LICHENG_LEADER)
  expect(await page.locator('.ledger tbody tr').count()).toBeGreaterThan(3)
  await page.close()
})

test('a supervisor: why is this red?', async () => {
  const { page, click } = await asked('supervisor')
  await click('.worst tbody th a[href^="/indicators/"]')
  expect(await said(page, '.latest, .says')).toBeTruthy()
  await click('.why details summary')
  expect(await said(page, '.why')).toMatch(/第 51 项|20%/)
  expect(await page.locator('.why details[open]').count()).toBe(1)
  await page.close()
})

test('a reporter: what did we report on 25 June, and what must my unit do this month?', async () => {
  const { page, click } = await asked('reporter', { unit: LICHENG_UNIT })
  expect(await said(page, '.work')).toMatch(/应报/)
  expect(await page.locator('.work a[href="/desk/upload"]').count()).toBe(1)
  await click('.sentence a[href^="/units/"]')
  expect(await said(page)).toContain('本月应报')
  await click('a:text("6月25日")')
  expect(await said(page)).toContain('上半年报告：社零增长放缓')
  await page.close()
})

test('a statistician: where does this number come from?', async () => {
  const { page, click } = await asked('statistician')
  await click('.worst tbody th a[href^="/indicators/"]')
  await click('a[href*="/cell?"]')
  expect(await page.locator('mark, .marked, [aria-current]').count()).toBeGreaterThan(0)
  expect(await said(page)).toContain('demo.csv')
  await page.close()
})
