// The table of the ledger: a row a task or a row an indicator, under a head that stays; and the tally above it.

import type { ShownSlip } from '../../alerts/slips/shown.ts'
import { type GaugeTileView, indicatorHref, queryOf, slipHref, taskHref } from '../../boards/index.ts'
import { bulletSvg } from '../../charts/index.ts'
import { STATUSES, type Status } from '../../core/assessment.ts'
import { kindRules } from '../../core/kinds/index.ts'
import { besideUnit } from '../../core/measure-words.ts'
import type { Standpoint } from '../../core/standpoint.ts'
import { statusWord } from '../../core/status-words.ts'
import { type Language, text } from '../../core/text.ts'
import {
  type LedgerAsked,
  type LedgerColumn,
  type LedgerSubject,
  type LedgerTally,
  ledgerParameters,
} from '../../desk/ledger.ts'
import { drawn } from '../drawn.ts'
import { keepRow } from '../kit/kept-rows.ts'
import { LeaderNames, UnitNames } from '../kit/names.tsx'
import { speak } from '../kit/speak.ts'
import { type Column, Table } from '../kit/table.tsx'
import { STATUS_LIGHT } from '../status-light.ts'
import { StatusIcon } from '../wall/icons.tsx'
import type { LedgerLine, LedgerLook } from './ledger-line.ts'
import { LevelMark, stateWords } from './slip-marks.tsx'

const WORDS = {
  number: text('序号', 'No.'),
  task: text('任务', 'Task'),
  indicator: text('指标', 'Indicator'),
  indicators: text('指标：数值与目标', 'Indicators: value and target'),
  status: text('状态', 'Status'),
  value: text('数值与目标', 'Value and target'),
  people: text('牵头 / 责任单位', 'Lead / with'),
  leader: text('分管领导', 'Leader'),
  next: text('下一节点', 'Next milestone'),
  written: text('最近进展', 'Latest narrative'),
  slips: text('督查单', 'Slips'),
  with: text('责任：', 'With: '),
  target: text('目标 ', 'target '),
  none: text('未报', 'no figure'),
  unwritten: text('未写', 'nothing written'),
  past: text('已过期', 'overdue'),
  taskOf: text('任务 {n}', 'Task {n}'),
  tasks: text('{n} 项任务', '{n} tasks'),
  items: text('{n} 个指标', '{n} indicators'),
  kept: text(
    '达到或快于序时 {kept} / {judged}（{share}%）',
    '{kept} of {judged} judged are reached or on pace ({share}%)',
  ),
  red: text('红灯 {n}', '{n} red'),
  yellow: text('黄灯 {n}', '{n} yellow'),
  openSlips: text('在办督查单 {n} 张', '{n} open slip(s)'),
  shares: text('另有分解 {n} 项，欠进度 {behind} 项', 'shared out to {n} more, {behind} of them behind'),
} as const

/** The address of the ledger with this asked for. */
export function ledgerHref(
  subject: LedgerSubject,
  asked: Partial<LedgerAsked>,
  look: Partial<Standpoint>,
  file: '' | '/ledger.csv' | '/ledger.xlsx' = '',
): string {
  const query = new URLSearchParams(queryOf(look))
  for (const [name, value] of Object.entries(ledgerParameters(asked))) query.set(name, value)
  const words = query.toString()
  return `/${subject}${file}${words === '' ? '' : `?${words}`}`
}

type LedgerTableColumn = Column<LedgerLine> | false

interface TableInput {
  readonly subject: LedgerSubject
  readonly label: string
  readonly lines: readonly LedgerLine[]
  readonly context: LedgerLook
  /** What is asked for, so that heads sort by a link; null: they do not. */
  readonly asked: LedgerAsked | null
  readonly empty?: string
}

export function LedgerTable({ subject, label, lines, context, asked, empty }: TableInput) {
  const { lang, plan } = context
  const say = speak(WORDS, lang)
  const look = { ...context.look, plan: plan.id }
  const sorted = (order: LedgerAsked['order'], now: 'ascending' | 'descending') =>
    asked === null
      ? {}
      : {
          sort: {
            href: ledgerHref(subject, { ...asked, order, page: 1 }, context.look),
            now: asked.order === order ? now : null,
          },
        }
  const isShown = (column: LedgerColumn): boolean => asked?.columns?.includes(column) ?? true
  const people: LedgerTableColumn[] = [
    isShown('people') && {
      head: say('people'),
      class: 'who',
      cell: ({ row }) => (
        <>
          <UnitNames plan={plan} ids={row.lead} look={look} />
          {row.responsible.length > 0 && (
            <small>
              {say('with')}
              <UnitNames plan={plan} ids={row.responsible} look={look} />
            </small>
          )}
        </>
      ),
    },
    isShown('leader') && {
      head: say('leader'),
      class: 'who',
      cell: ({ row }) => <LeaderNames plan={plan} ids={row.leaders} look={look} />,
    },
  ]
  const latest: LedgerTableColumn[] = [
    isShown('next') && {
      head: say('next'),
      class: 'next',
      ...sorted('next', 'ascending'),
      cell: ({ next }) =>
        next && (
          <>
            <span lang="zh-CN">{next.name}</span>
            <small class={next.past ? 'late' : undefined}>
              {next.day}
              {next.past && ` ${say('past')}`}
            </small>
          </>
        ),
    },
    isShown('written') && {
      head: say('written'),
      class: 'written',
      ...sorted('written', 'ascending'),
      cell: ({ written, row: { task } }) =>
        written ? (
          <>
            <small>{[written.month, written.age, written.claim].filter(Boolean).join(' · ')}</small>
            <span class="words" lang="zh-CN">
              {written.words}
            </span>
          </>
        ) : (
          task && <small>{say('unwritten')}</small>
        ),
    },
    isShown('slips') && {
      head: say('slips'),
      class: 'slips-of',
      ...sorted('slips', 'descending'),
      cell: ({ row }) =>
        row.slips.length > 0 && <SlipLinks slips={row.slips} look={context.look} lang={lang} />,
    },
  ]
  const words = JSON.stringify([subject, lang, context.look, asked?.columns ?? null])
  return (
    <Table
      label={label}
      pane="pane ledger"
      class={`of-${subject}`}
      rows={lines}
      kept={(line, draw) => keepRow([line, plan], words, draw)}
      {...(empty === undefined ? {} : { empty })}
      columns={
        subject === 'tasks'
          ? [
              {
                head: say('number'),
                isHead: true,
                ...sorted('number', 'ascending'),
                cell: ({ row: { task } }) => task && <a href={taskHref(task.number, look)}>{task.number}</a>,
              },
              {
                head: say('task'),
                bare: true,
                class: 'verbatim',
                cell: (line) => (
                  <>
                    <span lang="zh-CN">{line.text}</span>
                    {line.section && <small lang="zh-CN">{line.section}</small>}
                  </>
                ),
              },
              ...people,
              isShown('items') && {
                head: say('indicators'),
                class: 'items',
                ...sorted('worst', 'descending'),
                cell: ({ views, row: { task } }) =>
                  views.length > 0 ? (
                    <ul>
                      {views.map((view) => (
                        <li key={view.id} class={`light-${view.light}`}>
                          <a href={indicatorHref(view.indicators[0] ?? '', look)}>{view.name}</a>
                          <StatusOf view={view} />
                          <ValueOfTarget view={view} lang={lang} />
                          <SmallBullet view={view} />
                        </li>
                      ))}
                    </ul>
                  ) : (
                    <small lang="zh-CN">{task?.unmeasured}</small>
                  ),
              },
              ...latest,
            ]
          : [
              {
                head: say('indicator'),
                isHead: true,
                class: 'verbatim',
                ...sorted('number', 'ascending'),
                cell: ({ views, row: { task, items } }) =>
                  views.map((view) => (
                    <>
                      <a href={indicatorHref(view.indicators[0] ?? '', look)}>{view.name}</a>
                      <small>
                        {items.map(({ indicator }) => kindRules[indicator.kind].name[lang]).join()}
                        {task && (
                          <>
                            {' · '}
                            <a href={taskHref(task.number, look)}>{say('taskOf', { n: task.number })}</a>
                          </>
                        )}
                      </small>
                    </>
                  )),
              },
              isShown('items') && {
                head: say('status'),
                ...sorted('worst', 'descending'),
                class: ({ views }) => `light-${views[0]?.light ?? 'grey'}`,
                cell: ({ views }) =>
                  views.map((view) => (
                    <>
                      <StatusOf view={view} />
                      {view.gap && <small class="gap">{view.gap.words}</small>}
                    </>
                  )),
              },
              isShown('items') && {
                head: say('value'),
                class: ({ views }) => `items light-${views[0]?.light ?? 'grey'}`,
                cell: ({ views, ways }) =>
                  views.map((view) => (
                    <>
                      <ValueOfTarget view={view} lang={lang} />
                      <SmallBullet view={view} />
                      {[ways.before, ways.yearAgo].map((words) => words !== '' && <small>{words}</small>)}
                    </>
                  )),
              },
              ...people,
              ...latest,
            ]
      }
    />
  )
}

export const StatusOf = ({ view: { status, light, word } }: { view: GaugeTileView }) => (
  <span class="state">
    <StatusIcon status={status} light={light} />
    {word}
  </span>
)

/** Value of target, with the period that it is of. */
export function ValueOfTarget({
  view: { value, target, period, demo },
  lang,
}: {
  view: GaugeTileView
  lang: Language
}) {
  const say = speak(WORDS, lang)
  return (
    <span class="measured">
      <b>{value ? besideUnit(value.number, value.unit) : say('none')}</b>
      {demo && <span class="made-up">{DEMO[lang]}</span>}
      <span>
        {say('target')}
        {target.short}
      </span>
      {period && <small>{period}</small>}
    </span>
  )
}

const DEMO = text('演示', 'demo')

/** Where value, target and pace stand; the words beside it say the same. */
export function SmallBullet({ view: { dial, bullet, light, value } }: { view: GaugeTileView }) {
  const svg = bulletSvg({
    actual: value && dial.actual,
    target: dial.target,
    ...(dial.end === undefined ? {} : { end: dial.end }),
    expected: dial.expected,
    lastYear: bullet?.lastYear?.share ?? null,
    steps: bullet?.steps ?? [1],
    light,
  })
  return <span class="small-bullet" {...drawn(svg)} />
}

/** Each with its colour in words: no slip is a dot of a status. */
interface SlipLinksInput {
  readonly slips: readonly ShownSlip[]
  readonly look: Partial<Standpoint>
  readonly lang: Language
}

const SlipLinks = ({ slips, look, lang }: SlipLinksInput) => (
  <ul>
    {slips.map((slip) => (
      <li key={slip.id}>
        <LevelMark level={slip.level} lang={lang} /> <a href={slipHref(slip.id, look)}>{slip.number}</a>
        <small>{stateWords(slip, lang)}</small>
      </li>
    ))}
  </ul>
)

interface TallyInput {
  readonly subject: LedgerSubject
  readonly tally: LedgerTally
  readonly lang: Language
  /** Where the rows of a status stand; absent: the counts are no links. */
  readonly href?: (status: Status) => string
  /** The status that is asked for; null: none. */
  readonly chosen?: Status | null
}

/** How the indicators of these rows stand: counts by status, and the share that is kept beside its number of items. */
export function LedgerTallyLine({ subject, tally, lang, href, chosen = null }: TallyInput) {
  const say = speak(WORDS, lang)
  const { rows, items, judged, kept, statuses, lights, slips, shares, sharesBehind } = tally
  const share = judged === 0 ? null : percentOf(kept, judged)
  const some = STATUSES.filter((status) => statuses[status] > 0 || status === chosen)
  return (
    <div class="stands">
      <p>
        {subject === 'tasks' && `${say('tasks', { n: rows })} · `}
        {say('items', { n: items })}
        {share !== null && <> · {say('kept', { kept, judged, share })}</>}
        {lights.red > 0 && (
          <>
            {' '}
            · <b class="light-red">{say('red', { n: lights.red })}</b>
          </>
        )}
        {lights.yellow > 0 && (
          <>
            {' '}
            · <b class="light-yellow">{say('yellow', { n: lights.yellow })}</b>
          </>
        )}
        {slips > 0 && <> · {say('openSlips', { n: slips })}</>}
        {shares > 0 && <> · {say('shares', { n: shares, behind: sharesBehind })}</>}
      </p>
      {some.length > 0 && (
        <ul class="counts">
          {some.map((status) => {
            const light = STATUS_LIGHT[status]
            const words = (
              <>
                <StatusIcon status={status} light={light} />
                {statusWord(status)[lang]} {statuses[status]}
              </>
            )
            return (
              <li key={status} class={`light-${light}`}>
                {href ? (
                  <a class="state" href={href(status)} aria-current={status === chosen ? 'true' : undefined}>
                    {words}
                  </a>
                ) : (
                  <span class="state">{words}</span>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}

/** One decimal; `whole` above zero. */
export const percentOf = (part: number, whole: number): string => ((part * 100) / whole).toFixed(1)
