// Signing in and out, sessions, tokens, screens, and what others may not do: the real application on a real store.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { doerOf } from '../../src/core/deed.ts'
import { DEFAULT_HTTP_LIMITS } from '../../src/http/limits.ts'
import { openTestApp, type TestApp } from '../support/app.ts'

const OURS = { host: 'localhost', origin: 'http://localhost' }
const limits = {
  ...DEFAULT_HTTP_LIMITS,

  uploadBytes: 1_000_000,
  writesPerMinute: 1_000,
  screens: 4,
  signInsPerMinute: 1_000,
}
const BASE = {
  review: false,
  loopback: true,
  allowedHosts: [],
  publicView: true,
  secure: false,
  publicUrl: null,
  trustedProxies: [],
  embedders: [],
  limits,
}

let world: TestApp
let password = ''
let admin = ''
beforeAll(async () => {
  world = await openTestApp()
  const words = { login: 'admin', name: '管理员', role: 'administrator', unit: null } as const
  const added = await world.people.add({ ...words, active: true, account: null }, doerOf('test'), {
    password: true,
  })
  password = added?.password ?? ''
  admin = await enter('admin', password)
})
afterAll(() => world.close())

function post(url: string, form: Record<string, string>, cookie = '') {
  const type = 'application/x-www-form-urlencoded'
  return world.app.inject({
    method: 'POST',
    url,
    headers: { ...OURS, accept: 'text/html', 'content-type': type, cookie },
    payload: new URLSearchParams(form).toString(),
  })
}
const get = (url: string, cookie = '') =>
  world.app.inject({ url, headers: { host: 'localhost', accept: 'text/html', cookie } })

const cookieOf = (response: { headers: Record<string, unknown> }): string =>
  String([response.headers['set-cookie']].flat()[0] ?? '').split(';')[0] ?? ''
const enter = async (login: string, secret: string): Promise<string> =>
  cookieOf(await post('/sign-in', { login, password: secret }))

async function newPerson(login: string, role: string): Promise<string> {
  const made = await post('/admin/people', { login, name: login, role }, admin)
  expect(made.statusCode).toBe(200)
  return ownPassword(login, /<code>([^<]+)<\/code>/.exec(made.body)?.[1] ?? '')
}
/** What an administrator was shown serves once: the person's own one takes its place. */
async function ownPassword(login: string, present: string): Promise<string> {
  const wanted = `own words of ${login} alone`
  const once = await enter(login, present)
  const turned = await get('/wall/all', once)
  expect([turned.statusCode, turned.headers.location]).toEqual([303, expect.stringMatching(/^\/me/)])
  expect((await post('/me/password', { present, wanted }, once)).statusCode).toBe(200)
  return wanted
}
const signedIn = async (login: string, role: string): Promise<string> =>
  enter(login, await newPerson(login, role))
const idOf = async (wanted: string) => (await world.people.all()).find(({ login }) => login === wanted)?.id

describe('signing in', () => {
  test('a good password opens a session in a cookie that scripts and other sites cannot use', async () => {
    const response = await post('/sign-in', { login: 'ADMIN', password, next: '/wall/all' })
    expect([response.statusCode, response.headers.location]).toEqual([303, '/wall/all'])
    expect(String([response.headers['set-cookie']].flat()[0])).toMatch(
      /^duibiao_session=dbs_[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    const secure = await world.another({ settings: { ...BASE, secure: true } })
    const again = await secure.inject({
      method: 'POST',
      url: '/sign-in',
      payload: new URLSearchParams({ login: 'admin', password }).toString(),
      headers: { ...OURS, 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(String([again.headers['set-cookie']].flat()[0])).toMatch(
      /^__Host-duibiao_session=.*; HttpOnly; Secure; SameSite=Lax$/,
    )
  })

  test.for(['//evil.example', '/\\evil.example', 'https://evil.example', '/ok\n//x', 'ok'])(
    'nobody is sent on to %j',
    async (next) => {
      expect((await post('/sign-in', { login: 'admin', password, next })).headers.location).toBe('/')
    },
  )

  test('a wrong password and an unknown name look the same, and say so in the form', async () => {
    const wrong = await post('/sign-in', { login: 'admin', password: 'not the password' })
    const unknown = await post('/sign-in', { login: 'nobody', password: 'not the password' })
    expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401])
    const bare = (body: string) => body.replaceAll(/nonce="[^"]*"|value="[^"]*"/g, '')
    expect(bare(wrong.body)).toBe(bare(unknown.body))
    expect(wrong.body).toContain('名字或密码不对')
    expect(wrong.body).not.toContain('not the password')
  })

  test('after many failures a strange device waits, the right password included; one that was there before does not', async () => {
    const right = await newPerson('often', 'viewer')
    const first = await post('/sign-in', { login: 'often', password: right })
    const device = first.cookies.find(({ name }) => name.endsWith('duibiao_device'))
    expect(device).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
    let refused = 0
    let waits = await post('/sign-in', { login: 'often', password: 'x' })
    for (; waits.statusCode === 401; refused++)
      waits = await post('/sign-in', { login: 'often', password: 'x' })
    expect(refused).toBeGreaterThan(6)
    expect(waits.statusCode).toBe(429)
    expect(waits.body).toContain('秒后可再登录')
    const known = `${device?.name}=${device?.value}`
    expect((await post('/sign-in', { login: 'Often', password: right }, known)).statusCode).toBe(303)
    const page = await world.app.inject({ url: '/admin/people', headers: { cookie: admin } })
    expect(page.body).toMatch(/登录失败过多.*often · 127\.0\.0\.1/s)
    expect((await post('/sign-in', { login: 'admin', password })).statusCode).toBe(303)
  })

  test('the ledger holds no token and no password', async () => {
    const deeds = JSON.stringify(await world.data.store.deeds.since(0, 10_000))
    expect(deeds).toContain('"kind":"sign-in"')
    expect(deeds).not.toContain(password)
    expect(deeds).not.toContain(admin.split('=')[1])
  })
})

describe('sessions', () => {
  test('end by signing out', async () => {
    const cookie = await signedIn('leaving', 'viewer')
    expect((await post('/sign-out', {}, cookie)).headers.location).toBe('/')
    const after = await get('/me', cookie)
    expect([after.statusCode, after.headers.location]).toEqual([303, '/sign-in?next=%2Fme'])
  })

  test('are known on a page that does not exist and at a wrong method, too', async () => {
    const cookie = await signedIn('lost', 'viewer')
    for (const path of ['/nowhere', '/desk/correct']) {
      const { body } = await get(path, cookie)
      expect(body).toContain('href="/me"')
      expect(body).not.toContain('href="/sign-in"')
      expect((await get(path)).body).toContain('href="/sign-in"')
    }
  })

  test('are listed, and ended one by one by their own person only', async () => {
    const secret = await newPerson('many', 'viewer')
    const [one, two] = [await enter('many', secret), await enter('many', secret)]
    const action = /\/me\/sessions\/[\w-]+\/end/.exec((await get('/me', one)).body)?.[0] ?? ''
    expect((await post(action, {}, admin)).statusCode).toBe(404)
    expect((await post(action, {}, one)).statusCode).toBe(303)
    expect([(await get('/me', one)).statusCode, (await get('/me', two)).statusCode]).toEqual([200, 303])
  })

  test('end when they are not used, and at their limit when they are', async () => {
    world.setClock('2023-03-01T00:00:00.000Z')
    admin = await enter('admin', password)
    const idle = await signedIn('idle', 'viewer')
    const at = async (moment: string, cookie: string) => {
      world.setClock(moment)
      return (await get('/me', cookie)).statusCode
    }
    expect(await at('2023-03-01T01:50:00.000Z', idle)).toBe(200)
    expect(await at('2023-03-01T03:30:00.000Z', idle)).toBe(200)
    expect(await at('2023-03-01T05:40:00.000Z', idle)).toBe(303)

    world.setClock('2023-03-02T00:00:00.000Z')
    admin = await enter('admin', password)
    const busy = await signedIn('busy', 'viewer')
    for (let hour = 1; hour < 12; hour++) {
      expect(await at(`2023-03-02T${String(hour).padStart(2, '0')}:00:00.000Z`, busy)).toBe(200)
    }
    expect(await at('2023-03-02T12:30:00.000Z', busy)).toBe(303)
    admin = await enter('admin', password)
  })

  test('a new password must be good, needs the present one, and ends the other sessions', async () => {
    const present = await newPerson('changer', 'viewer')
    const [one, two] = [await enter('changer', present), await enter('changer', present)]
    const wanted = '春江 花月 夜静 水流'
    expect((await post('/me/password', { present, wanted: 'short' }, one)).statusCode).toBe(422)
    expect((await post('/me/password', { present: 'x', wanted }, one)).statusCode).toBe(422)
    expect((await post('/me/password', { present, wanted }, one)).statusCode).toBe(200)
    expect([(await get('/me', one)).statusCode, (await get('/me', two)).statusCode]).toEqual([200, 303])
    expect(await enter('changer', present)).toBe('')
    expect(await enter('changer', wanted)).toContain('dbs_')
  })

  test('somebody who is no longer active is out at once; the last administrator stays', async () => {
    const cookie = await signedIn('leaver', 'statistician')
    const gone = { login: 'leaver', name: 'leaver', role: 'statistician' }
    expect((await post(`/admin/people/${await idOf('leaver')}`, gone, admin)).statusCode).toBe(303)
    expect((await get('/me', cookie)).statusCode).toBe(303)
    const demoted = { login: 'admin', name: 'a', role: 'viewer', active: 'on' }
    const refused = await post(`/admin/people/${await idOf('admin')}`, demoted, admin)
    expect(refused.statusCode).toBe(409)
    expect(refused.body).toContain('last-administrator')
  })

  test('a list of people is added whole, each with a password that serves once', async () => {
    const list = [
      '登录名\t姓名\t单位\t角色',
      'lin.yi\t林一\t区商务局\t填报员',
      'chen.er\t陈二\t\tsupervisor',
      'admin\t别人\t\t管理员',
    ].join('\r\n')
    const made = await post('/admin/people/list', { list }, admin)
    expect(made.statusCode).toBe(200)
    const passwords = [...made.body.matchAll(/<code>([^<]+)<\/code>/g)].map(([, word]) => word)
    expect(passwords).toHaveLength(2)
    expect(made.body).toContain('已有的人没有改动：admin')
    expect((await world.people.all()).find(({ login }) => login === 'admin')?.name).toBe('管理员')
    expect(await world.people.all()).toContainEqual(
      expect.objectContaining({ login: 'lin.yi', name: '林一', unit: '区商务局', role: 'reporter' }),
    )
    await ownPassword('lin.yi', passwords[0] ?? '')
    // Sent twice: nobody is added again, and no password is made anew.
    const again = await post('/admin/people/list', { list }, admin)
    expect(again.body).not.toContain('<code>')
  })

  test('a list with one wrong line adds nobody, says each line and keeps what was typed', async () => {
    const before = (await world.people.all()).length
    const list = '登录名,姓名,角色\nok.one,甲,查看者\nok one,乙,查看者\n\nOK.ONE,丙,查看者\nok.two,丁,区长\n'
    const refused = await post('/admin/people/list', { list }, admin)
    expect(refused.statusCode).toBe(422)
    for (const words of ['第 3 行', '第 5 行', '第 6 行', '“区长”不是角色', 'ok.two,丁,区长'])
      expect(refused.body).toContain(words)
    for (const wrong of ['', '甲,乙\n1,2', '登录名,姓名,角色\n', '登录名,姓名,角色\n"甲,乙,查看者'])
      expect((await post('/admin/people/list', { list: wrong }, admin)).statusCode).toBe(422)
    expect((await world.people.all()).length).toBe(before)
    const other = await signedIn('no.list', 'supervisor')
    expect((await post('/admin/people/list', { list }, other)).statusCode).toBe(403)
  })

  test('two people cannot have one name', async () => {
    await newPerson('twice', 'viewer')
    expect(
      (await post('/admin/people', { login: 'Twice', name: 'x', role: 'viewer' }, admin)).statusCode,
    ).toBe(409)
    expect((await post('/admin/people', { login: 'a b', name: 'x', role: 'viewer' }, admin)).statusCode).toBe(
      422,
    )
    expect(
      (await post('/admin/people', { login: 'screen', name: 'x', role: 'screen' }, admin)).statusCode,
    ).toBe(400)
  })
})

describe('writes with a cookie', () => {
  const upload = (headers: Record<string, string>) =>
    world.app.inject({
      method: 'POST',
      url: '/api/v1/uploads?dry-run',
      payload: 'indicator,period,value\nfirms,2022-09,1001\n',
      headers: { host: 'localhost', 'content-type': 'text/csv', ...headers },
    })

  test('come from a page of ours or not at all', async () => {
    const cookie = await signedIn('writer', 'statistician')
    const status = async (headers: Record<string, string>) =>
      (await upload({ cookie, ...headers })).statusCode
    expect(await status({ origin: 'http://localhost' })).toBe(200)
    expect(await status({ 'sec-fetch-site': 'same-origin' })).toBe(200)
    expect(await status({})).toBe(403)
    expect(await status({ origin: 'https://evil.example' })).toBe(403)
    expect(await status({ origin: 'null' })).toBe(403)
  })

  test('a session is no token', async () => {
    const cookie = await signedIn('mixer', 'statistician')
    expect((await upload({ authorization: `Bearer ${cookie.split('=')[1]}` })).statusCode).toBe(401)
  })
})

describe('tokens', () => {
  test('are shown once, act within their rights, and end', async () => {
    const cookie = await signedIn('maker', 'statistician')
    const made = await post('/me/tokens', { name: '报送程序', days: '30', scopes: 'figures:write' }, cookie)
    const token = /<code>(dbt_[^<]+)<\/code>/.exec(made.body)?.[1] ?? ''
    expect(token).toHaveLength(47)
    const mine = (await get('/me', cookie)).body
    expect(mine).not.toContain(token)
    const headers = { authorization: `Bearer ${token}` }
    const me = await world.app.inject({ url: '/api/v1/me', headers })
    const rights = ['figures:write', 'figures:report']
    expect(me.json()).toMatchObject({ person: { name: 'maker', via: 'token' }, rights })
    expect((await world.app.inject({ url: '/me', headers })).statusCode).toBe(403)
    const file = await world.app.inject({ url: '/api/v1/uploads/x/file', headers })
    expect(file.json()).toMatchObject({ code: 'right-missing' })
    await post(/\/me\/tokens\/t-\w+\/end/.exec(mine)?.[0] ?? '', {}, cookie)
    expect((await world.app.inject({ url: '/api/v1/plans', headers })).statusCode).toBe(401)
  })

  test('are not made without a name, for ever, for nothing, or with rights that one has not', async () => {
    const cookie = await signedIn('refused', 'statistician')
    const good = { name: 'x', days: '30', scopes: 'figures:write' }
    const faults = [{ name: '' }, { days: '400' }, { days: '1.5' }, { scopes: '' }, { scopes: 'plans:write' }]
    for (const fault of faults) {
      expect((await post('/me/tokens', { ...good, ...fault }, cookie)).statusCode).toBe(422)
    }
    expect((await post('/me/tokens', { ...good, scopes: 'people:write' }, admin)).statusCode).toBe(422)
  })

  test('expire', async () => {
    const asked = {
      url: '/api/v1/plans',
      headers: { authorization: `Bearer ${await world.tokenOf('viewer')}` },
    }
    expect((await world.app.inject(asked)).statusCode).toBe(200)
    world.setClock('2024-06-01T00:00:00.000Z')
    expect((await world.app.inject(asked)).statusCode).toBe(401)
    admin = await enter('admin', password)
  })
})

test('a private address shows its person’s feeds and nothing else, until it is ended', async () => {
  const closed = await world.another({ settings: { ...BASE, publicView: false } })
  const cookie = await signedIn('follower', 'viewer')
  const made = await post('/me/feeds', { name: '手机日历' }, cookie)
  const addresses = [...made.body.matchAll(/<code>http:\/\/localhost(\/feeds\/dbf_[^<]+)<\/code>/g)].map(
    ([, path = '']) => path,
  )
  expect(addresses.map((path) => path.split('/').at(-1))).toEqual(['limits.ics', 'news.atom', 'due.ics'])
  const token = addresses[0]?.split('/')[2] ?? ''
  const see = (url: string, headers: Record<string, string> = {}) =>
    closed.inject({ url, headers: { host: 'localhost', ...headers } })
  for (const address of addresses) expect((await see(address)).statusCode).toBe(200)
  expect((await see(addresses[0] ?? '')).headers['content-type']).toContain('text/calendar')
  expect((await see('/api/v1/plans', { authorization: `Bearer ${token}` })).statusCode).toBe(401)
  for (const name of ['session', 'screen'])
    expect((await see('/wall/all', { cookie: `${name}=${token}` })).statusCode).toBe(401)
  expect((await see('/feeds/dbf_0/limits.ics')).json()).toMatchObject({ code: 'feed-unknown' })
  const mine = (await get('/me', cookie)).body
  expect(mine).not.toContain(token)
  await post(/\/me\/tokens\/f-\w+\/end/.exec(mine)?.[0] ?? '', {}, cookie)
  for (const address of addresses) expect((await see(address)).statusCode).toBe(404)
})

test('each chooses channel and hour of their own notices; an hour that is none is refused', async () => {
  const cookie = await signedIn('chooser', 'supervisor')
  expect((await get('/me/notices', cookie)).body).toContain('红色督查单一律即时')
  expect((await post('/me/notices', { digestAt: '10:00' }, cookie)).body).toContain('value="10:00" selected')
  const kept = (await world.people.all()).find(({ login }) => login === 'chooser')
  expect(kept).toMatchObject({ digestAt: '10:00', muted: [] })
  expect((await post('/me/notices', { digestAt: '03:17' }, cookie)).statusCode).toBe(400)
  expect((await post('/me/notices', { digestAt: '' }, cookie)).statusCode).toBe(200)
  const after = (await world.people.all()).find(({ login }) => login === 'chooser')
  expect(after).toMatchObject({ digestAt: null })
})

test('a television looks at walls where nobody else may, and no longer when it was ended', async () => {
  const closed = await world.another({ settings: { ...BASE, publicView: false } })
  const made = await post('/admin/screens', { name: '常务会议室' }, admin)
  const path = /<code>http:\/\/localhost(\/screen\/[^<]+)<\/code>/.exec(made.body)?.[1] ?? ''
  const see = async (url: string, cookie = '') =>
    closed.inject({ url, headers: { host: 'localhost', ...(cookie && { cookie }) } })
  const opened = await see(path)
  expect([opened.statusCode, opened.headers.location]).toEqual([303, '/screen'])
  const cookie = cookieOf(opened)
  expect((await see('/wall/all', cookie)).statusCode).toBe(200)
  expect((await see('/wall/all')).statusCode).toBe(401)
  expect((await see('/api/v1/uploads', cookie)).statusCode).toBe(403)
  const end = /\/admin\/screens\/s-\w+\/end/.exec((await get('/admin/screens', admin)).body)?.[0] ?? ''
  await post(end, {}, admin)
  expect((await see('/wall/all', cookie)).statusCode).toBe(401)
  expect((await see(path)).statusCode).toBe(404)
})

test('the ledger says what was done, by whom and from where, and shows no hash of a secret', async () => {
  const headers = { cookie: admin, host: 'localhost' }
  const response = await world.app.inject({ url: '/api/v1/deeds?limit=1000', headers })
  const { deeds } = response.json<{
    deeds: { kind: string; by: { name: string; from: string }; after: Record<string, unknown> | null }[]
  }>()
  const kinds = [...new Set(deeds.map(({ kind }) => kind))]
  expect(kinds).toEqual(
    expect.arrayContaining([
      ...['plan', 'upload', 'sign-in', 'sign-in-refused', 'session-ended', 'password-changed'],
      ...['person-added', 'person-changed', 'token-made', 'token-ended', 'screen-made', 'screen-ended'],
    ]),
  )
  expect(deeds.find(({ kind }) => kind === 'screen-made')?.by).toMatchObject({
    name: '管理员',
    from: '127.0.0.1',
  })
  for (const { after } of deeds) expect(Object.keys(after ?? {})).not.toContain('secret')
  for (const { kind, after } of deeds)
    if (kind !== 'upload') expect(Object.keys(after ?? {})).not.toContain('hash')
  expect((await world.data.store.deeds.verify('2024-06-02T00:00:00.000Z')).fault).toBeNull()
  const day = await get('/deeds?day=2023-03-01', admin)
  expect(day.statusCode).toBe(200)
  expect(day.body).toContain('idle')
})
