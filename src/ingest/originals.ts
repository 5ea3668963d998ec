// Whether the bytes of every upload still lie in the folder as they came.
import type { Store } from '../store/store.ts'
import { keptPath } from './spool.ts'
import { hashOfFile } from './whole-file.ts'

export interface OriginalLoss {
  readonly upload: string
  readonly what: 'file-missing' | 'file-changed'
  /** SHA-256 that the ledger names. */
  readonly expected: string
  /** SHA-256 of what lies there; empty: nothing does. */
  readonly found: string
}

/** Reads every file once. In the order in which they were committed; one that cannot be read counts as changed. */
export async function checkOriginals(
  store: Pick<Store, 'originals'>,
  folder: string,
): Promise<readonly OriginalLoss[]> {
  const losses: OriginalLoss[] = []
  const seen = new Map<string, string | null>()
  for (const { upload, sha256 } of await store.originals()) {
    const known = seen.get(sha256)
    const found = known === undefined ? await hashOfFile(keptPath(folder, sha256)).catch(() => '?') : known
    seen.set(sha256, found)
    if (found === sha256) continue
    const what = found === null ? 'file-missing' : 'file-changed'
    losses.push({ upload, what, expected: sha256, found: found ?? '' })
  }
  return losses
}
