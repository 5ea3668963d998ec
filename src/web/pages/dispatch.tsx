// 按旬调度: of each task scheduled every ten days, its projects as they stood then and stand now, and what moved.
import { indicatorHref, queryOf, slipHref, taskHref } from '../../boards/index.ts'
import type { Day } from '../../core/period.ts'
import type { Plan, Task } from '../../core/plan.ts'
import { text } from '../../core/text.ts'
import { dayWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { alertStyles } from '../styles/alerts.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { AlertsNav } from './places.tsx'

export interface DispatchLine {
  readonly task: number
  /** null: no indicator of the plan. */
  readonly indicator: string | null
  /** A matter of the register; null: it is none. */
  readonly slip: string | null
  readonly name: string
  readonly before: string
  readonly now: string
  /** What was said or due since. */
  readonly since: readonly string[]
  readonly moved: boolean
}

export interface DispatchInput {
  readonly plan: Plan
  /** The last day of the ten days before. */
  readonly since: Day
  readonly asOf: Day
  readonly tasks: readonly Task[]
  readonly lines: readonly DispatchLine[]
}

const WORDS = {
  title: text('按旬调度', 'Every ten days'),
  lead: text(
    '任务原文写明“按旬调度”的，逐旬列出各项目：上旬末怎样，现在怎样，其间报了什么。归到该任务的督办事项（如一个个项目）也在内；到期提醒由预警规则发给牵头单位。',
    'Tasks that say so are gone through every ten days: how each project stood at the end of the ten days before, how it stands now, and what was said between. Matters of the register that belong to the task are listed too; the rules remind whoever leads it.',
  ),
  days: text(
    '{since}以来，截至{day}：{moved} 项有变化，{still} 项没有动',
    'since {since}, as of {day}: {moved} moved, {still} did not',
  ),
  project: text('项目', 'Project'),
  before: text('上旬末', 'Then'),
  now: text('现在', 'Now'),
  said: text('其间', 'Between'),
  moved: text('变化', 'Moved'),
  yes: text('有变化', 'moved'),
  no: text('没有动', 'did not move'),
  none: text('本年度没有按旬调度的任务。', 'No task of this plan is scheduled every ten days.'),
  table: text('表格', 'Table'),
} as const

export function renderDispatch({ plan, since, asOf, tasks, lines }: DispatchInput, frame: Frame): string {
  const { lang, look } = frame
  const own = { ...look, plan: plan.id }
  const say = speak(WORDS, lang)
  const moved = lines.filter((line) => line.moved).length
  const children = (
    <>
      <AlertsNav frame={frame} here="/dispatch" />
      <h1>{say('title')}</h1>
      <p class="lead">
        {plan.title}　{say('lead')}
      </p>
      {tasks.length > 0 && (
        <p class="taken">
          <b>
            {say('days', {
              since: dayWords(since, lang),
              day: dayWords(asOf, lang),
              moved,
              still: lines.length - moved,
            })}
          </b>{' '}
          {say('table')} <a href={`/dispatch.csv${queryOf(look)}`}>CSV</a>{' '}
          <a href={`/dispatch.xlsx${queryOf(look)}`}>Excel</a>
        </p>
      )}
      {tasks.length === 0 && <p class="card empty">{say('none')}</p>}
      {tasks.map(({ number, text: words }) => (
        <section key={number}>
          <h2>
            <a href={taskHref(number, own)}>{number}</a> {words}
          </h2>
          <Table
            label={`${say('title')} ${number}`}
            rows={lines.filter(({ task }) => task === number)}
            columns={[
              {
                head: say('project'),
                class: 'wrap',
                cell: ({ indicator, slip, name }) =>
                  indicator !== null ? (
                    <a href={indicatorHref(indicator, own)}>{name}</a>
                  ) : slip !== null ? (
                    <a href={slipHref(slip, look)}>{name}</a>
                  ) : (
                    name
                  ),
              },
              { head: say('before'), class: 'wrap', cell: (line) => line.before },
              { head: say('now'), class: 'wrap', cell: (line) => line.now },
              {
                head: say('said'),
                class: 'wrap',
                cell: (line) => line.since.map((one, at) => <p key={at}>{one}</p>),
              },
              {
                head: say('moved'),
                cell: (line) => (line.moved ? <b>{say('yes')}</b> : <span class="late">{say('no')}</span>),
              },
            ]}
          />
        </section>
      ))}
    </>
  )
  return pageOf(
    { title: say('title'), dated: true, styles: formStyles + deskStyles + alertStyles, children },
    frame,
  )
}
