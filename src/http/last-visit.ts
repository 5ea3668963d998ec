// When somebody last looked at the overview: kept by their browser, so that looking writes nothing down here.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Instant } from '../core/period.ts'
import { cookieOf, setCookie } from './cookies.ts'

/** Whoever comes back within this time is still on the same visit. */
const VISIT_MS = 30 * 60_000
const KEPT_SECONDS = 365 * 24 * 3_600

/**
 * When the visit before this one ended; null: none is known of this person in this browser, or nobody signed in there, of whom
 * nothing is kept. Marks this look. Another person in the same browser begins anew.
 */
export function lastVisit(
  request: Pick<FastifyRequest, 'headers' | 'person'>,
  reply: FastifyReply,
  now: Instant,
  secure: boolean,
): Instant | null {
  const { person } = request
  if (person === null || (person.via !== 'password' && person.via !== 'oidc')) return null
  const who = person.id
  const at = Date.parse(now)
  const [whose, ended, latest] = (cookieOf(request, 'visit', secure) ?? '').split('~')
  const [before, last] = [momentIn(ended, at), momentIn(latest, at)]
  const isSame = last !== null && at - last < VISIT_MS
  const found = whose !== who ? null : isSame ? before : last
  const value = [who, found ?? '', at].join('~')
  setCookie(reply, 'visit', value, { secure, seconds: KEPT_SECONDS })
  return found === null ? null : new Date(found).toISOString()
}

/** Milliseconds, of the past only: what a browser sends may be anything. */
function momentIn(word: string | undefined, now: number): number | null {
  const moment = /^\d{12,14}$/.test(word ?? '') ? Number(word) : null
  return moment !== null && moment <= now ? moment : null
}
