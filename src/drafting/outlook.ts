// What a plan would bring with it if it were in force: walls, templates, days on which figures are due, remarks.
import { type Board, type BoardFile, boardsFor } from '../boards/index.ts'
import type { Day } from '../core/period.ts'
import type { KeptPlan, Plan } from '../core/plan.ts'
import type { Text } from '../core/text.ts'
import { dueCalendar } from '../desk/calendar.ts'
import { planRemarks } from '../plans/remarks.ts'

export interface Outlook {
  readonly boards: readonly Board[]
  /** Days on which figures are due, the earliest first. */
  readonly due: readonly { readonly day: Day; readonly figures: number }[]
  readonly indicators: number
  /** Figures that a year's templates ask for. */
  readonly figures: number
  /** Titles of the rules of alerts that are on. */
  readonly rules: readonly Text[]
  readonly remarks: readonly Text[]
  /** Another plan of the same region and year; null: none. */
  readonly beside: { readonly id: string; readonly title: string } | null
}

interface OutlookInput {
  readonly plan: Plan
  readonly boardFiles: readonly BoardFile[]
  readonly rules: readonly Text[]
  readonly plans: readonly KeptPlan[]
  /** The day on which one stands. */
  readonly today: Day
}

export function outlookOf({ plan, boardFiles, rules, plans, today }: OutlookInput): Outlook {
  const { rows } = dueCalendar({ plan, figures: [], arrivals: [], asOf: today, source: null })
  const days = new Map<Day, number>()
  for (const { months, fromSteps } of rows)
    for (const cell of months) if (cell?.due && !fromSteps) days.set(cell.due, (days.get(cell.due) ?? 0) + 1)
  const due = [...days]
    .map(([day, figures]) => ({ day, figures }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
  const beside = plans.find(({ plan: one }) => one.region === plan.region && one.year === plan.year)?.plan
  return {
    boards: boardsFor(boardFiles, plan),
    due,
    indicators: plan.indicators.length,
    figures: due.reduce((sum, { figures }) => sum + figures, 0),
    rules,
    remarks: planRemarks(plan),
    beside: beside ? { id: beside.id, title: beside.title } : null,
  }
}
