// Hysteresis: how a matter goes from period to period (what raises it and what clears it are different lines), and where its present spell began.
import { type Condition, type Level, matterKey } from '../slips/finding.ts'
import type { Ground } from './ground.ts'
import type { ReportedPoint, Series } from './series.ts'

/**
 * How one period bears on a matter: reached this much (`over`, with what grades ask), all right again (`good`), or
 * between the two lines, where nothing new is raised and nothing raised is cleared.
 */
export type Bearing<Size> =
  | { readonly kind: 'over'; readonly size: Size }
  | { readonly kind: 'between' }
  | { readonly kind: 'good' }

export interface Spell {
  readonly condition: Condition
  /** The highest level of this spell; the last spell's when it is over; null when there was none. */
  readonly level: Level | null
  /** Index (into the periods, oldest first) where the run that raised it began; null when there was none. */
  readonly start: number | null
  /** Periods over the line without interruption, up to the latest. */
  readonly run: number
  /** Good periods without interruption, up to the latest. */
  readonly good: number
}

interface Lines<Size> {
  /** The level that so many consecutive periods, the last of this size, amount to; null: none yet. */
  readonly levelOf: (run: number, size: Size) => Level | null
  /** So many consecutive good periods clear the matter; fewer are recovering. */
  readonly clearPeriods: number
}

const RANK: Readonly<Record<Level, number>> = { blue: 1, orange: 2, red: 3 }

const higher = (a: Level | null, b: Level | null): Level | null =>
  a === null ? b : b === null || RANK[a] >= RANK[b] ? a : b

/** Periods oldest first. A period that was not reported is not among them: it neither counts nor interrupts. */
export function spellOf<Size>(
  periods: readonly Bearing<Size>[],
  { levelOf, clearPeriods }: Lines<Size>,
): Spell {
  let condition: Condition = 'clear'
  let level: Level | null = null
  let start: number | null = null
  let [run, good, runStart] = [0, 0, 0]
  periods.forEach((bearing, index) => {
    if (bearing.kind === 'over') {
      if (run === 0) runStart = index
      run++
      good = 0
      const reached = levelOf(run, bearing.size)
      if (condition !== 'clear') {
        condition = 'raised'
        level = higher(level, reached)
      } else if (reached !== null) {
        condition = 'raised'
        level = reached
        start = runStart
      }
      return
    }
    run = 0
    good = bearing.kind === 'good' ? good + 1 : 0
    if (condition === 'clear') return
    if (good >= clearPeriods) condition = 'clear'
    else condition = good > 0 ? 'recovering' : 'raised'
  })
  return { condition, level, start, run, good }
}

interface Found {
  readonly spell: Spell
  /** Those of the spell, oldest first. */
  readonly points: readonly ReportedPoint[]
  readonly start: ReportedPoint
  readonly latest: ReportedPoint
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
  bearingOf: (point: ReportedPoint) => Bearing<Size>,
  lines: { readonly levelOf: (run: number, size: Size) => Level | null; readonly clearPeriods: number },
): Found | null {
  const [latest] = series.points
  if (!latest) return null
  // What is good today is at most recovering.
  const first = bearingOf(latest)
  if (first.kind === 'good' && !isWanted(ground, rule, 'indicator', series.indicator.id)) return null
  const bearings: Bearing<Size>[] = []
  const points: ReportedPoint[] = []
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
