// The description of the API before public judges: a validator finds nothing, and a client made from it does a month's work.
import { execFile, spawnSync } from 'node:child_process'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'

/** Not among our own dependencies: they are judges, not parts. Versions are pinned, so that a judgement can be repeated. */
const JUDGES = ['@redocly/cli@2.5.0', 'openapi-typescript@7.13.0', 'openapi-fetch@0.17.0', 'typescript@5.9.3']

const folder = await mkdtemp(join(tmpdir(), 'duibiao-openapi-'))
const run = (command: string, ...args: string[]) =>
  spawnSync(command, args, { cwd: folder, encoding: 'utf8', timeout: 300_000 })
await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
const installed = run('npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts', ...JUDGES)
const available = installed.status === 0
if (!available)
  console.warn(`SKIPPED: the judges of OpenAPI cannot be had: ${installed.stderr.slice(0, 300)}`)

describe.skipIf(!available && !process.env.CI)('OpenAPI', () => {
  let world: TestApp
  beforeAll(async () => {
    expect(installed.status, installed.stderr).toBe(0)
    world = await openTestApp()
    await writeFile(join(folder, 'openapi.json'), (await world.app.inject('/docs/json')).body)
  })
  afterAll(async () => {
    await world?.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('a public validator finds neither fault nor warning', () => {
    const { status, stdout, stderr } = run('npx', 'redocly', 'lint', 'openapi.json', '--format=json')
    const { totals, problems } = JSON.parse(stdout.slice(stdout.indexOf('{')))
    expect(problems, stderr).toEqual([])
    expect(totals).toMatchObject({ errors: 0, warnings: 0 })
    expect(status).toBe(0)
  })

  test('a client made from it compiles and does a month’s work', async () => {
    const made = run('npx', 'openapi-typescript', 'openapi.json', '-o', 'duibiao.d.ts')
    expect(made.status, made.stderr).toBe(0)
    await copyFile('test/peers/openapi/month.ts', join(folder, 'month.ts'))
    const flags = ['--strict', '--module', 'nodenext', '--target', 'es2022', '--skipLibCheck']
    const compiled = run('npx', 'tsc', ...flags, '--lib', 'es2022,dom', 'month.ts')
    expect(compiled.stdout).toBe('')
    await world.app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = world.app.server.address() as AddressInfo
    const token = await world.tokenOf('statistician')
    const asked = ['month.js', `http://127.0.0.1:${port}`, token]
    const { stdout } = await promisify(execFile)('node', asked, { cwd: folder, timeout: 60_000 })
    expect(JSON.parse(stdout)).toEqual([
      'previewed',
      'stored 1',
      'revised 1',
      'exact 450',
      'proof of lines',
      'undone',
      'indicator-unknown',
    ])
  })
})
