// Whether any figure that counts is made up: then the pages that are about them say so.
import { isDemo } from '../core/observation.ts'
import type { Pictures } from '../live/pictures.ts'

/** Of every plan, as known now. */
export async function holdsDemo(pictures: Pick<Pictures, 'of' | 'plans'>): Promise<boolean> {
  for (const { plan } of await pictures.plans(null)) {
    const picture = await pictures.of({ plan: plan.id, asOf: null, knownAt: null })
    if (picture?.figures.some(isDemo)) return true
  }
  return false
}
