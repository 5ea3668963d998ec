// Inspections of a plan in a list, and the form that begins one: what kind, who, which units and tasks, when.
import type { ShownSlip } from '../../alerts/slips/shown.ts'
import { queryOf, sectionCalled } from '../../boards/index.ts'
import type { Light } from '../../core/assessment.ts'
import type { Plan } from '../../core/plan.ts'
import { lightWord } from '../../core/status-words.ts'
import { type Text, text } from '../../core/text.ts'
import { INSPECTION_KINDS, INSPECTION_WORDS, type Inspection } from '../../slips/inspection.ts'
import { dayWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form, named, Select, TextArea, Tick } from '../kit/form.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { alertStyles } from '../styles/alerts.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { AlertsNav } from './places.tsx'

/** Fields of the form as they were written. */
export interface WrittenInspection {
  readonly what: string
  readonly title: string
  readonly purpose: string
  readonly convener: string
  readonly team: string
  readonly units: readonly string[]
  readonly numbers: string
  readonly section: string
  readonly unit: string
  readonly light: string
  readonly from: string
  readonly to: string
}

type Listed = Inspection & { readonly slips: readonly ShownSlip[] }

interface InspectionsInput {
  readonly plan: Plan
  readonly inspections: readonly Listed[]
  readonly lights: readonly Light[]
  /** null: not for this reader. */
  readonly beginning: {
    readonly written: WrittenInspection
    readonly nonce: string
    readonly failure: Text | null
  } | null
}

const WORDS = {
  title: text('督查', 'Inspections'),
  lead: text(
    '协调督查：几个单位的事，谁召集、商定什么、各自何时完成；调研督查：走访、查看、问询；专题督查：一个题目，选定任务，逐项查。交办的事都成为督查单。',
    'Coordination of several units, visits, and themes over chosen tasks. What is agreed or asked for becomes slips.',
  ),
  kind: text('种类', 'Kind'),
  name: text('题目', 'Title'),
  convener: text('召集人', 'Led by'),
  days: text('起止', 'From, to'),
  tasks: text('任务', 'Tasks'),
  findings: text('发现', 'Findings'),
  slips: text('督查单', 'Slips'),
  slipsOf: text('{all}（在办 {open}）', '{all} ({open} open)'),
  state: text('状态', 'State'),
  open: text('进行中', 'under way'),
  closed: text('已结束', 'concluded'),
  none: text('还没有督查。', 'There are no inspections yet.'),
  begin: text('开展一项督查', 'Begin an inspection'),
  send: text('开展', 'Begin'),
  purpose: text('要解决、查看或询问什么', 'What is to be settled, seen or asked'),
  team: text('成员（可空）', 'Team (may be empty)'),
  from: text('起', 'From'),
  to: text('止', 'To'),
  units: text('有关单位（协调督查至少两个）', 'Units concerned (two or more for a coordination)'),
  choose: text('选任务', 'Choose tasks'),
  how: text(
    '写任务序号，或按章节、单位、灯色选，两样可以并用；选定后不再变动。',
    'By number, by section, unit and light, or both; the choice stays as it is made.',
  ),
  numbers: text('序号，如 1、3、20', 'Numbers, as 1, 3, 20'),
  section: text('章节', 'Section'),
  unit: text('单位', 'Unit'),
  light: text('灯色', 'Light'),
  any: text('不限', 'Any'),
} as const

export function renderInspections(
  { plan, inspections, lights, beginning }: InspectionsInput,
  frame: Frame,
): string {
  const { lang, look } = frame
  const say = speak(WORDS, lang)
  const children = (
    <>
      <AlertsNav frame={frame} here="/inspections" />
      <h1>{say('title')}</h1>
      <p class="lead">
        {plan.title}　{say('lead')}
      </p>
      <Table
        label={say('title')}
        rows={inspections}
        empty={say('none')}
        columns={[
          { head: say('kind'), cell: ({ what }) => INSPECTION_WORDS[what][lang] },
          {
            head: say('name'),
            class: 'wrap',
            cell: ({ id, title }) => <a href={`/inspections/${id}${queryOf(look)}`}>{title}</a>,
          },
          { head: say('convener'), class: 'wrap', cell: ({ convener }) => convener },
          { head: say('days'), cell: ({ from, to }) => `${dayWords(from, lang)} — ${dayWords(to, lang)}` },
          { head: say('tasks'), class: 'number', cell: ({ tasks }) => tasks.length },
          { head: say('findings'), class: 'number', cell: ({ findings }) => findings.length },
          {
            head: say('slips'),
            class: 'number',
            cell: ({ slips }) =>
              say('slipsOf', { all: slips.length, open: slips.filter(({ ended }) => ended === null).length }),
          },
          { head: say('state'), cell: ({ closed }) => say(closed ? 'closed' : 'open') },
        ]}
      />
      {beginning && <Begin input={beginning} plan={plan} lights={lights} frame={frame} />}
    </>
  )
  return pageOf(
    { title: say('title'), dated: true, styles: formStyles + deskStyles + alertStyles, children },
    frame,
  )
}

function Begin({
  input,
  plan,
  lights,
  frame: { lang, today },
}: {
  input: NonNullable<InspectionsInput['beginning']>
  plan: Plan
  lights: readonly Light[]
  frame: Frame
}) {
  const { written, nonce, failure } = input
  const say = speak(WORDS, lang)
  return (
    <details class="card enter" open={failure !== null}>
      <summary>{say('begin')}</summary>
      <Form
        class="form"
        action="/inspections"
        hidden={{ nonce, plan: plan.id }}
        failure={failure?.[lang] ?? null}
      >
        <Select
          label={say('kind')}
          name="what"
          required
          chosen={written.what}
          options={INSPECTION_KINDS.map((kind) => [kind, INSPECTION_WORDS[kind][lang]])}
        />
        <Field label={say('name')} name="title" required maxLength={120} value={written.title} />
        <TextArea label={say('purpose')} name="purpose" required value={written.purpose} />
        <Field label={say('convener')} name="convener" required maxLength={120} value={written.convener} />
        <Field label={say('team')} name="team" maxLength={400} value={written.team} />
        <div class="row">
          <Field label={say('from')} type="date" name="from" required value={written.from || today} />
          <Field label={say('to')} type="date" name="to" required value={written.to} />
        </div>
        <fieldset class="measures">
          <legend>{say('choose')}</legend>
          <p class="by">{say('how')}</p>
          <Field label={say('numbers')} name="numbers" maxLength={1_000} value={written.numbers} />
          <div class="row">
            <Select
              label={say('section')}
              name="section"
              any={say('any')}
              chosen={written.section}
              options={plan.sections.map((section) => [section.id, sectionCalled(section, lang)])}
            />
            <Select
              label={say('unit')}
              name="unit"
              any={say('any')}
              chosen={written.unit}
              options={named(plan.units)}
            />
            <Select
              label={say('light')}
              name="light"
              any={say('any')}
              chosen={written.light}
              options={lights.map((light) => [light, lightWord(light)[lang]])}
            />
          </div>
        </fieldset>
        <details open={written.units.length > 0}>
          <summary>{say('units')}</summary>
          <div class="ticks">
            {plan.units.map(({ id, name }) => (
              <Tick key={id} label={name} name="units" value={id} checked={written.units.includes(id)} />
            ))}
          </div>
        </details>
        <Button main>{say('send')}</Button>
      </Form>
    </details>
  )
}
