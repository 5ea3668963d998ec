// Before the release day: every route and stream, as everybody but the bureau, one second before and after.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findOpenSlips } from '../../src/alerts/slips/read.ts'
import { doerOf } from '../../src/core/deed.ts'
import type { PersonRole } from '../../src/core/roles.ts'
import { readAlerts } from '../../src/rules/read-rules.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { slipDeps } from '../support/slip-world.ts'

const RELEASE = Date.parse('2022-12-16T02:00:00.000Z')
/** Figures, a note, a source and a name of a file that stand nowhere else. */
const SECRETS = {
  firms: /(?<![\w.])1,?777(?![\w])/,
  gdp: /(?<![\w.])6\.43/,
  exact: /77\.73/,
  note: /口径调整之谜/,
  source: /未公开来源/,
  filename: /十一月快报/,
  narrative: /超去年同期之谜/,
  comment: /批示之谜/,
}

let world: TestApp
let upload = ''
let slips: readonly string[] = []
let base = ''
/** The clock stands at `frozen`, or runs from where it was let go. */
let frozen: number | null = RELEASE - 86_400_000
let let_go = { at: 0, real: 0 }
const now = (): string => new Date(frozen ?? let_go.at + (performance.now() - let_go.real)).toISOString()

const OTHERS = ['viewer', 'reporter', 'supervisor', 'leader', 'administrator'] as const
const tokens = new Map<string, string>()

beforeAll(async () => {
  const rules = readAlerts(await readFile(RULES, 'utf8')).alerts?.rules ?? []
  world = await openTestApp({ now, alerts: { rules } })
  for (const role of [...OTHERS, 'statistician', 'reviewer'] as PersonRole[]) {
    tokens.set(
      role,
      await world.tokenOf(role, role === 'reporter' ? '区财政局' : role === 'leader' ? '王垦福' : undefined),
    )
  }
  // Of the unit that supplies the figures: what it writes of them it may read.
  tokens.set('writer', await world.tokenOf('reporter', '区商务局'))
  tokens.set('in charge', await world.tokenOf('leader', '王垦福'))
  tokens.set('screen', (await world.people.makeScreen('test', doerOf('test'))).token)
  tokens.set('nobody', '')
  const sent = await world.app.inject({
    method: 'POST',
    url: `/api/v1/uploads?release-at=${new Date(RELEASE).toISOString()}&filename=${encodeURIComponent('十一月快报.csv')}`,
    headers: { 'content-type': 'text/csv' },
    payload: [
      'indicator,period,value,note,source',
      'firms,2022-11,1777,口径调整之谜,未公开来源',
      'gdp,2022-Q3,6.43,口径调整之谜,未公开来源',
      'exact,2022-11,577.7312345,,未公开来源',
      '',
    ].join('\n'),
  })
  expect(sent.statusCode, sent.body).toBe(201)
  upload = sent.json<{ upload: string }>().upload
  const write = (who: string, url: string, payload: object) =>
    world.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.get(who)}` },
      payload,
    })
  const narrative = { task: 2, period: '2022-11', progress: '超去年同期之谜' }
  expect((await write('writer', '/api/v1/narratives', narrative)).statusCode).toBe(201)
  expect((await write('in charge', '/api/v1/comments', { task: 2, text: '批示之谜' })).statusCode).toBe(201)
  await world.alerts.kick()
  slips = (await findOpenSlips(slipDeps(world))).map(({ id }) => id)
  base = await world.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => world.close())

/** What fills a parameter, by the word before it in the address. */
const FILLED: Readonly<Record<string, () => readonly string[]>> = {
  plans: () => ['demo-2022'],
  indicators: () => ['firms', 'gdp', 'exact'],
  proofs: () => ['firms', 'gdp', 'exact'],
  boards: () => ['all', 'headline'],
  wall: () => ['all', 'headline'],
  uploads: () => [upload],
  tasks: () => ['1', '2'],
  alerts: () => slips.slice(0, 2),
  slips: () => slips.slice(0, 2),
  rules: () => ['behind-amount'],
}
const VARIANTS = ['', 'lang=en&as-of=2022-12-31', 'known-at=2022-12-31']

function addressesOf(pattern: string): string[] {
  return pattern.split('/').reduce<string[]>(
    (made, part, index, parts) => {
      if (!part.startsWith(':')) return made.map((one) => (index === 0 ? part : `${one}/${part}`))
      const values = FILLED[parts[index - 1] ?? '']?.() ?? [upload]
      return made.flatMap((one) => values.map((value) => `${one}/${value}`))
    },
    [''],
  )
}

const STREAMS = new Set(['/events', '/screen/events'])
const RULES = join(import.meta.dirname, '..', '..', 'dashboards', 'alerts.yaml')

/** Addresses of every reading route, each looked at in these ways. */
function everything(ways: readonly string[]): string[] {
  const patterns = world.app.routeTable
    .filter(({ method, url }) => method === 'GET' && !url.includes('*') && !STREAMS.has(url))
    .map(({ url }) => url)
  expect(patterns.length).toBeGreaterThan(25)
  return patterns
    .filter((pattern) => !pattern.startsWith('/assets') && !pattern.startsWith('/docs/api'))
    .flatMap(addressesOf)
    .flatMap((address) => ways.map((query) => (query === '' ? address : `${address}?${query}`)))
}

interface Seen {
  readonly who: string
  readonly url: string
  readonly status: number
  readonly secrets: readonly string[]
}

const secretsIn = (text: string): string[] => [
  ...Object.entries(SECRETS).flatMap(([name, form]) => (form.test(text) ? [name] : [])),
  ...(text.replaceAll(encodeURIComponent(upload), upload).includes(upload) ? ['upload'] : []),
]

const ask = (who: string, url: string, accept: string) =>
  world.app.inject({
    method: 'GET',
    url,
    headers: { accept, authorization: who === 'nobody' ? '' : `Bearer ${tokens.get(who)}` },
  })

/** Every route as one of them; a refusal names the address that was asked for, which is no secret. */
async function crawl(who: string, addresses: readonly string[]): Promise<Seen[]> {
  const seen: Seen[] = []
  for (const url of addresses) {
    const accepts = url.startsWith('/api/v1/observations')
      ? ['application/json', 'text/csv', 'application/vnd.apache.arrow.stream']
      : [url.startsWith('/api/') ? 'application/json' : 'text/html']
    for (const accept of accepts) {
      const { statusCode: status, body, headers } = await ask(who, url, accept)
      const text = body.replaceAll(url, '').replaceAll(url.split('?')[0] ?? url, '')
      const asked = url.includes(upload) && status >= 400 ? text.replaceAll(upload, '') : text
      seen.push({
        who,
        url,
        status,
        secrets: secretsIn(`${asked}\n${url.includes(upload) ? '' : JSON.stringify(headers)}`),
      })
    }
  }
  return seen
}

const WHO = ['nobody', 'screen', ...OTHERS]
/** Who looks back as well: whoever may do least, and most. What is cut by day and moment is cut before anybody's role is asked. */
const LOOKS_BACK = new Set(['nobody', 'administrator'])

/** A stream of a wall, its text so far, and a promise for a text in it. */
function listen(board: string) {
  let text = ''
  let wake = (): void => {}
  void (async () => {
    const response = await fetch(`${base}/events?board=${board}`)
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true })
      wake()
    }
  })().catch(() => {})
  const until = async (holds: (text: string) => boolean): Promise<void> => {
    while (!holds(text)) await new Promise<void>((resolve) => (wake = resolve))
  }
  return {
    until,
    text: () => text,
  }
}

describe('a figure that waits for its release', () => {
  test('is there for the bureau', async () => {
    frozen = RELEASE - 1_000
    for (const who of ['statistician', 'reviewer']) {
      const observations = await ask(who, '/api/v1/observations', 'application/json')
      expect(secretsIn(observations.body)).toEqual(['firms', 'gdp', 'exact', 'note', 'source', 'upload'])
      expect((await ask(who, `/api/v1/uploads/${upload}`, 'application/json')).statusCode).toBe(200)
      expect((await ask(who, `/api/v1/uploads/${upload}/file`, '*/*')).body).toContain('1777')
      expect(secretsIn((await ask(who, '/api/v1/indicators/firms', 'application/json')).body)).toContain(
        'firms',
      )
    }
  })

  let streams: readonly ReturnType<typeof listen>[] = []
  test('is on no wall one second before', async () => {
    await world.pictures.refresh()
    streams = ['all', 'headline'].map(listen)
    for (const stream of streams) await stream.until((text) => text.includes('event: wall'))
  })

  test.for(WHO)('is on no page and in no answer one second before: %s', async (who) => {
    const seen = await crawl(who, everything(LOOKS_BACK.has(who) ? VARIANTS : ['']))
    expect(seen.filter(({ secrets }) => secrets.length > 0)).toEqual([])
    expect(seen.filter(({ status }) => status >= 500)).toEqual([])
    // Something was read: not every door was shut.
    expect(seen.filter(({ status }) => status === 200).length).toBeGreaterThan(who === 'screen' ? 10 : 20)
  })

  test('is in no stream and no letter until then, and everywhere within five seconds after', async () => {
    for (const stream of streams) expect(secretsIn(stream.text())).toEqual([])
    // Slips were raised by what is public, and neither they nor what is told of them knows more.
    expect(slips.length).toBeGreaterThan(0)
    const letters = await world.data.store.outbox.latest({ since: '2022-01-01T00:00:00.000Z', limit: 500 })
    expect(letters.length).toBeGreaterThan(0)
    const log = await world.data.store.slips.since(0, 1_000)
    expect(secretsIn(JSON.stringify(letters))).toEqual([])
    expect(secretsIn(JSON.stringify(log))).toEqual([])

    const started = performance.now()
    let_go = { at: RELEASE - 1_000, real: started }
    frozen = null
    await Promise.all(
      streams.map((stream) => stream.until((text) => SECRETS.gdp.test(text) || SECRETS.firms.test(text))),
    )
    expect(performance.now() - started).toBeLessThan(6_000)
    expect(now() >= new Date(RELEASE).toISOString()).toBe(true)

    const found = await crawl('nobody', [
      ...['/', '/wall/all', '/wall/headline', '/indicators/firms', '/indicators/gdp', '/api/v1/observations'],
      ...['/api/v1/assessments', '/api/v1/proofs/firms', '/api/v1/indicators/exact', '/api/v1/boards/all'],
      ...['/api/v1/uploads', `/api/v1/uploads/${upload}`],
      ...['/tasks/2', '/desk/narratives', '/api/v1/narratives', '/api/v1/comments'],
    ])
    expect(found.filter(({ secrets }) => secrets.length === 0)).toEqual([])
  })
})

describe('what an upload says before the release', () => {
  beforeAll(() => {
    frozen = RELEASE - 1_000
  })

  const send = (who: string, csv: string, query = '') =>
    world.app.inject({
      method: 'POST',
      url: `/api/v1/uploads${query}`,
      headers: { 'content-type': 'text/csv', authorization: `Bearer ${tokens.get(who)}` },
      payload: csv,
    })

  test('nobody but the bureau can ask it', async () => {
    for (const who of OTHERS) {
      const answer = await send(who, 'indicator,period,value\nfirms,2022-11,1778\n', '?dry-run=true')
      expect(answer.json()).toMatchObject(
        who === 'reporter'
          ? { errors: [{ code: 'figure-not-own' }] }
          : { status: 403, code: 'right-missing' },
      )
      expect(secretsIn(answer.body)).toEqual([])
    }
  })

  test('a correction without a release of its own waits as well', async () => {
    const sent = await send('statistician', 'indicator,period,value\nfirms,2022-11,1799\n')
    expect(sent.statusCode, sent.body).toBe(201)
    expect(sent.json()).toMatchObject({ revised: [{ before: '1777', after: '1799' }] })
    const { upload: id } = sent.json<{ upload: string }>()
    for (const url of [
      '/api/v1/observations',
      '/indicators/firms',
      '/api/v1/uploads',
      `/api/v1/uploads/${id}`,
    ]) {
      expect((await ask('nobody', url, 'application/json')).body).not.toMatch(/(?<![\w.])1,?7(77|99)(?!\w)/)
    }
  })

  test('a release cannot be put off while the earlier figure would still come out', async () => {
    const sent = await send(
      'statistician',
      'indicator,period,value,release_at\nfirms,2022-11,1801,2022-12-30\n',
    )
    expect(sent.statusCode).toBe(422)
    expect(sent.json()).toMatchObject({ errors: [{ row: 2, code: 'release-postponed' }] })
  })
})
