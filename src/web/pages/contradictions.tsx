// Where words and figures disagree: who wrote what, what the figures say, since when, the slip of it and its answers.
import type { ShownSlip } from '../../alerts/slips/shown.ts'
import { indicatorHref, slipHref } from '../../boards/index.ts'
import type { Status } from '../../core/assessment.ts'
import { CLAIM_WORDS } from '../../core/narrative.ts'
import type { Day, Period } from '../../core/period.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Plan } from '../../core/plan.ts'
import { statusWord } from '../../core/status-words.ts'
import { text } from '../../core/text.ts'
import { dayWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { UnitNames } from '../kit/names.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { alertStyles } from '../styles/alerts.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { AlertsNav } from './places.tsx'
import { LevelMark, stateWords } from './slip-marks.tsx'

interface ContradictedPlace {
  readonly indicator: string
  readonly name: string
  readonly unit: string
  readonly period: Period
  readonly claim: 'done' | 'on-pace'
  /** The words that claim it, or the claim itself where it was chosen. */
  readonly phrase: string
  readonly status: Status
  /** Since when it has been written so. */
  readonly since: Day
  /** The open slip of it; null: none. */
  readonly slip: ShownSlip | null
  readonly answers: readonly { readonly name: string; readonly on: Day; readonly text: string }[]
}

const WORDS = {
  title: text('文字与数据不符', 'Words and figures disagree'),
  lead: text(
    '单位最近一期进展里说“已完成”“达进度”，而同期数据不是这样。文字改正，或数据报来，即从此处消失。',
    'What units last wrote claims that it is done or on pace, and the figures say otherwise. It leaves this page when the words or the figures are put right.',
  ),
  count: text('{n} 处，{open} 处没有答复', '{n} place(s), {open} without an answer'),
  indicator: text('指标', 'Indicator'),
  unit: text('谁写的', 'Who wrote it'),
  says: text('文字称', 'The words'),
  figures: text('数据为', 'The figures'),
  since: text('自', 'Since'),
  slip: text('督查单', 'Slip'),
  answers: text('答复', 'Answers'),
  none: text('目前没有文字与数据不符之处。', 'Words and figures agree everywhere.'),
  chosen: text('自评“{claim}”', 'chosen: “{claim}”'),
  said: text('“{phrase}”（{claim}）', '“{phrase}” ({claim})'),
  raise: text('开单', 'Write a slip'),
  unanswered: text('无', 'none'),
  answer: text('{name}（{day}）：{words}', '{name} ({day}): {words}'),
} as const

const SHORT = 60

export function renderContradictions(
  { plan, places }: { readonly plan: Plan; readonly places: readonly ContradictedPlace[] },
  frame: Frame,
): string {
  const { lang, look } = frame
  const own = { ...look, plan: plan.id }
  const say = speak(WORDS, lang)
  const open = places.filter(({ answers }) => answers.length === 0).length
  const children = (
    <>
      <AlertsNav frame={frame} here="/contradictions" />
      <h1>{say('title')}</h1>
      <p class="lead">
        {plan.title}　{say('lead')}
      </p>
      {places.length > 0 && (
        <p class="taken">
          <b>{say('count', { n: places.length, open })}</b>
        </p>
      )}
      <Table
        label={say('title')}
        rows={places}
        empty={say('none')}
        columns={[
          {
            head: say('indicator'),
            class: 'wrap',
            cell: ({ indicator, name }) => <a href={indicatorHref(indicator, own)}>{name}</a>,
          },
          {
            head: say('unit'),
            class: 'wrap',
            cell: ({ unit }) => <UnitNames plan={plan} ids={[unit]} look={look} />,
          },
          {
            head: say('says'),
            class: 'wrap',
            cell: ({ claim, phrase, period }) => {
              const words = CLAIM_WORDS[claim][lang]
              const when = periodWords(period, 'period', plan)[lang]
              const chosen = phrase === claim || phrase === 'ahead'
              return `${when} ${chosen ? say('chosen', { claim: words }) : say('said', { phrase, claim: words })}`
            },
          },
          { head: say('figures'), cell: ({ status }) => <b>{statusWord(status)[lang]}</b> },
          { head: say('since'), cell: ({ since }) => dayWords(since, lang) },
          {
            head: say('slip'),
            cell: ({ slip, indicator }) =>
              slip === null ? (
                <a
                  href={`/alerts/new?${new URLSearchParams({ plan: plan.id, subject: `indicator/${indicator}` })}`}
                >
                  {say('raise')}
                </a>
              ) : (
                <>
                  <LevelMark level={slip.level} lang={lang} />{' '}
                  <a href={slipHref(slip.id, look)}>{slip.number}</a> <small>{stateWords(slip, lang)}</small>
                </>
              ),
          },
          {
            head: say('answers'),
            class: 'wrap',
            cell: ({ answers }) => {
              const last = answers.at(-1)
              if (!last) return say('unanswered')
              const words = last.text.length > SHORT ? `${last.text.slice(0, SHORT)}…` : last.text
              return say('answer', { name: last.name, day: dayWords(last.on, lang), words })
            },
          },
        ]}
      />
    </>
  )
  return pageOf(
    { title: say('title'), dated: true, styles: formStyles + deskStyles + alertStyles, children },
    frame,
  )
}
