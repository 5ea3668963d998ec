// What the environment asks of the service: read once, checked whole. The only reader of process.env.
import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import about from '../package.json' with { type: 'json' }
import { type Fault, fault, Problem } from './core/problem.ts'
import type { ParticularsOf } from './core/problems/index.ts'
import { DEFAULT_ZONE } from './core/zone.ts'
import { DEFAULT_HTTP_LIMITS, type HttpLimits } from './http/limits.ts'
import type { DecodingLimits } from './ingest/decoding/limits.ts'
import { EMBARGO } from './ingest/upload.ts'
import { isNumberPattern, NUMBER_PATTERN } from './slips/slip.ts'

interface DatabaseConfig {
  readonly url: string
  readonly username: string
  readonly password: string
  readonly database: string
  /** Name of the cluster for Replicated engines and ON CLUSTER; undefined for a single server. */
  readonly cluster: string | undefined
}

interface Limits extends HttpLimits {
  readonly uploadRows: number
  readonly workbook: DecodingLimits
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
type LogLevel = (typeof LOG_LEVELS)[number]

export interface Config {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** Other machines cannot reach the address that we listen on. */
  readonly loopback: boolean
  /** Names besides the loopback ones under which a loopback service may be addressed (behind a proxy). */
  readonly allowedHosts: readonly string[]
  /** Whether walls and desk pages may be read by anybody; changing anything never is. */
  readonly publicView: boolean
  /** What a statistician sends counts only when a second person has confirmed it. */
  readonly review: boolean
  /** Under which address people reach us, without a slash at its end; null: whatever they typed. */
  readonly publicUrl: string | null
  /** Addresses of proxies whose word on where a request comes from is believed. */
  readonly trustedProxies: readonly string[]
  /** Origins whose pages may hold our embeds in a frame and read our public answers. */
  readonly embedders: readonly string[]
  readonly oidc: OidcConfig | null
  /** How long a session lasts without being used, and at most. */
  readonly sessions: { readonly idleMs: number; readonly absoluteMs: number }
  readonly dataFolder: string
  /** A server or cluster; null: the embedded engine in the data folder. */
  readonly database: DatabaseConfig | null
  /** Folder of the seed for an empty store; null: none. */
  readonly seedFolder: string | null
  readonly boardsFolder: string
  readonly alerts: AlertsConfig
  readonly backup: BackupConfig
  /** How far away a release may be without a second person. */
  readonly embargoDays: number
  /** Room on the disk of the data folder below which no file of figures is taken in. */
  readonly reserveBytes: number
  /** How long the embedded engine may be silent before it is killed and started again. */
  readonly engineSilentMs: number
  readonly logLevel: LogLevel
  readonly limits: Limits
}

/** Version of the program. */
export const RELEASE: string = about.version

/** Where the project lies: the folder above this file, in src/ as in dist/. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url))

const DEFAULT_PORT = 8350
const MINUTE_MS = 60_000
const MEBIBYTE = 1024 * 1024

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The settings, or the Problem `settings-invalid` that names every faulty one. Values of secrets are never named.
 * `overrides`: what the command line says instead of the environment.
 */
export function readConfig(overrides: Environment = {}, environment: Environment = process.env): Config {
  const env = { ...environment, ...overrides }
  const faults: Fault[] = []
  const refuse = (name: string, params: Parameters<Refuse>[1]): void => {
    faults.push(fault('setting-invalid', { name, ...params }, { column: name }))
  }
  const get = (name: string): string | undefined => env[name]?.trim() || undefined
  /** A secret stands in the environment, or alone in a file that NAME_FILE names, as containers hand them over. */
  const secret = (name: string): string | undefined => {
    const file = get(`${name}_FILE`)
    if (file === undefined) return env[name] || undefined
    const expected = '可读的文件，只含密码一行 / a readable file with the secret as its one line'
    try {
      const text = readFileSync(file, 'utf8').replace(/\r?\n$/, '')
      if (env[name] === undefined && text !== '' && !/[\r\n]/.test(text)) return text
    } catch {
      // Said below.
    }
    refuse(`${name}_FILE`, { value: file, expected, example: `/run/secrets/${name.toLowerCase()}` })
    return undefined
  }
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
  const publicView = get('PUBLIC_VIEW')?.toLowerCase() ?? (loopback ? 'on' : 'off')
  if (publicView !== 'on' && publicView !== 'off') {
    refuse('PUBLIC_VIEW', { value: publicView, expected: 'on, off', example: 'on' })
  }
  const review = get('REVIEW')?.toLowerCase() ?? 'off'
  if (review !== 'on' && review !== 'off') {
    refuse('REVIEW', { value: review, expected: 'on, off', example: 'off' })
  }
  const publicUrl = publicUrlOf(get, refuse)
  const trustedProxies = listOf(get('TRUSTED_PROXIES'))
  const unclear = trustedProxies.find((address) => !isNetwork(address))
  if (unclear !== undefined) {
    const expected = '地址或网段 / addresses or networks'
    refuse('TRUSTED_PROXIES', { value: unclear, expected, example: '10.0.0.2,192.168.1.0/24' })
  }
  const embedders = listOf(get('FRAME_ANCESTORS'))
  const strange = embedders.find((origin) => !isEmbedder(origin))
  if (strange !== undefined) {
    const expected = 'http(s)://主机，可用 *. 开头 / http(s)://host, which may begin with *.'
    refuse('FRAME_ANCESTORS', { value: strange, expected, example: 'https://portal.example.gov.cn' })
  }
  const level = (get('LOG_LEVEL') ?? 'info').toLowerCase()
  const logLevel = LOG_LEVELS.find((known) => known === level) ?? 'info'
  if (logLevel !== level)
    refuse('LOG_LEVEL', { value: level, expected: LOG_LEVELS.join(', '), example: 'info' })
  const seed = get('SEED') ?? 'licheng-2022'
  const isSeed = /^[a-z0-9-]+$/.test(seed) && existsSync(`${projectFolder}seeds/${seed}/plan.yaml`)
  if (seed !== 'none' && !isSeed) {
    refuse('SEED', { value: seed, expected: 'none, licheng-2022', example: 'licheng-2022' })
  }

  const own = DEFAULT_HTTP_LIMITS
  const httpLimits: HttpLimits = {
    uploadBytes: whole('MAX_UPLOAD_MB', own.uploadBytes / MEBIBYTE, 1, 16_384) * MEBIBYTE,
    writesPerMinute: whole('MAX_WRITES_PER_MINUTE', own.writesPerMinute, 1, 100_000),
    signInsPerMinute: whole('MAX_SIGN_INS_PER_MINUTE', own.signInsPerMinute, 1, 10_000),
    screens: whole('MAX_SCREENS', own.screens, 1, 50_000),
    screensPerAsker: whole('MAX_SCREENS_PER_ASKER', own.screensPerAsker, 1, 50_000),
    standpoints: whole('MAX_STANDPOINTS', own.standpoints, 1, 1_000),
    uploadsPerAsker: whole('MAX_UPLOADS_PER_ASKER', own.uploadsPerAsker, 1, 1_000),
    pagesPerAsker: whole('MAX_SLOW_PAGES_PER_ASKER', own.pagesPerAsker, 1, 1_000),
    evidence: {
      fileBytes: whole('MAX_EVIDENCE_MB', own.evidence.fileBytes / MEBIBYTE, 1, 1_024) * MEBIBYTE,
      files: whole('MAX_EVIDENCE_FILES', own.evidence.files, 1, 1_000),
      dayBytes: whole('MAX_EVIDENCE_DAY_MB', own.evidence.dayBytes / MEBIBYTE, 1, 1_048_576) * MEBIBYTE,
      totalBytes:
        whole('MAX_EVIDENCE_TOTAL_MB', own.evidence.totalBytes / MEBIBYTE, 1, 1_073_741_824) * MEBIBYTE,
    },
    patience: {
      bytesPerSecond: whole('MIN_BODY_BYTES_PER_SECOND', own.patience.bytesPerSecond, 0, 1_000_000_000),
      graceMs: whole('BODY_GRACE_SECONDS', own.patience.graceMs / 1_000, 1, 600) * 1_000,
      bodyMs: whole('MAX_BODY_SECONDS', own.patience.bodyMs / 1_000, 10, 86_400) * 1_000,
      readMs: whole('MAX_UNREAD_SECONDS', own.patience.readMs / 1_000, 1, 3_600) * 1_000,
    },
  }
  const config: Config = {
    host,
    port: whole('PORT', DEFAULT_PORT, 0, 65_535),
    loopback,
    allowedHosts: [
      ...listOf(get('ALLOWED_HOSTS')),
      ...(publicUrl === null ? [] : [new URL(publicUrl).hostname]),
    ],
    publicView: publicView === 'on',
    review: review === 'on',
    publicUrl,
    trustedProxies,
    embedders,
    oidc: oidcOf(get, secret('OIDC_CLIENT_SECRET') ?? null, publicUrl, refuse),
    sessions: {
      idleMs: whole('SESSION_IDLE_MINUTES', 120, 1, 10_080) * MINUTE_MS,
      absoluteMs: whole('SESSION_HOURS', 12, 1, 720) * 60 * MINUTE_MS,
    },
    dataFolder: get('DATA_DIR') ?? 'data',
    database: databaseOf(get, secret('CLICKHOUSE_PASSWORD') ?? '', refuse),
    seedFolder: seed === 'none' ? null : `${projectFolder}seeds/${seed}`,
    boardsFolder: get('BOARDS_DIR') ?? `${projectFolder}dashboards`,
    alerts: alertsConfigOf(get, refuse),
    backup: backupConfigOf(get, refuse, whole('BACKUP_KEEP', 14, 1, 3_660)),
    embargoDays: whole('EMBARGO_DAYS', EMBARGO.days, 1, 3_660),
    reserveBytes: whole('MIN_FREE_MB', 256, 1, 1_048_576) * MEBIBYTE,
    engineSilentMs: whole('ENGINE_SILENT_SECONDS', 30, 10, 3_600) * 1_000,
    logLevel,
    limits: {
      workbook: {
        bytes: whole('MAX_WORKBOOK_MB', 64, 1, 1_024) * MEBIBYTE,
        inflatedBytes: whole('MAX_WORKBOOK_INFLATED_MB', 256, 1, 4_096) * MEBIBYTE,
        rows: whole('MAX_WORKBOOK_ROWS', 200_000, 1, 1_048_576),
        columns: whole('MAX_WORKBOOK_COLUMNS', 500, 1, 16_384),
        cells: whole('MAX_WORKBOOK_CELLS', 2_000_000, 1, 50_000_000),
        seconds: whole('MAX_WORKBOOK_SECONDS', 30, 1, 600),
        memoryMb: whole('MAX_WORKBOOK_MEMORY_MB', 1_024, 64, 16_384),
      },
      uploadRows: whole('MAX_UPLOAD_ROWS', 10_000_000, 1, 100_000_000),
      ...httpLimits,
    },
  }
  if (faults.length > 0) throw settingsProblem(faults)
  return config
}

/** What the command line needs to speak to a running service. */
export function readClientConfig(environment: Environment = process.env): {
  readonly url: string
  /** What the service is shown; null: look into the file. */
  readonly token: string | null
  /** Where the token stands: as set, else where a demonstration left it. */
  readonly tokenFile: string
  /** Whether somebody named that file, so that it must be there. */
  readonly tokenFileNamed: boolean
} {
  const get = (name: string): string | undefined => environment[name]?.trim() || undefined
  const named = get('DUIBIAO_TOKEN_FILE')
  return {
    url: `http://127.0.0.1:${get('PORT') ?? DEFAULT_PORT}`,
    token: get('DUIBIAO_TOKEN') ?? null,
    tokenFile: named ?? demoTokenFile(get('DATA_DIR') ?? 'data'),
    tokenFileNamed: named !== undefined,
  }
}

/** Where days are counted; null: TIME_ZONE names no zone. */
export function readTimeZone(environment: Environment = process.env): string | null {
  let isGood = true
  const zone = timeZoneOf(
    (name) => environment[name]?.trim() || undefined,
    () => {
      isGood = false
    },
  )
  return isGood ? zone : null
}

/** Where the rules of alerts stand: among the boards. */
export const rulesFileOf = (environment: Environment = process.env): string =>
  join(environment.BOARDS_DIR?.trim() || `${projectFolder}dashboards`, 'alerts.yaml')

/** Where the first start leaves the first password when nobody sits at a terminal. */
export const firstWordsFile = (dataFolder: string): string => join(dataFolder, 'first-password')

/** Where the first start leaves the demonstration's token for the command line of the same machine. */
export const demoTokenFile = (dataFolder: string): string => join(dataFolder, 'demo-token')

const listOf = (value: string | undefined): string[] => (value ?? '').split(/[\s,]+/).filter(Boolean)

/** An address, or one with the length of its network. */
function isNetwork(value: string): boolean {
  const [address = '', length, ...more] = value.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (version === 4 ? 32 : 128))
}

function databaseOf(get: Get, password: string, refuse: Refuse): DatabaseConfig | null {
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

interface AlertsConfig {
  /** Whether this process keeps the calendar of jobs. */
  readonly scheduled: boolean
  /** Name of an IANA time zone. */
  readonly timeZone: string
  /** From when digests go out on working days, `08:30`. */
  readonly digestTime: string
  /** How numbers of slips are printed. */
  readonly numberPattern: string
  /** File of channels; null: only the inbox. */
  readonly channelsFile: string | null
  /** PEM file of authorities besides the known ones, for mail servers and webhooks of the house; null: none. */
  readonly caFile: string | null
}

function alertsConfigOf(get: Get, refuse: Refuse): AlertsConfig {
  const schedule = get('SCHEDULE')?.toLowerCase() ?? 'on'
  if (schedule !== 'on' && schedule !== 'off')
    refuse('SCHEDULE', { value: schedule, expected: 'on, off', example: 'on' })
  const timeZone = timeZoneOf(get, refuse)
  const digestTime = get('DIGEST_TIME') ?? '08:30'
  if (!isTimeOfDay(digestTime))
    refuse('DIGEST_TIME', { value: digestTime, expected: '00:00–23:59', example: '08:30' })
  const numberPattern = get('SLIP_NUMBER') ?? NUMBER_PATTERN
  if (!isNumberPattern(numberPattern)) {
    const expected = '含 {year} 和 {count} / with {year} and {count}'
    refuse('SLIP_NUMBER', { value: numberPattern, expected, example: NUMBER_PATTERN })
  }
  return {
    scheduled: schedule === 'on',
    timeZone,
    digestTime,
    numberPattern,
    channelsFile: get('CHANNELS_FILE') ?? null,
    caFile: get('EXTRA_CA_FILE') ?? null,
  }
}

interface BackupConfig {
  /** Where a backup is put each day; null: the service makes none by itself. */
  readonly folder: string | null
  /** Time of day, `02:30`. */
  readonly time: string
  /** So many stay. */
  readonly keep: number
  readonly passphraseFile: string | null
  /** A file that whoever else makes backups touches when one is done; null: nobody said which. */
  readonly mark: string | null
}

const isTimeOfDay = (value: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(value)

function backupConfigOf(get: Get, refuse: Refuse, keep: number): BackupConfig {
  const time = get('BACKUP_TIME') ?? '02:30'
  if (!isTimeOfDay(time)) refuse('BACKUP_TIME', { value: time, expected: '00:00–23:59', example: '02:30' })
  return {
    folder: get('BACKUP_DIR') ?? null,
    time,
    keep,
    passphraseFile: get('BACKUP_PASSPHRASE_FILE') ?? null,
    mark: get('BACKUP_MARK_FILE') ?? null,
  }
}

function timeZoneOf(get: Get, refuse: Refuse): string {
  const timeZone = get('TIME_ZONE') ?? DEFAULT_ZONE
  if (!isTimeZone(timeZone)) {
    const expected = 'IANA 时区名 / the name of an IANA time zone'
    refuse('TIME_ZONE', { value: timeZone, expected, example: DEFAULT_ZONE })
  }
  return timeZone
}

function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return true
  } catch {
    return false
  }
}

/** `https://portal.example.gov.cn`, `https://*.example.gov.cn`, `http://localhost:3000`: what a policy of frames takes. */
const isEmbedder = (origin: string): boolean =>
  /^https?:\/\/(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/i.test(origin)

type Get = (name: string) => string | undefined
type Refuse = (name: string, params: Omit<ParticularsOf<'setting-invalid'>, 'name'>) => void

/** An OpenID Connect provider that may vouch for people. */
interface OidcConfig {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string | null
  /** The claim that holds the account name under which an administrator knows a person. */
  readonly claim: string
}

function publicUrlOf(get: Get, refuse: Refuse): string | null {
  const url = get('PUBLIC_URL')
  if (url === undefined) return null
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (parsed && /^https?:$/.test(parsed.protocol) && parsed.pathname === '/' && !parsed.username) {
    return parsed.origin
  }
  const expected = 'http(s)://主机，不带路径 / http(s)://host, without a path'
  refuse('PUBLIC_URL', { value: parsed?.origin ?? '…', expected, example: 'https://duibiao.example.gov.cn' })
  return null
}

/** The provider must be reached by https, but for one on this machine. */
function oidcOf(
  get: Get,
  clientSecret: string | null,
  publicUrl: string | null,
  refuse: Refuse,
): OidcConfig | null {
  const issuer = get('OIDC_ISSUER')
  const clientId = get('OIDC_CLIENT_ID')
  if (issuer === undefined && clientId === undefined) return null
  const parsed = issuer !== undefined && URL.canParse(issuer) ? new URL(issuer) : null
  if (
    !parsed ||
    !(parsed.protocol === 'https:' || (parsed.protocol === 'http:' && isLoopback(parsed.hostname)))
  ) {
    refuse('OIDC_ISSUER', {
      value: parsed?.origin ?? '…',
      expected: 'https://…',
      example: 'https://login.example.gov.cn',
    })
  }
  if (clientId === undefined) {
    refuse('OIDC_CLIENT_ID', { value: '', expected: '客户端编号 / id of the client', example: 'duibiao' })
  }
  if (publicUrl === null) {
    const expected = '与 OIDC_ISSUER 同用 / used together with OIDC_ISSUER'
    refuse('PUBLIC_URL', { value: '', expected, example: 'https://duibiao.example.gov.cn' })
  }
  return {
    issuer: issuer ?? '',
    clientId: clientId ?? '',
    clientSecret,
    claim: get('OIDC_CLAIM') ?? 'preferred_username',
  }
}

/** Whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}
