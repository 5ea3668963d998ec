// Every check of a figure against its series: one file each and one line here. A test compares this table with the folder.
import { cumulativeFalls } from './cumulative-falls.ts'
import { digitsSwapped } from './digits-swapped.ts'
import { factorOfTen } from './factor-of-ten.ts'
import { growthAndLevel } from './growth-and-level.ts'
import { outOfRange } from './out-of-range.ts'
import { partsSum } from './parts-sum.ts'
import { percentAndPoints } from './percent-and-points.ts'
import { periodFinal } from './period-final.ts'
import { quarterSum } from './quarter-sum.ts'
import { ratioOver100 } from './ratio-over-100.ts'
import { sameAsBefore } from './same-as-before.ts'
import type { SeriesCheck } from './series-check.ts'

/** Of those that explain the same oddity the most telling comes first. */
export const seriesChecks: readonly SeriesCheck[] = [
  periodFinal,
  ratioOver100,
  cumulativeFalls,
  sameAsBefore,
  percentAndPoints,
  factorOfTen,
  digitsSwapped,
  outOfRange,
  growthAndLevel,
  quarterSum,
  partsSum,
]
