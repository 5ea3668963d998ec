// Fetches what is known of the regions that a file speaks of, so that checks can compare magnitudes.
import type { Released } from '../core/clearance.ts'
import type { Store } from '../store/store.ts'
import { regionRanges } from './region-ranges.ts'
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
    const fresh = regions.filter((region) => !fetched.has(region))
    if (fresh.length === 0) return
    for (const code of fresh) fetched.add(code)
    for (const range of regionRanges(fresh, subjects.regions)) {
      const plans = range.regions.flatMap((code) => subjects.region(code)?.plans ?? [])
      const known = await store.observations({ region: range.region, released, ...periodsOfInterest(plans) })
      for (const { region, indicator, period, basis, value } of known) {
        if (value === null) continue
        const subject = subjects.region(region)?.find(indicator, Number(period.slice(0, 4)))
        subject?.history.know(basis, period, value.valueOf())
      }
    }
  }
}
