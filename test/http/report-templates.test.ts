// The office's own template: exchanged on a page by whoever keeps the settings, checked, used from then on; what was ordered before stays.
import { access } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import mammoth from 'mammoth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keptFiles } from '../../src/backup/kept-files.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { defaultTemplate, withPart, withWords } from '../support/templates.ts'

let world: TestApp
let authorization = ''
beforeAll(async () => {
  world = await openTestApp()
  authorization = `Bearer ${await world.tokenOf('administrator')}`
})
afterAll(() => world.close())

const folder = () => dirname(world.ingest.folder)
const KIND = 'month-bulletin'
const get = (url: string) => world.app.inject({ url, headers: { authorization } })
const wordsOf = async (bytes: Buffer): Promise<string> =>
  (await mammoth.extractRawText({ buffer: bytes })).value
async function send(bytes: Buffer, lang = 'zh', name = '红头.docx') {
  const form = new FormData()
  form.set('kind', KIND)
  form.set('of', 'zh')
  form.set('file', new File([new Uint8Array(bytes)], name))
  const sent = new Response(form)
  return world.app.inject({
    method: 'POST',
    url: `/reports/templates?lang=${lang}`,
    headers: {
      authorization,
      'content-type': sent.headers.get('content-type') ?? '',
      accept: 'application/json',
    },
    payload: Buffer.from(await sent.arrayBuffer()),
  })
}
const ordered = async (): Promise<string> =>
  (
    await world.app.inject({
      method: 'POST',
      url: '/api/v1/reports?lang=zh',
      payload: { kind: KIND, 'as-of': '2022-11-19' },
    })
  ).json().file

test('is used from then on, kept by its hash and in backups, and written in the ledger; ours comes back', async () => {
  const before = await ordered()
  const plain = await get(before)
  const red = await withPart(await defaultTemplate(KIND), 'word/document.xml', (xml) =>
    xml.replace('<w:body>', '<w:body><w:p><w:r><w:t>鲤城区人民政府督查室文件</w:t></w:r></w:p>'),
  )
  const answer = await send(red)
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(303)
  const after = await ordered()
  expect(after).not.toBe(before)
  const made = await get(after)
  expect(await wordsOf(made.rawPayload)).toContain('鲤城区人民政府督查室文件')
  // A document that was ordered before has the bytes that it had.
  expect((await get(before)).rawPayload.equals(plain.rawPayload)).toBe(true)
  const page = await get('/reports/templates?lang=zh')
  expect(page.body).toContain('红头.docx')
  const own = await get(`/reports/templates/file?kind=${KIND}&of=zh&which=own`)
  expect(own.rawPayload.equals(red)).toBe(true)
  const { byHash } = await keptFiles(folder())
  const kept = byHash.filter((path) => path.startsWith('templates/'))
  expect(kept).toHaveLength(1)
  await access(join(folder(), kept[0] ?? ''))
  const [deed] = await world.data.store.deeds.latest({ limit: 1, kind: 'template-exchanged' })
  expect(deed).toMatchObject({ subject: `${KIND}/zh`, before: null, after: { name: '红头.docx' } })

  const back = await world.app.inject({
    method: 'POST',
    url: '/reports/templates/back',
    payload: `kind=${KIND}&of=zh`,
    headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect(back.statusCode).toBe(303)
  expect(await ordered()).toBe(before)
  expect((await get(after)).rawPayload.equals(made.rawPayload)).toBe(true)
})

test('the default one is taken away, changed and sent', async () => {
  const { rawPayload, headers } = await get(`/reports/templates/file?kind=${KIND}&of=en`)
  expect(headers['content-disposition']).toContain(`${KIND}-en.docx`)
  expect(await wordsOf(rawPayload)).toContain('{标题}')
})

test('what is wrong is told by its paragraph in both languages, and the template stays', async () => {
  const bad = await withWords(await defaultTemplate(KIND), '{标题}', '{题标}')
  for (const lang of ['zh', 'en']) {
    const answer = await send(bad, lang)
    expect(answer.statusCode).toBe(422)
    const { code, errors } = answer.json()
    expect(code).toBe('template-faulty')
    expect(errors[0]).toMatchObject({ code: 'template-field-unknown', row: 2 })
    expect(errors[0].detail).toContain(lang === 'zh' ? '没有“题标”' : 'has no “题标”')
  }
  expect((await send(Buffer.from('x'))).json().code).toBe('template-not-word')
  expect((await send(Buffer.alloc(4.03 * 1024 * 1024))).statusCode).toBe(413)
  expect((await get('/reports/templates/file?kind=nothing&of=zh')).json().code).toBe('report-kind-unknown')
  expect((await get('/reports/templates?lang=zh')).body).not.toContain('红头.docx')
})

test('only whoever keeps the settings sees and exchanges templates', async () => {
  for (const role of ['viewer', 'statistician', 'supervisor'] as const) {
    const headers = { authorization: `Bearer ${await world.tokenOf(role)}` }
    const page = await world.app.inject({ url: '/reports/templates', headers })
    expect(page.statusCode, role).toBe(403)
    const reports = await world.app.inject({ url: '/reports', headers })
    expect(reports.body).not.toContain('/reports/templates')
  }
  expect((await get('/reports')).body).toContain('/reports/templates')
})
