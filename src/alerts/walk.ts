// From an indicator's figures back to where its present spell began, looking at no more of them than that takes.

import type { Level } from '../core/finding.ts'
import { matterKey } from '../core/finding.ts'
import type { Ground } from './ground.ts'
import type { Point, Series } from './series.ts'
import { type Bearing, type Spell, spellOf } from './spell.ts'

export interface Found {
  readonly spell: Spell
  /** Those of the spell, oldest first. */
  readonly points: readonly Point[]
  readonly start: Point
  readonly latest: Point
}

/** Whether somebody waits to hear that this matter is over. */
export function isWanted(
  { open, plan }: Ground,
  rule: string,
  kind: 'indicator' | 'task' | 'duty' | 'unit',
  id: string,
): boolean {
  if (open === null) return true
  if (open.size === 0) return false
  return open.has(matterKey({ plan: plan.id, region: plan.region, subject: { kind, id }, rule }))
}

/** Null: nothing is raised, and what is over or recovering is asked for by nobody. */
export function latestSpell<Size>(
  series: Series,
  ground: Ground,
  rule: string,
  bearingOf: (point: Point) => Bearing<Size>,
  lines: { readonly levelOf: (run: number, size: Size) => Level | null; readonly clearPeriods: number },
): Found | null {
  const [latest] = series.points
  if (!latest) return null
  // What is good today is at most recovering.
  const first = bearingOf(latest)
  if (first.kind === 'good' && !isWanted(ground, rule, 'indicator', series.indicator.id)) return null
  const bearings: Bearing<Size>[] = []
  const points: Point[] = []
  let good = 0
  let seenOver = false
  for (const point of series.points) {
    const bearing = point === latest ? first : bearingOf(point)
    bearings.push(bearing)
    points.push(point)
    seenOver ||= bearing.kind === 'over'
    good = bearing.kind === 'good' ? good + 1 : 0
    // So many good periods in a row cleared whatever was before: the present spell began after them.
    if (seenOver && good >= lines.clearPeriods) break
  }
  bearings.reverse()
  points.reverse()
  const spell = spellOf(bearings, lines)
  if (spell.level === null || spell.start === null) return null
  if (spell.condition !== 'raised' && !isWanted(ground, rule, 'indicator', series.indicator.id)) return null
  const start = points[spell.start]
  return start ? { spell, points: points.slice(spell.start), start, latest } : null
}
