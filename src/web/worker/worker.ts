// The worker of a screen: a wall's address is answered by the service, else by the last good picture; never by a stranger.
import type { Language } from '../../core/text.ts'
import { type KeepMessage, RELEASE_HEADER } from '../wall/keep-message.ts'
import { isWallOf, judgeAnswer, LARGEST_PAGE, languageOfPage } from './judge.ts'
import { notice } from './notice.ts'
import type { AskedEvent, WorkerScope } from './scope.ts'
import {
  dropRelease,
  forgetPages,
  know,
  known,
  onlyRelease,
  partOf,
  renewPage,
  shelvedPage,
  shelvePage,
} from './shelf.ts'

/** A screen with a picture waits no longer than this for a better one. */
const PATIENCE_MS = 5_000
/** Without one there is nothing else to do. */
const LAST_RESORT_MS = 30_000
/** A new release's page that has not said by then that it is up does not come up. */
const UP_MS = 15_000

/** Walls, and where televisions live; not the sheets for printing. */
const WALLS = /^\/(?:wall\/[^/]+|screen)$/

declare const self: WorkerScope

const alive = new Set<string>()
const waiting = new Set<() => void>()

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname, searchParams } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    // A new release is tried as it is, or the trial would prove nothing.
    if (WALLS.test(pathname) && !searchParams.has('trial')) event.respondWith(wall(event))
  } else if (pathname.startsWith('/assets/')) event.respondWith(partOf(request.url))
})

self.addEventListener('message', (event) => event.waitUntil(told(event.data as KeepMessage)))

async function wall(event: AskedEvent): Promise<Response> {
  const url = addressOf(event.request.url)
  const [kept, { bad, last, lang }] = await Promise.all([shelvedPage(url), known()])
  const answer = await ask(url, kept || last ? PATIENCE_MS : LAST_RESORT_MS)
  const verdict = await judgeAnswer(answer)
  if (verdict.kind === 'refused') {
    await forgetPages()
    return notice('refused', languageOf(url, lang))
  }
  if (verdict.kind === 'moved') return Response.redirect(verdict.to)
  if (!answer || verdict.kind === 'foreign' || verdict.kind === 'failed') {
    if (kept) return kept
    // Another address, such as the one where a television begins: then what it showed last.
    return last && last !== url ? Response.redirect(last) : notice('unreachable', languageOf(url, lang))
  }
  if (verdict.kind !== 'picture') return answer

  const { html, release } = verdict
  event.waitUntil(know({ last: url, lang: languageOfPage(html) }))
  if (!kept || kept.headers.get(RELEASE_HEADER) === release) {
    event.waitUntil(shelvePage(url, answer.clone(), html))
    return answer
  }
  // A new release takes the place of a page that works only when it is here with all its parts.
  if (release === bad || !(await shelvePage(url, answer.clone(), html))) return kept
  alive.delete(release)
  event.waitUntil(goBackUnlessUp(event, release, url))
  return answer
}

/** Null: no answer in time. Redirects are followed, so that it can be seen who answers in the end. */
async function ask(url: string, patienceMs: number): Promise<Response | null> {
  const patience = new AbortController()
  setTimeout(() => patience.abort(), patienceMs)
  try {
    return await fetch(url, {
      headers: { accept: 'text/html' },
      cache: 'no-store',
      credentials: 'same-origin',
      signal: patience.signal,
    })
  } catch {
    return null
  }
}

async function goBackUnlessUp(event: AskedEvent, release: string, url: string): Promise<void> {
  if (await isUp(release)) return
  await dropRelease(release)
  const page = await self.clients.get(event.resultingClientId)
  await page?.navigate(url).catch(() => {})
}

function isUp(release: string): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (): void => {
      if (!alive.has(release)) return
      waiting.delete(answer)
      clearTimeout(timer)
      resolve(true)
    }
    const timer = setTimeout(() => {
      waiting.delete(answer)
      resolve(false)
    }, UP_MS)
    waiting.add(answer)
    answer()
  })
}

async function told(message: KeepMessage): Promise<void> {
  if (message.type === 'forget') await forgetPages()
  if (message.type === 'up') {
    alive.add(message.release)
    for (const answer of waiting) answer()
    await onlyRelease(message.release)
  }
  if (message.type === 'picture') {
    const { url, release, html, assets } = message
    if (html.length > LARGEST_PAGE || !isWallOf(html, release)) return
    if (!(await renewPage(url, release, html))) {
      // Shown before there was a worker: its headers and parts are not here yet.
      const answer = await ask(url, LAST_RESORT_MS)
      const verdict = await judgeAnswer(answer)
      if (!answer || verdict.kind !== 'picture' || verdict.release !== release) return
      if (!(await shelvePage(url, answer, verdict.html))) return
      await renewPage(url, release, html)
    }
    await know({ last: url, lang: languageOfPage(html) })
    await Promise.allSettled(assets.map(partOf))
  }
}

const addressOf = (url: string): string => url.replace(/#.*$/, '')

/** What the address asks for, else what was shown last, else what the browser is set to. */
const languageOf = (url: string, shown: Language | null): Language =>
  (new URL(url).searchParams.get('lang') ?? shown ?? navigator.language).startsWith('en') ? 'en' : 'zh'
