// Who asks, as each use case is told: whose figures they may send, what they may see, on whose behalf they act.
import type { FastifyRequest } from 'fastify'
import { namesSpeakingFor, reportersOf } from '../core/answerable.ts'
import { type Clearance, clearanceOf, type Released, releasedTo } from '../core/clearance.ts'
import type { Instant } from '../core/period.ts'
import { mayDo } from '../core/roles.ts'
import type { DraftSender } from '../desk/draft-outcome.ts'
import type { Hand } from '../desk/reviews.ts'
import type { MaySend } from '../ingest/indicator-book.ts'
import { doerOfRequest, personOf } from './plugins/rights.ts'

/** null: everybody's. */
export function maySendOf({ person }: Asking): MaySend | null {
  if (mayDo(person, 'figures:write')) return null
  return (plan, indicator) =>
    mayDo(person, 'figures:report', { units: namesSpeakingFor(plan, reportersOf(plan, indicator)) })
}

export function handOf(request: FastifyRequest): Hand {
  const holder = personOf(request)
  return { holder, name: holder.name, doer: doerOfRequest(request) }
}

/** In whose share a request counts: who signed in, be it a person, a program or a screen; else the address. */
export const askerOf = ({ person, ip }: Pick<FastifyRequest, 'person' | 'ip'>): string =>
  person ? `person ${person.id}` : `from ${ip}`

type Asking = Pick<FastifyRequest, 'person'>

export const clearanceOfRequest = ({ person }: Asking): Clearance => clearanceOf(person)

export const releasedToRequest = (request: Asking, now: Instant): Released =>
  releasedTo(clearanceOfRequest(request), now)

export const draftSenderOf = (request: FastifyRequest): DraftSender => ({
  name: personOf(request).name,
  doer: doerOfRequest(request),
  clearance: clearanceOfRequest(request),
  maySend: maySendOf(request),
})
