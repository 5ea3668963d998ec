// The paragraphs of a bound report: made of the figures of its binding and of the reports that were accepted, each with its fields.
import { headlineOf } from '../boards/headline.ts'
import type { NarrativeWords } from '../core/narrative.ts'
import { writtenDay } from '../core/period-words.ts'
import { fill, type Language, type Text, text } from '../core/text.ts'
import { filledWords } from '../rounds/fields.ts'
import type { EditedParagraph } from '../rounds/round.ts'
import { COUNTED, countedWord, countsOf } from './counts.ts'
import { behindWorstFirst, type PaperLine } from './lines.ts'
import type { PaperInput } from './paper.ts'
import { bySection, type PaperRow, paperRows } from './task-rows.ts'

/** What a unit said of one task. */
interface BoundText extends NarrativeWords {
  readonly task: number
  /** Name of whose words they are. */
  readonly unit: string
}

export interface RoundReportInput extends PaperInput {
  /** What the duty is called. */
  readonly title: string
  readonly asked: number
  readonly accepted: number
  /** Names of the units whose reports are not accepted. */
  readonly missing: readonly string[]
  /** Names of those that came late. */
  readonly late: readonly string[]
  /** Of accepted reports, in the order of the tasks. */
  readonly texts: readonly BoundText[]
  readonly edited: ReadonlyMap<string, EditedParagraph>
}

/** Where in the document it stands. */
export type ParagraphPlace =
  | 'intro'
  | 'overall'
  | 'reports'
  | 'main'
  | 'section'
  | 'task'
  | 'behind'
  | 'problem'
  | 'next'

interface BoundParagraph {
  readonly key: string
  readonly place: ParagraphPlace
  /** Of sections and tasks: which section. */
  readonly section: number
  /** With its fields in double braces. */
  readonly words: string
  readonly fields: ReadonlyMap<string, string>
}

const WORDS = {
  intro: text(
    '根据{document}要求，现将{title}的情况汇总报告如下，数据截至{{截至日}}。',
    'As {document} asks, this is what was reported under “{title}”, with figures as of {{day}}.',
  ),
  overall: text(
    '{{任务数}} 项任务分解为 {{指标数}} 个可计量的指标。其中：{counts}。以上合计 {{指标数}} 个，为 100%。',
    'The {{tasks}} tasks are measured by {{indicators}} indicators: {counts}. Together {{indicators}}, 100 %.',
  ),
  count: text(
    '{word} {{{word}·个数}} 个，占 {{{word}·占比}}',
    '{word} {{{word} · number}} ({{{word} · share}})',
  ),
  reports: text(
    '应报告的单位 {{应报单位}} 个，已报并认可 {{认可单位}} 个，迟报 {{迟报单位}} 个，未报 {{未报单位}} 个。{late}{missing}',
    'Of {{units asked}} units {{units accepted}} have reported and were accepted, {{units late}} came late and {{units missing}} are missing. {late}{missing}',
  ),
  lateUnits: text('迟报的：{names}。', 'Late: {names}. '),
  missingUnits: text('未报的：{names}。', 'Missing: {names}.'),
  main: text(
    '主要指标 {{主要指标数}} 个，其中达到或快于序时的 {{主要达序时}} 个，欠进度的 {{主要欠进度}} 个。',
    '{{main indicators}} main indicators; {{main kept}} have reached their target or keep the pace, {{main behind}} are behind.',
  ),
  task: text('{n}. {words}{state}{written}', '{n}. {words} {state}{written}'),
  behind: text(
    '{at}. {name}：{value}，目标 {target}，{gap}。牵头单位：{units}。',
    '{at}. {name}: {value}, target {target}, {gap}. Lead: {units}.',
  ),
  said: text('{unit}（任务 {task}）：{words}', '{unit} (task {task}): {words}'),
  remark: text('{words}（注：{remark}）', '{words} (Note: {remark})'),
  names: text('、', ', '),
} as const

/** What the fields of an indicator are called, after its name. */
const PARTS = {
  value: text('完成', 'actual'),
  target: text('目标', 'target'),
  gap: text('差距', 'gap'),
  status: text('状态', 'status'),
} as const

const field = (name: string): string => `{{${name}}}`

/** Every figure that the document can say, by the name of its field. */
function valuesOf(input: RoundReportInput, called: ReadonlyMap<string, string>, lang: Language) {
  const values = new Map<string, string>()
  const lines = input.lines.filter(({ share }) => !share)
  const counts = countsOf(lines.map(({ assessment }) => assessment.status))
  const dot = lang === 'zh' ? '·' : ' · '
  const say = (zh: string, en: string, value: string | number): void => {
    values.set(lang === 'zh' ? zh : en, String(value))
  }
  say('截至日', 'day', writtenDay(input.asOf, lang))
  say('任务数', 'tasks', input.plan.tasks.length)
  say('指标数', 'indicators', counts.total)
  for (const counted of COUNTED) {
    const word = countedWord(counted)
    say(`${word.zh}·个数`, `${word.en} · number`, counts.numbers[counted])
    say(`${word.zh}·占比`, `${word.en} · share`, counts.percents[counted])
  }
  say('应报单位', 'units asked', input.asked)
  say('认可单位', 'units accepted', input.accepted)
  say('迟报单位', 'units late', input.late.length)
  say('未报单位', 'units missing', input.missing.length)
  const known = new Map(lines.map((line) => [line.indicator.id, line]))
  const main = headlineOf(input.plan).flatMap((id) => known.get(id) ?? [])
  const kept = main.filter(({ counted }) => ['done', 'ahead', 'on-pace'].includes(counted))
  say('主要指标数', 'main indicators', main.length)
  say('主要达序时', 'main kept', kept.length)
  say('主要欠进度', 'main behind', main.filter(({ counted }) => counted === 'behind').length)
  for (const line of lines) {
    const name = called.get(line.indicator.id) ?? line.indicator.id
    for (const part of ['value', 'target', 'gap', 'status'] as const)
      values.set(`${name}${dot}${PARTS[part][lang]}`, line[part])
  }
  return values
}

/** Names of indicators; of two that are called the same each with its id. */
function namesOf(lines: readonly PaperLine[]): ReadonlyMap<string, string> {
  const often = new Map<string, number>()
  for (const { name } of lines) often.set(name, (often.get(name) ?? 0) + 1)
  return new Map(
    lines.map(({ indicator: { id }, name }) => {
      const plain = name.replace(/[{}]/g, '')
      return [id, (often.get(name) ?? 0) > 1 ? `${plain}（${id}）` : plain]
    }),
  )
}

/** In the order of the document. */
export function boundParagraphs(input: RoundReportInput, lang: Language): readonly BoundParagraph[] {
  const { plan, texts, title } = input
  const whole = input.lines.filter(({ share }) => !share)
  const called = namesOf(whole)
  const fields = valuesOf(input, called, lang)
  const dot = lang === 'zh' ? '·' : ' · '
  const ofLine = (line: PaperLine, part: keyof typeof PARTS): string =>
    field(`${called.get(line.indicator.id) ?? line.indicator.id}${dot}${PARTS[part][lang]}`)
  const made: BoundParagraph[] = []
  const add = (key: string, place: ParagraphPlace, words: string, section = 0): void => {
    made.push({ key, place, words, section, fields })
  }
  const document = plan.document === null ? `《${plan.title}》` : `《${plan.title}》（${plan.document}）`
  const join = lang === 'zh' ? '；' : '; '
  const counted = COUNTED.map((one) => WORDS.count[lang].replaceAll('{word}', countedWord(one)[lang]))
  add('intro', 'intro', filled(WORDS.intro[lang], { document, title }))
  add('overall', 'overall', filled(WORDS.overall[lang], { counts: counted.join(join) }))
  const listed = (words: Text, names: readonly string[]): string =>
    names.length === 0 ? '' : fill(words[lang], { names: names.join(WORDS.names[lang]) })
  add(
    'reports',
    'reports',
    filled(WORDS.reports[lang], {
      late: listed(WORDS.lateUnits, input.late),
      missing: listed(WORDS.missingUnits, input.missing),
    }),
  )
  add('main', 'main', WORDS.main[lang])
  const known = new Map(whole.map((line) => [line.indicator.id, line]))
  const sections = bySection(input, paperRows(input, lang), lang)
  for (const [at, { rows }] of sections.entries()) {
    for (const row of rows) add(`task-${row.task?.number ?? 0}`, 'task', taskWords(row), at)
  }
  for (const [at, line] of behindWorstFirst(whole).entries())
    add(
      `behind-${line.indicator.id}`,
      'behind',
      fill(WORDS.behind[lang], {
        at: at + 1,
        name: line.name,
        value: ofLine(line, 'value'),
        target: ofLine(line, 'target'),
        gap: ofLine(line, 'gap'),
        units: line.units || '—',
      }),
    )
  for (const part of ['problems', 'next'] as const)
    for (const { task, unit, ...words } of texts)
      if (words[part] !== '')
        add(
          `${part}-${task}-${unit}`,
          part === 'problems' ? 'problem' : 'next',
          fill(WORDS.said[lang], { unit, task, words: plainOf(words[part]) }),
        )
  return made

  function taskWords(row: PaperRow): string {
    const own = row.items.flatMap(({ indicator }) => known.get(indicator.id) ?? [])
    const state = own
      .map((line) =>
        lang === 'zh'
          ? `${line.name} ${ofLine(line, 'value')}，${ofLine(line, 'status')}`
          : `${line.name} ${ofLine(line, 'value')}, ${ofLine(line, 'status')}`,
      )
      .join(join)
    const written = texts.filter(({ task, progress }) => task === row.task?.number && progress !== '')
    return fill(WORDS.task[lang], {
      n: row.task?.number ?? '',
      words: firstClause(row.task?.text ?? ''),
      state: state === '' ? '' : `${state}${lang === 'zh' ? '。' : '. '}`,
      written: written.map(({ progress }) => plainOf(progress)).join(lang === 'zh' ? '' : ' '),
    })
  }
}

/** Only these places: the fields keep theirs. */
const filled = (words: string, particulars: Readonly<Record<string, string>>): string =>
  Object.entries(particulars).reduce(
    (said, [name, value]) => said.replace(new RegExp(`(?<!\\{)\\{${name}\\}(?!\\})`, 'g'), () => value),
    words,
  )

/** What people wrote is no field, whatever it looks like. */
const plainOf = (words: string): string => words.replaceAll('{{', '{ {').replaceAll('}}', '} }')

const firstClause = (words: string): string => {
  const plain = words.replaceAll(/\s+/g, '')
  const end = plain.search(/[。；;]/u)
  return `${end > 0 ? plain.slice(0, end) : plain}。`
}

/** As it is printed: what somebody made of it, its figures filled, its remark behind it. */
export function printed(
  paragraph: BoundParagraph,
  edited: ReadonlyMap<string, EditedParagraph>,
  lang: Language,
): string {
  const own = edited.get(paragraph.key)
  const words = filledWords(own?.words ?? paragraph.words, paragraph.fields)
  return own === undefined || own.remark === ''
    ? words
    : fill(WORDS.remark[lang], { words, remark: own.remark })
}
