// A row of the ledger in words, once for the page, the paper and the files that are taken away.

import type { ShownSlip } from '../../alerts/slips/shown.ts'
import { type GaugeTileView, gaugeView, indicatorCalled, sectionCalled } from '../../boards/index.ts'
import { written } from '../../core/decimal.ts'
import { fundWords } from '../../core/fund-words.ts'
import { kindRules } from '../../core/kinds/index.ts'
import { besideUnit } from '../../core/measure-words.ts'
import { CLAIM_WORDS } from '../../core/narrative.ts'
import { natureWord } from '../../core/nature.ts'
import type { Observation } from '../../core/observation.ts'
import { keptPer } from '../../core/once-per.ts'
import type { Day } from '../../core/period.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Plan } from '../../core/plan.ts'
import type { Standpoint } from '../../core/standpoint.ts'
import { lightWord } from '../../core/status-words.ts'
import { type Language, type Text, text } from '../../core/text.ts'
import type { Travel } from '../../core/travel.ts'
import { travelWords } from '../../core/travel-words.ts'
import { watchedState } from '../../core/watched.ts'
import { dayOf } from '../../core/zone.ts'
import type { LedgerAsked, LedgerColumn, LedgerRow, LedgerSubject } from '../../desk/ledger.ts'
import type { WatchedRow } from '../../desk/watched-list.ts'
import { LEVEL_WORDS } from '../../slips/ladder.ts'
import { dayWords } from '../day-words.ts'
import { speak } from '../kit/speak.ts'
import { stateWords } from './slip-marks.tsx'
import { watchedPeriod, watchedValue } from './watched-words.ts'

const WORDS = {
  month: text('{month}进展', 'for {month}'),
  today: text('今天写', 'written today'),
  ago: text('{n} 天前写', 'written {n} day(s) ago'),
  comma: text('，', ', '),
  colon: text('：', ': '),
  target: text('目标 {words}', 'target {words}'),
} as const

export interface LedgerLine {
  readonly row: LedgerRow<ShownSlip>
  /** Number of the task; empty without a task. */
  readonly number: string
  /** Verbatim; empty without a task. */
  readonly text: string
  readonly section: string
  readonly views: readonly GaugeTileView[]
  /** Of a single indicator: which way its figure went; empty where there is nothing to compare with. */
  readonly ways: Readonly<Record<keyof Travel, string>>
  readonly next: { readonly name: string; readonly day: string; readonly past: boolean } | null
  readonly written: {
    readonly month: string
    readonly age: string
    readonly claim: string | null
    readonly words: string
  } | null
}

export interface LedgerLook {
  readonly plan: Plan
  readonly figures: ReadonlyMap<string, readonly Observation[]>
  readonly asOf: Day
  readonly lang: Language
  readonly look: Partial<Standpoint>
}

/** The same row for whoever asks is worked out once. */
export const ledgerLine = (row: LedgerRow<ShownSlip>, context: LedgerLook): LedgerLine =>
  lines(
    [row, context.plan, context.figures],
    JSON.stringify([context.lang, context.asOf, context.look]),
    () => lineOf(row, context),
  )

/** In two languages, and as it is looked back upon. */
const lines = keptPer<LedgerLine>(4)

function lineOf(row: LedgerRow<ShownSlip>, context: LedgerLook): LedgerLine {
  const { plan, figures, asOf, lang } = context
  const { task, items, next, narrative } = row
  const say = speak(WORDS, lang)
  const look = { ...context.look, plan: plan.id }
  const days = narrative === null ? 0 : daysBetween(dayOf(narrative.at), asOf)
  return {
    row,
    number: task ? String(task.number) : '',
    text: task?.text ?? '',
    section:
      plan.sections.filter(({ id }) => id === task?.section).map((one) => sectionCalled(one, lang))[0] ?? '',
    views: items.map(({ indicator, assessment }) =>
      gaugeView({ plan, figures, lang, look, face: 'bullet' }, indicator, assessment),
    ),
    ways: waysOf(row, context),
    next: next && {
      name: next.step.name,
      day: dayWords(next.step.due, lang),
      past: next.step.due < asOf,
    },
    written: narrative && {
      month: say('month', { month: periodWords(narrative.period, 'period')[lang] }),
      age: days <= 0 ? say('today') : say('ago', { n: days }),
      claim: narrative.claim && CLAIM_WORDS[narrative.claim][lang],
      words: narrative.words.progress,
    },
  }
}

/** The judged figure against the one before and a year ago. */
function waysOf({ key, items }: LedgerRow, { figures, asOf, lang }: LedgerLook): LedgerLine['ways'] {
  const [item] = items
  if (item?.indicator.id !== key || item.assessment.period === null) return { before: '', yearAgo: '' }
  const { figure, travel } = watchedState(item.indicator, figures, asOf)
  const said = (way: keyof Travel): string =>
    (figure && travelWords(item.indicator, figure, travel, way)?.[lang]) ?? ''
  return { before: said('before'), yearAgo: said('yearAgo') }
}

const DAY_MS = 86_400_000
const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)

type FileColumn = readonly [
  head: Text,
  width: number,
  of: (line: LedgerLine, lang: Language, plan: Plan) => string,
  /** The column of the page to which it belongs; absent: it is always there. */
  part?: LedgerColumn,
]

const names = (known: readonly { readonly id: string; readonly name: string }[], ids: readonly string[]) =>
  ids.map((id) => known.find((one) => one.id === id)?.name ?? id).join('、')

const amountOf = ({ value }: GaugeTileView): string => (value ? besideUnit(value.number, value.unit) : '—')

/** 地区生产总值增速：欠进度，7.6 %，目标 8%左右. */
function itemWords(view: GaugeTileView, lang: Language): string {
  const say = speak(WORDS, lang)
  const facts = [view.word, amountOf(view), say('target', { words: view.target.short })]
  return `${view.name}${say('colon')}${facts.join(say('comma'))}`
}

const slipWords = ({ row }: LedgerLine, lang: Language): string =>
  row.slips
    .map((slip) => [slip.number, LEVEL_WORDS[slip.level][lang], stateWords(slip, lang)].join(' '))
    .join('\n')

const PEOPLE: readonly FileColumn[] = [
  [text('牵头单位', 'Lead'), 22, ({ row }, _lang, plan) => names(plan.units, row.lead), 'people'],
  [text('责任单位', 'With'), 24, ({ row }, _lang, plan) => names(plan.units, row.responsible), 'people'],
  [
    text('分管领导', 'Leader in charge'),
    14,
    ({ row }, _lang, plan) => names(plan.leaders, row.leaders),
    'leader',
  ],
]
/** Of the yearly assessment and of money: a column stands where any row has something in it. */
const TASK_ASSESSED: readonly FileColumn[] = [
  [text('分值', 'Points'), 8, ({ row: { task } }) => (task?.weight ? written(task.weight) : '')],
  [text('考核单位', 'Assessed by'), 18, ({ row: { task } }) => (task?.examiners ?? []).join('、')],
  [text('资金', 'Funds'), 24, ({ row: { task } }) => fundWords(task?.funds ?? [])],
]
const ITEM_ASSESSED: readonly FileColumn[] = [
  [
    text('指标性质', 'Class'),
    10,
    ({ row }, lang) =>
      row.items
        .flatMap(({ indicator }) => (indicator.nature ? natureWord(indicator.nature)[lang] : []))
        .join(),
  ],
  [
    text('分值', 'Points'),
    8,
    ({ row }) =>
      row.items.flatMap(({ indicator }) => (indicator.weight ? written(indicator.weight) : [])).join(),
  ],
  [
    text('考核单位', 'Assessed by'),
    18,
    ({ row }) => row.items.flatMap(({ indicator }) => indicator.examiners).join('、'),
  ],
]
const NUMBER: FileColumn = [text('任务序号', 'Task no.'), 9, ({ number }) => number]
const SECTION: FileColumn = [text('部分', 'Section'), 20, ({ section }) => section]
const TASK: FileColumn = [text('任务原文', 'Text of the task'), 54, (line) => line.text]
const LATEST: readonly FileColumn[] = [
  [text('下一节点', 'Next milestone'), 24, ({ next }) => (next ? `${next.name} ${next.day}` : ''), 'next'],
  [
    text('最近进展', 'Latest narrative'),
    44,
    ({ written }, lang) =>
      written
        ? `${[written.month, written.age, written.claim].filter(Boolean).join(WORDS.comma[lang])}\n${written.words}`
        : '',
    'written',
  ],
  [text('在办督查单', 'Open slips'), 26, slipWords, 'slips'],
]

const BEFORE = text('比上期', 'On the period before')
const YEAR_AGO = text('比上年同期', 'On a year ago')

const first = ({ views }: LedgerLine): GaugeTileView | undefined => views[0]

/** What a file of the ledger says of each row: as much as the page does, in the columns that are shown. */
export function ledgerColumns(
  subject: LedgerSubject,
  lines: readonly LedgerLine[],
  lang: Language,
  plan: Plan,
  chosen: LedgerAsked['columns'] = null,
): readonly FileColumn[] {
  const more = subject === 'tasks' ? TASK_ASSESSED : ITEM_ASSESSED
  return [
    ...COLUMNS[subject].filter(
      ([, , , part]) => chosen === null || part === undefined || chosen.includes(part),
    ),
    ...more.filter(([, , of]) => lines.some((line) => of(line, lang, plan) !== '')),
  ]
}

const COLUMNS: Readonly<Record<LedgerSubject, readonly FileColumn[]>> = {
  tasks: [
    NUMBER,
    TASK,
    SECTION,
    ...PEOPLE,
    [
      text('指标', 'Indicators'),
      54,
      ({ views, row }, lang) =>
        views.length > 0
          ? views.map((view) => itemWords(view, lang)).join('\n')
          : (row.task?.unmeasured ?? ''),
      'items',
    ],
    ...LATEST,
  ],
  indicators: [
    [text('指标', 'Indicator'), 28, (line) => first(line)?.name ?? ''],
    [
      text('类型', 'Kind'),
      10,
      ({ row }, lang) => row.items.map(({ indicator }) => kindRules[indicator.kind].name[lang]).join(),
    ],
    [text('状态', 'Status'), 10, (line) => first(line)?.word ?? '', 'items'],
    [
      text('灯', 'Light'),
      6,
      (line, lang) => line.views.map(({ light }) => lightWord(light)[lang]).join(),
      'items',
    ],
    [text('数值', 'Value'), 16, (line) => line.views.map(amountOf).join(), 'items'],
    [text('目标', 'Target'), 24, (line) => first(line)?.target.short ?? '', 'items'],
    [text('差距', 'Gap'), 24, (line) => first(line)?.gap?.words ?? '', 'items'],
    [text('所属期', 'Period'), 14, (line) => first(line)?.period ?? '', 'items'],
    [BEFORE, 24, ({ ways }) => ways.before, 'items'],
    [YEAR_AGO, 24, ({ ways }) => ways.yearAgo, 'items'],
    NUMBER,
    TASK,
    SECTION,
    ...PEOPLE,
    ...LATEST,
  ],
}

type WatchedColumn = readonly [head: Text, width: number, of: (row: WatchedRow) => string]

/** What a file says of what is only watched: as much as its table does. */
export function watchedColumns({ plan, lang }: Pick<LedgerLook, 'plan' | 'lang'>): readonly WatchedColumn[] {
  const way =
    (key: keyof Travel) =>
    ({ state: { indicator, figure, travel } }: WatchedRow) =>
      (figure && travelWords(indicator, figure, travel, key)?.[lang]) ?? ''
  return [
    [text('监测指标', 'Watched figure'), 28, ({ state }) => indicatorCalled(state.indicator, lang)],
    [text('类型', 'Kind'), 10, ({ state }) => kindRules[state.indicator.kind].name[lang]],
    [text('数值', 'Value'), 16, ({ state }) => watchedValue(state) ?? '—'],
    [text('所属期', 'Period'), 14, ({ state }) => watchedPeriod(state, plan, lang) ?? ''],
    [BEFORE, 24, way('before')],
    [YEAR_AGO, 24, way('yearAgo')],
    [text('任务序号', 'Task no.'), 9, ({ task }) => (task ? String(task.number) : '')],
    [text('单位', 'Units'), 22, ({ lead }) => names(plan.units, lead)],
    [text('分管领导', 'Leader in charge'), 14, ({ leaders }) => names(plan.leaders, leaders)],
  ]
}
