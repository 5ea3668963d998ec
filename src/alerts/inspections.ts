// What people do to inspections: begin one, plan a visit, note what was found, conclude it; and who may read which.
import { namesSpeakingFor } from '../core/answerable.ts'
import type { Plan } from '../core/plan.ts'
import { Problem } from '../core/problem.ts'
import { type Holder, mayDo } from '../core/roles.ts'
import { dayOf } from '../core/zone.ts'
import { rightMissing } from '../slips/deeds.ts'
import {
  faultOfInspection,
  type Inspection,
  type InspectionDeed,
  inspectionIdOf,
  inspectionsOf,
  unitsConcerned,
  whyInspected,
} from '../slips/inspection.ts'
import type { Standing } from '../store/slips.ts'
import { assertRunning, type Doing, planOf } from './slips/act.ts'
import { decided, type SlipDeps } from './slips/deps.ts'

/** The latest begun first. */
export const inspectionsOfPlan = async (
  { store }: SlipDeps,
  plan: string,
  standing: Standing = {},
): Promise<readonly Inspection[]> => inspectionsOf(await store.slips.inspections({ plan }, standing))

/** Problem `inspection-unknown`, also before it began. */
export async function inspectionById(
  { store }: SlipDeps,
  id: string,
  standing: Standing = {},
): Promise<Inspection> {
  const [found] = inspectionsOf(await store.slips.inspections({ inspection: id }, standing))
  if (!found) throw new Problem('inspection-unknown', { id: id.slice(0, 60) })
  return found
}

/** Those who supervise, the leaders, and whoever speaks for a unit that it concerns. */
export function mayReadInspection(one: Inspection, plan: Plan | null, reader: Holder | null): boolean {
  if (reader === null) return false
  if (mayDo(reader, 'slips:write') || reader.role === 'leader') return true
  if (plan === null || reader.unit === null) return false
  return namesSpeakingFor(plan, unitsConcerned(one, plan)).includes(reader.unit)
}

/**
 * Writes it and answers the inspection. `id`: null begins one. Problems: `right-missing`, `inspection-unknown`,
 * `inspection-invalid`, `inspection-over`, `slip-subject-invalid`, `slip-year-over`, `slips-busy`.
 */
export async function actOnInspection(
  deps: SlipDeps,
  {
    id,
    plan: planId,
    deed,
  }: { readonly id: string | null; readonly plan: string; readonly deed: InspectionDeed },
  { actor, doer, now, nonce }: Doing,
): Promise<Inspection> {
  if (!mayDo(actor, 'slips:write')) throw rightMissing(actor, 'slips:write')
  const known = id === null ? null : await inspectionById(deps, id)
  const plan = await planOf(deps, known?.plan ?? planId, dayOf(now))
  if (!plan) throw new Problem('slip-subject-invalid', { subject: '—', plan: planId })
  if (known === null) assertRunning(plan, now)
  const name = nonce ?? `${now}-${doer.person ?? ''}`
  const inspection =
    known?.id ?? (deed.kind === 'inspection-opened' ? inspectionIdOf(plan.id, deed, name) : '')
  const event = known === null ? `${inspection}.opened` : `${inspection}.${deed.kind}.sent-${name}`
  await decided(deps, async () => {
    const events = await deps.store.slips.inspections({ inspection })
    const [latest = null] = inspectionsOf(events)
    if (events.some((one) => one.id === event)) return { drafts: [] }
    const fault = faultOfInspection(deed, latest, plan)
    if (fault) throw fault
    const why = whyInspected(deed, doer.name)
    const draft = { ...deed, id: event, inspection, plan: plan.id, at: now, on: dayOf(now), by: doer, why }
    return { drafts: [draft] }
  })
  return inspectionById(deps, inspection)
}
