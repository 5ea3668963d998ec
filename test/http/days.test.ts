// Walls at the turn of the day, the month, the year and the plan: the service's own timer wakes, and what hangs moves on.
import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fastify } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBoard } from '../../src/boards/index.ts'
import type { Instant } from '../../src/core/period.ts'
import { keepPictures, type Pictures } from '../../src/live/pictures.ts'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import type { WallMessage } from '../../src/web/index.ts'
import { openTestApp, PLAN, type TestApp } from '../support/app.ts'

/** The last second of 30 November in China. */
const EVENING = '2022-11-30T15:59:59.000Z'
const MIDNIGHT = '2022-11-30T16:00:00.000Z'

let world: TestApp
let pictures: Pictures
let base: string
let clock: Instant = EVENING
/** What waits, with how long it was told to. */
let alarm: { readonly ms: number; readonly work: () => void } | null = null

const board = (text: string) => {
  const read = readBoard(text)
  if (!read.board) throw new Error(text)
  return read.board.file
}

beforeAll(async () => {
  world = await openTestApp({ start: EVENING })
  pictures = keepPictures({
    store: world.data.store,
    now: () => clock,
    log: fastify({ logger: false }).log,
    wake(ms, work) {
      const mine = { ms, work }
      alarm = mine
      return () => {
        if (alarm === mine) alarm = null
      }
    },
  })
  const app = await world.another({
    pictures,
    now: () => clock,
    boardFiles: [
      board('{ id: all, title: { zh: 全部目标, en: All }, pages: [ { tiles: [ { tile: gauge } ] } ] }'),
      board(
        '{ id: past, plan: demo-2022, title: { zh: 去年, en: Past }, pages: [ { tiles: [ { tile: gauge } ] } ] }',
      ),
    ],
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
})
afterAll(async () => {
  pictures.close()
  await world.close()
})

/** What a screen hears of its wall; clocks are passed over. */
async function listen(query: string) {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${base}/events${query}`, { agent: false }, resolve).on('error', reject)
  })
  response.setEncoding('utf8')
  const messages = walls(response)
  return {
    next: async (): Promise<WallMessage> => {
      const { value } = await messages.next()
      if (!value) throw new Error('the stream ended')
      return value
    },
    leave: () => response.destroy(),
  }
}

async function* walls(response: IncomingMessage): AsyncGenerator<WallMessage, void> {
  let text = ''
  for await (const chunk of response) {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const data = /^event: wall\n(?:id: .*\n)?data: (.*)$/m.exec(text.slice(0, end))?.[1]
      text = text.slice(end + 2)
      if (data) yield JSON.parse(data) as WallMessage
    }
  }
}

/** The alarm rings at that moment. */
function ring(at: Instant): void {
  clock = at
  const ringing = alarm
  if (!ringing) throw new Error('nothing waits')
  ringing.work()
}

test('at midnight the service wakes by itself, and the walls stand on the new day and month', async () => {
  const wall = await listen('?board=all&lang=zh')
  const evening = await wall.next()
  expect(evening.footer).toContain('2022年11月30日')
  await pictures.refresh()
  // One second before midnight it waits for one second, not for a day.
  expect(alarm?.ms).toBe(1_000)
  ring(MIDNIGHT)
  const morning = await wall.next()
  expect(morning.footer).toContain('2022年12月1日')
  expect(morning.from).toBe(evening.version)
  wall.leave()
})

test('a timer that rings a little early asks again instead of sleeping for a day', async () => {
  clock = '2022-12-01T15:59:59.990Z'
  await pictures.refresh()
  expect(alarm?.ms).toBeLessThanOrEqual(1_000)
})

test('a change that comes while the service asks when to wake is not lost', async () => {
  const { store } = world.data
  let asked = (): void => {}
  let answer = (): void => {}
  const held = keepPictures({
    store: {
      plans: store.plans,
      demonstration: store.demonstration,
      observations: store.observations,
      nextRelease: () => {
        asked()
        return new Promise((resolve) => {
          answer = () => resolve(null)
        })
      },
    },
    now: () => clock,
    log: fastify({ logger: false }).log,
    wake: () => () => {},
  })
  let changes = 0
  held.onChange(() => {
    changes++
  })
  const asking = new Promise<void>((resolve) => {
    asked = resolve
  })
  const first = held.refresh()
  await asking
  const second = held.refresh()
  const askingAgain = new Promise<void>((resolve) => {
    asked = resolve
  })
  answer()
  await askingAgain
  answer()
  await Promise.all([first, second])
  expect(changes).toBe(2)
  held.close()
})

test('at the year’s end the plan is judged as a whole; figures that are still to come are waited for', async () => {
  clock = '2022-12-31T15:59:00.000Z'
  await pictures.refresh()
  const wall = await listen('?board=all&lang=zh')
  const last = await wall.next()
  expect(last.footer).toContain('2022年12月31日')
  ring('2022-12-31T16:00:00.000Z')
  const first = await wall.next()
  expect(first.footer).toContain('2023年1月1日')
  // No plan of 2023: the year that ended goes on hanging, under its own name.
  const page = await (await fetch(`${base}/wall/all?lang=zh`)).text()
  expect(page).toContain('2022年度')
  // Long after the last reporting day nothing is expected any more, and what never came is missing.
  ring('2023-03-01T16:00:00.000Z')
  const later = await wall.next()
  const then = await (await fetch(`${base}/wall/all?lang=zh`)).text()
  expect(then).toContain(`data-version="${later.version}"`)
  expect(then).toMatch(/<article class="[^"]*is-missing[^"]*" data-tile="firms"/)
  wall.leave()
})

test('when the next year’s plan comes, boards move on to it, and one that names its plan stays', async () => {
  clock = '2023-03-02T02:00:00.000Z'
  const moving = await listen('?board=all&lang=zh')
  const staying = await listen('?board=past&lang=zh')
  const asked = await listen('?board=all&lang=zh&plan=demo-2022')
  for (const wall of [moving, staying, asked]) await wall.next()
  const text = PLAN.replaceAll('2022', '2023').replace('2021-12-30', '2022-12-30').replaceAll('2000', '2500')
  await world.data.store.savePlan(
    parsePlan(text),
    { sha256: 'c'.repeat(64), text },
    { by: 'test', at: clock },
  )
  await pictures.refresh()
  const next = await moving.next()
  expect(next.header).toContain('2023年度')
  expect(JSON.stringify(next.tiles.firms)).toMatch(/2,?500/)
  const pages = await Promise.all(
    ['/wall/all', '/wall/past', '/wall/all?plan=demo-2022'].map(async (path) =>
      (await fetch(`${base}${path}`)).text(),
    ),
  )
  expect(pages.map((page) => /(\d{4})年度/.exec(page)?.[1])).toEqual(['2023', '2022', '2022'])
  // A change of day reaches those that stayed too, as what they are.
  ring('2023-03-02T16:00:00.000Z')
  expect((await staying.next()).footer).toContain('2023年3月3日')
  expect((await asked.next()).footer).toContain('2023年3月3日')
  for (const wall of [moving, staying, asked]) wall.leave()
})
