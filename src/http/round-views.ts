// Rounds of reports as a request sees them: which plan, who asks, and what is known of each task of a unit.
import type { FastifyRequest } from 'fastify'
import { speakersFor } from '../core/answerable.ts'
import { isReleased } from '../core/clearance.ts'
import { contradictions } from '../core/contradiction.ts'
import { isWhole } from '../core/decomposition.ts'
import { grouped } from '../core/grouped.ts'
import type { Instant } from '../core/period.ts'
import { periodWords, writtenDay } from '../core/period-words.ts'
import type { Indicator, Plan } from '../core/plan.ts'
import { Problem } from '../core/problem.ts'
import { HERE_AND_NOW, type Standpoint } from '../core/standpoint.ts'
import { statusWord } from '../core/status-words.ts'
import { fill, type Language, text } from '../core/text.ts'
import { dayOf } from '../core/zone.ts'
import { isStepDone } from '../desk/ledger.ts'
import type { RoundHand } from '../desk/round-desk.ts'
import { stepByStep } from '../ingest/turn.ts'
import type { Picture } from '../live/pictures.ts'
import { type PaperGround, type PaperLine, paperLines } from '../reports/lines.ts'
import { slipLine } from '../reports/slip-lines.ts'
import { readsReport, writesIn } from '../rounds/acts.ts'
import type { Round, RoundText, UnitReport } from '../rounds/round.ts'
import type { TaskDispute, TaskFacts, TaskStep, WrittenBefore } from '../rounds/task-facts.ts'
import { isNumbered, isOpen, type Slip } from '../slips/slip.ts'
import { releasedToRequest } from './asker.ts'
import type { HttpDeps } from './deps.ts'
import { pictureOf } from './found.ts'
import { paperGround } from './papers.ts'
import { doerOfRequest, personOf } from './plugins/rights.ts'
import { plansThen } from './slip-views.ts'

type Asking = Pick<FastifyRequest, 'person'>

/** The plan of a round as it stands today, or stood where one stands: who answers then decides who may do what. Problem `round-unknown`. */
export async function planOfRound(
  deps: HttpDeps,
  round: Round,
  asked: Standpoint = HERE_AND_NOW,
): Promise<Plan> {
  const plan = (await plansThen(deps, asked)).get(round.plan)
  if (!plan) throw new Problem('round-unknown', { id: round.id })
  return plan
}

export const handOfRound = (request: Pick<FastifyRequest, 'person' | 'ip'>, plan: Plan): RoundHand => ({
  actor: personOf(request),
  doer: doerOfRequest(request),
  plan,
})

/** Problem `round-not-own` for whom the report is none of their business. */
export function assertReads(plan: Plan, report: UnitReport, { person }: Asking): void {
  if (!readsReport(plan, report, person)) throw new Problem('round-not-own', { unit: report.unit })
}

/** Texts that quote figures which wait are read by the units they are of; null words: they are there, and not for this reader. */
export const readsText = (
  plan: Plan,
  report: UnitReport,
  text: RoundText,
  request: Asking,
  now: Instant,
): boolean =>
  isReleased(text.releaseAt, releasedToRequest(request, now)) ||
  writesIn(plan, report, request.person).length > 0

export interface KnownOfPlan {
  readonly picture: Picture
  readonly ground: PaperGround
  readonly lines: ReadonlyMap<string, PaperLine>
}

/** All that is known of a plan where one stands. Raises `plan-unknown`. */
export async function knownOfPlan(
  deps: HttpDeps,
  request: Asking,
  asked: Standpoint,
  lang: Language,
): Promise<KnownOfPlan> {
  const picture = await pictureOf(deps.pictures, asked)
  const ground = await paperGround(deps, request, picture, { evidence: true })
  const lines = await stepByStep(paperLines(ground, lang))
  return { picture, ground, lines: new Map(lines.map((line) => [line.indicator.id, line])) }
}

const WORDS = {
  month: text('{month}进展', 'progress of {month}'),
  reply: text('{number}的答复（{day}）', 'reply to {number} ({day})'),
  report: text('{title}', '{title}'),
  step: text('{name}（{indicator}）', '{name} ({indicator})'),
  slip: text('{number} {matter}：{state}，限{limit}', '{number} {matter}: {state}, by {limit}'),
} as const

/** Of each task of a unit's report, in its order. `earlier`: rounds of the plan that were due before. */
export function taskFactsOf(
  known: KnownOfPlan,
  report: UnitReport,
  earlier: readonly Round[],
  lang: Language,
): readonly TaskFacts[] {
  const { ground, lines } = known
  const { plan, asOf } = ground
  const byTask = grouped(plan.indicators.filter(isWhole), ({ task }) => task)
  const slips = slipsByTask(ground)
  return report.tasks.flatMap((number): TaskFacts[] => {
    const task = plan.tasks.find((one) => one.number === number)
    if (!task) return []
    const own = byTask.get(number) ?? []
    const named = new Set([...task.responsible, ...own.flatMap(({ responsible }) => responsible ?? [])])
    return [
      {
        task: number,
        words: task.text,
        responsible: [...named]
          .filter((id) => id !== report.unit)
          .map((id) => ({ id, name: plan.units.find((unit) => unit.id === id)?.name ?? id })),
        figures: own.flatMap(({ id }) => {
          const line = lines.get(id)
          if (!line) return []
          const { name, value, target, status, completion, gap, period, assessment } = line
          return [
            { indicator: id, name, value, target, status, completion, gap, period, light: assessment.light },
          ]
        }),
        before: writtenBefore(ground, report, number, slips.get(number) ?? [], earlier, lang),
        steps: own.flatMap((indicator) => stepsOf(known, indicator, lang)),
        slips: (slips.get(number) ?? []).filter(isOpen).map((slip) => {
          const { number: called, matter, state, limit } = slipLine(slip, plan, asOf, lang)
          return { id: slip.id, words: fill(WORDS.slip[lang], { number: called, matter, state, limit }) }
        }),
      },
    ]
  })
}

/** Those that are done, with the files that stand for them. */
function stepsOf({ ground, lines }: KnownOfPlan, indicator: Indicator, lang: Language): readonly TaskStep[] {
  const assessment = ground.assessments.find((one) => one.indicator === indicator.id)
  if (!assessment) return []
  const planned = indicator.steps.toSorted((a, b) => (a.due < b.due ? -1 : 1))
  return planned
    .filter((_, at) => isStepDone(indicator, assessment, planned, at))
    .map((step) => ({
      words: fill(WORDS.step[lang], {
        name: step.name,
        indicator: lines.get(indicator.id)?.name ?? indicator.name,
      }),
      // Where the plan does not say when it was done the planned day would read as that.
      due: step.done === null ? '' : writtenDay(step.done, lang),
      evidence: ground.evidence
        .filter(({ subject }) => subject.id === `${ground.plan.id}/${indicator.id}/${step.id}`)
        .map(({ name }) => name),
    }))
}

/** Numbered slips of tasks and of their indicators. */
function slipsByTask({ plan, slips }: PaperGround): ReadonlyMap<number, readonly Slip[]> {
  const taskOf = ({ matter: { subject } }: Slip): number | null =>
    subject.kind === 'task'
      ? Number(subject.id)
      : subject.kind === 'indicator'
        ? (plan.indicators.find(({ id }) => id === subject.id)?.task ?? null)
        : null
  const found = new Map<number, Slip[]>()
  for (const slip of slips) {
    const task = slip.drafted || !isNumbered(slip) ? null : taskOf(slip)
    if (task !== null) found.set(task, [...(found.get(task) ?? []), slip])
  }
  return found
}

/** How many of a unit's earlier texts of one task are offered. */
const MOST_OFFERED = 12

function writtenBefore(
  { plan, narratives }: PaperGround,
  { unit }: UnitReport,
  number: number,
  slips: readonly Slip[],
  earlier: readonly Round[],
  lang: Language,
): readonly WrittenBefore[] {
  const speakers = new Set([unit, ...speakersFor(plan, [unit])])
  const own = new Set(plan.units.filter(({ parent }) => parent === unit).map(({ id }) => id))
  const isOwn = (id: string): boolean => id === unit || own.has(id) || speakers.has(id)
  const months = narratives
    .filter((one) => one.task === number && isOwn(one.unit))
    .map((one) => ({
      at: one.at,
      id: one.id,
      source: fill(WORDS.month[lang], { month: periodWords(one.period, 'period')[lang] }),
      words: one.words,
    }))
  const replies = slips
    .filter(({ receiver }) => receiver.kind === 'unit' && isOwn(receiver.id))
    .flatMap((slip) =>
      slip.replies.map((reply) => ({
        at: reply.at,
        id: reply.id,
        source: fill(WORDS.reply[lang], { number: slip.number.text, day: writtenDay(dayOf(reply.at), lang) }),
        words: { progress: reply.text, problems: '', next: '' },
      })),
    )
  const reports = earlier.flatMap((round) => {
    const found = round.reports.get(unit)?.texts.get(`${number}/${unit}`)
    return found
      ? [{ at: found.at, id: `${round.id}-${number}`, source: round.title, words: found.words }]
      : []
  })
  return [...months, ...replies, ...reports]
    .toSorted((a, b) => (a.at > b.at ? -1 : 1))
    .slice(0, MOST_OFFERED)
    .map(({ id, source, words }) => ({ id, source, words }))
}

/** What the figures say against a text of a task. */
export function disputesOf(
  { ground, lines }: KnownOfPlan,
  { task, words }: Pick<RoundText, 'task' | 'words'>,
  lang: Language,
): readonly TaskDispute[] {
  const own = ground.plan.indicators.filter((one) => one.task === task && isWhole(one)).map(({ id }) => id)
  const assessments = ground.assessments.filter(({ indicator }) => own.includes(indicator))
  return contradictions({ claim: null, words }, assessments).map(({ indicator, phrase, status }) => ({
    indicator,
    phrase,
    name: lines.get(indicator)?.name ?? indicator,
    status: statusWord(status)[lang],
  }))
}
