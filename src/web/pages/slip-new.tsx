// A slip that a supervisor writes by hand: the matter, who answers, how grave, what is asked and until when.

import type { Plan } from '../../core/plan.ts'
import { type Text, text } from '../../core/text.ts'
import { MOST_CHARACTERS, MOST_DAYS } from '../../slips/deeds.ts'
import { LEVELS, type Level } from '../../slips/finding.ts'
import { LEVEL_WORDS, SHEET_WORDS } from '../../slips/ladder.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form, named, type Option, Select, TextArea } from '../kit/form.tsx'
import { pageOf } from '../kit/page.tsx'
import { type Speak, speak } from '../kit/speak.ts'
import { alertStyles } from '../styles/alerts.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { AlertsNav } from './places.tsx'

/** Fields as they were written; empty where nothing was. */
export type WrittenSlip = Readonly<
  Record<'subject' | 'receiver' | 'level' | 'days' | 'reason' | 'requirement', string>
>

interface NewSlipInput {
  readonly plan: Plan
  readonly written: WrittenSlip
  readonly nonce: string
  readonly failure: Text | null
}

const WORDS = {
  title: text('手工开单', 'Write a slip'),
  lead: text(
    '重要、紧急的事项可直接发橙色或红色督查单。手工开的单，由督查员销号。',
    'What is important or urgent may begin at orange or red. A slip written by hand is closed by a supervisor.',
  ),
  matter: text('事项', 'Matter'),
  indicators: text('指标', 'Indicators'),
  tasks: text('任务', 'Tasks'),
  duties: text('书面报送', 'Written reports'),
  units: text('单位', 'Units'),
  receiver: text('承办单位', 'Who answers'),
  level: text('级别', 'Level'),
  days: text('几个工作日内答复', 'Working days to answer'),
  reason: text('情况', 'What is so'),
  requirement: text('要求', 'What is asked'),
  send: text('开单', 'Issue it'),
} as const

const LONGEST_NAME = 60

export function renderNewSlip({ plan, written, nonce, failure }: NewSlipInput, frame: Frame): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const levelWords = (level: Level): string => text(SHEET_WORDS[level].zh, LEVEL_WORDS[level].en)[lang]
  const long = { required: true, maxLength: MOST_CHARACTERS } as const
  const children = (
    <>
      <AlertsNav frame={frame} here={null} />
      <h1>{say('title')}</h1>
      <p class="lead">
        {plan.title}　{say('lead')}
      </p>
      <Form action="/alerts/new" hidden={{ nonce, plan: plan.id }} failure={failure?.[lang] ?? null}>
        <Select
          label={say('matter')}
          name="subject"
          required
          options={[]}
          groups={subjectGroups(plan, say)}
          chosen={written.subject}
        />
        <Select
          label={say('receiver')}
          name="receiver"
          required
          options={named(plan.units)}
          chosen={written.receiver}
        />
        <Select
          label={say('level')}
          name="level"
          required
          options={LEVELS.map((level) => [level, levelWords(level)])}
          chosen={written.level}
        />
        <Field
          label={say('days')}
          type="number"
          name="days"
          min={1}
          max={MOST_DAYS}
          required
          value={written.days || '5'}
        />
        <TextArea label={say('reason')} name="reason" {...long} value={written.reason} />
        <TextArea label={say('requirement')} name="requirement" {...long} value={written.requirement} />
        <Button main>{say('send')}</Button>
      </Form>
    </>
  )
  return pageOf({ title: say('title'), styles: formStyles + deskStyles + alertStyles, children }, frame)
}

/** Everything of a plan that a slip can be about. */
function subjectGroups(plan: Plan, say: Speak<keyof typeof WORDS>) {
  const group = (label: keyof typeof WORDS, kind: string, things: readonly Option[]) => ({
    label: say(label),
    options: things.map(([id, name]): Option => [`${kind}/${id}`, short(name)]),
  })
  return [
    group('indicators', 'indicator', named(plan.indicators)),
    group(
      'tasks',
      'task',
      plan.tasks.map(({ number, text: words }) => [String(number), `${number}. ${words}`]),
    ),
    group(
      'duties',
      'duty',
      plan.duties.map(({ id, title }) => [id, title]),
    ),
    group('units', 'unit', named(plan.units)),
  ]
}

const short = (words: string): string =>
  words.length > LONGEST_NAME ? `${words.slice(0, LONGEST_NAME)}…` : words
