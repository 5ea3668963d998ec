// What happened and bears on an indicator: the marks of its chart in words, and forms to add one or to withdraw it.
import { LONGEST_EVENT, type MarkedEvent } from '../../core/marked-event.ts'
import type { Indicator, Plan } from '../../core/plan.ts'
import { text } from '../../core/text.ts'
import { dayWords, momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form, Select } from '../kit/form.tsx'
import { speak } from '../kit/speak.ts'

interface EventsInput {
  readonly plan: Plan
  readonly indicator: Indicator
  /** `eventsThen(...)` */
  readonly events: readonly MarkedEvent[]
  readonly mayMark: boolean
}

const WORDS = {
  title: text('大事（{n}）', 'Events ({n})'),
  redefined: text('口径调整：', 'Redefined: '),
  add: text('标注大事', 'Mark an event'),
  how: text(
    '灾害、政策、口径调整等影响数据的事，标在走势图上；记入操作账，只可撤下，不可删除。尚未发布的数据不要写。',
    'What bears on the figures (a flood, a policy, a change of definition) is marked on the chart. It enters the ledger of deeds; it can be withdrawn and never deleted. Quote no figure that is not released.',
  ),
  day: text('日期', 'Day'),
  words: text('内容', 'Words'),
  about: text('涉及', 'About'),
  this: text('本指标', 'this indicator'),
  whole: text('整个年度目标（各指标图上都标）', 'the whole plan (on every chart)'),
  mark: text('标注', 'Mark it'),
  withdraw: text('撤下', 'Withdraw'),
  reason: text('撤下的原因', 'Why it is withdrawn'),
  by: text('{by} {at} 标注', 'marked by {by}, {at}'),
} as const

/** `①`: the mark of the n-th of them, from 1. */
export const eventMark = (at: number): string => (at <= 20 ? String.fromCodePoint(0x245f + at) : `(${at})`)

export function Events({ input, frame }: { input: EventsInput; frame: Frame }) {
  const { plan, indicator, events, mayMark } = input
  const { lang, today } = frame
  const say = speak(WORDS, lang)
  if (events.length === 0 && !mayMark) return null
  const action = `/indicators/${encodeURIComponent(indicator.id)}/events`
  return (
    <section id="events">
      {events.length > 0 && (
        <>
          <h2>{say('title', { n: events.length })}</h2>
          <ol class="card events">
            {events.map(({ id, day, words, redefines, by, at }, index) => (
              <li key={id}>
                <span class="mark">{eventMark(index + 1)}</span>
                <b>{dayWords(day, lang)}</b>
                <span lang="zh-CN">
                  {redefines && say('redefined')}
                  {words}
                </span>
                <small>{say('by', { by, at: momentWords(at) })}</small>
                {mayMark && (
                  <details>
                    <summary>{say('withdraw')}</summary>
                    <Form class="form" action={`${action}/${id}/withdraw`} hidden={{ plan: plan.id }}>
                      <Field
                        label={say('reason')}
                        name="reason"
                        required
                        maxLength={LONGEST_EVENT}
                        autocomplete="off"
                      />
                      <Button>{say('withdraw')}</Button>
                    </Form>
                  </details>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
      {mayMark && (
        <details class="fold" id="mark-event">
          <summary>{say('add')}</summary>
          <Form class="form wide" action={action} hidden={{ plan: plan.id }}>
            <Field label={say('day')} name="day" type="date" required value={today} />
            <Field label={say('words')} name="words" required maxLength={LONGEST_EVENT} autocomplete="off" />
            <Select
              label={say('about')}
              name="about"
              options={[
                ['indicator', say('this')],
                ['plan', say('whole')],
              ]}
            />
            <Button main>{say('mark')}</Button>
            <p class="lead">{say('how')}</p>
          </Form>
        </details>
      )}
    </section>
  )
}
