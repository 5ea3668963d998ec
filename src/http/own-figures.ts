// Whose figures whoever asks may send: everybody's, or those that the own unit supplies.
import type { FastifyRequest } from 'fastify'
import { namesSpeakingFor, sourcesOf } from '../core/answerable.ts'
import { mayDo } from '../core/roles.ts'
import type { MaySend } from '../ingest/indicator-book.ts'

type Asking = Pick<FastifyRequest, 'person'>

/** null: everybody's. */
export function maySendOf({ person }: Asking): MaySend | null {
  if (mayDo(person, 'figures:write')) return null
  return (plan, indicator) =>
    mayDo(person, 'figures:report', { units: namesSpeakingFor(plan, sourcesOf(plan, indicator)) })
}
