// `duibiao serve`: runs the service until it is told to stop.
import { pino } from 'pino'
import { type Config, demoTokenFile, RELEASE, readConfig } from '../config.ts'
import type { Instant } from '../core/period.ts'
import { type Service, startService } from '../main.ts'
import type { FirstWords } from '../people/first-start.ts'
import { keepHeapLean } from '../program/lean-heap.ts'
import { complain, print } from './output.ts'

export interface ServeOptions {
  readonly host?: string
  readonly port?: string
}

/** Longer than any request that is worth waiting for. */
const STOP_LIMIT_MS = 25_000

export async function serve({ host, port }: ServeOptions): Promise<void> {
  keepHeapLean()
  const config = readConfig({ ...(host && { HOST: host }), ...(port && { PORT: port }) })
  const log = pino(
    {
      level: config.logLevel,
      redact: ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.token', '*.clientSecret'],
    },
    pino.destination({ dest: 2, sync: true }),
  )
  const now = (): Instant => new Date().toISOString()
  const service = await startService(config, { log, now })
  print(welcome(config, service))

  let stopping = false
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1)
    stopping = true
    log.info({ signal }, 'stopping')
    setTimeout(() => {
      complain('停止超时，强行退出。\nStopping took too long; leaving at once.')
      process.exit(1)
    }, STOP_LIMIT_MS).unref()
    service.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

function welcome(config: Config, { url, firstBoard: board, first }: Service): string {
  const lines = [
    `对标 Duibiao ${RELEASE}`,
    `  首页 Home                   ${url}/`,
    ...(board === null ? [] : [`  大屏 Wall                   ${url}/wall/${board}`]),
    `  接口文档 API documentation  ${url}/docs`,
  ]
  if (first) lines.push('', ...firstLines(config, url, first))
  return lines.join('\n')
}

/** Told once, and nowhere kept: whoever starts the service for the first time becomes its administrator. */
function firstLines(
  { dataFolder }: Config,
  url: string,
  { login, password, demoToken }: FirstWords,
): string[] {
  const lines = [
    '首次启动，以下只显示这一次，请记下：',
    'First start; this is shown once, write it down:',
    `  登录 Sign in                ${url}/sign-in`,
    `  管理员 Administrator        ${login}`,
    `  密码 Password               ${password}`,
  ]
  if (demoToken === null) return lines
  return [
    ...lines,
    `  演示口令 Demo token         ${demoToken}`,
    '',
    `演示口令可报送数据，也存于 ${demoTokenFile(dataFolder)}，本机命令行会自己找到：`,
    'The demo token may send figures; the command line of this machine finds it by itself:',
    '  npm run --silent duibiao -- upload seeds/licheng-2022/examples/late-figures.csv --dry-run',
  ]
}
