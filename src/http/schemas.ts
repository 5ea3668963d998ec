// The shapes of the API's answers, from which its documentation follows. Decimals are JSON numbers with all their digits.
import Type, { type TSchema } from 'typebox'
import { LIGHTS, STATUSES } from '../core/assessment.ts'
import { CHECK_NAMES } from '../core/check-names.ts'
import { COMPARATORS } from '../core/comparators.ts'
import { KINDS } from '../core/kinds/index.ts'
import { BASES, OBS_STATUSES } from '../core/observation.ts'

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
export const oneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))))
export const text = Type.String()
const exact = Type.Number({ description: '精确小数 / exact decimal' })
const maybe = nullable(exact)
export const day = Type.String({ description: '2022-10-31' })
export const instant = Type.String({ description: '2022-10-31T08:00:00.000Z' })
export const period = Type.String({ description: 'SDMX TIME_PERIOD: 2022-05, 2022-Q2, 2022-S1, 2022' })
export const Sentence = Type.Object({ zh: text, en: text })
export const status = oneOf(STATUSES)
export const light = oneOf(LIGHTS)

export const PlanSummary = Type.Object({
  id: text,
  region: text,
  regionName: nullable(text),
  year: Type.Integer(),
  title: text,
  document: nullable(text),
  issued: nullable(day),
  tasks: Type.Integer(),
  indicators: Type.Integer(),
  sha256: text,
  recordedAt: instant,
})

export const Region = Type.Object({ code: text, name: nullable(text), plans: Type.Array(text) })

export const Target = Type.Object({
  comparator: oneOf(COMPARATORS),
  value: maybe,
  tolerance: maybe,
  firmness: oneOf(['binding', 'aspirational']),
  horizon: period,
  with: nullable(text),
})

export const Indicator = Type.Object({
  id: text,
  name: text,
  nameEn: nullable(text),
  kind: oneOf(KINDS),
  unit: text,
  levelUnit: nullable(text),
  task: nullable(Type.Integer()),
  phrase: nullable(text),
  target: Target,
  amendments: Type.Array(Type.Object({ decided: day, document: text, reason: text, target: Target })),
  direction: oneOf(['up', 'down', 'band']),
  baseline: maybe,
  pace: Type.Object({
    kind: oneOf(['linear', 'seasonal', 'monthly', 'milestones', 'at-end']),
    shares: Type.Optional(Type.Array(exact)),
    values: Type.Optional(Type.Array(exact)),
  }),
  frequency: nullable(oneOf(['monthly', 'quarterly', 'half-yearly', 'annual'])),
  release: Type.Object({ day: Type.Integer(), january: oneOf(['own', 'with-february']) }),
  source: nullable(text),
  decimals: Type.Integer(),
  weight: exact,
  action: nullable(oneOf(['start', 'finish', 'advance'])),
  parts: Type.Array(text),
  checksOff: Type.Array(oneOf(CHECK_NAMES)),
  steps: Type.Array(Type.Object({ id: text, name: text, due: day, done: nullable(day), weight: exact })),
  note: nullable(text),
})

export const Task = Type.Object({
  number: Type.Integer(),
  section: nullable(text),
  text,
  lead: Type.Array(text),
  responsible: Type.Array(text),
  leaders: Type.Array(text),
  doubts: Type.Array(text),
  unmeasured: nullable(text),
})

export const Plan = Type.Object({
  id: text,
  region: text,
  regionName: nullable(text),
  year: Type.Integer(),
  title: text,
  document: nullable(text),
  issued: nullable(day),
  policy: Type.Object({
    aheadPoints: exact,
    watchCompletionPoints: exact,
    watchGrowthPoints: exact,
    aboutRatePoints: exact,
    aboutAmountPercent: exact,
  }),
  duties: Type.Array(
    Type.Object({ id: text, title: text, date: day, due: day, receivers: Type.Array(text) }),
  ),
  units: Type.Array(
    Type.Object({
      id: text,
      name: text,
      aliases: Type.Array(text),
      parent: nullable(text),
      members: Type.Array(text),
    }),
  ),
  leaders: Type.Array(Type.Object({ id: text, name: text, doubt: nullable(text) })),
  sections: Type.Array(Type.Object({ id: text, title: text })),
  tasks: Type.Array(Task),
  indicators: Type.Array(Indicator),
  nonTargets: Type.Array(Type.Object({ task: Type.Integer(), phrase: text, reason: text })),
})

/** The row of the command line, with what a reader of the API needs beside it. */
export const AssessmentRow = Type.Object({
  indicator: text,
  name: text,
  period: nullable(period),
  actual: maybe,
  target: maybe,
  expected: maybe,
  completion: nullable(Type.Number({ description: '完成率，% / percent of the way' })),
  gap: nullable(Type.Number({ description: '实际减应达 / actual - expected, in gapUnit' })),
  status,
  light,
  reason: text,
  comparator: oneOf(COMPARATORS),
  with: nullable(text),
  unit: text,
  gapUnit: oneOf(['completion-points', 'rate-points', 'unit']),
  phrase: nullable(text),
  demo: Type.Boolean({ description: '演示数据 / the figure is made up' }),
  knownAt: nullable(instant),
  upload: nullable(text),
  cell: nullable(text),
})

export const TallyOf = Type.Object({
  total: Type.Integer(),
  parts: Type.Array(Type.Object({ status, word: text, count: Type.Integer() })),
})

export const Observation = Type.Object({
  region: text,
  indicator: text,
  period,
  basis: oneOf(BASES),
  value: maybe,
  status: oneOf(OBS_STATUSES),
  knownAt: instant,
  recordedAt: instant,
  source: Type.String({ description: 'demo = 演示数据 / made up' }),
  note: text,
  upload: text,
  row: Type.Integer(),
  cell: text,
  releaseAt: Type.Optional(
    Type.String({ description: '发布时刻；没有就是随时公开 / when it became public; absent: at once' }),
  ),
})

const FullAssessment = Type.Object({
  region: text,
  plan: text,
  indicator: text,
  asOf: day,
  period: nullable(period),
  actual: maybe,
  target: Target,
  expected: maybe,
  completion: maybe,
  gap: maybe,
  gapUnit: oneOf(['completion-points', 'rate-points', 'unit']),
  status,
  light,
  reason: Sentence,
  demo: Type.Boolean(),
  knownAt: nullable(instant),
  upload: nullable(text),
  cell: nullable(text),
})

export const Proof = Type.Object({
  assessment: FullAssessment,
  indicatorName: text,
  unit: text,
  kind: oneOf(KINDS),
  phrase: nullable(text),
  rule: Type.Object({ id: text, version: Type.Integer(), words: Sentence }),
  parameters: Type.Record(Type.String(), Type.Union([exact, Type.Array(exact), text, Type.Null()])),
  inputs: Type.Array(
    Type.Object({
      role: oneOf(['actual', 'partner', 'step']),
      indicator: text,
      period,
      value: maybe,
      obsStatus: oneOf(OBS_STATUSES),
      knownAt: nullable(instant),
      recordedAt: nullable(instant),
      upload: nullable(text),
      cell: nullable(text),
      source: text,
    }),
  ),
  lines: Type.Array(Type.Object({ name: Sentence, formula: text, value: maybe })),
  conclusion: Sentence,
})

export const PeriodVerdict = Type.Object({
  period,
  status: nullable(status),
  light,
  caughtUp: Type.Boolean(),
  note: nullable(text),
})

export const BoardSummary = Type.Object({
  id: text,
  title: text,
  plan: text,
  owner: nullable(Type.Object({ kind: oneOf(['section', 'leader']), id: text, name: text })),
  wall: Type.String({ description: '大屏地址 / address of the wall' }),
  pages: Type.Integer(),
  tally: TallyOf,
  demo: Type.Boolean(),
})
