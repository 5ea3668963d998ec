// What one unit or leader answers for: the same table as the ledger, what is due, what was written by date, slips, people; and all of them in a list.
import type { ShownSlip } from '../../alerts/slips/shown.ts'
import {
  indicatorHref,
  leaderHref,
  queryOf,
  reportHref,
  slipHref,
  taskHref,
  unitHref,
} from '../../boards/index.ts'
import { byIndicatorOf } from '../../core/figures-about.ts'
import { grouped } from '../../core/grouped.ts'
import { CLAIM_WORDS, type Narrative } from '../../core/narrative.ts'
import type { Observation } from '../../core/observation.ts'
import type { Day } from '../../core/period.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Plan } from '../../core/plan.ts'
import type { Due, Punctuality } from '../../core/reporting.ts'
import { ROLE_WORDS, type Role } from '../../core/roles.ts'
import type { Standpoint } from '../../core/standpoint.ts'
import { type Language, type Text, text } from '../../core/text.ts'
import { dayOf } from '../../core/zone.ts'
import { type AreaKind, type LedgerArea, type LedgerRow, ledgerTally } from '../../desk/ledger.ts'
import type { WatchedRow } from '../../desk/watched-list.ts'
import { dayWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { FollowButton } from '../kit/follow-button.tsx'
import { UnitNames } from '../kit/names.tsx'
import { type Fact, FactList } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { type Speak, speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { levelStyles, measureStyles } from '../styles/alerts.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { ledgerStyles } from '../styles/ledger.ts'
import { textStyles } from '../styles/texts.ts'
import { type LedgerLook, ledgerLine } from './ledger-line.ts'
import { LedgerTable, LedgerTallyLine, ledgerHref, percentOf } from './ledger-table.tsx'
import { LevelMark, leftWords, stateWords } from './slip-marks.tsx'
import { Measures } from './slip-measures.tsx'
import { WatchedTable } from './watched-table.tsx'

type Area = LedgerArea<LedgerRow<ShownSlip>>

export interface AreaInput {
  readonly area: Area
  readonly plan: Plan
  readonly asOf: Day
  readonly figures: readonly Observation[]
  /** 监测指标: what it leads, is responsible for, supplies, or is in charge of. */
  readonly watched: readonly WatchedRow[]
  /** In the month looked at, by day. */
  readonly due: readonly Due[]
  /** Every version that the reader may see, the latest first. */
  readonly narratives: readonly Narrative[]
  /** Open ones that it has to answer or, of a leader, that are about their tasks. */
  readonly slips: readonly ShownSlip[]
  /** null: not for this reader, or another day is looked at. */
  readonly people: readonly { readonly name: string; readonly role: Role }[] | null
  readonly demo: boolean
}

const WORDS = {
  units: text('单位', 'Units'),
  leaders: text('分管领导', 'Leaders in charge'),
  members: text('成员', 'Members'),
  groups: text('所在的组', 'Groups'),
  parent: text('所属单位', 'Bureau'),
  offices: text('下属', 'Offices'),
  aliases: text('又名', 'Also called'),
  lead: text('牵头的任务', 'Tasks it leads'),
  charge: text('分管的任务', 'Tasks in charge of'),
  responsible: text('负责的任务（不含牵头的）', 'Tasks it is responsible for (beside those it leads)'),
  inherits: text(
    '组里的任务算到每个成员，科室的任务算到所属单位；牵头和责任分开计数。',
    'Tasks of a group count for each member, those of an office for its bureau; lead and responsible are counted apart.',
  ),
  noLead: text(
    '没有牵头的任务；负责的任务在下面。',
    'It leads no task; those it is responsible for stand below.',
  ),
  noCharge: text('没有分管的任务；全部任务见台账。', 'In charge of no task; the ledger has all of them.'),
  noResponsible: text('没有别的负责任务。', 'It is responsible for no other task.'),
  watched: text('监测指标（不评判，不计数）', 'Watched figures (not judged, not counted)'),
  due: text('本月应报', 'Due this month'),
  noDue: text(
    '本月没有应报的数据；全年的见报送日历。',
    'No figure is due this month; the calendar of due days has the year.',
  ),
  day: text('报送日', 'Due day'),
  indicator: text('指标', 'Indicator'),
  period: text('所属期', 'Period'),
  arrival: text('情况', 'State'),
  narratives: text('写过的进展（按日期）', 'Narratives by date'),
  noNarratives: text(
    '还没有写过进展；本单位的填报员在“任务进展”里写。',
    'Nothing has been written yet; people of the unit write on the page of narratives.',
  ),
  jump: text('跳到哪天', 'Go to a day'),
  task: text('任务 {n}', 'Task {n}'),
  slips: text('在办督查单', 'Open slips'),
  noSlips: text(
    '没有在办的督查单；已办结的见“督查”。',
    'Nothing is open; the page of alerts has those that ended.',
  ),
  people: text('人员', 'People'),
  noPeople: text(
    '还没有本单位的人员；由管理员在“人员”里添加。',
    'Nobody belongs to it yet; an administrator adds people.',
  ),
  print: text('打印清单', 'Sheet for printing'),
  paper: text('清单（Word）', 'List (Word)'),
  xlsx: text('导出 Excel', 'Export to Excel'),
  csv: text('导出 CSV', 'Export as CSV'),
  name: text('名称', 'Name'),
  leadShort: text('牵头任务', 'Leads'),
  chargeShort: text('分管任务', 'In charge of'),
  responsibleShort: text('责任任务', 'Responsible'),
  items: text('牵头指标', 'Indicators led'),
  chargeItems: text('分管指标', 'Indicators'),
  kept: text('达到或快于序时', 'Reached or on pace'),
  red: text('红灯', 'Red'),
  yellow: text('黄灯', 'Yellow'),
  missing: text('缺报', 'Not reported'),
  noUnits: text('这个年度目标没有写明单位。', 'This plan names no unit.'),
  noLeaders: text('这个年度目标没有写明领导。', 'This plan names no leader.'),
  none: text('—', '—'),
} as const
type Say = Speak<keyof typeof WORDS>

const ARRIVALS: Readonly<Record<Punctuality, { readonly word: Text; readonly light: string }>> = {
  arrived: { word: text('按时报到', 'In time'), light: 'blue' },
  late: { word: text('迟报', 'Late'), light: 'yellow' },
  missing: { word: text('缺报', 'Missing'), light: 'red' },
  coming: { word: text('待报', 'To come'), light: 'grey' },
}

const placeOf: Readonly<Record<AreaKind, 'units' | 'leaders'>> = { unit: 'units', leader: 'leaders' }
const hrefOf = (kind: AreaKind, id: string, look: Partial<Standpoint>): string =>
  kind === 'unit' ? unitHref(id, look) : leaderHref(id, look)

export function renderArea(input: AreaInput, frame: Frame): string {
  const { area, plan, asOf, slips, people } = input
  const { lang } = frame
  const say = speak(WORDS, lang)
  const look = { ...frame.look, plan: plan.id }
  const context = { plan, figures: byIndicatorOf(input.figures), asOf, lang, look }
  const isUnit = area.kind === 'unit'
  const path = `/${placeOf[area.kind]}/${encodeURIComponent(area.id)}`
  const asked = isUnit ? { unit: area.id } : { leader: area.id }
  const children = (
    <>
      <p class="lead">
        <a href={`/${placeOf[area.kind]}${queryOf(frame.look)}`}>{say(placeOf[area.kind])}</a>
      </p>
      <h1 lang="zh-CN">{area.name}</h1>
      <p class="lead">
        {plan.title} · {dayWords(asOf, lang)}
      </p>
      {isUnit && <Kin plan={plan} id={area.id} look={look} say={say} />}
      <p class="actions">
        <a class="button" href={`${path}/print${queryOf(look)}`}>
          {say('print')}
        </a>
        <a class="button" href={reportHref(isUnit ? 'unit-list' : 'leader-list', area.id, look)}>
          {say('paper')}
        </a>
        <a class="button" href={ledgerHref('tasks', asked, look, '/ledger.xlsx')}>
          {say('xlsx')}
        </a>
        <a class="button" href={ledgerHref('tasks', asked, look, '/ledger.csv')}>
          {say('csv')}
        </a>
        {isUnit && <FollowButton frame={frame} what={{ plan: plan.id, kind: 'unit', id: area.id }} />}
      </p>
      <Tasks
        title={say(isUnit ? 'lead' : 'charge')}
        rows={area.lead}
        empty={say(isUnit ? 'noLead' : 'noCharge')}
        context={context}
      />
      {isUnit && (
        <>
          <Tasks
            title={say('responsible')}
            rows={area.responsible}
            empty={say('noResponsible')}
            context={context}
          />
          <p class="bullet-key">{say('inherits')}</p>
        </>
      )}
      {input.watched.length > 0 && (
        <section id="watched">
          <h2>{say('watched')}</h2>
          <WatchedTable plan={plan} rows={input.watched} look={look} lang={lang} />
        </section>
      )}
      <h2 id="due">{say('due')}</h2>
      <DueList input={input} look={look} lang={lang} say={say} />
      <h2 id="slips">{say('slips')}</h2>
      <Table
        label={say('slips')}
        rows={slips}
        empty={say('noSlips')}
        columns={[
          { cell: ({ level }) => <LevelMark level={level} lang={lang} /> },
          { cell: ({ id, number }) => <a href={slipHref(id, look)}>{number}</a> },
          {
            class: 'wrap',
            cell: ({ title, measures }) => (
              <>
                {title[lang]}
                <Measures measures={measures} lang={lang} brief />
              </>
            ),
          },
          { cell: ({ limit }) => dayWords(limit, lang) },
          {
            cell: (slip) => (
              <>
                {stateWords(slip, lang)} {leftWords(slip, lang)}
              </>
            ),
          },
        ]}
      />
      <h2 id="narratives">{say('narratives')}</h2>
      <Written input={input} look={look} lang={lang} say={say} />
      {people && (
        <>
          <h2 id="people">{say('people')}</h2>
          <Table
            label={say('people')}
            rows={people}
            empty={say('noPeople')}
            columns={[{ cell: ({ name }) => name }, { cell: ({ role }) => ROLE_WORDS[role][lang] }]}
          />
        </>
      )}
    </>
  )
  const styles = formStyles + deskStyles + levelStyles + measureStyles + textStyles + ledgerStyles
  return pageOf({ title: area.name, demo: input.demo, dated: true, styles, children }, frame)
}

/** Of what it is a part, and what is a part of it. */
function Kin({ plan, id, look, say }: { plan: Plan; id: string; look: Partial<Standpoint>; say: Say }) {
  const unit = plan.units.find((one) => one.id === id)
  if (!unit) return null
  const linked = (ids: readonly string[]) =>
    ids.length === 0 ? null : <UnitNames plan={plan} ids={ids} look={look} />
  const having = (test: (one: Plan['units'][number]) => boolean) =>
    plan.units.filter(test).map((one) => one.id)
  const facts: readonly Fact[] = [
    [say('aliases'), unit.aliases.length > 0 ? unit.aliases.join('、') : null],
    [say('parent'), unit.parent && linked([unit.parent])],
    [say('offices'), linked(having(({ parent }) => parent === id))],
    [say('members'), linked(unit.members)],
    [say('groups'), linked(having(({ members }) => members.includes(id)))],
  ]
  return facts.some(([, value]) => value !== null) ? <FactList facts={facts} /> : null
}

interface TasksInput {
  readonly title: string
  readonly rows: readonly LedgerRow<ShownSlip>[]
  readonly empty: string
  readonly context: LedgerLook
}

const Tasks = ({ title, rows, empty, context }: TasksInput) => (
  <section>
    <h2>{title}</h2>
    {rows.length > 0 && <LedgerTallyLine subject="tasks" tally={ledgerTally(rows)} lang={context.lang} />}
    <LedgerTable
      subject="tasks"
      label={title}
      lines={rows.map((row) => ledgerLine(row, context))}
      context={context}
      asked={null}
      empty={empty}
    />
  </section>
)

interface PartInput {
  readonly input: AreaInput
  readonly look: Partial<Standpoint>
  readonly lang: Language
  readonly say: Say
}

function DueList({ input: { plan, due }, look, lang, say }: PartInput) {
  const names = new Map(
    plan.indicators.map(({ id, name, nameEn }) => [id, lang === 'en' ? (nameEn ?? name) : name]),
  )
  return (
    <Table
      label={say('due')}
      rows={due}
      empty={say('noDue')}
      columns={[
        { head: say('day'), cell: ({ day }) => dayWords(day, lang) },
        {
          head: say('indicator'),
          class: 'wrap',
          cell: ({ indicator }) => (
            <a href={indicatorHref(indicator, look)}>{names.get(indicator) ?? indicator}</a>
          ),
        },
        { head: say('period'), cell: ({ period }) => periodWords(period, 'period', plan)[lang] },
        {
          head: say('arrival'),
          class: ({ arrival }) => `light-${ARRIVALS[arrival].light}`,
          cell: ({ arrival }) => <span class="state">{ARRIVALS[arrival].word[lang]}</span>,
        },
      ]}
    />
  )
}

/** Day by day, so that what was reported on one is one click away. */
function Written({ input: { plan, narratives }, look, lang, say }: PartInput) {
  if (narratives.length === 0) return <p class="card empty">{say('noNarratives')}</p>
  const days = [...grouped(narratives, ({ at }) => dayOf(at))]
  return (
    <>
      <nav class="months" aria-label={say('jump')}>
        {days.map(([day, own]) => (
          <a key={day} href={`#on-${day}`}>
            {dayWords(day, lang)} ({own.length})
          </a>
        ))}
      </nav>
      {days.map(([day, own]) => (
        <section key={day} id={`on-${day}`} class="card texts">
          <h3>{dayWords(day, lang)}</h3>
          {own.map(({ id, task, unit, period, claim, by, words }) => (
            <div key={id} class="text">
              <p class="by">
                <a href={taskHref(task, look)}>{say('task', { n: task })}</a>
                {' · '}
                <UnitNames plan={plan} ids={[unit]} look={look} />
                {` · ${periodWords(period, 'period')[lang]}`}
                {claim && ` · ${CLAIM_WORDS[claim][lang]}`}
                {` · ${by}`}
              </p>
              <p class="said" lang="zh-CN">
                {[words.progress, words.problems, words.next].filter(Boolean).join('\n')}
              </p>
            </div>
          ))}
        </section>
      ))}
    </>
  )
}

interface AreasInput {
  readonly kind: AreaKind
  readonly plan: Plan
  readonly asOf: Day
  readonly areas: readonly (Area & {
    /** Figures of this month that are due and absent. */
    readonly missing: number
    readonly slips: number
  })[]
  readonly demo: boolean
}

export function renderAreas({ kind, plan, asOf, areas, demo }: AreasInput, frame: Frame): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const title = say(placeOf[kind])
  const look = { ...frame.look, plan: plan.id }
  const isUnit = kind === 'unit'
  const rows = areas.map((area) => ({ ...area, tally: ledgerTally(area.lead) }))
  const count = (n: number) => (n > 0 ? n : say('none'))
  const children = (
    <>
      <h1>{title}</h1>
      <p class="lead">
        {plan.title} · {dayWords(asOf, lang)}
      </p>
      {isUnit && <p class="lead">{say('inherits')}</p>}
      <Table
        label={title}
        pane="pane ledger areas"
        rows={rows}
        empty={say(isUnit ? 'noUnits' : 'noLeaders')}
        columns={[
          {
            head: say('name'),
            isHead: true,
            cell: ({ id, name }) => (
              <a href={hrefOf(kind, id, look)} lang="zh-CN">
                {name}
              </a>
            ),
          },
          {
            head: say(isUnit ? 'leadShort' : 'chargeShort'),
            class: 'number',
            cell: ({ lead }) => count(lead.length),
          },
          isUnit && {
            head: say('responsibleShort'),
            class: 'number',
            cell: ({ responsible }) => count(responsible.length),
          },
          {
            head: say(isUnit ? 'items' : 'chargeItems'),
            class: 'number',
            cell: ({ tally }) => count(tally.items),
          },
          {
            head: say('kept'),
            class: 'number',
            cell: ({ tally: { kept, judged } }) =>
              judged === 0 ? say('none') : `${kept} / ${judged} (${percentOf(kept, judged)}%)`,
          },
          {
            head: say('red'),
            class: ({ tally }) => (tally.lights.red > 0 ? 'number light-red' : 'number'),
            cell: ({ tally }) => count(tally.lights.red),
          },
          {
            head: say('yellow'),
            class: ({ tally }) => (tally.lights.yellow > 0 ? 'number light-yellow' : 'number'),
            cell: ({ tally }) => count(tally.lights.yellow),
          },
          { head: say('missing'), class: 'number', cell: ({ missing }) => count(missing) },
          { head: say('slips'), class: 'number', cell: ({ slips }) => count(slips) },
        ]}
      />
    </>
  )
  return pageOf({ title, demo, dated: true, styles: formStyles + deskStyles + ledgerStyles, children }, frame)
}
