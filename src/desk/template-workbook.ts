// A template as a workbook: a locked table with three columns to fill in, and a sheet that explains. Read back as a long table.

import type { DataValidation, Worksheet } from 'exceljs'
import { type Decimal, toPlain } from '../core/decimal.ts'
import { definitionWords } from '../core/definition-words.ts'
import type { Instant } from '../core/period.ts'
import { stepWords } from '../core/step-words.ts'
import type { Language } from '../core/text.ts'
import { BASIS_WORDS } from '../ingest/words.ts'
import { newWorkbook, WIDE_PAGE } from './new-workbook.ts'
import type { Template, TemplateRow } from './template.ts'
import {
  COLUMN_NAMES,
  COLUMNS,
  type ColumnName,
  EXPLAINED,
  INPUTS,
  STATUS_CHOICES,
  TEMPLATE_SHEETS,
  WRONG,
} from './template-words.ts'

const HEAD_ROW = 2
const LIGHT = 'FFF3F6FA'
const YELLOW = 'FFFFF6D6'
/** Digits that a number of a workbook keeps exactly. */
const EXACT_DIGITS = 15

/** The bytes of an xlsx file; the same for the same template, language and moment. */
export async function templateWorkbook(
  template: Template,
  lang: Language,
  stamp: Instant,
): Promise<Uint8Array> {
  const book = await newWorkbook(stamp)
  const sheet = book.addWorksheet(TEMPLATE_SHEETS.figures[lang], {
    views: [{ state: 'frozen', xSplit: 2, ySplit: HEAD_ROW }],
    pageSetup: WIDE_PAGE,
  })
  await fill(sheet, template, lang)
  const explained = book.addWorksheet(TEMPLATE_SHEETS.explained[lang])
  explained.getColumn(1).width = 100
  const ofIndicators = template.rows.flatMap(({ indicator }): string[] => {
    const name = lang === 'zh' ? indicator.name : (indicator.nameEn ?? indicator.name)
    const colon = lang === 'zh' ? '：' : ': '
    return [definitionWords(indicator), stepWords(indicator)].flatMap((words) =>
      words ? [`“${name}”${colon}${words[lang]}`] : [],
    )
  })
  for (const line of [...EXPLAINED.map((each) => each[lang]), ...ofIndicators]) {
    const row = explained.addRow([line])
    row.getCell(1).alignment = { wrapText: true, vertical: 'top' }
  }
  await explained.protect('', {})
  return new Uint8Array(await book.xlsx.writeBuffer())
}

async function fill(sheet: Worksheet, { plan, month, rows }: Template, lang: Language): Promise<void> {
  sheet.columns = COLUMN_NAMES.map((name) => ({ width: COLUMNS[name].width }))
  const title = sheet.getCell(1, 1)
  title.value = `${plan.title} · ${month}`
  title.font = { bold: true, size: 14 }
  COLUMN_NAMES.forEach((name, index) => {
    const cell = sheet.getCell(HEAD_ROW, index + 1)
    cell.value = COLUMNS[name].head[lang]
    cell.font = { bold: true }
    cell.fill = {
      type: 'pattern',
      pattern: 'solid',
      fgColor: { argb: INPUTS.includes(name) ? YELLOW : LIGHT },
    }
    cell.border = { bottom: { style: 'medium' } }
  })
  rows.forEach((row, at) => {
    COLUMN_NAMES.forEach((name, index) => {
      const cell = sheet.getCell(HEAD_ROW + 1 + at, index + 1)
      const content = contentOf(name, row, plan.region, lang)
      if (content !== null) cell.value = content
      if (name === 'value' || name === 'previous' || name === 'yearBefore') cell.numFmt = formatOf(row)
      else if (name !== 'status') cell.numFmt = '@'
      if (!INPUTS.includes(name)) return
      cell.protection = { locked: false }
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: YELLOW } }
      cell.border = { bottom: { style: 'hair' } }
    })
  })
  if (rows.length > 0) validate(sheet, HEAD_ROW + rows.length, lang)
  await sheet.protect('', { formatColumns: true, formatRows: true, sort: false, autoFilter: true })
}

function contentOf(
  name: ColumnName,
  row: TemplateRow,
  region: string,
  lang: Language,
): string | number | null {
  const { indicator } = row
  switch (name) {
    case 'id':
      return indicator.id
    case 'name':
      return lang === 'zh' ? indicator.name : (indicator.nameEn ?? indicator.name)
    case 'unit':
      return row.unit
    case 'period':
      return row.period
    case 'basis':
      return BASIS_WORDS[row.basis][lang]
    case 'region':
      return region
    case 'previous':
    case 'yearBefore':
      return numberOf(row[name])
    case 'value':
    case 'status':
    case 'note':
      return null
  }
}

/** A number where a workbook keeps all its digits, else text. */
function numberOf(value: Decimal | null): number | string | null {
  if (value === null) return null
  const plain = toPlain(value)
  return plain.replace(/\D/g, '').replace(/^0+/, '').length <= EXACT_DIGITS ? Number(plain) : plain
}

/** Decimals that a cell shows where a number has them: what is stored is seen, 17.05 is not 17. */
const FURTHER = '######'

/** At least the indicator's decimals; an amount of which the plan wants none is shown as it is. */
const formatOf = ({ indicator: { decimals }, unit }: TemplateRow): string => {
  if (unit === '%') return `0.${'0'.repeat(Math.max(1, decimals))}${FURTHER}`
  return decimals > 0 ? `#,##0.${'0'.repeat(decimals)}${FURTHER}` : 'General'
}

/** Once for a whole range: for single cells the library writes ranges that overlap. Its types leave the method out. */
function validate(sheet: Worksheet, lastRow: number, lang: Language): void {
  const { dataValidations } = sheet as unknown as {
    readonly dataValidations: { add(range: string, rule: DataValidation): void }
  }
  const range = (name: ColumnName): string => {
    const letter = sheet.getColumn(COLUMN_NAMES.indexOf(name) + 1).letter
    return `${letter}${HEAD_ROW + 1}:${letter}${lastRow}`
  }
  const told = { showErrorMessage: true, errorTitle: WRONG.title[lang], allowBlank: true } as const
  const value = sheet.getCell(HEAD_ROW + 1, COLUMN_NAMES.indexOf('value') + 1).address
  // A dash says that there is no value.
  const formula = `OR(ISNUMBER(${value}),${value}="—")`
  dataValidations.add(range('value'), {
    ...told,
    type: 'custom',
    formulae: [formula],
    error: WRONG.value[lang],
  })
  const choices = STATUS_CHOICES.map((word) => word[lang]).join(',')
  dataValidations.add(range('status'), {
    ...told,
    type: 'list',
    formulae: [`"${choices}"`],
    error: WRONG.status[lang],
  })
}
