// Programs that others attack with, where they are installed (`pip install sqlmap`): a short run, and no finding of theirs.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, SETTINGS, type TestApp } from '../support/app.ts'

const SQLMAP = process.env.SQLMAP ?? 'sqlmap'
const hasSqlmap = spawnSync(SQLMAP, ['--version']).status === 0
if (!hasSqlmap) console.warn('attack: SKIPPED, there is no sqlmap here (SQLMAP names one)')

let world: TestApp
let folder: string
let base = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duibiao-sqlmap-'))
  world = await openTestApp({ settings: { limits: { ...SETTINGS.limits, pagesPerAsker: 1_000 } } })
  await world.app.listen({ host: '127.0.0.1', port: 0 })
  base = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await world.close()
  await rm(folder, { recursive: true, force: true })
})

/** What it says of one address; parameters with a star are tried. */
function sqlmap(path: string): Promise<string> {
  const args = ['-u', base + path, '--batch', '--flush-session', '--disable-coloring', '--output-dir', folder]
  const bounds = ['--level', '1', '--risk', '1', '--technique', 'BEU', '--timeout', '10', '--retries', '0']
  const child = spawn(SQLMAP, [...args, ...bounds, '--ignore-code', '*'], { timeout: 120_000 })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => resolve(said))
  })
}

const tried = hasSqlmap ? test : test.skip
tried.for([
  '/api/v1/observations?region=350502&indicator=firms*',
  '/api/v1/indicators/firms*',
  '/alerts?unit=x*',
])('sqlmap finds no way into the database by %s', async (path) => {
  const said = await sqlmap(path)
  expect(said, said).toContain('testing')
  expect(said).not.toMatch(
    /sqlmap identified the following injection|is vulnerable\b|appears to be '[^']*' injectable/,
  )
})
