// What rules would say of a stored plan, switched on or not: on one day, and over its year as a table. Kept for a while, for it costs.

import { keyOf, type Observation } from '../core/observation.ts'
import type { Day, Instant } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { Queue } from '../core/queue.ts'
import type { Rule } from '../rules/rule.ts'
import type { Finding } from '../slips/finding.ts'
import type { Store } from '../store/store.ts'
import { type WouldSay, wouldSay, wouldSayOn } from './year.ts'

interface Deps {
  readonly store: Pick<Store, 'observations' | 'revised' | 'uploads' | 'nextRelease'>
  readonly now: () => Instant
}

interface DryRuns {
  /** What each rule says is so on a day, by what was known and public at a moment. In the order of the rules. */
  onDay(
    plan: Plan,
    rules: readonly Rule[],
    at: { readonly day: Day; readonly until: Instant },
  ): Promise<ReadonlyMap<string, readonly Finding[]>>
  /** What one rule would have said on every day of the plan's year on which it would have said something new. */
  ofYear(plan: Plan, rule: Rule): Promise<readonly WouldSay[]>
}

/** Years of rules that are kept, and for how long: figures come more seldom. */
const KEPT = 32
const KEPT_MS = 5 * 60_000

export function openDryRuns({ store, now }: Deps): DryRuns {
  const kept = new Map<string, { readonly at: number; readonly rows: Promise<readonly WouldSay[]> }>()
  /** One after the other: a year of a rule takes the processor for a while. */
  const queue = new Queue()

  /** Every vintage that is public now. */
  async function vintagesOf(plan: Plan, knownAt?: Instant) {
    const moment = now()
    const released = knownAt !== undefined && knownAt < moment ? knownAt : moment
    const filter = {
      region: plan.region,
      released,
      ...(knownAt !== undefined && knownAt < moment && { knownAt }),
    }
    const [known, vintages] = await Promise.all([store.observations(filter), store.revised(filter)])
    return { known, vintages }
  }

  async function year(plan: Plan, rule: Rule): Promise<readonly WouldSay[]> {
    const { known, vintages } = await vintagesOf(plan)
    const revised = new Set(vintages.map(keyOf))
    const figures: Observation[] = [...known.filter((figure) => !revised.has(keyOf(figure))), ...vintages]
    return wouldSay(rule, { plan, figures })
  }

  return {
    async onDay(plan, rules, { day, until }) {
      const { known, vintages } = await vintagesOf(plan, until)
      return new Map(
        rules.map((rule) => [
          rule.id,
          wouldSayOn(rule, { plan, known, vintages, day }).filter(({ condition }) => condition === 'raised'),
        ]),
      )
    },
    async ofYear(plan, rule) {
      const [latest] = await store.uploads({ limit: 1, released: now() })
      const key = `${plan.id}/${rule.id}/${latest?.id ?? ''}/${latest?.undone?.at ?? ''}`
      const at = Date.parse(now())
      const known = kept.get(key)
      if (known && at - known.at < KEPT_MS) return known.rows
      const rows = queue.take(() => year(plan, rule))
      kept.set(key, { at, rows })
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT) break
        kept.delete(oldest)
      }
      rows.catch(() => kept.delete(key))
      return rows
    },
  }
}
