// Addresses of pages. The same as-of, known-at and language travel with every link.
import type { Day, Instant } from '../core/period.ts'
import type { Language } from '../core/text.ts'

/** What every page is looked at with. Absent or null: today, as known now, and the reader's own language. */
export interface Look {
  readonly plan?: string | null
  readonly asOf?: Day | null
  readonly knownAt?: Instant | null
  readonly lang?: Language | null
}

export const wallHref = (board: string, look: Look): string =>
  `/wall/${encodeURIComponent(board)}${queryOf(look)}`

export const indicatorHref = (indicator: string, look: Look): string =>
  `/indicators/${encodeURIComponent(indicator)}${queryOf(look)}`

/** `?plan=..&as-of=..&known-at=..&lang=..`, or empty. */
export function queryOf({ plan, asOf, knownAt, lang }: Look): string {
  const query = new URLSearchParams()
  if (plan) query.set('plan', plan)
  if (asOf) query.set('as-of', asOf)
  if (knownAt) query.set('known-at', knownAt)
  if (lang) query.set('lang', lang)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
