// Whether everything that is kept is whole: the chain of deeds, every figure against its ledger, every file against its hash.
import type { Instant } from '../core/period.ts'
import { checkOriginals, type OriginalLoss } from '../ingest/originals.ts'
import type { Store, StoreCheck } from '../store/store.ts'

interface WholeStore {
  readonly chain: Awaited<ReturnType<Store['deeds']['verify']>>
  readonly figures: StoreCheck
  readonly originals: readonly OriginalLoss[]
}

/** Reads all of it once. */
export async function lookThrough(store: Store, dataFolder: string, now: Instant): Promise<WholeStore> {
  return {
    chain: await store.deeds.verify(now),
    figures: await store.check(),
    originals: await checkOriginals(store, dataFolder),
  }
}
