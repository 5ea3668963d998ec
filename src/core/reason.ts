// Why an indicator has its status: one sentence with the numbers in it, in both languages.
import type { GapUnit, Light, Status } from './assessment.ts'
import { defaultBasis } from './basis.ts'
import { dueDayOf } from './calendar.ts'
import { type Decimal, decimalsOf, display } from './decimal.ts'
import { kindRules } from './kinds/index.ts'
import type { Observation } from './observation.ts'
import { endIndex, type Period } from './period.ts'
import { periodWords } from './period-words.ts'
import type { Indicator, Plan, Target } from './plan.ts'
import { statusWord } from './status-words.ts'
import { targetWords } from './target-words.ts'
import { type Text, text } from './text.ts'

/** What a judgement came to. */
export interface Outcome {
  readonly period: Period | null
  readonly actual: Decimal | null
  readonly expected: Decimal | null
  readonly completion: Decimal | null
  readonly gap: Decimal | null
  readonly gapUnit: GapUnit
  readonly status: Status
  readonly light: Light
  /** Whether a figure was measured, or why none could be. */
  readonly cause: 'measured' | 'missing' | 'merged' | 'not-due' | 'no-partner'
}

export function reasonFor(
  plan: Plan,
  indicator: Indicator,
  target: Target,
  outcome: Outcome,
  more: { readonly due: Period | null; readonly declaredEmpty: Observation | null },
): Text {
  switch (outcome.cause) {
    case 'measured':
      return measured(plan, indicator, target, outcome)
    case 'missing':
      return missing(indicator, more.due, more.declaredEmpty)
    case 'merged':
      return text(
        '并入1-2月：1月不单独公布，与2月合并公布。',
        'Merged into Jan-Feb: January is published together with February.',
      )
    case 'no-partner': {
      const partner = plan.indicators.find(({ id }) => id === target.with)
      const period = outcome.period ? periodWords(outcome.period, defaultBasis(indicator)) : text('', '')
      return text(
        `无法评判：对照指标“${partner?.name ?? target.with}”没有${period.zh}的数据。`,
        `Cannot be judged: its partner “${partner?.nameEn ?? partner?.name ?? target.with}” has no figure for ${period.en}.`,
      )
    }
    case 'not-due':
      return text('首期数据尚未到报送日。', 'The first figure is not due yet.')
  }
}

function missing(indicator: Indicator, due: Period | null, declared: Observation | null): Text {
  if (!due) return text('未报送。', 'Not reported.')
  const period = periodWords(due, defaultBasis(indicator))
  const day = dueDayOf(indicator, due)
  const said = declared && endIndex(declared.period) === endIndex(due)
  return text(
    `${period.zh}数据应于${day}前报送，${said ? '报送单位注明暂无数据' : '尚未报送'}。`,
    `The figure for ${period.en} was due on ${day} and ${said ? 'was reported as not available' : 'has not been reported'}.`,
  )
}

function measured(plan: Plan, indicator: Indicator, target: Target, outcome: Outcome): Text {
  const { period, actual, completion, expected, gap, status } = outcome
  if (!period || !actual) return text('', '')
  const when = periodWords(period, defaultBasis(indicator))
  const unit = indicator.unit
  const value = `${figureText(actual, indicator)}${unit === '%' ? '%' : ` ${unit}`}`
  const goal = targetWords(plan, indicator, target)
  const word = statusWord(status)
  const head = text(`${when.zh}为 ${value}，目标${goal.zh}`, `${when.en}: ${value}, target ${goal.en}`)
  const tail = text(`：${word.zh}。`, `: ${word.en.toLowerCase()}.`)
  if (gap === null || expected === null) {
    const share = completion
      ? text(`，完成 ${display(completion, 1)}%`, `, ${display(completion, 1)} % done`)
      : text('', '')
    const only = status === 'not-due' ? text('，到期末才评判', ', judged at its horizon only') : text('', '')
    return text(head.zh + share.zh + only.zh + tail.zh, head.en + share.en + only.en + tail.en)
  }
  const middle =
    outcome.gapUnit === 'completion-points' && completion && kindRules[indicator.kind].limit === null
      ? text(
          `，完成 ${display(completion, 1)}%，序时进度 ${display(completion.sub(gap), 1)}%，${gapWords(gap, outcome.gapUnit, indicator).zh}`,
          `, ${display(completion, 1)} % done where ${display(completion.sub(gap), 1)} % is expected, ${gapWords(gap, outcome.gapUnit, indicator).en}`,
        )
      : text(
          `，${gapWords(gap, outcome.gapUnit, indicator).zh}`,
          `, ${gapWords(gap, outcome.gapUnit, indicator).en}`,
        )
  return text(head.zh + middle.zh + tail.zh, head.en + middle.en + tail.en)
}

/** A gap in words: 低 26.8 个百分点, 高 12 个, 持平. */
export function gapWords(gap: Decimal, unit: GapUnit, indicator: Pick<Indicator, 'unit' | 'decimals'>): Text {
  if (gap.n === 0n) return text('持平', 'exactly level')
  const size = unit === 'unit' ? figureText(gap.abs(), indicator) : points(gap.abs())
  const zh = unit === 'unit' ? indicator.unit : '个百分点'
  const en = unit === 'unit' ? indicator.unit : 'points'
  return gap.s < 0n
    ? text(`低 ${size} ${zh}`, `${size} ${en} below`)
    : text(`高 ${size} ${zh}`, `${size} ${en} above`)
}

/** One decimal; two where one would show a real gap as nothing. */
const points = (size: Decimal): string => (display(size, 1) === '0.0' ? display(size, 2) : display(size, 1))

/** A figure as a person reads it: at least the indicator's decimals, and never fewer digits than it has (up to four). */
export function figureText(value: Decimal, indicator: Pick<Indicator, 'decimals'>): string {
  const exact = decimalsOf(value)
  const places = exact === null ? Math.max(indicator.decimals, 1) : Math.min(Math.max(exact, 0), 4)
  return display(value, exact === 0 ? 0 : Math.max(places, Math.min(indicator.decimals, 4)))
}
