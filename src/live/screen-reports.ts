// How each screen is, as it said last: in memory, and now and then in the store, where other services and the next start find it.
import type { Log } from '../core/log.ts'
import type { Instant } from '../core/period.ts'
import type { ScreenStore } from '../store/screens.ts'
import type { ScreenReport } from '../web/index.ts'

/** What a screen said, and when by the service's clock. */
interface HeardReport extends ScreenReport {
  readonly at: Instant
  /** How far the screen's clock is ahead of the service's. */
  readonly skewMs: number
}

export interface ScreenReports {
  /** `by`: what the screen's own clock said. */
  heard(screen: string, report: ScreenReport, by: number): void
  /** The latest of each screen that ever told. */
  all(): Promise<ReadonlyMap<string, HeardReport>>
  close(): Promise<void>
}

const WRITE_MS = 10_000
const READ_MS = 2_000

export function keepScreenReports(store: ScreenStore, now: () => Instant, log: Log): ScreenReports {
  const latest = new Map<string, HeardReport>()
  const unwritten = new Set<string>()
  let readAt = Number.NEGATIVE_INFINITY

  async function write(): Promise<void> {
    const reports = [...unwritten].flatMap((screen) => {
      const report = latest.get(screen)
      return report ? [{ screen, at: report.at, report: JSON.stringify(report) }] : []
    })
    unwritten.clear()
    await store.keepReports(reports).catch((err: unknown) => {
      log.warn({ err }, 'what screens told could not be kept')
    })
  }

  async function read(): Promise<void> {
    if (performance.now() - readAt < READ_MS) return
    readAt = performance.now()
    try {
      for (const { screen, at, report } of await store.reports()) {
        const known = latest.get(screen)
        if (!known || known.at < at) latest.set(screen, JSON.parse(report) as HeardReport)
      }
    } catch (err) {
      log.warn({ err }, 'what screens told elsewhere could not be read')
    }
  }

  const timer = setInterval(() => void write(), WRITE_MS)
  timer.unref()
  return {
    heard(screen, report, by) {
      const at = now()
      latest.set(screen, { ...report, at, skewMs: Math.round(by - Date.parse(at)) })
      unwritten.add(screen)
    },
    async all() {
      await read()
      return latest
    },
    async close() {
      clearInterval(timer)
      await write()
    },
  }
}
