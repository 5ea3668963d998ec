// The service as a user starts it: an empty folder becomes Licheng's walls, figures move them, a stop is clean.
import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { promisify } from 'node:util'
import { tableFromIPC } from 'apache-arrow'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WRITTEN } from '../../src/data-folder.ts'
import { duibiao, type RunningService, serveDuibiao } from '../support/duibiao.ts'

let folder: string
let service: RunningService
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duibiao-serve-'))
  service = await serveDuibiao({ DATA_DIR: join(folder, 'data') })
})
afterAll(async () => {
  await service.stop()
  await rm(folder, { recursive: true, force: true })
})

const json = async <T>(path: string): Promise<T> => (await fetch(service.url + path)).json() as Promise<T>

interface Told {
  readonly dryRun: boolean
  readonly warnings: readonly { readonly reason: string | null }[]
  readonly statusChanges: readonly {
    readonly from: { readonly status: string }
    readonly to: { readonly status: string }
  }[]
}

interface Assessed {
  readonly assessments: readonly { indicator: string; actual: number | null; demo: boolean }[]
}

test('it says in both languages where the wall, the home page and the documentation are', async () => {
  const addresses = [...service.greeting.matchAll(/http:\/\/\S+/g)].map(([address]) => address)
  expect(addresses.map((address) => new URL(address).pathname)).toEqual(['/', '/wall/headline', '/docs'])
  expect(service.greeting).toMatch(/大屏 Wall/)
  for (const address of addresses) expect((await fetch(address)).status).toBe(200)
})

test('without a terminal the first password is in a file for this user alone, and in nothing that is printed', async () => {
  const path = join(folder, 'data', 'first-password')
  const password = /密码 Password +(\S+)/.exec(await readFile(path, 'utf8'))?.[1] ?? ''
  expect(password).toMatch(/^\S{16,}$/)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(service.greeting).not.toContain(password)
})

test('the demonstration’s year is there as slips, of which nobody is told', async () => {
  const { jobs } = await json<{ jobs: { id: string }[] }>('/api/v1/jobs')
  expect(jobs.map(({ id }) => id)).toEqual(['evaluate', 'check-store', 'open-rounds', 'digest', 'canary'])
  const page = async () => (await fetch(`${service.url}/alerts?state=unsettled`)).text()
  await expect.poll(page, { timeout: 60_000 }).toContain('鲤督〔2022〕')
})

test('Licheng’s plan, published outcomes and marked demonstration figures are there', async () => {
  const { plans } = await json<{ plans: { id: string; tasks: number }[] }>('/api/v1/plans')
  expect(plans).toMatchObject([{ id: 'licheng-2022', tasks: 98 }])
  const { uploads } = await json<{ uploads: { filename: string; committed: { by: string } }[] }>(
    '/api/v1/uploads',
  )
  expect(uploads.map(({ filename, committed }) => [filename, committed.by]).sort()).toEqual([
    ['demo.csv', 'seed'],
    ['outcomes.csv', 'seed'],
  ])
  const { assessments } = await json<Assessed>('/api/v1/assessments?as-of=2022-10-31')
  expect(assessments.filter(({ demo }) => demo).length).toBeGreaterThan(50)
  const health = await json<{ status: string; store: { check: { uploads: number; losses: unknown[] } } }>(
    '/health',
  )
  expect(health).toMatchObject({ status: 'ok', store: { check: { uploads: 2, losses: [] } } })
})

const demoToken = async (): Promise<string> =>
  (await readFile(join(folder, 'data', 'demo-token'), 'utf8')).trim()

const upload = (
  args: readonly string[],
  token: Record<string, string> = { DATA_DIR: join(folder, 'data') },
) => duibiao(['upload', ...args, '--url', service.url], token)

test('without a token nothing is sent, however near the sender sits', async () => {
  const path = join(folder, 'near.csv')
  await writeFile(path, 'indicator,period,value,known_at\npocket-parks,2022-12,78,2023-01-10\n')
  for (const token of [{ DATA_DIR: folder }, { DUIBIAO_TOKEN: 'dbt_wrong' }]) {
    const refused = await upload([path, '--accept', 'x'], token)
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('sign-in-needed')
  }
})

test('the built program reads and writes Arrow, draws, and checks what it is sent', async () => {
  const type = 'application/vnd.apache.arrow.stream'
  const path = '/api/v1/observations?region=350502&indicator=gdp-growth'
  const told = await fetch(service.url + path, { headers: { accept: type } })
  expect([told.status, told.headers.get('content-type')]).toEqual([200, type])
  const bytes = new Uint8Array(await told.arrayBuffer())
  const rows = tableFromIPC(bytes).numRows
  expect(rows).toBeGreaterThan(3)
  const sent = await fetch(`${service.url}/api/v1/uploads?dry-run&filename=back.arrows`, {
    method: 'POST',
    headers: { 'content-type': type, authorization: `Bearer ${await demoToken()}` },
    body: bytes,
  })
  const receipt = (await sent.json()) as { rows: { read: number; unchanged: number } }
  expect(receipt).toMatchObject({ rows: { read: rows, unchanged: rows } })
  expect(await (await fetch(`${service.url}/wall/headline`)).text()).toMatch(
    /<svg viewBox="0 0 \d+ \d+"[^>]*><path/,
  )
  const refused = await fetch(`${service.url}/api/v1/assessments?as-of=yesterday`)
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
    400,
    'request-invalid',
  ])
})

// curl is the reader’s, not ours.
const hasCurl = spawnSync('curl', ['--version']).status === 0
test.skipIf(!hasCurl)(
  'README’s own lines, copied into a shell, send a month’s figures and move gauges',
  async () => {
    const readme = await readFile('README.md', 'utf8')
    const [lines = ''] = /^curl[\s\S]*?(?=```)/m.exec(readme) ?? []
    const here = lines
      .replaceAll('http://127.0.0.1:8350', service.url)
      .replaceAll('data/demo-token', join(folder, 'data', 'demo-token'))
    const { stdout } = await promisify(execFile)('sh', ['-ec', here])
    const [dry, done] = stdout.split(/(?<=\})(?=\{"upload")/).map((text) => JSON.parse(text) as Told)
    const changes = (told: Told | undefined) =>
      told?.statusChanges.map(({ from, to }) => [from.status, to.status])
    expect(changes(dry)).toEqual([
      ['missing', 'done'],
      ['missed', 'done'],
      ['done', 'missed'],
    ])
    expect([dry?.dryRun, done?.dryRun, changes(done)]).toEqual([true, false, changes(dry)])
    expect(done?.warnings.map(({ reason }) => reason)).toEqual([
      'checked with the units',
      'checked with the units',
    ])
  },
)

test('the command line sends figures, dry first, and the gauge moves', async () => {
  const path = join(folder, 'parks.csv')
  await writeFile(path, 'indicator,period,value,known_at\npocket-parks,2022-12,77,2023-01-10\n')
  const actual = async () =>
    (await json<Assessed>('/api/v1/assessments')).assessments.find(
      ({ indicator }) => indicator === 'pocket-parks',
    )?.actual
  const before = await actual()
  const dry = await upload([path, '--dry-run'])
  expect([dry.code, dry.stderr]).toEqual([0, ''])
  expect(await actual()).toBe(before)
  const stopped = await upload([path])
  expect([stopped.code, await actual()]).toEqual([1, before])
  expect(stopped.stderr).toMatch(/period-final[\s\S]*figures-warned: .*accept/)
  const sent = await upload([path, '--json', '--by', '督查室', '--accept', '园林站补报'])
  expect(sent.code, sent.stderr).toBe(0)
  expect(JSON.parse(sent.stdout)).toMatchObject({
    by: expect.stringContaining('督查室'),
    warnings: expect.arrayContaining([expect.objectContaining({ reason: '园林站补报' })]),
    filename: 'parks.csv',
    rows: { read: 1 },
  })
  expect(await actual()).toBe(77)
  const again = await upload([path, '--accept', '园林站补报'])
  expect(again.stdout).toContain('没有变化')
  const bad = join(folder, 'bad.csv')
  await writeFile(bad, 'indicator,period,value\npocket-parkz,2022-12,1\n')
  const refused = await upload([bad])
  expect(refused.code).toBe(1)
  expect(refused.stderr).toMatch(/bad\.csv:2: [a-z-]+: .*pocket-parks/)
})

test('the command line lists the jobs, and says what the service refuses', async () => {
  const jobs = (...args: string[]) =>
    duibiao(['jobs', ...args, '--lang', 'en', '--url', service.url], { DATA_DIR: join(folder, 'data') })
  const listed = await jobs('list')
  expect([listed.code, listed.stderr]).toEqual([0, ''])
  expect(listed.stdout).toMatch(/^digest {2}.*08:30/m)
  const refused = await jobs('run', 'digest')
  expect([refused.code, refused.stdout]).toEqual([1, ''])
  expect(refused.stderr).toMatch(/^right-missing: .*roles\.md/)
})

test('the command line makes a document, twice the same, and says what cannot be made', async () => {
  const report = (kind: string, out: string, ...args: string[]) =>
    duibiao(
      ['report', kind, '--as-of', '2022-10-31', '--out', join(folder, out), '--url', service.url, ...args],
      { DATA_DIR: join(folder, 'data') },
    )
  const made = await report('unit-list', 'unit.docx', '--of', '区商务局')
  expect([made.code, made.stderr]).toEqual([0, ''])
  const [, moment = ''] = /--known-at (\S+)/.exec(made.stdout) ?? []
  expect((await report('unit-list', 'again.docx', '--of', '区商务局', '--known-at', moment)).code).toBe(0)
  const [first, second] = await Promise.all(
    ['unit.docx', 'again.docx'].map((name) => readFile(join(folder, name))),
  )
  expect(first?.subarray(0, 2).toString()).toBe('PK')
  expect(second?.equals(first ?? Buffer.alloc(0))).toBe(true)
  const refused = await report('unit-list', 'none.docx', '--of', '不存在局')
  expect([refused.code, refused.stdout]).toEqual([1, ''])
  expect(refused.stderr).toMatch(/^unit-unknown: /)
  expect(await readdir(folder)).not.toContain('none.docx')
})

test('a second service on the same folder, or the same port, is one clear problem', async () => {
  const locked = await duibiao(['serve', '--port', '0'], { DATA_DIR: join(folder, 'data') })
  expect(locked.code).toBe(1)
  expect(locked.stderr.trimEnd().split('\n')).toHaveLength(2)
  expect(locked.stderr).toContain('store-folder-locked')
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const address = taken.address()
  const port = typeof address === 'object' && address ? String(address.port) : ''
  const second = await duibiao(['serve', '--port', port], {
    DATA_DIR: join(folder, 'other'),
    SEED: 'none',
    LOG_LEVEL: 'silent',
  })
  taken.close()
  expect(second.code).toBe(1)
  expect(second.stderr).toContain('address-taken')
  expect(second.stderr.trimEnd().split('\n')).toHaveLength(2)
})

test('a stop while a file is read gives it up at once, and its sender is told', async () => {
  const token = (await readFile(join(folder, 'data', 'demo-token'), 'utf8')).trim()
  const rows = Array.from({ length: 800_000 }, (_, row) => `gdp-growth,2022-05,${row}.5,row ${row}`)
  const sent = fetch(`${service.url}/api/v1/uploads?dry-run`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
    body: `indicator,period,value,note\n${rows.join('\n')}\n`,
  })
  const incoming = join(folder, 'data', 'uploads', 'incoming')
  await expect.poll(() => readdir(incoming), { timeout: 20_000, interval: 20 }).toHaveLength(1)
  const asked = performance.now()
  const stopped = service.stop()
  // The engine may take its time to close; who sent does not wait for it.
  const answer = await sent
  expect(performance.now() - asked).toBeLessThan(10_000)
  expect(await stopped).toBe(0)
  expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'upload-given-up' }])
  service = await serveDuibiao({ DATA_DIR: join(folder, 'data') })
  expect(await readdir(incoming)).toEqual([])
})

test('a stop is clean, and the next start finds everything and plants nothing twice', async () => {
  const before = await json<{ uploads: unknown[] }>('/api/v1/uploads')
  expect(await service.stop('SIGTERM')).toBe(0)
  service = await serveDuibiao({ DATA_DIR: join(folder, 'data') })
  expect(await json<{ uploads: unknown[] }>('/api/v1/uploads')).toEqual(before)
  expect(await service.stop('SIGINT')).toBe(0)
  const listed = await duibiao(['migrate', '--dry-run'], { DATA_DIR: join(folder, 'data') })
  expect([listed.code, listed.stderr]).toEqual([0, ''])
  expect(listed.stdout).toContain('没有待做的迁移')
})

test('with review on the command line says that a file waits, and nothing changes', async () => {
  service = await serveDuibiao({ DATA_DIR: join(folder, 'data'), REVIEW: 'on' })
  const before = await json<{ uploads: unknown[] }>('/api/v1/uploads')
  const path = join(folder, 'review.csv')
  await writeFile(path, 'indicator,period,value,known_at\npocket-parks,2022-12,79,2023-01-11\n')
  const sent = await upload([path, '--accept', '园林站补报'])
  expect([sent.code, sent.stderr]).toEqual([0, ''])
  expect(sent.stdout).toMatch(/已送交复核，确认后入库 \([0-9a-f-]{36}\)/)
  expect(await json('/api/v1/uploads')).toEqual(before)
})

test('every folder that the running service made has somebody who clears it', async () => {
  const data = join(folder, 'data')
  const owned = WRITTEN.map(({ path }) => path.split('/'))
  const fits = (names: readonly string[]) =>
    owned.some((path) => path.every((part, index) => new RegExp(`^${part}$`).test(names[index] ?? '')))
  const leads = (names: readonly string[]) =>
    owned.some((path) => names.every((name, index) => name === path[index]))
  const found = (await readdir(data, { recursive: true })).map((name) => name.split(sep))
  expect(found.map((names) => names.join('/'))).toEqual(
    expect.arrayContaining(['engine/clickhouse', 'uploads/incoming', 'demo-token']),
  )
  expect(found.filter((names) => !fits(names) && !leads(names))).toEqual([])
})
