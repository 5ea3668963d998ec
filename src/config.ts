// What the environment asks of the service: read once, checked whole. The only reader of process.env.
import { fileURLToPath } from 'node:url'
import about from '../package.json' with { type: 'json' }
import { type Fault, fault, Problem } from './core/problem.ts'
import type { Params } from './core/problems/entry.ts'

export interface DatabaseConfig {
  readonly url: string
  readonly username: string
  readonly password: string
  readonly database: string
  /** Name of the cluster for Replicated engines and ON CLUSTER; undefined for a single server. */
  readonly cluster: string | undefined
}

export interface Limits {
  readonly uploadBytes: number
  readonly uploadRows: number
  /** Writes of one address in a minute. */
  readonly writesPerMinute: number
  /** Screens that receive updates at once. */
  readonly screens: number
}

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export interface Config {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** Other machines cannot reach the address that we listen on. */
  readonly loopback: boolean
  /** Names besides the loopback ones under which a loopback service may be addressed (behind a proxy). */
  readonly allowedHosts: readonly string[]
  /** What writes must show; null: writing is free, which only a loopback service may allow. */
  readonly uploadToken: string | null
  readonly dataFolder: string
  /** A server or cluster; null: the embedded engine in the data folder. */
  readonly database: DatabaseConfig | null
  /** Folder of the seed for an empty store; null: none. */
  readonly seedFolder: string | null
  readonly boardsFolder: string
  readonly logLevel: LogLevel
  readonly limits: Limits
}

/** Version of the program. */
export const RELEASE: string = about.version

/** Where the project lies: the folder above this file, in src/ as in dist/. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url))

const DEFAULT_PORT = 8350
const TOKEN_LENGTH = 24
const MEBIBYTE = 1024 * 1024

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The settings, or the Problem `settings-invalid` that names every faulty one. Values of secrets are never named.
 * `overrides`: what the command line says instead of the environment.
 */
export function readConfig(overrides: Environment = {}, environment: Environment = process.env): Config {
  const env = { ...environment, ...overrides }
  const faults: Fault[] = []
  const refuse = (name: string, params: Params): void => {
    faults.push(fault('setting-invalid', { name, ...params }, { column: name }))
  }
  const get = (name: string): string | undefined => env[name]?.trim() || undefined
  const whole = (name: string, fallback: number, lowest: number, highest: number): number => {
    const value = get(name)
    if (value === undefined) return fallback
    if (/^\d{1,12}$/.test(value) && Number(value) >= lowest && Number(value) <= highest) return Number(value)
    refuse(name, { value, expected: `${lowest}–${highest}`, example: fallback })
    return fallback
  }

  const host = get('HOST') ?? '127.0.0.1'
  if (/[\s/]/.test(host) || /^\w+:\//.test(host)) {
    refuse('HOST', { value: host, expected: '主机名或地址 / a host name or address', example: '127.0.0.1' })
  }
  const loopback = isLoopback(host)
  const uploadToken = get('UPLOAD_TOKEN') ?? null
  if ((!loopback || uploadToken !== null) && (uploadToken?.length ?? 0) < TOKEN_LENGTH) {
    if (loopback) {
      refuse('UPLOAD_TOKEN', { value: '…', expected: `≥ ${TOKEN_LENGTH} 个字符 / characters`, example: '…' })
    } else faults.push(fault('token-required-to-listen', { host }, { column: 'UPLOAD_TOKEN' }))
  }
  const level = (get('LOG_LEVEL') ?? 'info').toLowerCase()
  const logLevel = LOG_LEVELS.find((known) => known === level) ?? 'info'
  if (logLevel !== level)
    refuse('LOG_LEVEL', { value: level, expected: LOG_LEVELS.join(', '), example: 'info' })
  const seed = get('SEED') ?? 'licheng-2022'
  if (!/^[a-z0-9-]+$/.test(seed)) {
    refuse('SEED', { value: seed, expected: 'none, licheng-2022', example: 'licheng-2022' })
  }

  const config: Config = {
    host,
    port: whole('PORT', DEFAULT_PORT, 0, 65_535),
    loopback,
    allowedHosts: (get('ALLOWED_HOSTS') ?? '').split(/[\s,]+/).filter(Boolean),
    uploadToken,
    dataFolder: get('DATA_DIR') ?? 'data',
    database: databaseOf(get, env.CLICKHOUSE_PASSWORD ?? '', refuse),
    seedFolder: seed === 'none' ? null : `${projectFolder}seeds/${seed}`,
    boardsFolder: get('BOARDS_DIR') ?? `${projectFolder}dashboards`,
    logLevel,
    limits: {
      uploadBytes: whole('MAX_UPLOAD_MB', 512, 1, 16_384) * MEBIBYTE,
      uploadRows: whole('MAX_UPLOAD_ROWS', 10_000_000, 1, 100_000_000),
      writesPerMinute: whole('MAX_WRITES_PER_MINUTE', 120, 1, 100_000),
      screens: whole('MAX_SCREENS', 5_000, 1, 50_000),
    },
  }
  if (faults.length > 0) throw settingsProblem(faults)
  return config
}

/** What the command line needs to speak to a running service. */
export function readClientConfig(environment: Environment = process.env): {
  readonly url: string
  readonly uploadToken: string | null
} {
  const port = environment.PORT?.trim() || String(DEFAULT_PORT)
  return { url: `http://127.0.0.1:${port}`, uploadToken: environment.UPLOAD_TOKEN?.trim() || null }
}

function databaseOf(
  get: (name: string) => string | undefined,
  password: string,
  refuse: (name: string, params: Params) => void,
): DatabaseConfig | null {
  const url = get('CLICKHOUSE_URL')
  const cluster = get('CLICKHOUSE_CLUSTER')
  const database = get('CLICKHOUSE_DATABASE') ?? 'duibiao'
  const name = /^[A-Za-z_][A-Za-z0-9_-]*$/
  if (!name.test(database)) {
    refuse('CLICKHOUSE_DATABASE', { value: database, expected: '[A-Za-z0-9_]', example: 'duibiao' })
  }
  if (cluster !== undefined && !name.test(cluster)) {
    refuse('CLICKHOUSE_CLUSTER', { value: cluster, expected: '[A-Za-z0-9_-]', example: 'main' })
  }
  if (url === undefined) {
    if (cluster !== undefined) {
      refuse('CLICKHOUSE_CLUSTER', {
        value: cluster,
        expected: '与 CLICKHOUSE_URL 同用 / used together with CLICKHOUSE_URL',
        example: 'main CLICKHOUSE_URL=http://db:8123',
      })
    }
    return null
  }
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username || parsed.password) {
    refuse('CLICKHOUSE_URL', {
      // An address with a password in it must not reach a log.
      value: parsed ? `${parsed.protocol}//${parsed.host}` : '…',
      expected: 'http(s)://host:port，用户和密码另设 / without user and password',
      example: 'http://127.0.0.1:8123',
    })
  }
  return { url, username: get('CLICKHOUSE_USER') ?? 'default', password, database, cluster }
}

function settingsProblem(faults: readonly Fault[]): Problem {
  const list = (language: 'zh' | 'en'): string =>
    faults.map(({ detail, fix }) => `${detail[language]} (${fix[language]})`).join('; ')
  return new Problem('settings-invalid', { count: faults.length, zh: list('zh'), en: list('en') }, { faults })
}

/** Whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}
