// A month's work in a real browser, by keyboard alone: template, fill in, preview, confirm, receipt, undo; and a pasted range.
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

/** The template as the page gives it, with the value of one indicator typed in. */
async function filledTemplate(page: Page, lang: string, id: string, value: number): Promise<string> {
  const url = `${site.origin}/desk/template.xlsx?month=2022-10&lang=${lang}`
  const answer = await page.request.get(url)
  expect(answer.ok()).toBe(true)
  const book = new excel.Workbook()
  await book.xlsx.load((await answer.body()) as never)
  const sheet = book.worksheets[0]
  sheet?.eachRow((row) => {
    if (row.getCell(1).value === id) row.getCell(7).value = value
  })
  const path = join(site.world.data.folder, `${lang}-${id}.xlsx`)
  await writeFile(path, Buffer.from(await book.xlsx.writeBuffer()))
  return path
}

/** Tabs on until the element with these words has the focus. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let step = 0; step < 90; step++) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
    if (found.startsWith(words)) return
  }
  throw new Error(`no way to “${words}” by keyboard`)
}

const RECEIPT = /desk\/uploads\/[0-9a-f-]{36}/
const WORDS = {
  zh: {
    ...{ template: '下载本月模板', confirm: '确认入库', undo: '撤销这次报送', done: '已完成', new: '更正' },
    ...{ sheet: '数据', look: '预览', reason: '全部疑点的原因' },
  },
  en: {
    ...{ template: 'Download the month', confirm: 'Confirm and store', undo: 'Take this upload back' },
    ...{ done: 'Done', new: 'Revised', sheet: 'Figures', look: 'Preview', reason: 'Reason for all doubts' },
  },
}

test.each([
  ['zh', 1280, 900, 2001],
  ['en', 390, 844, 2002],
] as const)(
  'a month: template, sheet, confirm, a correction, undo (%s, %i wide)',
  async (lang, width, height, value) => {
    const words = WORDS[lang]
    const page = await site.signedIn(browser, 'statistician', { width, height })
    const clean = async () => {
      expect(await violations(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
    await page.goto(`${site.origin}/desk/upload?lang=${lang}`)
    await page.waitForSelector('#send .lead:first-child')
    await clean()
    await page.focus('[name=month]')
    await tabTo(page, words.template)
    const [template] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    expect(template.suggestedFilename()).toMatch(/2022-10\.xlsx$/)
    await page.setInputFiles('[name=file]', await filledTemplate(page, lang, 'firms', value))
    await page.waitForSelector('.sheet')
    await page.locator('.cell.is-revised').first().waitFor()
    await clean()
    expect(await page.locator('.cell.is-revised').allTextContents()).toEqual([
      expect.stringContaining(words.new),
    ])
    expect(await page.locator('.cell.is-revised').first().textContent()).toContain(String(value))
    expect(await page.locator('.cell.is-empty').count()).toBeGreaterThan(0)
    expect(await page.locator('.tabs [aria-pressed=true]').textContent()).toBe(words.sheet)
    expect(await page.locator('.changes').textContent()).toContain(words.done)

    await tabTo(page, words.confirm)
    await page.keyboard.press('Enter')
    await page.waitForURL(RECEIPT)
    await clean()
    expect(await page.locator('.changes').textContent()).toContain(words.done)

    // One month alone is put right from its indicator's page; what looks odd needs a reason.
    const receipt = page.url()
    await page.goto(`${site.origin}/indicators/firms?lang=${lang}`)
    await clean()
    await page.focus('#correct summary')
    await page.keyboard.press('Enter')
    await page.focus('#correct [name=value]')
    await page.keyboard.type('97')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type('核实')
    await tabTo(page, words.look)
    await page.keyboard.press('Enter')
    await page.waitForSelector('.sheet')
    await page.locator('.cell.is-warned').first().waitFor()
    await clean()
    expect(await page.getByRole('button', { name: words.confirm }).isDisabled()).toBe(true)
    await page.getByLabel(words.reason).focus()
    await page.keyboard.type('已与商务局核对')
    await page.keyboard.press('Tab')
    await page.locator('.confirm-bar button:enabled').waitFor()
    await tabTo(page, words.confirm)
    await page.keyboard.press('Enter')
    await page.waitForURL(RECEIPT)
    await clean()
    expect(await page.locator('main').textContent()).toContain('已与商务局核对')

    for (const url of [page.url(), receipt]) {
      await page.goto(url)
      await page.focus('[name=reason]')
      await page.keyboard.type('试报')
      await tabTo(page, words.undo)
      await page.keyboard.press('Enter')
      await page.locator('.refused[role=status]').waitFor()
    }
    await clean()
    await page.close()
  },
)

test('with review on a second person confirms what the first one sent', async () => {
  const reviewed = await openDeskSite({ review: true })
  try {
    const sender = await reviewed.signedIn(browser, 'statistician')
    await sender.goto(`${reviewed.origin}/desk/upload?lang=zh`)
    await sender.waitForSelector('#send .lead:first-child')
    const path = join(reviewed.world.data.folder, '复核.csv')
    await writeFile(path, 'indicator,period,value\nfirms,2022-10,２，００３元\n')
    await sender.setInputFiles('[name=file]', path)
    await sender.locator('.cell.is-refused').waitFor()
    await sender.keyboard.press('F8')
    await sender.keyboard.press('F2')
    await sender.locator('.editor').fill('2003')
    await sender.keyboard.press('Enter')
    await sender.locator('.cell.edited').waitFor()
    await tabTo(sender, '确认入库')
    await sender.keyboard.press('Enter')
    await sender.waitForURL(/desk\/review\/[0-9a-f-]{36}/)
    expect(await violations(sender)).toEqual([])

    const second = await reviewed.signedIn(browser, 'reviewer')
    await second.goto(sender.url())
    expect(await violations(second)).toEqual([])
    expect(await second.locator('main').textContent()).toContain('2003')
    await tabTo(second, '确认入库')
    await second.keyboard.press('Enter')
    await second.waitForURL(RECEIPT)
    // What the first one put right stands in the receipt of both.
    expect(await second.locator('.edits').textContent()).toContain('２，００３元')
  } finally {
    await reviewed.close()
  }
})

test('without a script the forms do the same', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const signed = await site.signedIn(browser, 'statistician')
  await context.addCookies(await signed.context().cookies())
  await page.goto(`${site.origin}/desk/upload?lang=zh`)
  await page.fill(
    '[name=pasted]',
    '指标名称\t期\t数值\n净增市场主体\t2022-10\t1135\n净增市场主体\t2022-09\t(990)',
  )
  await page.getByRole('button', { name: '预览' }).click()
  expect(await page.locator('.preview').textContent()).toContain('C3')
  expect(await page.getByRole('button', { name: '确认入库' }).count()).toBe(0)
  await page.locator('.mend [name=text]').fill('990')
  await page.locator('.mend button').click()
  await page.getByRole('button', { name: '确认入库' }).click()
  expect(page.url()).toMatch(RECEIPT)
  expect(await page.locator('.edits').textContent()).toContain('(990)')
  await context.close()
})
