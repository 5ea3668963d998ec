// Every route as everybody, with subjects of their own and of others and with hostile values everywhere: no fault of ours, no
// waiting, nothing said that the asker may not know, no markup as it stands, no way to another site.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../../src/http/deps.ts'
import type { RouteLine } from '../../src/http/route-table.ts'
import { COUNTS, report } from '../support/attack/counts.ts'
import { FIELDS, type HostileRequest, hostileRequest, type OpenApi } from '../support/attack/requests.ts'
import { ASKERS, type AskerName, openStage, type Stage, textOf } from '../support/attack/stage.ts'
import { random } from '../support/kill-model.ts'

const STREAMS = new Set(['/events', '/screen/events'])
/** 503 that say what they mean: no place, or the clock of the test against the engine's. */
const MEANT = new Set([
  'too-many-screens',
  'standpoints-too-many',
  'store-folder-unwritable',
  'store-disk-full',
])
/** Work of one answer, all threads: a busy machine makes it no more. */
const LONGEST_WORK_MS = 1_500
const SILENT_MS = 30_000

let stage: Stage
let api: OpenApi
let routes: readonly RouteLine[]
beforeAll(async () => {
  stage = await openStage()
  const [app] = stage.apps
  if (!app) throw new Error('no application')
  api = (await app.inject('/docs/json')).json()
  // HEAD is answered by the handlers of GET.
  routes = app.routeTable.filter(({ method, url }) => /GET|POST/.test(method) && !STREAMS.has(url))
}, 120_000)
afterAll(() => stage.close())

test('what is attacked are all routes, with the fields that they read', () => {
  expect(routes.length).toBeGreaterThan(90)
  expect(FIELDS.length).toBeGreaterThan(50)
  expect(Object.keys(api.paths).length).toBeGreaterThan(25)
})

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly bytes: Buffer
  readonly workMs: number
}

let asked = 0

async function ask(
  app: App,
  request: HostileRequest,
  credential: Readonly<Record<string, string>>,
): Promise<Answer> {
  const before = process.cpuUsage()
  const answer = await app.inject({
    method: request.method as 'GET',
    url: request.url,
    headers: { host: 'localhost', origin: 'http://localhost', ...credential, ...request.headers },
    // Limits of one address are another test’s.
    remoteAddress: `10.${Math.floor(asked / 250) % 250}.${asked++ % 250}.1`,
    signal: AbortSignal.timeout(SILENT_MS),
    ...(request.payload !== undefined && { payload: request.payload }),
  })
  const { user, system } = process.cpuUsage(before)
  return {
    status: answer.statusCode,
    headers: answer.headers,
    bytes: answer.rawPayload,
    workMs: (user + system) / 1_000,
  }
}

/** What is wrong with an answer. */
function faultsOf(
  asker: AskerName,
  { url }: HostileRequest,
  { status, headers, bytes, workMs }: Answer,
): string[] {
  const type = String(headers['content-type'] ?? '')
  const text = textOf(type, bytes)
  const faults: string[] = []
  if (status >= 500) {
    const code = /"code":"([\w-]+)"|<code>([\w-]+)<\/code>/.exec(text)
    const known = code?.[1] ?? code?.[2] ?? ''
    if (!MEANT.has(known) && !url.startsWith('/health')) faults.push(`${status} ${known}`)
  }
  if (workMs > LONGEST_WORK_MS) faults.push(`${Math.round(workMs)} ms of work`)
  const said = `${text}\n${JSON.stringify(headers)}`
  for (const secret of stage.secrets) {
    if (!secret.for.includes(asker) && secret.form.test(said)) faults.push(`says ${secret.name}`)
  }
  if (/html|xml|svg/.test(type) && bytes.includes('<x4711')) faults.push('markup as it was sent')
  if (/html/.test(type) && /(?:href|src|action)="?\s*javascript:/i.test(bytes.toString()))
    faults.push('a script as an address')
  if ('x-4711' in headers) faults.push('a header that was sent')
  const place = headers.location
  if (typeof place === 'string' && !/^\/(?![/\\])/.test(place)) faults.push(`leads to ${place.slice(0, 80)}`)
  if (headers['x-content-type-options'] !== 'nosniff') faults.push('lets a browser guess its type')
  return faults
}

test('whatever is asked is answered, and says nothing that the asker may not know', async () => {
  const findings = new Map<string, string>()
  const counts: Record<string, number> = {}
  let slowest = { ms: 0, what: '' }
  for (const asker of ASKERS) {
    for (const [number, route] of routes.entries()) {
      const chance = random(COUNTS.seed * 7_919 + number * 104_729 + ASKERS.indexOf(asker))
      for (let time = 0; time < COUNTS.requests; time++) {
        const app = stage.apps[Math.floor(chance() * stage.apps.length)]
        if (!app) throw new Error('no application')
        const request = hostileRequest(route, stage.subjects, api, chance)
        const what = `${asker} ${route.method} ${route.url}`
        const shown = `${request.url.slice(0, 300)} ${JSON.stringify(request.headers).slice(0, 300)} ${String(request.payload ?? '').slice(0, 600)}`
        const before = stage.failures.length
        try {
          const answer = await ask(app, request, await stage.credential(asker))
          counts[answer.status] = (counts[answer.status] ?? 0) + 1
          if (answer.workMs > slowest.ms) slowest = { ms: Math.round(answer.workMs), what }
          for (const fault of faultsOf(asker, request, answer)) findings.set(`${what}: ${fault}`, shown)
        } catch (error) {
          findings.set(`${what}: ${String(error).slice(0, 200)}`, shown)
        }
        for (const failure of stage.failures.slice(before)) {
          const error = (failure as [string, { err?: Error }])[1]?.err
          findings.set(`${what}: ${String(error?.stack ?? error).slice(0, 500)}`, shown)
        }
      }
    }
  }
  report(
    `${ASKERS.length} askers, ${routes.length} routes; most work ${slowest.ms} ms for ${slowest.what}`,
    counts,
  )
  expect([...findings].map(([found, shown]) => `${found}\n    ${shown}`)).toEqual([])
}, 86_400_000)
