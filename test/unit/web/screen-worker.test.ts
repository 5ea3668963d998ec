// The worker of a screen, on a real shelf of caches: what a wall's address is answered with when the service is there, gone, or another.
import { Response as Answer, caches, Headers, setGlobalOrigin } from 'undici'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { RELEASE_HEADER } from '../../../src/web/wall/keep-message.ts'

const ORIGIN = 'http://wall.example'
const WALL = `${ORIGIN}/wall/headline`

const pageOf = (release: string, words: string, lang = 'zh-CN'): string =>
  `<!doctype html><html lang="${lang}"><head><script src="/assets/wall-${release}.js"></script></head><body><main class="pages" data-release="${release}" data-now="2022-10-31T02:42:00.000Z" data-worker="/wall/worker.js">${words}</main></body></html>`
const ours = (body: string, release: string, status = 200, type = 'text/html; charset=utf-8') =>
  new Answer(body, { status, headers: { 'content-type': type, [RELEASE_HEADER]: release } })
const script = (release: string) => ours('1', release, 200, 'text/javascript')

/** What the network answers now. */
let network: (path: string) => Answer | null
const listeners = new Map<string, (event: object) => void>()
const navigated: string[] = []

beforeAll(async () => {
  vi.stubGlobal('caches', caches)
  vi.stubGlobal('Response', Answer)
  vi.stubGlobal('Headers', Headers)
  vi.stubGlobal('location', new URL(ORIGIN))
  vi.stubGlobal('navigator', { language: 'zh-CN' })
  vi.stubGlobal('fetch', async (address: string) => {
    const answer = network(new URL(address, ORIGIN).pathname)
    if (!answer) throw new TypeError('no network')
    return answer
  })
  vi.stubGlobal('self', {
    location: new URL(ORIGIN),
    clients: {
      claim: async () => {},
      get: async () => ({ navigate: async (url: string) => navigated.push(url) }),
    },
    skipWaiting: async () => {},
    addEventListener: (name: string, listener: (event: object) => void) => listeners.set(name, listener),
  })
  setGlobalOrigin(ORIGIN)
  await import('../../../src/web/worker/worker.ts')
})
afterEach(async () => {
  for (const name of await caches.keys()) await caches.delete(name)
  navigated.length = 0
})
afterAll(() => {
  setGlobalOrigin(undefined)
  vi.unstubAllGlobals()
})

/** Lets an event through the worker. `answer` null: the worker leaves it to the browser. `over`: all that it began is done. */
async function happens(name: string, event: object): Promise<{ answer: Answer | null; over: Promise<void> }> {
  const began: Promise<unknown>[] = []
  let answer: Promise<Answer> | null = null
  listeners.get(name)?.({
    ...event,
    waitUntil: (work: Promise<unknown>) => began.push(work),
    respondWith: (work: Promise<Answer>) => {
      answer = work
    },
  })
  return { answer: await answer, over: Promise.all(began).then(() => {}) }
}
const opening = (url: string, mode = 'navigate', method = 'GET') =>
  happens('fetch', { request: { url, mode, method }, resultingClientId: 'c1' })
async function opens(url: string, mode?: string, method?: string): Promise<Answer | null> {
  const { answer, over } = await opening(url, mode, method)
  await over
  return answer
}
const says = async (data: object): Promise<void> => (await happens('message', { data })).over
const wordsOf = async (answer: Answer | null) => (await answer?.text()) ?? null

const up =
  (release: string, words = '一') =>
  (path: string) =>
    path.startsWith('/assets/') ? script(release) : ours(pageOf(release, words), release)
const gone = () => null

test('a wall is the service’s while it is there, and the last good picture when it is gone', async () => {
  network = up('1')
  expect(await wordsOf(await opens(WALL))).toBe(pageOf('1', '一'))
  network = gone
  const kept = await wordsOf(await opens(WALL))
  expect(kept).toContain('data-kept="2022-10-31T02:42:00.000Z"')
  expect(kept).toContain('>一</main>')
})

test('a proxy’s page or refusal takes no picture away; the service’s refusal takes all', async () => {
  network = up('1')
  await opens(WALL)
  network = () => new Answer('<html>portal</html>', { status: 403, headers: { 'content-type': 'text/html' } })
  expect(await wordsOf(await opens(WALL))).toContain('>一</main>')
  network = () => ours('', '1', 500)
  expect(await wordsOf(await opens(WALL))).toContain('>一</main>')
  network = () => ours('', '1', 403)
  expect((await opens(WALL))?.status).toBe(403)
  network = gone
  expect((await opens(WALL))?.status).toBe(503)
})

test('a page is not kept without its parts: a portal’s page is no script', async () => {
  network = (path) =>
    path.startsWith('/assets/') ? ours('<html>', '1', 200, 'text/html') : ours(pageOf('1', '一'), '1')
  await opens(WALL)
  network = gone
  expect((await opens(WALL))?.status).toBe(503)
})

test('where a television begins it shows what it showed last', async () => {
  network = up('1')
  await opens(WALL)
  network = gone
  const answer = await opens(`${ORIGIN}/screen`)
  expect([answer?.status, answer?.headers.get('location')]).toEqual([302, WALL])
})

test('of both languages the one shown last comes first', async () => {
  network = up('1')
  await opens(WALL)
  network = (path) => (path.startsWith('/assets/') ? script('1') : ours(pageOf('1', 'one', 'en'), '1'))
  await opens(WALL)
  network = gone
  expect(await wordsOf(await opens(WALL))).toContain('>one</main>')
})

test('a new release is shown when it came up, and is let go with its pages when it does not', async () => {
  vi.useFakeTimers()
  network = up('1')
  await opens(WALL)
  network = up('2', '二')
  const opened = opens(WALL)
  await vi.advanceTimersByTimeAsync(16_000)
  expect(await wordsOf(await opened)).toBe(pageOf('2', '二'))
  expect(navigated).toEqual([WALL])
  vi.useRealTimers()
  // Known now not to come up: the page that works stays.
  expect(await wordsOf(await opens(WALL))).toContain('>一</main>')
  network = up('3', '三')
  const third = await opening(WALL)
  expect(await wordsOf(third.answer)).toBe(pageOf('3', '三'))
  await says({ type: 'up', release: '3' })
  await third.over
  expect(navigated).toEqual([WALL])
  network = gone
  expect(await wordsOf(await opens(WALL))).toContain('>三</main>')
  expect((await caches.keys()).filter((name) => name.endsWith('/1'))).toEqual([])
})

test('what a page has become since is what is kept, when it is a wall of that release', async () => {
  network = up('1')
  await opens(WALL)
  const html = pageOf('1', '二')
  await says({ type: 'picture', url: WALL, release: '1', html, assets: [] })
  await says({ type: 'picture', url: WALL, release: '1', html: '<html>三</html>', assets: [] })
  await says({ type: 'picture', url: WALL, release: '2', html: pageOf('1', '四'), assets: [] })
  network = gone
  expect(await wordsOf(await opens(WALL))).toBe(html)
  await says({ type: 'forget' })
  expect((await opens(WALL))?.status).toBe(503)
})

test('other pages, writes, other sites and a trial are none of its business', async () => {
  network = up('1')
  for (const url of [
    `${ORIGIN}/desk`,
    `${WALL}/print`,
    `${WALL}?trial=`,
    'http://other.example/wall/headline',
  ])
    expect(await opens(url), url).toBeNull()
  expect(await opens(WALL, 'navigate', 'POST')).toBeNull()
  expect(await opens(`${ORIGIN}/assets/wall-1.js`, 'no-cors')).not.toBeNull()
})
