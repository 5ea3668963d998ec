// What alerts are made of: the jobs of the calendar, signs of life, the outbox and its channels. Started and stopped here.
import type { Log } from '../core/log.ts'
import type { Instant } from '../core/period.ts'
import { text } from '../core/text.ts'
import type { Store } from '../store/store.ts'
import type { Channel } from './channels/channel.ts'
import { type Delivery, openDelivery } from './deliver.ts'
import { openPulse, type PartHealth, type Pulse } from './heartbeats.ts'
import type { Job } from './jobs.ts'
import { partsOf, type RuleState } from './parts.ts'
import { openRunner, type Runner } from './run-jobs.ts'
import { type Schedule, startSchedule } from './schedule.ts'

export interface AlertsDeps {
  readonly store: Store
  /** Looks whether the store holds all that its ledger names; says what was found. */
  readonly checkStore: () => Promise<string>
  readonly channels: readonly Channel[]
  readonly rules: readonly RuleState[]
  /** `Asia/Shanghai`. */
  readonly timeZone: string
  /** Whether this process keeps the calendar; another one may. */
  readonly scheduled: boolean
  /** Names this process among all on the database. */
  readonly process: string
  readonly now: () => Instant
  /** 0 to below 1. */
  readonly random: () => number
  readonly log: Log
}

export interface Alerts {
  readonly runner: Runner
  readonly delivery: Delivery
  readonly pulse: Pulse
  readonly timeZone: string
  /** How every part is: scheduler, jobs, rules, channels. */
  health(): Promise<readonly PartHealth[]>
  /** Sets the clock going; nothing happens by itself before. */
  start(): void
  close(): Promise<void>
}

export function openAlerts(deps: AlertsDeps): Alerts {
  const { store, now, log, timeZone, process, random, scheduled } = deps
  const lease = { leases: store.leases, holder: process, now, log }
  const jobs: Job[] = [
    {
      id: 'check-store',
      words: text('核对数据与报送账', 'Check the store against its ledger'),
      ...{ days: 'every-day', time: '03:10' },
      run: deps.checkStore,
    },
  ]
  const parts = partsOf({ ...deps, jobs })
  const pulse = openPulse({ heartbeats: store.heartbeats, parts: () => parts, process, now, log }, now())
  const beating = jobs.map(
    (job): Job => ({
      ...job,
      run: (day, held) =>
        job.run(day, held).then(
          (note) => {
            pulse.beat(`job/${job.id}`, true, note)
            return note
          },
          (error: unknown) => {
            pulse.beat(`job/${job.id}`, false, String(error))
            throw error
          },
        ),
    }),
  )
  const runner = openRunner({ ...lease, runs: store.jobRuns, jobs: beating, timeZone })
  const channels = new Map(deps.channels.map((channel) => [channel.id, channel]))
  const delivery = openDelivery({ ...lease, outbox: store.outbox, channels, pulse, random })

  let schedule: Schedule | null = null
  return {
    ...{ runner, delivery, pulse, timeZone },
    health: () => pulse.health(),
    start() {
      if (!scheduled) return
      schedule ??= startSchedule({
        ...{ runner, timeZone, log },
        eachMinute: async () => {
          pulse.beat('scheduler', true)
          await pulse.flush()
        },
        often: async () => {
          await delivery.run()
        },
      })
    },
    async close() {
      await schedule?.stop()
      await pulse.flush()
    },
  }
}
