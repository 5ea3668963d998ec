// The decoders of notices, one a format; a format without one is a Problem that says what to do.
import { Problem } from '../../core/problem.ts'
import { NOTICE_LIMITS, type NoticeDocument } from '../document.ts'
import type { Decoder, NoticeFile } from './decoder.ts'
import { docx } from './docx.ts'
import { noticeHtml } from './html.ts'
import { pdf } from './pdf.ts'
import { noticeText } from './text.ts'

const decoders: readonly Decoder[] = [noticeText, noticeHtml, docx, pdf]

/** First bytes of files that are no text, whatever they are called; a zip may be a Word document. */
const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['doc, xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['gzip', [0x1f, 0x8b]],
]
const PICTURES: typeof MARKS = [
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['TIFF', [0x49, 0x49, 0x2a, 0x00]],
]
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const PDF = [0x25, 0x50, 0x44, 0x46]

const beginsWith = (bytes: Uint8Array, first: readonly number[]): boolean =>
  first.every((byte, index) => bytes[index] === byte)

const isZip = (bytes: Uint8Array): boolean => beginsWith(bytes, ZIP)

/**
 * The blocks of a file. What it is, its bytes say before its name; text without a known ending is read as plain text.
 * Raises `notice-empty`, `notice-too-large`, `notice-format`, `notice-picture`, `notice-damaged`.
 */
export async function decodeNotice(file: NoticeFile): Promise<NoticeDocument> {
  const { bytes, name } = file
  tooLarge(bytes.length, NOTICE_LIMITS.bytes)
  if (bytes.length === 0) throw new Problem('notice-empty')
  const [mark, picture] = [MARKS, PICTURES].map((kinds) =>
    kinds.find(([, first]) => beginsWith(bytes, first)),
  )
  if (mark !== undefined) throw new Problem('notice-format', { kind: mark[0] })
  if (picture !== undefined) throw new Problem('notice-picture', { kind: picture[0] })
  return withinLimits(await decoded(decoderOf(file), file))

  function decoderOf({ bytes: whole }: NoticeFile): Decoder {
    if (beginsWith(whole, PDF)) return pdf
    const lower = name.toLowerCase()
    const named = decoders.find(({ endings }) => endings.some((ending) => lower.endsWith(ending)))
    if (!isZip(whole)) return named === undefined || named === docx || named === pdf ? noticeText : named
    if (named !== docx) throw new Problem('notice-format', { kind: 'zip, ods' })
    return docx
  }
}

/** The document itself. Raises `notice-empty`, `notice-too-large`. */
export function withinLimits(document: NoticeDocument): NoticeDocument {
  tooLarge(
    document.reduce((sum, block) => sum + (block.type === 'table' ? block.rows.length : 1), 0),
    NOTICE_LIMITS.rows,
  )
  const written = document.reduce(
    (sum, block) => sum + (block.type === 'line' ? block.text.length : block.rows.flat().join('').length),
    0,
  )
  tooLarge(written, NOTICE_LIMITS.characters)
  if (written === 0) throw new Problem('notice-empty')
  return document
}

async function decoded(decoder: Decoder, file: NoticeFile): Promise<NoticeDocument> {
  try {
    return await decoder.decode(file)
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw new Problem('notice-damaged', { kind: decoder.endings[0] ?? '' }, { cause })
  }
}

function tooLarge(found: number, limit: number): void {
  if (found > limit) throw new Problem('notice-too-large', { found, limit })
}
