// The plan file of a notice that was read: YAML with phrase and rule of each target, and each doubt as a question above it.
import { comparatorRules } from '../core/comparators.ts'
import { KINDS, type Kind, kindRules } from '../core/kinds/index.ts'
import type { Language, Text } from '../core/text.ts'
import { countsItems, isGrowth } from './kinds.ts'
import type { ReadNotice, ReadTarget, ReadTask } from './reading.ts'

interface DraftOptions {
  /** A code as plans have it; `110000` stands there, with a question, until somebody says which. */
  readonly region: string | null
}

const NO_REGION = '110000'
const quoted = (text: string): string => JSON.stringify(text)
const list = (names: readonly string[]): string => `[${names.map(quoted).join(', ')}]`
const comment = (text: Text): string => `${text.zh} / ${text.en}`.replace(/\s*\n\s*/g, ' ')

/** A plan file that `plan check` accepts; what has to be looked at stands in its comments. */
export function draftPlan(notice: ReadNotice, { region }: DraftOptions): string {
  const { title, document, year, tasks } = notice
  const units = unique(tasks.flatMap(({ lead, responsible }) => [...lead, ...responsible]))
  const leaders = unique(tasks.flatMap((task) => [...task.leaders]))
  const sections = unique(tasks.flatMap(({ section }) => (section === null ? [] : [section])))
  const doubts = tasks.reduce((sum, task) => sum + task.doubts.length, 0)
  const lines = [
    `# ${title.replace(/\n/g, ' ')}`,
    `# 由通知读出的草稿：${tasks.length} 项任务，${doubts} 处待确认（“疑问”开头的注释）。请逐项核对后再用。`,
    `# A draft read from the notice: ${tasks.length} tasks, ${doubts} questions (comments that begin with “疑问”). Check each before it is used.`,
    '',
    'plan:',
    `  id: ${quoted(`draft-${region ?? NO_REGION}-${year}`)}`,
    ...(region === null
      ? ['  # 疑问：是哪个地区？请改成行政区划代码。 / Which region? Put its code here.']
      : []),
    `  region: ${quoted(region ?? NO_REGION)}`,
    `  year: ${year}`,
    `  title: ${quoted(title === '' ? `${year}` : title)}`,
    ...(document === null ? [] : [`  document: ${quoted(document)}`]),
    '',
    ...block('units', units.map(quoted)),
    ...block('leaders', leaders.map(quoted)),
    ...block(
      'sections',
      sections.map((section, index) => `{ id: ${quoted(String(index + 1))}, title: ${quoted(section)} }`),
    ),
    'tasks:',
    ...tasks.flatMap((task) => taskLines(task, sections, year, partnersOf(tasks))),
    ...leftLines(tasks),
  ]
  return `${lines.join('\n')}\n`
}

const unique = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name) => name.length <= 200)),
]

const block = (key: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [`${key}:`, ...items.map((item) => `  - ${item}`), '']

const idOf = (task: number, index: number): string => `task-${task}-${index + 1}`

/** The growth of the whole economy, with which incomes are to keep step. */
function partnersOf(tasks: readonly ReadTask[]): string | null {
  for (const task of tasks) {
    const index = task.targets.findIndex(
      (target) =>
        isGrowth(target.kind) &&
        /(?:生产总值|GDP|经济增长|经济增速)/u.test(target.name) &&
        target.value !== null,
    )
    if (index >= 0) return idOf(task.number, index)
  }
  return null
}

function taskLines(
  task: ReadTask,
  sections: readonly string[],
  year: number,
  partner: string | null,
): string[] {
  const section = task.section === null ? -1 : sections.indexOf(task.section)
  const lead = task.lead.filter((name) => name.length <= 200)
  const text = task.text.trim() === '' ? '（无文字）' : task.text.slice(0, 20_000)
  const written = task.targets.map((target, index) => indicatorLines(task, target, index, year, partner))
  const kept = written.filter((lines): lines is string[] => lines !== null)
  return [
    `  - number: ${task.number}`,
    `    section: ${section < 0 ? 'null' : quoted(String(section + 1))}`,
    `    text: ${quoted(text)}`,
    ...(lead.length > 0 ? [`    lead: ${list(lead)}`] : []),
    ...(task.responsible.length > 0 ? [`    responsible: ${list(task.responsible)}`] : []),
    ...(task.leaders.length > 0 ? [`    leaders: ${list(task.leaders)}`] : []),
    ...(task.deadline === null ? [] : [`    # 完成时限 / due: ${task.deadline}`]),
    ...task.targets
      .filter((_, index) => written[index] === null)
      .map((target) => `    # 未写入 / not written: ${target.phrase.replace(/\n/g, ' ')} (${target.rule})`),
    ...(kept.length > 0
      ? ['    indicators:', ...kept.flat()]
      : [`    unmeasured: ${quoted('草稿：没有读到可计量的目标，请核对。')}`]),
  ]
}

/** Null for what a plan file cannot hold: a partner that is not in the notice. */
function indicatorLines(
  task: ReadTask,
  target: ReadTarget,
  index: number,
  year: number,
  partner: string | null,
): string[] | null {
  const { comparator, upper } = target
  const kind = fittingKind(target.kind, comparator, target.unit)
  const { sets } = comparatorRules[comparator]
  const own = idOf(task.number, index)
  if (sets === 'partner' && (partner === null || partner === own)) return null
  const doubts = task.doubts.filter(({ text }) => text === target.phrase)
  const parts = [`comparator: ${comparator}`]
  if (sets !== 'partner' && sets !== 'nothing') parts.push(`value: ${target.value ?? '0'}`)
  if (upper !== null) parts.push(`upper: ${upper}`)
  if (sets === 'partner') parts.push(`with: ${partner}`)
  if (target.firmness === 'aspirational') parts.push('firmness: aspirational')
  const horizon = horizonOf(target.deadline, year)
  if (horizon !== null) parts.push(`horizon: ${quoted(horizon)}`)
  const phrase = task.text.includes(target.phrase) ? target.phrase.slice(0, 2000) : null
  return [
    ...doubts.map(
      ({ question, answers }) => `      # 疑问：${comment(question)} ${answers.map(comment).join(' | ')}`,
    ),
    `      - id: ${own} # ${target.rule}`,
    `        name: ${quoted(target.name.slice(0, 200) || own)}`,
    `        kind: ${kind}`,
    `        unit: ${quoted(kindRules[kind].unit ?? ((target.unit ?? '') === '' ? '项' : (target.unit ?? '项').slice(0, 40)))}`,
    ...(phrase === null || phrase === '' ? [] : [`        phrase: ${quoted(phrase)}`]),
    `        target: { ${parts.join(', ')} }`,
    ...(countsItems(kind) ? [`        action: ${target.action ?? 'finish'}`] : []),
  ]
}

/** The kind itself, or the next one that knows the comparator and the unit. */
function fittingKind(kind: Kind, comparator: keyof typeof comparatorRules, unit: string | null): Kind {
  const fits = (one: Kind): boolean =>
    kindRules[one].comparators.includes(comparator) &&
    (kindRules[one].unit === null || kindRules[one].unit === unit)
  if (fits(kind)) return kind
  return KINDS.find((one) => kindRules[one].steps !== 'needed' && fits(one)) ?? kind
}

/** A month of the year, or a later year; null for the year's end, which needs no word. */
function horizonOf(deadline: string | null, year: number): string | null {
  if (deadline === null) return null
  const of = Number(deadline.slice(0, 4))
  if (of < year || of > year + 10) return null
  if (deadline.slice(5, 7) === '12') return of === year ? null : String(of)
  return deadline.slice(0, 7)
}

function leftLines(tasks: readonly ReadTask[]): string[] {
  const items = tasks.flatMap((task) =>
    task.left
      .filter(({ text }) => text !== '' && text.length <= 2000 && task.text.includes(text))
      .map(
        ({ text, reason, rule }) =>
          `  - { task: ${task.number}, phrase: ${quoted(text)}, reason: ${quoted(reason.zh)} } # ${rule}`,
      ),
  )
  return items.length === 0 ? [] : ['', 'nonTargets:', ...items]
}

/** What `--json` prints: numbers as numbers, sentences in the language asked for. */
export function draftToJson(notice: ReadNotice, language: Language): string {
  const { tasks } = notice
  return JSON.stringify(
    {
      title: notice.title,
      document: notice.document,
      year: notice.year,
      shape: notice.shape,
      tasks: tasks.map(({ number, section, text, lead, responsible, leaders, deadline }) => ({
        number,
        section,
        text,
        lead,
        responsible,
        leaders,
        deadline,
      })),
      targets: tasks.flatMap((task) => task.targets.map((target) => targetJson(task.number, target))),
      left: tasks.flatMap((task) =>
        task.left.map(({ text, reason, rule }) => ({
          task: task.number,
          text,
          reason: reason[language],
          rule,
        })),
      ),
      doubts: tasks.flatMap((task) =>
        task.doubts.map(({ text, question, answers }) => ({
          task: task.number,
          text,
          question: question[language],
          answers: answers.map((answer) => answer[language]),
        })),
      ),
    },
    null,
    2,
  )
}

function targetJson(task: number, target: ReadTarget): Record<string, unknown> {
  const { phrase, value, upper, unit, comparator, kind, action, firmness, deadline, name, rule, place } =
    target
  const upperPart = upper === null ? {} : { upper: Number(upper) }
  const placePart = place === null ? {} : { place }
  return {
    task,
    phrase,
    value: value === null ? null : Number(value),
    ...upperPart,
    unit,
    comparator,
    kind,
    action,
    firmness,
    deadline,
    name,
    rule,
    ...placePart,
  }
}
