// What the shares of an amount make together beside the amount itself, and the words for the difference.
import { type Decimal, toPlain, ZERO } from './decimal.ts'
import { type Text, text } from './text.ts'

/** What the shares promise together beside what the whole does, in its unit. */
export interface SharedOut {
  readonly whole: Decimal
  readonly sum: Decimal
  /** Above zero: more is shared out than promised; below: less. */
  readonly difference: Decimal
}

const WHAT = {
  target: [text('分解的目标合计', 'The targets of its shares make'), text('整体目标', 'its own of')],
  figure: [text('各部分报的数合计', 'Its shares report'), text('整体报的', 'its own figure of')],
} as const

/** 分解的目标合计 95 亩，比整体目标 100 亩少 5 亩 (in English likewise); of targets or of figures. null: they make it up exactly. */
export function differenceWords(
  { unit }: { readonly unit: string },
  of: keyof typeof WHAT,
  { whole, sum, difference }: SharedOut,
): Text | null {
  if (difference.equals(ZERO)) return null
  const isMore = difference.compare(ZERO) > 0
  const [together, own] = WHAT[of]
  const [all, goal, by] = [sum, whole, difference.abs()].map((value) => `${toPlain(value)} ${unit}`)
  return text(
    `${together.zh} ${all}，比${own.zh} ${goal} ${isMore ? '多' : '少'} ${by}。`,
    `${together.en} ${all}, ${by} ${isMore ? 'more' : 'less'} than ${own.en} ${goal}.`,
  )
}

export const EXACTLY_SHARED = text(
  '分解的目标合计与整体目标一致。',
  'The targets of its shares make up its own.',
)
export const NEVER_ADDED = text(
  '比率、位次只逐项比，不相加。',
  'Rates and places are held against their own targets and never added.',
)
