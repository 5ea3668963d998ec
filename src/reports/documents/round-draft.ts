// A unit's report as a document that goes out to be filled and comes back: what is known stands there, three marked places a task wait for words.

import { PART_WORDS } from '../../core/narrative.ts'
import type { Day, Instant } from '../../core/period.ts'
import { writtenDay } from '../../core/period-words.ts'
import { fill, type Language, text } from '../../core/text.ts'
import { type Mark, type MarkedPart, marked, shortKey, withControls } from '../../rounds/marks.ts'
import { type Round, textKey, type UnitReport } from '../../rounds/round.ts'
import type { TaskFacts } from '../../rounds/task-facts.ts'
import type { FactsOf, ReportDocument } from '../document.ts'
import type { PageSection } from '../page.ts'

interface RoundDraftInput {
  readonly round: Round
  readonly report: UnitReport
  readonly unit: string
  readonly tasks: readonly TaskFacts[]
  readonly asOf: Day
  readonly at: Instant
}

const FIELDS = {
  标题: 'words',
  编号: 'words',
  说明: 'words',
  任务: {
    任务文字: 'words',
    数据: { 数字: 'words' },
    进展: 'words',
    问题: 'words',
    打算: 'words',
  },
} as const

const WORDS = {
  title: text('{unit}\n{title}', '{unit}\n{title}'),
  head: text('{unit} · 数据截至{day}', '{unit} · figures as of {day}'),
  how: text(
    '请只在每项任务的进展情况、存在问题、下一步三处填写，存成 .docx 交回。数字不要改，有出入的写在存在问题里。期限：{due}。',
    'Write only below progress, problems and next steps of each task, keep it as .docx and send it back. Leave the figures; where yours differ say so under problems. Due: {due}.',
  ),
  task: text('{n}. {words}', '{n}. {words}'),
  figure: text(
    '{name}：{value}，目标 {target}，{status}，{gap}（{period}）',
    '{name}: {value}, target {target}, {status}, {gap} ({period})',
  ),
} as const

export const roundDraft: ReportDocument<RoundDraftInput, typeof FIELDS> = {
  name: text('书面报告（待填）', 'Report to be filled'),
  fields: FIELDS,
  facts: factsOf,
  sections: sectionsOf,
  finish: withControls,
}

function factsOf(
  { round, report, unit, tasks, asOf, at }: RoundDraftInput,
  lang: Language,
): FactsOf<typeof FIELDS> {
  const place = { round: round.id, unit: report.unit }
  const head: Mark = { kind: 'head', round: round.id, unit: report.unit, at: Date.parse(at), lang }
  return {
    标题: fill(WORDS.title[lang], { unit, title: round.title }),
    编号: marked(head, fill(WORDS.head[lang], { unit, day: writtenDay(asOf, lang) })),
    说明: fill(WORDS.how[lang], { due: writtenDay(report.due, lang) }),
    任务: tasks.map((facts) => {
      const stands = report.texts.get(textKey(facts.task, report.unit))
      const words = stands?.words ?? facts.before[0]?.words
      const part = (key: MarkedPart): string => {
        const said = (words?.[key] ?? '').trim()
        const version = stands?.version ?? 0
        const mark: Mark = {
          kind: 'text',
          round: place.round,
          unit: place.unit,
          task: facts.task,
          part: key,
          version,
          key: shortKey(said),
        }
        return marked(mark, said)
      }
      return {
        任务文字: fill(WORDS.task[lang], { n: facts.task, words: facts.words.replaceAll(/\s*\n\s*/g, '') }),
        数据: facts.figures.map((figure) => {
          const { name, value, target, status, gap, period } = figure
          const said = fill(WORDS.figure[lang], { name, value, target, status, gap, period }).trim()
          const mark: Mark = {
            kind: 'figure',
            round: place.round,
            unit: place.unit,
            task: facts.task,
            key: shortKey(said),
          }
          return { 数字: marked(mark, said) }
        }),
        进展: part('progress'),
        问题: part('problems'),
        打算: part('next'),
      }
    }),
  }
}

function sectionsOf(lang: Language): readonly PageSection[] {
  return [
    {
      turned: false,
      blocks: [
        { kind: 'title', words: '{标题}' },
        { kind: 'note', words: '{编号}' },
        { kind: 'body', words: '{说明}' },
        {
          kind: 'each',
          list: '任务',
          blocks: [
            { kind: 'third', words: '{任务文字}' },
            { kind: 'list', list: '数据', words: '{数字}' },
            { kind: 'second', words: PART_WORDS.progress[lang] },
            { kind: 'body', words: '{进展}' },
            { kind: 'second', words: PART_WORDS.problems[lang] },
            { kind: 'body', words: '{问题}' },
            { kind: 'second', words: PART_WORDS.next[lang] },
            { kind: 'body', words: '{打算}' },
            { kind: 'gap', words: '' },
          ],
        },
      ],
    },
  ]
}
