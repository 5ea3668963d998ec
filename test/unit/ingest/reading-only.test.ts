// Columns that a person left out stay out when a file of the same shape comes again.
import { expect, it } from 'vitest'
import { offerAgain } from '../../../src/ingest/choose-mapping.ts'
import {
  type Mapping,
  mappedTables,
  mappingOf,
  readingOnly,
  type SeriesMapping,
} from '../../../src/ingest/grid/mapping.ts'

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
const only = (columns: readonly string[] | null) => ({ columns, tables: null, names: {} })
const proposed = (of: readonly SeriesMapping[]) => ({
  mapping: { ...mapping, series: [...of] },
  certain: false,
  cells: 4,
  indicators: 2,
  unknown: [],
  remembered: false,
})

it('keeps the columns that were left out in the mapping', () => {
  const chosen = readingOnly(mapping, only(['C']))
  expect(chosen?.series.map(({ column }) => column)).toEqual(['C'])
  expect(chosen?.leftOut).toEqual(['B'])
})

it('takes everything where nothing was asked, and nothing where everything was cleared', () => {
  expect(readingOnly(mapping, only(['B', 'C']))).toEqual(mapping)
  expect(readingOnly(mapping, only(null))).toEqual(mapping)
  expect(readingOnly(mapping, only([]))).toBeNull()
  expect(readingOnly(mapping, { ...only(null), tables: [] })).toBeNull()
})

it('keeps which rows were left out and which were named by hand', () => {
  const names = { 合同外资: null, 社零总额: '社会消费品零售总额' }
  const chosen = readingOnly(mapping, { ...only(null), names })
  expect(chosen?.names).toEqual(names)
  expect(offerAgain(chosen ?? mapping, proposed(mapping.series))?.mapping.names).toEqual(names)
})

it('keeps the sheets that were left, and reads a sheet more as the last one', () => {
  const sheets = mappingOf(['1月', '2月', '3月'].map((sheet) => ({ ...mapping, sheet })))
  const two = readingOnly(sheets, { ...only(null), tables: [0, 2] })
  expect(two && mappedTables(two).map(({ sheet }) => sheet)).toEqual(['1月', '3月'])
  const left = readingOnly(sheets, { ...only(null), names: { 社零总额: '社会消费品零售总额' } }) ?? sheets
  const next = mappingOf(['1月', '2月', '3月', '4月'].map((sheet) => ({ ...mapping, sheet })))
  const again = offerAgain(left, { ...proposed([]), mapping: next })
  expect(again && mappedTables(again.mapping).map(({ sheet, names }) => [sheet, names.社零总额])).toEqual(
    ['1月', '2月', '3月', '4月'].map((sheet) => [sheet, '社会消费品零售总额']),
  )
})

it('offers the next file without them, and with its new column', () => {
  const next = proposed([...mapping.series, series('D', '2026年11月')])
  const again = offerAgain(readingOnly(mapping, only(['C'])) ?? mapping, next)
  expect(again?.mapping.series.map(({ column }) => column)).toEqual(['C', 'D'])
  expect(again?.mapping.leftOut).toEqual(['B'])
})
