// `npm run dev` on a copy of the sources: a change is built, the service starts again, open pages are told; a fault leaves all as it is.
import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

const COPIED = ['bin', 'dashboards', 'migrations', 'package.json', 'scripts', 'seeds', 'src', 'docs']
const PATIENT = { timeout: 60_000, interval: 50 }
let folder: string
let dev: ChildProcess
let said = ''
let origin = ''

/** What the script in an open page hears, in order. */
const heard: string[] = []
const listening = new AbortController()

async function listen(): Promise<void> {
  const { body } = await fetch(`${origin}/dev/changes`, { signal: listening.signal })
  for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) heard.push(text.trim())
}

const page = async (): Promise<string> =>
  (await fetch(`${origin}/health`, { headers: { accept: 'text/html' } })).text()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duibiao-dev-'))
  for (const name of COPIED) await cp(name, join(folder, name), { recursive: true })
  await symlink(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
  const { PATH, HOME } = process.env
  dev = spawn(process.execPath, ['scripts/dev.mjs'], {
    cwd: folder,
    env: { PATH, HOME, PORT: '0', LOG_LEVEL: 'warn', DATA_DIR: join(folder, 'data') },
  })
  dev.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  await vi.waitFor(() => expect(said).toMatch(/\[dev\] ready/), PATIENT)
  origin = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? ''
})

afterAll(async () => {
  listening.abort()
  const ended = new Promise((resolve) => dev.once('exit', resolve))
  dev.kill('SIGTERM')
  await ended
  await rm(folder, { recursive: true, force: true })
})

test('pages come through the door with one script more, which they may run', async () => {
  const answer = await fetch(`${origin}/`, { headers: { accept: 'text/html' } })
  expect(answer.status).toBe(200)
  expect(await answer.text()).toMatch(/<script src="\/dev\/reload.js"><\/script>$/)
  expect(answer.headers.get('content-security-policy')).toMatch(/script-src[^;]*'self'/)
  expect(await (await fetch(`${origin}/dev/reload.js`)).text()).toContain("new EventSource('/dev/changes')")
})

test('a fault in the sources leaves the service as it is; the change that mends it is served and told', async () => {
  listen().catch(() => {})
  await expect.poll(() => heard, PATIENT).toEqual(['data: 1'])
  const path = join(folder, 'src/main.ts')
  const source = await readFile(path, 'utf8')
  await writeFile(path, `${source}\nthis is no TypeScript\n`)
  await expect.poll(() => said, PATIENT).toMatch(/not built, the service stays as it is/)
  expect((await fetch(`${origin}/`)).status).toBe(200)
  expect(heard).toEqual(['data: 1'])

  const words = join(folder, 'package.json')
  await writeFile(words, (await readFile(words, 'utf8')).replace(/"version": "[^"]+"/, '"version": "77.7.7"'))
  await writeFile(path, source)
  await expect.poll(() => heard, PATIENT).toEqual(['data: 1', 'data: 2'])
  expect(await page()).toContain('77.7.7')
})
