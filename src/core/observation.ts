// One figure: what was measured, of which period, when it became known, and from which cell it came.
import type { Decimal } from './decimal.ts'
import { type Instant, lastMonthOf, type Period } from './period.ts'

/** What the figure counts over. 当期 / 累计 / 同比 / 累计同比 / 期末 */
export const BASES = ['period', 'cumulative', 'yoy', 'cumulative-yoy', 'end'] as const
export type Basis = (typeof BASES)[number]

/** SDMX CL_OBS_STATUS 2.2, the codes that a bureau uses. `M`, `L` and `O` carry no value. */
export const OBS_STATUSES = [
  'A',
  'B',
  'D',
  'E',
  'F',
  'G',
  'I',
  'L',
  'M',
  'N',
  'O',
  'P',
  'S',
  'U',
  'V',
] as const
export type ObsStatus = (typeof OBS_STATUSES)[number]

/** Codes for "there is no value". */
export const WITHOUT_VALUE: ReadonlySet<ObsStatus> = new Set(['L', 'M', 'O'])

/** One figure that is being reported. */
export interface Figure {
  /** GB/T 2260 code; elsewhere the country and its own code, GB-KEN. */
  readonly region: string
  readonly indicator: string
  readonly period: Period
  readonly basis: Basis
  /** In the indicator's unit (`levelUnit` for amounts of a growth indicator); null only with a status of WITHOUT_VALUE. */
  readonly value: Decimal | null
  readonly status: ObsStatus
  /** When the figure became known to the world: its publication, else its arrival here. */
  readonly knownAt: Instant
  /** Where it comes from: `demo` for made-up figures, else a document or office; empty when not said. */
  readonly source: string
  /** A remark that travels with the figure (口径调整), or empty. */
  readonly note: string
  /** 1-based record in the file (the head row of a CSV is row 1). */
  readonly row: number
  /** Address in the file as a person finds it: `C7`, `表1!C7`, `rows[3].value`. */
  readonly cell: string
  /** Before it only the bureau's people may see the figure; null or absent: public from the start. */
  readonly releaseAt?: Instant | null
}

/** A figure as it is kept: with the upload that brought it and the moment at which we had it. Append-only. */
export interface Observation extends Figure {
  readonly upload: string
  readonly recordedAt: Instant
}

/** Made-up figures must be named as such wherever they are shown. */
export const isDemo = (observation: Pick<Figure, 'source'>): boolean => observation.source === 'demo'

/** Bases that run from the year's start or stand at a moment: only when the period ends tells their figures apart. */
const BY_THEIR_END: ReadonlySet<Basis> = new Set(['cumulative', 'cumulative-yoy', 'end'])

/**
 * The period under which a figure is known whatever it was called: the month that ends it for what runs from the year's
 * start (2026-Q3 is 2026-09, 2026 is 2026-12), the period itself for what happened in it alone.
 */
export const keyPeriodOf = ({ period, basis }: Pick<Figure, 'period' | 'basis'>): Period =>
  BY_THEIR_END.has(basis) ? lastMonthOf(period) : period

/** The identity of a figure: of two observations with the same key the later known one counts. */
export const keyOf = (figure: Pick<Figure, 'region' | 'indicator' | 'period' | 'basis'>): string =>
  `${figure.region}/${figure.indicator}/${keyPeriodOf(figure)}/${figure.basis}`
