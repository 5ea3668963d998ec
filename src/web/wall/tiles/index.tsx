// The registry of what tiles look like: one file each, for every kind of src/boards/tiles and every face.
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { TILE_SPANS, type TileView } from '../../../boards/index.ts'
import { Kept } from '../../../charts/kept.ts'
import type { Language } from '../../../core/text.ts'
import { type Say, sayIn } from '../../messages/index.ts'
import { shortHash } from '../../short-hash.ts'
import type { WallTileHtml } from '../message.ts'
import { BehindTile } from './behind.tsx'
import { BulletTile } from './bullet.tsx'
import { CalendarTile } from './calendar.tsx'
import { ClockTile } from './clock.tsx'
import { GaugeTile } from './gauge.tsx'
import { NumberTile } from './number.tsx'
import { SlipsTile } from './slips.tsx'
import { TallyTile } from './tally.tsx'
import { YearTile } from './year.tsx'

/** Characters: some five thousand tiles. What a year makes of a hundred indicators is many times as much. */
const kept = new Kept<WallTileHtml>(12_000_000, ({ html }) => html.length)

/** A tile's element with the hash of its content; the same view gives the same string. */
export function tileHtml(view: TileView, lang: Language): WallTileHtml {
  return kept.get(shortHash(JSON.stringify([lang, view])), () => {
    const { light, status } = view
    const inner = renderToString(drawingOf(view, sayIn(lang)))
    const hash = shortHash(inner + (light ?? '') + (status ?? ''))
    const { columns, rows } = TILE_SPANS[view.tile]
    const look = [faceOf(view), light && `light-${light}`, status && `is-${status}`]
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

/** Names of styles; the head of a wall has a tally and a clock of its own. */
function faceOf(view: TileView): string {
  if (view.tile === 'gauge') return view.face
  return view.tile === 'tally' || view.tile === 'clock' ? `${view.tile}-tile` : view.tile
}

function drawingOf(view: TileView, say: Say): VNode {
  switch (view.tile) {
    case 'gauge':
      return view.face === 'bullet' ? (
        <BulletTile view={view} say={say} />
      ) : (
        <GaugeTile view={view} say={say} />
      )
    case 'number':
      return <NumberTile view={view} say={say} />
    case 'tally':
      return <TallyTile view={view} say={say} />
    case 'behind':
      return <BehindTile view={view} say={say} />
    case 'year':
      return <YearTile view={view} say={say} />
    case 'calendar':
      return <CalendarTile view={view} say={say} />
    case 'slips':
      return <SlipsTile view={view} say={say} />
    case 'clock':
      return <ClockTile />
  }
}

const INNER = '\u0001'
