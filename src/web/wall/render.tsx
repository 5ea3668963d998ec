// A wall as a page, and what changed on it as a message.
import { renderToString } from 'preact-render-to-string'
import { inLanguage, queryOf, type WallView } from '../../boards/index.ts'
import { legibleScale, roomOf } from '../../boards/tile-room.ts'
import type { Instant } from '../../core/period.ts'
import { zoneOfDays } from '../../core/zone.ts'
import { documentOf } from '../document.tsx'
import { drawn } from '../drawn.ts'
import type { Frame } from '../frame.ts'
import { sayIn } from '../messages/index.ts'
import { shortHash } from '../short-hash.ts'
import { wallStyles } from '../styles/wall.ts'
import { timeWords, wallDay } from './clock-words.ts'
import { Footer } from './footer.tsx'
import { fullnessOf, standsInHtml } from './fullness.ts'
import { Header } from './header.tsx'
import { type ScreenLayout, wallLayout } from './layout.ts'
import type { ClockMessage, WallMessage, WallTileChanges, WallTileHtml } from './message.ts'
import { tileChanges } from './tile-changes.ts'
import { type Drawings, drawingOf } from './tiles/drawing.ts'
import { DRAWINGS, tileHtml, tileStylesOf } from './tiles/index.tsx'

/** The whole page, ready to be looked at without script: laid out for 16:9, other screens lay it out again. */
export function renderWall(view: WallView, frame: Frame, drawings: Drawings = DRAWINGS): string {
  const say = sayIn(view.lang)
  const minScale = legibleScale(view.viewing)
  const room = roomOf(view.viewing.ratio)
  const layouts = view.pages.map(({ tiles }) => {
    const screens = wallLayout(
      tiles.map((tile) => drawingOf(tile, drawings).kind.span),
      room,
      minScale,
    )
    return { screens: screens.length, first: screens[0] }
  })
  return documentOf(
    {
      title: `${view.title} · ${view.regionName} · ${say('product')}`,
      styles:
        wallStyles(tileStylesOf(drawings)) +
        layouts.map(({ first }, index) => (first ? layoutCss(first, index) : '')).join(''),
      bodyClass: `wall theme-${frame.theme ?? view.theme}`,
      scripts: [frame.assets.wall],
      untranslated: true,
      seen: seenFirst(view, layouts[0]?.first, layouts[0]?.screens ?? 1, frame.now, drawings),
      body: (
        <>
          <header class="head" data-part="header">
            <Header view={view} say={say} />
          </header>
          <main
            class="pages"
            data-events={eventsOf(view, frame)}
            data-version={pictureVersion(view, drawings)}
            data-release={frame.release}
            data-now={frame.now}
            data-zone={zoneOfDays()}
            data-seconds={view.secondsPerPage}
            data-lang={view.lang}
            data-scale={minScale.toFixed(4)}
            data-empty={say('emptyBoard')}
            data-board={view.board}
            data-screen={frame.screen ? (frame.theme ?? 'board') : undefined}
            data-worker={keepsPicture(frame) ? frame.assets.worker : undefined}
          >
            {view.pages.map((page, index) => (
              <Page
                key={index}
                page={page}
                index={index}
                layout={layouts[index]?.first}
                view={view}
                drawings={drawings}
              />
            ))}
          </main>
          <div class="bottom">
            <p class="strip" role="status" data-part="strip" hidden />
            <footer class="base" data-part="footer">
              <Footer view={view} say={say} drawings={drawings} />
            </footer>
          </div>
        </>
      ),
    },
    frame,
  )
}

/** Where what changes on the wall is heard. */
function eventsOf(view: WallView, frame: Frame): string {
  const board = encodeURIComponent(view.board)
  const release = encodeURIComponent(frame.release)
  // Without a plan that was asked for the board moves on to the next year's, as the page does.
  const address = frame.screen ? '/screen/events' : `/events${queryOf(frame.look)}`
  return `${inLanguage(address, view.lang)}&board=${board}&release=${release}`
}

const layoutCss = ({ columns, rows, scale, grow }: ScreenLayout, page: number): string =>
  `[data-page="${page}"]{--columns:${columns};--rows:${rows};--scale:${scale.toFixed(3)};--grow:${grow.toFixed(3)}}`

interface PageInput {
  readonly page: WallView['pages'][number]
  readonly index: number
  /** Of its first screen. */
  readonly layout: ScreenLayout | undefined
  readonly view: WallView
  readonly drawings: Drawings
}

/** One page of tiles; those that do not hang on its first screen are there and hidden. */
function Page({ page, index, layout, view, drawings }: PageInput) {
  const first: string[] = []
  const html = page.tiles
    .map((tile, position) => {
      const { html } = tileHtml(tile, view.lang, drawings)
      if (!layout || layout.tiles.includes(position)) first.push(html)
      return layout && !layout.tiles.includes(position) ? html.replace('>', ' hidden>') : html
    })
    .join('')
  return (
    <section
      class={['page', layout?.arrangement ?? 'beside', ...fullnessOf(first, standsInHtml)].join(' ')}
      data-page={index}
      data-title={page.title ?? undefined}
      hidden={index > 0}
    >
      {page.tiles.length === 0 ? (
        <p class="nothing">{sayIn(view.lang)('emptyBoard')}</p>
      ) : (
        <div class="grid" {...drawn(html)} />
      )}
    </section>
  )
}

/** A screen, or whoever passes by, keeps the picture for the day without network; what a person saw does not outlast them. */
export const keepsPicture = ({ person }: Pick<Frame, 'person'>): boolean =>
  !person || person.role === 'screen'

/** The words that hang on the first screen, with those that its script writes. */
function seenFirst(
  view: WallView,
  layout: ScreenLayout | undefined,
  screens: number,
  now: Instant,
  drawings: Drawings,
): string {
  const { header, footer, tiles } = pictureOf(view, drawings)
  const [page] = view.pages
  const shown = (page?.tiles ?? []).filter((_, place) => layout?.tiles.includes(place))
  const html = [header, ...shown.map(({ id }) => tiles.get(id)?.html ?? ''), footer].join(' ')
  const at = Date.parse(now)
  const say = sayIn(view.lang)
  return [
    html.replaceAll(/<[^>]*>/g, ''),
    page?.title ?? '',
    shown.length === 0 ? say('emptyBoard') : '',
    view.pages.length > 1 || screens > 1 ? say('pageOf', { page: 1, pages: 2 }) : '',
    timeWords(at, zoneOfDays()),
    wallDay(at, zoneOfDays(), view.lang, true),
  ].join(' ')
}

interface Picture {
  readonly header: string
  readonly footer: string
  readonly pages: WallMessage['pages']
  readonly tiles: ReadonlyMap<string, WallTileHtml>
  readonly version: string
}

const pictures = new WeakMap<WallView, Picture>()

/** A view is drawn by one table only, so what is kept of it is too. */
function pictureOf(view: WallView, drawings: Drawings): Picture {
  const known = pictures.get(view)
  if (known) return known
  const say = sayIn(view.lang)
  const header = renderToString(<Header view={view} say={say} />)
  const footer = renderToString(<Footer view={view} say={say} drawings={drawings} />)
  const pages = view.pages.map(({ title, tiles }) => ({ title, tiles: tiles.map(({ id }) => id) }))
  const tiles = new Map(
    view.pages.flatMap((page) =>
      page.tiles.map((tile) => [tile.id, tileHtml(tile, view.lang, drawings)] as const),
    ),
  )
  const version = shortHash(
    JSON.stringify([header, footer, pages, [...tiles].map(([id, { hash }]) => [id, hash])]),
  )
  const picture = { header, footer, pages, tiles, version }
  pictures.set(view, picture)
  return picture
}

/** Names the picture: the same content has the same version, whenever it is made. */
export const pictureVersion = (view: WallView, drawings: Drawings = DRAWINGS): string =>
  pictureOf(view, drawings).version

/**
 * What a screen that shows `before` needs to show `next`; everything when `before` is null. Null: nothing changed.
 * `changes`: tiles may come as what changed of them, which only a page of this very release is sure to understand.
 */
export function wallMessage(
  before: WallView | null,
  next: WallView,
  { changes = false, drawings = DRAWINGS }: { readonly changes?: boolean; readonly drawings?: Drawings } = {},
): WallMessage | null {
  const now = pictureOf(next, drawings)
  const old = before && pictureOf(before, drawings)
  if (old?.version === now.version) return null
  const tiles = [...now.tiles]
    .filter(([id, { hash }]) => old?.tiles.get(id)?.hash !== hash)
    .map(([id, tile]) => [id, changedTile(changes ? old?.tiles.get(id) : undefined, tile)] as const)
  return {
    version: now.version,
    from: old?.version ?? null,
    now: next.now,
    header: old?.header === now.header ? null : now.header,
    footer: old?.footer === now.footer ? null : now.footer,
    pages: now.pages,
    tiles: Object.fromEntries(tiles),
  }
}

function changedTile(
  before: WallTileHtml | undefined,
  { hash, html }: WallTileHtml,
): WallTileHtml | WallTileChanges {
  const changes = before ? tileChanges(before.html, html) : null
  return changes ? { hash, changes } : { hash, html }
}

/** `stale`: the service could not make the picture again. */
export const clockMessage = (
  version: string,
  { now, release }: Pick<Frame, 'now' | 'release'>,
  stale = false,
): ClockMessage => ({ now, version, release, ...(stale && { stale }) })
