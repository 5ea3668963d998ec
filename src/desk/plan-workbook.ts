// A plan's table of tasks as a workbook, a row a task: what a bureau prints and sends on.

import { written } from '../core/decimal.ts'
import { fundWords } from '../core/fund-words.ts'
import { endWords, promiseOn } from '../core/mandate-words.ts'
import type { Day, Instant } from '../core/period.ts'
import type { Plan, Task } from '../core/plan.ts'
import { endedBy } from '../core/plan-days.ts'
import { type Language, text } from '../core/text.ts'
import { newWorkbook, WIDE_PAGE } from './new-workbook.ts'

const COLUMNS = [
  { head: text('序号', 'No.'), width: 7 },
  { head: text('部分', 'Section'), width: 22 },
  { head: text('具体任务', 'Task'), width: 60 },
  { head: text('目标', 'Targets'), width: 44 },
  { head: text('牵头单位', 'Lead'), width: 22 },
  { head: text('责任单位', 'With'), width: 26 },
  { head: text('分管领导', 'Leader'), width: 14 },
] as const
/** They stand where any task says so. */
const MORE_COLUMNS = [
  { head: text('分值', 'Points'), width: 8, of: ({ weight }: Task) => (weight ? written(weight) : '') },
  { head: text('考核单位', 'Assessed by'), width: 18, of: ({ examiners }: Task) => examiners.join('、') },
  { head: text('资金', 'Funds'), width: 24, of: ({ funds }: Task) => fundWords(funds) },
] as const
const SHEET = text('任务分解表', 'Tasks')
const HEAD_ROW = 2

/** The bytes of an xlsx file with what counts on a day; the same for the same plan, day, language and moment. Cells are texts: no formula can stand in one. */
export async function planWorkbook(
  plan: Plan,
  day: Day,
  lang: Language,
  stamp: Instant,
): Promise<Uint8Array> {
  const book = await newWorkbook(stamp)
  const sheet = book.addWorksheet(SHEET[lang], {
    views: [{ state: 'frozen', ySplit: HEAD_ROW }],
    pageSetup: WIDE_PAGE,
  })
  const more = MORE_COLUMNS.filter(({ of }) => plan.tasks.some((task) => of(task) !== ''))
  const columns = [...COLUMNS, ...more]
  sheet.columns = columns.map(({ width }) => ({ width }))
  sheet.getCell(1, 1).value = [plan.title, plan.document].filter(Boolean).join(' · ')
  sheet.getCell(1, 1).font = { bold: true, size: 14 }
  const head = sheet.getRow(HEAD_ROW)
  head.values = columns.map((column) => column.head[lang])
  head.font = { bold: true }
  const names = new Map([...plan.units, ...plan.leaders].map(({ id, name }) => [id, name]))
  const sections = new Map(plan.sections.map(({ id, title }) => [id, title]))
  const named = (ids: readonly string[]): string => ids.map((id) => names.get(id) ?? id).join('、')
  for (const task of plan.tasks) {
    const row = sheet.addRow([
      task.number,
      sections.get(task.section ?? '') ?? '',
      task.text,
      targetsOf(plan, task, day, lang),
      named(task.lead),
      named(task.responsible),
      named(task.leaders),
      ...more.map(({ of }) => of(task)),
    ])
    row.eachCell((cell) => {
      cell.alignment = { wrapText: true, vertical: 'top' }
      cell.border = { bottom: { style: 'hair' } }
    })
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function targetsOf(plan: Plan, task: Task, day: Day, lang: Language): string {
  const own = plan.indicators.filter((indicator) => indicator.task === task.number)
  const ended = endedBy(task, day)
  if (ended && own.length === 0) return endWords(ended)[lang]
  const colon = lang === 'zh' ? '：' : ': '
  return own
    .map((indicator) => {
      const name = lang === 'en' ? (indicator.nameEn ?? indicator.name) : indicator.name
      return `${name}${colon}${promiseOn(plan, indicator, day)[lang]}`
    })
    .join('\n')
}
