// A slip that a supervisor writes by hand: the matter, who answers, how grave, what is asked and until when.

import type { Plan } from '../../core/plan.ts'
import { type Text, text } from '../../core/text.ts'
import { MOST_CHARACTERS, MOST_DAYS } from '../../slips/deeds.ts'
import { LEVELS } from '../../slips/finding.ts'
import { LEVEL_WORDS, SHEET_WORDS } from '../../slips/ladder.ts'
import type { Frame } from '../frame.ts'
import { alertStyles } from '../styles/alerts.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { AlertsNav } from './alerts-nav.tsx'
import { hrefIn } from './href-in.ts'
import { pageOf } from './page.tsx'

/** Fields as they were written; empty where nothing was. */
export type WrittenSlip = Readonly<
  Record<'subject' | 'receiver' | 'level' | 'days' | 'reason' | 'requirement', string>
>

export interface NewSlipInput {
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
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  const short = (words: string): string =>
    words.length > LONGEST_NAME ? `${words.slice(0, LONGEST_NAME)}…` : words
  const group = (
    label: keyof typeof WORDS,
    kind: string,
    options: readonly { readonly id: string; readonly name: string }[],
  ) =>
    options.length > 0 && (
      <optgroup label={say(label)}>
        {options.map(({ id, name }) => (
          <option key={id} value={`${kind}/${id}`} selected={written.subject === `${kind}/${id}`}>
            {short(name)}
          </option>
        ))}
      </optgroup>
    )
  return pageOf(
    {
      title: say('title'),
      demo: false,
      dated: false,
      styles: formStyles + deskStyles + alertStyles,
      children: (
        <>
          <AlertsNav frame={frame} here={null} />
          <h1>{say('title')}</h1>
          <p class="lead">
            {plan.title}　{say('lead')}
          </p>
          <form class="card form" method="post" action={hrefIn(frame, '/alerts/new')}>
            <input type="hidden" name="nonce" value={nonce} />
            <input type="hidden" name="plan" value={plan.id} />
            {failure && (
              <p class="refused" role="alert">
                {failure[lang]}
              </p>
            )}
            <label>
              {say('matter')}
              <select name="subject" required>
                {group('indicators', 'indicator', plan.indicators)}
                {group(
                  'tasks',
                  'task',
                  plan.tasks.map(({ number, text: words }) => ({
                    id: String(number),
                    name: `${number}. ${words}`,
                  })),
                )}
                {group(
                  'duties',
                  'duty',
                  plan.duties.map(({ id, title }) => ({ id, name: title })),
                )}
                {group('units', 'unit', plan.units)}
              </select>
            </label>
            <label>
              {say('receiver')}
              <select name="receiver" required>
                {plan.units.map(({ id, name }) => (
                  <option key={id} value={id} selected={written.receiver === id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {say('level')}
              <select name="level" required>
                {LEVELS.map((level) => (
                  <option key={level} value={level} selected={written.level === level}>
                    {lang === 'zh' ? SHEET_WORDS[level].zh : LEVEL_WORDS[level].en}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {say('days')}
              <input type="number" name="days" min={1} max={MOST_DAYS} required value={written.days || '5'} />
            </label>
            <label>
              {say('reason')}
              <textarea name="reason" required maxLength={MOST_CHARACTERS}>
                {written.reason}
              </textarea>
            </label>
            <label>
              {say('requirement')}
              <textarea name="requirement" required maxLength={MOST_CHARACTERS}>
                {written.requirement}
              </textarea>
            </label>
            <button class="button main" type="submit">
              {say('send')}
            </button>
          </form>
        </>
      ),
    },
    frame,
  )
}
