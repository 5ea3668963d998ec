// The preview with a script: the file as its own sheet, every cell marked, put right where it stands; then "confirm".
import { render } from 'preact'
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import type { Language } from '../../core/text.ts'
import { addressOf } from '../../desk/cell-names.ts'
import type { MarkState, SheetCell } from '../../desk/sheet-view.ts'
import { MARK_ORDER } from '../messages/desk.ts'
import { type SayWord, wordsIn } from '../messages/sheet.ts'
import { CellPanel } from './cell-panel.tsx'
import { Consequences } from './confirm.tsx'
import { type DraftView, useDraft } from './draft-state.ts'
import { SheetGrid } from './grid.tsx'
import { Messages } from './messages.tsx'
import { openRows } from './rows.ts'
import { SheetBar } from './sheet-bar.tsx'
import { type Place, shapeOf } from './sheet-shape.ts'
import { SheetTabs } from './sheet-tabs.tsx'
import { type Talk, talkIn } from './talk.ts'

interface AppInput {
  readonly first: DraftView
  readonly talk: Talk
  readonly say: SayWord
  readonly lang: Language
  /** Why the last attempt to confirm did not work; null: there was none. */
  readonly failure: string | null
}

/** Until the sheet is there, and if it never is, the page without script stays. */
export async function startSheet(root: HTMLElement, lang: Language): Promise<void> {
  const say = wordsIn(lang)
  const talk = talkIn(lang, say('lost'))
  const { draft = '', failure } = root.dataset
  const first = await talk.read<DraftView>(`/desk/upload/drafts/${draft}/view`)
  if (first.sheet.tabs.length === 0) return
  root.replaceChildren()
  render(<Sheet first={first} talk={talk} say={say} lang={lang} failure={failure || null} />, root)
}

const REFUSED = MARK_ORDER.indexOf('refused')
const WARNED = MARK_ORDER.indexOf('warned')

function Sheet({ first, talk, say, lang, failure }: AppInput) {
  const draft = useDraft(first, talk, say)
  const { view } = draft
  const { tabs, marks, read, counts, suggestions } = view.sheet
  const [sheet, setSheet] = useState(read ?? tabs.findIndex(({ hidden }) => !hidden))
  const [only, setOnly] = useState<MarkState | null>(null)
  const problems = useMemo(
    () => marks.filter(([, , state]) => state === REFUSED || state === WARNED),
    [marks],
  )
  const [place, setPlace] = useState<Place>(() => startOf(problems[0] ?? marks[0]))
  const [editing, setEditing] = useState<string | null>(null)
  const [focus, setFocus] = useState(0)
  const [, draw] = useState(0)
  const tab = tabs[sheet] ?? tabs[0]
  const mendable = read !== null && sheet === read
  const filtered = only !== null && mendable && counts[only] > 0
  const shape = useMemo(() => {
    const wanted = only === null ? -1 : MARK_ORDER.indexOf(only)
    const rows = marks.filter(([, , state]) => state === wanted).map(([row]) => row)
    return tab ? shapeOf(tab, filtered ? [...new Set(rows)] : null) : null
  }, [tab, marks, only, filtered])
  const rows = useMemo(
    () =>
      openRows(
        talk,
        view,
        () => draw((count) => count + 1),
        () => draft.reload(),
      ),
    [view],
  )
  const go = useCallback((to: Place): void => {
    setPlace(to)
    setFocus((count) => count + 1)
  }, [])

  const step = (by: 1 | -1): void => {
    if (problems.length === 0 || read === null) return
    setSheet(read)
    setOnly((now) => (now === 'refused' || now === 'warned' ? now : null))
    const after = problems.findIndex(([row, column]) => isAfter(row, column, place))
    const isOne = problems.some(([row, column]) => row === place.row && column === place.column)
    const forward = Math.max(0, after)
    const back = (after < 0 ? problems.length : after) - (isOne ? 2 : 1)
    const next = problems[by === 1 ? forward : (back + problems.length) % problems.length]
    if (next) go(startOf(next))
  }
  const cell = rows.row(sheet, place.row)?.cells.find(({ column }) => column === place.column) ?? null
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // The grid has its own F2; here it is for whoever has not stepped into it yet.
      if (event.defaultPrevented || event.ctrlKey || event.altKey) return
      if (event.key === 'F8') step(event.shiftKey ? -1 : 1)
      else if (event.key === 'F2' && mendable && editing === null) setEditing(editable(cell))
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })

  if (!tab || !shape) return null
  const mend = (text: string): void => {
    if (text.trim() !== (cell?.text ?? '')) draft.mend([{ ...place, text }])
    setFocus((count) => count + 1)
  }
  const onDone = (text: string | null): void => {
    setEditing(null)
    if (text !== null) mend(text)
    setFocus((count) => count + 1)
  }
  const position = problems.findIndex(([row, column]) => row === place.row && column === place.column) + 1
  const names = new Map(view.doubts.map(({ name, id }) => [id.split('/')[2] ?? '', name]))
  return (
    <div class={draft.busy ? 'sheet busy' : 'sheet'}>
      <Messages draft={draft} failure={failure} lang={lang} />
      <SheetBar
        counts={counts}
        only={filtered ? only : null}
        position={position}
        say={say}
        lang={lang}
        problems={problems.length}
        suggestions={suggestions.length}
        onOnly={setOnly}
        onStep={step}
        onAcceptAll={() => draft.mend(suggestions.map(([row, column, text]) => ({ row, column, text })))}
      />
      <div class="sheet-main">
        <div class="sheet-left">
          <SheetGrid
            filter={filtered ? only : ''}
            tab={tab}
            sheet={sheet}
            shape={shape}
            rows={rows}
            place={place}
            editing={editing}
            mendable={mendable}
            say={say}
            lang={lang}
            focus={focus}
            onPlace={go}
            onEdit={(text) => setEditing(text ?? editable(cell))}
            onDone={onDone}
          />
          <SheetTabs
            tabs={tabs}
            sheet={sheet}
            read={read}
            say={say}
            onSheet={(next) => {
              setSheet(next)
              setPlace(next === read ? startOf(problems[0] ?? marks[0]) : { row: 0, column: 0 })
            }}
          />
          <p class="lead keys">{say('keys')}</p>
        </div>
        <CellPanel
          cell={cell}
          mendable={mendable}
          say={say}
          lang={lang}
          name={addressOf(tab.name, place.row, place.column)}
          doubts={view.doubts}
          onMend={mend}
          onEdit={() => setEditing(editable(cell))}
          onExplain={draft.explain}
        />
      </div>
      <Consequences
        draft={draft}
        names={names}
        say={say}
        lang={lang}
        onCell={(name) => {
          const mark = problems.find(([row, column]) => addressOf(tab.name, row, column) === name)
          if (mark && read !== null) {
            setSheet(read)
            setOnly(null)
            go(startOf(mark))
          }
        }}
      />
    </div>
  )
}

const startOf = (mark: readonly number[] | undefined): Place => ({
  row: mark?.[0] ?? 0,
  column: mark?.[1] ?? 0,
})

const isAfter = (row: number, column: number, place: Place): boolean =>
  row > place.row || (row === place.row && column > place.column)

const editable = (cell: SheetCell | null): string => cell?.text ?? ''
