// ClickHouse's HTTP interface over the embedded engine: what the official client needs, on loopback only.

import { randomUUID, timingSafeEqual } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createGunzip, gzip } from 'node:zlib'
import { Abandoned } from './lane.ts'
import { insertFromFile, onlyReads, takesData } from './statement.ts'
import type { Traffic } from './traffic.ts'

interface HttpInterface {
  readonly traffic: Traffic
  readonly username: string
  readonly password: string
  /** Bodies of inserts wait here for the engine. */
  readonly incoming: string
}

/** A statement that comes as text may have this many bytes; rows to insert have no limit. */
const MAX_TEXT_BYTES = 16 * 1024 * 1024
const MAX_HEAD_BYTES = 1024 * 1024

const ABOUT_HTTP = new Set([
  'query',
  'query_id',
  'database',
  'default_format',
  'session_id',
  'role',
  'enable_http_compression',
  'wait_end_of_query',
  'send_progress_in_http_headers',
  'user',
  'password',
])

export function serveHttp(options: HttpInterface): Server {
  const server = createServer(
    { maxHeaderSize: MAX_HEAD_BYTES, keepAliveTimeout: 30_000, requestTimeout: 0 },
    (request, response) => {
      answer(options, request, response).catch((error: unknown) => fail(response, error))
    },
  )
  return server
}

async function answer(options: HttpInterface, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', 'http://localhost')
  if (url.pathname === '/ping') {
    // The engine itself, on a connection that nothing long goes over: a slow disk does not hold this up.
    await options.traffic.answer()
    response.end('Ok.\n')
    return
  }
  if (!isKnown(options, request)) {
    request.resume()
    const user = options.username
    throw new Error(
      `Code: 516. DB::Exception: ${user}: Authentication failed: password is incorrect. (AUTHENTICATION_FAILED)`,
    )
  }
  const query = url.searchParams
  const id = query.get('query_id') ?? randomUUID()
  const inUrl = query.get('query')
  let left = false
  response.once('close', () => {
    left = !response.writableFinished
  })

  let file: string | null = null
  try {
    let sql: string
    if (inUrl !== null && takesData(inUrl)) {
      file = join(options.incoming, randomUUID() + (isGzip(request) ? '.gz' : ''))
      const bytes = await save(request, file)
      if (bytes === 0) {
        finish(response, id, 'Null', new Uint8Array())
        return
      }
      sql = insertFromFile(inUrl, file)
    } else {
      const body = await readText(request)
      sql = [inUrl, body].filter((part) => part !== null && part !== '').join('\n')
    }
    const { params, settings } = sortOut(query)
    const format = query.get('default_format') ?? header(request, 'x-clickhouse-format') ?? 'TabSeparated'
    const bytes = await options.traffic.run(
      { sql, format, params, settings, abandoned: () => left },
      { reads: onlyReads(sql), heavy: header(request, 'x-duibiao-lane') === 'heavy', response },
    )
    const zipped = query.get('enable_http_compression') === '1' && acceptsGzip(request)
    finish(response, id, format, zipped ? await promisify(gzip)(bytes, { level: 1 }) : bytes, zipped)
  } finally {
    if (file !== null) await rm(file, { force: true })
  }
}

function finish(response: ServerResponse, id: string, format: string, bytes: Uint8Array, zipped = false) {
  response.writeHead(200, {
    'X-ClickHouse-Query-Id': id,
    'X-ClickHouse-Format': format,
    'X-ClickHouse-Server-Display-Name': 'duibiao-embedded',
    'X-ClickHouse-Summary': '{"read_rows":"0","read_bytes":"0","written_rows":"0","written_bytes":"0"}',
    'Content-Type': 'text/plain; charset=UTF-8',
    'Content-Length': bytes.byteLength,
    ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
  })
  response.end(bytes)
}

const STATUS_OF_CODE: Readonly<Record<string, number>> = { '516': 403, '497': 403, '60': 404, '81': 404 }

function fail(response: ServerResponse, error: unknown) {
  if (error instanceof Abandoned || response.destroyed) {
    response.destroy()
    return
  }
  const isFull =
    error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
  const words = error instanceof Error ? error.message : String(error)
  const message = isFull ? `Code: 243. DB::Exception: ${words} (NOT_ENOUGH_SPACE)` : words
  const code = /Code: (\d+)/.exec(message)?.[1] ?? '1002'
  const text = /Code: \d+/.test(message)
    ? message
    : `Code: 1002. DB::Exception: ${message} (UNKNOWN_EXCEPTION)`
  response.writeHead(STATUS_OF_CODE[code] ?? 500, {
    'X-ClickHouse-Exception-Code': code,
    'Content-Type': 'text/plain; charset=UTF-8',
  })
  response.end(`${text}\n`)
}

function sortOut(query: URLSearchParams) {
  const params = new Map<string, string>()
  const settings = new Map<string, string>()
  for (const [name, value] of query) {
    if (name.startsWith('param_')) params.set(name.slice('param_'.length), value)
    else if (!ABOUT_HTTP.has(name)) settings.set(name, value)
  }
  return { params, settings }
}

function isKnown({ username, password }: HttpInterface, request: IncomingMessage): boolean {
  const basic = /^Basic (.+)$/.exec(header(request, 'authorization') ?? '')?.[1]
  const given = basic
    ? Buffer.from(basic, 'base64')
    : Buffer.from(`${header(request, 'x-clickhouse-user')}:${header(request, 'x-clickhouse-key')}`)
  const wanted = Buffer.from(`${username}:${password}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

const header = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}
const isGzip = (request: IncomingMessage) => header(request, 'content-encoding') === 'gzip'
const acceptsGzip = (request: IncomingMessage) => /\bgzip\b/.test(header(request, 'accept-encoding') ?? '')

/** The whole body is here before the engine begins: a sender that dies half-way leaves nothing behind. */
async function save(request: IncomingMessage, path: string): Promise<number> {
  const out = createWriteStream(path, { mode: 0o600, highWaterMark: 1024 * 1024 })
  await pipeline(request, out)
  return out.bytesWritten
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  const source = isGzip(request) ? request.pipe(createGunzip()) : request
  for await (const chunk of source) {
    size += chunk.length
    if (size > MAX_TEXT_BYTES) {
      throw new Error('Code: 62. DB::Exception: Max query size exceeded. (SYNTAX_ERROR)')
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
