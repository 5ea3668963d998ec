// A target as a person says it: 8%左右, 不低于 12 家, 与 GDP 增速基本同步.
import { type Decimal, toPlain } from './decimal.ts'
import type { Comparator, Indicator, Plan, Target } from './plan.ts'
import { type Text, text } from './text.ts'

type Words = (amount: string) => Text

const WORDS: Readonly<Record<Exclude<Comparator, 'in-step-with'>, Words>> = {
  'at-least': (amount) => text(` ${amount}`, `at least ${amount}`),
  'more-than': (amount) => text(`超 ${amount}`, `more than ${amount}`),
  about: (amount) => text(` ${amount} 左右`, `about ${amount}`),
  exactly: (amount) => text(`正好 ${amount}`, `exactly ${amount}`),
  'at-most': (amount) => text(`不超过 ${amount}`, `at most ${amount}`),
  'less-than': (amount) => text(`低于 ${amount}`, `less than ${amount}`),
  none: () => text('不发生', 'none'),
}

export function targetWords(
  plan: Pick<Plan, 'indicators'>,
  indicator: Pick<Indicator, 'unit'>,
  target: Target,
): Text {
  if (target.comparator === 'in-step-with') {
    const partner = plan.indicators.find(({ id }) => id === target.with)
    return text(
      `与“${partner?.name ?? target.with}”基本同步`,
      `in step with “${partner?.nameEn ?? partner?.name ?? target.with}”`,
    )
  }
  return WORDS[target.comparator](amountOf(target.value, indicator.unit))
}

function amountOf(value: Decimal | null, unit: string): string {
  if (!value) return ''
  const digits = toPlain(value).replace(/^(-?\d+)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))
  return unit === '%' ? `${digits}%` : `${digits} ${unit}`
}
