// The slips (督查单) that are open: how many of each colour, and the gravest. Nothing hangs where there are none.

import { type Text, text } from '../../core/text.ts'
import type { Level } from '../../slips/finding.ts'
import { queryOf, slipHref } from '../links.ts'
import { unitCalled } from '../names.ts'
import { type TileContext, type TileView, tileKind } from './tile.ts'

export interface SlipsTileView extends TileView {
  readonly tile: 'slips'
  readonly name: string
  /** The list of all. */
  readonly href: string
  readonly total: number
  readonly counts: readonly { readonly level: Level; readonly count: number; readonly word: string }[]
  readonly late: string | null
  readonly gravest: {
    readonly level: Level
    readonly title: string
    /** `区商务局` */
    readonly unit: string
    /** `11月25日前`; of another year than the day looked at `2023年1月6日前` */
    readonly until: string
    readonly href: string
  }
}

const NAME = text('督查单', 'Slips')
const WORDS: Readonly<Record<Level, Text>> = {
  red: text('红', 'red'),
  orange: text('橙', 'orange'),
  blue: text('蓝', 'blue'),
}
const DOWN = ['red', 'orange', 'blue'] as const

export const slips = tileKind<SlipsTileView>({
  tile: 'slips',
  shows: text(
    '在办督查单：红、橙、蓝各几件，最紧要的一件；没有就不挂',
    'Open slips: how many red, orange and blue, and the gravest; nothing where there are none',
  ),
  ofSlips: true,
  views: slipsViews,
})

function slipsViews({ plan, slips, lang, asOf, look }: TileContext): SlipsTileView[] {
  if (!slips?.gravest) return []
  const { counts, late, gravest } = slips
  const [year, month, day] = gravest.limit.split('-').map(Number)
  const ofYear = gravest.limit.slice(0, 4) === asOf.slice(0, 4) ? '' : `${year}年`
  const until = lang === 'zh' ? `${ofYear}${month}月${day}日前` : `until ${gravest.limit}`
  return [
    {
      tile: 'slips',
      id: 'slips',
      indicators: [],
      status: null,
      light: null,
      name: NAME[lang],
      href: `/alerts${queryOf({ ...look, plan: null })}`,
      total: counts.red + counts.orange + counts.blue,
      counts: DOWN.map((level) => ({ level, count: counts[level], word: WORDS[level][lang] })),
      late: late === 0 ? null : lang === 'zh' ? `逾期 ${late}` : `${late} late`,
      gravest: {
        level: gravest.level,
        title: gravest.title[lang],
        unit: unitCalled(
          plan.units.find(({ name }) => name === gravest.unit) ?? { name: gravest.unit },
          lang,
        ),
        until,
        href: slipHref(gravest.id, look),
      },
    },
  ]
}
