// The environment: defaults that are safe, every fault named at once, secrets never.
import { expect, test } from 'vitest'
import { isLoopback, readClientConfig, readConfig } from '../../src/config.ts'
import { Problem } from '../../src/core/problem.ts'

const TOKEN = 'x'.repeat(24)

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
    uploadToken: null,
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
    HOST: '0.0.0.0',
  })
  expect(code).toBe('settings-invalid')
  expect(faults.map(({ column }) => column).sort()).toEqual([
    'CLICKHOUSE_DATABASE',
    'CLICKHOUSE_URL',
    'LOG_LEVEL',
    'MAX_SCREENS',
    'PORT',
    'UPLOAD_TOKEN',
  ])
  for (const { column = '' } of faults) {
    expect(detail.zh).toContain(column)
    expect(detail.en).toContain(column)
  }
})

test.for(['0.0.0.0', '::', '192.168.1.5', 'duibiao.example', '127.0.0.1.example'])(
  'listening on %s needs a token of 24 characters',
  (host) => {
    expect(isLoopback(host)).toBe(false)
    expect(problemOf({ HOST: host }).faults[0]?.code).toBe('token-required-to-listen')
    expect(problemOf({ HOST: host, UPLOAD_TOKEN: TOKEN.slice(1) }).faults[0]?.code).toBe(
      'token-required-to-listen',
    )
    expect(readConfig({}, { HOST: host, UPLOAD_TOKEN: TOKEN }).uploadToken).toBe(TOKEN)
  },
)

test.for(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('%s reaches this machine only', (host) => {
  expect(readConfig({}, { HOST: host })).toMatchObject({ loopback: true, uploadToken: null })
})

test('secrets stand in no message', () => {
  const short = problemOf({ UPLOAD_TOKEN: 'hunter2' })
  expect(JSON.stringify([short.detail, short.fix, short.faults])).not.toContain('hunter2')
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
