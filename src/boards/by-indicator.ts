// Figures by the indicator they are of.
import type { Observation } from '../core/observation.ts'

export function byIndicatorOf<T extends Pick<Observation, 'indicator'>>(
  figures: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const figure of figures) {
    const group = groups.get(figure.indicator)
    if (group) group.push(figure)
    else groups.set(figure.indicator, [figure])
  }
  return groups
}
