// The proof of a status: inputs, the plan's numbers, every line of arithmetic, the conclusion.
import { type AssessInput, type Judgement, judge } from './assess.ts'
import type { Assessment, Proof, ProofInput, ProofLine } from './assessment.ts'
import { defaultBasis } from './basis.ts'
import { dueDayOf } from './calendar.ts'
import { type Decimal, HUNDRED, written } from './decimal.ts'
import { kindRules } from './kinds/index.ts'
import type { KindRule } from './kinds/kind.ts'
import { changeWords } from './mandate-words.ts'
import type { Observation } from './observation.ts'
import { type Base, type Indicator, type Plan, reachedFrom, type SetBy } from './plan.ts'
import { indicatorOn } from './plan-days.ts'
import { figureText } from './reason.ts'
import { lightWord, statusWord } from './status-words.ts'
import { type Text, text } from './text.ts'
import { toleranceOf } from './verdict.ts'

/** Everything needed to compute the status again by hand or by another program. */
export function prove(input: AssessInput): Proof {
  const lines: ProofLine[] = []
  const judgement = judge(input, (line) => lines.push(line()))
  const { plan, indicator: given, asOf } = input
  const indicator = indicatorOn(given, asOf)
  const rule = kindRules[indicator.kind]
  const { assessment } = judgement
  if (judgement.target.base) lines.unshift(baseLine(judgement.target.base))
  lines.push(verdictLine(judgement, plan))
  return {
    assessment,
    indicatorName: indicator.name,
    unit: indicator.unit,
    kind: indicator.kind,
    phrase: indicator.phrase,
    changes: changeWords(plan, given, asOf),
    rule: { id: `${indicator.kind}/${rule.version}`, version: rule.version, words: rule.words },
    parameters: parametersOf({ ...input, indicator }, judgement, rule),
    inputs: inputsOf(judgement),
    lines,
    conclusion: conclusionOf(assessment, indicator),
  }
}

function parametersOf(
  { plan, indicator, asOf }: AssessInput,
  judgement: Judgement,
  rule: KindRule,
): Proof['parameters'] {
  const { target, reporting } = judgement
  const { policy } = plan
  return {
    asOf,
    planYear: String(plan.year),
    yearBegins: String(plan.yearBegins),
    comparator: target.comparator,
    target: target.value,
    ...(target.upper === undefined ? {} : { upper: target.upper }),
    ...(target.base ? baseParameters(target.base) : {}),
    ...(target.of === undefined ? {} : { of: target.of }),
    tolerance: judgement.criterion?.tolerance ?? toleranceOf(plan, indicator, target),
    direction: indicator.direction,
    horizon: target.horizon,
    partner: target.with,
    ...(target.margin === undefined ? {} : { margin: target.margin }),
    from: target.from,
    each: target.each,
    ...(target.total === undefined ? {} : { total: target.total }),
    ...(target.setBy ? setByParameters(target.setBy) : {}),
    countsFrom: indicator.countsFrom,
    baseline: indicator.baseline,
    pace: indicator.pace.kind,
    paceShares: indicator.pace.kind === 'seasonal' ? indicator.pace.shares : null,
    paceValues: indicator.pace.kind === 'monthly' ? indicator.pace.values : null,
    stepDays:
      indicator.steps.length > 0
        ? indicator.steps.map(({ due, done }) => `${due}/${done ?? ''}`).join(' ')
        : null,
    stepWeights: indicator.steps.length > 0 ? indicator.steps.map(({ weight }) => weight) : null,
    settles: rule.settles,
    basis: defaultBasis(indicator),
    frequency: reporting.frequency,
    duePeriod: reporting.due,
    dueDay: reporting.due === null ? null : dueDayOf(indicator, reporting.due),
    aheadPoints: policy.aheadPoints,
    watchCompletionPoints: policy.watchCompletionPoints,
    watchGrowthPoints: policy.watchGrowthPoints,
  }
}

const baseParameters = ({ period, value, change, by, source }: Base) => ({
  basePeriod: period,
  baseValue: value,
  baseChange: change,
  baseChangeBy: by,
  baseSource: source,
})

const setByParameters = ({ body, told, document }: SetBy) => ({
  setBy: body,
  toldOn: told,
  toldDocument: document,
})

/** How the target's number follows from what was reached before. */
function baseLine(base: Base): ProofLine {
  const { value, change, by } = base
  const changed = `${change.s < 0n ? '−' : '+'} ${written(change.abs())}`
  return {
    name: text('目标值', 'Target'),
    formula: by === 'percent' ? `${written(value)} × (100 ${changed}) ÷ 100` : `${written(value)} ${changed}`,
    value: reachedFrom(base),
  }
}

function inputsOf({ reporting, partner, earlier, fromSteps, assessment }: Judgement): ProofInput[] {
  const inputs: ProofInput[] = []
  if (reporting.figure) inputs.push(inputOf('actual', reporting.figure))
  else if (fromSteps && assessment.actual) {
    // The plan file is the source: the steps stand in the parameters.
    inputs.push({
      ...FROM_PLAN,
      indicator: assessment.indicator,
      period: fromSteps.period,
      value: fromSteps.actual,
    })
  }
  for (const { figure } of earlier) if (figure) inputs.push(inputOf('earlier', figure))
  if (partner) inputs.push(inputOf('partner', partner))
  return inputs
}

const FROM_PLAN = {
  role: 'step',
  obsStatus: 'A',
  knownAt: null,
  recordedAt: null,
  upload: null,
  cell: null,
  source: 'plan',
} as const

function inputOf(role: ProofInput['role'], figure: Observation): ProofInput {
  const { indicator, period, value, status, knownAt, recordedAt, upload, cell, source } = figure
  return { role, indicator, period, value, obsStatus: status, knownAt, recordedAt, upload, cell, source }
}

/** The comparison that gives the status its name. */
function verdictLine({ assessment, measure }: Judgement, plan: Plan): ProofLine {
  const { status, light } = assessment
  const name = text('判定', 'Verdict')
  const end = `→ ${statusWord(status).zh} (${status}), ${lightWord(light).zh} (${light})`
  if (!measure) return { name, formula: end, value: null }
  return { name, formula: `${verdictTest(assessment, measure, plan)} ${end}`.trim(), value: null }
}

function verdictTest(assessment: Assessment, measure: NonNullable<Judgement['measure']>, plan: Plan): string {
  const { advantage, watchBand, gap } = measure
  switch (assessment.status) {
    case 'ahead':
      return advantage ? `${written(advantage)} ≥ ${written(plan.policy.aheadPoints)}` : ''
    case 'on-pace':
      return advantage ? `${written(advantage)} < ${written(plan.policy.aheadPoints)}` : ''
    case 'behind':
      return gap && watchBand
        ? `|${written(gap)}| ${assessment.light === 'yellow' ? '<' : '≥'} ${written(watchBand)}`
        : ''
    default:
      return ''
  }
}

function conclusionOf(assessment: Assessment, indicator: Indicator): Text {
  const { reason, actual, completion } = assessment
  if (actual === null || completion === null || completion.compare(HUNDRED) >= 0) return reason
  const rest = remaining(assessment)
  if (rest === null) return reason
  const amount = `${figureText(rest, indicator)} ${indicator.unit}`
  return text(`${reason.zh}距目标还差 ${amount}。`, `${reason.en} ${amount} to go.`)
}

/** What is still missing to the target, in the indicator's unit; null when it is met or has no amount. */
function remaining({ actual, target, gapUnit, status }: Assessment): Decimal | null {
  if (actual === null || target.value === null || gapUnit !== 'completion-points' || status === 'done')
    return null
  const rest = target.value.sub(actual)
  return rest.s > 0n && rest.n !== 0n ? rest : null
}
