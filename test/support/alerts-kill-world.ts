// What the test that kills evaluation and delivery works on: a plan, its figures, one rule, a webhook that listens.
import type { Alerts } from '../../src/alerts/alerts.ts'
import { openChannel } from '../../src/alerts/channels/index.ts'
import { openEgress } from '../../src/alerts/egress.ts'
import { silentLog } from '../../src/core/log.ts'
import type { Instant } from '../../src/core/period.ts'
import { parseAlerts } from '../../src/rules/read-rules.ts'
import type { Store } from '../../src/store/store.ts'
import { openTestAlerts } from './alerts-world.ts'

export const INDICATORS = Array.from({ length: 12 }, (_, index) => `i${index + 1}`)

export const KILL_PLAN = `
plan: { id: kill-2022, region: "350502", year: 2022, title: 示例, document: 示例〔2022〕1号 }
units: [区发改局, 区商务局]
leaders: [庄垂生]
tasks:
  - number: 1
    text: 各项指标各完成 1200 个。
    lead: [区发改局, 区商务局]
    leaders: [庄垂生]
    indicators:
${INDICATORS.map((id) => `      - { id: ${id}, name: 指标${id}, kind: cumulative, unit: 个, phrase: 各完成 1200 个, frequency: monthly, target: { comparator: at-least, value: 1200 } }`).join('\n')}
`

/** Behind by any amount for one period is red at once; both lead units share the slip. */
const RULES = `
rules:
  - id: behind
    kind: behind
    title: { zh: 欠进度, en: Behind }
    grades: [ { level: red, by: 5, periods: 1 } ]
    missed: red
    clearPeriods: 1
    limit: 5
`

export const clockFrom =
  (stood: number, when: number): (() => Instant) =>
  () =>
    new Date(stood + Date.now() - when).toISOString()

const SECRET = 'a secret of the test'

export function alertsToBeKilled(store: Store, port: number, now: () => Instant, name: string): Alerts {
  const egress = openEgress({ hosts: ['127.0.0.1'] })
  const deps = { egress, ca: null, now, log: silentLog, publicUrl: null }
  const url = `http://127.0.0.1:${port}/hook`
  const person = { active: true, role: 'supervisor', unit: null } as const
  return openTestAlerts({
    ...{ store, now, log: silentLog, dataFolder: '.', process: name },
    people: {
      all: async () => [
        {
          ...person,
          id: 'p1',
          login: 'chen',
          name: '陈',
          account: null,
          provider: null,
          secret: null,
          temporary: false,
          ownPassword: false,
          muted: [],
          digestAt: null,
          since: now(),
        },
      ],
    },
    rules: parseAlerts(RULES).rules,
    channels: [openChannel({ id: 'hook', kind: 'webhook', url, secret: SECRET }, deps)],
    // The dead are followed soon.
    leaseMs: 400,
  })
}
