// The ledger by task and by indicator: who may see what of it, as it stood on a day, and the files that are taken away.
import { parse } from 'csv-parse/sync'
import excel from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { raiseByHand } from '../../src/alerts/slips/raise-by-hand.ts'
import { doerOf } from '../../src/core/deed.ts'
import { PERSON_ROLES } from '../../src/core/roles.ts'
import { newsOfFollowers } from '../../src/live/followed.ts'
import { openTestApp, SETTINGS, type TestApp } from '../support/app.ts'

let world: TestApp
const tokens = new Map<string, string>()
beforeAll(async () => {
  world = await openTestApp()
  for (const role of PERSON_ROLES)
    tokens.set(role, await world.tokenOf(role, role === 'reporter' ? '区商务局' : undefined))
})
afterAll(() => world.close())

const get = (url: string, who = '') =>
  world.app.inject({
    url,
    headers: {
      accept: 'text/html',
      'accept-language': 'zh-CN',
      authorization: who === '' ? '' : `Bearer ${tokens.get(who)}`,
    },
  })
const page = async (url: string, who = ''): Promise<string> => {
  const answer = await get(url, who)
  expect([url, who, answer.statusCode]).toEqual([url, who, 200])
  return answer.body
}
const post = async (who: string, url: string, payload: object): Promise<void> => {
  const answer = await world.app.inject({
    method: 'POST',
    url,
    headers: { authorization: `Bearer ${tokens.get(who)}`, 'content-type': 'application/json' },
    payload,
  })
  expect([url, answer.statusCode, answer.body]).toEqual([url, 201, answer.body])
}
/** First cells of the rows: numbers of tasks, names of indicators. */
const heads = (html: string): string[] =>
  [...html.matchAll(/<th scope="row"[^>]*><a[^>]*>([^<]*)<\/a>/g)].map(([, name = '']) => name)

/** A page without what tells when it was made and what it is asked for. */
const body = (html: string): string =>
  html.slice(html.indexOf('<h1>')).replace(/<p class="back">.*?<\/p>/s, '')

test('a row a task and a row an indicator, for every role and for whoever passes by', async () => {
  for (const who of ['', ...PERSON_ROLES]) {
    expect(heads(await page('/tasks', who))).toEqual(['1', '2'])
    expect(heads(await page('/indicators', who))).toEqual([
      '地区生产总值增速',
      '居民收入增速',
      '净增市场主体',
      '精确小数',
    ])
  }
  const closed = await world.another({
    settings: { ...SETTINGS, publicView: false },
  })
  for (const url of ['/tasks', '/indicators', '/tasks/ledger.csv', '/indicators/ledger.xlsx']) {
    const { statusCode } = await closed.inject({ url, headers: { authorization: '', accept: 'text/html' } })
    expect([url, statusCode]).not.toEqual([url, 200])
  }
})

test('conditions live in the address, and every link of the page keeps day, plan and conditions', async () => {
  const html = await page('/tasks?lead=区商务局&group=leader&as-of=2022-10-31&plan=demo-2022')
  expect(heads(html)).toEqual(['2'])
  expect(html).toContain('牵头单位 区商务局')
  const own = [...body(html).matchAll(/href="(\/(?:tasks|indicators)[^"]*)"/g)].map(
    ([, href = '']) => new URL(href.replaceAll('&amp;', '&'), 'http://x'),
  )
  expect(own.length).toBeGreaterThan(8)
  for (const { searchParams, href } of own)
    expect([href, searchParams.get('as-of'), searchParams.get('plan')]).toEqual([
      href,
      '2022-10-31',
      'demo-2022',
    ])
  expect(heads(await page('/indicators?words=NET+new'))).toEqual(['净增市场主体'])
  expect(heads(await page('/indicators?order=worst'))[0]).toBe('净增市场主体')
  expect(heads(await page('/indicators?words=jzsczt'))).toEqual(['净增市场主体', '精确小数'])
  expect(heads(await page('/tasks?words=shangwuju'))).toEqual(['2'])
  expect(heads(await page('/indicators?since=2022-11-01'))).toEqual(['净增市场主体', '精确小数'])
  expect(heads(await page('/tasks?demo=with'))).toEqual([])
  expect(await page('/tasks?unit=无此单位')).toContain('没有符合条件的行')
  expect(await page('/tasks?words=%3Cscript%3E')).not.toContain('<script>')
  expect((await get('/tasks?as-of=nonsense')).statusCode).toBe(400)
  expect((await get('/tasks?plan=nothing')).statusCode).toBe(404)
})

test('nothing that came after the day looked at is shown: narratives, slips, figures of later knowledge', async () => {
  const looks = [
    '/tasks?as-of=2022-11-19',
    '/indicators?as-of=2022-11-19&known-at=2022-11-19',
    '/tasks/ledger.csv?as-of=2022-11-19&known-at=2022-11-19',
  ]
  const before = await Promise.all(looks.map((url) => page(url)))
  await post('reporter', '/api/v1/narratives', {
    ...{ task: 2, period: '2022-10', progress: '=新增市场主体，月底前再促一批。', claim: 'behind' },
  })
  await raiseByHand(
    { store: world.data.store, numberPattern: '{prefix}〔{year}〕{count}号' },
    {
      ...{
        plan: 'demo-2022',
        subject: { kind: 'indicator', id: 'firms' },
        receiver: '区商务局',
        level: 'orange',
      },
      ...{ reason: '新增市场主体落后', requirement: '说明原因', days: 5 },
    },
    {
      actor: { id: 's', name: '督查', role: 'supervisor', unit: null, scopes: null },
      doer: doerOf('督查'),
      now: world.now(),
      nonce: null,
    },
  )
  expect(await Promise.all(looks.map((url) => page(url)).map(async (one) => body(await one)))).toEqual(
    before.map(body),
  )
  const today = await page('/tasks')
  expect(today).toContain('月底前再促一批')
  expect(today).toContain('今天写')
  expect(today).toContain('鲤督〔2022〕1号')
  expect(heads(await page('/tasks?slips=open'))).toEqual(['2'])
})

test('a file holds the rows and the words of the page, and no formula', async () => {
  const asked = '?group=section&order=worst'
  const html = await page(`/tasks${asked}`)
  const { body: csv, headers } = await get(`/tasks/ledger.csv${asked}`)
  expect(headers['content-disposition']).toContain('tasks.csv')
  expect(csv.startsWith('\uFEFF任务序号,')).toBe(true)
  const [head = [], ...rows] = parse(csv, { bom: true }) as string[][]
  expect(rows.map(([number]) => number)).toEqual(heads(html))
  for (const row of rows) {
    expect(html).toContain(row[1])
    for (const name of (row[head.indexOf('牵头单位')] ?? '').split('、')) expect(html).toContain(name)
  }
  const text = rows.find(([number]) => number === '2')?.[head.indexOf('最近进展')] ?? ''
  expect(text).toContain('=新增市场主体')
  expect(text.startsWith('=')).toBe(false)
  expect(rows[0]?.[head.indexOf('指标')]).toContain('：')

  const narrow = await page('/tasks?columns=people,slips')
  expect(narrow).toContain('牵头 / 责任单位')
  expect(narrow).not.toContain('>最近进展<')
  const [few = []] = parse((await get('/tasks/ledger.csv?columns=people,slips')).body, {
    bom: true,
  }) as string[][]
  expect(few).toEqual(['任务序号', '任务原文', '部分', '牵头单位', '责任单位', '在办督查单'])

  const names = heads(await page('/indicators?status=behind'))
  const book = new excel.Workbook()
  const { rawPayload } = await get('/indicators/ledger.xlsx?status=behind&lang=en')
  await book.xlsx.load(rawPayload as never)
  const sheet = book.worksheets[0]
  expect(sheet?.getCell('A1').value).toBe('Indicator')
  expect(sheet?.rowCount).toBe(names.length + 1)
  expect(names.length).toBeGreaterThan(0)
})

test('what one follows and the views that one keeps: by button, on one’s own page, in the digest', async () => {
  const words = {
    login: 'follows',
    name: '李强',
    role: 'viewer',
    unit: null,
    active: true,
    account: null,
  } as const
  const person = await world.people.add(words, doerOf('test'), { password: true })
  const { token } = await world.people.signIn({
    login: 'follows',
    password: person?.password ?? '',
    from: null,
  })
  const headers = {
    cookie: `duibiao_session=${token}`,
    host: 'localhost',
    origin: 'http://localhost',
    accept: 'text/html',
  }
  const own = async (url: string) => (await world.app.inject({ url, headers })).body
  const send = (url: string, values: Readonly<Record<string, string>>) =>
    world.app.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(values).toString(),
    })
  expect(await page('/tasks/2', 'viewer')).not.toContain('/me/follow"')
  expect(await own('/tasks/2')).toContain('action="/me/follow"')
  const task = { plan: 'demo-2022', kind: 'task', id: '2' }
  expect((await send('/me/follow', { ...task, back: '/tasks/2' })).headers.location).toBe('/tasks/2')
  expect((await send('/me/follow', { ...task, back: '//elsewhere' })).headers.location).toBe('/')
  expect(await own('/tasks/2')).toContain('action="/me/unfollow"')
  expect((await send('/me/follow', { ...task, id: '99' })).statusCode).toBe(404)
  expect((await send('/me/follow', { ...task, kind: 'nothing' })).statusCode).toBe(400)
  expect((await send('/me/follow', { ...task, plan: 'nothing' })).statusCode).toBe(404)
  const followed = await own('/me/following')
  expect(followed).toContain('任务 2：净增市场主体 2000 户。')
  expect(followed).toContain('报来')
  expect(followed).toContain('鲤督〔2022〕1号')
  expect(await own('/?plan=demo-2022')).toMatch(/关注的事项<\/a><\/h3>.*净增市场主体/s)

  const path = '/tasks?plan=demo-2022&lead=区商务局&columns=people,slips&evil=1'
  const kept = await send('/me/views', { name: '商务局', path })
  expect(kept.statusCode).toBe(303)
  const clean = String(kept.headers.location)
  expect(clean).not.toContain('evil')
  expect(await own(clean)).toContain('aria-current="true">商务局</a>')
  expect(heads(await page(clean))).toEqual(['2'])
  expect((await send('/me/views', { name: '', path })).statusCode).toBe(422)
  expect((await send('/me/views', { name: 'x', path: 'http://elsewhere/tasks' })).statusCode).toBe(400)
  expect((await send('/me/views', { name: 'x', path: '/me' })).statusCode).toBe(400)
  await send('/me/views/remove', { name: '商务局' })
  expect(await own('/tasks')).not.toContain('商务局</a></nav>')

  const span = { since: '2022-11-01T00:00:00.000Z', until: world.now() }
  const news = await newsOfFollowers({ ...world, store: world.data.store }, span)
  expect(news.map(({ person: id }) => id)).toEqual([person?.id])
  expect(news[0]?.news[0]?.changes.map(({ what }) => what).toSorted()).toEqual(
    expect.arrayContaining(['figure', 'narrative', 'slip']),
  )
  await send('/me/unfollow', task)
  expect(await newsOfFollowers({ ...world, store: world.data.store }, span)).toEqual([])
})
