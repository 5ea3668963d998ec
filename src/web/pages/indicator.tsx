// One indicator: how it stands beside its one chart, why in three lines, its figures to the very cell, corrections, what was written.
import { gaugeView, yearPath } from '../../boards/index.ts'
import { type PathView, pathFile } from '../../charts/index.ts'
import type { Assessment, Proof } from '../../core/assessment.ts'
import { defaultBasis } from '../../core/basis.ts'
import type { EvidenceFile } from '../../core/evidence.ts'
import { byIndicatorOf } from '../../core/figures-about.ts'
import type { PeriodVerdict } from '../../core/history.ts'
import { farthestMonth, learntLine, learntPace, learntWords } from '../../core/learnt-pace.ts'
import type { MarkedEvent } from '../../core/marked-event.ts'
import { isDemo, type Observation } from '../../core/observation.ts'
import {
  beginOf,
  type Day,
  endIndex,
  endMonthOf,
  frequencyOf,
  type Instant,
  monthIndexOf,
} from '../../core/period.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Indicator, Plan } from '../../core/plan.ts'
import { figureText } from '../../core/reason.ts'
import type { Due } from '../../core/reporting.ts'
import { statusWord } from '../../core/status-words.ts'
import type { Language } from '../../core/text.ts'
import type { ProgrammeYear } from '../../core/years.ts'
import type { PlaceInList } from '../../desk/place-in-list.ts'
import type { UploadName, Vintage } from '../../store/store.ts'
import type { Frame } from '../frame.ts'
import { FollowButton } from '../kit/follow-button.tsx'
import { pageOf } from '../kit/page.tsx'
import { type Say, sayIn } from '../messages/index.ts'
import { levelStyles, measureStyles } from '../styles/alerts.ts'
import { formStyles } from '../styles/form.ts'
import { indicatorStyles } from '../styles/indicator.ts'
import { textStyles } from '../styles/texts.ts'
import { yearsStyles } from '../styles/years.ts'
import { StatusIcon } from '../wall/icons.tsx'
import { CorrectForm } from './correct-form.tsx'
import { Corrections } from './corrections.tsx'
import { Events, eventMark } from './events.tsx'
import { FigureTable } from './figures.tsx'
import { IndicatorHead, IndicatorTitle, type OpenSlip } from './indicator-head.tsx'
import { IndicatorYears, ProgrammeYears, type YearOfIndicator } from './indicator-years.tsx'
import { SharedOutTo, sharesStyles } from './shares.tsx'
import { StepLine } from './step-line.tsx'
import { TaskTexts, type TaskTextsInput } from './task-texts.tsx'
import { Why } from './why.tsx'
import { YearChart } from './year-chart.tsx'

export interface IndicatorInput {
  readonly plan: Plan
  readonly indicator: Indicator
  readonly assessment: Assessment
  readonly proof: Proof
  /** `yearOfPeriods(...)` */
  readonly year: readonly PeriodVerdict[]
  /** Those that count, of this indicator. */
  readonly figures: readonly Observation[]
  /** Those of the other indicator that it is held against; none where there is none. */
  readonly partner: readonly Observation[]
  /** All of this indicator, oldest first. */
  readonly vintages: readonly Vintage[]
  /** What brought its figures, as far as the reader may see it, by id. */
  readonly uploads: ReadonlyMap<string, UploadName>
  /** Open slips about it. */
  readonly slips: readonly OpenSlip[]
  /** The next figure that is asked for; null: none is. */
  readonly due: Pick<Due, 'period' | 'day'> | null
  /** Of its steps, by the step's id. */
  readonly evidence: ReadonlyMap<string, readonly EvidenceFile[]>
  /** null: there are no others. */
  readonly place: PlaceInList | null
  /** `eventsThen(...)` */
  readonly events: readonly MarkedEvent[]
  readonly mayMark: boolean
  /** `redefinitionsThen(...)`; absent: what it is was never changed. */
  readonly redefined?: readonly MarkedEvent[]
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
  /** Of the whole plan: what its target is shared out to stands beside it. */
  readonly around: { readonly assessments: readonly Assessment[]; readonly figures: readonly Observation[] }
}

export function renderIndicator(input: IndicatorInput, frame: Frame): string {
  const { plan, indicator, assessment } = input
  const { lang } = frame
  const say = sayIn(lang)
  const figures = byIndicatorOf(input.figures)
  const view = gaugeView({ plan, figures, lang, look: frame.look }, indicator, assessment)
  const children = (
    <>
      <IndicatorTitle view={view} place={input.place} names={namesOf(plan, lang)} frame={frame} />
      <FollowButton frame={frame} what={{ plan: plan.id, kind: 'indicator', id: indicator.id }} />
      <div class="sight">
        <IndicatorHead input={input} view={view} frame={frame} />
        <YearChart
          input={{ ...chartOf(input, view.value?.number, lang), indicator, finding: view.reason }}
          frame={frame}
        />
      </div>
      <SharedOutTo input={{ plan, indicator, asOf: input.asOf, ...input.around }} frame={frame} />
      <Why input={input} frame={frame} say={say} />
      <YearStrip year={input.year} plan={plan} indicator={indicator} lang={lang} say={say} />
      {indicator.steps.length > 0 && <StepLine input={input} frame={frame} />}
      <ProgrammeYears
        plan={plan}
        indicator={indicator}
        assessment={assessment}
        years={input.programme}
        lang={lang}
      />
      <IndicatorYears years={input.years} here={plan.id} frame={frame} />
      <FigureTable input={input} look={frame.look} lang={lang} say={say} />
      <Corrections input={input} look={frame.look} lang={lang} />
      <Events input={input} frame={frame} />
      <PaceProposal input={input} lang={lang} say={say} />
      {input.mayCorrect && (
        <CorrectForm
          plan={plan}
          indicator={indicator}
          periods={input.year.map(({ period }) => period)}
          frame={frame}
        />
      )}
      {input.texts && <TaskTexts input={input.texts} frame={frame} />}
    </>
  )
  const demo = view.demo || (figures.get(indicator.id) ?? []).some(isDemo)
  const styles =
    formStyles + textStyles + levelStyles + measureStyles + yearsStyles + indicatorStyles + sharesStyles
  const scripts = frame.assets.chart ? [frame.assets.chart] : []
  return pageOf({ title: view.name, demo, dated: true, styles, scripts, children }, frame)
}

/** The chart as a file of its own, under the indicator's name. */
export function indicatorChart(input: ChartInput, lang: Language): string {
  const { indicator, assessment } = input
  const name = lang === 'en' ? (indicator.nameEn ?? indicator.name) : indicator.name
  const { view } = chartOf(
    input,
    assessment.actual ? figureText(assessment.actual, indicator) : undefined,
    lang,
  )
  return pathFile(view, `${name}（${indicator.unit}）`, assessment.reason[lang])
}

const namesOf = ({ indicators }: Plan, lang: Language): ReadonlyMap<string, string> =>
  new Map(indicators.map(({ id, name, nameEn }) => [id, lang === 'en' ? (nameEn ?? name) : name]))

/** What the chart is drawn from. */
export type ChartInput = Pick<
  IndicatorInput,
  'plan' | 'indicator' | 'assessment' | 'year' | 'figures' | 'partner' | 'vintages' | 'events' | 'asOf'
>

/** The year's path as it is drawn; where the same is expected at every period one line says both. */
function chartOf(
  input: ChartInput,
  label: string | undefined,
  lang: Language,
): { readonly view: PathView; readonly partner: string | null } {
  const found = yearPath({ ...input, figures: [...input.figures, ...input.partner] })
  const { last, partner, ...path } = found
  const flat = found.target !== null && found.pace.every((value) => value === null || value === found.target)
  const view: PathView = {
    ...path,
    ...(flat && { pace: found.pace.map(() => null) }),
    ...(last.some((value) => value !== null) && { last }),
    ...(partner && { partner: partner.values }),
    ...(label !== undefined && { label }),
    events: eventMarks(input),
    months: monthNames(input.plan, lang),
    light: input.assessment.light,
  }
  return { view, partner: partner?.name ?? null }
}

/** Those of the plan's year, under the marks that the page gives them. */
export const eventMarks = ({
  plan,
  events,
}: Pick<ChartInput, 'plan' | 'events'>): NonNullable<PathView['events']> =>
  events.flatMap(({ day }, at) => {
    const month = monthIndexOf(day) - beginOf(plan)
    return month >= 1 && month <= 12 ? [{ month, mark: eventMark(at + 1) }] : []
  })

export const monthNames = ({ yearBegins }: Plan, lang: Language): string[] =>
  Array.from({ length: 12 }, (_, index) =>
    sayIn(lang)('monthShort', { n: ((index + yearBegins - 1) % 12) + 1 }),
  )

/** What earlier years say against the pace, by the month of the status. */
function PaceProposal({ input, lang, say }: { input: IndicatorInput; lang: Language; say: Say }) {
  const { plan, indicator, figures, assessment } = input
  const learnt = learntPace(plan, indicator, figures)
  if (learnt === null) return null
  const at = assessment.period === null ? 0 : endIndex(assessment.period) - beginOf(plan)
  const month = at >= 1 && at < 12 ? at : farthestMonth(learnt)
  return (
    <details class="fold">
      <summary>{say('learntHead')}</summary>
      <p>{learntWords(plan, learnt, month)[lang]}</p>
      <p class="lead">
        {say('learntHow')} <code>{learntLine(learnt)}</code>
      </p>
    </details>
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
    <section aria-label={say('yearStrip')}>
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
    </section>
  )
}
