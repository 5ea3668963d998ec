// What a person may choose within one way of reading a file: its sheets, and its rows by what they are called.
import type { Fault } from '../core/problem.ts'
import { type Text, text } from '../core/text.ts'
import { columnIndex } from '../ingest/addresses.ts'
import type { Grid } from '../ingest/grid/grid.ts'
import { mappedTables, parseMapping, type TableMapping } from '../ingest/grid/mapping.ts'
import type { NameBook } from '../ingest/grid/names.ts'
import type { SpokenBasis } from '../ingest/grid/spoken-basis.ts'
import { layoutOf } from '../ingest/layouts/index.ts'
import type { Stepwise } from '../ingest/turn.ts'
import { BASIS_WORDS } from '../ingest/words.ts'

interface ProposedRow {
  readonly label: string
  /** It is an indicator of the plans, or a person said of which it is one. */
  readonly known: boolean
  /** False where a person left it out of an earlier file of the shape. */
  readonly read: boolean
}

export interface ProposalParts {
  /** Empty where rows are no indicators, and where there are too many to choose among. */
  readonly rows: readonly ProposedRow[]
  /** What the columns of values are taken for, by their letters. */
  readonly bases: Readonly<Record<string, Text>>
  /** Tables by their sheets, in the mapping's order; empty for a single one. */
  readonly tables: readonly string[]
}

const NOTHING: ProposalParts = { rows: [], bases: {}, tables: [] }

const BASES_SPOKEN: Readonly<Record<SpokenBasis, Text>> = {
  ...BASIS_WORDS,
  rate: text('增速', 'growth'),
  amount: text('总量', 'amount'),
  either: text('当月或累计', 'of the month or cumulative'),
}
const MOST_ROWS = 80

/** For each fault that is a way to read the file, in their order. */
export function* proposalParts(
  faults: readonly Fault[],
  sheets: readonly Grid[],
  names: NameBook,
): Stepwise<readonly ProposalParts[]> {
  const parts: ProposalParts[] = []
  for (const { code, suggestion } of faults) {
    if (code !== 'layout-proposed' || suggestion === undefined) {
      parts.push(NOTHING)
      continue
    }
    const tables = mappedTables(parseMapping(suggestion))
    const rows = new Map<string, ProposedRow>()
    for (const table of tables) {
      const grid = sheets.find(({ sheet }) => sheet === table.sheet)
      for (const row of grid ? yield* rowsIn(grid, table, names) : []) rows.set(row.label, row)
    }
    parts.push({
      bases: Object.fromEntries(
        tables[0].series.flatMap(({ column, basis }) =>
          basis === null ? [] : [[column, BASES_SPOKEN[basis]] as const],
        ),
      ),
      rows: rows.size > MOST_ROWS ? [] : [...rows.values()],
      tables: tables.length > 1 ? tables.map(({ sheet }) => sheet ?? '') : [],
    })
  }
  return parts
}

function* rowsIn(grid: Grid, table: TableMapping, names: NameBook): Stepwise<readonly ProposedRow[]> {
  const label = columnIndex(table.columns.indicator ?? '')
  if (label === null) return []
  // Rows that a person left out earlier are shown too, so that they can be taken again.
  const given = Object.fromEntries(Object.entries(table.names).filter(([, name]) => name !== null))
  const rows = new Map<string, ProposedRow>()
  for (const entry of layoutOf(table.layout).entries(grid, { ...table, names: given }, () => {})) {
    yield
    if (entry === null) continue
    const words = grid.mergedText(entry.at[0], label)
    if (rows.size > MOST_ROWS) break
    if (words === '' || words.length > 200) continue
    const known = given[words] !== undefined || names.find(words) !== null
    rows.set(words, { label: words, known, read: table.names[words] !== null })
  }
  return [...rows.values()]
}
