// A newer release: tried in a hidden frame at a quiet moment; only a page that comes up takes the place of this one, and only once.
import type { TrialUpMessage } from '../screen-message.ts'

const KEY = 'duibiao-releases'
/** A page that has not come up by then does not come up. */
const UP_MS = 20_000
/** After a page turned, so that it stands when the next one comes. */
const QUIET_MS = 1_500
/** Turns until a screen begins, by chance: not all at once. */
const MOST_TURNS = 3
/** Two services of different releases behind one address must not make a screen flicker. */
const AGAIN_MS = 3_600_000
const REMEMBERED = 8

interface Past {
  readonly release: string
  readonly at: number
  readonly up: boolean
}

export class Releases {
  readonly #own: string
  readonly #quiet: () => boolean
  readonly #changed: () => void
  #wanted: string | null = null
  #turns = 0
  #busy = false
  #failed: string | null = null

  /** `quiet`: nothing moves and all is well. `changed`: called when `failed` became another one. */
  constructor(own: string, quiet: () => boolean, changed: () => void) {
    this.#own = own
    this.#quiet = quiet
    this.#changed = changed
  }

  /** A release that did not come up here; null: none. */
  failed(): string | null {
    return this.#failed
  }

  /** The service said its release. */
  heard(release: string): void {
    if (release === this.#own) {
      this.#wanted = null
      this.#fail(null)
      return
    }
    if (release === this.#wanted || this.#busy) return
    const past = remembered().find((one) => one.release === release)
    if (past && !past.up) this.#fail(release)
    else if (!past || Math.abs(Date.now() - past.at) > AGAIN_MS) {
      this.#wanted = release
      this.#turns = 1 + Math.floor(Math.random() * MOST_TURNS)
    }
  }

  /** A page turned, or could have. */
  turned(): void {
    if (this.#wanted === null || this.#busy || --this.#turns > 0) return
    this.#turns = 1
    setTimeout(() => {
      if (!this.#busy && this.#wanted !== null && this.#quiet()) void this.#try(this.#wanted)
    }, QUIET_MS)
  }

  /**
   * Loads this page again; if that would be another release, only when its page comes up. `force`: also one that did not
   * come up before. False: it could not be decided now.
   */
  async reload(force: boolean): Promise<boolean> {
    if (this.#busy) return false
    const release = await releaseAt(location.href)
    if (release === null) return false
    if (release === this.#own) location.reload()
    else if (!force && remembered().some((one) => one.release === release && !one.up)) this.#fail(release)
    else return this.#try(release)
    return true
  }

  /** False: not decided. */
  async #try(release: string): Promise<boolean> {
    this.#busy = true
    try {
      const address = new URL(location.href)
      address.hash = ''
      address.searchParams.set('trial', '')
      if ((await releaseAt(address.href)) !== release) return this.#later()
      const up = await comesUp(address.href, release)
      // The network, or yet another release, and not this page's fault.
      if (!up && (await releaseAt(address.href)) !== release) return this.#later()
      this.#wanted = null
      const kept = remember({ release, at: Date.now(), up })
      if (up && kept) location.reload()
      else this.#fail(release)
      return true
    } finally {
      this.#busy = false
    }
  }

  #later(): false {
    this.#turns = MOST_TURNS
    return false
  }

  #fail(release: string | null): void {
    if (release === this.#failed) return
    this.#failed = release
    this.#changed()
  }
}

/** Says, from the hidden frame of a trial, that this page is up. */
export function sayUp(release: string): void {
  const message: TrialUpMessage = { duibiao: 'up', release }
  window.parent.postMessage(message, location.origin)
}

/** Whether this page only shows that it can come up. */
export const isTrial = (): boolean => window.parent !== window

/** Of the wall that the service would show at this address; null: it shows none now. */
async function releaseAt(address: string): Promise<string | null> {
  try {
    const answer = await fetch(address, { cache: 'no-store' })
    const page = answer.ok ? await answer.text() : ''
    return /<main class="pages"[^>]* data-release="([^"]*)"/.exec(page)?.[1] ?? null
  } catch {
    return null
  }
}

function comesUp(address: string, release: string): Promise<boolean> {
  return new Promise((resolve) => {
    const frame = document.createElement('iframe')
    const end = (up: boolean): void => {
      clearTimeout(timer)
      removeEventListener('message', hear)
      frame.remove()
      resolve(up)
    }
    const hear = ({ origin, source, data }: MessageEvent<Partial<TrialUpMessage> | null>): void => {
      if (origin !== location.origin || source !== frame.contentWindow) return
      if (data?.duibiao === 'up' && data.release === release) end(true)
    }
    const timer = setTimeout(() => end(false), UP_MS)
    addEventListener('message', hear)
    frame.tabIndex = -1
    frame.setAttribute('aria-hidden', 'true')
    // As large as the screen, so that it lays itself out as it would: unseen, behind everything.
    frame.style.cssText =
      'position:fixed;inset:0;width:100%;height:100%;border:0;opacity:0;pointer-events:none;z-index:-1'
    frame.src = address
    document.body.append(frame)
  })
}

function remembered(): readonly Past[] {
  try {
    const past: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(past) ? (past as Past[]) : []
  } catch {
    return []
  }
}

/** False when it cannot be remembered: then a page must not be loaded again, or it would be for ever. */
function remember(past: Past): boolean {
  try {
    const others = remembered().filter(({ release }) => release !== past.release)
    localStorage.setItem(KEY, JSON.stringify([...others, past].slice(-REMEMBERED)))
    return remembered().some(({ release, at }) => release === past.release && at === past.at)
  } catch {
    return false
  }
}
