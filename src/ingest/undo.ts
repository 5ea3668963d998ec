// Takes an upload back: a new fact in the ledger, never a deletion.
import { type Clearance, releasedTo } from '../core/clearance.ts'
import type { Doer } from '../core/deed.ts'
import { Problem } from '../core/problem.ts'
import type { StatusChange } from '../core/receipt.ts'
import { dayOf } from '../core/zone.ts'
import { changesBetween, statesOf } from './status-changes.ts'
import { turnsOf } from './turns.ts'
import type { IngestDeps } from './upload.ts'

interface UndoRequest {
  readonly id: string
  readonly by: string
  readonly reason: string
  /** For the ledger of deeds; the service itself, under the name `by`, when absent. */
  readonly doer?: Doer
  /** Whose eyes the answer is for; `public` when absent: then what waits for its release is not there. */
  readonly clearance?: Clearance
}

/** What the withdrawal changed. Problems: `upload-unknown`, `upload-undone-before`, `upload-queue-full`. */
export async function undoUpload(
  deps: Pick<IngestDeps, 'store' | 'plans' | 'now' | 'limits'>,
  { id, by, reason, doer, clearance = 'public' }: UndoRequest,
): Promise<{ readonly statusChanges: readonly StatusChange[] }> {
  const { store } = deps
  const turns = turnsOf(store)
  const leave = turns.enter(deps.limits.waiting)
  try {
    return await turns.take(async () => {
      const at = deps.now()
      const released = releasedTo(clearance, at)
      const record = await store.upload(id, released)
      if (!record) throw new Problem('upload-unknown', { upload: id.slice(0, 60) })
      if (record.undone) throw new Problem('upload-undone-before', { upload: id })
      const plans = (await deps.plans()).map((kept) => kept.plan)
      const touched = await store.touchedBy(id)
      const look = () =>
        statesOf(plans, touched, dayOf(at), (filter) => store.observations({ ...filter, released }))
      const before = await look()
      if (!(await store.undo(id, { by, at, ...(doer && { doer }) }, reason)))
        throw new Problem('upload-undone-before', { upload: id })
      return { statusChanges: changesBetween(before, await look()) }
    })
  } finally {
    leave()
  }
}
