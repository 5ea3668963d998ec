// A series put in order once says the same as looking through it for every figure.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runOf } from '../../../src/ingest/series-checks/series.ts'
import type { Point } from '../../../src/ingest/series-checks/series-check.ts'

const anySeries = fc
  .uniqueArray(fc.record({ end: fc.nat(60), months: fc.constantFrom(1, 3), value: fc.nat(3) }), {
    selector: ({ end, months }) => `${end}/${months}`,
    maxLength: 40,
  })
  .map((points) => points.toSorted((a, b) => a.end - b.end || a.months - b.months) as unknown as Point[])

test('places and repetitions are those of the points of one length', () => {
  fc.assert(
    fc.property(anySeries, fc.constantFrom(1, 3, 12), (series, months) => {
      const run = runOf(series, months)
      const points = series.filter((one) => one.months === months)
      expect(run.points).toEqual(points)
      for (const [index, point] of points.entries()) {
        expect(run.places.get(point)).toBe(index)
        const same = points
          .slice(0, index + 1)
          .filter(({ value }, at) => at > 0 && points[at - 1]?.value === value)
        expect(run.repeated[index]).toBe(same.length)
      }
      expect(runOf(series, months)).toBe(run)
    }),
  )
})
