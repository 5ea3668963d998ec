// What each screen is to show, as the ledger of deeds says; and which tokens were a screen's that was ended.
import type { Deed } from '../core/deed.ts'
import type { Instant } from '../core/period.ts'

export const SCREEN_THEMES = ['dark', 'light'] as const
type ScreenTheme = (typeof SCREEN_THEMES)[number]

/** `page`: go to that page. `forward`, `back`: turn by one. `reload`: load everything again. */
export const ORDERS = ['page', 'forward', 'back', 'reload'] as const
export type Order = (typeof ORDERS)[number]

/** Something to be done once. */
interface ScreenOrder {
  /** Number of its deed: a screen does nothing twice. */
  readonly seq: number
  readonly at: Instant
  readonly what: Order
  /** 1 is the first; null unless `what` is `page`. */
  readonly page: number | null
}

export interface ScreenWish {
  /** Id of the board; null: the one named in its address. */
  readonly board: string | null
  /** null: as the board says. */
  readonly theme: ScreenTheme | null
  readonly paused: boolean
  /** The latest; null: nothing yet. */
  readonly told: ScreenOrder | null
}

const NOTHING: ScreenWish = { board: null, theme: null, paused: false, told: null }
const MOST_ENDED = 2_000

export class ScreenWishes {
  readonly #wishes = new Map<string, ScreenWish>()
  readonly #ended = new Set<string>()

  of(id: string): ScreenWish {
    return this.#wishes.get(id) ?? NOTHING
  }

  /** Whether this was a token of a screen that an administrator ended. */
  wasEnded(hash: string): boolean {
    return this.#ended.has(hash)
  }

  take({ kind, subject, seq, at, after }: Deed): void {
    const values =
      typeof after === 'object' && after !== null && !Array.isArray(after)
        ? (after as Readonly<Record<string, unknown>>)
        : {}
    const known = this.of(subject)
    if (kind === 'screen-told') {
      const what = ORDERS.find((order) => order === values.what)
      const page = typeof values.page === 'number' ? values.page : null
      if (what) this.#wishes.set(subject, { ...known, told: { seq, at, what, page } })
      return
    }
    const { board, theme, paused } = values
    this.#wishes.set(subject, {
      ...known,
      ...(typeof board === 'string' && { board }),
      ...('theme' in values && { theme: SCREEN_THEMES.find((name) => name === theme) ?? null }),
      ...(typeof paused === 'boolean' && { paused }),
    })
  }

  end(id: string, hashes: readonly string[]): void {
    this.#wishes.delete(id)
    for (const hash of hashes) this.#ended.add(hash)
    for (const oldest of this.#ended.keys()) {
      if (this.#ended.size <= MOST_ENDED) break
      this.#ended.delete(oldest)
    }
  }
}
