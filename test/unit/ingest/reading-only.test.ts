// Columns that a person left out stay out when a file of the same shape comes again.
import { expect, it } from 'vitest'
import { offerAgain } from '../../../src/ingest/choose-mapping.ts'
import { type Mapping, readingOnly, type SeriesMapping } from '../../../src/ingest/grid/mapping.ts'

const series = (column: string, period: string): SeriesMapping => ({
  column,
  period,
  indicator: null,
  basis: null,
  unit: null,
})
const mapping: Mapping = {
  layout: 'months-across',
  sheet: '表1',
  firstRow: 3,
  lastRow: null,
  columns: { indicator: 'A' },
  series: [series('B', '2026年9月'), series('C', '2026年10月')],
  unit: null,
  year: null,
  names: {},
  hidden: false,
}
const proposed = (of: readonly SeriesMapping[]) => ({
  mapping: { ...mapping, series: [...of] },
  certain: false,
  cells: 4,
  indicators: 2,
  unknown: [],
  remembered: false,
})

it('keeps the columns that were left out in the mapping', () => {
  const chosen = readingOnly(mapping, ['C'])
  expect(chosen.series.map(({ column }) => column)).toEqual(['C'])
  expect(chosen.leftOut).toEqual(['B'])
})

it('leaves everything as it is where all or none are wanted', () => {
  expect(readingOnly(mapping, ['B', 'C'])).toBe(mapping)
  expect(readingOnly(mapping, ['Z'])).toBe(mapping)
})

it('offers the next file without them, and with its new column', () => {
  const next = proposed([...mapping.series, series('D', '2026年11月')])
  const again = offerAgain(readingOnly(mapping, ['C']), next)
  expect(again?.mapping.series.map(({ column }) => column)).toEqual(['C', 'D'])
  expect(again?.mapping.leftOut).toEqual(['B'])
})
