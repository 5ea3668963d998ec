// What a page says of a whole draft, beside its cells: counts, statuses, doubts with their reasons, or why it cannot be stored.
import { type Text, text } from '../core/text.ts'
import type { DraftOutcome } from '../desk/draft-outcome.ts'
import type { Draft } from '../desk/drafts.ts'
import type { DraftSummary } from '../web/index.ts'

const SENT_BEFORE = text(
  '同一文件已经入库，下面是当时的回执。',
  'The same file is in already; below is its receipt of then.',
)

/** `failure`: why the last attempt to confirm did not work. */
export function draftSummary(
  draft: Draft,
  { receipt, problem, byCell, cells }: DraftOutcome,
  names: ReadonlyMap<string, string>,
  failure: Text | null = null,
): DraftSummary {
  const { all = '', each = {} } = draft.reasons ?? {}
  return {
    draft: draft.id,
    filename: draft.filename,
    at: draft.at,
    total: cells.length,
    refusal: problem && {
      code: problem.code,
      detail: problem.detail,
      fix: problem.fix,
      faults: byCell ? [] : problem.faults,
    },
    rows: receipt?.rows ?? null,
    changes: receipt?.statusChanges ?? [],
    ...(receipt?.reading && { reading: receipt.reading }),
    ...(receipt?.conversions && { conversions: receipt.conversions }),
    doubts: (receipt?.warnings ?? []).map(({ id, cell, detail, fix, reason, indicator }) => ({
      id,
      cell,
      detail,
      fix,
      name: names.get(indicator) ?? indicator,
      reason: reason ?? (each[id] || all || null),
      own: each[id] ?? '',
    })),
    reasonForAll: all,
    edits: draft.edits ?? [],
    // The same bytes stand already: what is shown is the receipt of then.
    failure: failure ?? (receipt?.dryRun === false ? SENT_BEFORE : null),
  }
}
