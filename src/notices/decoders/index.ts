// The decoders of notices, one a format; a format without one is a Problem that says what to do.
import { Problem } from '../../core/problem.ts'
import { NOTICE_LIMITS, type NoticeDocument } from '../document.ts'
import type { Decoder } from './decoder.ts'
import { plainText } from './text.ts'

export const decoders: readonly Decoder[] = [plainText]

/** First bytes of files that are no text, whatever they are called. */
const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['docx, xlsx', [0x50, 0x4b, 0x03, 0x04]],
  ['doc, xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
]

/** Raises `notice-format`, `notice-too-large` for bytes that are not read as text. */
export function checkBytes(bytes: Uint8Array): void {
  if (bytes.length > NOTICE_LIMITS.bytes) {
    throw new Problem('notice-too-large', { found: bytes.length, limit: NOTICE_LIMITS.bytes })
  }
  const mark = MARKS.find(([, first]) => first.every((byte, index) => bytes[index] === byte))
  if (mark !== undefined) throw new Problem('notice-format', { kind: mark[0] })
}

/** The blocks of a file's text; what has no known ending is read as plain text. Raises `notice-empty`, `notice-too-large`. */
export function decodeNotice(filename: string, text: string): NoticeDocument {
  if (text.length > NOTICE_LIMITS.characters) {
    throw new Problem('notice-too-large', { found: text.length, limit: NOTICE_LIMITS.characters })
  }
  const lower = filename.toLowerCase()
  const decoder =
    decoders.find(({ endings }) => endings.some((ending) => lower.endsWith(ending))) ?? plainText
  const document = decoder.decode(text)
  const rows = document.reduce((sum, block) => sum + (block.type === 'table' ? block.rows.length : 1), 0)
  if (rows > NOTICE_LIMITS.rows) {
    throw new Problem('notice-too-large', { found: rows, limit: NOTICE_LIMITS.rows })
  }
  if (document.length === 0) throw new Problem('notice-empty')
  return document
}
