// The service on a disk that fills up, cannot be written, and has room again; what was kept is checked file by file.
import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { duibiao, type RunningService, serveDuibiao } from '../support/duibiao.ts'

let disk: string
let data: string
let service: RunningService
let token: string

const mount = (...args: string[]): boolean => spawnSync('mount', args).status === 0
// Only who may mount can fill a disk of their own; CI runs as such.
const mayMount = process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0

const start = () => serveDuibiao({ DATA_DIR: data, MIN_FREE_MB: '8' })
beforeAll(async () => {
  disk = await mkdtemp(join(tmpdir(), 'duibiao-disk-'))
  data = join(disk, 'data')
  if (mayMount) mount('-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', disk)
  service = await start()
  token = readFileSync(join(data, 'demo-token'), 'utf8').trim()
}, 240_000)
afterAll(async () => {
  await service?.stop()
  if (mayMount) spawnSync('umount', ['-l', disk])
  await rm(disk, { recursive: true, force: true })
})

const send = (value: string) =>
  fetch(`${service.url}/api/v1/uploads?accept=checked`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
    body: `indicator,period,value\ncar-parks,2022-11,${value}\n`,
  })
const health = async () => (await fetch(`${service.url}/health`)).json()
const shown = async (): Promise<string> =>
  (
    await fetch(`${service.url}/api/v1/observations?indicator=car-parks&from=2022-11&to=2022-11`, {
      headers: { accept: 'text/csv' },
    })
  ).text()

test.runIf(mayMount)(
  'a full disk: 507, degraded at once, reads go on, nothing is lost, and it recovers by itself',
  async () => {
    expect((await send('4.1')).status).toBe(201)
    const before = await shown()
    await writeFile(join(disk, 'fill'), '')
    spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'fill')}`, 'bs=64k'])
    const refused = await send('4.2')
    expect([refused.status, (await refused.json()).code]).toEqual([507, 'store-disk-full'])
    const told = await health()
    expect(told.status).toBe('degraded')
    expect(JSON.stringify(told.problems)).toContain('The disk is full')
    for (const path of ['/', '/wall/headline', '/indicators/car-parks']) {
      expect((await fetch(service.url + path)).status, path).toBe(200)
    }
    expect(await shown()).toBe(before)
    // What is small and goes to the database is refused as plainly.
    const deed = await fetch(`${service.url}/api/v1/plans`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/yaml' },
      body: 'x',
    })
    expect(deed.status).toBeLessThan(500)
    await rm(join(disk, 'fill'))
    expect((await send('4.2')).status).toBe(201)
    await expect.poll(async () => (await health()).status, { timeout: 90_000 }).toBe('ok')
    expect(await shown()).toContain(',4.2,')
  },
)

test.runIf(mayMount)('a folder that became read-only: said within seconds, reads go on', async () => {
  const uploads = join(data, 'uploads')
  expect(mount('--bind', uploads, uploads) && mount('-o', 'remount,bind,ro', uploads)).toBe(true)
  try {
    const refused = await send('4.3')
    expect([refused.status, (await refused.json()).code]).toEqual([503, 'store-folder-unwritable'])
    expect((await fetch(`${service.url}/wall/headline`)).status).toBe(200)
    const problems = async () => JSON.stringify((await health()).problems)
    await expect.poll(problems, { timeout: 90_000 }).toContain('cannot be written (EROFS)')
  } finally {
    mount('-o', 'remount,bind,rw', uploads)
    spawnSync('umount', ['-l', uploads])
  }
  expect((await send('4.3')).status).toBe(201)
})

test('files are for the service’s user only, also after an upgrade; each original is compared by its hash', async () => {
  if (!mayMount) expect((await send('4.3')).status).toBe(201)
  const all = (folder: string) =>
    readdirSync(join(data, folder), { withFileTypes: true, recursive: true }).map((entry) =>
      join(entry.parentPath, entry.name),
    )
  const open = () =>
    [join(data, 'uploads'), join(data, 'engine'), ...all('uploads'), ...all('engine')].filter(
      (path) => (statSync(path).mode & 0o077) !== 0,
    )
  expect(open()).toEqual([])
  expect(await service.stop()).toBe(0)
  expect((await duibiao(['verify'], { DATA_DIR: data })).code).toBe(0)

  // As a release of before left it, with one file gone and one changed.
  const files = all('uploads').filter((path) => /[0-9a-f]{64}$/.test(path) && statSync(path).isFile())
  for (const path of [join(data, 'uploads'), ...files]) chmodSync(path, 0o755)
  const [gone = '', changed = ''] = files
  await rm(gone)
  const bytes = readFileSync(changed)
  bytes[0] = (bytes[0] ?? 0) ^ 1
  await writeFile(changed, bytes)
  const verified = await duibiao(['verify', '--lang', 'en'], { DATA_DIR: data })
  expect(verified.code).toBe(1)
  expect(verified.stderr).toContain(`is gone: ${gone.slice(-64)}`)
  expect(verified.stderr).toContain(`is changed: expected ${changed.slice(-64)}`)
  service = await start()
  expect(open()).toEqual([])
  const told = await health()
  expect(told.status).toBe('failing')
  expect(told.problems.filter(({ en }: { en: string }) => en.startsWith('The file of upload'))).toHaveLength(
    2,
  )
})
