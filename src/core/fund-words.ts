// Money behind a task as a person says it: 年度总投资 6,000 万元（区财政）.
import { written } from './decimal.ts'
import type { Fund } from './plan.ts'

/** In words of the plan, which are Chinese; empty: none is named. */
export const fundWords = (funds: readonly Fund[]): string =>
  funds
    .map(({ amount, unit, source, use }) => {
      const sum = [use, written(amount), unit].filter(Boolean).join(' ')
      return source === null ? sum : `${sum}（${source}）`
    })
    .join('；')
