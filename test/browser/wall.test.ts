import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WallView } from '../../src/boards/index.ts'
import { USUAL_VIEWING, unitsFor } from '../../src/core/legibility.ts'
import { clockMessage, renderWall, wallMessage } from '../../src/web/index.ts'
import { tileHtml } from '../../src/web/wall/tiles/index.tsx'
import { openChromium } from './chromium.ts'
import { extremes } from './extremes.ts'
import { licheng } from './licheng.ts'
import { openSite, type Site } from './site.ts'
import { flawsOf } from './wall-measures.ts'

const SIZES = [
  [1366, 768],
  [1920, 1080],
  [3840, 2160],
  [2560, 1080],
  [1080, 1920],
  [5760, 1080],
] as const

const data = licheng('2022-10-31')
const yearEnd = licheng('2022-12-31')
/** A busy machine is slow, not wrong. */
const PATIENT = { timeout: 20_000 }

/** Sections, leaders and units have boards of the same tiles, all of which hang on the board of all: of each kind the one with the longest title. */
const looked = data.boards.filter((board) => {
  const kind = board.owner?.kind
  if (kind === undefined) return true
  const alike = data.boards.filter(({ owner }) => owner?.kind === kind)
  return board === alike.toSorted((a, b) => b.title.zh.length - a.title.zh.length)[0]
})

let browser: Browser
let site: Site

beforeAll(async () => {
  browser = await openChromium()
  site = await openSite()
  for (const lang of ['zh', 'en'] as const) {
    for (const board of looked) add(`/${lang}/wall/${board.id}`, data.view(board, lang), lang)
    add(`/${lang}/extremes`, extremes(lang), lang)
  }
})

const add = (path: string, view: WallView, lang: 'zh' | 'en'): void => {
  site.pages.set(path, renderWall(view, data.frame(path, lang)))
}

afterAll(async () => {
  await browser.close()
  await site.stop()
})

async function open(path: string, width: number, height: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height } })
  await page.goto(site.origin + path)
  await page.evaluate(() => document.fonts.ready)
  return page
}

/** Opens a page and waits until it listens to the service: what is said before that reaches nobody. */
async function openListening(path: string): Promise<Page> {
  const known = site.listened.length
  const page = await open(path, 1920, 1080)
  await expect.poll(() => site.listened.length, PATIENT).toBeGreaterThan(known)
  return page
}

describe.each(['zh', 'en'] as const)('at every size, in %s,', (lang) => {
  /** One load for all sizes: a wall is laid out anew when its window changes, as when it is opened. */
  async function flawsAt(
    paths: readonly { path: string; mustRead: number }[],
    sizes: readonly (readonly [number, number])[],
  ): Promise<string[]> {
    const page = await browser.newPage()
    const problems: string[] = []
    for (const { path, mustRead } of paths) {
      await page.goto(site.origin + path)
      await page.evaluate(() => document.fonts.ready)
      for (const [width, height] of sizes) {
        await page.setViewportSize({ width, height })
        for (const flaw of await flawsOf(page, mustRead)) problems.push(`${path} ${width}x${height}: ${flaw}`)
      }
    }
    await page.close()
    return problems
  }

  test('nothing is cut off, hidden or too small on any screen of any board', async () => {
    const paths = looked.map(({ id, viewing }) => ({
      path: `/${lang}/wall/${id}`,
      mustRead: unitsFor(viewing),
    }))
    // 3840x2160 has the shape of 1920x1080: it is laid out alike, as the extremes show.
    expect(
      await flawsAt(
        paths,
        SIZES.filter(([width]) => width !== 3840),
      ),
    ).toEqual([])
  }, 300_000)

  test('names of 60 characters and figures from 0.0001 to twelve digits stay in their places on every kind of tile', async () => {
    const path = `/${lang}/extremes`
    expect(await flawsAt([{ path, mustRead: unitsFor(USUAL_VIEWING) }], SIZES)).toEqual([])
  }, 300_000)
})

test('whoever points at a wall with a mouse sees where, and what is a link; a television shows no pointer', async () => {
  const pointers = (page: Page) =>
    page.evaluate(() =>
      [document.body, document.querySelector('.tile a')].map((one) => one && getComputedStyle(one).cursor),
    )
  const page = await open('/zh/wall/headline', 1920, 1080)
  expect(await pointers(page)).toEqual(['none', 'none'])
  await page.mouse.move(300, 300)
  await page.mouse.move(320, 320)
  expect(await pointers(page)).toEqual(['auto', 'pointer'])
  await page.close()
})

test('the wall needs no outside address, no inline handler, and breaks no rule of its policy', async () => {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  const wrong: string[] = []
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()))
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on(
    'request',
    (request) =>
      !request.url().startsWith(site.origin) &&
      !request.url().startsWith('data:') &&
      wrong.push(request.url()),
  )
  await page.goto(`${site.origin}/zh/wall/headline`)
  await page.evaluate(() => document.fonts.ready)
  expect(wrong).toEqual([])
  await page.close()
})

test('axe-core finds nothing', async () => {
  const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  for (const [path, width, height] of [
    ['/zh/wall/headline', 1920, 1080],
    ['/en/wall/overview', 390, 844],
  ] as const) {
    const page = await open(path, width, height)
    await page.evaluate(source)
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
    })
    expect(violations, path).toEqual([])
    await page.close()
  }
})

describe('a screen', () => {
  const shownTiles = (page: Page): Promise<(string | null)[]> =>
    page.locator('.tile:visible').evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-tile')))

  test('turns by arrows, digits and space', async () => {
    const page = await open('/zh/wall/all', 1920, 1080)
    const first = await shownTiles(page)
    await page.keyboard.press('ArrowRight')
    const second = await shownTiles(page)
    expect(second).not.toEqual(first)
    await page.keyboard.press('ArrowLeft')
    expect(await shownTiles(page)).toEqual(first)
    await page.keyboard.press('2')
    expect(await shownTiles(page)).toEqual(second)
    await page.keyboard.press(' ')
    await expect.poll(() => page.locator('[data-part=page-no]').textContent(), PATIENT).toContain('已暂停')
    await page.close()
  })

  test('replaces only the tiles that changed', async () => {
    const board = data.boards.find(({ id }) => id === 'headline')
    if (!board) throw new Error('no headline board')
    const before = data.view(board)
    const after = yearEnd.view(board)
    const page = await openListening('/zh/wall/headline')
    const keep = before.pages[0]?.tiles[0]?.id ?? ''
    await page.evaluate((id) => {
      const tile = document.querySelector(`[data-tile="${id}"]`)
      if (tile instanceof HTMLElement) tile.dataset.mine = 'same'
    }, keep)
    const unchanged = {
      ...after,
      pages: [
        {
          title: null,
          tiles: [...(before.pages[0]?.tiles.slice(0, 1) ?? []), ...(after.pages[0]?.tiles.slice(1) ?? [])],
        },
      ],
    }
    const message = wallMessage(before, unchanged)
    expect(Object.keys(message?.tiles ?? {})).not.toContain(keep)
    site.say('wall', message)
    await expect.poll(() => page.locator('main').getAttribute('data-version'), PATIENT).toBe(message?.version)
    expect(await page.locator(`[data-tile="${keep}"]`).getAttribute('data-mine')).toBe('same')
    expect(await page.locator('.as-of').textContent()).toContain('2022年12月31日')
    expect(await page.locator('.tile.changed').count()).toBeGreaterThan(0)
    await page.close()
  })

  test.each([
    ['all', true],
    ['overview', true],
    ['bullets', true],
    // A month more is another shape: such tiles come whole.
    ['year', false],
  ])(
    'that followed board %s for a quarter and back shows what a fresh page shows',
    async (id, keepsShape) => {
      const days = ['2022-10-31', '2022-11-30', '2022-12-31', '2022-10-31'] as const
      const views = days.map((day) => {
        const { boards, view } = licheng(day)
        const board = boards.find((one) => one.id === id)
        if (!board) throw new Error(`no board ${id}`)
        return view(board)
      })
      const page = await openListening(`/zh/wall/${id}`)
      const kinds = { whole: 0, changed: 0 }
      for (const [index, view] of views.entries()) {
        const message = index === 0 ? null : wallMessage(views[index - 1] ?? null, view, { changes: true })
        if (!message) continue
        for (const tile of Object.values(message.tiles)) kinds['html' in tile ? 'whole' : 'changed']++
        site.say('wall', message)
        await expect
          .poll(() => page.locator('main').getAttribute('data-version'), PATIENT)
          .toBe(message.version)
        const fresh = view.pages.flatMap(({ tiles }) => tiles.map((tile) => tileHtml(tile, 'zh').html))
        const [shown, wanted] = await page.evaluate((html) => {
          const template = document.createElement('template')
          template.innerHTML = html
          // What a screen adds of its own: what is in sight, what moves, and the time.
          const plain = (tile: Element): string => {
            const copy = tile.cloneNode(true) as Element
            copy.removeAttribute('hidden')
            copy.removeAttribute('style')
            copy.classList.remove('changed', 'moved')
            for (const part of copy.querySelectorAll('[data-part=clock] > *')) part.replaceChildren()
            return copy.outerHTML
          }
          const all = (root: ParentNode) => [...root.querySelectorAll('.tile')].map(plain)
          return [all(document), all(template.content)]
        }, fresh.join(''))
        expect(shown).toEqual(wanted)
      }
      expect(kinds.changed > 0).toBe(keepsShape)
      expect(kinds.whole + kinds.changed).toBeGreaterThan(3)
      await page.close()
    },
  )

  test('that missed a change asks for everything', async () => {
    const page = await openListening('/zh/wall/headline')
    expect(site.listened.at(-1)).toContain('since=')
    const known = site.listened.length
    site.say('clock', clockMessage('another', { now: '2022-10-31T02:43:00.000Z', release: '1' }))
    await expect.poll(() => site.listened.length, PATIENT).toBeGreaterThan(known)
    expect(site.listened.at(-1)).not.toContain('since=')
    await page.close()
  })

  test('keeps its picture when the line is dead, says how old it is, and comes back', async () => {
    const page = await openListening('/zh/wall/headline')
    const tiles = await shownTiles(page)
    site.down()
    await expect
      .poll(() => page.locator('[data-part=strip]').textContent(), PATIENT)
      .toContain('网络中断，显示 10:42 的数据')
    expect(await shownTiles(page)).toEqual(tiles)
    expect(await flawsOf(page, unitsFor(USUAL_VIEWING))).toEqual([])
    const known = site.listened.length
    site.up()
    await expect.poll(() => site.listened.length, PATIENT).toBeGreaterThan(known)
    const version = await page.locator('main').getAttribute('data-version')
    site.say('clock', clockMessage(version ?? '', { now: '2022-10-31T02:44:00.000Z', release: '1' }))
    await expect.poll(() => page.locator('[data-part=strip]').isVisible(), PATIENT).toBe(false)
    await page.close()
  })

  test('shows the service’s time, not its own', async () => {
    const page = await openListening('/zh/wall/headline')
    await expect.poll(() => page.locator('.clock b').textContent(), PATIENT).toBe('10:42')
    await page.close()
  })
})

test('on a phone the wall is one column that scrolls, with every tile', async () => {
  const page = await open('/zh/wall/all', 390, 844)
  const board = data.boards.find(({ id }) => id === 'all')
  if (!board) throw new Error('no board')
  expect(await page.locator('.tile:visible').count()).toBe(data.view(board).tally.total)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.close()
})

test('on a phone every tile keeps its own arrangement: no part of it lies on another', async () => {
  const page = await open('/zh/wall/overview', 390, 844)
  const overlaps = await page.evaluate(() =>
    [...document.querySelectorAll('.tile')].flatMap((tile) => {
      const parts = [...tile.children].map((part) => ({
        name: part.className,
        box: part.getBoundingClientRect(),
      }))
      return parts.flatMap(({ name, box }, index) =>
        parts
          .slice(index + 1)
          .filter(
            (other) =>
              Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left) > 1 &&
              Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top) > 3,
          )
          .map((other) => `${tile.className}: ${name} / ${other.name}`),
      )
    }),
  )
  expect(overlaps).toEqual([])
  await page.close()
})
