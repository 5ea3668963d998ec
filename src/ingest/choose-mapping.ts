// Which sheet of a file is read and by which mapping: what a person chose, or the only thing that the file says itself; and
// what a person confirmed for an earlier file of the same shape.
import type { Released } from '../core/clearance.ts'
import { type Fault, fault, Problem } from '../core/problem.ts'
import type { Store } from '../store/store.ts'
import { excerpt } from './checks/check.ts'
import type { Grid } from './grid/grid.ts'
import { headWords } from './grid/heads.ts'
import {
  type LayoutName,
  type Mapping,
  mappedTables,
  mappingOf,
  parseMapping,
  type TableMapping,
} from './grid/mapping.ts'
import type { NameBook } from './grid/names.ts'
import { isValueLike } from './grid/rows.ts'
import { shapeOf } from './grid/shape.ts'
import { layoutOf, proposeMappings } from './layouts/index.ts'
import { joinedProposal, type Proposal } from './layouts/layout.ts'
import { isTemplateSheet } from './template-sheets.ts'
import { type Stepwise, stepByStep } from './turn.ts'

/** What the sender said about the meaning of the file; null where nothing was said. */
export interface Choice {
  readonly sheet: string | null
  readonly layout: LayoutName | null
  readonly mapping: Mapping | null
  /** Read hidden sheets, rows and columns too. */
  readonly hidden: boolean
}

export const NO_CHOICE: Choice = { sheet: null, layout: null, mapping: null, hidden: false }

/** A table and the sheet on which it stands. */
export interface ChosenTable {
  readonly grid: Grid
  readonly mapping: TableMapping
}

export interface Chosen {
  readonly mapping: Mapping
  /** One at least, in the mapping's order. */
  readonly tables: readonly [ChosenTable, ...ChosenTable[]]
}

/** The sender wants every sheet that can be read alike. */
const EVERY_SHEET = '*'

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
  const isAll = choice.sheet === EVERY_SHEET
  const wanted = choice.mapping ? choice.mapping.sheet : isAll ? null : choice.sheet
  const sheets = sheetsFor(grids, wanted, choice.hidden)
  if (choice.mapping && (choice.mapping.sheet !== null || sheets.length === 1)) {
    return stepByStep(chosen(grids, sheets, choice.mapping, names))
  }
  const found = await stepByStep(offersOf(grids, sheets, choice, names))
  const [first] = found
  if (!first) throw await stepByStep(nothingFound(grids, sheets, names))
  // Naming the layout is confirming it; without that only a table which names its own columns is read.
  const isAsked = choice.layout !== null && !first.proposal.yearGuessed
  const isClear = found.length === 1 && (first.proposal.certain || isAsked)
  if (isClear) return stepByStep(chosen(grids, sheets, first.proposal.mapping, null))
  const offered: Offer[] = []
  for (const { grid, proposal } of found) {
    const known = await remembered(shapeOf(grid))
    const again = known && offerAgain(known, proposal)
    if (again) offered.unshift({ grid, proposal: again })
    else offered.push({ grid, proposal })
  }
  throw unclear(offered)
}

/** All that the sheets may mean, the most telling first. */
function* offersOf(
  grids: readonly Grid[],
  sheets: readonly Grid[],
  choice: Choice,
  names: NameBook,
): Stepwise<readonly Offer[]> {
  const bySheet: Offer[][] = []
  for (const grid of sheets) {
    const proposals = yield* proposeMappings(grid, names, choice.hidden)
    bySheet.push(
      proposals
        .filter(({ mapping }) => choice.layout === null || mapping.layout === choice.layout)
        .map((proposal) => ({ grid, proposal })),
    )
  }
  const all = allSheets(bySheet)
  const found: Offer[] = []
  const isWhole = choice.sheet === EVERY_SHEET || areOfTemplate(bySheet)
  for (const { grid, proposal } of isWhole ? all : [...all, ...bySheet.flat()]) {
    const dated = yield* withYears(grids, proposal, names.years)
    found.push(...dated.map((one) => ({ grid, proposal: one })))
  }
  return found
}

/** The sheets of a template that came back say themselves what they are and belong together. */
function areOfTemplate(bySheet: readonly (readonly Offer[])[]): boolean {
  const read = bySheet.filter((offers) => offers.length > 0)
  return (
    read.length > 1 &&
    read.every((offers) =>
      offers.every(({ grid, proposal }) => proposal.certain && isTemplateSheet(grid.sheet)),
    )
  )
}

/** Sheets that read alike, read together: a workbook with a sheet for each month. Nothing where fewer than two do. */
function allSheets(bySheet: readonly (readonly Offer[])[]): readonly Offer[] {
  const [first] = bySheet.flatMap((offers) => offers.slice(0, 1))
  if (!first) return []
  const { layout } = first.proposal.mapping
  const alike = bySheet.flatMap(
    (offers) => offers.find(({ proposal }) => proposal.mapping.layout === layout) ?? [],
  )
  if (alike.length < 2) return []
  return [{ grid: first.grid, proposal: joinedProposal(alike.map(({ proposal }) => proposal)) }]
}

/** Each table of a mapping on its sheet, read again by these names where a person put cells right. Problem `sheet-unknown`. */
function* chosen(
  grids: readonly Grid[],
  sheets: readonly Grid[],
  mapping: Mapping,
  names: NameBook | null,
): Stepwise<Chosen> {
  const tables: ChosenTable[] = []
  for (const table of mappedTables(mapping)) {
    const [grid] = table.sheet === null ? sheets : sheetsFor(grids, table.sheet, true)
    if (!grid) throw new Problem('sheet-unknown', { sheet: '', known: '' })
    tables.push({ grid, mapping: names === null ? table : yield* readAgain(grid, table, names) })
  }
  const [first, ...others] = tables
  if (!first) throw new RangeError('a mapping of no table')
  return { mapping: mappingOf(tables.map((table) => table.mapping)), tables: [first, ...others] }
}

/** A confirmed table with what the cells that a person put right since say of names and open bases. */
function* readAgain(grid: Grid, mapping: TableMapping, names: NameBook): Stepwise<TableMapping> {
  if (!grid.isEdited) return mapping
  const again = (yield* proposeMappings(grid, names, mapping.hidden))
    .flatMap((one) => mappedTables(one.mapping))
    .find((one) => isSameTable(one, mapping))
  if (!again) return mapping
  const said = new Map(again.series.map(({ column, basis }) => [column, basis]))
  return {
    ...mapping,
    names: { ...again.names, ...mapping.names },
    bases: { ...again.bases, ...mapping.bases },
    series: mapping.series.map((one) =>
      one.basis === 'rate' || one.basis === 'amount' || one.basis === 'either'
        ? { ...one, basis: said.get(one.column) ?? one.basis }
        : one,
    ),
  }
}

/** Whether rows are named by the same column in both. */
const isSameTable = (one: TableMapping, other: TableMapping): boolean =>
  one.layout === other.layout &&
  one.columns.indicator === other.columns.indicator &&
  one.columns.period === other.columns.period

/** Sheets that may be read: the named one, hidden or not, else those that can be seen. */
function sheetsFor(grids: readonly Grid[], sheet: string | null, hidden: boolean): readonly Grid[] {
  if (sheet === null) return grids.filter((grid) => hidden || !grid.hidden)
  const found = grids.filter((grid) => grid.sheet === sheet)
  if (found.length > 0) return found
  const known = grids.map((grid) => grid.sheet ?? '').join(', ')
  throw new Problem('sheet-unknown', { sheet: sheet.slice(0, 60), known: known.slice(0, 500) })
}

function* nothingFound(grids: readonly Grid[], looked: readonly Grid[], names: NameBook): Stepwise<Problem> {
  const list = (some: readonly Grid[]): string =>
    some
      .map((grid) => grid.sheet ?? '')
      .join('、')
      .slice(0, 300)
  const faults: Fault[] = []
  for (const grid of looked) {
    if (faults.length >= UNMATCHED_LISTED) break
    faults.push(...(yield* unmatched(grid, names)))
  }
  const params = {
    sheets: list(looked) || 'CSV',
    hidden: list(grids.filter((grid) => grid.hidden && !looked.includes(grid))),
  }
  return new Problem('figures-layout-unknown', params, { faults: faults.slice(0, UNMATCHED_LISTED) })
}

const UNMATCHED_LISTED = 20
const ROWS_LOOKED_AT = 200

/** What rows with numbers are called, and which indicators are called nearly so. */
function* unmatched(grid: Grid, names: NameBook): Stepwise<Fault[]> {
  const found: Fault[] = []
  const seen = new Set<string>()
  for (let row = 0; row < Math.min(grid.rows, ROWS_LOOKED_AT); row++) {
    yield
    if (found.length >= UNMATCHED_LISTED) break
    const columns = Array.from({ length: grid.columns }, (_, column) => column)
    if (!columns.some((column) => isValueLike(grid, row, column))) continue
    const at = columns.find((column) => /[\p{Script=Han}A-Za-z]{2}/u.test(grid.text(row, column)))
    const label = at === undefined ? '' : grid.text(row, at).trim().slice(0, 60)
    if (at === undefined || seen.has(label) || names.find(label) !== null) continue
    seen.add(label)
    const params = { label: excerpt(label), suggestion: names.nearest(label) ?? '' }
    found.push(fault('label-unmatched', params, { row: row + 1, cell: grid.address(row, at) }))
  }
  return found
}

/** Tables whose heads name months and no year: once for each year that has a plan, so that a person says which. */
function* withYears(
  grids: readonly Grid[],
  proposal: Proposal,
  years: readonly number[],
): Stepwise<readonly Proposal[]> {
  const tables = mappedTables(proposal.mapping)
  const isOpen: boolean[] = []
  for (const table of tables) {
    const grid = grids.find(({ sheet }) => sheet === table.sheet)
    isOpen.push(table.year === null && grid !== undefined && (yield* lacksYear(grid, table)))
  }
  if (!isOpen.includes(true)) return [proposal]
  return years.map((year) => ({
    ...proposal,
    mapping: mappingOf(tables.map((table, index) => (isOpen[index] ? { ...table, year: `${year}` } : table))),
    certain: false,
    yearGuessed: true,
  }))
}

/** Figures that tell whether periods name their year. */
const TELLING = 200

function* lacksYear(grid: Grid, mapping: TableMapping): Stepwise<boolean> {
  let seen = 0
  for (const entry of layoutOf(mapping.layout).entries(grid, mapping, () => {})) {
    yield
    if (entry === null) continue
    const { year, part } = headWords(entry.texts.period ?? '')
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
  const before = mappedTables(earlier)
  const again = mappedTables(proposal.mapping).map((table, index) => {
    // A sheet more than last time is read as the last one was.
    const old = before.find(({ sheet }) => sheet === table.sheet && sheet !== null) ?? before[index]
    return tableAgain(old ?? before.at(-1) ?? before[0], table)
  })
  const tables = again.filter((table) => table !== null)
  if (tables.length < again.length) return null
  const isNamed = (name: string): boolean => before.some(({ names }) => names[name] !== undefined)
  return {
    ...proposal,
    mapping: mappingOf(tables),
    unknown: proposal.unknown.filter((name) => !isNamed(name)),
    certain: false,
    remembered: true,
  }
}

function tableAgain(earlier: TableMapping, table: TableMapping): TableMapping | null {
  if (earlier.layout !== table.layout) return null
  const before = new Map(earlier.series.map((series) => [series.column, series]))
  return {
    ...table,
    unit: earlier.unit ?? table.unit,
    names: { ...table.names, ...earlier.names },
    ...(earlier.bases && { bases: { ...table.bases, ...earlier.bases } }),
    ...(earlier.leftOut && { leftOut: earlier.leftOut }),
    series: table.series
      .filter(({ column }) => !earlier.leftOut?.includes(column))
      .map((series) => {
        const old = before.get(series.column)
        return old
          ? {
              ...series,
              basis: old.basis === 'either' ? series.basis : (old.basis ?? series.basis),
              unit: old.unit,
              indicator: old.indicator,
            }
          : series
      }),
  }
}

const yearZh = (year: string | null): string => (year === null ? '' : `，表里没写年份，按 ${year} 年读`)
const yearEn = (year: string | null): string => (year === null ? '' : `, which names no year, as of ${year}`)

/** Where the tables of a mapping stand; more than one sheet are counted and named. */
function whereOf(mapping: Mapping, year: string | null): { readonly zh: string; readonly en: string } {
  const tables = mappedTables(mapping)
  const sheets = [...new Set(tables.map(({ sheet }) => sheet ?? ''))]
  const [only] = sheets
  const beside = tables.length > sheets.length
  if (sheets.length > 1) {
    return {
      zh: `${sheets.length} 张工作表一起（${sheets.join('、').slice(0, 200)}）${yearZh(year)}`,
      en: `in ${sheets.length} sheets together (${sheets.join(', ').slice(0, 200)})${yearEn(year)}`,
    }
  }
  const zh = only ? `工作表“${only}”` : '文件'
  const en = only ? `in sheet “${only}”` : 'in the file'
  return {
    zh: `${zh}${beside ? `，并排的 ${tables.length} 张表一起` : ''}${yearZh(year)}`,
    en: `${en}${beside ? `, ${tables.length} tables beside one another` : ''}${yearEn(year)}`,
  }
}

/** Texts that a proposal's sentence lists. */
const LISTED = 5

const yearOf = (mapping: Mapping): string | null =>
  mappedTables(mapping).find(({ year }) => year !== null)?.year ?? null

function unclear(offers: readonly Offer[]): Problem {
  const faults = offers.map(({ grid, proposal }) => {
    const { mapping, cells, indicators, unknown, remembered } = proposal
    const isAll = mapping.further?.some(({ sheet }) => sheet !== mapping.sheet) === true
    const named = isAll ? EVERY_SHEET : mapping.sheet
    const sheet = named === null ? '' : `sheet=${named}&`
    const where = whereOf(mapping, proposal.yearGuessed ? yearOf(mapping) : null)
    const { title, others } = layoutOf(mapping.layout)
    const { zh, en } = title
    const params = {
      titleZh: zh,
      titleEn: en,
      rememberedZh: remembered ? zh : '',
      rememberedEn: remembered ? en : '',
      whereZh: where.zh,
      whereEn: where.en,
      cells,
      indicators,
      othersZh: others.zh,
      othersEn: others.en,
      unknown: unknown
        .slice(0, LISTED)
        .map((name) => excerpt(name.slice(0, 30)))
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
