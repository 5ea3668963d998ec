// A slip that a supervisor writes by hand, without a rule that found the matter.
import { answerersOf } from '../core/answerable.ts'
import { addWorkingDays } from '../core/calendar.ts'
import type { Day } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { Problem } from '../core/problem.ts'
import { text } from '../core/text.ts'
import { type DeedStamp, faultOfDays, faultOfWords } from './deeds.ts'
import type { Happening, SlipDraft } from './events.ts'
import { BY_HAND, type Level, type Matter, type Receiver, type Subject } from './finding.ts'
import { slipIdOf } from './next.ts'
import type { MatterEntry } from './register.ts'
import { numberAfter } from './slip.ts'
import { whyDone } from './words.ts'

export interface HandWritten {
  readonly plan: string
  readonly subject: Subject
  /** Id of a unit of the plan. */
  readonly receiver: string
  readonly level: Level
  /** 事项: what is so. */
  readonly reason: string
  /** 要求: what is asked for. */
  readonly requirement: string
  /** Working days until an answer is due. */
  readonly days: number
  /** The day of the limit itself; absent: after so many working days. */
  readonly due?: Day
  /** Ids of units that answer with the receiver (协办). */
  readonly helpers?: readonly string[]
  readonly entry?: MatterEntry
}

export const matterByHand = (plan: Plan, subject: Subject): Matter => ({
  plan: plan.id,
  region: plan.region,
  subject,
  rule: BY_HAND,
})

/** Problems: `slip-words-invalid`, `slip-days-invalid`, `slip-receiver-invalid`, `slip-subject-invalid`. */
export function assertWritable(
  plan: Plan,
  { subject, receiver, reason, requirement, days, helpers = [] }: HandWritten,
): void {
  const fault = faultOfWords(reason) ?? faultOfWords(requirement) ?? faultOfDays(days)
  if (fault) throw fault
  for (const unit of [receiver, ...helpers])
    if (!plan.units.some(({ id }) => id === unit))
      throw new Problem('slip-receiver-invalid', { receiver: unit, plan: plan.id })
  if (!hasSubject(plan, subject))
    throw new Problem('slip-subject-invalid', { subject: subject.id, plan: plan.id })
}

/** The event that raises it; `follows`: the slip of the same matter and receiver before it. */
export function raisedByHand(
  plan: Plan,
  written: HandWritten,
  given: { readonly follows: string | null; readonly lastNumber: number; readonly numberPattern: string },
  { at, on, by }: DeedStamp,
): SlipDraft {
  const matter = matterByHand(plan, written.subject)
  const receiver: Receiver = { kind: 'unit', id: written.receiver }
  const slip = slipIdOf(matter, receiver, given.follows)
  const what: Happening = {
    kind: 'raised',
    matter,
    receiver,
    helpers: (written.helpers ?? [])
      .filter((id) => id !== written.receiver)
      .map((id) => ({ kind: 'unit', id })),
    level: written.level,
    follows: given.follows,
    origin: 'hand',
    ...(written.entry && { entry: written.entry }),
    number: numberAfter(given.numberPattern, on, given.lastNumber),
    limit: written.due ?? addWorkingDays(on, written.days),
    known: {
      period: null,
      since: null,
      facts: null,
      urgent: written.level === 'red',
      limitDays: written.days,
      rests: [],
      occasion: null,
      rules: [],
      reason: text(written.reason, written.reason),
      requirement: text(written.requirement, written.requirement),
      leaders: leadersOf(plan, written),
    },
  }
  return { ...what, id: `${slip}.raised.1`, slip, plan: plan.id, at, on, by, why: whyDone(what, by.name) }
}

function hasSubject(plan: Plan, { kind, id }: Subject): boolean {
  switch (kind) {
    case 'indicator':
      return plan.indicators.some((each) => each.id === id)
    case 'task':
      return plan.tasks.some(({ number }) => String(number) === id)
    case 'duty':
      return plan.duties.some((each) => each.id === id)
    case 'unit':
      return plan.units.some((each) => each.id === id)
    case 'matter':
      return true
    case 'service':
      return false
  }
}

/** In charge of the task or the indicator, or of whatever the unit leads. */
function leadersOf(plan: Plan, { subject, receiver, entry }: HandWritten): string[] {
  const asked = entry?.task ?? (subject.kind === 'task' ? Number(subject.id) : null)
  const task = plan.tasks.find(({ number }) => number === asked)
  const indicator = subject.kind === 'indicator' && plan.indicators.find(({ id }) => id === subject.id)
  const found = task || (indicator && indicator.task !== null && answerersOf(plan, indicator))
  if (found) return [...found.leaders]
  const all = [...plan.tasks, ...plan.indicators.map((one) => answerersOf(plan, one))]
  return [...new Set(all.filter(({ lead }) => lead.includes(receiver)).flatMap(({ leaders }) => leaders))]
}
