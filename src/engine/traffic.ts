// Which connection a statement takes: light reads never wait behind heavy ones or behind writes.
import type { ServerResponse } from 'node:http'
import { type EngineSession, type Lane, openLane, type Statement } from './lane.ts'

interface StatementKind {
  readonly reads: boolean
  /** The sender says that this one takes long. */
  readonly heavy: boolean
  /** When it closes early, a statement that only reads is stopped in the engine too. */
  readonly response: ServerResponse
}

export interface Traffic {
  run(statement: Statement, kind: StatementKind): Promise<Uint8Array>
  /** Resolves when the engine answers at all. */
  answer(): Promise<void>
  /** Resolves when nothing runs or waits. */
  drained(): Promise<void>
  close(): void
}

/** Connections: one for writes, one for heavy reads, two for light reads, one to stop others. */
const CONNECTIONS = 5

export function openTraffic(open: () => EngineSession): Traffic {
  const lanes = Array.from({ length: CONNECTIONS }, () => openLane(open()))
  const [control, writes, heavy, ...light] = lanes
  if (!control || !writes || !heavy) throw new RangeError('too few connections')
  const running = new Set<Promise<unknown>>()

  const choose = (kind: StatementKind) => {
    if (!kind.reads) return writes
    if (kind.heavy) return heavy
    return light.reduce((least, lane) => (lane.load() < least.load() ? lane : least), light[0] ?? heavy)
  }

  async function stopped(lane: Lane & { mark: () => string | null }) {
    const mark = lane.mark()
    if (mark === null || !control) return
    // The mark is a UUID of our own; the pattern does not find this statement itself, which has no comment before it.
    await control.run({
      sql: "KILL QUERY WHERE startsWith(query, concat('/* ', {mark:String}, ' */')) ASYNC",
      format: 'Null',
      params: new Map([['mark', mark]]),
      settings: new Map(),
      abandoned: () => false,
    })
  }

  return {
    async run(statement, kind) {
      const lane = choose(kind)
      let mine = false
      const result = lane.run({
        ...statement,
        abandoned: () => {
          const gone = statement.abandoned()
          mine = !gone
          return gone
        },
      })
      const onClose = () => {
        if (kind.reads && mine) stopped(lane).catch(() => {})
      }
      kind.response.once('close', onClose)
      running.add(result)
      try {
        return await result
      } finally {
        running.delete(result)
        kind.response.off('close', onClose)
      }
    },
    async answer() {
      await control.run({
        sql: 'SELECT 1',
        format: 'Null',
        params: new Map(),
        settings: new Map(),
        abandoned: () => false,
      })
    },
    async drained() {
      while (running.size > 0) await Promise.allSettled(running)
    },
    close() {
      for (const lane of lanes) lane.close()
    },
  }
}
