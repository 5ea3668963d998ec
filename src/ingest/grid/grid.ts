// A sheet as cells in rows and columns, read from a workbook or a CSV file; what they mean is for the layouts to say.
import type { CellEdit } from '../../core/reading.ts'
import { addressOf } from '../addresses.ts'
import { type Area, CELL_KINDS, type CellKind, type RowsPart, type SheetHead } from '../decoding/parts.ts'

interface GridCell {
  /** Exact: plain digits, `8.2%`, `2022-05`; empty when there is nothing. */
  readonly text: string
  /** As the sheet shows it. */
  readonly shown: string
  readonly kind: CellKind
  /** Number format. */
  readonly format: string
  readonly address: string
  /** In a hidden row or column. */
  readonly hidden: boolean
  /** The merged area that it begins or lies in; null for a cell of its own. */
  readonly merge: Area | null
}

interface Rows {
  readonly part: RowsPart
  readonly shown: ReadonlyMap<number, string>
}

const NOWHERE: CellKind = 'empty'

/** Rows and columns count from 0. Cells outside are empty. */
export class Grid {
  /** null: a file without sheets. */
  readonly sheet: string | null
  readonly hidden: boolean
  readonly rows: number
  readonly columns: number
  readonly merges: readonly Area[]
  readonly #formats: readonly string[]
  readonly #hiddenRows: ReadonlySet<number>
  readonly #hiddenColumns: ReadonlySet<number>
  readonly #parts: Rows[] = []
  /** Rows of every part but the last. */
  #step = 0
  #mergesByRow: ReadonlyMap<number, readonly Area[]> | null = null
  /** Texts that a person put in the place of the file's, by row and column. */
  #edits: ReadonlyMap<string, string> = new Map()
  readonly #head: SheetHead
  /** Of a part of a sheet: its columns, and the sheet itself. */
  #columns: readonly [from: number, to: number] | null = null
  #whole: Grid | null = null

  constructor(head: SheetHead) {
    this.#head = head
    this.sheet = head.name
    this.hidden = head.hidden
    this.rows = head.rows
    this.columns = head.columns
    this.merges = head.merges
    this.#formats = head.formats
    this.#hiddenRows = new Set(head.hiddenRows)
    this.#hiddenColumns = new Set(head.hiddenColumns)
  }

  /** The next rows, in order. */
  add(part: RowsPart): void {
    if (this.#parts.length === 0) this.#step = part.count
    this.#parts.push({
      part,
      shown: new Map(part.shownAt.map((at, index) => [at, part.shown[index] ?? ''])),
    })
  }

  /** The same rows with the cells that a person put right; those of other sheets and outside change nothing. */
  with(edits: readonly CellEdit[]): Grid {
    const own = edits.filter(({ sheet }) => sheet === this.sheet)
    if (own.length === 0) return this
    const grid = new Grid(this.#head)
    grid.#parts.push(...this.#parts)
    grid.#step = this.#step
    grid.#edits = new Map(own.map(({ row, column, after }) => [`${row}/${column}`, after]))
    return grid
  }

  /** The same sheet with nothing but these columns, both included; they keep their places. */
  within(from: number, to: number): Grid {
    const grid = new Grid(this.#head)
    grid.#parts.push(...this.#parts)
    grid.#step = this.#step
    grid.#edits = this.#edits
    grid.#columns = [from, to]
    grid.#whole = this.whole
    return grid
  }

  /** The sheet that it is a part of; itself where it is no part. */
  get whole(): Grid {
    return this.#whole ?? this
  }

  /** A person put cells right. */
  get isEdited(): boolean {
    return this.#edits.size > 0
  }

  #edited(row: number, column: number): string | undefined {
    return this.#edits.size === 0 ? undefined : this.#edits.get(`${row}/${column}`)
  }

  get hiddenRows(): number {
    return this.#hiddenRows.size
  }

  get hiddenColumns(): number {
    return this.#hiddenColumns.size
  }

  isHiddenRow(row: number): boolean {
    return this.#hiddenRows.has(row)
  }

  isHiddenColumn(column: number): boolean {
    return this.#hiddenColumns.has(column)
  }

  #isOutside(column: number): boolean {
    return this.#columns !== null && (column < this.#columns[0] || column > this.#columns[1])
  }

  text(row: number, column: number): string {
    if (this.#isOutside(column)) return ''
    const edited = this.#edited(row, column)
    if (edited !== undefined) return edited
    const rows = this.#at(row, column)
    return rows ? (rows.part.texts[this.#index(rows, row, column)] ?? '') : ''
  }

  kind(row: number, column: number): CellKind {
    if (this.#isOutside(column)) return NOWHERE
    const edited = this.#edited(row, column)
    if (edited !== undefined) return edited === '' ? NOWHERE : 'text'
    const rows = this.#at(row, column)
    return rows ? (CELL_KINDS[rows.part.kinds[this.#index(rows, row, column)] ?? 0] ?? NOWHERE) : NOWHERE
  }

  address(row: number, column: number): string {
    return addressOf(this.sheet, row, column)
  }

  cell(row: number, column: number): GridCell {
    const rows = this.#at(row, column)
    const at = rows ? this.#index(rows, row, column) : 0
    const edited = this.#edited(row, column)
    const text = edited ?? rows?.part.texts[at] ?? ''
    return {
      text,
      shown: edited ?? rows?.shown.get(at) ?? text,
      kind: this.kind(row, column),
      format: this.#formats[rows?.part.formats[at] ?? 0] ?? 'General',
      address: this.address(row, column),
      hidden: this.isHiddenRow(row) || this.isHiddenColumn(column),
      merge: this.mergeAt(row, column),
    }
  }

  mergeAt(row: number, column: number): Area | null {
    this.#mergesByRow ??= byRow(this.merges)
    const found = this.#mergesByRow.get(row)?.find(({ left, right }) => column >= left && column <= right)
    return found ?? null
  }

  /** The text of the merged area that a cell lies in, else its own. */
  mergedText(row: number, column: number): string {
    const own = this.text(row, column)
    const merge = own === '' && !this.#isOutside(column) ? this.mergeAt(row, column) : null
    return merge ? this.whole.text(merge.top, merge.left) : own
  }

  #at(row: number, column: number): Rows | undefined {
    if (row < 0 || column < 0 || column >= this.columns || row >= this.rows) return undefined
    return this.#parts[this.#step === 0 ? 0 : Math.floor(row / this.#step)]
  }

  #index({ part }: Rows, row: number, column: number): number {
    return (row - part.firstRow) * this.columns + column
  }
}

/** Entries beyond this many are left out: a hostile file may merge everything with everything. */
const MERGED_ROWS = 200_000

function byRow(merges: readonly Area[]): ReadonlyMap<number, readonly Area[]> {
  const found = new Map<number, Area[]>()
  let entries = 0
  for (const merge of merges) {
    for (let row = merge.top; row <= merge.bottom && entries < MERGED_ROWS; row++, entries++) {
      const list = found.get(row)
      if (list) list.push(merge)
      else found.set(row, [merge])
    }
  }
  return found
}
