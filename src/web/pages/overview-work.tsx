// What is the reader's to do this month: figures due, slips to answer or decide, narratives to write, what is doubtful or waits.
import type { ShownSlip } from '../../alerts/slips/shown.ts'
import { indicatorHref, queryOf, taskHref } from '../../boards/index.ts'
import type { Day, Period } from '../../core/period.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Plan } from '../../core/plan.ts'
import type { Due } from '../../core/reporting.ts'
import type { Standpoint } from '../../core/standpoint.ts'
import { lightWord, statusWord } from '../../core/status-words.ts'
import { type Language, text } from '../../core/text.ts'
import type { LedgerRow } from '../../desk/ledger.ts'
import { dayWords } from '../day-words.ts'
import { ReceiverNames } from '../kit/names.tsx'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { StatusIcon } from '../wall/icons.tsx'
import { LevelMark, leftWords, stateWords } from './slip-marks.tsx'

/** Lists that are not this reader's are null. */
export interface OverviewWork {
  /** The reader sends figures. */
  readonly reports: boolean
  /** In this month, of the reader. */
  readonly due: readonly Due[] | null
  readonly unanswered: readonly ShownSlip[] | null
  /** Numbers of tasks of which nothing is written for `month`. */
  readonly unwritten: readonly number[] | null
  readonly month: Period | null
  /** 整改措施 of the reader’s slips that are late, or due within the week; null: not theirs to report. */
  readonly measures: { readonly late: number; readonly near: number } | null
  readonly decide: readonly ShownSlip[] | null
  readonly overdue: readonly ShownSlip[] | null
  /** Figures that wait for their release; `overdue`: those that everybody else sees as missing. */
  readonly held: { readonly figures: number; readonly overdue: number } | null
  /** Uploads of the last month with doubts that were let pass. */
  readonly doubtful:
    | readonly { readonly id: string; readonly filename: string; readonly doubts: number }[]
    | null
  /** What waits for a second person. */
  readonly reviews: number | null
}

/** A task of the reader's unit. */
export interface OverviewTask {
  readonly row: LedgerRow
  readonly leads: boolean
  /** Figures that the unit supplies and that are due this month. */
  readonly due: readonly Due[]
  /** For which units the reader may write of it. */
  readonly writes: readonly string[]
  readonly written: boolean
}

const WORDS = {
  title: text('我的本月', 'My month'),
  nothing: text('本月没有要你办的事。', 'Nothing waits for you this month.'),
  due: text('应报', 'Figures due'),
  dueWords: text('{n} 个，已报 {came}', '{n}, {came} came'),
  missing: text('缺报', 'Not reported'),
  missingWords: text('{n} 个已过期', '{n} past their day'),
  next: text('下一个：{day}', 'next: {day}'),
  unanswered: text('待签收、待答复', 'To sign or answer'),
  slips: text('督查单 {n} 张', '{n} slip(s)'),
  late: text('{n} 张逾期', '{n} late'),
  measures: text('整改措施', 'Measures'),
  measuresLate: text('{n} 条逾期', '{n} late'),
  measuresNear: text('{n} 条一周内到期', '{n} due within a week'),
  unwritten: text('未写{month}进展', 'Not written for {month}'),
  tasks: text('{n} 项任务', '{n} task(s)'),
  decide: text('待我定', 'For me to decide'),
  overdue: text('逾期未答复', 'Late and unanswered'),
  held: text('待发布', 'Waiting for release'),
  heldWords: text('{n} 个数据，{late} 个对外为缺报', '{n} figure(s), {late} missing for everybody else'),
  doubtful: text('有疑点的报送', 'Sent with doubts'),
  doubts: text('{file}（{n} 处）', '{file} ({n})'),
  reviews: text('待复核', 'To be confirmed'),
  reviewWords: text('{n} 份报送', '{n} upload(s)'),
  send: text('报送', 'Send'),
  write: text('写进展', 'Write'),
  again: text('改进展', 'Rewrite'),
  unit: text('本单位的任务', 'Tasks of my unit'),
  noTasks: text(
    '本单位没有牵头或负责的任务；单位写得不对请找管理员。',
    'Your unit answers for no task; ask an administrator if the unit is wrong.',
  ),
  task: text('任务', 'Task'),
  stands: text('指标', 'Indicators'),
  figures: text('本月应报', 'Due this month'),
  narrative: text('{month}进展', 'Narrative of {month}'),
  leads: text('牵头', 'lead'),
  helps: text('负责', 'with others'),
  noneDue: text('无', 'none'),
  came: text('已报', 'came'),
  lacking: text('缺报', 'missing'),
  until: text('{day}前', 'by {day}'),
  wrote: text('已写', 'written'),
  unwrote: text('未写', 'not written'),
  toDecide: text('待定和逾期的督查单', 'Slips to decide and late ones'),
  noSlips: text(
    '没有待定或逾期的督查单；在办的见“全部督查单”。',
    'No slip waits for a decision or is late; all that are open stand in the list.',
  ),
  slip: text('督查单', 'Slip'),
  matter: text('事项', 'Matter'),
  limit: text('期限', 'Limit'),
  state: text('情况', 'State'),
  all: text('全部督查单', 'All slips'),
} as const

interface WorkInput {
  readonly work: OverviewWork
  readonly plan: Plan
  readonly lang: Language
  /** The day looked at. */
  readonly now: Day
}

interface WorkLine {
  readonly name: string
  readonly words: string
  readonly href: string
  readonly more?: string | null
  /** Late, or nobody else can do it. */
  readonly pressing?: boolean
}

/** What presses first. */
function linesOf({ work, plan, lang, now }: WorkInput): readonly WorkLine[] {
  const say = speak(WORDS, lang)
  const query = queryOf({ plan: plan.id })
  const calendar = `/desk/calendar${query}`
  const { held, reviews, doubtful } = work
  const [due, unanswered, unwritten] = [work.due ?? [], work.unanswered ?? [], work.unwritten ?? []]
  const measures = work.measures ?? { late: 0, near: 0 }
  const [decide, overdue] = [work.decide ?? [], work.overdue ?? []]
  const count = (...arrivals: readonly Due['arrival'][]): number =>
    due.filter(({ arrival }) => arrivals.includes(arrival)).length
  const missing = count('missing')
  const next = due.find(({ arrival, day }) => arrival === 'coming' && day >= now)
  const lateOnes = unanswered.filter((slip) => slip.overdue).length
  const month = work.month === null ? '' : periodWords(work.month, 'period', plan)[lang]
  const slips = (n: number): string => say('slips', { n })
  const line = (isThere: boolean, it: WorkLine): readonly WorkLine[] => (isThere ? [it] : [])
  return [
    ...line(decide.length > 0, {
      name: say('decide'),
      words: slips(decide.length),
      href: '/alerts?of=all&state=verdict',
      pressing: true,
    }),
    ...line(overdue.length > 0, {
      name: say('overdue'),
      words: slips(overdue.length),
      href: '/alerts?of=all&state=late',
      pressing: true,
    }),
    ...line(unanswered.length > 0, {
      name: say('unanswered'),
      words: slips(unanswered.length),
      href: '/alerts?of=mine',
      more: lateOnes > 0 ? say('late', { n: lateOnes }) : null,
      pressing: lateOnes > 0,
    }),
    ...line(measures.late + measures.near > 0, {
      name: say('measures'),
      words: [
        measures.late > 0 && say('measuresLate', { n: measures.late }),
        measures.near > 0 && say('measuresNear', { n: measures.near }),
      ]
        .filter(Boolean)
        .join(lang === 'zh' ? '，' : ', '),
      href: '/alerts?of=mine',
      pressing: measures.late > 0,
    }),
    ...line(missing > 0, {
      name: say('missing'),
      words: say('missingWords', { n: missing }),
      href: calendar,
      pressing: true,
    }),
    ...line(due.length > 0, {
      name: say('due'),
      words: say('dueWords', { n: due.length, came: count('arrived', 'late') }),
      href: calendar,
      more: next ? say('next', { day: dayWords(next.day, lang) }) : null,
    }),
    ...line(unwritten.length > 0, {
      name: say('unwritten', { month }),
      words: say('tasks', { n: unwritten.length }),
      href: `/desk/narratives${query}`,
    }),
    ...line((reviews ?? 0) > 0, {
      name: say('reviews'),
      words: say('reviewWords', { n: reviews ?? 0 }),
      href: '/desk/review',
    }),
    ...(doubtful ?? []).slice(0, MOST_DOUBTFUL).map(({ id, filename, doubts }) => ({
      name: say('doubtful'),
      words: say('doubts', { file: filename, n: doubts }),
      href: `/desk/uploads/${id}`,
    })),
    ...line((held?.figures ?? 0) > 0, {
      name: say('held'),
      words: say('heldWords', { n: held?.figures ?? 0, late: held?.overdue ?? 0 }),
      href: '/desk/uploads',
      pressing: (held?.overdue ?? 0) > 0,
    }),
  ]
}

const MOST_DOUBTFUL = 3

export function WorkList(input: WorkInput) {
  const say = speak(WORDS, input.lang)
  const lines = linesOf(input)
  return (
    <section class="card work">
      <h2>{say('title')}</h2>
      {lines.length === 0 ? (
        <p class="lead">{say('nothing')}</p>
      ) : (
        <dl>
          {lines.map(({ name, words, href, more, pressing }) => (
            <div key={name + href} class={pressing ? 'bad' : undefined}>
              <dt>{name}</dt>
              <dd>
                <a href={href}>{words}</a>
                {more && <small>{more}</small>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {input.work.reports && (
        <p class="act">
          <a class="button main" href="/desk/upload">
            {say('send')}
          </a>
        </p>
      )}
    </section>
  )
}

/** Rows that stand on the overview; the list of slips has the others. */
const MOST_SLIPS = 3

export function SlipsToDecide({ work, lang }: { work: OverviewWork; lang: Language }) {
  const say = speak(WORDS, lang)
  const slips = [...new Set([...(work.decide ?? []), ...(work.overdue ?? [])])]
  return (
    <section class="to-decide">
      <h2>{say('toDecide')}</h2>
      <Table
        label={say('toDecide')}
        pane="pane ledger"
        rows={slips.slice(0, MOST_SLIPS)}
        empty={say('noSlips')}
        quiet
        columns={[
          {
            head: say('slip'),
            isHead: true,
            cell: ({ id, number, level }) => (
              <>
                <LevelMark level={level} lang={lang} /> <a href={`/alerts/${id}`}>{number}</a>
              </>
            ),
          },
          {
            head: say('matter'),
            class: 'wrap',
            cell: ({ title, receiver, plan }) => (
              <>
                {title[lang]}
                <small>
                  <ReceiverNames of={[receiver]} plan={plan} look={{}} />
                </small>
              </>
            ),
          },
          {
            head: say('limit'),
            cell: (slip) => (
              <>
                {dayWords(slip.limit, lang)}
                <small>{leftWords(slip, lang)}</small>
              </>
            ),
          },
          { head: say('state'), cell: (slip) => stateWords(slip, lang) },
        ]}
      />
      <p class="more">
        <a href="/alerts?of=all">{say('all')}</a>
      </p>
    </section>
  )
}

interface TasksInput {
  readonly tasks: readonly OverviewTask[]
  readonly work: OverviewWork | null
  readonly plan: Plan
  readonly look: Partial<Standpoint>
  readonly lang: Language
}

/** What a unit answers for, with the two things that it does about it beside each. */
export function UnitTasks({ tasks, work, plan, look, lang }: TasksInput) {
  const say = speak(WORDS, lang)
  const month = work?.month ? periodWords(work.month, 'period', plan)[lang] : ''
  const narratives = (task: number): string => {
    const query = new URLSearchParams({ plan: plan.id, ...(work?.month && { month: work.month }) })
    return `/desk/narratives?${query}#task-${task}`
  }
  return (
    <section class="unit-tasks">
      <h2>{say('unit')}</h2>
      <Table
        label={say('unit')}
        pane="pane ledger"
        rows={tasks}
        empty={say('noTasks')}
        columns={[
          {
            head: say('task'),
            isHead: true,
            class: 'what',
            cell: ({ row: { task }, leads }) =>
              task && (
                <>
                  <a href={taskHref(task.number, look)} lang="zh-CN">
                    {task.number}. {task.text}
                  </a>
                  <small>{say(leads ? 'leads' : 'helps')}</small>
                </>
              ),
          },
          {
            head: say('stands'),
            class: 'stood',
            cell: ({ row }) => (
              <ul>
                {row.items.map(({ indicator: { id, name, nameEn }, assessment: { status, light } }) => (
                  <li key={id} class={`light-${light}`}>
                    <span class="state" title={lightWord(light)[lang]}>
                      <StatusIcon status={status} light={light} />
                      {statusWord(status)[lang]}
                    </span>{' '}
                    <a href={indicatorHref(id, look)}>{lang === 'en' ? (nameEn ?? name) : name}</a>
                  </li>
                ))}
              </ul>
            ),
          },
          {
            head: say('figures'),
            cell: ({ due }) => {
              const open = due.find(({ arrival }) => arrival === 'missing' || arrival === 'coming')
              if (due.length === 0) return <small>{say('noneDue')}</small>
              if (!open) return say('came')
              return (
                <>
                  <span class={open.arrival === 'missing' ? 'late' : undefined}>
                    {open.arrival === 'missing'
                      ? say('lacking')
                      : say('until', { day: dayWords(open.day, lang) })}
                  </span>
                  {work?.reports && (
                    <a class="button small" href="/desk/upload">
                      {say('send')}
                    </a>
                  )}
                </>
              )
            },
          },
          {
            head: say('narrative', { month }),
            cell: ({ row: { task }, writes, written }) =>
              task && (
                <>
                  <span class={written ? undefined : 'open'}>{say(written ? 'wrote' : 'unwrote')}</span>
                  {writes.length > 0 && (
                    <a class="button small" href={narratives(task.number)}>
                      {say(written ? 'again' : 'write')}
                    </a>
                  )}
                </>
              ),
          },
        ]}
      />
    </section>
  )
}
