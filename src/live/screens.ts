// The screens that listen: server-sent events on the raw reply, each message serialised once for all who see the same.
import type { ServerResponse } from 'node:http'
import type { Instant } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import { Shares } from '../core/shares.ts'
import type { Standpoint } from '../core/standpoint.ts'
import type { Language } from '../core/text.ts'
import { clockMessage, wallMessage } from '../web/index.ts'
import { fanOut } from './fan-out.ts'
import type { Pictures } from './pictures.ts'
import type { ShownWall, Walls } from './walls.ts'

export interface Screens {
  /** Raises what `Walls.wall` raises, `too-many-screens`, `streams-too-many`, `standpoints-too-many`; afterwards the reply is ours until it closes. */
  open(wanted: Wanted, reply: () => ServerResponse): Promise<void>
  count(): number
  /** How many were let go since the start because they did not read. */
  slow(): number
  /** Ends every stream; a screen comes back by itself. */
  close(): void
}

interface Wanted {
  readonly board: string
  readonly asked: Standpoint
  readonly lang: Language
  /** In whose share it counts. */
  readonly asker: string
  /** A paired television, for which places are kept. */
  readonly paired: boolean
  /** Version of the picture that the screen shows; null: none. */
  readonly since: string | null
  /** Of the page that listens; null: not said. */
  readonly release: string | null
}

interface Channel {
  readonly board: string
  readonly asked: Standpoint
  readonly lang: Language
  /** Its screens have pages of this release. */
  readonly current: boolean
  shown: ShownWall
  /** What is shown could not be made again. */
  stale: boolean
  readonly clients: Set<ServerResponse>
}

interface Deps {
  readonly walls: Walls
  readonly pictures: Pictures
  readonly now: () => Instant
  readonly release: string
  /** Slips changed. */
  readonly onSlips: (listener: () => void) => () => void
  readonly limits: {
    readonly screens: number
    readonly screensPerAsker: number
    /** Pictures of other days or moments that are kept up to date. */
    readonly standpoints: number
  }
  readonly log: { warn(details: object, message: string): void }
}

const CLOCK_MS = 10_000
const COME_BACK_MS = 3_000

/** One in so many places is only for paired televisions. */
const KEPT_SHARE = 5

export function keepScreens({ walls, pictures, onSlips, now, release, limits, log }: Deps): Screens {
  const limit = limits.screens
  const common = limit - Math.floor(limit / KEPT_SHARE)
  const shares = new Shares(limits.screensPerAsker)
  const channels = new Map<string, Channel>()
  const out = fanOut(log)
  let open = 0
  let closed = false
  let telling: Promise<void> = Promise.resolve()

  const clock = (channel: Channel): string =>
    event('clock', null, clockMessage(channel.shown.version, { now: now(), release }, channel.stale))

  const tellTime = (): void => {
    for (const channel of channels.values()) out.send(channel.clients, clock(channel), channel.board)
  }
  const timer = setInterval(tellTime, CLOCK_MS)
  timer.unref()

  const tellAll = (): void => {
    telling = telling.then(async () => {
      // What everybody sees first; whoever looks back waits.
      const ordered = [...channels.values()].sort((a, b) => Number(looksBack(a)) - Number(looksBack(b)))
      for (const channel of ordered) await tell(channel)
      if ([...channels.values()].some(({ stale }) => stale)) tellTime()
    })
  }
  const stops = [pictures.onChange(tellAll), onSlips(tellAll)]

  async function tell(channel: Channel): Promise<void> {
    try {
      const next = await walls.wall(channel.board, channel.asked, channel.lang)
      const message = wallMessage(channel.shown.view, next.view, { changes: channel.current })
      channel.shown = next
      channel.stale = false
      if (message) out.send(channel.clients, event('wall', next.version, message), channel.board)
    } catch (error) {
      // The screens keep their picture, and are told that it is old.
      channel.stale = true
      log.warn({ err: error, board: channel.board }, 'a wall could not be made again')
    }
  }

  async function openScreen(wanted: Wanted, reply: () => ServerResponse): Promise<void> {
    const leave = enter(wanted)
    try {
      await show(wanted, reply, leave)
    } catch (error) {
      leave()
      throw error
    }
  }

  /** Takes a place; call the answer to give it back, however often. */
  function enter({ asker, paired }: Wanted): () => void {
    if (open >= (paired ? limit : common)) throw new Problem('too-many-screens', { limit })
    const release = shares.take(asker)
    if (release === null) throw new Problem('streams-too-many', { limit: limits.screensPerAsker })
    open++
    let isOpen = true
    return () => {
      if (!isOpen) return
      isOpen = false
      open--
      release()
    }
  }

  async function show(wanted: Wanted, reply: () => ServerResponse, leave: () => void): Promise<void> {
    const { board, asked, lang, since } = wanted
    const current = wanted.release === release
    const key = JSON.stringify([board, asked, lang, current])
    const back = [...channels.values()].filter(looksBack).length
    if (looksBack({ asked }) && !channels.has(key) && back >= limits.standpoints) {
      throw new Problem('standpoints-too-many', { limit: limits.standpoints })
    }
    const shown = await walls.wall(board, asked, lang)
    if (closed) throw new Problem('not-ready', { reason: 'stopping' })
    const channel = channels.get(key) ?? {
      board,
      asked,
      lang,
      current,
      shown,
      stale: false,
      clients: new Set<ServerResponse>(),
    }
    channels.set(key, channel)
    const response = reply()
    channel.clients.add(response)
    response.once('close', () => {
      leave()
      channel.clients.delete(response)
      if (channel.clients.size === 0 && channels.get(key) === channel) channels.delete(key)
    })
    response.write(`retry: ${COME_BACK_MS}\n\n${clock(channel)}`)
    const whole = since === channel.shown.version ? null : wallMessage(null, channel.shown.view)
    if (whole) response.write(event('wall', channel.shown.version, whole))
  }

  return {
    open: openScreen,
    count: () => open,
    slow: out.slow,
    close() {
      closed = true
      clearInterval(timer)
      for (const stop of stops) stop()
      for (const { clients } of channels.values()) for (const client of clients) client.end()
    },
  }
}

const looksBack = ({ asked }: Pick<Channel, 'asked'>): boolean =>
  asked.asOf !== null || asked.knownAt !== null

/** JSON holds no raw line end, so that one `data` line carries it. */
function event(name: string, id: string | null, data: object): string {
  return `event: ${name}\n${id === null ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`
}
