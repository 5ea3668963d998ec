// The registry of what tiles look like: one file and one line for every kind of src/boards/tiles.
import { renderToString } from 'preact-render-to-string'
import type { TileName, TileView } from '../../../boards/index.ts'
import { BoundedCache } from '../../../charts/kept.ts'
import type { Language } from '../../../core/text.ts'
import { sayIn } from '../../messages/index.ts'
import { shortHash } from '../../short-hash.ts'
import type { WallTileHtml } from '../message.ts'
import { behind } from './behind.tsx'
import { calendar } from './calendar.tsx'
import { clock } from './clock.tsx'
import { type Drawings, drawingOf, type TileDrawing } from './drawing.ts'
import { gauge } from './gauge.tsx'
import { number } from './number.tsx'
import { sections } from './sections.tsx'
import { shares } from './shares.tsx'
import { slips } from './slips.tsx'
import { tally } from './tally.tsx'
import { watched } from './watched.tsx'
import { year } from './year.tsx'

export const DRAWINGS = {
  gauge,
  number,
  sections,
  tally,
  behind,
  shares,
  watched,
  year,
  calendar,
  clock,
  slips,
} as const satisfies Readonly<Record<TileName, TileDrawing>>

/** Characters: some five thousand tiles. What a year makes of a hundred indicators is many times as much. */
const kept = new BoundedCache<WallTileHtml>(12_000_000, ({ html }) => html.length)

/** A tile's element with the hash of its content; the same view gives the same string. */
export function tileHtml(view: TileView, lang: Language, drawings: Drawings = DRAWINGS): WallTileHtml {
  return kept.get(shortHash(JSON.stringify([lang, view])), () => {
    const { light, status } = view
    const drawing = drawingOf(view, drawings)
    const inner = renderToString(drawing.inner(view, sayIn(lang)))
    const hash = shortHash(inner + (light ?? '') + (status ?? ''))
    const { columns, rows } = drawing.kind.span
    const look = [drawing.className(view), light && `light-${light}`, status && `is-${status}`]
    const html = renderToString(
      <article
        class={['tile', ...look.filter((name) => name !== null)].join(' ')}
        data-tile={view.id}
        data-span={columns * rows === 1 ? undefined : `${columns}x${rows}`}
        data-hash={hash}
      >
        {INNER}
      </article>,
    ).replace(INNER, () => inner)
    return { hash, html }
  })
}

const INNER = '\u0001'

/** The styles of every kind of tile, and of the cells on which they stand. */
export function tileStylesOf(drawings: Drawings): string {
  const all = Object.values(drawings)
  const spans = new Map(all.map(({ kind: { span } }) => [`${span.columns}x${span.rows}`, span]))
  const cells = [...spans]
    .filter(([, { columns, rows }]) => columns * rows > 1)
    .map(
      ([name, { columns, rows }]) =>
        `.tile[data-span="${name}"]{grid-column:span ${columns};grid-row:span ${rows}}\n`,
    )
  return [...cells, ...all.map(({ styles }) => styles)].join('')
}
