// The last outcomes of drafts, kept while nothing changes, and how far those under way are.
import { Problem } from '../core/problem.ts'
import { type IngestDeps, NOT_STARTED, type Progress } from '../ingest/upload.ts'
import { type DraftOutcome, type DraftSender, tryDraft } from './draft-outcome.ts'
import type { Draft } from './drafts.ts'

export type { Progress } from '../ingest/upload.ts'

export interface KnownOutcome extends DraftOutcome {
  /** Another one means that something may look different. */
  readonly version: string
}

export interface Outcomes {
  /** Tried at most once for the same words. Problems: `draft-changed`, `draft-unknown` when that happened meanwhile. */
  of(draft: Draft, bytes: Buffer, sender: DraftSender): Promise<KnownOutcome>
  /** null: nobody looks at this draft now and nobody did lately. */
  progress(id: string): Progress | null
  /** The draft is gone: what is under way for it stops. */
  drop(id: string): void
  /** Figures changed: whatever was found out may be wrong. */
  forgetAll(): void
}

const KEPT = 4
/** Another service on the same store may change figures unheard. */
const KEPT_MS = 60_000

interface Entry {
  readonly key: string
  readonly outcome: Promise<KnownOutcome>
  readonly stop: AbortController
  readonly made: number
  progress: Progress
}

export function keepOutcomes(ingest: IngestDeps): Outcomes {
  const entries = new Map<string, Entry>()
  let count = 0

  function start(draft: Draft, bytes: Buffer, sender: DraftSender, key: string): Entry {
    const stop = new AbortController()
    const version = `${draft.id.slice(0, 8)}-${++count}`
    const watch = {
      signal: stop.signal,
      progress: (change: Partial<Progress>): void => {
        entry.progress = { ...entry.progress, ...change }
      },
    }
    const outcome = tryDraft({ ingest, draft, bytes, sender, watch }).then((found) => {
      watch.progress({ stage: 'done' })
      return { ...found, version }
    })
    const entry: Entry = { key, outcome, stop, made: performance.now(), progress: NOT_STARTED }
    outcome.catch(() => {
      if (entries.get(draft.id) === entry) entries.delete(draft.id)
    })
    return entry
  }

  return {
    of(draft, bytes, sender) {
      const { mapping, plan, edits } = draft
      const key = JSON.stringify([mapping, plan, edits ?? [], sender.clearance])
      const known = entries.get(draft.id)
      entries.delete(draft.id)
      const isFresh = known?.key === key && performance.now() - known.made < KEPT_MS
      if (known && !isFresh) known.stop.abort(new Problem('draft-changed'))
      const entry = known && isFresh ? known : start(draft, bytes, sender, key)
      entries.set(draft.id, entry)
      for (const oldest of entries.keys()) {
        if (entries.size <= KEPT) break
        entries.delete(oldest)
      }
      return entry.outcome
    },
    progress: (id) => entries.get(id)?.progress ?? null,
    drop(id) {
      entries.get(id)?.stop.abort(new Problem('draft-unknown'))
      entries.delete(id)
    },
    forgetAll: () => entries.clear(),
  }
}
