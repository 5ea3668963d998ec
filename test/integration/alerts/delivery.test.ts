// The outbox on a real store: once under its key, later when it fails, given up at last, whoever of several delivers.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Channel } from '../../../src/alerts/channels/channel.ts'
import { MOST_ATTEMPTS, openDelivery, waitMs } from '../../../src/alerts/deliver.ts'
import { DeliveryFailed } from '../../../src/alerts/delivery-failed.ts'
import { openPulse } from '../../../src/alerts/heartbeats.ts'
import { silentLog } from '../../../src/core/log.ts'
import { text } from '../../../src/core/text.ts'
import type { Notice } from '../../../src/slips/notice.ts'
import type { Outgoing } from '../../../src/store/outbox.ts'
import type { Store } from '../../../src/store/store.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'

const START = '2022-10-31T00:30:00.000Z'
let world: TestStore
let other: Store
let clock = START
let name = ''
let count = 0
const now = () => clock
const later = (ms: number) => {
  clock = new Date(Date.parse(clock) + ms).toISOString()
}
beforeAll(async () => {
  world = await openTestStore()
  other = await world.reopen()
})
afterAll(() => world.close())
beforeEach(() => {
  clock = START
  name = `channel-${++count}`
})

const notice = (key: string): Notice => ({
  ...{ key, kind: 'test', level: null, title: text('试', 'try'), items: [], at: START },
})
const outgoing = (key: string): Outgoing => ({
  notice: notice(`${name}-${key}`),
  to: { channel: name, to: '', language: 'zh' },
  notBefore: START,
})

function deliveryOf(store: Store, send: (key: string) => Promise<void>, perMinute = 1_000) {
  const channel: Channel = {
    id: name,
    words: text('渠道', 'channel'),
    personal: false,
    group: false,
    perMinute,
    send: ({ key }) => send(key),
  }
  const shared = { now, log: silentLog }
  const parts = () => []
  const pulse = openPulse({ heartbeats: store.heartbeats, parts, process: 'test', ...shared }, START)
  const { leases, outbox } = store
  const channels = new Map([[name, channel]])
  return openDelivery({ leases, outbox, channels, pulse, holder: 'test', random: () => 0.5, ...shared })
}
const lastOf = async () =>
  (await world.store.outbox.latest({ channel: name, since: START, limit: 10 })).map(({ last }) => last)

test('put twice, delivered once', async () => {
  const sent: string[] = []
  const delivery = deliveryOf(world.store, async (key) => {
    sent.push(key)
  })
  await world.store.outbox.put([outgoing('one')], clock)
  await other.outbox.put([outgoing('one'), outgoing('two')], clock)
  await delivery.run()
  await delivery.run()
  expect(sent).toEqual([`${name}-one`, `${name}-two`])
  expect(await lastOf()).toMatchObject([{ state: 'sent' }, { state: 'sent' }])
})

test('two services at once deliver each notice once', async () => {
  const sent: string[] = []
  const send = async (key: string) => {
    sent.push(key)
  }
  await world.store.outbox.put(
    Array.from({ length: 12 }, (_, index) => outgoing(String(index))),
    clock,
  )
  const both = [deliveryOf(world.store, send), deliveryOf(other, send)]
  await Promise.all(both.map((one) => one.run()))
  for (const one of both) await one.run()
  expect(sent).toHaveLength(12)
  expect(new Set(sent).size).toBe(12)
})

test('a failure waits longer each time, keeps its key, and is a dead letter at last', async () => {
  const tried: string[] = []
  const delivery = deliveryOf(world.store, async (key) => {
    tried.push(key)
    throw new DeliveryFailed('the server is on holiday', { retry: true })
  })
  await world.store.outbox.put([outgoing('one')], clock)
  for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
    expect(await delivery.run()).toEqual({ sent: 0, failed: 1, dead: 0 })
    later(waitMs(attempt, 0.5) - 1)
    expect(await delivery.run()).toEqual({ sent: 0, failed: 0, dead: 0 })
    later(1)
  }
  expect(await delivery.run()).toEqual({ sent: 0, failed: 0, dead: 1 })
  later(86_400_000)
  await delivery.run()
  expect(new Set(tried)).toEqual(new Set([`${name}-one`]))
  expect(tried).toHaveLength(MOST_ATTEMPTS)
  expect(await lastOf()).toMatchObject([{ state: 'dead', note: 'the server is on holiday' }])
  const counts = await world.store.outbox.counts(START)
  expect(counts.find(({ channel }) => channel === name)).toMatchObject({ waiting: 0, dead: 1, sent: 0 })
})

test('what is refused for good is given up at once; the wait that the other side asks for is kept', async () => {
  const delivery = deliveryOf(world.store, async (key) => {
    if (key.endsWith('never')) throw new DeliveryFailed('no such group', { retry: false })
    throw new DeliveryFailed('too many', { retry: true, afterMs: 7_200_000 })
  })
  await world.store.outbox.put([outgoing('never'), outgoing('later')], clock)
  expect(await delivery.run()).toEqual({ sent: 0, failed: 1, dead: 1 })
  later(7_199_999)
  expect(await delivery.run()).toEqual({ sent: 0, failed: 0, dead: 0 })
  later(1)
  expect(await delivery.run()).toEqual({ sent: 0, failed: 1, dead: 0 })
})

test('a channel sends so many in a minute, and the rest in the next', async () => {
  const sent: string[] = []
  const send = async (key: string) => {
    sent.push(key)
  }
  const delivery = deliveryOf(world.store, send, 2)
  await world.store.outbox.put(['a', 'b', 'c'].map(outgoing), clock)
  expect(await delivery.run()).toMatchObject({ sent: 2 })
  later(60_000)
  expect(await delivery.run()).toMatchObject({ sent: 1 })
  expect(sent).toHaveLength(3)
})

test('the limit counts any 60 seconds; a channel that says that it is too much rests as a whole', async () => {
  const sent: string[] = []
  let throttled = false
  const send = async (key: string) => {
    if (throttled) throw new DeliveryFailed('too often', { retry: true, afterMs: 600_000, rests: true })
    sent.push(key)
  }
  const delivery = deliveryOf(world.store, send, 2)
  await world.store.outbox.put(['a', 'b', 'c', 'd', 'e'].map(outgoing), clock)
  expect(await delivery.run()).toMatchObject({ sent: 2 })
  // A minute of the clock may have begun; sixty seconds are not over.
  later(59_999)
  expect(await delivery.run()).toMatchObject({ sent: 0 })
  later(1)
  throttled = true
  expect(await delivery.run()).toMatchObject({ sent: 0, failed: 1 })
  throttled = false
  later(599_999)
  expect(await delivery.run()).toEqual({ sent: 0, failed: 0, dead: 0 })
  later(1)
  expect(await delivery.run()).toMatchObject({ sent: 2 })
  later(60_000)
  expect(await delivery.run()).toMatchObject({ sent: 1 })
  expect(sent).toHaveLength(5)
})

test('a notice of a channel that nobody set up waits and is told', async () => {
  const delivery = deliveryOf(world.store, async () => {})
  const to = { channel: `${name}-gone`, to: '', language: 'zh' } as const
  await world.store.outbox.put([{ ...outgoing('one'), to }], clock)
  expect(await delivery.run()).toEqual({ sent: 0, failed: 1, dead: 0 })
})
