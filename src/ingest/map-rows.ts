// Raw blocks -> figures: what each row says, checked, every fault of every row, and nothing guessed.
import { unitOf } from '../core/basis.ts'
import type { FigureBlock } from '../core/figure-block.ts'
import type { Basis, ObsStatus } from '../core/observation.ts'
import type { Instant, Period } from '../core/period.ts'
import type { Candidate, CheckContext } from './checks/check.ts'
import { checks } from './checks/index.ts'
import type { FaultList } from './fault-list.ts'
import type { Decoder, RawBlock } from './formats/decoder.ts'
import { RowReader } from './row-reader.ts'
import type { Subjects } from './subjects.ts'

export interface MapSettings extends CheckContext {
  readonly decoder: Pick<Decoder, 'cell' | 'keyed'>
  readonly subjects: Subjects
  /** Region of rows that name none; null: the file must have a column for it. */
  readonly region: string | null
  /** Source of rows that name none. */
  readonly source: string
  /** known_at of rows that name none; null: the end of the period's last day. */
  readonly knownAt: Instant | null
  readonly faults: FaultList
}

export interface RowMapper {
  /** Regions with a plan that the rows of this block speak of, so that their history can be fetched before `map`. */
  regionsIn(block: RawBlock): readonly string[]
  /** Adds the figures of the rows without a fault to `figures`; the faults go to the list. */
  map(block: RawBlock, figures: GrowingBlock): void
}

export function rowMapper(settings: MapSettings): RowMapper {
  const { faults } = settings
  const reader = new RowReader(settings.decoder, settings.subjects, settings.region, faults)
  return {
    regionsIn(block) {
      reader.open(block)
      return reader.regions()
    },
    map(block, figures) {
      // A head without what every row needs makes each row wrong in the same way: it was said once.
      if (!reader.open(block)) return
      const wide = new Map(block.wide.map(({ row, cells }) => [row, cells]))
      for (let index = 0; index < block.count; index++) {
        if (!reader.moveTo(index)) continue
        const cells = wide.size > 0 ? wide.get(reader.row) : undefined
        if (cells !== undefined) {
          faults.add('row-too-wide', { cells, columns: reader.width }, { row: reader.row })
          continue
        }
        const before = faults.total
        const candidate = readCandidate(reader, settings)
        if (!candidate) continue
        for (const check of checks) {
          const finding = check.find(candidate, settings)
          if (finding) reader.complain(finding.code, check.blames, finding.params)
        }
        if (faults.total > before) continue
        candidate.subject.history.sawInFile(candidate.basis, candidate.period.period, candidate.magnitude)
        push(figures, candidate, reader, settings.source)
      }
    },
  }
}

/** The current row, or null when one of its cells cannot be read; all cells are tried, so that all faults are found. */
function readCandidate(reader: RowReader, settings: MapSettings): Candidate | null {
  const region = reader.region()
  const period = reader.period()
  const subject = reader.subject(region, period?.year ?? 0)
  const value = reader.value()
  const statedBasis = reader.basis()
  const status = reader.status()
  const moment = reader.knownAt()
  if (!period || !subject || !value || statedBasis === null || status === null || moment === null) return null
  const isNumber = value.kind === 'number'
  const basis = statedBasis ?? subject.basis
  return {
    subject,
    period,
    basis,
    raw: reader.text('value'),
    plain: isNumber ? value.plain : null,
    magnitude: isNumber ? Number(value.plain) : Number.NaN,
    percent: isNumber && value.percent,
    status: status ?? (isNumber ? 'A' : 'M'),
    knownAt: knownAtOf(moment, period.endOfLastDay, settings),
    knownAtGiven: moment !== undefined,
    knownDay: moment?.day ?? null,
    unit: reader.unit(),
    expectedUnit: unitOf(subject.indicator, basis),
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
export interface GrowingBlock extends FigureBlock {
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
}

export const emptyBlock = (): GrowingBlock => ({
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
}
