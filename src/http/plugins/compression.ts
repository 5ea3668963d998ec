// Answers travel compressed: quickly rather than small, for pages are made for each reader.
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import type { App } from '../deps.ts'

export async function compressAnswers(app: App): Promise<void> {
  await app.register(compress, {
    encodings: ['br', 'gzip', 'identity'],
    // An upload may come compressed; the ingest counts what comes out.
    requestEncodings: ['gzip', 'br', 'deflate', 'identity'],
    threshold: 1024,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    zlibOptions: { level: 5 },
  })
}
