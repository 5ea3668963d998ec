// A screen that came in by a code: does what it is told from afar, says how it is, and forgets everything when it is ended.
import { LANGUAGE_TAGS } from '../../../core/text.ts'
import { wallMessages } from '../../messages/wall.ts'
import { RELEASE_HEADER } from '../keep-message.ts'
import type { ScreenReport, SteerMessage } from '../screen-message.ts'
import type { Pages } from './pages.ts'

const REPORT_MS = 30_000
/** A page that turned is told of no more often than this. */
const LEAST_MS = 8_000
const SOON_MS = 300
const DONE = 'duibiao-done'
const LOADED = 'duibiao-loaded'
/** Loaded again for the same wish no more often than this: what comes back may be a kept page. */
const MOST_LOADS = 3
const NOTICE_MS = 4_000

interface Parts {
  readonly root: HTMLElement
  readonly pages: Pages
  readonly isStale: () => boolean
  /** A newer release that did not come up here. */
  readonly failed: () => string | null
  /** Nothing of what was kept may stay. */
  readonly forget: () => void
  /** Loads the page again, unless it would not come up; false: that could not be decided now. `force`: whatever is known of it. */
  readonly reload: (force: boolean) => Promise<boolean>
}

interface Television {
  /** What the stream says besides the wall. */
  readonly heard: Readonly<Record<'steer' | 'revoked', (data: string) => void>>
  /** Something is to be told soon. */
  report(): void
  /** A page turned. */
  turned(): void
}

export function beTelevision({ root, pages, isStale, failed, forget, reload }: Parts): Television {
  let saidAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  let ended = false
  let paused = false
  plan(SOON_MS + Math.random() * 2_000)

  function plan(ms: number): void {
    clearTimeout(timer)
    if (!ended) timer = setTimeout(() => void say(), ms)
  }

  async function say(): Promise<void> {
    saidAt = performance.now()
    plan(REPORT_MS * (0.8 + Math.random() * 0.2))
    const { page, pages: count } = pages.shown()
    const report: ScreenReport & { readonly now: number } = {
      board: root.dataset.board ?? '',
      page,
      pages: count,
      width: innerWidth,
      height: innerHeight,
      dpr: devicePixelRatio,
      release: root.dataset.release ?? '',
      memory: heapBytes(),
      stale: isStale(),
      failed: failed(),
      now: Date.now(),
    }
    try {
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify(report)
      const answer = await fetch('/screen/report', { method: 'POST', headers, body, keepalive: true })
      // Ours says it in so many words; a proxy's refusal takes no picture away.
      if (answer.status === 410 && (await answer.text()).includes('"screen-ended"')) await end()
    } catch {
      // The next one may arrive.
    }
  }

  function steer(data: string): void {
    const wish = parsed(data)
    if (!wish || ended) return
    // Whoever stands before it may pause it too: only a wish that changed overrules them.
    if (wish.paused !== paused) pages.pause(wish.paused)
    paused = wish.paused
    if (wish.told && isNew(wish.told.seq, wish.told.at, root.dataset.now ?? '')) obey(wish.told)
    if (wish.board === null) return
    const theme = wish.theme ?? 'board'
    if (wish.board !== root.dataset.board || theme !== root.dataset.screen) load(`${wish.board} ${theme}`)
    else keep(LOADED, '')
    plan(SOON_MS)
  }

  function obey({ what, page, seq }: NonNullable<SteerMessage['told']>): void {
    if (what === 'forward') pages.turn(1)
    if (what === 'back') pages.turn(-1)
    if (what === 'page' && page !== null) pages.go(page)
    if (what === 'reload') load(`reload ${seq}`)
  }

  function load(why: string): void {
    const [last = '', count = '0'] = (kept(LOADED) ?? '').split('\n')
    const loads = last === why ? Number(count) : 0
    if (loads >= MOST_LOADS || !keep(LOADED, `${why}\n${loads + 1}`)) return
    void tryLoad(why, 1_000)
  }

  async function tryLoad(why: string, waitMs: number): Promise<void> {
    if (ended || (await reload(why.startsWith('reload ')))) return
    setTimeout(() => void tryLoad(why, Math.min(waitMs * 2, 15_000)), waitMs)
  }

  /** A plain notice in both languages; then the page where this screen can be let in again. */
  async function end(): Promise<void> {
    if (ended) return
    ended = true
    clearTimeout(timer)
    forget()
    showEnd(root)
    await forgetHere()
    await untilThere()
    location.replace(location.href.replace(/#.*$/, ''))
  }

  return {
    heard: { steer, revoked: () => void end() },
    report: () => plan(SOON_MS),
    turned() {
      if (performance.now() - saidAt > LEAST_MS) plan(SOON_MS)
    },
  }
}

/** The notice stands for a while, and as long as nobody answers. */
async function untilThere(): Promise<void> {
  for (let waitMs = NOTICE_MS; ; waitMs = Math.min(waitMs * 2, 30_000)) {
    await new Promise((resolve) => setTimeout(resolve, waitMs))
    if (await isThere()) return
  }
}

/** Nothing of the wall is left in sight. */
function showEnd(root: HTMLElement): void {
  document.title = ''
  const notice = document.createElement('section')
  notice.className = 'page notice'
  notice.setAttribute('role', 'alert')
  for (const lang of ['zh', 'en'] as const) {
    const line = document.createElement(lang === root.dataset.lang ? 'b' : 'p')
    line.lang = LANGUAGE_TAGS[lang]
    line.textContent = wallMessages.screenEnded[lang]
    notice.append(line)
  }
  root.replaceChildren(notice)
  for (const part of ['header', 'footer', 'strip']) {
    document.querySelector(`[data-part=${part}]`)?.replaceChildren()
  }
}

/** What was done once is not done again: not after a reload, and not because the stream came back. */
function isNew(seq: number, at: string, pageMade: string): boolean {
  const done = kept(DONE)
  if (done !== null && seq <= Number(done)) return false
  const noted = keep(DONE, String(seq))
  return noted && (done !== null || at > pageMade)
}

/** Whether our service answers; asking for the page itself would use up its notice. */
async function isThere(): Promise<boolean> {
  const answer = await fetch('/ready', { cache: 'no-store' }).catch(() => null)
  return answer?.headers.has(RELEASE_HEADER) ?? false
}

async function forgetHere(): Promise<void> {
  for (const store of [() => localStorage, () => sessionStorage]) {
    try {
      store().clear()
    } catch {
      // Then nothing was kept there.
    }
  }
  if (!('caches' in window)) return
  const names = await caches.keys().catch(() => [])
  await Promise.allSettled(names.map((name) => caches.delete(name)))
}

function parsed(data: string): SteerMessage | null {
  try {
    return JSON.parse(data) as SteerMessage
  } catch {
    return null
  }
}

/** Chromium only; others do not say. */
function heapBytes(): number | null {
  const { memory } = performance as { readonly memory?: { readonly usedJSHeapSize?: number } }
  return memory?.usedJSHeapSize ?? null
}

function kept(name: string): string | null {
  try {
    return sessionStorage.getItem(name)
  } catch {
    return null
  }
}

function keep(name: string, value: string): boolean {
  try {
    sessionStorage.setItem(name, value)
    return true
  } catch {
    return false
  }
}
