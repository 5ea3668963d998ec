// `duibiao backup`, `backup check` and `restore`: a copy of everything in one file, and everything back from it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeBackup } from '../backup/make-backup.ts'
import type { BackupEnd } from '../backup/manifest.ts'
import { passphraseOf } from '../backup/passphrase.ts'
import {
  type BackupFile,
  headOfBackup,
  headsInOrder,
  type Restored,
  refuseFull,
  restore,
} from '../backup/restore.ts'
import { refuseExisting, writeBackupFile } from '../backup/write-file.ts'
import { RELEASE, readConfig } from '../config.ts'
import { doerOf } from '../core/deed.ts'
import { silentLog } from '../core/log.ts'
import { Problem } from '../core/problem.ts'
import type { Language } from '../core/text.ts'
import { parsePlan } from '../plans/parse-plan.ts'
import { openRefill } from '../store/dump.ts'
import { openStore } from '../store/open-store.ts'
import { type ServiceAddress, streamedAnswer } from './ask-service.ts'
import { print } from './output.ts'
import { lookThrough } from './whole-store.ts'
import { databaseOf, withStore } from './with-store.ts'

interface BackupWords {
  readonly passphraseFile: string | null
  /** A backup from which this one goes on; null: a full one. */
  readonly after: string | null
  readonly lang: Language
}

const secretOf = (file: string | null): Promise<string | null> =>
  file === null ? Promise.resolve(null) : passphraseOf(file)

/** Of the running service when it holds the folder, else of the store itself. */
export async function backUp(
  file: string,
  { passphraseFile, after, lang }: BackupWords,
  service: () => Promise<ServiceAddress>,
): Promise<boolean> {
  await refuseExisting(file)
  const passphrase = await secretOf(passphraseFile)
  const before = after === null ? null : await headOfBackup({ file: after, passphrase })
  const end: BackupEnd | null = before && { id: before.id, point: before.point, files: before.files }
  const bytes = await ofStore(file, end, passphrase).catch(async (error: unknown) => {
    if (!(error instanceof Problem && error.code === 'store-folder-locked')) throw error
    const sent = { type: 'application/json', content: JSON.stringify({ after: end }) }
    const stream = await streamedAnswer(await service(), { method: 'POST', path: '/api/v1/backups', sent })
    return stream && writeBackupFile(file, stream, passphrase)
  })
  if (bytes === null) return false
  // What was written is read again: a service that died on the way leaves no whole gzip.
  const { id, point } = await headOfBackup({ file, passphrase })
  print(
    lang === 'zh'
      ? `备份 ${id} 已写入 ${file}（${bytes} 字节），到操作账第 ${point.heads.deeds ?? 0} 条为止。核对：duibiao backup check ${file}`
      : `Backup ${id} is in ${file} (${bytes} bytes), up to entry ${point.heads.deeds ?? 0} of the ledger of deeds. To check it: duibiao backup check ${file}`,
  )
  return true
}

const ofStore = (file: string, after: BackupEnd | null, passphrase: string | null): Promise<number> =>
  withStore(async (store) => {
    const deps = { store, dataFolder: readConfig().dataFolder, release: RELEASE }
    const { head, stream } = await makeBackup(deps, after)
    const bytes = await writeBackupFile(file, stream, passphrase)
    await store.deeds.append({
      at: new Date().toISOString(),
      by: doerOf('duibiao backup', 'command'),
      kind: 'backup-made',
      subject: head.id,
      before: null,
      after: { at: head.point.at, after: head.after },
    })
    return bytes
  })

interface RestoreWords {
  readonly passphraseFile: string | null
  readonly lang: Language
}

/** Into the folder and the database of the settings, both empty; a full backup first, then its increments. */
export async function restoreFrom(
  files: readonly string[],
  { passphraseFile, lang }: RestoreWords,
): Promise<boolean> {
  const config = readConfig()
  await refuseFull(config.dataFolder)
  const done = await restoreInto(await filesOf(files, passphraseFile), config)
  print(told(done, config.dataFolder, lang))
  return true
}

/** Restores into a folder of its own, looks whether everything fits, and throws it away again. */
export async function checkBackup(
  files: readonly string[],
  { passphraseFile, lang }: RestoreWords,
): Promise<boolean> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'duibiao-backup-check-'))
  try {
    const done = await restoreInto(await filesOf(files, passphraseFile), { dataFolder, database: null })
    print(told(done, null, lang))
    return true
  } finally {
    await rm(dataFolder, { recursive: true, force: true })
  }
}

async function filesOf(files: readonly string[], passphraseFile: string | null): Promise<BackupFile[]> {
  const passphrase = await secretOf(passphraseFile)
  return files.map((file) => ({ file, passphrase }))
}

async function restoreInto(
  backups: readonly BackupFile[],
  place: Parameters<typeof databaseOf>[0],
): Promise<Restored> {
  // Before an engine is started for it.
  const heads = await headsInOrder(backups)
  const { address, close } = await databaseOf(place)
  const now = () => new Date().toISOString()
  try {
    const { restored, refill } = await restore(backups, heads, {
      dataFolder: place.dataFolder,
      refill: ({ shape }) => openRefill({ ...address, now: now() }, shape),
    })
    try {
      // Migrations of later releases, and what is made anew of what was kept.
      const store = await openStore({ ...address, parsePlan, log: silentLog, unfinished: true })
      try {
        const { chain, figures, originals } = await lookThrough(store, place.dataFolder, now())
        const { heads, deedHash } = restored.head.point
        const differs = (what: string, expected: string | number, found: string | number): Problem =>
          new Problem('restore-differs', { what, expected, found })
        if (chain.fault) throw differs(`deed ${chain.fault.seq}`, chain.fault.expected, chain.fault.found)
        const [last] = await store.deeds.since((heads.deeds ?? 0) - 1, 1)
        if (heads.deeds && last?.hash !== deedHash) throw differs('deeds', deedHash, last?.hash ?? '')
        const [difference] = chain.differences
        if (difference) throw differs(difference.subject, difference.what, '')
        const [loss] = figures.losses
        if (loss) throw differs(`${loss.upload}: ${loss.what}`, loss.expected, loss.found)
        const [original] = originals
        if (original) throw differs(`${original.upload}: ${original.what}`, original.expected, original.found)
      } finally {
        await store.close()
      }
      await refill.finish()
      return restored
    } finally {
      await refill.close()
    }
  } finally {
    await close()
  }
}

function told({ head, rows, files }: Restored, folder: string | null, lang: Language): string {
  const figures = rows.observations ?? 0
  const deeds = head.point.heads.deeds ?? 0
  if (lang === 'zh') {
    const what = `备份 ${head.id}（${head.madeAt}，版本 ${head.release}）：${figures} 个数据、${deeds} 条操作账、${files} 个文件，哈希链、数据和文件全部吻合`
    return folder === null ? `${what}。` : `${what}，已恢复到 ${folder}。`
  }
  const what = `Backup ${head.id} (${head.madeAt}, release ${head.release}): ${figures} figures, ${deeds} deeds, ${files} files; chain, figures and files all fit`
  return folder === null ? `${what}.` : `${what}. Restored into ${folder}.`
}
