// What an indicator was before its definition changed, and the form that says it anew: the promise stays as it is.
import { type MarkedEvent, REDEFINED } from '../../core/marked-event.ts'
import { firstDayOfYear } from '../../core/period.ts'
import type { Indicator, Plan } from '../../core/plan.ts'
import { text } from '../../core/text.ts'
import { dayWords, momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form, TextArea } from '../kit/form.tsx'
import { speak } from '../kit/speak.ts'

interface RedefinitionsInput {
  readonly plan: Plan
  readonly indicator: Indicator
  readonly redefined?: readonly MarkedEvent[]
  readonly mayMark: boolean
}

const WORDS = {
  definition: text('指标解释', 'Definition'),
  formula: text('计算方法', 'Formula'),
  origin: text('数据出处', 'Taken from'),
  changed: text('{day} 起{what}由“{was}”改为“{now}”', '{what} from {day} on: “{now}”, before: “{was}”'),
  told: text('写明{what}：“{now}”', '{what} told: “{now}”'),
  none: text('（没有写）', '(nothing)'),
  by: text('{by} {at}', '{by}, {at}'),
  write: text('写明或调整口径', 'Say what it is, or change it'),
  how: text(
    '目标不变。从哪天起、为什么，和改以前的文字一起留在这里；年中改了的，走势图上标一笔。写错了可以在“大事”或这里撤下。',
    'The target stays as it is. From which day and why is kept here with what was said before; a change within the year is marked on the chart.',
  ),
  from: text('从哪天起', 'From'),
  reason: text('原因、依据', 'Why, and by what'),
  save: text('存下', 'Save'),
  withdraw: text('撤下', 'Withdraw'),
  because: text('撤下的原因', 'Why it is withdrawn'),
} as const

export function Redefinitions({ input, frame }: { input: RedefinitionsInput; frame: Frame }) {
  const { plan, indicator, redefined = [], mayMark } = input
  const { lang, today } = frame
  const say = speak(WORDS, lang)
  if (redefined.length === 0 && !mayMark) return null
  const base = `/indicators/${encodeURIComponent(indicator.id)}`
  const isTold = REDEFINED.some((field) => indicator[field] !== null)
  return (
    <div id="definition">
      {redefined.length > 0 && (
        <ul class="redefined">
          {redefined.map(({ id, day, words, redefines, by, at, indicator: of }) => (
            <li key={id}>
              <span lang="zh-CN">
                {REDEFINED.flatMap((field) => {
                  const now = redefines?.now[field]
                  if (now === undefined) return []
                  const was = redefines?.was[field] ?? ''
                  const said = {
                    day: dayWords(day, lang),
                    what: say(field),
                    was: was || say('none'),
                    now: now || say('none'),
                  }
                  return [say(was === '' ? 'told' : 'changed', said)]
                }).join('；')}
                {'；'}
                {words}
              </span>{' '}
              <small class="lead">{say('by', { by, at: momentWords(at) })}</small>
              {mayMark && of === indicator.id && (
                <details>
                  <summary>{say('withdraw')}</summary>
                  <Form class="form" action={`${base}/events/${id}/withdraw`} hidden={{ plan: plan.id }}>
                    <Field label={say('because')} name="reason" required maxLength={200} autocomplete="off" />
                    <Button small>{say('withdraw')}</Button>
                  </Form>
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayMark && indicator.shareOf === null && (
        <details class="fold">
          <summary>{say('write')}</summary>
          <Form class="form wide" action={`${base}/definition`} hidden={{ plan: plan.id }}>
            <TextArea
              label={say('definition')}
              name="definition"
              value={indicator.definition ?? ''}
              rows={3}
              maxLength={4_000}
            />
            <TextArea
              label={say('formula')}
              name="formula"
              value={indicator.formula ?? ''}
              rows={2}
              maxLength={4_000}
            />
            <Field label={say('origin')} name="origin" value={indicator.origin ?? ''} maxLength={500} />
            <Field
              label={say('from')}
              name="day"
              type="date"
              required
              value={isTold ? today : firstDayOfYear(plan)}
            />
            <Field label={say('reason')} name="reason" required maxLength={200} autocomplete="off" />
            <Button>{say('save')}</Button>
            <p class="lead">{say('how')}</p>
          </Form>
        </details>
      )}
    </div>
  )
}
