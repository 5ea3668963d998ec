// What an inspection found: its purpose, people and days, each task with the figures and the unit's own words beside what was found, what was given to whom, the conclusion.
import { statusWord } from '../../core/status-words.ts'
import { fill, text } from '../../core/text.ts'
import { INSPECTION_WORDS, type Inspection } from '../../slips/inspection.ts'
import { HEAD_FIELDS, headFacts, PAPER_FOOT, PAPER_HEAD, type PlanPaper } from '../paper.ts'
import { slipLines } from '../slip-lines.ts'

const FIELDS = {
  ...HEAD_FIELDS,
  目的: 'words',
  召集: 'words',
  成员: 'words',
  起止: 'words',
  结论: 'words',
  有任务: { 任务: { 任务: 'words', 数据: 'words', 文字: 'words', 发现: 'words' } },
  有发现: { 发现: { 内容: 'words' } },
  有交办: { 交办: { 编号: 'words', 事项: 'words', 承办: 'words', 限期: 'words', 状态: 'words' } },
  有行程: { 行程: { 日期: 'words', 地点: 'words', 参加: 'words' } },
} as const

const WORDS = {
  title: text('关于“{title}”{kind}的报告', 'Report on the inspection “{title}” ({kind})'),
  days: text('{from}至{to}', '{from} to {to}'),
  finding: text('{kind}：{words}', '{kind}: {words}'),
  bad: text('问题', 'Problem'),
  good: text('成效', 'Done well'),
  open: text('尚在进行。', 'It goes on.'),
  nothing: text('无', 'none'),
  figure: text('{name} {value}，{status}', '{name} {value}, {status}'),
  wrote: text('{unit}：{words}', '{unit}: {words}'),
} as const

export const inspectionReport: PlanPaper<typeof FIELDS> = {
  name: text('督查报告', 'Report of an inspection'),
  tells: text(
    '一项督查：逐项任务的数据、单位自己写的和督查发现并列，交办事项和结论。',
    'One inspection: figures, the units’ own words and the findings of each task, what was given to whom, the conclusion.',
  ),
  about: 'inspection',
  figures: false,
  fields: FIELDS,
  facts(input, lang) {
    const { plan, asOf, inspection: one, lines, narratives, slips } = input
    if (!one) throw new TypeError(`no inspection ${input.subject}`)
    const finding = ({ good, text: words }: Inspection['findings'][number]): string =>
      fill(WORDS.finding[lang], { kind: WORDS[good ? 'good' : 'bad'][lang], words })
    const unitName = (id: string): string => plan.units.find((unit) => unit.id === id)?.name ?? id
    const tasks = plan.tasks.filter(({ number }) => one.tasks.includes(number))
    const rest = one.findings.filter(({ task }) => task === null || !one.tasks.includes(task))
    const given = slipLines(
      slips.filter(({ entry }) => entry?.inspection === one.id),
      plan,
      asOf,
      lang,
    )
    const orNothing = (words: readonly string[]): string => words.join('\n') || WORDS.nothing[lang]
    return {
      ...headFacts(
        input,
        fill(WORDS.title[lang], { title: one.title, kind: INSPECTION_WORDS[one.what][lang] }),
        lang,
      ),
      目的: one.purpose,
      召集: one.convener,
      成员: one.team || WORDS.nothing[lang],
      起止: fill(WORDS.days[lang], { from: one.from, to: one.to }),
      结论: one.closed?.text ?? WORDS.open[lang],
      有任务:
        tasks.length === 0
          ? []
          : [
              {
                任务: tasks.map((task) => ({
                  任务: `${task.number}. ${task.text}`,
                  数据: orNothing(
                    lines
                      .filter(({ indicator, share }) => indicator.task === task.number && !share)
                      .map(({ name, value, assessment }) =>
                        fill(WORDS.figure[lang], {
                          name,
                          value,
                          status: statusWord(assessment.status)[lang],
                        }),
                      ),
                  ),
                  文字: orNothing(
                    narratives
                      .filter((written) => written.task === task.number)
                      .slice(-1)
                      .map(({ unit, words }) =>
                        fill(WORDS.wrote[lang], { unit: unitName(unit), words: words.progress }),
                      ),
                  ),
                  发现: orNothing(one.findings.filter((found) => found.task === task.number).map(finding)),
                })),
              },
            ],
      有发现: rest.length === 0 ? [] : [{ 发现: rest.map((found) => ({ 内容: finding(found) })) }],
      有交办:
        given.length === 0
          ? []
          : [
              {
                交办: given.map((line) => ({
                  编号: line.number,
                  事项: line.matter,
                  承办: line.receiver,
                  限期: line.limit,
                  状态: line.state,
                })),
              },
            ],
      有行程:
        one.visits.length === 0
          ? []
          : [{ 行程: one.visits.map(({ day, place, who }) => ({ 日期: day, 地点: place, 参加: who })) }],
    }
  },
  sections: (lang) => [
    {
      turned: false,
      blocks: [
        ...PAPER_HEAD,
        {
          kind: 'pairs',
          pairs: [
            [text('目的', 'Purpose'), '{目的}'],
            [text('召集人', 'Led by'), '{召集}'],
            [text('成员', 'Team'), '{成员}'],
            [text('起止', 'From, to'), '{起止}'],
            [text('结论', 'Conclusion'), '{结论}'],
          ],
        },
        {
          kind: 'each',
          list: '有任务',
          blocks: [
            { kind: 'first', words: text('逐项对照', 'Task by task')[lang] },
            {
              kind: 'table',
              rows: {
                list: '任务',
                columns: [
                  { head: text('任务', 'Task'), width: 40, cell: '{任务}' },
                  { head: text('数据', 'Figures'), width: 36, cell: '{数据}' },
                  { head: text('单位自己写的', 'The unit’s words'), width: 40, cell: '{文字}' },
                  { head: text('督查发现', 'Findings'), width: 40, cell: '{发现}' },
                ],
              },
            },
          ],
        },
        {
          kind: 'each',
          list: '有发现',
          blocks: [
            { kind: 'first', words: text('其他发现', 'Other findings')[lang] },
            { kind: 'list', list: '发现', words: '{内容}' },
          ],
        },
        {
          kind: 'each',
          list: '有交办',
          blocks: [
            { kind: 'first', words: text('交办事项', 'What was given to whom')[lang] },
            {
              kind: 'table',
              rows: {
                list: '交办',
                columns: [
                  { head: text('编号', 'Number'), width: 32, cell: '{编号}', centred: true },
                  { head: text('事项', 'Matter'), width: 50, cell: '{事项}' },
                  { head: text('承办', 'Sees to it'), width: 28, cell: '{承办}' },
                  { head: text('限期', 'Until'), width: 26, cell: '{限期}', centred: true },
                  { head: text('状态', 'State'), width: 20, cell: '{状态}', centred: true },
                ],
              },
            },
          ],
        },
        {
          kind: 'each',
          list: '有行程',
          blocks: [
            { kind: 'first', words: text('行程', 'Visits')[lang] },
            {
              kind: 'table',
              rows: {
                list: '行程',
                columns: [
                  { head: text('日期', 'Day'), width: 30, cell: '{日期}', centred: true },
                  { head: text('地点', 'Place'), width: 70, cell: '{地点}' },
                  { head: text('参加人', 'Who went'), width: 56, cell: '{参加}' },
                ],
              },
            },
          ],
        },
        PAPER_FOOT,
      ],
    },
  ],
}
