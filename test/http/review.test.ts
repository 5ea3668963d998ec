// With review on nothing counts before a second person confirms it: files, interface, corrections, taking back; conflicts; who may.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doerOf } from '../../src/core/deed.ts'
import { PERSON_ROLES } from '../../src/core/roles.ts'
import type { App } from '../../src/http/deps.ts'
import { openTestApp, SETTINGS, type TestApp } from '../support/app.ts'

const settings = { ...SETTINGS, review: true }

let world: TestApp
/** The same service with review on; `world.app` stores at once, as another office would. */
let app: App
let sender: { authorization: string }
let reviewer: { authorization: string }
beforeAll(async () => {
  world = await openTestApp()
  app = await world.another({ settings, ingest: { ...world.ingest, embargo: { days: 90, longer: true } } })
  sender = await bearer('statistician')
  reviewer = await bearer('reviewer')
})
afterAll(() => world.close())

async function bearer(role: (typeof PERSON_ROLES)[number]) {
  return { authorization: `Bearer ${await world.tokenOf(role)}` }
}
const CSV = 'text/csv'
const FORM = 'application/x-www-form-urlencoded'

const api = (csv: string, query = '', headers: Record<string, string> = sender) =>
  app.inject({
    ...{ method: 'POST', url: `/api/v1/uploads?filename=a.csv${query}`, payload: csv },
    headers: { ...headers, 'content-type': CSV },
  })
const otherOffice = async (csv: string): Promise<string> => {
  const done = await world.app.inject({
    ...{ method: 'POST', url: '/api/v1/uploads?filename=other.csv&accept=x', payload: csv },
    headers: { 'content-type': CSV },
  })
  expect(done.statusCode, done.body).toBe(201)
  return done.json<{ upload: string }>().upload
}
const post = (url: string, words: Record<string, string>, headers: Record<string, string> = reviewer) =>
  app.inject({
    ...{ method: 'POST', url, payload: new URLSearchParams(words).toString() },
    headers: { ...headers, 'content-type': FORM },
  })
const page = (url: string, headers: Record<string, string> = reviewer) => app.inject({ url, headers })
const handIn = async (csv: string, query = ''): Promise<string> => {
  const answer = await api(csv, query)
  expect(answer.statusCode, answer.body).toBe(202)
  expect(answer.headers.location).toBe(`/api/v1/submissions/${answer.json<{ id: string }>().id}`)
  return answer.json<{ id: string }>().id
}
const told = async (id: string) =>
  (await page(`/api/v1/submissions/${id}`, sender)).json<{
    state: string
    upload: string | null
    decision: { by: string; reason: string | null } | null
    conflicts: { cell: string; seen: unknown; stands: unknown; sent: unknown; upload: string }[]
  }>()
const value = async (indicator: string, period: string) =>
  (await world.data.store.observations({ region: '350502', indicators: [indicator] }))
    .find((figure) => figure.period === period)
    ?.value?.toString()
const everything = async () => ({
  figures: (await app.inject('/api/v1/observations?region=350502')).json<{ observations: unknown }>()
    .observations,
  uploads: (await world.data.store.uploads({ limit: 99, released: 'all' })).map(({ id, undone }) => [
    id,
    undone,
  ]),
})
const deeds = async (subject: string) =>
  (await world.data.store.deeds.latest({ limit: 20 }))
    .filter((deed) => deed.subject === subject)
    .map(({ kind, by }) => [kind, by.role])

test('what is sent waits and changes nothing; confirmed it counts, and both names stand in receipt and ledger', async () => {
  const before = await everything()
  const id = await handIn('indicator,period,value\nfirms,2022-08,900\n')
  expect(await everything()).toEqual(before)
  expect((await told(id)).state).toBe('waiting')
  const list = (await page('/desk/review?lang=zh')).body
  expect(list).toContain(`/desk/review/${id}`)
  const preview = (await page(`/desk/review/${id}?lang=zh`)).body
  expect(preview).toContain('净增市场主体')
  expect(preview).toContain('确认入库')
  expect((await page(`/desk/review/${id}?lang=zh`, sender)).body).not.toContain('确认入库')
  expect((await page(`/desk/review/${id}/file`)).body).toBe('indicator,period,value\nfirms,2022-08,900\n')

  const done = await post(`/desk/review/${id}/confirm`, {})
  expect(done.statusCode, done.body).toBe(303)
  expect(done.headers.location).toBe(`/desk/uploads/${id}`)
  expect(await value('firms', '2022-08')).toBe('900')
  const record = await world.data.store.upload(id)
  expect(record?.receipt.review).toMatchObject({ conflicts: [] })
  const { sentBy = '', confirmedBy = '' } = record?.receipt.review ?? {}
  expect([sentBy, confirmedBy].map((name) => name.split('-')[0])).toEqual(['statistician', 'reviewer'])
  const receipt = (await page(`/desk/uploads/${id}?lang=zh`)).body
  expect(receipt).toContain(sentBy)
  expect(receipt).toContain(confirmedBy)
  expect((await page('/desk/uploads?lang=zh')).body).toContain(confirmedBy)
  expect(await deeds(id)).toEqual([
    ['review-confirmed', 'reviewer'],
    ['upload', 'reviewer'],
    ['review-asked', 'statistician'],
  ])
  expect(await told(id)).toMatchObject({ state: 'confirmed', upload: id, decision: { by: confirmedBy } })
  expect((await post(`/desk/review/${id}/confirm`, {})).json()).toMatchObject({ code: 'submission-decided' })
})

test('sent back with a reason, which the sender sees; nothing was stored', async () => {
  const before = await everything()
  const id = await handIn('indicator,period,value\nfirms,2022-07,850\n')
  expect((await post(`/desk/review/${id}/send-back`, { reason: ' ' })).statusCode).toBe(422)
  expect((await post(`/desk/review/${id}/send-back`, { reason: '口径 <不符>' })).statusCode).toBe(303)
  expect(await everything()).toEqual(before)
  expect(await told(id)).toMatchObject({ state: 'sent-back', decision: { reason: '口径 <不符>' } })
  expect((await page(`/desk/review?lang=zh`, sender)).body).toContain('口径 &lt;不符>')
  expect((await post(`/desk/review/${id}/confirm`, {})).statusCode).toBe(409)
})

test('a figure that changed in between is a conflict, cell by cell, and must be accepted anew', async () => {
  const id = await handIn('indicator,period,value\nfirms,2022-10,1500\nfirms,2022-06,500\n')
  const other = await otherOffice('indicator,period,value\nfirms,2022-10,1200\n')
  const [conflict, ...more] = (await told(id)).conflicts
  expect(more).toEqual([])
  expect(conflict).toMatchObject({
    ...{ cell: 'C2', upload: other, sent: { value: '1500', status: 'A' } },
    ...{ seen: { value: '1130', status: 'A' }, stands: { value: '1200', status: 'A' } },
  })
  const seen = (await page(`/desk/review/${id}?lang=zh`)).body
  const row = /<section[\s\S]*?<\/section>/.exec(seen)?.[0] ?? ''
  expect([...row.matchAll(/\b1130\b|\b1200\b|\b1500\b/g)].map(([found]) => found)).toEqual([
    '1130',
    '1200',
    '1500',
  ])

  const refused = await post(`/desk/review/${id}/confirm`, {})
  expect(refused.statusCode).toBe(409)
  expect(await value('firms', '2022-10')).toBe('1200')
  const mark = /name="mark" value="([0-9a-f]+)"/.exec(seen)?.[1] ?? ''
  // Accepting is for what was shown: once more changed, once more to be looked at.
  await otherOffice('indicator,period,value\nfirms,2022-10,1210\n')
  expect((await post(`/desk/review/${id}/confirm`, { mark })).statusCode).toBe(409)
  const again = (await page(`/desk/review/${id}`)).body
  const fresh = /name="mark" value="([0-9a-f]+)"/.exec(again)?.[1] ?? ''
  expect(fresh).not.toBe(mark)
  expect((await post(`/desk/review/${id}/confirm`, { mark: fresh })).statusCode).toBe(303)
  expect(await value('firms', '2022-10')).toBe('1500')
  const kept = (await world.data.store.upload(id))?.receipt.review?.conflicts
  expect(kept).toMatchObject([{ seen: { value: '1130' }, stands: { value: '1210' } }])
})

test('a correction of one period waits as well, and after a conflict it is what counts', async () => {
  const answer = await post(
    '/desk/correct',
    {
      plan: 'demo-2022',
      indicator: 'firms',
      period: '2022-09',
      value: '1010',
      kind: '更正差错',
      reason: '漏报',
    },
    sender,
  )
  expect(answer.statusCode, answer.body).toBe(303)
  const sent = await post(`${String(answer.headers.location)}/confirm`, {}, sender)
  expect(sent.headers.location).toMatch(/^\/desk\/review\//)
  const at = String(sent.headers.location)
  expect(await value('firms', '2022-09')).toBe('1000')
  await otherOffice('indicator,period,value\nfirms,2022-09,1005\n')
  const mark = /name="mark" value="([0-9a-f]+)"/.exec((await page(at)).body)?.[1] ?? ''
  expect((await post(`${at}/confirm`, { mark })).statusCode).toBe(303)
  expect(await value('firms', '2022-09')).toBe('1010')
})

test('taking back waits too, by form and by interface', async () => {
  const id = await otherOffice('indicator,period,value\nexact,2022-09,480\n')
  const asked = await app.inject({
    ...{ method: 'POST', url: `/api/v1/uploads/${id}/undo`, payload: { reason: '报错' }, headers: sender },
  })
  expect(asked.statusCode, asked.body).toBe(202)
  expect(await value('exact', '2022-09')).toBe('480')
  expect((await post(`/desk/uploads/${id}/undo`, { reason: 'x' }, sender)).json()).toMatchObject({
    code: 'undo-waits',
  })
  const { id: submission } = asked.json<{ id: string }>()
  expect((await page(`/desk/review/${submission}?lang=zh`)).body).toContain('确认撤销')
  expect((await post(`/desk/review/${submission}/confirm`, {})).headers.location).toBe(`/desk/uploads/${id}`)
  expect(await value('exact', '2022-09')).toBeUndefined()
  expect((await world.data.store.upload(id))?.undone).toMatchObject({ reason: '报错' })
  expect(await deeds(id)).toEqual([
    ['review-confirmed', 'reviewer'],
    ['upload-undone', 'reviewer'],
    ['review-asked', 'statistician'],
    ['upload', 'statistician'],
  ])
})

test('a doubt needs its reason when it is sent, and one that came up since then another one', async () => {
  const falls = 'indicator,period,value\nexact,2022-05,250\nexact,2022-06,180\n'
  const stopped = await api(falls)
  expect(stopped.statusCode).toBe(422)
  expect(stopped.json()).toMatchObject({ code: 'figures-warned' })
  const id = await handIn(falls, `&accept=${encodeURIComponent('统计口径调整')}`)
  expect((await page(`/desk/review/${id}`)).body).toContain('统计口径调整')
  expect((await page(`/desk/review/${id}`)).body).not.toContain('name="accept"')
  await otherOffice('indicator,period,value\nexact,2022-04,260\n')
  expect((await page(`/desk/review/${id}`)).body).toContain('name="accept"')
  expect((await post(`/desk/review/${id}/confirm`, {})).statusCode).toBe(422)
  expect((await post(`/desk/review/${id}/confirm`, { accept: '四月另行更正' })).statusCode).toBe(303)
  const reasons = (await world.data.store.upload(id))?.receipt.warnings.map(({ reason }) => reason)
  expect(new Set(reasons)).toEqual(new Set(['统计口径调整', '四月另行更正']))
})

test('the same file again is the one that waits; a file that stands is answered with its receipt', async () => {
  const csv = 'indicator,period,value\nfirms,2022-05,400\n'
  const id = await handIn(csv)
  expect(await handIn(csv)).toBe(id)
  expect((await post(`/desk/review/${id}/withdraw`, {}, await bearer('statistician'))).statusCode).toBe(404)
  expect((await post(`/desk/review/${id}/withdraw`, {}, sender)).statusCode).toBe(303)
  expect(await told(id)).toMatchObject({ state: 'withdrawn', upload: null })
  const second = await handIn(csv)
  expect(second).not.toBe(id)
  await post(`/desk/review/${second}/confirm`, {})
  const known = await api(csv)
  expect([known.statusCode, known.json<{ upload: string }>().upload]).toEqual([200, second])
})

test.for(PERSON_ROLES.filter((role) => role !== 'reviewer'))('a %s confirms nothing', async (role) => {
  const id = await handIn(`indicator,period,value\nfirms,2022-04,${300 + PERSON_ROLES.indexOf(role)}\n`)
  const before = await everything()
  const who = await bearer(role)
  for (const what of ['confirm', 'send-back']) {
    expect((await post(`/desk/review/${id}/${what}`, { reason: 'x' }, who)).statusCode).toBe(403)
  }
  expect(await everything()).toEqual(before)
  expect((await told(id)).state).toBe('waiting')
  const seen = (await page(`/desk/review/${id}`, who)).statusCode
  expect(seen).toBe(role === 'statistician' ? 200 : role === 'reporter' ? 404 : 403)
})

test('nobody confirms their own, whatever they have become since', async () => {
  const id = await handIn('indicator,period,value\nfirms,2022-03,250\n')
  const [mine] = (await world.data.store.deeds.latest({ limit: 5 })).filter((deed) => deed.subject === id)
  const person = await world.people.person(mine?.by.person ?? '')
  if (!person) throw new Error('nobody sent it')
  await world.people.change(person.id, { ...person, role: 'reviewer' }, doerOf('test'))
  const words = { name: 'x', scopes: ['uploads:confirm', 'reviews:read'], days: 1 } as const
  const { token } = await world.people.makeToken(person.id, words, doerOf('test'))
  const self = { authorization: `Bearer ${token}` }
  for (const what of ['confirm', 'send-back']) {
    const answer = await post(`/desk/review/${id}/${what}`, { reason: 'x' }, self)
    expect(answer.json()).toMatchObject({ code: 'confirm-own', status: 403 })
  }
  expect((await page(`/desk/review/${id}?lang=zh`, self)).body).not.toContain('确认入库')
  await world.people.change(person.id, { ...person, role: 'statistician' }, doerOf('test'))
  expect((await told(id)).state).toBe('waiting')
})

test('of two who confirm at once one does it', async () => {
  const id = await handIn('indicator,period,value\nfirms,2022-02,150\n')
  const other = await bearer('reviewer')
  const answers = await Promise.all(
    [reviewer, other].map((who) => post(`/desk/review/${id}/confirm`, {}, who)),
  )
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
})

test('what waits survives a start, and is still decided when review was turned off', async () => {
  const id = await handIn('indicator,period,value\nfirms,2022-01,90\n')
  const later = await world.another({ settings: { ...settings, review: false } })
  const done = await later.inject({
    ...{ method: 'POST', url: `/desk/review/${id}/confirm`, payload: '' },
    headers: { ...reviewer, 'content-type': FORM },
  })
  expect(done.statusCode, done.body).toBe(303)
  expect(await value('firms', '2022-01')).toBe('90')
})

test('a dry run is a dry run, and those who are not of the bureau learn nothing of what waits', async () => {
  expect((await api('indicator,period,value\nfirms,2022-10,2600\n', '&dry-run')).statusCode).toBe(200)
  const id = await handIn('indicator,period,value\nfirms,2022-10,2601\n')
  const supervisor = await bearer('supervisor')
  const ledger = await app.inject({ url: '/api/v1/deeds?limit=3', headers: supervisor })
  expect(ledger.body).toContain('review-asked')
  expect(ledger.body).not.toContain(id)
  expect(ledger.body).not.toContain('a.csv')
})

test('a reporter sees what became of their own, and nothing that waits for its release', async () => {
  const waits = await app.inject({
    ...{
      method: 'POST',
      url: '/api/v1/uploads?filename=w.csv&accept=x',
      headers: { ...sender, 'content-type': CSV },
    },
    payload: 'indicator,period,value,release_at\nfirms,2022-07,7654,2099-01-20\n',
  })
  await post(`/desk/review/${waits.json<{ id: string }>().id}/confirm`, {})
  const own = { authorization: `Bearer ${await world.tokenOf('reporter', '区商务局')}` }
  const sent = await api('indicator,period,value\nfirms,2022-07,860\n', '&accept=x', own)
  expect(sent.statusCode, sent.body).toBe(202)
  const { id } = sent.json<{ id: string }>()
  for (const path of [
    `/desk/review/${id}`,
    `/api/v1/submissions/${id}`,
    '/desk/review',
    '/api/v1/submissions',
  ]) {
    const seen = await page(path, own)
    expect(seen.statusCode).toBe(200)
    expect(seen.body).toContain(id)
    expect(seen.body).not.toContain('7654')
  }
  expect((await page(`/desk/review/${id}`)).body).toContain('7654')
})
