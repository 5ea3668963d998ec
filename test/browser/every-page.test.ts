// Every page of the route table in a real browser: nothing for axe-core to find in both themes and languages, nothing wider than
// the screen at 200 and 400 %, and by keyboard one sees where one is. A new page without an example fails here.
// With DOCS_PICTURES=1 (scripts/page-pictures.mjs) the pictures of docs/desk are made again.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findOpenSlips } from '../../src/alerts/slips/read.ts'
import type { PersonRole } from '../../src/core/roles.ts'
import { slipDeps } from '../support/slip-world.ts'
import { openChromium } from './chromium.ts'
import { type DeskSite, violations } from './desk-site.ts'
import { LICHENG_LEADER, LICHENG_UNIT, openLichengDesk } from './licheng-desk.ts'
import { ASKERS, everyPage, type RoutePage } from './route-pages.ts'

/** Places in which something wider than the page may be scrolled by itself. */
const SCROLLERS = '.scroll, .pane, pre'
/** Steps of the keyboard on each page. */
const STEPS = 15

let browser: Browser
let site: DeskSite
const readers = new Map<PersonRole, Page>()
let pages: readonly RoutePage[] = []
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openChromium(), openLichengDesk()])
  for (const role of ASKERS) readers.set(role, await site.signedIn(browser, role))
  pages = await everyPage(site, readerOf)
}, 180_000)
afterAll(async () => {
  await browser.close()
  await site.close()
})

const readerOf = (role: PersonRole): Page => {
  const page = readers.get(role)
  if (!page) throw new Error(`nobody is ${role}`)
  return page
}

const inLanguage = (path: string, lang: string): string =>
  `${site.origin}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`

/** What is wider than the screen and not in a place of its own that scrolls. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate((scrollers) => {
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    return [...document.querySelectorAll('body *')]
      .filter((each) => each.closest(scrollers) === null)
      .filter((each) => each.getBoundingClientRect().right > clientWidth + 1)
      .map((each) => `${each.tagName}.${each.className}`)
      .slice(0, 3)
  }, SCROLLERS)

/** Where the keyboard stands without showing it. */
async function unseenSteps(page: Page): Promise<string[]> {
  const unseen: string[] = []
  for (let step = 0; step < STEPS; step++) {
    await page.keyboard.press('Tab')
    const amiss = await page.evaluate(() => {
      const at = document.activeElement
      if (!at || at === document.body) return null
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at)
      const marked = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
      const { width, height } = at.getBoundingClientRect()
      return marked && width > 0 && height > 0 ? null : at.outerHTML.slice(0, 100)
    })
    if (amiss) unseen.push(amiss)
  }
  return unseen
}

test('nothing for axe-core to find, nothing too wide, and the keyboard shows where it is', async () => {
  expect(pages.length).toBeGreaterThan(30)
  const amiss: unknown[] = []
  const note = (...what: unknown[]): void => {
    if ([what.at(-1)].flat().length === 0) return
    amiss.push(what)
    // Told at once: all of them together take minutes.
    console.error(JSON.stringify(what))
  }
  for (const { path, role } of pages) {
    const page = readerOf(role)
    // Themes change colours alone and languages words alone: two of the four meetings see both of each.
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(inLanguage(path, 'zh'))
    note(path, 'zh light', await violations(page))
    note(path, 'keyboard', await unseenSteps(page))
    await page.setViewportSize({ width: 720, height: 450 })
    note(path, '200 %', await tooWide(page))
    await page.setViewportSize({ width: 320, height: 256 })
    note(path, '400 %', await tooWide(page))
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.goto(inLanguage(path, 'en'))
    note(path, '400 % in English', await tooWide(page))
    note(path, 'en dark', await violations(page))
  }
  expect(amiss).toEqual([])
}, 600_000)

/** Name of the picture, who looks, the page. */
const PICTURES: readonly (readonly [name: string, role: PersonRole | null, path: string])[] = [
  ['overview', null, '/'],
  ['tasks', 'supervisor', '/tasks'],
  ['indicators', 'supervisor', '/indicators?status=behind&order=worst'],
  ['indicator', 'supervisor', '/indicators/gdp-growth'],
  ['task', 'supervisor', '/tasks/7'],
  ['units', 'supervisor', '/units'],
  ['unit', 'supervisor', `/units/${encodeURIComponent(LICHENG_UNIT)}`],
  ['leader', 'supervisor', `/leaders/${encodeURIComponent(LICHENG_LEADER)}`],
  ['cell', 'statistician', '/desk/uploads/UPLOAD/cell?at=C20'],
  ['alerts', 'supervisor', '/alerts'],
  ['slip', 'supervisor', '/alerts/SLIP'],
  ['search', 'supervisor', '/search?q=%E6%8A%95%E8%B5%84'],
  ['calendar', 'statistician', '/desk/calendar'],
  ['narratives', 'reporter', '/desk/narratives?month=2022-10'],
  ['help', null, '/help'],
]
const SHAPES = [
  ['1440x900', 1440, 900, 'zh', 'light'],
  ['390x844', 390, 844, 'zh', 'light'],
  ['dark', 1440, 900, 'zh', 'dark'],
  ['en', 1440, 900, 'en', 'light'],
] as const

test('the pictures of docs/desk.md, when they are asked for', async () => {
  if (!process.env.DOCS_PICTURES) return
  const folder = join(import.meta.dirname, '..', '..', 'docs', 'desk')
  await mkdir(folder, { recursive: true })
  const slip = (await findOpenSlips(slipDeps(site.world)))[0]?.id ?? ''
  const [upload] = await site.world.data.store.uploads({ limit: 1, released: 'all' })
  const visitor = await browser.newPage()
  const reporter = await site.signedIn(browser, 'reporter', undefined, { unit: LICHENG_UNIT })
  for (const [name, role, path] of PICTURES) {
    const page = role === null ? visitor : role === 'reporter' ? reporter : readerOf(role)
    for (const [shape, width, height, lang, colorScheme] of SHAPES) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme })
      await page.goto(inLanguage(path.replace('SLIP', slip).replace('UPLOAD', upload?.id ?? ''), lang))
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({ path: join(folder, `${name}-${shape}.png`) })
    }
  }
}, 300_000)
