// Slips in a real browser: signed, answered and closed by keyboard and on a phone, without script, on one sheet of paper.
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { slipById } from '../../src/alerts/slips/act.ts'
import { FIRMS_LATE, GDP_LATE, INCOME_LATE, raise, slipDeps } from '../support/slip-world.ts'
import { openChromium } from './chromium.ts'
import { type DeskSite, openDeskSite, violations } from './desk-site.ts'

const DESK = { width: 1280, height: 900 }
const PHONE = { width: 390, height: 844 }

let browser: Browser
let site: DeskSite
let supervisor: Page
const ids = new Map<string, string>()
beforeAll(async () => {
  const built = await build({
    entryPoints: [join(import.meta.dirname, '../../src/web/islands/unread.ts')],
    ...{ bundle: true, format: 'esm', write: false },
  })
  const unread = built.outputFiles[0]?.text ?? ''
  ;[browser, site] = await Promise.all([openChromium(), openDeskSite({ scripts: { unread } })])
  for (const [name, { id }] of await raise(site.world, [FIRMS_LATE, GDP_LATE, INCOME_LATE])) ids.set(name, id)
  supervisor = await site.signedIn(browser, 'supervisor')
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const pathOf = (name: string): string => `/alerts/${ids.get(name)}`
const slipOf = (name: string) => slipById(slipDeps(site.world), ids.get(name) ?? '')

/** Presses Tab until what is asked for has the focus: a keyboard reaches it. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no key reaches ${selector}`)
}

/** Writes the words of a deed and sends it, by keyboard. */
async function deedBy(page: Page, kind: string, words: string): Promise<void> {
  if ((await page.locator(`details:not([open]):has([value=${kind}])`).count()) > 0) {
    await tabTo(page, `details:has([value=${kind}]) summary`)
    await page.keyboard.press('Enter')
  }
  await tabTo(page, `form:has([value=${kind}]) [name=text]`)
  await page.keyboard.type(words)
  const button = `form:has([value=${kind}]) button`
  const yes = `${button}[value=yes]`
  await tabTo(page, (await page.locator(yes).count()) > 0 ? yes : button)
  await page.keyboard.press('Enter')
}

test.for(['zh', 'en'] as const)('every page (%s) is clean and fits a desk and a phone', async (lang) => {
  const paths = [
    ...['/alerts', '/alerts?of=all&state=ended', '/alerts/new', '/alerts/holds', pathOf('firms')],
    `${pathOf('firms')}/print`,
  ]
  for (const path of paths) {
    for (const size of [DESK, PHONE]) {
      await supervisor.setViewportSize(size)
      const sign = path.includes('?') ? '&' : '?'
      const response = await supervisor.goto(`${site.origin}${path}${sign}lang=${lang}`)
      expect([path, response?.status()]).toEqual([path, 200])
      await supervisor.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      expect([path, await violations(supervisor)]).toEqual([path, []])
      const wide = await supervisor.evaluate(() => document.documentElement.scrollWidth)
      expect([path, wide <= size.width]).toEqual([path, true])
    }
  }
})

test('a unit signs and replies with evidence by keyboard; a supervisor accepts and closes by keyboard', async () => {
  const page = await site.signedIn(browser, 'reporter', DESK, { unit: '区商务局' })
  await page.goto(`${site.origin}/alerts?lang=zh`)
  expect(await page.locator('.slip').count()).toBe(1)
  await tabTo(page, `a[href^="${pathOf('firms')}"]`)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${pathOf('firms')}`)
  await tabTo(page, '.now button')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.todo:not(:has(.now))')
  await tabTo(page, 'form:has([value=reply]) [name=text]')
  await page.keyboard.type('已逐户走访，12月补齐。')
  // Words alone do not answer an orange slip.
  await tabTo(page, '[name=measure-1]')
  await page.keyboard.type('增派两个走访组')
  await page.keyboard.press('Tab')
  await page.keyboard.type('李工')
  const due = page.locator('[name=due-1]')
  await due.fill((await due.getAttribute('min')) ?? '')
  await tabTo(page, 'form:has([value=reply]) [name=evidence]')
  await page.keyboard.type('走访台账 https://example.invalid/ledger.xlsx')
  await tabTo(page, 'form:has([value=reply]) button')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.sheet >> text=走访台账')
  expect(await slipOf('firms')).toMatchObject({ answered: true, status: 'open', signed: {} })

  await supervisor.setViewportSize(DESK)
  await supervisor.goto(`${site.origin}/alerts?lang=en&state=verdict`)
  await tabTo(supervisor, `a[href^="${pathOf('firms')}"]`)
  await supervisor.keyboard.press('Enter')
  await supervisor.waitForURL(`**${pathOf('firms')}`)
  await tabTo(supervisor, 'form:has([value=judge-reply]) [name=text]')
  await supervisor.keyboard.type('Accepted.')
  await tabTo(supervisor, 'form:has([value=judge-reply]) button[value=yes]')
  await supervisor.keyboard.press('Enter')
  await supervisor.waitForSelector('.sheet >> text=Accepted.')

  await page.reload()
  await deedBy(page, 'report-measure', '两个组已上岗')
  await page.waitForSelector('.sheet >> text=两个组已上岗')
  await supervisor.reload()
  await deedBy(supervisor, 'judge-measure', 'Seen on site.')
  await supervisor.waitForSelector('.sheet >> text=Seen on site.')
  await tabTo(supervisor, 'details:has([value=close]) summary')
  await supervisor.keyboard.press('Enter')
  await tabTo(supervisor, 'form:has([value=close]) [name=text]')
  await supervisor.keyboard.type('Done in December.')
  await tabTo(supervisor, 'form:has([value=close]) button')
  await supervisor.keyboard.press('Enter')
  await supervisor.waitForSelector('.sheet >> text=Closed')
  expect((await slipOf('firms')).status).toBe('closed')
})

test('on a phone without script several are signed at once', async () => {
  const signedIn = await site.signedIn(browser, 'reporter', PHONE, { unit: '区发改局' })
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: PHONE,
    locale: 'zh-CN',
    storageState: await signedIn.context().storageState(),
  })
  const page = await context.newPage()
  await page.goto(`${site.origin}/alerts`)
  for (const name of ['gdp', 'income']) await page.check(`[value="${ids.get(name)}"]`)
  await page.click('button[value=sign]')
  expect(await page.locator('[role=status]').textContent()).toContain('已办 2 张')
  expect((await slipOf('gdp')).signed).not.toBeNull()
  await context.close()
})

test('the sheet is one A4 page, however long what was written', async () => {
  const long = '余下两个月须逐户落实、逐周调度、逐月通报，'.repeat(60)
  const [slip] = [
    ...(await raise(site.world, [
      {
        ...FIRMS_LATE,
        matter: { ...FIRMS_LATE.matter, subject: { kind: 'indicator', id: 'exact' } },
        reason: { zh: long, en: long },
        requirement: { zh: long, en: long },
        leaders: Array.from({ length: 40 }, (_, index) => `分管领导${index}`),
        facts: {
          periods: Array.from({ length: 12 }, (_, index) => ({
            ...{
              period: `2022-${String(index + 1).padStart(2, '0')}`,
              value: '12345.678',
              expected: '23456.789',
            },
            ...{ gap: '-47.4', completion: '52.63', knownAt: '2022-11-18T00:00:00.000Z' },
          })),
        },
      },
    ])),
  ].flatMap(([name, one]) => (name === 'exact' ? [one] : []))
  for (const path of [`${pathOf('firms')}/print`, `/alerts/${slip?.id}/print`]) {
    for (const lang of ['zh', 'en']) {
      await supervisor.goto(`${site.origin}${path}?lang=${lang}`)
      const pdf = (await supervisor.pdf({ preferCSSPageSize: true })).toString('latin1')
      expect([path, lang, pdf.match(/\/Type\s*\/Page[^s]/g)?.length]).toEqual([path, lang, 1])
      expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/)
    }
  }
})

test('the number of unread messages changes in the head of an open page as they arrive', async () => {
  const page = await site.signedIn(browser, 'administrator')
  const streaming = page.waitForResponse((response) => response.url().endsWith('/inbox/unread'))
  await page.goto(`${site.origin}/alerts?lang=zh`)
  await streaming
  expect(await page.locator('[data-unread] b').isVisible()).toBe(false)
  const [person] = (await site.world.alerts.contacts()).filter(({ role }) => role === 'administrator')
  if (!person) throw new Error('nobody to tell')
  await site.world.alerts.test('inbox', person)
  await page.waitForFunction(() => document.querySelector('[data-unread] b')?.textContent === '1')
  expect(await page.locator('[data-unread] b').isVisible()).toBe(true)
})
