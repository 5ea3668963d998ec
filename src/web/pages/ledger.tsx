// `/tasks` and `/indicators`: the ledger with its filters, groups, order, and the way to take it away.
import type { ShownSlip } from '../../alerts/slips/shown.ts'
import { reportHref, sectionCalled } from '../../boards/index.ts'
import { LIGHTS, STATUSES } from '../../core/assessment.ts'
import { byIndicatorOf } from '../../core/figures-about.ts'
import { KINDS, kindRules } from '../../core/kinds/index.ts'
import { NATURES, natureWord } from '../../core/nature.ts'
import type { Observation } from '../../core/observation.ts'
import type { Day } from '../../core/period.ts'
import type { Plan } from '../../core/plan.ts'
import { lightWord, statusWord } from '../../core/status-words.ts'
import { type Language, text } from '../../core/text.ts'
import {
  DEMO_WISHES,
  EVERYTHING,
  LEDGER_COLUMNS,
  LEDGER_GROUPS,
  LEDGER_ORDERS,
  LEDGER_SUBJECTS,
  type LedgerAsked,
  type LedgerGroup,
  type LedgerRow,
  type LedgerSubject,
  type LedgerTally,
  ledgerParameters,
  NO_SECTION,
} from '../../desk/ledger.ts'
import type { WatchedRow } from '../../desk/watched-list.ts'
import { dayWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form, lookFields, named, type Option, Select, Tick } from '../kit/form.tsx'
import { Empty } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { Pager } from '../kit/pager.tsx'
import { type Speak, speak } from '../kit/speak.ts'
import { levelStyles } from '../styles/alerts.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { ledgerStyles } from '../styles/ledger.ts'
import { ledgerLine } from './ledger-line.ts'
import { LedgerTable, LedgerTallyLine, ledgerHref } from './ledger-table.tsx'
import { WatchedTable } from './watched-table.tsx'

export interface LedgerInput {
  readonly subject: LedgerSubject
  readonly plan: Plan
  readonly asOf: Day
  readonly figures: readonly Observation[]
  readonly asked: LedgerAsked
  /** Of this page; one group with id null where nothing is grouped. */
  readonly groups: readonly (LedgerGroup<LedgerRow<ShownSlip>> & { readonly tally: LedgerTally })[]
  /** Rows of all pages. */
  readonly total: number
  readonly pages: number
  /** Of what is asked for, whatever its status and light. */
  readonly tally: LedgerTally
  /** What is only watched and meets the conditions; of tasks none. */
  readonly watched: readonly WatchedRow[]
  /** Something that is shown is made up. */
  readonly demo: boolean
}

const WORDS = {
  tasks: text('台账', 'Ledger of tasks'),
  indicators: text('指标', 'Indicators'),
  byTask: text('按任务', 'By task'),
  byIndicator: text('按指标', 'By indicator'),
  views: text('看法', 'Views'),
  filter: text('找法', 'Filter'),
  section: text('部分', 'Section'),
  noSection: text('主要目标', 'Headline targets'),
  leader: text('分管领导', 'Leader'),
  lead: text('牵头单位', 'Lead unit'),
  responsible: text('责任单位', 'Responsible unit'),
  unit: text('牵头或责任单位', 'Lead or responsible'),
  kind: text('指标类型', 'Kind'),
  status: text('状态', 'Status'),
  light: text('灯', 'Light'),
  firmness: text('力度', 'Firmness'),
  binding: text('确保', 'Binding'),
  aspirational: text('力争', 'Aspirational'),
  nature: text('性质', 'Class'),
  numbers: text('数字', 'Numbers'),
  without: text('没有数字', 'Without numbers'),
  watched: text('监测指标', 'Watched figures'),
  watchedOnly: text('只看监测指标', 'watched figures only'),
  watchedAll: text('监测指标（{n}）', 'Watched figures ({n})'),
  watchedHow: text(
    '没有目标，只看走向：不评判，不开督查单，上面的计数都不含。',
    'No target, only the way they go: nothing judges them, and no count above holds them.',
  ),
  noWatched: text(
    '没有符合条件的监测指标，去掉一个条件再看；监测指标在年度目标的草稿里添加。',
    'No watched figure fits; remove a condition. A draft of the plan is where they are added.',
  ),
  slips: text('督查单', 'Slips'),
  open: text('有在办的', 'With an open one'),
  demo: text('演示数据', 'Made-up figures'),
  with: text('有', 'With'),
  withoutDemo: text('没有', 'Without'),
  since: text('某日以来有变化', 'Changed since'),
  columns: text('显示的列', 'Columns shown'),
  columnsHint: text('序号、任务和名称总在', 'numbers, tasks and names are always there'),
  columnsOf: text('列：{names}', 'Columns: {names}'),
  colPeople: text('单位', 'Units'),
  colLeader: text('分管领导', 'Leader'),
  colItems: text('指标数值与目标', 'Values and targets'),
  colNext: text('下一节点', 'Next milestone'),
  colWritten: text('最近进展', 'Latest narrative'),
  colSlips: text('督查单', 'Slips'),
  savedViews: text('存下的视图', 'Views kept'),
  viewName: text('视图名称', 'Name of the view'),
  keep: text('存下当前条件', 'Keep these conditions'),
  keys: text('键盘', 'Keyboard'),
  keysTitle: text('台账的键', 'Keys of the ledger'),
  keyDown: text('下一行', 'next row'),
  keyUp: text('上一行', 'row before'),
  keyOpen: text('打开所在的行', 'open the row'),
  keyFilter: text('到“找”的框', 'to the box of words'),
  keySearch: text('到页首的搜索框', 'to the search box'),
  keyHelp: text('这张表', 'this list'),
  close: text('关闭', 'Close'),
  words: text('找', 'Look for'),
  wordsHint: text('原文、单位、领导、拼音首字母', 'text, unit, leader, pinyin'),
  key: text(
    '横条：红黄蓝绿为实际，竖线为目标，菱形为序时应达，圆圈为上年同期。',
    'Bars: coloured the value, the line the target, the diamond what the pace asks for, the ring last year.',
  ),
  group: text('分组', 'Groups'),
  none: text('不分组', 'None'),
  byUnit: text('按第一牵头单位', 'By first lead unit'),
  byLeader: text('按第一分管领导', 'By first leader'),
  bySection: text('按部分', 'By section'),
  order: text('排序', 'Order'),
  byNumber: text('按序号', 'By number'),
  byWorst: text('落后的在前', 'Worst first'),
  byNext: text('节点近的在前', 'Soonest milestone first'),
  byWritten: text('久未写进展的在前', 'Longest without a narrative first'),
  bySlips: text('督查单多的在前', 'Most slips first'),
  any: text('不限', 'Any'),
  show: text('查看', 'Show'),
  more: text('更多条件', 'More conditions'),
  chosen: text('已选条件', 'Conditions chosen'),
  drop: text('去掉', 'remove'),
  dropAll: text('全部去掉', 'Remove all'),
  nothing: text('没有符合条件的行，去掉一个条件再看。', 'No row fits; remove a condition.'),
  noTasks: text('这个年度目标没有任务，请看指标。', 'This plan has no tasks; see its indicators.'),
  noIndicators: text('这个年度目标没有指标，请看任务。', 'This plan has no indicators; see its tasks.'),
  nobody: text('没有写明', 'None named'),
  rows: text('共 {n} 行', '{n} rows'),
  csv: text('导出 CSV', 'Export as CSV'),
  papers: text('文件（Word）', 'Documents (Word)'),
  xlsx: text('导出 Excel', 'Export to Excel'),
  take: text('导出的就是当前筛选出的全部行。', 'An export holds all rows that are asked for now.'),
} as const
type Say = Speak<keyof typeof WORDS>

const COLUMN_WORDS = {
  people: 'colPeople',
  leader: 'colLeader',
  items: 'colItems',
  next: 'colNext',
  written: 'colWritten',
  slips: 'colSlips',
} as const
const DEMO_WORDS = { with: 'with', without: 'withoutDemo' } as const
const GROUP_WORDS = { none: 'none', unit: 'byUnit', leader: 'byLeader', section: 'bySection' } as const
const ORDER_WORDS = {
  number: 'byNumber',
  worst: 'byWorst',
  next: 'byNext',
  written: 'byWritten',
  slips: 'bySlips',
} as const

export function renderLedger(input: LedgerInput, frame: Frame): string {
  const { subject, plan, asOf, asked, groups, total, tally } = input
  const { lang, look } = frame
  const say = speak(WORDS, lang)
  const context = { plan, figures: byIndicatorOf(input.figures), asOf, lang, look }
  const isAll =
    Object.keys(ledgerParameters({ ...asked, group: 'none', order: 'number', columns: null, page: 1 }))
      .length === 0
  const nameOf = (id: string | null): string =>
    id === null
      ? say(asked.group === 'section' ? 'noSection' : 'nobody')
      : ([...plan.units, ...plan.leaders].find((one) => one.id === id)?.name ??
        plan.sections.filter((one) => one.id === id).map((one) => sectionCalled(one, lang))[0] ??
        id)
  const children = (
    <>
      <h1>{say(subject)}</h1>
      <p class="lead">
        {plan.title} · {dayWords(asOf, lang)}
      </p>
      <nav class="places" aria-label={say('views')}>
        {LEDGER_SUBJECTS.map((one) => (
          <a
            key={one}
            href={ledgerHref(one, { ...asked, page: 1 }, look)}
            aria-current={one === subject ? 'page' : undefined}
          >
            {say(one === 'tasks' ? 'byTask' : 'byIndicator')}
          </a>
        ))}
      </nav>
      <div data-swap="tally" role="status">
        <LedgerTallyLine
          subject={subject}
          tally={tally}
          lang={lang}
          chosen={asked.status}
          href={(status) =>
            ledgerHref(
              subject,
              { ...asked, status: status === asked.status ? null : status, light: null, page: 1 },
              look,
            )
          }
        />
      </div>
      <Filter input={input} frame={frame} say={say} />
      <div data-swap="rows">
        <Chips input={input} frame={frame} say={say} />
        <Views input={input} frame={frame} say={say} />
        {total === 0 && input.watched.length === 0 && asked.watched === null && (
          <Empty>{say(isAll ? (subject === 'tasks' ? 'noTasks' : 'noIndicators') : 'nothing')}</Empty>
        )}
        {groups.map(({ id, rows, tally: own }) => (
          <section key={id ?? ''}>
            {asked.group !== 'none' && (
              <>
                <h2 lang="zh-CN">{nameOf(id)}</h2>
                <LedgerTallyLine subject={subject} tally={own} lang={lang} />
              </>
            )}
            <LedgerTable
              subject={subject}
              label={asked.group === 'none' ? say(subject) : nameOf(id)}
              lines={rows.map((row) => ledgerLine(row, context))}
              context={context}
              asked={asked}
            />
          </section>
        ))}
        {total > 0 && <p class="bullet-key">{say('key')}</p>}
        {(asked.watched === null || subject === 'tasks') && (
          <Pager
            page={asked.page}
            pages={input.pages}
            counted={say('rows', { n: total })}
            href={(page) => ledgerHref(subject, { ...asked, page }, look)}
            lang={lang}
          />
        )}
        <Watched input={input} frame={frame} say={say} />
        <p class="actions">
          <a class="button" href={ledgerHref(subject, { ...asked, page: 1 }, look, '/ledger.xlsx')}>
            {say('xlsx')}
          </a>
          <a class="button" href={ledgerHref(subject, { ...asked, page: 1 }, look, '/ledger.csv')}>
            {say('csv')}
          </a>
          <a class="button" href={reportHref('ledger', null, look)}>
            {say('papers')}
          </a>
          <span class="lead">{say('take')}</span>
        </p>
      </div>
      <Keys say={say} />
    </>
  )
  return pageOf(
    {
      title: say(subject),
      demo: input.demo,
      dated: true,
      kept: ledgerParameters({ ...asked, page: 1 }),
      scripts: frame.assets.ledger ? [frame.assets.ledger] : [],
      styles: formStyles + deskStyles + levelStyles + ledgerStyles,
      children,
    },
    frame,
  )
}

interface PartInput {
  readonly input: LedgerInput
  readonly frame: Frame
  readonly say: Say
}

/** Beside what is judged, and apart from it. */
function Watched({ input: { subject, plan, asked, watched }, frame: { lang, look }, say }: PartInput) {
  const only = asked.watched !== null
  if (subject === 'tasks' || (watched.length === 0 && !only) || (asked.page > 1 && !only)) return null
  const own = { ...asked, watched: 'only', group: 'none', order: 'number', columns: null, page: 1 } as const
  return (
    <section id="watched">
      <h2>{say('watchedAll', { n: watched.length })}</h2>
      <p class="lead">
        {say('watchedHow')} {!only && <a href={ledgerHref(subject, own, look)}>{say('watchedOnly')}</a>}
      </p>
      <WatchedTable plan={plan} rows={watched} look={look} lang={lang} empty={say('noWatched')} />
    </section>
  )
}

const sectionsOf = ({ sections, tasks }: Plan, lang: Language, say: Say): Option[] => [
  ...(tasks.some(({ section }) => section === null) ? [[NO_SECTION, say('noSection')] as const] : []),
  ...sections.map((one) => [one.id, sectionCalled(one, lang)] as const),
]

/** The most asked first; the others stand behind one word, open when one of them is asked for. */
function Filter({ input: { subject, plan, asked }, frame: { lang, look }, say }: PartInput) {
  const { section, leader, lead, responsible, unit, kind, status, light, firmness, nature } = asked
  const { numbers, watched, slips, demo, since, columns } = asked
  const units = named(plan.units)
  const any = say('any')
  const more = [
    ...[lead, responsible, kind, light, firmness, nature, numbers, watched, slips],
    ...[demo, since, columns],
  ]
  return (
    <Form class="filter" method="get" action={`/${subject}`} label={say('filter')} hidden={lookFields(look)}>
      <Field
        label={say('words')}
        name="words"
        value={asked.words}
        maxLength={100}
        placeholder={say('wordsHint')}
      />
      <Select label={say('unit')} name="unit" any={any} options={units} chosen={unit} />
      <Select label={say('leader')} name="leader" any={any} options={named(plan.leaders)} chosen={leader} />
      <Select
        label={say('section')}
        name="section"
        any={any}
        options={sectionsOf(plan, lang, say)}
        chosen={section}
      />
      <Select
        label={say('status')}
        name="status"
        any={any}
        options={STATUSES.map((one) => [one, statusWord(one)[lang]])}
        chosen={status}
      />
      <Select
        label={say('group')}
        name="group"
        options={LEDGER_GROUPS.map((one) => [one, say(GROUP_WORDS[one])])}
        chosen={asked.group}
      />
      <Button main>{say('show')}</Button>
      <details open={more.some((one) => one !== null)}>
        <summary>{say('more')}</summary>
        <div>
          <Select
            label={say('order')}
            name="order"
            options={LEDGER_ORDERS.map((one) => [one, say(ORDER_WORDS[one])])}
            chosen={asked.order}
          />
          <Select label={say('lead')} name="lead" any={any} options={units} chosen={lead} />
          <Select
            label={say('responsible')}
            name="responsible"
            any={any}
            options={units}
            chosen={responsible}
          />
          <Select
            label={say('kind')}
            name="kind"
            any={any}
            options={KINDS.map((one) => [one, kindRules[one].name[lang]])}
            chosen={kind}
          />
          <Select
            label={say('light')}
            name="light"
            any={any}
            options={LIGHTS.map((one) => [one, lightWord(one)[lang]])}
            chosen={light}
          />
          <Select
            label={say('firmness')}
            name="firmness"
            any={any}
            options={[
              ['binding', say('binding')],
              ['aspirational', say('aspirational')],
            ]}
            chosen={firmness}
          />
          <Select
            label={say('nature')}
            name="nature"
            any={any}
            options={NATURES.map((one) => [one, natureWord(one)[lang]])}
            chosen={nature}
          />
          <Select
            label={say('numbers')}
            name="numbers"
            any={any}
            options={[['without', say('without')]]}
            chosen={numbers}
          />
          {subject === 'indicators' && plan.watched.length > 0 && (
            <Select
              label={say('watched')}
              name="watched"
              any={any}
              options={[['only', say('watchedOnly')]]}
              chosen={watched}
            />
          )}
          <Select
            label={say('slips')}
            name="slips"
            any={any}
            options={[['open', say('open')]]}
            chosen={slips}
          />
          <Select
            label={say('demo')}
            name="demo"
            any={any}
            options={DEMO_WISHES.map((one) => [one, say(DEMO_WORDS[one])])}
            chosen={demo}
          />
          <Field label={say('since')} name="since" type="date" value={since ?? ''} max="2999-12-31" />
          <fieldset class="columns">
            <legend>
              {say('columns')} <small>{say('columnsHint')}</small>
            </legend>
            {LEDGER_COLUMNS.map((one) => (
              <Tick
                key={one}
                label={say(COLUMN_WORDS[one])}
                name="columns"
                value={one}
                checked={columns?.includes(one) ?? true}
              />
            ))}
          </fieldset>
        </div>
      </details>
    </Form>
  )
}

/** The reader's own views, and a name for what is asked for now. */
function Views({ input: { subject, asked }, frame: { own, look }, say }: PartInput) {
  if (!own) return null
  const here = ledgerHref(subject, { ...asked, page: 1 }, { plan: look.plan ?? null })
  const isAsked = Object.keys(ledgerParameters({ ...asked, page: 1 })).length > 0
  const isKept = [...own.views.values()].includes(here)
  return (
    <div class="views-of">
      {own.views.size > 0 && (
        <nav class="chips" aria-label={say('savedViews')}>
          {[...own.views].map(([name, path]) => (
            <a key={name} class="chip kept" href={path} aria-current={path === here ? 'true' : undefined}>
              {name}
            </a>
          ))}
        </nav>
      )}
      {isAsked && !isKept && (
        <Form class="keep" action="/me/views" hidden={{ path: here }}>
          <input
            name="name"
            required
            maxLength={40}
            aria-label={say('viewName')}
            placeholder={say('viewName')}
          />
          <Button small>{say('keep')}</Button>
        </Form>
      )}
    </div>
  )
}

/** What is asked for, each a link that asks for it no more. */
function Chips({ input: { subject, plan, asked }, frame: { lang, look }, say }: PartInput) {
  const nameIn = (known: readonly { readonly id: string; readonly name: string }[], id: string): string =>
    known.find((one) => one.id === id)?.name ?? id
  const chips: readonly (readonly [name: keyof LedgerAsked, label: string, value: string | null])[] = [
    ['words', say('words'), asked.words || null],
    ['unit', say('unit'), asked.unit && nameIn(plan.units, asked.unit)],
    ['lead', say('lead'), asked.lead && nameIn(plan.units, asked.lead)],
    ['responsible', say('responsible'), asked.responsible && nameIn(plan.units, asked.responsible)],
    ['leader', say('leader'), asked.leader && nameIn(plan.leaders, asked.leader)],
    [
      'section',
      say('section'),
      asked.section &&
        (sectionsOf(plan, lang, say).find(([id]) => id === asked.section)?.[1] ?? asked.section),
    ],
    ['kind', say('kind'), asked.kind && kindRules[asked.kind].name[lang]],
    ['status', say('status'), asked.status && statusWord(asked.status)[lang]],
    ['light', say('light'), asked.light && lightWord(asked.light)[lang]],
    ['firmness', say('firmness'), asked.firmness && say(asked.firmness)],
    ['nature', say('nature'), asked.nature && natureWord(asked.nature)[lang]],
    ['numbers', say('numbers'), asked.numbers && say('without')],
    ['watched', '', asked.watched && say('watchedOnly')],
    ['slips', say('slips'), asked.slips && say('open')],
    ['demo', say('demo'), asked.demo && say(DEMO_WORDS[asked.demo])],
    ['since', say('since'), asked.since && dayWords(asked.since, lang)],
    [
      'columns',
      '',
      asked.columns &&
        say('columnsOf', { names: asked.columns.map((one) => say(COLUMN_WORDS[one])).join('、') }),
    ],
  ]
  const chosen = chips.filter(([, , value]) => value !== null)
  if (chosen.length === 0) return null
  const { group, order } = asked
  return (
    <nav class="chips" aria-label={say('chosen')}>
      {chosen.map(([name, label, value]) => (
        <a
          key={name}
          class="chip"
          href={ledgerHref(subject, { ...asked, [name]: EVERYTHING[name], page: 1 }, look)}
        >
          <span>{name === 'words' ? `“${value}”` : `${label} ${value}`.trim()}</span>
          <span aria-hidden="true">×</span>
          <span class="sr"> {say('drop')}</span>
        </a>
      ))}
      {chosen.length > 1 && (
        <a class="chip all" href={ledgerHref(subject, { ...EVERYTHING, group, order }, look)}>
          {say('dropAll')}
        </a>
      )}
    </nav>
  )
}

/** Shown by the script alone, which also listens to the keys. */
function Keys({ say }: { readonly say: Say }) {
  const keys = [
    ['j', say('keyDown')],
    ['k', say('keyUp')],
    ['Enter', say('keyOpen')],
    ['f', say('keyFilter')],
    ['/', say('keySearch')],
    ['?', say('keyHelp')],
  ] as const
  return (
    <>
      <p class="actions" data-keys hidden>
        <button type="button" class="button small">
          {say('keys')} ?
        </button>
      </p>
      <dialog class="card keys-of" data-keys-of aria-label={say('keysTitle')}>
        <h2>{say('keysTitle')}</h2>
        <dl>
          {keys.map(([key, does]) => (
            <div key={key}>
              <dt>
                <code>{key}</code>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button class="button" type="submit">
            {say('close')}
          </button>
        </form>
      </dialog>
    </>
  )
}
