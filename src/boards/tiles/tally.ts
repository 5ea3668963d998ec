// A section's tally: how many of its indicators stand how. One tile a section, the plan's own words for its name.
import type { Status } from '../../core/assessment.ts'
import type { Indicator } from '../../core/plan.ts'
import { statusWord } from '../../core/status-words.ts'
import { type Text, text } from '../../core/text.ts'
import { type Tally, tallyOf } from '../tally.ts'
import { type TileContext, type TileView, tileKind } from './tile.ts'

export interface TallyTileView extends TileView {
  readonly tile: 'tally'
  readonly name: string
  readonly tally: Tally
}

/** Tasks before the first heading. */
const UNHEADED: Text = text('主要预期目标', 'Headline targets')

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
  const sectionOf = new Map(plan.tasks.map(({ number, section }) => [number, section]))
  const groups = new Map<string | null, Indicator[]>()
  for (const indicator of indicators) {
    const section = indicator.task === null ? null : (sectionOf.get(indicator.task) ?? null)
    groups.set(section, [...(groups.get(section) ?? []), indicator])
  }
  const titles = [{ id: null, title: UNHEADED[lang] }, ...plan.sections]
  return titles.flatMap(({ id, title }): TallyTileView[] => {
    const own = groups.get(id) ?? []
    if (own.length === 0) return []
    const statuses = own
      .map((indicator) => assessments.get(indicator.id)?.status)
      .filter((status): status is Status => status !== undefined)
    return [
      {
        tile: 'tally',
        id: `tally/${id ?? 'none'}`,
        indicators: own.map((indicator) => indicator.id),
        status: null,
        light: null,
        name: title,
        tally: tallyOf(statuses, (status) => statusWord(status)[lang]),
      },
    ]
  })
}
