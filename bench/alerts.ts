import { decimal } from '../src/core/decimal.ts'
import type { Kind } from '../src/core/plan.ts'
import { findAll } from '../src/rules/find.ts'
import { lichengRules } from '../test/support/licheng-rules.ts'
import { figure, indicator, planOf } from '../test/support/plans.ts'
import { prometheusRules } from './alerts/prometheus.ts'
import { type Bench, median, show, timeOf } from './row.ts'

const REGIONS = 2844
const INDICATORS = 120
const KINDS: readonly Kind[] = ['growth', 'cumulative', 'count', 'level', 'ratio', 'ceiling']
const AS_OF = '2022-11-25'
const REACH_MS = 10_000

/** Every region has its own figures, about a third of them behind, a few owed, one in ninety revised. */
function nation() {
  const indicators = Array.from({ length: INDICATORS }, (_, index) => {
    const kind = KINDS[index % KINDS.length] ?? 'cumulative'
    const rate = kind === 'growth' || kind === 'ceiling'
    return indicator({
      id: `i${index}`,
      kind,
      unit: rate ? '%' : '户',
      ...(kind === 'level' || kind === 'ratio' ? { baseline: decimal(0) } : {}),
      ...(kind === 'ceiling' ? { direction: 'down' as const } : {}),
      source: `u${index % 30}`,
      target: {
        value: rate ? 8 : 1200 + index,
        firmness: index % 4 === 0 ? 'aspirational' : 'binding',
        ...(kind === 'ceiling' && { comparator: 'at-most' as const }),
      },
    })
  })
  const plan = planOf(...indicators)
  /** Of six kinds of regions, so that nothing is computed once for all. */
  const figures = Array.from({ length: 6 }, (_, region) =>
    indicators.flatMap((of, index) =>
      Array.from({ length: (index + region) % 30 === 0 ? 8 : 10 }, (_, month) => {
        const rate = of.unit === '%'
        const pace = (region + index) % 3 === 0 ? 0.85 : 1.04
        const value = rate
          ? (8 * pace).toFixed(1)
          : String(Math.round((100 + index / 12) * (month + 1) * pace))
        return figure(of, `2022-${String(month + 1).padStart(2, '0')}`, value)
      }),
    ),
  )
  const revised = figures.map((own) =>
    own
      .filter((_, index) => index % 900 === 0)
      .flatMap((one) => [
        { ...one, value: one.value?.mul(2) ?? null, knownAt: '2022-01-01T00:00:00.000Z' },
        one,
      ]),
  )
  return { plan, figures, revised }
}

export const alerts: Bench = async () => {
  const rules = lichengRules()
  const { plan, figures, revised } = nation()
  const runs: number[] = []
  /** What the processor spent, collecting of garbage included: others may be at work on this machine. */
  const spent: number[] = []
  let findings = 0
  for (let run = 0; run < 3; run++) {
    findings = 0
    const before = process.cpuUsage()
    runs.push(
      await timeOf(() => {
        for (let region = 0; region < REGIONS; region++) {
          const kind = region % figures.length
          const own = { ...plan, region: String(100_000 + region) }
          findings += findAll({
            rules,
            plan: own,
            figures: figures[kind] ?? [],
            vintages: revised[kind] ?? [],
            asOf: AS_OF,
            released: `${AS_OF}T15:59:59.999Z`,
            open: new Set(),
          }).length
        }
      }),
    )
    const { user, system } = process.cpuUsage(before)
    spent.push((user + system) / 1000)
  }
  const took = median(spent)
  const beside = await prometheusRules(REGIONS, INDICATORS)
  const indicators = (REGIONS * INDICATORS).toLocaleString('en-US')
  return [
    {
      what: `alerts of a nation: ${indicators} indicators, all ${rules.length} rules, ${findings.toLocaleString('en-US')} findings`,
      reach: '10 s, one core',
      measured: `${show(took / 1000)} s of one core (${show(median(runs) / 1000)} s by the clock)`,
      yardstick: beside,
      reached: took <= REACH_MS,
    },
  ]
}
