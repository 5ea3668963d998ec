// What a person does to a task of a draft: answers, changes, takes a number out or in, splits, joins. Pure; nothing is lost.

import type { Syllables } from '../boards/spelling.ts'
import { type Comparator, comparatorRules } from '../core/comparators.ts'
import { type Kind, kindRules } from '../core/kinds/index.ts'
import { Problem } from '../core/problem.ts'
import { countsItems, fittingKind, kindFits } from '../notices/kinds.ts'
import type { DictionaryWords } from '../notices/reading.ts'
import { type FormWords, INDICATOR_FIELDS, TASK_FIELDS, withWords } from './form-fields.ts'
import { idOfName, idOfShare } from './ids.ts'
import {
  type DraftContent,
  type DraftQuestion,
  type DraftTask,
  namesOf,
  ownPeople,
  planValues,
  ruleOf,
  takenIds,
  type WrittenIndicator,
  type WrittenShare,
  type WrittenTarget,
} from './plan-draft.ts'
import { LONGEST_SHARES } from './share-lines.ts'

/** The tasks that an edit changed, in their new form; those of `gone` are none any more. */
export interface DraftChange {
  readonly tasks: readonly DraftTask[]
  readonly gone?: readonly DraftTask[]
}

const partUnknown = (): Problem => new Problem('plan-draft-part-unknown')
const wrong = (zh: string, en: string): Problem =>
  new Problem('plan-draft-value', { wordsZh: zh, wordsEn: en })

/** Raises `plan-draft-part-unknown`. */
function indicatorIn({ values }: DraftTask, id: string): WrittenIndicator {
  const found = values.indicators?.find((one) => one.id === id)
  if (!found) throw partUnknown()
  return found
}

/** With other indicators; without any it says why nothing is measured. */
function withIndicators(task: DraftTask, indicators: readonly WrittenIndicator[]): DraftTask {
  const { indicators: _, unmeasured, ...rest } = task.values
  const values =
    indicators.length > 0 ? { ...rest, indicators } : { ...rest, unmeasured: unmeasured ?? NOTHING_MEASURED }
  return { ...task, values }
}

/** What stands where a task has no target and nobody said why. */
const NOTHING_MEASURED = '没有可计量的目标'

const replaced = (task: DraftTask, id: string, one: WrittenIndicator): DraftTask =>
  withIndicators(
    task,
    (task.values.indicators ?? []).map((each) => (each.id === id ? one : each)),
  )

/** An answer, with what it makes of the target. Another answer may be given later. Raises `plan-draft-part-unknown`. */
export function answered(content: DraftContent, task: DraftTask, id: string, answer: number): DraftChange {
  const question = task.questions.find((one) => one.id === id)
  const given = question?.answers[answer]
  if (!question || !given) throw partUnknown()
  const { about } = question
  const back = about === null ? task : restored(task, about)
  const before = back.values.indicators?.find((one) => one.id === about)
  const said: DraftTask = {
    ...back,
    questions: back.questions.map((one) =>
      one.id === id ? { ...one, answer, ...(before && { was: one.was ?? before }) } : one,
    ),
  }
  const { effect } = given
  if (effect !== null && 'apart' in effect) {
    const at = task.values.text.indexOf(question.text)
    return at > 0 ? splitAt(content, said, at) : { tasks: [said] }
  }
  if (!before) return { tasks: [said] }
  // Words of what it is: nothing of the target stood or stands in question.
  if (effect !== null && 'says' in effect)
    return { tasks: [replaced(said, before.id, withEffect(before, effect))] }
  const setsValue = question.answers.some((one) => one.effect !== null && 'value' in one.effect)
  const read = asRead(before, question.was, setsValue)
  if (effect !== null && 'left' in effect)
    return { tasks: [takenOut(replaced(said, before.id, read), before.id, effect.left.zh)] }
  const made = replaced(said, before.id, effect === null ? read : withEffect(read, effect))
  if (effect === null || !('id' in effect) || effect.id === before.id) return { tasks: [made] }
  return { tasks: withNewId(content, task, made, before.id, effect.id) }
}

/** With what answers change as it was before the first of them. */
function asRead(
  now: WrittenIndicator,
  was: WrittenIndicator | undefined,
  withValue: boolean,
): WrittenIndicator {
  if (was === undefined) return now
  const { direction: _, ...rest } = now
  const { comparator, value } = was.target
  return fitted({
    ...rest,
    kind: was.kind,
    ...(was.unit !== undefined && { unit: was.unit }),
    ...(was.direction !== undefined && { direction: was.direction }),
    target: { ...now.target, comparator, ...(withValue && value !== undefined && { value }) },
  })
}

/** The indicator under an answer. */
export function withEffect(
  indicator: WrittenIndicator,
  effect:
    | { readonly comparator: Comparator }
    | { readonly direction: 'up' | 'down' | 'band' }
    | { readonly unit: string }
    | { readonly says: DictionaryWords }
    | { readonly value: string }
    | { readonly id: string; readonly name: string },
): WrittenIndicator {
  if ('direction' in effect) return { ...indicator, direction: effect.direction }
  if ('id' in effect) return { ...indicator, ...effect }
  if ('says' in effect) return { ...indicator, ...effect.says }
  if ('value' in effect) return { ...indicator, target: { ...indicator.target, value: effect.value } }
  if ('unit' in effect) {
    const kind = kindFor(indicator.kind, indicator.target.comparator, effect.unit)
    return fitted({ ...indicator, kind, unit: effect.unit })
  }
  const { comparator } = effect
  const kind = kindFor(indicator.kind, comparator, indicator.unit ?? null)
  return fitted({ ...indicator, kind, target: { ...indicator.target, comparator } })
}

/** The kind itself while it fits. */
const kindFor = (kind: Kind, comparator: Comparator, unit: string | null): Kind =>
  kindFits(kind, comparator, unit) ? kind : fittingKind([kind], comparator, unit)

/** Without what its kind and comparator have no use for, and with what they need. */
function fitted(indicator: WrittenIndicator, due?: string): WrittenIndicator {
  const { target, kind } = indicator
  const { sets } = comparatorRules[target.comparator]
  const rule = kindRules[kind]
  const takesValue = sets !== 'partner' && sets !== 'nothing'
  const kept: Record<string, unknown> = { ...indicator }
  const goal: Record<string, unknown> = { ...target }
  if (!takesValue) for (const key of ['value', 'base', 'periods', 'setBy']) delete goal[key]
  if (
    takesValue &&
    goal.setBy === undefined &&
    goal.value === undefined &&
    goal.base === undefined &&
    goal.periods === undefined
  )
    goal.value = '0'
  if (sets !== 'band') delete goal.upper
  if (sets === 'band' && goal.upper === undefined && goal.value !== undefined) goal.upper = goal.value
  if (sets !== 'partner') for (const key of ['with', 'margin']) delete goal[key]
  if (!rule.isPlace) delete goal.of
  if (rule.unit !== null) kept.unit = rule.unit
  if (countsItems(kind)) kept.action = indicator.action ?? 'finish'
  else delete kept.action
  if (rule.start !== 'baseline' && rule.start !== 'baseline-or-held') delete kept.baseline
  if (!rule.addsUp) delete kept.countsFrom
  if (rule.steps === 'none') delete kept.steps
  if (rule.steps === 'needed' && (indicator.steps?.length ?? 0) === 0) {
    kept.steps = [{ id: 'done', name: indicator.name, due }]
    goal.value = '100'
  }
  return { ...kept, target: goal } as unknown as WrittenIndicator
}

/** Not a target: because. Kept with what it was, so that it can come back. */
export function takenOut(task: DraftTask, id: string, reason: string): DraftTask {
  const was = indicatorIn(task, id)
  const phrase = was.phrase ?? was.name
  const rest = (task.values.indicators ?? []).filter((one) => one.id !== id)
  const less = withIndicators(task, rest)
  return {
    ...less,
    left: [...less.left, { phrase, reason, was }],
    spent: [...new Set([...less.spent, id, ...(was.shares ?? []).map((share) => share.id)])],
    questions: less.questions.map((one) =>
      one.about === id && one.answer === null ? { ...one, answer: 0 } : one,
    ),
  }
}

/** The indicator is one again if it was taken out. */
function restored(task: DraftTask, id: string): DraftTask {
  const at = task.left.findIndex(({ was }) => was?.id === id)
  return at < 0 ? task : takenIn(task, at, id)
}

/** A number that is a target after all: what it was, else what its words say at first sight. Raises `plan-draft-part-unknown`. */
export function takenIn(task: DraftTask, at: number, freshId: string): DraftTask {
  const left = task.left[at]
  if (!left) throw partUnknown()
  const one = left.was ?? firstSight(left.phrase, freshId)
  return {
    ...withIndicators(task, [...(task.values.indicators ?? []), one]),
    left: task.left.filter((_, index) => index !== at),
  }
}

const NUMBER = /(\d+(?:\.\d+)?)\s*(%|[\p{Script=Han}]{1,3})?/u

function firstSight(phrase: string, id: string): WrittenIndicator {
  const [, value = '0', unit = '项'] = NUMBER.exec(phrase.normalize('NFKC')) ?? []
  const target: WrittenTarget = { comparator: 'at-least', value }
  const kind: Kind = unit === '%' ? 'ratio' : 'cumulative'
  return { id, name: phrase.slice(0, 60), kind, unit, phrase, target }
}

/** An id for a new indicator of this name. */
export const freshId = (content: DraftContent, name: string, spell: Syllables): string =>
  idOfName(name, takenIds(content), spell)

/** One more indicator, of which nothing is known yet. */
export function added(content: DraftContent, task: DraftTask, name: string, spell: Syllables): DraftTask {
  const words = name === '' ? task.values.text.slice(0, 20) : name.slice(0, 200)
  const target: WrittenTarget = { comparator: 'at-least', value: '1' }
  const one: WrittenIndicator = {
    id: freshId(content, words, spell),
    name: words,
    kind: 'cumulative',
    unit: '项',
    target,
  }
  return withIndicators(task, [...(task.values.indicators ?? []), one])
}

const ID = /^[a-z0-9-]{1,64}$/

/** `due`: the day on which a milestone without steps is done. Raises `plan-draft-part-unknown`, `plan-draft-value`. */
export function changedIndicator(
  content: DraftContent,
  task: DraftTask,
  id: string,
  form: FormWords,
  due: string,
  spell: Syllables,
): DraftChange {
  const before = indicatorIn(task, id)
  const newId = form.id?.trim() || id
  if (newId !== id) checkId(content, task, id, newId)
  const { id: _, ...words } = form
  if ((words.shares?.length ?? 0) > LONGEST_SHARES)
    throw wrong(
      `分解表超过 ${LONGEST_SHARES} 个字，请用计划文件。`,
      `The table of shares is longer than ${LONGEST_SHARES} signs: send a plan file.`,
    )
  const made = withWords(before, INDICATOR_FIELDS, words)
  const { comparator } = made.target
  if (!Object.hasOwn(comparatorRules, comparator) || !Object.hasOwn(kindRules, made.kind))
    throw wrong('没有这种指标类型或比较方式。', 'There is no such kind or comparator.')
  // Whoever chose a kind gets it; where only the comparator changed the kind follows.
  const kind = made.kind === before.kind ? kindFor(before.kind, comparator, made.unit ?? null) : made.kind
  const whole = { ...made, id: newId, kind, name: made.name ?? before.name }
  const shared = made.shares === before.shares ? whole : withShares(content, task, before, whole, spell)
  const left = (before.shares ?? []).flatMap((share) =>
    shared.shares?.some((one) => one.id === share.id) ? [] : [share.id],
  )
  const spent = left.length === 0 ? task.spent : [...new Set([...task.spent, ...left])]
  const changed = replaced({ ...task, spent }, id, fitted(shared, due))
  if (newId === id) return { tasks: [changed] }
  return { tasks: withNewId(content, task, changed, id, newId) }
}

/** New shares get ids of their names, a unit that the draft knows leads its own, and amounts lose the unit that stands behind them. */
function withShares(
  content: DraftContent,
  task: DraftTask,
  before: WrittenIndicator,
  whole: WrittenIndicator,
  spell: Syllables,
): WrittenIndicator {
  const old = new Set(before.shares?.map(({ id }) => id))
  const own = new Set(task.spent)
  // What a share of this task was called once may be the same share again; nothing else gets an id twice.
  const living = content.tasks.flatMap(({ values }) => ownPeople(values).map(({ id }) => id))
  const taken = new Set([...[...takenIds(content)].filter((id) => !own.has(id)), ...living, whole.id])
  const units = unitNamesOf(content)
  const shares = whole.shares?.map((share): WrittenShare => {
    const { place, lead, value } = share
    const unit = place === undefined ? undefined : units.get(bareUnit(place))
    const bare = value?.endsWith(whole.unit ?? '%')
      ? value.slice(0, -(whole.unit ?? '%').length).trim()
      : value
    const id = old.has(share.id) ? share.id : idOfShare(whole.id, place ?? lead?.join('') ?? '', taken, spell)
    taken.add(id)
    return {
      ...share,
      id,
      ...(bare !== undefined && { value: bare }),
      ...(lead === undefined && unit !== undefined && { lead: [unit] }),
    }
  })
  const { shares: _, ...rest } = whole
  return shares === undefined ? rest : { ...rest, shares }
}

const bareUnit = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/(?<=街道|镇|乡)(?:办事处|办|人民政府|政府)$/u, '')

/** Units that the draft has, by every name: 开元街道 is 开元街道办事处. */
function unitNamesOf(content: DraftContent): ReadonlyMap<string, string> {
  return new Map(
    (planValues(content).units ?? []).flatMap((unit) => {
      const name = typeof unit === 'string' ? unit : unit.name
      return namesOf(unit).map((one): [string, string] => [bareUnit(one), name])
    }),
  )
}

function checkId(content: DraftContent, task: DraftTask, id: string, newId: string): void {
  if (!ID.test(newId))
    throw wrong(
      `编号“${newId}”只能用小写字母、数字和连字符，最多 64 个。`,
      `The id “${newId}” may have lower-case letters, digits and hyphens only, 64 at most.`,
    )
  const mayReturn = task.spent.includes(newId) && id !== newId
  if (takenIds(content).has(newId) && !mayReturn)
    throw wrong(
      `编号“${newId}”已用过，不能再用。`,
      `The id “${newId}” was used before and is not given again.`,
    )
}

/** Whatever named the indicator names it by its new id; the old one is never given again. */
function withNewId(
  { tasks }: DraftContent,
  task: DraftTask,
  changed: DraftTask,
  id: string,
  newId: string,
): DraftTask[] {
  const rule = ruleOf(changed, id)
  const rules = Object.fromEntries(Object.entries(changed.rules).filter(([one]) => one !== id))
  const own: DraftTask = {
    ...changed,
    rules: rule === null ? rules : { ...rules, [newId]: rule },
    questions: changed.questions.map(
      (one): DraftQuestion => (one.about === id ? { ...one, about: newId } : one),
    ),
    spent: [...new Set([...changed.spent, id])].filter((one) => one !== newId),
  }
  const renamed = (one: DraftTask): DraftTask =>
    withIndicators(
      one,
      (one.values.indicators ?? []).map((each) => ({
        ...each,
        ...(each.parts && { parts: each.parts.map((part) => (part === id ? newId : part)) }),
        target: each.target.with === id ? { ...each.target, with: newId } : each.target,
      })),
    )
  const names = (one: DraftTask): boolean =>
    (one.values.indicators ?? []).some(({ target, parts }) => target.with === id || parts?.includes(id))
  const others = tasks.filter((one) => one.key !== task.key && names(one)).map(renamed)
  return [names(own) ? renamed(own) : own, ...others]
}

/** Raises `plan-draft-value`. */
export function changedTask({ tasks }: DraftContent, task: DraftTask, form: FormWords): DraftTask {
  const made = withWords(task.values, TASK_FIELDS, form)
  const { number } = made
  const isOthers = tasks.some(({ key, values }) => key !== task.key && values.number === number)
  if (!Number.isInteger(number) || isOthers)
    throw wrong(
      `序号“${form.number}”不是数字，或已是别项的序号。`,
      `“${form.number}” is no number, or another task’s.`,
    )
  const words = made.text
  if (words === undefined) throw wrong('任务没有文字。', 'The task has no text.')
  const indicators = (made.indicators ?? []).map(({ phrase, ...one }) =>
    phrase !== undefined && words.includes(phrase) ? { ...one, phrase } : one,
  )
  return {
    ...withIndicators({ ...task, values: made }, indicators),
    left: task.left.filter(({ phrase }) => words.includes(phrase)),
  }
}

/** Looked at and found right: what is open is answered as it was read. */
export const accepted = (task: DraftTask): DraftTask => ({
  ...task,
  checked: true,
  questions: task.questions.map((one) => (one.answer === null ? { ...one, answer: 0 } : one)),
})

/** A key, a number and a place behind `after` (null: at the end) that nothing has had. */
function freshPlace({ tasks, gone }: DraftContent, after: DraftTask | null) {
  const all = [...tasks, ...gone]
  const key = `t${Math.max(0, ...all.map((one) => Number(one.key.slice(1)))) + 1}`
  const number = Math.max(0, ...all.map(({ values }) => values.number)) + 1
  const last = tasks.at(-1)
  if (after === null) return { key, number, at: (last?.at ?? 0) + 1 }
  const next = tasks[tasks.findIndex((one) => one.key === after.key) + 1]
  return { key, number, at: next ? (after.at + next.at) / 2 : after.at + 1 }
}

/** What follows in the text becomes a task of its own, with the targets that stand there. Raises `plan-draft-part-unknown`. */
export function splitAt(content: DraftContent, task: DraftTask, at: number): DraftChange {
  const { text: words, indicators = [], unmeasured: _, ...shared } = task.values
  const [first, second] = [words.slice(0, at).trim(), words.slice(at).trim()]
  if (first === '' || second === '') throw partUnknown()
  const { key, number, at: place } = freshPlace(content, task)
  const isSecond = (phrase: string | undefined): boolean =>
    phrase !== undefined && !first.includes(phrase) && second.includes(phrase)
  const moved = indicators.filter(({ phrase }) => isSecond(phrase))
  const ids = new Set(moved.map(({ id }) => id))
  const goes = ({ about, text }: DraftQuestion): boolean => (about === null ? isSecond(text) : ids.has(about))
  const stays: DraftTask = {
    ...task,
    values: { ...shared, text: first },
    left: task.left.filter(({ phrase }) => !isSecond(phrase)),
    questions: task.questions.filter((one) => !goes(one)),
  }
  const other: DraftTask = {
    ...task,
    key,
    at: place,
    values: { ...shared, number, text: second },
    left: task.left.filter(({ phrase }) => isSecond(phrase)),
    questions: task.questions.filter(goes),
    spent: [],
    checked: false,
  }
  return {
    tasks: [
      withIndicators(
        stays,
        indicators.filter(({ id }) => !ids.has(id)),
      ),
      withIndicators(other, moved),
    ],
  }
}

/** The task becomes the end of the one before it. Raises `plan-draft-part-unknown` for the first. */
export function joinedUp({ tasks }: DraftContent, task: DraftTask): DraftChange {
  const before = tasks[tasks.findIndex(({ key }) => key === task.key) - 1]
  if (!before) throw partUnknown()
  const both = (key: 'lead' | 'responsible' | 'leaders'): object => {
    const names = [...new Set([...(before.values[key] ?? []), ...(task.values[key] ?? [])])]
    return names.length === 0 ? {} : { [key]: names }
  }
  const whole: DraftTask = {
    ...before,
    values: {
      ...before.values,
      text: `${before.values.text}${task.values.text}`,
      ...both('lead'),
      ...both('responsible'),
      ...both('leaders'),
    },
    left: [...before.left, ...task.left],
    questions: [
      ...before.questions,
      ...task.questions.map((one) => ({ ...one, id: `${task.key}-${one.id}` })),
    ],
    rules: { ...before.rules, ...task.rules },
    ...((before.origins ?? task.origins) && { origins: { ...before.origins, ...task.origins } }),
    spent: [...before.spent, ...task.spent],
  }
  const indicators = [...(before.values.indicators ?? []), ...(task.values.indicators ?? [])]
  return { tasks: [withIndicators(whole, indicators)], gone: [task] }
}

/** A task that is written by hand, at the end. */
export function freshTask(content: DraftContent, words: string): DraftTask {
  const { key, number, at } = freshPlace(content, null)
  return {
    key,
    at,
    values: { number, text: words, unmeasured: NOTHING_MEASURED },
    left: [],
    questions: [],
    rules: {},
    deadline: null,
    checked: false,
    spent: [],
  }
}
