// Which way a figure goes, as a sentence: 比上月 +0.3 点，向好. Colour and arrow only repeat it.
import { unitOf } from './basis.ts'
import { ZERO } from './decimal.ts'
import { besideUnit } from './measure-words.ts'
import type { Observation } from './observation.ts'
import { endIndex, frequencyOf } from './period.ts'
import { periodWords } from './period-words.ts'
import type { Indicator } from './plan.ts'
import { figureText } from './reason.ts'
import { type Text, text } from './text.ts'
import type { Travel } from './travel.ts'

const BETTER = text('向好', 'better')
const WORSE = text('变差', 'worse')
const SAME = text('持平', 'the same')

const BEFORE: Readonly<Record<ReturnType<typeof frequencyOf>, readonly [months: number, than: Text]>> = {
  monthly: [1, text('比上月', 'on the month before')],
  quarterly: [3, text('比上季', 'on the quarter before')],
  'half-yearly': [6, text('比上个半年', 'on the half-year before')],
  annual: [12, text('比上年', 'on the year before')],
}
const YEAR_AGO = text('比上年同期', 'on a year ago')

/** Its own words where the period before has no figure: 比2022年3月. */
function thanWords(key: keyof Travel, from: Observation, to: Observation): Text {
  if (key === 'yearAgo') return YEAR_AGO
  const [months, than] = BEFORE[frequencyOf(from.period)]
  if (endIndex(to.period) - endIndex(from.period) === months) return than
  const { zh, en } = periodWords(from.period, from.basis)
  return text(`比${zh}`, `on ${en}`)
}

/** The word of a change alone; null: it is neither good nor bad. */
export const changeWord = (change: NonNullable<Travel['before']>): Text | null =>
  change.change.compare(ZERO) === 0 ? SAME : change.better === null ? null : change.better ? BETTER : WORSE

/** null: there is nothing to compare with. `figure`: the one that went this way. */
export function travelWords(
  indicator: Indicator,
  figure: Observation,
  travel: Travel,
  key: keyof Travel,
): Text | null {
  const found = travel[key]
  if (found === null) return null
  const { change, from } = found
  const than = thanWords(key, from, figure)
  const way = change.compare(ZERO)
  if (way === 0) return text(`${than.zh}${SAME.zh}`, `${SAME.en} ${than.en}`)
  const unit = unitOf(indicator, from.basis) ?? indicator.unit
  const size = `${way > 0 ? '+' : '−'}${figureText(change.abs(), indicator)}`
  const measured = (points: string): string => (unit === '%' ? `${size}${points}` : besideUnit(size, unit))
  const good = changeWord(found)
  return text(
    `${than.zh} ${measured(' 点')}${good ? `，${good.zh}` : ''}`,
    `${measured(' pts')} ${than.en}${good ? `, ${good.en}` : ''}`,
  )
}
