// A store on an embedded engine in a fresh folder, for tests.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '../../src/core/log.ts'
import type { Instant } from '../../src/core/period.ts'
import type { Plan } from '../../src/core/plan.ts'
import { type Engine, startEngine } from '../../src/engine/supervisor.ts'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import { openStore, type StoreOptions } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'

export interface TestStore {
  readonly store: Store
  readonly engine: Engine
  readonly folder: string
  /** Opens another store on the same engine, as a service that starts again does. */
  reopen(): Promise<Store>
  /** Stops the engine and removes its folder. */
  close(): Promise<void>
}

export async function openTestStore(
  options: { readonly parsePlan?: (text: string) => Plan; readonly now?: () => Instant } = {},
): Promise<TestStore> {
  const folder = await mkdtemp(join(tmpdir(), 'duibiao-test-'))
  const engine = await startEngine({ folder, log: silentLog })
  const stores: Store[] = []
  const reopen = async () => {
    const store = await openStore({
      ...storeOptions(engine, options.parsePlan),
      ...(options.now && { now: options.now }),
    })
    stores.push(store)
    return store
  }
  return {
    store: await reopen(),
    engine,
    folder,
    reopen,
    async close() {
      for (const store of stores) await store.close()
      await engine.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** How to open the embedded engine's database. */
export const storeOptions = (
  { url, username, password }: Pick<Engine, 'url' | 'username' | 'password'>,
  parse: (text: string) => Plan = parsePlan,
): StoreOptions => ({
  ...{ url, username, password },
  database: 'duibiao',
  exclusive: true,
  parsePlan: parse,
  log: silentLog,
})
