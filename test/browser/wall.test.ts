import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clockMessage, renderWall, wallMessage } from '../../src/web/index.ts'
import { tileHtml } from '../../src/web/wall/tiles/index.tsx'
import { openChromium } from './chromium.ts'
import { licheng } from './licheng.ts'
import { openSite, type Site } from './site.ts'

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

/** Leaders and units have boards of the same tiles: of each kind the one with the longest title stands for all. */
const looked = data.boards.filter((board) => {
  const kind = board.owner?.kind
  if (kind !== 'leader' && kind !== 'unit') return true
  const alike = data.boards.filter(({ owner }) => owner?.kind === kind)
  return board === alike.toSorted((a, b) => b.title.zh.length - a.title.zh.length)[0]
})

let browser: Browser
let site: Site

beforeAll(async () => {
  browser = await openChromium()
  site = await openSite()
  for (const board of data.boards) {
    for (const lang of ['zh', 'en'] as const) {
      const path = `/${lang}/wall/${board.id}`
      site.pages.set(path, renderWall(data.view(board, lang), data.frame(path, lang)))
    }
  }
})

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

/** Every text that is cut off, leaves its tile, or overlaps another; and every scroll bar. */
const flaws = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const root = document.documentElement
    if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) found.push('the page scrolls')
    const seen = (element: Element): boolean => element.getClientRects().length > 0
    const boxes = [
      ...document.querySelectorAll<HTMLElement>('.head h1, .head .sub, .tally, .clock, .base, .tile'),
    ].filter(seen)
    for (const box of boxes) {
      const { left, top, right, bottom } = box.getBoundingClientRect()
      const name = `${box.tagName}.${box.className} ${box.textContent?.slice(0, 24)}`
      if (left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1)
        found.push(`off the screen: ${name}`)
      // In a single line the glyphs stand inside the line, their font's box does not.
      const tall = box.matches('.tile') && box.scrollHeight > box.clientHeight + 1
      if (box.scrollWidth > box.clientWidth + 1 || tall) found.push(`cut off: ${name}`)
    }
    for (const tile of [...document.querySelectorAll<HTMLElement>('.tile')].filter(seen)) {
      const frame = tile.getBoundingClientRect()
      const texts = [
        ...tile.querySelectorAll<HTMLElement>(
          '.name, .value b, .value span:not(.sr), .status, .goal, .gap, .rest, .foot > span, .row-name, .numbers, .how, .status-word, .reached, .total, .open span, .date, .levels b, .by span:last-child',
        ),
      ].filter(seen)
      const rects = texts.map((text) => {
        const range = document.createRange()
        range.selectNodeContents(text)
        const box = range.getBoundingClientRect()
        // What is inked: the font's box is half as high again as its glyphs.
        const size = Number.parseFloat(getComputedStyle(text).fontSize)
        const rect = {
          left: box.left,
          right: box.right,
          top: box.top + size * (text.matches('.value b') ? 0.4 : 0.25),
          bottom: box.bottom - size * (text.matches('.value b') ? 0.28 : 0.15),
        }
        return { text, rect }
      })
      for (const [index, { text, rect }] of rects.entries()) {
        const name = `${tile.dataset.tile} ${text.className}: ${text.textContent}`
        if (rect.left < frame.left || rect.right > frame.right + 1 || rect.bottom > frame.bottom + 1)
          found.push(`leaves its tile: ${name}`)
        for (const other of rects.slice(index + 1)) {
          const across = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left)
          const down = Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top)
          if (across > 1 && down > 1) found.push(`overlap: ${name} / ${other.text.className}`)
        }
      }
    }
    return [...new Set(found)]
  })

describe.each(SIZES)('a wall of %ix%i', (width, height) => {
  test.each(['zh', 'en'])('cuts nothing off on any screen of any board (%s)', async (lang) => {
    const page = await open(`/${lang}/wall/headline`, width, height)
    const problems: string[] = []
    for (const board of looked) {
      await page.goto(`${site.origin}/${lang}/wall/${board.id}`)
      await page.evaluate(() => document.fonts.ready)
      const first = await page.locator('.tile:visible').first().getAttribute('data-tile')
      for (let turn = 0; turn < 40; turn++) {
        problems.push(...(await flaws(page)).map((flaw) => `${board.id}: ${flaw}`))
        await page.keyboard.press('ArrowRight')
        if ((await page.locator('.tile:visible').first().getAttribute('data-tile')) === first) break
      }
    }
    expect([...new Set(problems)]).toEqual([])
    await page.close()
  })

  test('keeps every text that is read from the table at 24 of 1080 or more', async () => {
    const page = await open('/zh/wall/section-1', width, height)
    const smallest = await page.evaluate(() => {
      const unit = Math.min(innerWidth, innerHeight) / 1080
      const texts = [
        ...document.querySelectorAll(
          '.name, .value b, .value span:not(.sr), .status, .goal:not(.s4) b, .gap, .rest, .period, .tally span, .base',
        ),
      ]
      const sizes = texts
        .filter((text) => text.getClientRects().length > 0)
        .map((text) => Number.parseFloat(getComputedStyle(text).fontSize) / unit)
      return Math.min(...sizes)
    })
    expect(smallest).toBeGreaterThanOrEqual(23.5)
    await page.close()
  })
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
    ['/zh/wall/section-2', 1920, 1080],
    ['/en/wall/behind', 390, 844],
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
    const page = await open('/zh/wall/section-2', 1920, 1080)
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
    expect(await flaws(page)).toEqual([])
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
  const page = await open('/zh/wall/section-2', 390, 844)
  const board = data.boards.find(({ id }) => id === 'section-2')
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
