// From what was decided on to letters, on a real store: one message for a group, what each person chose, what groups never hear.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { INBOX } from '../../../src/alerts/channels/inbox.ts'
import { type Contact, type PostDeps, postDue, postFollowed } from '../../../src/alerts/post.ts'
import { applyFindings } from '../../../src/alerts/slips/apply-findings.ts'
import { hold } from '../../../src/alerts/slips/hold.ts'
import { tellDue } from '../../../src/alerts/slips/tell.ts'
import { text } from '../../../src/core/text.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'
import type { NoticeItem } from '../../../src/slips/notice.ts'
import { NUMBER_PATTERN } from '../../../src/slips/slip.ts'
import { atNine, doerOfActor, FAGAI, finding, GONGXIN, SUPERVISOR } from '../../support/slips.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'

const PLAN = `
plan: { id: demo-2022, region: "350502", year: 2022, title: 示例, document: 示例〔2022〕1号 }
units: [区发改局, 区工信局]
leaders: [庄垂生]
tasks:
  - { number: 1, text: 地区生产总值增长6.5%, lead: [区发改局], responsible: [], leaders: [庄垂生], unmeasured: 示例 }
`

const person = (
  id: string,
  role: Contact['role'],
  unit: string | null,
  more: Partial<Contact> = {},
): Contact => ({
  ...{ id, name: `${id}名`, role, unit, address: `${id}@example.org`, language: 'zh' },
  ...more,
})
/** Nobody has an account for 区工信局. */
const EVERYBODY = [
  person('fagai', 'reporter', '区发改局', { muted: ['mail'] }),
  person('chief', 'supervisor', null, { digestAt: '10:00' }),
  person('deputy', 'supervisor', null),
]

const FOLLOWED = new Map<string, readonly NoticeItem[]>()
const news = (matter: string): NoticeItem => ({
  ...{ number: null, level: null, title: text(matter, matter), reason: text('报来', 'figure'), facts: [] },
  ...{ gauge: null, path: '/indicators/x', state: 'open', since: atNine('2022-07-08'), matter },
  followed: true,
})

let world: TestStore
const deps = (): PostDeps => ({
  store: world.store,
  numberPattern: NUMBER_PATTERN,
  contacts: () => EVERYBODY,
  mailChannels: ['mail'],
  shared: { channels: ['group', 'hook'], groups: new Set(['group']), level: 'blue', language: 'zh' },
  gauges: async () => () => null,
  followed: (person, day) => (person === 'deputy' ? (FOLLOWED.get(day) ?? []) : []),
  morningOf: (day) => atNine(day),
})

beforeAll(async () => {
  world = await openTestStore()
  await world.store.savePlan(
    parsePlan(PLAN),
    { sha256: '0'.repeat(64), text: PLAN },
    { by: 'x', at: atNine('2022-01-04') },
  )
})
afterAll(() => world.close())

/** Evaluates, decides who is told and writes the letters; those that came of it, by channel and receiver. */
async function evaluate(findings: ReturnType<typeof finding>[], day: string, time = '09:00') {
  const now = atNine(day)
  await applyFindings(deps(), findings, { today: day, now })
  return told(day, time)
}
async function told(day: string, time: string) {
  const known = new Set((await kept()).map(({ notice }) => notice.key))
  await tellDue(deps(), EVERYBODY, { now: atNine(day), today: day, time, digestTime: '08:30' })
  await postDue(deps(), atNine(day))
  return (await kept()).filter(({ notice }) => !known.has(notice.key))
}
const kept = () => world.store.outbox.latest({ since: '2022-01-01T00:00:00.000Z', limit: 500 })
const to = (letters: Awaited<ReturnType<typeof kept>>, channel: string, receiver = '') =>
  letters.filter((letter) => letter.to.channel === channel && letter.to.to === receiver)

test('what one evaluation found is one message for a group and one for each person, by the channels they chose', async () => {
  const findings = [1, 2, 3].map((index) => finding({ indicator: `i${index}` }))
  const letters = await evaluate(findings, '2022-06-20')
  expect(to(letters, 'group').map(({ notice }) => notice.items.length)).toEqual([3])
  expect(to(letters, INBOX, 'fagai').map(({ notice }) => notice.items.length)).toEqual([3])
  // The unit wants no letters but of red.
  expect(to(letters, 'mail', 'fagai@example.org')).toEqual([])
  // Said twice, written once.
  expect(await told('2022-06-20', '09:00')).toEqual([])
})

test('red is told by every channel at once, whatever a person chose, before the hour of any digest', async () => {
  const letters = await evaluate(
    [finding({ indicator: 'red', level: 'red', urgent: true })],
    '2022-06-21',
    '06:00',
  )
  expect(to(letters, 'mail', 'fagai@example.org')).toHaveLength(1)
  expect(to(letters, 'mail', 'chief@example.org')).toHaveLength(1)
  expect(to(letters, 'group')).toHaveLength(1)
})

test('a unit without an account: whoever is told instead reads so, each from the hour they chose', async () => {
  const found = [finding({ indicator: 'alone', receivers: [GONGXIN] })]
  const early = await evaluate(found, '2022-06-22', '09:00')
  expect(to(early, INBOX, 'chief')).toEqual([])
  const [letter] = to(early, INBOX, 'deputy')
  const facts = letter?.notice.items[0]?.facts.map(({ name, value }) => `${name.zh} ${value.zh}`)
  expect(facts).toContain('未通知到（没有账号） 区工信局')
  const late = await told('2022-06-22', '10:00')
  expect(to(late, INBOX, 'chief')).toHaveLength(1)
  expect(to(late, INBOX, 'deputy')).toEqual([])
})

test('a deputy reads in whose place', async () => {
  const doing = { actor: SUPERVISOR, doer: doerOfActor(SUPERVISOR), now: atNine('2022-06-23'), nonce: null }
  const away = { kind: 'absent', person: 'fagai', deputy: 'deputy', since: '2022-06-23' } as const
  const people = new Set(EVERYBODY.map(({ id }) => id))
  await hold(deps(), { ...away, until: '2022-06-24', reason: '出差' }, doing, people)
  const letters = await evaluate([finding({ indicator: 'away' })], '2022-06-23')
  expect(to(letters, INBOX, 'fagai')).toEqual([])
  const items = to(letters, INBOX, 'deputy').flatMap(({ notice }) => notice.items)
  expect(items.flatMap(({ facts }) => facts).map(({ name, value }) => `${name.zh} ${value.zh}`)).toContain(
    '代收 fagai名',
  )
})

test('how the service is goes to systems that watch it, and to no group', async () => {
  const matter = {
    plan: null,
    region: null,
    subject: { kind: 'service', id: 'evaluation' },
    rule: 'service-evaluation',
  } as const
  const letters = await evaluate(
    [
      {
        ...finding({ level: 'red', urgent: true, period: null }),
        ...{ matter, receivers: [{ kind: 'role', id: 'administrator' }], leaders: [] },
      },
    ],
    '2022-06-27',
  )
  expect(to(letters, 'hook')).toHaveLength(1)
  expect(to(letters, 'group')).toEqual([])
})

test('what a silence kept is told the day after it, in one message', async () => {
  const scope = {
    plan: null,
    rule: 'behind',
    subject: { kind: 'indicator', id: 'quiet' },
    receiver: FAGAI,
  } as const
  const doing = { actor: SUPERVISOR, doer: doerOfActor(SUPERVISOR), now: atNine('2022-07-04'), nonce: null }
  const silence = { kind: 'silenced', scope, until: '2022-07-06', reason: '口径核实' } as const
  await hold(deps(), silence, doing, new Set())
  const quiet = finding({ indicator: 'quiet', level: 'red', urgent: true })
  expect(to(await evaluate([quiet], '2022-07-05', '06:00'), INBOX, 'fagai')).toEqual([])
  expect(
    to(await told('2022-07-07', '06:00'), INBOX, 'fagai').map(({ notice }) => notice.items.length),
  ).toEqual([1])
})

test('what one follows and what one answers for come in one digest, and never in a second one of the same day', async () => {
  const day = '2022-07-11'
  FOLLOWED.set(day, [news('followed'), news('another')])
  await applyFindings(deps(), [finding({ indicator: 'both', receivers: [GONGXIN] })], {
    today: day,
    now: atNine(day),
  })
  const both = to(await told(day, '09:00'), INBOX, 'deputy')
  expect(both.map(({ notice }) => notice.title.zh)).toEqual([
    expect.stringMatching(/督查单.*；关注的事项有 2 处变化$/),
  ])
  expect(both[0]?.notice.items.map(({ followed }) => followed ?? false)).toEqual([false, true, true])
  await postFollowed(deps(), ['deputy'], { day, now: atNine(day) })
  expect(to(await told(day, '09:30'), INBOX, 'deputy')).toEqual([])
  expect(to(await kept(), INBOX, 'deputy').filter(({ notice }) => notice.at === atNine(day))).toHaveLength(1)

  // Nothing but what is followed; what comes up later the same day waits for the next digest.
  const next = '2022-07-12'
  FOLLOWED.set(next, [news('followed')])
  await postFollowed(deps(), ['deputy', 'chief'], { day: next, now: atNine(next) })
  await applyFindings(deps(), [finding({ indicator: 'later', receivers: [GONGXIN] })], {
    today: next,
    now: atNine(next),
  })
  const had = { hadDigest: new Set(['deputy']) }
  const time = { now: atNine(next), today: next, time: '11:00', digestTime: '08:30' }
  await tellDue(deps(), EVERYBODY, { ...time, ...had })
  await postDue(deps(), atNine(next))
  const letters = (await kept()).filter(({ notice }) => notice.at === atNine(next))
  expect(to(letters, INBOX, 'deputy').map(({ notice }) => notice.title.zh)).toEqual(['关注的事项有 1 处变化'])
  expect(to(letters, 'mail', 'deputy@example.org')).toHaveLength(1)
  expect(to(letters, INBOX, 'chief').map(({ notice }) => notice.items[0]?.followed)).toEqual([undefined])
  const tomorrow = await told('2022-07-13', '09:00')
  expect(to(tomorrow, INBOX, 'deputy').map(({ notice }) => notice.items.length)).toEqual([1])
})

test('what can wait for the week goes along with a digest of what is followed; a slip that one is told of is said once', async () => {
  const day = '2022-07-14'
  const letters = await evaluate(
    [finding({ indicator: 'twice', receivers: [GONGXIN] })],
    '2022-07-13',
    '09:00',
  )
  expect(to(letters, INBOX, 'deputy')).toEqual([])
  const slip = (await world.store.slips.ofPlan('demo-2022')).findLast(
    (event) => event.kind === 'raised' && event.matter.subject.id === 'twice',
  )
  FOLLOWED.set(day, [news(slip && 'slip' in slip ? slip.slip : ''), news('followed')])
  const [digest] = to(await told(day, '09:00'), INBOX, 'deputy')
  expect(digest?.notice.items.map(({ followed }) => followed ?? false)).toEqual([false, true])
})
