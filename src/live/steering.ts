// What a screen is to do, said on its stream: at once when it was changed here, within seconds when elsewhere.
import type { ServerResponse } from 'node:http'
import type { Log } from '../core/log.ts'
import type { People } from '../people/people.ts'
import type { SteerMessage } from '../web/index.ts'
import type { Pictures } from './pictures.ts'
import type { Walls } from './walls.ts'

/** How soon a change through another service is noticed; the register reads the ledger once a second at most. */
const LOOK_MS = 1_500

export interface ScreenSteering {
  /** Says what the screen is to do now, and from now on whenever that changes. */
  add(screen: string, response: ServerResponse): Promise<void>
  close(): void
}

interface Deps {
  readonly people: Pick<People, 'stillIn' | 'onChange' | 'refresh' | 'screenWish'>
  readonly pictures: Pick<Pictures, 'onChange'>
  readonly walls: Pick<Walls, 'boardFor'>
  readonly log: Log
}

type BoardFor = Walls['boardFor']

export function keepSteering({ people, pictures, walls, log }: Deps): ScreenSteering {
  const streams = new Map<ServerResponse, { readonly screen: string; said: string }>()

  async function messageTo(screen: string, boardFor: BoardFor): Promise<SteerMessage> {
    const { board, theme, paused, told } = people.screenWish(screen)
    return { board: await boardFor(board), theme, paused, told }
  }

  async function tell(response: ServerResponse, screen: string, boardFor: BoardFor): Promise<void> {
    if (!people.stillIn(screen)) {
      streams.delete(response)
      response.end(REVOKED)
      return
    }
    const message = JSON.stringify(await messageTo(screen, boardFor))
    const stream = streams.get(response)
    if (!stream || stream.said === message) return
    stream.said = message
    response.write(`event: steer\ndata: ${message}\n\n`)
  }

  const tellAll = (): void => {
    const boardFor = rememberedFor(walls)
    for (const [response, { screen }] of streams) {
      // A screen that was not told now asks again when it comes back.
      tell(response, screen, boardFor).catch((err: unknown) =>
        log.warn({ err, screen }, 'a screen could not be steered'),
      )
    }
  }
  // A new plan may not have a board that the last one had.
  const stops = [people.onChange(tellAll), pictures.onChange(tellAll)]
  const timer = setInterval(() => {
    if (streams.size === 0) return
    people.refresh().catch((err: unknown) => log.warn({ err }, 'the wishes for screens could not be read'))
  }, LOOK_MS)
  timer.unref()

  return {
    async add(screen, response) {
      streams.set(response, { screen, said: '' })
      response.once('close', () => streams.delete(response))
      await tell(response, screen, walls.boardFor)
    },
    close() {
      clearInterval(timer)
      for (const stop of stops) stop()
    },
  }
}

/** Thousands of screens wish for a few boards. */
function rememberedFor({ boardFor }: Deps['walls']): BoardFor {
  const known = new Map<string | null, Promise<string | null>>()
  return (wished) => {
    const board = known.get(wished) ?? boardFor(wished)
    known.set(wished, board)
    return board
  }
}

/** The stream of a screen that is not one any more ends with this. */
export const REVOKED = 'event: revoked\ndata: {}\n\n'
