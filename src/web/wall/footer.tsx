// The foot of a wall: how to read the marks, of when the figures are, where the targets come from, what is made up.
import type { VNode } from 'preact'
import { standingWord, type WallView } from '../../boards/index.ts'
import type { Light, Status } from '../../core/assessment.ts'
import type { Language } from '../../core/text.ts'
import { dayWords, momentWords } from '../day-words.ts'
import type { Say } from '../messages/index.ts'
import { ShapeIcon, type Silhouette } from './icons.tsx'
import { DRAWING_MARKS, type DrawingMark, type Drawings, drawingOf } from './tiles/drawing.ts'

export function Footer({ view, say, drawings }: { view: WallView; say: Say; drawings: Drawings }) {
  const { asOf, knownAt, lang } = view
  const marks = marksOf(view, say, drawings)
  return (
    <>
      {marks.length > 0 && <Legend say={say} lang={lang} marks={marks} />}
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
function marksOf({ pages }: WallView, say: Say, drawings: Drawings): readonly DrawingMark[] {
  const marks = new Set(
    pages.flatMap(({ tiles }) => tiles.flatMap((tile) => drawingOf(tile, drawings).marks(tile, say))),
  )
  if (marks.has('trend')) marks.delete('trend-lying')
  return DRAWING_MARKS.filter((mark) => marks.has(mark))
}

interface LegendEntry {
  readonly mark: () => VNode
  readonly word: (say: Say, lang: Language) => string
  readonly light?: Light
  readonly room?: 'roomy'
}

const said =
  (word: Parameters<Say>[0]): LegendEntry['word'] =>
  (say) =>
    say(word)

const standing = (shape: Silhouette, status: Status, light: Light): LegendEntry => ({
  mark: () => <ShapeIcon shape={shape} />,
  word: (_, lang) => standingWord(status, light, lang),
  light,
})

/** What each mark looks like, and the word for it. */
const LEGEND: Readonly<Record<DrawingMark, LegendEntry>> = {
  target: { mark: () => <Shape d="M3 3H21L12 20Z" />, word: said('markTarget') },
  band: { mark: () => <Shape d="M2 7H22V12H19V21H16V12H8V21H5V12H2Z" />, word: said('markBand') },
  pace: { mark: () => <Shape d="M12 1L23 12L12 23L1 12Z" />, word: said('markPace') },
  near: { mark: () => <i class="steps" aria-hidden="true" />, word: said('markNear') },
  'last-year': { mark: () => <i class="ring" aria-hidden="true" />, word: said('markLastYear') },
  trend: { mark: () => <i class="line" aria-hidden="true" />, word: said('markTrend') },
  // Cells of an upright screen have no room for it.
  'trend-lying': {
    mark: () => <i class="line" aria-hidden="true" />,
    word: said('markTrend'),
    room: 'roomy',
  },
  'not-reported': { mark: () => <i class="dashes" aria-hidden="true" />, word: said('markNotReported') },
  'shape-done': standing('done', 'done', 'green'),
  'shape-ahead': standing('ahead', 'ahead', 'blue'),
  'shape-on-pace': standing('on-pace', 'on-pace', 'blue'),
  'shape-near': standing('near', 'behind', 'yellow'),
  'shape-far': standing('far', 'behind', 'red'),
  'shape-missed': standing('missed', 'missed', 'red'),
  'shape-missing': standing('missing', 'missing', 'grey'),
  'shape-not-due': standing('not-due', 'not-due', 'grey'),
  'shape-ended': standing('ended', 'ended', 'grey'),
  'shape-other': standing('other', 'other', 'grey'),
  'caught-up': { mark: () => <ShapeIcon shape="caught-up" />, word: said('caughtUp'), light: 'yellow' },
}

const Shape = ({ d }: { d: string }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d={d} />
  </svg>
)

interface LegendInput {
  readonly say: Say
  readonly lang: Language
  readonly marks: readonly DrawingMark[]
}

function Legend({ say, lang, marks }: LegendInput) {
  return (
    <ul class="legend">
      {marks.map((name) => {
        const { mark: Mark, word, light, room } = LEGEND[name]
        return (
          <li key={name} class={light ? `light-${light}` : room}>
            <Mark />
            {word(say, lang)}
          </li>
        )
      })}
    </ul>
  )
}
