// The sheet as its sender knows it: letters, row numbers, merged heads that stay; only what is in sight is drawn. WAI-ARIA grid.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { columnLetters } from '../../desk/cell-names.ts'
import type { GridInput } from './grid-input.ts'
import { moved } from './grid-keys.ts'
import { GridRow } from './grid-row.tsx'
import { as } from './role.ts'
import {
  box,
  LETTERS,
  NUMBERS,
  ROW,
  type SheetPlace,
  type SheetShape,
  type Sight,
  windowOf,
} from './sheet-shape.ts'

/** The pane that scrolls: what of the sheet is in sight, with the chosen cell in it and the focus on that. */
function usePane({ sheet, filter, shape, place, focus, editing }: GridInput, headHeight: number) {
  const pane = useRef<HTMLDivElement>(null)
  const [sight, setSight] = useState<Sight>({ top: 0, left: 0, width: 1200, height: 600 })
  const look = (): void => {
    const element = pane.current
    if (!element) return
    const { scrollTop: top, scrollLeft: left, clientWidth: width, clientHeight: height } = element
    setSight({ top, left, width, height })
  }
  useEffect(() => {
    const element = pane.current
    if (!element) return
    look()
    const watcher = new ResizeObserver(look)
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  // Another sheet or filter is looked at from its beginning.
  useLayoutEffect(() => {
    pane.current?.scrollTo(0, 0)
    look()
  }, [sheet, filter])
  useLayoutEffect(() => {
    show(pane.current, shape, place, headHeight)
    look()
  }, [focus, place])
  useLayoutEffect(() => {
    if (focus === 0 || editing !== null) return
    const cell = pane.current?.querySelector<HTMLElement>(`[data-at="${place.row}/${place.column}"]`)
    cell?.focus({ preventScroll: true })
  }, [focus, place, editing, shape])
  return { pane, sight, look }
}

export function SheetGrid(input: GridInput) {
  const { tab, shape, place, say, editing, mendable } = input
  const headHeight = LETTERS + shape.staying.length * ROW
  const { pane, sight, look } = usePane(input, headHeight)

  const { from, to, first, last } = windowOf(shape, sight)
  const drawn = useMemo(() => {
    const rows = new Set(shape.scrolling.slice(from, to))
    // A merged cell is drawn by its first row, and the chosen cell keeps the focus, also out of sight.
    for (const { top, bottom } of tab.merges) {
      const index = shape.indexOf(top)
      if (index >= 0 && index < from && shape.indexOf(bottom) >= from) rows.add(top)
    }
    if (shape.indexOf(place.row) >= 0) rows.add(place.row)
    return [...rows].sort((a, b) => a - b)
  }, [shape, from, to, tab, place.row])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (editing !== null) return
    const page = Math.max(1, Math.floor((sight.height - headHeight) / ROW) - 1)
    const next = moved(event, place, shape, tab.columns, page)
    if (next) input.onPlace(next)
    else if (mendable && (event.key === 'F2' || event.key === 'Enter')) input.onEdit(null)
    else if (mendable && event.key === 'Delete') input.onDone('')
    else if (mendable && isTyped(event)) input.onEdit(event.key)
    else return
    event.preventDefault()
  }

  const onClick = ({ target }: MouseEvent): void => {
    const at = (target as HTMLElement).closest<HTMLElement>('[data-at]')?.dataset.at?.split('/').map(Number)
    if (!at || editing !== null) return
    input.onPlace({ row: at[0] ?? 0, column: at[1] ?? 0 })
  }

  const onDblClick = (): void => {
    if (mendable) input.onEdit(null)
  }
  const events = { onScroll: look, onKeyDown, onClick, onDblClick }

  const row = (at: number, top: number) => (
    <GridRow key={at} {...input} at={at} top={top} first={first} last={last} onPlace={input.onPlace} />
  )
  return (
    <div
      class="grid-pane"
      ref={pane}
      {...as('grid', {
        'aria-label': say('grid'),
        'aria-rowcount': tab.rows + 1,
        'aria-colcount': tab.columns + 1,
      })}
      {...events}
    >
      <div class="grid-head" {...as('rowgroup')} style={box({ width: shape.width, height: headHeight })}>
        <Letters shape={shape} first={first} last={last} here={place.column} say={say} />
        {shape.staying.map((at, index) => row(at, LETTERS + index * ROW))}
      </div>
      <div
        class="grid-body"
        {...as('rowgroup')}
        style={box({ width: shape.width, height: Math.max(ROW, shape.scrolling.length * ROW) })}
      >
        {drawn.map((at) => row(at, shape.indexOf(at) * ROW))}
      </div>
    </div>
  )
}

interface LettersInput extends Pick<GridInput, 'shape' | 'say'> {
  /** The columns in sight, `last` not among them. */
  readonly first: number
  readonly last: number
  /** The column of the chosen cell. */
  readonly here: number
}

function Letters({ shape, first, last, here, say }: LettersInput) {
  const columns = Array.from({ length: last - first }, (_, index) => first + index)
  return (
    <div class="grid-row letters" {...as('row', { 'aria-rowindex': 1 })} style={box({ height: LETTERS })}>
      <div class="corner" {...as('columnheader', { 'aria-colindex': 1 })} style={box({ width: NUMBERS })}>
        <span class="sr">{say('rowNumber')}</span>
      </div>
      {columns.map((column) => (
        <div
          key={column}
          {...as('columnheader', { 'aria-colindex': column + 2 })}
          class={column === here ? 'letter here' : 'letter'}
          style={box({
            left: NUMBERS + (shape.edges[column] ?? 0),
            width: (shape.edges[column + 1] ?? 0) - (shape.edges[column] ?? 0),
          })}
        >
          {columnLetters(column)}
        </div>
      ))}
    </div>
  )
}

const isTyped = ({ key, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean =>
  [...key].length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey && !isComposing

/** Scrolls as little as shows the cell. */
function show(
  pane: HTMLElement | null,
  shape: SheetShape,
  { row, column }: SheetPlace,
  headHeight: number,
): void {
  if (!pane) return
  const index = shape.indexOf(row)
  if (index >= 0) {
    const room = pane.clientHeight - headHeight - ROW
    pane.scrollTop = Math.min(index * ROW, Math.max(pane.scrollTop, index * ROW - room))
  }
  const left = shape.edges[column] ?? 0
  const right = shape.edges[column + 1] ?? left
  const room = pane.clientWidth - NUMBERS
  pane.scrollLeft = Math.min(left, Math.max(pane.scrollLeft, right - room))
}
