// What of unreleased figures whoever asks may see, and the ledger's entries as those see it who may not.
import type { FastifyRequest } from 'fastify'
import { type Clearance, clearanceOf, type Released, releasedTo } from '../core/clearance.ts'
import type { Deed } from '../core/deed.ts'
import type { Instant } from '../core/period.ts'
import type { Store } from '../store/store.ts'

type Asking = Pick<FastifyRequest, 'person'>

export const clearanceOfRequest = ({ person }: Asking): Clearance => clearanceOf(person)

export const releasedToRequest = (request: Asking, now: Instant): Released =>
  releasedTo(clearanceOfRequest(request), now)

const OF_UPLOADS = new Set(['upload', 'upload-undone'])

/**
 * Entries of uploads of which anything waits for its release keep their place in the chain and lose their particulars:
 * names of files and reasons quote figures, and the hash of a short file can be found by trying.
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
    OF_UPLOADS.has(deed.kind) && hidden.has(deed.subject)
      ? { ...deed, subject: '', before: null, after: { waits: '待发布 / not released' } }
      : deed,
  )
}
