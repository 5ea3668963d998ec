// The bytes of a notice -> its tasks. Runs in the process of its own (child.ts): libraries for Word and PDF believe what a file says.
import { Problem } from '../../core/problem.ts'
import { decodeNotice, withinLimits } from '../../notices/decoders/index.ts'
import { blocksOfSheet } from '../../notices/decoders/sheet.ts'
import { beginsDictionary, readDictionary } from '../../notices/dictionary.ts'
import { NOTICE_LIMITS, type NoticeDocument } from '../../notices/document.ts'
import { type NoticeChoice, readNotice } from '../../notices/read-notice.ts'
import { decodeText, watchEncoding } from '../encoding.ts'
import { decodeLimits, fileOf, readSheets } from '../raw-blocks.ts'
import { decodeFile } from './file.ts'
import { gathered } from './gathered.ts'
import type { DecodingLimits } from './limits.ts'
import type { NoticePart } from './parts.ts'
import { storedZip, unzip } from './zip.ts'

/** Tasks of one part: whoever takes them answers others in between. */
const TASKS_A_PART = 200

/** Raises the Problems `notice-…` and `workbook-…`. */
export async function* noticeParts(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  choice: NoticeChoice,
  limits: DecodingLimits,
): AsyncGenerator<NoticePart> {
  const bytes = await gathered(chunks, Number.POSITIVE_INFINITY)
  const { tasks, ...notice } = readNotice(await documentOf(bytes, name, limits), choice)
  yield { kind: 'notice', notice }
  for (let from = 0; from < tasks.length; from += TASKS_A_PART)
    yield { kind: 'tasks', tasks: tasks.slice(from, from + TASKS_A_PART) }
}

/** Raises `dictionary-without-table` and the Problems `notice-…` and `workbook-…`. */
export async function* dictionaryParts(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  limits: DecodingLimits,
): AsyncGenerator<NoticePart> {
  const bytes = await gathered(chunks, Number.POSITIVE_INFINITY)
  yield {
    kind: 'dictionary',
    entries: readDictionary(await documentOf(bytes, name, limits, beginsDictionary)),
  }
}

/** What a file is, its bytes say before its name. `isHead`: where the table of a sheet begins. */
async function documentOf(
  bytes: Buffer,
  name: string,
  limits: DecodingLimits,
  isHead?: Parameters<typeof blocksOfSheet>[1],
): Promise<NoticeDocument> {
  const tooLarge = bytes.length > NOTICE_LIMITS.bytes
  if (tooLarge) throw new Problem('notice-too-large', { found: bytes.length, limit: NOTICE_LIMITS.bytes })
  if (isCompound(bytes)) {
    // Word and Excel before 2007, and any Office file with a password, lie in the same kind of folder.
    if (bytes.includes(ENCRYPTED)) throw new Problem('notice-encrypted')
    if (!bytes.includes(WORD_STREAM) && bytes.includes(WORKBOOK_STREAM))
      return sheetsOf(bytes, name, limits, isHead)
  }
  if (!isZip(bytes)) return decodeNotice({ name, bytes, text: () => textOf(bytes) })
  const parts = partsOfZip(bytes, limits)
  if (parts.has('xl/workbook.xml') || parts.has('xl/workbook.bin'))
    return sheetsOf(bytes, name, limits, isHead)
  if (!parts.has('word/document.xml')) throw new Problem('notice-format', { kind: 'zip, ods, odt' })
  return decodeNotice({ name: 'notice.docx', bytes: storedZip(parts), text: async () => '' })
}

const startsWith = (bytes: Buffer, first: readonly number[]): boolean =>
  first.every((byte, index) => bytes[index] === byte)
const isZip = (bytes: Buffer): boolean => startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])
const isCompound = (bytes: Buffer): boolean => startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])

// Names of streams stand in UTF-16 in the folder of a compound file.
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')
const WORD_STREAM = Buffer.from('WordDocument', 'utf16le')
const WORKBOOK_STREAM = Buffer.from('Workbook', 'utf16le')

/** The parts of a zip but its pictures, under the cap; its Problems in the words of notices. */
function partsOfZip(bytes: Buffer, { inflatedBytes }: DecodingLimits): ReadonlyMap<string, Buffer> {
  try {
    return unzip(bytes, inflatedBytes, (part) => !part.includes('media/'))
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    if (cause.code === 'workbook-locked') throw new Problem('notice-encrypted', {}, { cause })
    if (cause.code === 'workbook-inflates')
      throw new Problem('notice-inflates', { limit: inflatedBytes }, { cause })
    throw new Problem('notice-damaged', { kind: 'docx, xlsx' }, { cause })
  }
}

/** The sheets that are shown. */
async function sheetsOf(
  bytes: Buffer,
  name: string,
  limits: DecodingLimits,
  isHead?: Parameters<typeof blocksOfSheet>[1],
): Promise<NoticeDocument> {
  const file = fileOf({ bytes, contentType: null, filename: name })
  const sheets = await readSheets(file, decodeLimits(RECORD_LENGTH, limits), decodeFile)
  const blocks = sheets
    .filter(({ hidden }) => !hidden)
    .flatMap((grid) =>
      blocksOfSheet(
        Array.from({ length: grid.rows }, (_, row) =>
          Array.from({ length: grid.columns }, (__, column) => grid.cell(row, column).shown),
        ),
        isHead,
      ),
    )
  return withinLimits(blocks)
}

/** Characters of a cell. */
const RECORD_LENGTH = 65_536

/** In UTF-8, UTF-16 or GB18030. Problem `notice-damaged` for what is no text. */
async function textOf(bytes: Buffer): Promise<string> {
  async function* once(): AsyncGenerator<Uint8Array> {
    yield bytes
  }
  const watch = watchEncoding()
  watch.see(bytes)
  let text = ''
  try {
    for await (const piece of decodeText(once(), watch.encoding())) text += piece
  } catch (cause) {
    throw cause instanceof Problem ? new Problem('notice-no-text', {}, { cause }) : cause
  }
  if (text.slice(0, 4_096).includes('\0')) throw new Problem('notice-no-text')
  return text
}
