// What an evaluation found becomes what happens to slips; safe for two processes at once, and for doing it twice.
import { type Doer, doerOf } from '../../core/deed.ts'
import type { Day, Instant } from '../../core/period.ts'
import type { SlipEvent } from '../../slips/events.ts'
import type { Finding } from '../../slips/finding.ts'
import { slipsOf } from '../../slips/fold.ts'
import { holdsOf } from '../../slips/holds.ts'
import { nextOfRound } from '../../slips/round.ts'
import { isOpen, patternOf, type Slip } from '../../slips/slip.ts'
import { type LogEvent, MOST_EVENTS } from '../../store/slips.ts'
import { planOf } from './act.ts'
import { decided, type SlipDeps } from './deps.ts'

/** Who raises slips by rule. */
export const EVALUATION: Doer = doerOf('duibiao')

interface EvaluationScope {
  /** The day that is evaluated: later than today for nothing, earlier when a run is made up for. */
  readonly today: Day
  readonly now: Instant
  /**
   * Plans (null: the service itself) of which every rule has spoken, so that a slip of which none speaks is on its own.
   * Absent: none; the calendar's run names all, an upload's run none.
   */
  readonly whole?: readonly (string | null)[]
}

/**
 * Writes what follows from these findings, plan by plan, and answers the events that were written: none when another
 * process, or an earlier run, wrote them already. Problem `slips-busy`.
 */
export async function applyFindings(
  deps: SlipDeps,
  findings: readonly Finding[],
  { today, now, whole = [] }: EvaluationScope,
): Promise<readonly SlipEvent[]> {
  const ofPlan = new Map<string | null, Finding[]>(whole.map((plan) => [plan, []]))
  for (const finding of findings) {
    const own = ofPlan.get(finding.matter.plan)
    if (own) own.push(finding)
    else ofPlan.set(finding.matter.plan, [finding])
  }
  const written: SlipEvent[] = []
  for (const [plan, own] of ofPlan) {
    const round = { today, now, findings: own, whole: whole.includes(plan) }
    let events: readonly LogEvent[]
    do {
      events = await decided(deps, () => roundOf(deps, plan, round))
      written.push(...events.filter(isOfSlip))
      // More than one insert holds: what is left follows from the state that the first part made.
    } while (events.length === MOST_EVENTS)
  }
  return written
}

async function roundOf(
  { store, numberPattern, signFrom = null }: SlipDeps,
  plan: string | null,
  round: {
    readonly today: Day
    readonly now: Instant
    readonly findings: readonly Finding[]
    readonly whole: boolean
  },
) {
  const [events, steering, lastNumber, own] = await Promise.all([
    store.slips.ofPlan(plan),
    store.slips.steering(),
    store.slips.lastNumber(Number(round.today.slice(0, 4))),
    planOf({ store }, plan, round.today),
  ])
  const slips = [...slipsOf(events).values()]
  const drafts = nextOfRound(
    { slips, findings: round.findings, whole: round.whole },
    {
      today: round.today,
      now: round.now,
      by: EVALUATION,
      numberPattern: patternOf(numberPattern, own),
      signFrom,
      lastNumber,
      holds: holdsOf(steering),
      undone: await undoneOf(store, slips),
    },
  )
  return { drafts: drafts.slice(0, MOST_EVENTS) }
}

/** Of the uploads that open slips rest on, those that were undone. */
async function undoneOf(store: SlipDeps['store'], slips: readonly Slip[]): Promise<ReadonlySet<string>> {
  const uploads = [...new Set(slips.filter(isOpen).flatMap(({ ground }) => ground.rests))]
  const records = await Promise.all(uploads.map((id) => store.upload(id, 'all')))
  return new Set(records.flatMap((record) => (record?.undone ? [record.id] : [])))
}

const isOfSlip = (event: LogEvent): event is SlipEvent => 'slip' in event
