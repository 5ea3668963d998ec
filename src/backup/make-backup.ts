// One backup: the ledger's end is read, then everything up to it goes into one stream, with a manifest at its end.
import { randomUUID } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { isAbsent } from '../ingest/whole-file.ts'
import type { KeptTableName, RowCounts } from '../store/dump.ts'
import type { Store } from '../store/store.ts'
import { type ArchiveWriter, type Member, writeArchive } from './archive.ts'
import { keptFiles } from './kept-files.ts'
import { type BackupEnd, type BackupHead, FORMAT, HEAD, MANIFEST, type Manifest } from './manifest.ts'

export interface BackupDeps {
  readonly store: Pick<Store, 'dump'>
  readonly dataFolder: string
  readonly release: string
}

const READ_BYTES = 1024 * 1024

/**
 * The bytes of a backup as they are made; `after`: only what came since that one ended. A failure on the way ends the stream with it: what
 * was read until then has no manifest, and is taken for none.
 */
export async function makeBackup(
  { store, dataFolder, release }: BackupDeps,
  after: BackupEnd | null,
): Promise<{ readonly head: BackupHead; readonly stream: Readable }> {
  const files = await keptFiles(dataFolder)
  const dump = await store.dump()
  const head: BackupHead = {
    format: FORMAT,
    id: randomUUID(),
    after: after?.id ?? null,
    release,
    madeAt: dump.point.at,
    point: dump.point,
    shape: dump.shape,
    files: files.byHash,
  }
  const { writer, stream } = writeArchive()
  const write = async (): Promise<void> => {
    const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value, null, 1))
    await writer.add(HEAD, json(head))
    const since = after?.point ?? null
    const counts = await dump.counts(since)
    const blocks: Member[] = []
    for await (const { table, bytes } of dump.blocks(since, counts)) {
      const number = String(blocks.length + 1).padStart(6, '0')
      blocks.push(await writer.add(`tables/${table}/${number}.native`, bytes))
    }
    const rows = unmoved(counts, await dump.counts(since))
    const kept: Member[] = []
    const known = new Set(after?.files ?? [])
    for (const path of [...files.byHash.filter((one) => !known.has(one)), ...files.others]) {
      const member = await addFile(writer, path, join(dataFolder, path))
      if (member) kept.push(member)
    }
    for (const [path, bytes] of files.states) kept.push(await writer.add(path, bytes))
    const manifest: Manifest = { id: head.id, rows, blocks, files: kept }
    await writer.add(MANIFEST, json(manifest))
    writer.finish()
  }
  void write().catch((error: unknown) =>
    writer.fail(error instanceof Error ? error : new Error(String(error))),
  )
  return { head, stream }
}

/** What was the same before and after: so many rows were read. */
const unmoved = (before: RowCounts, after: RowCounts): RowCounts =>
  Object.fromEntries(
    Object.entries(before).filter(([table, count]) => after[table as KeptTableName] === count),
  )

/** null: cleared away meanwhile, as drafts are. */
async function addFile(writer: ArchiveWriter, name: string, path: string): Promise<Member | null> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (isAbsent(error)) return null
    throw error
  })
  if (file === null) return null
  try {
    const { size } = await file.stat()
    return await writer.addStream(
      name,
      size,
      file.createReadStream({ autoClose: false, highWaterMark: READ_BYTES }),
    )
  } finally {
    await file.close()
  }
}
