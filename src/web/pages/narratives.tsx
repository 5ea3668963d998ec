// `/desk/narratives`: a month's narratives, task by task: what is owed, what is written, and the form to write it.
import { taskHref } from '../../boards/index.ts'
import { CLAIM_WORDS, CLAIMS, LONGEST_TEXT, PART_WORDS } from '../../core/narrative.ts'
import { periodsOf } from '../../core/period.ts'
import { periodWords } from '../../core/period-words.ts'
import { vantageOf } from '../../core/standpoint.ts'
import { text } from '../../core/text.ts'
import { ALL_UNITS, type NarrativeDesk, type NarrativeRow } from '../../desk/narrative-desk.ts'
import { dayWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, Form, lookFields, named, Select, TextArea, Tick } from '../kit/form.tsx'
import { Empty } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { textStyles } from '../styles/texts.ts'
import { DeskNav } from './places.tsx'
import { Thread } from './task-texts.tsx'

interface NarrativesInput {
  readonly desk: NarrativeDesk
}

const WORDS = {
  title: text('任务进展', 'How tasks go'),
  month: text('月份', 'Month'),
  unit: text('单位', 'Unit'),
  all: text('全部单位', 'All units'),
  show: text('查看', 'Show'),
  duty: text('书面报送：{title}，{day}前', 'Report in writing, “{title}”, by {day}'),
  written: text('已写', 'Written'),
  owed: text('未写', 'Owed'),
  open: text('可写', 'Open'),
  none: text('没有任务；换一个单位或月份再看。', 'There are no tasks; choose another unit or month.'),
  task: text('第 {n} 项', 'Task {n}'),
  lead: text('牵头', 'lead'),
  write: text('写进展', 'Write'),
  again: text('补写或改写（旧的保留）', 'Write again (what was written stays)'),
  claim: text('自评', 'Own judgement'),
  noClaim: text('不自评', 'None'),
  waits: text(
    '文中引用了未发布的数据：发布日之后才公开',
    'It quotes figures that are not released yet: public on their day',
  ),
  save: text('保存', 'Save'),
  before: text('上月所写', 'Last month'),
} as const

export function renderNarratives({ desk }: NarrativesInput, frame: Frame): string {
  const { lang } = frame
  const { plan, month, rows, counts, duty } = desk
  const say = speak(WORDS, lang)
  const children = (
    <>
      <DeskNav frame={frame} here="/desk/narratives" />
      <h1>
        {say('title')} · {periodWords(month, 'period')[lang]}
      </h1>
      <p class="lead">{plan.title}</p>
      {duty && <p class="lead">{say('duty', { title: duty.title, day: dayWords(duty.due, lang) })}</p>}
      <Filter desk={desk} frame={frame} />
      <p class="asked" role="status">
        {(['owed', 'written', 'open'] as const).map((state) => (
          <span key={state} class={`owes ${state}`}>
            {say(state)} {counts[state]}
          </span>
        ))}
      </p>
      {rows.length === 0 && <Empty>{say('none')}</Empty>}
      <ol class="tasks">
        {rows.map((row) => (
          <Row key={row.task.number} row={row} desk={desk} frame={frame} />
        ))}
      </ol>
    </>
  )
  const styles = formStyles + deskStyles + textStyles
  const kept = { month, ...(desk.unit !== null && { unit: desk.unit }) }
  return pageOf({ title: say('title'), dated: true, kept, styles, children }, frame)
}

function Filter({ desk: { plan, month, unit, units }, frame }: { desk: NarrativeDesk; frame: Frame }) {
  const { lang, look } = frame
  const say = speak(WORDS, lang)
  return (
    <Form class="filter" method="get" action={frame.path} hidden={lookFields(look)}>
      <Select
        label={say('month')}
        name="month"
        options={periodsOf(plan, 'monthly').map((one) => [one, periodWords(one, 'period')[lang]])}
        chosen={month}
      />
      <Select
        label={say('unit')}
        name="unit"
        options={[[ALL_UNITS, say('all')], ...named(units)]}
        chosen={unit}
      />
      <Button>{say('show')}</Button>
    </Form>
  )
}

function Row({ row, desk, frame }: { row: NarrativeRow; desk: NarrativeDesk; frame: Frame }) {
  const { task, state, threads, own } = row
  const { plan } = desk
  const { lang } = frame
  const look = { ...frame.look, plan: plan.id }
  const { until, past } = vantageOf(look, frame.now)
  const say = speak(WORDS, lang)
  const leads = task.lead.map((id) => plan.units.find((unit) => unit.id === id)?.name ?? id)
  return (
    <li class="card" id={`task-${task.number}`}>
      <div class="head">
        <b>
          <a href={taskHref(task.number, look)}>{say('task', { n: task.number })}</a>
        </b>
        <span class={`owes ${state}`}>{say(state)}</span>
      </div>
      <p class="words" lang="zh-CN">
        {task.text}
      </p>
      <p class="lead">
        {say('lead')} {leads.join('、')}
      </p>
      <div class="texts">
        {threads.map((thread) => (
          <Thread
            key={thread.latest.id}
            thread={thread}
            plan={plan}
            lang={lang}
            look={frame.look}
            now={until}
          />
        ))}
      </div>
      {!past && own.map((unit) => <WriteForm key={unit} row={row} unit={unit} desk={desk} frame={frame} />)}
    </li>
  )
}

function WriteForm(input: { row: NarrativeRow; unit: string; desk: NarrativeDesk; frame: Frame }) {
  const { row, unit, desk, frame } = input
  const { lang, now } = frame
  const { plan, month } = desk
  const say = speak(WORDS, lang)
  const written = row.threads.find(({ latest }) => latest.unit === unit)?.latest
  const before = row.before.find(({ latest }) => latest.unit === unit)
  const name = plan.units.find(({ id }) => id === unit)?.name ?? unit
  const part = (key: keyof typeof PART_WORDS, required = false) => (
    <TextArea
      label={PART_WORDS[key][lang]}
      name={key}
      required={required}
      maxLength={LONGEST_TEXT}
      value={written?.words[key] ?? ''}
    />
  )
  return (
    <details class="write">
      <summary>
        {say(written ? 'again' : 'write')}
        {row.own.length > 1 && ` · ${name}`}
      </summary>
      <Form
        class="form"
        action="/desk/narratives"
        hidden={{ plan: plan.id, task: row.task.number, unit, period: month }}
      >
        {part('progress', true)}
        <div class="pair">
          {part('problems')}
          {part('next')}
        </div>
        <Select
          label={say('claim')}
          name="claim"
          any={say('noClaim')}
          options={CLAIMS.map((claim) => [claim, CLAIM_WORDS[claim][lang]])}
          chosen={written?.claim ?? null}
        />
        <Tick
          label={say('waits')}
          name="waits"
          value="on"
          checked={written?.releaseAt != null && written.releaseAt > now}
        />
        <Button main>{say('save')}</Button>
      </Form>
      {before && (
        <>
          <p class="lead">{say('before')}</p>
          <Thread thread={{ ...before, earlier: [] }} plan={plan} lang={lang} look={frame.look} now={now} />
        </>
      )}
    </details>
  )
}
