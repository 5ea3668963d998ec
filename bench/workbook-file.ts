// Workbooks of any length and the plan that they are of.
import { utils, write } from '@e965/xlsx'

export const WORKBOOK_PLAN_ID = 'bench-2022'

/** One indicator of each of a hundred years and all its months, so that no figure occurs twice. */
export const WORKBOOK_PLAN = `
plan: { id: bench-2022, region: "350503", year: 2022, title: 量测 }
indicators:
${Array.from({ length: 100 }, (_, index) => `  - { id: i${index}, name: 指标${index}, kind: level, unit: 家, target: { comparator: at-least, value: 500 } }`).join('\n')}
`

/** A head that names its columns, and so many rows. `salt`: another one makes other bytes of the same size. */
export function workbook(rows: number, salt = 0): Buffer {
  const table: (string | number)[][] = [['指标', '期', '数值', '口径', '单位', '来源', '备注', '序号']]
  for (let row = 0; row < rows; row++) {
    const month = Math.floor(row / 100)
    const period = `${1930 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
    table.push([
      `i${row % 100}`,
      period,
      400 + ((row + salt) % 997) / 10,
      '期末',
      '家',
      '量测',
      `第${row}行`,
      row,
    ])
  }
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(table), '表1')
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true, bookSST: true })
}
