// The calendar of what is due: a row for each indicator, a column for each month, and what became of it.
import { indicatorHref, inLanguage, queryOf } from '../../boards/index.ts'
import type { Light, Status } from '../../core/assessment.ts'
import type { Day } from '../../core/period.ts'
import { type Language, type Text, text } from '../../core/text.ts'
import { dayOf } from '../../core/zone.ts'
import {
  DUE_STATES,
  type DueCalendar,
  type DueCell,
  type DueRow,
  type DueState,
} from '../../desk/calendar.ts'
import { dayWords, momentWords, monthShort } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, Form, lookFields, named, Select } from '../kit/form.tsx'
import { keepRow } from '../kit/kept-rows.ts'
import { UnitNames } from '../kit/names.tsx'
import { pageOf } from '../kit/page.tsx'
import { Pager } from '../kit/pager.tsx'
import { speak } from '../kit/speak.ts'
import { type Column, Table } from '../kit/table.tsx'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { Sprite, SpriteIcon, silhouetteOf } from '../wall/icons.tsx'
import { DeskNav } from './places.tsx'

interface DueCalendarInput {
  readonly calendar: DueCalendar
  /** Only rows with something in this state are asked for; null: all. */
  readonly state: DueState | null
  /** Of what is asked for, those on this page. */
  readonly rows: readonly DueRow[]
  /** How many are asked for. */
  readonly total: number
  /** null: all are on one page, for printing. */
  readonly page: number | null
  readonly pages: number
  /** Figures that count are made up. */
  readonly demo: boolean
}

const WORDS = {
  title: text('报送日历', 'Calendar of what is due'),
  how: text(
    '应报日为期末次月的发布日，遇休息日顺延；按首次获知日与应报日比较，迟到按工作日计。',
    'A figure is due on the release day of the month after its period, or the next working day. When it first became known is compared with that day; lateness counts working days.',
  ),
  estimated: text(
    '本程序尚不知道其中某年的放假安排，该年只按周一至周五计算。',
    'The holidays of one of the years are not known to this program yet: there only weekends are taken as rest days.',
  ),
  unit: text('报送单位', 'Supplied by'),
  all: text('全部单位', 'All units'),
  show: text('查看', 'Show'),
  subscribe: text('订阅日历（iCalendar）', 'Subscribe (iCalendar)'),
  due: text('应报', 'Due'),
  known: text('首次获知', 'First known'),
  recorded: text('入库', 'Recorded'),
  daysLate: text('{n}日', '{n}d'),
  dueBy: text('应 {day}', 'by {day}'),
  indicator: text('指标', 'Indicator'),
  inPlan: text('按节点判断，不需报数', 'Judged by its steps; no figure is asked for'),
  none: text('没有指标。', 'There are no indicators.'),
  noneSuch: text(
    '没有这种状态的行；再点一次上面的状态，就不限状态。',
    'No row has this state; choose it above once more, and all states are shown.',
  ),
  scroll: text('报送日历表，可左右滚动', 'Calendar, scrolls sideways'),
  counted: text('共 {n} 项', '{n} rows'),
  whole: text('全部在一页（打印用）', 'All on one page, for printing'),
  inPages: text('分页看', 'In pages'),
  anyState: text('不限状态', 'Whatever their state'),
  onlyState: text('只看有“{state}”的行', 'Only rows with: {state}'),
} as const

interface Face {
  readonly word: Text
  readonly icon: readonly [Status, Light] | null
  readonly light: Light
}

const STATES: Readonly<Record<DueState, Face>> = {
  'on-time': { word: text('按时', 'On time'), icon: ['done', 'green'], light: 'green' },
  late: { word: text('迟到', 'Late'), icon: ['behind', 'yellow'], light: 'yellow' },
  missing: { word: text('缺报', 'Missing'), icon: ['missing', 'grey'], light: 'red' },
  awaited: { word: text('未到期', 'Not due yet'), icon: ['not-due', 'grey'], light: 'grey' },
  empty: { word: text('报告无数', 'No value'), icon: ['other', 'grey'], light: 'grey' },
  merged: { word: text('并入1-2月', 'With Jan-Feb'), icon: null, light: 'grey' },
}

export function renderDueCalendar(input: DueCalendarInput, frame: Frame): string {
  const { calendar, demo, state: chosen } = input
  const { lang } = frame
  const { plan, counts } = calendar
  const say = speak(WORDS, lang)
  const children = (
    <>
      <Sprite shapes={SHAPES} />
      <DeskNav frame={frame} here="/desk/calendar" />
      <h1>{say('title')}</h1>
      <p class="lead">
        {plan.title} · {dayWords(calendar.asOf, lang)}
      </p>
      <p class="lead">
        {say('how')} {!calendar.holidaysKnown && say('estimated')}
      </p>
      <Filter calendar={calendar} state={chosen} frame={frame} />
      <ul class="key">
        {DUE_STATES.map((state) => (
          <li key={state} class={`light-${STATES[state].light}`}>
            {counts[state] > 0 || state === chosen ? (
              <a
                href={hrefTo(input, frame, { state: state === chosen ? null : state })}
                aria-current={state === chosen ? 'true' : undefined}
                title={say(state === chosen ? 'anyState' : 'onlyState', { state: STATES[state].word[lang] })}
              >
                <Counted state={state} count={counts[state]} lang={lang} />
              </a>
            ) : (
              <Counted state={state} count={0} lang={lang} />
            )}
          </li>
        ))}
      </ul>
      <Year input={input} frame={frame} />
      <Pages input={input} frame={frame} />
    </>
  )
  return pageOf(
    {
      title: say('title'),
      demo,
      dated: true,
      kept: keptOf(input),
      styles: formStyles + deskStyles,
      children,
    },
    frame,
  )
}

const keptOf = ({
  calendar: { source },
  state,
}: Pick<DueCalendarInput, 'calendar' | 'state'>): Readonly<Record<string, string>> => ({
  ...(source !== null && { unit: source }),
  ...(state !== null && { state }),
})

interface Place {
  readonly state?: DueState | null
  readonly page?: number | 'all'
}

/** The same calendar with another state, from its first page on, or another page of it. */
function hrefTo(input: DueCalendarInput, { path, look }: Frame, { state = input.state, page = 1 }: Place) {
  const query = new URLSearchParams({
    ...Object.fromEntries(new URLSearchParams(queryOf(look))),
    ...keptOf({ ...input, state }),
    ...(page !== 1 && { page: String(page) }),
  }).toString()
  return `${path}${query === '' ? '' : `?${query}`}`
}

function Pages({ input, frame }: { input: DueCalendarInput; frame: Frame }) {
  const { page, pages, total } = input
  const { lang } = frame
  const say = speak(WORDS, lang)
  if (pages <= 1) return null
  return (
    <>
      {page !== null && (
        <Pager
          page={page}
          pages={pages}
          counted={say('counted', { n: total })}
          href={(page) => hrefTo(input, frame, { page })}
          lang={lang}
        />
      )}
      <p class="actions">
        <a class="button" href={hrefTo(input, frame, { page: page === null ? 1 : 'all' })}>
          {say(page === null ? 'inPages' : 'whole')}
        </a>
      </p>
    </>
  )
}

interface FilterInput extends Pick<DueCalendarInput, 'calendar' | 'state'> {
  readonly frame: Frame
}

function Filter({ calendar: { plan, source, sources }, state, frame }: FilterInput) {
  const say = speak(WORDS, frame.lang)
  const of = source === null ? '' : `&unit=${encodeURIComponent(source)}`
  return (
    <Form
      class="filter"
      method="get"
      action={frame.path}
      hidden={{ ...lookFields(frame.look), ...(state !== null && { state }) }}
    >
      <Select label={say('unit')} name="unit" any={say('all')} options={named(sources)} chosen={source} />
      <Button>{say('show')}</Button>
      <a
        class="button"
        href={`${inLanguage(`/desk/calendar.ics${queryOf({ plan: plan.id })}`, frame.lang)}${of}`}
      >
        {say('subscribe')}
      </a>
    </Form>
  )
}

/** A column for each month; an indicator of which no figure is asked for says so across all of them. */
function Year({ input, frame: { lang, look } }: { input: DueCalendarInput; frame: Frame }) {
  const { rows } = input
  const { plan } = input.calendar
  const say = speak(WORDS, lang)
  const words = JSON.stringify([lang, look])
  const months = Array.from({ length: 12 }, (_, at): Column<DueRow> => {
    const cellOf = ({ months }: DueRow): DueCell | null => months[at] ?? null
    return {
      head: monthShort(((at + plan.yearBegins - 1) % 12) + 1, lang),
      class: (row) => {
        const cell = cellOf(row)
        return cell ? `light-${STATES[cell.state].light}` : 'none'
      },
      span: ({ fromSteps }) => (fromSteps ? 12 : 1),
      tip: (row) => factsOf(row.fromSteps ? null : cellOf(row), lang),
      cell: (row) => (row.fromSteps ? say('inPlan') : <Cell cell={cellOf(row)} lang={lang} />),
    }
  })
  return (
    <Table
      label={say('scroll')}
      pane="pane"
      class="due"
      rigid
      rows={rows}
      kept={(row, draw) => keepRow([row, plan], words, draw)}
      empty={say(input.state === null ? 'none' : 'noneSuch')}
      columns={[
        {
          head: say('indicator'),
          isHead: true,
          cell: ({ indicator, sources }) => (
            <>
              <a href={indicatorHref(indicator.id, { ...look, plan: plan.id })}>
                {text(indicator.name, indicator.nameEn ?? indicator.name)[lang]}
              </a>
              <small>
                <UnitNames plan={plan} ids={sources} look={look} />
              </small>
            </>
          ),
        },
        ...months,
      ]}
    />
  )
}

function factsOf(cell: DueCell | null, lang: Language): string {
  if (cell === null) return ''
  const say = speak(WORDS, lang)
  const { due, knownAt, recordedAt } = cell
  const facts = [
    due && `${say('due')} ${dayWords(due, lang)}`,
    knownAt && `${say('known')} ${momentWords(knownAt)}`,
    recordedAt && `${say('recorded')} ${momentWords(recordedAt)}`,
  ]
  return facts.filter(Boolean).join('\n')
}

function Cell({ cell, lang }: { cell: DueCell | null; lang: Language }) {
  if (cell === null) return null
  const say = speak(WORDS, lang)
  const { state, due, knownAt, lateBy } = cell
  return (
    <>
      <span class="state">
        <Icon state={state} />
        {SHORT[state][lang]}
        {(state === 'late' || state === 'missing') && ` ${say('daysLate', { n: lateBy })}`}
      </span>
      <small>{knownAt ? shortDay(dayOf(knownAt)) : due && say('dueBy', { day: shortDay(due) })}</small>
    </>
  )
}

const SHORT: Readonly<Record<DueState, Text>> = {
  'on-time': text('按时', 'Yes'),
  late: text('迟', 'Late'),
  missing: text('缺', 'Gap'),
  awaited: text('待', 'Wait'),
  empty: text('无数', 'None'),
  merged: text('并入1-2月', 'Jan-Feb'),
}

const Counted = ({ state, count, lang }: { state: DueState; count: number; lang: Language }) => (
  <>
    <Icon state={state} />
    {STATES[state].word[lang]} <b>{count}</b>
  </>
)

function Icon({ state }: { state: DueState }) {
  const { icon } = STATES[state]
  return icon && <SpriteIcon shape={silhouetteOf(...icon)} />
}

const SHAPES = DUE_STATES.flatMap((state) => {
  const { icon } = STATES[state]
  return icon === null ? [] : [silhouetteOf(...icon)]
})

/** `11-18`: the column tells the year closely enough, the tip in full. */
const shortDay = (day: Day): string => day.slice(5)
