import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ARC_MINUTES,
  arcMinutesOf,
  millimetresOf,
  USUAL_VIEWING,
  unitsFor,
} from '../../../src/core/legibility.ts'

describe('what can be read from the farthest seat', () => {
  test('agrees with a hand calculation: 30 of 1080 lines on 55 inches at five metres are 13 minutes, 20 are 8.7', () => {
    // 55 in x 25.4 x 9 / sqrt(16² + 9²) = 684.9 mm of height; 30 of 1080 are 19.02 mm; atan(19.02 / 5000) is 13.08'.
    expect(millimetresOf(USUAL_VIEWING) * 1080).toBeCloseTo(684.9, 0)
    expect(arcMinutesOf(30, USUAL_VIEWING)).toBeCloseTo(13.08, 1)
    expect(arcMinutesOf(20, USUAL_VIEWING)).toBeCloseTo(8.72, 1)
    expect(arcMinutesOf(30, { ...USUAL_VIEWING, diagonal: 75 })).toBeCloseTo(17.8, 1)
  })

  test('needs 34.4 units on 55 inches at five metres', () => {
    expect(unitsFor(USUAL_VIEWING)).toBeCloseTo(34.4, 1)
  })

  test('does not care which way up the panel hangs', () => {
    expect(millimetresOf({ diagonal: 55, ratio: [9, 16] })).toBe(
      millimetresOf({ diagonal: 55, ratio: [16, 9] }),
    )
  })

  test('one formula is the other turned round, and grows with the distance', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 10, max: 300, noNaN: true }),
        fc.double({ min: 0.5, max: 50, noNaN: true }),
        (diagonal, seat) => {
          const viewing = { diagonal, seat, ratio: [16, 9] as const }
          expect(arcMinutesOf(unitsFor(viewing), viewing)).toBeCloseTo(ARC_MINUTES, 6)
          expect(unitsFor({ ...viewing, seat: seat * 2 })).toBeCloseTo(unitsFor(viewing) * 2, 6)
        },
      ),
    )
  })
})
