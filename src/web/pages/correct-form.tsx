// On an indicator's page: putting one past period right alone, as an upload of one cell that is looked at before it is stored.
import { defaultBasis } from '../../core/basis.ts'
import { lastDayOf, type Period } from '../../core/period.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Indicator, Plan } from '../../core/plan.ts'
import { text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form, Select } from '../kit/form.tsx'
import { speak } from '../kit/speak.ts'

const WORDS = {
  title: text('更正一期', 'Correct one period'),
  period: text('期', 'Period'),
  value: text('数值', 'Value'),
  kind: text('说明', 'Note'),
  reason: text('原因', 'Reason'),
  look: text('预览', 'Preview'),
  how: text(
    '先看预览，确认后才入库；说明和原因随数据保存。',
    'You see a preview first; note and reason are kept with the figure.',
  ),
} as const

const KINDS = [
  text('口径调整', 'Change of scope'),
  text('初步核实', 'First verification'),
  text('更正差错', 'Correction of an error'),
] as const

interface Input {
  readonly plan: Plan
  readonly indicator: Indicator
  /** For which it is reported. */
  readonly periods: readonly Period[]
  readonly frame: Frame
}

/** Nothing before the first period is over. */
export function CorrectForm({ plan, indicator, periods, frame }: Input) {
  const { lang, today } = frame
  const say = speak(WORDS, lang)
  const over = periods.filter((period) => lastDayOf(period) < today)
  if (over.length === 0) return null
  const basis = defaultBasis(indicator)
  return (
    <details class="fold" id="correct">
      <summary>{say('title')}</summary>
      <Form class="form wide" action="/desk/correct" hidden={{ plan: plan.id, indicator: indicator.id }}>
        <Select
          label={say('period')}
          name="period"
          options={over.toReversed().map((period) => [period, periodWords(period, basis)[lang]])}
        />
        <Field
          label={`${say('value')} (${indicator.unit})`}
          name="value"
          required
          maxLength={60}
          inputmode="decimal"
          autocomplete="off"
        />
        <Select label={say('kind')} name="kind" options={KINDS.map((kind) => [kind[lang], kind[lang]])} />
        <Field label={say('reason')} name="reason" required maxLength={200} autocomplete="off" />
        <Button main>{say('look')}</Button>
        <p class="lead">{say('how')}</p>
      </Form>
    </details>
  )
}
