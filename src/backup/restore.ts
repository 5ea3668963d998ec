// A backup is put into an empty folder and an empty database, and is handed over only when everything is as its manifest says.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { Problem } from '../core/problem.ts'
import { isAbsent, makeOwnFolder, OWN_FILE, syncFolder } from '../ingest/whole-file.ts'
import { isNumberedTable, type KeptTableName, type Refill, type RowCounts } from '../store/dump.ts'
import { type MemberIn, readArchive } from './archive.ts'
import { memberPlace } from './kept-files.ts'
import { type BackupHead, HEAD, isHead, isManifest, MANIFEST, readJson } from './manifest.ts'

export interface BackupFile {
  readonly file: string
  readonly passphrase: string | null
}

interface RestoreDeps {
  readonly dataFolder: string
  /** Makes the empty database ready, in the shape that the backup had. */
  readonly refill: (head: BackupHead) => Promise<Refill>
}

export interface Restored {
  readonly head: BackupHead
  readonly rows: RowCounts
  readonly files: number
}

/** Problem `restore-not-empty` when the folder has anything in it. */
export async function refuseFull(dataFolder: string): Promise<void> {
  const names = await readdir(dataFolder).catch((error: unknown) => {
    if (isAbsent(error)) return []
    throw error
  })
  if (names.length > 0) throw new Problem('restore-not-empty', { where: dataFolder })
}

/** The head of a backup. Problems as `readArchive`. */
export async function headOfBackup({ file, passphrase }: BackupFile): Promise<BackupHead> {
  const stream = createReadStream(file)
  await opened(stream, file)
  for await (const { name, content } of readArchive(stream, { file, passphrase })) {
    if (name !== HEAD) break
    return readJson(await wholeOf(content), HEAD, isHead)
  }
  throw new Problem('backup-unknown', { file })
}

const opened = (stream: NodeJS.ReadableStream, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.once('open', () => resolve())
    stream.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Problem('file-unreadable', { path, reason: error.code ?? '' }, { cause: error })),
    )
  })

const wholeOf = (content: AsyncIterable<Buffer>): Promise<Buffer> =>
  buffer(content as AsyncIterable<Uint8Array> as never)

/** The head of each: a full backup, then what came after it. Problems: `backup-out-of-order`, those of `headOfBackup`. */
export async function headsInOrder(backups: readonly BackupFile[]): Promise<readonly BackupHead[]> {
  const heads: BackupHead[] = []
  for (const backup of backups) {
    const head = await headOfBackup(backup)
    const expected = head.after ?? '—'
    const found = heads.at(-1)?.id ?? '—'
    if (expected !== found) throw new Problem('backup-out-of-order', { file: backup.file, expected, found })
    heads.push(head)
  }
  return heads
}

/**
 * Puts a full backup and its increments back, whose heads are in order. The database keeps its mark of being unfinished: whoever called looks at it once more and takes the
 * mark away. Problems: `backup-damaged`, `restore-differs`, those of `readArchive` and of `refill`.
 */
export async function restore(
  backups: readonly BackupFile[],
  heads: readonly BackupHead[],
  deps: RestoreDeps,
): Promise<{ readonly restored: Restored; readonly refill: Refill }> {
  const last = heads.at(-1)
  if (!last) throw new Problem('backup-unknown', { file: '' })
  const refill = await deps.refill(last)
  try {
    const expected = new Map<KeptTableName, number>()
    let files = 0
    for (const [index, backup] of backups.entries()) {
      // Tables without numbers stand whole in every backup: only the last one counts.
      const isWanted = (table: KeptTableName): boolean =>
        index === backups.length - 1 || isNumberedTable(table)
      const done = await putBack(backup, heads[index] ?? last, { ...deps, refill, isWanted })
      for (const [name, count] of Object.entries(done.rows)) {
        const table = name as KeptTableName
        if (isWanted(table)) expected.set(table, (expected.get(table) ?? 0) + count)
      }
      files += done.files
    }
    const rows = await refill.counts()
    for (const [what, count] of expected) {
      const found = rows[what] ?? 0
      if (found !== count) throw new Problem('restore-differs', { what, expected: count, found })
    }
    return { restored: { head: last, rows, files }, refill }
  } catch (error) {
    await refill.close()
    throw error
  }
}

async function putBack(
  { file, passphrase }: BackupFile,
  head: BackupHead,
  {
    dataFolder,
    refill,
    isWanted,
  }: {
    readonly dataFolder: string
    readonly refill: Refill
    readonly isWanted: (table: KeptTableName) => boolean
  },
): Promise<{ readonly rows: RowCounts; readonly files: number }> {
  const seen = new Map<string, { readonly bytes: number; readonly sha256: string }>()
  for await (const entry of readArchive(createReadStream(file), { file, passphrase })) {
    const { name, content } = entry
    if (name === HEAD) {
      await wholeOf(content)
      continue
    }
    if (name === MANIFEST) {
      const manifest = readJson(await wholeOf(content), MANIFEST, isManifest)
      if (manifest.id !== head.id) throw new Problem('backup-damaged', { member: MANIFEST })
      const all = [...manifest.blocks, ...manifest.files]
      for (const { name: member, bytes, sha256 } of all) {
        const found = seen.get(member)
        if (found?.bytes !== bytes || found.sha256 !== sha256) throw new Problem('backup-damaged', { member })
      }
      if (all.length !== seen.size) throw new Problem('backup-damaged', { member: MANIFEST })
      return { rows: manifest.rows, files: manifest.files.length }
    }
    const table = /^tables\/(\w+)\/\d{6}\.native$/.exec(name)?.[1] as KeptTableName | undefined
    if (table !== undefined) {
      const block = await wholeOf(content)
      seen.set(name, { bytes: block.byteLength, sha256: createHash('sha256').update(block).digest('hex') })
      if (isWanted(table)) {
        await refill.put(table, block).catch((cause: unknown) => {
          // The database could not read the block: it is the file that is damaged, not what is stored.
          const isOurs = cause instanceof Problem && cause.code !== 'store-damaged'
          throw isOurs ? cause : new Problem('backup-damaged', { member: name }, { cause })
        })
      }
    } else seen.set(name, await writeFileOf(entry, memberPlace(dataFolder, name)))
  }
  throw new Problem('backup-damaged', { member: MANIFEST })
}

async function writeFileOf(
  { content }: MemberIn,
  path: string,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  await makeOwnFolder(dirname(path))
  const hash = createHash('sha256')
  const file = await open(path, 'w', OWN_FILE)
  let bytes = 0
  try {
    for await (const part of content) {
      hash.update(part)
      bytes += part.byteLength
      await file.writeFile(part)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  await syncFolder(dirname(path))
  return { bytes, sha256: hash.digest('hex') }
}
