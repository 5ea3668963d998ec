// What other figures make of one: the month's own value by the cumulative ones, growth by the amounts, a part by its whole, and
// the reverse. How far each can be trusted is learned by the forecast like all else.
import { isRateBasis } from '../../core/basis.ts'
import { partitionsOf } from '../../core/decomposition.ts'
import type { Basis } from '../../core/observation.ts'
import type { Indicator, Plan } from '../../core/plan.ts'
import { type Implied, type Kin, yearAt } from './forecast.ts'
import { runOf } from './series.ts'
import type { Figures, Point } from './series-check.ts'

type Known = (end: number) => Point | undefined

const AMOUNTS: Readonly<Partial<Record<Basis, readonly Basis[]>>> = {
  yoy: ['period', 'end'],
  'cumulative-yoy': ['cumulative'],
}
const RATES: Readonly<Partial<Record<Basis, Basis>>> = {
  period: 'yoy',
  end: 'yoy',
  cumulative: 'cumulative-yoy',
}

/** All for the series of a point; where there is nothing beside it none. */
export function kinOf(plan: Plan, indicator: Indicator, { basis, months }: Point, figures: Figures): Kin[] {
  const known = (id: string, other: Basis): Known | null => {
    const { points } = runOf(figures.series(id, other), months)
    if (points.length === 0) return null
    const byEnd = new Map(points.map((point) => [point.end, point]))
    return (end) => byEnd.get(end)
  }
  const own = known(indicator.id, basis)
  if (!own) return []
  const found: Kin[] = []
  const add = (key: string, other: Known | null, make: (other: Known, end: number) => Implied | null) => {
    if (other) found.push({ key, at: (end) => make(other, end) })
  }
  if (basis === 'period') {
    add('cumulative', known(indicator.id, 'cumulative'), (total, end) => added(total, end, months))
  }
  if (basis === 'cumulative') {
    add('period', known(indicator.id, 'period'), (month, end) => total(own, month, end, months))
  }
  for (const amounts of AMOUNTS[basis] ?? []) add(amounts, known(indicator.id, amounts), growth)
  const rates = RATES[basis]
  if (rates) add(rates, known(indicator.id, rates), (rate, end) => grown(own, rate, end))
  return [...found, ...family(plan, indicator.id, basis, known)]
}

/** What a month added to the year so far. */
function added(total: Known, end: number, months: number): Implied | null {
  const now = total(end)
  if (!now) return null
  if (yearAt(end) !== yearAt(end - months)) return { value: now.value, from: [now] }
  const before = total(end - months)
  return before ? { value: now.value - before.value, from: [now, before] } : null
}

/** The year so far with a month's own value. */
function total(own: Known, month: Known, end: number, months: number): Implied | null {
  const [now, before] = [month(end), own(end - months)]
  if (!now) return null
  if (yearAt(end) !== yearAt(end - months)) return { value: now.value, from: [now] }
  return before ? { value: before.value + now.value, from: [now, before] } : null
}

/** In percent over the same period a year before. */
function growth(amount: Known, end: number): Implied | null {
  const [now, then] = [amount(end), amount(end - 12)]
  return now && then && then.value > 0
    ? { value: (now.value / then.value - 1) * 100, from: [now, then] }
    : null
}

/** Last year's amount with the growth of this. */
function grown(own: Known, rate: Known, end: number): Implied | null {
  const [now, then] = [rate(end), own(end - 12)]
  return now && then ? { value: then.value * (1 + now.value / 100), from: [now, then] } : null
}

/** A whole by its parts, and a part by the whole and the other parts, as the plan declares them. */
function family(
  plan: Plan,
  id: string,
  basis: Basis,
  known: (id: string, basis: Basis) => Known | null,
): Kin[] {
  if (isRateBasis(basis)) return []
  return partitionsOf(plan).flatMap(({ whole: owner, parts }) => {
    if (owner.id !== id && !parts.includes(id)) return []
    const others = [owner.id, ...parts].filter((one) => one !== id)
    const members = others.map((one) => known(one, basis))
    const key = `${parts === owner.parts ? 'parts' : 'shares'} of ${owner.id}`
    const at = (end: number): Implied | null => {
      const from = members.flatMap((member) => member?.(end) ?? [])
      if (from.length < others.length) return null
      const sign = (one: Point) => (owner.id === id || one.indicator === owner.id ? 1 : -1)
      return { value: from.reduce((sum, one) => sum + sign(one) * one.value, 0), from }
    }
    return [{ key, at }]
  })
}
