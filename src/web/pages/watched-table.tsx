// What is only watched (监测指标), in a table: the latest figure, and which way it goes. No status, no light, no count.
import { indicatorCalled, indicatorHref, taskHref } from '../../boards/index.ts'
import { kindRules } from '../../core/kinds/index.ts'
import type { Plan } from '../../core/plan.ts'
import type { Standpoint } from '../../core/standpoint.ts'
import { type Language, text } from '../../core/text.ts'
import type { Travel } from '../../core/travel.ts'
import type { WatchedRow } from '../../desk/watched-list.ts'
import { LeaderNames, UnitNames } from '../kit/names.tsx'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { TravelLine } from './travel-words.tsx'
import { watchedPeriod, watchedValue } from './watched-words.ts'

const WORDS = {
  watched: text('监测指标', 'Watched figures'),
  value: text('数值', 'Value'),
  before: text('比上期', 'On the period before'),
  yearAgo: text('比上年同期', 'On a year ago'),
  people: text('单位', 'Units'),
  leader: text('分管领导', 'Leader in charge'),
  taskOf: text('任务 {n}', 'Task {n}'),
  none: text('还没有数据', 'no figure yet'),
  demo: text('演示', 'demo'),
} as const

interface WatchedInput {
  readonly plan: Plan
  readonly rows: readonly WatchedRow[]
  readonly look: Partial<Standpoint>
  readonly lang: Language
  /** Said where there are none; absent: nothing is. */
  readonly empty?: string
  /** Without the columns of units and leaders. */
  readonly short?: boolean
}

export function WatchedTable({ plan, rows, look, lang, empty, short = false }: WatchedInput) {
  const say = speak(WORDS, lang)
  const own = { ...look, plan: plan.id }
  const way = (key: keyof Travel) => ({
    head: say(key),
    class: 'wrap',
    cell: ({ state: { indicator, figure, travel } }: WatchedRow) => (
      <TravelLine indicator={indicator} figure={figure} travel={travel} way={key} lang={lang} />
    ),
  })
  return (
    <Table
      label={say('watched')}
      pane="pane ledger watched"
      rows={rows}
      {...(empty !== undefined && { empty })}
      columns={[
        {
          head: say('watched'),
          isHead: true,
          class: 'verbatim',
          cell: ({ state: { indicator }, task }) => (
            <>
              <a href={indicatorHref(indicator.id, own)}>{indicatorCalled(indicator, lang)}</a>
              <small>
                {kindRules[indicator.kind].name[lang]}
                {task && (
                  <>
                    {' · '}
                    <a href={taskHref(task.number, own)}>{say('taskOf', { n: task.number })}</a>
                  </>
                )}
              </small>
            </>
          ),
        },
        {
          head: say('value'),
          class: 'items',
          cell: ({ state }) => (
            <span class="measured">
              <b>{watchedValue(state) ?? say('none')}</b>
              {state.demo && <span class="made-up">{say('demo')}</span>}
              {state.figure && <small>{watchedPeriod(state, plan, lang)}</small>}
            </span>
          ),
        },
        way('before'),
        way('yearAgo'),
        !short && {
          head: say('people'),
          class: 'who',
          cell: ({ lead }) => <UnitNames plan={plan} ids={lead} look={look} />,
        },
        !short && {
          head: say('leader'),
          class: 'who',
          cell: ({ leaders }) => <LeaderNames plan={plan} ids={leaders} look={look} />,
        },
      ]}
    />
  )
}
