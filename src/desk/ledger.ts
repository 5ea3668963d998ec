// The ledger (台账): a row a task or a row an indicator, with how it stands, who answers, what is next, what was written and what is open; filters, order, groups and tallies of it. Pure.
import { type Answerers, answerersOf, speakersFor, unitsOf } from '../core/answerable.ts'
import { type Assessment, LIGHTS, type Light, STATUSES, type Status } from '../core/assessment.ts'
import { publicFrom } from '../core/clearance.ts'
import { isWhole, sharesOf } from '../core/decomposition.ts'
import { grouped } from '../core/grouped.ts'
import { amountOfSteps, KINDS, kindRules } from '../core/kinds/index.ts'
import type { Narrative } from '../core/narrative.ts'
import { NATURES, type Nature } from '../core/nature.ts'
import { isDemo, type Observation } from '../core/observation.ts'
import { keptPer } from '../core/once-per.ts'
import { type Day, endIndex, parseDay } from '../core/period.ts'
import type { Firmness, Indicator, Kind, Plan, Step, Task } from '../core/plan.ts'
import { compareWorst } from '../core/worst-first.ts'
import { dayOf } from '../core/zone.ts'
import { mayBeSpelt, type Pronounce, plainly, SHORTEST_IN_TEXT, soughtWords, spokenAt } from './spelling.ts'

/** What has a row each. */
export const LEDGER_SUBJECTS = ['tasks', 'indicators'] as const
export type LedgerSubject = (typeof LEDGER_SUBJECTS)[number]

/** What the ledger has to know of a slip; whoever gives more gets it back. */
interface LedgerSlip {
  readonly plan: string | null
  readonly subject: { readonly kind: string; readonly id: string }
  /** When it was opened. */
  readonly issued: Day
}

interface LedgerItem {
  readonly indicator: Indicator
  readonly assessment: Assessment
  /** A figure of it is made up. */
  readonly demo: boolean
}

export interface LedgerRow<Slip extends LedgerSlip = LedgerSlip> extends Answerers {
  /** Number of the task or id of the indicator. */
  readonly key: string
  /** null: an indicator of a plan without tasks. */
  readonly task: Task | null
  /** All of the task but shares, or the one indicator. Empty: nothing in the task can be measured. */
  readonly items: readonly LedgerItem[]
  /** What the targets of these are shared out to (分解): counted apart. */
  readonly shares: readonly LedgerItem[]
  /** The first step (节点) of all of them that is not done on the day; null: none is left, or there are none. */
  readonly next: { readonly indicator: Indicator; readonly step: Step } | null
  /** What was written last of the task: of the latest month, of that the latest text. */
  readonly narrative: Narrative | null
  readonly slips: readonly Slip[]
  /** The last day on which a figure came or was corrected, a target was amended, something was written or a slip opened; null: none of it yet. */
  readonly changed: Day | null
}

interface LedgerInput<Slip extends LedgerSlip> {
  /** As it stood on the day. */
  readonly plan: Plan
  readonly assessments: readonly Assessment[]
  /** Those that count. */
  readonly figures: readonly Observation[]
  /** Those that the reader may see, of whatever plan. */
  readonly slips: readonly Slip[]
  /** Those that the reader may see; one a unit, task and month. */
  readonly narratives: readonly Narrative[]
}

/** In the plan's order. */
export function ledgerRows<Slip extends LedgerSlip>(
  subject: LedgerSubject,
  { plan, assessments, figures, slips, narratives }: LedgerInput<Slip>,
): readonly LedgerRow<Slip>[] {
  const assessed = new Map(assessments.map((assessment) => [assessment.indicator, assessment]))
  const about = grouped(figures, ({ indicator }) => indicator)
  const items = plan.indicators.flatMap((indicator): LedgerItem[] => {
    const assessment = assessed.get(indicator.id)
    return assessment ? [{ indicator, assessment, demo: about.get(indicator.id)?.some(isDemo) ?? false }] : []
  })
  const slipsOn = grouped(
    slips.filter((slip) => slip.plan === plan.id),
    ({ subject: { kind, id } }) => `${kind}/${id}`,
  )
  const written = grouped(narratives, ({ task }) => task)
  const narrativeOf = (task: Task | null): Narrative | null =>
    (task && written.get(task.number)?.reduce(laterNarrative)) ?? null
  const slipsAbout = (own: readonly LedgerItem[]): Slip[] =>
    own.flatMap(({ indicator }) => slipsOn.get(`indicator/${indicator.id}`) ?? [])
  const changedOf = (own: readonly LedgerItem[], narrative: Narrative | null, open: readonly Slip[]) =>
    latestDay([
      ...own.flatMap(({ indicator: { id, amendments } }) => [
        ...(about.get(id) ?? []).map(({ knownAt, releaseAt }) => dayOf(publicFrom(knownAt, releaseAt))),
        ...amendments.map(({ decided }) => decided),
      ]),
      ...(narrative ? [dayOf(narrative.at)] : []),
      ...open.map(({ issued }) => issued),
    ])

  if (subject === 'tasks') {
    const byTask = grouped(items, ({ indicator }) => indicator.task)
    return plan.tasks.map((task) => {
      const all = byTask.get(task.number) ?? []
      const own = all.filter(({ indicator }) => isWhole(indicator))
      const { lead, responsible, leaders } = task
      const narrative = narrativeOf(task)
      const open = [...(slipsOn.get(`task/${task.number}`) ?? []), ...slipsAbout(all)]
      return {
        key: String(task.number),
        task,
        lead,
        responsible,
        leaders,
        items: own,
        shares: all.filter(({ indicator }) => !isWhole(indicator)),
        next: nextStep(own),
        narrative,
        slips: open,
        changed: changedOf(all, narrative, open),
      }
    })
  }
  const byId = new Map(items.map((item) => [item.indicator.id, item]))
  const tasks = new Map(plan.tasks.map((task) => [task.number, task]))
  return items.map((item) => {
    const { id, task: number, source } = item.indicator
    const task = number === null ? null : (tasks.get(number) ?? null)
    const { lead, responsible, leaders } = answerersOf(plan, item.indicator)
    const narrative = narrativeOf(task)
    const open = slipsAbout([item])
    return {
      key: id,
      task,
      // An indicator for which nobody is named is its source's.
      lead: lead.length === 0 && source !== null ? [source] : lead,
      responsible,
      leaders,
      items: [item],
      shares: sharesOf(plan, item.indicator).flatMap((share) => byId.get(share.id) ?? []),
      next: nextStep([item]),
      narrative,
      slips: open,
      changed: changedOf([item], narrative, open),
    }
  })
}

const latestDay = (days: readonly Day[]): Day | null =>
  days.reduce<Day | null>((last, day) => (last === null || day > last ? day : last), null)

const laterNarrative = (a: Narrative, b: Narrative): Narrative => {
  const months = endIndex(b.period) - endIndex(a.period)
  return months > 0 || (months === 0 && b.at > a.at) ? b : a
}

/**
 * The plan tells when a step was done; where steps carry weights, what was reported tells it too. `planned`: the indicator's
 * steps in the order of their dates.
 */
export const isStepDone = (
  indicator: Indicator,
  { actual, asOf }: Pick<Assessment, 'actual' | 'asOf'>,
  planned: readonly Step[],
  at: number,
): boolean => {
  const done = planned[at]?.done ?? null
  if (done !== null && done <= asOf) return true
  return (
    kindRules[indicator.kind].steps === 'needed' &&
    actual !== null &&
    actual.compare(amountOfSteps(indicator, planned.slice(0, at + 1))) >= 0
  )
}

function nextStep(items: readonly LedgerItem[]): LedgerRow['next'] {
  let next: LedgerRow['next'] = null
  for (const { indicator, assessment } of items) {
    if (assessment.status === 'ended') continue
    const planned = indicator.steps.toSorted((a, b) => (a.due < b.due ? -1 : Number(a.due > b.due)))
    const step = planned.find((_, at) => !isStepDone(indicator, assessment, planned, at))
    if (step && (next === null || step.due < next.step.due)) next = { indicator, step }
  }
  return next
}

export const LEDGER_GROUPS = ['none', 'unit', 'leader', 'section'] as const
type LedgerGrouping = (typeof LEDGER_GROUPS)[number]
/** `number`: as the plan has them. `worst`: what is farthest behind first. `next`: the soonest step. `written`: what nobody wrote of for longest. `slips`: most of them. */
export const LEDGER_ORDERS = ['number', 'worst', 'next', 'written', 'slips'] as const
const FIRMNESSES = ['binding', 'aspirational'] as const satisfies readonly Firmness[]
/** `with`: a figure of it is made up. */
export const DEMO_WISHES = ['with', 'without'] as const
/** What may be left out; numbers, texts and names stay. */
export const LEDGER_COLUMNS = ['people', 'leader', 'items', 'next', 'written', 'slips'] as const
export type LedgerColumn = (typeof LEDGER_COLUMNS)[number]
/** Tasks before the first heading. */
export const NO_SECTION = 'none'

/** What of the ledger is asked for; null: everything. */
export interface LedgerAsked {
  /** Id, or `NO_SECTION`. */
  readonly section: string | null
  readonly leader: string | null
  /** Ids of units; members of a group and the bureau of a sub-office are meant with it. `unit`: as either. */
  readonly lead: string | null
  readonly responsible: string | null
  readonly unit: string | null
  readonly kind: Kind | null
  readonly status: Status | null
  readonly light: Light | null
  readonly firmness: Firmness | null
  readonly nature: Nature | null
  /** Tasks in which nothing can be measured, or indicators of which there is no figure. */
  readonly numbers: 'without' | null
  /** Nothing but what has no target (监测指标). */
  readonly watched: 'only' | null
  /** With an open slip. */
  readonly slips: 'open' | null
  /** With figures that are made up, or without. */
  readonly demo: (typeof DEMO_WISHES)[number] | null
  /** Of which something changed on this day or later. */
  readonly since: Day | null
  /** Words looked for; empty: none. */
  readonly words: string
  readonly group: LedgerGrouping
  readonly order: (typeof LEDGER_ORDERS)[number]
  /** Those that are shown, in their order; null: all. */
  readonly columns: readonly LedgerColumn[] | null
  /** From 1. */
  readonly page: number
}

export const EVERYTHING: LedgerAsked = {
  section: null,
  leader: null,
  lead: null,
  responsible: null,
  unit: null,
  kind: null,
  status: null,
  light: null,
  firmness: null,
  nature: null,
  numbers: null,
  watched: null,
  slips: null,
  demo: null,
  since: null,
  words: '',
  group: 'none',
  order: 'number',
  columns: null,
  page: 1,
}

const LONGEST_WORDS = 100
const MOST_PAGES = 9_999

/** Of the parameters of an address; what is not understood is not asked for. */
export function ledgerAsked(query: unknown): LedgerAsked {
  const given = (query ?? {}) as Readonly<Record<string, unknown>>
  const word = (name: string): string | null => {
    const value = given[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, LONGEST_WORDS) : null
  }
  const oneOf = <Word extends string>(name: string, words: readonly Word[]): Word | null =>
    words.find((known) => known === given[name]) ?? null
  const page = Number(given.page ?? 1)
  return {
    section: word('section'),
    leader: word('leader'),
    lead: word('lead'),
    responsible: word('responsible'),
    unit: word('unit'),
    kind: oneOf('kind', KINDS),
    status: oneOf('status', STATUSES),
    light: oneOf('light', LIGHTS),
    firmness: oneOf('firmness', FIRMNESSES),
    nature: oneOf('nature', NATURES),
    numbers: oneOf('numbers', ['without']),
    watched: oneOf('watched', ['only']),
    slips: oneOf('slips', ['open']),
    demo: oneOf('demo', DEMO_WISHES),
    since: parseDay(word('since') ?? ''),
    words: word('words') ?? '',
    group: oneOf('group', LEDGER_GROUPS) ?? 'none',
    order: oneOf('order', LEDGER_ORDERS) ?? 'number',
    columns: columnsOf(given.columns),
    page: Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1,
  }
}

/** As a form sends them, one by one, or as an address has them, with commas. */
function columnsOf(given: unknown): LedgerAsked['columns'] {
  const wanted = [given].flat().flatMap((one) => (typeof one === 'string' ? one.split(',') : []))
  const known = LEDGER_COLUMNS.filter((column) => wanted.includes(column))
  return known.length === 0 || known.length === LEDGER_COLUMNS.length ? null : known
}

/** The same as parameters: only what differs from everything. */
export function ledgerParameters(asked: Partial<LedgerAsked>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) =>
      value === null || value === EVERYTHING[name as keyof LedgerAsked] ? [] : [[name, String(value)]],
    ),
  )
}

const speakersOf = new WeakMap<Plan['units'], Map<string, ReadonlySet<string>>>()

/** Whether a unit answers where these are named: itself, as a member of a group, as the bureau of a sub-office. */
export function answersFor(plan: Plan, named: readonly string[], unit: string): boolean {
  const known = speakersOf.get(plan.units) ?? new Map<string, ReadonlySet<string>>()
  speakersOf.set(plan.units, known)
  return named.some((id) => {
    let speakers = known.get(id)
    if (!speakers) {
      speakers = new Set(speakersFor(plan, [id]))
      known.set(id, speakers)
    }
    return speakers.has(unit)
  })
}

/** The rows that meet every condition, in the order asked for; of all pages. `pronounce`: words may be meant as pinyin. */
export function ledgerFound<Row extends LedgerRow>(
  plan: Plan,
  rows: readonly Row[],
  asked: LedgerAsked,
  pronounce: Pronounce | null = null,
): readonly Row[] {
  const { section, demo, since } = asked
  const isTheirs = peopleTest(plan, asked)
  const isMeant = itemTest(asked)
  const speaks = wordTest(plan, asked.words, pronounce)
  const theirs = isTheirs
    ? rows.flatMap((row) => ownOf(plan, row, isTheirs) ?? [])
    : rows.filter((row) => asked.words !== '' || !isOfShare(row))
  const found = theirs.filter(
    (row) =>
      (section === null || (row.task?.section ?? NO_SECTION) === section) &&
      (asked.numbers === null || !row.items.some(hasNumber(row))) &&
      (asked.slips === null || row.slips.length > 0) &&
      (demo === null || row.items.some((item) => item.demo) === (demo === 'with')) &&
      (since === null || (row.changed !== null && row.changed >= since)) &&
      (isMeant === null || row.items.some(isMeant)) &&
      speaks(row),
  )
  return asked.order === 'number' ? found : found.toSorted(ORDERS[asked.order])
}

/** null: anybody will do. */
export function peopleTest(plan: Plan, { leader, lead, responsible, unit }: LedgerAsked): PeopleTest | null {
  if (leader === null && lead === null && responsible === null && unit === null) return null
  return (named) =>
    (leader === null || named.leaders.includes(leader)) &&
    (lead === null || answersFor(plan, named.lead, lead)) &&
    (responsible === null || answersFor(plan, named.responsible, responsible)) &&
    (unit === null || answersFor(plan, unitsOf(named), unit))
}

type PeopleTest = (named: Answerers) => boolean

/** A share is theirs whom it names; all else whoever answers for it. */
const peopleOf = (plan: Plan, indicator: Indicator): Answerers =>
  isWhole(indicator)
    ? answerersOf(plan, indicator)
    : {
        lead: indicator.lead ?? [],
        responsible: indicator.responsible ?? [],
        leaders: indicator.leaders ?? [],
      }

/** Whether a row is of a single share. */
const isOfShare = ({ key, items }: LedgerRow): boolean =>
  items.some(({ indicator }) => indicator.id === key && !isWhole(indicator))

/**
 * What of a row is somebody's: the whole row, or of a task those indicators and shares that are theirs, with who answers for
 * these; null: nothing of it.
 */
function ownOf<Row extends LedgerRow>(plan: Plan, row: Row, isTheirs: PeopleTest): Row | null {
  const isOwn = ({ indicator }: LedgerItem): boolean => isTheirs(peopleOf(plan, indicator))
  const isOfTask = row.items.every(({ indicator }) => indicator.id !== row.key)
  const items = row.items.filter(isOwn)
  const shares = isOfTask ? row.shares.filter(isOwn) : []
  if (items.length + shares.length === 0) return isTheirs(row) && !isOfShare(row) ? row : null
  return items.length === row.items.length && shares.length === 0
    ? row
    : narrowed(plan, row, [...items, ...shares])
}

/** The same for whoever asks for these. */
const narrowed = <Row extends LedgerRow>(plan: Plan, row: Row, items: readonly LedgerItem[]): Row =>
  narrowedRows([plan, row], items.map(({ indicator }) => indicator.id).join('\n'), () =>
    narrowedRow(plan, row, items),
  ) as Row

const narrowedRows = keptPer<LedgerRow>(8)

function narrowedRow<Row extends LedgerRow>(plan: Plan, row: Row, items: readonly LedgerItem[]): Row {
  const all = items.map(({ indicator }) => answerersOf(plan, indicator))
  const together = (key: keyof Answerers): string[] => [...new Set(all.flatMap((one) => one[key]))]
  const ids = new Set(items.map(({ indicator }) => indicator.id))
  return {
    ...row,
    lead: together('lead'),
    responsible: together('responsible'),
    leaders: together('leaders'),
    items,
    shares: row.shares.filter(({ indicator }) => !ids.has(indicator.id) && ids.has(indicator.shareOf ?? '')),
    next: nextStep(items),
    slips: row.slips.filter(({ subject: { kind, id } }) => kind !== 'indicator' || ids.has(id)),
  }
}

/** A task has numbers when something in it is measured, an indicator when a figure came. */
const hasNumber =
  ({ key }: LedgerRow) =>
  ({ indicator, assessment }: LedgerItem): boolean =>
    indicator.id !== key || assessment.actual !== null

/** null: any will do. */
function itemTest({
  kind,
  status,
  light,
  firmness,
  nature,
}: LedgerAsked): ((item: LedgerItem) => boolean) | null {
  if (kind === null && status === null && light === null && firmness === null && nature === null) return null
  return ({ indicator, assessment }) =>
    (kind === null || indicator.kind === kind) &&
    (status === null || assessment.status === status) &&
    (light === null || assessment.light === light) &&
    (firmness === null || assessment.target.firmness === firmness) &&
    (nature === null || indicator.nature === nature)
}

/** What of a row is looked through. */
interface SpokenRow extends Answerers, Pick<LedgerRow, 'key' | 'task' | 'narrative'> {
  readonly items: readonly Pick<LedgerItem, 'indicator'>[]
  readonly shares: readonly Pick<LedgerItem, 'indicator'>[]
}

/**
 * Every word somewhere in what the row says: number, text, names of indicators, units and leaders, what was written; what is
 * spelt also in the pinyin of names and, from three letters on, of the text.
 */
export function wordTest(
  plan: Plan,
  asked: string,
  pronounce: Pronounce | null,
): (row: SpokenRow) => boolean {
  const wanted = soughtWords(asked)
  if (wanted.length === 0) return () => true
  const names = new Map<string, string>([
    ...plan.leaders.map(({ id, name }) => [id, name] as const),
    ...plan.units.map(({ id, name, aliases }) => [id, [name, ...aliases].join('\n')] as const),
  ])
  const sections = new Map(plan.sections.map(({ id, title }) => [id, title]))
  return ({ key, task, lead, responsible, leaders, items, shares, narrative }) => {
    const called = plainly(
      [
        ...(task ? [sections.get(task.section ?? '') ?? ''] : []),
        ...[...lead, ...responsible, ...leaders].map((id) => names.get(id) ?? id),
        ...[...items, ...shares].map(({ indicator }) => indicator.name),
      ].join('\n'),
    )
    const text = plainly(task?.text ?? '')
    const whole = [
      called,
      text,
      plainly(
        [
          key,
          ...(task ? [String(task.number)] : []),
          ...[...items, ...shares].flatMap(({ indicator: { id, nameEn, phrase } }) => [
            id,
            nameEn ?? '',
            phrase ?? '',
          ]),
          ...(narrative ? Object.values(narrative.words) : []),
        ].join('\n'),
      ),
    ].join('\n')
    const isSpelt = (word: string): boolean =>
      pronounce !== null &&
      mayBeSpelt(word) &&
      (spokenAt(pronounce(called), word) >= 0 ||
        (word.length >= SHORTEST_IN_TEXT && spokenAt(pronounce(text), word) >= 0))
    return wanted.every((word) => whole.includes(word) || isSpelt(word))
  }
}

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
/** After every day that is written down. */
const NEVER = '~'

const ORDERS: Readonly<
  Record<Exclude<LedgerAsked['order'], 'number'>, (a: LedgerRow, b: LedgerRow) => number>
> = {
  worst(a, b) {
    const [one, other] = [worstOf(a), worstOf(b)]
    return one && other ? compareWorst(one, other) : Number(!one) - Number(!other)
  },
  next: (a, b) => byText(a.next?.step.due ?? NEVER, b.next?.step.due ?? NEVER),
  written: (a, b) => byText(a.narrative?.at ?? '', b.narrative?.at ?? ''),
  slips: (a, b) => b.slips.length - a.slips.length,
}

const worstOf = ({ items }: LedgerRow): Assessment | null =>
  items.map(({ assessment }) => assessment).toSorted(compareWorst)[0] ?? null

export interface LedgerGroup<Row extends LedgerRow = LedgerRow> {
  /** Of the unit, leader or section; null: those that have none. */
  readonly id: string | null
  readonly rows: readonly Row[]
}

/**
 * Every row in exactly one group: by the unit or leader named first, or by section. Groups come in the plan's order, those
 * without one first where they are sections (主要目标) and last elsewhere.
 */
export function ledgerGroups<Row extends LedgerRow>(
  plan: Plan,
  rows: readonly Row[],
  by: Exclude<LedgerGrouping, 'none'>,
): readonly LedgerGroup<Row>[] {
  const groups = grouped(rows, (row) => GROUP_OF[by](row))
  const inOrder = { unit: plan.units, leader: plan.leaders, section: plan.sections }[by].map(({ id }) => id)
  const placeOf = (id: string | null): number => {
    if (id === null) return by === 'section' ? -1 : inOrder.length + 1
    const at = inOrder.indexOf(id)
    return at === -1 ? inOrder.length : at
  }
  return [...groups].map(([id, own]) => ({ id, rows: own })).toSorted((a, b) => placeOf(a.id) - placeOf(b.id))
}

const GROUP_OF: Readonly<Record<Exclude<LedgerGrouping, 'none'>, (row: LedgerRow) => string | null>> = {
  unit: ({ lead }) => lead[0] ?? null,
  leader: ({ leaders }) => leaders[0] ?? null,
  section: ({ task }) => task?.section ?? null,
}

export const AREA_KINDS = ['unit', 'leader'] as const
export type AreaKind = (typeof AREA_KINDS)[number]

/** The rows that a unit answers for, as lead and, of the others, as responsible; of a leader all that name them. */
export interface LedgerArea<Row extends LedgerRow = LedgerRow> {
  readonly kind: AreaKind
  readonly id: string
  readonly name: string
  readonly lead: readonly Row[]
  readonly responsible: readonly Row[]
}

export function areaOf<Row extends LedgerRow>(
  plan: Plan,
  rows: readonly Row[],
  kind: AreaKind,
  { id, name }: { readonly id: string; readonly name: string },
): LedgerArea<Row> {
  const own = (of: readonly Row[], isTheirs: PeopleTest): readonly Row[] =>
    of.flatMap((row) => ownOf(plan, row, isTheirs) ?? [])
  if (kind === 'leader')
    return { kind, id, name, lead: own(rows, ({ leaders }) => leaders.includes(id)), responsible: [] }
  const lead = own(rows, (named) => answersFor(plan, named.lead, id))
  const led = new Set(lead.flatMap(({ items }) => items))
  const keys = new Set(lead.map(({ key }) => key))
  const responsible = own(rows, (named) => answersFor(plan, named.responsible, id)).flatMap((row) => {
    const rest = row.items.filter((item) => !led.has(item))
    if (rest.length === row.items.length) return keys.has(row.key) && rest.length === 0 ? [] : [row]
    return rest.length === 0 ? [] : [narrowed(plan, row, rest)]
  })
  return { kind, id, name, lead, responsible }
}

/** Counts of like things: rows, and the indicators in them by how they stand. */
export interface LedgerTally {
  readonly rows: number
  readonly items: number
  readonly statuses: Readonly<Record<Status, number>>
  readonly lights: Readonly<Record<Light, number>>
  /** Indicators with a figure that was held against its target or pace: reached, kept, behind or missed. */
  readonly judged: number
  /** Of these, those that reached the target or keep the pace. */
  readonly kept: number
  readonly slips: number
  /** Shares of these indicators, which no other number counts, and how many of them are behind or missed. */
  readonly shares: number
  readonly sharesBehind: number
}

export function ledgerTally(rows: readonly LedgerRow[]): LedgerTally {
  const statuses = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>
  const lights = Object.fromEntries(LIGHTS.map((light) => [light, 0])) as Record<Light, number>
  let items = 0
  const slips = new Set<LedgerSlip>()
  for (const row of rows) {
    for (const { assessment } of row.items) {
      statuses[assessment.status]++
      lights[assessment.light]++
      items++
    }
    for (const slip of row.slips) slips.add(slip)
  }
  const kept = statuses.done + statuses.ahead + statuses['on-pace']
  const judged = kept + statuses.behind + statuses.missed
  const listed = new Set(rows.flatMap((row) => row.items))
  const shares = rows
    .flatMap((row) => row.shares.filter((share) => !listed.has(share)))
    .map(({ assessment }) => assessment.status)
  const sharesBehind = shares.filter((status) => status === 'behind' || status === 'missed').length
  return {
    rows: rows.length,
    items,
    statuses,
    lights,
    judged,
    kept,
    slips: slips.size,
    shares: shares.length,
    sharesBehind,
  }
}
