// The bytes of a document that came back, opened under a cap: what is no document of ours says so.
import { Problem } from '../core/problem.ts'
import { unzip } from '../ingest/decoding/zip.ts'
import { type MarkedDocument, readMarkedDocument } from '../rounds/marked-document.ts'

/** Bytes of a document, packed and unpacked. */
export const RETURNED_FILE_BYTES = 5 * 1024 * 1024
const UNPACKED_BYTES = 12 * 1024 * 1024

interface ReturnedBytes {
  readonly document: MarkedDocument
  /** What stands in the margin. */
  readonly comments: readonly string[]
}

/** Problems: `round-file-foreign`, `round-file-macros`, `round-file-inflates`, `round-file-damaged`. */
export function readReturnedBytes(bytes: Buffer): ReturnedBytes {
  if (bytes.length < 4 || bytes.readUInt32LE(0) !== 0x04034b50) throw new Problem('round-file-foreign')
  const parts = partsOf(bytes)
  if ([...parts.keys()].some((name) => /vbaProject\.bin$|vbaData\.xml$/i.test(name)))
    throw new Problem('round-file-macros')
  const main = parts.get('word/document.xml')
  if (!main) throw new Problem('round-file-foreign')
  const margin = parts.get('word/comments.xml')
  return {
    document: readMarkedDocument(main.toString('utf8')),
    comments: margin ? readMarkedDocument(margin.toString('utf8')).outside : [],
  }
}

function partsOf(bytes: Buffer): ReadonlyMap<string, Buffer> {
  try {
    return unzip(bytes, UNPACKED_BYTES, (name) => /^word\/(?:document|comments)\.xml$|vba/i.test(name))
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    if (cause.code === 'workbook-inflates')
      throw new Problem('round-file-inflates', { most: UNPACKED_BYTES / 1024 / 1024 }, { cause })
    throw new Problem('round-file-damaged', {}, { cause })
  }
}
