// Which way a figure goes, said and shown: an arrow, the size of the change, and whether that is better.
import { unitOf } from '../../core/basis.ts'
import { ZERO } from '../../core/decimal.ts'
import type { Indicator } from '../../core/plan.ts'
import { figureText } from '../../core/reason.ts'
import { type Language, text } from '../../core/text.ts'
import type { Travel } from '../../core/travel.ts'

const WORDS = {
  better: text('向好', 'better'),
  worse: text('变差', 'worse'),
  same: text('持平', 'the same'),
  points: text(' 点', ' pts'),
} as const

interface TravelInput {
  /** null: there is nothing to compare with. */
  readonly change: Travel['before']
  readonly indicator: Indicator
  readonly lang: Language
}

/** `▲ 1.2 点 向好`. The arrow is the way of the number, the word tells whether that is good. */
export function TravelWords({ change: found, indicator, lang }: TravelInput) {
  if (found === null) return <>—</>
  const { change, better, from } = found
  const way = change.compare(ZERO)
  if (way === 0) return <span class="travel">{WORDS.same[lang]}</span>
  const unit = unitOf(indicator, from.basis) ?? indicator.unit
  const size = `${figureText(change.abs(), indicator)}${unit === '%' ? WORDS.points[lang] : ` ${unit}`}`
  return (
    <span class={`travel${better === null ? '' : better ? ' better' : ' worse'}`}>
      <span aria-hidden="true">{way > 0 ? '▲' : '▼'}</span> {way > 0 ? '+' : '−'}
      {size}
      {better !== null && ` ${WORDS[better ? 'better' : 'worse'][lang]}`}
    </span>
  )
}
