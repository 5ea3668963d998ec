// A backup as a file: under its own name only when all of it is on the disk.
import { randomUUID } from 'node:crypto'
import { access, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Instant } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import { isAbsent, makeOwnFolder, OWN_FILE, syncFolder } from '../ingest/whole-file.ts'
import { encrypted } from './archive.ts'
import { type BackupDeps, makeBackup } from './make-backup.ts'

const PARTIAL = '.partial'

/** Raises `backup-exists`, and whatever ended the stream: then nothing stands under the name. Answers its bytes. */
export async function writeBackupFile(
  file: string,
  stream: Readable,
  passphrase: string | null,
): Promise<number> {
  await refuseExisting(file)
  const partial = `${file}.${randomUUID()}${PARTIAL}`
  const bytes = passphrase === null ? stream : await encrypted(stream, passphrase)
  let count = 0
  try {
    const handle = await open(partial, 'wx', OWN_FILE)
    try {
      for await (const part of bytes as AsyncIterable<Uint8Array>) {
        count += part.byteLength
        await handle.writeFile(part)
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
    await refuseExisting(file)
    await rename(partial, file)
  } catch (error) {
    stream.destroy()
    await rm(partial, { force: true }).catch(() => {})
    throw error
  }
  await syncFolder(dirname(file))
  return count
}

/** Before anything is read for it. */
export async function refuseExisting(file: string): Promise<void> {
  const isThere = await access(file).then(
    () => true,
    (error: unknown) => {
      if (isAbsent(error)) return false
      throw new Problem('file-unreadable', { path: file, reason: String(error) })
    },
  )
  if (isThere) throw new Problem('backup-exists', { file })
}

interface BackupFolder {
  readonly folder: string
  /** So many stay; older ones go once a newer one is whole. */
  readonly keep: number
  readonly passphrase: () => Promise<string | null>
}

const NAMED = /^duibiao-\d{4}-\d{2}-\d{2}T\d{6}Z\.tar\.gz(?:\.age)?$/

/** One more file in the folder, and no more than are kept. Answers what was done. */
export async function backupIntoFolder(
  deps: BackupDeps,
  { folder, keep, passphrase }: BackupFolder,
): Promise<string> {
  await makeOwnFolder(folder)
  const secret = await passphrase()
  const { head, stream } = await makeBackup(deps, null)
  const name = `duibiao-${compact(head.madeAt)}.tar.gz${secret === null ? '' : '.age'}`
  const bytes = await writeBackupFile(join(folder, name), stream, secret)
  const names = (await readdir(folder)).filter((one) => NAMED.test(one)).sort()
  for (const old of names.slice(0, Math.max(0, names.length - keep))) await rm(join(folder, old))
  // What a death left of one that was being written.
  for (const left of await readdir(folder)) if (left.endsWith(PARTIAL)) await rm(join(folder, left))
  return `${name}, ${bytes} bytes`
}

const compact = (at: Instant): string => at.replace(/:/g, '').replace(/\.\d+Z$/, 'Z')

/** When the latest one was made; null: there is none. */
export async function latestBackupAt(folder: string): Promise<Instant | null> {
  const names = (await readdir(folder).catch(() => [])).filter((one) => NAMED.test(one)).sort()
  const last = names.at(-1)
  return last === undefined ? null : (await stat(join(folder, last))).mtime.toISOString()
}
