// A real service behind a door that can be shut: for what a screen does when service, network or proxy fail.
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { App, HttpDeps, HttpSettings } from '../../src/http/deps.ts'
import { openTestApp, type TestApp, type TestAppOptions } from '../support/app.ts'

/** What the door does with who comes. `silent`: takes what is said and never answers.
 * `no-parts`: pages come, scripts and style sheets do not. */
export type Door = 'open' | '502' | 'portal' | 'login' | 'broken' | 'silent' | 'no-parts'

export interface ScreenSite {
  readonly origin: string
  readonly world: TestApp
  /** Behind `502`: a proxy's page. `portal`: 200 with a page of somebody else. `login`: sent to one. */
  door(door: Door): void
  /** Nobody listens at the address any more, and every line breaks. */
  kill(): Promise<void>
  /** The service again, at the same address. */
  start(changes?: Partial<HttpDeps>): Promise<void>
  /** A figure comes in. */
  send(value: number): Promise<void>
  /** Builds the pages' scripts into a folder; `wall` instead of the wall's own. */
  scripts(name: string, wall?: string): Promise<string>
  close(): Promise<void>
}

/** Open to all who reach it, with room for more screens than a test has. */
export const SETTINGS: HttpSettings = {
  loopback: true,
  allowedHosts: [],
  publicView: true,
  openWrites: false,
  secure: false,
  trustedProxies: [],
  limits: { uploadBytes: 1_000_000, writesPerMinute: 100_000, screens: 2_000, signInsPerMinute: 1_000 },
}

const PORTAL =
  '<!doctype html><html><title>Welcome</title><body>PORTAL: please accept our terms</body></html>'

export async function openScreenSite(options: TestAppOptions = {}): Promise<ScreenSite> {
  const world = await openTestApp({ settings: SETTINGS, ...options })
  let door: Door = 'open'
  let app: App | undefined
  let front: Server | undefined
  let port = 0
  const sockets = new Set<Socket>()

  const scripts = async (name: string, wall?: string): Promise<string> => {
    const folder = join(world.data.folder, name)
    await mkdir(folder, { recursive: true })
    const root = join(import.meta.dirname, '../../src/web')
    const shared = { bundle: true, minify: true, logLevel: 'silent', target: 'chrome87' } as const
    const islands = readdirSync(join(root, 'islands')).map((file) => join(root, 'islands', file))
    await build({ ...shared, format: 'esm', outdir: folder, entryPoints: islands })
    if (wall !== undefined) await writeFile(join(folder, 'wall.js'), wall)
    if (!islands.some((path) => path.endsWith('screens.ts'))) await writeFile(join(folder, 'screens.js'), '0')
    const worker = join(root, 'worker/worker.ts')
    await build({ ...shared, format: 'iife', outfile: join(folder, 'worker.js'), entryPoints: [worker] })
    return folder
  }
  const publicFolder = await scripts('scripts')

  function pass(asked: IncomingMessage, reply: ServerResponse): void {
    if (door === 'silent') return
    if (door === 'no-parts' && asked.url?.startsWith('/assets/')) {
      reply.destroy()
      return
    }
    if (door === '502') reply.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>')
    else if (door === 'portal') reply.writeHead(200, { 'content-type': 'text/html' }).end(PORTAL)
    else if (door === 'broken') reply.destroy()
    else if (door === 'login' && asked.url !== '/portal/login')
      reply.writeHead(302, { location: '/portal/login' }).end()
    else if (door === 'login') reply.writeHead(200, { 'content-type': 'text/html' }).end(PORTAL)
    else forward(asked, reply)
  }

  function forward(asked: IncomingMessage, reply: ServerResponse): void {
    const to = (app?.server.address() as AddressInfo | null)?.port
    const { method, url, headers } = asked
    const onward = request(
      { host: '127.0.0.1', port: to, method, path: url, headers, agent: false },
      (answer) => {
        reply.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(reply)
      },
    )
    onward.on('error', () => reply.destroy())
    reply.on('close', () => onward.destroy())
    asked.pipe(onward)
  }

  async function start(changes: Partial<HttpDeps> = {}): Promise<void> {
    app = await world.another({ publicFolder, settings: SETTINGS, ...changes })
    await app.listen({ host: '127.0.0.1', port: 0 })
    front = createServer(pass)
    front.on('connection', (socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    })
    front.listen(port, '127.0.0.1')
    await once(front, 'listening')
    port = (front.address() as AddressInfo).port
  }

  async function kill(): Promise<void> {
    const closed = front?.listening ? once(front, 'close') : Promise.resolve()
    front?.close()
    for (const socket of sockets) socket.destroy()
    await closed
    await app?.close()
  }

  await start()
  return {
    origin: `http://127.0.0.1:${port}`,
    world,
    door(next) {
      door = next
      for (const socket of sockets) socket.destroy()
    },
    kill,
    start,
    async send(value) {
      const sent = await world.app.inject({
        method: 'POST',
        url: '/api/v1/uploads',
        headers: { 'content-type': 'text/csv' },
        payload: `indicator,period,value\nfirms,2022-10,${value}\n`,
      })
      if (sent.statusCode !== 201) throw new Error(sent.body)
    },
    scripts,
    async close() {
      await kill()
      await world.close()
    },
  }
}
