// What every page is framed with: language, nonce, the addresses of its assets, the reader's look.

import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Instant } from '../core/period.ts'
import { dayOf } from '../core/zone.ts'
import type { People } from '../people/people.ts'
import type { Frame } from '../web/index.ts'
import { lookOfPage } from './look.ts'
import { isInPerson } from './plugins/rights.ts'
import { methodsAt } from './route-table.ts'
import { languageOf, themeAsked } from './wanted.ts'

export type PageFrame = (request: FastifyRequest, reply: FastifyReply) => Frame

const nonces = new WeakMap<ServerResponse, string>()

/** The nonce of a response: made once, the same in the policy's header and in the page. */
export function nonceOf(response: ServerResponse): string {
  const known = nonces.get(response)
  if (known !== undefined) return known
  const nonce = randomBytes(16).toString('base64')
  nonces.set(response, nonce)
  return nonce
}

/** `lossy`: whether the store's last check found figures gone. */
export function pageFrame(
  assets: Frame['assets'],
  release: string,
  now: () => Instant,
  lossy: () => boolean,
  people: Pick<People, 'own'>,
): PageFrame {
  return (request, reply) => {
    const at = now()
    return {
      lang: languageOf(request),
      nonce: nonceOf(reply.raw),
      assets,
      path: pathOf(request),
      look: lookOfPage(request),
      theme: themeAsked(request),
      person: namedPerson(request),
      own: isInPerson(request.person) ? people.own(request.person?.id ?? '') : null,
      unread: request.unread,
      silenced: request.silenced ?? [],
      resting: request.resting ?? [],
      today: dayOf(at),
      now: at,
      release,
      lossy: lossy(),
    }
  }
}

/** Where the page can be opened again: what a form was sent to is often no page, and what it was sent from is one. */
function pathOf(request: FastifyRequest): string {
  const own = request.url.split('?')[0] ?? '/'
  if (request.method === 'GET' || request.method === 'HEAD') return own
  const { referer = '' } = request.headers
  const from = URL.canParse(referer) ? new URL(referer).pathname : own
  const isPage = (path: string): boolean => methodsAt(request.server.routeTable, path).includes('GET')
  return [from, own].find(isPage) ?? '/'
}

const namedPerson = ({ person }: FastifyRequest): NonNullable<Frame['person']> | null =>
  person && { name: person.name, role: person.role }
