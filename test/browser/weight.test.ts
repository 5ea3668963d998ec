// What a wall of twelve tiles weighs on the wire, and that exactly the fonts that it shows are asked for with it.
import { readFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBoard } from '../../src/boards/index.ts'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import { openChromium } from './chromium.ts'
import { openScreenSite, type ScreenSite, SETTINGS } from './screen-site.ts'

const SCRIPT_BYTES = 30_000
const PAGE_BYTES = 100_000
const TILES = 12
/** A busy machine is slow, not wrong. */
const PATIENT = { timeout: 30_000 }
const FOR_GOOD = 'public, max-age=31536000, immutable'

let site: ScreenSite
let browser: Browser
beforeAll(async () => {
  site = await openScreenSite({ empty: true, settings: SETTINGS, start: '2023-03-01T02:00:00.000Z' })
  const seed = (name: string): string =>
    readFileSync(join(import.meta.dirname, '../../seeds/licheng-2022', name), 'utf8')
  const { data, app } = site.world
  const text = seed('plan.yaml')
  const act = { by: 'test', at: '2022-01-10T00:00:00.000Z' }
  await data.store.savePlan(parsePlan(text), { sha256: 'c'.repeat(64), text }, act)
  const sent = await app.inject({
    method: 'POST',
    url: '/api/v1/uploads?filename=demo.csv&accept=made-up',
    headers: { 'content-type': 'text/csv' },
    payload: seed('demo.csv'),
  })
  if (sent.statusCode !== 201) throw new Error(sent.body.slice(0, 500))
  const { board } = readBoard(
    `{ id: twelve, title: { zh: 十二项指标, en: Twelve targets }, pages: [ { tiles: [ { tile: gauge, limit: ${TILES} } ] } ] }`,
  )
  if (!board) throw new Error('not a board')
  await site.kill()
  await site.start({ boardFiles: [board.file] })
  browser = await openChromium()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

/** As it comes over the wire. */
async function wired(
  path: string,
): Promise<{ bytes: number; text: string; headers: IncomingMessage['headers'] }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = { 'accept-encoding': 'gzip, deflate, br', 'accept-language': 'zh-CN' }
    get(site.origin + path, { headers, agent: false }, resolve).on('error', reject)
  })
  const body = await buffer(response)
  expect([response.statusCode, response.headers['content-encoding']]).toEqual([200, 'br'])
  return { bytes: body.length, text: brotliDecompressSync(body).toString(), headers: response.headers }
}

test('twelve tiles: at most 30 kB of script and 100 kB in all without fonts', async () => {
  const page = await wired('/wall/twelve')
  expect(page.text.match(/<article class="tile/g)).toHaveLength(TILES)
  const scripts = [...page.text.matchAll(/<script[^>]*src="([^"]+)"/g)].map(([, src = '']) => src)
  const worker = /data-worker="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const sheets = [...page.text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(
    ([, href = '']) => href,
  )
  expect([scripts.length, worker, sheets.length]).toEqual([1, '/wall/worker.js', 1])
  const script = await Promise.all([...scripts, worker].map(wired))
  const sheet = await Promise.all(sheets.map(wired))
  const sum = (answers: readonly { readonly bytes: number }[]) =>
    answers.reduce((total, { bytes }) => total + bytes, 0)
  expect(sum(script)).toBeLessThanOrEqual(SCRIPT_BYTES)
  expect(sum([page, ...script, ...sheet])).toBeLessThanOrEqual(PAGE_BYTES)
  // Under a name made from the content, and so kept for good; the worker's name stays, and it is asked for anew.
  expect([script[0]?.headers['cache-control'], sheet[0]?.headers['cache-control']]).toEqual([
    FOR_GOOD,
    FOR_GOOD,
  ])
  expect(script[1]?.headers['cache-control']).toBe('no-cache')
})

/** Names of files: asked for with the page and not shown; shown and not asked for. Null before anything is loaded. */
const fontsAmiss = (page: Page) =>
  page.evaluate(() => {
    const nameOf = (address: string) => address.slice(address.lastIndexOf('/') + 1)
    // A font of the machine itself comes from nowhere: null.
    const files = new Map<string, string | null>()
    for (const sheet of document.styleSheets) {
      for (const rule of sheet.cssRules) {
        if (!(rule instanceof CSSFontFaceRule)) continue
        const [, address = ''] = /url\("?([^")]+)/.exec(rule.style.getPropertyValue('src')) ?? []
        files.set(
          rule.style.getPropertyValue('unicode-range').toLowerCase(),
          address === '' ? null : nameOf(address),
        )
      }
    }
    const links = document.querySelectorAll<HTMLLinkElement>('link[rel=preload][as=font]')
    const asked = [...links].map(({ href }) => nameOf(href))
    const faces = [...document.fonts]
    const shown = faces
      .filter(({ status }) => status === 'loaded')
      .flatMap(({ unicodeRange }) => {
        const file = files.get(unicodeRange.toLowerCase())
        return file === null ? [] : [file ?? unicodeRange]
      })
    if (shown.length === 0 || faces.some(({ status }) => status === 'loading')) return null
    return {
      unused: asked.filter((name) => !shown.includes(name)),
      unasked: shown.filter((name) => !asked.includes(name)),
    }
  })

for (const [lang, least] of [
  ['zh', 6],
  ['en', 1],
] as const) {
  test(`${lang}: the fonts of what is shown come with the page, and no other`, async () => {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    await page.goto(`${site.origin}/wall/twelve?lang=${lang}`)
    await expect.poll(() => page.locator('[data-part=clock] b').textContent(), PATIENT).not.toBe('')
    await expect.poll(() => fontsAmiss(page), PATIENT).toEqual({ unused: [], unasked: [] })
    const links = page.locator('link[rel=preload][as=font]')
    expect(await links.count()).toBeGreaterThanOrEqual(least)
    const font = await page.request.get(site.origin + (await links.first().getAttribute('href')))
    expect([font.status(), font.headers()['cache-control']]).toEqual([200, FOR_GOOD])
    await page.close()
  })
}
