// By which figures an indicator is judged: its own and, where two are to move together, those of its partner.
import { grouped } from './grouped.ts'
import type { Observation } from './observation.ts'
import { oncePer } from './once-per.ts'
import type { Indicator } from './plan.ts'

/** Lists that never change: each is gone through once. */
export const byIndicatorOf = <Figure extends Pick<Observation, 'indicator'>>(
  figures: readonly Figure[],
): ReadonlyMap<string, readonly Figure[]> => groupedOnce(figures) as ReadonlyMap<string, readonly Figure[]>

const groupedOnce = oncePer((figures: readonly Pick<Observation, 'indicator'>[]) =>
  grouped(figures, ({ indicator }) => indicator),
)

/** Ids of the indicators that this one's targets, the first and the amended ones, compare it with. */
export function partnersOf({ target, amendments }: Indicator): readonly string[] {
  if (target.with === null && amendments.length === 0) return NOBODY
  return [target, ...amendments.map((amendment) => amendment.target)].flatMap((one) => one.with ?? [])
}

/** Own figures first; nothing of any other indicator. */
export function figuresAbout<Figure>(
  indicator: Indicator,
  byIndicator: ReadonlyMap<string, readonly Figure[]>,
): readonly Figure[] {
  const own = byIndicator.get(indicator.id) ?? []
  const partners = new Set(partnersOf(indicator))
  if (partners.size === 0) return own
  return [...own, ...[...partners].flatMap((partner) => byIndicator.get(partner) ?? [])]
}

const NOBODY: readonly string[] = []
