// Whether the bytes of every upload, and of every piece of evidence, still lie in their folder as they came.
import { join } from 'node:path'
import type { Store } from '../store/store.ts'
import { keptPath } from './spool.ts'
import { hashOfFile } from './whole-file.ts'

export interface OriginalLoss {
  /** Its id. */
  readonly upload: string
  /** Absent: an upload of figures. */
  readonly of?: 'evidence'
  readonly what: 'file-missing' | 'file-changed'
  /** SHA-256 that the ledger names. */
  readonly expected: string
  /** SHA-256 of what lies there; empty: nothing does. */
  readonly found: string
}

/** More than these are told by their number: probably the folder is another one. */
const TOLD_ONE_BY_ONE = 5

/** Those that are told one by one, and how many more are gone: a service with a folder of its own misses what others took in. */
export function toldLosses(losses: readonly OriginalLoss[]): {
  readonly each: readonly OriginalLoss[]
  readonly missing: number
} {
  const isMissing = ({ of, what }: OriginalLoss): boolean => of !== 'evidence' && what === 'file-missing'
  const missing = losses.filter(isMissing).length
  if (missing <= TOLD_ONE_BY_ONE) return { each: losses, missing: 0 }
  return { each: losses.filter((loss) => !isMissing(loss)), missing }
}

/** Reads every file once. In the order in which they were committed; one that cannot be read counts as changed. */
export async function checkOriginals(
  store: Pick<Store, 'originals' | 'evidence'>,
  dataFolder: string,
): Promise<readonly OriginalLoss[]> {
  const evidence = (await store.evidence.kept()).map(({ id, sha256 }) => ({ upload: id, sha256 }))
  const shown = await lossesIn(evidence, join(dataFolder, 'evidence'))
  return [
    ...(await lossesIn(await store.originals(), join(dataFolder, 'uploads'))),
    ...shown.map((loss) => ({ ...loss, of: 'evidence' as const })),
  ]
}

async function lossesIn(
  kept: readonly { readonly upload: string; readonly sha256: string }[],
  folder: string,
): Promise<OriginalLoss[]> {
  const losses: OriginalLoss[] = []
  const seen = new Map<string, string | null>()
  for (const { upload, sha256 } of kept) {
    const known = seen.get(sha256)
    const found = known === undefined ? await hashOfFile(keptPath(folder, sha256)).catch(() => '?') : known
    seen.set(sha256, found)
    if (found === sha256) continue
    const what = found === null ? 'file-missing' : 'file-changed'
    losses.push({ upload, what, expected: sha256, found: found ?? '' })
  }
  return losses
}
