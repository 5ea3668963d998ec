// How a period is said: cumulative figures of May are 1-5月, a stock is 5月末.
import type { Basis } from './observation.ts'
import { endMonthOf, frequencyOf, type Period, yearOf } from './period.ts'
import { type Text, text } from './text.ts'

const QUARTER_ENDS = ['一季度', '上半年', '前三季度', '全年']
const QUARTERS = ['一季度', '二季度', '三季度', '四季度']
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `2022-05` of a cumulative basis: 2022年1-5月, Jan-May 2022. Of `end`: 2022年5月末. Of `period`: 2022年5月. */
export function periodWords(value: Period, basis: Basis): Text {
  const year = yearOf(value)
  const month = endMonthOf(value)
  const cumulative = basis === 'cumulative' || basis === 'cumulative-yoy'
  const name = MONTHS_EN[month - 1] ?? ''
  if (basis === 'end') {
    return month === 12
      ? text(`${year}年末`, `end of ${year}`)
      : text(`${year}年${month}月末`, `end of ${name} ${year}`)
  }
  switch (frequencyOf(value)) {
    case 'annual':
      return text(`${year}年全年`, `${year}`)
    case 'half-yearly':
      return month === 6 || !cumulative
        ? text(`${year}年${month === 6 ? '上' : '下'}半年`, `H${month / 6} ${year}`)
        : text(`${year}年全年`, `${year}`)
    case 'quarterly':
      return cumulative
        ? text(
            `${year}年${QUARTER_ENDS[month / 3 - 1]}`,
            month === 3 ? `Q1 ${year}` : `Q1-Q${month / 3} ${year}`,
          )
        : text(`${year}年${QUARTERS[month / 3 - 1]}`, `Q${month / 3} ${year}`)
    case 'monthly':
      return cumulative && month > 1
        ? text(`${year}年1-${month}月`, `Jan-${name} ${year}`)
        : text(`${year}年${month}月`, `${name} ${year}`)
  }
}
