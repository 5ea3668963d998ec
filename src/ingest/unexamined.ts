// Figures that are too many to be looked at each beside its series: that they pass all the same needs a reason too.
import { fault, Problem } from '../core/problem.ts'
import type { Receipt } from '../core/receipt.ts'
import type { Comparison } from '../store/store.ts'
import type { FaultList } from './fault-list.ts'
import type { UploadRequest } from './upload.ts'

/** What a reason of its own is given for. */
export const UNEXAMINED = 'unexamined'

/** Raises `figures-refused` when rows are faulty and, but for a dry run, `figures-warned` when no reason is given. */
export function passUnexamined(
  { accept, dryRun, handIn = false }: UploadRequest,
  faults: FaultList,
  { fresh, revised }: Comparison,
  limit: number,
): NonNullable<Receipt['unexamined']> {
  faults.refuse()
  const reason = accept?.each[UNEXAMINED]?.trim() || accept?.all?.trim() || null
  if (reason === null && (!dryRun || handIn)) {
    const open = { ...fault('figures-unexamined', { changed: fresh + revised, limit }), warning: UNEXAMINED }
    throw new Problem('figures-warned', { total: 1, listed: '' }, { faults: [open] })
  }
  return { reason }
}
