// Narratives of units and comments of leaders: who writes, who reads, what stays, and what waits for a release.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'

let world: TestApp
/** The store goes by it too: what waits for its release is not shown. */
let clock = Date.parse('2022-11-20T02:00:00.000Z')
const now = (): string => {
  clock += 1_000
  return new Date(clock).toISOString()
}
const tokens = new Map<string, string>()
beforeAll(async () => {
  world = await openTestApp({ now })
  tokens.set('reporter', await world.tokenOf('reporter', '区商务局'))
  tokens.set('other', await world.tokenOf('reporter', '区财政局'))
  tokens.set('leader', await world.tokenOf('leader', '王垦福'))
  tokens.set('stranger', await world.tokenOf('leader', '张三'))
  for (const role of ['viewer', 'supervisor', 'statistician', 'administrator'] as const)
    tokens.set(role, await world.tokenOf(role))
})
afterAll(() => world.close())

const ask = (who: string, url: string) =>
  world.app.inject({ url, headers: { authorization: who === '' ? '' : `Bearer ${tokens.get(who)}` } })
const post = (who: string, url: string, payload: object) =>
  world.app.inject({
    method: 'POST',
    url,
    headers: { authorization: `Bearer ${tokens.get(who)}`, 'content-type': 'application/json' },
    payload,
  })
const form = (who: string, url: string, words: Record<string, string>) =>
  world.app.inject({
    method: 'POST',
    url,
    headers: {
      authorization: `Bearer ${tokens.get(who)}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams(words).toString(),
  })
/** Not within a hash or a number of another kind. */
const SECRET = /(?<![\w.-])1777(?![\w-])/
const WORDS = { task: 2, period: '2022-10', progress: '新增 1130 户，已完成 56.5%。', problems: '用地紧张' }

test('a unit’s text is kept with its claim; a new one is a new version and the old one stays', async () => {
  const first = await post('reporter', '/api/v1/narratives', { ...WORDS, claim: 'behind' })
  expect(first.statusCode, first.body).toBe(201)
  expect(first.json()).toMatchObject({ unit: '区商务局', claim: 'behind', next: '', waits: false })
  expect((await post('reporter', '/api/v1/narratives', { ...WORDS, claim: 'behind' })).statusCode).toBe(200)
  const second = await post('reporter', '/api/v1/narratives', { ...WORDS, next: '每周调度' })
  expect(second.statusCode).toBe(201)
  const read = (query: string) => ask('', `/api/v1/narratives${query}`).then((answer) => answer.json())
  expect(await read('?period=2022-10&task=2&unit=区商务局')).toMatchObject({
    narratives: [{ latest: { next: '每周调度', claim: null }, earlier: [{ claim: 'behind', next: '' }] }],
  })
  expect(await read('?period=2022-09')).toEqual({ narratives: [] })
  const { at } = first.json<{ at: string }>()
  expect(await read(`?known-at=${at}`)).toMatchObject({
    narratives: [{ latest: { claim: 'behind' }, earlier: [] }],
  })
  const deeds = await world.data.store.deeds.latest({ limit: 2 })
  expect(deeds.map(({ kind, by }) => [kind, by.role])).toEqual([
    ['narrative', 'reporter'],
    ['narrative', 'reporter'],
  ])
})

test('refused: others’ tasks, others’ units, empty, too long, a month to come, an unknown task', async () => {
  const code = async (who: string, words: object) => {
    const answer = await post(who, '/api/v1/narratives', { ...WORDS, ...words })
    return `${answer.statusCode} ${answer.json<{ code: string }>().code}`
  }
  expect(await code('other', {})).toBe('403 narrative-not-own')
  expect(await code('reporter', { task: 1 })).toBe('403 narrative-not-own')
  expect(await code('reporter', { unit: '区发改局' })).toBe('403 narrative-not-own')
  expect(await code('reporter', { task: 99 })).toBe('404 task-unknown')
  expect(await code('reporter', { period: '2022-12' })).toBe('422 narrative-too-early')
  expect(await code('reporter', { period: '2022-Q3' })).toBe('422 narrative-too-early')
  expect(await code('reporter', { progress: '' })).toBe('400 request-invalid')
  expect(await code('reporter', { progress: '长'.repeat(2001) })).toBe('400 request-invalid')
  for (const who of ['statistician', 'leader', 'supervisor', 'administrator', 'viewer'])
    expect(await code(who, {})).toBe('403 right-missing')
})

test('a leader comments on the own area; nobody else, and nowhere else', async () => {
  const sent = await post('leader', '/api/v1/comments', {
    task: 2,
    indicator: 'firms',
    text: '请商务局加快。',
  })
  expect(sent.statusCode, sent.body).toBe(201)
  const code = async (who: string, words: object) =>
    (await post(who, '/api/v1/comments', { task: 2, text: 'x', ...words })).json<{ code: string }>().code
  expect(await code('stranger', {})).toBe('comment-not-own')
  expect(await code('leader', { indicator: 'gdp' })).toBe('indicator-unknown')
  expect(await code('leader', { task: 9 })).toBe('task-unknown')
  expect(await code('leader', { text: ' ' })).toBe('request-invalid')
  for (const who of ['reporter', 'statistician', 'supervisor'])
    expect(await code(who, {})).toBe('right-missing')
  expect((await ask('', '/api/v1/comments?task=2')).json()).toMatchObject({
    comments: [{ text: '请商务局加快。', indicator: 'firms', waits: false }],
  })
  expect((await ask('', '/api/v1/comments?task=1')).json()).toEqual({ comments: [] })
  const [deed] = await world.data.store.deeds.latest({ limit: 1 })
  expect(deed).toMatchObject({
    kind: 'comment',
    by: { role: 'leader' },
    after: { task: 2, indicator: 'firms' },
  })
})

test('the pages show both, and the forms to those who may write', async () => {
  for (const url of ['/indicators/firms', '/tasks/2']) {
    const page = (await ask('', `${url}?lang=zh`)).body
    expect(page).toContain('请商务局加快。')
    expect(page).toContain('每周调度')
    expect(page).not.toContain('/tasks/2/comments')
    expect((await ask('leader', `${url}?lang=zh`)).body).toContain('action="/tasks/2/comments"')
  }
  // Of another indicator of the same task the comment does not speak.
  expect((await ask('', '/indicators/exact?lang=zh')).body).not.toContain('请商务局加快。')
  const desk = (await ask('reporter', '/desk/narratives?lang=zh&month=2022-10')).body
  expect(desk).toContain('已写')
  expect(desk).toContain('id="task-2"')
  expect(desk).not.toContain('id="task-1"')
  expect(desk).toContain('action="/desk/narratives"')
  const all = (await ask('supervisor', '/desk/narratives?lang=zh&month=2022-10')).body
  expect(all).toContain('id="task-1"')
  expect(all).toContain('未写')
  expect(all).not.toContain('<textarea')
})

test('forms: a long Chinese text with line breaks arrives whole; a comment comes back to its page', async () => {
  const progress = `第一行\r\n${'字'.repeat(1990)}`
  const sent = await form('reporter', '/desk/narratives', {
    ...{ plan: 'demo-2022', task: '2', unit: '区商务局', period: '2022-09', claim: 'on-pace' },
    ...{ progress, problems: '字'.repeat(2000), next: '字'.repeat(2000) },
  })
  expect(sent.statusCode, sent.body).toBe(303)
  expect(sent.headers.location).toBe('/desk/narratives?plan=demo-2022&month=2022-09#task-2')
  const { narratives } = (await ask('', '/api/v1/narratives?period=2022-09')).json<{
    narratives: { latest: { progress: string } }[]
  }>()
  expect(narratives[0]?.latest.progress).toBe(progress.replace('\r\n', '\n'))
  const comment = await form('leader', '/tasks/2/comments', { plan: 'demo-2022', text: '<b>好</b>' })
  expect(comment.headers.location).toBe('/tasks/2?plan=demo-2022#comments')
  expect((await ask('', '/tasks/2')).body).toContain('&lt;b>好&lt;/b>')
  expect((await form('leader', '/tasks/2/comments', { text: '' })).statusCode).toBe(400)
})

test('what quotes figures that wait is read by the bureau and the task’s units only, until the release', async () => {
  const release = '2022-12-16T02:00:00.000Z'
  const sent = await world.app.inject({
    method: 'POST',
    url: `/api/v1/uploads?accept=x&release-at=${release}`,
    headers: { 'content-type': 'text/csv' },
    payload: 'indicator,period,value\nfirms,2022-10,1777\n',
  })
  expect(sent.statusCode, sent.body).toBe(201)
  const held = await post('reporter', '/api/v1/narratives', { ...WORDS, progress: '10 月 1777 户' })
  expect(held.json()).toMatchObject({ waits: true })
  await post('leader', '/api/v1/comments', { task: 2, text: '1777 不错' })
  const sees = async (who: string) =>
    Promise.all(
      ['/api/v1/narratives', '/api/v1/comments', '/tasks/2', '/indicators/firms', '/desk/narratives'].map(
        async (url) => SECRET.test((await ask(who, url)).body),
      ),
    )
  expect(await sees('reporter')).toEqual([true, true, true, true, true])
  expect((await sees('statistician')).slice(0, 3)).toEqual([true, true, true])
  expect(await sees('leader')).toEqual([false, true, true, true, false])
  for (const who of ['', 'viewer', 'other', 'supervisor', 'administrator', 'stranger'])
    expect([who, ...(await sees(who))]).toEqual([who, false, false, false, false, false])
  // The version before it is what others see meanwhile.
  expect((await ask('', '/api/v1/narratives?period=2022-10')).json()).toMatchObject({
    narratives: [{ latest: { next: '每周调度' } }],
  })
  const ledger = (await ask('supervisor', '/api/v1/deeds')).json<{
    deeds: { kind: string; after: object }[]
  }>()
  const told = ledger.deeds.filter(({ kind }) => kind === 'narrative' || kind === 'comment')
  expect(told.filter(({ after }) => 'waits' in after)).toHaveLength(2)
  expect(told.filter(({ after }) => 'release' in after && after.release === release)).toEqual([])

  clock = Date.parse(release)
  expect((await sees('viewer')).slice(0, 3)).toEqual([true, true, true])
})

test('a writer who quotes a figure that has not come yet says so, and the text waits for the release day', async () => {
  const sent = await post('reporter', '/api/v1/narratives', {
    ...{ ...WORDS, period: '2022-12', progress: '预计全年 2001 户', waits: true },
  })
  expect(sent.json(), sent.body).toMatchObject({ waits: true })
  expect((await ask('viewer', '/api/v1/narratives?period=2022-12')).json()).toEqual({ narratives: [] })
  clock = Date.parse('2023-01-20T02:00:00.000Z')
  expect((await ask('viewer', '/api/v1/narratives?period=2022-12')).body).toContain('2001')
})
