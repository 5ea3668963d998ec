// Every page of the route table where no script runs, and where the network goes after the page has come: nothing is dead, nothing waits for
// ever, and a deed that cannot be done says so and keeps what was written.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonRole } from '../../src/core/roles.ts'
import { methodsAt } from '../../src/http/route-table.ts'
import { openChromium } from './chromium.ts'
import type { DeskSite } from './desk-site.ts'
import { LICHENG_UNIT, openLichengDesk } from './licheng-desk.ts'
import { ASKERS, everyPage, type RoutePage } from './route-pages.ts'

let browser: Browser
let site: DeskSite
const readers = new Map<PersonRole, Page>()
let pages: readonly RoutePage[] = []
beforeAll(async () => {
  ;[browser, site] = await Promise.all([openChromium(), openLichengDesk()])
  for (const role of ASKERS) readers.set(role, await site.signedIn(browser, role))
  readers.set('reporter', await site.signedIn(browser, 'reporter', undefined, { unit: LICHENG_UNIT }))
  // What a reporter does has forms that nobody else sees.
  const own = ['/', '/tasks/7', '/desk/upload', '/desk/narratives?month=2022-10', '/desk/month']
  pages = [
    ...(await everyPage(site, readerOf)),
    ...own.map((path): RoutePage => ({ path, role: 'reporter' })),
  ]
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

/** What can be seen and does nothing, and where forms lead. */
const deadOn = (page: Page): Promise<{ dead: string[]; ways: [method: string, path: string][] }> =>
  page.evaluate(() => {
    const dead: string[] = []
    const ways: [string, string][] = []
    const seen = (one: Element): boolean => one.getClientRects().length > 0
    const short = (one: Element): string => one.outerHTML.replaceAll(/\s+/g, ' ').slice(0, 140)
    for (const button of document.querySelectorAll<HTMLButtonElement>('button,input[type=submit]')) {
      if (!seen(button) || button.disabled) continue
      if (button.type !== 'submit' || !button.form) dead.push(`a button that does nothing: ${short(button)}`)
    }
    for (const field of document.querySelectorAll<HTMLInputElement>('input,select,textarea')) {
      if (seen(field) && !field.form && !field.readOnly) dead.push(`a field of no form: ${short(field)}`)
    }
    for (const form of document.forms) {
      const path = new URL(form.getAttribute('action') || location.href, location.href).pathname
      const method = form.getAttribute('method')?.toUpperCase() ?? 'GET'
      if (method !== 'DIALOG') ways.push([method, path])
      const sends = [...form.elements].some((one) => one instanceof HTMLButtonElement && seen(one))
      // A browser sends a form of one field when Enter is pressed.
      const asks = [...form.elements].filter((one) => one.localName !== 'button' && seen(one)).length
      if (asks > 1 && !sends) dead.push(`a form without a button: ${short(form)}`)
    }
    for (const link of document.querySelectorAll('a')) {
      const href = link.getAttribute('href')
      if (seen(link) && (!href || href === '#' || href.startsWith('javascript:')))
        dead.push(`a link to nowhere: ${short(link)}`)
    }
    const holds = 'svg,img,canvas,input,select,textarea,button,iframe,hr,td,th,path'
    for (const box of document.querySelectorAll<HTMLElement>('main :is(div,section,ul,ol,table,output,p)')) {
      const { width, height } = box.getBoundingClientRect()
      if (!seen(box) || width < 80 || height < 24 || box.textContent?.trim() !== '') continue
      if (!box.matches(holds) && !box.querySelector(holds)) dead.push(`an empty area: ${short(box)}`)
    }
    if (document.querySelector('main [aria-busy=true]')) dead.push('something is said to be busy')
    return { dead, ways }
  })

test('without script no button, field, link or area of any page is dead, and every form leads to a route', async () => {
  const amiss: unknown[] = []
  const plain = new Map<PersonRole, Page>()
  for (const [role, page] of readers) {
    const storageState = await page.context().storageState()
    const context = await browser.newContext({ storageState, javaScriptEnabled: false })
    plain.set(role, await context.newPage())
  }
  for (const { path, role } of pages) {
    const page = plain.get(role)
    if (!page) throw new Error(role)
    await page.goto(`${site.origin}${path}`)
    const { dead, ways } = await deadOn(page)
    const astray = ways.filter(([method, to]) => !methodsAt(site.world.app.routeTable, to).includes(method))
    if (dead.length + astray.length > 0) {
      amiss.push([path, role, ...dead, ...astray.map((way) => way.join(' '))])
      console.error(JSON.stringify(amiss.at(-1)))
    }
  }
  expect(amiss).toEqual([])
}, 300_000)

/** Writes into every form that does something and presses its button. */
const pressAll = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const forms = [...document.forms].filter((form) => form.getAttribute('method')?.toLowerCase() === 'post')
    for (const form of forms) {
      form.noValidate = true
      for (const field of form.elements)
        if (
          (field instanceof HTMLTextAreaElement ||
            (field instanceof HTMLInputElement && field.type === 'text')) &&
          !field.readOnly
        )
          field.value = '写到一半的话'
      form.querySelector<HTMLButtonElement>('button:not([type=button])')?.click()
    }
    return forms.length
  })

/** Forms that say nothing of the network, and what was written and is gone. */
const silent = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.forms]
      .filter((form) => form.getAttribute('method')?.toLowerCase() === 'post')
      .flatMap((form) => {
        const short = `${form.getAttribute('action')} ${form.className}`
        const said = form.querySelector('[role=alert]') ?? form.parentElement?.querySelector('[role=alert]')
        const fields = [...form.querySelectorAll<HTMLInputElement>('textarea,input[type=text]')]
        return [
          ...(said?.textContent?.trim() ? [] : [`says nothing: ${short}`]),
          ...(fields.some(({ value, readOnly }) => !readOnly && value !== '写到一半的话')
            ? [`what was written is gone: ${short}`]
            : []),
        ]
      }),
  )

test('with the network gone a deed says that nothing was sent, and what was written stays', async () => {
  const amiss: unknown[] = []
  let forms = 0
  for (const { path, role } of pages) {
    const page = readerOf(role)
    await page.goto(`${site.origin}${path}`)
    const at = page.url()
    await page.context().setOffline(true)
    forms += await pressAll(page)
    await page.waitForTimeout(150)
    const found = page.url() === at ? await silent(page) : [`left for ${page.url()}`]
    if (found.length > 0) {
      amiss.push([path, role, ...found])
      console.error(JSON.stringify(amiss.at(-1)))
    }
    await page.context().setOffline(false)
  }
  expect(forms).toBeGreaterThan(40)
  expect(amiss).toEqual([])
}, 300_000)

test('conditions chosen without a network keep the rows and say so; with it again they are asked for', async () => {
  const page = readerOf('supervisor')
  await page.goto(`${site.origin}/tasks`)
  const rows = await page.locator('.ledger tbody tr').count()
  await page.context().setOffline(true)
  await page.selectOption('form.filter [name=status]', 'behind')
  await expect.poll(() => page.locator('form.filter [role=alert]').textContent()).toContain('连不上服务')
  expect([new URL(page.url()).search, await page.locator('.ledger tbody tr').count()]).toEqual(['', rows])
  await page.fill('header input[name=q]', '投资')
  await page.press('header input[name=q]', 'Enter')
  await page.waitForTimeout(150)
  expect(new URL(page.url()).pathname).toBe('/tasks')
  await page.context().setOffline(false)
  await page.selectOption('form.filter [name=status]', 'missing')
  await expect.poll(() => new URL(page.url()).searchParams.get('status')).toBe('missing')
  expect(await page.locator('form.filter [role=alert]').count()).toBe(0)
})

test('a deed is done once, by the button that was pressed, when the network is back', async () => {
  const page = readerOf('supervisor')
  await page.goto(`${site.origin}/indicators/gdp-growth`)
  const follow = page.locator('form[action="/me/follow"] button')
  await page.context().setOffline(true)
  await follow.click()
  await expect.poll(() => page.locator('form[action="/me/follow"] [role=alert]').count()).toBe(1)
  await page.context().setOffline(false)
  await follow.click()
  await page.locator('form[action="/me/unfollow"]').waitFor()
  await page.locator('form[action="/me/unfollow"] button').click()
  await follow.waitFor()
})

test('an embed asks for itself again in place until somebody stops it; without a network what it shows stays', async () => {
  const page = await browser.newPage()
  const wrong: string[] = []
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()))
  await page.clock.install()
  let asked = 0
  page.on('request', (request) => {
    if (request.resourceType() === 'fetch') asked++
  })
  await page.goto(`${site.origin}/embed/indicators/gdp-growth`)
  const shown = await page.locator('[data-part=gauges]').innerHTML()
  // As if an older answer stood here: the next one takes its place, and nothing else moves.
  await page.locator('[data-part=gauges]').evaluate((part) => part.replaceChildren())
  await page.clock.fastForward(301_000)
  await expect.poll(() => page.locator('[data-part=gauges]').innerHTML()).toBe(shown)
  expect([asked, wrong]).toEqual([1, []])
  await page.click('[data-pause]')
  await page.clock.fastForward(900_000)
  expect([asked, await page.locator('[data-pause]').getAttribute('aria-pressed')]).toEqual([1, 'true'])
  await page.context().setOffline(true)
  await page.click('[data-pause]')
  await page.locator('[data-lost]').waitFor({ state: 'visible' })
  expect(await page.locator('[data-part=gauges]').innerHTML()).toBe(shown)
  await page.context().setOffline(false)
  await page.click('.more a:last-of-type')
  await expect.poll(() => page.locator('[data-lost]').isVisible()).toBe(false)
  await page.close()
})
