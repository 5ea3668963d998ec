// Evidence: files with a reply or later, told by their bytes, kept by their hash, taken away and never shown as pages.
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endYears } from '../../src/alerts/slips/end-of-year.ts'
import { clearLeftovers } from '../../src/data-folder.ts'
import { checkOriginals } from '../../src/ingest/originals.ts'
import { keptPath } from '../../src/ingest/spool.ts'
import { openTestApp, SETTINGS, type TestApp } from '../support/app.ts'
import { sha } from '../support/figures.ts'
import { cookieOf, FIRMS_LATE, GDP_LATE, raise, slipDeps } from '../support/slip-world.ts'

const MB = 1024 * 1024
const LIMITS = { fileBytes: MB, files: 4, dayBytes: 2.5 * MB, totalBytes: 3 * MB }
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
// One pixel. Source: the smallest file that the PNG specification allows.
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let world: TestApp
let firms = ''
let gdp = ''
const cookies = new Map<string, string>()
beforeAll(async () => {
  const limits = { ...SETTINGS.limits, evidence: LIMITS }
  world = await openTestApp({ settings: { limits } })
  const slips = await raise(world, [FIRMS_LATE, GDP_LATE])
  firms = slips.get('firms')?.id ?? ''
  gdp = slips.get('gdp')?.id ?? ''
  for (const [name, role, unit] of [
    ['陈督查', 'supervisor', null],
    ['林商务', 'reporter', '区商务局'],
    ['李发改', 'reporter', '区发改局'],
    ['周查看', 'viewer', null],
    ['赵统计', 'statistician', null],
  ] as const) {
    cookies.set(name, (await cookieOf(world, role, unit, name)).cookie)
  }
})
afterAll(() => world.close())

const see = (who: string | null, url: string, accept = 'text/html') =>
  world.app.inject({ url, headers: { accept, ...(who !== null && { cookie: cookies.get(who) ?? '' }) } })

async function send(
  who: string,
  url: string,
  words: Readonly<Record<string, string>>,
  files: Readonly<Record<string, Uint8Array>> = {},
) {
  const form = new FormData()
  for (const [name, value] of Object.entries(words)) form.set(name, value)
  for (const [name, bytes] of Object.entries(files))
    form.append('files', new File([new Uint8Array(bytes)], name))
  const request = new Request('http://localhost/', { method: 'POST', body: form })
  return world.app.inject({
    method: 'POST',
    url,
    headers: {
      ...{
        cookie: cookies.get(who) ?? '',
        origin: 'http://localhost',
        host: 'localhost',
        accept: 'text/html',
      },
      'content-type': request.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await request.arrayBuffer()),
  })
}
const add = (who: string, query: Readonly<Record<string, string>>, bytes: Uint8Array) =>
  world.app.inject({
    method: 'POST',
    url: `/api/v1/evidence?${new URLSearchParams(query)}`,
    headers: {
      ...{ cookie: cookies.get(who) ?? '', origin: 'http://localhost', host: 'localhost' },
      'content-type': 'application/octet-stream',
    },
    payload: Buffer.from(bytes),
  })
const listed = async (who: string, subject = firms, of = 'slip') =>
  (await see(who, `/api/v1/evidence?${new URLSearchParams({ of, subject })}`, 'application/json')).json()
    .evidence
const folder = (): string => join(world.data.folder, 'evidence')

test('a reply comes with its files: told by their bytes, under harmless names, closed to others on the disk', async () => {
  const reply = {
    ...{ deed: 'reply', text: '已约谈，下月补齐。', nonce: 'reply-with-files' },
    ...{ 'measure-1': '补齐名录', 'owner-1': '林商务', 'due-1': '2022-12-30' },
  }
  const sent = await send('林商务', `/alerts/${firms}`, reply, {
    '..\\..\\现\u202e场\u0000照片.exe': PNG,
    '会议纪要.pdf': PDF,
  })
  expect(sent.statusCode, sent.body).toBe(303)
  const files = await listed('林商务')
  expect(files.map(({ name, type, bytes, by }: Record<string, unknown>) => [name, type, bytes, by])).toEqual([
    ['现场照片.exe.png', 'png', PNG.length, '林商务'],
    ['会议纪要.pdf', 'pdf', PDF.length, '林商务'],
  ])
  const { slip, sheet } = (await see('林商务', `/api/v1/slips/${firms}`, 'application/json')).json()
  expect(slip.state).toBe('verdict')
  expect(files.every(({ part }: { part: string }) => part === sheet.replies[0].id)).toBe(true)
  const path = keptPath(folder(), files[1].sha256)
  expect(await readFile(path)).toEqual(PDF)
  expect([(await stat(path)).mode & 0o777, (await stat(folder())).mode & 0o777]).toEqual([0o600, 0o700])
  const page = (await see('周查看', `/alerts/${firms}?lang=zh`)).body
  expect(page).toContain('>会议纪要.pdf</a>')
  expect(page).toContain(`<img src="/api/v1/evidence/${files[0].id}/picture"`)
  expect(page).not.toContain('附佐证')
})

test('a file is taken away and neither run nor shown; only pictures go to where a page shows them', async () => {
  const [picture, paper] = await listed('陈督查')
  for (const [url, type] of [
    [paper.file, 'application/octet-stream'],
    [picture.picture, 'image/png'],
  ]) {
    const got = await see('周查看', url)
    expect(got.statusCode).toBe(200)
    expect(got.headers).toMatchObject({
      'content-type': type,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    expect(got.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[\w%.-]+$/)
  }
  expect(paper.picture).toBeNull()
  expect((await see('周查看', `/api/v1/evidence/${paper.id}/picture`)).statusCode).toBe(404)
  // Whoever passes by an open wall reads the slip and no files.
  expect((await see(null, `/alerts/${firms}?lang=zh`)).body).not.toContain('会议纪要.pdf')
  expect((await see('无人', paper.file)).statusCode).toBe(404)
  expect((await see('周查看', '/api/v1/evidence/none/file')).statusCode).toBe(404)
})

test('later files too, of whoever answers or supervises; of nobody else', async () => {
  const about = { of: 'slip', subject: firms, name: '说明.txt' }
  expect((await add('李发改', about, Buffer.from('不是我的'))).json().code).toBe('evidence-not-own')
  expect((await add('赵统计', about, Buffer.from('不是我的'))).statusCode).toBe(403)
  const added = await add('林商务', about, Buffer.from('补充说明', 'utf8'))
  expect([added.statusCode, added.json().type, added.json().part]).toEqual([201, 'text', null])
  const wrong = await add('林商务', { ...about, part: 'no-such-reply' }, PDF)
  expect([wrong.statusCode, wrong.json().code]).toEqual([404, 'evidence-subject-unknown'])
  const formed = await send('陈督查', `/alerts/${firms}/evidence`, {}, { '现场.png': PNG })
  expect(formed.statusCode).toBe(303)
  const full = await send('林商务', `/alerts/${firms}/evidence`, {}, { '再一件.pdf': PDF })
  expect(full.statusCode).toBe(409)
  expect(full.body).toContain('同一事项至多 4 件佐证')
})

test('what it says of itself does not count, nor what is empty, too large or too much', async () => {
  const about = { of: 'slip', subject: gdp }
  const refused = async (name: string, bytes: Uint8Array) =>
    (await add('李发改', { ...about, name }, bytes)).json().code
  const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(26), Buffer.from('x')])
  const svg = Buffer.from(
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
  )
  for (const [name, bytes] of [
    ['程序.pdf', Buffer.from('MZ\u0090\u0000\u0003')],
    ['压缩.docx', zip],
    ['图.svg', svg],
    ['安装.msi', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
  ] as const)
    expect([name, await refused(name, bytes)]).toEqual([name, 'evidence-type-refused'])
  expect(await refused('空.pdf', Buffer.alloc(0))).toBe('evidence-empty')
  expect(['evidence-too-large', 'request-too-large']).toContain(
    await refused('大.txt', Buffer.alloc(MB + 1, 'a')),
  )
  const page = await add(
    '李发改',
    { ...about, name: '页面.html' },
    Buffer.from('<html><script>1</script></html>'),
  )
  expect(page.json().name).toBe('页面.html.txt')
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
  expect((await add('李发改', { ...about, name: '旧报表.XLS' }, old)).json()).toMatchObject({
    type: 'ole',
    name: '旧报表.xls',
  })
  const text = (letter: string) => Buffer.alloc(MB - 10, letter)
  expect((await add('李发改', { ...about, name: 'a.txt' }, text('a'))).statusCode).toBe(201)
  expect((await add('李发改', { ...about, name: 'b.txt' }, text('b'))).statusCode).toBe(201)
  await world.app.inject({
    method: 'POST',
    url: `/api/v1/evidence/${page.json().id}/remove`,
    headers: { cookie: cookies.get('李发改') ?? '', origin: 'http://localhost', host: 'localhost' },
    payload: { reason: '传错了' },
  })
  expect(await refused('c.txt', text('c'))).toBe('evidence-day-full')
  expect((await add('陈督查', { ...about, name: 'd.txt' }, text('d'))).json().code).toBe('evidence-full')
})

test('a form without a file, or for a slip that nobody can name, is answered', async () => {
  const without = await send('林商务', `/alerts/${firms}/evidence`, { part: '' })
  expect(without.statusCode).toBe(400)
  const unknown = await send('林商务', '/alerts/１/evidence', { part: '' }, { 'a.pdf': PDF })
  expect(unknown.statusCode).toBe(404)
  const answered = await send('林商务', '/alerts/１/evidence/x/remove', { reason: '误传' })
  expect(answered.statusCode).toBe(404)
})

test('what is withdrawn stays on the disk and in the ledger, with a reason; others do not withdraw it', async () => {
  const [picture] = await listed('林商务')
  const path = `/alerts/${firms}/evidence/${picture.id}/remove`
  expect((await send('李发改', path, { reason: '不要' })).statusCode).toBe(403)
  expect((await send('林商务', path, { reason: ' ' })).statusCode).toBe(422)
  expect((await send('林商务', path, { reason: '涉及个人' })).statusCode).toBe(303)
  expect((await send('林商务', path, { reason: '再来' })).statusCode).toBe(409)
  expect((await see('周查看', picture.file)).statusCode).toBe(404)
  expect((await see('陈督查', picture.file)).statusCode).toBe(200)
  expect((await see('周查看', `/alerts/${firms}?lang=zh`)).body).toContain('已撤下：涉及个人')
  const deeds = (await world.data.store.deeds.since(0, 500)).filter(({ kind }) =>
    kind.startsWith('evidence-'),
  )
  expect(deeds.filter(({ kind }) => kind === 'evidence-removed')).toHaveLength(2)
  expect(deeds[0]).toMatchObject({
    kind: 'evidence-added',
    by: { name: '林商务' },
    after: { of: { kind: 'slip', id: firms }, name: '现场照片.exe.png', sha256: picture.sha256 },
  })
  expect((await world.data.store.deeds.verify(world.now())).differences).toEqual([])
})

test('a check finds what is gone or changed; a start clears what a crash left, and nothing else', async () => {
  const check = () => checkOriginals(world.data.store, world.data.folder)
  const ofEvidence = async () => (await check()).filter(({ of }) => of === 'evidence')
  expect(await ofEvidence()).toEqual([])
  const [, paper] = await listed('陈督查')
  await writeFile(join(folder(), 'incoming', 'half'), 'x')
  await clearLeftovers(world.data.folder, world.now)
  await expect(stat(join(folder(), 'incoming', 'half'))).rejects.toMatchObject({ code: 'ENOENT' })
  await writeFile(keptPath(folder(), paper.sha256), 'other')
  expect(await ofEvidence()).toEqual([
    { upload: paper.id, of: 'evidence', what: 'file-changed', expected: paper.sha256, found: sha('other') },
  ])
})

test('a narrative and a step have theirs by the same rules', async () => {
  const written = await world.app.inject({
    method: 'POST',
    url: '/api/v1/narratives',
    headers: { cookie: cookies.get('林商务') ?? '', origin: 'http://localhost', host: 'localhost' },
    payload: { task: 2, period: '2022-11', progress: '已走访。' },
  })
  const subject = written.json().id
  expect((await add('李发改', { of: 'narrative', subject, name: 'a.pdf' }, PDF)).statusCode).toBe(403)
  expect((await add('林商务', { of: 'narrative', subject, name: 'a.pdf' }, PDF)).statusCode).toBe(201)
  expect(await listed('周查看', subject, 'narrative')).toHaveLength(1)
  expect(
    (await add('林商务', { of: 'step', subject: 'demo-2022/firms/none', name: 'a.pdf' }, PDF)).statusCode,
  ).toBe(404)
})

test('evidence of figures that are not public waits with them, also in the ledger; a year that is over takes none', async () => {
  const send = await world.app.inject({
    method: 'POST',
    url: `/api/v1/uploads?${new URLSearchParams({ 'release-at': '2022-12-20T02:00:00Z', plan: 'demo-2022', accept: '已核对' })}`,
    headers: {
      ...{ authorization: `Bearer ${await world.tokenOf('statistician')}`, 'content-type': 'text/csv' },
    },
    payload: 'indicator,period,value\nfirms,2022-08,900\n',
  })
  expect(send.statusCode, send.body).toBe(201)
  const own = await listed('林商务')
  await world.app.inject({
    method: 'POST',
    url: `/api/v1/evidence/${own.at(-1).id}/remove`,
    headers: { cookie: cookies.get('陈督查') ?? '', origin: 'http://localhost', host: 'localhost' },
    payload: { reason: '让位' },
  })
  const added = await add('林商务', { of: 'slip', subject: firms, name: '8月底数900.pdf' }, PDF)
  expect([added.statusCode, added.json().waits]).toEqual([201, true])
  const names = async (who: string) => (await listed(who)).map(({ name }: { name: string }) => name)
  expect(await names('林商务')).toContain('8月底数900.pdf')
  expect(await names('赵统计')).toContain('8月底数900.pdf')
  expect(await names('陈督查')).not.toContain('8月底数900.pdf')
  expect((await see('陈督查', added.json().file)).statusCode).toBe(404)
  expect((await see('陈督查', '/deeds?lang=zh')).body).not.toContain('8月底数900')
  world.setClock('2022-12-20T02:00:01.000Z')
  cookies.set('吴督查', (await cookieOf(world, 'supervisor', null, '吴督查')).cookie)
  cookies.set('林商务', (await cookieOf(world, 'reporter', '区商务局', '林商务二')).cookie)
  expect(await names('吴督查')).toContain('8月底数900.pdf')
  await endYears(slipDeps(world), { today: '2023-03-01', now: world.now() })
  const late = await add('林商务', { of: 'slip', subject: firms, name: 'late.pdf' }, PDF)
  expect(late.json().code).toBe('evidence-not-own')
})
