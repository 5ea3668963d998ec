// Makes the pictures of docs/for-the-bureau.md again from a running demonstration, whose figures it changes:
// `node scripts/desk-pictures.mjs http://127.0.0.1:8350 DATA_DIR/demo-token`, with a data folder that can be thrown away.
// With pngquant installed they are reduced to 64 colours.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import excel from 'exceljs'
import { chromium } from 'playwright-core'
import { findChromium } from './chromium.mjs'

const [origin = '', tokenFile = ''] = process.argv.slice(2)
if (!origin || !tokenFile) throw new Error('usage: desk-pictures.mjs ORIGIN TOKEN-FILE')
const authorization = `Bearer ${readFileSync(tokenFile, 'utf8').trim()}`
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'images')
const scratch = mkdtempSync(join(tmpdir(), 'desk-pictures-'))
const MONTH = '2022-11'
const VALUE = 7
const BEFORE = 6
/** Rows that are filled in. */
const MOST = 9

const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
const context = await browser.newContext({
  viewport: { width: 1280, height: 860 },
  locale: 'zh-CN',
  extraHTTPHeaders: { authorization },
})
const page = await context.newPage()
const go = (path) => page.goto(`${origin}${path}${path.includes('?') ? '&' : '?'}lang=zh`)

try {
  await go('/desk/calendar?as-of=2022-11-30')
  await save('desk-calendar')
  await go('/desk/upload')
  await save('desk-send')

  const rows = await filled('11月.xlsx')
  await page.setInputFiles('[name=file]', join(scratch, '11月.xlsx'))
  await page.waitForSelector('.cell.marked')
  await save('desk-refused')
  await page.keyboard.press('F2')
  await page.waitForSelector('.editor')
  await save('desk-mend')
  await page.keyboard.press('Escape')
  await go('/desk/upload')
  await save('desk-waiting')
  await page.locator('.waiting a').first().click()
  await page.waitForSelector('.cell.marked')
  for (const { row, value } of rows.faults) {
    await page.keyboard.press('F8')
    await page.locator(`[data-at="${row - 1}/${VALUE - 1}"]:focus`).waitFor()
    await page.keyboard.press('F2')
    await page.locator('.editor').fill(String(value))
    await page.keyboard.press('Enter')
    await page.locator(`.edited[data-at="${row - 1}/${VALUE - 1}"]`).waitFor()
  }
  await page.waitForFunction(() => document.querySelector('.news')?.textContent?.includes('已'))
  await save('desk-preview')
  if ((await page.locator('[name=reason-for-all]').count()) > 0) {
    await page.locator('[name=reason-for-all]').fill('已与主管单位核对')
    await page.keyboard.press('Tab')
    await page.locator('.confirm-bar button:enabled').waitFor()
    await page.locator('.doubts').scrollIntoViewIfNeeded()
    await save('desk-doubts')
  }
  await page.locator('.confirm-bar .main').click()
  await page.waitForURL(/uploads/)
  await save('desk-receipt')
  await go('/desk/uploads')
  await save('desk-history')
  await go(`/indicators/${rows.first}`)
  await page.locator('#correct summary').click()
  await page.locator('#correct').scrollIntoViewIfNeeded()
  await save('desk-correct', {}, page.locator('#correct form'))
} finally {
  await browser.close()
  rmSync(scratch, { recursive: true, force: true })
}

/** The month's template with invented figures, two that cannot be read and one that is ten times too large. */
async function filled(name) {
  const answer = await page.request.get(`${origin}/desk/template.xlsx?month=${MONTH}&lang=zh`)
  if (!answer.ok()) throw new Error(await answer.text())
  const book = new excel.Workbook()
  await book.xlsx.load(await answer.body())
  const sheet = book.worksheets[0]
  const found = []
  sheet.eachRow((row, at) => {
    const before = Number(row.getCell(BEFORE).value)
    if (row.getCell(BEFORE).value !== null && Number.isFinite(before) && before > 0)
      found.push({ at, row, before })
  })
  const faults = []
  for (const [index, { at, row, before }] of found.slice(0, MOST).entries()) {
    const value = Math.round(before * 1.1 * 10) / 10
    if (index === 1) faults.push({ row: at, value, text: `约${value}` })
    else if (index === 3) faults.push({ row: at, value, text: `增长${value}` })
    else if (index % 4 !== 2) row.getCell(VALUE).value = value
  }
  for (const { row, text } of faults) sheet.getRow(row).getCell(VALUE).value = text
  await book.xlsx.writeFile(join(scratch, name))
  return { faults, first: String(found[0]?.row.getCell(1).value) }
}

async function save(name, options = {}, of = page) {
  await page.evaluate(() => document.fonts.ready)
  const png = await of.screenshot(options)
  const reduced = spawnSync('pngquant', ['64', '--speed', '1', '-'], { input: png, maxBuffer: 64e6 })
  const bytes = reduced.status === 0 ? reduced.stdout : png
  writeFileSync(join(folder, `${name}.png`), bytes)
  console.log(`${name}.png ${Math.round(bytes.length / 1024)} KB`)
}
