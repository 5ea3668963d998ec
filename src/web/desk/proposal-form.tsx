// What a whole draft says: one way to read its sheet, of which columns can be left out, or a fault that belongs to no cell.
import type { Fault } from '../../core/problem.ts'
import type { Language } from '../../core/text.ts'
import { Button, Form } from '../kit/form.tsx'
import { speak } from '../kit/speak.ts'
import { deskWords } from '../messages/desk.ts'

interface ProposalInput {
  readonly fault: Fault
  /** Its place among the draft's faults. */
  readonly index: number
  readonly action: string
  readonly class?: string
  readonly lang: Language
}

export function ProposalForm({ fault, index, action, class: kind, lang }: ProposalInput) {
  const word = speak(deskWords, lang)
  const isProposal = fault.code === 'layout-proposed'
  const columns = isProposal ? columnsOf(fault.suggestion) : []
  return (
    <Form class={kind ?? 'card form'} action={action}>
      <p>
        {fault.detail[lang]} {!isProposal && fault.fix[lang]}
      </p>
      {columns.length > 1 && (
        <fieldset class="columns">
          <legend>{word('readColumns')}</legend>
          {columns.map(({ column, words }) => (
            <label key={column}>
              <input type="checkbox" name="read" value={column} defaultChecked />{' '}
              {word('columnCalled', { column, words })}
            </label>
          ))}
        </fieldset>
      )}
      {isProposal && (
        <Button name="choice" value={index}>
          {word('read')}
        </Button>
      )}
    </Form>
  )
}

/** More of them are a table of years of months: those are taken whole. */
const MOST_COLUMNS = 40

interface Series {
  readonly column: string
  readonly period: string | null
  readonly indicator: string | null
  readonly unit: string | null
}

/** The columns of values that a proposal reads, and what it takes them for. */
function columnsOf(mapping = '{}'): readonly { readonly column: string; readonly words: string }[] {
  const { series = [] } = JSON.parse(mapping) as { readonly series?: readonly Series[] }
  if (series.length > MOST_COLUMNS) return []
  return series.map(({ column, period, indicator, unit }) => ({
    column,
    words: [indicator, period, unit].filter((word) => word !== null && word !== '').join(' '),
  }))
}
