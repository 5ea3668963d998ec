// Bytes that are the same for all who ask: compressed once for each way of compressing, when first asked for. Pages among them.
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

type ContentCoding = 'br' | 'gzip'

interface KeptBytes {
  /** As they are when `way` is null. */
  bytes(way: ContentCoding | null): Promise<Buffer>
}

/** `quick`: kept a second; `small`: kept for good, so worth the time. */
const LEVELS = { quick: { br: 4, gzip: 5 }, small: { br: 11, gzip: 9 } } as const

export function keepBytes(plain: Buffer, effort: keyof typeof LEVELS): KeptBytes {
  const levels = LEVELS[effort]
  const ways: Record<ContentCoding, () => Promise<Buffer>> = {
    br: () =>
      promisify(brotliCompress)(plain, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: levels.br,
          [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
        },
      }),
    gzip: () => promisify(gzip)(plain, { level: levels.gzip }),
  }
  const made = new Map<ContentCoding, Promise<Buffer>>()
  return {
    async bytes(way) {
      if (way === null) return plain
      const known = made.get(way) ?? ways[way]()
      made.set(way, known)
      return known
    },
  }
}

/** The best way that the reader takes. `br;q=0` says that it does not. */
export function wayFor(accepted: string | string[] | undefined): ContentCoding | null {
  const taken = String(accepted ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.split(';').map((word) => word.trim()))
    .filter(([, quality = '']) => !/^q=0(?:\.0*)?$/.test(quality))
    .map(([name]) => name)
  return taken.includes('br') ? 'br' : taken.includes('gzip') ? 'gzip' : null
}

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
