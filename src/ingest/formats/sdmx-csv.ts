// SDMX-CSV 2.0 (and 1.0): structure columns, then dimensions, OBS_VALUE and attributes; codes may carry labels.
import { Problem } from '../../core/problem.ts'
import { text } from '../../core/text.ts'
import type { RawBlock, RawCell } from '../raw-block.ts'
import { isUnscaled, powerOfUnit } from '../units.ts'
import { isPlain, shift } from '../value-text.ts'
import { csv } from './csv.ts'
import type { TextFormat } from './format.ts'

export const sdmxCsv: TextFormat = {
  kind: 'text',
  name: 'sdmx-csv',
  title: text('SDMX-CSV', 'SDMX-CSV'),
  standard: 'SDMX-CSV',
  contentTypes: ['application/vnd.sdmx.data+csv'],
  extensions: [],
  keyed: csv.keyed,
  cell: csv.cell,
  within: csv.name,
  sniff: (start) =>
    /^\uFEFF?"?(?:STRUCTURE(?:\[[^\]]*\])?"?[,;\t]"?STRUCTURE_ID|DATAFLOW"?[,;\t])/.test(start),
  async *decode(chunks, limits) {
    for await (const block of csv.decode(chunks, limits)) yield plainBlock(block)
  },
}

/** Codes of ACTION that add or replace figures. Deleting is not done by files: an upload is taken back as a whole. */
const ADDING: ReadonlySet<string> = new Set(['', 'I', 'A', 'M', 'R'])
const CODED: ReadonlySet<string> = new Set([
  'INDICATOR',
  'REF_AREA',
  'UNIT_MEASURE',
  'OBS_STATUS',
  'BASIS',
  'FREQ',
])

/** Problem `figures-delete` for rows that would delete. */
function plainBlock(block: RawBlock): RawBlock {
  // `labels=both` writes `INDICATOR: 指标` in the head and `gdp: 地区生产总值` in the rows.
  const labelled = block.head.some((name) => /^[A-Z][A-Z0-9_]*: /.test(name))
  const head = block.head.map((name) => (labelled ? (name.split(': ')[0] ?? name) : name).trim())
  const at = (name: string): number => head.indexOf(name)
  const columns = block.columns.map((cells, column) =>
    labelled && CODED.has(head[column] ?? '') ? cells.map((cell) => cell?.split(': ')[0] ?? cell) : cells,
  )
  const actions = columns[at('ACTION')]
  for (let index = 0; index < block.count; index++) {
    const action = (actions?.[index] ?? '').trim().toUpperCase()
    if (ADDING.has(action)) continue
    throw new Problem('figures-delete', { row: block.firstRow + index, action: action.slice(0, 20) })
  }
  const value = at('OBS_VALUE')
  const unit = at('UNIT_MEASURE')
  const powers = columns[at('UNIT_MULT')]
  const values = columns[value] ?? []
  const stated = values.map((cell, index) => statedValue(cell, columns[unit]?.[index], powers?.[index]))
  if (value >= 0) columns[value] = stated.map((one) => one.value)
  if (unit >= 0) columns[unit] = stated.map((one) => one.unit)
  else if (powers !== undefined) {
    // A power without a unit: what it is a power of is for the plan's unit to say.
    head.push('UNIT_MEASURE')
    columns.push(stated.map((one) => one.unit))
  }
  return { ...block, head, columns }
}

/** Codes of units (the code list CL_UNIT_MEASURE and ISO 4217) in the words of a plan. */
const UNITS: Readonly<Record<string, string>> = {
  CNY: '元',
  RMB: '元',
  USD: '美元',
  EUR: '欧元',
  PS: '人',
  PERS: '人',
  T: '吨',
  M2: '平方米',
  HA: '公顷',
  PT: '%',
  PC: '%',
  PCT: '%',
}
const SCALES: Readonly<Record<number, string>> = {
  0: '',
  2: '百',
  3: '千',
  4: '万',
  5: '十万',
  6: '百万',
  7: '千万',
  8: '亿',
}
const LARGEST = 8

/**
 * NaN and #N/A say that there is no value; UNIT_MULT says by which power of ten the unit counts: CNY and 6 are 百万元. A power
 * without a unit, or of a unit that counts in 万 or 亿 already, goes on beside it.
 */
function statedValue(cell: RawCell, unit: RawCell, power: RawCell): { value: RawCell; unit: RawCell } {
  const text = cell?.trim() ?? ''
  if (text === 'NaN' || text === '#N/A') return { value: '', unit }
  const places = /^-?\d{1,2}$/.test(power?.trim() ?? '') ? Number(power) : 0
  const named = unit?.trim() ?? ''
  const word = UNITS[named.toUpperCase()]
  if (places !== 0 && word === undefined && (named === '' || !isUnscaled(named)))
    return { value: cell, unit: powerOfUnit(places, named) }
  const scale = word === undefined || word === '%' ? undefined : SCALES[Math.min(places, LARGEST)]
  const rest = scale === undefined ? places : Math.max(0, places - LARGEST)
  return {
    value: rest !== 0 && isPlain(text) ? shift(text, rest) : cell,
    unit: word === undefined ? unit : (scale ?? '') + word,
  }
}
