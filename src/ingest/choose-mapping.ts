// Which sheet of a file is read and by which mapping: what a person chose, or the only thing that the file says itself; and
// what a person confirmed for an earlier file of the same shape.
import type { Released } from '../core/clearance.ts'
import { type Fault, fault, Problem } from '../core/problem.ts'
import type { Store } from '../store/store.ts'
import type { Grid } from './grid/grid.ts'
import { headWords } from './grid/heads.ts'
import { type LayoutName, type Mapping, parseMapping } from './grid/mapping.ts'
import type { NameBook } from './grid/names.ts'
import { isValueLike } from './grid/rows.ts'
import { shapeOf } from './grid/shape.ts'
import { layoutOf, proposeMappings } from './layouts/index.ts'
import type { Proposal } from './layouts/layout.ts'

/** What the sender said about the meaning of the file; null where nothing was said. */
export interface Choice {
  readonly sheet: string | null
  readonly layout: LayoutName | null
  readonly mapping: Mapping | null
  /** Read hidden sheets, rows and columns too. */
  readonly hidden: boolean
}

export const NO_CHOICE: Choice = { sheet: null, layout: null, mapping: null, hidden: false }

export interface Chosen {
  readonly grid: Grid
  readonly mapping: Mapping
}

/** A mapping that a person confirmed for a file of this shape, or null. */
export type Remembered = (shape: string) => Promise<Mapping | null>

export const nothingRemembered: Remembered = async () => null

/** As many uploads are looked back: several years of months. */
const LOOKED_BACK = 200

/** The mapping of the latest upload of this shape that stands: the ledger of uploads remembers it. */
export const rememberedIn =
  (store: Pick<Store, 'uploads'>, released: Released): Remembered =>
  async (shape) => {
    const uploads = await store.uploads({ limit: LOOKED_BACK, released })
    const found = uploads.find(({ receipt, undone }) => undone === null && receipt.reading?.shape === shape)
    return found?.receipt.reading ? parseMapping(found.receipt.reading.mapping) : null
  }

/**
 * Problems: `sheet-unknown`; `figures-layout-unknown` when nothing in the file looks like figures of the plans;
 * `figures-layout-unclear` with every proposal as a fault (its `suggestion` is the mapping as JSON).
 */
export async function chooseMapping(
  grids: readonly Grid[],
  choice: Choice,
  names: NameBook,
  remembered: Remembered,
): Promise<Chosen> {
  const wanted = choice.mapping ? choice.mapping.sheet : choice.sheet
  const sheets = sheetsFor(grids, wanted, choice.hidden)
  if (choice.mapping) {
    const [grid] = sheets
    if (grid && (choice.mapping.sheet !== null || sheets.length === 1))
      return { grid, mapping: readAgain(grid, choice.mapping, names) }
  }
  const found = sheets.flatMap((grid) =>
    proposeMappings(grid, names, choice.hidden)
      .filter(({ mapping }) => choice.layout === null || mapping.layout === choice.layout)
      .flatMap((proposal) => withYears(grid, proposal, names.years))
      .map((proposal) => ({ grid, proposal })),
  )
  const [first] = found
  if (!first) throw nothingFound(grids, sheets, names)
  // Naming the layout is confirming it; without that only a table which names its own columns is read.
  const isAsked = choice.layout !== null && !first.proposal.yearGuessed
  const isClear = found.length === 1 && (first.proposal.certain || isAsked)
  if (isClear) return { grid: first.grid, mapping: first.proposal.mapping }
  const offered: Offer[] = []
  for (const { grid, proposal } of found) {
    const known = await remembered(shapeOf(grid))
    const again = known && offerAgain(known, proposal)
    if (again) offered.unshift({ grid, proposal: again })
    else offered.push({ grid, proposal })
  }
  throw unclear(offered)
}

/** A confirmed mapping with what the cells that a person put right since say of names and open bases. */
function readAgain(grid: Grid, mapping: Mapping, names: NameBook): Mapping {
  if (!grid.isEdited) return mapping
  const again = proposeMappings(grid, names, mapping.hidden).find(
    (one) => one.mapping.layout === mapping.layout,
  )?.mapping
  if (!again) return mapping
  const said = new Map(again.series.map(({ column, basis }) => [column, basis]))
  return {
    ...mapping,
    names: { ...again.names, ...mapping.names },
    bases: { ...again.bases, ...mapping.bases },
    series: mapping.series.map((one) =>
      one.basis === 'rate' || one.basis === 'amount'
        ? { ...one, basis: said.get(one.column) ?? one.basis }
        : one,
    ),
  }
}

/** Sheets that may be read: the named one, hidden or not, else those that can be seen. */
function sheetsFor(grids: readonly Grid[], sheet: string | null, hidden: boolean): readonly Grid[] {
  if (sheet === null) return grids.filter((grid) => hidden || !grid.hidden)
  const found = grids.filter((grid) => grid.sheet === sheet)
  if (found.length > 0) return found
  const known = grids.map((grid) => grid.sheet ?? '').join(', ')
  throw new Problem('sheet-unknown', { sheet: sheet.slice(0, 60), known: known.slice(0, 500) })
}

function nothingFound(grids: readonly Grid[], looked: readonly Grid[], names: NameBook): Problem {
  const list = (some: readonly Grid[]): string =>
    some
      .map((grid) => grid.sheet ?? '')
      .join('、')
      .slice(0, 300)
  const faults = looked.flatMap((grid) => unmatched(grid, names)).slice(0, UNMATCHED_LISTED)
  const params = {
    sheets: list(looked) || 'CSV',
    hidden: list(grids.filter((grid) => grid.hidden && !looked.includes(grid))),
  }
  return new Problem('figures-layout-unknown', params, { faults })
}

const UNMATCHED_LISTED = 20
const ROWS_LOOKED_AT = 200

/** What rows with numbers are called, and which indicators are called nearly so. */
function unmatched(grid: Grid, names: NameBook): Fault[] {
  const found: Fault[] = []
  const seen = new Set<string>()
  for (let row = 0; row < Math.min(grid.rows, ROWS_LOOKED_AT); row++) {
    const columns = Array.from({ length: grid.columns }, (_, column) => column)
    if (!columns.some((column) => isValueLike(grid, row, column))) continue
    const at = columns.find((column) => /[\p{Script=Han}A-Za-z]{2}/u.test(grid.text(row, column)))
    const label = at === undefined ? '' : grid.text(row, at).trim().slice(0, 60)
    if (at === undefined || seen.has(label) || names.find(label) !== null) continue
    seen.add(label)
    const params = { label, suggestion: names.nearest(label) ?? '' }
    found.push(fault('label-unmatched', params, { row: row + 1, cell: grid.address(row, at) }))
  }
  return found
}

/** A table whose heads name months and no year: once for each year that has a plan, so that a person says which. */
function withYears(grid: Grid, proposal: Proposal, years: readonly number[]): readonly Proposal[] {
  const { mapping } = proposal
  if (mapping.year !== null || !lacksYear(grid, mapping)) return [proposal]
  return years.map((year) => ({
    ...proposal,
    mapping: { ...mapping, year: `${year}` },
    certain: false,
    yearGuessed: true,
  }))
}

/** Figures that tell whether periods name their year. */
const TELLING = 200

function lacksYear(grid: Grid, mapping: Mapping): boolean {
  let seen = 0
  for (const { texts } of layoutOf(mapping.layout).entries(grid, mapping, () => {})) {
    const { year, part } = headWords(texts.period ?? '')
    if (year === null && part !== null) return true
    if (++seen >= TELLING) break
  }
  return false
}

interface Offer {
  readonly grid: Grid
  readonly proposal: Proposal
}

/**
 * What a person decided for an earlier file of the same shape, applied to what this file says: names, and bases, units
 * and indicators of columns that are still there. Periods are always this file's. Null when the layouts differ.
 */
export function offerAgain(earlier: Mapping, proposal: Proposal): Proposal | null {
  const { mapping } = proposal
  if (earlier.layout !== mapping.layout) return null
  const before = new Map(earlier.series.map((series) => [series.column, series]))
  return {
    ...proposal,
    mapping: {
      ...mapping,
      unit: earlier.unit ?? mapping.unit,
      names: { ...mapping.names, ...earlier.names },
      ...(earlier.bases && { bases: { ...mapping.bases, ...earlier.bases } }),
      ...(earlier.leftOut && { leftOut: earlier.leftOut }),
      series: mapping.series
        .filter(({ column }) => !earlier.leftOut?.includes(column))
        .map((series) => {
          const old = before.get(series.column)
          return old
            ? { ...series, basis: old.basis ?? series.basis, unit: old.unit, indicator: old.indicator }
            : series
        }),
    },
    unknown: proposal.unknown.filter((name) => earlier.names[name] === undefined),
    certain: false,
    remembered: true,
  }
}

const whereZh = (sheet: string | null, year: string | null): string =>
  `${sheet === null ? '文件' : `工作表“${sheet}”`}${year === null ? '' : `，表里没写年份，按 ${year} 年读`}`
const whereEn = (sheet: string | null, year: string | null): string =>
  `${sheet === null ? 'in the file' : `in sheet “${sheet}”`}${year === null ? '' : `, which names no year, as of ${year}`}`

/** Texts that a proposal's sentence lists. */
const LISTED = 5

function unclear(offers: readonly Offer[]): Problem {
  const faults = offers.map(({ grid, proposal }) => {
    const { mapping, cells, indicators, unknown, remembered } = proposal
    const sheet = mapping.sheet === null ? '' : `sheet=${mapping.sheet}&`
    const { zh, en } = layoutOf(mapping.layout).title
    const year = proposal.yearGuessed ? mapping.year : null
    const params = {
      titleZh: zh,
      titleEn: en,
      rememberedZh: remembered ? zh : '',
      rememberedEn: remembered ? en : '',
      whereZh: whereZh(mapping.sheet, year),
      whereEn: whereEn(mapping.sheet, year),
      cells,
      indicators,
      unknown: unknown
        .slice(0, LISTED)
        .map((name) => name.slice(0, 30))
        .join(', '),
      queryEn: `${sheet}layout=${mapping.layout}`,
    }
    const place = {
      row: mapping.firstRow,
      cell: grid.address(mapping.firstRow - 1, 0),
      column: mapping.layout,
    }
    return { ...fault('layout-proposed', params, place), suggestion: JSON.stringify(mapping) }
  })
  return new Problem('figures-layout-unclear', { count: offers.length }, { faults })
}
