// Everything a wall shows, as plain data in one language: tiles in order, tallies that add up, as-of, source.
import type { Assessment } from '../core/assessment.ts'
import { byIndicatorOf } from '../core/figures-about.ts'
import type { Viewing } from '../core/legibility.ts'
import { isDemo, type Observation } from '../core/observation.ts'
import type { Day, Instant } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import type { Standpoint } from '../core/standpoint.ts'
import type { Language } from '../core/text.ts'
import { dayOf } from '../core/zone.ts'
import type { Board } from './board.ts'
import { chosen } from './choose.ts'
import type { Theme } from './face.ts'
import { type Tally, tallyOf } from './tally.ts'
import { TILE_KINDS, tileKindOf } from './tiles/index.ts'
import type { TileKind, TileView, WallSlips } from './tiles/tile.ts'

interface WallInput {
  readonly board: Board
  readonly plan: Plan
  /** Of the plan, in any order. */
  readonly assessments: readonly Assessment[]
  /** One per key, of the plan's region. */
  readonly figures: readonly Observation[]
  readonly asOf: Day
  /** null: as known now. */
  readonly knownAt: Instant | null
  readonly lang: Language
  readonly now: Instant
  /** The store's check found figures gone: what is shown may be incomplete. */
  readonly lossy?: boolean
  /** Open slips of the plan; absent or null: not asked for. */
  readonly slips?: WallSlips | null
  /** Keys of figures that first came in time although their latest revision did not; absent: none. */
  readonly inTime?: ReadonlySet<string>
}

interface WallPage {
  readonly title: string | null
  readonly tiles: readonly TileView[]
}

export interface WallView {
  readonly board: string
  readonly plan: string
  readonly lang: Language
  readonly title: string
  /** The plan's year. */
  readonly year: number
  /** The month in which it begins. */
  readonly yearBegins: number
  readonly regionName: string
  readonly asOf: Day
  readonly knownAt: Instant | null
  /** The service's clock when the view was made. */
  readonly now: Instant
  readonly secondsPerPage: number
  readonly viewing: Viewing
  readonly theme: Theme
  readonly pages: readonly WallPage[]
  readonly tally: Tally
  /** Any shown figure is made up. */
  readonly demo: boolean
  /** The document the targets come from. */
  readonly source: string
  /** Figures are gone from the store: said on every wall until they are back. */
  readonly lossy: boolean
}

/** Whether a board shows open slips, which whoever makes its wall has to ask for. */
export const showsSlips = (
  { pages }: Pick<Board, 'pages'>,
  kinds: readonly TileKind[] = TILE_KINDS,
): boolean => pages.some(({ tiles }) => tiles.some(({ tile }) => tileKindOf(tile, kinds).ofSlips))

export function wallView(input: WallInput, kinds: readonly TileKind[] = TILE_KINDS): WallView {
  const { board, plan, lang } = input
  const byIndicator = new Map(input.assessments.map((assessment) => [assessment.indicator, assessment]))
  const figures = byIndicatorOf(input.figures)
  const look: Partial<Standpoint> = {
    plan: plan.id,
    asOf: input.asOf === dayOf(input.now) ? null : input.asOf,
    knownAt: input.knownAt,
  }
  const shown = new Map<string, Assessment>()
  const shareOf = new Map(plan.indicators.map((indicator) => [indicator.id, indicator.shareOf]))
  let demo = false
  const all = board.pages.map((page): WallPage => {
    const tiles = page.tiles.flatMap(({ tile, face, select }) =>
      tileKindOf(tile, kinds).views({
        plan,
        select,
        indicators: chosen(plan, select, byIndicator, board.order),
        assessments: byIndicator,
        figures,
        lang,
        look,
        face,
        asOf: input.asOf,
        ...(input.slips && { slips: input.slips }),
        ...(input.inTime && { inTime: input.inTime }),
      }),
    )
    for (const view of tiles) {
      demo ||= view.madeUp === true
      for (const id of view.indicators) {
        const assessment = byIndicator.get(id)
        if (assessment) shown.set(id, assessment)
        demo ||= assessment?.demo === true || (figures.get(id) ?? []).some(isDemo)
      }
    }
    return { title: page.title?.[lang] ?? null, tiles }
  })
  const said = all.filter(({ tiles }) => tiles.some(({ silent }) => silent !== true))
  // A share is counted where its whole is not.
  const counted = [...shown].flatMap(([id, one]) => (shown.has(shareOf.get(id) ?? '') ? [] : [one]))
  return {
    board: board.id,
    plan: plan.id,
    lang,
    title: board.title[lang],
    year: plan.year,
    yearBegins: plan.yearBegins,
    regionName: (lang === 'en' ? plan.regionNameEn : undefined) ?? plan.regionName ?? plan.region,
    asOf: input.asOf,
    knownAt: input.knownAt,
    now: input.now,
    secondsPerPage: board.secondsPerPage,
    viewing: board.viewing,
    theme: board.theme,
    // A page with nothing to say is skipped; where none has anything the first one tells that.
    pages: said.length > 0 ? said : all.slice(0, 1),
    tally: tallyOf(counted, lang),
    demo,
    source: plan.document ?? plan.title,
    lossy: input.lossy ?? false,
  }
}
