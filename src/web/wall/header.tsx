// The head of a wall: what it shows, how many stand how, and what time it is.
import { talliedShares, type WallView } from '../../boards/index.ts'
import { yearWords } from '../../core/period-words.ts'
import { text } from '../../core/text.ts'
import { dayOf } from '../../core/zone.ts'
import { dayWords, momentWords } from '../day-words.ts'
import { speak } from '../kit/speak.ts'
import type { Say } from '../messages/index.ts'
import { stepOf } from './fit.ts'
import { StatusIcon } from './icons.tsx'

/** More kinds than that stand closer. */
const MANY = 5

const THEN = {
  past: text('回看 {day}', 'Looking back: {day}'),
  ahead: text('所看日期 {day}', 'Day shown: {day}'),
  known: text('按 {at} 所知', 'as known {at}'),
} as const

/** Of another day than today, or another moment of knowledge than now: what the clock beside it does not tell. */
function thenWords({ asOf, knownAt, now, lang }: WallView): readonly string[] {
  const say = speak(THEN, lang)
  const today = dayOf(now)
  return [
    ...(asOf === today ? [] : [say(asOf < today ? 'past' : 'ahead', { day: dayWords(asOf, lang) })]),
    ...(knownAt === null ? [] : [say('known', { at: momentWords(knownAt) })]),
  ]
}

export function Header({ view, say }: { view: WallView; say: Say }) {
  const shares = talliedShares(view.tally)
  return (
    <>
      <div class="headline">
        <h1 class={`s${stepOf(view.title, [14, 19])}`}>{view.title}</h1>
        <p class="sub">
          <span class="where">
            {view.regionName} ·{' '}
            {view.yearBegins === 1 ? say('planYear', { year: view.year }) : yearWords(view)[view.lang]}
          </span>
          <span class="page-no" data-part="page-no" />
        </p>
      </div>
      <ul class={shares.length > MANY ? 'tally many' : 'tally'}>
        <li class="total">
          <b>{view.tally.total}</b>
          <span>{say('total')}</span>
        </li>
        {shares.map(({ status, light, word, count }) => (
          <li key={word} class={`light-${light}`} data-status={status}>
            <b>
              <StatusIcon status={status} light={light} />
              {count}
            </b>
            <span>{word}</span>
          </li>
        ))}
      </ul>
      <div class="clock" data-part="clock">
        <b />
        <span />
        {thenWords(view).map((words) => (
          <em key={words}>{words}</em>
        ))}
      </div>
    </>
  )
}
