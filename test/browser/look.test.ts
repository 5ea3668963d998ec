// How a wall looks, measured in a real browser: legible from its seats, told apart without colour, still, printed whole.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Board, WallView } from '../../src/boards/index.ts'
import { unitsFor } from '../../src/core/legibility.ts'
import { PAPERS, renderPrint, renderWall, wallMessage } from '../../src/web/index.ts'
import { silhouetteOf } from '../../src/web/wall/icons.tsx'
import { distanceOf, labOf, parseRgb, SIGHTS } from '../support/colour-vision.ts'
import { openChromium } from './chromium.ts'
import { licheng } from './licheng.ts'
import { openSite, type Site } from './site.ts'
import { flawsOf } from './wall-measures.ts'

const data = licheng('2022-10-31')
const yearEnd = licheng('2022-12-31')
const PATIENT = { timeout: 20_000 }
const FAR = { diagonal: 75, seat: 9, ratio: [16, 9] as const }

let browser: Browser
let site: Site
const pages: Page[] = []

const boardOf = (id: string): Board => {
  const found = data.boards.find((board) => board.id === id)
  if (!found) throw new Error(`no board ${id}`)
  return found
}
const add = (path: string, view: WallView, more: object = {}): void => {
  site.pages.set(path, renderWall(view, { ...data.frame(path), ...more }))
}

beforeAll(async () => {
  browser = await openChromium()
  site = await openSite()
  for (const id of ['headline', 'overview']) add(`/wall/${id}`, data.view(boardOf(id)))
  for (const id of ['bullets', 'section-2']) add(`/far/${id}`, data.view({ ...boardOf(id), viewing: FAR }))
  add('/light/headline', data.view(boardOf('headline')), { theme: 'light' })
  add('/light/all', data.view(boardOf('all')), { theme: 'light' })
  add('/dark/all', data.view(boardOf('all')))
  for (const paper of PAPERS) {
    for (const id of ['all', 'overview', 'bullets']) {
      const path = `/print/${id}/${paper}`
      site.pages.set(path, renderPrint(data.view(boardOf(id)), paper, data.frame(path)))
    }
  }
})

afterEach(async () => {
  for (const page of pages.splice(0)) await page.close()
})

afterAll(async () => {
  await browser.close()
  await site.stop()
})

async function open(path: string, width = 1920, height = 1080, more: object = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height }, ...more })
  pages.push(page)
  await page.goto(site.origin + path)
  await page.evaluate(() => document.fonts.ready)
  return page
}

/** Opens a page and waits until it listens to the service: what is said before that reaches nobody. */
async function openListening(path: string, width: number, height: number, more: object = {}): Promise<Page> {
  const known = site.listened.length
  const page = await open(path, width, height, more)
  await expect.poll(() => site.listened.length, PATIENT).toBeGreaterThan(known)
  return page
}

test('what must be read from the farthest seat subtends 15 minutes on every screen, from seats far away too', async () => {
  const page = await open('/far/section-2')
  for (const id of ['section-2', 'bullets']) {
    if (id !== 'section-2') await page.goto(`${site.origin}/far/${id}`)
    for (const [width, height] of [
      [1366, 768],
      [1080, 1920],
      [5760, 1080],
    ] as const) {
      await page.setViewportSize({ width, height })
      expect(await flawsOf(page, unitsFor(FAR)), `${id} ${width}x${height}`).toEqual([])
    }
  }
})

describe('colour is never alone', () => {
  const LIGHTS = ['green', 'blue', 'yellow', 'red', 'grey'] as const

  /** The closest two lights of a theme, for every sight, from the colours that the browser computed. */
  async function closestOf(theme: 'dark' | 'light'): Promise<string[]> {
    const page = await open(`/${theme}/all`)
    const rendered = await page.evaluate((lights) => {
      const colours: Record<string, string> = {}
      for (const light of lights) {
        const icon = document.querySelector(`.tile.light-${light} .status .icon path`)
        if (icon) colours[light] = getComputedStyle(icon).fill
      }
      return colours
    }, LIGHTS)
    expect(Object.keys(rendered)).toEqual([...LIGHTS])
    return Object.keys(SIGHTS).map((sight) => {
      const pairs = LIGHTS.flatMap((one, index) =>
        LIGHTS.slice(index + 1).map((other) => ({
          pair: `${one}-${other}`,
          distance: distanceOf(
            labOf(parseRgb(rendered[one] ?? ''), sight),
            labOf(parseRgb(rendered[other] ?? ''), sight),
          ),
        })),
      )
      const nearest = pairs.toSorted((a, b) => a.distance - b.distance)[0]
      return `${sight}: ${nearest?.pair} ${nearest?.distance.toFixed(1)}`
    })
  }

  // On record: what is hardest to tell apart by colour alone. Silhouette and word stand beside it all the same.
  test('the closest lights, as every sight sees them: apart at a glance, by lightness alone too', async () => {
    const found = { dark: await closestOf('dark'), light: await closestOf('light') }
    for (const closests of [found.dark, found.light]) {
      for (const closest of closests) {
        const [sight = '', , distance] = closest.split(' ')
        expect(Number(distance), closest).toBeGreaterThan(sight === 'grey:' ? 5 : 15)
      }
    }
    expect(found).toMatchInlineSnapshot(`
      {
        "dark": [
          "protanopia: green-yellow 25.6",
          "deuteranopia: yellow-red 21.7",
          "tritanopia: green-blue 24.3",
          "grey: green-yellow 5.6",
        ],
        "light": [
          "protanopia: green-red 19.2",
          "deuteranopia: green-red 15.8",
          "tritanopia: green-blue 16.3",
          "grey: yellow-grey 5.4",
        ],
      }
    `)
  })

  test('every status has a silhouette that no other light has, and they differ by a fifth of their ink and more', async () => {
    const page = await open('/dark/all')
    const icons = await page.evaluate(() => {
      const shapes: Record<string, { light: string; path: string }> = {}
      for (const tile of document.querySelectorAll('.tile')) {
        const [, light = ''] = /light-(\w+)/.exec(tile.className) ?? []
        const [, status = ''] = /is-([\w-]+)/.exec(tile.className) ?? []
        const path = tile.querySelector('.status .icon path')?.getAttribute('d') ?? ''
        shapes[`${status}/${light}`] = { light, path }
      }
      return shapes
    })
    expect(Object.keys(icons).length).toBeGreaterThanOrEqual(6)
    const paths = [...new Set(Object.values(icons).map(({ path }) => path))]
    for (const path of paths) {
      const lights = new Set(Object.values(icons).flatMap((icon) => (icon.path === path ? [icon.light] : [])))
      expect(lights.size, path).toBe(1)
    }
    expect(silhouetteOf('behind', 'yellow')).not.toBe(silhouetteOf('behind', 'red'))
    const alike = await page.evaluate((all) => {
      const SIZE = 48
      const bitmaps = all.map((d) => {
        const canvas = document.createElement('canvas')
        canvas.width = canvas.height = SIZE
        const context = canvas.getContext('2d')
        if (!context) throw new Error('no canvas')
        context.scale(SIZE / 24, SIZE / 24)
        context.fill(new Path2D(d), 'evenodd')
        return [...context.getImageData(0, 0, SIZE, SIZE).data].filter((_, index) => index % 4 === 3)
      })
      let least = 1
      for (const [index, one] of bitmaps.entries()) {
        for (const other of bitmaps.slice(index + 1)) {
          const apart = one.reduce((sum, ink, at) => sum + Math.abs(ink - (other[at] ?? 0)), 0)
          const both = one.reduce((sum, ink, at) => sum + Math.max(ink, other[at] ?? 0), 0)
          least = Math.min(least, apart / both)
        }
      }
      return least
    }, paths)
    expect(alike).toBeGreaterThan(0.2)
  })
})

describe('motion', () => {
  const message = () => wallMessage(data.view(boardOf('headline')), yearEnd.view(boardOf('headline')))
  const running = (page: Page) => page.evaluate(() => document.getAnimations().length)

  test('values move once when they change, and not when the page is turned to again', async () => {
    const page = await openListening('/wall/headline', 1080, 1080)
    expect(await running(page)).toBe(0)
    site.say('wall', message())
    await expect.poll(() => page.locator('.tile.changed').count(), PATIENT).toBeGreaterThan(0)
    await expect.poll(() => page.locator('.tile.changed:visible:not(.moved)').count(), PATIENT).toBe(0)
    const moved = await page.locator('.tile.moved:visible').first().getAttribute('data-tile')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowLeft')
    expect(await page.locator('.tile.moved:visible').first().getAttribute('data-tile')).toBe(moved)
    expect(
      await page.evaluate(
        () =>
          document
            .getAnimations()
            .filter(({ effect }) => (effect as KeyframeEffect).target?.closest('.moved')).length,
      ),
    ).toBe(0)
  })

  test('nothing moves where less motion is asked for', async () => {
    const page = await openListening('/wall/headline', 1920, 1080, { reducedMotion: 'reduce' })
    site.say('wall', message())
    await expect.poll(() => page.locator('.tile.changed').count(), PATIENT).toBeGreaterThan(0)
    expect(await running(page)).toBe(0)
  })
})

test('a swipe turns the page; there is no cursor and no control', async () => {
  const page = await open('/wall/overview', 1920, 1080, { hasTouch: true })
  const first = await page.locator('.tile:visible').first().getAttribute('data-tile')
  const client = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y: 500 }] })
  await touch('touchStart', 1200)
  await touch('touchMove', 700)
  await touch('touchEnd', 700)
  await expect
    .poll(() => page.locator('.tile:visible').first().getAttribute('data-tile'), PATIENT)
    .not.toBe(first)
  expect(await page.evaluate(() => getComputedStyle(document.body).cursor)).toBe('none')
  expect(await page.locator('button, input, select, video, audio').count()).toBe(0)
})

describe('in light', () => {
  test('axe-core finds nothing', async () => {
    const page = await open('/light/headline')
    await page.evaluate(
      readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8'),
    )
    const found = await page.evaluate(async () => {
      const axe = (window as unknown as { axe: { run: () => Promise<{ violations: { id: string }[] }> } }).axe
      return (await axe.run()).violations.map(({ id }) => id)
    })
    expect(found).toEqual([])
  })
})

describe.each(PAPERS)('on paper of %s', (paper) => {
  test.each(['all', 'overview', 'bullets'])(
    'board %s: a sheet a page, nothing cut off, nothing lost',
    async (id) => {
      const page = await open(`/print/${id}/${paper}`, 1280, 900)
      await page.emulateMedia({ media: 'print' })
      const sheets = await page.locator('.sheet').count()
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.sheet, .sheet .tile, .sheet .base, .sheet .head')]
          .filter(
            (box) =>
              box.scrollWidth > box.clientWidth + 1 ||
              box.scrollHeight > box.clientHeight + (box.matches('.tile, .sheet') ? 1 : 8),
          )
          .map((box) => `${box.className} ${box.textContent?.slice(0, 20)}`),
      )
      expect(cut).toEqual([])
      const wanted = data
        .view(boardOf(id))
        .pages.flatMap(({ tiles }) => tiles.filter(({ tile }) => tile !== 'clock'))
      expect(await page.locator('.tile').count()).toBe(wanted.length)
      const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(sheets)
      const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf) ?? []
      const points = paper === 'A4' ? [842, 595] : [1191, 842]
      expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual(points)
      const smallest = await page.evaluate(() =>
        Math.min(
          ...[...document.querySelectorAll('.sheet .name, .sheet .foot, .sheet .how')].map(
            (text) => (Number.parseFloat(getComputedStyle(text).fontSize) * 25.4) / 96,
          ),
        ),
      )
      // 7 points.
      expect(smallest).toBeGreaterThanOrEqual(2.47)
    },
  )
})
