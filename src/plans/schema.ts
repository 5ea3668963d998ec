// The shape of a plan file, once: the reader follows it and docs/plan.schema.json is generated from it.
import Type, { type Static, type TSchema } from 'typebox'
import { CHECK_NAMES } from '../core/check-names.ts'
import { COMPARATORS, comparatorRules } from '../core/comparators.ts'
import type { Decimal } from '../core/decimal.ts'
import { KINDS, kindRules } from '../core/kinds/index.ts'
import { NATURES } from '../core/nature.ts'
import type { Day, Period } from '../core/period.ts'
import type { YamlFile } from '../yaml/file.ts'
import { jsonSchemaOf } from '../yaml/json-schema.ts'
import { ID_PATTERN } from '../yaml/read-scalar.ts'
import { closed, described, oneOf } from '../yaml/schema.ts'

/** A work report of a county has a few hundred tasks; a plan needs eight levels. */
export const PLAN_FILE: YamlFile = {
  name: 'plan',
  whole: 'plan file',
  limits: { characters: 8_000_000, depth: 24, values: 1_000_000, faults: 500 },
}

const Text = (maxLength: number, description?: string) =>
  Type.Unsafe<string>({
    type: ['string', 'integer'],
    minLength: 1,
    maxLength,
    reads: 'text',
    ...described(description),
  })
const Id = (description?: string) =>
  Type.Unsafe<string>({
    type: ['string', 'integer'],
    pattern: ID_PATTERN,
    reads: 'id',
    ...described(description),
  })
const DayText = (description?: string) =>
  Type.Unsafe<Day>({
    type: 'string',
    pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    reads: 'day',
    ...described(description),
  })
const Exact = (description?: string, minimum?: number) =>
  Type.Unsafe<Decimal>({
    type: ['number', 'string'],
    pattern: '^[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,2})?$',
    ...(minimum === undefined ? {} : { minimum }),
    reads: 'decimal',
    ...described(description),
  })
const Whole = (minimum: number, maximum: number, description?: string) =>
  Type.Integer({ minimum, maximum, reads: 'whole', ...described(description) })
const List = <S extends TSchema>(items: S, maxItems: number) => Type.Array(items, { maxItems })

const Name = () => Text(200)
const Names = List(Name(), 1000)
const Note = () => Text(4000)
const Horizon = Type.Unsafe<Period>({
  type: ['string', 'integer'],
  pattern: '^\\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|S[12]))?$',
  reads: 'period',
  description:
    'By when: 2022, 2022-S1, 2022-Q2 or 2022-05; the plan year by default. Of a fiscal year 2022 is 2022/23, all others are of the calendar',
})

const From = Type.Unsafe<Period>({
  type: ['string', 'integer'],
  pattern: '^\\d{4}(-(0[1-9]|1[0-2]))?$',
  reads: 'period',
  description:
    'Of a target over several years: the year or month in which it began, 2013 or 2013-07; the plan year by default. Figures of these years count',
})

const PastPeriod = Type.Unsafe<Period>({
  type: ['string', 'integer'],
  pattern: '^\\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|S[12]))?$',
  reads: 'period',
  description: 'Of when: 2020, 2020-S1, 2020-Q2 or 2020-05',
})

const HeaderShape = closed(
  {
    id: Id(),
    region: Type.Unsafe<string>({
      type: ['string', 'integer'],
      pattern: '^([1-8]\\d{5}|[A-Z]{2}(-[A-Z0-9]{1,12})?)$',
      reads: 'region',
      description:
        'GB/T 2260 code of six digits, in quotes; elsewhere the country (ISO 3166), with a code of its own behind it: DE, GB-KEN',
    }),
    regionName: Type.Optional(Name()),
    regionNameEn: Type.Optional(Name()),
    year: Whole(1949, 2100, 'The year, by its beginning: 2026 of a fiscal year 2026/27'),
    yearBegins: Type.Optional(
      oneOf(['01', '04', '07', '10'], 'The month in which its year begins, in quotes; "01" by default'),
    ),
    title: Text(500),
    document: Type.Optional(Name()),
    issued: Type.Optional(DayText()),
    slipPrefix: Type.Optional(Text(20, '机关代字: what numbers of slips begin with, 鲤督; 督 by default')),
    policy: Type.Optional(
      closed(
        {
          aheadPoints: Type.Optional(Exact('Points above pace from which an indicator is ahead; 5', 0)),
          watchCompletionPoints: Type.Optional(
            Exact('Points of completion behind from which it is red; 10', 0),
          ),
          watchGrowthPoints: Type.Optional(Exact('Points of growth behind from which it is red; 1', 0)),
          aboutRatePoints: Type.Optional(Exact('What 左右 allows for rates, in points; 0.5', 0)),
          aboutAmountPercent: Type.Optional(
            Exact('What 左右 allows for amounts, in percent of the target; 5', 0),
          ),
        },
        'The named thresholds',
      ),
    ),
  },
  'What the plan is',
  { evenInPart: true },
)

const TargetShape = closed(
  {
    comparator: oneOf(COMPARATORS),
    value: Type.Optional(
      Exact(
        'In the unit of the indicator; of between the lower end; none where it is held against a partner',
      ),
    ),
    upper: Type.Optional(Exact('The upper end of between')),
    base: Type.Optional(
      closed(
        {
          period: PastPeriod,
          value: Exact('What was reached then, in the unit of the indicator'),
          percent: Type.Optional(Exact('The change in percent of it: -15 is 15 % less')),
          amount: Type.Optional(Exact('The change in the unit of the indicator: -5 is 5 less')),
          source: Type.Optional(Name()),
        },
        'Instead of value: a change from what an earlier year reached',
      ),
    ),
    periods: Type.Optional(
      List(closed({ period: Horizon, value: Exact() }, 'The target of one period'), 100),
    ),
    of: Type.Optional(Whole(1, 100_000, 'Of a rank: how many are ranked')),
    margin: Type.Optional(
      Exact(
        '高于全省平均 2 个百分点: by how many points it is to be above (or below) the one it is held against',
        0,
      ),
    ),
    tolerance: Type.Optional(
      Exact('Allowed distance for about, exactly and in-step-with; the policy by default', 0),
    ),
    firmness: Type.Optional(
      oneOf(['binding', 'aspirational'], '确保, 完成: binding (default); 力争, 争取: aspirational'),
    ),
    horizon: Type.Optional(Horizon),
    from: Type.Optional(From),
    each: Type.Optional(
      oneOf(['year'], '每年: the value is the amount of every single year up to the horizon'),
    ),
    total: Type.Optional(
      Type.Boolean({
        description:
          '三年内累计: of a ceiling or floor over several years, whether the amounts of its years are added up (true) or each figure is held against it (false)',
      }),
    ),
    with: Type.Optional(Id('The other indicator, or the reference, that it is held against')),
    setBy: Type.Optional(
      closed(
        {
          body: Text(200, '由谁下达: the body that sets it, in words: 省政府'),
          told: Type.Optional(
            DayText(
              'The day on which its value was told after the plan was in force; before it nothing is judged',
            ),
          ),
          document: Type.Optional(Name()),
        },
        '完成省下达目标: another body sets it. Without value until that is told; filling it in is no change of the promise',
      ),
    ),
  },
  'What is promised',
)

const StepShape = closed(
  {
    id: Id(),
    name: Text(500),
    due: DayText(),
    done: Type.Optional(DayText('When it really happened')),
    weight: Type.Optional(Exact('Only proportions count; 1', 0)),
  },
  'One step of a milestone, or one named item of a count',
)

const PaceShape = Type.Union([
  oneOf(['linear', 'milestones', 'at-end', 'held']),
  closed({ seasonal: List(Exact(), 100) }, '12 cumulative shares in percent, never falling, the last 100'),
  closed({ monthly: List(Exact(), 100) }, '12 cumulative values that never turn back, the last the target'),
])

const MANDATE_KEYS = {
  decided: DayText('From this day on'),
  document: Name(),
  reason: Note(),
}

const WEIGHT = '分值, 权重: what it counts in the yearly assessment; shown, nothing is judged by it'
const NATURE =
  '约束性 binding, 预期性 expected; 责任 responsibility, 激励 incentive, 争先创优 striving: shown, nothing is judged by it'

const FundShape = closed(
  {
    amount: Exact('In its unit', 0),
    unit: Text(40, '万元'),
    source: Type.Optional(Text(200, '资金来源: who gives it, in words')),
    use: Type.Optional(Text(200, '总投资, 年度投资, 补助: what it is')),
  },
  'Money that stands behind a task',
)

const People = () => ({
  lead: Type.Optional(Names),
  responsible: Type.Optional(Names),
  leaders: Type.Optional(Names),
})

const AmendmentShape = closed(
  {
    ...MANDATE_KEYS,
    target: Type.Optional(TargetShape),
    phrase: Type.Optional(Text(2000, 'The words of the new document')),
    weight: Type.Optional(Exact(WEIGHT, 0)),
    baseline: Type.Optional(Exact()),
    pace: Type.Optional(PaceShape),
    steps: Type.Optional(List(StepShape, 2000)),
    ...People(),
  },
  'A change of what is promised, each part whole: the new target, pace, steps; what is not named stays',
)

const MandateShape = (description: string) => closed(MANDATE_KEYS, description)
const Added = () => Type.Optional(MandateShape('By what it came into a plan in force'))
const Ended = () =>
  Type.Optional(MandateShape('By what it was ended: from that day on it is not judged any more'))

/** Kinds whose figures say something without a target. */
export const WATCHED_KINDS = KINDS.filter((kind) => {
  const { steps, limit, comparators } = kindRules[kind]
  const isHeld = comparators.every((one) => comparatorRules[one].sets === 'partner')
  return steps !== 'needed' && limit === null && !isHeld
})
const BETTER_WAYS = ['up', 'down', 'neither'] as const

const KINDS_IN_PERCENT = KINDS.filter((kind) => kindRules[kind].unit === '%')

const ShareShape = closed(
  {
    id: Id(),
    place: Type.Optional(Text(200, 'Where: a street, a county; what it is called beside its whole')),
    ...People(),
    value: Type.Optional(Exact('Its part of the target, in the unit of the whole')),
    target: Type.Optional(TargetShape),
    name: Type.Optional(
      Text(200, 'That of the whole with the place or the lead unit in brackets by default'),
    ),
    nameEn: Type.Optional(Name()),
    phrase: Type.Optional(Text(2000, 'The exact words of the text of the task')),
    amendments: Type.Optional(List(AmendmentShape, 100)),
    added: Added(),
    ended: Ended(),
    baseline: Type.Optional(Exact('Where a level or a ratio started')),
    pace: Type.Optional(PaceShape),
    steps: Type.Optional(List(StepShape, 2000)),
    source: Type.Optional(
      Text(200, 'The unit that supplies its figures; its first lead unit by default, else that of the whole'),
    ),
    note: Type.Optional(Note()),
  },
  'A part of the target that a place or a unit answers for: an indicator of its own, in all else like its whole',
)

const IndicatorShape = closed(
  {
    id: Id(),
    name: Name(),
    nameEn: Type.Optional(Name()),
    kind: oneOf(KINDS),
    unit: Type.Optional(Text(40, `% by default for ${KINDS_IN_PERCENT.join(', ')}; required for the others`)),
    levelUnit: Type.Optional(Text(40)),
    task: Type.Optional(Whole(1, 100_000, 'Number of the task; implied for indicators under a task')),
    phrase: Type.Optional(Text(2000, 'The exact words of the text of the task')),
    target: TargetShape,
    amendments: Type.Optional(List(AmendmentShape, 100)),
    added: Added(),
    ended: Ended(),
    direction: Type.Optional(oneOf(['up', 'down', 'band'])),
    baseline: Type.Optional(Exact('Where a level or a ratio started')),
    pace: Type.Optional(PaceShape),
    frequency: Type.Optional(oneOf(['monthly', 'quarterly', 'half-yearly', 'annual'])),
    release: Type.Optional(
      closed(
        {
          day: Type.Optional(Whole(1, 28, 'Day of the month after the period; 20')),
          january: Type.Optional(oneOf(['own', 'with-february'])),
        },
        'When its figures come',
      ),
    ),
    countsFrom: Type.Optional(
      oneOf(
        ['year', 'start'],
        'Whether its cumulative figures begin anew with every year (default) or run on from the start of a target over several years',
      ),
    ),
    source: Type.Optional(
      Text(200, 'The unit that supplies its figures; the first lead unit of the task by default'),
    ),
    definition: Type.Optional(Text(4000, '指标解释: what is counted and what is not')),
    formula: Type.Optional(Text(4000, '计算方法: how the figure comes from others')),
    origin: Type.Optional(Text(500, '数据出处: the form, system or yearbook that it is taken from')),
    decimals: Type.Optional(Whole(0, 6, 'Decimals shown')),
    weight: Type.Optional(Exact(WEIGHT, 0)),
    nature: Type.Optional(oneOf(NATURES, NATURE)),
    examiners: Type.Optional(List(Name(), 100)),
    action: Type.Optional(oneOf(['start', 'finish', 'advance'], 'What a count counts')),
    steps: Type.Optional(List(StepShape, 2000)),
    parts: Type.Optional(List(Id('An indicator of this plan whose amount is a part of this one'), 1000)),
    ...People(),
    shares: Type.Optional(List(ShareShape, 1000)),
    checks: Type.Optional(
      closed(
        { off: Type.Optional(List(oneOf(CHECK_NAMES), 100)) },
        'How its figures are checked; docs/checks.md says what each check finds',
      ),
    ),
    note: Type.Optional(Note()),
  },
  'Something measured for a task',
)

const ReferenceShape = closed(
  {
    id: Id(),
    name: Name(),
    nameEn: Type.Optional(Name()),
    source: Type.Optional(Name()),
    frequency: Type.Optional(oneOf(['monthly', 'quarterly', 'half-yearly', 'annual'])),
    decimals: Type.Optional(Whole(0, 6, 'Decimals shown')),
    note: Type.Optional(Note()),
  },
  'A rate in % that nobody promised anything of and indicators are held against (全省平均): it has no target and no status',
)

const WatchedShape = closed(
  {
    id: Id(),
    name: Name(),
    nameEn: Type.Optional(Name()),
    kind: oneOf(WATCHED_KINDS, 'What its figures are'),
    unit: Type.Optional(Text(40, '% by default for growth and ratio; required for the others')),
    task: Type.Optional(Whole(1, 100_000, 'Number of the task beside which it stands')),
    better: Type.Optional(
      oneOf(BETTER_WAYS, 'Which way is better; neither by default: then no change of it is good or bad'),
    ),
    ...People(),
    source: Type.Optional(
      Text(200, 'The unit that supplies its figures; the first lead unit of the task by default'),
    ),
    frequency: Type.Optional(oneOf(['monthly', 'quarterly', 'half-yearly', 'annual'])),
    definition: Type.Optional(Text(4000, '指标解释: what is counted and what is not')),
    formula: Type.Optional(Text(4000, '计算方法: how the figure comes from others')),
    origin: Type.Optional(Text(500, '数据出处: the form, system or yearbook that it is taken from')),
    decimals: Type.Optional(Whole(0, 6, 'Decimals shown')),
    note: Type.Optional(Note()),
  },
  '监测指标: a figure that is looked at and has no target: it has no status, and nothing counts it',
)

const DutyShape = closed(
  {
    id: Id('Of one that recurs with the period behind it: monthly-2026-03'),
    title: Text(500),
    date: Type.Optional(DayText('The date in the notice, of one that is owed once')),
    every: Type.Optional(
      oneOf(
        ['month', 'quarter', 'half-year'],
        '每月, 每季度, 每半年: in the place of date; each of the plan’s year is owed and judged by itself',
      ),
    ),
    day: Type.Optional(
      Whole(
        1,
        31,
        'Day of the last month of each period; its last day by default, and where a month is too short',
      ),
    ),
    next: Type.Optional(Type.Boolean({ description: '次月: the day is of the month after each period' })),
    from: Type.Optional(
      DayText('None is owed before this day; by default the day of issue, else the beginning of the year'),
    ),
    receivers: Type.Optional(Names),
    opens: Type.Optional(
      Whole(1, 120, 'So many working days before its day the round of reports opens; 10 by default'),
    ),
  },
  'A written report that lead units owe, once or again and again',
)

const UnitShape = Type.Union([
  Name(),
  closed(
    {
      id: Type.Optional(Name()),
      name: Name(),
      nameEn: Type.Optional(Name()),
      aliases: Type.Optional(Names),
      parent: Type.Optional(Name()),
      members: Type.Optional(Names),
    },
    'A unit that is answerable; its id is its name by default',
  ),
])

const LeaderShape = Type.Union([
  Name(),
  closed(
    { id: Type.Optional(Name()), name: Name(), nameEn: Type.Optional(Name()), doubt: Type.Optional(Note()) },
    'A leader in charge',
  ),
])

const SectionShape = closed(
  { id: Name(), title: Text(500), titleEn: Type.Optional(Text(500)) },
  'A heading of the table',
)

const TaskAmendmentShape = closed(
  {
    ...MANDATE_KEYS,
    ...People(),
  },
  'Who answers from a day on; what is not named stays',
)

const CorrectionShape = closed(
  {
    ...MANDATE_KEYS,
    field: Text(500, 'The field that was mended, as the refusal names it: indicators.gdp.unit'),
    was: Text(20_000, 'What stood there, as the refusal says it'),
  },
  'A slip of the pen in a plan in force, mended for all its days',
)

const TaskShape = closed(
  {
    number: Whole(1, 100_000),
    section: Type.Optional(Name()),
    text: Text(20_000, 'Verbatim'),
    ...People(),
    weight: Type.Optional(Exact(WEIGHT, 0)),
    examiners: Type.Optional(List(Name(), 100)),
    funds: Type.Optional(List(FundShape, 100)),
    doubts: Type.Optional(List(Note(), 100)),
    unmeasured: Type.Optional(Note()),
    amendments: Type.Optional(List(TaskAmendmentShape, 100)),
    added: Added(),
    ended: Ended(),
    indicators: Type.Optional(List(IndicatorShape, 1000)),
  },
  'One row of the decomposition table',
)

const NonTargetShape = closed(
  { task: Whole(1, 100_000), phrase: Text(2000), reason: Note() },
  'Digits in a text that promise nothing',
)

export const PlanShape = closed(
  {
    plan: HeaderShape,
    duties: Type.Optional(List(DutyShape, 1000)),
    units: Type.Optional(List(UnitShape, 10_000)),
    leaders: Type.Optional(List(LeaderShape, 10_000)),
    sections: Type.Optional(List(SectionShape, 10_000)),
    tasks: Type.Optional(List(TaskShape, 20_000)),
    indicators: Type.Optional(List(IndicatorShape, 50_000)),
    references: Type.Optional(List(ReferenceShape, 1000)),
    watched: Type.Optional(List(WatchedShape, 1000)),
    nonTargets: Type.Optional(List(NonTargetShape, 50_000)),
    corrections: Type.Optional(List(CorrectionShape, 10_000)),
  },
  'A work report of one region and year: tasks, indicators, reporting dates',
)

export type RawPlan = Static<typeof PlanShape>
export type RawTarget = Static<typeof TargetShape>
export type RawIndicator = Static<typeof IndicatorShape>
export type RawShare = Static<typeof ShareShape>
export type RawReference = Static<typeof ReferenceShape>
export type RawWatched = Static<typeof WatchedShape>
export type RawDuty = Static<typeof DutyShape>
export type RawTask = Static<typeof TaskShape>

/** For editors that complete and check while one types; docs/plan.schema.json holds the same. */
export const planJsonSchema = (): Record<string, unknown> =>
  jsonSchemaOf('对标 (Duibiao) plan file', PlanShape)
