// The template in LibreOffice: opened without a screen and saved back, it reads the same and asks for the same.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import excel from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toPlain } from '../../src/core/decimal.ts'
import { templateWorkbook } from '../../src/desk/template-workbook.ts'
import { unzip } from '../../src/ingest/decoding/zip.ts'
import { readFigures } from '../../src/ingest/read-figures.ts'
import { convert, skipsOffice } from '../support/office.ts'
import { columnOf, filled, known, plan, templateOf } from '../support/template.ts'

describe.skipIf(skipsOffice)('LibreOffice', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duibiao-office-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  async function savedBack(bytes: Uint8Array): Promise<Uint8Array> {
    const from = join(folder, 'template.xlsx')
    await writeFile(from, bytes)
    return new Uint8Array(await readFile(await convert(folder, from, 'xlsx')))
  }

  const read = async (bytes: Uint8Array) => {
    const { figures, faults } = await readFigures(
      { bytes, contentType: null, filename: 'template.xlsx' },
      [plan],
      { today: '2022-06-30' },
    )
    expect(faults).toEqual([])
    return figures.map((figure) => ({ ...figure, value: figure.value && toPlain(figure.value) }))
  }

  test.each(['zh', 'en'] as const)(
    'opens the template and saves it back, and it reads the same (%s)',
    async (lang) => {
      const figures = [known('investment', '2022-04', '231.55'), known('investment', '2021-05', '260')]
      const template = await templateWorkbook(
        templateOf('2022-05', figures),
        lang,
        '2022-01-05T00:00:00.000Z',
      )
      const status = lang === 'zh' ? '初步核算' : 'P'
      const rows = [
        { value: 8.2 },
        { value: 41, status },
        { value: 539.69, note: '口径调整 "1-5月"' },
        { value: '—' },
      ]
      const sent = await filled(template, rows)
      const saved = await savedBack(sent)
      expect(Buffer.from(saved).equals(Buffer.from(sent))).toBe(false)
      const before = await read(sent)
      expect(before).toHaveLength(4)
      expect(await read(saved)).toEqual(before)

      const book = new excel.Workbook()
      await book.xlsx.load(Buffer.from(saved) as never)
      const sheet = book.worksheets[0]
      // The library that reads here does not know LibreOffice's way to write "false".
      const parts = unzip(Buffer.from(saved), 10_000_000, (name) => name.endsWith('.xml'))
      expect(parts.get('xl/styles.xml')?.toString()).toContain('locked="false"')
      expect(parts.get('xl/worksheets/sheet1.xml')?.toString()).toMatch(/<sheetProtection [^>]*sheet="true"/)
      expect(sheet?.getCell(4, columnOf('status')).dataValidation).toMatchObject({ type: 'list' })
    },
  )
})
