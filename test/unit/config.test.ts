// The environment: defaults that are safe, every fault named at once, secrets never.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isLoopback, readClientConfig, readConfig } from '../../src/config.ts'
import { Problem } from '../../src/core/problem.ts'
import { DECODING_LIMITS } from '../../src/ingest/decoding/limits.ts'

function problemOf(env: Record<string, string>): Problem {
  try {
    readConfig({}, env)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('no problem')
}

test('an empty environment is an embedded service for this machine only', () => {
  expect(readConfig({}, {})).toMatchObject({
    host: '127.0.0.1',
    port: 8350,
    loopback: true,
    publicView: true,
    review: false,
    publicUrl: null,
    oidc: null,
    sessions: { idleMs: 7_200_000, absoluteMs: 43_200_000 },
    dataFolder: 'data',
    database: null,
    logLevel: 'info',
  })
})

test('all faults are named at once, in both languages', () => {
  const { code, faults, detail } = problemOf({
    PORT: '70000',
    LOG_LEVEL: 'loud',
    CLICKHOUSE_URL: 'ftp://x',
    CLICKHOUSE_DATABASE: 'a;b',
    MAX_SCREENS: '0',
    PUBLIC_VIEW: 'maybe',
    TRUSTED_PROXIES: '10.0.0.2, proxy',
  })
  expect(code).toBe('settings-invalid')
  expect(faults.map(({ column }) => column).sort()).toEqual([
    'CLICKHOUSE_DATABASE',
    'CLICKHOUSE_URL',
    'LOG_LEVEL',
    'MAX_SCREENS',
    'PORT',
    'PUBLIC_VIEW',
    'TRUSTED_PROXIES',
  ])
  for (const { column = '' } of faults) {
    expect(detail.zh).toContain(column)
    expect(detail.en).toContain(column)
  }
})

test.for(['0.0.0.0', '::', '192.168.1.5', 'duibiao.example', '127.0.0.1.example'])(
  'listening on %s, nobody looks without signing in, unless that is wanted',
  (host) => {
    expect(isLoopback(host)).toBe(false)
    expect(readConfig({}, { HOST: host })).toMatchObject({ loopback: false, publicView: false })
    expect(readConfig({}, { HOST: host, PUBLIC_VIEW: 'on' }).publicView).toBe(true)
  },
)

test.for(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('%s reaches this machine only', (host) => {
  expect(readConfig({}, { HOST: host })).toMatchObject({ loopback: true, publicView: true })
  expect(readConfig({}, { HOST: host, PUBLIC_VIEW: 'off' }).publicView).toBe(false)
})

test('secrets stand in no message', () => {
  const oidc = problemOf({
    OIDC_ISSUER: 'http://x:hunter2@idp',
    OIDC_CLIENT_SECRET: 'hunter2',
    PUBLIC_URL: 'http://u:hunter2@x',
  })
  expect(JSON.stringify([oidc.detail, oidc.fix, oidc.faults])).not.toContain('hunter2')
  const url = problemOf({ CLICKHOUSE_URL: 'http://admin:hunter2@db:8123' })
  expect(JSON.stringify([url.detail, url.fix, url.faults, url.message])).not.toContain('hunter2')
})

test('a server is used when its address is given', () => {
  const { database } = readConfig(
    {},
    { CLICKHOUSE_URL: 'http://db:8123', CLICKHOUSE_PASSWORD: ' spaces count ', CLICKHOUSE_CLUSTER: 'main' },
  )
  expect(database).toEqual({
    url: 'http://db:8123',
    username: 'default',
    password: ' spaces count ',
    database: 'duibiao',
    cluster: 'main',
  })
  expect(problemOf({ CLICKHOUSE_CLUSTER: 'main' }).faults[0]?.column).toBe('CLICKHOUSE_CLUSTER')
})

test('the command line overrides the environment and finds the service by its port', () => {
  expect(readConfig({ PORT: '1' }, { PORT: '2' }).port).toBe(1)
  expect(readClientConfig({ PORT: '9000' }).url).toBe('http://127.0.0.1:9000')
  expect(readClientConfig({}).url).toBe('http://127.0.0.1:8350')
})

test('a provider is reached by https, or on this machine, and knows where people come back to', () => {
  const set = {
    OIDC_ISSUER: 'https://idp.example',
    OIDC_CLIENT_ID: 'duibiao',
    PUBLIC_URL: 'https://duibiao.example/',
  }
  const { oidc, publicUrl, allowedHosts } = readConfig({}, { ...set, OIDC_CLIENT_SECRET: 's' })
  expect(oidc).toEqual({
    ...{ issuer: 'https://idp.example', clientId: 'duibiao', clientSecret: 's', claim: 'preferred_username' },
  })
  expect([publicUrl, allowedHosts]).toEqual(['https://duibiao.example', ['duibiao.example']])
  const columns = (env: Record<string, string>) => problemOf(env).faults.map(({ column }) => column)
  expect(columns({ ...set, OIDC_ISSUER: 'http://idp.example' })).toEqual(['OIDC_ISSUER'])
  expect(readConfig({}, { ...set, OIDC_ISSUER: 'http://127.0.0.1:9' }).oidc?.issuer).toBe(
    'http://127.0.0.1:9',
  )
  expect(columns({ OIDC_CLIENT_ID: 'x' })).toEqual(['OIDC_ISSUER', 'PUBLIC_URL'])
  expect(columns({ ...set, PUBLIC_URL: 'https://x/path' })).toContain('PUBLIC_URL')
})

test('the command line finds its token in the environment, else in a file', () => {
  expect(readClientConfig({ DUIBIAO_TOKEN: ' t ' }).token).toBe('t')
  expect(readClientConfig({})).toMatchObject({
    token: null,
    tokenFile: 'data/demo-token',
    tokenFileNamed: false,
  })
  expect(readClientConfig({ DUIBIAO_TOKEN_FILE: '/run/token' })).toMatchObject({
    ...{ tokenFile: '/run/token', tokenFileNamed: true },
  })
})

test('what a workbook may ask for can be set, each limit by its name', () => {
  const { workbook } = readConfig({}, {}).limits
  expect(workbook).toEqual(DECODING_LIMITS)
  const set = readConfig(
    {},
    {
      ...{
        MAX_WORKBOOK_MB: '1',
        MAX_WORKBOOK_INFLATED_MB: '2',
        MAX_WORKBOOK_ROWS: '3',
        MAX_WORKBOOK_COLUMNS: '4',
      },
      ...{ MAX_WORKBOOK_CELLS: '5', MAX_WORKBOOK_SECONDS: '6', MAX_WORKBOOK_MEMORY_MB: '64' },
    },
  )
  expect(set.limits.workbook).toEqual({
    ...{
      bytes: 1_048_576,
      inflatedBytes: 2_097_152,
      rows: 3,
      columns: 4,
      cells: 5,
      seconds: 6,
      memoryMb: 64,
    },
  })
})

test('a secret may stand in a file, alone and once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'duibiao-secrets-'))
  try {
    const file = join(folder, 'password')
    const env = { CLICKHOUSE_URL: 'http://127.0.0.1:8123', CLICKHOUSE_PASSWORD_FILE: file }
    const faults = (more: Readonly<Record<string, string>> = {}): unknown => {
      try {
        return readConfig({}, { ...env, ...more }).database?.password
      } catch (error) {
        return error instanceof Problem && error.faults.map(({ column }) => column)
      }
    }
    expect(faults()).toEqual(['CLICKHOUSE_PASSWORD_FILE'])
    await writeFile(file, 'one word\n')
    expect(faults()).toBe('one word')
    expect(faults({ CLICKHOUSE_PASSWORD: 'another' })).toEqual(['CLICKHOUSE_PASSWORD_FILE'])
    await writeFile(file, 'two\nlines\n')
    expect(faults()).toEqual(['CLICKHOUSE_PASSWORD_FILE'])
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a seed that is not there is a faulty setting, told with the others', () => {
  expect(
    problemOf({ SEED: 'licheng', PORT: 'x' })
      .faults.map(({ column }) => column)
      .sort(),
  ).toEqual(['PORT', 'SEED'])
  expect(readConfig({}, { SEED: 'none' }).seedFolder).toBeNull()
})
