// A whole service is backed up while it runs and stands again elsewhere, byte by byte; what is cut off, changed or killed is never taken for whole.
import { spawn, spawnSync } from 'node:child_process'
import { chmod, copyFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { doerOf } from '../../src/core/deed.ts'
import { silentLog } from '../../src/core/log.ts'
import { startEngine } from '../../src/engine/supervisor.ts'
import { openPeople } from '../../src/people/people.ts'
import { openStore } from '../../src/store/open-store.ts'
import { duibiao, type RunningService, serveDuibiao } from '../support/duibiao.ts'
import { storeOptions } from '../support/store.ts'

let folder: string
let data: string
let service: RunningService
let figures: string
let passphrase: string

const at = (name: string): string => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duibiao-backup-'))
  data = at('data')
  service = await serveDuibiao({ DATA_DIR: data })
  figures = (await readFile(join(data, 'demo-token'), 'utf8')).trim()
  passphrase = at('passphrase')
  await writeFile(passphrase, 'twelve plums in a blue bowl\n', { mode: 0o600 })
  await service.stop()
  // Of a stopped service, without a token.
  const done = await duibiao(['backup', at('full.tar.gz'), '--lang', 'en'], { DATA_DIR: data })
  expect(done).toMatchObject({ code: 0, stderr: '' })
}, 240_000)
afterEach(() => service.stop())
afterAll(async () => {
  await service?.stop()
  await rm(folder, { recursive: true, force: true })
})

const send = (value: string) =>
  fetch(`${service.url}/api/v1/uploads?accept=checked`, {
    method: 'POST',
    headers: { authorization: `Bearer ${figures}`, 'content-type': 'text/csv' },
    body: `indicator,period,value\ncar-parks,2022-11,${value}\n`,
  })
/** What people see, without what tells the moment at which it was asked. */
async function screens(url: string): Promise<readonly string[]> {
  const pages = [
    '/wall/headline?as-of=2022-10-31',
    '/indicators/car-parks?as-of=2022-12-31',
    '/api/v1/observations?indicator=car-parks&from=2022-01&to=2022-12',
    '/api/v1/assessments?plan=licheng-2022&as-of=2022-10-31',
    '/tasks?as-of=2022-10-31',
  ]
  return Promise.all(
    pages.map(async (page) => {
      const answer = await fetch(url + page, { headers: { 'accept-language': 'en' } })
      expect(answer.status, page).toBe(200)
      return (await answer.text()).replace(/ (?:nonce|data-now|data-version)="[^"]*"/g, '')
    }),
  )
}

test('a running service: a full backup and what came after it, restored elsewhere, shows the same screens', async () => {
  service = await serveDuibiao({ DATA_DIR: data })
  expect((await send('4.1')).status).toBe(201)
  const port = new URL(service.url).port
  // The folder is the service's: the command asks it, and what may not back up is told so.
  const refused = await duibiao(['backup', at('no.tar.gz'), '--lang', 'en'], { DATA_DIR: data, PORT: port })
  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain('right-missing')
  await expect(stat(at('no.tar.gz'))).rejects.toThrow('ENOENT')

  const seen = await screens(service.url)
  await service.stop()
  const more = await duibiao(['backup', at('more.tar.gz'), '--after', at('full.tar.gz'), '--lang', 'en'], {
    DATA_DIR: data,
  })
  expect(more).toMatchObject({ code: 0, stderr: '' })
  expect((await stat(at('more.tar.gz'))).size).toBeLessThan((await stat(at('full.tar.gz'))).size)

  const elsewhere = { DATA_DIR: at('elsewhere') }
  const files = [at('full.tar.gz'), at('more.tar.gz')]
  const back = await duibiao(['restore', ...files, '--lang', 'en'], elsewhere)
  expect(back).toMatchObject({ code: 0, stderr: '' })
  expect(back.stdout).toContain('chain, figures and files all fit')
  expect((await duibiao(['verify'], elsewhere)).code).toBe(0)
  service = await serveDuibiao(elsewhere)
  const shown = await screens(service.url)
  expect(shown.map((page, index) => page === seen[index])).toEqual(seen.map(() => true))
  expect((await send('4.2')).status).toBe(201)
  await service.stop()

  // Into what is not empty, without the first, and the wrong way round.
  const again = await duibiao(['restore', ...files, '--lang', 'en'], elsewhere)
  expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('restore-not-empty')])
  for (const wrong of [[files[1] ?? ''], [...files].reverse()]) {
    const { code, stderr } = await duibiao(['restore', ...wrong], { DATA_DIR: at('wrong') })
    expect([code, stderr]).toEqual([1, expect.stringContaining('backup-out-of-order')])
  }
})

test('anybody opens it with tar; with a passphrase nobody without', async () => {
  const listed = spawnSync('tar', ['tzf', at('full.tar.gz')], { encoding: 'utf8' })
  expect(listed.status).toBe(0)
  const names = listed.stdout.trimEnd().split('\n')
  expect([names[0], names.at(-1)]).toEqual(['head.json', 'manifest.json'])
  expect(
    names.filter((name) => !/^(?:head|manifest)\.json$|^tables\/|^uploads\/|^evidence\//.test(name)),
  ).toEqual([])

  const secret = at('secret.tar.gz.age')
  const made = await duibiao(['backup', secret, '--passphrase-file', passphrase], { DATA_DIR: data })
  expect(made).toMatchObject({ code: 0, stderr: '' })
  expect((await stat(secret)).mode & 0o077).toBe(0)
  expect((await readFile(secret, 'latin1')).slice(0, 22)).toBe('age-encryption.org/v1\n')
  const check = (...more: string[]) => duibiao(['backup', 'check', secret, ...more, '--lang', 'en'])
  expect((await check()).stderr).toContain('backup-passphrase-missing')
  const other = at('other')
  await writeFile(other, 'another passphrase\n', { mode: 0o600 })
  expect((await check('--passphrase-file', other)).stderr).toContain('backup-passphrase-wrong')
  await chmod(other, 0o644)
  expect((await check('--passphrase-file', other)).stderr).toContain('backup-passphrase-unusable')
  expect(await check('--passphrase-file', passphrase)).toMatchObject({ code: 0 })
})

test('cut off anywhere, changed in a byte, or no backup at all: said, and nothing is handed over', async () => {
  const whole = await readFile(at('full.tar.gz'))
  const broken = at('broken.tar.gz')
  const tried = async (name: string): Promise<string> => {
    const { code, stderr } = await duibiao(['restore', broken, '--lang', 'en'], { DATA_DIR: at(name) })
    expect(code, name).toBe(1)
    return stderr
  }
  for (const part of [0.3, 0.9]) {
    await copyFile(at('full.tar.gz'), broken)
    await truncate(broken, Math.floor(whole.byteLength * part))
    expect(await tried(`cut-${part}`)).toContain('backup-damaged')
  }
  const changed = Buffer.from(whole)
  const place = Math.floor(whole.byteLength / 2)
  changed[place] = (changed[place] ?? 0) ^ 0x55
  await writeFile(broken, changed)
  expect(await tried('changed')).toMatch(/backup-damaged|restore-differs/)
  await writeFile(broken, 'indicator,period,value\n')
  expect(await tried('none')).toContain('backup-unknown')
  // What was begun is no service.
  const { code, stderr } = await duibiao(['verify', '--lang', 'en'], { DATA_DIR: at('cut-0.9') })
  expect([code, stderr]).toEqual([1, expect.stringContaining('restore-unfinished')])
})

test('killed at any moment: no file under the name, no folder that serves a half', async () => {
  const kill = async (args: readonly string[], env: Record<string, string>, ms: number): Promise<void> => {
    const child = spawn(process.execPath, ['bin/duibiao.js', ...args], {
      env: { PATH: process.env.PATH, ...env },
      stdio: 'ignore',
      detached: true,
    })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    await pause(ms)
    // With the engine that it started.
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
    await ended
  }
  for (const [round, ms] of [2_000, 4_000].entries()) {
    const file = at(`killed-${round}.tar.gz`)
    await kill(['backup', file], { DATA_DIR: data }, ms)
    if ((await readdir(folder)).includes(`killed-${round}.tar.gz`))
      expect((await duibiao(['backup', 'check', file])).code).toBe(0)
    const place = { DATA_DIR: at(`half-${round}`) }
    await kill(['restore', at('full.tar.gz')], place, ms)
    const { code, stderr } = await duibiao(['verify', '--lang', 'en'], place)
    const entries = code === 0 ? (await duibiao(['verify', '--lang', 'en'], place)).stdout : stderr
    // Not begun, not finished, or whole.
    expect(entries).toMatch(/^0 entries|restore-unfinished|entries, all fit/)
  }
})

test('each day into a folder, so many kept', async () => {
  const daily = at('daily')
  const admin = await adminToken()
  service = await serveDuibiao({ DATA_DIR: data, BACKUP_DIR: daily, BACKUP_KEEP: '2', SCHEDULE: 'off' })
  const port = new URL(service.url).port
  const made: string[] = []
  for (let day = 1; day <= 3; day++) {
    const run = await fetch(`${service.url}/api/v1/jobs/backup/runs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
      body: JSON.stringify({ day: `2022-11-0${day}` }),
    })
    expect(await run.json()).toMatchObject({ state: 'done' })
    made.push(...(await readdir(daily)).filter((name) => !made.includes(name)))
    await pause(1_000)
  }
  expect((await readdir(daily)).sort()).toEqual(made.sort().slice(-2))
  const running = await duibiao(['backup', at('running.tar.gz'), '--lang', 'en'], {
    ...{ DATA_DIR: data, PORT: port, DUIBIAO_TOKEN: admin },
  })
  expect(running).toMatchObject({ code: 0, stderr: '' })
  expect((await duibiao(['backup', 'check', at('running.tar.gz')])).code).toBe(0)
  const twice = await duibiao(['backup', at('running.tar.gz')], { DATA_DIR: data })
  expect([twice.code, twice.stderr]).toEqual([1, expect.stringContaining('backup-exists')])
})

/** An administrator's, made in the folder while no service has it. */
async function adminToken(): Promise<string> {
  const engine = await startEngine({ folder: join(data, 'engine'), log: silentLog })
  const now = () => new Date().toISOString()
  try {
    const store = await openStore({ ...storeOptions(engine), database: 'duibiao' })
    const people = await openPeople({
      store,
      sessions: { idleMs: 1_000, absoluteMs: 1_000 },
      now,
      log: silentLog,
    })
    const [admin] = (await people.all()).filter(({ role }) => role === 'administrator')
    const asked = { name: 'backups', scopes: ['backups:make', 'settings:write'] as const, days: 30 }
    // What replaces itself merges again as it is put back.
    for (const second of ['01', '02', '03'])
      await store.people.used([{ session: 'used-often', at: `2022-11-01T00:00:${second}.000Z` }])
    const { token } = await people.makeToken(admin?.id ?? '', asked, doerOf('test'))
    await people.close()
    await store.close()
    return token
  } finally {
    await engine.stop()
  }
}
