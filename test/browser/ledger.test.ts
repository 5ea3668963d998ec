// The ledger, units and leaders in a real browser: without script, by keyboard, on a desk and a phone, nothing for axe-core to find.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from './chromium.ts'
import { builtScript, type DeskSite, openDeskSite, violations } from './desk-site.ts'

let browser: Browser
let site: DeskSite
beforeAll(async () => {
  const scripts = { search: await builtScript('search.ts'), ledger: await builtScript('ledger.ts') }
  ;[browser, site] = await Promise.all([openChromium(), openDeskSite({ scripts })])
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
    '/tasks?columns=people,slips&since=2022-01-01',
    `/search?q=${encodeURIComponent('区')}`,
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

test('with script: `/` finds by initials, a condition shows its rows without a new page, keys walk through them', async () => {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const wrong: string[] = []
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()))
  await page.goto(`${site.origin}/tasks`)
  await page.evaluate(() => Object.assign(window, { stayed: true }))
  await page.keyboard.press('f')
  await page.keyboard.type('swj')
  await page.waitForURL(/words=swj/)
  await page.locator('tbody tr').nth(1).waitFor({ state: 'detached' })
  await page.selectOption('select[name=status]', 'behind')
  await page.waitForURL(/status=behind/)
  await page.goBack()
  await page.locator('.chip').filter({ hasText: '欠进度' }).waitFor({ state: 'detached' })
  expect(await page.inputValue('select[name=status]')).toBe('')
  await page.locator('.chip').first().click()
  await page.waitForURL((url) => url.search === '')
  await page.locator('tbody tr').nth(1).waitFor()
  expect(await page.inputValue('input[name=words]')).toBe('')
  expect(await page.evaluate(() => 'stayed' in window)).toBe(true)
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await page.keyboard.press('?')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('1')

  await page.keyboard.press('/')
  await page.keyboard.type('jzsczt')
  await page.locator('[role=option]').first().waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/indicators\/firms/)
  expect(wrong).toEqual([])
  await context.close()
})
