// A supervisor writes a slip by hand; it may begin at any colour.

import { Problem } from '../../core/problem.ts'
import { mayDo } from '../../core/roles.ts'
import { dayOf } from '../../core/zone.ts'
import { assertWritable, type HandWritten, matterByHand, raisedByHand } from '../../slips/by-hand.ts'
import { rightMissing } from '../../slips/deeds.ts'
import { placed } from '../../slips/events.ts'
import { latestByKey, slipOf, slipsOf } from '../../slips/fold.ts'
import { faultOfEntry } from '../../slips/register.ts'
import { isOpen, patternOf, type Slip, slipKey } from '../../slips/slip.ts'
import { assertRunning, type Doing, planOf, slipById, slipState } from './act.ts'
import { decided, type SlipDeps } from './deps.ts'

/**
 * Raises it and answers the slip. Problems: `right-missing`, `slip-words-invalid`, `slip-days-invalid`,
 * `slip-receiver-invalid`, `slip-subject-invalid`, `matter-invalid`, `slip-another-open`, `slip-year-over`, `slips-busy`.
 */
export async function raiseByHand(
  deps: SlipDeps,
  written: HandWritten,
  { actor, doer, now, nonce }: Doing,
): Promise<Slip> {
  if (!mayDo(actor, 'slips:write')) throw rightMissing(actor, 'slips:write')
  const plan = await planOf(deps, written.plan, dayOf(now))
  if (!plan) throw new Problem('slip-subject-invalid', { subject: written.subject.id, plan: written.plan })
  assertRunning(plan, now)
  assertWritable(plan, written)
  const { entry, due = '' } = written
  const fault = entry ? faultOfEntry(plan, entry, { due, on: dayOf(now) }) : null
  if (fault) throw fault
  let again: Slip | null = null
  const events = await decided(deps, async () => {
    const slips = [...slipsOf(await deps.store.slips.ofPlan(plan.id)).values()]
    const key = slipKey(matterByHand(plan, written.subject), { kind: 'unit', id: written.receiver })
    const before = latestByKey(slips).get(key) ?? null
    // The same form sent again.
    if (before && entry) {
      again = before
      return { drafts: [] }
    }
    if (before && isOpen(before)) throw new Problem('slip-another-open', { number: before.number.text })
    const draft = raisedByHand(
      plan,
      written,
      {
        follows: before?.id ?? null,
        lastNumber: await deps.store.slips.lastNumber(Number(dayOf(now).slice(0, 4))),
        numberPattern: patternOf(deps.numberPattern, plan),
      },
      { at: now, on: dayOf(now), by: doer, nonce },
    )
    const after = slipOf(placed([draft], 0))
    return {
      drafts: [draft],
      changes: new Map([[draft.id, { before: null, after: after ? slipState(after) : null }]]),
    }
  })
  const [event] = events
  if (again) return again
  return slipById(deps, event && 'slip' in event ? event.slip : '')
}
