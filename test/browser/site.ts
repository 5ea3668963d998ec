// A small site of ready pages for the browser: pages by path, the shipped fonts, the wall's script, a stream that can speak.
import { readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { fontCss, fontFiles } from '../../src/web/index.ts'

export const NONCE = 'bm9uY2U'
const POLICY = `default-src 'none'; style-src 'self' 'nonce-${NONCE}'; script-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'`

export interface Site {
  readonly origin: string
  /** Pages by path, without query. */
  readonly pages: Map<string, string>
  /** Says an event to every screen that listens. */
  readonly say: (event: string, data: unknown) => void
  /** Queries of the streams that were opened. */
  readonly listened: string[]
  /** Ends all streams and refuses new ones until `up`. */
  readonly down: () => void
  readonly up: () => void
  readonly stop: () => Promise<void>
}

export async function openSite(): Promise<Site> {
  const bundle = await build({
    entryPoints: [join(import.meta.dirname, '../../src/web/islands/wall.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    target: ['chrome87', 'firefox90', 'safari15'],
  })
  const script = bundle.outputFiles[0]?.text ?? ''
  const fonts = fontFiles()
  const styles = fontCss()
  const pages = new Map<string, string>()
  const streams = new Set<ServerResponse>()
  const listened: string[] = []
  let refusing = false

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const path = decodeURIComponent(url.pathname)
    const send = (type: string, body: string | Buffer): void => {
      response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY })
      response.end(body)
    }
    const page = pages.get(path)
    const font = fonts.get(basename(path))
    if (path === '/events') {
      if (refusing) {
        response.writeHead(502).end('bad gateway')
        return
      }
      listened.push(url.search)
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.flushHeaders()
      streams.add(response)
      response.on('close', () => streams.delete(response))
    } else if (page !== undefined) send('text/html; charset=utf-8', page)
    else if (path === '/assets/wall.js') send('text/javascript', script)
    else if (path === '/assets/fonts.css') send('text/css', styles)
    else if (path.startsWith('/assets/fonts/') && font) send('font/woff2', readFileSync(font))
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    pages,
    listened,
    say: (event, data) => {
      for (const stream of streams) stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    },
    down: () => {
      refusing = true
      for (const stream of streams) stream.destroy()
    },
    up: () => {
      refusing = false
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
