// What the service knows of itself when its rules are asked: signs of life, letters, the store, the disk, the last backup.
import type { Instant } from '../core/period.ts'
import type { ServiceFacts } from '../rules/ground.ts'
import type { Outbox } from '../store/outbox.ts'
import type { FolderWatch } from './folder-watch.ts'
import type { PartHealth } from './heartbeats.ts'

export interface WatchDeps {
  readonly health: () => Promise<readonly PartHealth[]>
  readonly outbox: Pick<Outbox, 'counts'>
  readonly storeCheck: () => { readonly at: Instant; readonly losses: readonly unknown[] } | null
  /** Whose disk is looked at. */
  readonly folder: FolderWatch
  /** When the last backup was done; null: none is known of. */
  readonly backupAt: () => Promise<Instant | null>
  readonly startedAt: Instant
  readonly now: () => Instant
}

const LETTERS_DAYS = 30

export async function watchService(deps: WatchDeps): Promise<ServiceFacts> {
  const { outbox, now } = deps
  const since = new Date(Date.parse(now()) - LETTERS_DAYS * 86_400_000).toISOString()
  const [parts, counts, { disk, state }, backupAt] = await Promise.all([
    deps.health(),
    outbox.counts(since),
    deps.folder.now(),
    deps.backupAt(),
  ])
  const part = (id: string): PartHealth | undefined => parts.find((one) => one.part.id === id)
  const evaluation = part('evaluation')
  const check = deps.storeCheck()
  return {
    schedulerBeatAt: part('scheduler')?.wellAt ?? null,
    startedAt: deps.startedAt,
    evaluatedAt: evaluation?.wellAt ?? null,
    evaluationFailedAt: evaluation?.failedAt ?? null,
    evaluationFailure: evaluation?.note || null,
    channels: parts.flatMap(({ part: { id }, state, failedAt, note }) => {
      if (!id.startsWith('channel/')) return []
      const channel = id.slice('channel/'.length)
      const dead = counts.find((one) => one.channel === channel)?.dead ?? 0
      const failing = state === 'failing'
      return [
        {
          id: channel,
          failingSince: failing ? failedAt : null,
          deadLetters: dead,
          failure: failing ? note : null,
        },
      ]
    }),
    storeCheck: check && { at: check.at, losses: check.losses.length },
    disk: disk && { ...disk, inDanger: state !== 'well' },
    backupAt,
  }
}
