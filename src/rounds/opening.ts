// When a round opens, and with which words: so many working days before a duty's day.
import { addWorkingDays } from '../core/calendar.ts'
import type { Day } from '../core/period.ts'
import type { Duty, Plan } from '../core/plan.ts'
import type { RoundHappening } from './events.ts'
import type { AskedUnit } from './round.ts'

/** Where the plan says nothing. */
const USUAL_DAYS = 10

/** The day on which its round opens by itself. */
export const opensOn = ({ due, opens }: Pick<Duty, 'due' | 'opens'>): Day =>
  addWorkingDays(due, -(opens ?? USUAL_DAYS))

/** Duties whose rounds are to be open on a day. One that is over before anybody looked is opened by hand, if at all. */
export const dutiesToOpen = ({ duties }: Pick<Plan, 'duties'>, day: Day): readonly Duty[] =>
  duties.filter((duty) => opensOn(duty) <= day && day <= duty.due)

export const openingOf = (
  plan: Pick<Plan, 'id'>,
  { id, title, due, receivers }: Duty,
  asked: readonly AskedUnit[],
): Extract<RoundHappening, { kind: 'opened' }> => ({
  kind: 'opened',
  head: { plan: plan.id, duty: id, title, due, receivers },
  asked,
})
