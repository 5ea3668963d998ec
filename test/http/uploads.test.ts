// Figures in: receipts, dry runs, repeats, refusals as a whole, taking back, and what moves because of it.
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { tableFromArrays, tableToIPC } from 'apache-arrow'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'

let world: TestApp
beforeAll(async () => {
  world = await openTestApp()
})
afterAll(() => world.close())

const send = (payload: string | Buffer, query = '', type: string | null = 'text/csv') =>
  world.app.inject({
    method: 'POST',
    url: `/api/v1/uploads${query}`,
    headers: type === null ? {} : { 'content-type': type },
    payload,
  })

async function statusOf(id: string, query = ''): Promise<{ status: string; period: string; actual: number }> {
  const { assessments } = (await world.app.inject(`/api/v1/assessments${query}`)).json<{
    assessments: { indicator: string; status: string; period: string; actual: number }[]
  }>()
  const row = assessments.find(({ indicator }) => indicator === id)
  if (!row) throw new Error(`no ${id}`)
  return row
}

test('a dry run gives the receipt and changes nothing', async () => {
  const csv = 'indicator,period,value\nfirms,2022-10,2500\n'
  const before = await statusOf('firms')
  const response = await send(csv, '?dry-run')
  expect(response.statusCode).toBe(200)
  expect(response.json()).toMatchObject({
    dryRun: true,
    rows: { read: 1, new: 0, revised: 1, unchanged: 0 },
    revised: [{ indicator: 'firms', period: '2022-10', before: '1130', after: '2500', row: 2 }],
    statusChanges: [{ indicator: 'firms', from: { status: 'behind' }, to: { status: 'done' } }],
  })
  expect(await statusOf('firms')).toEqual(before)
})

test('an upload is stored, moves its gauge at once, is known when sent again, and can be taken back', async () => {
  const csv = 'indicator,period,value\nfirms,2022-10,2000\n'
  const first = await send(csv, '?filename=十月.csv&by=张三')
  expect(first.statusCode).toBe(201)
  const receipt = first.json<{ upload: string }>()
  expect(first.headers.location).toBe(`/api/v1/uploads/${receipt.upload}`)
  expect(await statusOf('firms')).toMatchObject({ status: 'done', actual: 2000, period: '2022-10' })

  const again = await send(csv, '?filename=别名.csv')
  expect(again.statusCode).toBe(200)
  expect(again.json()).toEqual(receipt)

  const kept = (await world.app.inject(`/api/v1/uploads/${receipt.upload}`)).json()
  expect(kept).toMatchObject({
    filename: '十月.csv',
    committed: { by: expect.stringMatching(/^statistician-\d+（张三）$/) },
    undone: null,
  })
  const file = await world.app.inject(`/api/v1/uploads/${receipt.upload}/file`)
  expect(file.body).toBe(csv)
  expect(file.headers['content-disposition']).toContain(encodeURIComponent('十月.csv'))
  expect(file.headers.etag).toBe(`"${createHash('sha256').update(csv).digest('hex')}"`)

  const undo = await world.app.inject({
    method: 'POST',
    url: `/api/v1/uploads/${receipt.upload}/undo`,
    payload: { reason: '报错了', by: '李四' },
  })
  expect(undo.statusCode).toBe(200)
  expect(undo.json()).toMatchObject({
    statusChanges: [{ indicator: 'firms', from: { status: 'done' }, to: { status: 'behind' } }],
  })
  expect(await statusOf('firms')).toMatchObject({ status: 'behind', actual: 1130 })
  const undone = (await world.app.inject(`/api/v1/uploads/${receipt.upload}`)).json()
  expect(undone).toMatchObject({ undone: { by: expect.stringContaining('（李四）'), reason: '报错了' } })

  const twice = await world.app.inject({
    method: 'POST',
    url: `/api/v1/uploads/${receipt.upload}/undo`,
    payload: { reason: '再一次' },
  })
  expect(twice.json()).toMatchObject({ code: 'upload-undone-before' })
})

test('every bad row is named in both languages, and nothing is stored', async () => {
  const uploads = async () =>
    (await world.app.inject('/api/v1/uploads')).json<{ uploads: unknown[] }>().uploads.length
  const before = await uploads()
  const csv =
    'indicator,period,value\nfirm,2022-10,12\nfirms,2022-13,1\nfirms,2023-11,1200\nfirms,2022-08,约41\n'
  const response = await send(csv)
  expect(response.statusCode).toBe(422)
  expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  const problem = response.json<{
    errors: { row: number; detail: string; texts: { en: { fix: string } } }[]
  }>()
  expect(problem).toMatchObject({ code: 'figures-refused', status: 422 })
  expect([...new Set(problem.errors.map(({ row }) => row))]).toEqual([2, 3, 4, 5])
  for (const { detail, texts } of problem.errors) {
    expect(detail).toMatch(/[一-龥]/)
    expect(texts.en.fix).toMatch(/[a-z]/i)
  }
  expect(problem.errors[0]).toMatchObject({ code: 'figure-indicator-unknown', row: 2 })
  expect(await uploads()).toBe(before)
})

test('JSON rows, an Arrow stream and compressed bytes are taken, by type or by sight', async () => {
  const json = JSON.stringify([{ indicator: 'firms', period: '2022-07', value: 700 }])
  expect((await send(json, '?dry-run', null)).json()).toMatchObject({ format: 'json', rows: { read: 1 } })
  const table = tableFromArrays({ indicator: ['firms'], period: ['2022-06'], value: ['600'] })
  const arrow = Buffer.from(tableToIPC(table, 'stream'))
  expect((await send(arrow, '?dry-run', null)).json()).toMatchObject({ format: 'arrow', rows: { read: 1 } })
  const zipped = await world.app.inject({
    method: 'POST',
    url: '/api/v1/uploads?dry-run',
    headers: { 'content-type': 'text/csv', 'content-encoding': 'gzip' },
    payload: gzipSync('indicator,period,value\nfirms,2022-05,500\n'),
  })
  expect(zipped.json()).toMatchObject({ format: 'csv', rows: { read: 1 } })
})

test.for([
  ['nothing at all', '', 'text/csv', 422, 'figures-empty'],
  ['a workbook cut short', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'text/csv', 422, 'figures-unreadable'],
  ['a PDF', Buffer.from('%PDF-1.7'), 'text/csv', 415, 'figures-format-unknown'],
  ['more bytes than the limit', `indicator,period,value\n${'x'.repeat(1_000_001)}`, 'text/csv', 413, null],
  ['an unknown plan', 'indicator,period,value\nfirms,2022-10,1\n', 'text/csv', 0, 'figures-plan-unknown'],
] as const)('%s is refused with a problem', async ([what, payload, type, status, code]) => {
  const response = await send(payload, what === 'an unknown plan' ? '?plan=nix' : '', type)
  const problem = response.json<{ status: number; code: string; fix: string }>()
  expect(response.headers['content-type']).toContain('application/problem+json')
  expect(problem.status).toBe(response.statusCode)
  if (status > 0) expect(response.statusCode).toBe(status)
  else expect(response.statusCode).toBeGreaterThanOrEqual(400)
  if (code !== null) expect(problem.code).toBe(code)
  expect(problem.fix).not.toBe('')
})

test('the list of uploads goes on from where a page ended', async () => {
  for (const value of [301, 302, 303]) await send(`indicator,period,value\nfirms,2022-03,${value}\n`)
  const seen: string[] = []
  let next: string | null = null
  do {
    const query: string = next === null ? '' : `&before=${encodeURIComponent(next)}`
    const page = (await world.app.inject(`/api/v1/uploads?limit=2${query}`)).json<{
      uploads: { id: string }[]
      next: string | null
    }>()
    seen.push(...page.uploads.map(({ id }) => id))
    next = page.next
  } while (next !== null)
  const all = (await world.app.inject('/api/v1/uploads?limit=200')).json<{ uploads: { id: string }[] }>()
  expect(seen).toEqual(all.uploads.map(({ id }) => id))
  expect(new Set(seen).size).toBe(seen.length)
})
