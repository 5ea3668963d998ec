// A page that is the same for all who ask: its bytes ready to be sent, and the hash that its policy allows.
import { createHash } from 'node:crypto'
import { type KeptBytes, keepBytes } from './kept-bytes.ts'

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
