// A command's work on the store itself: where its database is, opened for it, and closed whatever comes of it.
import { join } from 'node:path'
import { type Config, readConfig } from '../config.ts'
import { silentLog } from '../core/log.ts'
import { startEngine } from '../engine/supervisor.ts'
import { parsePlan } from '../plans/parse-plan.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'

/** Raises `store-folder-locked` while the service runs on the embedded engine. */
export async function withStore<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
  const { address, close } = await databaseOf(readConfig())
  try {
    const store = await openStore({ ...address, parsePlan, log: silentLog })
    try {
      return await work(store)
    } finally {
      await store.close()
    }
  } finally {
    await close()
  }
}

export async function databaseOf({ database, dataFolder }: Pick<Config, 'database' | 'dataFolder'>) {
  if (database) return { address: database, embedded: false, close: async () => {} }
  const engine = await startEngine({ folder: join(dataFolder, 'engine'), log: silentLog })
  const { url, username, password } = engine
  return {
    address: { url, username, password, database: 'duibiao' },
    embedded: true,
    close: () => engine.stop(),
  }
}
