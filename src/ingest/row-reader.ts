// What the cells of one row say: each is read on its own, and each that cannot be read is a fault.
import { kindRules } from '../core/kinds/index.ts'
import { type Basis, OBS_STATUSES, type ObsStatus } from '../core/observation.ts'
import type { FaultPlace } from '../core/problem.ts'
import type { ParticularsOf, ProblemCode } from '../core/problems/index.ts'
import { excerpt } from './checks/check.ts'
import type { FaultList } from './fault-list.ts'
import type { Format } from './formats/format.ts'
import { type ColumnRole, chineseNameOf, columnName, type Head, readHead } from './head.ts'
import type { IndicatorBook, PlanIndicator, RegionIndicators } from './indicator-book.ts'
import { mayBeNote, noteOfMark, noteOfSign } from './notes.ts'
import { type PeriodFacts, periodReader, suggestPeriod } from './periods.ts'
import type { RawBlock, RawCell } from './raw-block.ts'
import { tidyUnit } from './units.ts'
import { isShownScaled, type ReadValue, readValue, type UnreadValue } from './value-text.ts'
import {
  OPEN_BASIS,
  SILENT_BASIS,
  toBasis,
  toReleaseMoment,
  toStatus,
  UNSAID_BASIS,
  type WrittenMoment,
  writtenMoment,
} from './words.ts'

/** What a formula without a result is read as. */
const UNCALCULATED = '#UNCALCULATED!'
/** What a workbook shows where a formula failed, and what stands for one that was never calculated. */
const FORMULA_ERROR = /^#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|UNCALCULATED!)$/
const NOTHING: ReadValue = { kind: 'nothing' }
/** As many characters of a column's name as a fault shows. */
const NAME_LENGTH = 60
/** Ways of writing a moment beyond so many are read anew each time: a hostile file must not fill the memory. */
const REMEMBERED = 20_000

const OF_MONTH: Readonly<Partial<Record<Basis, Basis>>> = { cumulative: 'period', 'cumulative-yoy': 'yoy' }

/** Whether figures of the month are kept as well as cumulative ones; not so of levels and milestones. */
function keepsBoth({ indicator, basis }: PlanIndicator): boolean {
  const other = OF_MONTH[basis]
  return other !== undefined && kindRules[indicator.kind].accepts(indicator).includes(other)
}

/** A cursor over the rows of a file. Readers answer null after they have reported a fault. */
export class RowReader {
  readonly #form: Pick<Format, 'cell' | 'keyed'>
  readonly #book: IndicatorBook
  readonly #defaultRegion: RegionIndicators | null
  readonly #faults: FaultList
  readonly #toPeriod = periodReader()
  #names: readonly string[] = []
  #head: Head = { columns: {}, unit: null }
  #block: RawBlock | null = null
  #index = 0
  readonly #moments = new Map<string, WrittenMoment>()
  readonly #asked = new Set<string>()

  constructor(
    form: Pick<Format, 'cell' | 'keyed'>,
    book: IndicatorBook,
    region: string | null,
    faults: FaultList,
  ) {
    this.#form = form
    this.#book = book
    this.#defaultRegion = region === null ? null : book.region(region)
    this.#faults = faults
  }

  /** Record number of the current row. */
  get row(): number {
    return this.#block?.origin?.row(this.#index) ?? (this.#block?.firstRow ?? 1) + this.#index
  }

  /** Goes to a block; its head is judged where it differs from the block before. False: rows cannot be read at all. */
  open(block: RawBlock): boolean {
    this.#block = block
    const { head } = block
    const isSame = head.length === this.#names.length && head.every((name, at) => name === this.#names[at])
    if (!isSame) {
      const row = Math.max(1, block.firstRow - 1)
      const cell = (column: number): string => this.#form.cell(row, column, this.#nameAt(head, column))
      const judged = this.#form.keyed ? this.#names.length : 0
      this.#head = readHead(head, row, this.#form.keyed, this.#faults, cell, judged)
      this.#names = head
    }
    const { indicator, period, value } = this.#head.columns
    return this.#form.keyed || (indicator !== undefined && period !== undefined && value !== undefined)
  }

  get width(): number {
    return this.#names.length
  }

  /** Goes to a row of the open block; false when all its cells are blank. */
  moveTo(index: number): boolean {
    this.#index = index
    for (const column of this.#block?.columns ?? []) {
      const cell = column[index]
      if (cell !== null && cell !== undefined && cell.trim() !== '') return true
    }
    return false
  }

  /** The regions with a plan that the rows of the open block speak of. */
  regions(): readonly string[] {
    const found = new Set<string>()
    if (this.#defaultRegion) found.add(this.#defaultRegion.region)
    const column = this.#head.columns.region
    let last: RawCell
    for (const cell of column === undefined ? [] : (this.#block?.columns[column] ?? [])) {
      if (cell === last) continue
      last = cell
      const region = cell ? this.#book.region(cell) : null
      if (region) found.add(region.region)
    }
    return [...found]
  }

  /** The cell's text, or '' where there is none. */
  text(role: ColumnRole): string {
    return this.#cell(role) ?? ''
  }

  /** The address of the row's cell. */
  address(role: ColumnRole): string {
    const column = this.#head.columns[role] ?? 0
    if (this.#block?.origin) return this.#block.origin.cell(this.#index, column)
    return this.#form.cell(this.row, column, this.#nameAt(this.#names, column))
  }

  complain<const Code extends ProblemCode>(
    code: Code,
    role: ColumnRole,
    params: ParticularsOf<Code> | (() => ParticularsOf<Code>),
  ): void {
    const place: FaultPlace =
      this.#head.columns[role] === undefined
        ? { row: this.row, column: columnName(role) }
        : {
            row: this.row,
            column: this.#nameAt(this.#names, this.#head.columns[role] ?? 0),
            cell: this.address(role),
          }
    this.#faults.add(code, params, place)
  }

  region(): RegionIndicators | null {
    const raw = this.text('region')
    const known = (): string => this.#book.regions.slice(0, 10).join(', ')
    if (raw === '' || raw.trim() === '') {
      if (!this.#defaultRegion) this.complain('region-unstated', 'region', () => ({ known: known() }))
      return this.#defaultRegion
    }
    const found = this.#book.region(raw)
    if (!found && this.#isNews('region')) {
      this.complain('region-unknown', 'region', () => ({ value: excerpt(raw), known: known() }))
    }
    return found
  }

  period(): PeriodFacts | null {
    const raw = this.text('period')
    if (raw.trim() === '') return this.#missing('period')
    const found = this.#toPeriod(raw)
    if (found) return found
    this.complain('period-unknown', 'period', () => ({ value: excerpt(raw), suggestion: suggestPeriod(raw) }))
    return null
  }

  subject(region: RegionIndicators | null, end: number): PlanIndicator | null {
    const raw = this.text('indicator')
    if (raw.trim() === '') return this.#missing('indicator')
    if (!region) return null
    const found = region.find(raw, end)
    if (found || !this.#isNews('indicator')) return found
    const stranger = region.shares.stranger(raw)
    if (stranger !== null) {
      const { whole, value, suggestion } = stranger
      this.complain('figure-share-unknown', 'indicator', {
        value: excerpt(value),
        whole: excerpt(whole),
        suggestion,
      })
      return null
    }
    this.complain('figure-indicator-unknown', 'indicator', () => ({
      value: excerpt(raw),
      region: region.region,
      suggestion: region.nearest(raw).join(' / '),
    }))
    return null
  }

  value(): ReadValue | null {
    const cell = this.#cell('value')
    if (cell === undefined) return this.#missing('value')
    if (cell === null) return NOTHING
    if (FORMULA_ERROR.test(cell)) {
      this.complain('value-formula-error', 'value', { value: cell === UNCALCULATED ? '' : excerpt(cell) })
      return null
    }
    const read = readValue(cell)
    const shown = read.kind === 'number' ? (this.#block?.shown?.(this.#index) ?? '') : ''
    if (read.kind === 'number' && shown !== '' && isShownScaled(read.plain, shown)) {
      this.complain('value-shown-otherwise', 'value', { value: excerpt(cell), shown: excerpt(shown) })
      return null
    }
    return read
  }

  /** A value that is no number as it stands. `expectedUnit`: what the indicator is measured in; null: nobody knows. */
  refuseValue(read: UnreadValue, expectedUnit: string | null): void {
    const value = excerpt(this.text('value'))
    switch (read.kind) {
      case 'marked': {
        const rest = readValue(read.rest)
        const suggestion = rest.kind === 'number' ? read.rest.replaceAll(',', '') : ''
        const note = excerpt(noteOfMark(this.#notes(), read.mark))
        this.complain('value-marked', 'value', { value, mark: read.mark, note, suggestion })
        return
      }
      case 'open-sign': {
        const said = noteOfSign(this.#notes(), read.sign)
        const suggestion = said ? `${said.sign}${read.plain}` : ''
        this.complain('value-sign-open', 'value', {
          value,
          sign: read.sign,
          note: said?.note ?? '',
          suggestion,
        })
        return
      }
      case 'open-comma':
        this.complain('value-comma-open', 'value', { value })
        return
      case 'bad': {
        const unit = tidyUnit(this.unit() ?? expectedUnit ?? '')
        const isOwn = read.unit === '' || tidyUnit(read.unit) === unit
        this.complain('value-not-a-number', 'value', { value, suggestion: isOwn ? read.suggestion : '' })
      }
    }
  }

  /** What the file says beside its figures. */
  #notes(): readonly string[] {
    const block = this.#block
    if (block?.notes) return block.notes()
    return (block?.columns ?? []).flatMap((cells) =>
      cells.filter((cell): cell is string => typeof cell === 'string' && mayBeNote(cell)),
    )
  }

  /** The row's basis where it can be read, else the other; without a complaint. */
  basisOr(other: Basis): Basis {
    return toBasis(this.text('basis')) ?? other
  }

  /** Neither head, unit nor name says whether the row's figure is the month's or the cumulative one. */
  isBasisOpen(subject: PlanIndicator | null, period: PeriodFacts | null): boolean {
    const said = this.text('basis')
    if (said === OPEN_BASIS) return true
    if (subject === null || !keepsBoth(subject)) return false
    if (said === SILENT_BASIS) return true
    return period !== null && this.#isUnsaid(said) && this.#unsaidBasis(subject, period) === null
  }

  /** Of a grid the layout has read the words over and beside each cell, and none means that the period says it. */
  #isUnsaid(said: string): boolean {
    return said === UNSAID_BASIS || (said.trim() === '' && !this.#block?.origin)
  }

  /**
   * Of a row without a word for its basis, where it can be two: null where neither plan nor series decides. An id means the
   * indicator as the plan judges it, as programs have always sent it, and so does a name in a series that is new or has no figures
   * of the month. A series of the month's figures alone goes on with these; one that keeps both is asked.
   */
  #unsaidBasis({ indicator, plan, history, basis }: PlanIndicator, period: PeriodFacts): Basis | null {
    const beginsTheYear = Number(period.firstDay.slice(5, 7)) === plan.yearBegins
    const ofMonth = OF_MONTH[basis]
    if (period.cumulative || beginsTheYear || !ofMonth || !history.has(ofMonth)) return basis
    if (this.text('indicator').trim() === indicator.id) return basis
    return history.has(basis) ? null : ofMonth
  }

  /** undefined: the row names none. `bySeries`: what the series says where nothing else does. */
  basis(
    subject: PlanIndicator | null,
    period: PeriodFacts | null,
    bySeries: () => Basis | null,
  ): Basis | undefined | null {
    if (this.isBasisOpen(subject, period)) return bySeries() ?? this.#openBasis()
    const said = this.text('basis')
    if (said === SILENT_BASIS) return undefined
    if (this.#isUnsaid(said)) {
      const found = subject && period && keepsBoth(subject) ? this.#unsaidBasis(subject, period) : null
      return found ?? undefined
    }
    return this.#word('basis', toBasis, 'basis-unknown')
  }

  /**
   * Whether only the plan says the basis: a row that names its indicator by name, without a word for the basis, in a series
   * that can keep two and has no figures yet. An id means the indicator as the plan judges it.
   */
  isBasisTaken(subject: PlanIndicator, period: PeriodFacts): boolean {
    const { indicator, plan, history, basis } = subject
    const ofMonth = OF_MONTH[basis]
    const beginsTheYear = Number(period.firstDay.slice(5, 7)) === plan.yearBegins
    return (
      ofMonth !== undefined &&
      keepsBoth(subject) &&
      this.#isUnsaid(this.text('basis')) &&
      !period.cumulative &&
      !beginsTheYear &&
      this.text('indicator').trim() !== indicator.id &&
      !history.has(basis) &&
      !history.has(ofMonth)
    )
  }

  /** Asked once for each place that leaves it open: one head or name may speak of many figures. */
  #openBasis(): null {
    // Where the table has no column for it the question is one of the indicator.
    const place = this.#head.columns.basis === undefined ? 'indicator' : 'basis'
    if (place === 'basis' ? this.#isNews('basis') : this.#isFirst(`basis/${this.text('indicator')}`))
      this.complain('basis-open', place, {})
    return null
  }

  /** False where one cell speaks of many figures (a name of a row, a head) and its fault was told with the first of them. */
  #isNews(role: ColumnRole): boolean {
    return this.#block?.origin ? this.#isFirst(`${role}/${this.address(role)}`) : true
  }

  #isFirst(place: string): boolean {
    if (this.#asked.has(place)) return false
    if (this.#asked.size < REMEMBERED) this.#asked.add(place)
    return true
  }

  /** undefined: the row names none. */
  status(): ObsStatus | undefined | null {
    return this.#word('status', toStatus, 'status-unknown')
  }

  /** undefined: the row names none. */
  knownAt(): WrittenMoment | undefined | null {
    return this.#word('knownAt', this.#writtenMoment, 'known-at-unreadable')
  }

  /** undefined: the row names none. A whole day means its hour of release. */
  releaseAt(): WrittenMoment | undefined | null {
    return this.#word('releaseAt', toReleaseMoment, 'release-unreadable')
  }

  /** The unit named in the row or in the head; null when neither does. */
  unit(): string | null {
    const named = this.text('unit')
    return named === '' || named.trim() === '' ? this.#head.unit : named
  }

  #cell(role: ColumnRole): RawCell {
    const column = this.#head.columns[role]
    return column === undefined ? undefined : this.#block?.columns[column]?.[this.#index]
  }

  #missing(role: ColumnRole): null {
    this.complain('cell-missing', role, { columnZh: chineseNameOf(role), columnEn: columnName(role) })
    return null
  }

  #word<Word>(
    role: ColumnRole,
    toWord: (raw: string) => Word | null,
    code: ProblemCode,
  ): Word | undefined | null {
    const raw = this.text(role)
    if (raw === '' || raw.trim() === '') return undefined
    const word = toWord(raw)
    if (word === null) this.complain(code, role, { value: excerpt(raw), known: OBS_STATUSES.join(' ') })
    return word
  }

  /** Files of a million rows name a few dozen moments: each is read once. */
  readonly #writtenMoment = (raw: string): WrittenMoment | null => {
    const known = this.#moments.get(raw)
    if (known) return known
    const moment = writtenMoment(raw)
    if (moment && this.#moments.size < REMEMBERED) this.#moments.set(raw, moment)
    return moment
  }

  #nameAt(names: readonly string[], column: number): string {
    const name = names[column] ?? ''
    return name.length > NAME_LENGTH ? name.slice(0, NAME_LENGTH) : name
  }
}
