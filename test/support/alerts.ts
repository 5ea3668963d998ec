// Rules and figures for tests of alerts: a rule from its YAML, what it says of small plans.

import type { Observation } from '../../src/core/observation.ts'
import type { Day } from '../../src/core/period.ts'
import type { Plan, Task } from '../../src/core/plan.ts'
import { type FindInput, findAll } from '../../src/rules/find.ts'
import { parseAlerts } from '../../src/rules/read-rules.ts'
import type { Rule } from '../../src/rules/rule.ts'
import type { Finding } from '../../src/slips/finding.ts'

/** One rule from the lines of its entry; `id` and `limit` are there. */
export function rule(lines: string): Rule {
  const [found] = parseAlerts(`rules:\n  - { id: r, limit: 5, ${lines} }\n`).rules
  if (!found) throw new Error('no rule')
  return found
}

/** What one rule says of a plan on a day, everything clear included. */
export const says = (
  one: Rule,
  plan: Plan,
  figures: readonly Observation[],
  asOf: Day,
  more: Partial<FindInput> = {},
): Finding[] => findAll({ rules: [one], plan, figures, asOf, released: 'all', ...more })

export const task = (parts: Partial<Task> = {}): Task => ({
  number: 1,
  section: null,
  text: '',
  lead: ['区工信局'],
  responsible: [],
  leaders: ['吴小纲'],
  weight: null,
  examiners: [],
  funds: [],
  doubts: [],
  unmeasured: null,
  amendments: [],
  added: null,
  ended: null,
  ...parts,
})

/** `condition level` of each. */
export const states = (findings: readonly Finding[]): string[] =>
  findings.map(({ condition, level }) => `${condition} ${level}`)
