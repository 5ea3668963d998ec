import { tableFromIPC } from 'apache-arrow'
import type { FastifyBaseLogger } from 'fastify'
import { findOpenSlips } from '../../../src/alerts/slips/read.ts'
import { doerOf } from '../../../src/core/deed.ts'
import { PERSON_ROLES, type PersonRole } from '../../../src/core/roles.ts'
import type { App } from '../../../src/http/deps.ts'
import { openTestApp, SETTINGS, type TestApp } from '../app.ts'
import { decodeHere } from '../decoding.ts'
import { lichengRules } from '../licheng-rules.ts'
import { FIRMS_LATE, GDP_LATE, raise, slipDeps } from '../slip-world.ts'
import { entriesOf } from './hostile-files.ts'
import type { Subjects } from './requests.ts'

export type AskerName = 'nobody' | 'screen' | PersonRole
export const ASKERS: readonly AskerName[] = ['nobody', 'screen', ...PERSON_ROLES]

interface Secret {
  readonly name: string
  readonly form: RegExp
  /** Who may read it. */
  readonly for: readonly AskerName[]
}

export interface Stage {
  readonly world: TestApp
  /** The application as it is asked, and one with a second person who confirms. */
  readonly apps: readonly App[]
  readonly subjects: Subjects
  readonly secrets: readonly Secret[]
  /** What shows who asks; signs in again where a request has ended it. */
  credential(asker: AskerName): Promise<Readonly<Record<string, string>>>
  /** What was logged as a fault of ours. */
  readonly failures: unknown[]
  close(): Promise<void>
}

const DAY_MS = 86_400_000
const RELEASE = Date.parse('2022-12-16T02:00:00.000Z')
const BUREAU = ['statistician', 'reviewer'] as const

const json = { 'content-type': 'application/json' }

export async function openStage(): Promise<Stage> {
  let clock = RELEASE - 2 * DAY_MS
  const now = () => new Date(++clock).toISOString()
  const rules = lichengRules()
  const limits = { ...SETTINGS.limits, writesPerMinute: 1_000_000, pagesPerAsker: 100, uploadsPerAsker: 100 }
  const world = await openTestApp({ now, alerts: { rules }, settings: { limits }, decode: decodeHere })
  const failures: unknown[] = []
  const log = listening(world.app.log, failures)
  const apps = [
    await world.another({ settings: { ...SETTINGS, limits } }, log),
    await world.another({ settings: { ...SETTINGS, limits, review: true } }, log),
  ]
  const token = new Map<string, string>()
  const bearer = (who: string) => ({ authorization: `Bearer ${token.get(who) ?? ''}` })
  token.set('bureau', await world.tokenOf('statistician'))
  token.set('writer', await world.tokenOf('reporter', '区商务局'))
  token.set('in charge', await world.tokenOf('leader', '王垦福'))
  const send = async (
    who: string,
    url: string,
    payload: string | object,
    headers: object,
    app = world.app,
  ) => {
    const answer = await app.inject({ method: 'POST', url, payload, headers: { ...headers, ...bearer(who) } })
    if (answer.statusCode >= 400) throw new Error(`${url}: ${answer.body}`)
    return answer.json()
  }
  const waiting = `release-at=${new Date(RELEASE).toISOString()}`
  const { upload } = await send(
    'bureau',
    `/api/v1/uploads?${waiting}&filename=${encodeURIComponent('十一月快报.csv')}`,
    'indicator,period,value,note,source\nfirms,2022-11,86420975,口径调整之谜,未公开来源\nexact,2022-11,31337.7312345,,未公开来源\n',
    { 'content-type': 'text/csv' },
  )
  const { upload: open } = await send(
    'bureau',
    '/api/v1/uploads?accept=x',
    'indicator,period,value\nfirms,2022-08,901\n',
    { 'content-type': 'text/csv' },
  )
  const held = await send(
    'bureau',
    `/api/v1/uploads?${waiting}&accept=x&filename=${encodeURIComponent('复核之谜.csv')}`,
    'indicator,period,value\nfirms,2022-06,64208531\n',
    { 'content-type': 'text/csv' },
    apps[1],
  )
  await send('writer', '/api/v1/narratives', { task: 2, period: '2022-11', progress: '超去年同期之谜' }, json)
  await send('in charge', '/api/v1/comments', { task: 2, text: '批示之谜' }, json)
  await raise(world, [FIRMS_LATE, GDP_LATE], '2022-12-13')
  await world.alerts.kick()
  const slips = (await findOpenSlips(slipDeps(world))).map(({ id }) => id)

  const signedIn = await people(world)
  const victim = signedIn.get('victim')
  const draft = await draftOf(world, victim?.cookie ?? '')
  const victimId = victim?.id ?? ''
  const feed = await world.people.makeFeed(victimId, 'feed', doerOf('test'))
  const made = await world.people.makeToken(
    victimId,
    { name: 'token', scopes: ['boards:read'], days: 30 },
    doerOf('test'),
  )
  const screen = await world.people.makeScreen('screen', doerOf('test'))
  const other = await world.people.makeScreen('other', doerOf('test'))
  const sessions = await world.people.credentials(victimId)

  const credentials = new Map<AskerName, Record<string, string>>([
    ['nobody', { cookie: '', authorization: '' }],
    ['screen', { cookie: `duibiao_screen=${screen.token}` }],
  ])
  const secret = (name: string, form: RegExp | string, who: readonly AskerName[] = []): Secret => ({
    name,
    form: typeof form === 'string' ? new RegExp(form.replace(/[^\w]/g, '\\$&')) : form,
    for: who,
  })
  return {
    world,
    apps,
    failures,
    secrets: [
      secret('a figure that waits', /86,?420,?975|8,?642\.1\b/, BUREAU),
      secret('an exact figure that waits', /31,?337\.73/, BUREAU),
      secret('a note that waits', /口径调整之谜/, BUREAU),
      secret('a source that waits', /未公开来源/, BUREAU),
      secret('a file that waits', /十一月快报/, BUREAU),
      secret('a submission', /64,?208,?531|复核之谜/, BUREAU),
      secret('a draft of somebody else', /75,?319,?864|草稿之谜/),
      secret('a narrative that waits', /超去年同期之谜/, BUREAU),
      secret('a comment that waits', /批示之谜/, BUREAU),
      secret('a token', made.token),
      secret('a token of a feed', feed.token),
      secret('a token of another screen', other.token),
      secret('a session', (victim?.cookie ?? '').split('=')[1] ?? ''),
      secret('a password', victim?.password ?? ''),
      secret('a folder of the service', world.data.folder),
      secret('insides', /node_modules\/|\bat [\w.<>]+ \(|DB::Exception|\$argon2|Code: \d+\. /),
    ],
    subjects: {
      plans: ['demo-2022'],
      indicators: ['firms', 'gdp', 'exact', 'income'],
      proofs: ['firms', 'gdp'],
      boards: ['all', 'headline'],
      wall: ['all', 'headline', 'leader/王垦福'],
      uploads: [upload, open],
      tasks: ['1', '2'],
      alerts: slips,
      slips,
      rules: rules.slice(0, 3).map(({ id }) => id),
      drafts: [draft],
      review: [held.id],
      submissions: [held.id],
      people: [victimId],
      screens: [(await idOf(world, 'other')) ?? ''],
      tokens: [made.id],
      sessions: sessions.map(({ id }) => id),
      channels: ['inbox'],
      jobs: ['digests', 'daily'],
      feeds: [`${feed.token.slice(0, -1)}x`],
      any: [upload, victimId, draft],
    },
    async credential(asker) {
      const known = credentials.get(asker)
      if (known && (known.authorization === '' || (await counts(world, known)))) return known
      const fresh =
        asker === 'screen'
          ? { cookie: `duibiao_screen=${(await world.people.makeScreen('screen', doerOf('test'))).token}` }
          : { cookie: (await enter(world, asker, signedIn)).cookie }
      credentials.set(asker, fresh)
      return fresh
    },
    async close() {
      await world.close()
    },
  }
}

const idOf = async (world: TestApp, name: string): Promise<string | undefined> =>
  (await world.people.credentials(null)).find((one) => one.name === name)?.id

async function counts(world: TestApp, headers: Record<string, string>): Promise<boolean> {
  const answer = await world.app.inject({ url: '/api/v1/me', headers: { ...headers, host: 'localhost' } })
  return answer.json().person !== null
}

interface SignedIn {
  readonly id: string
  readonly login: string
  readonly password: string
  readonly cookie: string
}

const UNITS: Partial<Record<PersonRole, string>> = { reporter: '区财政局', leader: '李某某' }

async function person(world: TestApp, login: string, role: PersonRole): Promise<SignedIn> {
  const words = { login, name: login, role, unit: UNITS[role] ?? null, active: true, account: null }
  const added = await world.people.add(words, doerOf('test'), { password: true })
  const password = added?.password ?? ''
  const { token } = await world.people.signIn({ login, password, from: null })
  return { id: added?.id ?? '', login, password, cookie: `duibiao_session=${token}` }
}

async function people(world: TestApp): Promise<Map<string, SignedIn>> {
  return new Map([['victim', await person(world, 'victim', 'statistician')]])
}

let entered = 0
/** Somebody new: whoever was there before may have lost everything by what was asked in their name. */
async function enter(world: TestApp, asker: AskerName, known: Map<string, SignedIn>): Promise<SignedIn> {
  const role = PERSON_ROLES.find((one) => one === asker)
  if (!role) throw new TypeError(`nobody signs in as ${asker}`)
  const made = await person(world, `${asker}-of-attack-${++entered}`, role)
  known.set(asker, made)
  return made
}

async function draftOf(world: TestApp, cookie: string): Promise<string> {
  const form = new FormData()
  form.set(
    'file',
    new Blob(['indicator,period,value,note\nfirms,2022-07,75319864,草稿之谜\n'], { type: 'text/csv' }),
    '草稿之谜.csv',
  )
  const sent = new Response(form)
  const answer = await world.app.inject({
    method: 'POST',
    url: '/desk/upload',
    headers: {
      'content-type': sent.headers.get('content-type') ?? '',
      ...{ host: 'localhost', origin: 'http://localhost', accept: 'application/json', cookie },
    },
    payload: Buffer.from(await sent.arrayBuffer()),
  })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json<{ draft: string }>().draft
}

/** A log that keeps what was logged as a fault of ours. */
function listening(log: FastifyBaseLogger, failures: unknown[]): FastifyBaseLogger {
  const heard = Object.create(log) as FastifyBaseLogger
  heard.error = ((details: unknown, words: unknown) =>
    void failures.push([words, details])) as typeof log.error
  heard.child = () => heard
  return heard
}

/** Everything that an answer says, also what is packed or in binary numbers. */
export function textOf(type: string, bytes: Buffer): string {
  if (/spreadsheet|zip/.test(type))
    return entriesOf(bytes)
      .map((entry) => entry.bytes.toString('utf8'))
      .join('\n')
  if (/arrow/.test(type) && bytes.length > 8) {
    try {
      return JSON.stringify(tableFromIPC(bytes).toArray(), (_, value) =>
        typeof value === 'bigint' ? String(value) : value,
      )
    } catch {
      return bytes.toString('utf8')
    }
  }
  const text = bytes.toString('utf8')
  return `${text}\n${unescaped(text)}`
}

const unescaped = (text: string): string =>
  text
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code) % 0x110000))
    .replaceAll(/&#x([0-9a-f]{1,6});/gi, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16) % 0x110000),
    )
    .replaceAll(/(?:%[0-9a-f]{2})+/gi, (found) => {
      try {
        return decodeURIComponent(found)
      } catch {
        return found
      }
    })
