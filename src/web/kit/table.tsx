// Tables: columns said once, heads that sort by a link, the form of a phone, and what stands there when there is nothing.
import type { ComponentChildren, VNode } from 'preact'
import { drawn } from '../drawn.ts'
import { Empty } from './notes.tsx'

export interface Column<Row> {
  /** Its head, and on a phone the label of its cells; absent: the table has no heads. */
  readonly head?: string
  readonly cell: (row: Row, index: number) => ComponentChildren
  /** On a phone the cell says enough without its label. */
  readonly bare?: boolean
  /** The cell is the head of its row. */
  readonly isHead?: boolean
  /** `number`: read from the right. `wrap`: its words take more than one line. Others are a page's own. */
  readonly class?: string | ((row: Row) => string | undefined)
  /** How many columns the cell takes; those after it are left out. One when absent. */
  readonly span?: (row: Row) => number
  /** What a hand above the cell is told. */
  readonly tip?: (row: Row) => string
  /** Where the same rows stand ordered by this column; `now`: how they are ordered by it at present. */
  readonly sort?: { readonly href: string; readonly now: 'ascending' | 'descending' | null }
}

interface TableInput<Row> {
  /** What it is called: whoever scrolls it by keyboard is told. */
  readonly label: string
  readonly rows: readonly Row[]
  /** Those that this reader may not see are false. */
  readonly columns: readonly (Column<Row> | false | null)[]
  /** Said instead of a table without rows; absent: nothing is. */
  readonly empty?: string
  /** Of the table. */
  readonly class?: string
  /** Of the pane in which it scrolls. */
  readonly pane?: string
  readonly rowClass?: (row: Row) => string | undefined
  /** Heads are for those only who hear the page. */
  readonly quiet?: boolean
  /** On a phone it stays a table that scrolls; else every row folds into a card of labelled lines. */
  readonly rigid?: boolean
  /** Gives a row as it was drawn once (`keepRow`), else draws it; absent: each is drawn at every question. */
  readonly kept?: (row: Row, draw: () => VNode) => string
}

/** What scrolls must be able to hold the focus, or nobody scrolls it without a mouse. */
const REACHED = { tabIndex: 0 }

export function Table<Row>(input: TableInput<Row>) {
  const { label, rows, empty, pane = 'card scroll', rowClass, quiet, rigid = false, kept } = input
  if (rows.length === 0) return empty === undefined ? null : <Empty>{empty}</Empty>
  const columns = input.columns.filter((column) => column !== false && column !== null)
  const headed = columns.some(({ head }) => head !== undefined)
  const folds = headed && !rigid
  const name = [folds && 'stack', input.class].filter(Boolean).join(' ')
  const line = (row: Row, index: number) => (
    <tr key={index} class={rowClass?.(row) || undefined}>
      {cellsOf(columns, row, index, folds)}
    </tr>
  )
  return (
    <section class={pane} aria-label={label} {...REACHED}>
      <table class={name || undefined}>
        {headed && (
          <thead class={quiet ? 'sr' : undefined}>
            <tr>{columns.map(headOf)}</tr>
          </thead>
        )}
        {kept ? (
          <tbody {...drawn(rows.map((row, index) => kept(row, () => line(row, index))).join(''))} />
        ) : (
          <tbody>{rows.map(line)}</tbody>
        )}
      </table>
    </section>
  )
}

function headOf<Row>({ head, class: name, sort }: Column<Row>, index: number) {
  return (
    <th
      key={index}
      scope="col"
      class={name === 'number' ? name : undefined}
      aria-sort={sort?.now ?? undefined}
    >
      {sort ? <a href={sort.href}>{head}</a> : head}
    </th>
  )
}

function cellsOf<Row>(columns: readonly Column<Row>[], row: Row, index: number, folds: boolean) {
  let taken = 0
  return columns.map((column, at) => {
    if (at < taken) return null
    const { head, cell, bare, isHead, class: name, span, tip } = column
    const wide = span?.(row) ?? 1
    taken = at + wide
    const about = {
      class: (typeof name === 'function' ? name(row) : name) || undefined,
      colSpan: wide > 1 ? wide : undefined,
      title: tip?.(row) || undefined,
    }
    return isHead ? (
      <th key={at} scope="row" {...about}>
        {cell(row, index)}
      </th>
    ) : (
      <td key={at} data-label={folds && !bare ? head : undefined} {...about}>
        {cell(row, index)}
      </td>
    )
  })
}

export interface TableLine {
  readonly name: string
  readonly value: ComponentChildren
  /** Of the row. */
  readonly class?: string
}

/** A sheet of named lines, one below the other. */
export const Lines = ({ lines }: { lines: readonly TableLine[] }) => (
  <table>
    <tbody>
      {lines.map(({ name, value, class: kind }, index) => (
        <tr key={index} class={kind}>
          <th scope="row">{name}</th>
          <td>{value}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
