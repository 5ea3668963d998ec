// Which way a figure goes, said and shown: an arrow, the size of the change, and whether that is better.
import { unitOf } from '../../core/basis.ts'
import { ZERO } from '../../core/decimal.ts'
import type { Observation } from '../../core/observation.ts'
import type { Indicator } from '../../core/plan.ts'
import { figureText } from '../../core/reason.ts'
import { type Language, text } from '../../core/text.ts'
import type { Travel } from '../../core/travel.ts'
import { changeWord, travelWords } from '../../core/travel-words.ts'

const POINTS = text(' 点', ' pts')

interface TravelInput {
  /** null: there is nothing to compare with. */
  readonly change: Travel['before']
  readonly indicator: Indicator
  readonly lang: Language
}

const classOf = ({ better }: NonNullable<Travel['before']>): string =>
  `travel${better === null ? '' : better ? ' better' : ' worse'}`

/** `▲ 1.2 点 向好`. The arrow is the way of the number, the word tells whether that is good. */
export function TravelWords({ change: found, indicator, lang }: TravelInput) {
  if (found === null) return <>—</>
  const { change, from } = found
  const way = change.compare(ZERO)
  const word = changeWord(found)?.[lang]
  if (way === 0) return <span class="travel">{word}</span>
  const unit = unitOf(indicator, from.basis) ?? indicator.unit
  const size = `${figureText(change.abs(), indicator)}${unit === '%' ? POINTS[lang] : ` ${unit}`}`
  return (
    <span class={classOf(found)}>
      <Arrow change={found} /> {way > 0 ? '+' : '−'}
      {size}
      {word !== undefined && ` ${word}`}
    </span>
  )
}

interface LineInput {
  readonly indicator: Indicator
  /** null: none came yet. */
  readonly figure: Observation | null
  readonly travel: Travel
  readonly way: keyof Travel
  readonly lang: Language
}

/** `▲ 比上月 +0.3 点，向好`: a sentence of its own. */
export function TravelLine({ indicator, figure, travel, way, lang }: LineInput) {
  const found = travel[way]
  if (found === null || figure === null) return <>—</>
  return (
    <span class={classOf(found)}>
      <Arrow change={found} /> {travelWords(indicator, figure, travel, way)?.[lang]}
    </span>
  )
}

function Arrow({ change: { change } }: { change: NonNullable<Travel['before']> }) {
  const way = change.compare(ZERO)
  return <span aria-hidden="true">{way === 0 ? '＝' : way > 0 ? '▲' : '▼'}</span>
}
