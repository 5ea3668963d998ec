// Slips over the pages: who sees and does what, sending twice is once, several at once, one sheet of paper.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { slipById } from '../../src/alerts/slips/act.ts'
import { applyFindings } from '../../src/alerts/slips/apply-findings.ts'
import { slipsOfPlan } from '../../src/alerts/slips/read.ts'
import { tellDue } from '../../src/alerts/slips/tell.ts'
import { workingDaysBetween } from '../../src/core/calendar.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { cookieOf, FIRMS_LATE, GDP_LATE, INCOME_LATE, raise, slipDeps } from '../support/slip-world.ts'
import { finding } from '../support/slips.ts'

let world: TestApp
let ids: ReadonlyMap<string, string>
const cookies = new Map<string, string>()

beforeAll(async () => {
  world = await openTestApp()
  const slips = await raise(world, [FIRMS_LATE, GDP_LATE, INCOME_LATE])
  ids = new Map([...slips].map(([name, { id }]) => [name, id]))
  for (const [name, role, unit] of [
    ['陈督查', 'supervisor', null],
    ['郑督查', 'supervisor', null],
    ['林商务', 'reporter', '区商务局'],
    ['李发改', 'reporter', '区发改局'],
    ['王垦福', 'leader', '王垦福'],
    ['周查看', 'viewer', null],
  ] as const) {
    cookies.set(name, (await cookieOf(world, role, unit, name)).cookie)
  }
})
afterAll(() => world.close())

const idOf = (name: string): string => ids.get(name) ?? ''
const see = (who: string, url: string) =>
  world.app.inject({ url, headers: { cookie: cookies.get(who) ?? '', accept: 'text/html' } })
const send = (who: string, url: string, form: Readonly<Record<string, string | readonly string[]>>) =>
  world.app.inject({
    method: 'POST',
    url,
    headers: {
      ...{ cookie: cookies.get(who) ?? '', origin: 'http://localhost:80', accept: 'text/html' },
      ...{ 'content-type': 'application/x-www-form-urlencoded', host: 'localhost:80' },
    },
    payload: new URLSearchParams(
      Object.entries(form).flatMap(([name, values]) => [values].flat().map((value) => [name, String(value)])),
    ).toString(),
  })
const numbers = (body: string): string[] => [...new Set(body.match(/鲤督〔2022〕\d+号/g))].sort()

test('everybody sees first what is theirs, and all that is open when they ask', async () => {
  expect(numbers((await see('林商务', '/alerts?lang=zh')).body)).toEqual(['鲤督〔2022〕1号'])
  expect(numbers((await see('李发改', '/alerts?lang=zh')).body)).toEqual([
    '鲤督〔2022〕2号',
    '鲤督〔2022〕3号',
  ])
  // In charge of what names him; the third has another leader.
  expect(numbers((await see('王垦福', '/alerts?lang=zh')).body)).toEqual([
    '鲤督〔2022〕1号',
    '鲤督〔2022〕2号',
  ])
  for (const who of ['陈督查', '周查看']) {
    expect(numbers((await see(who, '/alerts?lang=zh')).body)).toHaveLength(3)
  }
  expect(numbers((await see('林商务', '/alerts?lang=zh&of=all')).body)).toHaveLength(3)
})

test('the list is narrowed by colour, unit and rule; an unknown slip is a problem', async () => {
  expect(numbers((await see('陈督查', '/alerts?level=red')).body)).toEqual(['鲤督〔2022〕2号'])
  expect(numbers((await see('陈督查', `/alerts?unit=${encodeURIComponent('区商务局')}`)).body)).toEqual([
    '鲤督〔2022〕1号',
  ])
  expect(numbers((await see('陈督查', '/alerts?rule=turned')).body)).toEqual(['鲤督〔2022〕3号'])
  const found = async (words: string) =>
    numbers((await see('陈督查', `/alerts?words=${encodeURIComponent(words)}`)).body)
  expect(await found('3号')).toEqual(['鲤督〔2022〕3号'])
  expect(await found('区商务局 欠进度')).toEqual(['鲤督〔2022〕1号'])
  expect(await found('没有这样的')).toEqual([])
  expect((await see('陈督查', '/alerts/0123456789')).statusCode).toBe(404)
})

test('what is asked for on the page is what the API, the tables and the page’s order give', async () => {
  const unit = encodeURIComponent('区商务局')
  const api = (query: string) =>
    world.app.inject({
      url: `/api/v1/slips?${query}`,
      headers: { cookie: cookies.get('陈督查') ?? '', accept: 'application/json' },
    })
  const found = (await api(`unit=${unit}&leader=${encodeURIComponent('王垦福')}`)).json()
  expect(found).toMatchObject({
    total: 1,
    slips: [{ number: '鲤督〔2022〕1号', leaders: [{ name: '王垦福' }] }],
  })
  const paged = (await api('order=limit&size=1&page=2')).json()
  expect([paged.total, paged.slips.length]).toEqual([3, 1])
  expect((await api('words=3号&state=late')).json().total).toBeLessThanOrEqual(1)
  const csv = await see('陈督查', `/alerts/slips.csv?lang=zh&unit=${unit}`)
  expect(csv.headers['content-type']).toContain('text/csv')
  expect(numbers(csv.body)).toEqual(['鲤督〔2022〕1号'])
  const workbook = await see('陈督查', '/alerts/slips.xlsx?lang=zh')
  expect(workbook.headers['content-disposition']).toContain('slips.xlsx')
  expect(workbook.rawPayload.subarray(0, 2).toString()).toBe('PK')
})

test('only the unit signs and replies; sending the same form twice is once', async () => {
  const path = `/alerts/${idOf('firms')}`
  expect((await send('李发改', path, { deed: 'sign', nonce: 'abcdefgh' })).statusCode).toBe(403)
  expect((await send('周查看', path, { deed: 'sign', nonce: 'abcdefgh' })).statusCode).toBe(403)
  for (let time = 0; time < 2; time++) {
    const sent = await send('林商务', path, { deed: 'sign', nonce: 'once-and-only' })
    expect([sent.statusCode, sent.headers.location]).toEqual([303, path])
  }
  const empty = await send('林商务', path, {
    deed: 'reply',
    text: ' ',
    evidence: '会议纪要',
    nonce: 'reply-001',
  })
  expect(empty.statusCode).toBe(422)
  expect(empty.body).toContain('role="alert"')
  expect(empty.body).toContain('会议纪要</textarea>')
  const long = '赶'.repeat(4_000)
  await send('林商务', path, {
    ...{ deed: 'reply', text: long, nonce: 'reply-002' },
    'measure-1': '每周走访十户',
    'owner-1': '林商务',
    'due-1': '2022-12-20',
    evidence: '会议纪要〔2022〕3号\r\n调度表，https://example.invalid/table.xlsx\r\n',
  })
  const slip = await slipById(slipDeps(world), idOf('firms'))
  expect(slip.signatures).toHaveLength(1)
  expect(slip.replies).toHaveLength(1)
  expect(slip.replies[0]).toMatchObject({
    text: long,
    evidence: [
      { name: '会议纪要〔2022〕3号', link: null },
      { name: '调度表', link: 'https://example.invalid/table.xlsx' },
    ],
  })
  const tooLong = await send('林商务', path, { deed: 'reply', text: `${long}赶`, nonce: 'reply-003' })
  expect(tooLong.statusCode).toBe(422)
})

test('what is written on a slip is text wherever it is shown', async () => {
  const path = `/alerts/${idOf('firms')}`
  await send('林商务', path, { deed: 'reply', text: '<b onclick=x>改</b>', evidence: 'javascript:alert(1)' })
  for (const url of [path, `${path}/print`]) {
    const { body } = await see('陈督查', url)
    expect(body).toContain('&lt;b onclick=x>改&lt;/b>')
    expect(body).not.toContain('href="javascript')
  }
})

test('a supervisor decides, and lengthens a limit; a decision twice says that nothing waits', async () => {
  const path = `/alerts/${idOf('firms')}`
  await send('林商务', path, { deed: 'ask-extension', text: '设备晚到。', days: '3', nonce: 'ask-0001' })
  const judge = { deed: 'judge-extension', verdict: 'yes', text: '同意。', days: '' }
  expect((await send('林商务', path, { ...judge, nonce: 'judge-01' })).statusCode).toBe(403)
  expect((await send('陈督查', path, { ...judge, nonce: 'judge-02' })).statusCode).toBe(303)
  expect((await slipById(slipDeps(world), idOf('firms'))).limit).toBe('2022-11-30')
  const again = await send('陈督查', path, { ...judge, nonce: 'judge-03' })
  expect(again.statusCode).toBe(409)
  expect((await see('陈督查', '/alerts?state=verdict')).body).toContain('净增市场主体')
})

test('limits as a calendar and news as a feed, by token too, the same bytes again, and only what is asked for', async () => {
  const token = await world.tokenOf('reporter', '区商务局')
  const get = (url: string) => world.app.inject({ url, headers: { authorization: `Bearer ${token}` } })
  const calendar = await get('/alerts/calendar.ics?lang=zh')
  expect(calendar.headers['content-type']).toBe('text/calendar; charset=utf-8')
  const unfolded = calendar.body.replaceAll(/\r\n[ \t]/g, '')
  expect(unfolded).toContain('SUMMARY:【橙色】净增市场主体 鲤督〔2022〕1号 答复限期')
  expect(unfolded).toContain('DTSTART;VALUE=DATE:20221130')
  expect(unfolded).not.toContain('2号')
  expect((await get('/alerts/calendar.ics?lang=zh')).body).toBe(calendar.body)
  expect((await get('/alerts/calendar.ics?of=all')).body.match(/BEGIN:VEVENT/g)).toHaveLength(3)
  const atom = await get('/alerts/feed.atom?lang=zh&of=all')
  expect(atom.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
  expect(atom.body).toContain('<feed xmlns="http://www.w3.org/2005/Atom"')
  expect(atom.body).toMatch(/<title[^>]*>(?:<!\[CDATA\[)?鲤督〔2022〕2号 地区生产总值增速（红色）/)
})

test('several are signed at once by their unit; several that recover are closed with one reason', async () => {
  const both = [idOf('gdp'), idOf('income'), idOf('firms')]
  const signed = await send('李发改', '/alerts/several', { deed: 'sign', sign: both, nonce: 'several-1' })
  expect(signed.statusCode).toBe(303)
  expect(signed.headers.location).toMatch(/done=2$/)
  await raise(world, [{ ...INCOME_LATE, condition: 'recovering', asOf: '2022-11-20' }], '2022-11-20')
  const close = { deed: 'close', close: both, nonce: 'several-2' }
  expect((await send('陈督查', '/alerts/several', { ...close, text: '' })).statusCode).toBe(422)
  const closed = await send('陈督查', '/alerts/several', { ...close, text: '数据已恢复。' })
  expect(closed.headers.location).toMatch(/done=1$/)
  expect((await slipById(slipDeps(world), idOf('income'))).status).toBe('closed')
  expect((await slipById(slipDeps(world), idOf('gdp'))).status).toBe('open')
  expect(numbers((await see('陈督查', '/alerts?state=ended')).body)).toEqual(['鲤督〔2022〕3号'])
})

test('a slip of which no plan is left is shown by ids', async () => {
  const own = await raise(world, [
    finding({
      ...{ plan: null, indicator: 'scheduler', rule: 'scheduler-silent', period: null },
      receivers: [{ kind: 'role', id: 'administrator' }],
    }),
  ])
  const id = own.get('scheduler')?.id ?? ''
  expect((await see('陈督查', `/alerts/${id}`)).statusCode).toBe(200)
  expect((await see('陈督查', `/alerts/${id}/print`)).statusCode).toBe(200)
})

test('a leader whom the plan names, without any unit, signs and replies by name; on the page and by the API', async () => {
  const { cookie } = await cookieOf(world, 'leader', null, '王垦福')
  const page = await world.app.inject({
    url: `/alerts/${idOf('firms')}`,
    headers: { cookie, accept: 'text/html' },
  })
  expect(page.body).toContain('value="reply"')
  const does = (id: string, deed: object) =>
    world.app.inject({
      method: 'POST',
      url: `/api/v1/slips/${id}/deeds`,
      headers: { cookie, origin: 'http://localhost:80', host: 'localhost:80' },
      payload: deed,
    })
  expect((await does(idOf('firms'), { kind: 'reply', text: '已部署', evidence: [] })).statusCode).toBe(200)
  // The unit has signed already: that is the only reason.
  expect((await does(idOf('firms'), { kind: 'sign' })).json()).toMatchObject({ code: 'slip-signed-already' })
  // It names another leader.
  expect((await does(idOf('income'), { kind: 'sign' })).statusCode).toBe(403)
})

test('what a supervisor decides by the API without a number of days; one mistake in a body is one fault', async () => {
  const does = (who: string, deed: object) =>
    world.app.inject({
      method: 'POST',
      url: `/api/v1/slips/${idOf('firms')}/deeds`,
      headers: { cookie: cookies.get(who) ?? '', origin: 'http://localhost:80', host: 'localhost:80' },
      payload: deed,
    })
  const limit = async (): Promise<string> => (await slipById(slipDeps(world), idOf('firms'))).limit
  await does('林商务', { kind: 'reply', text: '在办', evidence: [] })
  const before = await limit()
  const accepted = { kind: 'judge-reply', accepted: true, text: '认可' }
  expect((await does('陈督查', { ...accepted, days: null })).statusCode).toBe(200)
  expect(await limit()).toBe(before)
  for (const given of [{ days: null }, {}]) {
    const asked = await limit()
    await does('林商务', { kind: 'ask-extension', days: 3, text: '核实' })
    const granted = { kind: 'judge-extension', granted: true, text: '同意', ...given }
    expect((await does('陈督查', granted)).statusCode).toBe(200)
    // As many as were asked for.
    expect(workingDaysBetween(asked, await limit())).toBe(3)
  }
  const faultsOf = async (deed: object) => {
    const answer = await does('陈督查', deed)
    const { errors } = answer.json<{ errors: { code: string; column: string; detail: string }[] }>()
    return [answer.statusCode, errors.map(({ code, column }) => `${code} ${column}`)]
  }
  expect(await faultsOf({ kind: 'judge-extension', granted: true })).toEqual([
    400,
    ['parameter-invalid text'],
  ])
  expect(await faultsOf({ kind: 'judge-extension', granted: true, text: '同意', dayss: 3 })).toEqual([
    400,
    ['parameter-unknown dayss'],
  ])
  expect(await faultsOf({ kind: 'reopen', text: '再办', days: 'soon' })).toEqual([
    400,
    ['parameter-invalid days'],
  ])
  expect(await faultsOf({ kind: 'judges', text: '同意' })).toEqual([400, ['parameter-invalid kind']])
  expect(await faultsOf({ text: '同意' })).toEqual([400, ['parameter-invalid kind']])
  const zero = await does('陈督查', { kind: 'reopen', text: '再办', days: 0 })
  expect(zero.statusCode).not.toBe(200)
})

test('拟办: a red slip is seen and told by nobody but supervisors until one of them issues it', async () => {
  const deps = { ...slipDeps(world), signFrom: 'orange' as const }
  const red = finding({
    indicator: 'roads',
    level: 'red',
    urgent: true,
    receivers: [{ kind: 'unit', id: '区商务局' }],
  })
  await applyFindings(deps, [red], { today: '2022-11-18', now: '2022-11-18T01:00:00.000Z' })
  const drafted = (await slipsOfPlan(deps, 'demo-2022')).find(({ matter }) => matter.subject.id === 'roads')
  const path = `/alerts/${drafted?.id}`
  const number = drafted?.number.text ?? '—'
  expect((await see('林商务', path)).statusCode).toBe(404)
  expect((await see('林商务', `${path}/print`)).statusCode).toBe(404)
  expect((await see('林商务', '/alerts?of=all')).body).not.toContain(number)
  const sought = `/api/v1/search?q=${encodeURIComponent(number)}`
  expect((await see('林商务', sought)).body).not.toContain(number)
  expect((await see('陈督查', sought)).body).toContain(number)
  expect((await send('林商务', path, { deed: 'sign', nonce: 'draft-sign' })).statusCode).toBe(404)
  expect((await see('陈督查', path)).body).toContain('value="issue"')
  const everybody = [
    { id: 'unit', name: '林商务', role: 'reporter', unit: '区商务局' },
    { id: 'above', name: '陈督查', role: 'supervisor', unit: null },
  ] as const
  const toldAt = async (time: string) => {
    const when = {
      now: `2022-11-18T${time}:00.000Z`,
      today: '2022-11-18',
      time: '09:00',
      digestTime: '08:30',
    }
    const { tellings } = await tellDue(deps, everybody, when)
    return tellings
      .filter(({ items }) => items.some(({ slip }) => slip === drafted?.id))
      .map(({ person }) => person)
  }
  expect(await toldAt('02:00')).toEqual(['above'])
  const issue = { deed: 'issue', verdict: 'yes', text: '', nonce: 'draft-issue' }
  expect((await send('陈督查', path, issue)).statusCode).toBe(303)
  expect((await see('林商务', path)).statusCode).toBe(200)
  expect(await toldAt('03:00')).toContain('unit')
})

test('a silence over everything counts once a second supervisor confirmed it, and then every page says so', async () => {
  const silence = { kind: 'silenced', until: '2022-12-30', reason: '演练', nonce: 'silence-all' }
  expect((await send('陈督查', '/alerts/holds', silence)).statusCode).toBe(303)
  const said = '陈督查静默全部督查单至2022-12-30'
  const pages = ['/alerts?lang=zh', '/?lang=zh', '/uploads?lang=zh']
  for (const page of pages) expect((await see('周查看', page)).body).not.toContain(said)
  expect((await see('陈督查', '/alerts/holds?lang=zh')).body).toContain('待另一名督查员确认')
  expect((await see('郑督查', '/alerts?lang=zh')).body).toContain('待另一名督查员确认')
  const confirm = { kind: 'confirmed', hold: 'hold.silenced.sent-silence-all', reason: '同意演练' }
  const alone = await send('陈督查', '/alerts/holds', confirm)
  expect(alone.statusCode).toBe(422)
  expect(alone.body).toContain('须由另一名督查员确认')
  expect((await send('林商务', '/alerts/holds', confirm)).statusCode).toBe(403)
  expect((await send('郑督查', '/alerts/holds', confirm)).statusCode).toBe(303)
  for (const page of pages) expect((await see('周查看', page)).body).toContain(said)
  const lifted = { kind: 'lifted', hold: confirm.hold, reason: '演练结束' }
  expect((await send('陈督查', '/alerts/holds', lifted)).statusCode).toBe(303)
  for (const page of pages) expect((await see('周查看', page)).body).not.toContain(said)
})

test('a slip’s page says which unit nobody could be told for, and links to its matter', async () => {
  const named = (await see('陈督查', `/alerts/${idOf('firms')}?lang=zh`)).body
  expect(named).not.toContain('没有账号、未通知到')
  expect(named).toContain('<a href="/indicators/firms?plan=')
  const found = finding({ indicator: 'homes', receivers: [{ kind: 'unit', id: '无人局' }] })
  const homes = (await raise(world, [found], '2022-11-21')).get('homes')
  const body = (await see('陈督查', `/alerts/${homes?.id}?lang=zh`)).body
  expect(body).toMatch(/没有账号、未通知到，已改告督查室：\s*无人局/)
})
