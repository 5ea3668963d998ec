// `/rounds`: the rounds of written reports of a plan, and what opens when; `/rounds/<round>`: who was asked, has begun, has sent, is late.
import type { Day } from '../../core/period.ts'
import type { Duty, Plan } from '../../core/plan.ts'
import { text } from '../../core/text.ts'
import { reportCounts } from '../../rounds/acts.ts'
import { opensOn } from '../../rounds/opening.ts'
import { isLateOn, type Round, roundId, type UnitReport } from '../../rounds/round.ts'
import { REPORT_STATE_WORDS } from '../../rounds/words.ts'
import { dayWords, momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, Form } from '../kit/form.tsx'
import { lookAddress } from '../kit/looking-back.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { roundStyles } from '../styles/rounds.ts'

const WORDS = {
  title: text('书面报告', 'Written reports'),
  lead: text(
    '按通知的日期，逐轮请牵头单位书面报告：写、报送、认可，再合订印发。',
    'On the days of the notice lead units report in writing, round by round: written, sent, accepted, then bound and put in force.',
  ),
  duty: text('事项', 'Report'),
  due: text('期限', 'Due'),
  opens: text('发起', 'Opens'),
  opened: text('{day}已发起', 'opened {day}'),
  opensItself: text('{day}自动发起', 'opens by itself on {day}'),
  units: text('单位', 'Units'),
  in: text('已报', 'In'),
  state: text('状态', 'State'),
  inForce: text('已印发', 'in force'),
  going: text('进行中', 'going on'),
  open: text('现在发起', 'Open now'),
  openMore: text('：{title}', ': {title}'),
  none: text(
    '{plan} 没有规定书面报送。在年度目标里写明以后，到日子自动发起。',
    '{plan} asks for no written report. Once the plan says so, rounds open by themselves.',
  ),
  round: text('期限 {due} · 报{receivers} · {opened}发起', 'Due {due} · to {receivers} · opened {opened}'),
  names: text('、', ', '),
  all: text('要报', 'asked for'),
  late: text('逾期', 'late'),
  unit: text('单位', 'Unit'),
  tasks: text('任务', 'Tasks'),
  written: text('已写', 'Written'),
  sentOn: text('报送', 'Sent'),
  signed: text('{day} {name}', '{day} {name}'),
  read: text('看报告', 'Read'),
  last: text('最近一次退回', 'Last returned'),
  lateWord: text('逾期', 'late'),
  bound: text('合订报告', 'The bound report'),
  boundOpen: text('合订、改段落、印发', 'Bind, edit and put in force'),
  boundWords: text(
    '各单位的报告认可以后，合订成一份：总体计数、主要指标、分部分完成情况、问题、下一步，附全部任务。数字随截止日锁定。',
    'Accepted reports become one document: counts, main indicators, section by section, problems, next steps, all tasks enclosed. Its figures are fixed to a day.',
  ),
  back: text('全部书面报告', 'All rounds'),
} as const

interface RoundsInput {
  readonly plan: Plan
  readonly rounds: readonly Round[]
  readonly day: Day
  /** Whether the reader opens rounds. */
  readonly opens: boolean
}

const styles = formStyles + deskStyles + roundStyles

export const roundHref = (round: string, unit?: string): string =>
  `/rounds/${encodeURIComponent(round)}${unit === undefined ? '' : `/${encodeURIComponent(unit)}`}`

export function renderRounds({ plan, rounds, day, opens }: RoundsInput, frame: Frame): string {
  const { lang, look } = frame
  const say = speak(WORDS, lang)
  const known = new Map(rounds.map((round) => [round.id, round]))
  const at = (path: string): string => lookAddress(path, look, {})
  const roundOfDuty = ({ id }: Duty): Round | undefined => known.get(roundId({ plan: plan.id, duty: id }))
  const children = (
    <>
      <h1>{say('title')}</h1>
      <p class="lead">{plan.title}</p>
      <p>{say('lead')}</p>
      <Table
        label={say('title')}
        rows={plan.duties}
        empty={say('none', { plan: plan.title })}
        columns={[
          {
            head: say('duty'),
            isHead: true,
            class: 'wrap',
            cell: (duty) => {
              const round = roundOfDuty(duty)
              return round ? <a href={at(roundHref(round.id))}>{duty.title}</a> : duty.title
            },
          },
          { head: say('due'), cell: ({ due }) => dayWords(due, lang) },
          {
            head: say('opens'),
            cell: (duty) => {
              const round = roundOfDuty(duty)
              if (round) return say('opened', { day: momentWords(round.openedAt).slice(0, 10) })
              return opensOn(duty) > day ? say('opensItself', { day: dayWords(opensOn(duty), lang) }) : '—'
            },
          },
          {
            head: say('in'),
            cell: (duty) => {
              const round = roundOfDuty(duty)
              if (!round) return ''
              const { all, sent, accepted } = reportCounts(round, day)
              return `${sent + accepted} / ${all}`
            },
          },
          {
            head: say('state'),
            cell: (duty) => {
              const round = roundOfDuty(duty)
              if (round) return say(round.inForce ? 'inForce' : 'going')
              if (!opens) return '—'
              return (
                <Form class="inline" action="/rounds" hidden={{ plan: plan.id, duty: duty.id }}>
                  <Button small>
                    {say('open')}
                    <span class="sr">{say('openMore', { title: duty.title })}</span>
                  </Button>
                </Form>
              )
            },
          },
        ]}
      />
    </>
  )
  return pageOf({ title: say('title'), dated: true, styles, children }, frame)
}

interface RoundInput {
  readonly plan: Plan
  readonly round: Round
  readonly day: Day
  /** Those that the reader may read. */
  readonly readable: ReadonlySet<string>
  readonly supervises: boolean
}

export function renderRound({ plan, round, day, readable, supervises }: RoundInput, frame: Frame): string {
  const { lang, look } = frame
  const say = speak(WORDS, lang)
  const counts = reportCounts(round, day)
  const at = (path: string): string => lookAddress(path, look, {})
  const nameOf = (id: string): string => plan.units.find((unit) => unit.id === id)?.name ?? id
  const children = (
    <>
      <p>
        <a href={at('/rounds')}>{say('back')}</a>
      </p>
      <h1>{round.title}</h1>
      <p class="lead">
        {say('round', {
          due: dayWords(round.due, lang),
          receivers: round.receivers.join(say('names')),
          opened: momentWords(round.openedAt).slice(0, 10),
        })}
      </p>
      <ul class="round-counts">
        <li>
          <b>{counts.all}</b>
          {say('all')}
        </li>
        {(['asked', 'begun', 'sent', 'returned', 'accepted'] as const).map((state) => (
          <li key={state}>
            <b>{counts[state]}</b>
            {REPORT_STATE_WORDS[state][lang]}
          </li>
        ))}
        <li class={counts.late > 0 ? 'late' : undefined}>
          <b>{counts.late}</b>
          {say('late')}
        </li>
      </ul>
      {supervises && (
        <section class="card">
          <h2 style="margin-top:0">{say('bound')}</h2>
          <p>{say('boundWords')}</p>
          <p class="actions">
            <a class="button" href={at(`${roundHref(round.id)}/report`)}>
              {say('boundOpen')}
            </a>
          </p>
        </section>
      )}
      <h2>{say('units')}</h2>
      <Table
        label={say('units')}
        rows={inOrder(round, day)}
        columns={[
          {
            head: say('unit'),
            isHead: true,
            class: 'wrap',
            cell: ({ unit }) =>
              readable.has(unit) ? <a href={at(roundHref(round.id, unit))}>{nameOf(unit)}</a> : nameOf(unit),
          },
          { head: say('state'), cell: (report) => <ReportStateWord report={report} day={day} lang={lang} /> },
          { head: say('tasks'), class: 'number', cell: ({ tasks }) => tasks.length },
          {
            head: say('written'),
            class: 'number',
            cell: ({ tasks, texts, unit }) =>
              `${tasks.filter((task) => texts.has(`${task}/${unit}`)).length} / ${tasks.length}`,
          },
          { head: say('due'), cell: ({ due }) => dayWords(due, lang) },
          {
            head: say('sentOn'),
            cell: ({ sent }) => {
              const last = sent.at(-1)
              return last ? say('signed', { day: dayWords(last.on, lang), name: last.name }) : ''
            },
          },
          {
            head: say('last'),
            class: 'wrap',
            cell: ({ judged }) => judged.findLast(({ accepted }) => !accepted)?.words ?? '',
          },
        ]}
      />
    </>
  )
  return pageOf({ title: round.title, dated: true, styles, children }, frame)
}

/** Whoever has to be looked after first: late, to be judged, returned, begun, asked, accepted. */
function inOrder(round: Round, day: Day): readonly UnitReport[] {
  const rank = (report: UnitReport): number =>
    isLateOn(report, day) ? 0 : ['sent', 'returned', 'begun', 'asked', 'accepted'].indexOf(report.state) + 1
  return [...round.reports.values()].toSorted((a, b) => rank(a) - rank(b))
}

export function ReportStateWord({
  report,
  day,
  lang,
}: {
  report: Pick<UnitReport, 'state' | 'due'>
  day: Day
  lang: Frame['lang']
}) {
  const late = isLateOn(report, day)
  return (
    <span class={`report-state ${late ? 'late' : report.state}`}>
      {REPORT_STATE_WORDS[report.state][lang]}
      {late && ` · ${speak(WORDS, lang)('lateWord')}`}
    </span>
  )
}
