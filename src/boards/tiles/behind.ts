// The list of what is behind: how much is missing, and what each month must bring from now on.
import type { Light, Status } from '../../core/assessment.ts'
import { catchUpInShort, catchUpOf } from '../../core/catch-up.ts'
import { statusWord } from '../../core/status-words.ts'
import { type Language, text } from '../../core/text.ts'
import { atAGlanceOf, catchUpIn } from '../at-a-glance.ts'
import { chosen } from '../choose.ts'
import { FOUR_CELLS } from '../tile-room.ts'
import { gaugeView } from './gauge.ts'
import { type TileContext, type TileView, tileKind } from './tile.ts'

interface BehindRow {
  readonly id: string
  readonly name: string
  readonly href: string
  readonly status: Status
  readonly light: Light
  readonly word: string
  readonly value: { readonly number: string; readonly unit: string } | null
  readonly target: string
  /** 距目标 320 户，剩 4 个月，月均需 80，最好 65; the gap where months cannot make it up. */
  readonly words: string
  /** Who answers for it. */
  readonly unit: string | null
  readonly leader: string | null
  readonly demo: boolean
}

export interface BehindTileView extends TileView {
  readonly tile: 'behind'
  readonly name: string
  /** Which of how many: a long list is several tiles. */
  readonly part: { readonly number: number; readonly of: number }
  /** At most so many rows stand on a tile. */
  readonly most: number
  /** Empty when nothing is behind. */
  readonly rows: readonly BehindRow[]
}

/** Legible rows of a tile of two by two cells: English names take two lines. */
const ROWS: Readonly<Record<Language, number>> = { zh: 5, en: 4 }

const TITLE = text('欠进度与未完成', 'Behind and missed')

export const behind = tileKind<BehindTileView>({
  tile: 'behind',
  shows: text(
    '欠进度与未完成：还差多少、剩几个月、需月均多少、过去最好多少',
    'What is behind or missed: how much is missing, months left, what each must bring, the best so far',
  ),
  span: FOUR_CELLS,
  views: behindViews,
})

/** The worst first, whatever the board's order; one tile without rows when nothing is behind. */
function behindViews(context: TileContext): BehindTileView[] {
  const { plan, indicators, assessments, lang } = context
  const wanted = indicators.map(({ id }) => id)
  const select = { indicators: wanted, statuses: ['missed', 'behind'] } as const
  const rows = chosen(plan, select, assessments, 'behind-first').flatMap((indicator): BehindRow[] => {
    const assessment = assessments.get(indicator.id)
    if (!assessment) return []
    const gauge = gaugeView({ ...context, face: 'gauge' }, indicator, assessment)
    const glance = atAGlanceOf(indicator, assessment, lang)
    const catchUp = catchUpOf(plan, indicator, context.figures.get(indicator.id) ?? [], assessment)
    return [
      {
        id: indicator.id,
        name: gauge.name,
        href: gauge.href,
        status: assessment.status,
        light: assessment.light,
        word: statusWord(assessment.status)[lang],
        value: gauge.value,
        target: gauge.target.short,
        words: catchUp
          ? catchUpInShort(catchUpIn(glance, catchUp), glance.indicator)[lang]
          : (gauge.gap?.words ?? assessment.reason[lang]),
        unit: gauge.unit,
        leader: gauge.leader,
        demo: gauge.demo,
      },
    ]
  })
  const most = ROWS[lang]
  const parts = Math.max(1, Math.ceil(rows.length / most))
  return Array.from({ length: parts }, (_, index) => {
    const part = rows.slice(index * most, (index + 1) * most)
    return {
      tile: 'behind',
      id: `behind/${index + 1}`,
      indicators: part.map(({ id }) => id),
      status: null,
      light: null,
      name: TITLE[lang],
      most,
      part: { number: index + 1, of: parts },
      rows: part,
    }
  })
}
