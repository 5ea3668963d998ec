// How an indicator stands, in one sight: its name and status, the finding, who answers, what is open and what is due.
import type { ShownSlip } from '../../alerts/slips/shown.ts'
import {
  type GaugeTileView,
  indicatorHref,
  queryOf,
  reportHref,
  slipHref,
  taskHref,
} from '../../boards/index.ts'
import { answerersOf, sourcesOf } from '../../core/answerable.ts'
import type { Assessment, Proof } from '../../core/assessment.ts'
import { defaultBasis } from '../../core/basis.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Indicator, Plan } from '../../core/plan.ts'
import type { Due } from '../../core/reporting.ts'
import { MATRIX } from '../../core/roles.ts'
import { type Standpoint, vantageOf } from '../../core/standpoint.ts'
import { targetTimeWords } from '../../core/target-words.ts'
import { text } from '../../core/text.ts'
import type { PlaceInList } from '../../desk/place-in-list.ts'
import { dayWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { LeaderNames, ReceiverNames, UnitNames } from '../kit/names.tsx'
import { type Fact, FactList } from '../kit/notes.tsx'
import { speak } from '../kit/speak.ts'
import { StatusIcon } from '../wall/icons.tsx'
import { WholeLink } from './shares.tsx'
import { LevelMark } from './slip-marks.tsx'
import { Measures } from './slip-measures.tsx'

export type OpenSlip = Pick<ShownSlip, 'id' | 'level' | 'number' | 'rule' | 'receiver' | 'measures'>

interface HeadInput {
  readonly plan: Plan
  readonly indicator: Indicator
  readonly assessment: Assessment
  readonly proof: Pick<Proof, 'changes'>
  readonly slips: readonly OpenSlip[]
  /** null: nothing more is asked for. */
  readonly due: Pick<Due, 'period' | 'day'> | null
}

const WORDS = {
  value: text('最新', 'Latest'),
  target: text('目标', 'Target'),
  rest: text('完成程度', 'How far'),
  lead: text('牵头单位', 'Lead'),
  supplies: text('报送单位', 'Supplied by'),
  leader: text('分管领导', 'Leader in charge'),
  due: text('下次应报', 'Next figure due'),
  dueOf: text('{day}（{period}）', '{day} ({period})'),
  slips: text('在办督查单', 'Open slips'),
  paper: text('指标单（Word）', 'Sheet (Word)'),
  byHand: text('手工复算（Excel）', 'Recompute by hand (Excel)'),
  raise: text('手工开单', 'Write a slip'),
  task: text('第 {number} 项任务', 'Task {number}'),
  none: text('未报', 'no figure'),
} as const

export function IndicatorHead({
  input,
  view,
  frame,
}: {
  input: HeadInput
  view: GaugeTileView
  frame: Frame
}) {
  const { plan, indicator, assessment, due } = input
  const { lang, look } = frame
  const say = speak(WORDS, lang)
  const own = { ...look, plan: plan.id }
  const task = plan.tasks.find(({ number }) => number === indicator.task)
  const { lead: led, leaders } = answerersOf(plan, indicator)
  const lead = led.length > 0 ? led : sourcesOf(plan, indicator)
  const facts: Fact[] = [
    [say('target'), `${targetTimeWords(plan, assessment.target)[lang]}${view.target.short}`],
    [say('rest'), view.rest],
    [
      say(task ? 'lead' : 'supplies'),
      lead.length > 0 ? <UnitNames plan={plan} ids={lead} look={look} /> : null,
    ],
    [say('leader'), leaders.length > 0 ? <LeaderNames plan={plan} ids={leaders} look={look} /> : null],
    [
      say('due'),
      due &&
        say('dueOf', {
          day: dayWords(due.day, lang),
          period: periodWords(due.period, defaultBasis(indicator), plan)[lang],
        }),
    ],
  ]
  return (
    <div class="card says">
      <p class={`latest light-${view.light}`}>
        <b>{view.value?.number ?? '—'}</b> <span>{view.value?.unit ?? indicator.unit}</span>
      </p>
      <p class="finding">{view.reason}</p>
      {input.proof.changes.map((words) => (
        <p key={words.en} class="lead">
          {words[lang]}
        </p>
      ))}
      <OpenSlips input={input} frame={frame} />
      <WholeLink plan={plan} indicator={indicator} frame={frame} />
      <FactList class="facts" facts={facts} />
      <p class="lead">
        {task && <a href={taskHref(task.number, own)}>{say('task', { number: task.number })}</a>}
        {task && ' · '}
        <a href={reportHref('indicator-sheet', indicator.id, own)}>{say('paper')}</a>
        {' · '}
        <a href={reportHref('indicator-recomputation', indicator.id, own)}>{say('byHand')}</a>
      </p>
    </div>
  )
}

/** Its name, how it stands, and the way to its place. */
export function IndicatorTitle({
  view,
  place,
  names,
  frame,
}: {
  view: GaugeTileView
  place: PlaceInList | null
  /** By id. */
  names: ReadonlyMap<string, string>
  frame: Frame
}) {
  return (
    <div class="title-row">
      <h1>{view.name}</h1>
      <p class={`state light-${view.light}`}>
        <StatusIcon status={view.status} light={view.light} />
        {view.word}
      </p>
      {place && <NextInList place={place} names={names} frame={frame} />}
    </div>
  )
}

const LIST_WORDS = {
  label: text('同一清单', 'The same list'),
  before: text('上一个：{name}', 'Before: {name}'),
  after: text('下一个：{name}', 'After: {name}'),
  back: text('{at} / {of}', '{at} of {of}'),
  list: text('回到清单，本页为第 {at} 个，共 {of} 个', 'Back to the list; this is {at} of {of}'),
} as const

export function NextInList({
  place: { list, at, of, before, after },
  names,
  frame: { lang, look },
}: {
  place: PlaceInList
  names: ReadonlyMap<string, string>
  frame: Frame
}) {
  const say = speak(LIST_WORDS, lang)
  const step = (id: string | null, words: 'before' | 'after', sign: string) => {
    if (id === null) return <span class="end">{sign}</span>
    const name = say(words, { name: names.get(id) ?? id })
    return (
      <a href={besideHref(id, list, look)} rel={words === 'before' ? 'prev' : 'next'} title={name}>
        <span aria-hidden="true">{sign}</span>
        <span class="sr">{name}</span>
      </a>
    )
  }
  return (
    <nav class="beside" aria-label={say('label')}>
      {step(before, 'before', '←')}
      <a href={list ?? `/indicators${queryOf(look)}`} title={say('list', { at, of })}>
        {say('back', { at, of })}
      </a>
      {step(after, 'after', '→')}
    </nav>
  )
}

/** The list goes along, so that one can walk through it. */
function besideHref(id: string, list: string | null, look: Partial<Standpoint>): string {
  const href = indicatorHref(id, look)
  if (list === null) return href
  return `${href}${href.includes('?') ? '&' : '?'}list=${encodeURIComponent(list)}`
}

function OpenSlips({ input: { slips, plan, indicator }, frame }: { input: HeadInput; frame: Frame }) {
  const { lang, person } = frame
  const say = speak(WORDS, lang)
  const mayRaise =
    person != null &&
    !vantageOf(frame.look, frame.now).past &&
    MATRIX[person.role]['slips:write'] !== undefined
  if (slips.length === 0 && !mayRaise) return null
  const query = new URLSearchParams({ plan: plan.id, subject: `indicator/${indicator.id}` })
  return (
    <ul class="open-slips" aria-label={say('slips')}>
      {slips.map(({ id, level, number, rule, receiver, measures }) => (
        <li key={id}>
          <LevelMark level={level} lang={lang} />{' '}
          <a href={slipHref(id, frame.look)}>
            {number} {rule.words[lang]}
          </a>{' '}
          <ReceiverNames of={[receiver]} plan={plan.id} look={frame.look} />
          <Measures measures={measures} lang={lang} brief />
        </li>
      ))}
      {mayRaise && (
        <li>
          <a href={`/alerts/new?${query}`}>{say('raise')}</a>
        </li>
      )}
    </ul>
  )
}
