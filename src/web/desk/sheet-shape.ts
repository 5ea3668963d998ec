// Where the cells of a sheet stand on the screen, in pixels: columns by their contents, rows all alike, heads that stay.
import type { SheetTab } from '../../desk/sheet-view.ts'

export const ROW = 38
export const LETTERS = 30
/** Of the column of row numbers. */
export const NUMBERS = 54
const CHAR = 8
const PADDING = 24
const NARROWEST = 64
/** Heads that stay; what stands above them scrolls away. */
const STAYING = 4
/** Drawn beyond what is seen, so that nothing is white while it moves. */
const MARGIN = 6

export interface SheetPlace {
  readonly row: number
  readonly column: number
}

export interface SheetShape {
  /** Left edges, and the right edge of the last column behind them; from the first column's left edge. */
  readonly edges: readonly number[]
  readonly width: number
  /** Rows that stay in sight. */
  readonly staying: readonly number[]
  /** Rows that scroll, in order: all, or those that the filter lets through. */
  readonly scrolling: readonly number[]
  /** Where a scrolling row stands among them; -1: nowhere. */
  indexOf(row: number): number
}

/** `only`: rows that the filter lets through, ascending; null: all. */
export function sheetShape(tab: SheetTab, only: readonly number[] | null): SheetShape {
  const edges = [0]
  for (const chars of tab.widths)
    edges.push((edges.at(-1) ?? 0) + Math.max(NARROWEST, chars * CHAR + PADDING))
  const first = Math.max(0, tab.head - STAYING)
  const staying = Array.from({ length: tab.head - first }, (_, index) => first + index)
  const all = (): number[] =>
    Array.from({ length: tab.rows }, (_, row) => row).filter((row) => row < first || row >= tab.head)
  const scrolling = only ? only.filter((row) => row >= tab.head) : all()
  const places = new Map(scrolling.map((row, index) => [row, index]))
  return {
    edges,
    width: (edges.at(-1) ?? 0) + NUMBERS,
    staying,
    scrolling,
    indexOf: (row) => places.get(row) ?? -1,
  }
}

export interface Sight {
  readonly top: number
  readonly left: number
  readonly width: number
  readonly height: number
}

interface Window {
  /** First and last+1 index into `scrolling`. */
  readonly from: number
  readonly to: number
  /** First and last+1 column. */
  readonly first: number
  readonly last: number
}

export function windowOf({ edges, scrolling }: SheetShape, { top, left, width, height }: Sight): Window {
  const from = Math.max(0, Math.floor(top / ROW) - MARGIN)
  const to = Math.min(scrolling.length, Math.ceil((top + height) / ROW) + MARGIN)
  let first = 0
  while (first < edges.length - 2 && (edges[first + 1] ?? 0) < left) first++
  let last = first
  while (last < edges.length - 1 && (edges[last] ?? 0) < left + width) last++
  return { from, to, first: Math.max(0, first - 1), last: Math.min(edges.length - 1, last + 1) }
}

/** The next row in a direction, over the staying ones and those that scroll. */
export function rowsInOrder({ staying, scrolling }: SheetShape): readonly number[] {
  return [...new Set([...staying, ...scrolling])].sort((a, b) => a - b)
}

type Length = 'left' | 'top' | 'width' | 'height' | 'minWidth'

/** Lengths in pixels as a style; what is undefined is left out. */
export const box = (lengths: Readonly<Partial<Record<Length, number | undefined>>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(lengths).flatMap(([name, value]) => (value === undefined ? [] : [[name, `${value}px`]])),
  )
