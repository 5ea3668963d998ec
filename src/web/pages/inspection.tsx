// One inspection: who and when, the plan of visits, the findings of each task beside the unit's own words and the figures, the slips that came of it.
import type { ShownSlip } from '../../alerts/slips/shown.ts'
import { gaugeView, indicatorHref, reportHref, slipHref, taskHref } from '../../boards/index.ts'
import { type EvidenceFile, pictureTypeOf } from '../../core/evidence.ts'
import { byIndicatorOf } from '../../core/figures-about.ts'
import { CLAIM_WORDS } from '../../core/narrative.ts'
import type { Observation } from '../../core/observation.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Plan } from '../../core/plan.ts'
import { statusWord } from '../../core/status-words.ts'
import { type Language, type Text, text } from '../../core/text.ts'
import type { LedgerRow } from '../../desk/ledger.ts'
import { LEVELS } from '../../slips/finding.ts'
import { INSPECTION_WORDS, type Inspection } from '../../slips/inspection.ts'
import { SHEET_WORDS } from '../../slips/ladder.ts'
import { dayWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form, named, Select, TextArea } from '../kit/form.tsx'
import { ReceiverNames, UnitNames } from '../kit/names.tsx'
import { FactList, Note } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { type Speak, speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { alertStyles } from '../styles/alerts.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { AlertsNav } from './places.tsx'
import { LevelMark, leftWords, stateWords } from './slip-marks.tsx'

type Row = LedgerRow<ShownSlip>

interface InspectionInput {
  readonly inspection: Inspection
  readonly plan: Plan
  /** Of its tasks. */
  readonly rows: readonly Row[]
  readonly figures: readonly Observation[]
  readonly files: readonly EvidenceFile[]
  readonly slips: readonly ShownSlip[]
  /** null: nothing can be done to it by this reader. */
  readonly acting: { readonly nonce: string } | null
  readonly failure: Text | null
}

const WORDS = {
  paper: text('督查报告（Word）', 'Report (Word)'),
  convener: text('召集人', 'Led by'),
  team: text('成员', 'Team'),
  days: text('起止', 'From, to'),
  units: text('有关单位', 'Units concerned'),
  begun: text('开展', 'Begun'),
  closed: text('结论', 'Conclusion'),
  visits: text('行程', 'Visits'),
  noVisits: text('还没有安排行程。', 'No visit is planned yet.'),
  day: text('日期', 'Day'),
  place: text('地点', 'Place'),
  who: text('参加人', 'Who goes'),
  tasks: text('逐项对照', 'Task by task'),
  task: text('任务', 'Task'),
  figures: text('数据', 'Figures'),
  words: text('单位自己写的', 'The unit’s own words'),
  findings: text('督查发现', 'Findings'),
  others: text('其他发现', 'Other findings'),
  none: text('尚无', 'none yet'),
  slips: text('交办和督查单', 'What was agreed or asked for'),
  noSlips: text('还没有交办事项。', 'Nothing was given to anybody yet.'),
  number: text('编号', 'Number'),
  matter: text('事项', 'Matter'),
  receiver: text('承办', 'Sees to it'),
  due: text('时限', 'Until'),
  state: text('状态', 'State'),
  result: text('结果', 'Result'),
  plan: text('安排行程', 'Plan a visit'),
  find: text('记录发现', 'Note a finding'),
  give: text('交办（商定事项、督查单）', 'Give a matter (what was agreed, a slip)'),
  close: text('结束督查', 'Conclude it'),
  unit: text('单位（可空）', 'Unit (may be empty)'),
  ofTask: text('任务（可空）', 'Task (may be empty)'),
  good: text('性质', 'Kind of finding'),
  problem: text('问题', 'a problem'),
  strength: text('做法和成效', 'something done well'),
  found: text('发现了什么', 'What was found'),
  pictures: text('照片或文件（可选几件）', 'Pictures or files (several at once)'),
  requirement: text('要求', 'What is asked'),
  level: text('级别', 'Level'),
  conclusion: text('结论', 'Conclusion'),
  picture: text('缩小的照片：{name}', 'Small picture: {name}'),
  by: text('{name}，{day}', '{name}, {day}'),
} as const

type Say = Speak<keyof typeof WORDS>

export function renderInspection(input: InspectionInput, frame: Frame): string {
  const { inspection: one, plan, slips, acting, failure } = input
  const { lang, look } = frame
  const say = speak(WORDS, lang)
  const heading = `${INSPECTION_WORDS[one.what][lang]}：${one.title}`
  const rest = one.findings.filter(({ task }) => task === null || !one.tasks.includes(task))
  const children = (
    <>
      <AlertsNav frame={frame} here={null} />
      <h1>{heading}</h1>
      <p class="lead">{one.purpose}</p>
      <Note kind="refused">{failure?.[lang]}</Note>
      <FactList
        facts={[
          [say('convener'), one.convener],
          [say('team'), one.team || null],
          [say('days'), `${dayWords(one.from, lang)} — ${dayWords(one.to, lang)}`],
          [
            say('units'),
            one.units.length > 0 ? <UnitNames plan={plan} ids={[...one.units]} look={look} /> : null,
          ],
          [say('begun'), say('by', { name: one.opened.by.name, day: dayWords(one.opened.on, lang) })],
          [
            say('closed'),
            one.closed &&
              `${one.closed.text}（${say('by', { name: one.closed.by.name, day: dayWords(one.closed.on, lang) })}）`,
          ],
        ]}
      />
      <p class="actions">
        <a class="button" href={reportHref('inspection-report', one.id, { ...look, plan: plan.id })}>
          {say('paper')}
        </a>
      </p>
      {one.tasks.length > 0 && (
        <>
          <h2 id="tasks">{say('tasks')}</h2>
          <Tasks input={input} frame={frame} say={say} />
        </>
      )}
      {(rest.length > 0 || one.tasks.length === 0) && (
        <>
          <h2 id="findings">{say(one.tasks.length === 0 ? 'findings' : 'others')}</h2>
          <Findings findings={rest} input={input} say={say} lang={lang} card />
        </>
      )}
      <h2 id="slips">{say('slips')}</h2>
      <Table
        label={say('slips')}
        rows={slips}
        empty={say('noSlips')}
        columns={[
          {
            head: say('number'),
            cell: ({ id, number, level }) => (
              <>
                <LevelMark level={level} lang={lang} /> <a href={slipHref(id, look)}>{number}</a>
              </>
            ),
          },
          { head: say('matter'), class: 'wrap', cell: ({ title }) => title[lang] },
          {
            head: say('receiver'),
            class: 'wrap',
            cell: ({ receiver, plan }) => <ReceiverNames of={[receiver]} plan={plan} look={look} />,
          },
          { head: say('due'), cell: ({ limit }) => dayWords(limit, lang) },
          {
            head: say('state'),
            cell: (slip) => (
              <>
                {stateWords(slip, lang)} {leftWords(slip, lang)}
              </>
            ),
          },
          { head: say('result'), class: 'wrap', cell: ({ result }) => result },
        ]}
      />
      <h2 id="visits">{say('visits')}</h2>
      <Table
        label={say('visits')}
        rows={one.visits}
        empty={say('noVisits')}
        columns={[
          { head: say('day'), cell: ({ day }) => dayWords(day, lang) },
          { head: say('place'), class: 'wrap', cell: ({ place }) => place },
          { head: say('who'), class: 'wrap', cell: ({ who }) => who },
        ]}
      />
      {acting && <Acts input={input} nonce={acting.nonce} frame={frame} say={say} />}
    </>
  )
  return pageOf(
    { title: heading, dated: true, styles: formStyles + deskStyles + alertStyles, children },
    frame,
  )
}

interface TasksInput {
  readonly input: InspectionInput
  readonly frame: Frame
  readonly say: Say
}

function Tasks({ input, frame: { lang, look }, say }: TasksInput) {
  const { inspection, plan, rows } = input
  const own = { ...look, plan: plan.id }
  const figures = byIndicatorOf(input.figures)
  return (
    <Table
      label={say('tasks')}
      rows={rows}
      columns={[
        {
          head: say('task'),
          class: 'wrap',
          cell: ({ task }) =>
            task && (
              <>
                <a href={taskHref(task.number, own)}>{task.number}</a> {task.text}
              </>
            ),
        },
        {
          head: say('figures'),
          class: 'wrap',
          cell: ({ items }) =>
            items.length === 0 ? (
              say('none')
            ) : (
              <ul>
                {items.map(({ indicator, assessment }) => {
                  const view = gaugeView(
                    { plan, figures, lang, look: own, face: 'bullet' },
                    indicator,
                    assessment,
                  )
                  return (
                    <li key={indicator.id}>
                      <a href={indicatorHref(indicator.id, own)}>{indicator.name}</a>{' '}
                      {view.value && `${view.value.number} ${view.value.unit}`}{' '}
                      <b class={`light-${view.light}`}>{statusWord(assessment.status)[lang]}</b>
                    </li>
                  )
                })}
              </ul>
            ),
        },
        {
          head: say('words'),
          class: 'wrap',
          cell: ({ narrative }) =>
            narrative ? (
              <>
                <p class="by">
                  {plan.units.find(({ id }) => id === narrative.unit)?.name ?? narrative.unit}{' '}
                  {periodWords(narrative.period, 'period')[lang]}{' '}
                  {narrative.claim && <b>{CLAIM_WORDS[narrative.claim][lang]}</b>}
                </p>
                <p>{narrative.words.progress}</p>
              </>
            ) : (
              say('none')
            ),
        },
        {
          head: say('findings'),
          class: 'wrap',
          cell: ({ task }) => (
            <Findings
              findings={inspection.findings.filter((finding) => finding.task === task?.number)}
              input={input}
              say={say}
              lang={lang}
            />
          ),
        },
      ]}
    />
  )
}

interface FindingsInput {
  readonly findings: Inspection['findings']
  readonly input: InspectionInput
  readonly say: Say
  readonly lang: Language
  /** It stands alone and not in a table. */
  readonly card?: boolean
}

function Findings({ findings, input: { plan, files }, say, lang, card }: FindingsInput) {
  if (findings.length === 0) return <p class={card ? 'card empty' : undefined}>{say('none')}</p>
  return (
    <ul class={card ? 'card findings' : 'findings'}>
      {findings.map(({ id, task, unit, good, text: words, by, on }) => (
        <li key={id}>
          <p>
            <b class={good ? undefined : 'late'}>{say(good ? 'strength' : 'problem')}</b>{' '}
            {task !== null && card && `${say('task')} ${task} `}
            {unit !== null && `${plan.units.find((one) => one.id === unit)?.name ?? unit}：`}
            {words}
          </p>
          <p class="by">{say('by', { name: by.name, day: dayWords(on, lang) })}</p>
          <ul class="evidence">
            {files
              .filter(({ part }) => part === id)
              .map((file) => (
                <li key={file.id}>
                  {pictureTypeOf(file.type) !== null && (
                    <a href={`/api/v1/evidence/${file.id}/file`} class="small-picture">
                      <img
                        src={`/api/v1/evidence/${file.id}/picture`}
                        alt={say('picture', { name: file.name })}
                        loading="lazy"
                      />
                    </a>
                  )}
                  <a href={`/api/v1/evidence/${file.id}/file`}>{file.name}</a>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

interface ActsInput extends TasksInput {
  readonly nonce: string
}

const SHORT = 40
const short = (words: string): string => (words.length > SHORT ? `${words.slice(0, SHORT)}…` : words)

function Acts({ input, nonce, frame: { lang, today }, say }: ActsInput) {
  const { inspection, plan } = input
  const action = `/inspections/${inspection.id}`
  const taskChoice = (
    <Select
      label={say('ofTask')}
      name="task"
      any="—"
      options={plan.tasks
        .filter(({ number }) => inspection.tasks.length === 0 || inspection.tasks.includes(number))
        .map(({ number, text: words }) => [String(number), `${number}. ${short(words)}`])}
    />
  )
  return (
    <section class="todo" aria-label={say('find')}>
      <details>
        <summary>{say('find')}</summary>
        <Form class="form" action={action} hidden={{ nonce, deed: 'find' }} files>
          {taskChoice}
          <Select label={say('unit')} name="unit" any="—" options={named(plan.units)} />
          <Select
            label={say('good')}
            name="good"
            options={[
              ['no', say('problem')],
              ['yes', say('strength')],
            ]}
          />
          <TextArea label={say('found')} name="text" required maxLength={4_000} />
          <label>
            {say('pictures')}
            <input type="file" name="files" multiple />
          </label>
          <Button main>{say('find')}</Button>
        </Form>
      </details>
      <details>
        <summary>{say('give')}</summary>
        <Form class="form" action={action} hidden={{ nonce, deed: 'give' }}>
          <Field label={say('matter')} name="title" required maxLength={120} />
          <TextArea label={say('requirement')} name="requirement" required maxLength={4_000} />
          <Select label={say('receiver')} name="receiver" required options={named(plan.units)} />
          {taskChoice}
          <Field label={say('due')} type="date" name="due" required min={today} />
          <Select
            label={say('level')}
            name="level"
            options={LEVELS.map((level) => [level, SHEET_WORDS[level][lang]])}
          />
          <Button main>{say('give')}</Button>
        </Form>
      </details>
      <details>
        <summary>{say('plan')}</summary>
        <Form class="form" action={action} hidden={{ nonce, deed: 'plan' }}>
          <Field label={say('day')} type="date" name="day" required />
          <Field label={say('place')} name="place" required maxLength={120} />
          <Field label={say('who')} name="who" maxLength={120} />
          <Button main>{say('plan')}</Button>
        </Form>
      </details>
      <details>
        <summary>{say('close')}</summary>
        <Form class="form" action={action} hidden={{ nonce, deed: 'close' }}>
          <TextArea label={say('conclusion')} name="text" required maxLength={4_000} />
          <Button main>{say('close')}</Button>
        </Form>
      </details>
    </section>
  )
}
