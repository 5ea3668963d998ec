// What a browser may do with our answers: nothing from elsewhere, scripts and styles of ours only, no framing.
import type { ServerResponse } from 'node:http'
import helmet from '@fastify/helmet'
import type { FastifyReply } from 'fastify'
import { RELEASE_HEADER } from '../../web/index.ts'
import type { App } from '../deps.ts'
import { nonceOf } from '../page-frame.ts'

/** In place of the nonce of one answer. */
const NONCE = 'nonce'

const POLICY: readonly (readonly [directive: string, sources: readonly string[]])[] = [
  ['default-src', ["'none'"]],
  ['script-src', ["'self'", NONCE]],
  ['style-src', ["'self'", NONCE]],
  // Ready SVG carries its colours in style attributes; they cannot load or run anything.
  ['style-src-attr', ["'unsafe-inline'"]],
  ['img-src', ["'self'", 'data:']],
  ['font-src', ["'self'"]],
  ['connect-src', ["'self'"]],
  ['worker-src', ["'self'"]],
  // A wall tries a new release of itself in a hidden frame.
  ['frame-src', ["'self'"]],
  ['form-action', ["'self'"]],
  ['base-uri', ["'none'"]],
  ['frame-ancestors', ["'none'"]],
]

const nonceSource = (response: ServerResponse): string => `'nonce-${nonceOf(response)}'`

/** For an address that no route can read: no hook comes to it. */
export function guardUnread(reply: FastifyReply, release: string): void {
  const directives = POLICY.map(([name, sources]) =>
    [name, ...sources.map((source) => (source === NONCE ? nonceSource(reply.raw) : source))].join(' '),
  )
  reply
    .header(RELEASE_HEADER, release)
    .header('content-security-policy', directives.join(';'))
    .header('x-content-type-options', 'nosniff')
    .header('x-frame-options', 'DENY')
    .header('referrer-policy', 'same-origin')
}

/** `release`: stands on every answer, so that a screen can tell ours from what a proxy made up. */
export async function guardHeaders(app: App, release: string): Promise<void> {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header(RELEASE_HEADER, release)
  })
  const nonce = (_request: unknown, response: unknown): string => nonceSource(response as ServerResponse)
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: Object.fromEntries(
        POLICY.map(([name, sources]) => [name, sources.map((source) => (source === NONCE ? nonce : source))]),
      ),
    },
    // The service speaks plain HTTP; a proxy that adds TLS adds this header too.
    hsts: false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
}

/** For a page that is the same for all, and so holds no nonce: allows its one inline style by the style's SHA-256. */
export function allowStyle(reply: FastifyReply, hash: string): void {
  const policy = String(reply.raw.getHeader('content-security-policy'))
  const nonce = ` 'nonce-${nonceOf(reply.raw)}'`
  reply.header(
    'content-security-policy',
    policy.replace(`script-src 'self'${nonce}`, "script-src 'self'").replace(nonce, ` 'sha256-${hash}'`),
  )
}

/** For a wall that a page of ours tries in a hidden frame before it replaces itself. */
export function allowTrial(reply: FastifyReply): void {
  const policy = String(reply.raw.getHeader('content-security-policy'))
  reply.raw.setHeader(
    'content-security-policy',
    policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
  )
  reply.raw.setHeader('x-frame-options', 'SAMEORIGIN')
}
