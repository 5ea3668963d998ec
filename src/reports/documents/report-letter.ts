// The letter that asks a unit for its written report: by when, to whom, of which tasks, and how these stand by the figures.
import { unitCalled } from '../../boards/names.ts'
import { writtenDay } from '../../core/period-words.ts'
import type { Duty } from '../../core/plan.ts'
import { Problem } from '../../core/problem.ts'
import { fill, text } from '../../core/text.ts'
import { areaOf } from '../../desk/ledger.ts'
import { HEAD_FIELDS, headFacts, PAPER_FOOT, PAPER_HEAD, type PaperInput, type PlanPaper } from '../paper.ts'
import { byId, paperRows, TASK_ROW_FIELDS, taskColumns, taskRow } from '../task-rows.ts'

const FIELDS = {
  ...HEAD_FIELDS,
  单位: 'words',
  正文: 'words',
  内容: 'words',
  方式: 'words',
  附件: 'words',
  附件标题: 'words',
  任务: TASK_ROW_FIELDS,
} as const

const WORDS = {
  title: text('关于请予{duty}的函', 'Request: {duty}'),
  to: text('{unit}：', 'To {unit}:'),
  body: text(
    '根据{document}要求，请你单位于{due}前，就牵头承担的 {n} 项任务完成情况作出书面报告，报送{receivers}。',
    'Under {document} you are asked to report in writing by {due} on the {n} tasks that you lead, to {receivers}.',
  ),
  content: text(
    '报告分任务写明进展情况、存在问题和下一步打算。附件所列数字取自截至{day}已公布的数据，与你单位掌握的不一致的，请注明并说明原因，数字本身按统计渠道更正。',
    'Say of each task what was done, what is in the way and what comes next. The enclosed figures were public on {day}; where yours differ say so and why: figures themselves are corrected by those who report them.',
  ),
  how: text(
    '报告由主要负责人签署。需责任单位配合的，请一并征求其意见。',
    'It is signed by the head of the unit. Ask responsible units for their part where it is needed.',
  ),
  enclosed: text('附件：牵头任务完成情况（截至{day}）', 'Enclosed: how the tasks stand on {day}'),
  enclosedTitle: text('牵头任务完成情况', 'How the tasks stand'),
  names: text('、', ' and '),
} as const

export const reportLetter: PlanPaper<typeof FIELDS> = {
  name: text('请予书面报告的函', 'Letter that asks for a report'),
  tells: text(
    '请一个单位按通知规定的日期书面报告：期限、报给谁、内容，附其牵头任务的现状。',
    'Asks a unit for the report that the notice demands: by when, to whom, what of, with how its tasks stand.',
  ),
  about: 'unit',
  figures: false,
  fields: FIELDS,
  facts(input, lang) {
    const { plan, asOf, subject, lines } = input
    const duty = dutyAfter(input)
    const unit = plan.units.find(({ id }) => id === subject) ?? { id: subject, name: subject }
    const { lead } = areaOf(plan, paperRows(input, lang), 'unit', unit)
    const known = byId(lines)
    const day = writtenDay(asOf, lang)
    return {
      ...headFacts(input, fill(WORDS.title[lang], { duty: duty.title }), lang),
      单位: fill(WORDS.to[lang], { unit: unitCalled(unit, lang) }),
      正文: fill(WORDS.body[lang], {
        document: plan.document ?? plan.title,
        due: writtenDay(duty.due, lang),
        n: lead.length,
        receivers: duty.receivers.join(WORDS.names[lang]),
      }),
      内容: fill(WORDS.content[lang], { day }),
      方式: WORDS.how[lang],
      附件: fill(WORDS.enclosed[lang], { day }),
      附件标题: WORDS.enclosedTitle[lang],
      任务: lead.map((row) => taskRow(input, row, lang, known)),
    }
  },
  sections: (lang) => [
    {
      turned: false,
      blocks: [
        ...PAPER_HEAD,
        { kind: 'addressee', words: '{单位}' },
        { kind: 'body', words: '{正文}' },
        { kind: 'body', words: '{内容}' },
        { kind: 'body', words: '{方式}' },
        { kind: 'body', words: '{附件}' },
        PAPER_FOOT,
      ],
    },
    {
      turned: true,
      blocks: [
        { kind: 'mark', words: text('附件', 'Enclosure')[lang] },
        { kind: 'title', words: '{附件标题}' },
        {
          kind: 'table',
          rows: {
            list: '任务',
            columns: taskColumns({ 序号: 12, 任务: 76, 完成情况: 66, 状态: 20, 责任单位: 27, 督查单: 24 }),
          },
        },
      ],
    },
  ],
}

/** The next that is due. Raises `report-duty-none`. */
function dutyAfter({ plan, asOf }: PaperInput): Duty {
  const [next] = plan.duties.filter(({ due }) => due >= asOf).toSorted((a, b) => (a.due < b.due ? -1 : 1))
  if (!next) throw new Problem('report-duty-none', { plan: plan.id, asOf })
  return next
}
