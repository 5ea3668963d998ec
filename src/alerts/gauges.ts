// How the indicators of some slips stand now, as gauges: what is public, drawn as on the wall.
import { dialOf } from '../boards/index.ts'
import { assess } from '../core/assess.ts'
import type { Instant } from '../core/period.ts'
import { dayOf } from '../core/zone.ts'
import type { NoticeGauge } from '../slips/notice.ts'
import type { Slip } from '../slips/slip.ts'
import type { Store } from '../store/store.ts'
import type { GaugeOf } from './notices.ts'

/** Reads each plan's figures once. */
export async function gaugesOf(
  store: Pick<Store, 'plans' | 'observations'>,
  slips: readonly Slip[],
  now: Instant,
): Promise<GaugeOf> {
  const gauges = new Map<string, NoticeGauge>()
  const wanted = new Map<string, Set<string>>()
  for (const { matter } of slips) {
    if (matter.subject.kind !== 'indicator' || matter.plan === null) continue
    wanted.set(matter.plan, (wanted.get(matter.plan) ?? new Set()).add(matter.subject.id))
  }
  const plans = wanted.size === 0 ? [] : await store.plans()
  for (const { plan } of plans) {
    const ids = wanted.get(plan.id)
    if (!ids) continue
    const figures = await store.observations({ region: plan.region })
    for (const indicator of plan.indicators.filter(({ id }) => ids.has(id))) {
      const assessment = assess({ plan, indicator, figures, asOf: dayOf(now) })
      gauges.set(`${plan.id}/${indicator.id}`, { ...dialOf(assessment, indicator), light: assessment.light })
    }
  }
  return (plan, indicator) => gauges.get(`${plan}/${indicator}`) ?? null
}
