// Paragraphs and tables in the order of the notice, each read as what it is.
import type { Block, LineBlock, NoticeDocument } from './document.ts'
import { paragraphsOf, readParagraph, saysFirstLeads } from './lines.ts'
import { isPlacesTable, withPlaces } from './places-table.ts'
import { readRows, type TableHead, type UnnumberedTask } from './rows.ts'

const isLine = (block: Block): block is LineBlock => block.type === 'line'

/** The tasks of all paragraphs and tables. */
export function readMixed(document: NoticeDocument, year: number): UnnumberedTask[] {
  const firstLeads = saysFirstLeads(document.filter(isLine))
  const tasks: UnnumberedTask[] = []
  let lines: LineBlock[] = []
  let head: TableHead | null = null
  let section: string | null = null
  const readLines = (): void => {
    tasks.push(...paragraphsOf(lines).map((paragraph) => readParagraph(paragraph, year, firstLeads)))
    lines = []
  }
  for (const block of document) {
    if (isLine(block)) {
      lines.push(block)
      continue
    }
    readLines()
    const before = tasks.at(-1)
    if (before !== undefined && isPlacesTable(block)) tasks[tasks.length - 1] = withPlaces(before, block)
    else {
      const read = readRows(block, year, head, section)
      tasks.push(...read.tasks)
      head = read.head
      section = read.section
    }
  }
  readLines()
  return tasks
}
