// A printed page as lines and tables, from where its words and its ruled lines stand. Pure: knows nothing of file formats.
import { grouped } from '../../core/grouped.ts'
import type { Block, LineBlock, TableBlock } from '../document.ts'
import { type NoticeColumn, tableHeadOf } from '../heads.ts'

/** Words printed in one go; lengths in points, `x` from the left, `y` of the base line from the top. */
export interface PrintedWords {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  /** Height of the letters. */
  readonly size: number
}
/** A ruled line, upright (`x1` = `x2`) or level (`y1` = `y2`). */
export interface RuledLine {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}
export interface PrintedPage {
  readonly height: number
  readonly words: readonly PrintedWords[]
  readonly ruledLines: readonly RuledLine[]
}

/** What is drawn nearer than this is drawn at one place. */
const NEAR = 2.5
/** The part of a page, above and below, in which its number and a running head stand. */
const MARGIN = 0.1
const PAGE_NUMBER =
  /^[-—–－·\s]*(?:第\s*)?\d{1,4}\s*(?:页|[/／]\s*\d{1,4}|\s*of\s*\d{1,4})?(?:\s*共\s*\d+\s*页)?[-—–－·\s]*$/u
/** Letters and signs between which a line end is no blank. */
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/u

/** The blocks of a document's pages: a table that goes on over a page's end is one. */
export function blocksOfPages(pages: readonly PrintedPage[]): Block[] {
  const blocks: PageBlock[] = []
  const running = runningLines(pages)
  for (const page of pages) {
    const own = blocksOfPage(page, running)
    const [first, ...rest] = own
    const last = blocks.at(-1)
    if (first?.type === 'table' && last?.type === 'table' && widthOf(first.rows) === widthOf(last.rows)) {
      blocks.splice(-1, 1, { ...first, rows: continued(last, first) }, ...rest)
    } else blocks.push(...own)
  }
  let head: readonly NoticeColumn[] | null = null
  return blocks.map((block) => {
    if (block.type !== 'table') return block
    head = tableHeadOf(block.rows[0]?.map((cell) => lineEndsRead(cell, false)) ?? []) ?? head
    const lists = head?.map((role) => LISTS.has(role)) ?? []
    const rows = block.rows.map((row) => row.map((cell, at) => lineEndsRead(cell, lists[at] ?? false)))
    return { type: 'table', rows }
  })
}

/** Columns whose cells are lists, in which a line end parts units or people, or a long name. */
const LISTS: ReadonlySet<NoticeColumn> = new Set(['lead', 'responsible', 'leaders'])

/** A cell's lines as one text: a full line goes on in the next, but in a list. */
const lineEndsRead = (cell: string, isList: boolean): string =>
  isList ? cell.replaceAll('\n', ' ') : cell.split('\n').reduce(joinedLines)

/** A table of a page: whether a ruled line closes its last row. */
type PageBlock = LineBlock | (TableBlock & { readonly isOpen: boolean })

const widthOf = (rows: readonly (readonly string[])[]): number => rows[0]?.length ?? 0

/** The rows of a table and of its part on the next page, whose head is left out and whose first row may go on in it. */
function continued(
  { rows, isOpen }: TableBlock & { readonly isOpen: boolean },
  { rows: next }: TableBlock,
): (readonly string[])[] {
  const head = rows[0] ?? []
  const own = next.filter((row, index) => index > 1 || row.some((cell, at) => cell !== head[at]))
  const [first, ...rest] = own
  const last = rows.at(-1)
  const goesOn = isOpen || (first?.[0] === '' && first.some((cell) => cell !== ''))
  if (first === undefined || last === undefined || !goesOn) return [...rows, ...own]
  const joined = last.map((cell, at) => [cell, first[at] ?? ''].filter((part) => part !== '').join('\n'))
  return [...rows.slice(0, -1), joined, ...rest]
}

/** Without its numbers: 第 3 页 is as 第 4 页. */
const unnumbered = (words: string): string => words.replace(/\d+/gu, '#')

/** What stands in the margin of most pages alike. */
function runningLines(pages: readonly PrintedPage[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { height, words } of pages) {
    const inMargin = words.filter(({ y }) => y < height * MARGIN || y > height * (1 - MARGIN))
    for (const text of new Set(linesOf(inMargin).map((line) => unnumbered(line.text))))
      counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const most = Math.max(3, pages.length / 2)
  return new Set([...counts].filter(([, count]) => count >= most).map(([text]) => text))
}

function blocksOfPage({ height, words, ruledLines }: PrintedPage, running: ReadonlySet<string>): PageBlock[] {
  const tables = ruledTables(ruledLines)
  const inside = new Map<RuledTable, PrintedWords[]>(tables.map((table) => [table, []]))
  const outside: PrintedWords[] = []
  for (const one of words) {
    const table = tables.find(({ left, right, top, bottom }) => {
      const middle = one.x + one.width / 2
      const level = one.y - one.size / 3
      return middle > left - NEAR && middle < right + NEAR && level > top - NEAR && level < bottom + NEAR
    })
    if (table === undefined) outside.push(one)
    else inside.get(table)?.push(one)
  }
  const isMargin = ({ y, text }: Line): boolean =>
    (y < height * MARGIN || y > height * (1 - MARGIN)) &&
    (PAGE_NUMBER.test(text) || running.has(unnumbered(text)))
  const lines = linesOf(outside).filter((line) => !isMargin(line))
  const placed = [...inside].flatMap(
    ([table, own]): { readonly top: number; readonly blocks: PageBlock[] }[] => {
      const rows = rowsOfTable(table, own)
      if (rows.length === 0) return []
      return [{ top: table.top, blocks: [{ type: 'table', rows, isOpen: table.isOpen }] }]
    },
  )
  const tops = placed.map(({ top }) => top).toSorted((a, b) => a - b)
  // Lines that no table parts are read together: paragraphs, and tables without ruled lines.
  const groups = grouped(lines, (line) => tops.filter((top) => top < line.y).length)
  const texts = [...groups.values()].map((group) => ({ top: group[0]?.y ?? 0, blocks: textBlocks(group) }))
  return [...placed, ...texts].toSorted((a, b) => a.top - b.top).flatMap(({ blocks }) => blocks)
}

// Lines

interface Line {
  readonly text: string
  readonly x: number
  readonly right: number
  readonly y: number
  readonly size: number
  readonly words: readonly PrintedWords[]
}

/** Words on one height are a line, from left to right. */
function linesOf(words: readonly PrintedWords[]): Line[] {
  const rows: PrintedWords[][] = []
  for (const one of words.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1)
    const before = row?.[0]
    if (row !== undefined && before !== undefined && one.y - before.y < Math.min(one.size, before.size) / 2)
      row.push(one)
    else rows.push([one])
  }
  return rows.flatMap((row) => lineOf(row.toSorted((a, b) => a.x - b.x)) ?? [])
}

function lineOf(words: readonly PrintedWords[]): Line | null {
  let text = ''
  let right = Number.NEGATIVE_INFINITY
  for (const one of words) {
    if (text !== '' && one.x - right > one.size * 0.3) text += ' '
    text += one.text
    right = Math.max(right, one.x + one.width)
  }
  const [first] = words
  const said = text.replace(/\s+/gu, ' ').trim()
  if (first === undefined || said === '') return null
  return {
    text: said,
    x: first.x,
    right,
    y: first.y,
    size: Math.max(...words.map(({ size }) => size)),
    words,
  }
}

/** Two lines of one text: the end of a line is a blank between Latin words only. */
function joinedLines(above: string, below: string): string {
  if (above === '' || below === '') return above + below
  const isWide = WIDE.test(above.at(-1) ?? '') || WIDE.test(below[0] ?? '')
  return isWide || /\d$/u.test(above) ? above + below : `${above} ${below}`
}

/** Lines as paragraphs and headings, and tables that have no ruled lines. */
function textBlocks(lines: readonly Line[]): PageBlock[] {
  const head = lines.findIndex((line) => tableHeadOf(pieces(line).map(({ text }) => text)) !== null)
  if (head >= 0 && lines.length - head > 2) {
    const [above, rows] = [lines.slice(0, head), unruledRows(lines.slice(head))]
    return [...paragraphs(above), { type: 'table', rows, isOpen: false }]
  }
  return paragraphs(lines)
}

/** Where lines end that are full: more than one of them does. */
function rightMargin(lines: readonly Line[]): number {
  const ends = lines.map((line) => line.right).toSorted((a, b) => b - a)
  const isShared = (end: number, index: number): boolean => end - (ends[index + 1] ?? end) < 2 * NEAR
  return ends.find(isShared) ?? ends[0] ?? 0
}

/** Room that a line's first word would have needed on the line above. */
function wrapWidth({ text, size }: Line): number {
  const word = /^[^\s\u2e80-\uffef]*/u.exec(text)?.[0].length ?? 0
  return Math.max(2, 0.6 * word + 1) * size
}

function paragraphs(lines: readonly Line[]): LineBlock[] {
  const left = Math.min(...lines.map(({ x }) => x))
  const right = rightMargin(lines)
  const usual = lines.map(({ size }) => size).toSorted((a, b) => a - b)[Math.floor(lines.length / 2)] ?? 0
  const blocks: { type: 'line'; text: string; heading: boolean }[] = []
  let before: Line | null = null
  for (const line of lines) {
    const last = blocks.at(-1)
    const isWrapped = before !== null && before.right + wrapWidth(line) > right
    const isIndented = line.x > left + 1.2 * line.size
    const isNear = before !== null && line.y - before.y < 2.6 * line.size
    const isSameSize = before !== null && Math.abs(before.size - line.size) < 1
    if (last !== undefined && isWrapped && !isIndented && isNear && isSameSize)
      last.text = joinedLines(last.text, line.text)
    else blocks.push({ type: 'line', text: line.text, heading: line.size > usual * 1.25 })
    before = line
  }
  return blocks
}

// Tables with ruled lines

interface RuledTable {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly upright: readonly RuledLine[]
  readonly level: readonly RuledLine[]
  /** The last row has no ruled line below it: it goes on where the page does not. */
  readonly isOpen: boolean
}

/** Ruled lines that touch each other and part a surface into cells. */
function ruledTables(ruledLines: readonly RuledLine[]): RuledTable[] {
  const upright = ruledLines.filter(({ x1, x2 }) => x1 === x2)
  const level = ruledLines.filter(({ y1, y2 }) => y1 === y2)
  const groupOf = new Map<RuledLine, RuledLine>(ruledLines.map((one) => [one, one]))
  const rootOf = (one: RuledLine): RuledLine => {
    const above = groupOf.get(one) ?? one
    if (above === one) return one
    const root = rootOf(above)
    groupOf.set(one, root)
    return root
  }
  const byHeight = level.toSorted((a, b) => a.y1 - b.y1)
  const touches = (bar: RuledLine, line: RuledLine): boolean =>
    bar.x1 > line.x1 - NEAR && bar.x1 < line.x2 + NEAR && bar.y1 < line.y1 + NEAR && bar.y2 > line.y1 - NEAR
  for (const bar of upright)
    for (const line of byHeight) {
      if (line.y1 > bar.y2 + NEAR) break
      if (touches(bar, line)) groupOf.set(rootOf(bar), rootOf(line))
    }
  const groups = grouped(ruledLines, rootOf)
  return [...groups.values()].flatMap(bandsOf)
}

/**
 * Ruled lines that touch, as tables: rows of which the one's columns are among the other's belong together (merged cells),
 * where columns stand otherwise another table begins.
 */
function bandsOf(own: readonly RuledLine[]): RuledTable[] {
  const upright = own.filter(({ x1, x2 }) => x1 === x2)
  const level = own.filter(({ y1, y2 }) => y1 === y2)
  // A row that goes on over a page's end has no line there: its uprights end it.
  const ends = [Math.min(...upright.map(({ y1 }) => y1)), Math.max(...upright.map(({ y2 }) => y2))]
  const heights = edges([...level.map(({ y1 }) => y1), ...(upright.length > 1 ? ends : [])])
  const bands: { top: number; bottom: number; columns: number[] }[] = []
  heights.slice(1).forEach((bottom, index) => {
    const top = heights[index] ?? bottom
    const middle = (top + bottom) / 2
    const columns = edges(upright.filter(({ y1, y2 }) => y1 < middle && y2 > middle).map(({ x1 }) => x1))
    const last = bands.at(-1)
    if (last !== undefined && (isAmong(columns, last.columns) || isAmong(last.columns, columns))) {
      last.bottom = bottom
      if (columns.length > last.columns.length) last.columns = columns
    } else bands.push({ top, bottom, columns })
  })
  return bands
    .filter(({ columns }) => columns.length > 1)
    .map(({ top, bottom }) => ({
      left: Math.min(...own.map(({ x1 }) => x1)),
      right: Math.max(...own.map(({ x2 }) => x2)),
      top,
      bottom,
      upright: upright.filter(({ y1, y2 }) => y1 < bottom - NEAR && y2 > top + NEAR),
      level: level.filter(({ y1 }) => y1 > top - NEAR && y1 < bottom + NEAR),
      isOpen: !level.some(({ y1 }) => Math.abs(y1 - bottom) <= NEAR),
    }))
}

const isAmong = (some: readonly number[], all: readonly number[]): boolean =>
  some.every((one) => all.some((other) => Math.abs(one - other) <= NEAR))

/** Distinct places, in order. */
function edges(places: readonly number[]): number[] {
  const found: number[] = []
  for (const place of places.toSorted((a, b) => a - b))
    if (found.length === 0 || place - (found.at(-1) ?? 0) > NEAR) found.push(place)
  return found
}

/** The cells of a table by the ruled lines left of and above their words; a merged cell has its words in its first place. */
function rowsOfTable(table: RuledTable, words: readonly PrintedWords[]): string[][] {
  const columns = edges(table.upright.map(({ x1 }) => x1))
  const rows = edges([table.top, ...table.level.map(({ y1 }) => y1)])
  const cells = new Map<string, { row: number; column: number; right: number; words: PrintedWords[] }>()
  for (const one of words.flatMap((whole) => partsBetween(whole, table.upright))) {
    const middle = one.x + one.width / 2
    const height = one.y - one.size / 3
    const bars = table.upright.filter(({ y1, y2 }) => y1 < height + NEAR && y2 > height - NEAR)
    const left = Math.max(...bars.filter(({ x1 }) => x1 <= middle).map(({ x1 }) => x1), table.left)
    const right = Math.min(...bars.filter(({ x1 }) => x1 > middle).map(({ x1 }) => x1), table.right)
    const above = table.level.filter(
      ({ x1, x2, y1 }) => y1 <= height && x1 < middle + NEAR && x2 > middle - NEAR,
    )
    const top = Math.max(...above.map(({ y1 }) => y1), table.top)
    const row = Math.max(
      0,
      rows.findLastIndex((edge) => edge <= top + NEAR),
    )
    const column = Math.max(
      0,
      columns.findLastIndex((edge) => edge <= left + NEAR),
    )
    const key = `${row} ${column}`
    const cell = cells.get(key) ?? { row, column, right, words: [] }
    cell.words.push(one)
    cells.set(key, cell)
  }
  const found = [...cells.values()].filter(({ words: own }) => own.some(({ text }) => text.trim() !== ''))
  const width = Math.max(columns.length - 1, ...found.map(({ column }) => column + 1))
  const grid = rows.map(() => Array.from({ length: width }, () => ''))
  for (const { row, column, right, words: own } of found) {
    const line = grid[row]
    if (line !== undefined) line[column] = cellText(linesOf(own), right)
  }
  return grid.filter((row) => row.some((cell) => cell !== ''))
}

/** The lines of a cell: behind one that reaches the cell's end stands a line end, behind others a blank. */
function cellText(lines: readonly Line[], right: number): string {
  let text = ''
  let before: Line | null = null
  for (const line of lines) {
    const isFull = before !== null && before.right > right - 1.6 * before.size
    text = before === null ? line.text : `${text}${isFull ? '\n' : ' '}${line.text}`
    before = line
  }
  return text
}

/** Words that were printed in one go across ruled lines, apart at them. */
function partsBetween(one: PrintedWords, upright: readonly RuledLine[]): PrintedWords[] {
  const height = one.y - one.size / 3
  const cuts = edges(
    upright
      .filter(
        ({ x1, y1, y2 }) => y1 < height && y2 > height && x1 > one.x + NEAR && x1 < one.x + one.width - NEAR,
      )
      .map(({ x1 }) => x1),
  )
  if (cuts.length === 0) return [one]
  const letters = [...one.text]
  const weights = letters.map((letter) => (WIDE.test(letter) ? 2 : 1))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const parts = new Map<number, { text: string; x: number; right: number }>()
  let at = one.x
  letters.forEach((letter, index) => {
    const next = at + ((weights[index] ?? 1) / whole) * one.width
    const between = cuts.filter((cut) => cut <= (at + next) / 2).length
    const part = parts.get(between) ?? { text: '', x: at, right: next }
    part.text += letter
    part.right = next
    parts.set(between, part)
    at = next
  })
  return [...parts.values()].map(({ text, x, right }) => ({ ...one, text, x, width: right - x }))
}

// Tables without ruled lines

/** A line at its wide gaps. */
function pieces({
  words,
  size,
}: Line): { readonly text: string; readonly x: number; readonly right: number }[] {
  const found: { text: string; x: number; right: number }[] = []
  for (const one of words) {
    if (one.text.trim() === '') continue
    const last = found.at(-1)
    if (last !== undefined && one.x - last.right < size * 0.9) {
      if (one.x - last.right > size * 0.3) last.text += ' '
      last.text += one.text
      last.right = one.x + one.width
    } else found.push({ text: one.text, x: one.x, right: one.x + one.width })
  }
  return found
}

/** The rows under a head whose names stand over their columns; a line without its first cell goes on with the row above. */
function unruledRows(lines: readonly Line[]): string[][] {
  const [head, ...below] = lines
  if (head === undefined) return []
  const names = pieces(head)
  const centres = names.map(({ x, right }) => (x + right) / 2)
  const columnOf = (x: number, right: number): number => {
    const middle = (x + right) / 2
    const over = names.findIndex((name) => x < name.right && right > name.x)
    if (over >= 0) return over
    const apart = centres.map((centre) => Math.abs(centre - middle))
    return apart.indexOf(Math.min(...apart))
  }
  const rows: string[][] = [names.map(({ text }) => text)]
  for (const line of below) {
    const cells = names.map(() => '')
    for (const { text, x, right } of pieces(line)) {
      const column = columnOf(x, right)
      cells[column] = joinedLines(cells[column] ?? '', text)
    }
    const last = rows.at(-1)
    if (cells[0] === '' && last !== undefined && rows.length > 1)
      cells.forEach((cell, at) => {
        last[at] = joinedLines(last[at] ?? '', cell)
      })
    else rows.push(cells)
  }
  return rows
}
