// A figure that is only watched (监测指标): its latest value, which way it goes, the year's path without pace or target, its figures to the cell.
import { indicatorCalled, taskHref, watchedPath } from '../../boards/index.ts'
import { type PathView, pathFile } from '../../charts/index.ts'
import { answerersOf, sourcesOf } from '../../core/answerable.ts'
import { defaultBasis } from '../../core/basis.ts'
import type { MarkedEvent } from '../../core/marked-event.ts'
import type { Observation } from '../../core/observation.ts'
import type { Day, Instant, Period } from '../../core/period.ts'
import type { Indicator, Plan } from '../../core/plan.ts'
import { figureText } from '../../core/reason.ts'
import { type Language, text } from '../../core/text.ts'
import { travelWords } from '../../core/travel-words.ts'
import type { WatchedState } from '../../core/watched.ts'
import type { PlaceInList } from '../../desk/place-in-list.ts'
import type { UploadName, Vintage } from '../../store/store.ts'
import type { Frame } from '../frame.ts'
import { FollowButton } from '../kit/follow-button.tsx'
import { LeaderNames, UnitNames } from '../kit/names.tsx'
import { type Fact, FactList } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { sayIn } from '../messages/index.ts'
import { formStyles } from '../styles/form.ts'
import { indicatorStyles } from '../styles/indicator.ts'
import { textStyles } from '../styles/texts.ts'
import { CorrectForm } from './correct-form.tsx'
import { Corrections } from './corrections.tsx'
import { Definition } from './definition.tsx'
import { Events } from './events.tsx'
import { FigureTable } from './figures.tsx'
import { eventMarks, monthNames } from './indicator.tsx'
import { NextInList } from './indicator-head.tsx'
import { TaskTexts, type TaskTextsInput } from './task-texts.tsx'
import { TravelLine } from './travel-words.tsx'
import { watchedPeriod, watchedValue } from './watched-words.ts'
import { YearChart } from './year-chart.tsx'

/** What its chart is drawn from. */
export interface WatchedChartInput {
  readonly plan: Plan
  readonly indicator: Indicator
  readonly state: WatchedState
  /** Those that count, of this indicator. */
  readonly figures: readonly Observation[]
  /** All of this indicator, oldest first. */
  readonly vintages: readonly Vintage[]
  /** `eventsThen(...)` */
  readonly events: readonly MarkedEvent[]
  readonly asOf: Day
}

interface WatchedInput extends WatchedChartInput {
  readonly uploads: ReadonlyMap<string, UploadName>
  readonly knownAt: Instant | null
  readonly place: PlaceInList
  /** For which it is reported. */
  readonly periods: readonly Period[]
  readonly mayMark: boolean
  readonly mayCorrect: boolean
  readonly texts: TaskTextsInput | null
}

const WORDS = {
  watched: text('监测指标', 'Watched figure'),
  how: text(
    '没有目标，只看走向：不评判，不亮灯，不开督查单，各处计数都不含。',
    'It has no target and only its way is looked at: no status, no light, no slip, and no count holds it.',
  ),
  none: text(
    '还没有数据；报送单位按模板报来，这里就有数值和走向。',
    'No figure yet; once its unit sends one with the template, value and way stand here.',
  ),
  noWay: text('还没有可比的上一期和上年同期。', 'There is no earlier figure yet to compare it with.'),
  up: text('越高越好', 'it rises'),
  down: text('越低越好', 'it falls'),
  band: text('升降都不算好坏', 'neither way'),
  way: text('哪边向好', 'Better when'),
  lead: text('牵头单位', 'Lead'),
  supplies: text('报送单位', 'Supplied by'),
  leader: text('分管领导', 'Leader in charge'),
  task: text('第 {number} 项任务', 'Task {number}'),
  stop: text('；', '; '),
} as const

/** The year’s path, and what it shows in a sentence. */
function chartOf(input: WatchedChartInput, lang: Language): { view: PathView; finding: string } {
  const { plan, indicator, state } = input
  const { last, partner: _none, ...path } = watchedPath(input)
  const value = state.figure?.value
  const view: PathView = {
    ...path,
    ...(last.some((one) => one !== null) && { last }),
    ...(value && { label: figureText(value, indicator) }),
    events: eventMarks(input),
    months: monthNames(plan, lang),
    // What adds up over the year begins at nothing.
    ...(defaultBasis(indicator) !== 'cumulative' && { floats: true }),
    light: 'grey',
  }
  return { view, finding: findingOf(input, lang) }
}

function findingOf({ plan, indicator, state }: WatchedChartInput, lang: Language): string {
  const { figure, travel } = state
  if (figure === null) return WORDS.none[lang]
  const ways = (['before', 'yearAgo'] as const).flatMap(
    (key) => travelWords(indicator, figure, travel, key)?.[lang] ?? [],
  )
  return [`${watchedPeriod(state, plan, lang)} ${watchedValue(state)}`, ...ways].join(WORDS.stop[lang])
}

export function watchedChart(input: WatchedChartInput, lang: Language): string {
  const { view, finding } = chartOf(input, lang)
  const { indicator } = input
  return pathFile(view, `${indicatorCalled(indicator, lang)}（${indicator.unit}）`, finding)
}

export function renderWatched(input: WatchedInput, frame: Frame): string {
  const { plan, indicator, state, place } = input
  const { lang, look } = frame
  const say = sayIn(lang)
  const name = indicatorCalled(indicator, lang)
  const names = new Map(plan.watched.map((one) => [one.id, indicatorCalled(one, lang)]))
  const children = (
    <>
      <div class="title-row">
        <h1>{name}</h1>
        <p class="state watched">{WORDS.watched[lang]}</p>
        <NextInList place={place} names={names} frame={frame} />
      </div>
      <FollowButton frame={frame} what={{ plan: plan.id, kind: 'indicator', id: indicator.id }} />
      <div class="sight">
        <WatchedHead input={input} frame={frame} />
        <YearChart input={{ ...chartOf(input, lang), indicator, partner: null }} frame={frame} />
      </div>
      <FigureTable input={input} look={look} lang={lang} say={say} />
      <Corrections input={input} look={look} lang={lang} />
      <Events input={input} frame={frame} />
      <Definition plan={plan} indicator={indicator} say={say} lang={lang} />
      {input.mayCorrect && (
        <CorrectForm plan={plan} indicator={indicator} periods={input.periods} frame={frame} />
      )}
      {input.texts && <TaskTexts input={input.texts} frame={frame} />}
    </>
  )
  const styles = formStyles + textStyles + indicatorStyles
  const scripts = frame.assets.chart ? [frame.assets.chart] : []
  return pageOf({ title: name, demo: state.demo, dated: true, styles, scripts, children }, frame)
}

function WatchedHead({ input, frame }: { input: WatchedInput; frame: Frame }) {
  const { plan, indicator, state } = input
  const { lang, look } = frame
  const say = speak(WORDS, lang)
  const { figure, travel } = state
  const { lead, leaders } = answerersOf(plan, indicator)
  const sources = sourcesOf(plan, indicator)
  const task = plan.tasks.find(({ number }) => number === indicator.task)
  const compared = (['before', 'yearAgo'] as const).filter((key) => travel[key] !== null)
  const facts: Fact[] = [
    [say('way'), say(indicator.direction)],
    [say('lead'), lead.length > 0 ? <UnitNames plan={plan} ids={lead} look={look} /> : null],
    [
      say('supplies'),
      sources.length > 0 && sources.join() !== lead.join() ? (
        <UnitNames plan={plan} ids={sources} look={look} />
      ) : null,
    ],
    [say('leader'), leaders.length > 0 ? <LeaderNames plan={plan} ids={leaders} look={look} /> : null],
  ]
  return (
    <div class="card says">
      <p class="latest light-grey">
        <b>{figure?.value ? figureText(figure.value, indicator) : '—'}</b> <span>{indicator.unit}</span>
      </p>
      {figure ? (
        <>
          <p class="finding">{watchedPeriod(state, plan, lang)}</p>
          {compared.length === 0 && <p class="lead">{say('noWay')}</p>}
          <ul class="ways">
            {compared.map((key) => (
              <li key={key}>
                <TravelLine indicator={indicator} figure={figure} travel={travel} way={key} lang={lang} />
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p class="finding">{say('none')}</p>
      )}
      <p class="lead">{say('how')}</p>
      <FactList class="facts" facts={facts} />
      {task && (
        <p class="lead">
          <a href={taskHref(task.number, { ...look, plan: plan.id })}>
            {say('task', { number: task.number })}
          </a>
        </p>
      )}
    </div>
  )
}
