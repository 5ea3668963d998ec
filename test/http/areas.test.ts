// What each unit and leader answers for: lists, pages and paper, who is told of people, and the places on every page.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'

let world: TestApp
const tokens = new Map<string, string>()
beforeAll(async () => {
  world = await openTestApp()
  tokens.set('reporter', await world.tokenOf('reporter', '区商务局'))
  tokens.set('leader', await world.tokenOf('leader', '王垦福'))
  for (const role of ['viewer', 'statistician', 'reviewer', 'supervisor', 'administrator'] as const)
    tokens.set(role, await world.tokenOf(role))
  const answer = await world.app.inject({
    method: 'POST',
    url: '/api/v1/narratives',
    headers: { authorization: `Bearer ${tokens.get('reporter')}` },
    payload: { task: 2, period: '2022-10', progress: '新增 1130 户。', claim: 'behind' },
  })
  expect(answer.statusCode, answer.body).toBe(201)
})
afterAll(() => world.close())

const get = (path: string, who = '') =>
  world.app.inject({
    url: encodeURI(path),
    headers: {
      accept: 'text/html',
      'accept-language': 'zh-CN',
      authorization: who === '' ? '' : `Bearer ${tokens.get(who)}`,
    },
  })
const page = async (path: string, who = ''): Promise<string> => {
  const { statusCode, body } = await get(path, who)
  expect([path, who, statusCode]).toEqual([path, who, 200])
  return body
}
const words = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

test('the lists name everybody with counts beside each percentage', async () => {
  const units = words(await page('/units'))
  expect(units).toContain('区商务局 1 — 2 1 / 2 (50.0%)')
  expect(units).toContain('区财政局 — — — —')
  expect(words(await page('/leaders'))).toContain('王垦福 2')
})

test('a unit’s page has its tasks, what is due this month, its narratives by date; names lead there', async () => {
  const html = await page('/units/区商务局')
  const text = words(html)
  expect(text).toContain('牵头的任务')
  expect(text).toContain('净增市场主体 2000 户。')
  expect(text).not.toContain('地区生产总值增长 8%左右')
  expect(text).toMatch(/2022年11月\d+日 净增市场主体 2022年10月/)
  expect(html).toContain('href="#on-2022-11-20"')
  expect(html).toContain('id="on-2022-11-20"')
  expect(text).toContain('新增 1130 户。')
  const back = await page('/units/区商务局?as-of=2022-11-19')
  expect(back).not.toContain('新增 1130 户。')
  const link = `href="/units/${encodeURIComponent('区商务局')}`
  for (const path of ['/tasks', '/tasks/2', '/indicators/firms', '/plans/demo-2022', '/desk/calendar'])
    expect([path, (await page(path)).includes(link)]).toEqual([path, true])
})

test('a leader’s page and the sheets of both; an unknown one is told with the nearest name', async () => {
  const leader = words(await page('/leaders/王垦福'))
  expect(leader).toContain('分管的任务')
  expect(leader).toContain('地区生产总值增长 8%左右')
  const sheet = await page('/units/区商务局/print')
  expect(words(sheet)).toContain('区商务局任务清单')
  expect(sheet).toContain('landscape')
  expect(words(await page('/leaders/王垦福/print'))).toContain('净增市场主体 2000 户。')
  const unknown = await get('/units/区商务')
  expect([unknown.statusCode, unknown.body.includes('是否要写“区商务局”')]).toEqual([404, true])
  expect((await get('/leaders/无名')).statusCode).toBe(404)
})

test('people of a unit are told to supervisors and administrators only, and not of another day', async () => {
  for (const who of ['', 'viewer', 'reporter', 'statistician', 'reviewer', 'leader'])
    expect([who, (await page('/units/区商务局', who)).includes('id="people"')]).toEqual([who, false])
  for (const who of ['supervisor', 'administrator']) {
    expect(await page('/units/区商务局', who)).toContain('reporter-3')
    expect(await page('/units/区商务局?as-of=2022-11-19', who)).not.toContain('id="people"')
  }
})

test('every page has the same places, the present one marked, and sending first for those who send', async () => {
  const places = (html: string) => {
    const nav = /<nav class="places-of-all".*?<\/nav>/s.exec(html)?.[0] ?? ''
    return [...nav.matchAll(/<a href="([^"]*)"( aria-current="page")?/g)].map(([, href = '', here]) =>
      here ? `[${href}]` : href,
    )
  }
  const read = ['/', '/tasks', '/indicators', '/units', '/leaders', '/alerts', '/boards', '/plans']
  expect(places(await page('/tasks/2'))).toEqual(['/', '[/tasks]', ...read.slice(2)])
  expect(places(await page('/'))).toEqual(read.map((path) => (path === '/' ? '[/]' : path)))
  for (const who of ['statistician', 'reporter'])
    expect(places(await page('/units', who)).slice(0, 2)).toEqual(['/desk/upload', '/'])
  expect(places(await page('/desk/uploads', 'statistician'))[0]).toBe('[/desk/upload]')
  expect(places(await page('/units', 'viewer'))[0]).toBe('/')
  expect(places(await page('/tasks?as-of=2022-10-31'))[2]).toBe('/indicators?as-of=2022-10-31')
  const { statusCode, body } = await get('/nowhere')
  expect(statusCode).toBe(404)
  for (const path of read) expect(body.split('class="ways"')[1]).toContain(`href="${path}"`)
})
