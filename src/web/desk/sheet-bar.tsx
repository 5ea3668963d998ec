// Above the sheet: how many cells are what, which of them to see, and the way from problem to problem.
import type { Language } from '../../core/text.ts'
import type { MarkState, SheetView } from '../../desk/sheet-view.ts'
import { CELL_MARKS, MARK_ORDER } from '../messages/desk.ts'
import type { SayWord } from '../messages/sheet.ts'

interface SheetBarInput {
  readonly counts: SheetView['counts']
  /** null: every row. */
  readonly only: MarkState | null
  /** Which problem the chosen cell is, from 1; 0: none of them. */
  readonly position: number
  readonly problems: number
  readonly suggestions: number
  readonly say: SayWord
  readonly lang: Language
  readonly onOnly: (state: MarkState | null) => void
  readonly onStep: (by: 1 | -1) => void
  readonly onAcceptAll: () => void
}

export function SheetBar(input: SheetBarInput) {
  const { counts, only, position, problems, suggestions, say, lang, onOnly, onStep, onAcceptAll } = input
  const total = MARK_ORDER.reduce((sum, state) => sum + counts[state], 0)
  return (
    <div class="sheet-bar">
      <fieldset class="chips" aria-label={say('show')}>
        <button class="chip" type="button" aria-pressed={only === null} onClick={() => onOnly(null)}>
          {say('all')} <b>{total}</b>
        </button>
        {MARK_ORDER.filter((state) => counts[state] > 0).map((state) => (
          <button
            key={state}
            class={`chip ${CELL_MARKS[state].light}`}
            type="button"
            aria-pressed={only === state}
            onClick={() => onOnly(only === state ? null : state)}
          >
            <span class="sign" aria-hidden="true">
              {CELL_MARKS[state].mark}
            </span>
            {CELL_MARKS[state].word[lang]} <b>{counts[state]}</b>
          </button>
        ))}
      </fieldset>
      <div class="steps-to">
        {problems === 0 ? (
          // Where nothing was read nobody can say that all is well.
          total > 0 && <span class="lead">{say('noProblem')}</span>
        ) : (
          <>
            <span class="lead">{position > 0 && say('position', { n: position, of: problems })}</span>
            <button class="button small" type="button" onClick={() => onStep(-1)}>
              {say('previous')}
            </button>
            <button class="button small" type="button" onClick={() => onStep(1)}>
              {say('next')} <kbd>F8</kbd>
            </button>
          </>
        )}
        {suggestions > 0 && (
          <button class="button small main" type="button" onClick={onAcceptAll}>
            {say('acceptAll', { n: suggestions })}
          </button>
        )}
      </div>
    </div>
  )
}
