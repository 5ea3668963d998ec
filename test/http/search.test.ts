// Search as each reader: what they may see and nothing else, as it stood on the day looked at, as a page and as data.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { raiseByHand } from '../../src/alerts/slips/raise-by-hand.ts'
import { doerOf } from '../../src/core/deed.ts'
import { PERSON_ROLES } from '../../src/core/roles.ts'
import { SOUGHT_PAGES } from '../../src/web/index.ts'
import { openTestApp, SETTINGS, type TestApp } from '../support/app.ts'

let world: TestApp
const tokens = new Map<string, string>()
beforeAll(async () => {
  world = await openTestApp()
  for (const role of PERSON_ROLES) tokens.set(role, await world.tokenOf(role))
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
})
afterAll(() => world.close())

const get = (url: string, who = '') =>
  world.app.inject({
    url,
    headers: { 'accept-language': 'zh-CN', authorization: who === '' ? '' : `Bearer ${tokens.get(who)}` },
  })
interface Found {
  readonly kind: string
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly href: string
}
const found = async (q: string, who = '', more = ''): Promise<readonly Found[]> => {
  const answer = await get(`/api/v1/search?q=${encodeURIComponent(q)}${more}`, who)
  expect([q, answer.statusCode, answer.body]).toEqual([q, 200, answer.body])
  return answer.json<{ results: Found[] }>().results
}

test('characters, initials and numbers of slips lead to the page', async () => {
  expect((await found('净增'))[0]).toMatchObject({
    kind: 'indicator',
    title: '净增市场主体',
    href: '/indicators/firms?plan=demo-2022',
  })
  expect((await found('jzsczt'))[0]?.id).toBe('firms')
  expect((await found('net new', '', '&lang=en'))[0]?.title).toBe('Net new firms')
  expect((await found('swj'))[0]?.href).toBe(`/units/${encodeURIComponent('区商务局')}?plan=demo-2022`)
  expect((await found('〔2022〕1号'))[0]?.kind).toBe('slip')
  expect(await found('')).toEqual([])
  for (const { href } of [...(await found('区')), ...(await found('号')), ...(await found('入'))])
    expect([href, (await get(href, 'administrator')).statusCode]).toEqual([href, 200])
})

test('the page lists the same by kind, escapes what was asked and goes on from nothing', async () => {
  const { body, headers } = await get('/search?q=%E5%87%80%E5%A2%9E&as-of=2022-10-31')
  expect(headers['cache-control']).toBe('no-store')
  expect(body).toContain('/indicators/firms?plan=demo-2022&amp;as-of=2022-10-31')
  expect(body).toMatch(/name="as-of" value="2022-10-31"/)
  const none = (await get(`/search?q=${encodeURIComponent('<script>alert(1)')}`)).body
  expect(none).not.toContain('<script>alert')
  expect(none).toContain('没有找到')
  expect((await get('/search?as-of=nonsense')).statusCode).toBe(400)
  expect((await get(`/api/v1/search?q=${'长'.repeat(101)}`)).statusCode).toBe(400)
})

test('pages are found by those who may open them, and every one of them is there', async () => {
  const deeds = async (who: string) => (await found('操作账', who)).map(({ href }) => href)
  expect(await deeds('supervisor')).toEqual(['/deeds'])
  expect([await deeds('viewer'), await deeds('')]).toEqual([[], []])
  expect((await found('运行', '')).map(({ href }) => href)).toEqual(['/health'])
  const known = new Set(world.app.routeTable.map(({ method, url }) => `${method} ${url}`))
  expect(SOUGHT_PAGES.filter(({ path }) => !known.has(`GET ${path}`))).toEqual([])
})

test('a name that a reader may not see does not appear: slips to come, a closed house, screens', async () => {
  const asked = '1号'
  expect((await found(asked, 'viewer')).map(({ kind }) => kind)).toEqual(['slip'])
  expect(await found(asked, 'viewer', '&as-of=2022-10-31')).toEqual([])
  const closed = await world.another({ settings: { ...SETTINGS, publicView: false } })
  for (const url of ['/api/v1/search?q=1', '/search?q=1']) {
    const answer = await closed.inject({ url, headers: { authorization: '' } })
    expect([url, answer.statusCode]).toEqual([url, 401])
  }
  const { token } = await world.people.makeScreen('wall', doerOf('test'))
  const screen = await world.app.inject({
    url: '/api/v1/search?q=1',
    headers: { authorization: `Bearer ${token}` },
  })
  expect([401, 403]).toContain(screen.statusCode)
  expect((await get('/api/v1/search?q=1&plan=nothing')).statusCode).toBe(404)
})
