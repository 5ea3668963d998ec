// A dictionary of indicators (指标解释) comes into a draft: what was not said is filled in, what contradicts is asked, what fits nothing is listed. Pure.
import { type Text, text } from '../core/text.ts'
import type { DictionaryEntry, DictionaryField } from '../notices/dictionary.ts'
import { inOneWord, withoutVerb } from '../notices/last-year.ts'
import type { DictionaryWords } from '../notices/reading.ts'
import { areLikelyOne } from './names.ts'
import {
  type DraftContent,
  type DraftDictionary,
  type DraftHead,
  type DraftQuestion,
  type DraftTask,
  namesOf,
  planValues,
  type WrittenIndicator,
  type WrittenTask,
} from './plan-draft.ts'

interface DictionaryChange {
  readonly head: DraftHead
  readonly tasks: readonly DraftTask[]
}

/** The draft with what a dictionary says. `file`: its name. */
export function withDictionary(
  content: DraftContent,
  entries: readonly DictionaryEntry[],
  file: string,
): DictionaryChange {
  const indicators = indicatorsOf(content)
  const meant = entries.map((entry) => ({ entry, ids: meantBy(entry, indicators).map(({ id }) => id) }))
  const { tasks, filled, asked, partless } = told(
    content,
    meant.flatMap(({ entry, ids }) => ids.map((id) => ({ id, entry }))),
  )
  const dictionary: DraftDictionary = {
    file,
    entries: entries.length,
    filled,
    asked,
    unmatched: meant.flatMap(({ entry, ids }) => (ids.length === 0 ? [entry] : [])).slice(0, MOST_LISTED),
    partless: partless.slice(0, MOST_LISTED),
  }
  return { head: { ...content.head, dictionary }, tasks }
}

/** The n-th entry that fitted nothing is of this indicator, as somebody says; null: there is none such. */
export function withEntryFor(content: DraftContent, at: number, id: string): DictionaryChange | null {
  const { dictionary } = content.head
  const entry = dictionary?.unmatched[at]
  if (!dictionary || !entry || !indicatorsOf(content).some((one) => one.id === id)) return null
  const { tasks, filled, asked, partless } = told(content, [{ id, entry }])
  const next: DraftDictionary = {
    ...dictionary,
    filled: dictionary.filled + filled,
    asked: dictionary.asked + asked,
    unmatched: dictionary.unmatched.filter((_, index) => index !== at),
    partless: [...dictionary.partless, ...partless].slice(0, MOST_LISTED),
  }
  return { head: { ...content.head, dictionary: next }, tasks }
}

/** As if each question that a dictionary raised were answered with what it says: whether a plan file would take that. */
export const withDictionaryWords = ({ tasks }: Pick<DictionaryChange, 'tasks'>): readonly WrittenTask[] =>
  tasks.map(({ values, questions }) => ({
    ...values,
    indicators: (values.indicators ?? []).map((one) => {
      const said = questions
        .filter(({ about }) => about === one.id)
        .flatMap(({ answers }) => answers)
        .map(({ effect }) => (effect !== null && 'says' in effect ? effect.says : {}))
      return Object.assign({}, one, ...said) as WrittenIndicator
    }),
  }))

const indicatorsOf = ({ tasks }: Pick<DraftContent, 'tasks'>): readonly WrittenIndicator[] =>
  tasks.flatMap(({ values }) => values.indicators ?? [])

const MOST_LISTED = 500

/** Those of its name or another of its names; else those that are called so but for the unit in brackets, 增速, and words for the same thing; else but for what is done. */
function meantBy(
  entry: Pick<DictionaryEntry, 'name' | 'aliases'>,
  indicators: readonly WrittenIndicator[],
): readonly WrittenIndicator[] {
  const wanted = [entry.name, ...entry.aliases]
  for (const key of [exact, loose, bare]) {
    const keys = new Set(wanted.map(key).filter((words) => words !== ''))
    const found = indicators.filter((one) =>
      [one.name, one.nameEn ?? '', one.id].some((name) => name !== '' && keys.has(key(name))),
    )
    if (found.length > 0) return found
  }
  return []
}

const exact = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')
const loose = (name: string): string =>
  inOneWord(name.normalize('NFKC').replace(/\s*[(][^()]*[)]\s*$/u, ''))
    .replace(/^(?:全[省市区县]|我[省市区县])/u, '')
    .replace(/(?:同比)?(?:增速|增长率?|增幅)$/u, '')
/** 新建口袋公园 and 口袋公园数量 as 口袋公园. */
const bare = (name: string): string => withoutVerb(loose(name)).replace(/(?:数量|个数|总数|数)$/u, '')

const WORDS: Readonly<Record<DictionaryField, Text>> = {
  definition: text('口径', 'the definition'),
  formula: text('计算公式', 'the formula'),
  origin: text('数据来源', 'where the figure is taken from'),
  source: text('报送单位', 'the unit that supplies it'),
  parts: text('分项', 'its parts'),
}

interface ToldTasks extends Pick<DraftDictionary, 'filled' | 'asked' | 'partless'> {
  /** Those that it changes. */
  readonly tasks: readonly DraftTask[]
}

/** What entries make of the indicators that they are of, one after the other. */
function told(
  content: DraftContent,
  entries: readonly { readonly id: string; readonly entry: DictionaryEntry }[],
): ToldTasks {
  const units = (planValues(content).units ?? []).map((one) => namesOf(one)[0] ?? '')
  const all = indicatorsOf(content)
  const partless: DraftDictionary['partless'][number][] = []
  const filled = new Set<string>()
  const asked = new Set<string>()
  const now = new Map(content.tasks.map((task) => [task.key, task]))
  for (const { id, entry } of entries) {
    const task = [...now.values()].find(({ values }) => values.indicators?.some((one) => one.id === id))
    const before = task?.values.indicators?.find((one) => one.id === id)
    if (!task || !before) continue
    const { says, without } = saysOf(entry, before, task, { units, all })
    partless.push(...without.map((name) => ({ name, of: before.name })))
    let indicator = before
    let questions = task.questions
    for (const [field, value] of Object.entries(says) as [DictionaryField, Words][]) {
      const stands = indicator[field]
      const question = stands === undefined ? null : contradiction(indicator, field, stands, value)
      if (question === null) {
        indicator = { ...indicator, [field]: value }
        filled.add(id)
      } else if (plainly(stands ?? '') !== plainly(value)) {
        questions = withQuestion(questions, question)
        asked.add(question.id)
      }
    }
    if (indicator === before && questions === task.questions) continue
    const indicators = (task.values.indicators ?? []).map((one) => (one.id === id ? indicator : one))
    now.set(task.key, { ...task, questions, values: { ...task.values, indicators } })
  }
  const changed = content.tasks.flatMap((task) => {
    const next = now.get(task.key)
    return next === undefined || next === task ? [] : [next]
  })
  return { tasks: changed, filled: filled.size, asked: asked.size, partless }
}

/** Asked once: what was answered before stays answered while the same is asked. */
function withQuestion(
  questions: readonly DraftQuestion[],
  question: DraftQuestion,
): readonly DraftQuestion[] {
  const known = questions.find(({ id }) => id === question.id)
  const words = ({ answers }: DraftQuestion): string =>
    answers
      .map((one) => one.words.en)
      .sort()
      .join()
  if (known && words(known) === words(question)) return questions
  return [...questions.filter((one) => one !== known), question]
}

type Words = string | readonly string[]

/** As a plan file has it: a unit by the name that the draft has for it, parts by their ids; `without`: parts that are none. */
function saysOf(
  entry: DictionaryEntry,
  indicator: WrittenIndicator,
  task: DraftTask,
  { units, all }: { readonly units: readonly string[]; readonly all: readonly WrittenIndicator[] },
): { readonly says: DictionaryWords; readonly without: readonly string[] } {
  const { definition, formula, origin, source } = entry
  const unit = source && (units.find((one) => areLikelyOne(one, source, 'unit')) ?? source)
  // Who leads the task supplies its figures unless somebody says otherwise.
  const isLead = indicator.source === undefined && task.values.lead?.[0] === unit
  const others = all.filter(({ id }) => id !== indicator.id)
  const named = entry.parts.map((name) => ({
    name,
    id: meantBy({ name, aliases: [] }, others)[0]?.id ?? null,
  }))
  const parts = named.flatMap(({ id }) => (id === null ? [] : [id]))
  return {
    says: {
      ...(definition !== null && { definition }),
      ...(formula !== null && { formula }),
      ...(origin !== null && { origin }),
      ...(unit && !isLead && { source: unit }),
      ...(parts.length > 0 && { parts }),
    },
    without: named.flatMap(({ name, id }) => (id === null ? [name] : [])),
  }
}

const plainly = (words: Words): string =>
  typeof words === 'string'
    ? words.normalize('NFKC').replace(/[\s。.;；]+/gu, '')
    : words.toSorted().join(' ')

const shown = (words: Words): string => {
  const line = typeof words === 'string' ? words.replace(/\s+/gu, ' ') : words.join('、')
  return line.length > LONG ? `${line.slice(0, LONG)}…` : line
}
const LONG = 200

/** What stands, or what the dictionary says: a person decides. */
function contradiction(
  { id, name, phrase }: WrittenIndicator,
  field: DictionaryField,
  stands: Words,
  value: Words,
): DraftQuestion {
  const what = WORDS[field]
  return {
    id: `dictionary-${field}-${id}`,
    about: id,
    text: phrase ?? name,
    question: text(
      `“${name}”的${what.zh}，指标解释表里写的和这里的不同。用哪个？`,
      `Of “${name}”, the dictionary says something else of ${what.en} than stands here. Which?`,
    ),
    answers: [
      {
        words: text(`保留这里的：${shown(stands)}`, `what stands here: ${shown(stands)}`),
        effect: { says: { [field]: stands } },
      },
      {
        words: text(`用表里的：${shown(value)}`, `what the dictionary says: ${shown(value)}`),
        effect: { says: { [field]: value } },
      },
    ],
    answer: null,
  }
}
