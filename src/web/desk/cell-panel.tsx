// What becomes of the chosen cell, why, and how to put it right.
import type { Language } from '../../core/text.ts'
import type { CellSaying, SheetCell } from '../../desk/sheet-view.ts'
import { CELL_MARKS, deskWords } from '../messages/desk.ts'
import type { SayWord } from '../messages/sheet.ts'
import type { DoubtLine } from './summary.ts'

interface CellPanelInput {
  /** As its sheet calls it. */
  readonly name: string
  /** null: nothing stands there, or it is on its way. */
  readonly cell: SheetCell | null
  readonly mendable: boolean
  readonly doubts: readonly DoubtLine[]
  readonly say: SayWord
  readonly lang: Language
  readonly onMend: (text: string) => void
  readonly onEdit: () => void
  readonly onExplain: (warning: string, reason: string) => void
}

export function CellPanel(input: CellPanelInput) {
  const { name, cell, mendable, say, lang, onMend, onEdit } = input
  const note = cell?.note ?? null
  const edited = cell?.edited ?? null
  const mark = note ? CELL_MARKS[note.state] : null
  return (
    <section class="cell-panel card" aria-label={deskWords.cell[lang]}>
      <div class="cell-head">
        <h2>{name}</h2>
        {mark && (
          <span class={`state ${mark.light}`}>
            <b aria-hidden="true">{mark.mark}</b> {mark.word[lang]}
          </span>
        )}
      </div>
      {note?.indicator && (
        <p class="about">
          {note.indicator} · {note.period}
        </p>
      )}
      {!note && <p class="lead">{cell?.text ? say('notCounted') : say('chooseCell')}</p>}
      {note?.indicator && (
        <dl class="pair">
          <div>
            <dt>{say('now')}</dt>
            <dd>
              {note.state === 'revised' ? <s>{note.before ?? say('none')}</s> : (note.before ?? say('none'))}
            </dd>
          </div>
          <div>
            <dt>{say('sent')}</dt>
            <dd>
              <b>{note.after ?? say('none')}</b>
            </dd>
          </div>
        </dl>
      )}
      {note?.converted && (
        <p class="lead">
          {say('unit')}: {note.converted}
        </p>
      )}
      {note?.says.map((one, index) => (
        <Saying key={index} {...input} one={one} />
      ))}
      {edited !== null && (
        <p class="own">
          {say('inFile')}: <code>{edited || say('empty')}</code>{' '}
          <button class="button small" type="button" onClick={() => onMend(edited)}>
            {say('restore')}
          </button>
        </p>
      )}
      {mendable && (
        <button class="button small" type="button" onClick={onEdit}>
          {say('change')} <kbd>F2</kbd>
        </button>
      )}
    </section>
  )
}

function Saying({
  one,
  mendable,
  doubts,
  name,
  say,
  onMend,
  onExplain,
}: CellPanelInput & { one: CellSaying }) {
  const { detail, fix, suggestion, warning } = one
  const doubt = warning === null ? undefined : doubts.find(({ id }) => id === warning)
  return (
    <div class={warning === null ? 'saying light-red' : 'saying light-yellow'}>
      <p>
        <b>{detail}</b>
      </p>
      <p>{fix}</p>
      {mendable && suggestion !== null && (
        <button class="button small main" type="button" onClick={() => onMend(suggestion)}>
          {say('accept', { text: suggestion })}
        </button>
      )}
      {doubt && <Reason doubt={doubt} name={name} say={say} onExplain={onExplain} />}
    </div>
  )
}

interface ReasonInput {
  readonly doubt: DoubtLine
  readonly name: string
  readonly say: SayWord
  readonly onExplain: (warning: string, reason: string) => void
}

/** Kept as soon as the field is left. */
export function Reason({ doubt, name, say, onExplain }: ReasonInput) {
  return (
    <label class="reason">
      {say('reasonOwn', { cell: name })}
      <input
        key={`${doubt.id}/${doubt.own}`}
        defaultValue={doubt.own}
        maxLength={400}
        autocomplete="off"
        onChange={({ currentTarget: { value } }) => value !== doubt.own && onExplain(doubt.id, value)}
      />
    </label>
  )
}
