// What is open for the reader, by colour and limit: filters, counts, and what may be done to several at once.

import { ASKED_STATES, isOfEnded, SLIP_ORDERS, type SlipsAsked } from '../../alerts/slips/search.ts'
import { isPressing, type ShownSlip } from '../../alerts/slips/shown.ts'
import { inLanguage, queryOf, slipHref } from '../../boards/index.ts'
import type { Day } from '../../core/period.ts'
import type { Standpoint } from '../../core/standpoint.ts'
import { type Language, type Text, text } from '../../core/text.ts'
import { LEVELS, type Level } from '../../slips/finding.ts'
import { LEVEL_WORDS } from '../../slips/ladder.ts'
import { dayWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form, lookFields, named, Select } from '../kit/form.tsx'
import { ReceiverNames } from '../kit/names.tsx'
import { Empty, Note } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { Pager } from '../kit/pager.tsx'
import { speak } from '../kit/speak.ts'
import { alertStyles } from '../styles/alerts.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { AlertsNav } from './places.tsx'
import { LevelMark, leftWords, stateWords } from './slip-marks.tsx'

interface SlipListInput {
  readonly asked: SlipsAsked
  /** The reader has something of their own: then one may choose between that and all. */
  readonly hasOwn: boolean
  /** As asked for; at most as many as one page holds. */
  readonly slips: readonly ListedSlip[]
  readonly total: number
  /** How many pages there are, at least 1. */
  readonly pages: number
  readonly counts: Readonly<Record<Level | 'late' | 'verdict' | 'all', number>>
  /** Left open at the year’s end. */
  readonly unsettled: number
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly leaders: readonly { readonly id: string; readonly name: string }[]
  readonly rules: readonly { readonly id: string; readonly words: Text }[]
  /** Silences and freezes that a second supervisor has to confirm, in a sentence each; told to supervisors only. */
  readonly unconfirmed: readonly Text[]
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
  unsettled: text('年终未结', 'Left open at the year’s end'),
  open: text('在办', 'Open'),
  whose: text('范围', 'Whose'),
  mine: text('我的', 'My own'),
  everybody: text('全区', 'All'),
  state: text('状态', 'State'),
  unit: text('承办单位', 'To answer'),
  leader: text('分管领导', 'Leader'),
  rule: text('规则', 'Rule'),
  order: text('排序', 'Order'),
  gravity: text('最紧要的在前', 'Gravest first'),
  limit: text('限期近的在前', 'Soonest limit first'),
  issued: text('最近发的在前', 'Latest issued first'),
  byUnit: text('按承办单位', 'By unit'),
  any: text('不限', 'Any'),
  show: text('查看', 'Show'),
  none: text('没有符合条件的督查单，去掉一个条件再看。', 'No slip fits; remove a condition.'),
  noneOpen: text(
    '没有在办的督查单；规则发现问题时会自动开单。',
    'Nothing is open; the rules raise one when they find something.',
  ),
  slips: text('共 {n} 张', '{n} slips'),
  csv: text('导出 CSV', 'Export as CSV'),
  xlsx: text('导出 Excel', 'Export to Excel'),
  sign: text('签收所选', 'Sign those ticked'),
  close: text('销号所选（数据已恢复）', 'Close those ticked (recovered)'),
  reason: text('销号理由', 'Why they are closed'),
  raise: text('手工开单', 'Write a slip'),
  calendar: text('订阅限期日历', 'Subscribe: limits (iCalendar)'),
  feed: text('订阅动态', 'Subscribe: news (Atom)'),
  words: text('找（编号、事项、单位、领导）', 'Look for (number, matter, unit, leader)'),
  unconfirmed: text('待另一名督查员确认：', 'Another supervisor has to confirm: '),
  unwell: text('预警服务有异常：', 'Not well: '),
  see: text('查看', 'see'),
  done: text('已办 {n} 张。', '{n} slip(s) done.'),
  counts: text('按颜色', 'By colour'),
  what: text('找法', 'Filter'),
  together: text('成批办理', 'Several at once'),
  shares: text('分解的 {n} 张', '{n} of its shares'),
  comma: text('、', ', '),
} as const

export function renderSlipList(input: SlipListInput, frame: Frame): string {
  const { lang, look } = frame
  const { total, done, failure, unwell, unconfirmed, asked, maySupervise } = input
  const say = speak(WORDS, lang)
  const children = (
    <>
      <AlertsNav frame={frame} here="/alerts" />
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead')}</p>
      {unconfirmed.length > 0 && (
        <Note kind="refused">
          {say('unconfirmed')}
          {unconfirmed.map((words) => words[lang]).join(' ')} <a href="/alerts/holds">{say('see')}</a>
        </Note>
      )}
      {unwell.length > 0 && (
        <Note kind="refused">
          {say('unwell')}
          {unwell.map((words) => words[lang]).join(say('comma'))} <a href="/alerts/channels">{say('see')}</a>
        </Note>
      )}
      <Note kind="done">{done !== null && say('done', { n: done })}</Note>
      <Note kind="refused">{failure?.[lang]}</Note>
      <Counts input={input} lang={lang} look={look} />
      <Filter input={input} lang={lang} look={look} />
      {total === 0 && <Empty>{say(asked.state === 'open' && !asked.level ? 'noneOpen' : 'none')}</Empty>}
      <Listed input={input} lang={lang} look={look} />
      <Pager
        page={asked.page}
        pages={input.pages}
        counted={say('slips', { n: input.total })}
        href={(page) => slipsHref({ ...asked, page }, look)}
        lang={lang}
      />
      <p class="actions">
        {maySupervise && (
          <a class="button" href="/alerts/new">
            {say('raise')}
          </a>
        )}
        <a class="button" href={`/alerts/slips.xlsx?${queryFor({ ...asked, page: 1 }, look)}`}>
          {say('xlsx')}
        </a>
        <a class="button" href={`/alerts/slips.csv?${queryFor({ ...asked, page: 1 }, look)}`}>
          {say('csv')}
        </a>
        <a class="button" href={frame.person ? '/me#feeds' : inLanguage('/alerts/calendar.ics', lang)}>
          {say('calendar')}
        </a>
        <a class="button" href={frame.person ? '/me#feeds' : inLanguage('/alerts/feed.atom', lang)}>
          {say('feed')}
        </a>
      </p>
    </>
  )
  const styles = formStyles + deskStyles + alertStyles
  return pageOf({ title: say('title'), dated: true, kept: keptOf(asked), styles, children }, frame)
}

/** What is asked for besides the day. */
const keptOf = (asked: SlipsAsked): Readonly<Record<string, string>> =>
  Object.fromEntries(queryFor({ ...asked, page: 1 }, {}))

const queryFor = (asked: SlipsAsked, look: Partial<Standpoint>): URLSearchParams => {
  const query = new URLSearchParams(queryOf(look))
  query.set('of', asked.of)
  if (asked.level) query.set('level', asked.level)
  if (asked.unit) query.set('unit', asked.unit)
  if (asked.leader) query.set('leader', asked.leader)
  if (asked.rule) query.set('rule', asked.rule)
  if (asked.words) query.set('words', asked.words)
  if (asked.state !== 'open') query.set('state', asked.state)
  if (asked.order !== 'gravity') query.set('order', asked.order)
  if (asked.page > 1) query.set('page', String(asked.page))
  return query
}

/** The address of this list with something else asked for. */
export const slipsHref = (asked: SlipsAsked, look: Partial<Standpoint>): string =>
  `/alerts?${queryFor(asked, look)}`

interface ListInput {
  readonly input: SlipListInput
  readonly lang: Language
  readonly look: Partial<Standpoint>
}

function Counts({ input: { asked, counts, unsettled }, lang, look }: ListInput) {
  const say = speak(WORDS, lang)
  // What is over is counted by colour too; late and to be decided is only what is open.
  const state = isOfEnded(asked.state) ? asked.state : 'open'
  const count = (level: Level | null, state: SlipsAsked['state'], number: number, word: string) => (
    <a
      key={level ?? state}
      class={level ? `level-${level}` : undefined}
      href={slipsHref({ ...asked, level, state, page: 1 }, look)}
      aria-current={asked.level === level && asked.state === state ? 'true' : undefined}
    >
      <b>{number}</b> {word}
    </a>
  )
  return (
    <nav class="colours" aria-label={say('counts')}>
      {LEVELS.toReversed().map((level) => count(level, state, counts[level], LEVEL_WORDS[level][lang]))}
      {count(null, state, counts.all, say('all'))}
      {state === 'open' && count(null, 'late', counts.late, say('late'))}
      {state === 'open' && count(null, 'verdict', counts.verdict, say('verdict'))}
      {unsettled > 0 && state !== 'unsettled' && count(null, 'unsettled', unsettled, say('unsettled'))}
    </nav>
  )
}

function Filter({ input: { asked, units, leaders, rules, hasOwn }, lang, look }: ListInput) {
  const say = speak(WORDS, lang)
  return (
    <Form
      class="filter"
      method="get"
      action="/alerts"
      label={say('what')}
      hidden={{ ...lookFields(look), level: asked.level, of: hasOwn ? null : asked.of }}
    >
      {hasOwn && (
        <Select
          label={say('whose')}
          name="of"
          options={[
            ['mine', say('mine')],
            ['all', say('everybody')],
          ]}
          chosen={asked.of}
        />
      )}
      <Select
        label={say('state')}
        name="state"
        options={ASKED_STATES.map((state) => [state, say(state)])}
        chosen={asked.state}
      />
      <Select label={say('unit')} name="unit" any={say('any')} options={named(units)} chosen={asked.unit} />
      <Select
        label={say('rule')}
        name="rule"
        any={say('any')}
        options={rules.map(({ id, words }) => [id, words[lang]])}
        chosen={asked.rule}
      />
      <Select
        label={say('leader')}
        name="leader"
        any={say('any')}
        options={named(leaders)}
        chosen={asked.leader}
      />
      <Select
        label={say('order')}
        name="order"
        options={SLIP_ORDERS.map((order) => [order, say(order === 'unit' ? 'byUnit' : order)])}
        chosen={asked.order}
      />
      <Field label={say('words')} name="words" value={asked.words} maxLength={100} />
      <Button>{say('show')}</Button>
    </Form>
  )
}

function Listed({ input: { slips, nonce, asked, today }, lang, look }: ListInput) {
  const say = speak(WORDS, lang)
  const signs = slips.some(({ together }) => together.sign)
  const closes = slips.some(({ together }) => together.close)
  const list = (
    <ul class="slips">
      {inFamilies(slips).map((family) => {
        const line = (slip: ListedSlip) => (
          <SlipLine
            key={slip.id}
            slip={slip}
            ticked={signs || closes}
            lang={lang}
            look={look}
            today={today}
          />
        )
        const [first] = family
        if (!first || family.length < 2) return first && line(first)
        return (
          <li key={`of-${first.id}`} class={`family level-${gravest(family)}`}>
            <details>
              <summary>
                <b>{first.shareOf?.title[lang]}</b>
                <span>{say('shares', { n: family.length })}</span>
                {LEVELS.toReversed().map((level) => (
                  <LevelCount key={level} level={level} slips={family} lang={lang} />
                ))}
                {family.some(({ overdue }) => overdue) && (
                  <span class="late">
                    {say('late')} {family.filter(({ overdue }) => overdue).length}
                  </span>
                )}
                <small>{family.map((slip) => slip.shareOf?.part).join('、')}</small>
              </summary>
              <ul class="slips">{family.map(line)}</ul>
            </details>
          </li>
        )
      })}
    </ul>
  )
  if (!signs && !closes) return list
  return (
    <Form class="" action={`/alerts/several?${queryFor(asked, {})}`} hidden={{ nonce }}>
      {list}
      <fieldset class="bulk">
        <legend class="sr">{say('together')}</legend>
        {signs && (
          <Button main name="deed" value="sign">
            {say('sign')}
          </Button>
        )}
        {closes && (
          <>
            <Field label={say('reason')} name="text" maxLength={400} autocomplete="off" />
            <Button name="deed" value="close">
              {say('close')}
            </Button>
          </>
        )}
      </fieldset>
    </Form>
  )
}

/** Slips of the shares of one indicator stand together: behind that of their whole, else where the first of them does. */
function inFamilies(slips: readonly ListedSlip[]): readonly (readonly ListedSlip[])[] {
  const keyOf = ({ id, plan, shareOf }: ListedSlip): string =>
    shareOf === null ? id : JSON.stringify([plan, shareOf.indicator])
  const families = new Map<string, ListedSlip[]>()
  for (const slip of slips) families.set(keyOf(slip), [...(families.get(keyOf(slip)) ?? []), slip])
  const behind = (slip: ListedSlip): readonly ListedSlip[] =>
    (slip.shareOf === null &&
      slip.subject.kind === 'indicator' &&
      families.get(JSON.stringify([slip.plan, slip.subject.id]))) ||
    []
  const led = new Set(slips.map(behind))
  return [...families.values()].flatMap((family) => {
    if (led.has(family)) return []
    const [first] = family
    const shares = first ? behind(first) : []
    return shares.length > 0 ? [family, shares] : [family]
  })
}

const gravest = (slips: readonly ListedSlip[]): Level | undefined =>
  LEVELS.toReversed().find((level) => slips.some((slip) => slip.level === level))

function LevelCount({ level, slips, lang }: { level: Level; slips: readonly ListedSlip[]; lang: Language }) {
  const count = slips.filter((slip) => slip.level === level).length
  if (count === 0) return null
  return (
    <span>
      <LevelMark level={level} lang={lang} /> {count}
    </span>
  )
}

export interface ListedSlip extends ShownSlip {
  /** What may be done to it together with others. */
  readonly together: { readonly sign: boolean; readonly close: boolean }
}

const LINE_WORDS = {
  until: text('限期', 'Until'),
  tick: text('选中', 'Tick'),
} as const

interface LineInput {
  readonly slip: ListedSlip
  readonly ticked: boolean
  readonly lang: Language
  readonly look: Partial<Standpoint>
  readonly today: Day
}

function SlipLine({ slip, ticked, lang, look, today }: LineInput) {
  const { together } = slip
  return (
    <li class={`slip level-${slip.level}${ticked ? '' : ' bare'}`}>
      <div class="tick">
        {(together.sign || together.close) && (
          <input
            type="checkbox"
            name={together.close ? 'close' : 'sign'}
            value={slip.id}
            aria-label={`${LINE_WORDS.tick[lang]} ${slip.number}`}
          />
        )}
      </div>
      <div class="what">
        <h2>
          <a href={slipHref(slip.id, look)}>{slip.title[lang]}</a>
        </h2>
        <p class="about">
          <LevelMark level={slip.level} lang={lang} />
          <span>{slip.number}</span>
          <span>{slip.rule.words[lang]}</span>
          <span>
            <ReceiverNames of={[slip.receiver, ...slip.helpers]} plan={slip.plan} look={look} />
          </span>
        </p>
        <p class="why">{slip.reason[lang]}</p>
      </div>
      <p class="until">
        {LINE_WORDS.until[lang]}{' '}
        <b class={isPressing(slip, today) ? 'late' : ''}>{dayWords(slip.limit, lang)}</b>
        {leftWords(slip, lang)}
      </p>
      <p class="stands">
        <b>{stateWords(slip, lang)}</b>
      </p>
    </li>
  )
}
