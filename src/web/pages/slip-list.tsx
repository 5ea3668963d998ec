// What is open for the reader, by colour and limit: filters, counts, and what may be done to several at once.

import type { Day } from '../../core/period.ts'
import { type Text, text } from '../../core/text.ts'
import { LEVELS, type Level } from '../../slips/finding.ts'
import { LEVEL_WORDS } from '../../slips/ladder.ts'
import type { Frame } from '../frame.ts'
import { alertStyles } from '../styles/alerts.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { AlertsNav } from './alerts-nav.tsx'
import { hrefIn } from './href-in.ts'
import { pageOf } from './page.tsx'
import { type ListedSlip, SlipLine } from './slip-line.tsx'

export interface SlipsAsked {
  readonly of: 'mine' | 'all'
  readonly level: Level | null
  readonly unit: string | null
  readonly rule: string | null
  readonly state: 'open' | 'late' | 'verdict' | 'ended'
}

export interface SlipListInput {
  readonly asked: SlipsAsked
  /** The reader has something of their own: then one may choose between that and all. */
  readonly hasOwn: boolean
  /** As asked for; at most as many as one page holds. */
  readonly slips: readonly ListedSlip[]
  readonly total: number
  readonly counts: Readonly<Record<Level | 'late' | 'verdict' | 'all', number>>
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly rules: readonly { readonly id: string; readonly words: Text }[]
  /** Parts of the service that are not well; empty: all are. */
  readonly unwell: readonly Text[]
  readonly maySupervise: boolean
  readonly today: Day
  readonly nonce: string
  readonly failure: Text | null
  /** How many were just done; null: nothing was sent. */
  readonly done: number | null
}

const WORDS = {
  title: text('督查单', 'Slips'),
  lead: text(
    '一事一单：蓝色提醒，橙色预警，红色上报。',
    'One matter, one slip: blue reminds, orange warns, red is reported upward.',
  ),
  all: text('全部', 'all'),
  late: text('逾期', 'late'),
  verdict: text('待决定', 'to be decided'),
  ended: text('已办结', 'Closed'),
  open: text('在办', 'Open'),
  whose: text('范围', 'Whose'),
  mine: text('我的', 'My own'),
  everybody: text('全区', 'All'),
  state: text('状态', 'State'),
  unit: text('承办单位', 'To answer'),
  rule: text('规则', 'Rule'),
  any: text('不限', 'Any'),
  show: text('查看', 'Show'),
  none: text('没有符合条件的督查单。', 'No slip fits.'),
  noneOpen: text('没有在办的督查单。', 'Nothing is open.'),
  more: text(
    '共 {n} 张，列出最紧要的 {m} 张；请筛选。',
    '{n} slips; the {m} gravest are shown. Narrow it down.',
  ),
  sign: text('签收所选', 'Sign those ticked'),
  close: text('销号所选（数据已恢复）', 'Close those ticked (recovered)'),
  reason: text('销号理由', 'Why they are closed'),
  raise: text('手工开单', 'Write a slip'),
  calendar: text('订阅限期日历', 'Subscribe: limits (iCalendar)'),
  feed: text('订阅动态', 'Subscribe: news (Atom)'),
  unwell: text('预警服务有异常：', 'Not well: '),
  see: text('查看', 'see'),
  done: text('已办 {n} 张。', '{n} slip(s) done.'),
  counts: text('按颜色', 'By colour'),
  what: text('找法', 'Filter'),
  together: text('成批办理', 'Several at once'),
} as const

export function renderSlipList(input: SlipListInput, frame: Frame): string {
  const { lang } = frame
  const { slips, total, done, failure, unwell, asked, maySupervise } = input
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  return pageOf(
    {
      title: say('title'),
      demo: false,
      dated: false,
      styles: formStyles + deskStyles + alertStyles,
      children: (
        <>
          <AlertsNav frame={frame} here="/alerts" />
          <h1>{say('title')}</h1>
          <p class="lead">{say('lead')}</p>
          {unwell.length > 0 && (
            <p class="refused" role="alert">
              {say('unwell')}
              {unwell.map((words) => words[lang]).join(lang === 'zh' ? '、' : ', ')}{' '}
              <a href={hrefIn(frame, '/alerts/channels')}>{say('see')}</a>
            </p>
          )}
          {done !== null && (
            <p class="once" role="status">
              {say('done').replace('{n}', String(done))}
            </p>
          )}
          {failure && (
            <p class="refused" role="alert">
              {failure[lang]}
            </p>
          )}
          <Counts input={input} frame={frame} />
          <Filter input={input} frame={frame} />
          {total === 0 && (
            <p class="card">{say(asked.state === 'open' && !asked.level ? 'noneOpen' : 'none')}</p>
          )}
          {total > slips.length && (
            <p class="lead">
              {say('more').replace('{n}', String(total)).replace('{m}', String(slips.length))}
            </p>
          )}
          <Listed input={input} frame={frame} />
          <p class="actions">
            {maySupervise && (
              <a class="button" href={hrefIn(frame, '/alerts/new')}>
                {say('raise')}
              </a>
            )}
            <a class="button" href={hrefIn(frame, '/alerts/calendar.ics')}>
              {say('calendar')}
            </a>
            <a class="button" href={hrefIn(frame, '/alerts/feed.atom')}>
              {say('feed')}
            </a>
          </p>
        </>
      ),
    },
    frame,
  )
}

/** The address of this list with something else asked for. */
export function slipsHref(asked: SlipsAsked, frame: Pick<Frame, 'look'>): string {
  const query = new URLSearchParams()
  query.set('of', asked.of)
  if (asked.level) query.set('level', asked.level)
  if (asked.unit) query.set('unit', asked.unit)
  if (asked.rule) query.set('rule', asked.rule)
  if (asked.state !== 'open') query.set('state', asked.state)
  if (frame.look.lang) query.set('lang', frame.look.lang)
  return `/alerts?${query}`
}

function Counts({ input: { asked, counts }, frame }: { input: SlipListInput; frame: Frame }) {
  const { lang } = frame
  const at = (level: Level | null, state: SlipsAsked['state']): string =>
    slipsHref({ ...asked, level, state }, frame)
  const isHere = (level: Level | null, state: SlipsAsked['state']) =>
    asked.level === level && asked.state === state ? 'true' : undefined
  return (
    <nav class="colours" aria-label={WORDS.counts[lang]}>
      {[...LEVELS].reverse().map((level) => (
        <a key={level} class={`level-${level}`} href={at(level, 'open')} aria-current={isHere(level, 'open')}>
          <b>{counts[level]}</b> {LEVEL_WORDS[level][lang]}
        </a>
      ))}
      <a href={at(null, 'open')} aria-current={isHere(null, 'open')}>
        <b>{counts.all}</b> {WORDS.all[lang]}
      </a>
      <a href={at(null, 'late')} aria-current={isHere(null, 'late')}>
        <b>{counts.late}</b> {WORDS.late[lang]}
      </a>
      <a href={at(null, 'verdict')} aria-current={isHere(null, 'verdict')}>
        <b>{counts.verdict}</b> {WORDS.verdict[lang]}
      </a>
    </nav>
  )
}

function Filter({ input, frame }: { input: SlipListInput; frame: Frame }) {
  const { lang, look } = frame
  const { asked, units, rules, hasOwn } = input
  const states = [
    ['open', WORDS.open],
    ['late', WORDS.late],
    ['verdict', WORDS.verdict],
    ['ended', WORDS.ended],
  ] as const
  const select = (
    name: string,
    label: Text,
    chosen: string,
    options: readonly (readonly [string, string])[],
  ) => (
    <label>
      {label[lang]}
      <select name={name}>
        {options.map(([value, words]) => (
          <option key={value} value={value} selected={value === chosen}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <form class="filter" method="get" action="/alerts" aria-label={WORDS.what[lang]}>
      {look.lang && <input type="hidden" name="lang" value={look.lang} />}
      {asked.level && <input type="hidden" name="level" value={asked.level} />}
      {hasOwn ? (
        select('of', WORDS.whose, asked.of, [
          ['mine', WORDS.mine[lang]],
          ['all', WORDS.everybody[lang]],
        ])
      ) : (
        <input type="hidden" name="of" value={asked.of} />
      )}
      {select(
        'state',
        WORDS.state,
        asked.state,
        states.map(([value, words]) => [value, words[lang]]),
      )}
      {select('unit', WORDS.unit, asked.unit ?? '', [
        ['', WORDS.any[lang]],
        ...units.map(({ id, name }) => [id, name] as const),
      ])}
      {select('rule', WORDS.rule, asked.rule ?? '', [
        ['', WORDS.any[lang]],
        ...rules.map(({ id, words }) => [id, words[lang]] as const),
      ])}
      <button class="button" type="submit">
        {WORDS.show[lang]}
      </button>
    </form>
  )
}

function Listed({ input, frame }: { input: SlipListInput; frame: Frame }) {
  const { lang } = frame
  const { slips, nonce, asked } = input
  const signs = slips.some(({ together }) => together.sign)
  const closes = slips.some(({ together }) => together.close)
  const list = (
    <ul class="slips">
      {slips.map((slip) => (
        <SlipLine key={slip.id} slip={slip} ticked={signs || closes} frame={frame} today={input.today} />
      ))}
    </ul>
  )
  if (!signs && !closes) return list
  return (
    <form method="post" action={slipsHref(asked, frame).replace('/alerts?', '/alerts/several?')}>
      <input type="hidden" name="nonce" value={nonce} />
      {list}
      <fieldset class="bulk">
        <legend class="sr">{WORDS.together[lang]}</legend>
        {signs && (
          <button class="button main" type="submit" name="deed" value="sign">
            {WORDS.sign[lang]}
          </button>
        )}
        {closes && (
          <>
            <label>
              {WORDS.reason[lang]}
              <input name="text" maxLength={400} autocomplete="off" />
            </label>
            <button class="button" type="submit" name="deed" value="close">
              {WORDS.close[lang]}
            </button>
          </>
        )}
      </fieldset>
    </form>
  )
}
