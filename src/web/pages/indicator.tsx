// One indicator: its gauge, its year, its figures with all vintages, and the proof of its status.
import type { ShownSlip } from '../../alerts/slips/shown.ts'
import { gaugeView, queryOf, yearPath } from '../../boards/index.ts'
import { pathSvg } from '../../charts/index.ts'
import type { Assessment, Proof } from '../../core/assessment.ts'
import { defaultBasis } from '../../core/basis.ts'
import { display } from '../../core/decimal.ts'
import { byIndicatorOf } from '../../core/figures-about.ts'
import type { PeriodVerdict } from '../../core/history.ts'
import { farthestMonth, learntLine, learntPace, learntWords } from '../../core/learnt-pace.ts'
import { isDemo, type Observation } from '../../core/observation.ts'
import { beginOf, type Day, endIndex, endMonthOf, frequencyOf, type Instant } from '../../core/period.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Indicator, Plan } from '../../core/plan.ts'
import { MATRIX } from '../../core/roles.ts'
import { statusWord } from '../../core/status-words.ts'
import { stepWords } from '../../core/step-words.ts'
import { targetTimeWords } from '../../core/target-words.ts'
import { type Language, text } from '../../core/text.ts'
import type { ProgrammeYear } from '../../core/years.ts'
import type { Vintage } from '../../store/store.ts'
import { drawn } from '../drawn.ts'
import type { Frame } from '../frame.ts'
import { type Fact, FactList } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { type Say, sayIn } from '../messages/index.ts'
import { levelStyles } from '../styles/alerts.ts'
import { formStyles } from '../styles/form.ts'
import { textStyles } from '../styles/texts.ts'
import { yearsStyles } from '../styles/years.ts'
import { Legend } from '../wall/footer.tsx'
import { StatusIcon } from '../wall/icons.tsx'
import { GaugeFace } from '../wall/tiles/gauge.tsx'
import { CorrectForm } from './correct-form.tsx'
import { Definition } from './definition.tsx'
import { IndicatorYears, ProgrammeYears, type YearOfIndicator } from './indicator-years.tsx'
import { ProofOf } from './proof.tsx'
import { LevelMark } from './slip-marks.tsx'
import { TaskTexts, type TaskTextsInput } from './task-texts.tsx'
import { TaskWords } from './task-words.tsx'
import { Vintages } from './vintages.tsx'

export interface IndicatorInput {
  readonly plan: Plan
  readonly indicator: Indicator
  readonly assessment: Assessment
  readonly proof: Proof
  /** `yearOfPeriods(...)` */
  readonly year: readonly PeriodVerdict[]
  /** Those that count, of this indicator (others are ignored). */
  readonly figures: readonly Observation[]
  /** All of this indicator, oldest first. */
  readonly vintages: readonly Vintage[]
  /** Open slips about it. */
  readonly slips: readonly Pick<ShownSlip, 'id' | 'level' | 'number' | 'rule' | 'receiver'>[]
  readonly asOf: Day
  readonly knownAt: Instant | null
  /** Whether the reader may send a figure of it. */
  readonly mayCorrect: boolean
  /** What was written of its task; null: it has none, or it is not for the reader. */
  readonly texts: TaskTextsInput | null
  /** In its own plan and in those of other years, the oldest first. */
  readonly years: readonly YearOfIndicator[]
  /** `programmeYears(...)` */
  readonly programme: readonly ProgrammeYear[]
}

export function renderIndicator(input: IndicatorInput, frame: Frame): string {
  const { plan, indicator, assessment } = input
  const { lang } = frame
  const say = sayIn(lang)
  const figures = byIndicatorOf(input.figures)
  const view = gaugeView({ plan, figures, lang, look: frame.look }, indicator, assessment)
  const children = (
    <>
      <Head input={input} view={view} frame={frame} say={say} />
      <h2>{say('yearStrip')}</h2>
      <YearStrip year={input.year} plan={input.plan} indicator={indicator} lang={lang} say={say} />
      <Path input={input} light={view.light} say={say} />
      <ProgrammeYears
        plan={plan}
        indicator={indicator}
        assessment={assessment}
        years={input.programme}
        lang={lang}
      />
      <IndicatorYears years={input.years} here={plan.id} frame={frame} />
      <PaceProposal input={input} lang={lang} say={say} />
      <h2>{say('proof')}</h2>
      <ProofOf proof={input.proof} indicator={indicator} lang={lang} say={say} />
      <Definition plan={plan} indicator={indicator} say={say} lang={lang} />
      <h2>{say('figures')}</h2>
      <Vintages input={input} lang={lang} say={say} />
      {input.mayCorrect && <CorrectForm input={input} frame={frame} />}
      {input.texts && <TaskTexts input={input.texts} frame={frame} />}
    </>
  )
  const demo = view.demo || (figures.get(indicator.id) ?? []).some(isDemo)
  const styles = formStyles + textStyles + levelStyles + yearsStyles
  return pageOf({ title: view.name, demo, dated: true, styles, children }, frame)
}

interface HeadInput {
  readonly input: IndicatorInput
  readonly view: ReturnType<typeof gaugeView>
  readonly frame: Frame
  readonly say: Say
}

/** How it stands: status, open slips, the notice’s own words, the gauge with its numbers. */
function Head({ input, view, frame, say }: HeadInput) {
  const { plan, indicator, assessment } = input
  const task = plan.tasks.find(({ number }) => number === indicator.task)
  const steps = stepWords(indicator)?.[frame.lang]
  const conclusion: Fact = [say('stepConclusion'), view.reason]
  return (
    <>
      <h1>{view.name}</h1>
      <p class={`state light-${view.light}`}>
        <StatusIcon status={view.status} light={view.light} />
        {view.word}
      </p>
      <OpenSlips input={input} frame={frame} />
      {task && (
        <TaskWords
          plan={plan}
          task={task}
          phrase={indicator.phrase}
          say={say}
          lang={frame.lang}
          asOf={input.asOf}
          look={frame.look}
          href={`/tasks/${task.number}${queryOf({ ...frame.look, plan: plan.id })}`}
        />
      )}
      <div class="two">
        <div class={`card gaugecard light-${view.light}`}>
          <GaugeFace view={view} say={say} />
          <Legend say={say} />
        </div>
        <div class="card">
          <FactList
            class="facts"
            facts={[
              [say('target'), `${targetTimeWords(plan, assessment.target)[frame.lang]}${view.target.short}`],
              [say('gap'), view.gap?.words ?? null],
              [say('rest'), view.rest],
              [say('completion'), assessment.completion && `${display(assessment.completion, 1)}%`],
              [say('period'), view.period],
            ]}
            wide={[
              conclusion,
              ...input.proof.changes.map((words): Fact => [say('changesOf'), words[frame.lang]]),
              ...(steps ? [[say('stepsReported'), steps] as const] : []),
            ]}
          />
        </div>
      </div>
    </>
  )
}

function Path({ input, light, say }: { input: IndicatorInput; light: Assessment['light']; say: Say }) {
  const found = yearPath(input)
  // Where the same is expected at every period one line says both.
  const flat = found.target !== null && found.pace.every((value) => value === null || value === found.target)
  const path = flat ? { ...found, pace: found.pace.map(() => null) } : found
  const months = Array.from({ length: 12 }, (_, index) =>
    say('monthShort', { n: ((index + input.plan.yearBegins - 1) % 12) + 1 }),
  )
  return (
    <>
      <h2>
        {say('yearPath')} ({input.indicator.unit})
      </h2>
      <div class={`card chart light-${light}`}>
        <div class="roomy" {...drawn(pathSvg({ ...path, months, light }))} />
        <div class="tight" {...drawn(pathSvg({ ...path, months, light }, true))} />
        <ul class="keys">
          <Key name={say('lineActual')} d="M0 7H34" width={4} color="var(--light)" />
          {!flat && <Key name={say('linePace')} d="M0 7H34" width={2} color="var(--text)" dashes="3 5" />}
          <Key name={say(flat ? 'lineTargetFlat' : 'lineTarget')} d="M0 7H34" width={2} color="var(--text)" />
          {path.revised.length > 0 && (
            <Key
              name={say('lineRevised')}
              d="M12 7a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z"
              width={2}
              color="var(--muted)"
            />
          )}
          {path.missing.length > 0 && (
            <Key name={say('lineMissing')} d="M12 2H22V12H12Z" width={2.5} color="var(--grey)" />
          )}
        </ul>
      </div>
    </>
  )
}

/** What earlier years say against the pace, by the month of the status. */
function PaceProposal({ input, lang, say }: { input: IndicatorInput; lang: Language; say: Say }) {
  const { plan, indicator, figures, assessment } = input
  const learnt = learntPace(plan, indicator, figures)
  if (learnt === null) return null
  const at = assessment.period === null ? 0 : endIndex(assessment.period) - beginOf(plan)
  const month = at >= 1 && at < 12 ? at : farthestMonth(learnt)
  return (
    <>
      <h2>{say('learntHead')}</h2>
      <div class="card">
        <p>{learntWords(plan, learnt, month)[lang]}</p>
        <p class="lead">
          {say('learntHow')} <code>{learntLine(learnt)}</code>
        </p>
      </div>
    </>
  )
}

interface KeyInput {
  readonly name: string
  readonly d: string
  readonly width: number
  readonly color: string
  readonly dashes?: string
}

function Key({ name, d, width, color, dashes }: KeyInput) {
  return (
    <li>
      <svg viewBox="0 0 34 14" aria-hidden="true">
        <path d={d} fill="none" stroke={color} stroke-width={width} stroke-dasharray={dashes} />
      </svg>
      {name}
    </li>
  )
}

const SLIP_WORDS = {
  title: text('在办督查单', 'Open slips'),
  raise: text('手工开单', 'Write a slip'),
} as const

interface OpenSlipsInput {
  readonly slips: readonly Pick<ShownSlip, 'id' | 'level' | 'number' | 'rule' | 'receiver'>[]
  readonly plan: Pick<Plan, 'id'>
  readonly indicator: Pick<Indicator, 'id'>
}

function OpenSlips({ input: { slips, plan, indicator }, frame }: { input: OpenSlipsInput; frame: Frame }) {
  const { lang, person } = frame
  const mayRaise = person ? MATRIX[person.role]['slips:write'] !== undefined : false
  if (slips.length === 0 && !mayRaise) return null
  const query = new URLSearchParams({ plan: plan.id, subject: `indicator/${indicator.id}` })
  return (
    <ul class="open-slips" aria-label={SLIP_WORDS.title[lang]}>
      {slips.map(({ id, level, number, rule, receiver }) => (
        <li key={id}>
          <LevelMark level={level} lang={lang} />{' '}
          <a href={`/alerts/${id}`}>
            {number} {rule.words[lang]}
          </a>{' '}
          {receiver.name}
        </li>
      ))}
      {mayRaise && (
        <li>
          <a href={`/alerts/new?${query}`}>{SLIP_WORDS.raise[lang]}</a>
        </li>
      )}
    </ul>
  )
}

interface YearStripInput {
  readonly year: readonly PeriodVerdict[]
  readonly plan: Plan
  readonly indicator: Indicator
  readonly lang: Language
  readonly say: Say
}

function YearStrip({ year, plan, indicator, lang, say }: YearStripInput) {
  return (
    <ol class="strip12">
      {year.map(({ period, assessment, light, caughtUp, note }) => (
        <li
          key={period}
          class={assessment ? `light-${light}` : undefined}
          title={assessment?.reason[lang] ?? note?.[lang] ?? undefined}
        >
          <b>
            {frequencyOf(period) === 'monthly'
              ? say('monthShort', { n: endMonthOf(period) })
              : periodWords(period, defaultBasis(indicator), plan)[lang]}
          </b>
          {assessment && <StatusIcon status={assessment.status} light={light} />}
          <span>{assessment ? statusWord(assessment.status)[lang] : (note?.[lang] ?? say('notYet'))}</span>
          {caughtUp && <span> · {say('caughtUp')}</span>}
        </li>
      ))}
    </ol>
  )
}
