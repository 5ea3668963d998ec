// The head of a wall: what it shows, how many stand how, and what time it is.
import type { WallView } from '../../boards/index.ts'
import { yearWords } from '../../core/period-words.ts'
import type { Say } from '../messages/index.ts'
import { STATUS_LIGHT } from '../status-light.ts'
import { stepOf } from './fit.ts'
import { StatusIcon } from './icons.tsx'

export function Header({ view, say }: { view: WallView; say: Say }) {
  return (
    <>
      <div class="headline">
        <h1 class={`s${stepOf(view.title, [14, 19])}`}>{view.title}</h1>
        <p class="sub">
          {view.regionName} ·{' '}
          {view.yearBegins === 1 ? say('planYear', { year: view.year }) : yearWords(view)[view.lang]}
          <span class="page-no" data-part="page-no" />
        </p>
      </div>
      <ul class="tally">
        <li class="total">
          <b>{view.tally.total}</b>
          <span>{say('total')}</span>
        </li>
        {view.tally.parts
          .filter(({ count }) => count > 0)
          .map(({ status, word, count }) => (
            <li key={status} class={`light-${STATUS_LIGHT[status]}`} data-status={status}>
              <b>
                <StatusIcon status={status} light={STATUS_LIGHT[status]} />
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
