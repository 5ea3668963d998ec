// 任务分解表: a plan's tasks with what they promise, who answers and by when, as the notice itself has them.
import { endWords, promiseOn } from '../../core/mandate-words.ts'
import { type Day, lastDayOf, period } from '../../core/period.ts'
import { type Indicator, type Plan, type Task, targetOn } from '../../core/plan.ts'
import { endedBy } from '../../core/plan-days.ts'
import { type Language, text } from '../../core/text.ts'
import type { FactsOf, ReportDocument } from '../document.ts'
import { taskColumns } from '../task-rows.ts'

const FIELDS = {
  标题: 'words',
  文号: 'words',
  部分: {
    名称: 'words',
    任务: {
      序号: 'words',
      任务: 'words',
      指标与目标: 'words',
      牵头单位: 'words',
      责任单位: 'words',
      责任领导: 'words',
      时限: 'words',
    },
  },
} as const

interface PlanTableInput {
  readonly plan: Plan
  readonly asOf: Day
}

export const planTable: ReportDocument<PlanTableInput, typeof FIELDS> = {
  name: text('任务分解表', 'Table of tasks'),
  fields: FIELDS,
  facts({ plan, asOf }, lang) {
    const parts: readonly { readonly id: string | null; readonly title: string }[] = [
      { id: null, title: text('主要目标', 'Main goals')[lang] },
      ...plan.sections,
    ]
    return {
      标题: plan.title,
      文号: [plan.document, plan.issued].filter(Boolean).join('　'),
      部分: parts.flatMap(({ id, title }) => {
        const tasks = plan.tasks.filter(({ section }) => section === id)
        return tasks.length === 0
          ? []
          : [{ 名称: title, 任务: tasks.map((task) => taskFacts(plan, task, asOf, lang)) }]
      }),
    }
  },
  sections: (lang) => [
    {
      turned: true,
      blocks: [
        { kind: 'title', words: '{标题}' },
        { kind: 'note', words: '{文号}' },
        {
          kind: 'table',
          groups: { list: '部分', words: '{名称}' },
          rows: {
            list: '任务',
            columns: [
              ...taskColumns({ 序号: 11, 任务: 70 }),
              { head: text('指标与目标', 'Indicators and targets'), width: 50, cell: '{指标与目标}' },
              { head: text('牵头单位', 'Lead'), width: 25, cell: '{牵头单位}', centred: true },
              { head: text('责任单位', 'With'), width: 27, cell: '{责任单位}', centred: true },
              { head: text('责任领导', 'Leader'), width: 18, cell: '{责任领导}', centred: true },
              { head: text('时限', 'By'), width: 24, cell: '{时限}', centred: true },
            ],
          },
        },
      ],
    },
  ],
}

function taskFacts(
  plan: Plan,
  task: Task,
  asOf: Day,
  lang: Language,
): FactsOf<(typeof FIELDS)['部分']['任务']> {
  const own = plan.indicators.filter((indicator) => indicator.task === task.number)
  const named = (known: readonly { readonly id: string; readonly name: string }[], ids: readonly string[]) =>
    ids.map((id) => known.find((one) => one.id === id)?.name ?? id).join('、')
  return {
    序号: String(task.number),
    任务: task.text,
    指标与目标: promisesOf(plan, task, own, asOf, lang),
    牵头单位: named(plan.units, task.lead),
    责任单位: named(plan.units, task.responsible),
    责任领导: named(plan.leaders, task.leaders),
    时限: [...new Set(own.map((indicator) => deadlineOf(indicator, asOf, lang)))].join('\n'),
  }
}

function promisesOf(plan: Plan, task: Task, own: readonly Indicator[], asOf: Day, lang: Language): string {
  const ended = endedBy(task, asOf)
  if (own.length === 0) return ended ? endWords(ended)[lang] : (task.unmeasured ?? '')
  const colon = lang === 'zh' ? '：' : ': '
  return own
    .map((indicator) => {
      const name = lang === 'en' ? (indicator.nameEn ?? indicator.name) : indicator.name
      return `${name}${colon}${promiseOn(plan, indicator, asOf)[lang]}`
    })
    .join('\n')
}

/** 2022年12月底前; of steps the last of them. */
function deadlineOf(indicator: Indicator, asOf: Day, lang: Language): string {
  const steps = indicator.steps.map(({ due }) => due).toSorted()
  const day = steps.at(-1) ?? lastDayOf(targetOn(indicator, asOf).horizon)
  const [year, month, date] = day.split('-').map(Number)
  const isMonthEnd = lastDayOf(period(day.slice(0, 7))) === day
  if (lang === 'en') return day
  return isMonthEnd ? `${year}年${month}月底前` : `${year}年${month}月${date}日前`
}
