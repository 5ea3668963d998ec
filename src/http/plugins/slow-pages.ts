// Pages that take long to make: one at a time, so many of one asker and no more, so that a flood of them leaves walls and uploads as
// they are.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../core/problem.ts'
import { Queue } from '../../core/queue.ts'
import { Shares } from '../../core/shares.ts'
import { askerOf } from '../asker.ts'
import type { App } from '../deps.ts'
import type { HttpLimits } from '../limits.ts'
import { WHOLE } from '../long-lists.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Takes long to make: print, exports, workbooks. `shared`: others need not wait for it, and so many of one asker are enough. */
    slow?: true | 'shared'
    /** Its answer goes on for as long as somebody listens. */
    stream?: true
  }
}

export function takeTurnsForSlowPages(app: App, { pagesPerAsker }: Pick<HttpLimits, 'pagesPerAsker'>): void {
  const shares = new Shares(pagesPerAsker)
  const turns = new Queue()
  const leaving = new WeakMap<FastifyReply, () => void>()

  app.addHook('preHandler', async (request, reply) => {
    // What a file's route does not find is handled anew, and would wait for the turn that it has itself.
    const how = leaving.has(reply) ? null : slownessOf(request)
    if (how === null) return
    const release = shares.take(askerOf(request))
    if (!release) throw new Problem('pages-too-many', { limit: pagesPerAsker })
    reply.raw.once('close', release)
    if (how === 'shared') {
      leaving.set(reply, release)
      return
    }
    await new Promise<void>((begin) => {
      void turns.take(
        () =>
          new Promise<void>((end) => {
            leaving.set(reply, () => {
              release()
              end()
            })
            reply.raw.once('close', end)
            if (reply.raw.destroyed) end()
            begin()
          }),
      )
    })
    if (reply.raw.destroyed) throw new Problem('sender-gone')
  })

  // A reader who takes long holds up nobody: what is sent was made.
  app.addHook('onSend', async (_request, reply) => leaving.get(reply)?.())
}

/**
 * What is flagged so; the wall of everything; a long list on one page; any picture of another moment of knowledge, which the store is asked for; and,
 * shared, of another day.
 */
function slownessOf({ routeOptions, query, params }: FastifyRequest): true | 'shared' | null {
  const { slow, stream } = routeOptions.config
  if (stream) return null
  const {
    'known-at': knownAt,
    'as-of': asOf,
    page,
  } = { ...(query as Readonly<Record<string, unknown>> | null) }
  const board = (params as Readonly<Record<string, unknown>> | null)?.board
  if (slow === true || isSaid(knownAt) || board === 'all' || page === WHOLE) return true
  return slow ?? (isSaid(asOf) ? 'shared' : null)
}

const isSaid = (value: unknown): boolean => value !== undefined && value !== ''
