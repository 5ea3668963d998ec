// The preview with a script: the file as its own sheet, every cell marked, put right where it stands; then "confirm".
import { render } from 'preact'
import { useCallback, useLayoutEffect, useMemo, useState } from 'preact/hooks'
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
import { type SheetPlace, sheetShape } from './sheet-shape.ts'
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

/** Where somebody is in the file: which sheet, which cell, what is filtered, what is typed. */
function useWhereabouts({ tabs, marks, read, counts }: DraftView['sheet']) {
  const [sheet, setSheet] = useState(read[0] ?? tabs.findIndex(({ hidden }) => !hidden))
  const [only, setOnly] = useState<MarkState | null>(null)
  const problems = useMemo(
    () => marks.filter(([, , state]) => state === REFUSED || state === WARNED),
    [marks],
  )
  const [place, setPlace] = useState<SheetPlace>(() => startOf(problems[0] ?? marks[0]))
  const [editing, setEditing] = useState<string | null>(null)
  const [focus, setFocus] = useState(0)
  const refocus = useCallback((): void => setFocus((count) => count + 1), [])
  const go = useCallback((to: SheetPlace): void => {
    setPlace(to)
    refocus()
  }, [])
  const tab = tabs[sheet] ?? tabs[0]
  // Where nothing is read yet, a name put right on the sheet is the way on.
  const mendable = read.length === 0 || read.includes(sheet)
  const filter = only !== null && mendable && counts[only] > 0 ? only : null
  const shape = useMemo(() => {
    const wanted = filter === null ? -1 : MARK_ORDER.indexOf(filter)
    const rows = marks.filter(([, , state, on]) => state === wanted && on === sheet).map(([row]) => row)
    return tab ? sheetShape(tab, filter === null ? null : [...new Set(rows)]) : null
  }, [tab, marks, filter, sheet])

  /** To a cell of a sheet that is read, whatever is filtered unless it is a filter of problems. */
  const goToMark = (mark: Mark, keepFilter: boolean): void => {
    setSheet(mark[3])
    setOnly((now) => (keepFilter && (now === 'refused' || now === 'warned') ? now : null))
    go(startOf(mark))
  }
  const step = (by: 1 | -1): void => {
    const next = stepTo(problems, { ...place, sheet }, by)
    if (next) goToMark(next, true)
  }
  const turnTo = (next: number): void => {
    setSheet(next)
    const own = (list: readonly Mark[]): Mark | undefined => list.find(([, , , on]) => on === next)
    setPlace(startOf(own(problems) ?? own(marks)))
  }
  const position = problems.findIndex((mark) => isAt(mark, { ...place, sheet })) + 1
  return {
    sheet,
    tab,
    shape,
    filter,
    setOnly,
    problems,
    position,
    place,
    editing,
    setEditing,
    focus,
    refocus,
    mendable,
    go,
    goToMark,
    step,
    turnTo,
  }
}

/** F8 goes from problem to problem wherever one is; F2 edits for whoever has not stepped into the grid, which has its own. */
function useKeys(step: (by: 1 | -1) => void, edit: (() => void) | null): void {
  // Heard anew before the next key: two quick ones begin where the first ended.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey) return
      if (event.key === 'F8') step(event.shiftKey ? -1 : 1)
      else if (event.key === 'F2' && edit) edit()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
}

/** The rows of a file as they are asked for; drawn again when some arrive. */
function useRows(talk: Talk, view: DraftView, reload: () => void) {
  const [, draw] = useState(0)
  return useMemo(() => openRows(talk, view, () => draw((count) => count + 1), reload), [view])
}

function Sheet({ first, talk, say, lang, failure }: AppInput) {
  const draft = useDraft(first, talk, say)
  const { view } = draft
  const { tabs, read, counts, suggestions } = view.sheet
  const where = useWhereabouts(view.sheet)
  const { sheet, tab, shape, filter, problems, place, editing, setEditing, mendable } = where
  const rows = useRows(talk, view, draft.reload)
  const cell = rows.row(sheet, place.row)?.cells.find(({ column }) => column === place.column) ?? null
  const edit = (): void => setEditing(editable(cell))
  useKeys(where.step, mendable && editing === null ? edit : null)

  if (!tab || !shape) return null
  const nameOf = (row: number, column: number): string => addressOf(tab.name, row, column)
  const mend = (text: string): void => {
    if (text.trim() !== (cell?.text ?? ''))
      draft.mend([{ ...place, cell: nameOf(place.row, place.column), text }])
    where.refocus()
  }
  const onDone = (text: string | null): void => {
    setEditing(null)
    if (text !== null) mend(text)
    where.refocus()
  }
  return (
    <div class={draft.busy ? 'sheet busy' : 'sheet'}>
      <Messages draft={draft} failure={failure} lang={lang} />
      <SheetBar
        counts={counts}
        only={filter}
        position={where.position}
        say={say}
        lang={lang}
        problems={problems.length}
        suggestions={suggestions.length}
        onOnly={where.setOnly}
        onStep={where.step}
        onAcceptAll={() =>
          draft.mend(
            suggestions.map(([row, column, text, on]) => ({
              row,
              column,
              text,
              cell: addressOf(tabs[on]?.name ?? null, row, column),
            })),
          )
        }
      />
      <div class="sheet-main">
        <div class="sheet-left">
          <SheetGrid
            filter={filter ?? ''}
            tab={tab}
            sheet={sheet}
            shape={shape}
            rows={rows}
            place={place}
            editing={editing}
            mendable={mendable}
            say={say}
            lang={lang}
            focus={where.focus}
            onPlace={where.go}
            onEdit={(text) => setEditing(text ?? editable(cell))}
            onDone={onDone}
          />
          <SheetTabs tabs={tabs} sheet={sheet} read={read} say={say} onSheet={where.turnTo} />
          <p class="lead keys">{say('keys')}</p>
        </div>
        <CellPanel
          cell={cell}
          mendable={mendable}
          say={say}
          lang={lang}
          name={nameOf(place.row, place.column)}
          doubts={view.doubts}
          onMend={mend}
          onEdit={edit}
          onExplain={draft.explain}
        />
      </div>
      <Consequences
        draft={draft}
        say={say}
        lang={lang}
        names={new Map(view.names)}
        onCell={(name) => {
          const mark = problems.find(
            ([row, column, , on]) => addressOf(tabs[on]?.name ?? null, row, column) === name,
          )
          if (mark) where.goToMark(mark, false)
        }}
      />
    </div>
  )
}

type Mark = readonly [row: number, column: number, state: number, sheet: number]

interface MarkPlace extends SheetPlace {
  readonly sheet: number
}

/** The problem after this place, or before it; from the last it goes on at the first. */
function stepTo(problems: readonly Mark[], place: MarkPlace, by: 1 | -1): Mark | undefined {
  const after = problems.findIndex((mark) => isAfter(mark, place))
  const isOne = problems.some((mark) => isAt(mark, place))
  const forward = Math.max(0, after)
  const back = (after < 0 ? problems.length : after) - (isOne ? 2 : 1)
  return problems[by === 1 ? forward : (back + problems.length) % problems.length]
}

const isAt = ([row, column, , sheet]: Mark, place: MarkPlace): boolean =>
  sheet === place.sheet && row === place.row && column === place.column

const startOf = (mark: readonly number[] | undefined): SheetPlace => ({
  row: mark?.[0] ?? 0,
  column: mark?.[1] ?? 0,
})

const isAfter = ([row, column, , sheet]: Mark, place: MarkPlace): boolean =>
  sheet > place.sheet ||
  (sheet === place.sheet && (row > place.row || (row === place.row && column > place.column)))

const editable = (cell: SheetCell | null): string => cell?.text ?? ''
