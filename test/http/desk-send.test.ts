// Draft, preview, confirm: nothing is stored before it, the preview says what would happen, and a draft is its sender's own.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'

let world: TestApp
let own: { authorization: string }
beforeAll(async () => {
  world = await openTestApp()
  own = { authorization: `Bearer ${await world.tokenOf('statistician')}` }
})
afterAll(() => world.close())

const uploads = async (): Promise<number> =>
  (await world.data.store.uploads({ limit: 50, released: 'all' })).length

async function sendForm(parts: Record<string, string | File>, headers: Record<string, string> = own) {
  const form = new FormData()
  for (const [name, value] of Object.entries(parts)) form.set(name, value)
  const body = new Response(form)
  return world.app.inject({
    method: 'POST',
    url: '/desk/upload?lang=zh',
    headers: { ...headers, 'content-type': body.headers.get('content-type') ?? '' },
    payload: Buffer.from(await body.arrayBuffer()),
  })
}
const draftOf = async (pasted: string): Promise<string> => {
  const answer = await sendForm({ pasted })
  expect(answer.statusCode, answer.body).toBe(303)
  return String(answer.headers.location).split('?')[0] ?? ''
}
const see = (path: string, headers: Record<string, string> = own) =>
  world.app.inject({ url: `${path}?lang=zh`, headers })
const confirm = (path: string, form = '') =>
  world.app.inject({
    method: 'POST',
    url: `${path}/confirm?lang=zh`,
    headers: { ...own, 'content-type': 'application/x-www-form-urlencoded' },
    payload: form,
  })

const PASTED =
  'indicator\tperiod\tvalue\r\nfirms\t2022-10\t2000\r\nfirms\t2022-09\t1000\r\nexact\t2022-09\t485\r\n'

test('a pasted range is previewed cell by cell, stored by confirm only, and then the draft is gone', async () => {
  const before = await uploads()
  const path = await draftOf(PASTED)
  const preview = (await see(path)).body
  const states = [...preview.matchAll(/<span class="state">([^<]+)<\/span><\/td>/g)].map(([, word]) => word)
  expect(states).toEqual(['更正', '未变', '新增'])
  expect(preview).toContain('<s>1130</s>')
  expect(preview).toContain('已完成')
  expect(await uploads()).toBe(before)

  const done = await confirm(path)
  expect(done.statusCode, done.body).toBe(303)
  expect(done.headers.location).toMatch(/^\/desk\/uploads\/[0-9a-f-]{36}/)
  expect(await uploads()).toBe(before + 1)
  expect((await see(path)).statusCode).toBe(404)
})

test('a file with a bad cell shows its place, reason and suggestion, and cannot be confirmed', async () => {
  const before = await uploads()
  const file = new File(['indicator,period,value\nfirms,2022-10,1130x\nnobody,2022-10,5\n'], '十月.csv')
  const answer = await sendForm({ file })
  const path = String(answer.headers.location).split('?')[0] ?? ''
  const preview = (await see(path)).body
  expect(preview).toContain('十月.csv')
  expect(preview).toContain('C2')
  expect(preview).toContain('nobody')
  expect(preview).not.toContain('确认入库')
  expect((await confirm(path)).statusCode).toBe(422)
  expect(await uploads()).toBe(before)
})

test('a doubt needs a reason, which is kept with the upload', async () => {
  const path = await draftOf('indicator,period,value\nexact,2022-08,43.2\n')
  const preview = (await see(path)).body
  expect(preview).toContain('存疑')
  expect((await confirm(path)).statusCode).toBe(422)
  const done = await confirm(path, `accept=${encodeURIComponent('统计口径调整')}`)
  expect(done.statusCode, done.body).toBe(303)
  expect((await see(String(done.headers.location).split('?')[0] ?? '')).body).toContain('统计口径调整')
})

test('a draft is its sender’s own, waits a week and no longer', async () => {
  const path = await draftOf('indicator,period,value\nfirms,2022-07,800\n')
  const other = { authorization: `Bearer ${await world.tokenOf('statistician')}` }
  expect((await see(path, other)).statusCode).toBe(404)
  const leader = { authorization: `Bearer ${await world.tokenOf('leader')}` }
  expect((await see(path, leader)).statusCode).toBe(403)
  expect((await see('/desk/upload/drafts/..%2F..%2Fx')).statusCode).toBe(404)
  world.setClock('2022-11-27T01:00:00.000Z')
  expect((await see(path)).statusCode).toBe(200)
  world.setClock('2022-11-27T04:00:00.000Z')
  expect((await see(path)).statusCode).toBe(404)
})

test('nothing chosen is said in the form; what is no form is a Problem', async () => {
  const answer = await sendForm({ pasted: ' ' })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('请先选择文件')
  const broken = await world.app.inject({
    method: 'POST',
    url: '/desk/upload',
    headers: { ...own, 'content-type': 'multipart/form-data; boundary=x' },
    payload: 'nonsense',
  })
  expect(broken.json()).toMatchObject({ code: 'form-unreadable', status: 400 })
})

test('the same file again shows its receipt of then, and confirming stores nothing new', async () => {
  const words = 'indicator,period,value\nfirms,2022-06,700\n'
  const first = await confirm(await draftOf(words))
  const before = await uploads()
  const path = await draftOf(words)
  expect((await see(path)).body).toContain('同一文件已经入库')
  expect((await confirm(path)).headers.location).toBe(first.headers.location)
  expect(await uploads()).toBe(before)
})

test('a table whose meaning is not certain is read as its sender says', async () => {
  const table = '指标\t2022年9月\t2022年10月\n净增市场主体\t1001\t1140\n精确小数\t486\t540\n'
  const path = await draftOf(table)
  const offered = (await see(path)).body
  expect(offered).toContain('按这种读法')
  expect(offered).not.toContain('确认入库')
  const chosen = await world.app.inject({
    method: 'POST',
    url: `${path}/choose?lang=zh`,
    headers: { ...own, 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'choice=0',
  })
  expect(chosen.statusCode).toBe(303)
  expect((await see(path)).body).not.toContain('按这种读法')
})
