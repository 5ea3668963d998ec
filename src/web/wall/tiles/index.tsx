// The registry of what tiles look like: one file each, for every kind of src/boards/tiles.
import { renderToString } from 'preact-render-to-string'
import type { TileView } from '../../../boards/index.ts'
import { Kept } from '../../../charts/kept.ts'
import type { Language } from '../../../core/text.ts'
import { sayIn } from '../../messages/index.ts'
import { shortHash } from '../../short-hash.ts'
import type { WallTileHtml } from '../message.ts'
import { GaugeTile } from './gauge.tsx'

const tiles = { gauge: GaugeTile } as const

const kept = new Kept<WallTileHtml>(20_000)

/** A tile's element with the hash of its content; the same view gives the same string. */
export function tileHtml(view: TileView, lang: Language): WallTileHtml {
  return kept.get(JSON.stringify([lang, view]), () => {
    const Tile = tiles[view.tile]
    const inner = renderToString(<Tile view={view} say={sayIn(lang)} />)
    const hash = shortHash(inner + view.light + view.status)
    const html = renderToString(
      <article
        class={`tile ${view.tile} light-${view.light} is-${view.status}`}
        data-tile={view.id}
        data-hash={hash}
      >
        {INNER}
      </article>,
    ).replace(INNER, () => inner)
    return { hash, html }
  })
}

const INNER = '\u0001'
