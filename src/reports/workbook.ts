// What a workbook is made of, as plain data: the process that writes it is told nothing else. Its look is the same for all.
import type { Day } from '../core/period.ts'

/** A formula without its sign of equality. `format`: of this cell alone. */
export type WorkbookCell =
  | string
  | number
  | null
  | { readonly day: Day }
  | { readonly formula: string }
  | { readonly number: number; readonly format: string }

export interface SheetColumn {
  readonly head: string
  /** Characters. */
  readonly width: number
  /** Of its numbers and days; absent: as they are. */
  readonly format?: string
  /** `given`: what goes in, `found`: what follows from it by formulas; absent: neither. */
  readonly tone?: 'given' | 'found'
}

export interface WorkbookSheet {
  /** At most 31 characters, none of `[]:*?/\`. */
  readonly name: string
  readonly title: string
  /** Below the title: what the figures are of. */
  readonly note: string
  readonly columns: readonly SheetColumn[]
  /** Over runs of columns, where they come in groups: words and how many they span. */
  readonly bands?: readonly { readonly words: string; readonly span: number }[]
  readonly rows: readonly (readonly WorkbookCell[])[]
  /** Columns that stay in sight. */
  readonly frozen: number
  /** Printed on its side. */
  readonly turned: boolean
  /** Whoever opens it can choose rows by what stands in them. */
  readonly filter: boolean
  /** These words in a cell are shown in red. */
  readonly alarm?: string
}

export interface WorkbookOf {
  readonly sheets: readonly WorkbookSheet[]
}

/** The row of a sheet's head, counted from 1; those of its table follow. */
export const headRowOf = ({ bands }: Pick<WorkbookSheet, 'bands'>): number => (bands ? 4 : 3)

const LONGEST_NAME = 31

/** A name that a sheet may have, and none of those that are taken. */
export function sheetNameOf(words: string, taken: ReadonlySet<string>): string {
  const plain = words.replace(/[[\]:*?/\\']/g, ' ').trim() || '1'
  for (let n = 1; ; n++) {
    const end = n === 1 ? '' : ` ${n}`
    const name = plain.slice(0, LONGEST_NAME - end.length) + end
    if (!taken.has(name.toLowerCase())) return name
  }
}
