// .txt, .md and pasted text: lines, and rows of cells between tabs or upright strokes.
import type { Block } from '../document.ts'
import { visible } from '../plain-text.ts'

const RULE_LINE = /^[\s|:+=-]+$/u
const TAGS = /<\/?(?:b|strong|i|em|u|br|span|p|font|center|sup|sub)(?:\s[^<>]*)?\/?>/giu

/** The blocks of a text. Lines that belong to one table follow each other without an empty line. */
export function blocksOfText(text: string): Block[] {
  const blocks: Block[] = []
  let rows: string[][] = []
  const closeTable = (): void => {
    if (rows.length > 0) blocks.push({ type: 'table', rows })
    rows = []
  }
  for (const raw of visible(text).split('\n')) {
    const line = raw.replace(TAGS, '')
    const cells = cellsOf(line)
    if (cells !== null) {
      if (!(RULE_LINE.test(line) && /-/.test(line))) rows.push(cells)
      continue
    }
    // A heading that stands alone between rows of a table is a row of one cell.
    if (rows.length > 0 && line.trim() !== '' && isSectionTitle(line)) {
      rows.push([line.trim()])
      continue
    }
    closeTable()
    if (line.trim() === '' || /^\s*[-*_]{3,}\s*$/u.test(line)) continue
    const heading = /^\s*#{1,6}\s+/u.exec(line)
    blocks.push({
      type: 'line',
      text: line.slice(heading?.[0].length ?? 0).trim(),
      heading: heading !== null,
    })
  }
  closeTable()
  return blocks
}

const isSectionTitle = (line: string): boolean =>
  /^\s*[（(]?[一二三四五六七八九十]+[)）、.]/u.test(line) && line.trim().length < 40

/** The cells of a row between tabs, or between upright strokes; null for a line of running text. */
function cellsOf(line: string): string[] | null {
  if (line.includes('\t')) return line.split('\t').map((cell) => cell.trim())
  if (!/\s\|\s|^\s*\||\|\s*$/u.test(line)) return null
  return line
    .replace(/^\s*\|/u, '')
    .replace(/\|\s*$/u, '')
    .split('|')
    .map((cell) => cell.trim())
}
