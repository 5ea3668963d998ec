// A task as the rows of documents have it: its words, how its indicators stand, who answers, what was written last, which slips are open.
import { leaderCalled, sectionCalled, unitCalled } from '../boards/names.ts'
import { endWords } from '../core/mandate-words.ts'
import type { PART_WORDS } from '../core/narrative.ts'
import type { Day } from '../core/period.ts'
import { periodWords } from '../core/period-words.ts'
import type { Plan, Task } from '../core/plan.ts'
import { endedBy } from '../core/plan-days.ts'
import { fill, type Language, text } from '../core/text.ts'
import { type LedgerRow, ledgerRows } from '../desk/ledger.ts'
import type { TableColumn } from './blocks.ts'
import type { FactsOf } from './document.ts'
import type { PaperLine } from './lines.ts'
import type { PaperInput } from './paper.ts'
import { type SlipLine, slipLines } from './slip-lines.ts'

export const TASK_ROW_FIELDS = {
  序号: 'words',
  任务: 'words',
  完成情况: 'words',
  状态: 'words',
  牵头单位: 'words',
  责任单位: 'words',
  分管领导: 'words',
  最近进展: 'words',
  督查单: 'words',
} as const
type TaskRow = FactsOf<typeof TASK_ROW_FIELDS>

const WORDS = {
  item: text('{name}：{value}，目标 {target}', '{name}: {value}, target {target}'),
  slip: text('{number}（{colour}，{state}）', '{number} ({colour}, {state})'),
  written: text('{month}：{words}', '{month}: {words}'),
  main: text('主要目标', 'Main goals'),
  unmeasured: text('不计量', 'not measured'),
} as const

interface LedgerSlipLine {
  readonly plan: string | null
  readonly subject: SlipLine['slip']['matter']['subject']
  readonly issued: Day
  readonly line: SlipLine
}
export type PaperRow = LedgerRow<LedgerSlipLine>

/** The ledger's own rows, so that a list and the page count the same. */
export function paperRows(input: PaperInput, lang: Language): readonly PaperRow[] {
  const { plan, asOf, assessments, figures, narratives, slips } = input
  const open = slipLines(slips, plan, asOf, lang).filter(({ ended }) => ended === null)
  return ledgerRows('tasks', {
    plan,
    assessments,
    figures,
    narratives,
    slips: open.map((line) => ({
      plan: line.slip.plan,
      subject: line.slip.matter.subject,
      issued: line.opened,
      line,
    })),
  })
}

export function taskRow(
  { plan, asOf, lines }: PaperInput,
  row: PaperRow,
  lang: Language,
  lineOf: ReadonlyMap<string, PaperLine> = byId(lines),
): TaskRow {
  const { task, narrative } = row
  const own = row.items.flatMap(({ indicator }) => lineOf.get(indicator.id) ?? [])
  return {
    序号: task ? String(task.number) : '',
    任务: task?.text ?? '',
    完成情况:
      own.length === 0
        ? task
          ? unmeasured(task, asOf, lang)
          : ''
        : own.map(({ name, value, target }) => fill(WORDS.item[lang], { name, value, target })).join('\n'),
    状态: own.map(({ status }) => status).join('\n'),
    牵头单位: unitNames(plan, row.lead, lang),
    责任单位: unitNames(plan, row.responsible, lang),
    分管领导: leaderNames(plan, row.leaders, lang),
    最近进展: narrative
      ? fill(WORDS.written[lang], {
          month: periodWords(narrative.period, 'period')[lang],
          words: narrative.words.progress,
        })
      : '',
    督查单: row.slips
      .map(({ line: { number, colour, state } }) => fill(WORDS.slip[lang], { number, colour, state }))
      .join('\n'),
  }
}

export const byId = (lines: readonly PaperLine[]): ReadonlyMap<string, PaperLine> =>
  new Map(lines.map((line) => [line.indicator.id, line]))

const unmeasured = (task: Task, asOf: Day, lang: Language): string => {
  const ended = endedBy(task, asOf)
  return ended ? endWords(ended)[lang] : (task.unmeasured ?? WORDS.unmeasured[lang])
}

const JOIN = text('、', ', ')

export const unitNames = ({ units }: Plan, ids: readonly string[], lang: Language): string =>
  ids
    .map((id) => {
      const unit = units.find((one) => one.id === id)
      return unit ? unitCalled(unit, lang) : id
    })
    .join(JOIN[lang])

const leaderNames = ({ leaders }: Plan, ids: readonly string[], lang: Language): string =>
  ids
    .map((id) => {
      const leader = leaders.find((one) => one.id === id)
      return leader ? leaderCalled(leader, lang) : id
    })
    .join(JOIN[lang])

/** Rows by section, those before the first heading under 主要目标; sections without rows are left out. */
export function bySection(
  { plan }: Pick<PaperInput, 'plan'>,
  rows: readonly PaperRow[],
  lang: Language,
): readonly { readonly name: string; readonly rows: readonly PaperRow[] }[] {
  const parts = [
    { id: null, name: WORDS.main[lang] },
    ...plan.sections.map((section) => ({ id: section.id, name: sectionCalled(section, lang) })),
  ]
  return parts.flatMap(({ id, name }) => {
    const own = rows.filter(({ task }) => task !== null && task.section === id)
    return own.length === 0 ? [] : [{ name, rows: own }]
  })
}

/** What somebody wrote in one part of the narratives of these tasks, latest first; one a task and unit. */
export function writtenIn(
  { narratives, plan }: PaperInput,
  part: keyof typeof PART_WORDS,
  lang: Language,
): readonly { readonly task: number; readonly unit: string; readonly words: string }[] {
  const latest = new Map<string, (typeof narratives)[number]>()
  for (const narrative of narratives) {
    const key = `${narrative.task}/${narrative.unit}`
    const known = latest.get(key)
    if (!known || narrative.period > known.period) latest.set(key, narrative)
  }
  return [...latest.values()]
    .filter(({ words }) => words[part] !== '')
    .toSorted((a, b) => a.task - b.task)
    .map(({ task, unit, words }) => ({ task, unit: unitNames(plan, [unit], lang), words: words[part] }))
}

/** Of each field of a row its column; where none is centred words take more than a line. */
const TASK_COLUMNS = {
  序号: { head: text('序号', 'No.'), centred: true },
  任务: { head: text('任务', 'Task') },
  完成情况: { head: text('完成情况', 'How it stands') },
  状态: { head: text('状态', 'Status'), centred: true },
  牵头单位: { head: text('牵头单位', 'Lead') },
  责任单位: { head: text('责任单位', 'With') },
  分管领导: { head: text('分管领导', 'Leader'), centred: true },
  最近进展: { head: text('最近进展', 'Written last') },
  督查单: { head: text('在办督查单', 'Open slips') },
} as const satisfies Record<keyof typeof TASK_ROW_FIELDS, Pick<TableColumn, 'head' | 'centred'>>

/** The columns of these fields, in their order, so many millimetres wide each. */
export const taskColumns = (
  widths: Readonly<Partial<Record<keyof typeof TASK_ROW_FIELDS, number>>>,
): readonly TableColumn[] =>
  Object.entries(widths).map(([field, width]) => ({
    ...TASK_COLUMNS[field as keyof typeof TASK_ROW_FIELDS],
    width,
    cell: `{${field}}`,
  }))
