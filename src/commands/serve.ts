// `duibiao serve`: runs the service until it is told to stop.
import { pino } from 'pino'
import { type Config, demoTokenFile, firstWordsFile, RELEASE, readConfig } from '../config.ts'
import { writeWhole } from '../ingest/whole-file.ts'
import { type Service, startService } from '../main.ts'
import type { FirstWords } from '../people/first-start.ts'
import { keepHeapLean } from '../program/lean-heap.ts'
import { steadyClock } from '../program/steady-clock.ts'
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
  const clock = steadyClock(Date.now, () => performance.now())
  const service = await startService(config, { log, now: clock.now, clockJumpMs: clock.jumpMs })
  print(welcome(service, await wordsFor(config, service)))

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

function welcome({ url, firstBoard: board }: Service, first: readonly string[]): string {
  const lines = [
    `对标 Duibiao ${RELEASE}`,
    `  首页 Home                   ${url}/`,
    ...(board === null ? [] : [`  大屏 Wall                   ${url}/wall/${board}`]),
    `  接口文档 API documentation  ${url}/docs`,
  ]
  if (first.length > 0) lines.push('', ...first)
  return lines.join('\n')
}

/**
 * Told once: whoever starts the service for the first time becomes its administrator. What is printed elsewhere than on a
 * terminal is kept (a journal, a container's log), so there it goes into a file that only this user can read.
 */
async function wordsFor(config: Config, { url, first }: Service): Promise<readonly string[]> {
  if (first === null) return []
  const lines = firstLines(config, url, first)
  if (process.stdout.isTTY) return lines
  const path = firstWordsFile(config.dataFolder)
  await writeWhole(path, `${lines.join('\n')}\n`)
  return [
    `首次启动的管理员密码在 ${path}，读后请删除。`,
    `The first administrator's password is in ${path}; delete it when you have read it.`,
  ]
}

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
