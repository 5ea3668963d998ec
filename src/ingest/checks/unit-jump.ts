// Whether an amount is about 10,000 times off its series or its target: 万元 where 亿元 belongs.
import { kindRules } from '../../core/kinds/index.ts'
import { shift } from '../value-text.ts'
import { type Candidate, type CellFinding, type Check, excerpt, isPercent } from './check.ts'

const LEAST = 5_000
const MOST = 20_000
const WIDE = 50

export const unitJump: Check = {
  name: 'unit-jump',
  blames: 'value',
  find(row) {
    const { magnitude, subject, basis, period } = row
    if (Number.isNaN(magnitude) || magnitude === 0 || isPercent(row)) return null
    const goal = paced(row)
    if (goal !== null && isJump(magnitude / goal)) return finding(row, goal, `目标 target ${subject.target}`)
    // A value that fits the target is right, whatever its neighbours are.
    if (goal !== null && isNear(magnitude / goal)) return null
    // A series whose own figures lie this far apart tells no unit.
    if (subject.history.apart(basis) > WIDE) return null
    for (const known of [
      subject.history.nearest(basis, period.endIndex),
      subject.history.lastInFile(basis),
    ]) {
      if (known && isJump(magnitude / known.value)) {
        return finding(row, known.value, `${known.period} (${known.value})`)
      }
    }
    return null
  },
}

const isJump = (ratio: number): boolean => {
  const factor = Math.abs(ratio)
  return (factor >= LEAST && factor <= MOST) || (factor >= 1 / MOST && factor <= 1 / LEAST)
}

const isNear = (ratio: number): boolean => Math.abs(ratio) >= 0.01 && Math.abs(ratio) <= 100

/** The target's share by the period; null where the figure is no amount that the target speaks of. */
function paced({ subject, basis, period }: Candidate): number | null {
  if (subject.target === null || basis !== subject.basis) return null
  const { addsUp } = kindRules[subject.indicator.kind]
  return addsUp ? (subject.target * period.endMonth) / 12 : subject.target
}

function finding(row: Candidate, reference: number, words: string): CellFinding {
  const ratio = Math.abs(row.magnitude / reference)
  return {
    code: 'unit-jump',
    params: {
      value: excerpt(row.raw),
      factor: ratio >= 1 ? Math.round(ratio) : Number(ratio.toPrecision(2)),
      reference: words,
      unit: row.expectedUnit ?? row.subject.indicator.unit,
      suggestion: row.plain === null ? '' : shift(row.plain, ratio >= 1 ? -4 : 4),
    },
  }
}
