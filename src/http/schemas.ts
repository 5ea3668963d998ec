// The shapes of the API's answers, from which its documentation follows. Decimals are JSON numbers with all their digits.
import Type, { type TSchema } from 'typebox'
import { LIGHTS, STATUSES } from '../core/assessment.ts'
import { CHECK_NAMES } from '../core/check-names.ts'
import { COMPARATORS } from '../core/comparators.ts'
import { KINDS } from '../core/kinds/index.ts'
import { NATURES } from '../core/nature.ts'
import { BASES, OBS_STATUSES } from '../core/observation.ts'

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
export const wordOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.String({ enum: values }))
export const string = Type.String()
export const exact = Type.Number({ description: '精确小数 / exact decimal' })
export const maybe = nullable(exact)
export const day = Type.String({ description: '2022-10-31' })
export const instant = Type.String({ description: '2022-10-31T08:00:00.000Z' })
export const timePeriod = Type.String({ description: 'SDMX TIME_PERIOD: 2022-05, 2022-Q2, 2022-S1, 2022' })
export const SentenceSchema = Type.Object({ zh: string, en: string }, { title: 'Sentence' })
export const status = wordOf(STATUSES)
export const light = wordOf(LIGHTS)

export const TargetSchema = Type.Object(
  {
    comparator: wordOf(COMPARATORS),
    value: maybe,
    upper: Type.Optional(Type.Number({ description: '区间的上限，value 是下限 / of a band: its upper end' })),
    base: Type.Optional(
      Type.Object(
        {
          period: timePeriod,
          value: exact,
          change: exact,
          by: wordOf(['percent', 'unit']),
          source: nullable(string),
        },
        {
          description: '目标值由基期的数升降而来 / the value follows from a change of what was reached then',
        },
      ),
    ),
    periods: Type.Optional(
      Type.Array(Type.Object({ period: timePeriod, value: exact }), {
        description: '各期各自的目标，value 是最后一期的 / targets of single periods',
      }),
    ),
    of: Type.Optional(Type.Number({ description: '参加排名的总数 / how many are ranked' })),
    margin: Type.Optional(
      Type.Number({
        description: '要比对照指标高（低）多少个百分点 / points to be above (below) its partner',
      }),
    ),
    tolerance: maybe,
    firmness: wordOf(['binding', 'aspirational']),
    horizon: timePeriod,
    from: nullable(timePeriod),
    each: nullable(wordOf(['year'])),
    total: Type.Optional(
      Type.String({
        enum: ['said', 'taken'],
        description: '上限、底线由各年合计 / a line that the amounts of several years share',
      }),
    ),
    with: nullable(string),
    setBy: Type.Optional(
      Type.Object(
        { body: string, told: nullable(day), document: nullable(string) },
        { description: '由谁下达；value 为空即尚未下达 / who sets it; no value: not told yet' },
      ),
    ),
  },
  { title: 'Target' },
)

const PaceSchema = Type.Object(
  {
    kind: wordOf(['linear', 'seasonal', 'monthly', 'milestones', 'at-end', 'held']),
    shares: Type.Optional(Type.Array(exact)),
    values: Type.Optional(Type.Array(exact)),
  },
  { title: 'Pace' },
)
const StepSchema = Type.Object(
  { id: string, name: string, due: day, done: nullable(day), weight: exact },
  { title: 'Step' },
)

export const MANDATE = { decided: day, document: string, reason: string } as const
const MandateSchema = Type.Object(MANDATE, {
  title: 'Mandate',
  description: '文号、原因、自哪天起 / document, reason, from which day',
})

export const IndicatorSchema = Type.Object(
  {
    id: string,
    name: string,
    nameEn: nullable(string),
    kind: wordOf(KINDS),
    unit: string,
    levelUnit: nullable(string),
    task: nullable(Type.Integer()),
    phrase: nullable(string),
    target: TargetSchema,
    amendments: Type.Array(
      Type.Object({
        ...MANDATE,
        target: TargetSchema,
        changes: Type.Object({
          phrase: Type.Optional(string),
          weight: Type.Optional(exact),
          baseline: Type.Optional(exact),
          pace: Type.Optional(PaceSchema),
          steps: Type.Optional(Type.Array(StepSchema)),
          lead: Type.Optional(Type.Array(string)),
          responsible: Type.Optional(Type.Array(string)),
          leaders: Type.Optional(Type.Array(string)),
        }),
      }),
    ),
    lead: nullable(Type.Array(string)),
    responsible: nullable(Type.Array(string)),
    leaders: nullable(Type.Array(string)),
    shareOf: nullable(
      Type.String({ description: '分解自哪个指标 / the indicator whose target it is a share of' }),
    ),
    place: nullable(string),
    added: nullable(MandateSchema),
    ended: nullable(MandateSchema),
    direction: wordOf(['up', 'down', 'band']),
    baseline: maybe,
    pace: PaceSchema,
    frequency: nullable(wordOf(['monthly', 'quarterly', 'half-yearly', 'annual'])),
    release: Type.Object({ day: Type.Integer(), january: wordOf(['own', 'with-february']) }),
    countsFrom: wordOf(['year', 'start']),
    source: nullable(string),
    decimals: Type.Integer(),
    weight: maybe,
    nature: nullable(wordOf(NATURES)),
    examiners: Type.Array(string),
    action: nullable(wordOf(['start', 'finish', 'advance'])),
    parts: Type.Array(string),
    checksOff: Type.Array(wordOf(CHECK_NAMES)),
    steps: Type.Array(StepSchema),
    definition: nullable(string),
    formula: nullable(string),
    origin: nullable(string),
    note: nullable(string),
  },
  { title: 'Indicator' },
)

export const TaskSchema = Type.Object(
  {
    number: Type.Integer(),
    section: nullable(string),
    text: string,
    lead: Type.Array(string),
    responsible: Type.Array(string),
    leaders: Type.Array(string),
    weight: maybe,
    examiners: Type.Array(string),
    funds: Type.Array(
      Type.Object({ amount: exact, unit: string, source: nullable(string), use: nullable(string) }),
    ),
    doubts: Type.Array(string),
    unmeasured: nullable(string),
    amendments: Type.Array(
      Type.Object({
        ...MANDATE,
        changes: Type.Object({
          lead: Type.Optional(Type.Array(string)),
          responsible: Type.Optional(Type.Array(string)),
          leaders: Type.Optional(Type.Array(string)),
        }),
      }),
    ),
    added: nullable(MandateSchema),
    ended: nullable(MandateSchema),
  },
  { title: 'Task' },
)

export const TallySchema = Type.Object(
  {
    total: Type.Integer(),
    parts: Type.Array(
      Type.Object({
        status,
        word: string,
        count: Type.Integer(),
        lights: Type.Array(Type.Object({ status, light, word: string, count: Type.Integer() }), {
          description: '欠进度分红、黄 / what is behind: red and yellow apart',
        }),
      }),
    ),
  },
  { title: 'Tally' },
)

export const ObservationSchema = Type.Object(
  {
    region: string,
    indicator: string,
    period: timePeriod,
    basis: wordOf(BASES),
    value: maybe,
    status: wordOf(OBS_STATUSES),
    knownAt: instant,
    recordedAt: instant,
    source: Type.String({ description: 'demo = 演示数据 / made up' }),
    note: string,
    upload: string,
    row: Type.Integer(),
    cell: string,
    releaseAt: Type.Optional(
      Type.String({ description: '发布时刻；没有就是随时公开 / when it became public; absent: at once' }),
    ),
  },
  { title: 'Observation' },
)
