// A real service behind a door that can be shut: for what a screen does when service, network or proxy fail.

import { readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { App, HttpDeps, HttpSettings } from '../../src/http/deps.ts'
import { DEFAULT_HTTP_LIMITS } from '../../src/http/limits.ts'
import { openTestApp, type TestApp, type TestAppOptions } from '../support/app.ts'
import { type Door, openDoor } from '../support/door.ts'

export interface ScreenSite {
  readonly origin: string
  readonly world: TestApp
  readonly door: Pick<Door, 'set'>
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
  review: false,
  secure: false,
  publicUrl: null,
  trustedProxies: [],
  embedders: [],
  limits: {
    ...DEFAULT_HTTP_LIMITS,

    uploadBytes: 1_000_000,
    writesPerMinute: 100_000,
    screens: 2_000,
    signInsPerMinute: 1_000,
  },
}

export async function openScreenSite(options: TestAppOptions = {}): Promise<ScreenSite> {
  const world = await openTestApp({ settings: SETTINGS, ...options })
  let app: App | undefined
  const door = await openDoor(() => (app?.server.address() as AddressInfo | null)?.port ?? null)

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

  async function start(changes: Partial<HttpDeps> = {}): Promise<void> {
    app = await world.another({ publicFolder, settings: SETTINGS, ...changes })
    await app.listen({ host: '127.0.0.1', port: 0 })
    await door.reopen()
  }

  async function kill(): Promise<void> {
    await door.shut()
    await app?.close()
  }

  await door.shut()
  await start()
  return {
    origin: door.origin,
    world,
    door,
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
