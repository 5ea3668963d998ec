// Which slips there are: open, or of a plan, on a day.

import { oncePer } from '../../core/once-per.ts'
import type { SlipEvent } from '../../slips/events.ts'
import { slipsOf } from '../../slips/fold.ts'
import { isOpen, type Slip } from '../../slips/slip.ts'
import type { Standing } from '../../store/slips.ts'
import type { SlipDeps } from './deps.ts'

/** Open slips, the gravest and the most pressing first. */
export async function findOpenSlips({ store }: SlipDeps, standing: Standing = {}): Promise<readonly Slip[]> {
  return openIn(await store.slips.ofOpen(standing))
}

const openIn = oncePer((events: readonly SlipEvent[]): readonly Slip[] =>
  [...slipsOf(events).values()].filter(isOpen).sort(byGravity),
)

/** All slips of a plan (null: of the service itself), in the order of their numbers. */
export async function slipsOfPlan(
  { store }: SlipDeps,
  plan: string | null,
  standing: Standing = {},
): Promise<readonly Slip[]> {
  return allIn(await store.slips.ofPlan(plan, standing))
}

const allIn = oncePer((events: readonly SlipEvent[]): readonly Slip[] => [...slipsOf(events).values()])

const GRAVITY = { red: 0, orange: 1, blue: 2 } as const

const byGravity = (a: Slip, b: Slip): number =>
  GRAVITY[a.level] - GRAVITY[b.level] ||
  (a.limit < b.limit ? -1 : a.limit > b.limit ? 1 : 0) ||
  a.number.count - b.number.count
