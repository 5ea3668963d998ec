// Open slips as walls show them, asked for anew when any changed.

import type { Alerts } from '../alerts/alerts.ts'
import { slipDepsOf } from '../alerts/slips/deps.ts'
import { findOpenSlips } from '../alerts/slips/read.ts'
import { byGravity, shownSlip } from '../alerts/slips/shown.ts'
import type { Instant } from '../core/period.ts'
import { dayOf } from '../core/zone.ts'
import { isNumbered } from '../slips/slip.ts'
import type { Store } from '../store/store.ts'
import type { SlipsOfWalls } from './walls.ts'

export function slipsOfWalls(deps: {
  readonly alerts: Alerts
  readonly store: Pick<Store, 'slips' | 'plans' | 'upload'>
  readonly now: () => Instant
}): SlipsOfWalls {
  const { alerts, now } = deps
  const listeners = new Set<() => void>()
  let version = 0
  const stop = alerts.onSlips(() => {
    version++
    for (const listener of listeners) listener()
  })
  return {
    version: () => version,
    close: stop,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async of(plan, { asOf, knownAt }) {
      const standing = {
        ...(asOf < dayOf(now()) && { on: asOf }),
        ...(knownAt !== null && { knownAt }),
      }
      const all = (await findOpenSlips(slipDepsOf(deps), standing))
        .filter((slip) => slip.plan === plan.id && isNumbered(slip) && !slip.drafted)
        .map((slip) => shownSlip(slip, plan, alerts.rules, asOf))
        .sort(byGravity)
      const [first] = all
      const count = (level: 'red' | 'orange' | 'blue'): number =>
        all.filter((slip) => slip.level === level).length
      return {
        counts: { red: count('red'), orange: count('orange'), blue: count('blue') },
        late: all.filter(({ overdue }) => overdue).length,
        gravest: first
          ? {
              id: first.id,
              level: first.level,
              title: first.title,
              unit: first.receiver.name,
              limit: first.limit,
            }
          : null,
      }
    },
  }
}
