// Private addresses of feeds: whoever has one reads as its person, and only what these routes answer.
import type { FastifyRequest } from 'fastify'
import { Problem } from '../core/problem.ts'
import { mayDo, type Right } from '../core/roles.ts'
import type { HttpDeps } from './deps.ts'

export const FEED_PATH = '/feeds/:token'

/** Addresses of everything that a token shows, in the order of `FEEDS` of the page. */
export const feedAddresses = (origin: string, token: string): string[] =>
  ['limits.ics', 'news.atom', 'due.ics'].map((name) => `${origin}/feeds/${token}/${name}`)

/** The person of the address asks; problem `feed-unknown` when there is none who may. */
export const followed = (people: HttpDeps['people'], right: Right) => ({
  preHandler: async (request: FastifyRequest): Promise<void> => {
    const { token } = request.params as { readonly token: string }
    const actor = await people.knownFeed(token)
    if (actor === null || !mayDo(actor, right)) throw new Problem('feed-unknown')
    request.person = actor
  },
})
