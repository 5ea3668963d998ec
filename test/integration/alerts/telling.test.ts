// From figures to letters on a real store: one digest a person and working morning, red at once, shared channels by their level,
// and a canary through every channel.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Alerts } from '../../../src/alerts/alerts.ts'
import { openChannel } from '../../../src/alerts/channels/index.ts'
import { openEgress } from '../../../src/alerts/egress.ts'
import type { Contact } from '../../../src/alerts/post.ts'
import type { FollowedChange } from '../../../src/core/followed.ts'
import { silentLog } from '../../../src/core/log.ts'
import { text } from '../../../src/core/text.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'
import { parseAlerts } from '../../../src/rules/read-rules.ts'
import type { Notice } from '../../../src/slips/notice.ts'
import { openTestAlerts } from '../../support/alerts-world.ts'
import { figure, upload } from '../../support/figures.ts'
import { httpOutside, type MailOutside, type Outside, smtpOutside } from '../../support/outside.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'

const PLAN = `
plan: { id: demo-2022, region: "350502", year: 2022, title: 示例, document: 示例〔2022〕1号 }
units: [区发改局]
leaders: [庄垂生]
tasks:
  - number: 1
    text: 两项指标各完成 1200 个。
    lead: [区发改局]
    leaders: [庄垂生]
    indicators:
      - { id: parks, name: 口袋公园, kind: cumulative, unit: 个, phrase: 各完成 1200 个, frequency: monthly, target: { comparator: at-least, value: 1200 } }
      - { id: schools, name: 学位, kind: cumulative, unit: 个, phrase: 各完成 1200 个, frequency: monthly, target: { comparator: at-least, value: 1200 } }
`
const RULES = `
rules:
  - id: behind
    kind: behind
    title: { zh: 欠进度, en: Behind }
    grades: [ { level: blue, by: 5, periods: 1 }, { level: red, by: 60, periods: 1 } ]
    clearPeriods: 1
    limit: 5
`
const person = (id: string, role: Contact['role'], unit: string | null): Contact => ({
  ...{ id, name: id, role, unit, language: 'zh' },
  address: role === 'reporter' ? `${id}@example.org` : null,
})

const CHANGE: FollowedChange = {
  ...{ what: 'figure', at: '2022-10-21T02:00:00.000Z', task: 1, indicator: 'parks', slip: null },
  ...{ title: text('口袋公园', 'Parks'), words: text('报来 700 个', 'figure: 700') },
}

let world: TestStore
let hook: Outside
let post: MailOutside
let alerts: Alerts
/** A Monday before the digests' time. */
let clock = '2022-10-17T00:00:00.000Z'
beforeAll(async () => {
  world = await openTestStore()
  hook = await httpOutside((_request, response) => response.end())
  post = await smtpOutside({ hideSTARTTLS: true })
  const egress = openEgress({ hosts: ['127.0.0.1', 'localhost'] })
  const deps = {
    egress,
    ca: null,
    now: () => clock,
    log: silentLog,
    publicUrl: 'https://duibiao.example.org',
  }
  const url = `http://127.0.0.1:${hook.port}/`
  const from = 'duibiao@example.org'
  const hookSettings = { id: 'hook', kind: 'webhook', url, secret: 'a secret of the test' }
  const mailSettings = {
    id: 'mail',
    kind: 'mail',
    host: 'localhost',
    port: post.port,
    security: 'none',
    from,
  }
  alerts = openTestAlerts({
    ...{ store: world.store, now: () => clock, log: silentLog, dataFolder: world.folder },
    people: { all: async () => [] },
    contacts: async () => [
      person('chen', 'reporter', '区发改局'),
      person('zhuang', 'leader', '庄垂生'),
      person('du', 'supervisor', null),
      person('root', 'administrator', null),
    ],
    rules: parseAlerts(RULES).rules,
    channels: [openChannel(hookSettings, deps), openChannel(mailSettings, deps)],
  })
  await world.store.savePlan(
    parsePlan(PLAN),
    { sha256: 'p'.repeat(64), text: PLAN },
    { by: 'test', at: clock },
  )
})
afterAll(async () => {
  await alerts.close()
  await hook.stop()
  await post.stop()
  await world.close()
})

const inboxOf = async (receiver: string): Promise<readonly Notice[]> =>
  (
    await world.store.outbox.latest({
      channel: 'inbox',
      receiver,
      since: '2022-01-01T00:00:00.000Z',
      limit: 50,
    })
  ).map(({ notice }) => notice)
const sent = (id: string, indicator: string, value: string) =>
  upload(
    world.store,
    id,
    [figure({ indicator, period: '2022-09', basis: 'cumulative', value, knownAt: clock })],
    clock,
  )

test('blue waits for the morning, then comes once to whom it concerns', async () => {
  await sent('one', 'parks', '700')
  await alerts.kick()
  expect(await inboxOf('chen')).toEqual([])
  clock = '2022-10-17T00:30:00.000Z'
  await alerts.kick()
  clock = '2022-10-17T03:00:00.000Z'
  await alerts.kick()
  const [digest, ...more] = await inboxOf('chen')
  expect(more).toEqual([])
  expect(digest).toMatchObject({
    kind: 'digest',
    level: 'blue',
    items: [{ number: '督〔2022〕1号', state: 'open' }],
  })
  expect(await inboxOf('zhuang')).toEqual([])
  expect(await inboxOf('du')).toEqual([])
  expect(post.mails).toHaveLength(1)
  expect(post.mails[0]).toContain('To: chen@example.org')
  expect(post.mails[0]).toMatch(/From: =\?UTF-8\?.*<duibiao@example.org>/)
  expect(post.mails[0]).toMatch(/List-ID:[^<]*<duibiao.example.org>/i)
  // A letter about one slip belongs to that slip's thread.
  expect(post.mails[0]).toMatch(/References: <slip-[0-9a-f]{20}@example.org>/)
  // Below the level from which shared channels are told.
  expect(hook.heard).toEqual([])
})

test('red goes at once, on a Saturday too, to the unit, its leader, the supervisors and the shared channel', async () => {
  clock = '2022-10-22T03:00:00.000Z'
  await sent('two', 'schools', '10')
  await alerts.kick()
  for (const one of ['chen', 'zhuang', 'du']) {
    expect((await inboxOf(one))[0], one).toMatchObject({
      level: 'red',
      items: [{ title: { zh: '学位' }, path: expect.stringMatching(/^\/alerts\//) }],
    })
  }
  expect(hook.heard).toHaveLength(1)
  const told = JSON.parse(hook.heard[0]?.body ?? '{}') as Notice
  expect(told.items[0]?.facts.map(({ name }) => name.zh)).toEqual([
    '要求',
    '起始',
    '承办',
    '分管领导',
    '限期',
  ])
  expect(told.items[0]?.gauge).toMatchObject({ light: 'red' })
  expect(post.mails).toHaveLength(2)
})

test('once a week every channel is tried; run again on the same day nobody hears it twice', async () => {
  clock = '2022-10-24T01:00:00.000Z'
  const before = hook.heard.length
  for (const _time of [1, 2]) {
    expect(await alerts.runner.runNow('canary', '2022-10-24')).toMatchObject({ state: 'done' })
  }
  expect((await inboxOf('root')).filter(({ kind }) => kind === 'canary')).toHaveLength(1)
  expect(hook.heard).toHaveLength(before + 1)
  const health = await alerts.health()
  expect(health.find(({ part }) => part.id === 'channel/hook')).toMatchObject({ state: 'well' })
})

test('whoever follows something has one digest a day, at the hour they chose, with what they answer for in it', async () => {
  const asked: unknown[] = []
  const following = openTestAlerts({
    ...{ store: world.store, now: () => clock, log: silentLog, dataFolder: world.folder },
    people: { all: async () => [] },
    contacts: async () => [{ ...person('wang', 'viewer', null), digestAt: '10:00' }],
    followed: async (span) => {
      asked.push(span)
      return [{ person: 'wang', news: [{ plan: { id: 'demo-2022' }, changes: [CHANGE] }] }]
    },
  })
  // A Saturday, a Monday before the hour, after it, and once more.
  for (const at of ['22T04:00', '24T01:30', '24T02:00', '24T05:00']) {
    clock = `2022-10-${at}:00.000Z`
    await following.kick()
    if (at < '24T02:00') expect(await inboxOf('wang')).toEqual([])
  }
  expect(await following.runner.runNow('digest', '2022-10-24')).toMatchObject({ state: 'done' })
  expect((await inboxOf('wang')).map(({ kind, title }) => `${kind} ${title.zh}`)).toEqual([
    'digest 关注的事项有 1 处变化',
  ])
  expect(asked).toEqual([{ since: '2022-10-20T23:00:00.000Z', until: '2022-10-23T23:00:00.000Z' }])
  await following.close()
})
