// The preview of a draft: what it would do, cell by cell, then "confirm". Works without script; with one it becomes the sheet itself.
import { written } from '../../core/decimal.ts'
import { periodWords } from '../../core/period-words.ts'
import type { PreviewCell } from '../../desk/preview.ts'
import type { DraftSummary } from '../desk/summary.ts'
import type { Frame } from '../frame.ts'
import { MARKS, deskWords as WORDS } from '../messages/desk.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { sheetStyles } from '../styles/sheet.ts'
import { DeskNav } from './desk-nav.tsx'
import { hrefIn } from './href-in.ts'
import { pageOf } from './page.tsx'
import { Conversions, Counts, HowRead, type Names, StatusChanges } from './receipt-parts.tsx'
import { ScrollPane } from './scroll-pane.tsx'

export interface PreviewInput {
  readonly summary: DraftSummary
  /** In the order of the file; at most so many as are shown. */
  readonly cells: readonly PreviewCell[]
  /** The file is one of sheets, so that its cells can be put right here. */
  readonly mendable: boolean
  /** Figures that count are made up. */
  readonly demo: boolean
  readonly names: Names
}

const styles = formStyles + deskStyles + sheetStyles

export function renderPreview({ summary, cells, mendable, demo, names }: PreviewInput, frame: Frame): string {
  const { lang } = frame
  const { draft, filename, total, rows, changes, refusal, failure, doubts } = summary
  const word = (key: keyof typeof WORDS): string => WORDS[key][lang]
  const at = `/desk/upload/drafts/${draft}`
  const children = (
    <>
      <DeskNav frame={frame} here="/desk/upload" />
      <h1>
        {word('preview')} · {filename}
      </h1>
      <p class="lead">{word('nothing')}</p>
      <div
        id="preview"
        data-draft={draft}
        data-lang={lang}
        data-look={frame.look.lang ?? ''}
        data-failure={failure?.[lang]}
      >
        {failure && (
          <p class="refused" role="alert">
            {failure[lang]}
          </p>
        )}
        {refusal && (
          <div class="refused" role="alert">
            <p>{refusal.detail[lang]}</p>
            <p>{cells.length > 0 ? word('refused') : refusal.fix[lang]}</p>
          </div>
        )}
        <Proposals summary={summary} frame={frame} />
        {rows && <Counts rows={rows} lang={lang} />}
        <HowRead receipt={summary} lang={lang} />
        {rows && (
          <>
            <h2>{word('changes')}</h2>
            <StatusChanges changes={changes} frame={frame} />
            <Conversions receipt={summary} names={names} lang={lang} />
          </>
        )}
        <form class="form wide confirm" method="post" action={hrefIn(frame, `${at}/confirm`)}>
          {rows && doubts.some(({ reason }) => reason === null) && (
            <label>
              {word('reason')}
              <input name="accept" required maxLength={400} autocomplete="off" />
            </label>
          )}
          {rows && (
            <button class="button main" type="submit">
              {word('confirm')}
            </button>
          )}
          <a class="button" href={hrefIn(frame, '/desk/upload')}>
            {word('again')}
          </a>
        </form>
        {cells.length > 0 && (
          <Cells cells={cells} names={names} frame={frame} at={mendable ? `${at}/mend` : null} />
        )}
        {total > cells.length && (
          <p class="lead">
            {word('shown').replace('{total}', String(total)).replace('{shown}', String(cells.length))}
          </p>
        )}
      </div>
    </>
  )
  const scripts = mendable ? [frame.assets.desk] : []
  return pageOf({ title: word('preview'), demo, dated: false, styles, scripts, children }, frame)
}

/** What the file may mean: a person says which. The sheet of the script shows them too, so they keep their place. */
function Proposals({ summary, frame }: { summary: DraftSummary; frame: Frame }) {
  const { lang } = frame
  const faults = summary.refusal?.faults ?? []
  return (
    <>
      {faults.map((one, index) => (
        <form
          key={index}
          class="card form"
          method="post"
          action={hrefIn(frame, `/desk/upload/drafts/${summary.draft}/choose`)}
        >
          <p>
            {one.detail[lang]} {one.code !== 'layout-proposed' && one.fix[lang]}
          </p>
          {one.code === 'layout-proposed' && (
            <button class="button" type="submit" name="choice" value={index}>
              {WORDS.read[lang]}
            </button>
          )}
        </form>
      ))}
    </>
  )
}

interface CellsInput extends Pick<PreviewInput, 'cells' | 'names'> {
  readonly frame: Frame
  /** Where another text for a cell goes; null: nowhere. */
  readonly at: string | null
}

function Cells({ cells, names, frame, at }: CellsInput) {
  const { lang } = frame
  const word = (key: keyof typeof WORDS): string => WORDS[key][lang]
  const heads = ['cell', 'indicator', 'period', 'before', 'after', 'state', 'remark'] as const
  return (
    <ScrollPane class="card scroll stack" label={word('remark')}>
      <table class="preview">
        <thead>
          <tr>
            {heads.map((name) => (
              <th key={name} scope="col">
                {word(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cells.map(({ cell, state, figure, before, faults, place }, index) => (
            <tr key={index} class={MARKS[state].light}>
              <td data-name={word('cell')}>{cell}</td>
              <td class="wrap">{figure && (names.get(figure.indicator) ?? figure.indicator)}</td>
              <td>{figure && periodWords(figure.period, figure.basis)[lang]}</td>
              <td data-name={word('before')}>
                {state === 'revised' && before ? <s>{before}</s> : (before ?? '—')}
              </td>
              <td data-name={word('after')}>
                <b>{figure?.value ? written(figure.value) : '—'}</b>
              </td>
              <td>
                <span class="state">{MARKS[state].word[lang]}</span>
              </td>
              <td class="wrap">
                {faults.map(({ detail, fix }) => `${detail[lang]} ${fix[lang]}`).join(' ')}
                {faults.length > 0 && at !== null && place && (
                  <form class="mend" method="post" action={hrefIn(frame, at)}>
                    <input type="hidden" name="at" value={`${place.row}/${place.column}`} />
                    <input
                      name="text"
                      aria-label={word('mendTo').replace('{cell}', cell)}
                      value={faults.find(({ suggestion }) => suggestion)?.suggestion ?? ''}
                      maxLength={200}
                      autocomplete="off"
                    />
                    <button class="button small" type="submit">
                      {word('mend')}
                    </button>
                  </form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPane>
  )
}
