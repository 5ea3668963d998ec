// What kind of file some bytes are, whatever their name says: only kinds that may be shown as evidence.
import { fileTypeFromBuffer } from 'file-type'
import type { EvidenceType } from '../core/evidence.ts'

const BY_SIGNATURE: Readonly<Record<string, EvidenceType>> = {
  pdf: 'pdf',
  docx: 'docx',
  xlsx: 'xlsx',
  cfb: 'ole',
  jpg: 'jpg',
  png: 'png',
  gif: 'gif',
  webp: 'webp',
}

/** null: none that is taken. */
export async function evidenceTypeOf(bytes: Uint8Array, name: string): Promise<EvidenceType | null> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (found === undefined) return isPlainText(bytes) ? 'text' : null
  if (found.ext === 'zip') return hasEntry(bytes, 'OFD.xml') ? 'ofd' : null
  const type = BY_SIGNATURE[found.ext] ?? null
  // The old container also holds installers and mails.
  return type === 'ole' && !/\.(?:doc|xls|wps|et)$/i.test(name.trim()) ? null : type
}

/** An entry of that name in the archive's own list. */
function hasEntry(archive: Uint8Array, name: string): boolean {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) {
    const head = at - LIST_ENTRY
    if (head < 0 || bytes.readUInt32LE(head) !== LIST_SIGNATURE) continue
    if (bytes.readUInt16LE(head + NAME_LENGTH_AT) === name.length) return true
  }
  return false
}

// Source: APPNOTE.TXT of PKWARE, 4.3.12.
const LIST_SIGNATURE = 0x02014b50
const LIST_ENTRY = 46
const NAME_LENGTH_AT = 28

/** Readable by people: UTF-8 or GB18030 without controls. */
function isPlainText(bytes: Uint8Array): boolean {
  return ['utf-8', 'gb18030'].some((encoding) => {
    try {
      const words = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return !/[^\P{Cc}\t\n\r\f]/u.test(words)
    } catch {
      return false
    }
  })
}
