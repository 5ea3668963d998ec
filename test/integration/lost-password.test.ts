// An administrator who lost the password: a command on the machine makes one that only serves to set another.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { duibiao, type RunningService, serveDuibiao } from '../support/duibiao.ts'

let folder: string
let env: Record<string, string>
let service: RunningService
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duibiao-password-'))
  env = { DATA_DIR: join(folder, 'data'), SEED: 'none' }
  service = await serveDuibiao(env)
})
afterAll(async () => {
  await service.stop()
  await rm(folder, { recursive: true, force: true })
})

async function post(path: string, form: Record<string, string>, cookie = ''): Promise<Response> {
  return fetch(service.url + path, {
    ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams(form) },
    headers: { origin: service.url, cookie, accept: 'text/html' },
  })
}
const see = (path: string, cookie: string): Promise<Response> =>
  fetch(service.url + path, { redirect: 'manual', headers: { cookie, accept: 'text/html' } })
const signIn = async (password: string) => {
  const response = await post('/sign-in', { login: 'admin', password })
  return { status: response.status, cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '' }
}

async function reset(): Promise<string> {
  const { code, stdout, stderr } = await duibiao(['person', 'reset-password', 'Admin', '--lang', 'en'], env)
  expect([code, stderr]).toEqual([0, ''])
  return /password +(\S+)/.exec(stdout)?.[1] ?? ''
}

test('it opens nothing but the way to another one; earlier sessions and passwords end', async () => {
  await service.stop()
  const made = await reset()
  const unknown = await duibiao(['person', 'reset-password', 'nobody'], env)
  expect([unknown.code, unknown.stdout]).toEqual([1, ''])
  expect(unknown.stderr).toContain('administrator-unknown')

  service = await serveDuibiao(env)
  const { status, cookie } = await signIn(made)
  expect(status).toBe(303)
  for (const path of ['/', '/admin/people', '/deeds']) {
    expect((await see(path, cookie)).headers.get('location')).toBe('/me')
  }
  const token = { name: 'x', days: '1', scopes: 'boards:read' }
  expect((await post('/me/tokens', token, cookie)).status).toBe(403)
  expect(await (await see('/me', cookie)).text()).not.toContain('/me/tokens')

  const wanted = 'correct horse battery staple'
  expect((await post('/me/password', { present: made, wanted }, cookie)).status).toBe(200)
  expect((await see('/admin/people', cookie)).status).toBe(200)
  expect((await signIn(made)).status).toBe(401)
  const day = await (await see('/deeds?lang=en', cookie)).text()
  expect(day).toContain('duibiao person')
  expect(day).not.toContain(made)

  const locked = await duibiao(['person', 'reset-password', 'admin'], env)
  expect([locked.code, locked.stdout]).toEqual([1, ''])
  expect(locked.stderr).toContain('store-folder-locked')
  expect((await see('/admin/people', cookie)).status).toBe(200)

  await service.stop()
  const again = await reset()
  service = await serveDuibiao(env)
  expect((await see('/admin/people', cookie)).headers.get('location')).toMatch(/^\/sign-in/)
  expect((await signIn(wanted)).status).toBe(401)
  expect((await signIn(again)).status).toBe(303)
  await service.stop()
  expect((await duibiao(['verify'], env)).code).toBe(0)
})
