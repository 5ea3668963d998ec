// What is only watched, in a real browser: pages and a wall, wide and narrow, nothing for axe-core to find.
import { mkdirSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PLAN } from '../support/app.ts'
import { openChromium } from './chromium.ts'
import { type DeskSite, openDeskSite, violations } from './desk-site.ts'

const WATCHED = `
watched:
  - { id: pmi, name: 采购经理指数, kind: level, unit: 点, task: 2, better: up, decimals: 1 }
  - { id: jobless, name: 城镇调查失业率, kind: ratio, better: down, source: 区财政局 }
  - { id: power, name: 全社会用电量, kind: periodic, unit: 万千瓦时 }
`
const FIGURES = `indicator,period,value,known_at
pmi,2021-10,50.1,2021-11-18
pmi,2022-08,48.9,2022-09-18
pmi,2022-09,49.2,2022-10-18
pmi,2022-10,49.5,2022-11-18
jobless,2022-09,5.2,2022-10-18
jobless,2022-10,5.6,2022-11-18
`

let browser: Browser
let site: DeskSite
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openChromium(), openDeskSite({})])
  const { app, pictures } = site.world
  for (const [url, type, payload] of [
    ['/api/v1/plans', 'text/yaml', PLAN + WATCHED],
    ['/api/v1/uploads?filename=w.csv', 'text/csv', FIGURES],
  ] as const) {
    const sent = await app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload })
    expect(sent.statusCode, sent.body).toBeLessThan(300)
  }
  await pictures.refresh()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

test('every page that shows them is clean and fits, in both languages', async () => {
  const shots = process.env.SHOTS
  if (shots) mkdirSync(shots, { recursive: true })
  for (const [width, height, lang, colorScheme] of [
    [1440, 900, 'zh', 'light'],
    [390, 844, 'en', 'dark'],
  ] as const) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme })
    for (const path of ['/indicators/pmi', '/indicators?watched=only', '/indicators/power', '/']) {
      await page.goto(`${site.origin}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
      expect([path, width, await violations(page)]).toEqual([path, width, []])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect([path, wide <= width]).toEqual([path, true])
      if (shots)
        await page.screenshot({
          path: `${shots}/${path.replaceAll(/\W/g, '_')}-${width}.png`,
          fullPage: path === '/',
        })
    }
    await page.close()
  }
})
