// Addresses of pages. The same plan, as-of and known-at travel with every link; the language travels by itself, in a cookie.
import type { Standpoint } from '../core/standpoint.ts'
import type { Language } from '../core/text.ts'

export const wallHref = (board: string, look: Partial<Standpoint>): string =>
  `/wall/${encodeURIComponent(board)}${queryOf(look)}`

export const indicatorHref = (indicator: string, look: Partial<Standpoint>): string =>
  `/indicators/${encodeURIComponent(indicator)}${queryOf(look)}`

/** What a unit, or a leader, answers for. */
export const unitHref = (unit: string, look: Partial<Standpoint>): string =>
  `/units/${encodeURIComponent(unit)}${queryOf(look)}`

export const leaderHref = (leader: string, look: Partial<Standpoint>): string =>
  `/leaders/${encodeURIComponent(leader)}${queryOf(look)}`

export const slipHref = (slip: string, look: Partial<Standpoint>): string =>
  `/alerts/${encodeURIComponent(slip)}${queryOf({ ...look, plan: null })}`

export const planHref = (plan: string, look: Partial<Standpoint>): string =>
  `/plans/${encodeURIComponent(plan)}${queryOf({ ...look, plan: null })}`

export const uploadHref = (upload: string, look: Partial<Standpoint>): string =>
  `/desk/uploads/${encodeURIComponent(upload)}${queryOf({ ...look, plan: null })}`

/** The page of an upload's sheet with this cell marked. */
export const cellHref = (upload: string, cell: string, look: Partial<Standpoint>): string => {
  const then = queryOf({ ...look, plan: null }).replace('?', '&')
  return `/desk/uploads/${encodeURIComponent(upload)}/cell?at=${encodeURIComponent(cell)}${then}#cell`
}

export const taskHref = (task: number, look: Partial<Standpoint>): string => `/tasks/${task}${queryOf(look)}`

/** Documents, this kind first; `of`: what it is of is chosen. */
export function reportHref(kind: string, of: string | null, look: Partial<Standpoint>): string {
  const asked = new URLSearchParams({ kind, ...(of !== null && { of }) })
  return `/reports?${asked}${queryOf(look).replace('?', '&')}`
}

/** The same address for somebody whose language no cookie tells: a program, a calendar, a letter, a television. */
export const inLanguage = (href: string, lang: Language | null): string =>
  lang === null ? href : `${href}${href.includes('?') ? '&' : '?'}lang=${lang}`

/** Absent as null: not asked for. `?plan=..&as-of=..&known-at=..`, or empty. */
export function queryOf({ plan, asOf, knownAt }: Partial<Standpoint>): string {
  const query = new URLSearchParams()
  if (plan) query.set('plan', plan)
  if (asOf) query.set('as-of', asOf)
  if (knownAt) query.set('known-at', knownAt)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
