// Makes the pictures of docs/wall/ that show how a screen is hung: pairs three televisions with a running service and ends one.
// `node scripts/screen-pictures.mjs http://127.0.0.1:8350 PASSWORD` with the administrator's password of the first start.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findChromium } from './chromium.mjs'

const [origin = 'http://127.0.0.1:8350', password = ''] = process.argv.slice(2)
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'wall')
const SCREENS = [
  ['常务会议室', 'overview', 1920, 1080],
  ['区政府大厅', 'behind', 1080, 1920],
  ['督查室', 'headline', 1366, 768],
]

const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
})
const admin = await browser.newPage({ viewport: { width: 1280, height: 900 } })
await admin.goto(`${origin}/sign-in?lang=zh`)
await admin.fill('[name=login]', 'admin')
await admin.fill('[name=password]', password)
await admin.press('[name=password]', 'Enter')
await admin.waitForURL(`${origin}/**`)

const televisions = []
for (const [name, board, width, height] of SCREENS) {
  const page = await waiting(width, height)
  if (televisions.length === 0) await save('screen-pairing', page)
  await admin.goto(`${origin}/admin/screens?lang=zh`)
  const form = admin.locator('form[action^="/admin/screens/pair"]')
  await form.locator('[name=code]').fill(await page.locator('[data-part=code]').textContent())
  await form.locator('[name=name]').fill(name)
  await form.locator('[name=board]').selectOption(board)
  await form.locator('button').click()
  await page.waitForSelector('main.pages')
  televisions.push(page)
}
await waiting(1920, 1080)
await admin.goto(`${origin}/admin/screens?lang=zh`)
await admin
  .locator('.screen .state.light-green')
  .nth(SCREENS.length - 1)
  .waitFor()
await save('admin-screens', admin, { fullPage: true })
await admin.setViewportSize({ width: 390, height: 844 })
await admin.locator('.screen').last().scrollIntoViewIfNeeded()
await save('admin-screens-phone', admin)
const card = admin.locator('.screen', { hasText: SCREENS[0][0] })
await card.locator('summary').click()
await card.getByRole('button', { name: '停用这块屏幕' }).click()
await televisions[0].waitForSelector('main.pairing')
await save('screen-ended', televisions[0])
await browser.close()

async function waiting(width, height) {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`${origin}/screen`)
  return page
}

async function save(name, page, options) {
  await page.evaluate(() => document.fonts.ready)
  const picture = await page.screenshot(options)
  // With pngquant installed they are reduced to 64 colours, which nobody sees.
  const small = spawnSync('pngquant', ['64', '-'], { input: picture, maxBuffer: 2 ** 26 })
  writeFileSync(join(folder, `${name}.png`), small.status === 0 ? small.stdout : picture)
}
