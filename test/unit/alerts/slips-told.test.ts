// A slip as a line of a list, as a message, in a calendar and a feed; and which reports its replies are.
import { describe, expect, test } from 'vitest'
import { itemOf, noticeOf } from '../../../src/alerts/notices.ts'
import { received } from '../../../src/alerts/received.ts'
import { happeningsFeed, limitsCalendar } from '../../../src/alerts/slip-feeds.ts'
import { byGravity, isOwn, isPressing, shownSlip } from '../../../src/alerts/slips/shown.ts'
import type { Day } from '../../../src/core/period.ts'
import { eventsOf, type SlipDeed } from '../../../src/slips/deeds.ts'
import type { Finding } from '../../../src/slips/finding.ts'
import { slipOf } from '../../../src/slips/fold.ts'
import { nextOf } from '../../../src/slips/next.ts'
import type { Slip } from '../../../src/slips/slip.ts'
import { keptPlan } from '../../support/plans.ts'
import {
  actor,
  atNine,
  circumstances,
  doerOfActor,
  FAGAI,
  finding,
  grow,
  REPORTER,
  SUPERVISOR,
} from '../../support/slips.ts'
import { samplePlan } from '../boards/sample.ts'

/** A slip of a finding on the 20th of June 2022, a Monday, and what people did to it on the days after. */
function slip(
  found: Finding = finding(),
  deeds: readonly (readonly [Day, SlipDeed, typeof REPORTER])[] = [],
): Slip {
  let events = grow([], nextOf(null, found, FAGAI, circumstances('2022-06-20')))
  const now = (): Slip => {
    const one = slipOf(events)
    if (!one) throw new Error('no slip')
    return one
  }
  for (const [on, deed, who] of deeds) {
    const moment = { at: atNine(on), on, by: doerOfActor(who), nonce: null }
    events = grow(events, eventsOf(now(), deed, moment))
  }
  return now()
}
const reply: SlipDeed = { kind: 'reply', text: '已安排', evidence: [] }
const shown = (one: Slip, today: Day) => shownSlip(one, null, [], today)

describe('a line of a list', () => {
  test('says how many working days are left, none on the last, and how many are gone', () => {
    const days: Day[] = ['2022-06-20', '2022-06-24', '2022-06-27', '2022-06-28', '2022-07-04']
    expect(days.map((day) => shown(slip(), day).left)).toEqual([5, 1, 0, -1, -5])
    expect(days.map((day) => shown(slip(), day).overdue)).toEqual([false, false, false, true, true])
    expect(days.map((day) => isPressing(shown(slip(), day), day))).toEqual([false, true, true, true, true])
  })

  test('says what it waits for: a signature, an answer, a decision', () => {
    const sign: SlipDeed = { kind: 'sign' }
    const signed = slip(finding(), [['2022-06-21', sign, REPORTER]])
    const answered = slip(finding(), [['2022-06-21', reply, REPORTER]])
    const extension: SlipDeed = { kind: 'ask-extension', days: 3, text: '等待数据' }
    const asked = slip(finding(), [['2022-06-21', extension, REPORTER]])
    expect([slip(), signed, answered, asked].map((one) => shown(one, '2022-06-22').state)).toEqual([
      'unsigned',
      'signed',
      'verdict',
      'verdict',
    ])
    expect(shown(answered, '2022-07-04').overdue).toBe(false)
    expect(isPressing(shown(answered, '2022-06-27'), '2022-06-27')).toBe(false)
  })

  test('stands by gravity, then by its limit, then by its number', () => {
    const line = (level: 'blue' | 'red', limit: Day, number: string) => ({
      ...shown(slip(), '2022-06-20'),
      level,
      limit,
      number,
    })
    const lines = [
      line('blue', '2022-06-22', '1'),
      line('red', '2022-06-28', '2'),
      line('red', '2022-06-27', '4'),
      line('red', '2022-06-27', '3'),
    ]
    expect(lines.toSorted(byGravity).map(({ number }) => number)).toEqual(['3', '4', '2', '1'])
  })

  test('is one’s own for the unit that is asked, and for nobody else', () => {
    expect(isOwn(slip(), REPORTER, null)).toBe(true)
    expect(isOwn(slip(), actor('王填报', 'reporter', '区工信局'), null)).toBe(false)
    expect(isOwn(slip(), SUPERVISOR, null)).toBe(false)
  })
})

describe('a message', () => {
  const gauge = { actual: 0.4, target: 0.8, expected: 0.6, light: 'red' } as const
  const told = { key: 'k', at: atNine('2022-06-21'), gaugeOf: () => gauge }
  const red = slip(finding({ level: 'red', indicator: 'tax' }))

  test('says what is asked, of whom, under which leader, until when, and links to the proof', () => {
    const people = [{ id: 'r-1', name: '林填报', role: 'reporter', unit: '区发改局' }] as const
    const item = itemOf(slip(), null, { gaugeOf: told.gaugeOf, people, behalf: [] })
    expect(item.facts.map(({ name, value }) => `${name.en}: ${value.zh}`)).toEqual([
      'What is asked: 说明原因，赶上进度。',
      'To answer: 区发改局',
      'Leader in charge: 庄垂生',
      'Until: 2022-06-27',
    ])
    expect(item).toMatchObject({ gauge, state: 'open', path: `/alerts/${encodeURIComponent(slip().id)}` })
  })

  test('says which unit was not told for want of an account, and in whose place one gets it', () => {
    const item = itemOf(slip(), null, { gaugeOf: told.gaugeOf, people: [], behalf: ['陈督查'] })
    const facts = item.facts.map(({ name, value }) => `${name.zh}: ${value.zh}`)
    expect(facts).toContain('未通知到（没有账号）: 区发改局')
    expect(facts).toContain('代收: 陈督查')
  })

  test('of several puts the gravest first and counts the red ones that are open', () => {
    const notice = noticeOf([slip(), red], new Map(), { ...told, way: 'digest' })
    expect(notice.items.map(({ level }) => level)).toEqual(['red', 'blue'])
    expect(notice).toMatchObject({ level: 'red', kind: 'digest' })
    expect(notice.title).toEqual({
      zh: '今日督查事项 2 件，其中红色 1 件',
      en: '2 slips today, 1 of them red',
    })
    const plain = noticeOf([slip(), slip()], new Map(), { ...told, way: 'at-once' })
    expect(plain.title.zh).toBe('督查事项 2 件')
  })

  test('of the service itself is no digest of a plan’s, and draws no gauge', () => {
    const own = slip(finding({ plan: null }))
    const notice = noticeOf([own], new Map(), { ...told, way: 'digest' })
    expect(notice.kind).toBe('service')
    expect(notice.items[0]?.gauge).toBeNull()
    expect(noticeOf([own, red], new Map(), { ...told, way: 'digest' }).kind).toBe('digest')
  })
})

describe('for other programs', () => {
  const followed = (one: Slip) => ({ ...shown(one, '2022-06-22'), steps: one.steps })
  const frame = { lang: 'zh', origin: 'https://duibiao.example' } as const

  test('a calendar has each limit as a whole day, with a name that stays', () => {
    const calendar = limitsCalendar({ ...frame, slips: [followed(slip())], plans: [] })
    expect(calendar).toContain('DTSTART;VALUE=DATE:20220627\r\n')
    expect(calendar).toContain('DTEND;VALUE=DATE:20220628\r\n')
    expect(calendar).toContain('DTSTAMP:20220620T010000Z\r\n')
    expect(limitsCalendar({ ...frame, slips: [followed(slip())], plans: [] })).toBe(calendar)
  })

  test('a calendar has each duty of a plan on the working day on which it counts', () => {
    const duty = {
      id: 's1',
      title: '半年报告',
      date: '2022-06-25',
      due: '2022-06-24',
      receivers: ['区政府督查室', '区分管领导'],
    }
    const plan = { ...samplePlan(), duties: [duty] }
    const kept = keptPlan(plan, atNine('2022-06-20'))
    const calendar = limitsCalendar({ ...frame, slips: [], plans: [kept] })
    expect(calendar).toContain('DTSTART;VALUE=DATE:20220624\r\n')
    expect(calendar).toContain('DESCRIPTION:区政府督查室、区分管领导\r\n')
  })

  test('a feed tells what happened, the latest first', () => {
    const feed = happeningsFeed({
      ...frame,
      ...{ page: 1, self: 'https://duibiao.example/alerts/feed.atom' },
      slips: [followed(slip(finding(), [['2022-06-21', reply, REPORTER]]))],
    })
    const times = [...feed.matchAll(/<updated>([^<]*)<\/updated>/g)].map(([, at]) => at)
    expect(times).toEqual([atNine('2022-06-21'), atNine('2022-06-21'), atNine('2022-06-20')])
  })
})

describe('a reply is a report', () => {
  const duty = finding({ plan: 'p' })
  const of = (kind: 'duty' | 'task' | 'indicator', id: string): Finding => ({
    ...duty,
    matter: { ...duty.matter, subject: { kind, id }, rule: 'schedule' },
  })
  const sent = (found: Finding, verdict: boolean | null = null) => {
    const judged: readonly (readonly [Day, SlipDeed, typeof REPORTER])[] =
      verdict === null
        ? []
        : [['2022-06-22', { kind: 'judge-reply', accepted: verdict, text: '…', days: null }, SUPERVISOR]]
    return received([slip(found, [['2022-06-21', reply, REPORTER], ...judged])])
  }

  test('to the duty that asked for it, of the unit that gave it, once it was accepted', () => {
    expect(sent(of('duty', 'report-s1/区发改局'), true)).toEqual([
      { plan: 'p', duty: 'report-s1', unit: '区发改局', at: atNine('2022-06-21') },
    ])
    expect(sent(of('duty', 'report-s1/区发改局'))).toEqual([])
  })

  test('of a turn as soon as it is there, unless it was refused; never to a slip about figures', () => {
    expect(sent(of('task', '3'))).toMatchObject([{ duty: 'schedule/' }])
    expect(sent(of('task', '3'), false)).toEqual([])
    expect(sent(of('duty', 'report-s1/区发改局'), false)).toEqual([])
    expect(sent(of('indicator', 'gdp'), true)).toEqual([])
  })
})
