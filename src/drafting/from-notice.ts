// What a notice was read as becomes a draft: tasks with their indicators under ids made from names, doubts as questions.

import type { Syllables } from '../boards/spelling.ts'
import { comparatorRules } from '../core/comparators.ts'
import { kindRules } from '../core/kinds/index.ts'
import type { Observation } from '../core/observation.ts'
import type { Plan } from '../core/plan.ts'
import { type Text, text } from '../core/text.ts'
import { carriedValues, goneOf, originOf } from '../notices/carried.ts'
import { horizonOf } from '../notices/dates.ts'
import { countsItems, fittingKind } from '../notices/kinds.ts'
import { heldAgainst, type LastYear, outcomesOf } from '../notices/last-year.ts'
import { readPartners } from '../notices/partners.ts'
import type { Doubt, Money, ReadNotice, ReadTarget, ReadTask } from '../notices/reading.ts'
import { type Awaited, awaitedIn, moneyIn, setterOf, watchedOf } from '../notices/said-besides.ts'
import { nameOfWhole, type PlaceGroup, placeGroups } from '../notices/shared-out.ts'
import { SMALL_IS_GOOD } from '../notices/target-cell.ts'
import { unitInName } from '../notices/units.ts'
import { idOfName, idOfPlan } from './ids.ts'
import type {
  DraftContent,
  DraftHead,
  DraftQuestion,
  DraftTask,
  WrittenIndicator,
  WrittenShare,
} from './plan-draft.ts'

interface NoticeDraftOptions {
  /** Ids of plans: its own is another one. */
  readonly plans: ReadonlySet<string>
  /** A code as plans have it; `110000` stands there, with a question, until somebody says which. */
  readonly region: string | null
  readonly regionName: string | null
  readonly notice: DraftHead['notice']
  readonly spell: Syllables
  /** Names by the ids that earlier plans of the region gave: an id is given again to what has its name, and to nothing else. */
  readonly earlier?: ReadonlyMap<string, string>
  /** The plan of the year before with its figures: what goes on keeps its id and what was learnt of it. */
  readonly before?: { readonly plan: Plan; readonly figures: readonly Observation[] }
}

const NO_REGION = '110000'
/** As long as plan files take them. */
const LONGEST = { name: 200, text: 20_000, phrase: 2_000, unit: 40, title: 500, reason: 4_000 } as const
const AMOUNT_OF_ITEMS = '项'

export function draftOfNotice(notice: ReadNotice, options: NoticeDraftOptions): DraftContent {
  const { title, document, year, tasks } = notice
  const sections = unique(tasks.flatMap(({ section }) => (section === null ? [] : [section])))
  const { before: known, spell } = options
  const named = known?.plan.indicators.map(({ id, name }): [string, string] => [id, name]) ?? []
  const earlier = new Map([...named, ...(options.earlier ?? [])])
  const lastYear = known && heldAgainst(known.plan, notice, outcomesOf(known.plan, known.figures))
  // What goes on comes first: nothing else may be given its id.
  const taken = new Set([...(lastYear?.targets.values() ?? [])].flatMap(({ before }) => before?.id ?? []))
  const groups = tasks.map(placeGroups)
  const ids = tasks.map((task, index) => {
    const wholes = new Set(groups[index]?.map(({ whole }) => whole))
    return task.targets.map((target) => {
      const before = lastYear?.targets.get(target)?.before
      if (before) return before.id
      const called = wholes.has(target) ? nameOfWhole(target) : target.name
      const others = [...earlier].flatMap(([id, name]) => (name === called ? [] : [id]))
      const own = [...earlier].find(([id, name]) => name === called && !taken.has(id))?.[0]
      const id = own ?? idOfName(called, new Set([...taken, ...others]), spell)
      taken.add(id)
      return id
    })
  })
  const { partners, references } = readPartners(
    tasks,
    new Map(
      tasks.flatMap((task, index) =>
        task.targets.map((target, at): [ReadTarget, string] => [target, ids[index]?.[at] ?? '']),
      ),
    ),
  )
  const watched = watchedFigures(tasks, taken, earlier, spell)
  return {
    head: {
      values: {
        plan: {
          id: idOfPlan(options.regionName ?? options.region, year, options.plans, spell),
          region: options.region ?? NO_REGION,
          ...(options.regionName !== null && { regionName: options.regionName }),
          year,
          title: title.slice(0, LONGEST.title) || String(year),
          ...(document !== null && { document }),
        },
        sections: sections.map((section, index) => ({
          id: String(index + 1),
          title: section.slice(0, LONGEST.title),
        })),
        ...(references.length > 0 && { references }),
        ...(watched.length > 0 && { watched }),
      },
      notice: options.notice,
      regionAsked: options.region === null,
      ...(lastYear && { lastYear: { year: lastYear.plan.year, gone: goneOf(lastYear) } }),
    },
    gone: [],
    tasks: tasks.map((task, index) =>
      draftTask(task, index, ids[index] ?? [], {
        year,
        sections,
        partners,
        lastYear,
        groups: groups[index] ?? [],
        taken: new Set([...taken, ...earlier.keys()]),
        spell,
      }),
    ),
  }
}

/** What the notice only watches; which way is better is said only where the name tells it. */
function watchedFigures(
  tasks: readonly ReadTask[],
  taken: Set<string>,
  earlier: ReadonlyMap<string, string>,
  spell: Syllables,
): NonNullable<DraftHead['values']['watched']> {
  return tasks.flatMap((task) =>
    watchedOf(task).map(({ name: called, unit: written }) => {
      const within = unitInName(called)
      const name = (within?.name ?? called).slice(0, LONGEST.name)
      const known = [...earlier].find(([id, one]) => one === name && !taken.has(id))?.[0]
      const id = known ?? idOfName(name, new Set([...taken, ...earlier.keys()]), spell)
      taken.add(id)
      const inPercent = /(?:率|增速|比重|占比|涨幅|增长)$/u.test(name)
      const unit = (written ?? within?.unit ?? (inPercent ? '%' : AMOUNT_OF_ITEMS)).slice(0, LONGEST.unit)
      return {
        id,
        name,
        kind: unit !== '%' ? 'level' : /(?:增速|涨幅|增长)$/u.test(name) ? 'growth' : 'ratio',
        unit,
        task: task.number,
        ...(SMALL_IS_GOOD.test(name) && { better: 'down' }),
      } as const
    }),
  )
}

const unique = (names: readonly string[]): string[] => [...new Set(names)]
const named = (names: readonly string[]): string[] =>
  unique(names).filter((name) => name !== '' && name.length <= LONGEST.name)

interface TaskContext {
  readonly year: number
  readonly sections: readonly string[]
  /** Ids of what relations are held against. */
  readonly partners: ReadonlyMap<ReadTarget, string>
  readonly lastYear: LastYear | undefined
  /** What of the task is shared out to places. */
  readonly groups: readonly PlaceGroup[]
  /** Ids that stand in the draft; an answer that makes an indicator a new one takes another. */
  readonly taken: Set<string>
  readonly spell: Syllables
}

const UNMEASURED = '没有可计量的目标'

function draftTask(task: ReadTask, index: number, ids: readonly string[], context: TaskContext): DraftTask {
  const words = task.text.trim() === '' ? '（无文字）' : task.text.slice(0, LONGEST.text)
  const section = task.section === null ? -1 : context.sections.indexOf(task.section)
  const [lead, responsible, leaders] = [named(task.lead), named(task.responsible), named(task.leaders)]
  const indicators: WrittenIndicator[] = []
  const questions: Omit<DraftQuestion, 'id'>[] = []
  const rules: Record<string, string> = {}
  const origins: Record<string, Text> = {}
  const idOf = (target: ReadTarget): string => ids[task.targets.indexOf(target)] ?? ''
  const groupOf = (target: ReadTarget): PlaceGroup | undefined =>
    context.groups.find(({ whole, parts }) => whole === target || parts.includes(target))
  for (const [at, read] of task.targets.entries()) {
    const group = groupOf(read)
    // A made whole stands where its first part does.
    const isPart = group !== undefined && read !== group.whole && (!group.isMade || read !== group.parts[0])
    if (isPart) continue
    const target = group === undefined ? read : { ...group.whole, name: nameOfWhole(group.whole) }
    const id = group?.isMade ? madeId(target, context) : (ids[at] ?? '')
    const alone = indicatorOf(target, id, words, context, read)
    const indicator = alone && group ? sharedOut(alone, group, idOf, words, context) : alone
    if (group?.isMade) questions.push(askedOfMade(target, id))
    if (indicator === null) questions.push(withoutPartner(target))
    else {
      indicators.push(indicator)
      rules[id] = target.rule
      const asked = continuesOf(read, id, context)
      if (asked !== null) questions.push(asked)
      Object.assign(origins, originsOf(read, id, asked, context))
    }
  }
  for (const [at, doubt] of task.doubts.entries())
    questions.push(questionOf(doubt, at, task, ids, indicators))
  for (const awaited of awaitedIn(words)) {
    const id = idOfName(awaited.name, context.taken, context.spell)
    context.taken.add(id)
    indicators.push(awaitedIndicator(awaited, id))
    rules[id] = 'set-by'
    questions.push(askedOfAwaited(awaited, id))
  }
  const funds = fundsOf(task)
  const examined = {
    ...(task.weight !== undefined && { weight: task.weight }),
    ...(task.examiners && task.examiners.length > 0 && { examiners: named(task.examiners) }),
  } as Pick<WrittenIndicator, 'weight' | 'examiners'>
  // Points of a row are of its only indicator, or of the task that has several.
  const isOne = indicators.length === 1
  return {
    key: `t${index + 1}`,
    at: index + 1,
    values: {
      number: task.number,
      ...(section >= 0 && { section: String(section + 1) }),
      text: words,
      ...(lead.length > 0 && { lead }),
      ...(responsible.length > 0 && { responsible }),
      ...(leaders.length > 0 && { leaders }),
      ...(!isOne && examined),
      ...(funds.length > 0 && { funds }),
      ...(indicators.length > 0
        ? { indicators: isOne ? indicators.map((one) => ({ ...one, ...examined })) : indicators }
        : watchedOf(task).length === 0 && { unmeasured: UNMEASURED }),
    },
    left: task.left
      .filter(
        ({ text: phrase }) => phrase !== '' && phrase.length <= LONGEST.phrase && words.includes(phrase),
      )
      .map(({ text: phrase, reason }) => ({ phrase, reason: reason.zh })),
    questions: questions.map((question, at) => ({ id: `q${at + 1}`, ...question })),
    rules,
    ...(context.lastYear && { origins }),
    deadline: task.deadline,
    checked: false,
    spent: [],
  }
}

/** What its row says and what its text says, each once. */
function fundsOf({ funds = [], left }: ReadTask): readonly Money[] {
  const said = left.flatMap(({ text: words }) => moneyIn(words) ?? [])
  const isKnown = ({ amount, unit }: Money): boolean =>
    funds.some((one) => one.amount === amount && one.unit === unit)
  return [...funds, ...said.filter((one) => !isKnown(one))]
}

function madeId({ name }: ReadTarget, { taken, spell }: TaskContext): string {
  const id = idOfName(name, taken, spell)
  taken.add(id)
  return id
}

/** The whole with a share for each place; a unit leads its own. */
function sharedOut(
  whole: WrittenIndicator,
  { parts }: PlaceGroup,
  idOf: (target: ReadTarget) => string,
  words: string,
  context: TaskContext,
): WrittenIndicator {
  const terms = ({ value: _, ...rest }: WrittenIndicator['target']): string => JSON.stringify(rest)
  const shares = parts.flatMap((part): WrittenShare[] => {
    const own = indicatorOf(part, idOf(part), words, context)
    if (own === null) return []
    const { id, phrase, target } = own
    const place = (part.place ?? '').slice(0, LONGEST.name)
    return [
      {
        id,
        ...(ORGAN.test(place) ? { lead: [place] } : { place }),
        ...(terms(target) === terms(whole.target) && target.value !== undefined
          ? { value: target.value }
          : { target }),
        ...(phrase !== undefined && { phrase }),
      },
    ]
  })
  return { ...whole, shares }
}

const ORGAN = /(?:局|委|办|办事处|中心|部|院|集团|公司|管委会|政府|联社|学校|医院|支队|大队)$/u

/** Only the places have a number: what the whole promises is asked. */
const askedOfMade = ({ name, value, unit }: ReadTarget, id: string): Omit<DraftQuestion, 'id'> => ({
  about: id,
  text: name,
  question: text(
    `“${name}”只写了各地的数，没有写总数。总目标按 ${value}${unit ?? ''} 列，对吗？`,
    `Only the places of “${name}” have a number: is the whole ${value} ${unit ?? ''}?`,
  ),
  answers: [
    { words: text('对', 'yes'), effect: null },
    { words: text('不对，总数我来改', 'no, I write the whole'), effect: null },
  ],
  answer: null,
})

/** What another body sets has no number yet: how far it is done is reported in percent until somebody says better. */
const awaitedIndicator = ({ body, name, phrase }: Awaited, id: string): WrittenIndicator => ({
  id,
  name: name.slice(0, LONGEST.name),
  kind: 'ratio',
  unit: '%',
  phrase,
  target: { comparator: 'at-least', setBy: { body } },
})

const askedOfAwaited = ({ body, phrase }: Awaited, id: string): Omit<DraftQuestion, 'id'> => ({
  about: id,
  text: phrase,
  question: text(
    `这个目标由${body}下达，通知里没有数。怎样处理？`,
    `${body} sets this target, and the notice has no number. What shall become of it?`,
  ),
  answers: [
    {
      words: text('列为指标，下达以后再填数', 'an indicator: the number is filled in when it is told'),
      effect: null,
    },
    {
      words: text('不计量', 'it is not measured'),
      effect: { left: text('由上级下达，本计划不计量', 'set by another body, not measured here') },
    },
  ],
  answer: null,
})

/** Whether it goes on with what it seems to go on with; null: that is sure, or it is new. */
function continuesOf(
  target: ReadTarget,
  id: string,
  { lastYear, taken, spell }: TaskContext,
): Omit<DraftQuestion, 'id'> | null {
  const continued = lastYear?.targets.get(target)
  if (!lastYear || !continued?.before || !continued.doubtful) return null
  const { year } = lastYear.plan
  const fresh = idOfName(target.name, taken, spell)
  taken.add(fresh)
  const candidates = [continued.before, ...continued.others].map((one) => ({
    words: text(`延续“${one.name}”`, `it goes on from “${one.nameEn ?? one.name}”`),
    effect: { id: one.id, name: one.name },
  }))
  return {
    about: id,
    text: target.phrase,
    question: text(
      `它延续 ${year} 年的哪个指标？延续的沿用编号，数据接得上。`,
      `With which indicator of ${year} does it go on? What goes on keeps its id, and with it its figures.`,
    ),
    answers: [
      ...candidates,
      {
        words: text('都不是，是新的指标', 'none of them: it is new'),
        effect: { id: fresh, name: target.name },
      },
    ],
    answer: null,
  }
}

/** Where it comes from, by its id and by each that an answer may give it. */
function originsOf(
  target: ReadTarget,
  id: string,
  asked: Omit<DraftQuestion, 'id'> | null,
  { lastYear }: TaskContext,
): Record<string, Text> {
  const continued = lastYear?.targets.get(target)
  if (!lastYear || !continued) return {}
  const possible = [continued.before, ...continued.others]
  const given = asked?.answers.flatMap(({ effect }) => (effect && 'id' in effect ? [effect.id] : []))
  return Object.fromEntries(
    (given ?? [id]).map((one) => {
      const before = possible.find((each) => each?.id === one) ?? null
      const fate = before === continued.before ? continued.fate : 'changed'
      return [one, originOf(before, fate, target, lastYear)]
    }),
  )
}

/** A target that is held against another one, of which the notice says nothing. */
const withoutPartner = ({ phrase }: ReadTarget): Omit<DraftQuestion, 'id'> => ({
  about: null,
  text: phrase,
  question: text(
    '这一句要和另一个指标比，但没有读到是哪个指标。怎样处理？',
    'This is held against another indicator, which was not found. What shall become of it?',
  ),
  answers: [
    { words: text('不计量', 'it is not measured'), effect: null },
    { words: text('我来补上指标', 'I add the indicator'), effect: null },
  ],
  answer: null,
})

/** The doubt of the n-th target with these words is about that one. */
function questionOf(
  { text: words, question, answers, effects }: Doubt,
  at: number,
  { targets, doubts }: ReadTask,
  ids: readonly string[],
  written: readonly WrittenIndicator[],
): Omit<DraftQuestion, 'id'> {
  const same = (one: Doubt): boolean => one.text === words && one.question.en === question.en
  const before = doubts.slice(0, at).filter(same).length
  const meant = targets.flatMap(({ phrase }, index) => (phrase === words ? [ids[index] ?? ''] : []))
  const about = meant[before] ?? meant[0] ?? null
  return {
    about: written.some(({ id }) => id === about) ? about : null,
    text: words,
    question,
    answers: answers.map((answer, index) => ({ words: answer, effect: effects?.[index] ?? null })),
    answer: null,
  }
}

/** Null for what a plan file cannot hold: a partner that is not in the notice. */
function indicatorOf(
  target: ReadTarget,
  id: string,
  words: string,
  { year, partners, lastYear }: TaskContext,
  read = target,
): WrittenIndicator | null {
  const { comparator, upper } = target
  const before = lastYear?.targets.get(read)?.before ?? null
  const name = before?.name ?? target.name
  const kind = fittingKind([before?.kind ?? target.kind, target.kind], comparator, target.unit)
  const { sets } = comparatorRules[comparator]
  const isHeld = sets === 'partner'
  const partner = partners.get(read)
  if (isHeld && partner === undefined) return null
  const horizon = horizonOf(target.deadline, year)
  const written = target.unit === null || target.unit === '' ? AMOUNT_OF_ITEMS : target.unit
  const phrase = words.includes(target.phrase) ? target.phrase.slice(0, LONGEST.phrase) : ''
  const setter = setterOf(words, target.phrase)
  const made = {
    id,
    name: name.slice(0, LONGEST.name) || id,
    kind,
    unit: kindRules[kind].unit ?? written.slice(0, LONGEST.unit),
    ...(phrase !== '' && { phrase }),
    target: {
      comparator,
      ...(!isHeld && sets !== 'nothing' && { value: target.value ?? '0' }),
      ...(upper !== null && { upper }),
      ...(target.firmness === 'aspirational' && { firmness: target.firmness }),
      ...(horizon !== null && { horizon }),
      ...(isHeld && { with: partner }),
      ...(target.against?.margin != null && { margin: target.against.margin }),
      ...(setter !== null && !isHeld && sets !== 'nothing' && { setBy: { body: setter } }),
    },
    ...(countsItems(kind) && { action: before?.action ?? target.action ?? 'finish' }),
    ...(before && lastYear && carriedValues(before, kind, target, lastYear)),
  }
  // Periods are texts with a mark of their own, which only their reader gives.
  return made as WrittenIndicator
}
