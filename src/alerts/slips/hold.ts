// What holds slips back, as people set it: silences, freezes of plans, absences with deputies; and their ends.
import { addDays, type Day, lastJudgedDay, parseDay } from '../../core/period.ts'
import type { KeptPlan } from '../../core/plan.ts'
import { Problem } from '../../core/problem.ts'
import { mayDo } from '../../core/roles.ts'
import { dayOf } from '../../core/zone.ts'
import { faultOfWords, rightMissing } from '../../slips/deeds.ts'
import { type Hold, holdsOf, holdsOverAll, isOverAll, type Steering } from '../../slips/holds.ts'
import { whyHeld } from '../../slips/words.ts'
import type { Standing } from '../../store/slips.ts'
import type { Doing } from './act.ts'
import { decided, type SlipDeps } from './deps.ts'

/** Longest in days: nothing is held back for good. */
const MOST_DAYS = 366
const MOST_REASON = 1_000

/** All that were ever set, the latest last. */
export const holds = async ({ store }: SlipDeps, standing: Standing = {}): Promise<Hold[]> =>
  holdsOf(await store.slips.steering(standing))

/** Those that are over all on a day, apart by whether they hide what may rise: nothing does of a plan that is over, or gone. */
export const overAll = async (
  deps: SlipDeps,
  plans: readonly KeptPlan[],
  day: Day,
): Promise<ReturnType<typeof holdsOverAll>> => {
  const running = new Set(plans.flatMap(({ plan }) => (day <= lastJudgedDay(plan) ? [plan.id] : [])))
  return holdsOverAll(await holds(deps), day, (plan) => !running.has(plan))
}

/**
 * Sets, confirms or ends a hold and answers its id. Absences: of oneself, or of anybody by a supervisor or administrator;
 * the rest by a supervisor. What is over all waits for another supervisor to confirm it. `people`: ids of those who can be deputies. Problems: `right-missing`, `slip-words-invalid`,
 * `slip-hold-invalid`, `slip-hold-unknown`, `slips-busy`.
 */
export async function hold(
  deps: SlipDeps,
  steering: Steering,
  { actor, doer, now, nonce }: Doing,
  people: ReadonlySet<string>,
): Promise<string> {
  const today = dayOf(now)
  let id = ''
  await decided(deps, async () => {
    const known = holdsOf(await deps.store.slips.steering())
    const meant = 'hold' in steering ? standing(known, steering.hold, today) : null
    assertMay(actor, steering.kind === 'absent' ? steering.person : personOf(meant))
    assertSound(steering, today, people)
    if (steering.kind === 'confirmed') assertSecond(meant, actor)
    id = nonce === null ? `hold.${steering.kind}.${known.length + 1}` : `hold.${steering.kind}.sent-${nonce}`
    if ('hold' in steering) id = `${steering.hold}.${steering.kind}`
    const why = whyHeld(steering, doer.name)
    const whole = isOverAll(steering) ? { ...steering, second: true as const } : steering
    return { drafts: [{ ...whole, id, at: now, on: today, by: doer, why }] }
  })
  return id
}

/** Problem `slip-hold-unknown` for one that is not there or is over. */
function standing(known: readonly Hold[], id: string, today: Day): Hold {
  const found = known.find(({ begun }) => begun.id === id)
  if (!found || found.until < today) throw new Problem('slip-hold-unknown', { id })
  return found
}

const personOf = (held: Hold | null): string | null =>
  held?.begun.kind === 'absent' ? held.begun.person : null

/** `person`: whose absence it is about; null: it is about slips. */
function assertMay(actor: Doing['actor'], person: string | null): void {
  if (mayDo(actor, 'slips:write')) return
  if (person !== null && (person === actor.id || mayDo(actor, 'people:write'))) return
  throw rightMissing(actor, 'slips:write')
}

/** Whoever set it is not the second person, whatever name they come under. */
function assertSecond(meant: Hold | null, actor: Doing['actor']): void {
  if (!meant?.waits) throw invalid('它不等人确认', 'it waits for nobody')
  if (meant.begun.by.person === actor.id) {
    throw invalid('须由另一名督查员确认', 'another supervisor has to confirm it')
  }
}

function assertSound(steering: Steering, today: Day, people: ReadonlySet<string>): void {
  const words = faultOfWords(steering.reason, MOST_REASON)
  if (words) throw words
  if ('hold' in steering) return
  const { until } = steering
  if (parseDay(until) === null) throw invalid(`止日“${until}”不是日期`, `“${until}” is no day`)
  if (until < today) throw invalid(`止日 ${until} 已过`, `the last day ${until} is over`)
  const from = steering.kind === 'absent' ? steering.since : today
  if (parseDay(from) === null || from > until) {
    throw invalid(`起日“${from}”不在 ${until} 以前`, `“${from}” is no day before ${until}`)
  }
  if (until > addDays(from < today ? from : today, MOST_DAYS)) {
    throw invalid(`止日 ${until} 太远`, `the last day ${until} is too far away`)
  }
  if (steering.kind !== 'absent') return
  const { person, deputy } = steering
  if (person === deputy) throw invalid('代理人就是本人', 'the deputy is the same person')
  for (const id of [person, deputy]) {
    if (!people.has(id)) throw invalid(`没有“${id}”这个人`, `there is nobody called “${id}”`)
  }
}

const invalid = (zh: string, en: string): Problem =>
  new Problem('slip-hold-invalid', { zh, en, most: MOST_DAYS })
