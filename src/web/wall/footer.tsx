// The foot of a wall: how to read the marks, of when the figures are, where the targets come from, what is made up.
import type { WallView } from '../../boards/index.ts'
import { dayWords, momentWords } from '../day-words.ts'
import type { Say } from '../messages/index.ts'

export function Footer({ view, say }: { view: WallView; say: Say }) {
  const { asOf, knownAt, lang } = view
  return (
    <>
      <Legend say={say} />
      <p class="facts">
        <span class="as-of">
          {say('asOfDay', { day: dayWords(asOf, lang) })}
          {knownAt && `（${say('knownAtDay', { at: momentWords(knownAt) })}）`}
        </span>
        <span class="source">{say('sourceIs', { source: view.source })}</span>
      </p>
      {view.lossy && (
        <p class="lossy" role="alert">
          {say('lossy')}
        </p>
      )}
      {view.demo && <p class="demo">{say('demo')}</p>}
    </>
  )
}

export function Legend({ say }: { say: Say }) {
  return (
    <ul class="legend">
      <li>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M3 3H21L12 20Z" />
        </svg>
        {say('markTarget')}
      </li>
      <li>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M12 1L23 12L12 23L1 12Z" />
        </svg>
        {say('markPace')}
      </li>
    </ul>
  )
}
