// The foot of a wall: how to read the marks, of when the figures are, where the targets come from, what is made up.
import type { WallView } from '../../boards/index.ts'
import { dayWords, momentWords } from '../day-words.ts'
import type { Say } from '../messages/index.ts'
import { DRAWING_MARKS, type DrawingMark, type Drawings, drawingOf } from './tiles/drawing.ts'

export function Footer({ view, say, drawings }: { view: WallView; say: Say; drawings: Drawings }) {
  const { asOf, knownAt, lang } = view
  const marks = marksOf(view, drawings)
  return (
    <>
      {marks.length > 0 && <Legend say={say} marks={marks} />}
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

/** Only marks that some tile of the board has. */
function marksOf({ pages }: WallView, drawings: Drawings): readonly DrawingMark[] {
  const marks = new Set(
    pages.flatMap(({ tiles }) => tiles.flatMap((tile) => drawingOf(tile, drawings).marks(tile))),
  )
  return DRAWING_MARKS.filter((mark) => marks.has(mark))
}

function Legend({ say, marks }: { say: Say; marks: readonly DrawingMark[] }) {
  return (
    <ul class="legend">
      {marks.includes('target') && (
        <li>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M3 3H21L12 20Z" />
          </svg>
          {say('markTarget')}
        </li>
      )}
      {marks.includes('pace') && (
        <li>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 1L23 12L12 23L1 12Z" />
          </svg>
          {say('markPace')}
        </li>
      )}
      {marks.includes('last-year') && (
        <li>
          <i class="ring" aria-hidden="true" />
          {say('markLastYear')}
        </li>
      )}
    </ul>
  )
}
