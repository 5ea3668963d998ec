// A template as a workbook: a locked table with three columns to fill in, and a sheet that explains. Read back as a long table.

import type { DataValidation, Worksheet } from 'exceljs'
import { type Decimal, toPlain } from '../core/decimal.ts'
import { shareLabel, wholeOf } from '../core/decomposition.ts'
import { definitionWords } from '../core/definition-words.ts'
import type { Instant } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { stepWords } from '../core/step-words.ts'
import type { Language, Text } from '../core/text.ts'
import { TEMPLATE_SHEETS } from '../ingest/template-sheets.ts'
import { BASIS_WORDS } from '../ingest/words.ts'
import { newWorkbook, WIDE_PAGE } from './new-workbook.ts'
import type { Template, TemplateRow } from './template.ts'
import {
  COLUMN_NAMES,
  COLUMNS,
  type ColumnName,
  EXPLAINED,
  INPUTS,
  PART,
  SHARES_EXPLAINED,
  STATUS_CHOICES,
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
  const { plan, rows } = template
  const shares = rows.filter(({ indicator }) => indicator.shareOf !== null)
  const wholes = rows.filter(({ indicator }) => indicator.shareOf === null)
  // Who has nothing but shares gets their sheet alone.
  const sheets = [
    ...(wholes.length > 0 || shares.length === 0
      ? [{ name: 'figures' as const, columns: COLUMN_NAMES, of: wholes }]
      : []),
    ...(shares.length > 0 ? [{ name: 'shares' as const, columns: SHARE_COLUMNS, of: shares }] : []),
  ]
  for (const { name, columns, of } of sheets) {
    const sheet = book.addWorksheet(TEMPLATE_SHEETS[name][lang], {
      views: [{ state: 'frozen', xSplit: columns.indexOf('unit'), ySplit: HEAD_ROW }],
      pageSetup: WIDE_PAGE,
    })
    await fill(sheet, { ...template, rows: of }, columns, lang)
  }
  const explained = book.addWorksheet(TEMPLATE_SHEETS.explained[lang])
  explained.getColumn(1).width = 100
  const ofIndicators = [
    ...wholes,
    ...shares.filter(({ indicator }) => wholeOf(plan, indicator) === null),
  ].flatMap(({ indicator }): string[] => {
    const name = lang === 'zh' ? indicator.name : (indicator.nameEn ?? indicator.name)
    const colon = lang === 'zh' ? '：' : ': '
    return [definitionWords(indicator), stepWords(indicator)].flatMap((words) =>
      words ? [`“${name}”${colon}${words[lang]}`] : [],
    )
  })
  const said = shares.length > 0 ? [...EXPLAINED, SHARES_EXPLAINED] : EXPLAINED
  for (const line of [...said.map((each) => each[lang]), ...ofIndicators]) {
    const row = explained.addRow([line])
    row.getCell(1).alignment = { wrapText: true, vertical: 'top' }
  }
  await explained.protect('', {})
  return new Uint8Array(await book.xlsx.writeBuffer())
}

type SheetColumn = ColumnName | 'part'

/** Those of the figures, with whose share it is behind the name of the whole. */
const SHARE_COLUMNS: readonly SheetColumn[] = COLUMN_NAMES.flatMap((name) =>
  name === 'name' ? [name, 'part'] : [name],
)

const columnCalled = (name: SheetColumn): { readonly head: Text; readonly width: number } =>
  name === 'part' ? PART : COLUMNS[name]
const isInput = (name: SheetColumn): boolean => name !== 'part' && INPUTS.includes(name)

async function fill(
  sheet: Worksheet,
  { plan, month, rows }: Template,
  columns: readonly SheetColumn[],
  lang: Language,
): Promise<void> {
  sheet.columns = columns.map((name) => ({ width: columnCalled(name).width }))
  const title = sheet.getCell(1, 1)
  title.value = `${plan.title} · ${month}`
  title.font = { bold: true, size: 14 }
  columns.forEach((name, index) => {
    const cell = sheet.getCell(HEAD_ROW, index + 1)
    cell.value = columnCalled(name).head[lang]
    cell.font = { bold: true }
    cell.fill = {
      type: 'pattern',
      pattern: 'solid',
      fgColor: { argb: isInput(name) ? YELLOW : LIGHT },
    }
    cell.border = { bottom: { style: 'medium' } }
  })
  rows.forEach((row, at) => {
    columns.forEach((name, index) => {
      const cell = sheet.getCell(HEAD_ROW + 1 + at, index + 1)
      const content = contentOf(name, row, plan, lang)
      if (content !== null) cell.value = content
      if (name === 'value' || name === 'previous' || name === 'yearBefore') cell.numFmt = formatOf(row)
      else if (name !== 'status') cell.numFmt = '@'
      if (!isInput(name)) return
      cell.protection = { locked: false }
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: YELLOW } }
      cell.border = { bottom: { style: 'hair' } }
    })
  })
  if (rows.length > 0) validate(sheet, columns, HEAD_ROW + rows.length, lang)
  await sheet.protect('', { formatColumns: true, formatRows: true, sort: false, autoFilter: true })
}

function contentOf(name: SheetColumn, row: TemplateRow, plan: Plan, lang: Language): string | number | null {
  const { indicator } = row
  switch (name) {
    case 'id':
      return indicator.id
    case 'name': {
      const called = wholeOf(plan, indicator) ?? indicator
      return lang === 'zh' ? called.name : (called.nameEn ?? called.name)
    }
    case 'part':
      return shareLabel(plan, indicator)
    case 'unit':
      return row.unit
    case 'period':
      return row.period
    case 'basis':
      return BASIS_WORDS[row.basis][lang]
    case 'region':
      return plan.region
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
function validate(sheet: Worksheet, columns: readonly SheetColumn[], lastRow: number, lang: Language): void {
  const { dataValidations } = sheet as unknown as {
    readonly dataValidations: { add(range: string, rule: DataValidation): void }
  }
  const range = (name: ColumnName): string => {
    const letter = sheet.getColumn(columns.indexOf(name) + 1).letter
    return `${letter}${HEAD_ROW + 1}:${letter}${lastRow}`
  }
  const told = { showErrorMessage: true, errorTitle: WRONG.title[lang], allowBlank: true } as const
  const value = sheet.getCell(HEAD_ROW + 1, columns.indexOf('value') + 1).address
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
