// Requests to every route that the application has: what they may hold is read from the routes themselves, each value good, of
// somebody else, or hostile, by chance.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { RouteLine } from '../../../src/http/route-table.ts'

/** What a page must never say as it stands; looked for in every answer of markup. */
export const MARKUP = '"\'><x4711 onload=alert(4711)>'

/** Values that nobody means well with, for addresses, fields and headers. */
const HOSTILE: readonly string[] = [
  ...[
    '',
    ' ',
    '.',
    '..',
    '../../../../etc/passwd',
    '..%2f..%2f',
    '\0',
    'a\0b',
    '\u202e\u2066',
    '\ud83d',
    '\ufeff',
  ],
  ...[
    '-1',
    '0',
    '1e999',
    'NaN',
    '-0',
    '0x10',
    '9007199254740993',
    '99999999999999999999999',
    '1.5',
    '٣',
    '１',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'null',
    'undefined',
    '[object Object]',
    '{}',
    '[]',
  ],
  ...[
    "' OR 1=1 --",
    "\\' UNION SELECT 1 FROM system.users --",
    '{x:UInt8}',
    '{region:String}',
    "x'; DROP TABLE observations; --",
  ],
  ...['=HYPERLINK("http://evil.example")', '@SUM(1)', '%{7*7}', '{{7*7}}', '#{7*7}', '<%= 7*7 %>'],
  ...[
    '\r\nX-4711: yes',
    '\r\n\r\n<x4711>',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(4711)',
  ],
  ...[MARKUP, '</script><x4711>', '</textarea><x4711>', '--><x4711>', ']]><x4711>', '&#60;x4711&#62;'],
  ...[
    '2022-13',
    '9999-12-31',
    '0000-00-00',
    '-271821-04-20',
    '+275760-09-13T00:00:00Z',
    '2022-02-30',
    '2022-11-01T25:00',
  ],
  ...['x'.repeat(201), '国'.repeat(5_000), '\n'.repeat(3_000), `${'('.repeat(2_000)}`, 'a'.repeat(15_000)],
]

type Chance = () => number
const pick = <T>(chance: Chance, list: readonly T[]): T => {
  const one = list[Math.floor(chance() * list.length)]
  if (one === undefined) throw new RangeError('nothing to pick from')
  return one
}

/** Good values by the name of a field or parameter. */
const GOOD: Readonly<Record<string, readonly string[]>> = {
  plan: ['demo-2022'],
  subject: ['indicator/firms', 'task/2', 'unit/区商务局', 'duty/x'],
  receiver: ['区商务局', '区财政局'],
  level: ['yellow', 'orange', 'red'],
  days: ['1', '5'],
  reason: ['原因'],
  requirement: ['要求'],
  text: ['说明'],
  deed: [
    ...['sign', 'reply', 'ask-extension', 'appeal', 'judge-reply', 'judge-extension', 'judge-appeal'],
    ...['issue', 'close', 'reopen', 'lift', 'report-measure', 'judge-measure'],
  ],
  'measure-1': ['赶工'],
  'owner-1': ['某人'],
  'due-1': ['2022-12-30'],
  measure: ['x.m1'],
  due: ['2022-12-30'],
  evidence: ['会议纪要 https://example.org/a'],
  verdict: ['yes', 'no'],
  to: ['red', 'orange'],
  kind: ['silenced', 'frozen', 'absent', 'confirmed', 'lifted', '笔误'],
  until: ['2022-12-30'],
  since: ['2022-12-16', '1'],
  nonce: ['abcdefgh12345678'],
  indicator: ['firms', 'gdp', 'exact'],
  period: ['2022-11', '2022-10'],
  value: ['1'],
  claim: ['done', 'on-pace'],
  task: ['1', '2'],
  unit: ['区商务局', '区财政局'],
  progress: ['进展'],
  problems: ['问题'],
  next: ['/', '下一步'],
  waits: ['on', 'true'],
  role: ['viewer', 'reporter'],
  name: ['名字'],
  login: ['somebody-else'],
  account: ['account'],
  active: ['on'],
  board: ['all', 'headline'],
  theme: ['light', 'dark'],
  what: ['page', 'reload', 'pause', 'resume'],
  page: ['1'],
  pages: ['1'],
  code: ['ABCD-EFGH'],
  accept: ['理由'],
  mark: ['x'],
  choice: ['0'],
  asked: ['row', 'read', 'table'],
  scopes: ['boards:read', 'figures:write'],
  channels: ['inbox'],
  digestAt: ['08:30'],
  upTo: ['2022-12-30T00:00:00.000Z'],
  lang: ['zh', 'en'],
  region: ['350502'],
  basis: ['cumulative'],
  month: ['2022-11'],
  day: ['2022-11-20'],
  limit: ['5'],
  sheet: ['0'],
  from: ['0', '2022-01'],
  count: ['5'],
}

const FORM_FIELD = /(?:secretField|longField|wordsField|fields?|chosen)\((?:request|form)?,? ?'([\w-]+)'/g
const QUERY_NAME = /(?:readonly |request\.query\.|query\[')['"]?([\w-]+)/g

/** Every name of a field or a parameter that the sources of the routes read. */
function namesInSources(form: RegExp): readonly string[] {
  const folder = join('src', 'http', 'routes')
  const texts = [
    ...readdirSync(folder).map((name) => join(folder, name)),
    'src/http/forms.ts',
    'src/http/texts.ts',
  ]
  const names = texts.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(form)].map(([, name = '']) => name),
  )
  return [...new Set(names)].sort()
}

export const FIELDS = namesInSources(FORM_FIELD)
const PARAMETERS = [
  ...new Set([
    ...namesInSources(QUERY_NAME),
    'plan',
    'as-of',
    'known-at',
    'lang',
    'theme',
    'paper',
    'trial',
    'dry-run',
  ]),
]

/** Schema of a body as the OpenAPI document has it. */
interface Schema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
}
export interface OpenApi {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly parameters?: readonly { readonly in: string; readonly name: string }[]
            readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
          }
        >
      >
    >
  >
}

/** Ids by the word before a parameter in an address: own ones and those of others. */
export type Subjects = Readonly<Record<string, readonly string[]>>

export interface HostileRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload?: string | Buffer
}

/** One request to this route, by chance. */
export function hostileRequest(
  route: RouteLine,
  subjects: Subjects,
  api: OpenApi,
  chance: Chance,
): HostileRequest {
  const headers: Record<string, string> = { accept: pick(chance, ACCEPTED) }
  const address = route.url.split('/').map((part, at, parts) => {
    if (!part.startsWith(':') && part !== '*') return part
    const known = subjects[parts[at - 1] ?? ''] ?? subjects.any ?? []
    return chance() < 0.75 && known.length > 0 ? encodeURIComponent(pick(chance, known)) : hostilePart(chance)
  })
  const operation = api.paths[route.url.replaceAll(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()]
  const url =
    address.join('/') + queryOf(operation?.parameters?.map(({ name }) => name) ?? PARAMETERS, chance)
  if (chance() < 0.25) {
    const [name, value] = pick(chance, HEADERS)
    headers[name] = value(chance)
  }
  if (route.method === 'GET' || route.method === 'HEAD') return { method: route.method, url, headers }
  const schema = operation?.requestBody?.content['application/json']?.schema
  const body =
    chance() < 0.2 ? rubbish(chance) : schema ? jsonBody(schema, chance) : formBody(route.url, chance)
  return {
    method: route.method,
    url,
    headers: { ...headers, 'content-type': body.type },
    payload: body.payload,
  }
}

const ACCEPTED = [
  ...['text/html', 'text/html', 'application/json', 'application/json', '*/*', 'text/csv', 'image/png'],
  ...['application/vnd.apache.arrow.stream', '', 'x'.repeat(5_000), 'text/html;q=nan, */*;q=9'],
]

const inHeader = (value: string): string =>
  [...value].filter((character) => character >= ' ' && character < '\u007f').join('')

const HEADERS: readonly (readonly [string, (chance: Chance) => string])[] = [
  ...[
    ...['accept-language', 'if-none-match', 'if-modified-since', 'range', 'last-event-id', 'x-forwarded-for'],
    ...[
      'x-forwarded-host',
      'forwarded',
      'user-agent',
      'referer',
      'content-encoding',
      'x-http-method-override',
    ],
    ...['accept-encoding', 'sec-fetch-site', 'origin', 'host', 'x-original-url', 'idempotency-key'],
  ].map((name) => [name, (chance: Chance) => inHeader(pick(chance, HOSTILE)).slice(0, 4_000)] as const),
  ['range', () => `bytes=${'0-,'.repeat(500)}`],
  ['accept-language', () => Array.from({ length: 900 }, (_, at) => `x${at};q=0.${at}`).join(',')],
]

/** Any bytes at all in an address, also those that are no text. */
function hostilePart(chance: Chance): string {
  if (chance() < 0.15)
    return pick(chance, ['%', '%zz', '%ff%fe', '%c0%ae%c0%ae', '%ed%a0%80', '%2e%2e%2f', '%00', ';', ':'])
  return encodeURIComponent(wellFormed(pick(chance, HOSTILE))).slice(0, 6_000)
}

function queryOf(names: readonly string[], chance: Chance): string {
  if (chance() < 0.35 || names.length === 0) return ''
  const pairs = Array.from({ length: 1 + Math.floor(chance() * 3) }, () => {
    const name = pick(chance, names)
    const value =
      chance() < 0.3 && GOOD[name] ? encodeURIComponent(pick(chance, GOOD[name])) : hostilePart(chance)
    return pick(chance, [
      `${name}=${value}`,
      `${name}=${value}`,
      `${name}=${value}&${name}=1`,
      `${name}[a]=${value}`,
      name,
    ])
  })
  if (chance() < 0.02) pairs.push(...Array.from({ length: 3_000 }, (_, at) => `p${at}=${at}`))
  return `?${pairs.join('&')}`
}

interface Body {
  readonly type: string
  readonly payload: string | Buffer
}

function formBody(url: string, chance: Chance): Body {
  if (url === '/desk/upload') return uploadForm(chance)
  if (url === '/api/v1/plans')
    return { type: pick(chance, ['text/yaml', 'application/yaml']), payload: yaml(chance) }
  if (url === '/api/v1/uploads') {
    return { type: pick(chance, ['text/csv', 'application/json', 'text/html', '']), payload: csv(chance) }
  }
  const form = new URLSearchParams()
  for (const name of FIELDS) form.append(name, chance() < 0.06 ? pick(chance, HOSTILE) : good(name, chance))
  if (chance() < 0.1) form.delete(pick(chance, FIELDS))
  // As long as a form may be, or a little longer.
  return { type: 'application/x-www-form-urlencoded', payload: form.toString() }
}

const good = (name: string, chance: Chance): string => pick(chance, GOOD[name] ?? ['x'])

const csv = (chance: Chance): string =>
  `indicator,period,value,note,source,known_at\n${pick(chance, [good('indicator', chance), pick(chance, HOSTILE)])},${pick(
    chance,
    ['2022-09', pick(chance, HOSTILE)],
  )},${pick(chance, ['5', pick(chance, HOSTILE)])},"${pick(chance, HOSTILE).replaceAll('"', '""')}",x,\n`

const yaml = (chance: Chance): string =>
  pick(chance, [
    `plan: { id: ${JSON.stringify(pick(chance, HOSTILE))} }`,
    `a: &a [x]\nb: *a\nplan: *a`,
    '!!js/function "function(){}"',
    `plan: ${'['.repeat(3_000)}`,
    pick(chance, HOSTILE),
  ])

function uploadForm(chance: Chance): Body {
  const boundary = 'x4711x4711'
  const part = (name: string, value: string, filename?: string): string =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${
      filename === undefined ? '' : `; filename="${filename.replaceAll('"', '%22').replace(/[\r\n\0]/g, '')}"`
    }\r\n\r\n${value}\r\n`
  const parts = pick(chance, [
    part('file', csv(chance), pick(chance, HOSTILE)),
    part('pasted', csv(chance)),
    part(pick(chance, HOSTILE).slice(0, 50), 'x').repeat(50),
    part('file', '', 'a.xlsx'),
  ])
  const end = chance() < 0.8 ? `--${boundary}--\r\n` : ''
  return { type: `multipart/form-data; boundary=${boundary}`, payload: parts + end }
}

function jsonBody(schema: Schema, chance: Chance): Body {
  return { type: 'application/json', payload: JSON.stringify(valueBy(schema, '', chance)) }
}

function valueBy(schema: Schema, name: string, chance: Chance): unknown {
  if (chance() < 0.08) return pick(chance, WRONG)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return pick(chance, schema.enum)
  const choices = schema.oneOf ?? schema.anyOf
  if (choices) return valueBy(pick(chance, choices), name, chance)
  const type = [schema.type ?? 'string'].flat()[0]
  if (type === 'object') {
    return Object.fromEntries(
      Object.entries(schema.properties ?? {})
        .filter(() => chance() < 0.9)
        .map(([each, one]) => [each, valueBy(one, each, chance)]),
    )
  }
  if (type === 'array') return [valueBy(schema.items ?? {}, name, chance)]
  if (type === 'integer' || type === 'number') return Number(good(name, chance)) || 1
  if (type === 'boolean') return chance() < 0.5
  return chance() < 0.1 ? pick(chance, HOSTILE) : good(name, chance)
}

const WRONG: readonly unknown[] = [
  ...[
    null,
    true,
    -1,
    1e308,
    2 ** 53,
    0.1,
    '',
    [],
    {},
    [[]],
    [null],
    { $ne: null },
    { toString: 1 },
    { length: 1e9 },
  ],
  ...HOSTILE,
]

/** What is no form, no JSON and no file. */
function rubbish(chance: Chance): Body {
  const type = pick(chance, [
    'application/json',
    'application/x-www-form-urlencoded',
    'text/csv',
    'text/plain',
    'x',
    '',
  ])
  return {
    type,
    payload: pick(chance, [
      ...[
        '',
        'null',
        '0',
        '"x"',
        '[]',
        '{',
        '{"__proto__":{"role":"administrator"}}',
        '{"constructor":{"prototype":{}}}',
      ],
      ...[
        '['.repeat(30_000),
        '{"a":'.repeat(10_000),
        Buffer.from([0xff, 0xfe, 0, 1, 0x80]),
        gzipSync('x'.repeat(100_000)),
      ],
      ...['&'.repeat(15_000), 'a=%', 'a[b][c]=1&a[b]=2', 'x'.repeat(200_000)],
    ]),
  }
}

/** Half a character cannot stand in an address. */
const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '')
