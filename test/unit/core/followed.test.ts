// What changed of what a person follows: of the span asked for, from the moment at which everybody may know it, and of nothing else.
import { expect, test } from 'vitest'
import { followedItems, followedSpan } from '../../../src/alerts/followed.ts'
import {
  type Followed,
  followedChanges,
  followedKey,
  followedName,
  followedOf,
} from '../../../src/core/followed.ts'
import type { Narrative } from '../../../src/core/narrative.ts'
import { period } from '../../../src/core/period.ts'
import { text } from '../../../src/core/text.ts'
import { instantAt } from '../../../src/core/zone.ts'
import { DIGEST_HOURS } from '../../../src/web/index.ts'
import { figure, samplePlan, watchedOf } from '../boards/sample.ts'

const plan = samplePlan()
const of = (kind: Followed['kind'], id: string): Followed => ({ plan: plan.id, kind, id })
const at = (day: string) => `${day}T02:00:00.000Z`
const figures = [
  { ...figure(plan, 'gdp', '2022-Q3', '7.9'), knownAt: at('2022-10-20') },
  { ...figure(plan, 'homes', '2022-09', '900'), knownAt: at('2022-10-08') },
  { ...figure(plan, 'homes', '2022-10', '1100'), knownAt: at('2022-10-10'), releaseAt: at('2022-10-21') },
]
const narrative: Narrative = {
  ...{
    id: 'n',
    plan: plan.id,
    task: 2,
    unit: '区古城保护发展指挥部',
    period: period('2022-10'),
    claim: 'behind',
  },
  ...{ words: { progress: '再促一批', problems: '', next: '' }, at: at('2022-10-22') },
  ...{ by: '李', person: null, releaseAt: null },
}
const slip = {
  ...{ slip: 's1', at: at('2022-10-23'), indicator: 'homes', task: null },
  ...{ title: text('回迁群众', 'Households'), words: text('督查单 1号（红）', 'slip 1 (red)') },
}
const changes = (followed: readonly Followed[], since = at('2022-10-19'), until = at('2022-10-24')) =>
  followedChanges(
    followed,
    { plan, figures, narratives: [narrative], slips: [slip], since, until },
    (named, unit) => named.includes(unit),
  )

test('an indicator, a task, a unit: each what concerns it, the latest first', () => {
  expect(changes([of('indicator', 'gdp')]).map(({ words }) => words.zh)).toEqual(['报来 2022年三季度：7.9 %'])
  expect(changes([of('task', '2')]).map(({ what }) => what)).toEqual(['slip', 'narrative', 'figure'])
  expect(changes([of('unit', '区发改局')]).map(({ task }) => task)).toEqual([null, 2, 2, 1])
  expect(changes([of('indicator', 'homes')]).map(({ what }) => what)).toEqual(['slip', 'figure'])
  expect(changes([of('task', '1'), { ...of('task', '2'), plan: 'another' }]).map(({ task }) => task)).toEqual(
    [1],
  )
})

test('a figure that waits is told of when it is released, and of a span nothing beyond', () => {
  const homes = [of('indicator', 'homes')]
  expect(changes(homes, at('2022-10-09'), at('2022-10-20'))).toEqual([])
  expect(changes(homes, at('2022-10-20'), at('2022-10-22')).map(({ words }) => words.en)).toEqual([
    'figure for Oct 2022: 1100 户',
  ])
  expect(changes([of('task', '2')], at('2022-10-24'), at('2022-10-25'))).toEqual([])
  expect(followedOf(followedKey(of('unit', '区发改局')))).toEqual(of('unit', '区发改局'))
  expect(followedOf('a\tb\tc')).toBeNull()
})

test('watched figures are followed like indicators, by themselves and with the unit that leads them', () => {
  const watched = { ...plan, watched: watchedOf(plan) }
  const [first] = watched.watched
  const id = first?.id ?? ''
  const own = { ...figure(plan, 'gdp', '2022-Q3', '101'), indicator: id, knownAt: at('2022-10-20') }
  const lead = { ...watched, watched: watched.watched.map((one) => ({ ...one, lead: ['区商务局'] })) }
  const told = (of: readonly Followed[], in_ = watched) =>
    followedChanges(
      of,
      {
        plan: in_,
        figures: [own],
        narratives: [],
        slips: [],
        since: at('2022-10-19'),
        until: at('2022-10-24'),
      },
      (named, unit) => named.includes(unit),
    ).map(({ indicator }) => indicator)
  expect(followedName(watched, of('indicator', id))?.zh).toBe(first?.name)
  expect(told([of('indicator', id)])).toEqual([id])
  expect(told([of('unit', '区商务局')])).toEqual([])
  expect(told([of('unit', '区商务局')], lead)).toEqual([id])
})

test('a digest tells of the time between the mornings of two working days, whatever hour a person chose', () => {
  const span = { digestTime: '08:30', timeZone: 'Asia/Shanghai' }
  // From Friday to Monday.
  expect(followedSpan({ ...span, day: '2022-10-24' })).toEqual({
    since: '2022-10-20T23:00:00.000Z',
    until: '2022-10-23T23:00:00.000Z',
  })
  expect(followedSpan({ ...span, day: '2022-10-24', digestTime: '06:00' }).until).toBe(
    '2022-10-23T22:00:00.000Z',
  )
  const earliest = followedSpan({ ...span, day: '2022-10-24' }).until
  expect(DIGEST_HOURS.every((hour) => instantAt('2022-10-24', hour, span.timeZone) >= earliest)).toBe(true)
})

test('each change is a matter that leads to its page; whom nothing concerns gets none', () => {
  const news = [
    { person: 'p', news: [{ plan, changes: changes([of('task', '2')]) }] },
    { person: 'q', news: [{ plan, changes: [] }] },
  ]
  const items = followedItems(news)
  expect([...items.keys()]).toEqual(['p'])
  expect(items.get('p')?.map(({ path, followed }) => [path, followed])).toEqual([
    ['/alerts/s1', true],
    [`/tasks/2?plan=${plan.id}`, true],
    [`/indicators/homes?plan=${plan.id}`, true],
  ])
})
