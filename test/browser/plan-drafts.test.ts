// A clerk's way from the notice to the wall in a real browser: dropped, doubts answered by keys, put in force; on two screens and a phone.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noticeDocx, noticeHtml, noticeXlsx } from '../support/notice-files.ts'
import { openChromium } from './chromium.ts'
import { type DeskSite, openDeskSite, readingScript, violations } from './desk-site.ts'

let browser: Browser
let site: DeskSite
beforeAll(async () => {
  ;[browser, site] = await Promise.all([
    openChromium(),
    readingScript().then((reading) =>
      openDeskSite({ start: '2026-02-01T02:00:00.000Z', scripts: { reading } }),
    ),
  ])
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

async function isSound(page: Page, width: number): Promise<void> {
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
}

async function noticePdf(): Promise<Uint8Array> {
  const page = await browser.newPage()
  await page.setContent(noticeHtml)
  const bytes = await page.pdf({ preferCSSPageSize: true })
  await page.close()
  return bytes
}

/** Lets a file fall onto the page, as from a folder. */
async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const data = await page.evaluateHandle(
    ([encoded, called]) => {
      const held = new DataTransfer()
      const raw = Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0))
      held.items.add(new File([raw], called))
      return held
    },
    [Buffer.from(bytes).toString('base64'), name] as const,
  )
  await page.dispatchEvent('body', 'drop', { dataTransfer: data })
}

const CASES = [
  {
    lang: 'zh',
    size: { width: 1440, height: 900 },
    file: '通知.docx',
    bytes: async () => noticeDocx(),
    region: '350502',
  },
  { lang: 'en', size: { width: 390, height: 844 }, file: 'notice.pdf', bytes: noticePdf, region: '350503' },
  { lang: 'zh', size: { width: 390, height: 844 }, file: '任务.xlsx', bytes: noticeXlsx, region: '350504' },
] as const

test.each(CASES)('$file in $lang reaches a wall', async ({ lang, size, file, bytes, region }) => {
  const page = await site.signedIn(browser, 'supervisor', size)
  await page.goto(`${site.origin}/plans/new?lang=${lang}`)
  await isSound(page, size.width)
  await page.fill('[name=region]', region)
  await drop(page, file, await bytes())
  await page.waitForURL('**/plans/drafts/*')
  await isSound(page, size.width)
  expect(await page.locator('[data-count] b').textContent()).toBe('1')
  // Keys: to the task, the second answer; the count falls to nothing without a new page.
  await page.keyboard.press('j')
  await page.keyboard.press('2')
  await page.locator('[data-count].none').waitFor()
  expect(await page.locator('.answer[aria-pressed=true]').getAttribute('value')).toBe('1')
  // Stored at once: it is there in another window too.
  await page.reload()
  expect(await page.locator('[data-count] b').textContent()).toBe('0')
  await page.goto(page.url().replace(/\?.*|$/, '?show=all'))
  await isSound(page, size.width)
  for (const place of ['names', 'facts', 'force']) {
    await page.locator(`.places a[href$="/${place}"]`).click()
    await page.waitForURL(`**/${place}*`)
    await isSound(page, size.width)
  }
  await page.locator('form[action$="/force"] button').click()
  await page.waitForURL(/\/plans\/[a-z0-9-]+$/)
  await isSound(page, size.width)
  const plan = page.url().split('/').at(-1)
  await page.goto(`${site.origin}/wall/all?plan=${plan}&lang=${lang}`)
  await page.locator('.tile.gauge').first().waitFor()
  expect(await page.locator('.tile.gauge').count()).toBe(4)
  await page.close()
})

test('two people at once: each sees the other’s answer, what is being typed stays, and nothing is overwritten', async () => {
  const one = await site.signedIn(browser, 'supervisor', undefined, { name: '甲' })
  await one.goto(`${site.origin}/plans/new?lang=zh`)
  await one.fill('[name=region]', '350505')
  await drop(one, '通知.docx', noticeDocx())
  await one.waitForURL('**/plans/drafts/*')
  const address = `${one.url()}?show=all`
  await one.goto(address)
  const other = await site.signedIn(browser, 'supervisor', undefined, { name: '乙' })
  await other.goto(address)
  // 乙 is typing in the second task while 甲 finds it right.
  await other.focus('article[data-task=t2]')
  await other.keyboard.press('t')
  const words = other.locator('article[data-task=t2] .edit textarea[name=text]')
  await words.fill('改过的文字，新建口袋公园6个、公厕12座。')
  await one.locator('article[data-task=t2] .accept button').click()
  await one.locator('article[data-task=t2] .badge', { hasText: '已核对' }).waitFor()
  await one.locator('article[data-task=t1] .answer').nth(1).click()
  await one.locator('[data-count].none').waitFor()
  await other.locator('article[data-task=t2] .stale').waitFor()
  expect(await words.inputValue()).toContain('改过的文字')
  await other.locator('article[data-task=t1] .answer[aria-pressed=true]').waitFor()
  await other.locator('article[data-task=t2] .edit form button').first().click()
  const refused = other.locator('article[data-task=t2] > .refused')
  await refused.waitFor()
  expect(await refused.textContent()).toContain('甲')
  expect(await words.inputValue()).toContain('改过的文字')
  await one.close()
  await other.close()
})

/** As a clerk copies cells out of a sheet. */
const paste = (page: Page, place: string, words: string): Promise<void> =>
  page.locator(place).evaluate((field, text) => {
    const held = new DataTransfer()
    held.setData('text/plain', text)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: held, bubbles: true, cancelable: true }))
  }, words)

test.each([
  { lang: 'zh', size: { width: 1440, height: 900 } },
  { lang: 'en', size: { width: 390, height: 844 } },
] as const)('a target is shared out by pasting a sheet, in $lang at $size.width', async ({ lang, size }) => {
  const page = await site.signedIn(browser, 'supervisor', size)
  await page.goto(`${site.origin}/plans/new?lang=${lang}`)
  await page.fill('[name=region]', lang === 'zh' ? '350521' : '350524')
  await drop(page, '通知.docx', noticeDocx())
  await page.waitForURL('**/plans/drafts/*')
  await page.goto(page.url().replace(/\?.*|$/, '?show=all'))
  const parks = page.locator('article[data-task=t2] .indicator', { hasText: '口袋公园' })
  await parks.locator('summary').first().click()
  const part = parks.locator('.more', { has: page.locator('textarea[name=shares]') })
  await part.locator('summary').click()
  await part.locator('.share-lines').waitFor()
  await paste(
    page,
    'article[data-task=t2] .indicator[open] .share-lines tbody tr:last-child input >> nth=0',
    '镇街\t目标数\t牵头单位\t分管领导\r\n开元街道\t３\t区城管局\t王伟\r\n海滨街道\t2\r\n合计\t6\r\n',
  )
  const said = part.locator('.shares-said')
  expect(await said.textContent()).toContain(lang === 'zh' ? '5 个，比整体目标 6 个 少 1 个' : 'make 5 个')
  await isSound(page, size.width)
  // One more line makes it up; the cell that is typed in is said at once.
  const last = part.locator('.share-lines tbody tr').last().locator('input')
  await last.nth(0).fill('区商务局')
  await part.locator('.share-lines tbody tr').nth(2).locator('input').nth(1).fill('1')
  expect(await said.textContent()).toContain(lang === 'zh' ? '一致' : 'make up its own')
  expect(await part.locator('.share-lines tbody tr').count()).toBe(4)
  await parks.locator('form.fields > .button').click()
  await page.locator('article[data-task=t2] .indicator .more small', { hasText: '3' }).waitFor()
  await page.reload()
  const words = await page.locator('article[data-task=t2] textarea[name=shares]').first().inputValue()
  expect(words).toBe('开元街道\t3\t区城管局\t王伟\n海滨街道\t2\n区商务局\t1\t区商务局')
  await page.close()
})
