// The shipped rules and the overview on the demonstration's figures, as people see them: real words at their real length, every sheet one page.
// With DOCS_PICTURES=1 (scripts/alert-pictures.mjs) the pictures of docs/alerts.md and docs/desk.md are made again.

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findOpenSlips } from '../../src/alerts/slips/read.ts'
import type { Slip } from '../../src/slips/slip.ts'
import { slipDeps } from '../support/slip-world.ts'
import { openChromium } from './chromium.ts'
import { type DeskSite, violations } from './desk-site.ts'
import { LICHENG_LEADER, LICHENG_UNIT, openLichengDesk } from './licheng-desk.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'images')

let browser: Browser
let site: DeskSite
let page: Page
let slips: readonly Slip[] = []
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openChromium(), openLichengDesk()])
  slips = await findOpenSlips(slipDeps(site.world))
  page = await site.signedIn(browser, 'supervisor')
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

/** Keeps a picture when they are asked for. */
async function keep(name: string, options: { readonly fullPage?: boolean } = {}): Promise<void> {
  if (!process.env.DOCS_PICTURES) return
  await mkdir(FOLDER, { recursive: true })
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(FOLDER, `${name}.png`), ...options })
}

test('the list, a slip and the rules are clean with the real words, on a desk and on a phone', async () => {
  expect(slips.length).toBeGreaterThan(20)
  const red = slips.find(({ level, matter }) => level === 'red' && matter.rule.startsWith('behind'))
  for (const [name, path] of [
    ['alerts-list', '/alerts?rule=behind-amount'],
    ['alerts-slip', `/alerts/${red?.id}`],
    ['alerts-rules', '/alerts/rules'],
    ['', '/alerts/rules/behind-amount'],
    ['', '/inbox'],
    ['', '/alerts/channels'],
  ] as const) {
    for (const lang of ['en', 'zh']) {
      for (const size of [
        { width: 390, height: 844 },
        { width: 1280, height: 900 },
      ]) {
        await page.setViewportSize(size)
        const response = await page.goto(`${site.origin}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
        expect([path, response?.status()]).toEqual([path, 200])
        expect([path, await violations(page)]).toEqual([path, []])
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        expect([path, lang, wide <= size.width]).toEqual([path, lang, true])
      }
    }
    if (name !== '') await keep(name)
  }
  await page.setViewportSize({ width: 800, height: 1132 })
  await page.goto(`${site.origin}/alerts/${red?.id}/print?lang=zh`)
  await keep('alerts-sheet')
}, 300_000)

test('every sheet is one A4 page', async () => {
  const some = slips.filter((_, index) => index % Math.ceil(slips.length / 12) === 0)
  for (const { id } of some) {
    await page.goto(`${site.origin}/alerts/${id}/print?lang=zh`)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect([id, pdf.match(/\/Type\s*\/Page[^s]/g)?.length]).toEqual([id, 1])
  }
})

/** Each page with the role that asks and the size: a desk, half of it (as 200 % does), a phone, a quarter of a desk (400 %). */
test('the overview, boards and help are clean and fit for each role, size, theme and language', async () => {
  for (const [role, more, width, lang, colorScheme, paths] of [
    [null, {}, 1440, 'zh', 'dark', ['/', '/boards', '/help', '/help/desk', '/help?words=台账']],
    [null, {}, 320, 'en', 'light', ['/', '/help/plan-format']],
    ['supervisor', {}, 720, 'zh', 'light', ['/']],
    ['reporter', { unit: LICHENG_UNIT }, 390, 'zh', 'dark', ['/']],
    ['leader', { name: LICHENG_LEADER }, 1440, 'en', 'light', ['/']],
    ['statistician', {}, 390, 'en', 'light', ['/']],
  ] as const) {
    const size = { width, height: 900 }
    const one = role
      ? await site.signedIn(browser, role, size, more)
      : await browser.newPage({ viewport: size })
    await one.emulateMedia({ colorScheme })
    for (const path of paths) {
      await one.goto(`${site.origin}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
      expect([path, role, width, await violations(one)]).toEqual([path, role, width, []])
      const over = await one.evaluate(() => {
        const { clientWidth, scrollWidth } = document.documentElement
        if (scrollWidth <= clientWidth) return []
        return [...document.querySelectorAll('body *')]
          .filter((each) => each.closest('.scroll, .pane, pre') === null)
          .filter((each) => each.getBoundingClientRect().right > clientWidth)
          .map((each) => `${each.tagName}.${each.className}`)
      })
      expect([path, role, over]).toEqual([path, role, []])
    }
    await one.close()
  }
})

test('the pictures of docs/desk.md, when they are asked for', async () => {
  if (!process.env.DOCS_PICTURES) return
  const folder = join(FOLDER, '..', 'desk')
  await mkdir(folder, { recursive: true })
  for (const [name, role, more, size, lang, colorScheme] of [
    ['overview-1440x900', null, {}, { width: 1440, height: 900 }, 'zh', 'light'],
    ['overview-390x844', 'reporter', { unit: LICHENG_UNIT }, { width: 390, height: 844 }, 'zh', 'light'],
    ['overview-dark', 'leader', { name: LICHENG_LEADER }, { width: 1440, height: 900 }, 'zh', 'dark'],
    ['overview-en', 'supervisor', {}, { width: 1440, height: 900 }, 'en', 'light'],
  ] as const) {
    const one = role
      ? await site.signedIn(browser, role, size, more)
      : await browser.newPage({ viewport: size })
    await one.emulateMedia({ colorScheme })
    await one.goto(`${site.origin}/?lang=${lang}`)
    await one.evaluate(() => document.fonts.ready)
    await one.screenshot({ path: join(folder, `${name}.png`) })
    await one.close()
  }
})

test('five questions are answered from the overview within three clicks, each to whoever asks', async () => {
  const visitor = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const home = () => visitor.goto(`${site.origin}/?lang=zh`)
  // What is behind, and who leads it?
  await home()
  const first = visitor.locator('.worst tbody tr').first()
  expect(await visitor.locator('.worst tbody tr').count()).toBe(10)
  const [name = ''] = await first.locator('th > a').allTextContents()
  const leads = first.locator('a[href^="/units/"]')
  const unit = await leads.textContent()
  await leads.click()
  expect(await visitor.locator('h1').textContent()).toBe(unit)
  // Why is this red?
  await home()
  await first.locator('th > a').click()
  expect(await visitor.locator('main').textContent()).toContain(name)
  expect(await visitor.locator('main').textContent()).toContain('欠进度')
  // Where does this number come from?
  await visitor.locator('a[href*="/desk/uploads/"]:visible').first().click()
  expect(await visitor.locator('main').textContent()).toContain('demo.csv')
  // The year by sections leads into the ledger as it stood.
  await home()
  await visitor.locator('.heat tbody tr').first().locator('td a').nth(2).click()
  expect(new URL(visitor.url()).searchParams.get('as-of')).toBe('2022-03-31')
  await visitor.close()

  const reporter = await site.signedIn(
    browser,
    'reporter',
    { width: 1440, height: 900 },
    { unit: LICHENG_UNIT },
  )
  // What must my unit do this month?
  await reporter.goto(`${site.origin}/?lang=zh`)
  const tasks = reporter.locator('.unit-tasks tbody tr')
  expect(await tasks.count()).toBeGreaterThan(3)
  expect(await tasks.locator('a[href^="/desk/narratives"]').count()).toBe(await tasks.count())
  expect(await reporter.locator('.work').textContent()).toContain('待签收、待答复')
  // What did we report on 25 June?
  await reporter.locator('.sentence a', { hasText: '本单位' }).click()
  await reporter.locator('a[href="#on-2022-06-25"]').click()
  expect(await reporter.locator('#on-2022-06-25').textContent()).toContain('社零增长放缓')
  await reporter.close()
})
