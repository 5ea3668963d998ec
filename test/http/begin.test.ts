// Beginning a real office: four steps in any order, left and taken up again; the demonstration gives way, and goes for good.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { doerOf } from '../../src/core/deed.ts'
import { silentLog } from '../../src/core/log.ts'
import { text } from '../../src/core/text.ts'
import { welcomeFirst } from '../../src/people/first-start.ts'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import { plantSeed } from '../../src/seed.ts'
import { FIGURES, openTestApp, PLAN, type TestApp } from '../support/app.ts'
import { FIRMS_LATE, raise } from '../support/slip-world.ts'

const CANARY = '金丝雀示范年度'
const DEMO_PLAN = PLAN.replace('id: demo-2022', 'id: canary-2022')
  .replace('title: 示例目标', `title: ${CANARY}`)
  .replace('净增市场主体 2000 户。', `净增市场主体 2000 户（${CANARY}）。`)
  .replaceAll('name: 净增市场主体,', `name: ${CANARY}户数,`)
const CANARY_LATE = {
  ...FIRMS_LATE,
  matter: { ...FIRMS_LATE.matter, plan: 'canary-2022' },
  reason: text(`${CANARY}：欠进度。`, `${CANARY}: behind.`),
}

/** Of another region and with other indicators. */
const OWN_PLAN = PLAN.replace('demo-2022', 'own-2022')
  .replace('"350502"', '"350503"')
  .replace('鲤城区', '丰泽区')
  .replace('示例目标', '丰泽区目标')
  .replaceAll('gdp', 'own-gdp')
  .replace('{ id: income', '{ id: own-income')
  .replace('{ id: firms', '{ id: own-firms')
  .replace('{ id: exact', '{ id: own-exact')

let world: TestApp
let folder: string
let cookie: string
let password: string
beforeEach(async () => {
  world = await openTestApp({ empty: true })
  folder = await mkdtemp(join(tmpdir(), 'duibiao-begin-'))
  await writeFile(join(folder, 'plan.yaml'), DEMO_PLAN)
  await writeFile(join(folder, 'demo.csv'), FIGURES)
})
afterEach(async () => {
  await world.close()
  await rm(folder, { recursive: true, force: true })
})

const plant = () => plantSeed(folder, world.ingest, silentLog)
async function enter(): Promise<void> {
  // The application's own people are a statistician and a supervisor, who must not count here.
  for (const person of await world.people.all())
    await world.people.change(person.id, { ...person, active: false }, doerOf('test'))
  const words = { login: 'admin', name: '管理员 admin', role: 'administrator', unit: null } as const
  const added = await world.people.add({ ...words, active: true, account: null }, doerOf('test'), {
    password: true,
  })
  password = added?.password ?? ''
  await signIn()
}
async function signIn(): Promise<void> {
  const { token } = await world.people.signIn({ login: 'admin', password, from: null })
  cookie = `duibiao_session=${token}`
}
const get = (url: string, as = cookie) =>
  world.app.inject({ url, headers: { accept: 'text/html', cookie: as, host: 'localhost' } })
const post = (url: string, form: Record<string, string>) =>
  world.app.inject({
    method: 'POST',
    url,
    headers: {
      cookie,
      host: 'localhost',
      origin: 'http://localhost',
      accept: 'text/html',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams(form).toString(),
  })
const putAway = () => post('/begin/demonstration', { word: '收起' })

async function stepsDone(): Promise<boolean[]> {
  const { body, statusCode } = await get('/begin?lang=zh')
  expect(statusCode).toBe(200)
  return [...body.matchAll(/<li class="card( done)?/g)].map(([, done]) => done !== undefined)
}

const STEPS: Readonly<Record<'who' | 'plan' | 'people' | 'month', () => Promise<unknown>>> = {
  who: async () => {
    const [admin] = (await world.people.all()).filter(({ login }) => login === 'admin')
    const wanted = 'correct horse battery staple'
    expect((await post('/me/password', { present: password, wanted })).statusCode).toBe(200)
    password = wanted
    const form = { login: 'admin', name: '林一', role: 'administrator', active: 'on' }
    expect((await post(`/admin/people/${admin?.id}`, form)).statusCode).toBe(303)
  },
  plan: async () => {
    const act = { by: '督查员', at: world.now(), doer: doerOf('督查员', 'command') }
    await world.data.store.savePlan(parsePlan(OWN_PLAN), { sha256: 'b'.repeat(64), text: OWN_PLAN }, act)
    await world.pictures.refresh()
  },
  people: async () => {
    const list = '登录名\t姓名\t角色\t单位\nwang\t王芳\t统计员\t区财政局\nli\t李强\t督查员\t区发改局'
    expect((await post('/admin/people/list', { list })).statusCode).toBe(200)
  },
  month: async () => {
    const { receiveUpload } = await import('../../src/ingest/receive.ts')
    const { Readable } = await import('node:stream')
    await receiveUpload(world.ingest, {
      body: Readable.from([
        Buffer.from('indicator,period,value,known_at\nown-firms,2022-10,900,2022-11-18\n'),
      ]),
      contentType: 'text/csv',
      filename: 'own.csv',
      by: '王芳',
      dryRun: false,
      plan: 'own-2022',
      region: null,
      source: null,
      knownAt: null,
      accept: { all: '已核对', each: {} },
    })
    await world.pictures.refresh()
  },
}

test.each([[['who', 'plan', 'people', 'month'] as const], [['plan', 'month', 'people', 'who'] as const]])(
  'the steps are done in the order %s, left and taken up again',
  async (order) => {
    await plant()
    await enter()
    const ids = Object.keys(STEPS)
    const expected = ids.map(() => false)
    expect(await stepsDone()).toEqual(expected)
    for (const [index, step] of order.entries()) {
      expect((await get('/?lang=zh')).body).toContain(`已完成 ${index}/4 步`)
      await STEPS[step]()
      expected[ids.indexOf(step)] = true
      // Another session: nothing is kept but what there is.
      await signIn()
      expect(await stepsDone()).toEqual(expected)
    }
    expect((await get('/')).body).not.toContain('href="/begin"')
    expect((await get('/begin')).body).toContain('四步都已完成')
  },
)

test('a demonstration does no step: neither its plan, nor its figures, nor its account', async () => {
  const [first] = [
    await welcomeFirst(
      {
        ...world.people,
        add: async (...args) => world.people.add(args[0], args[1], { ...args[2], onlyFirst: false }),
      },
      true,
    ),
  ]
  await plant()
  for (const person of await world.people.all())
    if (person.login !== 'admin' && person.login !== 'demo')
      await world.people.change(person.id, { ...person, active: false }, doerOf('test'))
  password = first?.password ?? ''
  await signIn()
  expect(await stepsDone()).toEqual([false, false, false, false])
})

test('only administrators begin an office', async () => {
  await plant()
  for (const role of ['supervisor', 'statistician', 'viewer'] as const) {
    const authorization = `Bearer ${await world.tokenOf(role)}`
    const headers = { authorization, accept: 'text/html' }
    expect((await world.app.inject({ url: '/begin', headers })).statusCode).toBe(403)
  }
  expect((await get('/', '')).body).not.toContain('href="/begin"')
})

test('as soon as there is a plan of one’s own, home, walls, lists and alerts show that one alone', async () => {
  await plant()
  await enter()
  await raise(world, [CANARY_LATE])
  expect((await get('/')).body).toContain(CANARY)
  expect((await get('/alerts?of=all')).body).toContain(CANARY)
  await STEPS.plan()
  expect(await naming()).toEqual([])
  expect((await get('/')).body).toContain('丰泽区目标')
  const wall = await get('/wall/headline')
  expect([wall.statusCode, wall.body.includes('丰泽区')]).toEqual([200, true])
  expect((await get('/api/v1/plans')).json()).toMatchObject({ plans: [{ id: 'own-2022' }] })
  // By its name it can still be looked at.
  expect((await get('/?plan=canary-2022')).body).toContain(CANARY)
  expect((await get('/begin')).body).toContain(CANARY)
})

test.each([true, false])(
  'put away, nothing names it any more (a plan of one’s own: %s), and all is kept',
  async (own) => {
    await plant()
    await enter()
    await raise(world, [CANARY_LATE])
    if (own) await STEPS.plan()
    // The same crawl finds it before.
    if (!own) expect((await naming()).length).toBeGreaterThan(5)
    const refused = await post('/begin/demonstration', { word: '好的' })
    expect([refused.statusCode, refused.body.includes('没有收起')]).toEqual([422, true])
    expect((await world.data.store.demonstration())?.putAway).toBeNull()
    expect((await putAway()).statusCode).toBe(303)
    expect(await naming()).toEqual([])
    expect((await get('/begin?lang=zh')).body).toContain('演示已收起')
    expect((await get('/?plan=canary-2022')).statusCode).toBe(404)

    const { store } = world.data
    const [deed] = (await store.deeds.latest({ limit: 20 })).filter(
      ({ kind }) => kind === 'demonstration-put-away',
    )
    expect(deed).toMatchObject({ subject: 'canary-2022', by: { name: '管理员 admin' } })
    expect((await get('/deeds?lang=zh')).body).toContain('收起演示')
    expect(await store.observations({ region: '350502' })).toEqual([])
    // Nothing is deleted: what was known before is known to have been known.
    const before = deed?.at ?? ''
    const known = new Date(Date.parse(before) - 2_000).toISOString()
    expect((await store.observations({ region: '350502', knownAt: known })).length).toBeGreaterThan(0)
    expect((await store.demonstration())?.kept.plan.title).toBe(CANARY)
    expect(await store.check()).toMatchObject({ losses: [] })
    expect((await store.deeds.verify(world.now())).fault).toBeNull()
    // And it is not planted again.
    expect(await plant()).toBeNull()
    expect((await store.plans()).map(({ plan }) => plan.id)).toEqual(own ? ['own-2022'] : [])
  },
)

test('the same plan sent by a person after that is a plan like any other', async () => {
  await plant()
  await enter()
  await putAway()
  const act = { by: '督查员', at: world.now(), doer: doerOf('督查员', 'command') }
  await world.data.store.savePlan(parsePlan(DEMO_PLAN), { sha256: 'c'.repeat(64), text: DEMO_PLAN }, act)
  await world.pictures.refresh()
  expect((await get('/')).body).toContain(CANARY)
  expect(await world.data.store.demonstration()).toBeNull()
})

/** Of the table of routes, with ids of what there is in their places: every address whose answer names the demonstration. */
async function naming(): Promise<string[]> {
  const urls = world.app.routeTable
    .filter(({ method, url }) => method === 'GET' && !/^\/(docs|assets|begin)|\/events$|\*/.test(url))
    .map(({ url }) => url)
  const [slip = 'x'] = (await world.data.store.slips.since(0, 100)).flatMap((event) =>
    'slip' in event ? [event.slip] : [],
  )
  const admin = (await world.people.all()).find(({ login }) => login === 'admin')
  const { token } = await world.people.makeFeed(admin?.id ?? '', 'test', doerOf('test'))
  const idIn = (url: string): string => (/slips/.test(url) ? slip : /boards/.test(url) ? 'headline' : 'firms')
  const filled = (url: string): string =>
    url
      .replace(':slip', slip)
      .replace(':board', 'headline')
      .replace(':number', '2')
      .replace(':token', token)
      .replace(/:\w+/, idIn(url))
  const asked = [
    ...urls.map(filled),
    ...['/wall/all', '/wall/leader-王垦福', '/alerts?of=all', '/alerts?of=all&state=ended'],
    ...['/?as-of=2022-10-31', '/?known-at=2022-11-20', '/api/v1/plans?known-at=2022-11-20'],
    ...['/alerts/calendar.ics?of=all', '/alerts/feed.atom?of=all'],
  ]
  const found: string[] = []
  for (const url of asked) if ((await get(url)).body.includes(CANARY)) found.push(url)
  return found
}
