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
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) === words) return
  }
  throw new Error(`no way to “${words}” by keyboard`)
}

const WORDS = {
  zh: { look: '预览', confirm: '确认入库', undo: '撤销这次报送', done: '已完成', new: '更正' },
  en: {
    look: 'Preview',
    confirm: 'Confirm and store',
    undo: 'Take this upload back',
    done: 'Done',
    new: 'Revised',
  },
}

test.each([
  ['zh', 1280, 900, 2001],
  ['en', 390, 844, 2002],
] as const)('from template to confirm and undo (%s, %i wide)', async (lang, width, height, value) => {
  const words = WORDS[lang]
  const page = await site.signedIn(browser, 'statistician', { width, height })
  const clean = async () => {
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
  await page.goto(`${site.origin}/desk/upload?lang=${lang}`)
  await clean()
  await page.setInputFiles('[name=file]', await filledTemplate(page, lang, 'firms', value))
  await page.focus('[name=pasted]')
  await tabTo(page, words.look)
  await page.keyboard.press('Enter')
  await page.waitForURL(/drafts/)
  await clean()
  const cells = page.locator('.preview tbody tr')
  expect(await cells.count()).toBe(1)
  expect(await cells.first().textContent()).toContain(words.new)
  expect(await cells.first().textContent()).toContain(String(value))
  expect(await page.locator('.changes').textContent()).toContain(words.done)
  expect(await page.locator('main').textContent()).toContain(
    lang === 'zh' ? '工作表“数据”' : 'Sheet “Figures”',
  )

  await tabTo(page, words.confirm)
  await page.keyboard.press('Enter')
  await page.waitForURL(/desk\/uploads\/[0-9a-f-]{36}/)
  await clean()
  expect(await page.locator('.changes').textContent()).toContain(words.done)

  await page.focus('[name=reason]')
  await page.keyboard.type('试报')
  await tabTo(page, words.undo)
  await page.keyboard.press('Enter')
  await page.locator('.refused[role=status]').waitFor()
  await page.close()
})

test('a range pasted from a sheet is previewed, with what is wrong in it', async () => {
  const page = await site.signedIn(browser, 'statistician')
  await page.goto(`${site.origin}/desk/upload?lang=zh`)
  await page.focus('[name=pasted]')
  await page.keyboard.insertText(
    '指标名称\t期\t数值\n净增市场主体\t2022-10\t1135\n净增市场主体\t2022-09\t一千',
  )
  await tabTo(page, '预览')
  await page.keyboard.press('Enter')
  await page.waitForURL(/drafts/)
  expect(await violations(page)).toEqual([])
  expect(await page.locator('.preview').textContent()).toContain('C3')
  expect(await page.locator('text=确认入库').count()).toBe(0)
  await page.close()
})
