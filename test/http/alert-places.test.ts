// The other places of alerts: slips by hand, holds, rules tried, channels, the inbox and what is unread.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { holds } from '../../src/alerts/slips/hold.ts'
import { findOpenSlips } from '../../src/alerts/slips/read.ts'
import { readAlerts } from '../../src/rules/read-rules.ts'
import { openTestApp, START, type TestApp } from '../support/app.ts'
import { cookieOf, FIRMS_LATE, raise, slipDeps } from '../support/slip-world.ts'

const RULES = `
rules:
  - id: behind-amount
    kind: behind
    title: { zh: 欠进度, en: Behind pace }
    which: { kinds: [cumulative] }
    grades: [ { level: blue, by: 5, periods: 2 } ]
    missed: red
    clearPeriods: 2
    limit: 5
  - id: turned
    kind: turned
    on: false
    level: blue
    after: 2
    limit: 5
`

let world: TestApp
const who = new Map<string, { readonly cookie: string; readonly id: string }>()
beforeAll(async () => {
  const { alerts, faults } = readAlerts(RULES)
  expect(faults).toEqual([])
  world = await openTestApp({ alerts: { rules: alerts?.rules ?? [] } })
  for (const [name, role, unit] of [
    ['陈督查', 'supervisor', null],
    ['林商务', 'reporter', '区商务局'],
    ['吴管理', 'administrator', null],
  ] as const) {
    who.set(name, await cookieOf(world, role, unit, name))
  }
})
afterAll(() => world.close())

const see = (name: string, url: string, accept = 'text/html') =>
  world.app.inject({ url, headers: { cookie: who.get(name)?.cookie ?? '', accept } })
const send = (name: string, url: string, form: Readonly<Record<string, string>>) =>
  world.app.inject({
    method: 'POST',
    url,
    headers: {
      ...{ cookie: who.get(name)?.cookie ?? '', origin: 'http://localhost', host: 'localhost' },
      ...{ accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    },
    payload: new URLSearchParams(form).toString(),
  })

const BY_HAND = {
  ...{ plan: 'demo-2022', subject: 'task/2', receiver: '区商务局', level: 'red', days: '3' },
  ...{ reason: '市场主体净增缓慢。', requirement: '三日内报措施。', nonce: 'by-hand-1' },
}

test('a supervisor writes a slip at red by hand; twice says which is open; nobody else may', async () => {
  expect((await see('林商务', '/alerts/new')).statusCode).toBe(403)
  expect((await send('林商务', '/alerts/new', BY_HAND)).statusCode).toBe(403)
  const made = await send('陈督查', '/alerts/new', BY_HAND)
  expect(made.statusCode, made.body).toBe(303)
  const [slip] = await findOpenSlips(slipDeps(world))
  expect(slip).toMatchObject({ level: 'red', origin: 'hand', receiver: { id: '区商务局' } })
  const again = await send('陈督查', '/alerts/new', BY_HAND)
  expect(again.statusCode).toBe(409)
  expect(again.body).toContain(`同一事项、同一单位已有督查单${slip?.number.text}正在办理`)
  expect(again.body).toContain('三日内报措施。')
})

test('a silence, a freeze and an absence are set and ended; one’s own absence is everybody’s to note', async () => {
  const form = { until: '2022-12-01', reason: '专班驻点。', nonce: 'silence-1' }
  const silence = { ...form, kind: 'silenced', plan: '', rule: 'behind-amount', receiver: '' }
  expect((await send('林商务', '/alerts/holds', silence)).statusCode).toBe(403)
  expect((await send('陈督查', '/alerts/holds', silence)).statusCode).toBe(303)
  const self = who.get('林商务')?.id ?? ''
  const absent = { ...form, kind: 'absent', person: self, deputy: who.get('陈督查')?.id ?? '' }
  expect((await send('林商务', '/alerts/holds', { ...absent, since: '2022-11-21' })).statusCode).toBe(303)
  const late = await send('陈督查', '/alerts/holds', {
    ...form,
    kind: 'frozen',
    plan: 'demo-2022',
    until: '2022-11-01',
  })
  expect([late.statusCode, late.body.includes('role="alert"')]).toEqual([422, true])
  const all = await holds(slipDeps(world))
  expect(all.map(({ begun }) => begun.kind)).toEqual(['silenced', 'absent'])
  const id = all[0]?.begun.id ?? ''
  expect(
    (await send('陈督查', '/alerts/holds', { kind: 'lifted', hold: id, reason: '已结束。' })).statusCode,
  ).toBe(303)
  expect((await see('陈督查', '/alerts/holds')).body).toContain('已结束')
})

test('rules are told in words and tried on a day and over the year, switched on or not', async () => {
  const { body } = await see('陈督查', '/alerts/rules?as-of=2022-11-18&lang=zh')
  expect(body).toContain('2022年11月18日 会说')
  expect(body).toContain('未启用')
  expect((await see('陈督查', '/alerts/rules?as-of=2022-01-05&lang=zh')).body).toContain(
    '2022年1月5日 没有要说的',
  )
  const year = await see('陈督查', '/alerts/rules/behind-amount?lang=zh')
  expect(year.body).toMatch(/2022-1[01]-\d\d[\s\S]*净增市场主体/)
  expect((await see('陈督查', '/alerts/rules/turned')).statusCode).toBe(200)
  expect((await see('陈督查', '/alerts/rules/none')).statusCode).toBe(404)
})

test('an administrator tests a channel, and reads it in the inbox; the number goes when it is read', async () => {
  expect((await send('陈督查', '/alerts/channels/inbox/test', {})).statusCode).toBe(403)
  const tested = await send('吴管理', '/alerts/channels/inbox/test', {})
  expect(tested.body).toContain('试发成功')
  expect((await send('吴管理', '/alerts/channels/nowhere/test', {})).statusCode).toBe(404)
  expect((await see('吴管理', '/inbox/unread', 'application/json')).json()).toEqual({ unread: 1 })
  const inbox = await see('吴管理', '/inbox?lang=zh')
  expect(inbox.body).toContain('试发：收到即表示渠道正常')
  expect(inbox.body).toMatch(/消息 <b>1<\/b>/)
  const upTo = /name="upTo" value="([^"]+)"/.exec(inbox.body)?.[1] ?? ''
  expect((await send('吴管理', '/inbox/read', { upTo })).statusCode).toBe(303)
  expect((await see('吴管理', '/inbox/unread', 'application/json')).json()).toEqual({ unread: 0 })
  expect((await see('陈督查', '/inbox/unread', 'application/json')).json()).toEqual({
    unread: expect.any(Number),
  })
  expect((await send('吴管理', '/inbox/read', { upTo: '2999-01-01T00:00:00Z' })).statusCode).toBe(400)
})

test('channels and parts are shown, letters that were given up only to administrators', async () => {
  expect((await see('吴管理', '/alerts/channels?lang=zh')).body).toContain('已放弃的消息')
  expect((await see('陈督查', '/alerts/channels?lang=zh')).body).not.toContain('已放弃的消息')
  expect((await see('陈督查', '/health?lang=zh')).body).toContain('定时调度')
})

test('what is told of a slip stands in the inbox of whoever answers', async () => {
  await raise(world, [{ ...FIRMS_LATE, level: 'red', urgent: true }], '2022-11-20')
  await world.alerts.kick()
  expect((await see('林商务', '/inbox?lang=zh')).body).toContain('净增市场主体')
})

test('a test of a channel waits for the run of another process, which may hold what is to be delivered', async () => {
  const { leases, outbox } = world.data.store
  const claim = await leases.claim(
    'delivery',
    'another',
    '2022-11-21T00:00:00.000Z',
    '2022-11-22T00:00:00.000Z',
  )
  if (claim === null) throw new Error('the lease was to be had')
  // A request of `inject` begins when somebody waits for it.
  const answer = send('吴管理', '/alerts/channels/inbox/test', {}).then(({ body }) => body)
  const waits = async () => (await outbox.counts(START)).some(({ waiting }) => waiting > 0)
  await vi.waitUntil(waits, { timeout: 5_000 })
  await leases.release(claim, '2022-11-21T00:00:00.000Z')
  expect(await answer).toContain('试发成功')
})
