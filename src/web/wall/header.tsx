// The head of a wall: what it shows, how many stand how, and what time it is.
import { talliedShares, type WallView } from '../../boards/index.ts'
import { yearWords } from '../../core/period-words.ts'
import type { Say } from '../messages/index.ts'
import { stepOf } from './fit.ts'
import { StatusIcon } from './icons.tsx'

/** More kinds than that stand closer. */
const MANY = 5

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
      </div>
    </>
  )
}
