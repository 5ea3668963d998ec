// A store in a fresh database of the project's shared engine, where there is one, else on an engine of its own.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { Instant } from '../../src/core/period.ts'
import type { Engine } from '../../src/engine/supervisor.ts'
import { openDatabase } from '../../src/store/database.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { openTestStore, storeOptions } from './store.ts'

export interface SharedStore {
  readonly store: Store
  /** Null where others use it too: then it is nobody's to stop. */
  readonly engine: Engine | null
  /** Fresh, for what else the test writes. */
  readonly folder: string
  /** Removes the database and the folder. */
  close(): Promise<void>
}

let opened = 0

export async function openSharedStore(options: { readonly now?: () => Instant } = {}): Promise<SharedStore> {
  const engine = inject('engine')
  if (engine === undefined) return openTestStore(options)
  const folder = await mkdtemp(join(tmpdir(), 'duibiao-test-'))
  const database = `test_${process.pid}_${++opened}`
  const store = await openStore({ ...storeOptions(engine), database, ...options })
  return {
    store,
    engine: null,
    folder,
    async close() {
      await store.close()
      const connection = openDatabase(engine)
      await connection.run(`DROP DATABASE ${database} SYNC`)
      await connection.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
