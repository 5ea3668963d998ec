// 一个单位一张清单, 一位领导一张清单: the tasks that somebody answers for, as lead and as responsible, how they stand, the slips that are open.
import { leaderCalled, unitCalled } from '../../boards/names.ts'
import { fill, type Language, type Text, text } from '../../core/text.ts'
import { type AreaKind, areaOf } from '../../desk/ledger.ts'
import { countSentence } from '../count-table.ts'
import { countsOf } from '../counts.ts'
import type { PageSection } from '../page.ts'
import { HEAD_FIELDS, headFacts, PAPER_FOOT, PAPER_HEAD, type PlanPaper, planCalled } from '../paper.ts'
import { byId, type PaperRow, paperRows, TASK_ROW_FIELDS, taskColumns, taskRow } from '../task-rows.ts'

const FIELDS = {
  ...HEAD_FIELDS,
  概述: 'words',
  有牵头: { 牵头: TASK_ROW_FIELDS },
  有责任: { 责任: TASK_ROW_FIELDS },
  无任务: { 内容: 'words' },
} as const

const WORDS = {
  title: text('{name}承担{plan}清单', '{plan}: the tasks of {name}'),
  leaderTitle: text('{name}分管{plan}清单', '{plan}: the tasks in the charge of {name}'),
  leads: text(
    '牵头任务 {tasks} 项、指标 {n} 个：{counts}。另有责任任务 {others} 项。在办督查单 {slips} 件。',
    'Leads {tasks} tasks with {n} indicators: {counts}. Responsible for {others} more. Open slips: {slips}.',
  ),
  charge: text(
    '分管任务 {tasks} 项、指标 {n} 个：{counts}。在办督查单 {slips} 件。',
    'In charge of {tasks} tasks with {n} indicators: {counts}. Open slips: {slips}.',
  ),
  none: text('没有承担的任务。', 'No task is theirs.'),
  lead: text('一、牵头的任务', 'I. Tasks it leads'),
  inCharge: text('一、分管的任务', 'I. Tasks in charge of'),
  responsible: text('二、责任任务', 'II. Tasks it is responsible for'),
} as const

const COLUMNS = taskColumns({
  序号: 11,
  任务: 60,
  完成情况: 52,
  状态: 18,
  责任单位: 25,
  最近进展: 32,
  督查单: 27,
})
/** Where several lead, who does. */
const OF_OTHERS = taskColumns({
  序号: 11,
  任务: 60,
  完成情况: 52,
  状态: 18,
  牵头单位: 25,
  最近进展: 32,
  督查单: 27,
})

const areaList = (about: AreaKind, name: Text, tells: Text): PlanPaper<typeof FIELDS> => ({
  name,
  tells,
  about,
  figures: false,
  fields: FIELDS,
  facts(input, lang) {
    const { plan, subject, lines } = input
    const known = about === 'unit' ? plan.units : plan.leaders
    const one = known.find(({ id }) => id === subject) ?? { id: subject, name: subject }
    const called = about === 'unit' ? unitCalled(one, lang) : leaderCalled(one, lang)
    const area = areaOf(plan, paperRows(input, lang), about, one)
    const statuses = area.lead.flatMap(({ items }) => items.map(({ assessment }) => assessment.status))
    const slips = new Set([...area.lead, ...area.responsible].flatMap((row) => row.slips))
    const lineOf = byId(lines)
    const rows = (of: readonly PaperRow[]) => of.map((row) => taskRow(input, row, lang, lineOf))
    const title = about === 'unit' ? WORDS.title : WORDS.leaderTitle
    return {
      ...headFacts(input, fill(title[lang], { name: called, plan: planCalled(plan) }), lang),
      概述: fill((about === 'unit' ? WORDS.leads : WORDS.charge)[lang], {
        tasks: area.lead.length,
        n: statuses.length,
        counts: countSentence(countsOf(statuses), lang),
        others: area.responsible.length,
        slips: slips.size,
      }),
      有牵头: area.lead.length === 0 ? [] : [{ 牵头: rows(area.lead) }],
      有责任: area.responsible.length === 0 ? [] : [{ 责任: rows(area.responsible) }],
      无任务: area.lead.length + area.responsible.length === 0 ? [{ 内容: WORDS.none[lang] }] : [],
    }
  },
  sections: (lang) => sectionsOf(about, lang),
})

export const unitList = areaList(
  'unit',
  text('单位清单', 'List of a unit'),
  text(
    '一个单位一张清单：牵头和责任的任务、完成情况、在办督查单。',
    'One unit: the tasks it leads and is responsible for, how they stand, open slips.',
  ),
)
export const leaderList = areaList(
  'leader',
  text('领导分管清单', 'List of a leader'),
  text(
    '一位领导一张清单：分管的任务、完成情况、在办督查单。',
    'One leader: the tasks in charge of, how they stand, open slips.',
  ),
)

const sectionsOf = (about: AreaKind, lang: Language): readonly PageSection[] => [
  {
    turned: true,
    blocks: [
      ...PAPER_HEAD,
      { kind: 'body', words: '{概述}' },
      { kind: 'list', list: '无任务', words: '{内容}' },
      {
        kind: 'each',
        list: '有牵头',
        blocks: [
          { kind: 'first', words: (about === 'unit' ? WORDS.lead : WORDS.inCharge)[lang] },
          { kind: 'table', rows: { list: '牵头', columns: about === 'unit' ? COLUMNS : OF_OTHERS } },
        ],
      },
      {
        kind: 'each',
        list: '有责任',
        blocks: [
          { kind: 'first', words: WORDS.responsible[lang] },
          { kind: 'table', rows: { list: '责任', columns: OF_OTHERS } },
        ],
      },
      PAPER_FOOT,
    ],
  },
]
