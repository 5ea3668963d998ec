// What is odd about the new and revised figures of an upload, seen beside their series: errors stop it, warnings need a reason.
import { partitionsOf } from '../core/decomposition.ts'
import type { Observation } from '../core/observation.ts'
import { type Day, endIndex, type Instant } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { type Fault, fault, Problem } from '../core/problem.ts'
import { LONG_EMBARGO, type Receipt, type WaitingFigure, type Warning } from '../core/receipt.ts'
import type { Comparison, ObservationFilter } from '../store/store.ts'
import type { FaultList } from './fault-list.ts'
import type { IndicatorBook } from './indicator-book.ts'
import { seriesChecks } from './series-checks/index.ts'
import { figuresOfRegion } from './series-checks/series.ts'
import type {
  Case,
  Point,
  SeriesCheck,
  SeriesFinding,
  Severity,
  Yardstick,
} from './series-checks/series-check.ts'
import { yardstickOf } from './series-checks/yardstick.ts'
import { Turn } from './turn.ts'
import type { Acceptance, UploadRequest } from './upload.ts'

interface InspectInput {
  /** Id of the upload: its figures are progress by it. */
  readonly upload: string
  readonly book: IndicatorBook
  /** Indicators with a new or revised figure. */
  readonly touched: readonly { readonly region: string; readonly indicator: string }[]
  /** How many new and revised figures there are. */
  readonly figures: number
  readonly today: Day
  /** Figures as they stand, and as the upload would leave them. */
  readonly before: (filter: ObservationFilter) => Promise<readonly Observation[]>
  readonly after: (filter: ObservationFilter) => Promise<readonly Observation[]>
  readonly accept: Acceptance | null
  /** How many findings are worth their words; all others are only counted. */
  readonly limit: number
  /** Those of the registry when absent. */
  readonly checks?: readonly SeriesCheck[]
  /** Told how many figures were looked at, now and then; throws to stop. */
  readonly progress?: (checked: number) => void
}

interface Inspection {
  readonly errors: readonly Fault[]
  readonly warnings: readonly Warning[]
  /** All of either kind. */
  readonly errorCount: number
  readonly warningCount: number
  /** Warnings without a reason to pass. */
  readonly openCount: number
}

/** Indicators whose figures are fetched together, and figures that these may have brought. */
const AT_ONCE = 200
const FIGURES_AT_ONCE = 4_000

/** Region by region, so that a nation's upload never stands in memory. In the order of regions, then rows. */
export async function inspect(input: InspectInput): Promise<Inspection> {
  const { limit, accept } = input
  const errors: Fault[] = []
  const warnings: Warning[] = []
  const count = { error: 0, warning: 0, open: 0 }
  let checked = 0
  const perIndicator = input.figures / Math.max(1, input.touched.length)
  const atOnce = Math.max(1, Math.min(AT_ONCE, Math.floor(FIGURES_AT_ONCE / Math.max(1, perIndicator))))
  const byRegion = new Map<string, string[]>()
  for (const { region, indicator } of input.touched) {
    const list = byRegion.get(region)
    if (list) list.push(indicator)
    else byRegion.set(region, [indicator])
  }
  for (const [region, indicators] of byRegion) {
    for (let from = 0; from < indicators.length; from += atOnce) {
      const progress = (more: number): void => {
        checked += more
        input.progress?.(checked)
      }
      const some = indicators.slice(from, from + atOnce)
      for (const found of await inspectRegion({ ...input, progress }, region, some)) {
        const { point, finding, severity } = found
        const warning = warningOf(region, found, accept)
        count[severity]++
        if (severity === 'warning' && warning.reason === null) count.open++
        if (severity === 'error' && errors.length < limit) {
          errors.push(fault(finding.code, finding.params, placeOf(point)))
        }
        if (severity === 'warning' && warnings.length < limit) warnings.push(warning)
      }
    }
  }
  return { errors, warnings, errorCount: count.error, warningCount: count.warning, openCount: count.open }
}

interface Found {
  readonly point: Point
  readonly check: Warning['check']
  readonly severity: Severity
  readonly finding: SeriesFinding
}

async function inspectRegion(
  { upload, book, today, before, after, checks, progress }: InspectInput,
  region: string,
  indicators: readonly string[],
): Promise<Found[]> {
  const known = book.region(region)
  if (!known) return []
  const needed = [...new Set(indicators.flatMap((id) => [id, ...relatives(known.plans, id)]))]
  const filter = { region, indicators: needed }
  const [then, now] = [await before(filter), await after(filter)]
  const figures = figuresOfRegion(now, then, upload, known.plans[0]?.yearBegins)
  const own = new Set(indicators)
  const made = new Map<Point, Yardstick | null>()
  const found: Found[] = []
  const turn = new Turn()
  let untold = 0
  for (const point of figures.mine) {
    const subject = own.has(point.indicator) ? known.find(point.indicator, endIndex(point.period)) : null
    if (!subject) continue
    const { plan, indicator } = subject
    untold++
    found.push(
      ...findingsOf(
        { plan, indicator, point, figures, today, yardstick: yardsticks(plan, indicator) },
        checks,
      ),
    )
    if (!turn.isOver) continue
    progress?.(untold)
    untold = 0
    await turn.next()
  }
  progress?.(untold)
  return found

  function yardsticks(plan: Plan, indicator: Case['indicator']): Case['yardstick'] {
    return (point) => {
      let yardstick = made.get(point)
      if (yardstick === undefined) {
        yardstick = yardstickOf(plan, indicator, point, figures)
        made.set(point, yardstick)
      }
      return yardstick
    }
  }
}

/** What the checks find about one figure, in their order. */
export function findingsOf(of: Case, checks = seriesChecks): Found[] {
  const explained = new Set<string>()
  return checks.flatMap((check) => {
    if (of.indicator.checksOff.includes(check.name)) return []
    if (check.explains !== null && explained.has(check.explains)) return []
    const finding = check.find(of)
    if (finding === null) return []
    if (check.explains !== null) explained.add(check.explains)
    const severity = finding.severity ?? check.severity
    return [{ point: of.point, check: check.name, severity, finding }]
  })
}

/** Parts of the indicator, wholes that it is part of, and their other parts. */
const relatives = (plans: readonly Plan[], id: string): string[] =>
  plans.flatMap((plan) =>
    partitionsOf(plan)
      .filter(({ whole, parts }) => whole.id === id || parts.includes(id))
      .flatMap(({ whole, parts }) => [whole.id, ...parts]),
  )
const placeOf = ({ row, cell }: Point) => ({ row, cell })

function warningOf(region: string, { point, check, finding }: Found, accept: Acceptance | null): Warning {
  const { indicator, period, basis } = point
  const id = `${check}/${region}/${indicator}/${period}/${basis}`
  const { code, detail, fix } = fault(finding.code, finding.params)
  return {
    id,
    check,
    code,
    region,
    indicator,
    period,
    basis,
    detail,
    fix,
    ...placeOf(point),
    reason: accept?.each[id]?.trim() || accept?.all?.trim() || null,
  }
}

/** What would wait longer than usual: each needs a reason, which the second person sees. */
export const longEmbargoes = (
  figures: readonly WaitingFigure[],
  latest: Instant,
  days: number,
  accept: Acceptance | null,
): Warning[] =>
  figures
    .filter(({ releaseAt }) => releaseAt > latest)
    .map(({ releaseAt, ...figure }) => {
      const id = `${LONG_EMBARGO}/${figure.region}/${figure.indicator}/${figure.period}/${figure.basis}`
      const { code, detail, fix } = fault('release-long', { release: releaseAt, days })
      const reason = accept?.each[id]?.trim() || accept?.all?.trim() || null
      return { id, check: LONG_EMBARGO, code, ...figure, detail, fix, reason }
    })

/** The warning as a fault, for answers that list both. */
export const faultOf = ({ code, row, cell, detail, fix, id }: Warning): Fault => ({
  code,
  row,
  cell,
  detail,
  fix,
  warning: id,
})

/** What a reason of its own is given for. */
export const UNEXAMINED = 'unexamined'

/**
 * Figures that are too many to be looked at each beside its series: that they pass all the same needs a reason too. Raises
 * `figures-refused` when rows are faulty and, but for a dry run, `figures-warned` when no reason is given.
 */
export function passUnexamined(
  { accept, dryRun, handIn = false }: UploadRequest,
  faults: FaultList,
  { fresh, revised }: Comparison,
  limit: number,
): NonNullable<Receipt['unexamined']> {
  faults.refuse()
  const reason = accept?.each[UNEXAMINED]?.trim() || accept?.all?.trim() || null
  if (reason === null && (!dryRun || handIn)) {
    const open = { ...fault('figures-unexamined', { changed: fresh + revised, limit }), warning: UNEXAMINED }
    throw new Problem('figures-warned', { total: 1, listed: '' }, { faults: [open] })
  }
  return { reason }
}
