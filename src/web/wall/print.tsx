// A whole board on paper: every page's tiles on sheets of A4 or A3, lying, nothing cut in two.
import type { WallView } from '../../boards/index.ts'
import type { Extent } from '../../boards/tile-room.ts'
import { vantageOf } from '../../core/standpoint.ts'
import { momentWords } from '../day-words.ts'
import { documentOf } from '../document.tsx'
import { drawn } from '../drawn.ts'
import type { Frame } from '../frame.ts'
import { lookedBackWords } from '../kit/looking-back.tsx'
import { sayIn } from '../messages/index.ts'
import { PAPER_SIZES, PRINT_HEAD, printStyles } from '../styles/print.ts'
import { wallStyles } from '../styles/wall.ts'
import { Footer } from './footer.tsx'
import { fullnessOf, standsInHtml } from './fullness.ts'
import { Header } from './header.tsx'
import { wallLayout } from './layout.ts'
import { type Drawings, drawingOf } from './tiles/drawing.ts'
import { DRAWINGS, tileHtml, tileStylesOf } from './tiles/index.tsx'

export const PAPERS = ['A4', 'A3'] as const
export type Paper = (typeof PAPERS)[number]

/** On paper the words that matter are 3.6 mm (10 points) high, the rest 2.5 mm: it is read at arm's length. */
const SMALLEST_MM = 3.6
const MUST_READ = 34

/** The document, ready for the printer; light unless the address asks for dark. */
export function renderPrint(
  view: WallView,
  paper: Paper,
  frame: Frame,
  drawings: Drawings = DRAWINGS,
): string {
  const say = sayIn(view.lang)
  const { past } = vantageOf(frame.look, frame.now)
  const { width, height } = PAPER_SIZES[paper]
  // A wall unit is a 1080th of the shorter side here too.
  const unitMm = height / 1080
  const room: Extent = { width: width / unitMm, height: 1080 - PRINT_HEAD }
  const minScale = SMALLEST_MM / unitMm / MUST_READ
  const sheets = view.pages.flatMap(({ title, tiles: all }) => {
    const tiles = all.filter((tile) => drawingOf(tile, drawings).kind.onPaper)
    const layouts = wallLayout(
      tiles.map((tile) => drawingOf(tile, drawings).kind.span),
      room,
      minScale,
    )
    return layouts.map((layout) => ({
      title,
      layout,
      html: tiles
        .filter((_, place) => layout.tiles.includes(place))
        .map((tile) => tileHtml(tile, view.lang, drawings).html),
    }))
  })
  const layoutCss = sheets
    .map(
      ({ layout: { columns, rows, scale, grow } }, index) =>
        `[data-sheet="${index}"]{--columns:${columns};--rows:${rows};--scale:${scale.toFixed(3)};--grow:${grow.toFixed(3)}}`,
    )
    .join('')
  return documentOf(
    {
      title: `${view.title} · ${view.regionName}`,
      styles: wallStyles(tileStylesOf(drawings)) + printStyles(paper) + layoutCss,
      bodyClass: `wall print theme-${frame.theme ?? 'light'}`,
      body: sheets.map(({ title, layout, html }, index) => (
        <section
          key={index}
          class={['sheet', layout.arrangement, ...fullnessOf(html, standsInHtml)].join(' ')}
          data-sheet={index}
        >
          <header class="head">
            <Header view={view} say={say} />
          </header>
          {html.length === 0 ? (
            <p class="nothing">{say('emptyBoard')}</p>
          ) : (
            <div class="grid" {...drawn(html.join(''))} />
          )}
          <footer class="base">
            <Footer view={view} say={say} drawings={drawings} />
            <p class="sheet-no">
              {[
                title,
                // The same sheet of a day that is over, whenever it is printed.
                past
                  ? lookedBackWords(frame.look, view.lang)
                  : say('printedAt', { at: momentWords(frame.now) }),
                sheets.length > 1 ? say('sheetOf', { page: index + 1, pages: sheets.length }) : null,
              ]
                .filter((words) => words !== null)
                .join(' · ')}
            </p>
          </footer>
        </section>
      )),
    },
    frame,
  )
}
