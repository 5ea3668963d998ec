// One row of the sheet: its number and those of its cells that are in sight, merged ones over all that they cover.
import { useLayoutEffect, useRef } from 'preact/hooks'
import { addressOf } from '../../desk/cell-names.ts'
import type { SheetCell, SheetTab } from '../../desk/sheet-view.ts'
import { CELL_MARKS } from '../messages/desk.ts'
import type { GridInput } from './grid-input.ts'
import { as } from './role.ts'
import { box, NUMBERS, ROW, type SheetShape } from './sheet-shape.ts'

type RowInput = GridInput & {
  readonly at: number
  /** Its upper edge in its group. */
  readonly top: number
  readonly first: number
  readonly last: number
}

export function GridRow(input: RowInput) {
  const { tab, sheet, rows, at, top, first, last, place, shape } = input
  const known = rows.row(sheet, at)
  const cells = new Map(known?.cells.map((cell) => [cell.column, cell]))
  const columns = new Set<number>()
  for (let column = first; column < last; column++) columns.add(column)
  // A merged cell or a title begins out of sight and reaches into it.
  for (const merge of tab.merges) if (merge.top === at && merge.right >= first) columns.add(merge.left)
  if (cells.has(0)) columns.add(0)
  if (place.row === at) columns.add(place.column)
  return (
    <div
      class={known?.hidden ? 'grid-row out' : 'grid-row'}
      {...as('row', { 'aria-rowindex': at + 2 })}
      style={box({ top, width: shape.width, height: ROW })}
    >
      <div
        class={place.row === at ? 'number here' : 'number'}
        {...as('rowheader', { 'aria-colindex': 1 })}
        style={box({ width: NUMBERS })}
      >
        {at + 1}
      </div>
      {[...columns]
        .sort((a, b) => a - b)
        .filter((column) => !isCovered(tab, at, column))
        .map((column) => (
          <Cell key={column} {...input} column={column} cell={cells.get(column)} cells={cells} />
        ))}
    </div>
  )
}

const mergeAt = (tab: SheetTab, row: number, column: number) =>
  tab.merges.find(
    ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
  )

function isCovered(tab: SheetTab, row: number, column: number): boolean {
  const merge = mergeAt(tab, row, column)
  return merge !== undefined && (merge.top !== row || merge.left !== column)
}

type CellInput = RowInput & {
  readonly column: number
  readonly cell: SheetCell | undefined
  readonly cells: ReadonlyMap<number, SheetCell>
}

function Cell(input: CellInput) {
  const { tab, at, column, cell, cells, shape, place, editing, mendable, lang, say } = input
  const { edges } = shape
  const merge = mergeAt(tab, at, column)
  const right = (merge?.right ?? column) + 1
  const left = edges[column] ?? 0
  const width = (edges[right] ?? left) - left
  const isHere = place.row === at && place.column === column
  const state = cell?.note?.state
  const marked = state ? CELL_MARKS[state] : null
  const isEdited = (cell?.edited ?? null) !== null
  const names = [
    'cell',
    marked && `marked ${marked.light} is-${state}`,
    cell?.isNumber && 'figure',
    merge && 'merged',
    isEdited && 'edited',
    at < tab.head && 'above',
  ]
  return (
    <div
      {...as('gridcell', {
        'aria-colindex': column + 2,
        'aria-selected': isHere,
        ...(!mendable && { 'aria-readonly': true }),
        ...(merge && {
          'aria-colspan': right - merge.left,
          'aria-rowspan': merge.bottom - merge.top + 1,
        }),
      })}
      tabIndex={isHere ? 0 : -1}
      data-at={`${at}/${column}`}
      class={names.filter(Boolean).join(' ')}
      style={box({
        left: NUMBERS + left,
        width,
        height: merge ? heightOf(shape, merge.top, merge.bottom) : ROW,
      })}
    >
      {isHere && editing !== null ? (
        <CellEditor
          label={say('newText', { cell: addressOf(tab.name, at, column) })}
          text={editing}
          onDone={input.onDone}
        />
      ) : (
        <>
          {marked && (
            <span class="mark">
              <b aria-hidden="true">{marked.mark}</b>
              {marked.word[lang]}
            </span>
          )}
          <span class="text" style={box({ minWidth: overflowOf(cell, cells, column, edges, tab.columns) })}>
            <CellText cell={cell} />
          </span>
          {isEdited && (
            <span class="pen">
              <b aria-hidden="true">✎</b>
              <span class="sr">{say('edited')}</span>
            </span>
          )}
        </>
      )}
    </div>
  )
}

/** A figure as it stands now and as it would; anything else as the sheet shows it. */
function CellText({ cell }: { cell: SheetCell | undefined }) {
  if (!cell) return null
  const { text, note } = cell
  if (note?.state !== 'revised') return <>{text}</>
  return (
    <>
      <s>{note.before ?? '—'}</s> <span aria-hidden="true">→</span> {note.after ?? '—'}
    </>
  )
}

/** While a filter hides rows in between, a merged cell is as high as those that are left. */
function heightOf(shape: SheetShape, top: number, bottom: number): number {
  let rows = 0
  for (let row = top; row <= bottom; row++) {
    if (shape.indexOf(row) >= 0 || shape.staying.includes(row)) rows++
  }
  return Math.max(1, rows) * ROW
}

/** Words run over the empty cells beside them, as in any sheet. */
function overflowOf(
  cell: SheetCell | undefined,
  cells: ReadonlyMap<number, SheetCell>,
  column: number,
  edges: readonly number[],
  columns: number,
): number | undefined {
  if (!cell || cell.note || cell.isNumber || cell.text === '') return undefined
  let end = column + 1
  while (end < columns && !cells.has(end)) end++
  // No wider than its words: a cell that is chosen keeps its own edges.
  const room = (edges[end] ?? 0) - (edges[column] ?? 0) - 16
  return end > column + 1 ? Math.min(room, cell.text.length * 17) : undefined
}

interface EditorInput {
  readonly label: string
  readonly text: string
  readonly onDone: GridInput['onDone']
}

function CellEditor({ label, text, onDone }: EditorInput) {
  const field = useRef<HTMLInputElement>(null)
  const over = useRef(false)
  const done = (words: string | null): void => {
    if (over.current) return
    over.current = true
    onDone(words)
  }
  // Before the next key comes, or it would begin another edit.
  useLayoutEffect(() => {
    const element = field.current
    element?.focus()
    element?.setSelectionRange(element.value.length, element.value.length)
  }, [])
  return (
    <input
      class="editor"
      ref={field}
      aria-label={label}
      defaultValue={text}
      maxLength={200}
      autocomplete="off"
      spellcheck={false}
      onBlur={({ currentTarget }) => done(currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.isComposing) return
        if (event.key === 'Enter' || event.key === 'Tab') done(event.currentTarget.value)
        else if (event.key === 'Escape') done(null)
        else return
        event.preventDefault()
      }}
    />
  )
}
