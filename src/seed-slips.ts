// The slips of the demonstration: its year, simulated by the rules in use, so that there is something to read and to act on.
import { setImmediate } from 'node:timers/promises'
import type { Rule } from './alerts/rule-kind.ts'
import { revisedOf, simulateDays } from './alerts/year.ts'
import { doerOf } from './core/deed.ts'
import { keyOf } from './core/observation.ts'
import { dayOf, endOfDay, type Instant } from './core/period.ts'
import type { Plan } from './core/plan.ts'
import type { SlipDraft } from './core/slip-event.ts'
import { text } from './core/text.ts'
import { type LogDraft, MOST_EVENTS } from './store/slips.ts'
import type { Store } from './store/store.ts'

const SEED = 'seed'
/** Of the shipped plan: the one unit that never answers, so that its slips rise. */
const UNANSWERING: ReadonlySet<string> = new Set(['区古城保护发展指挥部'])

/**
 * Writes what would have happened, from every vintage of the plan's figures, while the log is empty; answers how many slips
 * there are. The year is over and made up: a freeze keeps anybody from being told of it, and says so.
 */
export async function plantSlips(
  store: Pick<Store, 'slips' | 'observations' | 'revised'>,
  rules: readonly Rule[],
  plan: Plan,
  now: Instant,
  isStopped: () => boolean,
): Promise<number> {
  if ((await store.slips.head()) !== 0) return 0
  const filter = { region: plan.region }
  const [standing, vintages] = await Promise.all([store.observations(filter), store.revised(filter)])
  const revised = new Set(revisedOf(vintages).map(keyOf))
  const figures = [...standing.filter((figure) => !revised.has(keyOf(figure))), ...vintages]
  const days = simulateDays({ rules, plan, figures, unanswering: UNANSWERING })
  let day = days.next()
  while (!day.done) {
    // Seconds of work: others get their turn after each day.
    await setImmediate()
    if (isStopped()) return 0
    day = days.next()
  }
  const { events, slips } = day.value
  const past = events.filter(({ on }) => endOfDay(on) < now)
  const drafts: LogDraft[] = [
    {
      ...{ kind: 'frozen', frozen: plan.id, until: '2099-12-31', id: 'hold.frozen.seed' },
      ...{ at: now, on: dayOf(now), by: doerOf(SEED) },
      reason:
        '演示：年度已过，单据为推演所得，不通知任何人。/ A demonstration of a year that is over: nobody is told.',
      why: text('演示数据，冻结。', 'A demonstration: frozen.'),
    },
    ...past.map(({ seq: _seq, ...draft }) => marked(draft)),
  ]
  let head = 0
  for (let from = 0; from < drafts.length; from += MOST_EVENTS) {
    const written = await store.slips.append(head, drafts.slice(from, from + MOST_EVENTS))
    // Somebody else plants, or began to work.
    if (written === null) return 0
    head += written.length
  }
  return slips.size
}

/** What units are made to say is marked as made up. */
const marked = (draft: SlipDraft): SlipDraft =>
  draft.kind === 'replied' ? { ...draft, text: `（演示）${draft.text}` } : draft
