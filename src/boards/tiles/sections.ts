// Sections by statuses: a row for each section with how many of its indicators stand how, and the worst of them by name.
import type { Assessment, Light, Status } from '../../core/assessment.ts'
import type { Indicator, Plan } from '../../core/plan.ts'
import { statusWord } from '../../core/status-words.ts'
import { type Language, type Text, text } from '../../core/text.ts'
import { compareWorst } from '../../core/worst-first.ts'
import { sectionCalled } from '../names.ts'
import { type Tally, type TallyShare, talliedShares, tallyOf } from '../tally.ts'
import { gaugeView } from './gauge.ts'
import { type TileContext, type TileView, tileKind } from './tile.ts'

interface WorstItem {
  readonly name: string
  readonly href: string
  readonly status: Status
  readonly light: Light
  readonly word: string
  /** `落后序时 23.3 点`; null where nothing is measured. */
  readonly gap: string | null
  readonly unit: string | null
  readonly leader: string | null
}

interface SectionRow {
  readonly id: string
  readonly name: string
  readonly tally: Tally
  /** Null: nothing is behind, missed or missing. */
  readonly worst: WorstItem | null
}

export interface SectionsTileView extends TileView {
  readonly tile: 'sections'
  readonly name: string
  /** Which of how many: many sections are several tiles. */
  readonly part: { readonly number: number; readonly of: number }
  /** What any section of any tile has: the columns, in the order of statuses, red before yellow. */
  readonly columns: readonly Pick<TallyShare, 'status' | 'light' | 'word'>[]
  readonly rows: readonly SectionRow[]
}

/** Legible rows of a tile of two by three cells. */
const ROWS = 6

const TITLE = text('各部分', 'By section')
/** Tasks before the first heading. */
const UNHEADED: Text = text('主要预期目标', 'Headline targets')

export const sections = tileKind<SectionsTileView>({
  tile: 'sections',
  shows: text(
    '各部分一行：各状态几项（红、黄分开），最差的一项',
    'A row for each section: how many stand how (red and yellow apart), and the worst of them',
  ),
  span: { columns: 2, rows: 3 },
  views: sectionsViews,
})

function sectionsViews(context: TileContext): SectionsTileView[] {
  const { plan, indicators, lang } = context
  const rows = sectionsOf(plan, indicators, lang).map(({ id, name, own }): SectionRow => {
    const assessments = own.flatMap((indicator) => context.assessments.get(indicator.id) ?? [])
    return { id, name, tally: tallyOf(assessments, lang), worst: worstOf(context, own, assessments) }
  })
  const counted = new Map(
    rows.flatMap(({ tally }) =>
      talliedShares(tally).map(({ word, status, light }) => [word, { status, light, word }]),
    ),
  )
  const order = tallyOf([], lang).parts.flatMap(({ lights }) => lights.map(({ word }) => word))
  const columns = order.flatMap((word) => counted.get(word) ?? [])
  const parts = Math.ceil(rows.length / ROWS)
  const most = Math.ceil(rows.length / parts)
  return Array.from({ length: parts }, (_, index) => {
    const part = rows.slice(index * most, (index + 1) * most)
    const ids = new Set(part.map(({ id }) => id))
    return {
      tile: 'sections',
      id: `sections/${index + 1}`,
      indicators: sectionsOf(plan, indicators, lang)
        .filter(({ id }) => ids.has(id))
        .flatMap(({ own }) => own.map(({ id }) => id)),
      status: null,
      light: null,
      name: TITLE[lang],
      part: { number: index + 1, of: parts },
      columns,
      rows: part,
    }
  })
}

interface OwnSection {
  readonly id: string
  readonly name: string
  readonly own: readonly Indicator[]
}

/** In the plan's order; sections without a chosen indicator are none. */
export function sectionsOf(
  plan: Pick<Plan, 'tasks' | 'sections'>,
  indicators: readonly Indicator[],
  lang: Language,
): readonly OwnSection[] {
  const sectionOf = new Map(plan.tasks.map(({ number, section }) => [number, section]))
  const titles = [
    { id: null, name: UNHEADED[lang] },
    ...plan.sections.map((section) => ({ id: section.id, name: sectionCalled(section, lang) })),
  ]
  return titles.flatMap(({ id, name }) => {
    const own = indicators.filter(({ task }) => (task === null ? null : (sectionOf.get(task) ?? null)) === id)
    return own.length === 0 ? [] : [{ id: id ?? 'none', name, own }]
  })
}

const BAD: readonly Status[] = ['missed', 'behind', 'missing']

function worstOf(
  context: TileContext,
  own: readonly Indicator[],
  assessments: readonly Assessment[],
): WorstItem | null {
  const [worst] = assessments.filter(({ status }) => BAD.includes(status)).toSorted(compareWorst)
  const indicator = own.find(({ id }) => id === worst?.indicator)
  if (!worst || !indicator) return null
  const { name, href, gap, unit, leader } = gaugeView({ ...context, face: 'gauge' }, indicator, worst)
  const word = statusWord(worst.status)[context.lang]
  return { name, href, status: worst.status, light: worst.light, word, gap: gap?.short ?? null, unit, leader }
}
