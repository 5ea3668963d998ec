// The bytes of an upload on disk: first under a name of their own, then by their hash, safe against a crash.
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, readdir, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { Problem } from '../core/problem.ts'
import { type Encoding, watchEncoding } from './encoding.ts'
import { hashOfFile, isAbsent, makeOwnFolder, OWN_FILE, syncFolder } from './whole-file.ts'

const UNFINISHED = 'incoming'
const READ_BYTES = 256 * 1024

export interface Spooled {
  readonly sha256: string
  readonly bytes: number
  readonly encoding: Encoding
  readonly head: Uint8Array
  /** The bytes again, from the beginning. */
  read(): AsyncIterable<Uint8Array>
  /** Gives the file its lasting name, on disk for good before this returns. */
  keep(): Promise<void>
  /** Takes back what `keep` did, unless the file was there before. */
  release(): Promise<void>
  /** Removes what is left of the unfinished file; harmless after `keep`. */
  discard(): Promise<void>
}

/** Where the bytes of a hash are kept. */
export const keptPath = (folder: string, sha256: string): string => join(folder, sha256.slice(0, 2), sha256)

/** Writes the body to disk while hashing, counting and looking at its encoding. Beyond `limit` bytes `tooLarge`, else the problem `figures-too-large`. */
export async function spool(
  folder: string,
  body: Readable,
  limit: number,
  tooLarge: () => Problem = () => new Problem('figures-too-large', { limit }),
): Promise<Spooled> {
  // A sender may go away before the loop below listens; the loop meets the failure, nobody else must.
  body.on('error', () => {})
  const waiting = join(folder, UNFINISHED)
  await makeOwnFolder(waiting)
  const path = join(waiting, randomUUID())
  const hash = createHash('sha256')
  const watch = watchEncoding()
  let bytes = 0
  const file = await open(path, 'wx', OWN_FILE)
  try {
    for await (const chunk of body) {
      const part: Uint8Array = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      bytes += part.length
      if (bytes > limit) throw tooLarge()
      hash.update(part)
      watch.see(part)
      await writeAll(file, part)
    }
    await file.sync()
  } catch (error) {
    await file.close()
    await removeIfThere(path)
    throw error
  }
  await file.close()
  const sha256 = hash.digest('hex')
  const lasting = keptPath(folder, sha256)
  let placed = false
  return {
    sha256,
    bytes,
    encoding: watch.encoding(),
    head: watch.head(),
    read: () => createReadStream(path, { highWaterMark: READ_BYTES }),
    async keep() {
      const known = await sizeOf(lasting)
      if (known === bytes && (await hashOfFile(lasting)) === sha256) return
      await makeOwnFolder(dirname(lasting))
      await rename(path, lasting)
      placed = known === null
      await syncFolder(dirname(lasting))
      await syncFolder(folder)
    },
    async release() {
      if (placed) await removeIfThere(lasting)
    },
    discard: () => removeIfThere(path),
  }
}

/** Removes what a crash left of uploads that never ended. Call once, before the first upload. */
export async function clearUnfinished(folder: string): Promise<void> {
  const waiting = join(folder, UNFINISHED)
  await makeOwnFolder(waiting)
  for (const name of await readdir(waiting)) await removeIfThere(join(waiting, name))
}

async function writeAll(file: FileHandle, part: Uint8Array): Promise<void> {
  for (let from = 0; from < part.length; ) {
    const { bytesWritten } = await file.write(part, from)
    from += bytesWritten
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (isAbsent(error)) return null
    throw error
  }
}

async function removeIfThere(path: string): Promise<void> {
  try {
    await unlink(path)
  } catch (error) {
    if (!isAbsent(error)) throw error
  }
}
