// What a target is shared out to: every share against its own part, the farthest behind first, below the whole with its pace.
import type { Assessment } from '../../core/assessment.ts'
import { rankedShares, shareLabel, sharesOf } from '../../core/decomposition.ts'
import type { Indicator } from '../../core/plan.ts'
import { text } from '../../core/text.ts'
import { FOUR_CELLS } from '../tile-room.ts'
import { type GaugeTileView, gaugeView } from './gauge.ts'
import { type TileContext, type TileView, tileKind } from './tile.ts'

export interface ShareRow
  extends Pick<
    GaugeTileView,
    | 'href'
    | 'status'
    | 'light'
    | 'word'
    | 'value'
    | 'target'
    | 'gap'
    | 'unit'
    | 'leader'
    | 'dial'
    | 'bullet'
    | 'period'
    | 'demo'
  > {
  readonly id: string
  /** Of a share its place or unit, of the whole its name. */
  readonly name: string
}

export interface SharesTileView extends TileView {
  readonly tile: 'shares'
  readonly whole: ShareRow
  /** Which of how many: a long list is several tiles. */
  readonly part: { readonly number: number; readonly of: number }
  readonly rows: readonly ShareRow[]
}

/** Legible rows of a tile of two by two cells, below the whole's. */
const ROWS = 6

export const shares = tileKind<SharesTileView>({
  tile: 'shares',
  shows: text(
    '目标分解到的单位或地方，各比各的目标，欠得最多的在前，上面是整体',
    'The units or places that a target is shared out to, the farthest behind first, below the whole',
  ),
  span: FOUR_CELLS,
  views: sharesViews,
})

type RowContext = Pick<TileContext, 'plan' | 'figures' | 'lang' | 'look' | 'assessments'>

/** The whole and its shares by their gaps, for walls and for its page; null: it is not shared out, or nothing is known of it. */
export function shareRows(
  context: RowContext,
  whole: Indicator,
): { readonly whole: ShareRow; readonly rows: readonly ShareRow[] } | null {
  const { plan, assessments } = context
  const own = assessments.get(whole.id)
  if (!own || sharesOf(plan, whole).length === 0) return null
  return {
    whole: rowOf(context, whole, own),
    rows: rankedShares(plan, whole, assessments).map(({ share, assessment }) => ({
      ...rowOf(context, share, assessment),
      name: shareLabel(plan, share),
    })),
  }
}

function rowOf(context: RowContext, indicator: Indicator, assessment: Assessment): ShareRow {
  const view = gaugeView({ ...context, face: 'bullet' }, indicator, assessment)
  const { name, href, status, light, word, value, target, gap, unit, leader, dial, bullet, period, demo } =
    view
  return {
    id: indicator.id,
    name,
    href,
    status,
    light,
    word,
    value,
    target,
    gap,
    unit,
    leader,
    dial,
    bullet,
    period,
    demo,
  }
}

/** One tile for so many shares of an indicator as are legible; none of one that is not shared out. */
function sharesViews(context: TileContext): SharesTileView[] {
  return context.indicators.flatMap((indicator) => {
    const found = shareRows(context, indicator)
    if (found === null) return []
    const { whole, rows } = found
    const parts = Math.ceil(rows.length / ROWS)
    return Array.from({ length: parts }, (_, index): SharesTileView => {
      const part = rows.slice(index * ROWS, (index + 1) * ROWS)
      return {
        tile: 'shares',
        id: `shares/${indicator.id}/${index + 1}`,
        indicators: [indicator.id, ...part.map(({ id }) => id)],
        status: null,
        light: null,
        whole,
        part: { number: index + 1, of: parts },
        rows: part,
      }
    })
  })
}
