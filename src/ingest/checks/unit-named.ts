// Whether the unit that the file names (a unit column, a head, a percent sign) is the indicator's, or can be told in it.
import { convertUnit, tidyUnit } from '../units.ts'
import { type Check, excerpt } from './check.ts'

export const unitNamed: Check = {
  name: 'unit-named',
  blames: 'value',
  find({ unit, expectedUnit, percent, plain, raw }) {
    const named = percent ? '%' : unit
    if (named === null || expectedUnit === null || named === expectedUnit) return null
    const from = tidyUnit(named)
    if (from === tidyUnit(expectedUnit) || from === '') return null
    // What converts exactly was converted before anybody checked it.
    const converted = plain === null || percent ? null : convertUnit(plain, named, expectedUnit)
    return {
      code: 'unit-mismatch',
      params: {
        unit: excerpt(named),
        expected: expectedUnit,
        value: excerpt(raw),
        suggestion: converted?.plain ?? '',
      },
    }
  },
}
