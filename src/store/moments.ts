// Moments and periods as the database writes them.
import { endIndex, firstDayOf, frequencyOf, type Instant, type Period } from '../core/period.ts'

/** `2022-10-31T08:00:00.000Z` as the text of a DateTime64(3, 'UTC'). */
export const toMoment = (instant: Instant): string => `${instant.slice(0, 10)} ${instant.slice(11, 23)}`

export const fromMoment = (text: string): Instant => `${text.slice(0, 10)}T${text.slice(11, 23)}Z`

/** How the database writes "waits for nothing" where a release instant may stand. */
export const AT_ONCE = '1970-01-01 00:00:00.000'

const MONTHS = { monthly: 1, quarterly: 3, 'half-yearly': 6, annual: 12 } as const
const SLOTS = 16

/** A number that names the period and sorts as `comparePeriods` does: month of its end x 16 + its length. */
export const periodRank = (period: Period): number => endIndex(period) * SLOTS + MONTHS[frequencyOf(period)]

/** Ranks of the periods that end within: from the first month of `from` to the last of `to`. */
export function rankRange(from: Period | undefined, to: Period | undefined): { low: number; high: number } {
  return {
    low: from ? (Number(from.slice(0, 4)) * 12 + Number(firstDayOf(from).slice(5, 7))) * SLOTS : 0,
    high: to ? (endIndex(to) + 1) * SLOTS - 1 : 2 ** 32 - 1,
  }
}

/** The year of a rank, as SQL: December is month 12 of its own year. */
export const yearOfRank = (column: string): string => `intDiv(intDiv(${column}, ${SLOTS}) - 1, 12)`
export const yearOfRankNumber = (rank: number): number =>
  Math.min(65_535, Math.max(0, Math.floor((Math.floor(rank / SLOTS) - 1) / 12)))
