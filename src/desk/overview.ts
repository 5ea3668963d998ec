// What stands first when somebody opens the product: the worst, the year by sections, what changed, what is due soon. Pure.
import { sourcesOf, unitIdOf } from '../core/answerable.ts'
import type { Light } from '../core/assessment.ts'
import { type CatchUp, catchUpOf } from '../core/catch-up.ts'
import { grouped } from '../core/grouped.ts'
import { behindSince, isBehind, type MonthEnd, type Stand } from '../core/month-ends.ts'
import type { Observation } from '../core/observation.ts'
import { addDays, type Day, type Instant, type Period } from '../core/period.ts'
import type { Indicator, KeptPlan, Plan } from '../core/plan.ts'
import { isIn } from '../core/plan-days.ts'
import { followedPlans, keptPlanState } from '../core/plan-state.ts'
import type { Due } from '../core/reporting.ts'
import type { Holder } from '../core/roles.ts'
import { compareWorst } from '../core/worst-first.ts'
import { answersFor, type LedgerRow } from './ledger.ts'

/** Whose overview: a leader sees their area first, a unit's person the unit's tasks. */
export interface OverviewArea {
  readonly kind: 'leader' | 'unit'
  readonly id: string
  readonly name: string
}

export interface WorstRow<Row extends LedgerRow = LedgerRow> {
  readonly row: Row
  readonly indicator: Indicator
  /** null: months cannot make it up. */
  readonly catchUp: CatchUp | null
  /** The month at whose end it was first behind, and ever since; null: since this month. */
  readonly since: Period | null
}

export interface Headcount {
  readonly total: number
  readonly behind: Readonly<Record<'red' | 'yellow', number>>
  readonly missed: number
  readonly missing: number
  /** 欠进度 and 未完成 together now, less those at the last month's end; null: no month is over. */
  readonly change: number | null
  /** The month that it is held against. */
  readonly than: Period | null
}

/** How one section stood at one month's end. */
export interface HeatCell {
  readonly behind: number
  readonly red: number
  /** Held against a target or pace on that day. */
  readonly judged: number
}

export interface HeatRow {
  /** null: tasks before the first heading, and indicators without a task. */
  readonly section: string | null
  /** One a month that is over, then how it stands now; null: nothing was in the section then. */
  readonly cells: readonly (HeatCell | null)[]
}

/** Ids of indicators. */
export interface Changed {
  readonly behind: readonly string[]
  readonly caughtUp: readonly string[]
  readonly missing: readonly string[]
}

/** What falls due on a day: figures (ids of indicators), a step of one, a written report. */
export interface Soon {
  readonly day: Day
  readonly figures: readonly string[]
  readonly steps: readonly { readonly indicator: string; readonly name: string }[]
  readonly duties: readonly string[]
}

/** Of several plans in force that which knows the asker; else the first that counts. */
export function overviewPlans(plans: readonly KeptPlan[], day: Day): readonly KeptPlan[] {
  const running = plans.filter((kept) => keptPlanState(kept, day) === 'in-force')
  return running.length > 0 ? running : [...followedPlans(plans, day).values()]
}

type Person = Pick<Holder, 'role' | 'unit'> & { readonly name: string }

/** What of a plan is this person's own; null: nothing. */
export function ownArea(plan: Plan, person: Person | null): OverviewArea | null {
  if (person === null) return null
  if (person.role === 'leader') {
    const leader = plan.leaders.find(({ id, name }) =>
      [id, name].some((one) => one === person.name || one === person.unit),
    )
    return leader ? { kind: 'leader', id: leader.id, name: leader.name } : null
  }
  const id = person.unit === null ? null : unitIdOf(plan, person.unit)
  const unit = plan.units.find((one) => one.id === id)
  return unit ? { kind: 'unit', id: unit.id, name: unit.name } : null
}

/** Whether a unit supplies an indicator's figures. */
export const isSuppliedBy = (plan: Plan, { id }: OverviewArea, indicator: Indicator): boolean =>
  answersFor(plan, sourcesOf(plan, indicator), id)

const standOf = (row: LedgerRow): Stand | undefined => row.items[0]?.assessment

/** Rows of indicators; of all that are behind or missed the worst so many. */
export function worstOf<Row extends LedgerRow>(
  plan: Plan,
  rows: readonly Row[],
  figures: ReadonlyMap<string, readonly Observation[]>,
  months: readonly MonthEnd[],
  most: number,
): readonly WorstRow<Row>[] {
  return rows
    .flatMap((row) => row.items.map((item) => ({ row, ...item })))
    .filter(({ assessment }) => isBehind(assessment))
    .toSorted((a, b) => compareWorst(a.assessment, b.assessment))
    .slice(0, most)
    .map(({ row, indicator, assessment }) => ({
      row,
      indicator,
      catchUp: catchUpOf(plan, indicator, figures.get(indicator.id) ?? [], assessment),
      since: behindSince(months, indicator.id),
    }))
}

export function overviewTotals(rows: readonly LedgerRow[], months: readonly MonthEnd[]): Headcount {
  const count = (test: (stand: Stand) => boolean): number =>
    rows.filter((row) => {
      const stand = standOf(row)
      return stand !== undefined && test(stand)
    }).length
  const behindIn = (light: Light): number =>
    count((stand) => stand.status === 'behind' && stand.light === light)
  const last = months.at(-1) ?? null
  const then = last && rows.filter(({ key }) => isBehind(last.stood.get(key))).length
  return {
    total: count(({ status }) => status !== 'ended'),
    behind: { red: behindIn('red'), yellow: behindIn('yellow') },
    missed: count(({ status }) => status === 'missed'),
    missing: count(({ status }) => status === 'missing'),
    change: then === null ? null : count(isBehind) - then,
    than: last?.month ?? null,
  }
}

const JUDGED = new Set(['done', 'ahead', 'on-pace', 'behind', 'missed'])

/** In the plan's order, the headline targets first; sections of which nothing is measured are left out. */
export function heatOf(
  plan: Plan,
  rows: readonly LedgerRow[],
  months: readonly MonthEnd[],
): readonly HeatRow[] {
  const bySection = grouped(rows, ({ task }) => task?.section ?? null)
  return [null, ...plan.sections.map(({ id }) => id)].flatMap((section) => {
    const own = bySection.get(section) ?? []
    if (own.length === 0) return []
    const cellOf = (standIn: (row: LedgerRow) => Stand | undefined): HeatCell | null => {
      const stands = own.map(standIn).filter((stand) => stand !== undefined)
      if (stands.length === 0) return null
      const behind = stands.filter(isBehind)
      return {
        behind: behind.length,
        red: behind.filter(({ light }) => light === 'red').length,
        judged: stands.filter(({ status }) => JUDGED.has(status)).length,
      }
    }
    const cells = months.map(({ stood }) => cellOf(({ key }) => stood.get(key)))
    return [{ section, cells: [...cells, cellOf(standOf)] }]
  })
}

/** Since the last month's end; null: no month is over. */
export function changedSince(rows: readonly LedgerRow[], last: MonthEnd | undefined): Changed | null {
  if (!last) return null
  const pairs = rows.flatMap((row) => {
    const now = standOf(row)
    return now ? [{ id: row.key, now, before: last.stood.get(row.key) }] : []
  })
  const idsOf = (test: (pair: (typeof pairs)[number]) => boolean): readonly string[] =>
    pairs.filter(test).map(({ id }) => id)
  return {
    behind: idsOf(({ now, before }) => isBehind(now) && !isBehind(before)),
    caughtUp: idsOf(
      ({ now, before }) => isBehind(before) && ['done', 'ahead', 'on-pace'].includes(now.status),
    ),
    missing: idsOf(({ now, before }) => now.status === 'missing' && before?.status !== 'missing'),
  }
}

/** Indicators with figures that this reader could not see before a moment: they came later, or were released later. */
export const seenSince = (figures: readonly Observation[], at: Instant): readonly string[] => [
  ...new Set(
    figures
      .filter(({ recordedAt, releaseAt }) => recordedAt > at || (releaseAt != null && releaseAt > at))
      .map(({ indicator }) => indicator),
  ),
]

/** How far ahead the overview looks. */
const DAYS_AHEAD = 31

/** From `asOf` on, day by day. `due`: of this month and the next. */
export function soonOf(plan: Plan, due: readonly Due[], asOf: Day): readonly Soon[] {
  const until = addDays(asOf, DAYS_AHEAD)
  const isAhead = (day: Day): boolean => day >= asOf && day <= until
  const things: readonly Soon[] = [
    ...due
      .filter(({ arrival, day }) => arrival === 'coming' && isAhead(day))
      .map(({ day, indicator }) => ({ day, figures: [indicator], steps: [], duties: [] })),
    ...plan.indicators.flatMap((indicator) =>
      indicator.steps
        .filter(
          (step) => isIn(indicator, asOf) && (step.done === null || step.done > asOf) && isAhead(step.due),
        )
        .map((step) => ({
          day: step.due,
          figures: [],
          steps: [{ indicator: indicator.id, name: step.name }],
          duties: [],
        })),
    ),
    ...plan.duties
      .filter((duty) => isAhead(duty.due))
      .map((duty) => ({ day: duty.due, figures: [], steps: [], duties: [duty.title] })),
  ]
  return [...grouped(things, ({ day }) => day)]
    .map(([day, own]) => ({
      day,
      figures: [...new Set(own.flatMap(({ figures }) => figures))],
      steps: own.flatMap(({ steps }) => steps),
      duties: own.flatMap(({ duties }) => duties),
    }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
}
