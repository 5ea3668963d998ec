// The basis of a cell, from what the words over its column, in its row and in its name say: the nearest decides, and where
// none does and it may be the month's figure or the cumulative one, nobody guesses.
import { BASES, type Basis } from '../../core/observation.ts'
import { readPeriod } from '../periods.ts'
import { OPEN_BASIS, SILENT_BASIS, toBasis } from '../words.ts'

/**
 * `rate`, `amount`: a growth or an amount of which nobody says whether it is the month's or counts from January; `either`: the
 * same of whatever the row is, below a head that names a period and nothing else.
 */
export type SpokenBasis = Basis | 'rate' | 'amount' | 'either'

export const SPOKEN_BASES: readonly SpokenBasis[] = [...BASES, 'rate', 'amount', 'either']

interface BasisWords {
  /** Of the column; null: its head says nothing. */
  readonly column: SpokenBasis | null
  /** The row's own cell; '' where there is none. */
  readonly row: string
  /** What the name of the figure carries (…累计值); null: nothing. */
  readonly name: SpokenBasis | null
  /** As a person writes it; its own words may say that it counts from January. */
  readonly period: string
}

/** A word for the basis, '' where the indicator's own default holds, `OPEN_BASIS` and `SILENT_BASIS` where it is a question. */
export function basisText({ column, row, name, period }: BasisWords): string {
  const own = toBasis(row)
  if (own === null && row.trim() !== '') return row
  const said = joined(name, column === 'either' ? (own ?? column) : (column ?? own))
  if (said === null) return ''
  if (said === 'contradiction') return OPEN_BASIS
  if (said !== 'rate' && said !== 'amount' && said !== 'either') return said
  const isCumulative = readPeriod(period)?.cumulative === true || beginsTheYear(period)
  if (said === 'either') return isCumulative ? '' : SILENT_BASIS
  if (!isCumulative) return OPEN_BASIS
  return said === 'rate' ? 'cumulative-yoy' : 'cumulative'
}

/** The figure of January, of the first quarter, of a whole year is the month's and the cumulative one. */
const beginsTheYear = (period: string): boolean =>
  /^\d{4}(?:-01|-Q1|-S1)?$/.test(readPeriod(period)?.period ?? '')

const RATE_OF: Readonly<Partial<Record<SpokenBasis, Basis>>> = { period: 'yoy', cumulative: 'cumulative-yoy' }

/** The basis of a growth below a head that speaks of a span alone: 累计 over growths is the cumulative one. */
export const ofGrowth = (basis: SpokenBasis | null): SpokenBasis | null =>
  basis === 'amount' || basis === 'either' ? 'rate' : basis && (RATE_OF[basis] ?? basis)

/** What a name and a head say together. */
function joined(name: SpokenBasis | null, head: SpokenBasis | null): SpokenBasis | 'contradiction' | null {
  if (name === null || name === head) return head
  if (head === null || head === 'either') return name
  const isRate = (basis: SpokenBasis): boolean => /^(?:rate|.*yoy)$/.test(basis)
  // A growth among amounts: 同比增长 below 累计.
  if (name === 'rate') return ofGrowth(head)
  if (head === 'rate' || head === 'amount') return isRate(name) || head === 'amount' ? name : 'contradiction'
  if (name === 'amount') return isRate(head) ? 'contradiction' : head
  return RATE_OF[head] === name ? name : 'contradiction'
}
