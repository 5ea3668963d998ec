// The preview of a draft: what it would do, cell by cell, then "confirm". Works without script; with one it becomes the sheet itself.
import { written } from '../../core/decimal.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Language } from '../../core/text.ts'
import type { PreviewCell } from '../../desk/preview.ts'
import { ProposalForm, WayOn } from '../desk/proposal-form.tsx'
import type { DraftSummary } from '../desk/summary.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form } from '../kit/form.tsx'
import { Note } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { type Speak, speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { CELL_MARKS, deskWords as WORDS } from '../messages/desk.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { sheetStyles } from '../styles/sheet.ts'
import { DeskNav } from './places.tsx'
import {
  BasesTaken,
  Conversions,
  Counts,
  HowRead,
  type Names,
  StatusChanges,
  Waiting,
} from './receipt-parts.tsx'

export interface PreviewInput {
  readonly summary: DraftSummary
  /** In the order of the file; at most so many as are shown. */
  readonly cells: readonly PreviewCell[]
  /** What stands in the first rows, as it is shown; empty: the file has no rows to show. */
  readonly firstRows: readonly (readonly string[])[]
  /** The file is one of sheets, so that its cells can be put right here. */
  readonly mendable: boolean
  /** Figures that count are made up. */
  readonly demo: boolean
  readonly names: Names
}

const styles = formStyles + deskStyles + sheetStyles

export function renderPreview(
  { summary, cells, firstRows, mendable, demo, names }: PreviewInput,
  frame: Frame,
): string {
  const { lang } = frame
  const { draft, filename, total, rows, changes, refusal, failure } = summary
  const say = speak(WORDS, lang)
  const at = `/desk/upload/drafts/${draft}`
  const children = (
    <>
      <DeskNav frame={frame} here="/desk/upload" />
      <h1>
        {say('preview')} · {filename}
      </h1>
      <p class="lead">{say('nothing')}</p>
      <div id="preview" data-draft={draft} data-lang={lang} data-failure={failure?.[lang]}>
        <Note kind="refused">{failure?.[lang]}</Note>
        {refusal && (
          <div class="refused" role="alert">
            <p>{refusal.detail[lang]}</p>
            <p>{cells.length > 0 ? say('refused') : refusal.fix[lang]}</p>
          </div>
        )}
        <Proposals summary={summary} lang={lang} />
        {rows && <Counts rows={rows} lang={lang} />}
        <HowRead receipt={summary} lang={lang} />
        {rows && (
          <>
            <h2>{say('changes')}</h2>
            <StatusChanges changes={changes} lang={lang} />
            <Waiting receipt={summary} names={names} lang={lang} />
            <Conversions receipt={summary} names={names} lang={lang} />
            <BasesTaken receipt={summary} names={names} lang={lang} />
          </>
        )}
        <Confirm summary={summary} action={`${at}/confirm`} say={say} />
        <Cells cells={cells} names={names} lang={lang} at={mendable ? `${at}/mend` : null} />
        {cells.length === 0 && <FirstRows rows={firstRows} lang={lang} />}
        {total > cells.length && <p class="lead">{say('shown', { total, shown: cells.length })}</p>}
      </div>
    </>
  )
  const scripts = mendable ? [frame.assets.desk] : []
  return pageOf({ title: say('preview'), demo, styles, scripts, children }, frame)
}

interface ConfirmInput {
  readonly summary: DraftSummary
  readonly action: string
  readonly say: Speak<keyof typeof WORDS>
}

const Confirm = ({ summary: { rows, doubts }, action, say }: ConfirmInput) => (
  <Form class="form wide confirm" action={action}>
    {rows && doubts.some(({ reason }) => reason === null) && (
      <Field label={say('reason')} name="accept" required maxLength={400} autocomplete="off" />
    )}
    {rows && <Button main>{say('confirm')}</Button>}
    <a class="button" href="/desk/upload">
      {say('again')}
    </a>
  </Form>
)

/** What the file may mean: a person says which. The sheet of the script shows them too, so they keep their place. */
const Proposals = ({ summary: { draft, refusal }, lang }: { summary: DraftSummary; lang: Language }) => (
  <>
    {refusal && <WayOn code={refusal.code} lang={lang} />}
    {(refusal?.faults ?? []).map((one, index) => (
      <ProposalForm
        key={index}
        fault={one}
        parts={refusal?.proposals[index]}
        indicators={refusal?.indicators ?? []}
        index={index}
        action={`/desk/upload/drafts/${draft}/choose`}
        lang={lang}
      />
    ))}
  </>
)

/** What was read, where no figure was found in it. */
function FirstRows({ rows, lang }: { readonly rows: PreviewInput['firstRows']; readonly lang: Language }) {
  if (rows.length === 0) return null
  const say = speak(WORDS, lang)
  return (
    <section class="first-rows" aria-labelledby="first-rows">
      <h2 id="first-rows">{say('firstRows', { n: rows.length })}</h2>
      <div class="scroll">
        <table>
          <tbody>
            {rows.map((cells, row) => (
              <tr key={row}>
                <th scope="row">{row + 1}</th>
                {cells.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface CellsInput extends Pick<PreviewInput, 'cells' | 'names'> {
  readonly lang: Language
  /** Where another text for a cell goes; null: nowhere. */
  readonly at: string | null
}

function Cells({ cells, names, lang, at }: CellsInput) {
  const say = speak(WORDS, lang)
  return (
    <Table
      label={say('remark')}
      class="preview"
      rows={cells}
      rowClass={({ state }) => CELL_MARKS[state].light}
      columns={[
        { head: say('cell'), cell: ({ cell }) => cell },
        {
          head: say('indicator'),
          class: 'wrap',
          bare: true,
          cell: ({ figure }) => figure && (names.get(figure.indicator) ?? figure.indicator),
        },
        {
          head: say('period'),
          bare: true,
          cell: ({ figure }) => figure && periodWords(figure.period, figure.basis)[lang],
        },
        {
          head: say('before'),
          cell: ({ state, before }) => (state === 'revised' && before ? <s>{before}</s> : (before ?? '—')),
        },
        { head: say('after'), cell: ({ figure }) => <b>{figure?.value ? written(figure.value) : '—'}</b> },
        {
          head: say('state'),
          bare: true,
          cell: ({ state }) => <span class="state">{CELL_MARKS[state].word[lang]}</span>,
        },
        {
          head: say('remark'),
          class: 'wrap',
          bare: true,
          cell: (cell) => <Remark cell={cell} at={at} lang={lang} />,
        },
      ]}
    />
  )
}

/** What is wrong with a cell, and where it can be put right. */
function Remark({ cell: { cell, faults, place }, at, lang }: RemarkInput) {
  const say = speak(WORDS, lang)
  return (
    <>
      {faults.map(({ detail, fix }) => `${detail[lang]} ${fix[lang]}`).join(' ')}
      {faults.length > 0 && at !== null && place && (
        <Form class="mend" action={at} hidden={{ at: `${place.row}/${place.column}`, cell }}>
          <input
            name="text"
            aria-label={say('mendTo', { cell })}
            value={faults.find(({ suggestion }) => suggestion)?.suggestion ?? ''}
            maxLength={200}
            autocomplete="off"
          />
          <Button small>{say('mend')}</Button>
        </Form>
      )}
    </>
  )
}

interface RemarkInput {
  readonly cell: PreviewCell
  readonly at: string | null
  readonly lang: Language
}
