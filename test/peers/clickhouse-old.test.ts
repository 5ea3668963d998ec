// A real server of 2018, Debian's clickhouse-server 18.16.1: too old, and said so; its way of refusing a login is known.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { silentLog } from '../../src/core/log.ts'
import { migrateStore, openStore } from '../../src/store/open-store.ts'
import { skipsWithout } from '../support/debian.ts'
import { freePort } from '../support/free-port.ts'

const SERVER = '/usr/sbin/clickhouse-server'
const skips = skipsWithout(['clickhouse-server'], [SERVER])

describe.skipIf(skips)('clickhouse-server 18.16', () => {
  let folder: string
  let server: ChildProcess
  let url: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duibiao-old-'))
    const [http, tcp] = [await freePort(), await freePort()]
    url = `http://127.0.0.1:${http}`
    await mkdir(join(folder, 'data'))
    await writeFile(join(folder, 'config.xml'), configOf(folder, http, tcp))
    await writeFile(join(folder, 'users.xml'), USERS)
    server = spawn(SERVER, [`--config-file=${join(folder, 'config.xml')}`], { cwd: folder, stdio: 'ignore' })
    await once(server, 'spawn')
    while (!(await answers(url))) {
      if (server.exitCode !== null) throw new Error(`clickhouse-server ended with ${server.exitCode}`)
      await pause(50)
    }
  })
  afterAll(async () => {
    await end(server)
    await rm(folder, { recursive: true, force: true })
  })

  const options = (username: string, password: string) => ({
    ...{ url, username, password },
    database: 'duibiao',
    log: silentLog,
    parsePlan: () => {
      throw new Error('no plans here')
    },
  })

  test.each(['default', 'reader'])('as %s: too old, with both versions named', async (username) => {
    await expect(openStore(options(username, 'secret'))).rejects.toMatchObject({
      code: 'store-too-old',
      detail: { en: expect.stringMatching(/18\.16\.1.*24\.8/) },
    })
    await expect(migrateStore({ ...options(username, 'secret'), dryRun: true })).rejects.toMatchObject({
      code: 'store-too-old',
    })
  })

  test('a wrong password and an unknown user', async () => {
    for (const [username, password] of [
      ['default', 'guess'],
      ['nobody', 'secret'],
    ] as const) {
      await expect(openStore(options(username, password))).rejects.toMatchObject({
        code: 'store-login-refused',
        detail: { zh: expect.stringContaining(username) },
      })
    }
  })

  test('no password is ever part of what is said', async () => {
    const said = await openStore(options('default', 'hidden-word')).catch((error: unknown) => error)
    expect(said).toBeInstanceOf(Error)
    expect(JSON.stringify(said) + String(said)).not.toContain('hidden-word')
  })

  test('a server that stops is unreachable', async () => {
    await end(server)
    await expect(openStore(options('default', 'secret'))).rejects.toMatchObject({ code: 'store-unreachable' })
  })
})

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = once(server, 'close')
  server.kill('SIGKILL')
  await gone
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/ping`)).ok
  } catch {
    return false
  }
}

const configOf = (folder: string, http: number, tcp: number) => `<yandex>
  <logger><level>none</level></logger>
  <http_port>${http}</http_port>
  <tcp_port>${tcp}</tcp_port>
  <listen_host>127.0.0.1</listen_host>
  <path>${folder}/data/</path>
  <tmp_path>${folder}/data/tmp/</tmp_path>
  <users_config>users.xml</users_config>
  <default_profile>default</default_profile>
  <default_database>default</default_database>
  <mark_cache_size>5368709</mark_cache_size>
</yandex>`

const user = (
  name: string,
  profile: string,
) => `<${name}><password>secret</password><networks><ip>127.0.0.1</ip></networks>
  <profile>${profile}</profile><quota>default</quota></${name}>`
const USERS = `<yandex>
  <profiles><default/><readonly><readonly>1</readonly></readonly></profiles>
  <users>${user('default', 'default')}${user('reader', 'readonly')}</users>
  <quotas><default/></quotas>
</yandex>`
