// Live walls: what a screen hears when it connects, when figures land, when it comes back, and when there are too many.

import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_HTTP_LIMITS } from '../../src/http/limits.ts'
import type { WallTileChanges, WallTileHtml } from '../../src/web/wall/message.ts'
import { openTestApp, type TestApp } from '../support/app.ts'

let world: TestApp
let base: string
beforeAll(async () => {
  world = await openTestApp()
  await world.app.listen({ host: '127.0.0.1', port: 0 })
  base = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`
})
afterAll(() => world.close())

interface Event {
  readonly name: string
  readonly id: string | null
  readonly data: {
    readonly version: string
    readonly from: string | null
    readonly tiles: Readonly<Record<string, WallTileHtml | WallTileChanges>>
    readonly release: string
  }
}

/** What is told of a tile, drawn or only what changed of it. */
const told = (event: Event, id: string): string => JSON.stringify(event.data.tiles[id] ?? null)

/** What comes next of the wall: on a busy machine the clock may tick in between. */
async function picture(of: { next(): Promise<Event> }): Promise<Event> {
  for (;;) {
    const event = await of.next()
    if (event.name === 'wall') return event
  }
}

/** A screen: its events one after another. */
async function screen(query: string, headers: Record<string, string> = {}) {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${base}/events${query}`, { headers, agent: false }, resolve).on('error', reject)
  })
  response.setEncoding('utf8')
  const events = read(response)
  return {
    response,
    next: async (): Promise<Event> => {
      const { value, done } = await events.next()
      if (done) throw new Error('the stream ended')
      return value
    },
    /** Once it has, whatever came before. */
    async ended(): Promise<boolean> {
      for (;;) if ((await events.next()).done) return true
    },
    leave: () => response.destroy(),
  }
}

async function* read(response: IncomingMessage): AsyncGenerator<Event, void> {
  let text = ''
  for await (const chunk of response) {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const fields = new Map(
        text
          .slice(0, end)
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
      )
      text = text.slice(end + 2)
      const name = fields.get('event')
      if (name) yield { name, id: fields.get('id') ?? null, data: JSON.parse(fields.get('data') ?? 'null') }
    }
  }
}

const send = (value: number) =>
  world.app.inject({
    method: 'POST',
    url: '/api/v1/uploads',
    headers: { 'content-type': 'text/csv' },
    payload: `indicator,period,value\nfirms,2022-10,${value}\n`,
  })

test('a new screen gets the clock and the whole picture; an upload sends only what changed', async () => {
  const wall = await screen('?board=all')
  expect(wall.response.headers['content-type']).toBe('text/event-stream; charset=utf-8')
  expect(wall.response.headers['content-encoding']).toBeUndefined()
  const clock = await wall.next()
  const whole = await picture(wall)
  expect([clock.name, clock.data.release, whole.name, whole.data.from]).toEqual([
    'clock',
    '9.9.9',
    'wall',
    null,
  ])
  expect(Object.keys(whole.data.tiles).sort()).toEqual(['exact', 'firms', 'gdp', 'income'])
  expect(whole.id).toBe(clock.data.version)

  await send(1900)
  const change = await picture(wall)
  expect(change.data.from).toBe(whole.data.version)
  expect(change.data.version).not.toBe(whole.data.version)
  expect(Object.keys(change.data.tiles)).toEqual(['firms'])
  expect(told(change, 'firms')).toContain('1,900')
  wall.leave()
})

test('a page of this release hears of a tile that keeps its shape by what changed of it; any other page gets the tile', async () => {
  const [ours, older, silent] = await Promise.all(
    ['&release=9.9.9', '&release=9.9.8', ''].map((release) => screen(`?board=all${release}`)),
  )
  const [first] = await Promise.all([ours, older, silent].map((wall) => wall && picture(wall)))
  await send(1_850)
  const [changed, ...drawn] = await Promise.all([ours, older, silent].map((wall) => wall && picture(wall)))
  if (!first || !changed) throw new Error('nothing was heard')
  expect([first, ...drawn].map((event) => Object.keys(event?.data.tiles.firms ?? {}).sort())).toEqual(
    Array(3).fill(['hash', 'html']),
  )
  expect(Object.keys(changed.data.tiles.firms ?? {}).sort()).toEqual(['changes', 'hash'])
  expect(told(changed, 'firms')).toContain('1,850')
  expect(told(changed, 'firms').length * 3).toBeLessThan(told(first, 'firms').length)
  for (const wall of [ours, older, silent]) wall?.leave()
})

test('a screen that shows the current picture gets none; one that comes back gets what it missed', async () => {
  const first = await screen('?board=all')
  const { data } = await first.next()
  await first.next()
  first.leave()
  const same = await screen(`?board=all&since=${data.version}`)
  expect((await same.next()).name).toBe('clock')
  await send(1950)
  // No picture came before the change.
  expect((await picture(same)).data.from).toBe(data.version)
  same.leave()
  const back = await screen('?board=all', { 'last-event-id': data.version })
  expect((await back.next()).name).toBe('clock')
  expect((await picture(back)).data.from).toBeNull()
  back.leave()
})

test('languages and looks are told apart; a past picture does not move with new knowledge', async () => {
  const english = await screen('?board=all&lang=en')
  const past = await screen('?board=all&as-of=2022-09-30&known-at=2022-10-20')
  expect(told(await picture(english), 'firms')).toContain('Net new firms')
  await picture(past)
  await send(1975)
  expect(told(await picture(english), 'firms')).toContain('1,975')
  past.leave()
  english.leave()
})

test('beyond the cap a screen is told to wait', async () => {
  const app = await world.another({
    settings: {
      loopback: true,
      allowedHosts: [],
      publicView: true,
      review: false,
      secure: false,
      publicUrl: null,
      trustedProxies: [],
      embedders: [],
      limits: {
        ...DEFAULT_HTTP_LIMITS,

        uploadBytes: 1000,
        writesPerMinute: 10,
        screens: 0,
        signInsPerMinute: 10,
      },
    },
  })
  const response = await app.inject('/events?board=all')
  expect([response.statusCode, response.json<{ code: string }>().code]).toEqual([503, 'too-many-screens'])
})

test('a service that closes lets its screens go', async () => {
  const app = await world.another({})
  await app.listen({ host: '127.0.0.1', port: 0 })
  const before = base
  base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const wall = await screen('?board=headline')
  base = before
  await picture(wall)
  await app.close()
  expect(await wall.ended()).toBe(true)
})
