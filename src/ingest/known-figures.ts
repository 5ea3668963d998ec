// Fetches what is known of the regions that a file speaks of, so that checks can compare magnitudes.
import type { Released } from '../core/clearance.ts'
import type { Store } from '../store/store.ts'
import { periodsOfInterest } from './status-changes.ts'
import type { Subjects } from './subjects.ts'

/** Each region is fetched once, when the first block that names it comes. */
export function knowRegions(
  store: Pick<Store, 'observations'>,
  subjects: Subjects,
  released: Released,
): (regions: readonly string[]) => Promise<void> {
  const fetched = new Set<string>()
  return async (regions) => {
    for (const code of regions) {
      if (fetched.has(code)) continue
      fetched.add(code)
      const region = subjects.region(code)
      if (!region) continue
      const known = await store.observations({ region: code, released, ...periodsOfInterest(region.plans) })
      for (const { indicator, period, basis, value } of known) {
        const subject = value === null ? null : region.find(indicator, Number(period.slice(0, 4)))
        if (value !== null && subject) subject.history.know(basis, period, value.valueOf())
      }
    }
  }
}
