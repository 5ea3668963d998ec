// What a new version of a plan changes of what was promised, field by field; and what of it no document allows.
import { type Decimal, toPlain } from './decimal.ts'
import {
  type Correction,
  type Indicator,
  isAwaited,
  type Mandate,
  type Plan,
  type Target,
  type Task,
} from './plan.ts'
import { type Fault, fault, Problem } from './problem.ts'

/** How a field may be changed in a plan in force: by an amendment with its day, or as a correction of a slip of the pen. */
type Way = 'target' | 'indicator' | 'people' | 'correction' | 'never'

interface PlanChange {
  /** `indicators.gdp.target.value` */
  readonly field: string
  readonly before: string
  readonly after: string
  readonly way: Way | 'gone' | 'new'
}

const NOTHING = '—'

/**
 * Raises `plan-changed` with every change that no amendment, end, addition or correction of the new version accounts
 * for. Both are whole: what the plan said first is compared with what it says first, amendments with amendments.
 */
export function refuseUnamended(before: Plan, next: Plan): void {
  const unexplained = planChanges(before, next).filter((change) => !isCorrected(change, before, next))
  if (unexplained.length === 0) return
  throw new Problem(
    'plan-changed',
    { id: next.id, count: unexplained.length },
    { faults: unexplained.map(faultOf) },
  )
}

function isCorrected({ field, before: was, way }: PlanChange, before: Plan, next: Plan): boolean {
  if (way !== 'correction') return false
  return next.corrections
    .slice(before.corrections.length)
    .some((correction) => correction.field === field && correction.was === was)
}

function faultOf({ way, ...change }: PlanChange): Fault {
  const place = { cell: change.field }
  switch (way) {
    case 'target':
      return fault('plan-change-target', { ...change, key: keyOf(change.field) }, place)
    case 'indicator':
      return fault('plan-change-indicator', { ...change, key: keyOf(change.field) }, place)
    case 'people':
      return fault('plan-change-people', { ...change, key: keyOf(change.field) }, place)
    case 'correction':
      return fault('plan-change-field', change, place)
    case 'gone':
      return fault('plan-change-gone', { field: change.field }, place)
    case 'new':
      return fault('plan-change-new', { field: change.field }, place)
    case 'never':
      return fault('plan-change-never', change, place)
  }
}

const keyOf = (field: string): string => field.split('.').at(-1) ?? field

/** In the plan's order. */
function planChanges(before: Plan, next: Plan): readonly PlanChange[] {
  return [
    ...compared('plan', headOf(before), headOf(next)),
    ...listed('duties', before.duties, next.duties, ({ id }) => id, dutyOf),
    ...listed('units', before.units, next.units, ({ id }) => id, unitOf, { mayComeAndGo: true }),
    ...listed('leaders', before.leaders, next.leaders, ({ id }) => id, leaderOf, { mayComeAndGo: true }),
    ...listed('sections', before.sections, next.sections, ({ id }) => id, sectionOf, { mayComeAndGo: true }),
    ...listed('tasks', before.tasks, next.tasks, ({ number }) => String(number), taskOf, {
      isAllowed: isAdded,
    }),
    ...listed('indicators', before.indicators, next.indicators, ({ id }) => id, indicatorOf, {
      isAllowed: isAdded,
    }).filter(({ field }) => !isTold(field, before, next)),
    ...listed('references', before.references, next.references, ({ id }) => id, referenceOf, {
      mayComeAndGo: true,
    }),
    ...listed('watched', before.watched, next.watched, ({ id }) => id, watchedOf, { mayComeAndGo: true }),
    ...kept('corrections', before.corrections.map(correctionText), next.corrections.map(correctionText)),
  ]
}

/** A field's text, and how it may be changed. */
type Fields = ReadonlyMap<string, readonly [text: string, way: Way]>

const fields = (way: Way, values: Readonly<Record<string, unknown>>): [string, readonly [string, Way]][] =>
  Object.entries(values).map(([name, value]) => [name, [plainText(value), way]])

function compared(path: string, before: Fields, next: Fields): PlanChange[] {
  return [...before].flatMap(([name, [was, way]]) => {
    const is = next.get(name)?.[0] ?? NOTHING
    return was === is ? [] : [{ field: `${path}.${name}`, before: was, after: is, way }]
  })
}

function listed<Item>(
  path: string,
  before: readonly Item[],
  next: readonly Item[],
  nameOf: (item: Item) => string,
  fieldsOf: (item: Item) => Fields,
  {
    mayComeAndGo = false,
    isAllowed = () => false,
  }: { readonly mayComeAndGo?: boolean; readonly isAllowed?: (item: Item) => boolean } = {},
): PlanChange[] {
  const then = new Map(before.map((item) => [nameOf(item), item]))
  const now = new Map(next.map((item) => [nameOf(item), item]))
  const changes: PlanChange[] = []
  for (const [name, item] of then) {
    const other = now.get(name)
    const field = `${path}.${name}`
    if (other) changes.push(...compared(field, fieldsOf(item), fieldsOf(other)))
    else if (!mayComeAndGo) changes.push({ field, before: name, after: NOTHING, way: 'gone' })
  }
  if (mayComeAndGo) return changes
  for (const [name, item] of now)
    if (!then.has(name) && !isAllowed(item))
      changes.push({ field: `${path}.${name}`, before: NOTHING, after: name, way: 'new' })
  return changes
}

/** What another body has to set comes when it comes: that is no change of the promise. */
const TOLD_FIELDS: ReadonlySet<string> = new Set(['value', 'upper', 'base', 'periods', 'horizon', 'setBy'])

function isTold(field: string, before: Plan, next: Plan): boolean {
  const [, id, part, key = ''] = field.split('.')
  if (part !== 'target' || !TOLD_FIELDS.has(key)) return false
  const [was, is] = [before, next].map(({ indicators }) => indicators.find((one) => one.id === id)?.target)
  if (!was?.setBy || !isAwaited(was) || !is?.setBy) return false
  return is.setBy.body === was.setBy.body && (isAwaited(is) || is.setBy.told !== null)
}

const isAdded = ({ added }: { readonly added: Mandate | null }): boolean => added !== null

/** What is on record stays as it is; more may follow. */
function kept(field: string, before: readonly string[], next: readonly string[]): PlanChange[] {
  return before.flatMap((was, index) => {
    const is = next[index] ?? NOTHING
    return was === is ? [] : [{ field: `${field}[${index}]`, before: was, after: is, way: 'never' }]
  })
}

const headOf = (plan: Plan): Fields => {
  const { region, year, yearBegins, title, document, issued, policy } = plan
  return new Map([
    ...fields('never', { region, year, yearBegins }),
    ...fields('correction', { title, document, issued }),
    ...fields(
      'correction',
      Object.fromEntries(Object.entries(policy).map(([name, value]) => [`policy.${name}`, value])),
    ),
  ])
}

const dutyOf = ({ title, date, receivers }: Plan['duties'][number]): Fields =>
  new Map(fields('correction', { title, date, receivers }))
const unitOf = ({ name, parent, members }: Plan['units'][number]): Fields =>
  new Map(fields('correction', { name, parent, members }))
const leaderOf = ({ name }: Plan['leaders'][number]): Fields => new Map(fields('correction', { name }))
const referenceOf = ({ name, unit }: Indicator): Fields => new Map(fields('correction', { name, unit }))
const watchedOf = ({ name, kind, unit, direction, definition, formula }: Indicator): Fields =>
  new Map(fields('correction', { name, kind, unit, direction, definition, formula }))
const sectionOf = ({ title }: Plan['sections'][number]): Fields => new Map(fields('correction', { title }))

function taskOf(task: Task): Fields {
  const { section, text, lead, responsible, leaders, amendments, added, ended } = task
  const { weight, examiners, funds } = task
  return new Map([
    ...fields('correction', { section, text, weight, examiners, funds }),
    ...fields('people', { lead, responsible, leaders }),
    ...recordOf(amendments, added, ended),
  ])
}

function indicatorOf(indicator: Indicator): Fields {
  const { name, kind, unit, levelUnit, task, direction, countsFrom, action, parts } = indicator
  const { nature, examiners } = indicator
  const { phrase, weight, baseline, pace, steps, amendments, added, ended, definition, formula } = indicator
  const { lead, responsible, leaders, shareOf, place } = indicator
  return new Map([
    ...fields('correction', { name, kind, unit, levelUnit, task, direction, countsFrom, action, parts }),
    ...fields('correction', { definition, formula, nature, examiners, shareOf, place }),
    ...fields('target', targetOf(indicator.target)),
    ...fields('indicator', { phrase, weight, baseline, pace, steps: steps.map(stepOf) }),
    ...fields('people', { lead, responsible, leaders }),
    ...recordOf(amendments, added, ended),
  ])
}

/** What somebody reports to be done is no promise. */
const stepOf = ({ id, name, due, weight }: Indicator['steps'][number]) => ({ id, name, due, weight })

const targetOf = (target: Target): Readonly<Record<string, unknown>> =>
  Object.fromEntries(TARGET_FIELDS.map((name) => [`target.${name}`, target[name]]))

/** All of them: a field that comes is missed here by the compiler. */
const TARGET_FIELDS = Object.keys({
  comparator: true,
  value: true,
  upper: true,
  base: true,
  periods: true,
  of: true,
  tolerance: true,
  firmness: true,
  horizon: true,
  from: true,
  each: true,
  total: true,
  with: true,
  margin: true,
  setBy: true,
} satisfies Record<keyof Target, true>) as readonly (keyof Target)[]

/** Amendments, an addition and an end that are on record can be followed by others and are never changed. */
function recordOf(
  amendments: readonly (Mandate & { readonly changes: object; readonly target?: Target })[],
  added: Mandate | null,
  ended: Mandate | null,
): [string, readonly [string, Way]][] {
  return [
    ...amendments.flatMap((amendment, index) => fields('never', { [`amendments[${index}]`]: amendment })),
    ...fields('never', { added }),
    ...(ended === null ? [] : fields('never', { ended })),
  ]
}

const correctionText = ({ decided, document, reason, field, was }: Correction): string =>
  [decided, document, reason, field, was].join(' | ')

/** One line, the same for the same value. */
function plainText(value: unknown): string {
  if (value === null || value === undefined) return NOTHING
  if (typeof value !== 'object') return String(value)
  if (isDecimal(value)) return toPlain(value)
  if (Array.isArray(value)) return value.map(plainText).join('、') || NOTHING
  return Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .map(([name, one]) => `${name} ${plainText(one)}`)
    .join(' ')
}

const isDecimal = (value: object): value is Decimal => 'n' in value && 'd' in value && 's' in value
