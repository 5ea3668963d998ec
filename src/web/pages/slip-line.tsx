// One slip in a list: what it is about, how grave, until when, where it stands; with a box to tick where it may be.
import { isPressing, type ShownSlip } from '../../alerts/slips/shown.ts'
import type { Day } from '../../core/period.ts'
import { type Language, text } from '../../core/text.ts'
import { dayWords } from '../day-words.ts'
import { LevelMark, leftWords, STATE_WORDS } from './slip-marks.tsx'

export interface ListedSlip extends ShownSlip {
  /** What may be done to it together with others. */
  readonly together: { readonly sign: boolean; readonly close: boolean }
}

const WORDS = {
  until: text('限期', 'Until'),
  tick: text('选中', 'Tick'),
} as const

interface LineInput {
  readonly slip: ListedSlip
  readonly ticked: boolean
  readonly lang: Language
  readonly today: Day
}

export function SlipLine({ slip, ticked, lang, today }: LineInput) {
  const { together } = slip
  return (
    <li class={`slip level-${slip.level}${ticked ? '' : ' bare'}`}>
      <div class="tick">
        {(together.sign || together.close) && (
          <input
            type="checkbox"
            name={together.close ? 'close' : 'sign'}
            value={slip.id}
            aria-label={`${WORDS.tick[lang]} ${slip.number}`}
          />
        )}
      </div>
      <div class="what">
        <h2>
          <a href={`/alerts/${slip.id}`}>{slip.title[lang]}</a>
        </h2>
        <p class="about">
          <LevelMark level={slip.level} lang={lang} />
          <span>{slip.number}</span>
          <span>{slip.rule.words[lang]}</span>
          <span>{slip.receiver.name}</span>
        </p>
        <p class="why">{slip.reason[lang]}</p>
      </div>
      <p class="until">
        {WORDS.until[lang]} <b class={isPressing(slip, today) ? 'late' : ''}>{dayWords(slip.limit, lang)}</b>
        {leftWords(slip, lang)}
      </p>
      <p class="stands">
        <b>{STATE_WORDS[slip.state][lang]}</b>
      </p>
    </li>
  )
}
