// Which of two assessments is the worse one, for lists that begin with what has to be looked at.
import type { Assessment, Light, Status } from './assessment.ts'
import { type Decimal, ZERO } from './decimal.ts'

const RANK: Readonly<Record<Status, number>> = {
  missed: 0,
  behind: 1,
  missing: 3,
  'on-pace': 4,
  ahead: 5,
  done: 6,
  other: 7,
  'not-due': 8,
  ended: 9,
}
const LIGHT_RANK: Readonly<Record<Light, number>> = { red: 0, yellow: 1, grey: 2, blue: 3, green: 4 }

/** Below zero: `a` is the worse one and comes first. By status, light, then the size of the gap in its own points. */
export const compareWorst = (a: Assessment, b: Assessment): number =>
  RANK[a.status] - RANK[b.status] ||
  LIGHT_RANK[a.light] - LIGHT_RANK[b.light] ||
  distance(b).compare(distance(a))

const distance = ({ gap }: Assessment): Decimal => gap?.abs() ?? ZERO
