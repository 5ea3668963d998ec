// The draft as a sheet in a real browser: dropped, pasted, looked at by keyboard, put right in place, left and found again.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import excel from 'exceljs'
import type { Browser, Page } from 'playwright-core'
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

/** A bureau's own sheet: a merged title, a unit row, a cell nobody can read, one that is only form, one nobody filled in. */
async function ownSheet(): Promise<Buffer> {
  const book = new excel.Workbook()
  const sheet = book.addWorksheet('表1')
  sheet.addRow(['泉州市鲤城区主要指标完成情况'])
  sheet.mergeCells('A1:D1')
  sheet.addRow(['单位：户、亿元'])
  sheet.addRow(['指标名称', '单位', '期', '数值'])
  sheet.addRow(['净增市场主体', '户', '2022-10', 2001])
  sheet.addRow(['净增市场主体', '户', '2022-09', '下降990'])
  sheet.addRow(['净增市场主体', '户', '2022-08', null])
  sheet.addRow(['精确小数', '亿元', '2022-10', '五百四'])
  sheet.addRow(['净增市场主体', '户', '2022-07', 800])
  book.addWorksheet('说明').addRow(['填报说明'])
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** As a person drops a file: with a DataTransfer, on the page itself. */
const drop = (page: Page, name: string, bytes: Buffer) =>
  page.evaluate(
    async ([name, text]) => {
      const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
      const data = new DataTransfer()
      data.items.add(new File([bytes], name))
      for (const kind of ['dragover', 'drop']) {
        const event = new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true })
        document.body.dispatchEvent(event)
        if (!event.defaultPrevented) throw new Error(`${kind} is left to the browser`)
      }
    },
    [name, bytes.toString('base64')] as const,
  )

const at = (page: Page, address: string) => page.locator(`[data-at="${address}"]`)
const here = (page: Page) =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.at ?? null)

test.each([
  [1280, 900],
  [390, 844],
])(
  'a dropped file looks like itself and is put right in place, by keyboard (%i wide)',
  async (width, height) => {
    const page = await site.signedIn(browser, 'statistician', { width, height })
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    await page.goto(`${site.origin}/desk/upload?lang=zh`)
    await page.waitForSelector('#send .lead:first-child')
    await drop(page, `${width}.xlsx`, await ownSheet())
    await page.waitForSelector('.sheet')
    expect(await page.locator('.letter').allTextContents()).toEqual(expect.arrayContaining(['A', 'B']))
    expect(await page.locator('.tabs button').allTextContents()).toEqual(['表1', '说明未读取'])
    await at(page, '4/3').waitFor()
    // The merged title covers its row; marks are words, not only colours.
    expect(await at(page, '0/0').getAttribute('aria-colspan')).toBe('4')
    expect(await at(page, '0/1').count()).toBe(0)
    expect(await at(page, '4/3').textContent()).toContain('有错')
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)

    // The first problem, its reason and suggestion; then it is put right.
    await page.keyboard.press('F8')
    await page.keyboard.press('Shift+F8')
    expect(await here(page)).toBe('4/3')
    expect(await page.locator('.cell-panel').textContent()).toContain('表1!D5')
    await page.getByRole('button', { name: '采用建议：-990' }).waitFor()
    await page.keyboard.type('9')
    await page.keyboard.type('９0')
    await page.keyboard.press('Enter')
    await page.locator('.cell.edited[data-at="4/3"]').waitFor()
    expect(await at(page, '4/3').textContent()).toContain('更正')
    await page.keyboard.press('F8')
    expect(await here(page)).toBe('6/3')
    await page.keyboard.press('F2')
    await page.locator('.editor').fill('545')
    await page.keyboard.press('Escape')
    expect(await here(page)).toBe('6/3')
    await page.keyboard.press('F2')
    await page.locator('.editor').fill('545')
    await page.keyboard.press('Enter')
    await page.locator('.cell.edited[data-at="6/3"]').waitFor()
    await page.getByRole('button', { name: '确认入库' }).waitFor()
    expect(await page.locator('.changes').textContent()).toContain('已完成')
    expect(await page.locator('.edits').textContent()).toContain('下降990')
    expect(await violations(page)).toEqual([])

    // A grid's keys.
    await at(page, '6/3').focus()
    await page.keyboard.press('Home')
    expect(await here(page)).toBe('6/0')
    await page.keyboard.press('Control+Home')
    expect(await here(page)).toBe('0/0')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    expect(await here(page)).toBe('2/1')
    await page.keyboard.press('Control+End')
    expect(await here(page)).toBe('7/3')

    // Only what is revised.
    await page.getByRole('button', { name: /^≠?\s*更正/ }).click()
    await page.waitForFunction(() => document.querySelectorAll('.grid-body .grid-row .marked').length <= 3)
    expect(await at(page, '7/3').count()).toBe(0)

    // Who leaves loses nothing: the draft is offered and opens as it was.
    await page.goto(`${site.origin}/desk/upload?lang=zh`)
    expect(await page.locator('.waiting').textContent()).toContain('已改 2 格')
    expect(await violations(page)).toEqual([])
    await page.locator('.waiting a').first().click()
    await page.locator('.cell.edited[data-at="4/3"]').waitFor()
    expect(errors).toEqual([])
    await page.close()
  },
)

test('a range copied from a sheet is pasted anywhere on the page', async () => {
  const page = await site.signedIn(browser, 'statistician')
  await page.goto(`${site.origin}/desk/upload?lang=en`)
  await page.waitForSelector('#send .lead:first-child')
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', 'indicator\tperiod\tvalue\r\nfirms\t2022-06\t600\r\n')
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  })
  await at(page, '1/2').waitFor()
  expect(await at(page, '1/2').textContent()).toContain('New')
  expect(await violations(page)).toEqual([])
  await page.close()
})

test('two thousand rows scroll with a few of them drawn', async () => {
  const page = await site.signedIn(browser, 'statistician')
  const months = Array.from({ length: 10 }, (_, index) => `2022-${String(index + 1).padStart(2, '0')}`)
  const rows = Array.from({ length: 2_000 }, (_, index) => {
    const period = months[index] ?? ''
    return index < 10 ? `exact,${period},${100 + index * 43.7}` : `,,`
  })
  rows.push('exact,2021-12,512.5', 'exact,2021-11,512.5')
  const path = join(site.world.data.folder, 'long.csv')
  await writeFile(path, `indicator,period,value\n${rows.join('\n')}\n`)
  await page.goto(`${site.origin}/desk/upload?lang=zh`)
  await page.waitForSelector('#send .lead:first-child')
  await page.setInputFiles('[name=file]', path)
  await page.waitForSelector('.sheet')
  await at(page, '1/2').waitFor()
  await page.locator('.grid-pane').evaluate((pane) => pane.scrollTo(0, 1e6))
  await at(page, '2002/2').waitFor()
  expect(await page.locator('.grid-row').count()).toBeLessThan(60)
  // A cell put right down there does not lose its place.
  await at(page, '2002/2').dblclick()
  await page.locator('.editor').fill('513')
  await page.keyboard.press('Enter')
  await page.locator('.edited[data-at="2002/2"]').waitFor()
  expect(await here(page)).toBe('2002/2')
  expect(await page.locator('.grid-pane').evaluate((pane) => pane.scrollTop)).toBeGreaterThan(70_000)
  await page.close()
})

test('the home page has nothing for axe-core to find on a phone', async () => {
  const page = await site.signedIn(browser, 'statistician', { width: 390, height: 844 })
  await page.goto(`${site.origin}/?lang=zh`)
  expect(await violations(page)).toEqual([])
  await page.close()
})

test('what is under way is told in the service’s own numbers and can be stopped', async () => {
  const page = await site.signedIn(browser, 'statistician')
  await page.goto(`${site.origin}/desk/upload?lang=zh`)
  await page.waitForSelector('#send .lead:first-child')
  // The preview is held back until the page has said how far it is.
  let letGo = (): void => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route('**/view?**', async (route) => {
    const answer = await route.fetch()
    await held
    await route.fulfill({ response: answer }).catch(() => {})
  })
  await drop(page, '进度.csv', Buffer.from('indicator,period,value\nfirms,2022-02,120\nfirms,2022-01,60\n'))
  await page.locator('.steps >> text=2 / 2 个数据').waitFor()
  expect(await page.locator('.steps').textContent()).toContain('2 行')
  const sent = page.locator('.steps progress').first()
  expect(Number(await sent.getAttribute('value'))).toBeGreaterThan(59)
  expect(await sent.getAttribute('value')).toBe(await sent.getAttribute('max'))
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: '取消' }).click()
  await page.locator('[role=alert] >> text=已取消').waitFor()
  letGo()
  await page.reload()
  expect(await page.locator('main').textContent()).not.toContain('进度.csv')
  await page.close()
})
