// 对照表: each sentence of the report beside what was done for it, how that is judged, and what stands for it.
import { periodWords } from '../../core/period-words.ts'
import { fill, text } from '../../core/text.ts'
import { HEAD_FIELDS, headFacts, PAPER_FOOT, PAPER_HEAD, type PlanPaper, planCalled } from '../paper.ts'
import { byId, bySection, paperRows, taskColumns, taskRow } from '../task-rows.ts'

const FIELDS = {
  ...HEAD_FIELDS,
  部分: {
    名称: 'words',
    任务: {
      序号: 'words',
      原文: 'words',
      办理情况: 'words',
      结论: 'words',
      佐证: 'words',
      牵头单位: 'words',
    },
  },
} as const

const WORDS = {
  title: text('{plan}\n落实情况对照表', '{plan}\nWhat was said and what was done'),
  files: text('{n} 份文件：{names}', '{n} files: {names}'),
  figures: text('{indicator}（{period}）', '{indicator} ({period})'),
  comma: text('；', '; '),
} as const

export const comparisonTable: PlanPaper<typeof FIELDS> = {
  name: text('对照表', 'Table of comparison'),
  tells: text(
    '报告原话逐项对照：办理情况、结论、佐证，供向人大报告。',
    'The report’s own sentences, what was done for each, how it is judged and what stands for it.',
  ),
  about: 'plan',
  figures: true,
  evidence: true,
  fields: FIELDS,
  facts(input, lang) {
    const { plan, narratives, evidence, lines } = input
    const known = byId(lines)
    const taskOf = new Map(narratives.map(({ id, task }) => [id, task]))
    const filesOf = (number: number): readonly string[] =>
      evidence
        .filter(({ subject }) =>
          subject.kind === 'narrative'
            ? taskOf.get(subject.id) === number
            : plan.indicators.some(
                ({ id, task }) => task === number && subject.id.startsWith(`${plan.id}/${id}/`),
              ),
        )
        .map(({ name }) => name)
    return {
      ...headFacts(input, fill(WORDS.title[lang], { plan: planCalled(plan) }), lang),
      部分: bySection(input, paperRows(input, lang), lang).map(({ name, rows }) => ({
        名称: name,
        任务: rows.map((row) => {
          const { 序号, 任务, 完成情况, 状态, 最近进展, 牵头单位 } = taskRow(input, row, lang, known)
          const files = row.task ? filesOf(row.task.number) : []
          const figures = row.items.flatMap(({ indicator }) => {
            const line = known.get(indicator.id)
            return line?.assessment.actual
              ? [fill(WORDS.figures[lang], { indicator: line.name, period: line.period })]
              : []
          })
          return {
            序号,
            原文: 任务,
            办理情况: [最近进展, 完成情况].filter(Boolean).join('\n'),
            结论: 状态,
            佐证: [
              figures.join(WORDS.comma[lang]),
              row.narrative ? periodWords(row.narrative.period, 'period')[lang] + WRITTEN[lang] : '',
              files.length === 0
                ? ''
                : fill(WORDS.files[lang], { n: files.length, names: files.join(WORDS.comma[lang]) }),
            ]
              .filter(Boolean)
              .join('\n'),
            牵头单位,
          }
        }),
      })),
    }
  },
  sections: (lang) => [
    {
      turned: true,
      blocks: [
        ...PAPER_HEAD,
        {
          kind: 'table',
          groups: { list: '部分', words: '{名称}' },
          rows: {
            list: '任务',
            columns: [
              ...taskColumns({ 序号: 11 }),
              { head: text('报告原话', 'The report says'), width: 66, cell: '{原文}' },
              { head: text('办理情况', 'What was done'), width: 62, cell: '{办理情况}' },
              { head: text('结论', 'Judged'), width: 18, cell: '{结论}', centred: true },
              { head: text('依据和佐证', 'What stands for it'), width: 44, cell: '{佐证}' },
              ...taskColumns({ 牵头单位: 24 }),
            ],
          },
        },
        PAPER_FOOT,
      ],
    },
  ],
}

const WRITTEN = text('进展', ' narrative')
