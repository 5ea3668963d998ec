// Whether 0.082 was sent where 8.2 (%) is meant. Its magnitude or its decimals must say so; a percent sign settles it.
import { isRateBasis } from '../../core/basis.ts'
import { kindRules } from '../../core/kinds/index.ts'
import { shift } from '../value-text.ts'
import { type Candidate, type CellFinding, type Check, excerpt, isPercent } from './check.ts'

export const percentAsFraction: Check = {
  name: 'percent-as-fraction',
  blames: 'value',
  find(row) {
    const size = Math.abs(row.magnitude)
    if (!(size > 0 && size < 1) || row.percent || !isPercent(row)) return null
    const { subject, basis, period } = row
    const known = subject.history.nearest(basis, period.endIndex) ?? subject.history.lastInFile(basis)
    if (known) {
      const ratio = Math.abs(known.value) / size
      // A rate does come near zero: it is a fraction by its digits, or where the series keeps away from there.
      const isRate = isRateBasis(basis)
      if (isRate && extraDigits(row) < 1 && !subject.history.keepsSign(basis)) return null
      return ratio >= 50 && ratio <= 200 ? finding(row, `${known.period} (${known.value})`) : null
    }
    if (subject.target === null) return null
    const ratio = (size * 100) / Math.abs(subject.target)
    const [least, most] = range(row)
    return ratio >= least && ratio <= most ? finding(row, `目标 target ${subject.target}`) : null
  },
}

/** Digits behind the point beyond those that the indicator has. */
const extraDigits = ({ subject: { indicator }, plain }: Candidate): number =>
  (plain?.split('.')[1]?.length ?? 0) - indicator.decimals

/** Between which shares of the target a hundred times the value must lie for it to be taken for a fraction. */
function range(row: Candidate): readonly [number, number] {
  const { indicator } = row.subject
  const extra = extraDigits(row)
  // A fraction of a figure with one decimal has three.
  if (extra >= 2) return [0.1, 10]
  const { figures, basis } = kindRules[indicator.kind]
  // What stands, and what is a share of a whole, comes near its target; a change may be any part of it.
  if (figures === 'share' || basis(indicator) === 'end') return [0.25, 1.5]
  return extra === 1 ? [0.5, 2] : [1, 0]
}

function finding(row: Candidate, reference: string): CellFinding {
  return {
    code: 'percent-as-fraction',
    params: {
      value: excerpt(row.raw),
      reference,
      suggestion: row.plain === null ? '' : shift(row.plain, 2),
      literal: `${row.plain}%`,
    },
  }
}
