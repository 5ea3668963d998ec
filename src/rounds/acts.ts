// What people do in a round: who may, when it may be done, and which events follow.
import { namesInCharge, namesSpeakingFor } from '../core/answerable.ts'
import { LONGEST_TEXT, type NarrativeWords } from '../core/narrative.ts'
import type { Day, Instant } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { Problem } from '../core/problem.ts'
import { type Holder, mayDo } from '../core/roles.ts'
import type { Language } from '../core/text.ts'
import type { RoundHappening, SavedText } from './events.ts'
import { type FigureProof, type FileNote, hasArrived, type Round, textKey, type UnitReport } from './round.ts'

/** A text as somebody sends it: `version` as they saw it, 0 before the first. */
export interface TextGiven {
  readonly task: number
  readonly words: NarrativeWords
  readonly version: number
  readonly releaseAt: Instant | null
}

export type RoundAct =
  | {
      readonly kind: 'save'
      readonly unit: string
      readonly of: string
      readonly texts: readonly TextGiven[]
      readonly way: 'page' | 'file'
    }
  | {
      readonly kind: 'file'
      readonly unit: string
      readonly file: string
      readonly name: string
      readonly notes: readonly FileNote[]
    }
  | {
      readonly kind: 'ask-part'
      readonly unit: string
      readonly task: number
      readonly of: string
      readonly words: string
    }
  | {
      readonly kind: 'hand-on'
      readonly unit: string
      readonly to: { readonly person: string; readonly name: string; readonly unit: string | null }
      readonly words: string
    }
  | { readonly kind: 'send'; readonly unit: string; readonly name: string; readonly day: Day }
  | { readonly kind: 'return'; readonly unit: string; readonly words: string; readonly due: Day }
  | { readonly kind: 'accept'; readonly unit: string; readonly words: string }
  | { readonly kind: 'comment'; readonly unit: string; readonly words: string }
  | { readonly kind: 'bind'; readonly asOf: Day; readonly knownAt: Instant; readonly lang: Language }
  | {
      readonly kind: 'edit'
      readonly key: string
      readonly words: string
      readonly remark: string
      readonly version: number
    }
  | {
      readonly kind: 'put-in-force'
      readonly file: string
      readonly sha256: string
      readonly title: string
      readonly proofs: readonly FigureProof[]
      /** Number of the round's last event of which it was made. */
      readonly seq: number
    }

/** Whoever does something. */
export interface RoundActor extends Holder {
  readonly name: string
}

type Named = Pick<Plan, 'units' | 'leaders' | 'tasks' | 'indicators'>

/** Whether this person speaks for a unit. */
const speaksFor = (plan: Pick<Plan, 'units'>, unit: string, actor: RoundActor | null): boolean =>
  mayDo(actor, 'narratives:write', { units: namesSpeakingFor(plan, [unit]) })

/** Units in whose place this person may write in a report: that which owes it first, then those asked for their part. */
export const writesIn = (plan: Named, report: UnitReport, actor: RoundActor | null): readonly string[] =>
  [...new Set([report.unit, ...report.parts.map(({ of }) => of)])].filter((unit) =>
    speaksFor(plan, unit, actor),
  )

export const supervises = (actor: RoundActor | null): boolean => mayDo(actor, 'slips:write')

/** Whether a leader is in charge of one of its tasks. */
export function leadsOver(plan: Named, report: UnitReport, actor: RoundActor | null): boolean {
  if (!actor) return false
  const leaders = plan.tasks
    .filter(({ number }) => report.tasks.includes(number))
    .flatMap((task) => task.leaders)
  const units = namesInCharge(plan, { leaders })
  return [actor.unit, actor.name].some((unit) => mayDo({ ...actor, unit }, 'comments:write', { units }))
}

/** Whether a report is for this person to read at all: whoever writes in it, supervises, or is in charge. */
export const readsReport = (plan: Named, report: UnitReport, actor: RoundActor | null): boolean =>
  supervises(actor) ||
  mayDo(actor, 'deeds:read') ||
  leadsOver(plan, report, actor) ||
  writesIn(plan, report, actor).length > 0

const MOST_NAME = 40

/** Raises `round-words-invalid`. `least`: 1 where something has to be said. */
function checked(words: string, least: 0 | 1, most = LONGEST_TEXT): string {
  const plain = words.trim()
  if (plain.length < least || plain.length > most)
    throw new Problem('round-words-invalid', { most, found: plain.length })
  return plain
}

/** Raises `round-unit-unknown`. */
export function reportIn(round: Round, unit: string): UnitReport {
  const report = round.reports.get(unit)
  if (!report) throw new Problem('round-unit-unknown', { unit: unit.slice(0, 60) })
  return report
}

/**
 * Which events follow; none where it changes nothing. `today`: by the office's calendar. Problems: `round-unit-unknown`,
 * `round-not-own`, `round-closed`, `round-text-changed`, `round-words-invalid`, `round-part-unknown`, `round-unfinished`,
 * `round-not-sent`, `round-day-past`, `round-not-bound`, `round-in-force`, `round-paragraph-changed`, `round-moved-on`.
 */
export function happeningsOf(
  round: Round,
  act: RoundAct,
  { actor, plan, today }: { readonly actor: RoundActor; readonly plan: Named; readonly today: Day },
): readonly RoundHappening[] {
  switch (act.kind) {
    case 'save':
      return saving(round, act, { actor, plan })
    case 'file':
    case 'ask-part':
    case 'hand-on':
    case 'send':
      return ofUnit(round, act, { actor, plan, today })
    case 'return':
    case 'accept':
      return judging(round, act, { actor, today })
    case 'comment': {
      const report = reportIn(round, act.unit)
      if (!leadsOver(plan, report, actor)) throw notOwn(act.unit)
      return [{ kind: 'commented', unit: act.unit, words: checked(act.words, 1) }]
    }
    default:
      return binding(round, act, actor)
  }
}

const notOwn = (unit: string): Problem => new Problem('round-not-own', { unit: unit.slice(0, 60) })

const SAME_PARTS = ['progress', 'problems', 'next'] as const
const isSameText = (a: NarrativeWords, b: NarrativeWords): boolean =>
  SAME_PARTS.every((part) => a[part] === b[part])

function saving(
  round: Round,
  { unit, of, texts, way }: Extract<RoundAct, { kind: 'save' }>,
  { actor, plan }: { readonly actor: RoundActor; readonly plan: Named },
): readonly RoundHappening[] {
  const report = reportIn(round, unit)
  const isKeeper = report.keeper?.person === actor.id && of === unit
  if (!isKeeper && !writesIn(plan, report, actor).includes(of)) throw notOwn(of)
  refuseIn(report)
  const changed = texts.flatMap((given): SavedText[] => {
    const { task, version, releaseAt } = given
    const isAsked =
      report.tasks.includes(task) &&
      (of === unit || report.parts.some((part) => part.task === task && part.of === of))
    if (!isAsked) throw notOwn(of)
    const words = {
      progress: checked(given.words.progress, 0),
      problems: checked(given.words.problems, 0),
      next: checked(given.words.next, 0),
    }
    const stands = report.texts.get(textKey(task, of))
    if (stands && isSameText(stands.words, words)) return []
    if ((stands?.version ?? 0) !== version)
      throw new Problem('round-text-changed', { task, by: stands?.by ?? '' })
    return [{ task, words, releaseAt }]
  })
  return changed.length === 0 ? [] : [{ kind: 'saved', unit, of, texts: changed, way }]
}

/** Nothing is changed in a report that somebody has to judge, or has accepted. */
function refuseIn({ state, unit }: UnitReport): void {
  if (state === 'sent' || state === 'accepted') throw new Problem('round-closed', { unit })
}

function ofUnit(
  round: Round,
  act: Extract<RoundAct, { kind: 'file' | 'ask-part' | 'hand-on' | 'send' }>,
  { actor, plan, today }: { readonly actor: RoundActor; readonly plan: Named; readonly today: Day },
): readonly RoundHappening[] {
  const { unit } = act
  const report = reportIn(round, unit)
  if (report.keeper?.person !== actor.id && !speaksFor(plan, unit, actor)) throw notOwn(unit)
  refuseIn(report)
  switch (act.kind) {
    case 'file': {
      const { file, name, notes } = act
      return [{ kind: 'file-read', unit, file, name, notes }]
    }
    case 'ask-part': {
      const { task, of } = act
      const named = plan.tasks.find(({ number }) => number === task)
      const halves = plan.indicators
        .filter((indicator) => indicator.task === task)
        .flatMap(({ responsible }) => responsible ?? [])
      if (!report.tasks.includes(task) || ![...(named?.responsible ?? []), ...halves].includes(of))
        throw new Problem('round-part-unknown', { unit: of.slice(0, 60), task })
      if (report.parts.some((part) => part.task === task && part.of === of)) return []
      return [{ kind: 'part-asked', unit, task, of, words: checked(act.words, 0, 400) }]
    }
    case 'hand-on': {
      const { person, name, unit: theirs } = act.to
      if (theirs === null || !namesSpeakingFor(plan, [unit]).includes(theirs)) throw notOwn(unit)
      return [{ kind: 'handed-on', unit, to: { person, name }, words: checked(act.words, 0, 400) }]
    }
    case 'send': {
      const open = report.tasks.filter((task) => !report.texts.get(textKey(task, unit))?.words.progress)
      if (open.length > 0)
        throw new Problem('round-unfinished', { count: open.length, tasks: open.slice(0, 20).join('、') })
      const name = checked(act.name, 1, MOST_NAME)
      // Signed on the day on which it is sent, or dated a little before; never ahead.
      if (act.day > today) throw new Problem('round-day-ahead', { day: act.day, today })
      return [{ kind: 'sent', unit, name, day: act.day }]
    }
  }
}

function judging(
  round: Round,
  act: Extract<RoundAct, { kind: 'return' | 'accept' }>,
  { actor, today }: { readonly actor: RoundActor; readonly today: Day },
): readonly RoundHappening[] {
  const { unit } = act
  const report = reportIn(round, unit)
  if (!supervises(actor)) throw notOwn(unit)
  if (act.kind === 'return' && round.inForce !== null) throw new Problem('round-in-force')
  const isReopened = act.kind === 'return' && report.state === 'accepted'
  if (report.state !== 'sent' && !isReopened) throw new Problem('round-not-sent', { unit })
  if (act.kind === 'accept') return [{ kind: 'accepted', unit, words: checked(act.words, 0) }]
  if (act.due < today) throw new Problem('round-day-past', { day: act.due, today })
  return [{ kind: 'returned', unit, words: checked(act.words, 1), due: act.due }]
}

function binding(
  round: Round,
  act: Extract<RoundAct, { kind: 'bind' | 'edit' | 'put-in-force' }>,
  actor: RoundActor,
): readonly RoundHappening[] {
  if (!supervises(actor)) throw notOwn('')
  if (round.inForce !== null) throw new Problem('round-in-force')
  switch (act.kind) {
    case 'bind': {
      const { asOf, knownAt, lang } = act
      return [{ kind: 'bound', asOf, knownAt, lang }]
    }
    case 'edit': {
      if (round.binding === null) throw new Problem('round-not-bound')
      const { key, version } = act
      const words = checked(act.words, 1, MOST_PARAGRAPH)
      const remark = checked(act.remark, 0, 400)
      const stands = round.paragraphs.get(key)
      if (stands?.words === words && stands.remark === remark) return []
      if ((stands?.version ?? 0) !== version)
        throw new Problem('round-paragraph-changed', { by: stands?.by ?? '' })
      return [{ kind: 'paragraph', key, words, remark }]
    }
    case 'put-in-force': {
      if (round.binding === null) throw new Problem('round-not-bound')
      if (act.seq !== round.seq) throw new Problem('round-moved-on')
      const { file, sha256, title, proofs } = act
      return [{ kind: 'in-force', file, sha256, title, proofs }]
    }
  }
}

/** Characters of a paragraph of the bound report. */
export const MOST_PARAGRAPH = 6_000

/** How many reports stand how: each counts once; `late` apart, of those that are not in. */
export function reportCounts(round: Round, day: Day) {
  const reports = [...round.reports.values()]
  const of = (state: UnitReport['state']): number => reports.filter((one) => one.state === state).length
  return {
    all: reports.length,
    asked: of('asked'),
    begun: of('begun'),
    sent: of('sent'),
    returned: of('returned'),
    accepted: of('accepted'),
    late: reports.filter((one) => !hasArrived(one) && day > one.due).length,
  }
}
