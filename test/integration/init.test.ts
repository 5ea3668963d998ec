// Beginning on the machine itself: an empty folder gets its administrator, the steps are told again, the demonstration never comes.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { duibiao, serveDuibiao } from '../support/duibiao.ts'

let folder: string
let env: Record<string, string>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duibiao-init-'))
  env = { DATA_DIR: join(folder, 'data') }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const init = (...more: string[]) => duibiao(['init', '--lang', 'en', ...more], env)

test('an empty folder gets an administrator; asked again it says how far it is, without a second password', async () => {
  const first = await init()
  expect([first.code, first.stderr]).toEqual([0, ''])
  const password = /^ +password +(\S+)/m.exec(first.stdout)?.[1] ?? ''
  expect(password).toMatch(/^\S{16,}$/)
  expect(first.stdout.match(/^ {2}\d\. .+$/gm)).toEqual([
    '  1. Who you are',
    '  2. Your plan',
    '  3. Your people',
    '  4. Your first month',
  ])
  expect(first.stdout).toContain('/begin')
  expect(first.stdout).toContain('SEED=none')

  const again = await init('--without-demonstration')
  expect([again.code, again.stderr]).toEqual([0, ''])
  expect(again.stdout).not.toContain(password)
  expect(again.stdout).not.toMatch(/password is shown/)
  expect(again.stdout).toContain('was put away')

  const service = await serveDuibiao(env)
  try {
    const see = async (path: string) => (await fetch(service.url + path)).text()
    expect(await see('/')).toContain('还没有年度目标')
    expect(JSON.parse(await see('/api/v1/plans'))).toEqual({ plans: [] })
    expect(JSON.parse(await see('/api/v1/uploads'))).toMatchObject({ uploads: [] })
    const signedIn = await fetch(`${service.url}/sign-in`, {
      ...{ method: 'POST', redirect: 'manual', headers: { origin: service.url } },
      body: new URLSearchParams({ login: 'admin', password }),
    })
    expect(signedIn.status).toBe(303)
    const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const page = await fetch(`${service.url}/begin?lang=zh`, { headers: { cookie, accept: 'text/html' } })
    expect(await page.text()).toContain('演示已收起')
    const locked = await init()
    expect([locked.code, locked.stdout]).toEqual([1, ''])
    expect(locked.stderr).toContain('store-folder-locked')
  } finally {
    await service.stop()
  }
})
