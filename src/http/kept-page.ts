// A page that is the same for all who ask: its bytes ready to be sent, and what its policy allows.
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type KeptBytes, keepBytes, wayFor } from './kept-bytes.ts'
import { allowStyle } from './plugins/headers.ts'

export interface KeptPage extends KeptBytes {
  /** SHA-256 of its one inline style in Base64: a kept page cannot carry a nonce of each response. */
  readonly styleHash: string
}

export function keepPage(html: string): KeptPage {
  const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? ''
  return {
    ...keepBytes(Buffer.from(html), 'quick'),
    styleHash: createHash('sha256').update(style).digest('base64'),
  }
}

export async function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  page: KeptPage,
  cacheControl = 'no-cache',
) {
  const way = wayFor(request.headers['accept-encoding'])
  const bytes = await page.bytes(way)
  allowStyle(reply, page.styleHash)
  if (way !== null) reply.header('content-encoding', way)
  return reply
    .header('cache-control', cacheControl)
    .header('vary', 'Accept-Language, Accept-Encoding')
    .type('text/html; charset=utf-8')
    .send(bytes)
}
