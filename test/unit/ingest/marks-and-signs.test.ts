// Marks of footnotes, signs and commas: what is no part of a number, and what only a person or the file's own note can say.
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { NO_CHOICE } from '../../../src/ingest/choose-mapping.ts'
import { noteOfMark, noteOfSign } from '../../../src/ingest/notes.ts'
import { readFigures } from '../../../src/ingest/read-figures.ts'
import { isSameNumber, isShownScaled, readValue } from '../../../src/ingest/value-text.ts'
import { decodeHere } from '../../support/decoding.ts'
import { uploadPlan } from '../../support/upload-plan.ts'

const reading = { today: '2022-12-31', choice: NO_CHOICE, decode: decodeHere }
const csv = (lines: readonly string[]) =>
  readFigures(
    { bytes: Buffer.from(lines.join('\n')), contentType: null, filename: 'a.csv' },
    [uploadPlan],
    reading,
  )

describe('marks of notes', () => {
  it.each([
    ['8.5②', '8.5', '②'],
    ['268.3¹', '268.3', '¹'],
    ['12①', '12', '①'],
    ['①12', '12', '①'],
    ['12⑶', '12', '⑶'],
    ['12㉑', '12', '㉑'],
    ['12❶', '12', '❶'],
    ['15 [1]', '15', '[1]'],
    ['12（1）', '12', '(1)'],
    ['12注1', '12', '注1'],
    ['988.7*', '988.7', '*'],
    ['8.5②%', '8.5%', '②'],
  ])('%s is %s with a mark', (raw, rest, mark) => {
    expect(readValue(raw)).toEqual({ kind: 'marked', rest, mark })
    expect(isSameNumber(raw, rest)).toBe(true)
  })

  it('have their notes found below the table', async () => {
    const { figures, faults } = await csv([
      '2022年重点工作,,',
      '指标,期,数值',
      '口袋公园,2022-05,12①',
      '重点项目,2022-05,41',
      '注：①含在建；②为预计数。,,',
    ])
    expect(figures.map(({ indicator }) => indicator)).toEqual(['projects'])
    expect(faults).toMatchObject([{ code: 'value-marked', suggestion: '12' }])
    expect(faults[0]?.detail.zh).toContain('“含在建”')
  })

  it('are looked for under their own sign, then under their number', () => {
    const notes = ['1.口袋公园', '注：1.不含农户；2.初步数。', '③ 按可比价计算']
    expect(noteOfMark(notes, '¹')).toBe('不含农户')
    expect(noteOfMark(notes, '②')).toBe('初步数')
    expect(noteOfMark(notes, '[1]')).toBe('不含农户')
    expect(noteOfMark(notes, '③')).toBe('按可比价计算')
    expect(noteOfMark(notes, '⑤')).toBe('')
    expect(noteOfMark(['*为快报数'], '*')).toBe('为快报数')
  })

  it('are seen where a digit is raised in rich text', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('表1')
    sheet.addRow(['指标', '期', '数值'])
    const row = sheet.addRow(['口袋公园', '2022-05', null])
    row.getCell(3).value = {
      richText: [{ text: '11' }, { text: '1', font: { vertAlign: 'superscript' } }],
    }
    const bytes = Buffer.from(await book.xlsx.writeBuffer())
    const { figures, faults } = await readFigures(
      { bytes, contentType: null, filename: 'a.xlsx' },
      [uploadPlan],
      reading,
    )
    expect(figures).toEqual([])
    expect(faults).toMatchObject([{ code: 'value-marked', suggestion: '11' }])
  })
})

describe('signs', () => {
  it.each([
    ['注：1.固定资产投资不含农户；2.▲为下降。', '▲', '-'],
    ['注：“▲”表示同比增长', '▲', ''],
    ['负数以△表示', '△', '-'],
    ['说明：括号内数字为负数', '( )', '-'],
    ['注：（）表示下降', '( )', '-'],
  ])('%s', (note, sign, meant) => {
    expect(noteOfSign([note], sign)?.sign).toBe(meant)
  })

  it('are open where the file says nothing, or both', () => {
    expect(noteOfSign(['注：不含农户'], '▲')).toBeNull()
    expect(noteOfSign(['▲为下降', '▲表示增长'], '▲')).toBeNull()
    expect(noteOfSign(['△为下降'], '▲')).toBeNull()
  })

  it('follow the note of the file, and ask without one', async () => {
    const head = ['指标,期,数值,备注', '地区生产总值增速,2022-Q2,▲3.1,']
    const open = await csv(head)
    expect(open.faults).toMatchObject([{ code: 'value-sign-open' }])
    expect(open.faults[0]?.suggestion).toBeUndefined()
    const said = await csv(['2022年,,,', ...head, '注：▲为下降,,,'])
    expect(said.faults).toMatchObject([{ code: 'value-sign-open', suggestion: '-3.1' }])
  })
})

describe('all suggestions at once', () => {
  it.each([
    ['８．５', '8.5'],
    ['−2.2', '-2.2'],
    ['约41', '41'],
    ['41个', '41'],
    ['8%左右', '8%'],
  ])('take %s for %s', (raw, suggestion) => {
    expect(isSameNumber(raw, suggestion)).toBe(true)
  })

  it.each([
    ['（3.1）', '-3.1'],
    ['▲3.1', '3.1'],
    ['下降3.2', '-3.2'],
    ['—3', '-3'],
    ['10,7', '107'],
    ['1 130', '1130'],
    ['170500', '17.05'],
    ['0.082', '8.2'],
    ['8.2', '8.2%'],
    ['2026.1', '2026-01'],
    ['2022/5/20', '2022-05'],
    ['口袋公园数', 'parks'],
  ])('leave %s to a person, whatever is suggested', (raw, suggestion) => {
    expect(isSameNumber(raw, suggestion)).toBe(false)
  })
})

describe('what a cell shows', () => {
  it.each([
    ['299100', '299'],
    ['299100', '299.1'],
    ['2991000', '299.1'],
    ['-299100', '(299)'],
  ])('%s shown as %s is another power of ten', (held, shown) => {
    expect(isShownScaled(held, shown)).toBe(true)
  })

  it.each([
    ['299.14', '299.1'],
    ['1234567', '1,234,567'],
    ['0.004', '0.00'],
    ['9.96', '10.0'],
    ['123456789012', '1.23457E+11'],
    ['12', '12个'],
    ['5', '####'],
  ])('%s shown as %s is the same', (held, shown) => {
    expect(isShownScaled(held, shown)).toBe(false)
  })

  it('is a fault of its cell', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('表1')
    sheet.addRow(['指标', '期', '数值'])
    sheet.addRow(['口袋公园', '2022-05', 11000]).getCell(3).numFmt = '#,##0,'
    const bytes = Buffer.from(await book.xlsx.writeBuffer())
    const file = { bytes, contentType: null, filename: 'a.xlsx' }
    const { figures, faults } = await readFigures(file, [uploadPlan], reading)
    expect(figures).toEqual([])
    expect(faults).toMatchObject([{ code: 'value-shown-otherwise', cell: '表1!C2' }])
  })
})
