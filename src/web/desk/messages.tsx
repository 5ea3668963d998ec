// What the whole draft has to say before its cells: why it cannot be stored, what it may mean, what just happened.
import type { Language } from '../../core/text.ts'
import { Note } from '../kit/notes.tsx'
import { deskWords } from '../messages/desk.ts'
import type { DraftState } from './draft-state.ts'
import { ProposalForm, WayOn } from './proposal-form.tsx'

interface MessagesInput {
  readonly draft: DraftState
  /** Why the last attempt to confirm did not work; null: there was none. */
  readonly failure: string | null
  readonly lang: Language
}

export function Messages({ draft, failure, lang }: MessagesInput) {
  const { view, news } = draft
  const { refusal } = view
  const told = draft.failure ?? failure ?? view.failure?.[lang] ?? null
  const choose = `/desk/upload/drafts/${view.draft}/choose`
  return (
    <>
      <p class="news" role="status">
        {news}
      </p>
      <Note kind="refused">{told}</Note>
      {refusal && (
        <div class="refused" role="alert">
          <p>{refusal.detail[lang]}</p>
          <p>{view.total > 0 ? deskWords.refused[lang] : refusal.fix[lang]}</p>
        </div>
      )}
      {refusal && <WayOn code={refusal.code} lang={lang} />}
      {refusal?.faults.map((one, index) => (
        <ProposalForm
          key={index}
          fault={one}
          parts={refusal.proposals[index]}
          indicators={refusal.indicators}
          index={index}
          action={choose}
          class="card form proposal"
          lang={lang}
        />
      ))}
    </>
  )
}
