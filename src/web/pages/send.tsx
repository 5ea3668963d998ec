// Sending figures: a file or a pasted range, and the drafts that wait for their sender. Works without script.
import type { KeptPlan } from '../../core/plan.ts'
import type { Text } from '../../core/text.ts'
import { DRAFT_DAYS, type Draft } from '../../desk/drafts.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form, Select, TextArea } from '../kit/form.tsx'
import { pageOf } from '../kit/page.tsx'
import { type Speak, speak } from '../kit/speak.ts'
import { deskWords as WORDS } from '../messages/desk.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { sendStyles } from '../styles/send.ts'
import { DeskNav } from './places.tsx'

export interface SendInput {
  readonly plans: readonly KeptPlan[]
  /** `2022-10`: the month that the template is for. */
  readonly month: string | null
  /** Figures that count are made up. */
  readonly demo: boolean
  /** The sender's own, the latest first. */
  readonly waiting: readonly Draft[]
  readonly failure: Text | null
  /** What is read: the names of formats as a list, and the endings that a picker offers (`.xlsx,.csv`). */
  readonly formats: { readonly names: Text; readonly endings: string }
}

const DAY_MS = 24 * 3_600_000

const styles = formStyles + deskStyles + sendStyles

export function renderSend(
  { plans, month, demo, waiting, failure, formats }: SendInput,
  frame: Frame,
): string {
  const { lang, look } = frame
  const say = speak(WORDS, lang)
  const children = (
    <>
      <DeskNav frame={frame} here="/desk/upload" />
      <h1>{say('title')}</h1>
      <Form class="filter" method="get" action="/desk/template.xlsx">
        <Select
          label={say('plan')}
          name="plan"
          options={plans.map(({ plan }) => [plan.id, plan.title])}
          chosen={look.plan ?? null}
        />
        <Field
          label={say('month')}
          name="month"
          value={month ?? ''}
          pattern="\d{4}-\d{2}"
          placeholder="2022-10"
          size={9}
        />
        <Button>{say('template')}</Button>
      </Form>
      <Waiting drafts={waiting} say={say} />
      <Form id="send" class="card form send" action="/desk/upload" files failure={failure?.[lang] ?? null}>
        <label class="drop">
          <b>{say('file')}</b>
          <span>{say('formats', { formats: formats.names[lang] })}</span>
          <input type="file" name="file" accept={formats.endings} />
        </label>
        <TextArea label={say('paste')} name="pasted" rows={5} spellcheck={false} />
        <p class="lead">{say('nothing')}</p>
        <Button main>{say('look')}</Button>
      </Form>
    </>
  )
  return pageOf({ title: say('title'), demo, styles, scripts: [frame.assets.desk], children }, frame)
}

interface WaitingInput {
  readonly drafts: readonly Draft[]
  readonly say: Speak<keyof typeof WORDS>
}

/** Above the form: whoever comes back finds what waits. */
function Waiting({ drafts, say }: WaitingInput) {
  if (drafts.length === 0) return null
  const until = ({ at }: Draft): string =>
    momentWords(new Date(Date.parse(at) + DRAFT_DAYS * DAY_MS).toISOString())
  return (
    <section class="card waiting" aria-labelledby="waiting">
      <h2 id="waiting">{say('waiting')}</h2>
      <p class="lead">{say('waitingHow')}</p>
      <ul>
        {drafts.map((draft) => {
          const { id, filename, at, edits = [] } = draft
          const facts = [
            say('sentAt', { at: momentWords(at) }),
            say('until', { at: until(draft) }),
            edits.length > 0 && say('mended', { n: edits.length }),
          ]
          return (
            <li key={id}>
              <a href={`/desk/upload/drafts/${id}`} data-draft={id}>
                {filename}
              </a>
              <span class="lead">{facts.filter(Boolean).join(' · ')}</span>
              <Form class="" action={`/desk/upload/drafts/${id}/forget`}>
                <Button small label={say('forgetThis', { name: filename })}>
                  {say('forget')}
                </Button>
              </Form>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
