// Which written reports and records have arrived: a unit's reply to the slip that asks for one is its report, once accepted.

import type { ReceivedReport } from '../rules/ground.ts'
import type { Slip } from '../slips/slip.ts'

/**
 * Replies as what they answer: a written report that a duty asks for once a supervisor accepted it, since 收到 is none; the
 * record of a turn of a rhythm unless it was refused.
 */
export function received(slips: readonly Slip[]): ReceivedReport[] {
  return slips.flatMap((slip) => {
    const { plan, matter, receiver, replies } = slip
    const { kind, id } = matter.subject
    if (plan === null || (kind !== 'duty' && kind !== 'task')) return []
    const asked = askedBy(slip)
    return replies
      .filter(({ verdict }) => (verdict === null ? kind === 'task' : verdict.granted))
      .map((reply) => ({
        plan,
        duty: kind === 'duty' ? id.replace(/\/[^/]+$/, '') : `${matter.rule}/${asked.get(reply.id) ?? ''}`,
        unit: receiver.id,
        at: reply.at,
      }))
  })
}

/** The turn that was asked for when each reply was given. */
function askedBy({ history }: Slip): ReadonlyMap<string, string> {
  const asked = new Map<string, string>()
  let occasion = ''
  for (const event of history) {
    if ('known' in event && event.known?.occasion) occasion = event.known.occasion
    if (event.kind === 'replied') asked.set(event.id, occasion)
  }
  return asked
}
