// Streams end when what opened them does: a token that was ended, a session that is over, a person who left.
import type { ServerResponse } from 'node:http'
import type { People } from '../people/people.ts'

const LOOK_MS = 60_000

interface WatchedStreams {
  add(credential: string, response: ServerResponse): void
  close(): void
}

export function watchStreams(people: Pick<People, 'stillIn' | 'onChange'>): WatchedStreams {
  const streams = new Map<ServerResponse, string>()
  const look = (): void => {
    for (const [response, credential] of streams) if (!people.stillIn(credential)) response.destroy()
  }
  const stop = people.onChange(look)
  const timer = setInterval(look, LOOK_MS)
  timer.unref()
  return {
    add(credential, response) {
      streams.set(response, credential)
      response.once('close', () => streams.delete(response))
    },
    close() {
      clearInterval(timer)
      stop()
    },
  }
}
