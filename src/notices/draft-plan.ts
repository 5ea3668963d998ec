// The plan file of a notice that was read: YAML with phrase and rule of each target, and each doubt as a question above it.
import { comparatorRules } from '../core/comparators.ts'
import { kindRules } from '../core/kinds/index.ts'
import type { Language, Text } from '../core/text.ts'
import { carriedLines, goneLines, originLines, supplierOf } from './carried.ts'
import { horizonOf } from './dates.ts'
import { countsItems, fittingKind, isGrowth } from './kinds.ts'
import type { LastYear } from './last-year.ts'
import type { ReadNotice, ReadTarget, ReadTask } from './reading.ts'

interface DraftOptions {
  /** A code as plans have it; `110000` stands there, with a question, until somebody says which. */
  readonly region: string | null
  /** The plan of the year before, held against the notice; what was learnt of its indicators comes along. */
  readonly lastYear?: LastYear
}

const NO_REGION = '110000'
const quoted = (text: string): string => JSON.stringify(text)
const list = (names: readonly string[]): string => `[${names.map(quoted).join(', ')}]`
const comment = (text: Text): string => `${text.zh} / ${text.en}`.replace(/\s*\n\s*/g, ' ')

/** A plan file that `plan check` accepts; what has to be looked at stands in its comments. */
export function draftPlan(notice: ReadNotice, { region, lastYear }: DraftOptions): string {
  const { title, document, year, tasks } = notice
  const suppliers = tasks.flatMap((task) =>
    task.targets.flatMap((target) => {
      const before = lastYear?.targets.get(target)?.before
      return lastYear && before && before.source !== null ? [supplierOf(lastYear, before)] : []
    }),
  )
  const units = unique([...tasks.flatMap(({ lead, responsible }) => [...lead, ...responsible]), ...suppliers])
  const leaders = unique(tasks.flatMap((task) => [...task.leaders]))
  const sections = unique(tasks.flatMap(({ section }) => (section === null ? [] : [section])))
  const asked = tasks.flatMap(({ targets }) =>
    targets.filter((target) => lastYear?.targets.get(target)?.doubtful),
  )
  const doubts = tasks.reduce((sum, task) => sum + task.doubts.length, 0) + asked.length
  const ids = idsOf(tasks, year, lastYear)
  const { partners, references } = readPartners(tasks, ids)
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
    ...tasks.flatMap((task) => taskLines(task, { sections, year, partners, ids, lastYear })),
    ...(references.length === 0 ? [] : ['']),
    ...block(
      'references',
      references.map(({ id, name }) => `{ id: ${id}, name: ${quoted(name)} }`),
    ),
    ...leftLines(tasks),
    ...(lastYear === undefined ? [] : goneLines(lastYear)),
  ]
  return `${lines.join('\n')}\n`
}

const unique = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name) => name.length <= 200)),
]

const block = (key: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [`${key}:`, ...items.map((item) => `  - ${item}`), '']

/** What goes on keeps its id, and with it its figures; what is new gets none that was used before. */
function idsOf(
  tasks: readonly ReadTask[],
  year: number,
  lastYear: LastYear | undefined,
): ReadonlyMap<ReadTarget, string> {
  const used = new Set(lastYear?.plan.indicators.map(({ id }) => id))
  return new Map(
    tasks.flatMap((task) =>
      task.targets.map((target, index): [ReadTarget, string] => {
        const own = `task-${task.number}-${index + 1}`
        return [target, lastYear?.targets.get(target)?.before?.id ?? (used.has(own) ? `${own}-${year}` : own)]
      }),
    ),
  )
}

interface Reference {
  readonly id: string
  readonly name: string
}

/**
 * What each relation is held against: the notice's own growth of the economy, or its own rate of that name; else a
 * reference, which has figures and no target. One that is held against itself has none.
 */
export function readPartners(
  tasks: readonly ReadTask[],
  ids: ReadonlyMap<ReadTarget, string>,
): { readonly partners: ReadonlyMap<ReadTarget, string>; readonly references: readonly Reference[] } {
  const all = tasks.flatMap(({ targets }) => targets)
  const rates = all.filter(({ kind, value }) => isGrowth(kind) && value !== null)
  const economy = rates.find(({ name }) => ECONOMY.test(name))
  const partners = new Map<ReadTarget, string>()
  const references = new Map<string, Reference>()
  for (const target of all) {
    const { against, name } = target
    const own = ids.get(target)
    if (against === null || own === undefined) continue
    const bare = bareName(against.words)
    if (against.kind === 'economy' && ECONOMY.test(name)) continue
    const found =
      against.kind === 'economy'
        ? economy
        : rates.find((one) => against.kind === 'other' && bare !== '' && bareName(one.name).includes(bare))
    const partner = found && ids.get(found)
    if (partner !== undefined) {
      partners.set(target, partner)
      continue
    }
    const called = (against.kind === 'average' ? `${name}（${against.words}）` : against.words).slice(0, 200)
    const reference = references.get(called) ?? { id: `${own}-partner`, name: called }
    references.set(called, reference)
    partners.set(target, reference.id)
  }
  return { partners, references: [...references.values()] }
}

const ECONOMY = /(?:生产总值|GDP|经济增长|经济增速)/u
const bareName = (name: string): string => name.replace(/(?:保持|增长|增速|增幅|发展|的)/gu, '').trim()

interface DraftContext {
  readonly sections: readonly string[]
  readonly year: number
  /** Ids of what relations are held against. */
  readonly partners: ReadonlyMap<ReadTarget, string>
  readonly ids: ReadonlyMap<ReadTarget, string>
  readonly lastYear: LastYear | undefined
}

function taskLines(task: ReadTask, context: DraftContext): string[] {
  const { sections } = context
  const section = task.section === null ? -1 : sections.indexOf(task.section)
  const lead = task.lead.filter((name) => name.length <= 200)
  const text = task.text.trim() === '' ? '（无文字）' : task.text.slice(0, 20_000)
  const written = task.targets.map((target) => indicatorLines(task, target, context))
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

/** Null for what a plan file cannot hold: a rate that is held against itself. */
function indicatorLines(
  task: ReadTask,
  target: ReadTarget,
  { year, partners, ids, lastYear }: DraftContext,
): string[] | null {
  const { comparator, upper } = target
  const continued = lastYear?.targets.get(target)
  const before = continued?.before ?? null
  const kind = fittingKind([before?.kind ?? target.kind, target.kind], comparator, target.unit)
  const { sets } = comparatorRules[comparator]
  const own = ids.get(target) ?? ''
  const partner = partners.get(target)
  if (sets === 'partner' && partner === undefined) return null
  const doubts = task.doubts.filter(({ text }) => text === target.phrase)
  const parts = [`comparator: ${comparator}`]
  if (sets !== 'partner' && sets !== 'nothing') parts.push(`value: ${target.value ?? '0'}`)
  if (upper !== null) parts.push(`upper: ${upper}`)
  if (sets === 'partner') parts.push(`with: ${partner}`)
  if (target.against?.margin != null) parts.push(`margin: ${target.against.margin}`)
  if (target.firmness === 'aspirational') parts.push('firmness: aspirational')
  const horizon = horizonOf(target.deadline, year)
  if (horizon !== null) parts.push(`horizon: ${quoted(horizon)}`)
  const phrase = task.text.includes(target.phrase) ? target.phrase.slice(0, 2000) : null
  return [
    ...doubts.map(
      ({ question, answers }) => `      # 疑问：${comment(question)} ${answers.map(comment).join(' | ')}`,
    ),
    ...(continued && lastYear ? originLines(continued, target, lastYear) : []),
    `      - id: ${own} # ${target.rule}`,
    `        name: ${quoted(before?.name ?? (target.name.slice(0, 200) || own))}`,
    `        kind: ${kind}`,
    `        unit: ${quoted(kindRules[kind].unit ?? ((target.unit ?? '') === '' ? '项' : (target.unit ?? '项').slice(0, 40)))}`,
    ...(phrase === null || phrase === '' ? [] : [`        phrase: ${quoted(phrase)}`]),
    `        target: { ${parts.join(', ')} }`,
    ...(countsItems(kind) ? [`        action: ${before?.action ?? target.action ?? 'finish'}`] : []),
    ...(before && lastYear ? carriedLines(before, kind, target, lastYear) : []),
  ]
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
export function draftToJson(notice: ReadNotice, language: Language, lastYear?: LastYear): string {
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
      targets: tasks.flatMap((task) =>
        task.targets.map((target) => ({
          ...targetJson(task.number, target),
          ...continuedJson(target, lastYear),
        })),
      ),
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
      ...(lastYear === undefined
        ? {}
        : { gone: lastYear.gone.map(({ id, name, task }) => ({ id, name, task })) }),
    },
    null,
    2,
  )
}

function targetJson(task: number, target: ReadTarget): Record<string, unknown> {
  const {
    phrase,
    value,
    upper,
    against,
    unit,
    comparator,
    kind,
    action,
    firmness,
    deadline,
    name,
    rule,
    place,
  } = target
  const upperPart = upper === null ? {} : { upper: Number(upper) }
  const againstPart =
    against === null
      ? {}
      : {
          against: { words: against.words, kind: against.kind },
          margin: against.margin === null ? null : Number(against.margin),
        }
  const placePart = place === null ? {} : { place }
  return {
    task,
    phrase,
    value: value === null ? null : Number(value),
    ...upperPart,
    ...againstPart,
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

/** `continues`: id of last year’s indicator or null; `doubtful` with the `others` that it may be as well. */
function continuedJson(target: ReadTarget, lastYear: LastYear | undefined): Record<string, unknown> {
  const continued = lastYear?.targets.get(target)
  if (continued === undefined) return {}
  const { before, fate, others, doubtful } = continued
  return { continues: before?.id ?? null, fate, doubtful, others: others.map(({ id }) => id) }
}
