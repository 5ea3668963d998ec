// Where a screen's last good pictures lie: one cache per release with pages and their parts, one for fonts, one for what is known of releases.
import type { Language } from '../../core/text.ts'
import { RELEASE_HEADER } from '../wall/keep-message.ts'
import { asKept, assetsOf, keptAddress, languageOfPage } from './judge.ts'

/** The number changes with the way in which things lie here. */
const NAME = 'duibiao-wall-1'
const FONTS = `${NAME}-fonts`
const STATE = `${NAME}-state`
const RELEASE = `${NAME}/`
const STATE_ADDRESS = '/wall/-/state'

/** A screen shows one board, and is sent to another now and then. */
const MOST_PAGES = 6
/** All slices of the shipped font, and some more. */
const MOST_FONTS = 160
const MOST_PARTS = 24

interface Known {
  /** The release whose page was last seen alive. */
  readonly up: string | null
  /** The release whose page did not come up. */
  readonly bad: string | null
  /** Address of the wall that was shown last, and its language. */
  readonly last: string | null
  readonly lang: Language | null
}

const NOTHING: Known = { up: null, bad: null, last: null, lang: null }

export async function known(): Promise<Known> {
  const stored = await (await caches.open(STATE)).match(STATE_ADDRESS)
  return stored ? { ...NOTHING, ...((await stored.json()) as Partial<Known>) } : NOTHING
}

let writing: Promise<unknown> = Promise.resolve()

export function know(change: Partial<Known>): Promise<void> {
  const written = writing.then(async () => {
    const before = await known()
    const next = { ...before, ...change }
    if (JSON.stringify(next) === JSON.stringify(before)) return
    await (await caches.open(STATE)).put(STATE_ADDRESS, new Response(JSON.stringify(next)))
  })
  writing = written.catch(() => {})
  return written
}

/** The last good page of an address, of the release that was alive, best in the language shown last; null: none. */
export async function shelvedPage(url: string): Promise<Response | null> {
  const { up, bad, lang } = await known()
  const languages = lang === 'en' ? (['en', 'zh'] as const) : (['zh', 'en'] as const)
  // Without a language: as pages were kept before the language left their addresses.
  const addresses = [...languages.map((one) => keptAddress(url, one)), url]
  const names = (await caches.keys()).filter((name) => name.startsWith(RELEASE) && name !== RELEASE + bad)
  for (const name of names.toSorted((a, b) => Number(b === RELEASE + up) - Number(a === RELEASE + up))) {
    const cache = await caches.open(name)
    for (const address of addresses) {
      const page = await cache.match(address)
      if (page) return page
    }
  }
  return null
}

/** Keeps a page with all its parts. False, and the page is not kept, when a part cannot be had. */
export async function shelvePage(url: string, answer: Response, html: string): Promise<boolean> {
  const release = answer.headers.get(RELEASE_HEADER) ?? ''
  const cache = await caches.open(RELEASE + release)
  const parts = await Promise.all(assetsOf(html).map((address) => keepPart(cache, address)))
  if (parts.includes(false)) return false
  await cache.put(keptAddress(url, languageOfPage(html)), pageWith(asKept(html), answer.headers))
  await trim(cache, (path) => !path.startsWith('/assets/'), MOST_PAGES)
  await trim(cache, (path) => path.startsWith('/assets/'), MOST_PARTS)
  return true
}

/** Replaces a page that is kept by what it has become since. False when there is none of that release. */
export async function renewPage(url: string, release: string, html: string): Promise<boolean> {
  if (!(await caches.has(RELEASE + release))) return false
  const cache = await caches.open(RELEASE + release)
  const address = keptAddress(url, languageOfPage(html))
  const there = await cache.match(address)
  if (!there) return false
  await cache.put(address, pageWith(html, there.headers))
  return true
}

/** Of the answer's headers only what a page needs to be shown as it was. */
function pageWith(html: string, from: Headers): Response {
  const headers = new Headers()
  for (const name of [
    'content-type',
    'content-security-policy',
    'referrer-policy',
    'x-content-type-options',
    RELEASE_HEADER,
  ]) {
    const value = from.get(name)
    if (value !== null) headers.set(name, value)
  }
  return new Response(html, { headers })
}

const isFont = (path: string): boolean => path.startsWith('/assets/fonts/')

/** A script, a style sheet or a font: what is kept never changes under its name. Raises when it cannot be had. */
export async function partOf(address: string): Promise<Response> {
  const path = new URL(address, location.href).pathname
  const kept = await caches.match(path)
  if (kept) return kept
  const answer = await fetch(path)
  // Other parts are kept with the page that needs them.
  if (isFont(path) && isPart(answer)) {
    const cache = await caches.open(FONTS)
    await cache.put(path, answer.clone())
    await trim(cache, isFont, MOST_FONTS)
  }
  return answer
}

async function keepPart(cache: Cache, address: string): Promise<boolean> {
  if (await cache.match(address)) return true
  const answer = await fetch(address).catch(() => null)
  if (!answer || !isPart(answer)) return false
  await cache.put(address, answer)
  return true
}

/** Of ours, and what it says it is: a portal answers everything with its own page. */
const isPart = (answer: Response): boolean =>
  answer.status === 200 &&
  answer.headers.has(RELEASE_HEADER) &&
  /^(?:text\/(?:javascript|css)|font\/)/.test(answer.headers.get('content-type') ?? '')

/** The release is alive: nothing of others is needed any more. */
export async function onlyRelease(release: string): Promise<void> {
  const { bad } = await known()
  await know({ up: release, bad: bad === release ? null : bad })
  const wanted = new Set([RELEASE + release, FONTS, STATE])
  for (const name of await caches.keys()) {
    if (name.startsWith('duibiao-') && !wanted.has(name)) await caches.delete(name)
  }
}

export async function dropRelease(release: string): Promise<void> {
  await know({ bad: release })
  await caches.delete(RELEASE + release)
}

/** Pictures go; fonts may stay. */
export async function forgetPages(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(RELEASE)) await caches.delete(name)
  await know(NOTHING)
}

/** What was put first goes first. */
async function trim(cache: Cache, is: (path: string) => boolean, most: number): Promise<void> {
  const requests = (await cache.keys()).filter(({ url }) => is(new URL(url).pathname))
  for (const request of requests.slice(0, -most)) await cache.delete(request)
}
