// Which people stand behind a slip: who may answer for its receiver, and who is told. Units are named by id or by name.
import { namesSpeakingFor } from '../core/answerable.ts'
import { keptPer } from '../core/once-per.ts'
import type { Plan } from '../core/plan.ts'
import type { PersonRole } from '../core/roles.ts'
import type { Addressee } from './events.ts'
import type { Receiver } from './finding.ts'
import { SUPERVISION } from './ladder.ts'
import type { Slip } from './slip.ts'

/** Somebody who is active and can be told. */
export interface Recipient {
  readonly id: string
  readonly name: string
  readonly role: PersonRole
  readonly unit: string | null
  /** From when this one wants the day's digest, `09:30`; null or absent: when the office sends it. */
  readonly digestAt?: string | null
}

type Names = Pick<Plan, 'units' | 'leaders'>

/**
 * Ids and names of those that may answer for a slip: all that speak for its unit, as with figures and texts, and its leaders
 * in charge. Empty when a role receives it.
 */
export function answeringUnits({ receiver, helpers, latest }: Slip, plan: Names | null): string[] {
  const units = [receiver, ...helpers].filter(({ kind }) => kind === 'unit').map(({ id }) => id)
  if (units.length === 0) return []
  return [...speakingFor(units, plan), ...leaderNames(latest.leaders, plan)]
}

const speakingFor = (units: readonly string[], plan: Names | null): readonly string[] =>
  spoken([plan ?? NOBODY], units.join('\n'), () => namesSpeakingFor(plan ?? NOBODY, units))

const NOBODY: Pick<Plan, 'units'> = { units: [] }
const spoken = keptPer<readonly string[]>(500)

/** The co-lead for which a unit speaks; null: for whoever is in charge, or for nobody. */
export function helperFor(
  { receiver, helpers }: Pick<Slip, 'receiver' | 'helpers'>,
  unit: string | null,
  plan: Names | null,
): string | null {
  const isFor = ({ kind, id }: Slip['receiver']): boolean =>
    kind === 'unit' && unit !== null && speakingFor([id], plan).includes(unit)
  if (isFor(receiver)) return null
  return helpers.find(isFor)?.id ?? null
}

/**
 * The people that an addressee of a slip is. Where nobody is known, the 督查室 is told instead, and without one the
 * administrators: nothing is lost in silence. Empty when there are not even these.
 */
export function peopleOf(
  addressee: Addressee,
  slip: Slip,
  plan: Names | null,
  everybody: readonly Recipient[],
): Recipient[] {
  const found = everybody.filter(meantBy(addressee, slip, plan))
  if (found.length > 0) return found
  const above = everybody.filter(({ role }) => role === SUPERVISION.id)
  return above.length > 0 ? above : everybody.filter(({ role }) => role === 'administrator')
}

/** Units of a slip of which nobody can be told: their matter is told to those above, who must know that the unit was not. */
export const unreached = (slip: Slip, plan: Names | null, everybody: readonly Recipient[]): Receiver[] =>
  [slip.receiver, ...slip.helpers].filter(
    (receiver) => receiver.kind === 'unit' && !everybody.some(meantBy(receiver, slip, plan)),
  )

/** Whether a person is who an addressee of a slip means. */
function meantBy({ kind, id }: Addressee, slip: Slip, plan: Names | null): (person: Recipient) => boolean {
  switch (kind) {
    case 'role':
      return ({ role }) => role === id
    case 'leader': {
      const names = leaderNames([id], plan)
      const units = [slip.receiver, ...slip.helpers].filter((each) => each.kind === 'unit')
      const known = new Set([...names, ...units.flatMap((unit) => namesOf(unit.id, plan))])
      return ({ role, unit, name }) =>
        role === 'leader' && (names.includes(name) || (unit !== null && known.has(unit)))
    }
    case 'unit': {
      const names = namesOf(id, plan)
      return ({ role, unit }) => role === 'reporter' && unit !== null && names.includes(unit)
    }
  }
}

function namesOf(id: string, plan: Names | null): string[] {
  const unit = plan?.units.find((each) => each.id === id)
  return unit ? [id, unit.name, ...unit.aliases] : [id]
}

const leaderNames = (ids: readonly string[], plan: Names | null): string[] =>
  ids.flatMap((id) => {
    const leader = plan?.leaders.find((each) => each.id === id)
    return leader ? [id, leader.name] : [id]
  })
