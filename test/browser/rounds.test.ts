// A round of written reports of the demonstration year in a real browser: three units, one late, one returned, one by its Word file; then the report in force.
import Zip from 'jszip'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRoundsDue } from '../../src/alerts/open-rounds.ts'
import { openChromium } from './chromium.ts'
import { type DeskSite, violations } from './desk-site.ts'
import { openLichengDesk } from './licheng-desk.ts'

const PHONE = { width: 390, height: 844 }
const DESK = { width: 1440, height: 900 }
const ROUND = '/rounds/licheng-2022.report-s2'
const unitPath = (unit: string): string => `${ROUND}/${encodeURIComponent(unit)}`
/** Where pictures of the pages go; absent: none are taken. */
const PICTURES = process.env.ROUND_PICTURES

let browser: Browser
let site: DeskSite
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openChromium(), openLichengDesk()])
  site.world.setClock('2022-12-12T02:00:00.000Z')
  const { store } = site.world.data
  const plans = (await store.plans()).map(({ plan }) => plan)
  expect(await openRoundsDue(store, plans, '2022-12-12', site.world.now())).toBe(1)
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const picture = async (page: Page, name: string): Promise<void> => {
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png` })
}
const fits = async (page: Page, width: number): Promise<void> =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)

/** Presses a button that sends a form, and waits for the page that answers. */
async function press(page: Page, button: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load'), button.click()])
}

async function writeAll(page: Page, words: string): Promise<void> {
  const tasks = await page.locator('.report-tasks > li').count()
  for (let at = 0; at < tasks; at++) {
    const form = page.locator('.report-tasks > li').nth(at).locator('form[id^=write-]')
    await form.locator('[name=progress]').fill(`${words}（${at + 1}）`)
    await form.locator('[name=problems]').fill('资金到位偏慢。')
    await press(page, form.locator('button[type=submit]').first())
  }
}

async function signAndSend(page: Page, name: string): Promise<void> {
  await page.fill('form[action$="/send"] [name=name]', name)
  await press(page, page.locator('form[action$="/send"] button'))
  await page.waitForSelector('.report-state.sent')
}

async function judge(page: Page, unit: string, words: string | null): Promise<void> {
  await page.goto(`${site.origin}${unitPath(unit)}`)
  const form = words === null ? 'accept' : 'return'
  if (words !== null) {
    await page.fill('form[action$="/return"] [name=words]', words)
    await page.fill('form[action$="/return"] [name=due]', '2022-12-19')
  }
  await press(page, page.locator(`form[action$="/${form}"] button`))
  await page.waitForSelector(`.report-state.${words === null ? 'accepted' : 'returned'}`)
}

test('three units report, one late, one returned, one by its Word file; the report in force stays as it is', {
  timeout: 480_000,
}, async () => {
  const finance = await site.signedIn(browser, 'reporter', PHONE, { unit: '区财政局' })
  await finance.goto(`${site.origin}${unitPath('区财政局')}`)
  expect(await violations(finance)).toEqual([])
  await fits(finance, PHONE.width)
  await picture(finance, 'unit-phone')
  await writeAll(finance, '已按计划推进')
  await signAndSend(finance, '陈财政')
  await finance.close()

  const water = await site.signedIn(browser, 'reporter', DESK, { unit: '区农水局' })
  await water.goto(`${site.origin}${unitPath('区农水局')}`)
  expect(await violations(water)).toEqual([])
  await picture(water, 'unit-desk')
  const file = await (await water.request.get(`${site.origin}${unitPath('区农水局')}/file`)).body()
  const zip = await Zip.loadAsync(file)
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? ''
  const filled = xml
    .replaceAll(/(:progress:[^>]*>[\s\S]*?<w:t[^>/]*)(?:\/>|>[^<]*<\/w:t>)/g, '$1>文件里写的进展。</w:t>')
    .replace('请只在每项任务', '另有一句。请只在每项任务')
  zip.file('word/document.xml', filled)
  const buffer = await zip.generateAsync({ type: 'nodebuffer' })
  const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  await water.setInputFiles('[name=file]', { name: '农水局报告.docx', mimeType, buffer })
  await water.click('form[action$="/file"] button')
  await water.waitForSelector('.file-notes')
  expect(await water.locator('.file-notes').textContent()).toContain('另有一句')
  expect(await water.locator('[name=progress]').first().inputValue()).toBe('文件里写的进展。')
  await picture(water, 'unit-file-read')
  await signAndSend(water, '林农水')
  await water.close()

  const supervisor = await site.signedIn(browser, 'supervisor', DESK)
  await supervisor.goto(`${site.origin}${ROUND}`)
  expect(await violations(supervisor)).toEqual([])
  await picture(supervisor, 'round-desk')
  await judge(supervisor, '区农水局', null)
  await judge(supervisor, '区财政局', '请写明资金到位的时间。')
  await picture(supervisor, 'unit-returned')
  await supervisor.close()

  const again = await site.signedIn(browser, 'reporter', PHONE, { unit: '区财政局' })
  await again.goto(`${site.origin}${unitPath('区财政局')}`)
  expect(await again.locator('main').textContent()).toContain('请写明资金到位的时间。')
  await writeAll(again, '资金 12 月 20 日前到位')
  await signAndSend(again, '陈财政')
  await again.close()

  // The day is over: one unit is late.
  site.world.setClock('2022-12-27T02:00:00.000Z')
  const late = await site.signedIn(browser, 'reporter', DESK, { unit: '区科技局' })
  await late.goto(`${site.origin}${unitPath('区科技局')}`)
  expect(await late.locator('.report-state.late').first().textContent()).toContain('逾期')
  await writeAll(late, '迟到的进展')
  await signAndSend(late, '王科技')
  await late.close()

  const binder = await site.signedIn(browser, 'supervisor', DESK)
  await judge(binder, '区财政局', null)
  await judge(binder, '区科技局', null)
  await binder.setViewportSize(PHONE)
  await binder.goto(`${site.origin}${ROUND}`)
  await fits(binder, PHONE.width)
  await picture(binder, 'round-phone')
  await binder.setViewportSize(DESK)
  await binder.goto(`${site.origin}${ROUND}/report`)
  await press(binder, binder.locator('form[action$="/bind"] button'))
  await binder.waitForSelector('.paragraphs')
  expect(await violations(binder)).toEqual([])
  await picture(binder, 'report-desk')
  await binder.setViewportSize(PHONE)
  await fits(binder, PHONE.width)
  await picture(binder, 'report-phone')
  await binder.setViewportSize(DESK)
  const main = binder.locator('#main')
  await main.locator('summary').click()
  await main.locator('[name=words]').fill('主要指标都很好。')
  await main.locator('button').click()
  await binder.waitForSelector('#main .refused')
  expect(await main.locator('[name=words]').inputValue()).toBe('主要指标都很好。')
  await binder.goto(`${site.origin}${ROUND}/report`)
  await press(binder, binder.locator('form[action$="/force"] button'))
  await binder.waitForSelector('.once .hash')
  expect(await violations(binder)).toEqual([])
  await picture(binder, 'report-in-force')
  const frozen = await (await binder.request.get(`${site.origin}${ROUND}/report/file`)).body()
  const reads = await (await Zip.loadAsync(frozen)).file('word/document.xml')?.async('string')
  for (const words of ['文件里写的进展', '资金 12 月 20 日前到位', '迟到的进展', '迟报的：区科技局'])
    expect(reads).toContain(words)
  site.world.setClock('2023-01-20T02:00:00.000Z')
  const reader = await site.signedIn(browser, 'supervisor', DESK)
  const later = await (await reader.request.get(`${site.origin}${ROUND}/report/file`)).body()
  expect(later.equals(frozen)).toBe(true)
})
