// Sends a page that is kept ready: compressed as the browser takes it, under a policy that allows its one style.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type KeptPage, wayFor } from '../live/kept-bytes.ts'
import { allowStyle } from './plugins/headers.ts'
import { LANGUAGE_VARIES } from './wanted.ts'

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
    .header('vary', `${LANGUAGE_VARIES}, Accept-Encoding`)
    .type('text/html; charset=utf-8')
    .send(bytes)
}
