// Files decoded in the test's own process: quick, for what does not depend on the process of their own.
import { type Decode, decodeApart } from '../../src/ingest/decoding/decode.ts'
import { decodeFile } from '../../src/ingest/decoding/file.ts'
import type { DecodingLimits } from '../../src/ingest/decoding/limits.ts'
import type { Grid } from '../../src/ingest/grid/grid.ts'
import { decodeLimits, fileOf, readSheets } from '../../src/ingest/raw-blocks.ts'

export const decodeHere: Decode = decodeFile

/** Texts here, files of bytes in a process of their own: for the many tests that send a few rows of CSV. */
export const decodeTextHere: Decode = (format, bytes, limits, text, stop) =>
  format.kind === 'text'
    ? decodeFile(format, bytes, limits, text)
    : decodeApart(format, bytes, limits, text, stop)

/** The sheets of a file, decoded here or elsewhere. */
export const sheetsOf = (
  bytes: Uint8Array,
  limits: DecodingLimits,
  decode: Decode = decodeHere,
  filename: string | null = null,
): Promise<readonly Grid[]> =>
  readSheets(fileOf({ bytes, contentType: null, filename }), decodeLimits(65_536, limits), decode)
