// What documents say of each indicator and each slip: words and gauge, made once of the figures that count, for every document the same.
import { gaugeView } from '../boards/index.ts'
import { leaderCalled, unitCalled } from '../boards/names.ts'
import { answerersOf } from '../core/answerable.ts'
import type { Assessment } from '../core/assessment.ts'
import { defaultBasis } from '../core/basis.ts'
import { catchUpOf, monthlyNeed, paceWords } from '../core/catch-up.ts'
import { isWhole } from '../core/decomposition.ts'
import type { EvidenceFile } from '../core/evidence.ts'
import { byIndicatorOf, figuresAbout } from '../core/figures-about.ts'
import { yearOfPeriods } from '../core/history.ts'
import { besideUnit } from '../core/measure-words.ts'
import type { Narrative } from '../core/narrative.ts'
import type { Observation } from '../core/observation.ts'
import type { Day, Instant } from '../core/period.ts'
import { periodWords } from '../core/period-words.ts'
import type { Indicator, Plan } from '../core/plan.ts'
import { figureText, pointsText } from '../core/reason.ts'
import type { Due } from '../core/reporting.ts'
import { lightWord } from '../core/status-words.ts'
import { type Language, text } from '../core/text.ts'
import { compareWorst } from '../core/worst-first.ts'
import type { Slip } from '../slips/slip.ts'
import { type Counted, countedAs } from './counts.ts'
import type { GaugeFact } from './document.ts'
import { amountsIn } from './english-amounts.ts'

/** All that is known of a plan where one stands, as far as whoever asks may know it. */
export interface PaperGround {
  /** As it stood on the day. */
  readonly plan: Plan
  readonly asOf: Day
  /** Nothing that became known later is in it. */
  readonly knownAt: Instant
  /** Those that count. */
  readonly figures: readonly Observation[]
  readonly assessments: readonly Assessment[]
  /** Of the plan, whatever became of them. */
  readonly slips: readonly Slip[]
  /** One a unit, task and month. */
  readonly narratives: readonly Narrative[]
  /** Files that stand. */
  readonly evidence: readonly EvidenceFile[]
  /** What was to come in during the months that the document is about. */
  readonly due: readonly Due[]
}

/** An indicator in words, in one language. */
export interface PaperLine {
  readonly indicator: Indicator
  readonly assessment: Assessment
  readonly counted: Counted
  /** What a target is shared out to (分解): counted apart. */
  readonly share: boolean
  readonly name: string
  /** `1,130 户`; — without a figure. */
  readonly value: string
  readonly target: string
  /** What was to be reached by then; — where nothing is expected before the horizon. */
  readonly expected: string
  /** `56.5%`; — for rates. */
  readonly completion: string
  /** `落后序时 26.8 个百分点`; — without an expectation. */
  readonly gap: string
  readonly status: string
  readonly light: string
  /** `1-10月`; — before the first is due. */
  readonly period: string
  /** Of what is behind the first period of an unbroken run; else empty. */
  readonly since: string
  /** How many periods that run has. */
  readonly run: number
  /** Of what is behind: 剩 2 个月，需月均 435 户; empty where months make up nothing. */
  readonly pace: string
  /** The same as a number: 435 户; empty too where there is no time left. */
  readonly need: string
  readonly reason: string
  readonly gauge: GaugeFact
  /** Ids and names of those who answer, the first in charge. */
  readonly lead: readonly string[]
  readonly leaders: readonly string[]
  readonly units: string
  readonly led: string
  readonly demo: boolean
}

const NOTHING = '—'
const JOIN = text('、', ', ')

/** In the plan's order. A step after each, so that others can be served between. */
export function* paperLines(
  { plan, figures, assessments, asOf }: PaperGround,
  lang: Language,
): Generator<void, readonly PaperLine[], void> {
  const byIndicator = byIndicatorOf(figures)
  const assessed = new Map(assessments.map((assessment) => [assessment.indicator, assessment]))
  const look = { plan: plan.id }
  const units = new Map(plan.units.map((unit) => [unit.id, unitCalled(unit, lang)]))
  const leaders = new Map(plan.leaders.map((leader) => [leader.id, leaderCalled(leader, lang)]))
  const lines: PaperLine[] = []
  for (const indicator of plan.indicators) {
    const assessment = assessed.get(indicator.id)
    if (!assessment) continue
    const view = gaugeView({ plan, figures: byIndicator, lang, look }, indicator, assessment)
    const { actual, expected, completion } = assessment
    const own = byIndicator.get(indicator.id) ?? []
    const isLate = assessment.status === 'behind' || assessment.status === 'missed'
    const run = isLate ? runOf(plan, indicator, figuresAbout(indicator, byIndicator), asOf) : []
    const [first] = run
    const catchUp = isLate ? catchUpOf(plan, indicator, own, assessment) : null
    const { lead, leaders: inCharge } = answerersOf(plan, indicator)
    const said = (words: string): string => amountsIn(words, indicator.unit, lang)
    const called = (known: ReadonlyMap<string, string>, ids: readonly string[]): string =>
      ids.map((id) => known.get(id) ?? id).join(JOIN[lang])
    lines.push({
      indicator,
      assessment,
      counted: countedAs(assessment.status),
      share: !isWhole(indicator),
      name: view.name,
      value: view.value ? besideUnit(view.value.number, view.value.unit) : NOTHING,
      target: view.target.short,
      expected: expected ? said(besideUnit(figureText(expected, indicator), indicator.unit)) : NOTHING,
      completion: completion ? `${pointsText(completion)}%` : NOTHING,
      gap: said(view.gap?.words ?? NOTHING),
      status: view.word,
      light: lightWord(view.light)[lang],
      period: view.shortPeriod ?? NOTHING,
      since: first ? periodWords(first, defaultBasis(indicator), plan)[lang] : '',
      run: run.length,
      pace: catchUp ? said(paceWords(catchUp, indicator)[lang]) : '',
      need: said((catchUp && monthlyNeed(catchUp, indicator)?.[lang]) ?? ''),
      reason: said(view.reason),
      gauge: {
        gauge: { ...view.dial, actual: actual && view.dial.actual, light: view.light },
        alt: `${view.name} ${view.word} ${view.reason}`,
      },
      lead,
      leaders: inCharge,
      units: called(units, lead),
      led: called(leaders, inCharge),
      demo: view.demo,
    })
    yield
  }
  return lines
}

/** The periods, up to the last that is judged, in which it was behind without a break. */
function runOf(plan: Plan, indicator: Indicator, figures: readonly Observation[], asOf: Day) {
  const judged = yearOfPeriods(plan, indicator, figures, asOf).filter(({ assessment }) => assessment !== null)
  const before = judged.findLastIndex(
    ({ assessment }) => assessment?.status !== 'behind' && assessment?.status !== 'missed',
  )
  return judged.slice(before + 1).map(({ period }) => period)
}

/** Of these what is behind, the worst first. */
export const behindWorstFirst = (lines: readonly PaperLine[]): readonly PaperLine[] =>
  lines
    .filter(({ counted }) => counted === 'behind')
    .toSorted((a, b) => compareWorst(a.assessment, b.assessment))
