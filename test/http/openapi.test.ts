// Every documented operation is called once, and its answer has the documented shape.
import { readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonRole } from '../../src/core/roles.ts'
import type { App } from '../../src/http/deps.ts'
import { readAlerts } from '../../src/rules/read-rules.ts'
import { openTestApp, PLAN, SETTINGS, type TestApp } from '../support/app.ts'
import { FIRMS_LATE, raise } from '../support/slip-world.ts'

interface Operation {
  readonly operationId: string
  readonly security?: readonly object[]
  readonly requestBody?: object
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly example?: string
  }[]
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >
}
interface Document {
  readonly openapi: string
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

let world: TestApp
let document: Document
/** The answer to an upload that waits for a second person. */
let waiting: Awaited<ReturnType<App['inject']>>
let slip = ''
beforeAll(async () => {
  const rules = readAlerts('rules:\n  - { id: turned, kind: turned, level: blue, after: 2, limit: 5 }\n')
    .alerts?.rules
  world = await openTestApp({ alerts: { rules: rules ?? [] } })
  slip = (await raise(world, [FIRMS_LATE])).get('firms')?.id ?? ''
  document = (await world.app.inject('/docs/json')).json()
  const later = PLAN.replaceAll('2022', '2033').replace('2021-12-30', '2032-12-30')
  await world.app.inject({ method: 'POST', url: '/api/v1/plans', payload: later })
  const app = await world.another({ settings: { ...SETTINGS, review: true } })
  waiting = await app.inject({
    ...{ method: 'POST', url: '/api/v1/uploads', payload: 'indicator,period,value\nfirms,2022-08,900\n' },
    headers: { 'content-type': 'text/csv' },
  })
})
afterAll(() => world.close())

interface Sent {
  readonly payload?: string
  readonly type?: string
  /** As whom, of which unit; as the test's own people when absent. */
  readonly role?: PersonRole
  readonly unit?: string
}
const json = (payload: string): Sent => ({ payload, type: 'application/json' })

/** The operations in the order of `calls`; `{id}` of uploads is filled in from the first. */
const calls: readonly (readonly [operation: string, url: string, more?: Sent])[] = [
  ['get /health', '/health'],
  ['get /ready', '/ready'],
  ['get /api/v1/regions', '/api/v1/regions'],
  ['get /api/v1/plans', '/api/v1/plans?known-at=2022-06-30'],
  ['get /api/v1/plans/{id}', '/api/v1/plans/demo-2022'],
  ['get /api/v1/plans/{id}/tasks', '/api/v1/plans/demo-2022/tasks'],
  ['get /api/v1/plans/{id}/indicators', '/api/v1/plans/demo-2022/indicators'],
  ['get /api/v1/assessments', '/api/v1/assessments?plan=demo-2022&as-of=2022-10-31&known-at=2022-12-31'],
  ['get /api/v1/proofs/{id}', '/api/v1/proofs/firms'],
  ['get /api/v1/indicators/{id}', '/api/v1/indicators/income?lang=en'],
  ['get /api/v1/observations', '/api/v1/observations'],
  ['get /api/v1/boards', '/api/v1/boards'],
  ['get /api/v1/boards/{id}', '/api/v1/boards/all'],
  ['get /api/v1/me', '/api/v1/me', { role: 'supervisor' }],
  ['get /api/v1/deeds', '/api/v1/deeds', { role: 'supervisor' }],
  ['get /api/v1/waiting', '/api/v1/waiting', { role: 'supervisor' }],
  ['get /api/v1/deeds/verification', '/api/v1/deeds/verification', { role: 'supervisor' }],
  ['get /api/v1/jobs', '/api/v1/jobs'],
  [
    'post /api/v1/jobs/{id}/runs',
    '/api/v1/jobs/check-store/runs',
    { ...json('{"day":"2022-11-18"}'), role: 'administrator' },
  ],
  ['get /api/v1/submissions', '/api/v1/submissions', { role: 'statistician' }],
  ['get /api/v1/submissions/{id}', '/api/v1/submissions/SUBMISSION', { role: 'reviewer' }],
  [
    'post /api/v1/narratives',
    '/api/v1/narratives',
    { ...json('{"task":2,"period":"2022-10","progress":"进展"}'), role: 'reporter', unit: '区商务局' },
  ],
  [
    'post /api/v1/comments',
    '/api/v1/comments',
    { ...json('{"task":2,"text":"批示"}'), role: 'leader', unit: '王垦福' },
  ],
  ['get /api/v1/narratives', '/api/v1/narratives?period=2022-10'],
  ['get /api/v1/comments', '/api/v1/comments?task=2'],
  ['get /api/v1/slips', '/api/v1/slips?of=all&level=orange'],
  [
    'post /api/v1/matters',
    '/api/v1/matters?nonce=matter-0001',
    {
      ...json(
        '{"plan":"demo-2022","origin":"meeting","source":"第 3 次会议","given":"2022-11-01","title":"事项","requirement":"办理","receiver":"区商务局","due":"2022-12-20"}',
      ),
      role: 'supervisor',
    },
  ],
  ['get /api/v1/matters', '/api/v1/matters?state=all&origin=meeting'],
  ['get /api/v1/slips/{id}', '/api/v1/slips/SLIP'],
  [
    'post /api/v1/slips/{id}/deeds',
    '/api/v1/slips/SLIP/deeds?nonce=lift-0001',
    { ...json('{"kind":"lift","to":"red","days":3,"text":"久拖不办。"}'), role: 'supervisor' },
  ],
  [
    'post /api/v1/evidence',
    '/api/v1/evidence?of=slip&subject=SLIP&name=note.txt',
    { payload: '说明', type: 'text/plain', role: 'supervisor' },
  ],
  ['get /api/v1/evidence', '/api/v1/evidence?of=slip&subject=SLIP'],
  ['post /api/v1/reports', '/api/v1/reports', json('{"kind":"month-bulletin","as-of":"2022-11-19"}')],
  ['get /api/v1/rules', '/api/v1/rules'],
  ['get /api/v1/search', '/api/v1/search?q=firms'],
  ['get /api/v1/indicators/{id}/years', '/api/v1/indicators/firms/years'],
  ['get /api/v1/uploads', '/api/v1/uploads'],
  ['get /api/v1/uploads/{id}', '/api/v1/uploads/UPLOAD'],
  ['post /api/v1/plans', '/api/v1/plans', { payload: PLAN, type: 'application/yaml' }],
  [
    'post /api/v1/plans/{id}/withdrawal',
    '/api/v1/plans/demo-2033/withdrawal',
    { ...json('{"reason":"试验"}'), role: 'supervisor' },
  ],
  [
    'post /api/v1/uploads',
    '/api/v1/uploads?dry-run',
    { payload: 'indicator,period,value\nfirms,2022-10,1900\n', type: 'text/csv' },
  ],
  [
    'post /api/v1/uploads/{id}/undo',
    '/api/v1/uploads/UPLOAD/undo',
    { payload: '{"reason":"试验"}', type: 'application/json' },
  ],
]
/** Answers that are no JSON, and what needs a file that was sent before, have tests of their own. */
const elsewhere = [
  'get /events',
  'post /api/v1/backups',
  'get /api/v1/reports/{id}/file',
  'get /api/v1/uploads/{id}/file',
  'get /api/v1/evidence/{id}/file',
  'get /api/v1/evidence/{id}/picture',
  'post /api/v1/evidence/{id}/remove',
]

test('the document is OpenAPI 3.1 and every operation in it is tried here', () => {
  expect(document.openapi).toBe('3.1.0')
  const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method} ${path}`),
  )
  expect([...calls.map(([operation]) => operation), ...elsewhere].sort()).toEqual(documented.sort())
})

test.for(calls)('%s answers in its documented shape', async ([operation, url, more]) => {
  const [method = '', path = ''] = operation.split(' ')
  const { uploads } = (await world.app.inject('/api/v1/uploads')).json<{ uploads: { id: string }[] }>()
  const response = await world.app.inject({
    method: method === 'post' ? 'POST' : 'GET',
    url: url
      .replace('UPLOAD', uploads[0]?.id ?? '')
      .replace('SUBMISSION', waiting.json<{ id: string }>().id)
      .replace('SLIP', slip),
    ...(more?.payload !== undefined && { payload: more.payload }),
    headers: {
      ...(more?.type && { 'content-type': more.type }),
      ...(more?.role && { authorization: `Bearer ${await world.tokenOf(more.role, more.unit)}` }),
    },
  })
  expect(response.statusCode, response.body).toBeLessThan(300)
  const schema =
    document.paths[path]?.[method]?.responses[String(response.statusCode)]?.content?.['application/json']
      ?.schema
  expect(schema).toBeDefined()
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  const valid = ajv.validate(whole(schema ?? {}), response.json())
  expect(ajv.errors ?? [], JSON.stringify(ajv.errors?.slice(0, 3))).toEqual([])
  expect(valid).toBe(true)
})

test('an upload that waits is answered in its documented shape too', () => {
  expect(waiting.statusCode, waiting.body).toBe(202)
  const { content } = document.paths['/api/v1/uploads']?.post?.responses['202'] ?? {}
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  const valid = ajv.validate(whole(content?.['application/json']?.schema ?? {}), waiting.json())
  expect(valid, JSON.stringify(ajv.errors)).toBe(true)
})

test('each operation has a name of its own, says who may call it, and what it takes', () => {
  const operations = Object.values(document.paths).flatMap((one) => Object.values(one))
  const names = operations.map(({ operationId }) => operationId)
  expect(new Set(names).size).toBe(operations.length)
  expect(names).toEqual(expect.arrayContaining(['getPlansTasks', 'postUploads', 'postUploadsUndo']))
  for (const [path, { post }] of Object.entries(document.paths)) {
    if (!post) continue
    expect(post.security, path).toEqual([{ token: [] }])
    // Deeds that are said by their address alone have no body.
    if (!/\/(verification)$/.test(path)) expect(post.requestBody, path).toBeDefined()
  }
  expect(Object.keys(document.components.schemas)).toEqual(
    expect.arrayContaining(['Indicator', 'Plan', 'Problem', 'Receipt', 'Slip', 'Task']),
  )
})

test('the examples of its parameters are what the demonstration answers', async () => {
  const app = await world.another({})
  const plan = await readFile('seeds/licheng-2022/plan.yaml', 'utf8')
  expect((await app.inject({ method: 'POST', url: '/api/v1/plans', payload: plan })).statusCode).toBe(201)
  const tried: string[] = []
  for (const [path, { get }] of Object.entries(document.paths)) {
    const parameters = get?.parameters ?? []
    const example = (name: string): string | undefined => parameters.find((one) => one.name === name)?.example
    const asked = parameters.filter((one) => one.required || one.example)
    if (!asked.some((one) => one.example) || path === '/events') continue
    if (asked.some(({ name }) => example(name) === undefined)) continue
    const query = asked.filter((one) => one.in === 'query')
    const url = `${path.replaceAll(/\{(\w+)\}/g, (_, name) => example(name) ?? '')}?${new URLSearchParams(
      query.map(({ name }) => [name, example(name) ?? '']),
    )}`
    const { statusCode, body } = await app.inject(url)
    expect(statusCode, `${url} ${body.slice(0, 300)}`).toBe(200)
    tried.push(path)
  }
  expect(tried.length).toBeGreaterThan(10)
})

/** With what its references point to. */
const whole = (schema: object): object => ({
  ...closed(schema),
  components: closed(document.components),
})

/** Answers hold nothing that the document does not tell: objects without a word on other properties allow none. */
function closed(schema: unknown): object {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema as unknown as object
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]))
  return 'properties' in copy && !('additionalProperties' in copy)
    ? { ...copy, additionalProperties: false }
    : copy
}
