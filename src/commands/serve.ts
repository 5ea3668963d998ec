// `duibiao serve`: runs the service until it is told to stop.
import { pino } from 'pino'
import { type Config, RELEASE, readConfig } from '../config.ts'
import type { Instant } from '../core/period.ts'
import { startService } from '../main.ts'
import { complain, print } from './output.ts'

export interface ServeOptions {
  readonly host?: string
  readonly port?: string
}

/** Longer than any request that is worth waiting for. */
const STOP_LIMIT_MS = 25_000

export async function serve({ host, port }: ServeOptions): Promise<void> {
  const config = readConfig({ ...(host && { HOST: host }), ...(port && { PORT: port }) })
  const log = pino(
    { level: config.logLevel, redact: ['req.headers.authorization', '*.password', '*.uploadToken'] },
    pino.destination({ dest: 2, sync: true }),
  )
  const now = (): Instant => new Date().toISOString()
  const service = await startService(config, { log, now })
  print(welcome(config, service.url, service.firstBoard))

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

function welcome(config: Config, url: string, board: string | null): string {
  const lines = [
    `对标 Duibiao ${RELEASE}`,
    `  首页 Home                   ${url}/`,
    ...(board === null ? [] : [`  大屏 Wall                   ${url}/wall/${board}`]),
    `  接口文档 API documentation  ${url}/docs`,
  ]
  if (config.uploadToken === null) {
    lines.push('  只供本机使用，写入不需要口令。 For this machine only; writing needs no token.')
  }
  return lines.join('\n')
}
