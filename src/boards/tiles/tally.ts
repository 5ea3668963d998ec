// A section's tally: how many of its indicators stand how. One tile a section, the plan's own words for its name.
import { text } from '../../core/text.ts'
import { type Tally, tallyOf } from '../tally.ts'
import { sectionsOf } from './sections.ts'
import { type TileContext, type TileView, tileKind } from './tile.ts'

export interface TallyTileView extends TileView {
  readonly tile: 'tally'
  readonly name: string
  readonly tally: Tally
}

export const tally = tileKind<TallyTileView>({
  tile: 'tally',
  shows: text(
    '每个部分一格：各状态几项，合计总是对得上',
    'One for each section: how many of its indicators stand how, and the parts add up',
  ),
  views: tallyViews,
})

/** In the plan's order; sections without a chosen indicator have none. */
function tallyViews({ plan, indicators, assessments, lang }: TileContext): TallyTileView[] {
  return sectionsOf(plan, indicators, lang).map(({ id, name, own }): TallyTileView => {
    const standings = own.flatMap((indicator) => assessments.get(indicator.id) ?? [])
    return {
      tile: 'tally',
      id: `tally/${id}`,
      indicators: own.map((indicator) => indicator.id),
      status: null,
      light: null,
      name,
      tally: tallyOf(standings, lang),
    }
  })
}
