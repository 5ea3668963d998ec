// Keeps the picture for the day when the browser starts and the service is not there: as a page, by the worker.
import type { KeepMessage } from '../keep-message.ts'
import type { Strip } from './strip.ts'

/** After the last change, so that a burst of them is kept once. */
const SETTLED_MS = 2_000
/** No change waits longer than this. */
const LONGEST_MS = 10_000
/** The moment of truth is written down this often: flash memory wears out. */
const HEARD_MS = 60_000
const HEARD = 'duibiao-heard'
/** Walls, and where televisions begin. Not the pages of people. */
const SCOPES = ['/wall/', '/screen']

interface Heard {
  readonly version: string
  readonly at: number
}

interface Keeper {
  /** The picture changed. */
  changed(): void
  /** The picture was said to be true just now. */
  heard(): void
  /** The service said no: nothing may be shown any more. */
  forget(): void
}

/** The service's time when the picture of a kept page was last true, in ms; null: the page came from the service. */
export function keptAt(root: HTMLElement): number | null {
  const { kept, version = '' } = root.dataset
  if (kept === undefined) return null
  const made = Date.parse(kept)
  try {
    const heard = JSON.parse(localStorage.getItem(HEARD) ?? 'null') as Heard | null
    return heard?.version === version && heard.at > made ? heard.at : made
  } catch {
    return made
  }
}

/** Without a worker (plain http, a person's page) nothing is kept. */
export function keepPicture(root: HTMLElement, strip: Strip): Keeper {
  const { worker, release = '' } = root.dataset
  // A new release that is only tried in a hidden frame keeps nothing.
  if (worker === undefined || window.parent !== window || !('serviceWorker' in navigator)) {
    return { changed() {}, heard() {}, forget() {} }
  }
  const container = navigator.serviceWorker
  let registration: Promise<ServiceWorkerRegistration | undefined> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let firstChange = 0
  let wrote = Number.NEGATIVE_INFINITY

  const tell = async (message: KeepMessage): Promise<void> => {
    const active = container.controller ?? (await registration)?.active
    active?.postMessage(message)
  }

  const keep = async (): Promise<void> => {
    timer = undefined
    firstChange = 0
    await document.fonts.ready
    write()
    const url = location.href.replace(/#.*$/, '')
    await tell({ type: 'picture', url, release, html: documentAsKept(strip), assets: shown() })
  }

  const write = (): void => {
    wrote = performance.now()
    try {
      const heard: Heard = { version: root.dataset.version ?? '', at: strip.heard() }
      localStorage.setItem(HEARD, JSON.stringify(heard))
    } catch {
      // A full or forbidden store: the kept page itself says of when it is.
    }
  }

  const register = (): void => {
    const registered = SCOPES.map((scope) => container.register(worker, { scope, updateViaCache: 'none' }))
    registration = Promise.all(registered)
      .then(() => container.ready)
      // Without a worker the screen only loses what it shows after a restart without network.
      .catch(() => undefined)
    void tell({ type: 'up', release })
    if (root.dataset.kept === undefined) keeper.changed()
  }

  const keeper: Keeper = {
    changed() {
      const now = performance.now()
      firstChange ||= now
      clearTimeout(timer)
      timer = setTimeout(() => void keep(), Math.min(SETTLED_MS, Math.max(0, firstChange + LONGEST_MS - now)))
    },
    heard() {
      if (timer === undefined && performance.now() - wrote > HEARD_MS) write()
    },
    forget() {
      clearTimeout(timer)
      timer = undefined
      void tell({ type: 'forget' })
    },
  }
  // Not before the picture is there: a slow screen has better things to do until then.
  requestAnimationFrame(() => setTimeout(register))
  return keeper
}

/** The page as it stands, but saying that it is old and of when, with no clock and nothing in motion. */
function documentAsKept(strip: Strip): string {
  const copy = document.documentElement.cloneNode(true) as HTMLElement
  copy.querySelector('main.pages')?.setAttribute('data-kept', new Date(strip.heard()).toISOString())
  for (const tile of copy.querySelectorAll('.changed')) tile.classList.remove('changed', 'moved')
  for (const part of copy.querySelectorAll('[data-part=clock] > *')) part.replaceChildren()
  const words = copy.querySelector<HTMLElement>('[data-part=strip]')
  if (words) {
    words.hidden = false
    words.textContent = strip.later()
  }
  return `<!doctype html>${copy.outerHTML}`
}

const loaded = new Set<string>()

/** What of this service's files the page has loaded: fonts above all. */
function shown(): string[] {
  for (const { name } of performance.getEntriesByType('resource')) {
    const { origin, pathname } = new URL(name)
    if (origin === location.origin && pathname.startsWith('/assets/')) loaded.add(pathname)
  }
  // The browser's own list ends after some hundred attempts to come back, and would then miss what is loaded later.
  performance.clearResourceTimings()
  return [...loaded]
}
