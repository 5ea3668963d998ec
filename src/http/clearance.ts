// What of unreleased figures whoever asks may see, and the ledger's entries as those see it who may not.
import type { FastifyRequest } from 'fastify'
import { type Clearance, clearanceOf, isReleased, type Released, releasedTo } from '../core/clearance.ts'
import type { Deed } from '../core/deed.ts'
import type { Instant } from '../core/period.ts'
import type { Store } from '../store/store.ts'

type Asking = Pick<FastifyRequest, 'person'>

export const clearanceOfRequest = ({ person }: Asking): Clearance => clearanceOf(person)

export const releasedToRequest = (request: Asking, now: Instant): Released =>
  releasedTo(clearanceOfRequest(request), now)

const OF_UPLOADS = new Set([
  'upload',
  'upload-undone',
  'review-asked',
  'review-confirmed',
  'review-sent-back',
  'review-withdrawn',
])

/** Kinds of entries that tell of a text, each with the release for which it waits. */
const OF_TEXTS = new Set(['narrative', 'comment'])

/** Whether an entry is of a text that waits: a short text can be found by trying its hash. */
function isHeldText({ kind, after }: Deed, released: Released): boolean {
  if (!OF_TEXTS.has(kind) || after === null || typeof after !== 'object' || !('release' in after))
    return false
  return typeof after.release === 'string' && !isReleased(after.release, released)
}

/**
 * Entries of texts that wait, and of uploads that are not confirmed, or of which anything waits for its release, keep their place in the chain and lose their
 * particulars: names of files and reasons quote figures, and the hash of a short file can be found by trying.
 */
export async function veiled(
  store: Pick<Store, 'upload'>,
  deeds: readonly Deed[],
  released: Released,
): Promise<Deed[]> {
  if (released === 'all') return [...deeds]
  const subjects = [
    ...new Set(deeds.filter(({ kind }) => OF_UPLOADS.has(kind)).map(({ subject }) => subject)),
  ]
  const hidden = new Set<string>()
  for (const subject of subjects) {
    if ((await store.upload(subject, released)) === null) hidden.add(subject)
  }
  return deeds.map((deed) =>
    (OF_UPLOADS.has(deed.kind) && hidden.has(deed.subject)) || isHeldText(deed, released)
      ? {
          ...deed,
          subject: '',
          before: null,
          after: { waits: '待复核或待发布 / not confirmed or not released' },
        }
      : deed,
  )
}
