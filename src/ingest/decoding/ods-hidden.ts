// Which rows and columns of an OpenDocument spreadsheet are hidden: the library that reads the cells does not say.
// Source: OpenDocument 1.3, part 3, 19.749 table:visibility, 19.677 and 19.679 (repeated columns and rows).

export interface HiddenLines {
  /** Counted from 0, ascending. */
  readonly rows: readonly number[]
  readonly columns: readonly number[]
}

const TAGS = /<table:(table|table-row|table-column)(?=[\s/>])([^>]*)>|<\/table:table>/g
/** Hidden lines behind so many are far from any figure. */
const MOST = 200_000

/** By sheet, in the file's order; `xml`: its content part. */
export function hiddenLines(xml: string): readonly HiddenLines[] {
  const found: { rows: number[]; columns: number[] }[] = []
  let row = 0
  let column = 0
  let depth = 0
  for (const [tag, kind, attributes = ''] of xml.matchAll(TAGS)) {
    if (kind === undefined) depth--
    else if (kind === 'table') {
      // A table within a cell has rows of its own.
      if (depth === 0) {
        found.push({ rows: [], columns: [] })
        row = 0
        column = 0
      }
      if (!tag.endsWith('/>')) depth++
    } else if (depth === 1) {
      const sheet = found.at(-1)
      const isHidden = /\btable:visibility="(?:collapse|filter)"/.test(attributes)
      const list = isHidden ? (kind === 'table-row' ? sheet?.rows : sheet?.columns) : undefined
      const repeated = Number(/repeated="(\d+)"/.exec(attributes)?.[1] ?? 1)
      const first = kind === 'table-row' ? row : column
      for (let at = first; at < Math.min(first + repeated, MOST); at++) list?.push(at)
      if (kind === 'table-row') row += repeated
      else column += repeated
    }
  }
  return found
}
