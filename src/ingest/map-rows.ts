// Raw blocks -> figures: what each row says, checked, every fault of every row, and nothing guessed.
import { reportersOf } from '../core/answerable.ts'
import { unitOf } from '../core/basis.ts'
import { dueDayOf, releaseInstantOf } from '../core/calendar.ts'
import type { FigureBlock } from '../core/figure-block.ts'
import type { Basis, ObsStatus } from '../core/observation.ts'
import type { Instant, Period } from '../core/period.ts'
import type { ParticularsOf } from '../core/problems/index.ts'
import type { BasisFound, BasisTaken, Conversion } from '../core/reading.ts'
import { basisByHistory } from './basis-by-history.ts'
import { type Candidate, type Check, type CheckContext, excerpt } from './checks/check.ts'
import { checks } from './checks/index.ts'
import type { FaultList } from './fault-list.ts'
import type { Format } from './formats/format.ts'
import type { IndicatorBook, MaySend, PlanIndicator } from './indicator-book.ts'
import type { PeriodFacts } from './periods.ts'
import type { RawBlock } from './raw-block.ts'
import { RowReader } from './row-reader.ts'
import { Turn } from './turn.ts'
import { convertUnit, isUnscaled, readPowerOfUnit, tidyUnit } from './units.ts'
import { isPlain, type ReadValue, shift, type UnreadValue, unscaled } from './value-text.ts'

export interface MapSettings extends CheckContext {
  /** How the file's cells are called and whether its rows carry their names. */
  readonly names: Pick<Format, 'cell' | 'keyed'>
  readonly book: IndicatorBook
  /** Region of rows that name none; null: the file must have a column for it. */
  readonly region: string | null
  /** Source of rows that name none. */
  readonly source: string
  /** known_at of rows that name none; null: the end of the period's last day. */
  readonly knownAt: Instant | null
  /** Release of rows that name none; `calendar`: their due days; null or absent: they wait for nothing. */
  readonly releaseAt?: Instant | 'calendar' | null
  /** No release may be later; any may when absent. */
  readonly latestRelease?: { readonly at: Instant; readonly days: number }
  readonly faults: FaultList
  /** Whose figures the sender may send; everybody's when absent. */
  readonly maySend?: MaySend
  /** Those of the registry when absent. */
  readonly checks?: readonly Check[]
}

interface RowMapper {
  /** Regions with a plan that the rows of this block speak of, so that their history can be fetched before `map`. */
  regionsIn(block: RawBlock): readonly string[]
  /**
   * Adds what each row says to the figures, or to those refused; the faults go to the list. Others come in between. False:
   * the head lacks what every row needs, so that no row of the file can be read.
   */
  map(block: RawBlock, to: Mapped): Promise<boolean>
  /** Of the rows so far that are without a fault. */
  basesTaken(): readonly BasisTaken[]
}

/** What consecutive rows come to. */
export interface Mapped {
  /** Rows without a fault. */
  readonly figures: GrowingBlock
  /** Rows that can be read and have a fault all the same. */
  readonly refused: GrowingBlock
  /** Of rows without a fault, those that were stated in another unit. */
  readonly conversions: Conversion[]
  /** Of rows without a fault, those whose basis only their series told. */
  readonly basesFound: BasisFound[]
}

export const emptyPortion = (): Mapped => ({
  figures: emptyBlock(),
  refused: emptyBlock(),
  conversions: [],
  basesFound: [],
})

export function rowMapper(settings: MapSettings): RowMapper {
  const { faults } = settings
  const reader = new RowReader(settings.names, settings.book, settings.region, faults)
  const turn = new Turn()
  const taken = new Map<string, BasisTaken>()
  const count = ({ indicator: { id } }: PlanIndicator, basis: Basis): void => {
    const figures = (taken.get(id)?.figures ?? 0) + 1
    taken.set(id, { indicator: id, basis, figures })
  }
  return {
    regionsIn(block) {
      reader.open(block)
      return reader.regions()
    },
    async map(block, { figures, refused, conversions, basesFound }) {
      // A head without what every row needs makes each row wrong in the same way: it was said once.
      if (!reader.open(block)) return false
      const wide = new Map(block.wide.map(({ row, cells }) => [row, cells]))
      for (let index = 0; index < block.count; index++) {
        if (turn.isOver) await turn.next()
        if (!reader.moveTo(index)) continue
        const cells = wide.size > 0 ? wide.get(reader.row) : undefined
        if (cells !== undefined) {
          faults.add('row-too-wide', { cells, columns: reader.width }, { row: reader.row })
          continue
        }
        const before = faults.total
        const read = readCandidate(reader, settings)
        if (!read) continue
        const { candidate, found } = read
        // What is known of a figure is no answer to those who may not send it.
        if (faults.total === before) check(candidate, reader, settings)
        if (faults.total > before) {
          if (candidate.plain === null || isPlain(candidate.plain))
            push(refused, candidate, reader, settings.source)
          continue
        }
        const { subject, basis, period, magnitude, conversion } = candidate
        subject.history.sawInFile(basis, period.period, magnitude)
        push(figures, candidate, reader, settings.source)
        if (found) basesFound.push(found)
        if (reader.isBasisTaken(subject, period)) count(subject, basis)
        if (!conversion) continue
        conversions.push({
          row: reader.row,
          cell: reader.address('value'),
          indicator: subject.indicator.id,
          ...conversion,
        })
      }
      return true
    },
    basesTaken: () => [...taken.values()],
  }
}

function check(candidate: Candidate, reader: RowReader, settings: MapSettings): void {
  const { checksOff } = candidate.subject.indicator
  for (const one of settings.checks ?? checks) {
    if (checksOff.some((name) => name === one.name)) continue
    const finding = one.find(candidate, settings)
    if (finding) reader.complain(finding.code, one.blames, finding.params)
  }
}

interface ReadRow {
  readonly candidate: Candidate
  /** null: the row itself, or the plan, says the basis. */
  readonly found: BasisFound | null
}

/** The current row, or null when one of its cells cannot be read; all cells are tried, so that all faults are found. */
function readCandidate(reader: RowReader, settings: MapSettings): ReadRow | null {
  const region = reader.region()
  const period = reader.period()
  const subject = reader.subject(region, period?.endIndex ?? 0)
  const value = reader.value()
  const isUnread = value !== null && !isReadable(value)
  if (isUnread) reader.refuseValue(value, subject && unitOf(subject.indicator, reader.basisOr(subject.basis)))
  const bySeries =
    period && subject && value && !isUnread && reader.isBasisOpen(subject, period)
      ? basisInSeries(reader, subject, period, value)
      : null
  const statedBasis = reader.basis(subject, period, () => bySeries?.basis ?? null)
  const status = reader.status()
  const known = reader.knownAt()
  const release = reader.releaseAt()
  if (
    !period ||
    !subject ||
    !value ||
    isUnread ||
    statedBasis === null ||
    status === null ||
    known === null ||
    release === null
  )
    return null
  const isOwn = settings.maySend?.(subject.plan, subject.indicator) !== false
  if (!isOwn) reader.complain('figure-not-own', 'indicator', () => notOwn(subject))
  const waits = releaseOf(release, subject, period, settings)
  if (waits !== null) refuseRelease(waits, release !== undefined, reader, settings)
  // What was published before now became known with it.
  const moment = known ?? (waits === null ? release : undefined)
  const basis = statedBasis ?? subject.basis
  const expectedUnit = unitOf(subject.indicator, basis)
  const power = readPowerOfUnit(reader.unit() ?? '')
  const isPowerOpen = power !== null && !(power.unit === '' && isCountedSingly(expectedUnit))
  if (isPowerOpen && value.kind !== 'nothing') {
    reader.complain('value-power-open', 'value', {
      value: excerpt(reader.text('value')),
      power: power.places,
      unit: power.unit,
      expected: expectedUnit ?? '',
    })
    return null
  }
  const stated =
    power === null
      ? statedValue(value, reader.unit(), expectedUnit)
      : statedValue(timesPower(value, power.places), null, expectedUnit)
  if (!stated && !isOwn) return null
  if (!stated) {
    const suggestion = value.kind === 'scaled' ? unscaled(value.plain, value.scale) : ''
    reader.complain('value-not-a-number', 'value', { value: excerpt(reader.text('value')), suggestion })
    return null
  }
  const { plain, unit, conversion } = stated
  const isNumber = plain !== null
  const candidate: Candidate = {
    subject,
    period,
    basis,
    raw: reader.text('value'),
    plain,
    magnitude: isNumber ? Number(plain) : Number.NaN,
    percent: value.kind === 'number' && value.percent,
    status: status ?? (isNumber ? 'A' : 'M'),
    statusGiven: status !== undefined,
    knownAt: knownAtOf(moment, period.endOfLastDay, settings),
    knownAtGiven: moment !== undefined,
    knownDay: moment?.day ?? null,
    releaseAt: waits,
    unit,
    expectedUnit,
    conversion,
  }
  return { candidate, found: bySeries }
}

/** What the series says of a figure whose words leave its basis open; null: nothing for certain. */
function basisInSeries(
  reader: RowReader,
  subject: PlanIndicator,
  period: PeriodFacts,
  value: Readable,
): BasisFound | null {
  const unit = unitOf(subject.indicator, 'cumulative') ?? ''
  const stated = statedValue(value, reader.unit(), unit)
  if (stated === null || stated.plain === null || tidyUnit(stated.unit ?? unit) !== tidyUnit(unit))
    return null
  const found = basisByHistory(subject, period, Number(stated.plain))
  if (!found) return null
  const { basis, before } = found
  const { id } = subject.indicator
  return { cell: reader.address('value'), indicator: id, basis, before: String(before.value), unit }
}

const notOwn = ({ plan, indicator }: PlanIndicator): ParticularsOf<'figure-not-own'> => ({
  indicator: indicator.name,
  units: reportersOf(plan, indicator)
    .map((id) => plan.units.find((unit) => unit.id === id)?.name ?? id)
    .join('、'),
})

type Readable = Exclude<ReadValue, UnreadValue>

const isReadable = (value: ReadValue): value is Readable =>
  value.kind === 'number' || value.kind === 'scaled' || value.kind === 'nothing'

/** Whether a plan counts in single ones, so that a power of ten is of these: 1.2 and 2 are 120 个. */
const isCountedSingly = (unit: string | null): boolean => unit === null || isUnscaled(unit)

const timesPower = (value: Readable, places: number): Readable =>
  value.kind === 'number' ? { ...value, plain: shift(value.plain, places) } : value

interface StatedValue {
  /** In the expected unit where it could be converted; null: nothing was reported. */
  readonly plain: string | null
  readonly unit: string | null
  readonly conversion: Candidate['conversion']
}

/** The value in the indicator's unit; null for 1.2万 where nobody can tell whether 万 belongs to the value or the unit. */
function statedValue(value: Readable, stated: string | null, expected: string | null): StatedValue | null {
  if (value.kind === 'nothing') return { plain: null, unit: stated, conversion: null }
  let unit = stated
  if (value.kind === 'scaled') {
    const base = value.unit || (stated ?? expected ?? '')
    if (base === '' || !isUnscaled(base)) return null
    unit = value.scale + base
  }
  const { plain } = value
  const isAsExpected = tidyUnit(unit ?? '') === tidyUnit(expected ?? '')
  if (unit === null || expected === null || isAsExpected || (value.kind === 'number' && value.percent)) {
    return { plain, unit, conversion: null }
  }
  const converted = convertUnit(plain, unit, expected)
  if (!converted?.exact) return { plain, unit, conversion: null }
  return {
    plain: converted.plain,
    unit: expected,
    conversion: { from: plain, fromUnit: unit, to: converted.plain, toUnit: expected },
  }
}

/** The instant for which a row waits; null when it is public already. */
function releaseOf(
  stated: { readonly at: Instant } | undefined,
  { indicator }: PlanIndicator,
  { period }: PeriodFacts,
  { releaseAt, now }: MapSettings,
): Instant | null {
  const whole = releaseAt === 'calendar' ? releaseInstantOf(dueDayOf(indicator, period)) : (releaseAt ?? null)
  const at = stated?.at ?? whole
  return at === null || at <= now ? null : at
}

/** Who reports a unit's figures does not choose when they come out, and nobody hides one for long. */
function refuseRelease(
  waits: Instant,
  isOfRow: boolean,
  reader: RowReader,
  { latestRelease, maySend, releaseAt }: MapSettings,
): void {
  const place = isOfRow ? 'releaseAt' : 'value'
  if (maySend && (isOfRow || releaseAt !== 'calendar'))
    reader.complain('release-not-chosen', place, { release: waits })
  else if (latestRelease && waits > latestRelease.at) {
    const { at, days } = latestRelease
    reader.complain('release-too-far', place, { release: waits, days, latest: at })
  }
}

function knownAtOf(
  moment: { readonly at: Instant; readonly day: string | null } | undefined,
  endOfPeriod: Instant,
  { knownAt, today, now }: MapSettings,
): Instant {
  if (!moment) return knownAt ?? endOfPeriod
  // Today's end has not come yet: what became known today is known by now.
  return moment.day === today && moment.at > now ? now : moment.at
}

/** Figures that are being collected. */
interface GrowingBlock extends FigureBlock {
  count: number
  readonly region: string[]
  readonly indicator: string[]
  readonly period: Period[]
  readonly basis: Basis[]
  readonly value: (string | null)[]
  readonly status: ObsStatus[]
  readonly knownAt: Instant[]
  readonly source: string[]
  readonly note: string[]
  readonly row: number[]
  readonly cell: string[]
  releaseAt?: (Instant | null)[]
}

const emptyBlock = (): GrowingBlock => ({
  count: 0,
  region: [],
  indicator: [],
  period: [],
  basis: [],
  value: [],
  status: [],
  knownAt: [],
  source: [],
  note: [],
  row: [],
  cell: [],
})

function push(block: GrowingBlock, candidate: Candidate, reader: RowReader, source: string): void {
  block.count++
  block.region.push(candidate.subject.region)
  block.indicator.push(candidate.subject.indicator.id)
  block.period.push(candidate.period.period)
  block.basis.push(candidate.basis)
  block.value.push(candidate.plain)
  block.status.push(candidate.status)
  block.knownAt.push(candidate.knownAt)
  block.source.push(reader.text('source').trim() || source)
  block.note.push(reader.text('note').trim())
  block.row.push(reader.row)
  block.cell.push(reader.address('value'))
  if (candidate.releaseAt !== null) block.releaseAt ??= new Array(block.count - 1).fill(null)
  block.releaseAt?.push(candidate.releaseAt)
}
