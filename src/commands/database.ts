// Where the database of a command is: the configured server, or the embedded engine, which nobody else may have open.
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { silentLog } from '../core/log.ts'
import { startEngine } from '../engine/supervisor.ts'

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
