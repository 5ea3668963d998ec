// A wall as a page, and what changed on it as a message.
import type { WallView } from '../../boards/index.ts'
import type { Frame } from '../frame.ts'
import type { ClockMessage, WallMessage } from './message.ts'

/** The whole page, ready to be looked at without script. */
export function renderWall(_view: WallView, _frame: Frame): string {
  return ''
}

/** What a screen that shows `before` needs to show `next`; everything when `before` is null. Null: nothing changed. */
export function wallMessage(_before: WallView | null, _next: WallView): WallMessage | null {
  return null
}

/** Names the picture: the same content has the same version, whenever it is made. */
export function pictureVersion(_view: WallView): string {
  return ''
}

export const clockMessage = (version: string, frame: Pick<Frame, 'now' | 'release'>): ClockMessage => ({
  now: frame.now,
  version,
  release: frame.release,
})
