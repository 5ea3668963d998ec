// The register of people, kept in step with the ledger of deeds; every change is a deed first and counts because of it.
import type { DeedDraft } from '../core/deed.ts'
import type { Log } from '../core/log.ts'
import { Queue } from '../core/queue.ts'
import type { Store } from '../store/store.ts'
import { PeopleLedger, type PeopleState } from './state.ts'

export interface Register {
  /** What was known last. */
  readonly state: PeopleState
  /** What is known now: at most a second old when another service writes too. */
  fresh(): Promise<PeopleState>
  /**
   * Decides on the newest state and writes the deed; decides again when somebody else wrote meanwhile. null: nothing to
   * do. What `decide` throws comes out, and nothing was changed then.
   */
  change(decide: (state: PeopleState) => DeedDraft | null): Promise<void>
  /** Called after each change that came to be known; the answer stops it. */
  onChange(listener: () => void): () => void
}

const PAGE = 10_000
const FRESH_MS = 1_000

export async function openRegister(store: Pick<Store, 'deeds'>, log: Log): Promise<Register> {
  const ledger = new PeopleLedger()
  const listeners = new Set<() => void>()
  let readAt = 0
  const queue = new Queue()

  const tell = (): void => {
    for (const listener of listeners) listener()
  }

  async function read(): Promise<void> {
    const before = ledger.seq
    for (;;) {
      const deeds = await store.deeds.since(ledger.seq, PAGE)
      for (const deed of deeds) ledger.take(deed)
      if (deeds.length < PAGE) break
    }
    readAt = performance.now()
    if (ledger.seq !== before) tell()
  }

  await read()
  return {
    state: ledger,
    async fresh() {
      if (performance.now() - readAt < FRESH_MS) return ledger
      await queue.take(async () => {
        if (performance.now() - readAt < FRESH_MS) return
        // Without the database walls are still served from memory, and so are those who look at them.
        await read().catch((error: unknown) => log.warn({ err: error }, 'the register of people may be old'))
        readAt = performance.now()
      })
      return ledger
    },
    change: (decide) =>
      queue.take(async () => {
        for (;;) {
          await read()
          const draft = decide(ledger)
          if (draft === null) return
          const deed = await store.deeds.appendAfter(ledger.seq, draft)
          if (!deed) continue
          ledger.take(deed)
          tell()
          return
        }
      }),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
