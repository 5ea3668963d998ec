// Files of bytes decoded in the test's own process: quick, for what does not depend on the process of their own.
import type { Decode } from '../../src/ingest/decoding/decode.ts'
import type { DecodingLimits } from '../../src/ingest/decoding/limits.ts'
import type { Grid } from '../../src/ingest/grid/grid.ts'
import { decodeLimits, fileOf, readSheets } from '../../src/ingest/raw-blocks.ts'

export const decodeHere: Decode = (format, bytes, limits) => format.decode(bytes, limits)

/** The sheets of a file, decoded here or elsewhere. */
export const sheetsOf = (
  bytes: Uint8Array,
  limits: DecodingLimits,
  decode: Decode = decodeHere,
): Promise<readonly Grid[]> =>
  readSheets(fileOf({ bytes, contentType: null, filename: null }), decodeLimits(65_536, limits), decode)
