import { describe, expect, it } from 'vitest'
import { regionRanges } from '../../../src/ingest/region-ranges.ts'

const all = Array.from({ length: 20 }, (_, index) => String(350500 + index))

describe('regionRanges', () => {
  it('cover the wanted regions once each, and never one that is not wanted', () => {
    const wanted = all.filter((_, index) => index !== 3 && index !== 12)
    const ranges = regionRanges(wanted, all.toReversed())
    expect(ranges.flatMap((range) => range.regions)).toEqual(wanted)
    for (const { region, regions } of ranges) {
      const inside =
        typeof region === 'string'
          ? [region]
          : all.filter((code) => code >= region.low && code <= region.high)
      expect(inside).toEqual(regions)
      expect(regions.length).toBeLessThanOrEqual(8)
    }
  })

  it('leave out regions that have no plan', () => {
    expect(regionRanges(['110000'], all)).toEqual([])
  })
})
