// Why an indicator has its status: one sentence with the numbers in it, in both languages.
import type { GapUnit, Light, Status } from './assessment.ts'
import { defaultBasis } from './basis.ts'
import { dueDayOf } from './calendar.ts'
import { comparatorRules } from './comparators.ts'
import { type Decimal, decimalsOf, display, ZERO } from './decimal.ts'
import { kindRules } from './kinds/index.ts'
import { endWords } from './mandate-words.ts'
import { besideUnit } from './measure-words.ts'
import type { Observation } from './observation.ts'
import { endIndex, type Period } from './period.ts'
import { periodWords, yearWords } from './period-words.ts'
import { addedBy, bandOf, type Indicator, type Plan, partnerIn, type Target } from './plan.ts'
import { type EarlierYear, judgedTimeWords } from './programme.ts'
import { statusWord } from './status-words.ts'
import { targetTimeWords, targetWords } from './target-words.ts'
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
  readonly cause:
    | 'measured'
    | 'missing'
    | 'merged'
    | 'not-due'
    | 'no-partner'
    | 'no-earlier-year'
    | 'awaited'
    | 'ended'
    | 'not-in'
}

export function reasonFor(
  plan: Plan,
  indicator: Indicator,
  target: Target,
  outcome: Outcome,
  more: {
    readonly due: Period | null
    readonly declaredEmpty: Observation | null
    readonly earlier: readonly EarlierYear[]
  },
): Text {
  switch (outcome.cause) {
    case 'measured':
      return measured(plan, indicator, target, outcome, more.earlier)
    case 'missing':
      return missing(plan, indicator, more.due, more.declaredEmpty)
    case 'merged':
      return text(
        '并入1-2月：1月不单独公布，与2月合并公布。',
        'Merged into Jan-Feb: January is published together with February.',
      )
    case 'no-partner': {
      const partner = partnerIn(plan, target)
      const period = outcome.period
        ? periodWords(outcome.period, defaultBasis(indicator), plan)
        : text('', '')
      return text(
        `无法评判：对照指标“${partner?.name ?? target.with}”没有${period.zh}的数据。`,
        `Cannot be judged: its partner “${partner?.nameEn ?? partner?.name ?? target.with}” has no figure for ${period.en}.`,
      )
    }
    case 'no-earlier-year': {
      const lacking = more.earlier.flatMap(({ counted, figure }) =>
        figure === null ? [yearWords(counted)] : [],
      )
      return text(
        `无法评判：目标跨年度，没有${lacking.map(({ zh }) => zh).join('、')}的数据，各年不能累计。`,
        `Cannot be judged: the target spans several years and ${lacking.map(({ en }) => en).join(', ')} has no figure to add.`,
      )
    }
    case 'awaited': {
      const { body } = target.setBy ?? { body: '' }
      return text(
        `暂不评判：目标由${body}下达，尚未下达；数据照常报送，下达以后评判。`,
        `Not judged yet: ${body} sets the target and has not told it. Figures are reported as ever and judged when it has.`,
      )
    }
    case 'ended':
      return indicator.ended === null ? text('', '') : endWords(indicator.ended)
    case 'not-in':
      return indicator.added === null
        ? text('', '')
        : text(
            `自 ${indicator.added.decided} 起列入，依据${indicator.added.document}。`,
            `Part of the plan from ${indicator.added.decided} on, by ${indicator.added.document}.`,
          )
    case 'not-due':
      return nextStepWords(indicator) ?? text('首期数据尚未到报送日。', 'The first figure is not due yet.')
  }
}

/** What comes first of an indicator that is made of dated steps; null for all others. */
function nextStepWords({ kind, steps }: Indicator): Text | null {
  if (kindRules[kind].steps !== 'needed') return null
  const next = steps
    .filter(({ done }) => done === null)
    .toSorted((a, b) => (a.due < b.due ? -1 : Number(a.due > b.due)))[0]
  return next
    ? text(
        `尚无到期节点：“${next.name}”计划 ${next.due} 完成。`,
        `No step is due yet: “${next.name}” is planned for ${next.due}.`,
      )
    : null
}

function missing(plan: Plan, indicator: Indicator, due: Period | null, declared: Observation | null): Text {
  if (!due) return text('未报送。', 'Not reported.')
  const period = periodWords(due, defaultBasis(indicator), plan)
  const day = dueDayOf(indicator, due)
  const said = declared && endIndex(declared.period) === endIndex(due)
  return text(
    `${period.zh}数据应于${day}前报送，${said ? '报送单位注明暂无数据' : '尚未报送'}。`,
    `The figure for ${period.en} was due on ${day} and ${said ? 'was reported as not available' : 'has not been reported'}.`,
  )
}

function measured(
  plan: Plan,
  indicator: Indicator,
  target: Target,
  outcome: Outcome,
  earlier: readonly EarlierYear[],
): Text {
  const { period, actual, completion, expected, gap, status } = outcome
  if (!period || !actual) return text('', '')
  const when = judgedTimeWords(plan, indicator, target, period)
  const unit = indicator.unit
  const value = `${figureText(actual, indicator)}${unit === '%' ? '%' : ` ${unit}`}`
  const { isPlace } = kindRules[indicator.kind]
  const said = isPlace ? placeText(actual, indicator, target) : text(value, value)
  const goal = targetWords(plan, indicator, target)
  const time = targetTimeWords(plan, target)
  const word = statusWord(status)
  const own = ofTheYear(plan, indicator, period, actual, earlier)
  const head = text(
    `${when.zh}为${isPlace ? '' : ' '}${said.zh}${own.zh}，${time.zh}目标${goal.zh}`,
    `${when.en}: ${said.en}${own.en}, target ${time.en}${goal.en}`,
  )
  const tail = text(`：${word.zh}。`, `: ${word.en.toLowerCase()}.`)
  if (gap === null || expected === null) {
    const share = completion
      ? text(`，完成 ${display(completion, 1)}%`, `, ${display(completion, 1)} % done`)
      : text('', '')
    const only = status === 'not-due' ? text('，到期末才评判', ', judged at its horizon only') : text('', '')
    return text(head.zh + share.zh + only.zh + tail.zh, head.en + share.en + only.en + tail.en)
  }
  const middle = standingWords(indicator, target, outcome, gap)
  return text(`${head.zh}，${middle.zh}${tail.zh}`, `${head.en}, ${middle.en}${tail.en}`)
}

/** 其中2014年1-5月 50 名: what the year in hand brought to a programme's sum. */
function ofTheYear(
  plan: Plan,
  indicator: Indicator,
  period: Period,
  actual: Decimal,
  earlier: readonly EarlierYear[],
): Text {
  if (earlier.length === 0) return text('', '')
  const own = earlier.reduce((rest, { figure }) => rest.sub(figure?.value ?? ZERO), actual)
  const when = periodWords(period, defaultBasis(indicator), plan)
  const amount = `${figureText(own, indicator)} ${indicator.unit}`
  return text(`（其中${when.zh} ${amount}）`, ` (${when.en}: ${amount})`)
}

/** 第 5 位（共 12） */
function placeText(actual: Decimal, indicator: Indicator, { of }: Target): Text {
  const place = figureText(actual, indicator)
  const among = of ? figureText(of, indicator) : null
  return text(
    `第 ${place} ${indicator.unit}${among ? `（共 ${among}）` : ''}`,
    `place ${place}${among ? ` of ${among}` : ''}`,
  )
}

/** How far it is, always said of what: of the target, of the pace, of the line, of its partner. */
function standingWords(
  indicator: Indicator,
  target: Target,
  { completion, gapUnit, status, actual }: Outcome,
  gap: Decimal,
): Text {
  const { figures, limit, isPlace } = kindRules[indicator.kind]
  if (isPlace && limit && gap.n !== 0n) {
    const { zh, en } = gap.s > 0n ? limit.brokenWords : limit.keptWords
    const size = figureText(gap.abs(), indicator)
    return text(`${zh} ${size} ${indicator.unit}`, `${size} place${size === '1' ? '' : 's'} ${en}`)
  }
  if (target.margin) return marginWords(gap, target, indicator)
  if (target.with !== null) return besidePartnerWords(gap, status, indicator)
  const within = actual && bandWords(actual, indicator, target)
  if (gapUnit !== 'completion-points' || !completion) {
    const words = gapWords(gap, gapUnit, indicator)
    if (within) return within
    return gap.n === 0n
      ? text('与目标持平', 'exactly on target')
      : text(`比目标${words.zh}`, `${words.en} target`)
  }
  if (limit) {
    const share = display(completion, 1)
    return limit.broken === 'above'
      ? text(`为上限的 ${share}%`, `${share} % of the limit`)
      : text(`为底线的 ${share}%`, `${share} % of the floor`)
  }
  const size = pointsText(gap.abs())
  const paced =
    gap.n === 0n
      ? text('与序时持平', 'exactly on pace')
      : gap.s < 0n
        ? text(`落后序时 ${size} 个百分点`, `${size} points behind pace`)
        : text(`超序时 ${size} 个百分点`, `${size} points ahead of pace`)
  const along = text(
    `完成 ${display(completion, 1)}%，序时进度 ${display(completion.sub(gap), 1)}%，${paced.zh}`,
    `${display(completion, 1)} % done where ${display(completion.sub(gap), 1)} % is expected, ${paced.en}`,
  )
  if (within) return text(`${within.zh}；${along.zh}`, `${within.en}; ${along.en}`)
  if (figures !== 'share' || indicator.steps.length > 0 || !actual || !target.value) return along
  // Of a share in percent two kinds of points could be meant: first those that a reader sees.
  const off = actual.sub(target.value)
  const left = gapWords(off, 'rate-points', indicator)
  return off.n === 0n
    ? text(`与目标持平；${along.zh}`, `exactly on target; ${along.en}`)
    : text(`比目标${left.zh}；${along.zh}`, `${left.en} target; ${along.en}`)
}

/** 在区间内, 低于区间下限 0.5 个百分点, 超出区间上限 3 户; null where the target is one number. */
export function bandWords(
  actual: Decimal,
  indicator: Pick<Indicator, 'unit' | 'decimals'>,
  target: Target,
): Text | null {
  const band = bandOf(target)
  if (!band) return null
  const [below, above] = [band.lower.sub(actual), actual.sub(band.upper)]
  const size = (value: Decimal): Text => {
    const amount = figureText(value, indicator)
    return indicator.unit === '%'
      ? text(`${amount} 个百分点`, `${amount} points`)
      : text(besideUnit(amount, indicator.unit), besideUnit(amount, indicator.unit))
  }
  if (isPositive(below)) {
    const short = size(below)
    return text(`低于区间下限 ${short.zh}`, `${short.en} below the band`)
  }
  if (!isPositive(above)) return text('在区间内', 'within the band')
  const beyond = size(above)
  return text(`超出区间上限 ${beyond.zh}`, `${beyond.en} beyond the band`)
}

const isPositive = (value: Decimal): boolean => value.s > 0n && value.n !== 0n

/** Of two that are to move together neither side is the better one (偏高 0.6 个百分点，不同步); of a faster one it is plain. */
function besidePartnerWords(gap: Decimal, status: Status, indicator: Indicator): Text {
  if (gap.n === 0n) return text('与对照指标持平', 'level with its partner')
  if (indicator.direction !== 'band') {
    const words = gapWords(gap, 'rate-points', indicator)
    return text(`比对照指标${words.zh}`, `${words.en} its partner`)
  }
  const size = figureText(gap.abs(), indicator)
  const apart = status === 'behind' || status === 'missed'
  const side = gap.s < 0n ? text('偏低', 'below') : text('偏高', 'above')
  return text(
    `${side.zh} ${size} 个百分点，${apart ? '不同步' : '基本同步'}`,
    `${size} points ${side.en} its partner, ${apart ? 'out of step' : 'in step'}`,
  )
}

/** 比对照指标高 1.5 个百分点，距要求差 0.5 个百分点: `gap` is what it is apart from the partner with its margin. */
function marginWords(gap: Decimal, target: Target, indicator: Indicator): Text {
  const apart = gapWords(gap.add(addedBy(target)), 'rate-points', indicator)
  const asked = askedWords(gap, target, indicator)
  return text(`比对照指标${apart.zh}，${asked.zh}`, `${apart.en} its partner, ${asked.en}`)
}

/** How far it is from the margin that is asked for: 距要求差 0.5 个百分点, 超过要求 0.5 个百分点, 正合要求. */
export function askedWords(
  gap: Decimal,
  { comparator }: Pick<Target, 'comparator'>,
  indicator: Pick<Indicator, 'decimals'>,
): Text {
  if (gap.n === 0n) return text('正合要求', 'exactly what is asked')
  const size = figureText(gap.abs(), indicator)
  const isShort = gap.s < 0n === (comparatorRules[comparator].direction === 'up')
  return isShort
    ? text(`距要求差 ${size} 个百分点`, `${size} points short of what is asked`)
    : text(`超过要求 ${size} 个百分点`, `${size} points more than is asked`)
}

/** A gap in words: 低 26.8 个百分点, 高 12 个, 持平. */
export function gapWords(gap: Decimal, unit: GapUnit, indicator: Pick<Indicator, 'unit' | 'decimals'>): Text {
  if (gap.n === 0n) return text('持平', 'exactly level')
  const size = unit === 'completion-points' ? pointsText(gap.abs()) : figureText(gap.abs(), indicator)
  const zh = unit === 'unit' ? indicator.unit : '个百分点'
  const en = unit === 'unit' ? indicator.unit : 'points'
  return gap.s < 0n
    ? text(`低 ${size} ${zh}`, `${size} ${en} below`)
    : text(`高 ${size} ${zh}`, `${size} ${en} above`)
}

/** One decimal, on walls, pages, in letters and on paper; two below one point where it has them (0.25 is not 0.3) or one would show nothing. */
export function pointsText(size: Decimal): string {
  const isSmall = size.n !== 0n && size.abs().compare(1) < 0
  const isNothing = isSmall && display(size.abs(), 1) === '0.0'
  return display(size, isNothing || (isSmall && decimalsOf(size) === 2) ? 2 : 1)
}

/** More decimals than that nobody wrote: it was divided (`toPlain` keeps twelve). */
const MOST_WRITTEN = 11

/** A figure as a person reads it: at least the indicator's decimals, and never fewer digits than it has (up to four). */
export function figureText(value: Decimal, indicator: Pick<Indicator, 'decimals'>): string {
  const digits = decimalsOf(value)
  // What was written down with all that a file holds of it never ended before.
  const exact = digits !== null && digits > MOST_WRITTEN ? null : digits
  const places = exact === null ? Math.max(indicator.decimals, 1) : Math.min(Math.max(exact, 0), 4)
  return display(value, exact === 0 ? 0 : Math.max(places, Math.min(indicator.decimals, 4)))
}
