// Sending figures: a file or a pasted range, and the drafts that wait for their sender. Works without script.
import type { KeptPlan } from '../../core/plan.ts'
import type { Text } from '../../core/text.ts'
import { DRAFT_DAYS, type Draft } from '../../desk/drafts.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { deskWords as WORDS } from '../messages/desk.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { sendStyles } from '../styles/send.ts'
import { DeskNav } from './desk-nav.tsx'
import { hrefIn } from './href-in.ts'
import { pageOf } from './page.tsx'

export interface SendInput {
  readonly plans: readonly KeptPlan[]
  /** `2022-10`: the month that the template is for. */
  readonly month: string | null
  /** Figures that count are made up. */
  readonly demo: boolean
  /** The sender's own, the latest first. */
  readonly waiting: readonly Draft[]
  readonly failure: Text | null
}

const DAY_MS = 24 * 3_600_000

const styles = formStyles + deskStyles + sendStyles

export function renderSend({ plans, month, demo, waiting, failure }: SendInput, frame: Frame): string {
  const { lang, look } = frame
  const word = (key: keyof typeof WORDS): string => WORDS[key][lang]
  const choices = plans.map(({ plan }) => (
    <option key={plan.id} value={plan.id} selected={plan.id === look.plan}>
      {plan.title}
    </option>
  ))
  const children = (
    <>
      <DeskNav frame={frame} here="/desk/upload" />
      <h1>{word('title')}</h1>
      <form class="filter" method="get" action="/desk/template.xlsx">
        <input type="hidden" name="lang" value={lang} />
        <label>
          {word('plan')}
          <select name="plan">{choices}</select>
        </label>
        <label>
          {word('month')}
          <input name="month" value={month ?? ''} pattern="\d{4}-\d{2}" placeholder="2022-10" size={9} />
        </label>
        <button class="button" type="submit">
          {word('template')}
        </button>
      </form>
      <Waiting drafts={waiting} frame={frame} />
      <form
        id="send"
        class="card form send"
        method="post"
        action={hrefIn(frame, '/desk/upload')}
        encType="multipart/form-data"
      >
        {failure && (
          <p class="refused" role="alert">
            {failure[lang]}
          </p>
        )}
        <label class="drop">
          <b>{word('file')}</b>
          <span>{word('formats')}</span>
          <input type="file" name="file" accept=".xlsx,.xls,.xlsm,.csv,.tsv,.txt,.json,.arrow" />
        </label>
        <label>
          {word('paste')}
          <textarea name="pasted" rows={5} spellcheck={false} />
        </label>
        <p class="lead">{word('nothing')}</p>
        <button class="button main" type="submit">
          {word('look')}
        </button>
      </form>
    </>
  )
  return pageOf(
    { title: word('title'), demo, dated: false, styles, scripts: [frame.assets.desk], children },
    frame,
  )
}

/** Above the form: whoever comes back finds what waits. */
function Waiting({ drafts, frame }: { drafts: readonly Draft[]; frame: Frame }) {
  const { lang } = frame
  if (drafts.length === 0) return null
  const until = ({ at }: Draft): string =>
    momentWords(new Date(Date.parse(at) + DRAFT_DAYS * DAY_MS).toISOString())
  return (
    <section class="card waiting" aria-labelledby="waiting">
      <h2 id="waiting">{WORDS.waiting[lang]}</h2>
      <p class="lead">{WORDS.waitingHow[lang]}</p>
      <ul>
        {drafts.map((draft) => {
          const path = `/desk/upload/drafts/${draft.id}`
          const mended = draft.edits?.length ?? 0
          return (
            <li key={draft.id}>
              <a href={hrefIn(frame, path)} data-draft={draft.id}>
                {draft.filename}
              </a>
              <span class="lead">
                {[
                  WORDS.sentAt[lang].replace('{at}', momentWords(draft.at)),
                  WORDS.until[lang].replace('{at}', until(draft)),
                  mended > 0 && WORDS.mended[lang].replace('{n}', String(mended)),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <form method="post" action={hrefIn(frame, `${path}/forget`)}>
                <button
                  class="button small"
                  type="submit"
                  aria-label={WORDS.forgetThis[lang].replace('{name}', draft.filename)}
                >
                  {WORDS.forget[lang]}
                </button>
              </form>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
