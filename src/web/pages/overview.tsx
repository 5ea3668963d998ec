// `/`: how the plan stands in one sentence, the worst, what is the reader's to do, what changed, the year by sections, what is due soon.
import type { ComponentChildren } from 'preact'
import type { ShownSlip } from '../../alerts/slips/shown.ts'
import {
  gaugeView,
  indicatorCalled,
  indicatorHref,
  leaderHref,
  queryOf,
  slipHref,
  unitHref,
} from '../../boards/index.ts'
import { paceWords } from '../../core/catch-up.ts'
import { byIndicatorOf } from '../../core/figures-about.ts'
import type { FollowedChange } from '../../core/followed.ts'
import type { Observation } from '../../core/observation.ts'
import { type Day, endMonthOf, type Instant, type Period } from '../../core/period.ts'
import type { Plan } from '../../core/plan.ts'
import { MATRIX } from '../../core/roles.ts'
import { text } from '../../core/text.ts'
import type { LedgerRow } from '../../desk/ledger.ts'
import type { Changed, Headcount, HeatRow, OverviewArea, Soon, WorstRow } from '../../desk/overview.ts'
import type { WatchedRow } from '../../desk/watched-list.ts'
import { dayWords, momentWords, monthShort } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { FollowedNewsList } from '../kit/followed-news.tsx'
import { Button, Form, lookFields, named, Select } from '../kit/form.tsx'
import { LeaderNames, UnitNames } from '../kit/names.tsx'
import { Empty } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { type Speak, speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { levelStyles } from '../styles/alerts.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { ledgerStyles } from '../styles/ledger.ts'
import { overviewStyles } from '../styles/overview.ts'
import { ledgerHref, SmallBullet, StatusOf, ValueOfTarget } from './ledger-table.tsx'
import { HeatStrip } from './overview-heat.tsx'
import { type OverviewTask, type OverviewWork, SlipsToDecide, UnitTasks, WorkList } from './overview-work.tsx'
import { LevelMark } from './slip-marks.tsx'
import { TravelLine } from './travel-words.tsx'
import { watchedPeriod, watchedValue } from './watched-words.ts'

type Row = LedgerRow<ShownSlip>

/** Lines of what changed of what is followed; the rest stands on the reader's own page. */
const MOST_FOLLOWED = 5

interface OverviewStanding {
  readonly plan: Plan
  /** Those in force, this one among them; one: there is nothing to choose. */
  readonly choices: readonly Plan[]
  readonly asOf: Day
  readonly figures: readonly Observation[]
  readonly area: OverviewArea | null
  readonly whole: Headcount
  /** Of the reader's own area; null: they have none here. */
  readonly own: Headcount | null
  /** Of a leader's area, and then of all others; null: nobody's area comes first. */
  readonly worstOwn: readonly WorstRow<Row>[] | null
  readonly worst: readonly WorstRow<Row>[]
  readonly months: readonly { readonly month: Period; readonly day: Day }[]
  readonly heat: readonly HeatRow[]
  readonly changed: Changed | null
  /** null: no visit before is known, or another day is looked at. */
  readonly visit: {
    readonly at: Instant
    readonly figures: readonly string[]
    readonly narratives: number
    readonly slips: number
  } | null
  /** Of what the reader follows, the latest first; null: nothing is followed, or another day is looked at. */
  readonly followed: readonly FollowedChange[] | null
  readonly soon: readonly Soon[]
  /** 监测指标: what changed for the worse first. */
  readonly watched: readonly WatchedRow[]
  /** null: nobody we know, or another day is looked at. */
  readonly work: OverviewWork | null
  /** null: not somebody of a unit. */
  readonly unitTasks: readonly OverviewTask[] | null
  readonly demo: boolean
}

export interface OverviewInput {
  /** How many of the four steps of beginning are done; null: all, or it is not the reader’s to do. */
  readonly begun: number | null
  /** null: there is no plan. */
  readonly standing: OverviewStanding | null
}

const WORDS = {
  title: text('总览', 'Overview'),
  begin: text('开始自己的年度', 'Begin with your own plan'),
  begun: text('已完成 {n}/4 步', '{n} of 4 steps done'),
  noPlan: text(
    '还没有年度目标。由督查员在“年度目标”页起草或送入，这里就会显示进度、落后的事项和要办的事。',
    'There is no plan yet. A supervisor drafts or sends one on the page of plans; then this page shows how it stands, what is behind and what is to be done.',
  ),
  plans: text('年度目标', 'Plans'),
  choose: text('在执行的年度目标', 'Plans in force'),
  show: text('查看', 'Show'),
  ownArea: text('我分管的', 'My area'),
  ownUnit: text('本单位', 'My unit'),
  whole: text('全部', 'All'),
  colon: text('：', ': '),
  total: text('{n} 项', '{n} indicators'),
  behind: text('{n} 欠进度', '{n} behind'),
  red: text('红 {n}', '{n} red'),
  yellow: text('黄 {n}', '{n} yellow'),
  missed: text('{n} 未完成', '{n} missed'),
  missing: text('{n} 缺报', '{n} not reported'),
  than: text('较{month}末 {n}', '{n} since the end of {month}'),
  same: text('与{month}末持平', 'as at the end of {month}'),
  comma: text('，', ', '),
  open: text('（', ' ('),
  close: text('）', ')'),
  worst: text('落后最多的', 'Farthest behind'),
  worstOwn: text('我分管的，落后最多的', 'My area: farthest behind'),
  worstOthers: text('其余，落后最多的', 'Others: farthest behind'),
  allBehind: text('全部欠进度', 'All that is behind'),
  noneBehind: text('没有欠进度的指标；全部指标见台账。', 'Nothing is behind; the ledger has all indicators.'),
  indicator: text('指标', 'Indicator'),
  status: text('状态', 'Status'),
  value: text('数值与目标', 'Value and target'),
  gap: text('差距与每月需要', 'Gap, and what each month must bring'),
  slips: text('督查单', 'Slips'),
  since: text('{month}末起', 'since the end of {month}'),
  sinceNow: text('本月起', 'since this month'),
  nobody: text('未写明单位', 'no unit named'),
  others: text('等 {n} 个', 'and others ({n})'),
  drawn: text('图', 'Drawn'),
  changed: text('变化', 'What changed'),
  sinceMonth: text('{month}末以来', 'Since the end of {month}'),
  sinceVisit: text('上次来（{at}）以后', 'Since your last visit ({at})'),
  followed: text('关注的事项', 'What you follow'),
  nothingFollowed: text('没有新的变化', 'Nothing new'),
  fell: text('新落后', 'Fell behind'),
  rose: text('赶上', 'Caught up'),
  lacking: text('新缺报', 'Not reported'),
  nothingChanged: text('状态没有变化。', 'No status changed.'),
  newFigures: text('新数据', 'New figures'),
  newSlips: text('新督查单 {n} 张', '{n} new slip(s)'),
  newNarratives: text('新进展 {n} 篇', '{n} new narrative(s)'),
  nothingNew: text('没有新数据、进展或督查单。', 'No new figures, narratives or slips.'),
  firstVisit: text('下次再来，这里会列出这次以后的变化。', 'Next time this lists what came since now.'),
  more: text('等 {n} 个', 'and {n} more'),
  watched: text('监测指标', 'Watched figures'),
  allWatched: text('全部 {n} 个', 'All {n}'),
  noFigure: text('还没有数据', 'no figure yet'),
  soon: text('近期到期', 'Due soon'),
  nothingSoon: text('一个月内没有到期的事项。', 'Nothing is due within a month.'),
  figuresDue: text('报送 {n} 个指标', 'Figures of {n} indicator(s)'),
  calendar: text('报送日历', 'Calendar of what is due'),
  separator: text('、', ', '),
} as const
type Say = Speak<keyof typeof WORDS>

/** Names shown in one line; the others are counted. */
const NAMED = 4
const DAYS_SHOWN = 5
const MOST_WATCHED = 5

export function renderOverview(input: OverviewInput, frame: Frame): string {
  const { standing } = input
  const say = speak(WORDS, frame.lang)
  return pageOf(
    {
      title: say('title'),
      demo: standing?.demo ?? false,
      dated: standing !== null,
      styles: formStyles + deskStyles + levelStyles + ledgerStyles + overviewStyles,
      children: (
        <>
          {input.begun !== null && (
            <p class="lead">
              <a href="/begin">{say('begin')}</a> · {say('begun', { n: input.begun })}
            </p>
          )}
          {standing ? <Stands standing={standing} frame={frame} say={say} /> : <NoPlan say={say} />}
        </>
      ),
    },
    frame,
  )
}

const NoPlan = ({ say }: { say: Say }) => (
  <>
    <h1>{say('title')}</h1>
    <Empty>
      {say('noPlan')} <a href="/plans">{say('plans')}</a>
    </Empty>
  </>
)

interface PartInput {
  readonly standing: OverviewStanding
  readonly frame: Frame
  readonly say: Say
}

function Stands({ standing, frame, say }: PartInput) {
  const { lang } = frame
  const { plan, asOf, area, whole, own, work, unitTasks, heat, months } = standing
  const look = { ...frame.look, plan: plan.id }
  const role = frame.person?.role
  const workFirst = role === 'statistician' || role === 'reviewer'
  const workList = work && <WorkList work={work} plan={plan} lang={lang} now={asOf} />
  return (
    <>
      <div class="title">
        <h1 lang="zh-CN">{plan.title}</h1>
        <p class="lead">{dayWords(asOf, lang)}</p>
        <Chooser standing={standing} frame={frame} say={say} />
      </div>
      {area && own && (
        <Sentence
          of={own}
          before={
            area.kind === 'leader' ? (
              <a href={leaderHref(area.id, look)}>{say('ownArea')}</a>
            ) : (
              <a href={unitHref(area.id, look)}>{say('ownUnit')}</a>
            )
          }
          asked={area.kind === 'leader' ? { leader: area.id } : { unit: area.id }}
          input={{ standing, frame, say }}
        />
      )}
      <Sentence
        of={whole}
        before={own ? say('whole') : null}
        asked={{}}
        quiet={own !== null}
        input={{ standing, frame, say }}
      />
      <div class="overview">
        <div class="first">
          {workFirst && workList}
          {role === 'supervisor' && work && <SlipsToDecide work={work} lang={lang} />}
          {unitTasks && <UnitTasks tasks={unitTasks} work={work} plan={plan} look={look} lang={lang} />}
          <Worst standing={standing} frame={frame} say={say} />
        </div>
        <div class="then">
          {!workFirst && workList}
          <Changes standing={standing} frame={frame} say={say} />
          <ComingUp standing={standing} frame={frame} say={say} />
          <HeatStrip heat={heat} months={months} plan={plan} look={look} lang={lang} />
          <Watching standing={standing} frame={frame} say={say} />
        </div>
      </div>
    </>
  )
}

/** What has no target, and which way it went; none of it is in any count above. */
function Watching({ standing: { plan, watched }, frame: { lang, look }, say }: PartInput) {
  if (watched.length === 0) return null
  const own = { ...look, plan: plan.id }
  return (
    <section class="card watching" id="watched">
      <h2>{say('watched')}</h2>
      <ul>
        {watched.slice(0, MOST_WATCHED).map(({ state }) => (
          <li key={state.indicator.id}>
            <a href={indicatorHref(state.indicator.id, own)}>{indicatorCalled(state.indicator, lang)}</a>{' '}
            <b>{watchedValue(state) ?? say('noFigure')}</b>
            {state.figure && <small>{watchedPeriod(state, plan, lang)}</small>}
            {(['before', 'yearAgo'] as const).map(
              (way) => state.travel[way] && <TravelLine key={way} {...state} way={way} lang={lang} />,
            )}
          </li>
        ))}
      </ul>
      <p>
        <a href={ledgerHref('indicators', { watched: 'only' }, own)}>
          {say('allWatched', { n: watched.length })}
        </a>
      </p>
    </section>
  )
}

/** Works without script; a few plans are links to be chosen at once, many a list. */
function Chooser({ standing: { plan, choices }, frame, say }: PartInput) {
  if (choices.length < 2) return null
  const titles = choices.map(({ id, title }) => ({ id, name: title }))
  return (
    <Form
      class="choose"
      method="get"
      action="/"
      label={say('choose')}
      hidden={{ ...lookFields(frame.look), plan: null }}
    >
      <Select label={say('choose')} name="plan" options={named(titles)} chosen={plan.id} />
      <Button>{say('show')}</Button>
    </Form>
  )
}

interface SentenceInput {
  readonly of: Headcount
  /** Of what it speaks; null: of the whole, and nothing else is said. */
  readonly before: ComponentChildren
  readonly asked: { readonly leader?: string; readonly unit?: string }
  /** It stands second. */
  readonly quiet?: boolean
  readonly input: PartInput
}

/** 128 项：26 欠进度（红 18，黄 8），较上月末 +3, each number a link to what it counts. */
function Sentence({ of, before, asked, quiet = false, input: { standing, frame, say } }: SentenceInput) {
  const look = { ...frame.look, plan: standing.plan.id }
  const href = (more: Parameters<typeof ledgerHref>[1]) =>
    ledgerHref('indicators', { ...asked, ...more }, look)
  const { red, yellow } = of.behind
  const month = of.than === null ? '' : monthShort(endMonthOf(of.than), frame.lang)
  return (
    <p class={quiet ? 'sentence quiet' : 'sentence'}>
      {before}
      {before && say('colon')}
      <a href={href({})}>{say('total', { n: of.total })}</a>
      {say('colon')}
      <a href={href({ status: 'behind', order: 'worst' })}>{say('behind', { n: red + yellow })}</a>
      {red + yellow > 0 && (
        <>
          {say('open')}
          <a class="light-red" href={href({ status: 'behind', light: 'red', order: 'worst' })}>
            {say('red', { n: red })}
          </a>
          {say('comma')}
          <a class="light-yellow" href={href({ status: 'behind', light: 'yellow', order: 'worst' })}>
            {say('yellow', { n: yellow })}
          </a>
          {say('close')}
        </>
      )}
      {of.missed > 0 && (
        <>
          {say('comma')}
          <a class="light-red" href={href({ status: 'missed' })}>
            {say('missed', { n: of.missed })}
          </a>
        </>
      )}
      {of.missing > 0 && (
        <>
          {say('comma')}
          <a href={href({ status: 'missing' })}>{say('missing', { n: of.missing })}</a>
        </>
      )}
      {of.change !== null && (
        <span class="than">
          {say('comma')}
          {of.change === 0
            ? say('same', { month })
            : say('than', { month, n: of.change > 0 ? `+${of.change}` : `−${-of.change}` })}
        </span>
      )}
    </p>
  )
}

function Worst({ standing, frame, say }: PartInput) {
  const { plan, worst, worstOwn } = standing
  const look = { ...frame.look, plan: plan.id }
  const list = (title: string, rows: readonly WorstRow<Row>[], empty: boolean) =>
    (rows.length > 0 || empty) && (
      <section class="worst">
        <h2>{title}</h2>
        <WorstTable rows={rows} title={title} input={{ standing, frame, say }} />
      </section>
    )
  return (
    <>
      {worstOwn && list(say('worstOwn'), worstOwn, true)}
      {list(say(worstOwn ? 'worstOthers' : 'worst'), worst, worstOwn === null)}
      <p class="more">
        <a href={ledgerHref('indicators', { status: 'behind', order: 'worst' }, look)}>{say('allBehind')}</a>
      </p>
    </>
  )
}

interface WorstInput {
  readonly rows: readonly WorstRow<Row>[]
  readonly title: string
  readonly input: PartInput
}

function WorstTable({ rows, title, input: { standing, frame, say } }: WorstInput) {
  const { plan } = standing
  const { lang } = frame
  const look = { ...frame.look, plan: plan.id }
  const figures = byIndicatorOf(standing.figures)
  const shown = rows.flatMap((worst) => {
    const assessment = worst.row.items[0]?.assessment
    const context = { plan, figures, lang, look, face: 'bullet' } as const
    return assessment ? [{ ...worst, view: gaugeView(context, worst.indicator, assessment) }] : []
  })
  return (
    <Table
      label={title}
      pane="pane ledger"
      rows={shown}
      empty={say('noneBehind')}
      quiet
      columns={[
        {
          head: say('indicator'),
          isHead: true,
          class: 'what',
          cell: ({ view, row, indicator }) => (
            <>
              <a href={indicatorHref(indicator.id, look)}>{view.name}</a>
              <small>
                {row.lead.length > 0 ? (
                  <UnitNames plan={plan} ids={row.lead.slice(0, 1)} look={look} />
                ) : (
                  say('nobody')
                )}
                {row.lead.length > 1 && ` ${say('others', { n: row.lead.length })}`}
                {row.leaders.length > 0 && ' · '}
                <LeaderNames plan={plan} ids={row.leaders.slice(0, 1)} look={look} />
                {row.leaders.length > 1 && ` ${say('others', { n: row.leaders.length })}`}
              </small>
            </>
          ),
        },
        {
          head: say('status'),
          class: ({ view }) => `stood light-${view.light}`,
          cell: ({ view, since }) => (
            <>
              <StatusOf view={view} />
              <small>
                {since === null
                  ? say('sinceNow')
                  : say('since', { month: monthShort(endMonthOf(since), lang) })}
              </small>
            </>
          ),
        },
        {
          head: say('value'),
          class: ({ view }) => `items light-${view.light}`,
          cell: ({ view }) => <ValueOfTarget view={view} lang={lang} />,
        },
        { head: say('drawn'), class: 'drawn', bare: true, cell: ({ view }) => <SmallBullet view={view} /> },
        {
          head: say('gap'),
          class: 'gap',
          cell: ({ view, catchUp, indicator }) => (
            <>
              {view.gap?.words ?? view.reason}
              {catchUp && <small>{paceWords(catchUp, indicator)[lang]}</small>}
            </>
          ),
        },
        {
          head: say('slips'),
          class: 'slips-of',
          cell: ({ row: { slips } }) =>
            slips[0] && (
              <>
                <LevelMark level={slips[0].level} lang={lang} />
                <a href={slipHref(slips[0].id, frame.look)}>{slips[0].number}</a>
              </>
            ),
        },
      ]}
    />
  )
}

function Changes({ standing, frame, say }: PartInput) {
  const { plan, changed, visit, followed, whole } = standing
  const month = whole.than === null ? '' : monthShort(endMonthOf(whole.than), frame.lang)
  const named = (ids: readonly string[]) => <Names ids={ids} input={{ standing, frame, say }} />
  const lines: readonly (readonly [kind: string, word: string, ids: readonly string[]])[] = changed
    ? [
        ['fell', say('fell'), changed.behind],
        ['rose', say('rose'), changed.caughtUp],
        ['lacking', say('lacking'), changed.missing],
      ]
    : []
  const some = lines.filter(([, , ids]) => ids.length > 0)
  return (
    <section class="card changes-of">
      <h2>{say('changed')}</h2>
      {changed && (
        <>
          <h3>{say('sinceMonth', { month })}</h3>
          {some.length === 0 && <p class="lead">{say('nothingChanged')}</p>}
          {some.length > 0 && (
            <dl>
              {some.map(([kind, word, ids]) => (
                <div key={kind} class={kind}>
                  <dt>
                    {word} <b>{ids.length}</b>
                  </dt>
                  <dd>{named(ids)}</dd>
                </div>
              ))}
            </dl>
          )}
        </>
      )}
      {visit ? (
        <>
          <h3>{say('sinceVisit', { at: momentWords(visit.at) })}</h3>
          {visit.figures.length + visit.slips + visit.narratives === 0 ? (
            <p class="lead">{say('nothingNew')}</p>
          ) : (
            <dl>
              {visit.figures.length > 0 && (
                <div>
                  <dt>
                    {say('newFigures')} <b>{visit.figures.length}</b>
                  </dt>
                  <dd>{named(visit.figures)}</dd>
                </div>
              )}
              {visit.slips + visit.narratives > 0 && (
                <div>
                  <dd class="links">
                    {visit.slips > 0 && (
                      <a href="/alerts?order=issued">{say('newSlips', { n: visit.slips })}</a>
                    )}
                    {visit.narratives > 0 && (
                      <a href={`/desk/narratives${queryOf({ plan: plan.id })}`}>
                        {say('newNarratives', { n: visit.narratives })}
                      </a>
                    )}
                  </dd>
                </div>
              )}
            </dl>
          )}
        </>
      ) : (
        standing.work && <p class="lead">{say('firstVisit')}</p>
      )}
      {followed !== null && (
        <>
          <h3>
            <a href="/me/following">{say('followed')}</a>
          </h3>
          {followed.length === 0 && <p class="lead">{say('nothingFollowed')}</p>}
          <FollowedNewsList frame={frame} plan={plan.id} changes={followed} most={MOST_FOLLOWED} />
        </>
      )}
    </section>
  )
}

/** Indicators by name, each a link; of many the first. */
function Names({ ids, input: { standing, frame, say } }: { ids: readonly string[]; input: PartInput }) {
  const { plan } = standing
  const look = { ...frame.look, plan: plan.id }
  const known = ids.flatMap((id) => plan.indicators.find((one) => one.id === id) ?? [])
  const shown = known.slice(0, NAMED)
  return (
    <>
      {shown.map(({ id, name, nameEn }, at) => (
        <span key={id}>
          {at > 0 && say('separator')}
          <a href={indicatorHref(id, look)}>{frame.lang === 'en' ? (nameEn ?? name) : name}</a>
        </span>
      ))}
      {known.length > shown.length && ` ${say('more', { n: known.length - shown.length })}`}
    </>
  )
}

function ComingUp({ standing, frame, say }: PartInput) {
  const { plan, soon } = standing
  const answers = 'slips:answer' in (frame.person ? MATRIX[frame.person.role] : {})
  const look = { ...frame.look, plan: plan.id }
  return (
    <section class="card soon">
      <h2>{say('soon')}</h2>
      {soon.length === 0 && <p class="lead">{say('nothingSoon')}</p>}
      {soon.length > 0 && (
        <ol>
          {soon.slice(0, DAYS_SHOWN).map(({ day, figures, steps, duties }) => (
            <li key={day}>
              <time dateTime={day}>{dayWords(day, frame.lang)}</time>
              <ul>
                {figures.length > 0 && (
                  <li>
                    <a href={`/desk/calendar${queryOf(look)}`}>{say('figuresDue', { n: figures.length })}</a>
                  </li>
                )}
                {duties.map((title) => (
                  <li key={title} lang="zh-CN">
                    {answers ? <a href={`/rounds${queryOf(look)}`}>{title}</a> : title}
                  </li>
                ))}
                {steps.slice(0, NAMED).map(({ indicator, name }) => (
                  <li key={`${indicator}/${name}`}>
                    <a href={indicatorHref(indicator, look)} lang="zh-CN">
                      {name}
                    </a>
                  </li>
                ))}
                {steps.length > NAMED && <li>{say('more', { n: steps.length - NAMED })}</li>}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
