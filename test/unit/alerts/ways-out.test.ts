// What leaves by a channel, what its answer means, how long is waited for the next attempt, who is reached and what is watched.
import { describe, expect, test } from 'vitest'
import { alertmanager } from '../../../src/alerts/channels/alertmanager.ts'
import type { ChannelKind } from '../../../src/alerts/channels/channel.ts'
import { dingtalk } from '../../../src/alerts/channels/dingtalk.ts'
import { webhook, webhookSignature } from '../../../src/alerts/channels/webhook.ts'
import { wecom } from '../../../src/alerts/channels/wecom.ts'
import { cut, headOf, linkOf, markdown, plainText } from '../../../src/alerts/channels/words.ts'
import { contactsOf } from '../../../src/alerts/contacts.ts'
import { contradictedBy } from '../../../src/alerts/contradicted.ts'
import { waitMs } from '../../../src/alerts/deliver.ts'
import { DeliveryFailed } from '../../../src/alerts/delivery-failed.ts'
import type { Sent } from '../../../src/alerts/egress.ts'
import { serviceParts } from '../../../src/alerts/parts.ts'
import { silentLog } from '../../../src/core/log.ts'
import type { Narrative } from '../../../src/core/narrative.ts'
import { period } from '../../../src/core/period.ts'
import { text } from '../../../src/core/text.ts'
import type { Notice, NoticeItem } from '../../../src/slips/notice.ts'
import { figure, indicator, planOf } from '../../support/plans.ts'

const item = (more: Partial<NoticeItem> = {}): NoticeItem => ({
  number: '鲤督〔2022〕3号',
  level: 'red',
  title: text('净增市场主体', 'Net new firms'),
  reason: text('欠进度 3 个百分点', '3 points behind'),
  facts: [{ name: text('限期', 'Until'), value: text('2022-06-27', '2022-06-27') }],
  gauge: null,
  path: '/alerts/3',
  state: 'open',
  since: '2022-05-31T00:00:00.000Z',
  matter: 'p/behind/firms',
  ...more,
})
const notice = (...items: readonly NoticeItem[]): Notice => ({
  key: 'a1b2',
  kind: 'slip',
  level: 'red',
  title: text('督查事项', 'Slips'),
  items,
  at: '2022-06-21T01:00:00.000Z',
})
const PUBLIC = 'https://duibiao.example'

/** Sends a notice through a channel to a world that answers so; what was sent, or how it failed. */
async function sent(kind: ChannelKind, answer: Partial<Sent>, what = notice(item())) {
  const posts: {
    readonly url: string
    readonly body: string
    readonly headers: Readonly<Record<string, string>>
  }[] = []
  const channel = kind.open(
    { id: 'out', kind: kind.kind, ...kind.example.settings },
    {
      egress: {
        timeoutMs: 1_000,
        async post(url, body, headers) {
          posts.push({ url, body, headers })
          return { status: 200, body: '', retryAfterMs: null, ...answer }
        },
        addressOf: async (host) => host,
        close: async () => {},
      },
      now: () => '2022-06-21T01:00:01.500Z',
      log: silentLog,
      publicUrl: PUBLIC,
      ca: null,
    },
  )
  const failed = await channel.send(what, { channel: 'out', to: '', language: 'zh' }).then(
    () => null,
    (error: unknown) => (error instanceof DeliveryFailed ? error : Promise.reject(error)),
  )
  const [post] = posts
  if (!post) throw new Error('nothing was posted')
  return { ...post, failed }
}

describe('what an answer means', () => {
  test.each([
    [204, null],
    [400, false],
    [404, false],
    [408, true],
    [429, true],
    [500, true],
    [503, true],
  ])('status %i: tried again %s', async (status, retry) => {
    expect((await sent(webhook, { status })).failed?.retry ?? null).toBe(retry)
  })

  test('who asks to be left alone for a while is', async () => {
    expect((await sent(webhook, { status: 429, retryAfterMs: 90_000 })).failed?.afterMs).toBe(90_000)
  })

  test.each([
    [dingtalk, '{"errcode":0}', null],
    [dingtalk, '{"errcode":310000}', false],
    [dingtalk, '{"errcode":130101}', true],
    [wecom, '{"errcode":45009}', true],
    [wecom, '{"errcode":93000}', false],
    [wecom, '{"ok":true}', true],
    [wecom, '<html>portal</html>', true],
  ])('a robot with status 200 says %#', async (kind, body, retry) => {
    expect((await sent(kind, { body })).failed?.retry ?? null).toBe(retry)
  })
})

describe('what is sent', () => {
  test('carries the notice’s key, and a signature over key, second and body', async () => {
    const { headers, body } = await sent(webhook, {})
    const second = String(Date.parse('2022-06-21T01:00:01.000Z') / 1_000)
    expect(headers).toMatchObject({
      'idempotency-key': 'a1b2',
      'webhook-timestamp': second,
      'webhook-signature': webhookSignature('a1b2', second, body, '0123456789abcdef'),
    })
    expect(JSON.parse(body).items[0].link).toBe('https://duibiao.example/alerts/3')
  })

  test('to Alertmanager begins when the matter did, and is over when it is', async () => {
    const open = JSON.parse((await sent(alertmanager, {})).body)[0]
    expect(open.startsAt).toBe('2022-05-31T00:00:00.000Z')
    expect(Date.parse(open.endsAt)).toBeGreaterThan(Date.parse('2023-06-21'))
    const closed = JSON.parse((await sent(alertmanager, {}, notice(item({ state: 'closed' })))).body)[0]
    expect(closed.endsAt).toBe('2022-06-21T01:00:00.000Z')
    expect(closed.labels).toEqual(open.labels)
    expect(JSON.parse((await sent(alertmanager, {}, notice())).body)).toHaveLength(1)
  })
})

test('an alert’s labels say colour, unit and indicator; at another colour the one before is over', async () => {
  const about = item({ level: 'red', unit: '区商务局', indicator: 'firms' })
  const alerts = JSON.parse((await sent(alertmanager, {}, notice(about))).body) as {
    readonly labels: Readonly<Record<string, string>>
    readonly endsAt: string
  }[]
  const [now, ...before] = alerts
  expect(now?.labels).toMatchObject({ level: 'red', unit: '区商务局', indicator: 'firms' })
  expect(before.map(({ labels }) => labels.level).sort()).toEqual(['blue', 'orange'])
  for (const { labels, endsAt } of before) {
    expect({ ...labels, level: 'red' }).toEqual(now?.labels)
    expect(endsAt).toBe('2022-06-21T01:00:00.000Z')
  }
  const bare = JSON.parse((await sent(alertmanager, {}, notice(item({ level: null })))).body)[0]
  expect(Object.keys(bare.labels)).toEqual(['alertname', 'matter', 'slip'])
})

describe('words', () => {
  test('name the colour of what is open and say of the rest that it is closed', () => {
    expect(headOf(item(), 'zh')).toBe('【红色】鲤督〔2022〕3号 净增市场主体')
    expect(headOf(item({ state: 'closed', number: null }), 'en')).toBe('[closed] Net new firms')
    expect([linkOf('/a', PUBLIC), linkOf('/a', null), linkOf(null, PUBLIC)]).toEqual([
      `${PUBLIC}/a`,
      null,
      null,
    ])
  })

  test('in plain text say everything, a line each', () => {
    expect(plainText(notice(item()), 'zh', PUBLIC)).toBe(
      '督查事项\n\n【红色】鲤督〔2022〕3号 净增市场主体\n欠进度 3 个百分点\n限期：2022-06-27\n查看：https://duibiao.example/alerts/3',
    )
  })

  test('for a robot cannot be taken for its own signs', () => {
    const words = markdown(notice(item({ title: text('*a* [b](c) `d` <e>', '') })), 'zh', PUBLIC, 4_096)
    expect(words).toContain('\\*a\\* \\[b\\](c) \\`d\\` \\<e\\>')
  })

  test('for a robot hold whole matters only, and count those that have no room', () => {
    const many = notice(...Array.from({ length: 9 }, () => item()))
    const words = markdown(many, 'zh', PUBLIC, 700)
    const shown = words.split('净增市场主体').length - 1
    expect(Buffer.byteLength(words)).toBeLessThanOrEqual(700)
    expect(words).toMatch(new RegExp(`另有 ${9 - shown} 项`))
    expect(shown).toBeGreaterThan(1)
    expect(markdown(many, 'zh', PUBLIC, 10_000)).not.toContain('另有')
    const alone = markdown(notice(item({ reason: text('长'.repeat(500), '') })), 'zh', PUBLIC, 300)
    expect(Buffer.byteLength(alone)).toBeLessThanOrEqual(300)
    expect(alone).toMatch(/长…$/)
  })

  test('are cut at no half character', () => {
    expect(cut('对标', 6)).toBe('对标')
    expect([7, 8, 9].map((bytes) => cut('对标督查单', bytes))).toEqual(['对…', '对…', '对标…'])
  })
})

test('the next attempt is waited for twice as long each time, half of it by chance, six hours at most', () => {
  expect([1, 2, 3].map((attempt) => waitMs(attempt, 1))).toEqual([30_000, 60_000, 120_000])
  expect(waitMs(3, 0)).toBe(60_000)
  expect(waitMs(30, 1)).toBe(6 * 3_600_000)
})

test('who left is not written to; the others where and in the language that the file says', () => {
  const person = (id: string, active: boolean) =>
    ({
      ...{ id, login: `l-${id}`, name: id, role: 'reporter' as const, unit: null, active },
      ...{ muted: ['mail'], digestAt: '10:00' },
    }) as const
  const file = { addresses: new Map([['l-b', 'b@example.cn']]), languages: new Map([['l-b', 'en' as const]]) }
  const contacts = contactsOf([person('a', true), person('b', true), person('c', false)], file)
  expect(contacts.map(({ id, address, language }) => [id, address, language])).toEqual([
    ['a', null, 'zh'],
    ['b', 'b@example.cn', 'en'],
  ])
  expect(contacts[0]).toMatchObject({ muted: ['mail'], digestAt: '10:00' })
})

test('each part may be silent as long as its work is apart, and a rule that is off is not waited for', () => {
  const job = (id: string, days: 'every-day' | 'mondays') =>
    ({ id, words: text(id, id), days, time: '08:30', run: async () => '' }) as const
  const parts = serviceParts({
    scheduled: true,
    jobs: [job('evaluate', 'every-day'), job('canary', 'mondays')],
    rules: [{ id: 'behind', words: text('欠', 'Behind'), on: false }],
    channels: [{ id: 'mail', words: text('邮件', 'Mail') }],
  })
  const hours = parts.map(({ id, everyMs, off }) => [id, everyMs / 3_600_000, off])
  expect(hours).toEqual([
    ['scheduler', 0.05, false],
    ['evaluation', 26, false],
    ['job/evaluate', 26, false],
    ['job/canary', 170, false],
    ['rule/behind', 26, true],
    ['channel/mail', 170, false],
  ])
  expect(serviceParts({ scheduled: false, jobs: [], rules: [], channels: [] }).every(({ off }) => off)).toBe(
    true,
  )
})

describe('what the figures contradict', () => {
  const of = indicator({ id: 'homes', task: 1, target: { value: 1200 } })
  const plan = planOf(of)
  const figures = [figure(of, '2022-05', 100)]
  const written = (
    month: string,
    at: string,
    progress: string,
    more: Partial<Narrative> = {},
  ): Narrative => ({
    id: `${month}-${at}`,
    plan: 'p',
    task: 1,
    at,
    by: '林',
    person: null,
    releaseAt: null,
    unit: '区发改局',
    period: period(month),
    claim: null,
    words: { progress, problems: '', next: '' },
    ...more,
  })
  const found = async (...narratives: readonly Narrative[]) =>
    (await contradictedBy({ narratives: async () => narratives }, plan, figures, '2022-06-30')).map(
      ({ period: of, phrase }) => `${of} ${phrase}`,
    )
  const JUNE = '2022-06-08T00:00:00.000Z'
  const LATER = '2022-06-09T00:00:00.000Z'

  test('is the last version of the last month', async () => {
    expect(await found(written('2022-05', JUNE, '已全面完成年度任务'))).toEqual([
      '2022-05 已全面完成年度任务',
    ])
    expect(
      await found(written('2022-05', JUNE, '已全面完成年度任务'), written('2022-05', LATER, '正在推进')),
    ).toEqual([])
    expect(
      await found(written('2022-05', JUNE, '正在推进'), written('2022-04', LATER, '已全面完成年度任务')),
    ).toEqual([])
  })

  test('is nothing that is not public yet, and nothing of another task', async () => {
    const waits = { releaseAt: '2022-07-18T02:00:00.000Z' }
    expect(await found(written('2022-05', JUNE, '已全面完成年度任务', waits))).toEqual([])
    expect(await found(written('2022-05', JUNE, '已全面完成年度任务', { task: 2 }))).toEqual([])
  })
})
