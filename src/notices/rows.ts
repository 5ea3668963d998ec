// Reads the rows of tables: a task a row, a target a cell where a column gives targets or each place has a column.
import { text as say } from '../core/text.ts'
import { dueIn } from './dates.ts'
import type { TableBlock } from './document.ts'
import { type NoticeColumn, tableHeadOf } from './heads.ts'
import { labelsOf, weightIn } from './labels.ts'
import { numeralsOf } from './numerals.ts'
import { leadersOf, unitsInCell } from './people-cells.ts'
import { folded } from './plain-text.ts'
import { readText } from './read-text.ts'
import type { Doubt, LeftNumber, Money, ReadTarget, ReadTask } from './reading.ts'
import { saysWatched } from './said-besides.ts'
import { cellTarget } from './target-cell.ts'

/** A task before it has its number in the notice. */
export type UnnumberedTask = Omit<ReadTask, 'number'> & { readonly number: number | null }

/** What columns hold; kept from table to table, for heads are not always repeated. */
export interface TableHead {
  readonly roles: readonly NoticeColumn[]
  readonly cells: readonly string[]
}

interface RowsRead {
  readonly tasks: readonly UnnumberedTask[]
  readonly head: TableHead | null
  readonly section: string | null
}

/** The tasks of one table, continuing with the head and section of the table before. */
export function readRows(
  table: TableBlock,
  year: number,
  given: TableHead | null,
  open: string | null,
): RowsRead {
  let head = given
  let section = open
  const tasks: UnnumberedTask[] = []
  for (const row of table.rows) {
    const filled = row.filter((cell) => cell.trim() !== '')
    const roles = tableHeadOf(row)
    if (roles !== null) {
      head = { roles, cells: row }
      continue
    }
    if (filled.length === 0) continue
    const only = filled[0] ?? ''
    if (filled.length === 1 && only.length <= 60 && !/[。;；]$/u.test(only)) {
      section = only
      continue
    }
    if (head === null) continue
    const cells = aligned(row, head)
    const columns = columnsOf(cells, head)
    const before = tasks.at(-1)
    if (before !== undefined && isContinued(columns, head))
      tasks[tasks.length - 1] = joined(before, columns, year)
    else tasks.push(taskOf(columns, head, cells, section, year))
  }
  return { tasks, head, section }
}

type Columns = Readonly<Partial<Record<NoticeColumn, string>>>

/** Cells of one role are joined by a blank; the roles that give several targets are read from the row itself. */
function columnsOf(cells: readonly string[], head: TableHead): Columns {
  const columns: Partial<Record<NoticeColumn, string>> = {}
  for (const [index, role] of head.roles.entries()) {
    const cell = (cells[index] ?? '').trim()
    if (cell !== '') columns[role] = columns[role] === undefined ? cell : `${columns[role]} ${cell}`
  }
  return columns
}

/** A row that lacks its first cell, because the cell above spans it, is moved to the right. */
function aligned(row: readonly string[], head: TableHead): readonly string[] {
  const at = head.roles.indexOf('subject')
  const isMoved =
    at > 0 &&
    row.length < head.roles.length &&
    isAmount(row[at] ?? '') &&
    !isAmount(row[at - 1] ?? '') &&
    (row[at - 1] ?? '') !== ''
  return isMoved ? ['', ...row] : row
}

const isAmount = (cell: string): boolean => /^\s*[\d.,，]+\s*%?\s*$/u.test(cell)

/** Neither number nor name: the row goes on with the task above (a page break, or a second half with a leader of its own). */
const isContinued = (columns: Columns, head: TableHead): boolean =>
  head.roles.includes('number') &&
  columns.number === undefined &&
  columns.subject === undefined &&
  columns.text !== undefined

function joined(task: UnnumberedTask, columns: Columns, year: number): UnnumberedTask {
  const more = columns.text ?? ''
  const isBroken = !/[。；;！]$/u.test(task.text)
  const read = readText(more, { year })
  const lead = [...new Set([...task.lead, ...unitsInCell(columns.lead ?? '')])]
  const doubt: Doubt = {
    text: more,
    question: say(
      '这一行没有序号，是上一项的另一半，还是单独一项？',
      'This row has no number: the other half of the task above, or one of its own?',
    ),
    answers: [say('上一项的另一半', 'half of the task above'), say('单独一项', 'of its own')],
    effects: [null, { apart: true }],
  }
  const whole = isBroken ? readText(`${task.text}${more}`, { year }) : null
  return {
    ...task,
    text: `${task.text}${more}`,
    lead,
    responsible: [...new Set([...task.responsible, ...unitsInCell(columns.responsible ?? '')])],
    leaders: [...new Set([...task.leaders, ...leadersOf(columns.leaders ?? '')])],
    targets: whole?.targets ?? [...task.targets, ...read.targets],
    left: whole?.left ?? [...task.left, ...read.left],
    doubts: whole?.doubts ?? [...task.doubts, ...read.doubts, doubt],
  }
}

function taskOf(
  columns: Columns,
  head: TableHead,
  cells: readonly string[],
  section: string | null,
  year: number,
): UnnumberedTask {
  const subject = columns.subject ?? ''
  const written = columns.text ?? ''
  const labelled = labelsOf(written)
  const texts: string[] = [[subject, labelled.text].filter((part) => part !== '').join('：')]
  const targets: ReadTarget[] = []
  const left: LeftNumber[] = []
  const doubts: Doubt[] = []
  const take = (read: {
    targets: readonly ReadTarget[]
    left: readonly LeftNumber[]
    doubts: readonly Doubt[]
  }): void => {
    targets.push(...read.targets)
    left.push(...read.left)
    doubts.push(...read.doubts)
  }
  const isMeasured = head.roles.includes('target') || head.roles.includes('place')
  const context = subject === '' ? { year } : { year, subject }
  if (labelled.text !== '') take(readText(labelled.text, context))
  if (subject !== '' && !isMeasured) take(readText(subject, { year }))
  if (subject !== '' && isMeasured) {
    left.push(
      ...readText(subject, { year }).targets.map(({ phrase }) => ({
        text: phrase,
        reason: say('指标的名称', 'the name of the indicator'),
        rule: 'indicator-name',
      })),
    )
  }
  const isWatched = (cell: string): boolean =>
    saysWatched(cell) || (saysWatched(columns.section ?? '') && !/\d/u.test(cell))
  let watched = false
  for (const [index, role] of head.roles.entries()) {
    const cell = (cells[index] ?? '').trim()
    if (cell === '') continue
    if (role === 'target' && subject !== '' && isWatched(cell)) {
      watched = true
      if (saysWatched(cell)) texts.push(cell)
      continue
    }
    const title = (head.cells[index] ?? '').trim()
    if (role === 'target' || role === 'place' || role === 'growth') {
      const read = cellTarget(cell, {
        subject: subject === '' ? labelled.text : subject,
        unit: role === 'growth' ? '%' : (columns.unit ?? null),
        isGrowth: role === 'growth',
        year,
        head: title,
        place: role === 'place' ? title : null,
      })
      if (read.text !== '') texts.push(read.text)
      take(read)
    } else if (role === 'quarter' && numeralsOf(folded(cell)).some(({ spelled }) => !spelled)) {
      const due = dueIn(title, year)
      const read = readText(cell, context)
      texts.push(`${title}：${cell}`)
      take({
        ...read,
        targets: read.targets.map((target) => ({ ...target, deadline: target.deadline ?? due })),
      })
    } else if (LEFT.has(role)) {
      left.push(...leftIn(cell, role as keyof typeof WHY))
    }
  }
  const weight = weightIn(columns.weight ?? labelled.weight ?? '')
  const examiners = [...unitsInCell(columns.examiners ?? ''), ...labelled.examiners]
  const funds = fundsOf(columns, head)
  const responsible = [...unitsInCell(columns.responsible ?? ''), ...labelled.responsible]
  return {
    number: /^\d+$/u.test(columns.number ?? '') ? Number(columns.number) : null,
    section: columns.section ?? section,
    text: texts.filter((part) => part !== '').join('；'),
    lead: [...unitsInCell(columns.lead ?? ''), ...labelled.lead],
    responsible,
    leaders: [...leadersOf(columns.leaders ?? ''), ...labelled.leaders],
    deadline: dueIn(columns.deadline ?? labelled.deadline ?? '', year),
    targets,
    left,
    doubts,
    ...(weight !== null && { weight }),
    ...(examiners.length > 0 && { examiners }),
    ...(funds.length > 0 && { funds }),
    ...(watched && { watched: [{ name: subject, unit: columns.unit ?? null }] }),
  }
}

const MONEY_CELL = /^(?:约)?(?<amount>\d+(?:\.\d+)?)\s*(?<unit>[万亿]?元)?$/u

/** The money of a row, each column's in the unit of its cell or of its head; a cell without either says nothing. */
function fundsOf(columns: Columns, { roles, cells: heads }: TableHead): readonly Money[] {
  const at = roles.indexOf('funds')
  const head = folded(heads[at] ?? '').replace(/\s+/gu, '')
  const cell = MONEY_CELL.exec(folded(columns.funds ?? '').replaceAll(',', ''))?.groups
  const amount = cell?.amount
  const unit = cell?.unit ?? /[万亿]?元/u.exec(head)?.[0]
  if (amount === undefined || unit === undefined) return []
  const use = head.replace(/[(].*$/u, '')
  const source = columns.fundSource
  return [{ amount, unit, use, ...(source !== undefined && source.length <= 200 && { source }) }]
}

const WHY = {
  actual: say('已有的数，不是目标', 'what is or was, not a target'),
  progress: say('已经做到的结果，不是本期目标', 'a result, not a target of this period'),
  points: say('考核分值，不是目标', 'points of the examination, not a target'),
  weight: say('考核分值，不是目标', 'points of the examination, not a target'),
  funds: say('投入的资金，不是目标', 'money behind the task, not a target'),
} as const

const LEFT: ReadonlySet<NoticeColumn> = new Set(Object.keys(WHY) as (keyof typeof WHY)[])

/** Every number of a cell that gives no target. */
export const leftIn = (cell: string, why: keyof typeof WHY): LeftNumber[] =>
  numeralsOf(folded(cell))
    .filter(({ spelled }) => !spelled)
    .map(({ start, end }) => ({
      text: cell.length <= 40 ? cell : cell.slice(Math.max(0, start - 12), end + 12),
      reason: WHY[why],
      rule: why,
    }))
