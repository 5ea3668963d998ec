// One cell that a person put right at the desk before confirming: the file stays as it came, the receipt keeps both texts.

export interface CellEdit {
  /** null: a file without sheets. */
  readonly sheet: string | null
  /** Counted from 0. */
  readonly row: number
  readonly column: number
  /** As a person finds it: `表1!C7`. */
  readonly cell: string
  /** As the file has it. */
  readonly before: string
  readonly after: string
}

/** Whether two lists say the same of the same cells, in whatever order. */
export function sameEdits(one: readonly CellEdit[], other: readonly CellEdit[]): boolean {
  const said = new Map(one.map(({ cell, after }) => [cell, after]))
  return said.size === other.length && other.every(({ cell, after }) => said.get(cell) === after)
}
