// What is only watched (监测指标): the latest figures and which way they go. No status, and nothing of it is counted.
import { answerersOf, areMeantBy, sourcesOf, unitsOf } from '../../core/answerable.ts'
import { defaultBasis } from '../../core/basis.ts'
import { ZERO } from '../../core/decimal.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Plan } from '../../core/plan.ts'
import { type Language, text } from '../../core/text.ts'
import type { Travel } from '../../core/travel.ts'
import { travelWords } from '../../core/travel-words.ts'
import { type WatchedState, watchedStates } from '../../core/watched.ts'
import { watchedAtAGlance } from '../at-a-glance.ts'
import type { Selection } from '../choose.ts'
import { indicatorHref } from '../links.ts'
import { indicatorCalled, unitCalled } from '../names.ts'
import { FOUR_CELLS } from '../tile-room.ts'
import { type TileContext, type TileView, tileKind } from './tile.ts'

export interface WatchedWay {
  /** 比上月 +0.3 点，向好 */
  readonly words: string
  readonly way: 'up' | 'down' | 'same'
  /** null: neither good nor bad. */
  readonly good: boolean | null
}

interface WatchedTileRow {
  readonly id: string
  readonly name: string
  readonly href: string
  /** null: none came yet. */
  readonly value: { readonly number: string; readonly unit: string } | null
  readonly period: string | null
  readonly ways: readonly WatchedWay[]
  /** Who supplies it. */
  readonly unit: string | null
  readonly demo: boolean
}

export interface WatchedTileView extends TileView {
  readonly tile: 'watched'
  readonly name: string
  readonly part: { readonly number: number; readonly of: number }
  /** At most so many rows stand on a tile. */
  readonly most: number
  readonly rows: readonly WatchedTileRow[]
}

/** Legible rows of a tile of two by two cells. */
const ROWS: Readonly<Record<Language, number>> = { zh: 5, en: 4 }
const TITLE = text('监测指标', 'Watched figures')

export const watched = tileKind<WatchedTileView>({
  tile: 'watched',
  shows: text(
    '监测指标：没有目标的数，最新值，比上期、比上年同期是向好还是变差；没有就不挂',
    'Watched figures, which have no target: the latest value, better or worse than before and a year ago; nothing where there are none',
  ),
  span: FOUR_CELLS,
  views: watchedViews,
})

function watchedViews(context: TileContext): WatchedTileView[] {
  const { plan, figures, asOf, lang, select = {} } = context
  const rows = watchedStates(plan, figures, asOf)
    .filter(({ indicator }) => isMeant(plan, indicator, select))
    .slice(0, select.limit)
    .map((state) => rowOf(state, context))
  const most = ROWS[lang]
  const parts = Math.ceil(rows.length / most)
  return Array.from({ length: parts }, (_, index): WatchedTileView => {
    const part = rows.slice(index * most, (index + 1) * most)
    return {
      tile: 'watched',
      id: `watched/${index + 1}`,
      indicators: [],
      status: null,
      light: null,
      ...(part.some(({ demo }) => demo) && { madeUp: true }),
      name: TITLE[lang],
      most,
      part: { number: index + 1, of: parts },
      rows: part,
    }
  })
}

/** Conditions of a status no watched figure meets: they are none of these. */
function isMeant(plan: Plan, indicator: WatchedState['indicator'], select: Selection): boolean {
  const { lead, responsible, leaders } = answerersOf(plan, indicator)
  const units = [...unitsOf({ lead, responsible }), ...sourcesOf(plan, indicator)]
  const task = plan.tasks.find(({ number }) => number === indicator.task)
  return (
    (!select.indicators || select.indicators.includes(indicator.id)) &&
    (!select.tasks || (task !== undefined && select.tasks.includes(task.number))) &&
    (!select.sections || select.sections.includes(task?.section ?? null)) &&
    (!select.leaders || leaders.some((id) => select.leaders?.includes(id))) &&
    (!select.leads || units.some((id) => select.leads?.includes(id))) &&
    (!select.units || areMeantBy(plan, units, select.units))
  )
}

function rowOf(state: WatchedState, { plan, lang, look }: TileContext): WatchedTileRow {
  const { indicator, figure, demo } = state
  const { measure, travel, number } = watchedAtAGlance(state, lang)
  const unit = sourcesOf(plan, indicator)[0]
  const wayOf = (key: keyof Travel): readonly WatchedWay[] => {
    const found = travel[key]
    const words = figure && travelWords({ ...indicator, ...measure }, figure, travel, key)?.[lang]
    if (!found || !words) return []
    const sign = found.change.compare(ZERO)
    return [{ words, way: sign === 0 ? 'same' : sign > 0 ? 'up' : 'down', good: found.better }]
  }
  return {
    id: indicator.id,
    name: indicatorCalled(indicator, lang),
    href: indicatorHref(indicator.id, look),
    value: number === null ? null : { number, unit: measure.unit },
    period: figure && periodWords(figure.period, defaultBasis(indicator), plan)[lang],
    ways: [...wayOf('before'), ...wayOf('yearAgo')],
    unit:
      unit === undefined
        ? null
        : unitCalled(plan.units.find(({ id }) => id === unit) ?? { name: unit }, lang),
    demo,
  }
}
