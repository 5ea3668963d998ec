// Which indicators a selection means, and in which order they hang.
import { answerersOf, areMeantBy, unitsOf } from '../core/answerable.ts'
import type { Assessment, Light, Status } from '../core/assessment.ts'
import { isWhole } from '../core/decomposition.ts'
import type { Indicator, Plan, Task } from '../core/plan.ts'
import { compareWorst } from '../core/worst-first.ts'

type Assessments = ReadonlyMap<string, Assessment>

/**
 * The indicators that meet every condition; in the plan's order, or in the order they are named, or the worst first. A share
 * (分解) hangs with its whole, and by itself only where it is asked for: by its id or through the people that it names.
 */
export function chosen(
  plan: Plan,
  select: Selection,
  assessments: Assessments,
  order: TileOrder,
): readonly Indicator[] {
  const tasks = new Map(plan.tasks.map((task) => [task.number, task]))
  const found = plan.indicators.filter((indicator) =>
    matches(
      plan,
      indicator,
      indicator.task === null ? undefined : tasks.get(indicator.task),
      select,
      assessments,
    ),
  )
  return inOrder(found, select, assessments, order).slice(0, select.limit)
}

function inOrder(
  found: readonly Indicator[],
  { indicators }: Selection,
  assessments: Assessments,
  order: TileOrder,
): readonly Indicator[] {
  if (order === 'behind-first') return worstFirst(found, assessments)
  return indicators ? found.toSorted((a, b) => indicators.indexOf(a.id) - indicators.indexOf(b.id)) : found
}

function matches(
  plan: Plan,
  indicator: Indicator,
  task: Task | undefined,
  select: Selection,
  assessments: Assessments,
): boolean {
  const assessment = assessments.get(indicator.id)
  const { lead, responsible, leaders } = answerersOf(plan, indicator)
  return (
    (isWhole(indicator) || isAskedFor(plan, indicator, select)) &&
    (!select.indicators || select.indicators.includes(indicator.id)) &&
    (!select.tasks || (task !== undefined && select.tasks.includes(task.number))) &&
    (!select.sections || select.sections.includes(task?.section ?? null)) &&
    (!select.leaders || some(leaders, select.leaders)) &&
    (!select.leads || some(lead, select.leads)) &&
    (!select.units || areMeantBy(plan, unitsOf({ lead, responsible }), select.units)) &&
    (!select.statuses || (assessment !== undefined && select.statuses.includes(assessment.status))) &&
    (!select.lights || (assessment !== undefined && select.lights.includes(assessment.light)))
  )
}

/** By its id, or through its own people. */
function isAskedFor(plan: Plan, share: Indicator, { indicators, leaders, leads, units }: Selection): boolean {
  const own = { lead: share.lead ?? [], responsible: share.responsible ?? [] }
  return (
    indicators?.includes(share.id) === true ||
    (leaders !== undefined && some(share.leaders ?? [], leaders)) ||
    (leads !== undefined && some(own.lead, leads)) ||
    (units !== undefined && areMeantBy(plan, unitsOf(own), units))
  )
}

const some = (have: readonly string[], wanted: readonly string[]): boolean =>
  have.some((id) => wanted.includes(id))

function worstFirst(indicators: readonly Indicator[], assessments: Assessments): Indicator[] {
  return indicators.toSorted((a, b) => {
    const one = assessments.get(a.id)
    const other = assessments.get(b.id)
    if (!one || !other) return Number(!one) - Number(!other)
    return compareWorst(one, other)
  })
}

/** `plan`: as the plan lists them. `behind-first`: the worst first. */
export type TileOrder = 'plan' | 'behind-first'

/** Conditions that must all hold; an absent one is no condition. None at all selects every indicator. */
export interface Selection {
  readonly indicators?: readonly string[]
  readonly tasks?: readonly number[]
  /** Section ids; null stands for tasks before the first heading (and indicators without a task). */
  readonly sections?: readonly (string | null)[]
  readonly leaders?: readonly string[]
  /** Lead units. */
  readonly leads?: readonly string[]
  /** Lead or responsible units. */
  readonly units?: readonly string[]
  readonly statuses?: readonly Status[]
  readonly lights?: readonly Light[]
  /** The first so many of them, in the board's order. */
  readonly limit?: number
}
