import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../../src/http/deps.ts'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import { openTestApp, PLAN, SETTINGS, type TestApp } from '../support/app.ts'
import { report } from '../support/attack/counts.ts'
import { textOf } from '../support/attack/stage.ts'
import { decodeHere } from '../support/decoding.ts'
import { lichengRules } from '../support/licheng-rules.ts'
import { cookieOf, FIRMS_LATE, raise } from '../support/slip-world.ts'

/** One for each field, so that what comes out says where it went in. */
const put: string[] = []
const mark = (field: string): string => {
  put.push(field)
  return `${field}"'><x4711 f=${field}>`
}

const yaml = (field: string): string => JSON.stringify(mark(field))
const csv = (field: string): string => `"${mark(field).replaceAll('"', '""')}"`
const CSV = { 'content-type': 'text/csv' }

/** As somebody who signed in; what was refused is told at once, for nothing would come out of it. */
async function send(
  who: string,
  url: string,
  payload: string | Buffer,
  headers: object,
  app: App = world.app,
) {
  const answer = await app.inject({
    method: 'POST',
    url,
    payload,
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      accept: 'application/json',
      cookie: cookies.get(who) ?? '',
      ...headers,
    },
  })
  if (answer.statusCode >= 400)
    throw new Error(`${who} ${url}: ${answer.statusCode} ${answer.body.slice(0, 800)}`)
  return /json/.test(String(answer.headers['content-type']))
    ? answer.json<{ upload?: string; id?: string; draft?: string }>()
    : {}
}

const form = (who: string, url: string, fields: Record<string, string>, app?: App) =>
  send(
    who,
    url,
    new URLSearchParams(fields).toString(),
    { 'content-type': 'application/x-www-form-urlencoded' },
    app,
  )

async function draftOf(): Promise<string> {
  const body = new FormData()
  const rows = `indicator,period,value,note\nexact,2022-07,111,${csv('draft-note')}\n${csv('unknown-indicator')},2022-07,1,\n`
  body.set('file', new Blob([rows], { type: 'text/csv' }), "draft-file'><x4711 f=draft-file>.csv")
  put.push('draft-file')
  const sent = new Response(body)
  const headers = { 'content-type': sent.headers.get('content-type') ?? '' }
  return (
    (await send('statistician', '/desk/upload', Buffer.from(await sent.arrayBuffer()), headers)).draft ?? ''
  )
}

let world: TestApp
const cookies = new Map<string, string>()
let slip = ''
let upload = ''
let draft = ''
let submission = ''
beforeAll(async () => {
  const rules = lichengRules()
  world = await openTestApp({ alerts: { rules }, decode: decodeHere, start: '2022-12-12T02:00:00.000Z' })
  const reviewed = await world.another({ settings: { ...SETTINGS, review: true } })
  for (const [role, unit] of [
    ...(['statistician', 'reviewer', 'administrator', 'supervisor'] as const).map(
      (role) => [role, null] as const,
    ),
    ...([
      ['reporter', '区商务局'],
      ['leader', '王垦福'],
    ] as const),
  ]) {
    cookies.set(role, (await cookieOf(world, role, unit, mark(`name-${role}`))).cookie)
  }
  // What a phrase quotes stands in its task.
  const task = yaml('task-text')
  const plan = PLAN.replace('示例目标', yaml('plan-title'))
    .replace('示〔2021〕1号', yaml('plan-document'))
    .replace('净增市场主体 2000 户。', task)
    .replace('name: 净增市场主体,', `name: ${yaml('indicator-name')},`)
    .replace('Net new firms', mark('indicator-english').replaceAll("'", '').replaceAll('"', ''))
    .replace('phrase: 净增市场主体 2000 户', `phrase: ${task}`)
    .replace('（一）示例', yaml('section-title'))
    .replace('unit: 户', `unit: ${yaml('unit')}`)
  // As if it had been sent so at first: what is in force is not rewritten.
  const file = { sha256: 'b'.repeat(64), text: plan }
  await world.data.store.savePlan(parsePlan(plan), file, { by: 'test', at: '2022-12-12T02:00:00.000Z' })
  await world.pictures.refresh()
  const figures = `indicator,period,value,note,source\nexact,2022-11,541,${csv('note')},${csv('source')}\n`
  const sent = await send(
    'statistician',
    `/api/v1/uploads?accept=${encodeURIComponent('x')}&filename=${encodeURIComponent(`${mark('filename')}.csv`)}`,
    figures,
    CSV,
  )
  upload = sent.upload ?? ''
  const waiting = await send(
    'statistician',
    `/api/v1/uploads?accept=x&filename=${encodeURIComponent(`${mark('filename-waiting')}.csv`)}`,
    figures.replace('541', '542'),
    CSV,
    reviewed,
  )
  submission = waiting.id ?? ''
  await form('reviewer', `/desk/review/${submission}/send-back`, { reason: mark('send-back') }, reviewed)
  const undone = await send(
    'statistician',
    '/api/v1/uploads?accept=x',
    'indicator,period,value\nexact,2022-08,300\n',
    CSV,
  )
  await form('statistician', `/desk/uploads/${undone.upload}/undo`, { reason: mark('undo') })
  await form('reporter', '/desk/narratives', {
    ...{ plan: 'demo-2022', task: '2', period: '2022-11' },
    ...{ progress: mark('progress'), problems: mark('problems'), next: mark('next') },
  })
  await form('leader', '/tasks/2/comments', { plan: 'demo-2022', task: '2', text: mark('comment') })
  const slips = await raise(world, [FIRMS_LATE], '2022-12-10')
  slip = slips.get('firms')?.id ?? ''
  await form('reporter', `/alerts/${slip}`, { deed: 'sign', nonce: 'signsign01' })
  await form('reporter', `/alerts/${slip}`, {
    deed: 'reply',
    nonce: 'replyrep01',
    text: mark('reply'),
    'measure-1': mark('measure'),
    'owner-1': mark('owner'),
    'due-1': '2022-12-30',
    evidence: `${mark('evidence')} https://example.org/a`,
  })
  await form('supervisor', `/alerts/${slip}`, {
    deed: 'judge-reply',
    verdict: 'no',
    days: '3',
    nonce: 'judgejud01',
    text: mark('judgement'),
  })
  await form('supervisor', '/alerts/new', {
    ...{
      plan: 'demo-2022',
      subject: 'task/1',
      receiver: '区发改局',
      level: 'red',
      days: '3',
      nonce: 'handhand01',
    },
    ...{ reason: mark('hand-reason'), requirement: mark('hand-requirement') },
  })
  await form('supervisor', '/alerts/holds', {
    kind: 'frozen',
    plan: 'demo-2022',
    until: '2022-12-30',
    reason: mark('hold'),
    nonce: 'holdhold01',
  })
  await form('administrator', '/admin/people', {
    login: 'markup',
    name: mark('person-name'),
    role: 'reporter',
    unit: mark('person-unit'),
    account: mark('person-account'),
  })
  await form('administrator', '/admin/screens', { name: mark('screen-name'), board: '' })
  await form('statistician', '/me/tokens', { name: mark('token-name'), days: '5', scopes: 'boards:read' })
  await form('statistician', '/me/feeds', { name: mark('feed-name') })
  draft = await draftOf()
  await world.alerts.kick()
  await world.pictures.refresh()
}, 300_000)
afterAll(() => world.close())

const FILLED: Readonly<Record<string, () => readonly string[]>> = {
  plans: () => ['demo-2022'],
  indicators: () => ['firms', 'exact', 'gdp'],
  proofs: () => ['firms'],
  boards: () => ['all', 'headline'],
  wall: () => ['all', 'headline'],
  uploads: () => [upload],
  tasks: () => ['1', '2'],
  alerts: () => [slip],
  slips: () => [slip],
  rules: () => ['behind-amount'],
  drafts: () => [draft],
  review: () => [submission],
  submissions: () => [submission],
}

/** Addresses of every route that is looked at. */
function addresses(): string[] {
  return world.app.routeTable
    .filter(
      ({ method, url }) => method === 'GET' && !/\*|^\/assets|^\/docs|events$|:token|verification/.test(url),
    )
    .flatMap(({ url }) =>
      url.split('/').reduce<string[]>(
        (made, part, at, parts) => {
          if (!part.startsWith(':')) return made.map((one) => (at === 0 ? part : `${one}/${part}`))
          return made.flatMap((one) =>
            (FILLED[parts[at - 1] ?? '']?.() ?? ['x']).map((id) => `${one}/${encodeURIComponent(id)}`),
          )
        },
        [''],
      ),
    )
}

test('what people write is text wherever it comes out', async () => {
  const findings: string[] = []
  const seen = new Set<string>()
  const counts: Record<string, number> = {}
  const look = (where: string, type: string, bytes: Buffer): void => {
    const isMarkup = /html|xml|svg/.test(type)
    const raw = bytes.toString('utf8')
    const field = /<x4711 f=([\w-]+)/.exec(raw)
    if (isMarkup && raw.includes('<x4711')) findings.push(`${where}: ${field?.[1]}`)
    const handlers = isMarkup ? /href="\s*(?:javascript|vbscript|data:text)[^"]*/i.exec(raw) : null
    if (handlers) findings.push(`${where}: ${handlers[0]}`)
    const text = textOf(type, bytes).replaceAll('&lt;', '<').replaceAll('&amp;lt;', '<')
    for (const [, name = ''] of text.matchAll(/<x4711 f=([\w-]+)/g)) seen.add(name)
  }
  for (const who of cookies.keys()) {
    for (const address of addresses()) {
      for (const query of who === 'statistician' ? ['', '?lang=en'] : ['']) {
        const accept = address.startsWith('/api/') ? 'application/json' : 'text/html'
        const url = `${address}${query}`
        const answer = await world.app.inject({
          url,
          headers: { host: 'localhost', cookie: cookies.get(who) ?? '', accept },
        })
        counts[answer.statusCode] = (counts[answer.statusCode] ?? 0) + 1
        if (answer.statusCode >= 500) findings.push(`${who} ${url}: ${answer.statusCode}`)
        look(`${who} ${url}`, String(answer.headers['content-type'] ?? ''), answer.rawPayload)
      }
    }
  }
  // Letters as they wait, before their channels write them (test/attack/mail.test.ts).
  const letters = await world.data.store.outbox.latest({ since: '2022-01-01T00:00:00.000Z', limit: 500 })
  look('letters', 'application/json', Buffer.from(JSON.stringify(letters)))
  report(`${cookies.size} readers, ${put.length} fields with markup`, counts)
  expect(findings).toEqual([])
  // What never came out was looked for in vain.
  expect(put.filter((field) => !seen.has(field))).toEqual([])
}, 600_000)
