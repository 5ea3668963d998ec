// The same notice as a Word document, a workbook and as text, made by the hands of programs.
import excel from 'exceljs'
import { storedZip } from '../../src/ingest/decoding/zip.ts'

export const NOTICE_TITLE = '2026年区政府工作报告目标任务分解表'

export const NOTICE_ROWS = [
  ['序号', '具体任务', '牵头单位', '责任单位', '分管领导', '完成时限'],
  [
    '1',
    '地区生产总值增长6%左右，粮食产量稳定在23万吨。',
    '区发改局',
    '各街道办事处 区统计局',
    '王 伟',
    '12月底',
  ],
  ['(一) 抓好民生'],
  ['2', '新建口袋公园6个、公厕12座，力争年底前投用。', '区城管局', '', '陈 颖', '9月底'],
  ['3', '持续优化营商环境。', '区商务局', '', '陈 颖', ''],
] as const

export const noticeText = `${NOTICE_TITLE}\n某政办〔2026〕3号\n${NOTICE_ROWS.map((row) => row.join('\t')).join('\n')}`

const paragraph = (words: string): string => `<w:p><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`

export const noticeDocx = (): Uint8Array =>
  storedZip(
    Object.entries({
      '[Content_Types].xml':
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      '_rels/.rels':
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph(NOTICE_TITLE)}${paragraph('某政办〔2026〕3号')}<w:tbl>${NOTICE_ROWS.map(
        (row) =>
          `<w:tr>${row.map((cell) => `<w:tc><w:tcPr>${row.length === 1 ? '<w:gridSpan w:val="6"/>' : ''}</w:tcPr>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`,
      ).join('')}</w:tbl></w:body></w:document>`,
    }).map(([name, part]) => [name, Buffer.from(part)] as const),
  )

/** A workbook of one sheet. */
export async function workbookOf(...rows: readonly (readonly (string | number)[])[]): Promise<Uint8Array> {
  const book = new excel.Workbook()
  const sheet = book.addWorksheet('任务分解')
  for (const row of rows) sheet.addRow([...row])
  return new Uint8Array(await book.xlsx.writeBuffer())
}

export const noticeXlsx = (): Promise<Uint8Array> =>
  workbookOf([NOTICE_TITLE], ['某政办〔2026〕3号'], ...NOTICE_ROWS)

/** A page that a browser prints as the same notice. */
export const noticeHtml = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>@page{size:A4 landscape;margin:20mm}table{border-collapse:collapse;width:100%}td{border:1px solid #000;padding:4px}</style><h1>${NOTICE_TITLE}</h1><p>某政办〔2026〕3号</p><table>${NOTICE_ROWS.map(
  (row) =>
    row.length === 1
      ? `<tr><td colspan="6">${row[0]}</td></tr>`
      : `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`,
).join('')}</table></html>`
