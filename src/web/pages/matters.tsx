// The register of matters (督办事项): where each comes from, who sees to it, until when, what came of it; and the form to enter one.
import type { ShownSlip } from '../../alerts/slips/shown.ts'
import { queryOf, slipHref } from '../../boards/index.ts'
import type { Plan } from '../../core/plan.ts'
import { type Text, text } from '../../core/text.ts'
import { LEVELS } from '../../slips/finding.ts'
import { SHEET_WORDS } from '../../slips/ladder.ts'
import { type MatterEntry, ORIGIN_WORDS, ORIGINS, type Origin } from '../../slips/register.ts'
import { dayWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form, named, Select, TextArea } from '../kit/form.tsx'
import { ReceiverNames } from '../kit/names.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { alertStyles } from '../styles/alerts.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { AlertsNav } from './places.tsx'
import { LevelMark, leftWords, stateWords } from './slip-marks.tsx'

/** A slip that stands in the register. */
export type RegisteredMatter = ShownSlip & { readonly entry: MatterEntry }

export const MATTER_STATES = ['open', 'late', 'ended', 'all'] as const

export interface MattersAsked {
  readonly origin: Origin | null
  readonly unit: string | null
  readonly state: (typeof MATTER_STATES)[number]
  readonly words: string
}

/** Fields of the form as they were written. */
export type WrittenMatter = Readonly<
  Record<
    | 'origin'
    | 'source'
    | 'given'
    | 'title'
    | 'requirement'
    | 'receiver'
    | 'helper'
    | 'due'
    | 'level'
    | 'task',
    string
  >
>

interface MattersInput {
  readonly asked: MattersAsked
  readonly matters: readonly RegisteredMatter[]
  /** Of which units there are matters. */
  readonly units: readonly { readonly id: string; readonly name: string }[]
  /** What a supervisor may enter now; null: not this reader, or not where one stands. */
  readonly entering: {
    readonly plan: Plan
    readonly written: WrittenMatter
    readonly nonce: string
    readonly failure: Text | null
  } | null
}

const WORDS = {
  title: text('督办事项', 'Register of matters'),
  lead: text(
    '领导批示、会议决定、上级任务、信访承诺，一事一单：登记即发督查单，答复、措施、催办、销号与督查单相同。',
    'Instructions, decisions, tasks from above and promises: each entry is a slip, answered, chased and closed as slips are.',
  ),
  number: text('编号', 'Number'),
  origin: text('来源', 'Origin'),
  source: text('来源文号或会议', 'Document or meeting'),
  given: text('交办时间', 'Given'),
  matter: text('事项', 'Matter'),
  receiver: text('承办', 'Sees to it'),
  helper: text('协办（可空）', 'With (may be empty)'),
  due: text('时限', 'Until'),
  state: text('状态', 'State'),
  result: text('结果', 'Result'),
  requirement: text('要求', 'What is asked'),
  level: text('级别', 'Level'),
  task: text('所属任务（可空）', 'Task of the plan (may be empty)'),
  any: text('全部', 'All'),
  none: text('没有这样的事项。', 'No such matter.'),
  show: text('筛选', 'Show'),
  search: text('字词', 'Words'),
  enter: text('登记一件', 'Enter a matter'),
  send: text('登记并发单', 'Enter and issue'),
  table: text('表格', 'Table'),
} as const

const STATES: Readonly<Record<MattersAsked['state'], Text>> = {
  open: text('在办', 'open'),
  late: text('逾期未答复', 'late'),
  ended: text('已办结', 'ended'),
  all: text('全部', 'all'),
}

const SHORT = 40

export function renderMatters(input: MattersInput, frame: Frame): string {
  const { asked, matters, units, entering } = input
  const { lang, look } = frame
  const say = speak(WORDS, lang)
  const query = new URLSearchParams({
    ...(asked.origin && { origin: asked.origin }),
    ...(asked.unit && { unit: asked.unit }),
    ...(asked.words && { words: asked.words }),
    state: asked.state,
  })
  const table = (ending: string): string => `/matters.${ending}${joined(queryOf(look), query.toString())}`
  const children = (
    <>
      <AlertsNav frame={frame} here="/matters" />
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead')}</p>
      <Form
        method="get"
        class="filter"
        action="/matters"
        hidden={{ plan: look.plan, 'as-of': look.asOf, 'known-at': look.knownAt }}
      >
        <Select
          label={say('origin')}
          name="origin"
          any={say('any')}
          chosen={asked.origin}
          options={ORIGINS.map((origin) => [origin, ORIGIN_WORDS[origin][lang]])}
        />
        <Select
          label={say('receiver')}
          name="unit"
          any={say('any')}
          chosen={asked.unit}
          options={named(units)}
        />
        <Select
          label={say('state')}
          name="state"
          chosen={asked.state}
          options={MATTER_STATES.map((state) => [state, STATES[state][lang]])}
        />
        <Field label={say('search')} name="words" maxLength={100} value={asked.words} />
        <Button>{say('show')}</Button>
      </Form>
      <p class="actions taken">
        {say('table')} <a href={table('csv')}>CSV</a> <a href={table('xlsx')}>Excel</a>
      </p>
      <Table
        label={say('title')}
        rows={matters}
        empty={say('none')}
        columns={[
          {
            head: say('number'),
            cell: ({ id, number, level }) => (
              <>
                <LevelMark level={level} lang={lang} /> <a href={slipHref(id, look)}>{number}</a>
              </>
            ),
          },
          {
            head: say('origin'),
            class: 'wrap',
            cell: ({ entry }) => `${ORIGIN_WORDS[entry.origin][lang]} · ${entry.source}`,
          },
          { head: say('given'), cell: ({ entry }) => dayWords(entry.given, lang) },
          { head: say('matter'), class: 'wrap', cell: ({ title }) => title[lang] },
          {
            head: say('receiver'),
            class: 'wrap',
            cell: ({ receiver, helpers, plan: of }) => (
              <ReceiverNames of={[receiver, ...helpers]} plan={of} look={look} />
            ),
          },
          { head: say('due'), cell: ({ limit }) => dayWords(limit, lang) },
          {
            head: say('state'),
            class: 'wrap',
            cell: (slip) => (
              <>
                {stateWords(slip, lang)} {leftWords(slip, lang)}
              </>
            ),
          },
          { head: say('result'), class: 'wrap', cell: ({ result }) => short(result) },
        ]}
      />
      {entering && <Enter input={entering} frame={frame} />}
    </>
  )
  return pageOf(
    { title: say('title'), dated: true, styles: formStyles + deskStyles + alertStyles, children },
    frame,
  )
}

const joined = (query: string, more: string): string => (query === '' ? `?${more}` : `${query}&${more}`)

const short = (words: string): string => (words.length > SHORT ? `${words.slice(0, SHORT)}…` : words)

function Enter({
  input,
  frame: { lang, today },
}: {
  input: NonNullable<MattersInput['entering']>
  frame: Frame
}) {
  const { plan, written, nonce, failure } = input
  const say = speak(WORDS, lang)
  return (
    <details class="card enter" open={failure !== null}>
      <summary>{say('enter')}</summary>
      <Form
        class="form"
        action="/matters"
        hidden={{ nonce, plan: plan.id }}
        failure={failure?.[lang] ?? null}
      >
        <Select
          label={say('origin')}
          name="origin"
          required
          chosen={written.origin}
          options={ORIGINS.filter((origin) => origin !== 'inspection').map((origin) => [
            origin,
            ORIGIN_WORDS[origin][lang],
          ])}
        />
        <Field label={say('source')} name="source" required maxLength={200} value={written.source} />
        <Field label={say('given')} type="date" name="given" required max={today} value={written.given} />
        <Field label={say('matter')} name="title" required maxLength={120} value={written.title} />
        <TextArea label={say('requirement')} name="requirement" required value={written.requirement} />
        <Select
          label={say('receiver')}
          name="receiver"
          required
          options={named(plan.units)}
          chosen={written.receiver}
        />
        <Select
          label={say('helper')}
          name="helper"
          any="—"
          options={named(plan.units)}
          chosen={written.helper}
        />
        <Field label={say('due')} type="date" name="due" required min={today} value={written.due} />
        <Select
          label={say('level')}
          name="level"
          options={LEVELS.map((level) => [level, SHEET_WORDS[level][lang]])}
          chosen={written.level}
        />
        <Select
          label={say('task')}
          name="task"
          any="—"
          chosen={written.task}
          options={plan.tasks.map(({ number, text: words }) => [
            String(number),
            `${number}. ${short(words)}`,
          ])}
        />
        <Button main>{say('send')}</Button>
      </Form>
    </details>
  )
}
