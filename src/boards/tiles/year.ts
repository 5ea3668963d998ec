// The year strip: a cell of light for every period; what was behind and caught up stays yellow.
import type { Light, Status } from '../../core/assessment.ts'
import { figuresAbout } from '../../core/figures-about.ts'
import { yearOfPeriods } from '../../core/history.ts'
import { endMonthOf, frequencyOf, type Period } from '../../core/period.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Plan } from '../../core/plan.ts'
import { statusWord } from '../../core/status-words.ts'
import { type Language, text } from '../../core/text.ts'
import { type GaugeTileView, gaugeView } from './gauge.ts'
import { type TileContext, type TileView, tileKind } from './tile.ts'

export interface YearCell {
  /** `5月`, `Q2` */
  readonly name: string
  /** Null: it lies ahead, or is merged into the next. */
  readonly status: Status | null
  readonly light: Light
  readonly caughtUp: boolean
  /** For readers that see no light: `欠进度`. */
  readonly word: string
}

export interface YearTileView
  extends TileView,
    Pick<GaugeTileView, 'name' | 'word' | 'value' | 'target' | 'demo' | 'href'> {
  readonly tile: 'year'
  /** In order: twelve months, four quarters, two halves or the year. */
  readonly cells: readonly YearCell[]
}

export const year = tileKind<YearTileView>({
  tile: 'year',
  shows: text(
    '全年光带，每期一格；曾欠进度、后来赶上的留黄',
    'The year as a strip of lights, one for each period; what was behind and caught up stays yellow',
  ),
  views: yearViews,
})

function yearViews(context: TileContext): YearTileView[] {
  const { plan, lang } = context
  return context.indicators.flatMap((indicator): YearTileView[] => {
    const assessment = context.assessments.get(indicator.id)
    if (!assessment) return []
    const gauge = gaugeView({ ...context, face: 'gauge' }, indicator, assessment)
    const figures = figuresAbout(indicator, context.figures)
    const cells = yearOfPeriods(plan, indicator, figures, context.asOf).map((verdict): YearCell => {
      const { period, light, caughtUp, note } = verdict
      const status = verdict.assessment?.status ?? null
      return {
        name: shortName(period, plan, lang),
        status,
        light,
        caughtUp,
        word: status ? statusWord(status)[lang] : (note?.[lang] ?? ''),
      }
    })
    const { name, status, word, light, value, target, demo, href } = gauge
    const id = `year/${indicator.id}`
    return [
      {
        tile: 'year',
        id,
        indicators: [indicator.id],
        name,
        status,
        word,
        light,
        value,
        target,
        demo,
        href,
        cells,
      },
    ]
  })
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function shortName(period: Period, plan: Plan, lang: Language): string {
  // Fiscal quarters are said by their months: the calendar's third one is the year's second.
  if (plan.yearBegins !== 1 && frequencyOf(period) === 'quarterly')
    return periodWords(period, 'period', plan)[lang].replace(/^\d+年| \d+$/g, '')
  const month = endMonthOf(period)
  switch (frequencyOf(period)) {
    case 'monthly':
      return lang === 'zh' ? `${month}月` : (MONTHS[month - 1] ?? '')
    case 'quarterly':
      return lang === 'zh' ? `${month / 3}季度` : `Q${month / 3}`
    case 'half-yearly':
      return lang === 'zh' ? (month === 6 ? '上半年' : '下半年') : `H${month / 6}`
    case 'annual':
      return lang === 'zh' ? '全年' : 'Year'
  }
}
