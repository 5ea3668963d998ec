// Below the sheet: doubts with their reasons, what was put right, what would change, and "confirm".
import { useRef } from 'preact/hooks'
import type { Language } from '../../core/text.ts'
import { deskWords } from '../messages/desk.ts'
import type { SayWord } from '../messages/sheet.ts'
import { BasesTaken, Conversions, Edits, HowRead, StatusChanges, Waiting } from '../pages/receipt-parts.tsx'
import { Reason } from './cell-panel.tsx'
import type { DraftState } from './draft-state.ts'

interface ConfirmInput {
  readonly draft: DraftState
  readonly names: ReadonlyMap<string, string>
  readonly say: SayWord
  readonly lang: Language
  readonly onCell: (cell: string) => void
}

/** Doubts that stand one by one; all others share the reason for all. */
const LISTED = 60

export function Consequences({ draft, names, lang, say, onCell }: ConfirmInput) {
  const { view } = draft
  const { changes, rows, edits } = view
  return (
    <>
      <HowRead receipt={view} lang={lang} />
      <Doubts draft={draft} say={say} lang={lang} onCell={onCell} />
      {rows && (
        <>
          <h2>{deskWords.changes[lang]}</h2>
          <StatusChanges changes={changes} lang={lang} />
        </>
      )}
      <Waiting receipt={view} names={names} lang={lang} />
      <Conversions receipt={view} names={names} lang={lang} />
      <BasesTaken receipt={view} names={names} lang={lang} />
      <Edits edits={edits} lang={lang} />
      <Confirm draft={draft} say={say} lang={lang} />
    </>
  )
}

function Doubts({ draft, say, lang, onCell }: Pick<ConfirmInput, 'draft' | 'say' | 'lang' | 'onCell'>) {
  const { doubts, reasonForAll } = draft.view
  if (doubts.length === 0) return null
  return (
    <section class="doubts" aria-labelledby="doubts">
      <h2 id="doubts">
        {say('doubts')} ({doubts.length})
      </h2>
      <p class="lead">{say('doubtsHow')}</p>
      <div class="card form">
        <label class="reason">
          {say('reasonAll')}
          <input
            key={reasonForAll}
            name="reason-for-all"
            defaultValue={reasonForAll}
            maxLength={400}
            autocomplete="off"
            onChange={({ currentTarget: { value } }) => value !== reasonForAll && draft.explain(null, value)}
          />
        </label>
        <ul>
          {doubts.slice(0, LISTED).map((doubt) => (
            <li key={doubt.id}>
              <p>
                <button class="link" type="button" onClick={() => onCell(doubt.cell)}>
                  {doubt.cell}
                </button>{' '}
                <b>{doubt.name}</b> {doubt.detail[lang]}
              </p>
              <Reason doubt={doubt} name={doubt.cell} say={say} onExplain={draft.explain} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

function Confirm({ draft, say, lang }: Pick<ConfirmInput, 'draft' | 'say' | 'lang'>) {
  const form = useRef<HTMLFormElement>(null)
  const { view } = draft
  const open = view.doubts.filter(({ reason }) => reason === null).length
  const refused = view.sheet.counts.refused
  /** What was typed last is kept first; what is missing is said by the service. */
  const confirm = async (): Promise<void> => {
    await draft.settled()
    form.current?.submit()
  }
  return (
    <form
      class="confirm-bar"
      method="post"
      action={`/desk/upload/drafts/${view.draft}/confirm`}
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        confirm()
      }}
    >
      <p class="lead">
        {view.rows === null && refused > 0
          ? say('refusedStill', { n: refused })
          : open > 0
            ? say('reasonMissing', { n: open })
            : deskWords.nothing[lang]}{' '}
        {say('saved')}
      </p>
      <a class="button" href="/desk/upload">
        {deskWords.again[lang]}
      </a>
      {view.rows && (
        <button class="button main" type="submit" disabled={open > 0 || draft.busy}>
          {deskWords.confirm[lang]}
        </button>
      )}
    </form>
  )
}
