// Whether the unit that the file names (a unit column, a head, a percent sign) is the indicator's.
import { shift } from '../value-text.ts'
import { type Check, shown } from './check.ts'

/** Power of ten against the plain unit, for suggestions only. */
const SCALES: readonly { readonly prefix: string; readonly power: number }[] = [
  { prefix: '亿', power: 8 },
  { prefix: '千万', power: 7 },
  { prefix: '百万', power: 6 },
  { prefix: '万', power: 4 },
  { prefix: '千', power: 3 },
  { prefix: '百', power: 2 },
]
const SAME: Readonly<Record<string, string>> = {
  百分比: '%',
  百分点: '%',
  个百分点: '%',
  percent: '%',
  pct: '%',
}

const tidy = (unit: string): string => {
  const text = unit.normalize('NFKC').trim().toLowerCase()
  return SAME[text] ?? text
}

const scaleOf = (unit: string): { base: string; power: number } => {
  const scale = SCALES.find(({ prefix }) => unit.startsWith(prefix))
  return scale ? { base: unit.slice(scale.prefix.length), power: scale.power } : { base: unit, power: 0 }
}

export const unitNamed: Check = {
  name: 'unit-named',
  blames: 'value',
  find({ unit, expectedUnit, percent, plain, raw }) {
    const named = percent ? '%' : unit
    if (named === null || expectedUnit === null || named === expectedUnit) return null
    const from = tidy(named)
    const to = tidy(expectedUnit)
    if (from === to || from === '') return null
    const a = scaleOf(from)
    const b = scaleOf(to)
    const convertible = plain !== null && !percent && a.base === b.base
    return {
      code: 'unit-mismatch',
      params: {
        unit: shown(named),
        expected: expectedUnit,
        value: shown(raw),
        suggestion: convertible ? shift(plain, a.power - b.power) : '',
      },
    }
  },
}
