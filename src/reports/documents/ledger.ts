// 工作台账: every task by section with how it stands, who answers, what was written last and which slips are open.

import type { Language } from '../../core/text.ts'
import { fill, text } from '../../core/text.ts'
import type { PageBlock } from '../blocks.ts'
import { countSentence } from '../count-table.ts'
import { countsOf } from '../counts.ts'
import {
  HEAD_FIELDS,
  headFacts,
  PAPER_FOOT,
  PAPER_HEAD,
  type PaperInput,
  type PlanPaper,
  planCalled,
} from '../paper.ts'
import { byId, bySection, paperRows, TASK_ROW_FIELDS, taskColumns, taskRow } from '../task-rows.ts'

/** A part of the table and its tasks. */
export const LEDGER_FIELDS = { 名称: 'words', 任务: TASK_ROW_FIELDS } as const

const FIELDS = { ...HEAD_FIELDS, 概述: 'words', 部分: LEDGER_FIELDS } as const

const WORDS = {
  title: text('{plan}工作台账', 'Ledger: {plan}'),
  summary: text('共 {tasks} 项任务、{n} 个指标：{counts}。', '{tasks} tasks with {n} indicators: {counts}.'),
} as const

export const ledgerPaper: PlanPaper<typeof FIELDS> = {
  name: text('工作台账', 'Ledger of tasks'),
  tells: text(
    '全部任务一张表，按部分排列：完成情况、状态、单位、领导、最近进展、在办督查单。',
    'All tasks in one table by section: how they stand, units, leaders, what was written last, open slips.',
  ),
  about: 'plan',
  figures: false,
  fields: FIELDS,
  facts(input, lang) {
    const { plan, lines } = input
    const counts = countsOf(lines.filter(({ share }) => !share).map(({ assessment }) => assessment.status))
    return {
      ...headFacts(input, fill(WORDS.title[lang], { plan: planCalled(plan) }), lang),
      概述: fill(WORDS.summary[lang], {
        tasks: plan.tasks.length,
        n: counts.total,
        counts: countSentence(counts, lang),
      }),
      部分: ledgerParts(input, lang),
    }
  },
  sections: (lang) => [
    {
      turned: true,
      blocks: [...PAPER_HEAD, { kind: 'body', words: '{概述}' }, LEDGER_TABLE, PAPER_FOOT],
    },
  ],
}

export function ledgerParts(input: PaperInput, lang: Language, all = paperRows(input, lang)) {
  const known = byId(input.lines)
  return bySection(input, all, lang).map(({ name, rows }) => ({
    名称: name,
    任务: rows.map((row) => taskRow(input, row, lang, known)),
  }))
}

/** Of the width of a turned page. */
export const LEDGER_TABLE: PageBlock = {
  kind: 'table',
  groups: { list: '部分', words: '{名称}' },
  rows: {
    list: '任务',
    columns: taskColumns({
      序号: 11,
      任务: 48,
      完成情况: 44,
      状态: 17,
      牵头单位: 22,
      责任单位: 22,
      分管领导: 15,
      最近进展: 19,
      督查单: 27,
    }),
  },
}
