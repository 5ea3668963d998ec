// Nothing that came later is shown as if it had been so: every page of the route table at many past moments, before and after everything changes.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actOnInspection } from '../../src/alerts/inspections.ts'
import { actOnSlip, type Doing } from '../../src/alerts/slips/act.ts'
import { slipDepsOf } from '../../src/alerts/slips/deps.ts'
import { hold } from '../../src/alerts/slips/hold.ts'
import { raiseByHand } from '../../src/alerts/slips/raise-by-hand.ts'
import { doerOf } from '../../src/core/deed.ts'
import { MATRIX, type PersonRole } from '../../src/core/roles.ts'
import { dayOf } from '../../src/core/zone.ts'
import type { SlipDeed } from '../../src/slips/deeds.ts'
import type { InspectionDeed } from '../../src/slips/inspection.ts'
import { openTestApp, PLAN, SETTINGS, type TestApp } from '../support/app.ts'
import { cases } from '../support/cases.ts'
import { actor } from '../support/slips.ts'

/** Pages, files and feeds that show only what is so now, and why; whatever else a browser can ask for has a past. */
const NO_PAST: Readonly<Record<string, string>> = {
  '/admin/people': 'who may come in today',
  '/admin/screens': 'televisions as they are',
  '/alerts/calendar.ics': 'a feed of what is to come',
  '/alerts/channels': 'how the service itself is',
  '/alerts/feed.atom': 'a feed of news',
  '/alerts/new': 'a form',
  '/alerts/rules/:rule': 'a trial of a rule over the whole year, by all that is known',
  '/begin': 'steps of a beginning',
  '/desk/calendar.ics': 'a feed of what is to come',
  '/desk/review/:id': 'a decision to be made against what counts now',
  '/desk/review/:id/file': 'bytes as they came',
  '/desk/upload': 'a form',
  '/docs/problems': 'the catalogue of the program',
  '/embed': 'a form',
  '/events': 'a stream',
  '/feeds/:token/due.ics': 'a feed of what is to come',
  '/feeds/:token/limits.ics': 'a feed of what is to come',
  '/feeds/:token/news.atom': 'a feed of news',
  '/health': 'how the service itself is',
  '/inbox': 'one’s own notices',
  '/inbox/unread': 'one’s own notices',
  '/me': 'one’s own settings',
  '/me/following': 'what one follows today',
  '/me/notices': 'one’s own settings',
  '/metrics': 'how the service itself is',
  '/plans/new': 'a form',
  '/reports/templates': 'settings of what is so now',
  '/reports/templates/file': 'settings of what is so now',
  '/ready': 'how the service itself is',
  '/screen': 'a television',
  '/screen/:token': 'a television',
  '/screen/events': 'a stream',
  '/sign-in': 'a form',
  '/sign-in/oidc': 'a way to the provider',
  '/sign-in/oidc/return': 'a way from the provider',
  '/waiting': 'what waits for its release now',
  '/wall/worker.js': 'a script',
}
/** All below these addresses: forms and files of work that goes on, and the documentation of the release. */
const WORK = ['/api/', '/help', '/assets/', '/docs', '/desk/upload/drafts/', '/plans/drafts/', '/favicon']

/** What stands for the names of an address. A page with another name says here of what it is. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  '/alerts/:slip': ['SLIP'],
  '/alerts/:slip/print': ['SLIP'],
  '/desk/uploads/:id': ['UPLOAD'],
  '/desk/uploads/:id/cell': ['UPLOAD?at=C2'],
  '/embed/boards/:id': ['all'],
  '/embed/indicators/:id': ['firms'],
  '/gauges/:file': ['firms.svg'],
  '/indicators/:id': ['firms', 'gdp'],
  '/indicators/:id/chart.svg': ['firms'],
  '/inspections/:id': ['INSPECTION'],
  '/leaders/:id': ['王垦福'],
  '/leaders/:id/print': ['王垦福'],
  '/plans/:id': ['demo-2022'],
  '/plans/:id/plan.yaml': ['demo-2022'],
  '/plans/:id/tasks.docx': ['demo-2022'],
  '/plans/:id/tasks.xlsx': ['demo-2022'],
  '/reports/file': ['?kind=month-bulletin'],
  '/rounds/:round': ['demo-2022.r'],
  '/rounds/:round/:unit': ['demo-2022.r|区商务局'],
  '/rounds/:round/:unit/file': ['demo-2022.r|区商务局'],
  '/rounds/:round/report': ['demo-2022.r'],
  '/rounds/:round/report/file': ['demo-2022.r'],
  '/search': ['?q=督'],
  '/tasks/:number': ['1', '2'],
  '/units/:id': ['区商务局'],
  '/units/:id/print': ['区商务局'],
  '/wall/:board': ['all'],
  '/wall/:board/print': ['all'],
}

/** The middle and the end of each month. */
const DAYS = Array.from({ length: 24 }, (_, at) => {
  const month = Math.floor(at / 2)
  const day = at % 2 === 0 ? 15 : new Date(Date.UTC(2022, month + 1, 0)).getUTCDate()
  return `2022-${String(month + 1).padStart(2, '0')}-${day}`
})
const THEN = DAYS.map((day) => `as-of=${day}&known-at=${day}`)
/** Each page at every fourth of them, so that together they are at all; each at each where whole runs are asked for. */
const EVERY = cases(4, 1)
/** By what is known now: figures are the latest, everything else is of its day. */
const BY_NOW = ['as-of=2022-10-31']

/** A written report, with a round that is opened in June. */
const DUTY = '\nduties: [ { id: r, title: 书面报送, date: 2022-12-16 } ]\nunits:'

/** A day that each page can be looked at on. */
const LOOK = 'as-of=2022-11-30&known-at=2022-11-30'

let world: TestApp
let slip = ''
let inspection = ''
let upload = ''
const tokens = new Map<PersonRole, string>()
const supervisor = {
  actor: { id: 's', name: '督查', role: 'supervisor', unit: null, scopes: null },
  doer: doerOf('督查'),
  nonce: null,
} as const

beforeAll(async () => {
  const limits = { ...SETTINGS.limits, pagesPerAsker: 64 }
  world = await openTestApp({ empty: true, start: '2022-02-01T02:00:00.000Z', settings: { limits } })
  for (const role of ['supervisor', 'reporter', 'statistician', 'administrator'] as const)
    tokens.set(role, `Bearer ${await world.tokenOf(role, role === 'reporter' ? '区商务局' : undefined)}`)
  await act('supervisor', '/api/v1/plans', Buffer.from(PLAN.replace('\nunits:', DUTY)))
  await send('一季度', '2022-04-20', 'gdp,2022-Q1,5.1\nfirms,2022-03,300\n')
  await happen('2022-06-10', '六月')
  const theme: InspectionDeed = {
    ...{
      kind: 'inspection-opened',
      what: 'theme',
      title: '专题一',
      purpose: '查',
      convener: '督查',
      team: '',
    },
    ...{ units: [], tasks: [2], from: '2022-06-10', to: '2022-12-20' },
  }
  inspection = (await inspected(null, theme)).id
  await send('上半年', '2022-07-20', 'gdp,2022-Q2,7.2\nexact,2022-06,201.5\n')
  await send('三季度', '2022-10-20', 'gdp,2022-Q3,7.7\nincome,2022-Q3,7.5\nfirms,2022-09,1000\n')
  await happen('2022-11-10', '十一月')
  upload = await send('十月', '2022-11-18', 'firms,2022-10,1130\nexact,2022-10,539.69\ngdp,2022-Q1,5.2\n')
  const found = await ask('/api/v1/slips')
  slip = found.json<{ slips: { id: string }[] }>().slips[0]?.id ?? ''
})
afterAll(() => world.close())

/** Asked by the first who may. */
const ASKERS = ['supervisor', 'statistician', 'administrator'] as const

const ask = (url: string, role: PersonRole = 'supervisor') =>
  world.app.inject({
    url: encodeURI(url),
    headers: { authorization: tokens.get(role) ?? '', accept: 'text/html', 'accept-language': 'zh' },
  })

async function act(role: PersonRole, url: string, payload: object): Promise<void> {
  const answer = await world.app.inject({
    method: 'POST',
    url,
    headers: { authorization: tokens.get(role) ?? '' },
    payload,
  })
  expect([url, answer.statusCode, answer.body]).toEqual([url, 201, answer.body])
}

const form = async (role: PersonRole, url: string, words: Readonly<Record<string, string>>) => {
  const answer = await world.app.inject({
    method: 'POST',
    url: encodeURI(url),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: tokens.get(role) ?? '',
    },
    payload: new URLSearchParams(words).toString(),
  })
  expect([url, answer.statusCode]).toEqual([url, 303])
}

/** A report is written, sent, returned, and the round bound anew. */
async function report(day: string, word: string): Promise<void> {
  const round = '/rounds/demo-2022.r'
  if (day < '2022-07') await form('supervisor', '/rounds', { plan: 'demo-2022', duty: 'r' })
  const { body } = await ask(`${round}/区商务局`, 'reporter')
  const version = /name="version" value="(\d+)"/.exec(body)?.[1] ?? '0'
  const words = { task: '2', version, progress: `${word}的报告。`, problems: '', next: '' }
  await form('reporter', `${round}/区商务局/texts`, words)
  await form('reporter', `${round}/区商务局/send`, { name: word, day })
  await form('supervisor', `${round}/区商务局/return`, { words: `${word}退回`, due: '2023-12-31' })
  await form('supervisor', `${round}/report/bind`, { 'as-of': day })
}

async function send(name: string, day: string, rows: string): Promise<string> {
  world.setClock(`${day}T02:00:00.000Z`)
  const answer = await world.app.inject({
    method: 'POST',
    url: `/api/v1/uploads?filename=${encodeURIComponent(name)}.csv&accept=test`,
    headers: { 'content-type': 'text/csv', authorization: tokens.get('statistician') ?? '' },
    payload: `indicator,period,value\n${rows}`,
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ upload: string }>().upload
}

/** Begins an inspection, or notes something of one. */
const inspected = (id: string | null, deed: InspectionDeed) =>
  actOnInspection(
    slipDepsOf({ store: world.data.store, alerts: world.alerts }),
    { id, plan: 'demo-2022', deed },
    { ...supervisor, now: world.now() },
  )

/** An event of June, marked or withdrawn on a day. */
async function mark(way: string, words: Readonly<Record<string, string>>): Promise<void> {
  const answer = await world.app.inject({
    method: 'POST',
    url: `/indicators/firms/events${way}`,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: tokens.get('supervisor') ?? '',
    },
    payload: new URLSearchParams({ plan: 'demo-2022', ...words }).toString(),
  })
  expect(answer.statusCode, answer.body).toBe(303)
}

/** A narrative, a comment, an event, a slip by hand and a silence, on a day. */
async function happen(day: string, word: string): Promise<void> {
  world.setClock(`${day}T02:00:00.000Z`)
  // Of the plan's last month when its year is over.
  const period = day < '2023' ? day.slice(0, 7) : '2022-12'
  await act('reporter', '/api/v1/narratives', { task: 2, period, progress: `${word}所写。`, claim: 'behind' })
  await mark('', { day: '2022-06-01', words: `${word}标注`, about: 'plan' })
  await report(day, word)
  await raiseByHand(
    slipDepsOf({ store: world.data.store, alerts: world.alerts }),
    {
      ...{ plan: 'demo-2022', receiver: '区商务局', level: 'orange', days: 5 },
      subject: { kind: 'indicator', id: 'firms' },
      ...{ reason: `${word}的事`, requirement: '说明原因' },
    },
    { ...supervisor, now: world.now() },
  ).catch((error: { code?: string }) => {
    // One matter has one slip at a time.
    if (error.code === undefined) throw error
  })
  await hold(
    slipDepsOf({ store: world.data.store, alerts: world.alerts }),
    {
      kind: 'silenced',
      scope: { plan: 'demo-2022', rule: null, subject: null, receiver: { kind: 'unit', id: '区发改局' } },
      until: '2023-03-31',
      reason: word,
    },
    { ...supervisor, now: world.now() },
    new Set(),
  )
}

const lookedAt = (path: string, look: string): string => `${path}${path.includes('?') ? '&' : '?'}${look}`

/** What can be asked for, each as an address; a page whose names nobody knows fails here. */
function addresses(): readonly { readonly path: string; readonly role: PersonRole }[] {
  const found: { path: string; role: PersonRole }[] = []
  const strangers: string[] = []
  for (const { method, url, need } of world.app.routeTable) {
    if (method !== 'GET' || url.includes('*') || WORK.some((begin) => url.startsWith(begin))) continue
    if (NO_PAST[url] !== undefined) continue
    const names = EXAMPLES[url] ?? (url.includes(':') ? undefined : [''])
    if (names === undefined) strangers.push(url)
    for (const name of names ?? []) {
      const value = name.replace('SLIP', slip).replace('UPLOAD', upload).replace('INSPECTION', inspection)
      const [of = '', query] = value.split('?')
      const role = ASKERS.find((one) => need in MATRIX[one]) ?? 'supervisor'
      const path = of.split('|').reduce((address, one) => address.replace(/:\w+/, one), url)
      found.push({ path: `${path}${query === undefined ? '' : `?${query}`}`, role })
    }
  }
  expect(strangers, 'say in EXAMPLES of what, or in NO_PAST why not').toEqual([])
  return found
}

/** Without what is another one each time a page is sent. */
function bytesOf({ statusCode, body, rawPayload }: Awaited<ReturnType<typeof ask>>): string {
  // What was not there yet is told under the number of the request.
  if (statusCode === 404 || statusCode === 409) return `${statusCode}\n`
  const text = body.startsWith('PK') ? withoutZipDates(rawPayload) : body
  return `${statusCode}\n${text.replaceAll(/nonce="[^"]*"|name="nonce" value="[^"]*"|data-now="[^"]*"/g, '')}`
}

/** A workbook's parts say when they were put together, by the machine's clock. */
function withoutZipDates(zip: Buffer): string {
  const bytes = Buffer.from(zip)
  for (const [mark, at] of [
    ['PK\x03\x04', 10],
    ['PK\x01\x02', 12],
  ] as const)
    for (
      let from = bytes.indexOf(mark, 0, 'latin1');
      from >= 0;
      from = bytes.indexOf(mark, from + 4, 'latin1')
    )
      bytes.fill(0, from + at, from + at + 4)
  return bytes.toString('latin1')
}

/** `every`: at which of the looks, another one first for each page. */
async function rendered(looks: readonly string[], every: number): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>()
  for (const [at, { path, role }] of addresses().entries()) {
    const urls = looks.filter((_, index) => index % every === at % every).map((look) => lookedAt(path, look))
    const answers = await Promise.all(urls.map((url) => ask(url, role)))
    for (const [index, url] of urls.entries()) pages.set(url, bytesOf(answers[index] ?? never(url)))
  }
  return pages
}

function never(url: string): never {
  throw new Error(url)
}

/** Addresses whose bytes are other ones, with the place where they part. */
function changed(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...before].flatMap(([url, text]) => {
    const other = after.get(url) ?? ''
    if (text === other) return []
    let at = 0
    while (text[at] === other[at]) at++
    const around = (one: string): string => one.slice(Math.max(0, at - 60), at + 60)
    return [`${url}\n  before: ${around(text)}\n  after:  ${around(other)}`]
  })
}

test('what comes later changes no page of the past', { timeout: 400_000 }, async () => {
  world.setClock('2023-01-05T02:00:00.000Z')
  await world.pictures.refresh()
  const [then, byNow] = [await rendered(THEN, EVERY), await rendered(BY_NOW, 1)]
  // Documents of a day on which no figure was there are not made: 409.
  const failures = [...then, ...byNow].filter(([, text]) => !/^(?:200|404|409)\n/.test(text))
  expect(failures.map(([url, text]) => `${url} ${text.slice(0, 300)}`)).toEqual([])

  // They do show what had happened by then.
  const november = then.get(`/tasks/2?${LOOK}`) ?? bytesOf(await ask(`/tasks/2?${LOOK}`))
  for (const word of ['六月所写', '十一月所写']) expect(november).toContain(word)
  expect(bytesOf(await ask(`/indicators/firms?${LOOK}`))).toContain(`/alerts/${slip}?`)
  for (const url of [`/indicators/firms?${LOOK}`, `/api/v1/indicators/gdp?${LOOK}`]) {
    const marked = bytesOf(await ask(url))
    for (const word of ['六月标注', '十一月标注']) expect(marked, url).toContain(word)
  }
  for (const early of ['/indicators/firms?as-of=2022-05-31', '/alerts?as-of=2022-05-31&of=all'])
    expect(bytesOf(await ask(early))).not.toContain(`/alerts/${slip}`)
  expect(bytesOf(await ask('/indicators/firms?as-of=2022-07-31'))).not.toContain('2022年10月</td>')

  await happen('2023-01-20', '一月')
  const [first] = await world.data.store.markedEvents.of('demo-2022')
  await mark(`/${first?.id}/withdraw`, { reason: '记错' })
  for (const url of [`/api/v1/indicators/gdp?${LOOK}`, '/api/v1/indicators/gdp?as-of=2022-11-30']) {
    const marked = bytesOf(await ask(url))
    expect(marked, url).toContain('六月标注')
    expect(marked, url).not.toContain('"一月标注')
  }
  await inspected(inspection, {
    ...{ kind: 'inspection-found', task: 2, unit: null, good: false, text: '一月发现' },
  })
  await inspected(inspection, { kind: 'inspection-closed', text: '一月结束' })
  const doing = { ...supervisor, now: world.now() }
  const slipDeps = slipDepsOf({ store: world.data.store, alerts: world.alerts })
  const unit = { ...doing, actor: actor('林商务', 'reporter', '区商务局') }
  const measures = [{ text: '走访企业', owner: '林商务', due: dayOf(world.now()) }]
  const does = (who: Doing, deed: SlipDeed) => actOnSlip(slipDeps, slip, deed, who)
  const { measures: named } = await does(unit, { kind: 'reply', text: '已经部署', evidence: [], measures })
  const measure = named[0]?.id ?? ''
  await does(unit, { kind: 'report-measure', measure, text: '已经走访' })
  await does(doing, { kind: 'judge-measure', measure, accepted: true, text: '属实', due: null })
  await does(doing, { kind: 'close', text: '已经恢复，予以销号。' })
  const amended = PLAN.replace('\nunits:', DUTY).replace(
    'target: { comparator: at-least, value: 2000 } }',
    'target: { comparator: at-least, value: 2000 }, amendments: [ { decided: 2023-01-10, document: 鲤政〔2023〕1号, reason: 调整, target: { comparator: at-least, value: 900 } } ] }',
  )
  await act('supervisor', '/api/v1/plans', Buffer.from(amended))
  await world.pictures.refresh()
  expect(changed(byNow, await rendered(BY_NOW, 1))).toEqual([])

  await send(
    '更正',
    '2023-01-25',
    'firms,2022-09,1400\ngdp,2022-Q3,8.9\nfirms,2022-12,1900\nexact,2022-11,600\n',
  )
  await world.pictures.refresh()
  expect(changed(then, await rendered(THEN, EVERY))).toEqual([])
})

test('one control leads to another day; every way on stays there, and says so', async () => {
  world.setClock('2023-01-26T02:00:00.000Z')
  await world.pictures.refresh()
  const leads = async (url: string): Promise<unknown> => (await ask(url)).headers.location
  expect(await leads('/tasks/2?as-of=2022-11-30&known=that-day&known-at=')).toBe(`/tasks/2?${LOOK}`)
  expect(await leads('/tasks/2?plan=demo-2022&as-of=2022-11-30&known=today')).toBe(
    '/tasks/2?plan=demo-2022&as-of=2022-11-30',
  )
  expect(await leads('/tasks/2?as-of=2022-11-30&known=other-day&known-at=2022-12-31')).toBe(
    '/tasks/2?as-of=2022-11-30&known-at=2022-12-31',
  )
  expect(await leads(`/tasks/2?as-of=${world.now().slice(0, 10)}&known=that-day`)).toBe('/tasks/2')
  expect(await leads('//elsewhere.example/?as-of=2022-11-30&known=that-day')).toBe(
    '/?as-of=2022-11-30&known-at=2022-11-30',
  )
  expect((await ask(`/health?${LOOK}`)).body).toContain('本页没有过去，是现在的情况。')

  const lost: string[] = []
  for (const { path, role } of addresses()) {
    const { body, headers } = await ask(lookedAt(path, LOOK), role)
    if (!String(headers['content-type']).startsWith('text/html') || !body.includes('class="top"')) continue
    if (!body.includes('您在看 2022年11月30日 的情况，当时所知')) lost.push(`${path} says nothing`)
    if (!body.includes('<select name="known">')) lost.push(`${path} has no control`)
    const main = body.replace(/<p class="back".*?<\/p>|<a [^>]*>看目前的证明<\/a>/gs, '')
    for (const [, href = ''] of main.matchAll(/ href="(\/[^"]*)"/g)) {
      const url = new URL(href.replaceAll('&amp;', '&'), 'http://x')
      if (isOfPast(url.pathname) && !url.searchParams.has('as-of')) lost.push(`${path} → ${href}`)
    }
  }
  expect(lost).toEqual([])
})

/** Whether an address is of something that has a past. */
function isOfPast(path: string): boolean {
  if (WORK.some((begin) => path.startsWith(begin))) return false
  const of = world.app.routeTable.find(
    ({ method, url }) =>
      method === 'GET' &&
      NO_PAST[url] === undefined &&
      new RegExp(`^${url.replaceAll(/:\w+/g, '[^/]+')}$`).test(path),
  )
  return of !== undefined && NO_PAST[path] === undefined
}
