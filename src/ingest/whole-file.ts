// Files that stand whole or not at all, on disk for good, for the service's own user only; and what to do with one that cannot be read.
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, lstat, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Nobody but the service's user. */
export const OWN_FILE = 0o600
const OWN_FOLDER = 0o700

/** Beside the folders of `uploads`: what could not be read there, for a person to look at. */
const SET_ASIDE = 'set-aside'

export async function makeOwnFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: OWN_FOLDER })
}

/** The earlier content stays until the new one is on disk: whatever dies when, the file is one of the two. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await makeOwnFolder(dirname(path))
  const fresh = `${path}.${randomUUID()}.new`
  try {
    await writeFile(fresh, content, { mode: OWN_FILE, flush: true })
    await rename(fresh, path)
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => {})
    throw error
  }
  await syncFolder(dirname(path))
}

/** A new name is lasting only when its folder is on disk too. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/**
 * What a JSON file holds; null when it is not there, and when it is none of this shape: then it is set aside with what
 * belongs to it, and the others can be read.
 */
export async function readKept<Kept>(
  path: string,
  isKept: (value: unknown) => value is Kept,
  belongings: readonly string[] = [],
): Promise<Kept | null> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'))
    if (isKept(value)) return value
  } catch (error) {
    if (isAbsent(error)) return null
    if (!(error instanceof SyntaxError) && !isUnreadable(error)) throw error
  }
  for (const one of [path, ...belongings]) await setAside(one)
  return null
}

/** Moves it out of the way under a name that says where it lay; harmless when it is gone. */
export async function setAside(path: string): Promise<void> {
  const folder = join(dirname(dirname(path)), SET_ASIDE)
  await makeOwnFolder(folder)
  await rename(path, join(folder, `${basename(dirname(path))}-${basename(path)}`)).catch((error: unknown) => {
    if (!isAbsent(error)) throw error
  })
}

/** SHA-256 of a file; null when it is not there. */
export async function hashOfFile(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const part of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(part)
  } catch (error) {
    if (isAbsent(error)) return null
    throw error
  }
  return hash.digest('hex')
}

/**
 * Takes a folder that an earlier release left open to others, and all below it, back for its user. One that is closed
 * already is not looked through: nobody else can have come in.
 */
export async function closeToOthers(path: string): Promise<void> {
  const found = await lstat(path).catch(() => null)
  if (!found?.isDirectory() || (found.mode & 0o077) === 0) return
  for (const entry of await readdir(path, { withFileTypes: true, recursive: true })) {
    if (entry.isDirectory()) await chmod(join(entry.parentPath, entry.name), OWN_FOLDER)
    else if (entry.isFile()) await chmod(join(entry.parentPath, entry.name), OWN_FILE).catch(ignoreAbsent)
  }
  // Last: a death on the way leaves it to be done again.
  await chmod(path, OWN_FOLDER)
}

/** The engine clears away files of its own meanwhile. */
const ignoreAbsent = (error: unknown): void => {
  if (!isAbsent(error)) throw error
}

export const isAbsent = (error: unknown): boolean => codeOfFailure(error) === 'ENOENT'

/** The disk or a folder in its place, not the room on it. */
const isUnreadable = (error: unknown): boolean => ['EIO', 'EISDIR', 'EACCES'].includes(codeOfFailure(error))

const codeOfFailure = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''
