// Paragraphs and tables in the order of the notice, each read as what it is.
import type { Block, LineBlock, NoticeDocument } from './document.ts'
import { paragraphsOf, readParagraph, saysFirstLeads } from './lines.ts'
import { isPlacesTable, withPlaces } from './places-table.ts'
import { readRows, type TableHead, type UnnumberedTask } from './rows.ts'
import { belowParagraph, readTurned, turnedTable } from './turned-table.ts'

const isLine = (block: Block): block is LineBlock => block.type === 'line'

/** A paragraph that was read, and nothing but a caption. */
const isPlain = ({ targets }: UnnumberedTask): boolean => targets.some(({ place }) => place === null)

/** What stands above a matrix and is no task: its title, its unit of measure. */
const isCaption = (task: UnnumberedTask | undefined): boolean =>
  task !== undefined && task.number === null && task.targets.length === 0 && task.lead.length === 0

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
    const said = lines.at(-1)?.text ?? ''
    readLines()
    const before = tasks.at(-1)
    const turned = turnedTable(block, said)
    const below = turned && before && isPlain(before) ? belowParagraph(turned, before) : null
    if (before !== undefined && isPlacesTable(block)) tasks[tasks.length - 1] = withPlaces(before, block)
    else if (before !== undefined && below !== null) tasks[tasks.length - 1] = withPlaces(before, below)
    else if (turned !== null) {
      while (isCaption(tasks.at(-1))) tasks.pop()
      tasks.push(...readTurned(turned, year, section))
    } else {
      const read = readRows(block, year, head, section)
      tasks.push(...read.tasks)
      head = read.head
      section = read.section
    }
  }
  readLines()
  return tasks
}
