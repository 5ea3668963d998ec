// The headline number: one figure as large as it gets.
import { text } from '../../core/text.ts'
import { indicatorHref } from '../links.ts'
import { type GaugeTileView, gaugeView } from './gauge.ts'
import { type TileContext, type TileView, tileKind } from './tile.ts'

/** The words of a gauge without its drawing. */
export interface NumberTileView
  extends TileView,
    Pick<
      GaugeTileView,
      'name' | 'word' | 'value' | 'target' | 'gap' | 'period' | 'unit' | 'leader' | 'demo' | 'href'
    > {
  readonly tile: 'number'
}

export const number = tileKind<NumberTileView>({
  tile: 'number',
  shows: text('头条数字', 'A headline number'),
  views: numberViews,
})

function numberViews(context: TileContext): NumberTileView[] {
  return context.indicators.flatMap((indicator): NumberTileView[] => {
    const assessment = context.assessments.get(indicator.id)
    if (!assessment) return []
    const gauge = gaugeView({ ...context, face: 'gauge' }, indicator, assessment)
    const { indicators, name, status, word, light, value, target, gap, shortPeriod, unit, leader } = gauge
    return [
      {
        tile: 'number',
        id: `number/${indicator.id}`,
        indicators,
        name,
        status,
        word,
        light,
        value,
        target,
        gap,
        period: shortPeriod,
        unit,
        leader,
        // No line of the year is drawn here.
        demo: gauge.demo && !gauge.demoTrend,
        href: indicatorHref(indicator.id, context.look),
      },
    ]
  })
}
