// What is only watched (监测指标), as the ledger of indicators lists it: by the same conditions, in a table of its own that no tally counts. Pure.
import { type Answerers, answerersOf, sourcesOf } from '../core/answerable.ts'
import { publicFrom } from '../core/clearance.ts'
import type { Plan, Task } from '../core/plan.ts'
import type { WatchedState } from '../core/watched.ts'
import { dayOf } from '../core/zone.ts'
import { type AreaKind, answersFor, type LedgerAsked, NO_SECTION, peopleTest, wordTest } from './ledger.ts'
import type { Pronounce } from './spelling.ts'

export interface WatchedRow extends Answerers {
  readonly state: WatchedState
  /** null: it stands beside no task. */
  readonly task: Task | null
}

/** In the plan's order; whoever leads none is named by their figures' source. */
export function watchedRows(plan: Plan, states: readonly WatchedState[]): readonly WatchedRow[] {
  return states.map((state) => {
    const { indicator } = state
    const { lead, responsible, leaders } = answerersOf(plan, indicator)
    return {
      state,
      task: plan.tasks.find(({ number }) => number === indicator.task) ?? null,
      lead: lead.length === 0 ? sourcesOf(plan, indicator) : lead,
      responsible,
      leaders,
    }
  })
}

/** The rows that meet every condition; none where one is asked for that only what is judged can meet. */
export function watchedFound(
  plan: Plan,
  rows: readonly WatchedRow[],
  asked: LedgerAsked,
  pronounce: Pronounce | null = null,
): readonly WatchedRow[] {
  const { status, light, firmness, nature, slips, kind, numbers, demo, since, section } = asked
  if ([status, light, firmness, nature, slips].some((one) => one !== null)) return []
  const isTheirs = peopleTest(plan, asked)
  const speaks = wordTest(plan, asked.words, pronounce)
  return rows.filter((row) => {
    const { indicator, figure, demo: isDemo } = row.state
    const came = figure && dayOf(publicFrom(figure.knownAt, figure.releaseAt))
    return (
      (isTheirs === null || isTheirs(row) || isTheirs({ ...row, lead: sourcesOf(plan, indicator) })) &&
      (section === null || (row.task?.section ?? NO_SECTION) === section) &&
      (kind === null || indicator.kind === kind) &&
      (numbers === null || figure === null) &&
      (demo === null || isDemo === (demo === 'with')) &&
      (since === null || (came !== null && came >= since)) &&
      speaks({ ...row, key: indicator.id, items: [{ indicator }], shares: [], narrative: null })
    )
  })
}

/** What a unit leads, is responsible for or supplies, or a leader is in charge of. */
export const watchedOfArea = (
  plan: Plan,
  rows: readonly WatchedRow[],
  { kind, id }: { readonly kind: AreaKind; readonly id: string },
): readonly WatchedRow[] =>
  rows.filter(({ state, lead, responsible, leaders }) =>
    kind === 'leader'
      ? leaders.includes(id)
      : answersFor(plan, [...lead, ...responsible, ...sourcesOf(plan, state.indicator)], id),
  )

/** What changed for the worse first, then the plan's order. */
export const worseFirst = (rows: readonly WatchedRow[]): readonly WatchedRow[] => {
  const worse = ({ state: { travel } }: WatchedRow): number =>
    [travel.before, travel.yearAgo].filter((one) => one?.better === false).length
  return rows.toSorted((a, b) => worse(b) - worse(a))
}
