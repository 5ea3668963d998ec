// `duibiao migrate`: brings the database to the shape that this program needs, or says what that would take.
import { readConfig } from '../config.ts'
import type { Language } from '../core/text.ts'
import { migrateStore } from '../store/open-store.ts'
import { print } from './output.ts'
import { databaseOf } from './with-store.ts'

export async function migrateDatabase(dryRun: boolean, lang: Language): Promise<boolean> {
  const config = readConfig()
  const { address, close } = await databaseOf(config)
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
