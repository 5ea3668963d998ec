// A template to fill in, and the ways a person fills it in: in memory, without an office.
import excel from 'exceljs'
import { defaultBasis } from '../../src/core/basis.ts'
import { decimal } from '../../src/core/decimal.ts'
import type { Observation } from '../../src/core/observation.ts'
import { period } from '../../src/core/period.ts'
import { endOfDay } from '../../src/core/zone.ts'
import { type Template, templateFor } from '../../src/desk/template.ts'
import { COLUMN_NAMES, type ColumnName } from '../../src/desk/template-words.ts'
import { uploadPlan } from './upload-plan.ts'

export const plan = {
  ...uploadPlan,
  indicators: uploadPlan.indicators.map((indicator) => ({
    ...indicator,
    frequency: indicator.id === 'gdp-growth' ? ('quarterly' as const) : ('monthly' as const),
  })),
}

export function known(id: string, of: string, value: string): Observation {
  const indicator = plan.indicators.find((one) => one.id === id)
  if (!indicator) throw new Error(`no ${id}`)
  return {
    region: plan.region,
    indicator: id,
    period: period(of),
    basis: defaultBasis(indicator),
    value: decimal(value),
    status: 'A',
    knownAt: endOfDay('2022-05-20'),
    source: '',
    note: '',
    row: 2,
    cell: 'C2',
    upload: 'u',
    recordedAt: endOfDay('2022-05-20'),
  }
}

export const templateOf = (month: string, figures: readonly Observation[] = []): Template =>
  templateFor({ plan, month: period(month), figures, asOf: '2022-06-30', source: null })

export const columnOf = (name: ColumnName): number => COLUMN_NAMES.indexOf(name) + 1

/** Types into the input columns, row by row from the first indicator; undefined leaves a cell alone. */
export async function filled(
  bytes: Uint8Array,
  rows: readonly Partial<Record<'value' | 'status' | 'note', string | number>>[],
): Promise<Uint8Array> {
  const book = new excel.Workbook()
  await book.xlsx.load(Buffer.from(bytes) as never)
  const sheet = book.worksheets[0]
  rows.forEach((row, at) => {
    for (const [name, content] of Object.entries(row)) {
      const cell = sheet?.getCell(3 + at, columnOf(name as ColumnName))
      if (cell) cell.value = content
    }
  })
  return new Uint8Array(await book.xlsx.writeBuffer())
}
