// The calendar of what is due: a row for each indicator, a column for each month, and what became of it.
import { indicatorHref, queryOf } from '../../boards/index.ts'
import type { Light, Status } from '../../core/assessment.ts'
import { type Day, dayOf } from '../../core/period.ts'
import { type Language, type Text, text } from '../../core/text.ts'
import type { DueCalendar, DueCell, DueRow, DueState } from '../../desk/calendar.ts'
import { dayWords, momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { StatusIcon } from '../wall/icons.tsx'
import { DeskNav } from './desk-nav.tsx'
import { pageOf } from './page.tsx'
import { ScrollPane } from './scroll-pane.tsx'

export interface DueCalendarInput {
  readonly calendar: DueCalendar
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
  indicator: text('指标', 'Indicator'),
  inPlan: text('按节点判断，不需报数', 'Judged by its steps; no figure is asked for'),
  none: text('没有指标。', 'There are no indicators.'),
  scroll: text('报送日历表，可左右滚动', 'Calendar, scrolls sideways'),
} as const

interface Look {
  readonly word: Text
  readonly icon: readonly [Status, Light] | null
  readonly light: Light
}

const STATES: Readonly<Record<DueState, Look>> = {
  'on-time': { word: text('按时', 'On time'), icon: ['done', 'green'], light: 'green' },
  late: { word: text('迟到', 'Late'), icon: ['behind', 'yellow'], light: 'yellow' },
  missing: { word: text('缺报', 'Missing'), icon: ['missing', 'grey'], light: 'red' },
  awaited: { word: text('未到期', 'Not due yet'), icon: ['not-due', 'grey'], light: 'grey' },
  empty: { word: text('报告无数', 'No value'), icon: ['other', 'grey'], light: 'grey' },
  merged: { word: text('并入1-2月', 'With Jan-Feb'), icon: null, light: 'grey' },
}

export function renderDueCalendar({ calendar, demo }: DueCalendarInput, frame: Frame): string {
  const { lang } = frame
  const { plan, rows, counts } = calendar
  return pageOf(
    {
      title: WORDS.title[lang],
      demo,
      dated: true,
      ...(calendar.source && { kept: { unit: calendar.source } }),
      styles: formStyles + deskStyles,
      children: (
        <>
          <DeskNav frame={frame} here="/desk/calendar" />
          <h1>{WORDS.title[lang]}</h1>
          <p class="lead">
            {plan.title} · {dayWords(calendar.asOf, lang)}
          </p>
          <p class="lead">
            {WORDS.how[lang]} {!calendar.holidaysKnown && WORDS.estimated[lang]}
          </p>
          <Filter calendar={calendar} frame={frame} />
          <ul class="key">
            {(Object.keys(STATES) as DueState[]).map((state) => (
              <li key={state} class={`light-${STATES[state].light}`}>
                <Icon state={state} />
                {STATES[state].word[lang]} <b>{counts[state]}</b>
              </li>
            ))}
          </ul>
          {rows.length === 0 ? (
            <p class="card">{WORDS.none[lang]}</p>
          ) : (
            <ScrollPane class="pane" label={WORDS.scroll[lang]}>
              <table class="due">
                <thead>
                  <tr>
                    <th scope="col">{WORDS.indicator[lang]}</th>
                    {Array.from({ length: 12 }, (_, index) => (
                      <th key={index} scope="col">
                        {lang === 'zh' ? `${index + 1}月` : MONTHS[index]}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <Row key={row.indicator.id} row={row} calendar={calendar} frame={frame} />
                  ))}
                </tbody>
              </table>
            </ScrollPane>
          )}
        </>
      ),
    },
    frame,
  )
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function Filter({ calendar, frame }: { calendar: DueCalendar; frame: Frame }) {
  const { lang, look } = frame
  const { plan, source, sources } = calendar
  const feed = queryOf({ plan: plan.id, lang })
  const of = source === null ? '' : `&unit=${encodeURIComponent(source)}`
  return (
    <form class="filter" method="get" action={frame.path}>
      {look.plan && <input type="hidden" name="plan" value={look.plan} />}
      {look.lang && <input type="hidden" name="lang" value={look.lang} />}
      {look.asOf && <input type="hidden" name="as-of" value={look.asOf} />}
      {look.knownAt && <input type="hidden" name="known-at" value={look.knownAt} />}
      <label>
        {WORDS.unit[lang]}
        <select name="unit">
          <option value="">{WORDS.all[lang]}</option>
          {sources.map(({ id, name }) => (
            <option key={id} value={id} selected={id === source}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button class="button" type="submit">
        {WORDS.show[lang]}
      </button>
      <a class="button" href={`/desk/calendar.ics${feed}${of}`}>
        {WORDS.subscribe[lang]}
      </a>
    </form>
  )
}

function Row({ row, calendar, frame }: { row: DueRow; calendar: DueCalendar; frame: Frame }) {
  const { lang, look } = frame
  const { indicator, sources, fromSteps, months } = row
  const units = sources.map((id) => calendar.plan.units.find((unit) => unit.id === id)?.name ?? id)
  return (
    <tr>
      <th scope="row">
        <a href={indicatorHref(indicator.id, { ...look, plan: calendar.plan.id })}>
          {lang === 'zh' ? indicator.name : (indicator.nameEn ?? indicator.name)}
        </a>
        <small>{units.join('、')}</small>
      </th>
      {fromSteps ? (
        <td class="none" colSpan={12}>
          {WORDS.inPlan[lang]}
        </td>
      ) : (
        months.map((cell, index) => <Cell key={index} cell={cell} lang={lang} />)
      )}
    </tr>
  )
}

function Cell({ cell, lang }: { cell: DueCell | null; lang: Language }) {
  if (cell === null) return <td class="none" />
  const { state, due, knownAt, recordedAt, lateBy } = cell
  const look = STATES[state]
  const zh = lang === 'zh'
  const facts = [
    due && `${zh ? '应报' : 'Due'} ${dayWords(due, lang)}`,
    knownAt && `${zh ? '首次获知' : 'First known'} ${momentWords(knownAt)}`,
    recordedAt && `${zh ? '入库' : 'Recorded'} ${momentWords(recordedAt)}`,
  ].filter(Boolean)
  const days = state === 'late' || state === 'missing' ? ` ${lateBy}${zh ? '日' : 'd'}` : ''
  const short = zh ? SHORT[state].zh : SHORT[state].en
  return (
    <td class={`light-${look.light}`} title={facts.join('\n')}>
      <span class="state">
        <Icon state={state} />
        {short}
        {days}
      </span>
      <small>{knownAt ? shortDay(dayOf(knownAt)) : due && `${zh ? '应' : 'by'} ${shortDay(due)}`}</small>
    </td>
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

function Icon({ state }: { state: DueState }) {
  const { icon } = STATES[state]
  return icon && <StatusIcon status={icon[0]} light={icon[1]} />
}

/** `11-18`: the column tells the year closely enough, the tip in full. */
const shortDay = (day: Day): string => day.slice(5)
