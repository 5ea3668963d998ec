// A new kind of channel is one file and one line in one table: one made for this test goes through the whole product.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Channel } from '../../src/alerts/channels/channel.ts'
import { httpChannel, Url } from '../../src/alerts/channels/http-channel.ts'
import { CHANNEL_KINDS, openChannel } from '../../src/alerts/channels/index.ts'
import { openEgress } from '../../src/alerts/egress.ts'
import { readChannels } from '../../src/alerts/read-channels.ts'
import { silentLog } from '../../src/core/log.ts'
import { text } from '../../src/core/text.ts'
import { openTestApp, START, type TestApp } from '../support/app.ts'
import { httpOutside, type Outside } from '../support/outside.ts'
import { cookieOf, FIRMS_LATE, raise } from '../support/slip-world.ts'

/** A pager that shows one line. */
const pager = httpChannel({
  kind: 'pager',
  words: text('寻呼机', 'Pager'),
  perMinute: 7,
  settings: { url: Url },
  example: { settings: { url: 'https://pager.example.gov.cn' } },
  request: ({ title, items }, { language }, { url }) => ({
    url: `${url}/page`,
    body: JSON.stringify({ line: items[0]?.title[language] ?? title[language] }),
  }),
})
const KINDS = [...CHANNEL_KINDS, pager]

const fileOf = (kind: string, port: number, host = '127.0.0.1') => `hosts: [127.0.0.1]
channels:
  - { id: duty, kind: ${kind}, url: "http://${host}:${port}" }
`

describe('the settings of a kind of channel made for a test', () => {
  test('are read, with what is wrong at its line', () => {
    const { file, faults } = readChannels(fileOf('pager', 80), KINDS)
    expect(faults).toEqual([])
    expect(file?.channels).toMatchObject([{ id: 'duty', kind: 'pager' }])
    const without = readChannels(fileOf('pager', 80).replace('url:', 'address:'), KINDS).faults
    expect(without.map(({ code, row }) => [code, row])).toEqual([
      ['channels-missing-key', 3],
      ['channels-unknown-key', 3],
    ])
    const unknown = readChannels(fileOf('pager', 80)).faults
    expect(unknown[0]).toMatchObject({ code: 'channels-wrong-value', row: 3 })
    expect(JSON.stringify(unknown[0])).toContain('kind')
  })

  test('lead to no host that is not allowed', () => {
    const { faults } = readChannels(fileOf('pager', 80, 'pager.example.com'), KINDS)
    expect(faults[0]).toMatchObject({ code: 'channels-host-not-allowed', row: 3 })
    expect(faults[0]?.detail.en).toContain('pager.example.com')
  })
})

describe('a letter through it', () => {
  let outside: Outside
  let world: TestApp
  let cookie: string
  let channel: Channel
  const egress = openEgress({ hosts: ['127.0.0.1'] })
  beforeAll(async () => {
    outside = await httpOutside((_request, response) => response.end())
    const { file } = readChannels(fileOf('pager', outside.port), KINDS)
    const [settings] = file?.channels ?? []
    if (!file || !settings) throw new Error('no channel')
    const deps = { egress, ca: null, now: () => START, log: silentLog, publicUrl: null }
    channel = openChannel(settings, deps, KINDS)
    world = await openTestApp({ alerts: { channels: [channel], channelsFile: file } })
    cookie = (await cookieOf(world, 'administrator')).cookie
  })
  afterAll(async () => {
    await world.close()
    await egress.close()
    await outside.stop()
  })
  const page = async () =>
    (await world.app.inject({ url: '/alerts/channels?lang=zh', headers: { cookie, accept: 'text/html' } }))
      .body
  const rowOf = (body: string): string =>
    (/<tr><td[^>]*>寻呼机 <code>duty<\/code>.*?<\/tr>/.exec(body)?.[0] ?? '').replaceAll(/<[^>]+>/g, ' ')

  test('has its words and its limit', () => {
    expect(channel).toMatchObject({ id: 'duty', perMinute: 7, personal: false, words: { zh: '寻呼机' } })
  })

  test('arrives when somebody tries it, and the page says so', async () => {
    const tried = await world.app.inject({
      method: 'POST',
      url: '/alerts/channels/duty/test?lang=zh',
      headers: {
        cookie,
        origin: 'http://localhost',
        host: 'localhost',
        accept: 'text/html',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: '',
    })
    expect(tried.body).toContain('duty 试发成功')
    expect(outside.heard.map(({ path, body }) => [path, body])).toEqual([
      ['/page', '{"line":"试发：收到即表示渠道正常"}'],
    ])
    expect(rowOf(await page())).toMatch(/duty\s+1\s+0\s+0/)
  })

  test('tells of a grave slip, once, and the page counts it', async () => {
    // It is a Sunday: what is not red waits for Monday.
    await raise(world, [{ ...FIRMS_LATE, level: 'red' }])
    await world.alerts.kick()
    await world.alerts.kick()
    expect(outside.heard.slice(1).map(({ body }) => body)).toEqual(['{"line":"净增市场主体"}'])
    expect(outside.heard[1]?.headers['idempotency-key']).toMatch(/^[0-9a-f]{32}$/)
    expect(rowOf(await page())).toMatch(/duty\s+2\s+0\s+0/)
  })
})
