// Every layout that a grid may have: one file each and one line here; and what a grid probably means.
import type { Grid } from '../grid/grid.ts'
import type { LayoutName } from '../grid/mapping.ts'
import type { NameBook } from '../grid/names.ts'
import { tablesBeside } from '../grid/side-by-side.ts'
import type { Stepwise } from '../turn.ts'
import { joinedProposal, type Layout, type Proposal } from './layout.ts'
import { long } from './long.ts'
import { monthsAcross } from './months-across.ts'
import { monthsDown } from './months-down.ts'
import { placesDown } from './places-down.ts'
import { sharesDown } from './shares-down.ts'

export const layouts: readonly Layout[] = [long, monthsAcross, monthsDown, placesDown, sharesDown]

/**
 * What a grid may mean, the most telling first; empty when nothing in it looks like figures of the plans. A certain one
 * stands alone; tables beside one another are read together. `hidden`: look at hidden rows and columns too.
 */
export function* proposeMappings(grid: Grid, names: NameBook, hidden = false): Stepwise<readonly Proposal[]> {
  const beside: Proposal[] = []
  for (const part of yield* tablesBeside(grid, names))
    beside.push(...(yield* ofOneTable(part, names, hidden)).slice(0, 1))
  return beside.length > 1 ? [joinedProposal(beside)] : yield* ofOneTable(grid, names, hidden)
}

function* ofOneTable(grid: Grid, names: NameBook, hidden: boolean): Stepwise<readonly Proposal[]> {
  const found: Proposal[] = []
  for (const layout of layouts) {
    const proposal = yield* layout.propose(grid, names, hidden)
    if (proposal) found.push(proposal)
  }
  const certain = found.filter((proposal) => proposal.certain)
  if (certain.length > 0) return certain.slice(0, 1)
  return found.toSorted((a, b) => b.indicators - a.indicators || b.cells - a.cells)
}

/** The layout of a mapping. */
export function layoutOf(name: LayoutName): Layout {
  const found = layouts.find((layout) => layout.name === name)
  if (!found) throw new RangeError(`no layout ${name}`)
  return found
}
