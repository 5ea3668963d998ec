// A command's work on the store itself: opened for it, and closed whatever comes of it.
import { readConfig } from '../config.ts'
import { silentLog } from '../core/log.ts'
import { parsePlan } from '../plans/parse-plan.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { databaseOf } from './database.ts'

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
