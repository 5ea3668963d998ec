// A folder without a plan, and a plan without figures: every page says what to do next, and none is a dead end.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, PLAN, type TestApp } from '../support/app.ts'

let world: TestApp
const tokens: string[] = []
beforeAll(async () => {
  world = await openTestApp({ empty: true })
  for (const role of ['administrator', 'supervisor'] as const) tokens.push(await world.tokenOf(role))
  tokens.push(await world.tokenOf('reporter', '区商务局'))
})
afterAll(() => world.close())

/** Of the first reader whom the page lets in. */
async function page(
  url: string,
  lang = 'zh-CN',
): Promise<{ readonly status: number; readonly words: string }> {
  for (const token of tokens) {
    const { statusCode, body } = await world.app.inject({
      url,
      headers: { accept: 'text/html', 'accept-language': lang, authorization: `Bearer ${token}` },
    })
    if (statusCode === 403) continue
    const main = /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? ''
    return { status: statusCode, words: main.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ') }
  }
  throw new Error(`${url} lets nobody in`)
}

const OF_A_PLAN = [
  ...['/tasks', '/indicators', '/units', '/leaders', '/reports', '/desk/narratives', '/desk/calendar'],
  '/alerts/new',
]

test.for(OF_A_PLAN)('without a plan %s says who begins one, and where', async (url) => {
  const { status, words } = await page(url)
  expect([url, status]).toEqual([url, 404])
  expect(words).toContain('还没有年度目标')
  expect(words).toContain('由督查员在“年度目标”页起草')
  expect(words).not.toContain('编号为“”')
  expect((await page(url, 'en')).words).toContain('A supervisor drafts one')
})

test.for([
  ['/', '由督查员在“年度目标”页起草或送入'],
  ['/plans', '由督查员起草'],
  ['/plans/years', '由督查员在“年度目标”里起草或送入'],
  ['/boards', '由督查员在“年度目标”页起草'],
  ['/alerts/rules', '由督查员手工开单'],
  ['/desk/uploads', '报送过的都会列在这里'],
  ['/search?q=没有', '换个说法'],
] as const)('without a plan %s tells what comes next', async ([url, next]) => {
  const { status, words } = await page(encodeURI(url))
  expect([url, status]).toEqual([url, 200])
  expect(words).toContain(next)
})

test('with a plan and no figures, and with a filter that finds nothing, there is a way on', async () => {
  const sent = await world.app.inject({
    method: 'POST',
    url: '/api/v1/plans',
    headers: { 'content-type': 'text/yaml' },
    payload: PLAN,
  })
  expect(sent.statusCode, sent.body).toBe(201)
  for (const url of [...OF_A_PLAN, '/', '/boards', '/indicators/gdp', '/units/区商务局', '/tasks/1'])
    expect([url, (await page(encodeURI(url))).status]).toEqual([url, 200])
  expect((await page('/indicators?status=done')).words.slice(-300)).toContain('去掉一个条件再看')
  expect((await page('/tasks?words=qqqq')).words.slice(-300)).toContain('去掉一个条件再看')
  expect((await page('/search?q=qqqqqq')).words).toContain('打开台账')
})
