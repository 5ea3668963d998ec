// The half-year and the year-end report: counts that add up, the main indicators with their gauges, section by section, problems, next steps, all tasks enclosed.
import { headlineOf } from '../../boards/headline.ts'
import { writtenDay } from '../../core/period-words.ts'
import { fill, type Language, type Text, text } from '../../core/text.ts'
import type { PageBlock } from '../blocks.ts'
import { COUNT_FIELDS, countRows, countSentence, countTable, sectionGroups } from '../count-table.ts'
import { countsOf } from '../counts.ts'
import type { FactsOf } from '../document.ts'
import { behindWorstFirst, type PaperLine } from '../lines.ts'
import type { PageSection } from '../page.ts'
import {
  HEAD_FIELDS,
  headFacts,
  PAPER_FOOT,
  PAPER_HEAD,
  type PaperInput,
  type PlanPaper,
  planCalled,
} from '../paper.ts'
import { byId, bySection, type PaperRow, paperRows, writtenIn } from '../task-rows.ts'
import { type PaperSpan, type PaperWindow, paperWindow } from '../window.ts'
import { LEDGER_FIELDS, LEDGER_TABLE, ledgerParts } from './ledger.ts'

export const PROGRESS_FIELDS = {
  ...HEAD_FIELDS,
  引言: 'words',
  总体: 'words',
  部分计数: COUNT_FIELDS,
  计数说明: 'words',
  主要概述: 'words',
  主要指标: { 仪表: 'gauge', 指标: 'words', 目标: 'words', 完成: 'words', 差距: 'words', 状态: 'words' },
  章节: { 章节名称: 'words', 章节概述: 'words', 章节任务: { 任务情况: 'words' } },
  滞后概述: 'words',
  滞后: { 滞后情况: 'words' },
  有问题: { 问题: { 问题内容: 'words' } },
  打算概述: 'words',
  打算: { 打算内容: 'words' },
  附件说明: 'words',
  附件标题: 'words',
  部分: LEDGER_FIELDS,
} as const
type Facts = FactsOf<typeof PROGRESS_FIELDS>

const WORDS = {
  title: text('关于{span}\n{plan}完成情况的报告', '{plan}\nReport on {span}'),
  intro: text(
    '现将{document}所列目标任务截至{day}的完成情况报告如下。',
    'The tasks of {document} stood as follows on {day}.',
  ),
  overall: text(
    '{tasks} 项任务分解为 {total} 个可计量的指标。其中：{counts}。以上合计 {total} 个，为 100%。',
    'The {tasks} tasks are measured by {total} indicators: {counts}. Together {total}, 100 %.',
  ),
  foot: text(
    '注：每个指标只计一次；未完成计入欠进度，未到期、已终止计入其它；分解到单位、镇街的另计。',
    'Each indicator counts once. Missed counts as behind; not due and ended as other; shares are counted apart.',
  ),
  main: text(
    '主要指标 {n} 个，其中达到或快于序时的 {kept} 个，欠进度的 {behind} 个。',
    '{n} main indicators; {kept} have reached their target or keep the pace, {behind} are behind.',
  ),
  section: text('（{at}）{name}', '{at}. {name}'),
  sectionCounts: text(
    '{tasks} 项任务、{n} 个指标：{counts}。',
    '{tasks} tasks with {n} indicators: {counts}.',
  ),
  task: text('{n}. {words}{state}{written}', '{n}. {words} {state}{written}'),
  item: text('{name} {value}，{status}', '{name} {value}, {status}'),
  stop: text('。', '. '),
  comma: text('；', '; '),
  behind: text('欠进度的指标 {n} 个，由重到轻：', '{n} indicators are behind, the worst first:'),
  behindNone: text('没有欠进度的指标。', 'No indicator is behind.'),
  lag: text(
    '{name}：{value}，目标 {target}，{gap}{since}{need}。牵头单位：{units}。',
    '{name}: {value}, target {target}, {gap}{since}{need}. Lead: {units}.',
  ),
  since: text('，自{period}起', ', since {period}'),
  need: text('，今后每月需完成 {need}', ', {need} a month needed from now on'),
  problems: text('各单位反映的问题：', 'What units say is in the way:'),
  said: text('{unit}（任务 {task}）：{words}', '{unit} (task {task}): {words}'),
  next: text(
    '对欠进度的指标，按上述每月所需进度倒排计划，逐月督查；缺报的，限期补报。',
    'What is behind is planned backwards by the monthly pace above and supervised each month; missing figures are asked for.',
  ),
  enclosed: text('附件：全部任务完成情况（截至{day}）', 'Enclosed: all tasks as they stood on {day}'),
  enclosedTitle: text('全部任务完成情况', 'All tasks'),
  none: text('—', '—'),
} as const

const say = (words: Text, lang: Language, particulars: Readonly<Record<string, string | number>>): string =>
  fill(words[lang], particulars)

const progressReport = (span: PaperSpan, name: Text, tells: Text): PlanPaper<typeof PROGRESS_FIELDS> => ({
  name,
  tells,
  about: 'plan',
  figures: true,
  span,
  fields: PROGRESS_FIELDS,
  facts: (input, lang) => progressFacts(input, paperWindow(span, input.plan, input.asOf), lang),
  sections: (lang) => progressSections(lang),
})

export const halfYearReport = progressReport(
  'half',
  text('半年报告', 'Half-year report'),
  text(
    '上半年完成情况：总体计数、主要指标带仪表、分部分逐项任务、问题、下一步，附全部任务表。',
    'The first half: counts, main indicators with gauges, section by section, problems, next steps, all tasks enclosed.',
  ),
)
export const yearReport = progressReport(
  'year',
  text('年终报告', 'Year-end report'),
  text('全年完成情况，体例同半年报告。', 'The whole year, in the form of the half-year report.'),
)

export function progressFacts(input: PaperInput, window: PaperWindow, lang: Language): Facts {
  const { plan, asOf } = input
  const day = writtenDay(asOf, lang)
  const lines = input.lines.filter(({ share }) => !share)
  const counts = countsOf(lines.map(({ assessment }) => assessment.status))
  const known = byId(lines)
  const rows = paperRows(input, lang)
  const document = plan.document === null ? `《${plan.title}》` : `《${plan.title}》（${plan.document}）`
  return {
    ...headFacts(
      input,
      say(WORDS.title, lang, { span: window.words[lang], plan: planWithoutYear(planCalled(plan)) }),
      lang,
    ),
    引言: say(WORDS.intro, lang, { document, day }),
    总体: say(WORDS.overall, lang, {
      tasks: plan.tasks.length,
      total: counts.total,
      counts: countSentence(counts, lang),
    }),
    部分计数: countRows(sectionGroups(plan, lines, lang), lang),
    计数说明: WORDS.foot[lang],
    ...mainFacts(
      headlineOf(plan).flatMap((id) => known.get(id) ?? []),
      lang,
    ),
    章节: bySection(input, rows, lang).map(({ name, rows: own }, at) =>
      sectionFacts(name, own, at, known, lang),
    ),
    ...lagFacts(lines, lang),
    ...saidFacts(input, lang),
    附件说明: say(WORDS.enclosed, lang, { day }),
    附件标题: WORDS.enclosedTitle[lang],
    部分: ledgerParts(input, lang, rows),
  }
}

/** 2022年上半年2022年区… says the year twice. */
const planWithoutYear = (name: string): string => name.replace(/^\d{4}年(?:度)?/u, '')

function mainFacts(main: readonly PaperLine[], lang: Language): Pick<Facts, '主要概述' | '主要指标'> {
  const number = (...wanted: readonly string[]): number =>
    main.filter(({ counted }) => wanted.includes(counted)).length
  return {
    主要概述: say(WORDS.main, lang, {
      n: main.length,
      kept: number('done', 'ahead', 'on-pace'),
      behind: number('behind'),
    }),
    主要指标: main.map((line) => ({
      仪表: line.gauge,
      指标: line.name,
      目标: line.target,
      完成: `${line.value}\n${line.period}`,
      差距: line.gap,
      状态: line.status,
    })),
  }
}

const NUMERALS = '一二三四五六七八九十'

function sectionFacts(
  name: string,
  rows: readonly PaperRow[],
  at: number,
  known: ReadonlyMap<string, PaperLine>,
  lang: Language,
): Facts['章节'][number] {
  const own = (row: PaperRow) => row.items.flatMap(({ indicator }) => known.get(indicator.id) ?? [])
  const counts = countsOf(rows.flatMap(own).map(({ assessment }) => assessment.status))
  // The notice numbers its own headings.
  const plain = name.replace(/^\s*[（(][一二三四五六七八九十]+[)）]\s*/u, '')
  return {
    章节名称: say(WORDS.section, lang, {
      at: lang === 'zh' ? (NUMERALS[at] ?? at + 1) : at + 1,
      name: plain,
    }),
    章节概述: say(WORDS.sectionCounts, lang, {
      tasks: rows.length,
      n: counts.total,
      counts: countSentence(counts, lang),
    }),
    章节任务: rows.map((row) => ({
      任务情况: say(WORDS.task, lang, {
        n: row.task?.number ?? '',
        words: firstClause(row.task?.text ?? ''),
        state:
          own(row)
            .map(({ name: called, value, status }) => say(WORDS.item, lang, { name: called, value, status }))
            .join(WORDS.comma[lang]) + (row.items.length > 0 ? WORDS.stop[lang] : ''),
        written: row.narrative?.words.progress ?? '',
      }),
    })),
  }
}

/** What a task is called: as far as its first stop, with its stop. */
const firstClause = (words: string): string => {
  const plain = words.replaceAll(/\s+/g, '')
  const end = plain.search(/[。；;]/u)
  return `${end > 0 ? plain.slice(0, end) : plain}。`
}

function lagFacts(lines: readonly PaperLine[], lang: Language): Pick<Facts, '滞后概述' | '滞后'> {
  const behind = behindWorstFirst(lines)
  return {
    滞后概述: behind.length === 0 ? WORDS.behindNone[lang] : say(WORDS.behind, lang, { n: behind.length }),
    滞后: behind.map(({ name, value, target, gap, since, need, units }, at) => ({
      滞后情况: `${at + 1}. ${say(WORDS.lag, lang, {
        name,
        value,
        target,
        gap,
        since: since === '' ? '' : say(WORDS.since, lang, { period: since }),
        need: need === '' ? '' : say(WORDS.need, lang, { need }),
        units: units || WORDS.none[lang],
      })}`,
    })),
  }
}

function saidFacts(input: PaperInput, lang: Language): Pick<Facts, '有问题' | '打算概述' | '打算'> {
  const said = (part: 'problems' | 'next') =>
    writtenIn(input, part, lang).map(({ unit, task, words }) => say(WORDS.said, lang, { unit, task, words }))
  const problems = said('problems')
  return {
    有问题: problems.length === 0 ? [] : [{ 问题: problems.map((words) => ({ 问题内容: words })) }],
    打算概述: WORDS.next[lang],
    打算: said('next').map((words) => ({ 打算内容: words })),
  }
}

const HEADS = {
  overall: text('一、总体情况', 'I. Overall'),
  main: text('二、主要指标', 'II. Main indicators'),
  sections: text('三、各部分任务完成情况', 'III. Section by section'),
  problems: text('四、存在问题', 'IV. Problems'),
  next: text('五、下一步打算', 'V. Next steps'),
} as const

/** `reports`: what is said of the reports that it is made of stands below the counts. */
export function progressSections(lang: Language, reports: readonly PageBlock[] = []): readonly PageSection[] {
  return [
    {
      turned: false,
      blocks: [
        ...PAPER_HEAD,
        { kind: 'body', words: '{引言}' },
        { kind: 'first', words: HEADS.overall[lang] },
        { kind: 'body', words: '{总体}' },
        countTable('部分计数', text('部分', 'Section')),
        { kind: 'foot', words: '{计数说明}' },
        ...reports,
        { kind: 'first', words: HEADS.main[lang] },
        { kind: 'body', words: '{主要概述}' },
        {
          kind: 'table',
          rows: {
            list: '主要指标',
            columns: [
              { head: text('进度', 'Gauge'), width: 28, cell: '{仪表}', centred: true },
              { head: text('指标', 'Indicator'), width: 36, cell: '{指标}' },
              { head: text('目标', 'Target'), width: 26, cell: '{目标}', centred: true },
              { head: text('完成', 'Actual'), width: 24, cell: '{完成}', centred: true },
              { head: text('差距', 'Gap'), width: 24, cell: '{差距}' },
              { head: text('状态', 'Status'), width: 18, cell: '{状态}', centred: true },
            ],
          },
        },
        { kind: 'first', words: HEADS.sections[lang] },
        {
          kind: 'each',
          list: '章节',
          blocks: [
            { kind: 'second', words: '{章节名称}' },
            { kind: 'body', words: '{章节概述}' },
            { kind: 'list', list: '章节任务', words: '{任务情况}' },
          ],
        },
        { kind: 'first', words: HEADS.problems[lang] },
        { kind: 'body', words: '{滞后概述}' },
        { kind: 'list', list: '滞后', words: '{滞后情况}' },
        {
          kind: 'each',
          list: '有问题',
          blocks: [
            { kind: 'body', words: WORDS.problems[lang] },
            { kind: 'list', list: '问题', words: '{问题内容}' },
          ],
        },
        { kind: 'first', words: HEADS.next[lang] },
        { kind: 'body', words: '{打算概述}' },
        { kind: 'list', list: '打算', words: '{打算内容}' },
        { kind: 'body', words: '{附件说明}' },
        PAPER_FOOT,
      ],
    },
    {
      turned: true,
      blocks: [
        { kind: 'mark', words: text('附件', 'Enclosure')[lang] },
        { kind: 'title', words: '{附件标题}' },
        LEDGER_TABLE,
      ],
    },
  ]
}
