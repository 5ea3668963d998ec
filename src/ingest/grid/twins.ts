// Many plans keep an amount and its growth as two indicators, and one row of a bulletin has both: which of them a cell belongs to.
import { isRateBasis } from '../../core/basis.ts'
import { kindRules } from '../../core/kinds/index.ts'
import type { Basis } from '../../core/observation.ts'
import { type Indicator, seriesOf } from '../../core/plan.ts'
import type { IndicatorBook, PlanIndicator } from '../indicator-book.ts'
import type { GridEntry } from '../layouts/layout.ts'
import { readPeriod } from '../periods.ts'
import { readValue } from '../value-text.ts'
import { toBasis } from '../words.ts'
import { withoutGrowth } from './names.ts'

interface TwinSettings {
  readonly book: IndicatorBook
  /** Of rows that name none. */
  readonly region: string | null
  /** Told of each cell with a number that no indicator of the plan keeps, although its row has figures that one does. */
  readonly onLeftOut: (entry: GridEntry) => void
}

type Verdict = {
  readonly kind: 'kept' | 'unkept' | 'nothing'
  readonly entry: GridEntry
  readonly stem: string
}

/**
 * The entries, row by row, each with the indicator that keeps its basis: the growth of a row named after an amount goes to the
 * indicator of its growth. A dash where nothing is kept is passed over. A cell that nobody keeps is left out where its row has
 * others that are kept; alone in its row it stays, and is a fault. Null passes as it comes.
 */
export function* settledEntries(
  entries: Iterable<GridEntry | null>,
  settings: TwinSettings,
): Generator<GridEntry | null> {
  let row: Verdict[] = []
  let at = -1
  for (const entry of entries) {
    if (entry === null) {
      yield null
      continue
    }
    if (entry.at[0] !== at) {
      yield* settledRow(row, settings)
      row = []
      at = entry.at[0]
    }
    row.push(verdictOn(entry, settings))
  }
  yield* settledRow(row, settings)
}

function* settledRow(row: readonly Verdict[], { onLeftOut }: TwinSettings): Generator<GridEntry> {
  const kept = new Set(row.filter(({ kind }) => kind === 'kept').map(({ stem }) => stem))
  for (const { kind, entry, stem } of row) {
    if (kind === 'nothing') continue
    if (kind === 'unkept' && kept.has(stem)) onLeftOut(entry)
    else yield entry
  }
}

function verdictOn(entry: GridEntry, { book, region }: TwinSettings): Verdict {
  const { indicator: name = '', basis: words = '', period = '', value = '' } = entry.texts
  const code = entry.texts.region?.trim() || region
  const year = Number(readPeriod(period)?.period.slice(0, 4) ?? 0)
  const subject = code === null ? null : (book.region(code)?.find(name, year) ?? null)
  const basis = toBasis(words)
  if (subject === null) return { kind: 'kept', entry, stem: '' }
  const stem = withoutGrowth(subject.indicator.name)
  if (basis === null) return { kind: 'kept', entry, stem }
  if (keeps(subject.indicator, basis)) return { kind: 'kept', entry, stem }
  const twin = twinOf(subject, stem, basis)
  if (twin !== null) return { kind: 'kept', entry: withTexts(entry, { indicator: twin.id }), stem }
  // What stands at the end of ten months is what a column of ten months shows of a stock.
  if (basis === 'cumulative' && keeps(subject.indicator, 'end')) {
    return { kind: 'kept', entry: withTexts(entry, { basis: 'end' }), stem }
  }
  return { kind: readValue(value).kind === 'nothing' ? 'nothing' : 'unkept', entry, stem }
}

const keeps = (indicator: Indicator, basis: Basis): boolean =>
  kindRules[indicator.kind].accepts(indicator).includes(basis)

function twinOf({ plan, indicator }: PlanIndicator, stem: string, basis: Basis): Indicator | null {
  const isRate = isRateBasis(basis)
  const found = seriesOf(plan).filter(
    (one) =>
      one.id !== indicator.id &&
      (kindRules[one.kind].figures === 'rate') === isRate &&
      withoutGrowth(one.name) === stem &&
      keeps(one, basis),
  )
  const [only] = found
  return found.length === 1 && only !== undefined ? only : null
}

const withTexts = (entry: GridEntry, texts: GridEntry['texts']): GridEntry => ({
  ...entry,
  texts: { ...entry.texts, ...texts },
})
