// Slips for other programs: a calendar notices that a limit moved, ids do not follow the host, nothing of a day is left out.
import { expect, test } from 'vitest'
import { type FollowedSlip, happeningsFeed, limitsCalendar } from '../../../src/alerts/slip-feeds.ts'
import { shownSlip } from '../../../src/alerts/slips/shown.ts'
import { eventsOf } from '../../../src/slips/deeds.ts'
import type { SlipEvent } from '../../../src/slips/events.ts'
import { slipsOf } from '../../../src/slips/fold.ts'
import { nextOf } from '../../../src/slips/next.ts'
import {
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

const raised = (index: number): SlipEvent[] =>
  grow([], nextOf(null, finding({ indicator: `i${index}` }), FAGAI, circumstances('2022-06-20')))
const followed = (events: readonly SlipEvent[]): FollowedSlip[] =>
  [...slipsOf(events).values()].map((slip) => ({
    ...shownSlip(slip, null, [], '2022-06-21'),
    steps: slip.steps,
  }))
const input = (events: readonly SlipEvent[], origin = 'https://a.example.org') => ({
  slips: followed(events),
  lang: 'zh' as const,
  origin,
})

test('SEQUENCE grows when a granted extension moves the day', () => {
  const read = (events: readonly SlipEvent[]) => {
    const text = limitsCalendar({ ...input(events), plans: [] })
    return [/SEQUENCE:(\d+)/.exec(text)?.[1], /DTSTART;VALUE=DATE:(\d+)/.exec(text)?.[1]]
  }
  let events = raised(1)
  expect(read(events)).toEqual(['0', '20220627'])
  const does = (deed: Parameters<typeof eventsOf>[1], who = REPORTER): void => {
    const slip = [...slipsOf(events).values()][0]
    if (!slip) throw new Error('no slip')
    const moment = { at: atNine('2022-06-21'), on: '2022-06-21', by: doerOfActor(who), nonce: null }
    events = grow(events, eventsOf(slip, deed, moment))
  }
  does({ kind: 'ask-extension', days: 3, text: '核实' })
  does({ kind: 'judge-extension', granted: true, text: '同意', days: null }, SUPERVISOR)
  const [sequence, day] = read(events)
  expect(day).toBe('20220630')
  expect(Number(sequence)).toBeGreaterThan(0)
})

test('ids are the same under another host; everything since a day is there, and without one the latest', () => {
  const events = Array.from({ length: 80 }, (_, index) => raised(index)).flat()
  const numbered = events.map((event, index) => ({ ...event, seq: index + 1 }))
  const ids = (text: string) => [...text.matchAll(/<id>([^<]*)<\/id>/g)].map(([, id]) => id)
  const place = { page: 1, self: 'https://a.example.org/alerts/feed.atom?since=2022-06-20&lang=zh' }
  const here = happeningsFeed({ ...input(numbered), ...place })
  expect(ids(here)).toEqual(ids(happeningsFeed({ ...input(numbered, 'http://10.0.0.1:8080'), ...place })))
  expect(ids(here)).toHaveLength(61)
  expect(ids(happeningsFeed({ ...input(numbered), ...place, since: '2022-06-20' }))).toHaveLength(81)
  expect(ids(happeningsFeed({ ...input(numbered), ...place, since: '2022-06-21' }))).toHaveLength(1)
})

test('everything since a day comes page by page, each naming the next, and nothing twice', () => {
  const numbered = Array.from({ length: 450 }, (_, index) => raised(index)).flat()
  const events = numbered.map((event, index) => ({ ...event, seq: index + 1 }))
  let self: string | undefined = 'https://a.example.org/alerts/feed.atom?since=2022-06-20&lang=zh'
  const ids: string[] = []
  let pages = 0
  while (self !== undefined) {
    const page: number = Number(new URL(self).searchParams.get('page') ?? 1)
    const atom = happeningsFeed({ ...input(events), since: '2022-06-20', page, self })
    ids.push(...[...atom.matchAll(/<id>(urn:duibiao:slip:[^<]*)<\/id>/g)].map(([, id = '']) => id))
    self = /<link rel="next" href="([^"]*)"/.exec(atom)?.[1]?.replaceAll('&amp;', '&')
    pages++
  }
  expect([pages, ids.length, new Set(ids).size]).toEqual([3, 450, 450])
})

test('a duty that another version of the plan moves has a larger SEQUENCE', () => {
  const plan = samplePlan()
  const duty = { id: 'h1', title: '报告', due: '2022-06-24', date: '2022-06-25', receivers: [] }
  const of = (recordedAt: string, due: string) =>
    limitsCalendar({
      ...input([]),
      plans: [{ plan: { ...plan, duties: [{ ...duty, due }] }, sha256: '', recordedAt }] as never,
    })
  const sequence = (text: string): number => Number(/SEQUENCE:(\d+)/.exec(text)?.[1])
  expect(sequence(of('2022-05-01T00:00:00.000Z', '2022-06-30'))).toBeGreaterThan(
    sequence(of('2022-04-01T00:00:00.000Z', '2022-06-24')),
  )
})

test('what people wrote is text to a reader of feeds, which draws HTML', () => {
  const words = { zh: '<img src=x onerror=alert(1)> & ]]><b>', en: '<b>' }
  const slips = followed(raised(1)).map((slip) => ({
    ...slip,
    title: words,
    steps: slip.steps.map((step) => ({ ...step, why: words })),
  }))
  const feed = happeningsFeed({ ...input([]), slips, page: 1, self: 'https://a.example.org/feed' })
  expect(feed).not.toMatch(/<img|<b>/)
  expect(feed.match(/&lt;img src=x onerror=alert\(1\)&gt; &amp; \]\]&gt;&lt;b&gt;/g)).toHaveLength(2)
})
