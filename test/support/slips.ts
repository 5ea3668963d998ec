// Findings, people and moments for tests of slips.

import { EVALUATION } from '../../src/alerts/slips/apply-findings.ts'
import type { Doer } from '../../src/core/deed.ts'
import { type Day, type Period, period } from '../../src/core/period.ts'
import type { PersonRole } from '../../src/core/roles.ts'
import { text } from '../../src/core/text.ts'
import type { SlipActor } from '../../src/slips/deeds.ts'
import { placed, type SlipDraft, type SlipEvent } from '../../src/slips/events.ts'
import type { Finding, Receiver } from '../../src/slips/finding.ts'
import type { Circumstances } from '../../src/slips/next.ts'

export const FAGAI: Receiver = { kind: 'unit', id: '区发改局' }
export const GONGXIN: Receiver = { kind: 'unit', id: '区工信局' }

export interface FindingParts extends Partial<Omit<Finding, 'matter' | 'period'>> {
  readonly plan?: string | null
  readonly indicator?: string
  readonly rule?: string
  readonly period?: string | null
}

export function finding({
  plan = 'demo-2022',
  indicator = 'gdp',
  rule = 'behind',
  ...parts
}: FindingParts = {}): Finding {
  const { period: of = '2022-05', ...rest } = parts
  const when: Period | null = of === null ? null : period(of)
  const reason = `${of ?? ''}${indicator}欠进度。`
  return {
    matter: { plan, region: '350502', subject: { kind: 'indicator', id: indicator }, rule },
    asOf: '2022-06-20',
    condition: 'raised',
    level: 'blue',
    since: null,
    reason: text(reason, `${of ?? ''} ${indicator} is behind.`),
    requirement: text('说明原因，赶上进度。', 'Say why and catch up.'),
    receivers: [FAGAI],
    leaders: ['庄垂生'],
    limitDays: 5,
    urgent: false,
    facts: { gap: '-3.2' },
    ...rest,
    period: when,
  }
}

export const atNine = (day: Day): string => `${day}T01:00:00.000Z`

export const circumstances = (today: Day, more: Partial<Circumstances> = {}): Circumstances => ({
  today,
  now: atNine(today),
  by: EVALUATION,
  holds: [],
  numberPattern: '鲤督〔{year}〕{count}号',
  lastNumber: 0,
  undone: new Set(),
  ...more,
})

export function actor(id: string, role: PersonRole, unit: string | null = null): SlipActor {
  return { id, name: id, role, unit, scopes: null }
}

export const doerOfActor = ({ id, name, role }: SlipActor): Doer => ({
  person: id,
  name,
  role,
  via: 'password',
  from: null,
  credential: 's-1',
})

export const SUPERVISOR = actor('陈督查', 'supervisor')
export const REPORTER = actor('林填报', 'reporter', '区发改局')

/** Adds drafts to events as the store does: in order, each id once. */
export function grow(events: readonly SlipEvent[], drafts: readonly SlipDraft[]): SlipEvent[] {
  const known = new Set(events.map(({ id }) => id))
  const fresh = drafts.filter(({ id }) => !known.has(id))
  return [...events, ...placed(fresh, events.at(-1)?.seq ?? 0)]
}
