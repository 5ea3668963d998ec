// The last good picture stays, whatever happens, and never looks fresh when it is old.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { doerOf } from '../../src/core/deed.ts'
import { openTelevision } from '../browser/chromium.ts'
import { openScreenSite, type ScreenSite, SETTINGS } from '../browser/screen-site.ts'
import type { DoorState } from '../support/door.ts'

/** A busy machine is slow, not wrong. */
const PATIENT = { timeout: 45_000 }
const WALL = '/wall/all?lang=zh'

let site: ScreenSite
let folder: string
let television: BrowserContext

beforeAll(async () => {
  site = await openScreenSite()
  folder = await mkdtemp(join(tmpdir(), 'duibiao-television-'))
  television = await openTelevision(folder)
})
afterAll(async () => {
  await television.close()
  await site.close()
  await rm(folder, { recursive: true, force: true })
})

const strip = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const strip = document.querySelector<HTMLElement>('[data-part=strip]')
    return !strip || strip.hidden ? '' : (strip.textContent ?? '')
  })
const shows = (page: Page, value: string) =>
  expect.poll(() => page.locator('[data-tile=firms]').textContent(), PATIENT).toContain(value)
const fresh = (page: Page) => expect.poll(() => strip(page), PATIENT).toBe('')
/** What lies in the worker's caches, as `cache path`. */
const keptIn = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const found: string[] = []
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys())
        found.push(`${name} ${new URL(url).pathname}`)
    }
    return found
  })
/** The picture that is kept, as text. */
const keptPage = (page: Page): Promise<string> =>
  page.evaluate(async () => (await (await caches.match(location.href, { ignoreSearch: true }))?.text()) ?? '')

/** A wall that listens, with its picture kept. */
async function open(context = television): Promise<Page> {
  const page = await context.newPage()
  await page.goto(site.origin + WALL)
  await expect.poll(() => keptPage(page), PATIENT).toContain('data-kept')
  await fresh(page)
  return page
}

test('the worker answers for walls and screens, with page, script, style sheet and the fonts shown', async () => {
  const page = await open()
  const scopes = await page.evaluate(async () =>
    (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
  )
  expect(scopes.sort()).toEqual(['/screen', '/wall/'])
  await expect
    .poll(async () => (await keptIn(page)).filter((one) => one.includes('.woff2')).length, PATIENT)
    .toBeGreaterThan(0)
  const kept = await keptIn(page)
  expect(
    kept.filter((one) => one.startsWith('duibiao-wall-1/9.9.9')).map((one) => one.replace(/-\w{12}\./, '.')),
  ).toEqual(
    expect.arrayContaining([
      'duibiao-wall-1/9.9.9 /assets/wall.js',
      'duibiao-wall-1/9.9.9 /assets/fonts.css',
      'duibiao-wall-1/9.9.9 /wall/all',
    ]),
  )
  await page.close()
})

test.each<[string, DoorState]>([
  ['a proxy that says 502', '502'],
  ['a portal that answers everything with its page', 'portal'],
  ['a portal that sends to its login', 'login'],
  ['a proxy that breaks every line', 'broken'],
])('%s: the picture stays, says its age, survives a reload, and comes back', async (_what, door) => {
  const page = await open()
  const before = await page.locator('[data-tile=firms]').textContent()
  site.door.set(door)
  await expect
    .poll(() => strip(page), PATIENT)
    .toMatch(/^网络中断，显示 \d\d:\d\d 的数据（\d+ (秒|分钟)前）$/)
  expect(await page.locator('[data-tile=firms]').textContent()).toBe(before)
  await page.reload({ waitUntil: 'domcontentloaded' })
  expect(await page.locator('[data-tile=firms]').textContent()).toBe(before)
  expect(await page.locator('body').textContent()).not.toMatch(/PORTAL|502/)
  expect(await strip(page)).toMatch(/^网络中断，显示 11月20日 \d\d:\d\d 的数据/)
  site.door.set('open')
  await fresh(page)
  await page.close()
})

test('a service that is killed and comes back with other figures', async () => {
  const page = await open()
  await site.kill()
  await expect.poll(() => strip(page), PATIENT).toContain('网络中断')
  await page.reload({ waitUntil: 'domcontentloaded' })
  expect(await page.locator('.tile').count()).toBeGreaterThan(0)
  await site.start()
  const started = performance.now()
  await site.send(1311)
  await shows(page, '1,311')
  await fresh(page)
  expect(performance.now() - started).toBeLessThan(30_000)
  await page.close()
})

test('a browser that starts while the network is away shows the last picture, with updates, and no made-up age', async () => {
  const page = await open()
  await site.send(1422)
  await shows(page, '1,422')
  await expect.poll(() => keptPage(page), PATIENT).toContain('1,422')
  const scroll = await page.evaluate(() => document.documentElement.scrollWidth)
  await television.close()
  await site.kill()
  television = await openTelevision(folder)
  const again = await television.newPage()
  await again.goto(site.origin + WALL)
  expect(await again.locator('[data-tile=firms]').textContent()).toContain('1,422')
  expect(await again.evaluate(() => document.documentElement.scrollWidth)).toBe(scroll)
  expect(await strip(again)).toMatch(/^网络中断，显示 11月20日 \d\d:\d\d 的数据（重启后 \d+ 秒未连上）$/)
  // What time it is, nobody knows.
  expect(await again.locator('.head .clock b').textContent()).toBe('')
  const font = await again.evaluate(async () => {
    await document.fonts.ready
    return [...document.fonts].filter(({ status }) => status === 'loaded').length
  })
  expect(font).toBeGreaterThan(0)
  // Where a television begins leads there as well.
  await again.goto(`${site.origin}/screen`)
  expect(new URL(again.url()).pathname).toBe('/wall/all')
  await site.start()
  await fresh(again)
  await expect.poll(() => again.locator('.head .clock b').textContent(), PATIENT).toMatch(/^\d\d:\d\d$/)
  await again.close()
})

test('a name that is not found any more, over plain http: the last picture, and the service again when it is found', async () => {
  const origin = site.origin.replace('127.0.0.1', 'wall.test')
  const profile = await mkdtemp(join(tmpdir(), 'duibiao-name-'))
  // What docs/wall.md tells of a service without https; else a browser gives such an address no worker.
  const screen = (to: string) =>
    openTelevision(profile, [
      `--host-resolver-rules=MAP wall.test ${to}`,
      `--unsafely-treat-insecure-origin-as-secure=${origin}`,
    ])
  const look = async (context: BrowserContext): Promise<Page> => {
    const page = await context.newPage()
    await page.goto(origin + WALL)
    return page
  }
  await site.kill()
  await site.start({ settings: { ...SETTINGS, allowedHosts: ['wall.test'] } })
  try {
    const named = await screen('127.0.0.1')
    const first = await look(named)
    await expect.poll(() => keptPage(first), PATIENT).toContain('data-kept')
    const shown = await first.locator('[data-tile=firms]').textContent()
    await named.close()

    const nameless = await screen('~NOTFOUND')
    const page = await look(nameless)
    expect(await page.locator('[data-tile=firms]').textContent()).toBe(shown)
    await expect.poll(() => strip(page), PATIENT).toMatch(/^网络中断，显示 11月20日 \d\d:\d\d 的数据/)
    // The name really leads nowhere: not even the worker's own way out finds the service.
    expect(await page.evaluate(() => fetch('/ready').catch(() => null))).toBeNull()
    await nameless.close()

    const again = await screen('127.0.0.1')
    await fresh(await look(again))
    await again.close()
  } finally {
    await rm(profile, { recursive: true, force: true })
    await site.kill()
    await site.start()
  }
})

test('the network is cut: nothing but the strip changes', async () => {
  const page = await open()
  await television.setOffline(true)
  // A stream that is open stays open for Playwright’s cut: what breaks it is the door.
  site.door.set('broken')
  await expect.poll(() => strip(page), PATIENT).toContain('网络中断')
  await page.reload({ waitUntil: 'domcontentloaded' })
  expect(await page.locator('.tile').count()).toBeGreaterThan(0)
  site.door.set('open')
  await television.setOffline(false)
  await fresh(page)
  await page.close()
})

test('a service that takes the line and never answers: the picture is there in seconds', async () => {
  const page = await open()
  site.door.set('silent')
  await page.reload({ waitUntil: 'domcontentloaded', timeout: 25_000 })
  expect(await page.locator('.tile').count()).toBeGreaterThan(0)
  expect(await strip(page)).toContain('网络中断')
  site.door.set('open')
  await fresh(page)
  await page.close()
})

test('a screen whose right to look was ended shows a plain notice, and nothing is kept', async () => {
  await site.kill()
  await site.start({ settings: { ...SETTINGS, publicView: false } })
  const { id, token } = await site.world.people.makeScreen('门厅', doerOf('test'))
  await television.addCookies([{ name: 'duibiao_screen', value: token, url: site.origin }])
  const page = await open()
  await site.world.people.endToken(null, id, doerOf('test'))
  await expect.poll(() => page.locator('main').textContent(), PATIENT).toContain('不能再看大屏')
  expect(await page.locator('.tile').count()).toBe(0)
  await expect
    .poll(async () => (await keptIn(page)).filter((one) => one.includes(' /wall/all')), PATIENT)
    .toEqual([])
  await fresh(page)
  // The same when it starts anew, with network or without.
  await page.reload()
  expect(await page.locator('h1').textContent()).toContain('不能再看大屏')
  site.door.set('broken')
  await page.reload()
  expect(await page.locator('h1').textContent()).toContain('连不上服务')
  site.door.set('open')
  await television.clearCookies()
  await site.kill()
  await site.start()
  await page.close()
})

test('a person’s page has no worker, and what a person saw is not kept', async () => {
  const words = {
    login: 'li',
    name: '李小明',
    role: 'viewer',
    unit: null,
    active: true,
    account: null,
  } as const
  const person = await site.world.people.add(words, doerOf('test'), { password: true })
  const page = await television.newPage()
  await page.goto(`${site.origin}/sign-in?lang=zh`)
  await page.fill('[name=login]', 'li')
  await page.fill('[name=password]', person?.password ?? '')
  await page.press('[name=password]', 'Enter')
  await page.waitForURL(({ pathname }) => pathname === '/')
  await page.goto(`${site.origin}/wall/headline?lang=zh`)
  await page.locator('.tile').first().waitFor()
  expect(await page.locator('main').getAttribute('data-worker')).toBeNull()
  await page.goto(site.origin)
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
  expect((await keptIn(page)).filter((one) => one.includes('/wall/headline'))).toEqual([])
  await television.clearCookies()
  await page.close()
})

describe('a new release', () => {
  const releaseOf = (page: Page) => page.locator('main.pages').getAttribute('data-release')

  test('takes the place of the old one once it is up, and the old one goes', async () => {
    const page = await open()
    await site.kill()
    await site.start({ release: '10.0.0', publicFolder: await site.scripts('ten') })
    await page.reload({ waitUntil: 'domcontentloaded' })
    await expect.poll(() => releaseOf(page).catch(() => ''), PATIENT).toBe('10.0.0')
    await expect
      .poll(async () => (await keptIn(page)).filter((one) => one.startsWith('duibiao-wall-1/9.9.9')), PATIENT)
      .toEqual([])
    expect((await keptIn(page)).some((one) => one === 'duibiao-wall-1/10.0.0 /wall/all')).toBe(true)
    await page.close()
  })

  test('whose parts cannot be had does not replace the page that works', async () => {
    const page = await open()
    const release = await releaseOf(page)
    await site.kill()
    site.door.set('no-parts')
    await site.start({ release: '11.0.0', publicFolder: await site.scripts('eleven', 'elevenDown') })
    await page.reload({ waitUntil: 'domcontentloaded' })
    expect(await releaseOf(page)).toBe(release)
    expect(await page.locator('.tile').count()).toBeGreaterThan(0)
    await site.kill()
    site.door.set('open')
    await site.start()
    await page.close()
  })

  test('whose page does not come up gives way to the one before', async () => {
    const page = await open()
    const release = await releaseOf(page)
    await site.kill()
    await site.start({ release: '12.0.0', publicFolder: await site.scripts('twelve', 'twelveIsBroken()') })
    await page.reload({ waitUntil: 'domcontentloaded' })
    expect(await releaseOf(page)).toBe('12.0.0')
    await expect.poll(() => releaseOf(page).catch(() => ''), PATIENT).toBe(release)
    expect(await page.locator('.tile').count()).toBeGreaterThan(0)
    await page.close()
  })
})

test('the store cannot be read: the picture stays and says so', async () => {
  const page = await open()
  const before = await page.locator('[data-tile=firms]').textContent()
  await site.world.data.engine?.stop()
  await site.world.pictures.refresh()
  await expect.poll(() => strip(page), PATIENT).toContain('服务读不到新数据，显示')
  await page.reload({ waitUntil: 'domcontentloaded' })
  expect(await page.locator('[data-tile=firms]').textContent()).toBe(before)
  expect(await strip(page)).toContain('网络中断')
  await page.close()
})
