// The screens that listen: server-sent events on the raw reply, each message serialised once for all who see the same.
import type { ServerResponse } from 'node:http'
import type { Instant } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import type { Standpoint } from '../core/standpoint.ts'
import type { Language } from '../core/text.ts'
import { clockMessage, wallMessage } from '../web/index.ts'
import { fanOut } from './fan-out.ts'
import type { Pictures } from './pictures.ts'
import type { ShownWall, Walls } from './walls.ts'

export interface Screens {
  /** Raises what `Walls.wall` raises, and `too-many-screens`; afterwards the reply is ours until it closes. */
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
  readonly limit: number
  readonly log: { warn(details: object, message: string): void }
}

const CLOCK_MS = 10_000
const COME_BACK_MS = 3_000

export function keepScreens({ walls, pictures, onSlips, now, release, limit, log }: Deps): Screens {
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
      for (const channel of channels.values()) await tell(channel)
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
    if (open >= limit) throw new Problem('too-many-screens', { limit })
    const { board, asked, lang, since } = wanted
    const current = wanted.release === release
    const shown = await walls.wall(board, asked, lang)
    if (closed) throw new Problem('not-ready', { reason: 'stopping' })
    const key = JSON.stringify([board, asked, lang, current])
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
    open++
    channel.clients.add(response)
    response.once('close', () => {
      open--
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

/** JSON holds no raw line end, so that one `data` line carries it. */
function event(name: string, id: string | null, data: object): string {
  return `event: ${name}\n${id === null ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`
}
