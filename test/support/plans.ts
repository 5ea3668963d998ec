// Small plans and figures for tests, made without files or a database.

import { defaultBasis } from '../../src/core/basis.ts'
import { decimal } from '../../src/core/decimal.ts'
import type { Observation } from '../../src/core/observation.ts'
import { lastDayOf, period } from '../../src/core/period.ts'
import type { Indicator, KeptPlan, Plan, Target } from '../../src/core/plan.ts'
import { endOfDay } from '../../src/core/zone.ts'

type TargetParts = Partial<Omit<Target, 'value' | 'tolerance' | 'horizon' | 'from'>> & {
  from?: string
  value?: string | number | null
  tolerance?: string | number
  horizon?: string
}

export function target(parts: TargetParts = {}): Target {
  const { value = 100, tolerance, horizon = '2022', from, ...rest } = parts
  return {
    comparator: 'at-least',
    firmness: 'binding',
    with: null,
    each: null,
    ...rest,
    value: value === null ? null : decimal(value),
    tolerance: tolerance === undefined ? null : decimal(tolerance),
    horizon: period(horizon),
    from: from === undefined ? null : period(from),
  }
}

export function indicator(
  parts: Partial<Omit<Indicator, 'target'>> & { target?: TargetParts } = {},
): Indicator {
  const { target: goal, ...rest } = parts
  return {
    id: 'x',
    name: '示例',
    nameEn: null,
    kind: 'cumulative',
    unit: '户',
    levelUnit: null,
    task: null,
    phrase: null,
    amendments: [],
    lead: null,
    responsible: null,
    leaders: null,
    shareOf: null,
    place: null,
    direction: 'up',
    baseline: null,
    pace: { kind: 'linear' },
    frequency: null,
    release: { day: 20, january: 'own' },
    countsFrom: 'year',
    source: null,
    decimals: 0,
    weight: null,
    nature: null,
    examiners: [],
    action: null,
    steps: [],
    parts: [],
    checksOff: [],
    definition: null,
    formula: null,
    origin: null,
    note: null,
    added: null,
    ended: null,
    ...rest,
    target: target(goal),
  }
}

export function planOf(...indicators: Indicator[]): Plan {
  return {
    id: 'p',
    region: '350502',
    regionName: null,
    year: 2022,
    yearBegins: 1,
    title: '示例',
    document: null,
    issued: null,
    slipPrefix: null,
    policy: {
      aheadPoints: decimal(5),
      watchCompletionPoints: decimal(10),
      watchGrowthPoints: decimal(1),
      aboutRatePoints: decimal('0.5'),
      aboutAmountPercent: decimal(5),
    },
    duties: [],
    units: [],
    leaders: [],
    sections: [],
    tasks: [],
    indicators,
    references: [],
    watched: [],
    nonTargets: [],
    corrections: [],
  }
}

/** A figure of an indicator, known at its period's end unless said otherwise. */
export function figure(
  of: Indicator,
  at: string,
  value: string | number | null,
  more: Partial<Observation> = {},
): Observation {
  const knownAt = endOfDay(lastDayOf(period(at)))
  return {
    region: '350502',
    indicator: of.id,
    period: period(at),
    basis: defaultBasis(of),
    value: value === null ? null : decimal(value),
    status: value === null ? 'M' : 'A',
    knownAt,
    recordedAt: knownAt,
    source: '',
    note: '',
    upload: 'u1',
    row: 2,
    cell: 'C2',
    ...more,
  }
}

/** A plan as a store has it, sent once. */
export const keptPlan = (plan: Plan, sentAt = '2022-01-01T00:00:00.000Z'): KeptPlan => ({
  plan,
  sha256: 'a'.repeat(64),
  recordedAt: sentAt,
  sentAt,
})
