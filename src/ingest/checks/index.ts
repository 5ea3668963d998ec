// Every check that a row must pass: one file each and one line here. A test compares this table with the folder.
import { basisAndPeriod } from './basis-and-period.ts'
import { basisFits } from './basis-fits.ts'
import { calendarYear } from './calendar-year.ts'
import type { Check } from './check.ts'
import { futurePeriod } from './future-period.ts'
import { growthAsAmount } from './growth-as-amount.ts'
import { knownAt } from './known-at.ts'
import { knownBecomesNothing } from './known-becomes-nothing.ts'
import { percentAsFraction } from './percent-as-fraction.ts'
import { statusAndValue } from './status-and-value.ts'
import { tooPrecise } from './too-precise.ts'
import { unitJump } from './unit-jump.ts'
import { unitNamed } from './unit-named.ts'

/** In the order in which a person would mend: what it is, when it is of, then its value. */
export const checks: readonly Check[] = [
  basisFits,
  basisAndPeriod,
  calendarYear,
  futurePeriod,
  knownAt,
  statusAndValue,
  knownBecomesNothing,
  unitNamed,
  tooPrecise,
  growthAsAmount,
  percentAsFraction,
  unitJump,
]
