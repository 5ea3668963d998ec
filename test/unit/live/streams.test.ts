// What is pushed to many: bytes made once, who does not read let go, who is ended told, what screens say kept.
import { type IncomingMessage, ServerResponse } from 'node:http'
import { Duplex } from 'node:stream'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { silentLog } from '../../../src/core/log.ts'
import { watchStreams } from '../../../src/http/watched-streams.ts'
import { fanOut, LONGEST_QUEUE_BYTES } from '../../../src/live/fan-out.ts'
import { keepBytes, keepPage, wayFor } from '../../../src/live/kept-bytes.ts'
import { keepScreenReports } from '../../../src/live/screen-reports.ts'
import { keepSteering } from '../../../src/live/steering.ts'
import type { KeptReport } from '../../../src/store/screens.ts'
import type { ScreenReport } from '../../../src/web/index.ts'

/** A response of Node on a line in memory, whose other end reads or does not. */
function stream(reads = true): { readonly response: ServerResponse; readonly heard: () => string } {
  const got: Buffer[] = []
  const line = new Duplex({
    read() {},
    write(chunk: Buffer, _, done) {
      got.push(Buffer.from(chunk))
      if (reads) done()
    },
  })
  const response = new ServerResponse({
    method: 'GET',
    httpVersionMajor: 1,
    httpVersionMinor: 1,
  } as IncomingMessage)
  // What Node calls a socket is, for a response, a stream.
  response.assignSocket(line as Parameters<ServerResponse['assignSocket']>[0])
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.flushHeaders()
  return { response, heard: () => Buffer.concat(got).toString() }
}

describe('one message to many', () => {
  test('comes as one chunk of HTTP, its length in bytes and hexadecimal digits', () => {
    const { response, heard } = stream()
    fanOut(silentLog).send(new Set([response]), '对标对标对标\n\n', 'headline')
    expect(heard()).toMatch(/\r\n\r\n14\r\n对标对标对标\n\n\r\n$/)
  })

  test('whoever is too far behind is let go, counted and named; the others hear on', () => {
    const told: object[] = []
    const out = fanOut({ warn: (details) => told.push(details) })
    const [good, slow] = [stream(), stream(false)]
    const clients = new Set([good.response, slow.response])
    const most = 'x'.repeat(LONGEST_QUEUE_BYTES + 1)
    out.send(clients, most, 'headline')
    expect([clients.size, out.slow()]).toEqual([2, 0])
    out.send(clients, 'next', 'headline')
    expect([...clients]).toEqual([good.response])
    expect([slow.response.destroyed, out.slow()]).toEqual([true, 1])
    expect(told).toMatchObject([{ board: 'headline', screens: 1 }])
    out.send(clients, 'last', 'headline')
    expect(good.heard()).toContain('4\r\nlast\r\n')
    expect(slow.heard()).not.toContain('next')
    expect(out.slow()).toBe(1)
  })
})

describe('kept bytes', () => {
  test('go the best way that the reader takes', () => {
    expect(
      ['gzip, deflate, br', 'GZIP', 'identity', undefined, 'br;q=0, gzip', 'br; q=0.0', 'br;q=0.5'].map(
        wayFor,
      ),
    ).toEqual(['br', 'gzip', null, null, 'gzip', null, 'br'])
  })

  test('are the same bytes again, compressed once', async () => {
    const kept = keepBytes(Buffer.from('对标'.repeat(100)), 'quick')
    const [br, gzip, plain] = [await kept.bytes('br'), await kept.bytes('gzip'), await kept.bytes(null)]
    expect(brotliDecompressSync(br)).toEqual(plain)
    expect(gunzipSync(gzip)).toEqual(plain)
    expect(await kept.bytes('br')).toBe(br)
  })

  test('of a page allow its own style and no other', () => {
    // Base64 of the SHA-256 of `body{}`.
    expect(keepPage('<style>body{}</style><style>p{}</style>').styleHash).toBe(
      'fJgEClQWV1hGkK4qHMO0KotTsVnMYMXTq7/suurGyUo=',
    )
  })
})

describe('streams of somebody', () => {
  function people() {
    const listeners = new Set<() => void>()
    const inside = new Set(['a', 'b'])
    return {
      inside,
      changed: () => {
        for (const listener of listeners) listener()
      },
      stillIn: (credential: string) => inside.has(credential),
      onChange(listener: () => void) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      refresh: async () => {},
    }
  }

  test('end when what let them in does, and only those', () => {
    const who = people()
    const watched = watchStreams(who)
    const [a, b] = [stream().response, stream().response]
    watched.add('a', a)
    watched.add('b', b)
    who.inside.delete('a')
    who.changed()
    expect([a.destroyed, b.destroyed]).toEqual([true, false])
    watched.close()
    who.inside.delete('b')
    who.changed()
    expect(b.destroyed).toBe(false)
  })

  test('of screens say what to do at once and when it changed, not when it did not, and that it is over', async () => {
    const who = people()
    const wish = { board: 'tasks', theme: null, paused: false, told: null }
    let wished = { ...wish }
    const steering = keepSteering({
      people: { ...who, screenWish: () => wished },
      pictures: { onChange: () => () => {} },
      walls: { boardFor: async (board) => board ?? 'headline' },
      log: silentLog,
    })
    const { response, heard } = stream()
    const settled = () => new Promise((resolve) => setImmediate(resolve))
    await steering.add('a', response)
    await settled()
    expect(heard()).toContain(`event: steer\ndata: ${JSON.stringify(wish)}\n\n`)
    const before = heard()
    who.changed()
    await settled()
    expect(heard()).toBe(before)
    wished = { ...wish, paused: true }
    who.changed()
    await settled()
    expect(heard().slice(before.length)).toContain('"paused":true')
    who.inside.delete('a')
    who.changed()
    await settled()
    expect(heard()).toContain('event: revoked\n')
    expect(response.writableEnded).toBe(true)
    steering.close()
  })
})

describe('what screens say', () => {
  const report = (page: number): ScreenReport => ({
    board: 'headline',
    page,
    pages: 3,
    width: 1920,
    height: 1080,
    dpr: 1,
    release: '1.0.0',
    memory: null,
    stale: false,
    failed: null,
  })

  function store(there: readonly KeptReport[] = []) {
    const kept: KeptReport[] = []
    return {
      kept,
      keepCode: async () => {},
      codes: async () => [],
      keepReports: async (reports: readonly KeptReport[]) => void kept.push(...reports),
      reports: async () => there,
    }
  }
  const NOW = '2022-10-31T02:00:10.000Z'

  test('is kept with the moment and how far their clock is ahead, the last of each, also when the service ends', async () => {
    const where = store()
    const reports = keepScreenReports(where, () => NOW, silentLog)
    reports.heard('s1', report(1), Date.parse(NOW) + 90_000)
    reports.heard('s1', report(2), Date.parse(NOW) + 90_000.4)
    expect((await reports.all()).get('s1')).toEqual({ ...report(2), at: NOW, skewMs: 90_000 })
    await reports.close()
    expect(where.kept.map(({ screen, at, report: words }) => [screen, at, JSON.parse(words).page])).toEqual([
      ['s1', NOW, 2],
    ])
  })

  test('to another service counts when it is later than what was said here', async () => {
    const elsewhere = (screen: string, at: string, page: number) => ({
      screen,
      at,
      report: JSON.stringify({ ...report(page), at, skewMs: 0 }),
    })
    const where = store([
      elsewhere('s1', '2022-10-31T02:00:09.000Z', 8),
      elsewhere('s2', '2022-10-31T02:00:11.000Z', 9),
      elsewhere('s3', '2022-10-31T01:00:00.000Z', 3),
    ])
    const reports = keepScreenReports(where, () => NOW, silentLog)
    reports.heard('s1', report(1), 0)
    reports.heard('s2', report(1), 0)
    const all = await reports.all()
    expect(['s1', 's2', 's3'].map((id) => all.get(id)?.page)).toEqual([1, 9, 3])
    await reports.close()
  })
})
