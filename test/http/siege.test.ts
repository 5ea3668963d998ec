// One person cannot stop everybody: bodies that never end, streams, slow pages, tokens under other names, formulas in CSV.
import http from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doerOf } from '../../src/core/deed.ts'
import type { App } from '../../src/http/deps.ts'
import { decodeApart } from '../../src/ingest/decoding/decode.ts'
import { openTestApp, SETTINGS, type TestApp } from '../support/app.ts'

const LIMITS = {
  ...SETTINGS.limits,
  screens: 10,
  screensPerAsker: 3,
  standpoints: 1,
  uploadsPerAsker: 3,
  pagesPerAsker: 2,
  patience: { bytesPerSecond: 1_000, graceMs: 400, bodyMs: 60_000, readMs: 60_000 },
}

let world: TestApp
let base: URL
beforeAll(async () => {
  world = await openTestApp({ settings: { limits: LIMITS }, decode: decodeApart })
  await world.app.listen({ host: '127.0.0.1', port: 0 })
  base = new URL(`http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`)
})
afterAll(() => world.close())

const CSV = { 'content-type': 'text/csv' }
const FIRMS = 'indicator,period,value\nfirms,2022-10,1131\n'

/** A body that begins and never ends; what it was answered. */
function endless(token: string): Promise<number> {
  return new Promise((resolve) => {
    const sent = http.request(new URL('/api/v1/uploads?dry-run', base), {
      method: 'POST',
      agent: false,
      headers: { ...CSV, authorization: `Bearer ${token}`, 'transfer-encoding': 'chunked' },
    })
    sent.on('response', (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', () => resolve(0))
    sent.write('indicator,period,value\n#')
  })
}

const send = async (token: string, body: string) =>
  fetch(new URL('/api/v1/uploads?dry-run', base), {
    method: 'POST',
    headers: { ...CSV, authorization: `Bearer ${token}` },
    body,
  })

test('bodies that never end hold up nobody else, are so many of one person, and are told to be too slow', async () => {
  const [bad, good] = [await world.tokenOf('statistician'), await world.tokenOf('statistician')]
  const held = Array.from({ length: 3 }, () => endless(bad))
  await expect.poll(async () => (await send(bad, FIRMS)).status).toBe(429)
  expect((await send(good, FIRMS)).status).toBe(200)
  expect(await Promise.all(held)).toEqual([408, 408, 408])
  await expect.poll(async () => (await send(bad, FIRMS)).status).toBe(200)
})

const streams: http.ClientRequest[] = []
function stream(path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const asked = http.get(new URL(path, base), { agent: false, headers }, (response) => {
      response.on('data', () => {})
      resolve(response.statusCode ?? 0)
    })
    asked.on('error', () => resolve(0))
    streams.push(asked)
  })
}

test('one address holds its share of streams, and looking back has few', async () => {
  expect(await stream('/events?board=headline&as-of=2022-10-01')).toBe(200)
  expect(await stream('/events?board=headline&as-of=2022-10-02')).toBe(503)
  expect(await stream('/events?board=headline')).toBe(200)
  expect(await stream('/events?board=headline')).toBe(200)
  expect(await stream('/events?board=headline')).toBe(429)
  const token = await world.tokenOf('viewer')
  expect(await stream('/events?board=headline', { authorization: `Bearer ${token}` })).toBe(200)
  for (const one of streams) one.destroy()
  await expect.poll(async () => stream('/events?board=headline')).toBe(200)
  for (const one of streams) one.destroy()
})

test('a flood of slow pages is refused beyond one asker’s share, and walls go on', async () => {
  const moments = Array.from({ length: 12 }, (_, at) => `2022-11-${String(at + 1).padStart(2, '0')}`)
  const flood = moments.map((at) => fetch(new URL(`/wall/headline/print?known-at=${at}`, base)))
  expect((await fetch(new URL('/wall/headline', base))).status).toBe(200)
  const answers = (await Promise.all(flood)).map(({ status }) => status)
  expect(new Set(answers)).toEqual(new Set([200, 429]))
  expect((await fetch(new URL('/wall/headline/print', base))).status).toBe(200)
})

test('what is not there takes no turn of the slow pages, whatever it is asked with', async () => {
  const signal = AbortSignal.timeout(20_000)
  for (const path of [
    '/assets/none?known-at=2022-11-01',
    '/docs/static/none?known-at=x',
    '/none?known-at=x',
  ]) {
    expect((await fetch(new URL(path, base), { signal })).status, path).toBe(404)
  }
  expect((await fetch(new URL('/wall/headline/print', base), { signal })).status).toBe(200)
})

test('a program’s token opens no page under a cookie’s name', async () => {
  const closed = await world.another({ settings: { ...SETTINGS, publicView: false } })
  const token = await world.tokenOf('statistician')
  for (const name of ['duibiao_screen', 'duibiao_session']) {
    const answer = await closed.inject({ url: '/wall/headline', headers: { cookie: `${name}=${token}` } })
    expect(answer.statusCode, name).toBe(401)
  }
})

test('what a request says of its host is not printed', async () => {
  const open = await world.another({ settings: { ...SETTINGS, loopback: false } })
  const answer = await open.inject({ url: '/screen', headers: { host: 'evil.example' } })
  expect(answer.body).toContain('/admin/screens')
  expect(answer.body).not.toContain('evil.example')
})

test('a text that a spreadsheet would take for a formula is a text, and programs get it as it is', async () => {
  const note = '=HYPERLINK("http://evil.example")'
  const body = `indicator,period,value,note\nexact,2022-09,-3.5,"${note.replaceAll('"', '""')}"\n`
  const sent = await world.app.inject({
    ...{ method: 'POST', url: '/api/v1/uploads?accept=x', headers: CSV, payload: body },
  })
  expect(sent.statusCode).toBe(201)
  const csv = async (more: string) =>
    (
      await world.app.inject({
        url: `/api/v1/observations?indicator=exact&from=2022-09&to=2022-09${more}`,
        headers: { accept: 'text/csv' },
      })
    ).body
  expect(await csv('')).toContain(`,-3.5,`)
  expect(await csv('')).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
  expect(await csv('&exact')).toContain(`,"=HYPERLINK(""http://evil.example"")"`)
})

test('a proxy that nobody trusts is told once', async () => {
  const said: unknown[] = []
  const log = world.app.log.child({})
  log.warn = ((details: unknown) => void said.push(details)) as typeof log.warn
  log.child = () => log
  const app = await world.another({}, log)
  for (let count = 0; count < 3; count++)
    await app.inject({ url: '/ready', headers: { 'x-forwarded-for': '10.0.0.1' } })
  expect(said).toEqual([{ proxy: '127.0.0.1' }])
})

/** Of an answer that is read to its end: one that nobody reads holds its line, and the service waits for it when it closes. */
async function statusOf(url: URL, asked?: RequestInit): Promise<number> {
  const response = await fetch(url, asked)
  await response.arrayBuffer()
  return response.status
}

/** An application that listens, with other limits; its address. */
async function listening(limits: Partial<typeof LIMITS>): Promise<{ readonly app: App; readonly url: URL }> {
  const app = await world.another({ settings: { ...SETTINGS, limits: { ...LIMITS, ...limits } } })
  await app.listen({ host: '127.0.0.1', port: 0 })
  return { app, url: new URL(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}`) }
}

const lines = (app: App): Promise<number> =>
  new Promise((resolve) => app.server.getConnections((_, count) => resolve(count)))

test('a head that never ends is refused, and its line is closed', async () => {
  const { url } = await listening({ patience: { ...LIMITS.patience, bodyMs: 600 } })
  const socket = connect(Number(url.port), '127.0.0.1')
  socket.write('GET /wall/headline HTTP/1.1\r\nhost: 127.0.0.1\r\nx-more: ')
  let told = ''
  for await (const chunk of socket) told += chunk
  expect(told).toContain('408')
})

test('who asks for much and reads nothing is let go', async () => {
  const { app, url } = await listening({ patience: { ...LIMITS.patience, readMs: 300 } })
  const socket = connect(Number(url.port), '127.0.0.1')
  socket.on('error', () => {})
  socket.pause()
  socket.write('GET /docs/problems HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n'.repeat(400))
  await expect.poll(() => lines(app)).toBe(1)
  await expect.poll(() => lines(app), { timeout: 20_000 }).toBe(0)
  socket.destroy()
})

test('places are kept for paired televisions, whatever others hold', async () => {
  const { url } = await listening({ screensPerAsker: 100 })
  const open = (headers: Record<string, string> = {}): Promise<number> =>
    stream(new URL('/events?board=headline', url).href, headers)
  for (let count = 0; count < 8; count++) expect(await open()).toBe(200)
  expect(await open()).toBe(503)
  const { token } = await world.people.makeScreen('hall', doerOf('test'), null)
  const television = { cookie: `duibiao_screen=${token}` }
  expect([await open(television), await open(television), await open(television)]).toEqual([200, 200, 503])
  for (const one of streams) one.destroy()
})

test('streams that look back are told after the others', async () => {
  const { url } = await listening({ screensPerAsker: 100, standpoints: 5 })
  const told: string[] = []
  const follow = (name: string, query: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const asked = http.get(new URL(`/events?board=all${query}`, url), { agent: false }, (response) => {
        let pictures = 0
        response.on('data', (chunk) => {
          if (!String(chunk).includes('event: wall')) return
          if (pictures++ === 0) resolve()
          else told.push(name)
        })
      })
      asked.on('error', reject)
      streams.push(asked)
    })
  for (const day of ['2022-12-28', '2022-12-29', '2022-12-30']) await follow(day, `&as-of=${day}`)
  await follow('today', '')
  const body = 'indicator,period,value\nfirms,2022-10,2131\n'
  expect(
    (await world.app.inject({ method: 'POST', url: '/api/v1/uploads?accept=x', headers: CSV, payload: body }))
      .statusCode,
  ).toBe(201)
  await expect.poll(() => told.length, { timeout: 20_000 }).toBe(4)
  expect(told[0]).toBe('today')
  for (const one of streams) one.destroy()
})

test('a flood of proofs and of other days is refused beyond one asker’s share; walls and uploads go on', async () => {
  const { url } = await listening({})
  const days = Array.from({ length: 12 }, (_, at) => `2022-11-${String(at + 1).padStart(2, '0')}`)
  const flood = ['/api/v1/proofs/firms?x=', '/wall/headline?as-of=', '/wall/all?as-of='].flatMap((path) =>
    days.map((day) => statusOf(new URL(`${path.replace('?x=', '?as-of=')}${day}`, url))),
  )
  const token = await world.tokenOf('statistician')
  const other = { authorization: `Bearer ${token}` }
  expect(await statusOf(new URL('/wall/headline', url))).toBe(200)
  const upload = { method: 'POST', headers: { ...CSV, ...other }, body: FIRMS }
  expect(await statusOf(new URL('/api/v1/uploads?dry-run', url), upload)).toBe(200)
  expect(await statusOf(new URL('/wall/headline/print', url), { headers: other })).toBe(200)
  expect(new Set(await Promise.all(flood))).toEqual(new Set([200, 429]))
})
