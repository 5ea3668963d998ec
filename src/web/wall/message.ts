// The contract between the service and a screen: what the stream `/events` carries. No code, so that both ends can use it.
import type { Instant } from '../../core/period.ts'

export interface WallTileHtml {
  readonly hash: string
  readonly html: string
}

/**
 * The element by its place in the tile's document order (0: the tile itself), the attribute's name or `#` with the number of
 * the text within the element, and what it is now.
 */
export type TileChange = readonly [element: number, what: string, value: string]

/** A tile of the shape that the screen shows: only what is another attribute or word. */
export interface WallTileChanges {
  readonly hash: string
  readonly changes: readonly TileChange[]
}

/** `event: wall`: what changed since `from`; with `from` null everything, whatever the screen shows. */
export interface WallMessage {
  /** Of the whole picture; a screen comes back with it (`?since=`). */
  readonly version: string
  readonly from: string | null
  /** The service's clock. */
  readonly now: Instant
  /** Inner HTML; null: unchanged. */
  readonly header: string | null
  readonly footer: string | null
  /** All pages with the ids of their tiles, in order. */
  readonly pages: readonly { readonly title: string | null; readonly tiles: readonly string[] }[]
  /** By tile id: new and changed ones. Changes only where `from` is a picture that has the tile. */
  readonly tiles: Readonly<Record<string, WallTileHtml | WallTileChanges>>
}

/**
 * `event: clock`: on connecting (just before or after the `wall` event that a screen with another or no `since` gets) and
 * every 10 seconds or so, with the version that the line has been sent; a silent line is a dead line.
 */
export interface ClockMessage {
  readonly now: Instant
  /** The current picture's version: a screen with another one missed something and asks for all. */
  readonly version: string
  readonly release: string
  /** The service itself could not make the picture again: what is shown may be old. */
  readonly stale?: true
}
