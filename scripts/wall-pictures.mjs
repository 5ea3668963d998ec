// Makes the pictures of docs/wall/, and those of an indicator’s page, again from a running service: `node scripts/wall-pictures.mjs [http://127.0.0.1:8350]`.
// With pngquant installed they are reduced to 64 colours, which nobody sees and which makes them a third as large.
// In docs/wall/states, at half size: the same walls when the service cannot read new figures, and when it is not there.
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findChromium } from './chromium.mjs'

const origin = process.argv[2] ?? 'http://127.0.0.1:8350'
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'wall')
const LOOK = 'as-of=2022-10-31&known-at=2022-10-31&lang=zh'
const SIZES = ['1366x768', '1920x1080', '3840x2160', '2560x1080', '1080x1920', '5760x1080']
const FACES = { gauge: 'headline', bullet: 'bullets' }
const THEMES = ['dark', 'light']

/** name, board, size, theme, how often the page is turned */
const jobs = [
  ...SIZES.flatMap((size) =>
    Object.entries(FACES).flatMap(([face, board]) =>
      THEMES.map((theme) => ({ name: `${face}-${theme}-${size}`, board, size, theme, turns: 0 })),
    ),
  ),
  ...[0, 1, 2].map((turns) => ({
    name: `overview-${turns + 1}-1920x1080`,
    board: 'overview',
    size: '1920x1080',
    theme: 'dark',
    turns,
  })),
  { name: 'overview-2-1080x1920', board: 'overview', size: '1080x1920', theme: 'light', turns: 1 },
  { name: 'year-1920x1080', board: 'year', size: '1920x1080', theme: 'dark', turns: 0 },
]

mkdirSync(join(folder, 'states'), { recursive: true })
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
})
for (const { name, board, size, theme, turns } of jobs) {
  const [width, height] = sidesOf(size)
  const page = await browser.newPage({ viewport: { width, height } })
  await page.goto(`${origin}/wall/${board}?${LOOK}&theme=${theme}`)
  await settled(page)
  for (let turn = 0; turn < turns; turn++) await page.keyboard.press('ArrowRight')
  save(name, await page.screenshot())
  await page.close()
}
for (const [board, paper, width, height] of [
  ['all', 'A4', 1047, 711],
  ['overview', 'A3', 1512, 1040],
]) {
  const page = await browser.newPage({ viewport: { width: width + 80, height } })
  await page.goto(`${origin}/wall/${board}/print?paper=${paper}&${LOOK}`)
  await page.emulateMedia({ media: 'print' })
  await settled(page)
  save(
    `print-${board}-${paper}`,
    await page
      .locator('.sheet')
      .nth(board === 'all' ? 0 : 1)
      .screenshot(),
  )
  await page.close()
}
for (const [name, width, height] of [
  ['indicator', 1280, 1000],
  ['indicator-phone', 390, 844],
]) {
  const page = await browser.newPage({ viewport: { width, height } })
  await page.goto(`${origin}/indicators/gdp-growth?${LOOK}`)
  await settled(page)
  save(join('..', 'images', name), await page.screenshot())
  await page.close()
}
await pictureStates()
await browser.close()

/** All walls behind one door: first the service says that it reads nothing new, then the door is shut. */
async function pictureStates() {
  const door = await openDoor()
  const walls = await Promise.all(
    jobs
      .filter(({ name }) => /^(gauge|bullet)-/.test(name))
      .map(async ({ name, board, size, theme }) => {
        const [width, height] = sidesOf(size)
        const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 0.5 })
        await page.goto(`${door.origin}/wall/${board}?${LOOK}&theme=${theme}`)
        await page.waitForFunction(() => document.querySelector('[data-part=clock] b')?.textContent)
        return { name, page }
      }),
  )
  for (const [state, begin, words] of [
    ['old', door.stale, '服务读不到新数据'],
    ['offline', door.shut, '网络中断'],
  ]) {
    begin()
    for (const { name, page } of walls) {
      // All the same page, whichever was turned to.
      await page.keyboard.press('1')
      await page.waitForFunction(
        (words) => {
          const strip = document.querySelector('[data-part=strip]')
          return !strip.hidden && strip.textContent.includes(words) && strip.textContent.includes('分钟前')
        },
        words,
        { timeout: 120_000, polling: 500 },
      )
      save(join('states', `${name}-${state}`), await page.screenshot())
    }
  }
  for (const { page } of walls) await page.close()
}

/** Passes everything on to the service, until it is told otherwise. */
async function openDoor() {
  let isStale = false
  const sockets = new Set()
  const server = createServer((asked, reply) => {
    const headers = { ...asked.headers, 'accept-encoding': 'identity' }
    const onward = request(new URL(asked.url, origin), { method: asked.method, headers }, (answer) => {
      reply.writeHead(answer.statusCode, answer.headers)
      answer.on('data', (part) =>
        reply.write(
          isStale && asked.url.startsWith('/events')
            ? String(part).replaceAll('"release":', '"stale":true,"release":')
            : part,
        ),
      )
      answer.on('end', () => reply.end())
    })
    onward.on('error', () => reply.destroy())
    reply.on('close', () => onward.destroy())
    onward.end()
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const breakLines = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    stale() {
      isStale = true
      breakLines()
    },
    shut() {
      server.close()
      breakLines()
    },
  }
}

function sidesOf(size) {
  return size.split('x').map(Number)
}

/** Fonts are there and nothing moves. */
async function settled(page) {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForFunction(() => document.getAnimations().length === 0)
}

function save(name, png) {
  const reduced = spawnSync('pngquant', ['64', '--speed', '1', '-'], { input: png, maxBuffer: 64e6 })
  const bytes = reduced.status === 0 ? reduced.stdout : png
  writeFileSync(join(folder, `${name}.png`), bytes)
  console.log(`${name}.png ${Math.round(bytes.length / 1024)} KB`)
}
