// What a whole draft says: one way to read its sheet, of which columns can be left out, or a fault that belongs to no cell.
import type { Fault } from '../../core/problem.ts'
import type { Language } from '../../core/text.ts'
import type { ProposalParts } from '../../desk/proposals.ts'
import { Button, Form, Select } from '../kit/form.tsx'
import { speak } from '../kit/speak.ts'
import { deskWords } from '../messages/desk.ts'

interface ProposalInput {
  readonly fault: Fault
  /** What can be chosen within it; absent: nothing. */
  readonly parts: ProposalParts | undefined
  /** Of which a row can be one. */
  readonly indicators: readonly string[]
  /** Its place among the draft's faults. */
  readonly index: number
  readonly action: string
  readonly class?: string
  readonly lang: Language
}

export function ProposalForm({ fault, parts, indicators, index, action, class: kind, lang }: ProposalInput) {
  const word = speak(deskWords, lang)
  const isProposal = fault.code === 'layout-proposed'
  const { rows = [], bases = {}, tables = [] } = parts ?? {}
  const columns = isProposal && tables.length === 0 ? columnsOf(fault.suggestion) : []
  const known = rows.filter((row) => row.known)
  const unknown = rows.filter((row) => !row.known)
  return (
    <Form class={kind ?? 'card form'} action={action}>
      <p>
        {fault.detail[lang]} {!isProposal && fault.fix[lang]}
      </p>
      {columns.length > 1 && (
        <fieldset class="columns">
          <legend>{word('readColumns')}</legend>
          <input type="hidden" name="asked" value="read" />
          {columns.map(({ column, words }) => (
            <label key={column}>
              <input type="checkbox" name="read" value={column} defaultChecked />{' '}
              {word('columnCalled', { column, words })} {bases[column]?.[lang]}
            </label>
          ))}
        </fieldset>
      )}
      {tables.length > 1 && (
        <fieldset class="columns">
          <legend>{word('readSheets')}</legend>
          <input type="hidden" name="asked" value="table" />
          {tables.map((sheet, at) => (
            <label key={at}>
              <input type="checkbox" name="table" value={at} defaultChecked /> {sheet || at + 1}
            </label>
          ))}
        </fieldset>
      )}
      {known.length > 1 && (
        <fieldset class="columns">
          <legend>{word('readRows')}</legend>
          <input type="hidden" name="asked" value="row" />
          {known.map(({ label, read }) => (
            <label key={label}>
              <input type="hidden" name="label" value={label} />
              <input type="checkbox" name="row" value={label} defaultChecked={read} /> {label.trim()}
            </label>
          ))}
        </fieldset>
      )}
      {unknown.length > 0 && (
        <fieldset class="named-rows">
          <legend>{word('nameRows')}</legend>
          {unknown.map(({ label }) => (
            <div key={label}>
              <input type="hidden" name="unknown" value={label} />
              <Select
                label={label.trim()}
                name="means"
                any={word('leftAlone')}
                options={indicators.map((name) => [name, name])}
              />
            </div>
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

/** Where nothing was found: names put right in the sheet, or the template. */
export function WayOn({ code, lang }: { readonly code: string; readonly lang: Language }) {
  if (code !== 'figures-layout-unknown') return null
  const word = speak(deskWords, lang)
  return (
    <p class="lead way-on">
      {word('wayOn')}{' '}
      <a class="button small" href="/desk/template.xlsx">
        {word('templateLink')}
      </a>
    </p>
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
    words: [indicator, period, unit].filter(Boolean).join(' '),
  }))
}
