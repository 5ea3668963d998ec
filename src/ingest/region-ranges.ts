// Regions in portions that one question to the store can answer: a nation's upload must not ask thousands of times.
import type { RegionRange } from '../store/store.ts'

/** Figures of so many regions are held at once: of each about 120 indicators over two years. */
const PORTION = 8

/**
 * Ranges that cover exactly the wanted regions among all that there are, at most 8 regions each, in order.
 * A range of one region is its code.
 */
export function regionRanges(
  wanted: Iterable<string>,
  all: readonly string[],
): { readonly region: string | RegionRange; readonly regions: readonly string[] }[] {
  const isWanted = new Set(wanted)
  const runs: string[][] = []
  let isRun = false
  for (const region of all.toSorted()) {
    if (!isWanted.has(region)) {
      isRun = false
      continue
    }
    const run = runs.at(-1)
    if (isRun && run && run.length < PORTION) run.push(region)
    else runs.push([region])
    isRun = true
  }
  return runs.map((regions) => {
    const [low = ''] = regions
    return { regions, region: regions.length === 1 ? low : { low, high: regions.at(-1) ?? low } }
  })
}
