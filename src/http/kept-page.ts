// A page that is the same for all who ask: its bytes ready to be sent, compressed once for each way of compressing.
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { allowStyle } from './plugins/headers.ts'

const ways = {
  br: (bytes: Buffer): Promise<Buffer> =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (bytes: Buffer): Promise<Buffer> => promisify(gzip)(bytes, { level: 5 }),
} as const
type Way = keyof typeof ways

export interface KeptPage {
  /** As it is when `way` is null. */
  bytes(way: Way | null): Promise<Buffer>
  /** SHA-256 of its one inline style in Base64: a kept page cannot carry a nonce of each response. */
  readonly styleHash: string
}

export function keepPage(html: string): KeptPage {
  const plain = Buffer.from(html)
  const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? ''
  const made = new Map<Way, Promise<Buffer>>()
  return {
    styleHash: createHash('sha256').update(style).digest('base64'),
    async bytes(way) {
      if (way === null) return plain
      const known = made.get(way) ?? ways[way](plain)
      made.set(way, known)
      return known
    },
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

/** The best way that the reader takes. `br;q=0` says that it does not. */
function wayFor(accepted: string | string[] | undefined): Way | null {
  const taken = String(accepted ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.split(';').map((word) => word.trim()))
    .filter(([, quality = '']) => !/^q=0(?:\.0*)?$/.test(quality))
    .map(([name]) => name)
  return taken.includes('br') ? 'br' : taken.includes('gzip') ? 'gzip' : null
}
