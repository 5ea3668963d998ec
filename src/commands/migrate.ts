// `duibiao migrate`: brings the database to the shape that this program needs, or says what that would take.
import { join } from 'node:path'
import { type Config, readConfig } from '../config.ts'
import { silentLog } from '../core/log.ts'
import type { Language } from '../core/text.ts'
import { startEngine } from '../engine/supervisor.ts'
import { migrateStore } from '../store/open-store.ts'
import { print } from './output.ts'

export async function migrateDatabase(dryRun: boolean, lang: Language): Promise<boolean> {
  const config = readConfig()
  const { address, close } = await addressOf(config)
  try {
    const { applied, pending } = await migrateStore({ ...address, dryRun })
    const zh = lang === 'zh'
    for (const file of applied) print(`${zh ? '已有' : 'present'}  ${file}`)
    const word = dryRun ? (zh ? '待做' : 'pending') : zh ? '完成' : 'applied'
    for (const file of pending) print(`${word}  ${file}`)
    if (pending.length === 0) print(zh ? '没有待做的迁移。' : 'Nothing to do.')
    return true
  } finally {
    await close()
  }
}

async function addressOf({ database, dataFolder }: Config) {
  if (database) return { address: database, close: async () => {} }
  const engine = await startEngine({ folder: join(dataFolder, 'engine'), log: silentLog })
  const { url, username, password } = engine
  return { address: { url, username, password, database: 'duibiao' }, close: () => engine.stop() }
}
