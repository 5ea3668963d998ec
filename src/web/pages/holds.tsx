// What holds slips back: silences, a plan's freeze, who is away with a deputy; set and ended here.
import type { ComponentChildren } from 'preact'
import type { Day } from '../../core/period.ts'
import { type Language, type Text, text } from '../../core/text.ts'
import { dayWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form, named, Select } from '../kit/form.tsx'
import { Empty, Note } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { type Speak, speak } from '../kit/speak.ts'
import { alertStyles } from '../styles/alerts.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { AlertsNav } from './places.tsx'

interface Named {
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
    /** `waits`: a second person has to confirm it first. */
    readonly state: 'waits' | 'stands' | 'ended'
    /** This reader may be that second person. */
    readonly mayConfirm: boolean
    /** This reader may end it now. */
    readonly mayEnd: boolean
  }[]
  readonly may: { readonly hold: boolean; readonly away: boolean }
  readonly plans: readonly Named[]
  readonly rules: readonly Named[]
  readonly units: readonly Named[]
  /** Whose absence this reader may note: the reader alone, or everybody. */
  readonly persons: readonly Named[]
  readonly deputies: readonly Named[]
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
  ended: text('已结束', 'over'),
  stands: text('生效中', 'in force'),
  waits: text('待另一名督查员确认，尚未生效', 'waits for another supervisor; not in force yet'),
  confirm: text('确认生效', 'Confirm it'),
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
  choose: text(
    '不限即全部督查单。静默全部或一个年度目标的，须另一名督查员确认才生效，其间各页顶端标明。',
    'With nothing chosen it is about all slips. One over all slips or over a plan counts once another supervisor has confirmed it, and every page says so while it lasts.',
  ),
  two: text('须另一名督查员确认才生效。', 'It counts once another supervisor has confirmed it.'),
} as const

export function renderHolds(input: HoldsInput, frame: Frame): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const { holds, may, failure, plans, rules, units, today } = input
  const any = say('any')
  const begin = { input, say }
  const children = (
    <>
      <AlertsNav frame={frame} here="/alerts/holds" />
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead')}</p>
      <Note kind="refused">{failure?.[lang]}</Note>
      {holds.length === 0 ? <Empty>{say('none')}</Empty> : <Standing input={input} lang={lang} />}
      <div class="todo">
        {may.hold && (
          <>
            <Begin kind="silenced" title={say('silence')} {...begin}>
              <p>{say('choose')}</p>
              <Select label={say('plan')} name="plan" options={named(plans)} any={any} />
              <Select label={say('rule')} name="rule" options={named(rules)} any={any} />
              <Select label={say('unit')} name="receiver" options={named(units)} any={any} />
            </Begin>
            <Begin kind="frozen" title={say('freeze')} {...begin}>
              <p>{say('two')}</p>
              <Select label={say('plan')} name="plan" options={named(plans)} />
            </Begin>
          </>
        )}
        {may.away && (
          <Begin kind="absent" title={say('away')} {...begin}>
            <Select label={say('person')} name="person" options={named(input.persons)} />
            <Select label={say('deputy')} name="deputy" options={named(input.deputies)} />
            <Field label={say('since')} type="date" name="since" required value={today} />
          </Begin>
        )}
      </div>
    </>
  )
  return pageOf(
    { title: say('title'), dated: true, styles: formStyles + deskStyles + alertStyles, children },
    frame,
  )
}

const REASON = { name: 'reason', required: true, maxLength: 400, autocomplete: 'off' } as const

function Standing({ input: { holds, nonce }, lang }: { input: HoldsInput; lang: Language }) {
  const say = speak(WORDS, lang)
  return (
    <ul class="notices">
      {holds.map(({ id, what, from, until, state, mayConfirm, mayEnd }) => (
        <li key={id}>
          <p>{what[lang]}</p>
          <p class="lead">
            {dayWords(from, lang)} – {dayWords(until, lang)} · {say(state)}
          </p>
          {mayConfirm && (
            <Form class="filter" action="/alerts/holds" hidden={{ nonce, kind: 'confirmed', hold: id }}>
              <Field label={say('reason')} {...REASON} />
              <Button main>{say('confirm')}</Button>
            </Form>
          )}
          {mayEnd && (
            <Form class="filter" action="/alerts/holds" hidden={{ nonce, kind: 'lifted', hold: id }}>
              <Field label={say('reason')} {...REASON} />
              <Button>{say('end')}</Button>
            </Form>
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
  readonly say: Speak<keyof typeof WORDS>
  readonly children: ComponentChildren
}

const Begin = ({ kind, title, input: { nonce, today }, say, children }: BeginInput) => (
  <details>
    <summary>{title}</summary>
    <Form class="form" action="/alerts/holds" hidden={{ nonce, kind }}>
      {children}
      <Field label={say('until')} type="date" name="until" required min={today} />
      <Field label={say('reason')} {...REASON} />
      <Button>{say('set')}</Button>
    </Form>
  </details>
)
