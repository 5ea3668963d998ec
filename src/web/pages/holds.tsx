// What holds slips back: silences, a plan's freeze, who is away with a deputy; set and ended here.
import type { ComponentChildren } from 'preact'
import type { Day } from '../../core/period.ts'
import { type Text, text } from '../../core/text.ts'
import { dayWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { alertStyles } from '../styles/alerts.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { AlertsNav } from './alerts-nav.tsx'
import { hrefIn } from './href-in.ts'
import { pageOf } from './page.tsx'

interface Choice {
  readonly id: string
  readonly name: string
}

export interface HoldsInput {
  /** The latest first. */
  readonly holds: readonly {
    readonly id: string
    readonly what: Text
    readonly from: Day
    readonly until: Day
    readonly stands: boolean
    /** This reader may end it now. */
    readonly mayEnd: boolean
  }[]
  readonly may: { readonly hold: boolean; readonly away: boolean }
  readonly plans: readonly Choice[]
  readonly rules: readonly Choice[]
  readonly units: readonly Choice[]
  /** Whose absence this reader may note: the reader alone, or everybody. */
  readonly persons: readonly Choice[]
  readonly deputies: readonly Choice[]
  readonly today: Day
  readonly nonce: string
  readonly failure: Text | null
}

const WORDS = {
  title: text('静默、冻结与代收', 'Silences, freezes and deputies'),
  lead: text(
    '静默期间不通知、时限不到期；冻结期间该年度目标的督查单不开、不升、不销；不在岗时由代理人代收。都要写明理由和止日，都记入操作账。',
    'Under a silence nobody is told and no limit ends; under a freeze nothing of a plan is raised, raised further or closed; a deputy is told instead of who is away. Each needs a reason and a last day, and stands in the ledger.',
  ),
  none: text('目前没有。', 'There are none.'),
  what: text('事项', 'What'),
  days: text('起止', 'From, until'),
  ended: text('已结束', 'over'),
  stands: text('生效中', 'in force'),
  end: text('提前结束', 'End it'),
  silence: text('静默', 'Silence'),
  freeze: text('冻结一个年度目标', 'Freeze a plan'),
  away: text('不在岗与代收', 'Away, with a deputy'),
  plan: text('年度目标', 'Plan'),
  rule: text('规则', 'Rule'),
  unit: text('承办单位', 'Unit'),
  any: text('不限', 'Any'),
  person: text('谁不在岗', 'Who is away'),
  deputy: text('由谁代收', 'Deputy'),
  since: text('自', 'From'),
  until: text('至（含）', 'Until and with'),
  reason: text('理由', 'Why'),
  set: text('设置', 'Set it'),
  choose: text('不止一张单：不限即全部督查单', 'With nothing chosen it is about all slips'),
} as const

export function renderHolds(input: HoldsInput, frame: Frame): string {
  const { lang } = frame
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  const { holds, may, failure } = input
  return pageOf(
    {
      title: say('title'),
      demo: false,
      dated: false,
      styles: formStyles + deskStyles + alertStyles,
      children: (
        <>
          <AlertsNav frame={frame} here="/alerts/holds" />
          <h1>{say('title')}</h1>
          <p class="lead">{say('lead')}</p>
          {failure && (
            <p class="refused" role="alert">
              {failure[lang]}
            </p>
          )}
          {holds.length === 0 ? <p class="card">{say('none')}</p> : <Table input={input} frame={frame} />}
          <div class="todo">
            {may.hold && (
              <>
                <Begin kind="silenced" title={say('silence')} input={input} frame={frame}>
                  <p>{say('choose')}</p>
                  <Select name="plan" label={say('plan')} of={input.plans} any={say('any')} />
                  <Select name="rule" label={say('rule')} of={input.rules} any={say('any')} />
                  <Select name="receiver" label={say('unit')} of={input.units} any={say('any')} />
                </Begin>
                <Begin kind="frozen" title={say('freeze')} input={input} frame={frame}>
                  <Select name="plan" label={say('plan')} of={input.plans} any={null} />
                </Begin>
              </>
            )}
            {may.away && (
              <Begin kind="absent" title={say('away')} input={input} frame={frame}>
                <Select name="person" label={say('person')} of={input.persons} any={null} />
                <Select name="deputy" label={say('deputy')} of={input.deputies} any={null} />
                <label>
                  {say('since')}
                  <input type="date" name="since" required value={input.today} />
                </label>
              </Begin>
            )}
          </div>
        </>
      ),
    },
    frame,
  )
}

function Table({ input: { holds, nonce }, frame }: { input: HoldsInput; frame: Frame }) {
  const { lang } = frame
  return (
    <ul class="notices">
      {holds.map(({ id, what, from, until, stands, mayEnd }) => (
        <li key={id}>
          <p>{what[lang]}</p>
          <p class="lead">
            {dayWords(from, lang)} – {dayWords(until, lang)} · {WORDS[stands ? 'stands' : 'ended'][lang]}
          </p>
          {mayEnd && (
            <form class="filter" method="post" action={hrefIn(frame, '/alerts/holds')}>
              <input type="hidden" name="nonce" value={nonce} />
              <input type="hidden" name="kind" value="lifted" />
              <input type="hidden" name="hold" value={id} />
              <label>
                {WORDS.reason[lang]}
                <input name="reason" required maxLength={400} autocomplete="off" />
              </label>
              <button class="button" type="submit">
                {WORDS.end[lang]}
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}

interface BeginInput {
  readonly kind: 'silenced' | 'frozen' | 'absent'
  readonly title: string
  readonly input: HoldsInput
  readonly frame: Frame
  readonly children: ComponentChildren
}

function Begin({ kind, title, input, frame, children }: BeginInput) {
  const { lang } = frame
  return (
    <details>
      <summary>{title}</summary>
      <form class="form" method="post" action={hrefIn(frame, '/alerts/holds')}>
        <input type="hidden" name="nonce" value={input.nonce} />
        <input type="hidden" name="kind" value={kind} />
        {children}
        <label>
          {WORDS.until[lang]}
          <input type="date" name="until" required min={input.today} />
        </label>
        <label>
          {WORDS.reason[lang]}
          <input name="reason" required maxLength={400} autocomplete="off" />
        </label>
        <button class="button" type="submit">
          {WORDS.set[lang]}
        </button>
      </form>
    </details>
  )
}

interface SelectInput {
  readonly name: string
  readonly label: string
  readonly of: readonly Choice[]
  /** What choosing nothing is called; null: something must be chosen. */
  readonly any: string | null
}

function Select({ name, label, of, any }: SelectInput) {
  return (
    <label>
      {label}
      <select name={name}>
        {any !== null && <option value="">{any}</option>}
        {of.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
      </select>
    </label>
  )
}
