// What a sender says of a whole file: the same bytes with other words are other figures.
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

/** Raises `figures-sent-otherwise` when the same bytes stand with other words. */
export function refuseOtherwise({ id, receipt }: UploadRecord, now: SentFor): void {
  const then = receipt.sentFor ?? now
  const words = ['plan', 'region', 'source', 'knownAt'] as const
  if (words.some((word) => then[word] !== now[word]))
    throw new Problem('figures-sent-otherwise', { upload: id })
}
