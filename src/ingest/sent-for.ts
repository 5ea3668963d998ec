// What a sender says of a whole file: the same bytes with other words are other figures.
import { sameEdits } from '../core/cell-edit.ts'
import { Problem } from '../core/problem.ts'
import type { SentFor } from '../core/receipt.ts'
import type { UploadRecord } from '../store/store.ts'
import type { UploadRequest } from './upload.ts'

export const sentForOf = ({ plan, region, source, knownAt }: UploadRequest): SentFor => ({
  plan,
  region,
  source,
  knownAt,
})

/** Raises `figures-sent-otherwise` when the same bytes stand with other words or other cells put right. */
export function refuseOtherwise({ id, receipt }: UploadRecord, request: UploadRequest): void {
  const now = sentForOf(request)
  const then = receipt.sentFor ?? now
  const words = ['plan', 'region', 'source', 'knownAt'] as const
  const isSame = sameEdits(receipt.edits ?? [], request.edits ?? [])
  if (!isSame || words.some((word) => then[word] !== now[word]))
    throw new Problem('figures-sent-otherwise', { upload: id })
}
