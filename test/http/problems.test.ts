// What a failure looks like: to a program, to a browser, in both languages; and what it never tells.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from '../../src/core/problem.ts'
import type { Store } from '../../src/store/store.ts'
import { openTestApp, type TestApp } from '../support/app.ts'

let world: TestApp
beforeAll(async () => {
  world = await openTestApp()
})
afterAll(() => world.close())

const get = (url: string, headers: Record<string, string> = {}) => world.app.inject({ url, headers })

test.for([
  ['/nowhere', 404, 'not-found'],
  ['/api/v1/plans/nix', 404, 'plan-unknown'],
  ['/api/v1/indicators/gpd', 404, 'indicator-unknown'],
  ['/api/v1/proofs/nix', 404, 'indicator-unknown'],
  ['/indicators/nix', 404, 'indicator-unknown'],
  ['/wall/nix', 404, 'board-not-found'],
  ['/events?board=nix', 404, 'board-not-found'],
  ['/events', 400, 'request-invalid'],
  ['/api/v1/boards/heedline', 404, 'board-not-found'],
  ['/api/v1/uploads/nix', 404, 'upload-unknown'],
  ['/api/v1/uploads/nix/file', 404, 'upload-unknown'],
  ['/api/v1/assessments?as-of=2022-02-30', 400, 'request-invalid'],
  ['/api/v1/assessments?known-at=gestern', 400, 'request-invalid'],
  ['/api/v1/assessments?asof=2022-02-03', 400, 'request-invalid'],
  ['/api/v1/observations?from=2022-13', 400, 'request-invalid'],
  ['/wall/all?as-of=x', 400, 'request-invalid'],
  ['/api/v1/uploads?limit=0', 400, 'request-invalid'],
  ['/%', 404, 'not-found'],
  [`/indicators/${'x'.repeat(300)}`, 404, 'indicator-unknown'],
  [`/indicators/${'x'.repeat(2_000)}`, 404, 'not-found'],
] as const)('%s is %i %s', async ([url, status, code]) => {
  const response = await get(url)
  const problem = response.json<{
    type: string
    status: number
    code: string
    detail: string
    fix: string
    title: string
  }>()
  expect([response.statusCode, problem.status, problem.code]).toEqual([status, status, code])
  expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(problem.type).toBe(`/docs/problems#${code}`)
  for (const sentence of [problem.title, problem.detail, problem.fix]) expect(sentence).toMatch(/[一-龥]/)
})

test('every fault of a request is named at once, with what may have been meant', async () => {
  const { errors } = (await get('/api/v1/assessments?asof=2022-10-31&plann=x')).json<{
    errors: { code: string; column: string; fix: string }[]
  }>()
  expect(errors.map(({ code, column }) => [code, column])).toEqual([
    ['parameter-unknown', 'asof'],
    ['parameter-unknown', 'plann'],
  ])
  expect(errors[0]?.fix).toContain('as-of')
  expect((await get('/api/v1/indicators/gpd')).json<{ fix: string }>().fix).toContain('gdp')
})

test('the language is that of ?lang, else of Accept-Language, else Chinese; both are there', async () => {
  const detail = async (url: string, accept: string) =>
    (await get(url, { 'accept-language': accept })).json<{
      detail: string
      texts: { zh: { detail: string }; en: { detail: string } }
    }>()
  const english = await detail('/nix', 'en-GB,en;q=0.9,zh;q=0.5')
  expect(english.detail).toBe(english.texts.en.detail)
  const chinese = await detail('/nix', 'fr, zh-CN;q=0.8, en;q=0.5')
  expect(chinese.detail).toBe(chinese.texts.zh.detail)
  const asked = await detail('/nix?lang=zh', 'en')
  expect(asked.detail).toBe(asked.texts.zh.detail)
})

test('a browser gets a page, escaped', async () => {
  const response = await get('/wall/%3Cscript%3Ealert(1)%3C%2Fscript%3E', {
    accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  })
  expect(response.statusCode).toBe(404)
  expect(response.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(response.body).toContain('board-not-found')
  expect(response.body).not.toContain('<script>alert')
})

test('a wrong method names the right ones', async () => {
  const response = await world.app.inject({ method: 'DELETE', url: '/api/v1/uploads/abc' })
  expect(response.statusCode).toBe(405)
  expect(response.headers.allow).toBe('GET, HEAD')
})

test('a body that is no JSON, or of an unknown kind, is a problem', async () => {
  const undo = (payload: string, type: string) =>
    world.app.inject({
      method: 'POST',
      url: '/api/v1/uploads/x/undo',
      headers: { 'content-type': type },
      payload,
    })
  expect((await undo('{', 'application/json')).json()).toMatchObject({ status: 400, code: 'body-unreadable' })
  expect((await undo('{}', 'application/json')).json()).toMatchObject({ code: 'request-invalid' })
  expect((await undo('a', 'text/plain')).json()).toMatchObject({
    status: 415,
    code: 'media-type-unsupported',
  })
  expect((await undo('{"reason":"x"}', 'application/json')).json()).toMatchObject({ code: 'upload-unknown' })
  const huge = JSON.stringify({ reason: 'x'.repeat(70_000) })
  expect((await undo(huge, 'application/json')).json()).toMatchObject({ status: 413, code: 'body-too-large' })
})

test('what we do not know stays inside: 500 with a number, no inner words', async () => {
  const store: Store = {
    ...world.data.store,
    uploads: async () => {
      throw new Error('password=hunter2 at /srv/inner', { cause: new Error('deeper') })
    },
  }
  const app = await world.another({ store })
  const response = await app.inject('/api/v1/uploads')
  expect(response.statusCode).toBe(500)
  const problem = response.json<{ code: string; instance: string; detail: string }>()
  expect(problem.code).toBe('internal-error')
  expect(problem.detail).toContain(problem.instance.split(':').at(-1))
  expect(response.body).not.toMatch(/hunter2|inner|deeper/)
})

test('a database that is away gives 503 and when to come back; health and ready say so', async () => {
  const away = async (): Promise<never> => {
    throw new Problem('store-unavailable', { detail: 'x' })
  }
  const store: Store = { ...world.data.store, ping: away, uploads: away }
  const app = await world.another({ store })
  const response = await app.inject('/api/v1/uploads')
  expect(response.statusCode).toBe(503)
  expect(Number(response.headers['retry-after'])).toBeGreaterThan(0)
  const health = await app.inject('/health')
  expect(health.statusCode).toBe(503)
  expect(health.json()).toMatchObject({ status: 'failing', store: { reachable: false } })
  expect((await app.inject('/ready')).json()).toMatchObject({ status: 503, code: 'not-ready' })
})

test('a clock that was set is told, and one behind the last upload takes nothing in', async () => {
  const set = await world.another({ clockJumpMs: () => -365 * 86_400_000 })
  const told = await set.inject('/health')
  expect(told.statusCode).toBe(503)
  expect(told.body).toContain('set by -365.0 days')

  const late = () => '2021-11-20T02:00:00.000Z'
  const behind = await world.another({ now: late, ingest: { ...world.ingest, now: late } })
  const words = async () => (await behind.inject('/health')).body
  await expect.poll(words, { timeout: 60_000 }).toContain('The clock is behind the last upload')
  const sent = await behind.inject({
    method: 'POST',
    url: '/api/v1/uploads?accept=x',
    headers: { 'content-type': 'text/csv' },
    payload: 'indicator,period,value\nfirms,2021-09,1001\n',
  })
  expect([sent.statusCode, sent.json().code]).toEqual([503, 'clock-behind'])
})

test('a clock that was a year ahead at the start is told with what it was held against', async () => {
  const app = await world.another({ clockAtStart: () => ({ which: 'ahead', of: 'ledger', days: 365 }) })
  const told = (await app.inject('/health')).json()
  expect(told.problems.map(({ en }: { en: string }) => en).join()).toContain(
    'the clock was 365 days after the last entry of the ledger',
  )
  expect(told.status).not.toBe('ok')
})

test('many files of uploads that are gone are told by their number: the folder is probably another one', async () => {
  const gone = Array.from({ length: 300 }, (_, at) => ({
    upload: `u${at}`,
    expected: 'a'.repeat(64),
    found: '',
  }))
  const originals = gone.map((one) => ({ ...one, what: 'file-missing' as const }))
  const app = await world.another({ originals: () => originals })
  const said: string[] = (await app.inject('/health')).json().problems.map(({ en }: { en: string }) => en)
  expect(said.filter((words) => words.startsWith('The file'))).toEqual([
    expect.stringContaining('The files of 300 uploads are not in the folder uploads'),
  ])
})

test('files of uploads that are gone are told one by one', async () => {
  const originals = [
    { upload: 'u7', what: 'file-missing', expected: 'a'.repeat(64), found: '' },
    { upload: 'u8', what: 'file-changed', expected: 'a'.repeat(64), found: 'b'.repeat(64) },
  ] as const
  const app = await world.another({ originals: () => originals })
  const told = await app.inject('/health')
  expect(told.statusCode).toBe(503)
  const said: string[] = told.json().problems.map(({ en }: { en: string }) => en)
  expect(said.filter((words) => words.startsWith('The file'))).toEqual([
    'The file of upload u7 is gone',
    `The file of upload u8 is changed (${'b'.repeat(16)})`,
  ])
  // Figures are whole: the service answers all that is asked.
  expect((await app.inject('/ready')).statusCode).toBe(200)
})

test('loss of figures is told loudly', async () => {
  const check = await world.data.store.check()
  const losses = [{ upload: 'u1', what: 'count', expected: '3', found: '2' }] as const
  const app = await world.another({ storeCheck: () => ({ ...check, losses }) })
  const health = await app.inject('/health')
  expect(health.statusCode).toBe(503)
  expect(health.body).toContain('Figures of upload u1 are gone')
  const page = await app.inject({ url: '/health', headers: { accept: 'text/html' } })
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(page.body).toContain('u1')
  // Never served silently: every page and every wall says so, and the service does not call itself ready.
  expect((await app.inject('/ready')).statusCode).toBe(503)
  for (const url of ['/', '/wall/headline', '/indicators/gdp']) {
    expect((await app.inject({ url, headers: { accept: 'text/html' } })).body, url).toContain(
      '核对发现数据缺失',
    )
    expect((await world.app.inject({ url, headers: { accept: 'text/html' } })).body, url).not.toContain(
      '核对发现数据缺失',
    )
  }
})
