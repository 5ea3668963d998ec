// What the search box looks in and how: names before longer texts, as they stand before their pinyin; a plain scan, which no index of words beats in Chinese. Pure.
import { answerersOf, sourcesOf } from '../core/answerable.ts'
import type { Plan, Section } from '../core/plan.ts'
import { type Language, type Text, text } from '../core/text.ts'
import type { Stepwise } from '../ingest/turn.ts'
import {
  mayBeSpelt,
  type Pronounce,
  type Pronounced,
  plainly,
  SHORTEST_IN_TEXT,
  soughtWords,
  spokenAt,
} from './spelling.ts'

/** In the order in which those found alike are told. */
export const SOUGHT_KINDS = [
  'indicator',
  'task',
  'unit',
  'leader',
  'section',
  'board',
  'slip',
  'page',
] as const
export type SoughtKind = (typeof SOUGHT_KINDS)[number]

export interface SearchEntry {
  readonly kind: SoughtKind
  /** Of an indicator, unit, leader, section, board, slip; number of a task; path of a page. */
  readonly id: string
  readonly title: Text
  /** Where it belongs, in a few words. */
  readonly detail: Text
  /** Its other names. */
  readonly names: readonly string[]
  /** What was written of it: the text of a task, the phrase of a target. */
  readonly texts: readonly string[]
}

export interface SearchHit {
  readonly entry: SearchEntry
  /** The part of a text in which it was found; null: its title or another name says it. */
  readonly quoted: string | null
}

/** Everything in a plan that has a name or a text. `sectionCalled`: in a language that the plan may not speak. */
export function planEntries(
  plan: Plan,
  sectionCalled: (section: Section, lang: Language) => string = ({ title }) => title,
): readonly SearchEntry[] {
  const unitName = new Map(plan.units.map(({ id, name }) => [id, name]))
  const namesOf = (ids: readonly string[]): string => ids.map((id) => unitName.get(id) ?? id).join('、')
  const tasks = new Map(plan.tasks.map((task) => [task.number, task]))
  const of = (number: number | null) => (number === null ? undefined : tasks.get(number))
  const numberOf = (n: number) => text(`任务 ${n}`, `Task ${n}`)
  const count = (test: (task: Plan['tasks'][number]) => boolean) => plan.tasks.filter(test).length
  const shared = (id: string) => {
    const [lead, rest] = [
      count((task) => task.lead.includes(id)),
      count((task) => task.responsible.includes(id)),
    ]
    return text(`牵头 ${lead} 项，责任 ${rest} 项`, `leads ${lead}, responsible for ${rest}`)
  }
  return [
    ...plan.indicators.map((indicator): SearchEntry => {
      const { id, name, nameEn, phrase, task: number } = indicator
      const task = of(number)
      const words = task ? numberOf(task.number) : text('', '')
      const { lead } = answerersOf(plan, indicator)
      const who = task && lead.length > 0 ? ` · ${namesOf(lead)}` : ''
      return {
        kind: 'indicator',
        id,
        title: text(name, nameEn ?? name),
        detail: text(`${words.zh}${who}`, `${words.en}${who}`),
        names: [id, name],
        texts: phrase === null ? [] : [phrase],
      }
    }),
    ...plan.watched.map((one): SearchEntry => {
      const { id, name, nameEn } = one
      const who = namesOf(sourcesOf(plan, one))
      return {
        kind: 'indicator',
        id,
        title: text(name, nameEn ?? name),
        detail: text(`监测指标${who && ` · ${who}`}`, `Watched figure${who && ` · ${who}`}`),
        names: [id, name],
        texts: [],
      }
    }),
    ...plan.tasks.map((task): SearchEntry => {
      const who = namesOf(task.lead)
      return {
        kind: 'task',
        id: String(task.number),
        title: numberOf(task.number),
        detail: text(`${who}：${task.text}`, `${who}: ${task.text}`),
        names: [String(task.number), `任务${task.number}`],
        texts: [task.text],
      }
    }),
    ...plan.units.map(
      ({ id, name, aliases }): SearchEntry => ({
        kind: 'unit',
        id,
        title: text(name, name),
        detail: shared(id),
        names: [id, ...aliases],
        texts: [],
      }),
    ),
    ...plan.leaders.map(({ id, name }): SearchEntry => {
      const tally = count(({ leaders }) => leaders.includes(id))
      return {
        kind: 'leader',
        id,
        title: text(name, name),
        detail: text(`分管 ${tally} 项`, `in charge of ${tally}`),
        names: [id],
        texts: [],
      }
    }),
    ...plan.sections.map((section): SearchEntry => {
      const { id, title } = section
      const tally = count(({ section }) => section === id)
      return {
        kind: 'section',
        id,
        title: {
          zh: title,
          // Only who reads English waits until names are spelt.
          get en() {
            return sectionCalled(section, 'en')
          },
        },
        detail: text(`${tally} 项任务`, `${tally} tasks`),
        names: [],
        texts: [],
      }
    }),
  ]
}

/** A string as it is compared, and as it is pronounced once somebody asks for that. */
interface Heard {
  readonly plain: string
  sound: Pronounced | null
}

interface Prepared {
  readonly entry: SearchEntry
  readonly titles: readonly Heard[]
  readonly names: readonly Heard[]
  readonly texts: readonly Heard[]
}

/** Entries made ready to be looked through. */
export type SearchIndex = readonly Prepared[]

const heard = (words: readonly string[]): Heard[] =>
  [...new Set(words)].map((one) => ({ plain: plainly(one), sound: null }))

export const searchIndex = (entries: readonly SearchEntry[]): SearchIndex =>
  entries.map((entry) => ({
    entry,
    titles: heard([entry.title.zh, entry.title.en]),
    names: heard(entry.names),
    texts: heard(entry.texts),
  }))

/** Has everything pronounced, entry by entry, so that the first word that is spelt need not wait for it. */
export function* pronouncedSteps(index: SearchIndex, pronounce: Pronounce): Stepwise<void> {
  for (const { titles, names, texts } of index) {
    for (const one of [titles, names, texts].flat()) soundOf(one, pronounce)
    yield
  }
}

/** Whether pinyin may find more than the words as they stand. */
export const asksForPinyin = (asked: string): boolean => soughtWords(asked).some(mayBeSpelt)

/** How well a word is met, 0 the best; null: not at all. */
function rankOf(
  { titles, names, texts }: Prepared,
  word: string,
  pronounce: Pronounce | null,
): number | null {
  if (titles.some(({ plain }) => plain === word)) return 0
  if (titles.some(({ plain }) => plain.startsWith(word))) return 1
  if (titles.some(({ plain }) => plain.includes(word))) return 2
  if (names.some(({ plain }) => plain.includes(word))) return 3
  if (pronounce !== null && mayBeSpelt(word)) {
    const at = titles.map((one) => spokenAt(soundOf(one, pronounce), word))
    if (at.includes(0)) return 4
    if (at.some((place) => place > 0)) return 5
    if (names.some((one) => spokenAt(soundOf(one, pronounce), word) >= 0)) return 5
    if (word.length >= SHORTEST_IN_TEXT && !texts.some(({ plain }) => plain.includes(word)))
      return texts.some((one) => spokenAt(soundOf(one, pronounce), word) >= 0) ? 7 : null
  }
  return texts.some(({ plain }) => plain.includes(word)) ? 6 : null
}

function soundOf(one: Heard, pronounce: Pronounce): Pronounced {
  one.sound ??= pronounce(one.plain)
  return one.sound
}

/** What holds every word, the best first; `total`: of all, of which `most` are told. Nothing for no words. */
export function findIn(
  indexes: readonly SearchIndex[],
  asked: string,
  {
    pronounce,
    lang,
    most,
  }: { readonly pronounce: Pronounce | null; readonly lang: Language; readonly most: number },
): { readonly total: number; readonly hits: readonly SearchHit[] } {
  const words = soughtWords(asked)
  if (words.length === 0) return { total: 0, hits: [] }
  let total = 0
  const best: { readonly entry: SearchEntry; readonly worth: number }[] = []
  for (const index of indexes)
    for (const prepared of index) {
      const rank = rankOfAll(prepared, words, pronounce)
      if (rank === null) continue
      total++
      const { entry } = prepared
      const worth = (rank * 16 + SOUGHT_KINDS.indexOf(entry.kind)) * LONG_TITLE + lengthOf(entry, lang)
      if (best.length === most && worth >= (best.at(-1)?.worth ?? 0)) continue
      best.splice(placeFor(best, worth), 0, { entry, worth })
      if (best.length > most) best.pop()
    }
  return { total, hits: best.map(({ entry }) => ({ entry, quoted: quotedFrom(entry, words) })) }
}

/** Of what is met alike the shorter title is the nearer one. */
const LONG_TITLE = 1_000
const lengthOf = ({ title }: SearchEntry, lang: Language): number =>
  Math.min(title[lang].length, LONG_TITLE - 1)

function rankOfAll(prepared: Prepared, words: readonly string[], pronounce: Pronounce | null): number | null {
  let rank = 0
  for (const word of words) {
    const own = rankOf(prepared, word, pronounce)
    if (own === null) return null
    rank += own
  }
  return rank
}

/** Behind all that are worth as much. */
function placeFor(best: readonly { readonly worth: number }[], worth: number): number {
  let at = best.length
  while (at > 0 && (best[at - 1]?.worth ?? 0) > worth) at--
  return at
}

/** Characters before and after the word in what is quoted. */
const BEFORE = 12
const AFTER = 48

function quotedFrom({ title, names, texts }: SearchEntry, words: readonly string[]): string | null {
  const said = [title.zh, title.en, ...names].map((one) => one.toLowerCase())
  for (const word of words) {
    if (said.some((one) => one.includes(word))) continue
    for (const whole of texts) {
      const at = whole.toLowerCase().indexOf(word)
      if (at < 0) continue
      const [from, to] = [Math.max(0, at - BEFORE), at + word.length + AFTER]
      return `${from > 0 ? '…' : ''}${whole.slice(from, to)}${to < whole.length ? '…' : ''}`
    }
  }
  return null
}
