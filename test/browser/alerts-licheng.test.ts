// The shipped rules on the demonstration's figures, as people see them: real words at their real length, every sheet one page.
// With DOCS_PICTURES=1 (scripts/alert-pictures.mjs) the pictures of docs/alerts.md are made again.

import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyFindings } from '../../src/alerts/slips/apply-findings.ts'
import { findOpenSlips } from '../../src/alerts/slips/read.ts'
import { endOfDay } from '../../src/core/zone.ts'
import { findAll } from '../../src/rules/find.ts'
import { readAlerts } from '../../src/rules/read-rules.ts'
import type { Slip } from '../../src/slips/slip.ts'
import { slipDeps } from '../support/slip-world.ts'
import { openChromium } from './chromium.ts'
import { type DeskSite, openDeskSite, violations } from './desk-site.ts'
import { licheng } from './licheng.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'images')
const read = (path: string): string => readFileSync(join(import.meta.dirname, '..', '..', path), 'utf8')
const rulesText = read('dashboards/alerts.yaml')
const DAYS = ['2022-09-20', '2022-10-20', '2022-10-31'] as const

let browser: Browser
let site: DeskSite
let page: Page
let slips: readonly Slip[] = []
beforeAll(async () => {
  const rules = readAlerts(rulesText).alerts?.rules ?? []
  ;[browser, site] = await Promise.all([
    openChromium(),
    openDeskSite({ empty: true, start: '2022-10-31T02:00:00.000Z', alerts: { rules } }),
  ])
  const { store } = site.world.data
  for (const day of DAYS) {
    const { plan, figures } = licheng(day)
    if (day === DAYS[0]) {
      const text = read('seeds/licheng-2022/plan.yaml')
      await store.savePlan(plan, { sha256: 'b'.repeat(64), text }, { by: 'test', at: `${day}T01:00:00.000Z` })
    }
    const findings = findAll({ rules, plan, figures, asOf: day, released: endOfDay(day) })
    await applyFindings(slipDeps(site.world), findings, {
      ...{ today: day, now: `${day}T01:00:00.000Z`, whole: [plan.id] },
    })
  }
  const [head = '', ...lines] = read('seeds/licheng-2022/demo.csv').trim().split('\n')
  const knownAt = head.split(',').indexOf('known_at')
  const known = lines.filter((line) => (line.split(',')[knownAt] ?? '') <= '2022-10-30')
  const sent = await site.world.app.inject({
    method: 'POST',
    url: '/api/v1/uploads?filename=demo.csv&accept=made-up',
    headers: { 'content-type': 'text/csv' },
    payload: [head, ...known, ''].join('\n'),
  })
  expect(sent.statusCode, sent.body).toBe(201)
  slips = await findOpenSlips(slipDeps(site.world))
  page = await site.signedIn(browser, 'supervisor')
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

/** Keeps a picture when they are asked for. */
async function keep(name: string, options: { readonly fullPage?: boolean } = {}): Promise<void> {
  if (!process.env.DOCS_PICTURES) return
  await mkdir(FOLDER, { recursive: true })
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(FOLDER, `${name}.png`), ...options })
}

test('the list, a slip and the rules are clean with the real words, on a desk and on a phone', async () => {
  expect(slips.length).toBeGreaterThan(20)
  const red = slips.find(({ level, matter }) => level === 'red' && matter.rule.startsWith('behind'))
  for (const [name, path] of [
    ['alerts-list', '/alerts?rule=behind-amount'],
    ['alerts-slip', `/alerts/${red?.id}`],
    ['alerts-rules', '/alerts/rules'],
    ['', '/alerts/rules/behind-amount'],
    ['', '/inbox'],
    ['', '/alerts/channels'],
  ] as const) {
    for (const lang of ['en', 'zh']) {
      for (const size of [
        { width: 390, height: 844 },
        { width: 1280, height: 900 },
      ]) {
        await page.setViewportSize(size)
        const response = await page.goto(`${site.origin}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
        expect([path, response?.status()]).toEqual([path, 200])
        expect([path, await violations(page)]).toEqual([path, []])
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        expect([path, lang, wide <= size.width]).toEqual([path, lang, true])
      }
    }
    if (name !== '') await keep(name)
  }
  await page.setViewportSize({ width: 800, height: 1132 })
  await page.goto(`${site.origin}/alerts/${red?.id}/print?lang=zh`)
  await keep('alerts-sheet')
})

test('every sheet is one A4 page', async () => {
  const some = slips.filter((_, index) => index % Math.ceil(slips.length / 12) === 0)
  for (const { id } of some) {
    await page.goto(`${site.origin}/alerts/${id}/print?lang=zh`)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect([id, pdf.match(/\/Type\s*\/Page[^s]/g)?.length]).toEqual([id, 1])
  }
})
