// The line to the service: comes back by itself, later and later, never all screens at once.
import type { ClockMessage, WallMessage } from '../message.ts'

export interface Listener {
  /** Of the picture shown. */
  readonly version: () => string
  readonly clock: (message: ClockMessage) => void
  /** False when the message does not fit the picture shown: then everything is asked for. */
  readonly message: (message: WallMessage) => boolean
  readonly lost: () => void
}

const FIRST_MS = 1000
const LONGEST_MS = 15_000
/** Longer silence than this and the line is thrown away: proxies keep dead lines open. */
const SILENCE_MS = 45_000

/** The picture that the clock speaks of may come right after it; later than this it was missed. */
const CATCH_UP_MS = 3000

export function connect(address: string, listener: Listener): void {
  let attempt = 0
  let since = listener.version()
  let silence: ReturnType<typeof setTimeout> | undefined
  let behind: ReturnType<typeof setTimeout> | undefined
  open()

  function open(): void {
    const source = new EventSource(`${address}${since ? `&since=${encodeURIComponent(since)}` : ''}`)
    const alive = (): void => {
      clearTimeout(silence)
      silence = setTimeout(() => {
        listener.lost()
        again(source)
      }, SILENCE_MS)
    }
    alive()
    source.addEventListener('clock', ({ data }: MessageEvent<string>) => {
      const message = parsed<ClockMessage>(data)
      if (!message) return
      alive()
      listener.clock(message)
      if (message.version === listener.version()) {
        attempt = 0
        clearTimeout(behind)
        behind = undefined
      } else {
        behind ??= setTimeout(() => again(source, ''), CATCH_UP_MS)
      }
    })
    source.addEventListener('wall', ({ data }: MessageEvent<string>) => {
      alive()
      const message = parsed<WallMessage>(data)
      if (!message || !listener.message(message)) again(source, '')
      else {
        clearTimeout(behind)
        behind = undefined
      }
    })
    source.addEventListener('error', () => {
      listener.lost()
      again(source)
    })
  }

  function again(source: EventSource, from = listener.version()): void {
    if (source.readyState === EventSource.CLOSED && silence === undefined) return
    source.close()
    clearTimeout(behind)
    behind = undefined
    clearTimeout(silence)
    silence = undefined
    since = from
    const waitMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt++)
    setTimeout(open, waitMs * (0.5 + Math.random() * 0.5))
  }
}

function parsed<T>(data: string): T | null {
  try {
    return JSON.parse(data) as T
  } catch {
    return null
  }
}
