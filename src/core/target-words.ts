// A target as a person says it: 8%左右, 不低于 12 家, 与 GDP 增速基本同步.
import { comparatorRules } from './comparators.ts'
import { type Decimal, toPlain } from './decimal.ts'
import type { Indicator, Plan, Target } from './plan.ts'
import { type Text, text } from './text.ts'

export function targetWords(
  plan: Pick<Plan, 'indicators'>,
  indicator: Pick<Indicator, 'unit'>,
  target: Target,
): Text {
  const { words, sets } = comparatorRules[target.comparator]
  return words(sets === 'partner' ? partnerName(plan, target) : amountOf(target.value, indicator.unit))
}

function partnerName({ indicators }: Pick<Plan, 'indicators'>, target: Target): Text {
  const partner = indicators.find(({ id }) => id === target.with)
  const name = partner?.name ?? target.with ?? ''
  return text(name, partner?.nameEn ?? name)
}

function amountOf(value: Decimal | null, unit: string): Text {
  if (!value) return text('', '')
  const digits = toPlain(value).replace(/^(-?\d+)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))
  const amount = unit === '%' ? `${digits}%` : `${digits} ${unit}`
  return text(amount, amount)
}
