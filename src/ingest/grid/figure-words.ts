// The basis and the unit of one cell, from what its column, its row and its table say.
import { isRateBasis } from '../../core/basis.ts'
import { OPEN_BASIS, SILENT_BASIS, toBasis } from '../words.ts'
import type { SeriesMapping } from './mapping.ts'
import { basisText, type SpokenBasis } from './spoken-basis.ts'

interface BesideColumn {
  /** As a person writes it. */
  readonly period: string
  /** What the row's own cells say; absent: it has none. */
  readonly rowBasis?: string
  readonly rowUnit?: string
  /** The basis that the row's name carries; null or absent: none. */
  readonly nameBasis?: SpokenBasis | null
  /** Of the whole table. */
  readonly unit: string | null
}

interface FigureWords {
  /** '' where the indicator's own default holds. */
  readonly basis: string
  /** Nobody says which basis it is: `basis` is `OPEN_BASIS` or `SILENT_BASIS`. */
  readonly isOpen: boolean
  /** '' where nobody says it; a table's unit is that of its amounts, never of its growths. */
  readonly unit: string
}

export function figureWords(
  column: SeriesMapping,
  { period, rowBasis = '', rowUnit = '', nameBasis = null, unit }: BesideColumn,
): FigureWords {
  const basis = basisText({ column: column.basis, row: rowBasis, name: nameBasis, period })
  const isOpen = basis === OPEN_BASIS || basis === SILENT_BASIS
  const named = toBasis(basis)
  const isRate =
    column.unit === '%' || (isOpen && column.basis === 'rate') || (named !== null && isRateBasis(named))
  return { basis, isOpen, unit: isRate ? (column.unit ?? '') : rowUnit || column.unit || unit || '' }
}
