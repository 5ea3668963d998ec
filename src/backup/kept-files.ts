// Which files of the data folder belong to a backup, and where they go when it is put back.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../core/problem.ts'

/** Named by the hash of what is in them: they never change. */
const BY_HASH = /^(?:uploads|evidence|templates)\/[0-9a-f]{2}\/[0-9a-f]{64}$/
/** What waits, and what is kept under a name of its own. */
const UNDER_NAMES = /^uploads\/(?:review|drafts|notices|set-aside)\/[\w][\w.-]*$/
const STATE = /^uploads\/(?:review|drafts)\/[\w][\w.-]*\.json$/

interface KeptFiles {
  /** Paths below the data folder. */
  readonly byHash: readonly string[]
  readonly others: readonly string[]
  /**
   * Those that change: as they were before the ledger's end was read. So what waits in a backup may have been decided on in its
   * ledger, where deciding again changes nothing, and nothing is decided on whose figures are not there.
   */
  readonly states: ReadonlyMap<string, Buffer>
}

export async function keptFiles(dataFolder: string): Promise<KeptFiles> {
  const found: string[] = []
  for (const top of ['uploads', 'evidence', 'templates']) {
    const entries = await readdir(join(dataFolder, top), { recursive: true, withFileTypes: true }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return []
        throw error
      },
    )
    for (const entry of entries) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
        .slice(dataFolder.length)
        .replaceAll('\\', '/')
        .replace(/^\/+/, '')
      if (isKeptPath(path)) found.push(path)
    }
  }
  found.sort()
  const states = new Map<string, Buffer>()
  for (const path of found.filter((one) => STATE.test(one))) {
    const bytes = await readFile(join(dataFolder, path)).catch(() => null)
    if (bytes !== null) states.set(path, bytes)
  }
  return {
    byHash: found.filter((path) => BY_HASH.test(path)),
    others: found.filter((path) => !BY_HASH.test(path) && !STATE.test(path)),
    states,
  }
}

const isKeptPath = (path: string): boolean => BY_HASH.test(path) || UNDER_NAMES.test(path)

/** Where a member goes. Problem `backup-damaged` for a path that no backup of ours has. */
export function memberPlace(dataFolder: string, path: string): string {
  if (!isKeptPath(path)) throw new Problem('backup-damaged', { member: path })
  return join(dataFolder, path)
}
