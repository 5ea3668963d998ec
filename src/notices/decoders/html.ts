// .html as saved from a government's site: paragraphs, headings and tables, merged cells filled in.
import { parseDocument } from 'htmlparser2'
import { text } from '../../core/text.ts'
import type { Block } from '../document.ts'
import { visible } from '../plain-text.ts'
import type { Decoder } from './decoder.ts'
import { blocksOfText } from './plain.ts'

type Node = ReturnType<typeof parseDocument>['children'][number]

const SKIPPED = new Set([
  'script',
  'style',
  'head',
  'noscript',
  'template',
  'nav',
  'footer',
  'select',
  'button',
  'svg',
])
const BLOCKS = new Set([
  'p',
  'div',
  'section',
  'article',
  'li',
  'ul',
  'ol',
  'blockquote',
  'pre',
  'dd',
  'dt',
  'dl',
  'header',
  'main',
  'body',
  'html',
  'center',
  'form',
  'figure',
])
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'title'])
/** Deeper than any page: what lies below is left out. */
const DEEPEST = 400
/** A cell may not claim more rows or columns than a page of a notice has. */
const WIDEST_SPAN = 200

export const noticeHtml: Decoder = {
  name: text('网页', 'a web page'),
  endings: ['.html', '.htm', '.xhtml'],
  decode: async ({ text: source }) => blocksOfHtml(await source()),
}

/** The blocks of a page or of a piece of one. */
export function blocksOfHtml(source: string): Block[] {
  const blocks: Block[] = []
  let line = ''
  const close = (heading: boolean): void => {
    const whole = visible(line)
      .replace(/[\t ]+/g, ' ')
      .trim()
    line = ''
    if (whole === '') return
    for (const block of blocksOfText(whole)) {
      blocks.push(block.type === 'line' ? { ...block, heading: heading || block.heading } : block)
    }
  }
  const visit = (node: Node, depth: number): void => {
    if (depth > DEEPEST) return
    if (node.type === 'text') {
      line += node.data.replace(/\s+/g, ' ')
      return
    }
    if (!('children' in node)) return
    const name = 'name' in node ? node.name.toLowerCase() : ''
    if (SKIPPED.has(name)) return
    if (name === 'br') {
      line += '\n'
      return
    }
    if (name === 'table' && !holdsTable(node)) {
      close(false)
      const rows = rowsOf(node)
      // A table of one column is layout: its text is read as text.
      if (rows.every((row) => row.length <= 1))
        for (const [cell = ''] of rows) blocks.push(...blocksOfText(cell))
      else blocks.push({ type: 'table', rows })
      return
    }
    const isHeading = HEADINGS.has(name)
    const isBlock = isHeading || BLOCKS.has(name) || name === 'tr' || name === 'td'
    if (isBlock) close(false)
    for (const child of node.children) visit(child, depth + 1)
    if (isBlock) close(isHeading)
  }
  for (const node of parseDocument(source).children) visit(node, 0)
  close(false)
  return blocks
}

const nameOf = (node: Node): string => ('name' in node ? node.name.toLowerCase() : '')

const childrenOf = (node: Node): readonly Node[] => ('children' in node ? node.children : [])

/** Pages lay themselves out with tables of tables: only the innermost is a table. */
function holdsTable(node: Node): boolean {
  return childrenOf(node).some((child) => nameOf(child) === 'table' || holdsTable(child))
}

function rowsOf(table: Node): string[][] {
  const rows: string[][] = []
  /** Cells that reach down from rows above, by column. */
  let reaching = new Map<number, { left: number; readonly text: string }>()
  for (const row of elements(table, 'tr')) {
    const cells: string[] = []
    const next = new Map<number, { left: number; readonly text: string }>()
    const takeReaching = (): void => {
      for (let above = reaching.get(cells.length); above !== undefined; above = reaching.get(cells.length)) {
        if (above.left > 1) next.set(cells.length, { left: above.left - 1, text: above.text })
        // Only the first row has the text: a second half of a task has no number of its own.
        cells.push('')
      }
    }
    for (const cell of childrenOf(row)) {
      if (nameOf(cell) !== 'td' && nameOf(cell) !== 'th') continue
      takeReaching()
      const words = visible(textOf(cell)).trim()
      const down = spanOf(cell, 'rowspan')
      const across = spanOf(cell, 'colspan')
      for (let index = 0; index < across; index++) {
        if (down > 1) next.set(cells.length, { left: down - 1, text: words })
        cells.push(index === 0 ? words : '')
      }
    }
    takeReaching()
    reaching = next
    rows.push(cells)
  }
  return rows
}

function* elements(node: Node, name: string): Generator<Node> {
  for (const child of childrenOf(node)) {
    if (nameOf(child) === name) yield child
    else yield* elements(child, name)
  }
}

function spanOf(cell: Node, attribute: string): number {
  const span = 'attribs' in cell ? Number.parseInt(cell.attribs[attribute] ?? '1', 10) : 1
  return Number.isFinite(span) && span > 1 ? Math.min(span, WIDEST_SPAN) : 1
}

/** The text of a cell; its paragraphs and line ends as blanks. */
function textOf(node: Node): string {
  if (node.type === 'text') return node.data.replace(/\s+/g, ' ')
  const name = nameOf(node)
  if (name === 'br') return ' '
  const inner = childrenOf(node).map(textOf).join('')
  return BLOCKS.has(name) ? `${inner} ` : inner
}
