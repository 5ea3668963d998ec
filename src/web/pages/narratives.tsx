// `/desk/narratives`: a month's narratives, task by task: what is owed, what is written, and the form to write it.
import { type Look, queryOf } from '../../boards/index.ts'
import { CLAIM_WORDS, CLAIMS, LONGEST_TEXT, PART_WORDS } from '../../core/narrative.ts'
import { periodsOf } from '../../core/period.ts'
import { periodWords } from '../../core/period-words.ts'
import { text } from '../../core/text.ts'
import { ALL_UNITS, type NarrativeDesk, type NarrativeRow } from '../../desk/narrative-desk.ts'
import { dayWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { textStyles } from '../styles/texts.ts'
import { DeskNav } from './desk-nav.tsx'
import { pageOf } from './page.tsx'
import { Thread } from './task-texts.tsx'

export interface NarrativesInput {
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
  none: text('没有任务。', 'There are no tasks.'),
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
  return pageOf(
    {
      title: WORDS.title[lang],
      demo: false,
      dated: false,
      styles: formStyles + deskStyles + textStyles,
      children: (
        <>
          <DeskNav frame={frame} here="/desk/narratives" />
          <h1>
            {WORDS.title[lang]} · {periodWords(month, 'period')[lang]}
          </h1>
          <p class="lead">{plan.title}</p>
          {duty && (
            <p class="lead">
              {WORDS.duty[lang]
                .replace('{title}', () => duty.title)
                .replace('{day}', () => dayWords(duty.due, lang))}
            </p>
          )}
          <Filter desk={desk} frame={frame} />
          <p class="asked" role="status">
            {(['owed', 'written', 'open'] as const).map((state) => (
              <span key={state} class={`owes ${state}`}>
                {WORDS[state][lang]} {counts[state]}
              </span>
            ))}
          </p>
          {rows.length === 0 && <p class="card">{WORDS.none[lang]}</p>}
          <ol class="tasks">
            {rows.map((row) => (
              <Row key={row.task.number} row={row} desk={desk} frame={frame} />
            ))}
          </ol>
        </>
      ),
    },
    frame,
  )
}

function Filter({ desk: { plan, month, unit, units }, frame }: { desk: NarrativeDesk; frame: Frame }) {
  const { lang, look } = frame
  return (
    <form class="filter" method="get" action={frame.path}>
      {look.plan && <input type="hidden" name="plan" value={look.plan} />}
      {look.lang && <input type="hidden" name="lang" value={look.lang} />}
      <label>
        {WORDS.month[lang]}
        <select name="month">
          {periodsOf(plan.year, 'monthly').map((one) => (
            <option key={one} value={one} selected={one === month}>
              {periodWords(one, 'period')[lang]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {WORDS.unit[lang]}
        <select name="unit">
          <option value={ALL_UNITS}>{WORDS.all[lang]}</option>
          {units.map(({ id, name }) => (
            <option key={id} value={id} selected={id === unit}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button class="button" type="submit">
        {WORDS.show[lang]}
      </button>
    </form>
  )
}

function Row({ row, desk, frame }: { row: NarrativeRow; desk: NarrativeDesk; frame: Frame }) {
  const { task, state, threads, own } = row
  const { plan } = desk
  const { lang, look, now } = frame
  const leads = task.lead.map((id) => plan.units.find((unit) => unit.id === id)?.name ?? id)
  const there: Look = { plan: plan.id, lang: look.lang ?? null }
  return (
    <li class="card" id={`task-${task.number}`}>
      <div class="head">
        <b>
          <a href={`/tasks/${task.number}${queryOf(there)}`}>
            {WORDS.task[lang].replace('{n}', String(task.number))}
          </a>
        </b>
        <span class={`owes ${state}`}>{WORDS[state][lang]}</span>
      </div>
      <p class="words" lang="zh-CN">
        {task.text}
      </p>
      <p class="lead">
        {WORDS.lead[lang]} {leads.join('、')}
      </p>
      <div class="texts">
        {threads.map((thread) => (
          <Thread key={thread.latest.id} thread={thread} plan={plan} lang={lang} now={now} />
        ))}
      </div>
      {own.map((unit) => (
        <WriteForm key={unit} row={row} unit={unit} desk={desk} frame={frame} />
      ))}
    </li>
  )
}

function WriteForm(input: { row: NarrativeRow; unit: string; desk: NarrativeDesk; frame: Frame }) {
  const { row, unit, desk, frame } = input
  const { lang, look, now } = frame
  const { plan, month } = desk
  const written = row.threads.find(({ latest }) => latest.unit === unit)?.latest
  const before = row.before.find(({ latest }) => latest.unit === unit)
  const query = queryOf({ lang: look.lang ?? null })
  const name = plan.units.find(({ id }) => id === unit)?.name ?? unit
  return (
    <details class="write">
      <summary>
        {WORDS[written ? 'again' : 'write'][lang]}
        {row.own.length > 1 && ` · ${name}`}
      </summary>
      <form class="form" method="post" action={`/desk/narratives${query}`}>
        <input type="hidden" name="plan" value={plan.id} />
        <input type="hidden" name="task" value={row.task.number} />
        <input type="hidden" name="unit" value={unit} />
        <input type="hidden" name="period" value={month} />
        <label>
          {PART_WORDS.progress[lang]}
          <textarea name="progress" required maxLength={LONGEST_TEXT}>
            {written?.words.progress ?? ''}
          </textarea>
        </label>
        <div class="pair">
          {(['problems', 'next'] as const).map((part) => (
            <label key={part}>
              {PART_WORDS[part][lang]}
              <textarea name={part} maxLength={LONGEST_TEXT}>
                {written?.words[part] ?? ''}
              </textarea>
            </label>
          ))}
        </div>
        <label>
          {WORDS.claim[lang]}
          <select name="claim">
            <option value="">{WORDS.noClaim[lang]}</option>
            {CLAIMS.map((claim) => (
              <option key={claim} value={claim} selected={claim === written?.claim}>
                {CLAIM_WORDS[claim][lang]}
              </option>
            ))}
          </select>
        </label>
        <label class="tick">
          <input
            type="checkbox"
            name="waits"
            value="on"
            checked={written?.releaseAt != null && written.releaseAt > now}
          />{' '}
          {WORDS.waits[lang]}
        </label>
        <button class="button main" type="submit">
          {WORDS.save[lang]}
        </button>
      </form>
      {before && (
        <>
          <p class="lead">{WORDS.before[lang]}</p>
          <Thread thread={{ ...before, earlier: [] }} plan={plan} lang={lang} now={now} />
        </>
      )}
    </details>
  )
}
