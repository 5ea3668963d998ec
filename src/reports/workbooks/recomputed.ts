// What of a judgement goes into cells, and by which formulas its status follows from them: another way than the service's own.
import { indicatorCalled } from '../../boards/names.ts'
import { judge } from '../../core/assess.ts'
import { dueDayOf } from '../../core/calendar.ts'
import { comparatorRules, comparatorSign, type Direction } from '../../core/comparators.ts'
import { type Decimal, toPlain } from '../../core/decimal.ts'
import { isRate, kindRules } from '../../core/kinds/index.ts'
import { measureLimit } from '../../core/kinds/limit.ts'
import { measurePlace } from '../../core/kinds/rank.ts'
import { inPoints, measureRate } from '../../core/kinds/rate.ts'
import { measureWay } from '../../core/kinds/way.ts'
import type { Observation } from '../../core/observation.ts'
import { type Day, firstDayOf, lastDayOf, monthAt } from '../../core/period.ts'
import { periodWords } from '../../core/period-words.ts'
import { addedBy, type Indicator, judgedTimeOf, type Plan, partnerIn, targetOn } from '../../core/plan.ts'
import { indicatorOn } from '../../core/plan-days.ts'
import { lightWord, statusWord } from '../../core/status-words.ts'
import { type Language, type Text, text } from '../../core/text.ts'
import { targetAt } from '../../core/verdict.ts'
import type { WorkbookCell } from '../workbook.ts'

/** What stands in cells for what the program knows by a code. */
const CODES = {
  way: text('按进度', 'way'),
  rate: text('按增速', 'rate'),
  limit: text('按红线', 'line'),
  place: text('按位次', 'place'),
  held: text('保持', 'held'),
  zero: text('从零起', 'from zero'),
  baseline: text('从基数起', 'from baseline'),
  'baseline-or-held': text('有基数从基数起', 'from baseline if known'),
  linear: text('均摊', 'linear'),
  seasonal: text('按季节', 'seasonal'),
  monthly: text('逐月', 'monthly'),
  milestones: text('按节点', 'by steps'),
  'at-end': text('期末', 'at the end'),
  'when-met': text('达到即定', 'when met'),
  'while-met': text('达到期间', 'while met'),
  'at-horizon': text('到期才定', 'at its end'),
  target: text('目标本身', 'the target'),
  share: text('一部分', 'a share'),
  nothing: text('不预期', 'nothing'),
  measured: text('已评判', 'measured'),
  unmeasured: text('不能评判', 'not measurable'),
  'no-figure': text('没有数据', 'no figure'),
  missing: text('到期缺报', 'due and absent'),
  ended: text('终止', 'ended'),
  'not-in': text('尚未列入', 'not in yet'),
  yes: text('一致', 'same'),
  no: text('不一致', 'DIFFERENT'),
} as const
type Code = keyof typeof CODES
export const codeWord = (code: Code, lang: Language): string => CODES[code][lang]

const DIRECTIONS: Readonly<Record<Direction, string>> = { up: '↑', down: '↓', band: '↔' }

/** Which arithmetic a kind is measured by, where formulas know it. */
const FORMS = new Map<unknown, Code>([
  [measureWay, 'way'],
  [measureRate, 'rate'],
  [measureLimit, 'limit'],
  [measurePlace, 'place'],
])
const SIGNS = ['≥', '>', '≤', '<', '≈', '=', '∈']

/** Whether formulas can carry an indicator: a kind or comparator with an arithmetic of its own is named and left out. */
export function isCarried({ kind }: Indicator, { comparator }: Pick<Indicator['target'], 'comparator'>) {
  return FORMS.has(kindRules[kind].measure) && SIGNS.includes(comparatorSign(comparator))
}

/** A figure with where it came from. */
export interface RecomputedFigure {
  readonly role: Text
  readonly period: string
  readonly value: Decimal | null
  readonly knownAt: string | null
  readonly upload: string | null
  readonly cell: string | null
}

export interface RecomputedRow {
  readonly id: string
  /** By the keys of the columns that are given. */
  readonly given: Readonly<Record<string, WorkbookCell>>
  /** Those whose sum is judged, each with its cell. */
  readonly figures: readonly RecomputedFigure[]
  readonly partner: RecomputedFigure | null
  /** Steps that stand for figures, or by which the pace goes. */
  readonly steps: readonly {
    readonly name: string
    readonly due: Day
    readonly done: Day | null
    readonly weight: Decimal
  }[]
  /** Whether its actual is what the steps say. */
  readonly fromSteps: boolean
  readonly asItems: boolean
  readonly pace: { readonly kind: string; readonly values: readonly Decimal[] }
}

const ROLES = {
  actual: text('本期', 'judged'),
  earlier: text('往年', 'earlier year'),
  partner: text('对照', 'partner'),
} as const

const number = (value: Decimal | null | undefined): WorkbookCell =>
  value === null || value === undefined ? null : Number(toPlain(value, 15))
const dayCell = (day: Day | null): WorkbookCell => (day === null ? null : { day })

/** Everything that formulas need of an indicator, and what the service says of it. */
export function recomputedRow(
  plan: Plan,
  given: Indicator,
  figures: readonly Observation[],
  asOf: Day,
  lang: Language,
): RecomputedRow {
  const indicator = indicatorOn(given, asOf)
  const judgement = judge({ plan, indicator: given, figures, asOf }, () => {})
  const { reporting, partner, earlier, fromSteps, assessment } = judgement
  const rule = kindRules[indicator.kind]
  const period = reporting.figure?.period ?? fromSteps?.period ?? null
  const whole = targetOn(indicator, asOf)
  const target = period === null ? judgement.target : targetAt(indicator, whole, period)
  const time = judgedTimeOf(plan, target, period ?? target.horizon)
  const dueTime = judgedTimeOf(plan, judgement.target, period ?? target.horizon)
  const word = (code: Code): string => codeWord(code, lang)
  const held = partnerIn(plan, target)
  const figureOf = (role: keyof typeof ROLES, figure: Observation): RecomputedFigure => ({
    role: ROLES[role],
    period: figure.period,
    value: figure.value,
    knownAt: figure.knownAt,
    upload: figure.upload,
    cell: figure.cell,
  })
  const own = reporting.figure ? [figureOf('actual', reporting.figure)] : []
  const years = earlier.map(({ figure, counted }) =>
    figure
      ? figureOf('earlier', figure)
      : {
          role: ROLES.earlier,
          period: String(counted.year),
          value: null,
          knownAt: null,
          upload: null,
          cell: null,
        },
  )
  const { base } = target
  return {
    id: indicator.id,
    given: {
      name: indicatorCalled(indicator, lang),
      id: indicator.id,
      unit: indicator.unit,
      kind: rule.name[lang],
      form: word(FORMS.get(rule.measure) ?? 'unmeasured'),
      // With a margin asked for, reaching it is enough.
      sign: comparatorSign(
        (target.margin && comparatorRules[target.comparator].withMargin) ?? target.comparator,
      ),
      base: number(base?.value),
      change: number(base?.change),
      percent: base ? Number(base.by === 'percent') : null,
      value: number(target.value),
      upper: number(target.upper),
      ownTolerance: number(target.tolerance),
      direction: DIRECTIONS[indicator.direction],
      with: held ? indicatorCalled(held, lang) : null,
      margin: target.margin === undefined ? null : number(addedBy(target)),
      baseline: number(indicator.baseline),
      start: word(rule.start),
      pace: word(indicator.pace.kind),
      settles: word(rule.settles),
      isRate: Number(isRate(indicator)),
      inPoints: Number(inPoints(indicator.unit)),
      begin: dayCell(firstDayOf(monthAt(time.from + 1))),
      horizon: dayCell(lastDayOf(time.horizon)),
      period: period === null ? null : periodWords(period, rule.basis(indicator), plan)[lang],
      end: period === null ? null : dayCell(lastDayOf(period)),
      dueEnd: reporting.due === null ? null : dayCell(lastDayOf(reporting.due)),
      dueDay: reporting.due === null ? null : dayCell(dueDayOf(indicator, reporting.due)),
      dueHorizon: dayCell(lastDayOf(dueTime.horizon)),
      added: dayCell(indicator.added?.decided ?? null),
      ended: dayCell(indicator.ended?.decided ?? null),
      ownCompletion: number(assessment.completion),
      ownExpected: number(assessment.expected),
      ownGap: number(assessment.gap),
      ownStatus: statusWord(assessment.status)[lang],
      ownLight: lightWord(assessment.light)[lang],
    },
    figures: [...years, ...own],
    partner: partner ? figureOf('partner', partner) : null,
    steps: indicator.steps.map(({ name, due, done, weight }) => ({ name, due, done, weight })),
    fromSteps: fromSteps !== null,
    asItems: rule.figures === 'items',
    pace: {
      kind: indicator.pace.kind,
      values:
        indicator.pace.kind === 'seasonal'
          ? indicator.pace.shares
          : indicator.pace.kind === 'monthly'
            ? indicator.pace.values
            : [],
    },
  }
}
