// What every page needs besides its own content.
import type { Theme } from '../boards/index.ts'
import type { Day, Instant } from '../core/period.ts'
import type { Role } from '../core/roles.ts'
import type { Standpoint } from '../core/standpoint.ts'
import type { Language, Text } from '../core/text.ts'

/** Addresses of what a page loads; all of this service. They may carry a hash so that they can be kept for good. */
export interface Assets {
  /** `dist/public/wall.js` */
  readonly wall: string
  /** Address of the worker that keeps a screen's last picture (`dist/public/worker.js`); absent: none. */
  readonly worker?: string
  /** `dist/public/pairing.js` and `screens.js`; absent: those pages do without. */
  readonly pairing?: string
  readonly screens?: string
  /** `dist/public/desk.js` */
  readonly desk: string
  /** `dist/public/reading.js`: the reading room of drafts; absent: its forms do without. */
  readonly reading?: string
  /** `dist/public/chart.js` finds the charts of a page, `drawing.js` draws them when they are seen; absent: the server's drawings stand. */
  readonly chart?: string
  readonly drawing?: string
  /** `dist/public/unread.js`, for the number of unread notices; absent: pages follow nothing. */
  readonly unread?: string
  /** `dist/public/search.js`: the list under the search box; absent: its form does without. */
  readonly search?: string
  /** `dist/public/ledger.js`: conditions without a reload, and keys; absent: the ledger does without. */
  readonly ledger?: string
  /** `dist/public/deeds.js`: forms are sent when the service can be reached; absent: as a browser does it. */
  readonly deeds?: string
  /** `dist/public/embed.js`: an embed asks for itself again; absent: by its link. */
  readonly embed?: string
  /** `fontCss(...)`, served as text/css */
  readonly fonts: string
}

export interface Frame {
  readonly lang: Language
  /** For the inline style (and script) of the content security policy; null: allowed by its hash, no script inline. */
  readonly nonce: string | null
  readonly assets: Assets
  /** Path of the page itself: `/indicators/gdp`. */
  readonly path: string
  /** What the reader asked for: null where nothing was asked. */
  readonly look: Partial<Standpoint>
  /** What the address asks for (`?theme=light`); null or absent: what the board says. Walls only. */
  readonly theme?: Theme | null
  /** Who looks; null or absent: nobody whom we know. */
  readonly person?: { readonly name: string; readonly role: Role } | null
  /** What that person follows (keys) and the views that they keep; absent: nobody is here in person. */
  readonly own?: {
    readonly following: ReadonlySet<string>
    readonly views: ReadonlyMap<string, string>
  } | null
  /** How many notices that person has not read; null or absent: not known. */
  readonly unread?: number | null
  /** Silences and freezes over everything that hide what may rise today, in a sentence each; empty or absent: none. */
  readonly silenced?: readonly Text[]
  /** The same over the plan that is looked at, of which nothing rises any more; empty or absent: none. */
  readonly resting?: readonly Text[]
  readonly today: Day
  readonly now: Instant
  /** The wall of a television that came in by a code: it is steered from afar and says how it is. */
  readonly screen?: boolean
  /** Version of the program; a screen with another one loads itself again. */
  readonly release: string
  /** The store's check found figures gone: every page says so. */
  readonly lossy?: boolean
}
