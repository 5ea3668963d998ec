// The line to the service: comes back by itself, later and later, never all screens at once.
import type { ClockMessage, WallMessage } from '../message.ts'

interface Listener {
  /** Of the picture shown. */
  readonly version: () => string
  readonly clock: (message: ClockMessage) => void
  /** False when the message does not fit the picture shown: then everything is asked for. */
  readonly message: (message: WallMessage) => boolean
  readonly lost: () => void
  /** Other events of the stream, by name. */
  readonly other?: Readonly<Record<string, (data: string) => void>>
}

interface Connection {
  /** Something happened that may have broken the line, or mended it: tries again soon. */
  again(): void
}

const FIRST_MS = 1000
/** With the time that an attempt may take, a screen is back within half a minute of the service. */
const LONGEST_MS = 15_000
const ATTEMPT_MS = 10_000
/** Longer silence than this and the line is thrown away: proxies keep dead lines open. */
const SILENCE_MS = 24_000

/** The picture that the clock speaks of may come right after it; later than this it was missed. */
const CATCH_UP_MS = 3000

export function connect(address: string, listener: Listener): Connection {
  let attempt = 0
  let since = listener.version()
  let source: EventSource | undefined
  let silence: ReturnType<typeof setTimeout> | undefined
  let behind: ReturnType<typeof setTimeout> | undefined
  let waiting: ReturnType<typeof setTimeout> | undefined
  open()

  function open(): void {
    waiting = undefined
    const line = new EventSource(`${address}${since ? `&since=${encodeURIComponent(since)}` : ''}`)
    source = line
    const alive = (ms = SILENCE_MS): void => {
      clearTimeout(silence)
      silence = setTimeout(() => broken(line), ms)
    }
    alive(ATTEMPT_MS)
    line.addEventListener('open', () => alive())
    line.addEventListener('clock', ({ data }: MessageEvent<string>) => {
      const message = parsed<ClockMessage>(data)
      if (!message) return
      alive()
      listener.clock(message)
      if (message.version === listener.version()) works()
      else behind ??= setTimeout(() => retry(line, ''), CATCH_UP_MS)
    })
    line.addEventListener('wall', ({ data }: MessageEvent<string>) => {
      alive()
      const message = parsed<WallMessage>(data)
      // What is shown is what the service shows: the line works, as if its clock had said so.
      if (message && listener.message(message)) works()
      else retry(line, '')
    })
    for (const [name, hear] of Object.entries(listener.other ?? {})) {
      line.addEventListener(name, ({ data }: MessageEvent<string>) => {
        alive()
        hear(data)
      })
    }
    line.addEventListener('error', () => broken(line))
  }

  /** The picture shown is the service's: the next break begins anew, and nothing is missing. */
  function works(): void {
    attempt = 0
    caughtUp()
  }

  function caughtUp(): void {
    clearTimeout(behind)
    behind = undefined
  }

  function broken(line: EventSource): void {
    if (line !== source) return
    listener.lost()
    retry(line)
  }

  function retry(line: EventSource, from = listener.version()): void {
    if (line !== source) return
    source = undefined
    line.close()
    caughtUp()
    clearTimeout(silence)
    since = from
    wait(Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt++))
  }

  function wait(ms: number): void {
    clearTimeout(waiting)
    waiting = setTimeout(open, ms * (0.5 + Math.random() * 0.5))
  }

  return {
    again() {
      if (source) retry(source)
      else wait(2 * FIRST_MS)
    },
  }
}

function parsed<T>(data: string): T | null {
  try {
    return JSON.parse(data) as T
  } catch {
    return null
  }
}
