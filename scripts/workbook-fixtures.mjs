// Makes the workbooks of test/fixtures/uploads and what must come of each: `node scripts/workbook-fixtures.mjs`.
// WPS's habits are written part by part, as they stand in its files; the rest by the library.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { crc32, deflateRawSync } from 'node:zlib'
import { CFB, utils, write } from '@e965/xlsx'

const folder = fileURLToPath(new URL('../test/fixtures/uploads/', import.meta.url))

/** A deflated zip whose times never change, so that making it again changes nothing. */
function zip(parts) {
  const files = []
  const directory = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const label = Buffer.from(name)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(0x800, 2)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt16LE(0x21, 8)
    shared.writeUInt32LE(crc32(bytes), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(bytes.length, 18)
    shared.writeUInt16LE(label.length, 22)
    files.push(Buffer.from('PK\x03\x04', 'latin1'), shared, label, packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, tail, label)
    offset += 30 + label.length + packed.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(directory.length / 4, 8)
  end.writeUInt16LE(directory.length / 4, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, list, end])
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const FORMATS = {
  2: 'yyyy"年"m"月"',
  3: '0.0%',
  4: '0.00%;[Red]-0.00%',
  5: '"同比"0.0"%"',
  6: 'yyyy/m/d',
  7: '0.0_);[Red](0.0)',
  8: '[$-804]yyyy\\-mm',
}

/** A workbook part by part. `sheets`: { name, rows: xml, tail?, state? }[]; style n of FORMATS is `s="n"`. */
function raw({ sheets, strings, date1904 = false, prefix = '', extra = {}, absolute = false, book = '' }) {
  const p = prefix ? `${prefix}:` : ''
  const ns = prefix ? `xmlns:${prefix}` : 'xmlns'
  const styles = Array.from({ length: 9 }, (_, index) => index)
  const parts = {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${strings ? `<Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/>` : ''}</Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<${p}workbook ${ns}="${MAIN}" xmlns:r="${REL}"><${p}workbookPr${date1904 ? ' date1904="1"' : ''}/><${p}sheets>${sheets.map(({ name, state }, i) => `<${p}sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`).join('')}</${p}sheets>${book}</${p}workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${REL}/worksheet" Target="${absolute ? '/xl/' : ''}worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId90" Type="${REL}/styles" Target="styles.xml"/>${strings ? `<Relationship Id="rId91" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/>` : ''}</Relationships>`,
    'xl/styles.xml': `${XML}<${p}styleSheet ${ns}="${MAIN}"><${p}numFmts count="7">${Object.entries(FORMATS)
      .map(
        ([id, code]) =>
          `<${p}numFmt numFmtId="${170 + Number(id)}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
      )
      .join(
        '',
      )}</${p}numFmts><${p}fonts count="1"><${p}font/></${p}fonts><${p}fills count="1"><${p}fill/></${p}fills><${p}borders count="1"><${p}border/></${p}borders><${p}cellStyleXfs count="1"><${p}xf/></${p}cellStyleXfs><${p}cellXfs count="${styles.length}">${styles.map((id) => `<${p}xf numFmtId="${FORMATS[id] ? 170 + id : id === 1 ? 10 : 0}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join('')}</${p}cellXfs></${p}styleSheet>`,
    ...(strings && {
      'xl/sharedStrings.xml': `${XML}<${p}sst ${ns}="${MAIN}" count="${strings.length}" uniqueCount="${strings.length}">${strings.map((one) => `<${p}si>${one}</${p}si>`).join('')}</${p}sst>`,
    }),
    ...extra,
  }
  sheets.forEach(({ rows, tail = '' }, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `${XML}<${p}worksheet ${ns}="${MAIN}"><${p}sheetData>${rows}</${p}sheetData>${tail}</${p}worksheet>`
  })
  return zip(parts)
}

const text = (ref, words) => `<c r="${ref}" t="inlineStr"><is><t>${words}</t></is></c>`
const number = (ref, value, style = 0) => `<c r="${ref}"${style ? ` s="${style}"` : ''}><v>${value}</v></c>`
const row = (at, ...cells) => `<row r="${at}">${cells.join('')}</row>`
const HEAD = row(1, text('A1', '指标'), text('B1', '期'), text('C1', '数值'))
const figure = (at, indicator, period, cell) =>
  row(at, text(`A${at}`, indicator), text(`B${at}`, period), cell)
const one = (rows, more = {}) => raw({ sheets: [{ name: '表1', rows: HEAD + rows }], ...more })

/** A workbook by the library. `sheets`: { name: { rows, merges?, hiddenRows?, hiddenColumns?, hidden? } } */
function made(sheets, bookType = 'xlsx') {
  const book = utils.book_new()
  book.Workbook = { Sheets: [] }
  for (const [name, { rows, merges = [], hiddenRows = [], hiddenColumns = [], hidden = 0 }] of Object.entries(
    sheets,
  )) {
    const sheet = utils.aoa_to_sheet(rows)
    sheet['!merges'] = merges.map((range) => utils.decode_range(range))
    for (const at of hiddenRows) {
      sheet['!rows'] ??= []
      sheet['!rows'][at - 1] = { hidden: true }
    }
    for (const at of hiddenColumns) {
      sheet['!cols'] ??= []
      sheet['!cols'][at] = { hidden: true }
    }
    utils.book_append_sheet(book, sheet, name)
    book.Workbook.Sheets.push({ name, Hidden: hidden })
  }
  return write(book, { type: 'buffer', bookType, compression: true })
}
const sheet = (rows, more = {}) => made({ 表1: { rows, ...more } })

const long = (figures, more = {}) => ({
  format: 'xlsx',
  encoding: null,
  reading: '表1 long 0 0',
  figures,
  ...more,
})
const across = (figures, more = {}) => ({
  format: 'xlsx',
  encoding: null,
  choice: { layout: 'months-across' },
  reading: '表1 months-across 0 0',
  figures,
  ...more,
})
const down = (figures, more = {}) => ({
  ...across(figures),
  choice: { layout: 'months-down' },
  reading: '表1 months-down 0 0',
  ...more,
})

const TITLE = ['鲤城区2022年1-5月主要经济指标']
const WIDE = [
  ['2022年鲤城区主要指标'],
  ['指标', '单位', '1月', '1-2月', '1-3月'],
  ['口袋公园', '个', 1, 2, 4],
  ['重点项目', '个', 10, '—', 25],
]
const WIDE_FIGURES = [
  'parks 2022-01 cumulative 1 A 表1!C3',
  'parks 2022-02 cumulative 2 A 表1!D3',
  'parks 2022-03 cumulative 4 A 表1!E3',
  'projects 2022-01 cumulative 10 A 表1!C4',
  'projects 2022-02 cumulative null M 表1!D4',
  'projects 2022-03 cumulative 25 A 表1!E4',
]

const cases = {
  // What WPS and others write.
  'wps-prefixed-namespaces': [
    raw({
      prefix: 'x',
      sheets: [
        {
          name: '表1',
          rows: '<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="s"><x:v>1</x:v></x:c><x:c r="C1" t="s"><x:v>2</x:v></x:c></x:row><x:row r="2"><x:c r="A2" t="s"><x:v>3</x:v></x:c><x:c r="B2" t="s"><x:v>4</x:v></x:c><x:c r="C2"><x:v>7</x:v></x:c></x:row>',
        },
      ],
      strings: ['指标', '期', '数值', 'parks', '2022-05'].map((words) => `<x:t>${words}</x:t>`),
    }),
    long(['parks 2022-05 cumulative 7 A 表1!C2']),
  ],
  'wps-shared-strings-with-runs': [
    raw({
      sheets: [
        {
          name: '表1',
          rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row><row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" t="s"><v>4</v></c><c r="C2" t="s"><v>5</v></c></row>',
        },
      ],
      strings: [
        '<t>指标</t>',
        '<t xml:space="preserve"> 期 </t>',
        '<t>数值</t>',
        '<r><rPr><b/></rPr><t>口袋</t></r><r><t>公园</t></r><rPh sb="0" eb="2"><t>koudai</t></rPh>',
        '<t>2022年5月</t>',
        '<t>７</t>',
      ],
    }),
    long(['parks 2022-05 cumulative 7 A 表1!C2']),
  ],
  'wps-cells-without-addresses': [
    raw({
      sheets: [
        {
          name: '表1',
          rows: '<row><c t="inlineStr"><is><t>指标</t></is></c><c t="inlineStr"><is><t>期</t></is></c><c t="inlineStr"><is><t>数值</t></is></c></row><row><c t="inlineStr"><is><t>parks</t></is></c><c t="inlineStr"><is><t>2022-05</t></is></c><c><v>7</v></c></row>',
        },
      ],
    }),
    long(['parks 2022-05 cumulative 7 A 表1!C2']),
  ],
  'wps-absolute-targets': [
    one(figure(2, 'parks', '2022-05', number('C2', 7)), { absolute: true }),
    long(['parks 2022-05 cumulative 7 A 表1!C2']),
  ],
  'dates-since-1900': [
    one(
      row(2, text('A2', 'parks'), number('B2', 44682, 2), number('C2', 7)) +
        row(3, text('A3', 'parks'), number('B3', 44713, 8), number('C3', 8)) +
        row(4, text('A4', 'parks'), number('B4', 44743, 6), number('C4', 9)),
    ),
    long(['parks 2022-05 cumulative 7 A 表1!C2', 'parks 2022-06 cumulative 8 A 表1!C3'], {
      faults: ['4 表1!B4 period-unknown 2022-07'],
    }),
  ],
  'dates-since-1904': [
    one(row(2, text('A2', 'parks'), number('B2', 44682 - 1462, 2), number('C2', 7)), { date1904: true }),
    long(['parks 2022-05 cumulative 7 A 表1!C2']),
  ],
  'date-where-a-value-belongs': [
    one(figure(2, 'parks', '2022-05', number('C2', 44682, 6))),
    long([], { faults: ['2 表1!C2 value-not-a-number'] }),
  ],
  'percent-formats': [
    one(
      figure(2, 'gdp-growth', '2022-01', number('C2', '8.2000000000000003E-2', 3)) +
        figure(3, 'gdp-growth', '2022-02', number('C3', '0.28999999999999998', 4)) +
        figure(4, 'gdp-growth', '2022-03', number('C4', '-3.5000000000000003E-2', 1)) +
        figure(5, 'gdp-growth', '2022-04', number('C5', '8.1', 5)) +
        figure(6, 'gdp-growth', '2022-05', number('C6', '0', 3)),
    ),
    long([
      'gdp-growth 2022-01 cumulative-yoy 8.2 A 表1!C2',
      'gdp-growth 2022-02 cumulative-yoy 29 A 表1!C3',
      'gdp-growth 2022-03 cumulative-yoy -3.5 A 表1!C4',
      'gdp-growth 2022-04 cumulative-yoy 8.1 A 表1!C5',
      'gdp-growth 2022-05 cumulative-yoy 0 A 表1!C6',
    ]),
  ],
  'percent-text-in-a-percent-cell': [
    one(
      figure(2, 'gdp-growth', '2022-01', '<c r="C2" s="3" t="inlineStr"><is><t>８．２％</t></is></c>') +
        figure(3, 'gdp-growth', '2022-02', '<c r="C3" s="3" t="inlineStr"><is><t>0.085</t></is></c>'),
    ),
    long(['gdp-growth 2022-01 cumulative-yoy 8.2 A 表1!C2'], {
      faults: ['3 表1!C3 percent-as-fraction 8.5'],
    }),
  ],
  'percent-on-a-count': [
    one(figure(2, 'parks', '2022-05', number('C2', '0.07', 3))),
    long([], { faults: ['2 表1!C2 unit-mismatch'] }),
  ],
  'numbers-as-stored': [
    one(
      figure(2, 'investment', '2022-01', number('C2', '1.13E2')) +
        figure(3, 'investment', '2022-02', number('C3', '0.30000000000000004')) +
        figure(4, 'investment', '2022-03', number('C4', '333.33333333333331')) +
        figure(5, 'investment', '2022-04', number('C5', '-3.2', 7)) +
        figure(6, 'investment', '2022-05', number('C6', '1E-3')),
    ),
    long([
      'investment 2022-01 cumulative 113 A 表1!C2',
      'investment 2022-02 cumulative 0.3 A 表1!C3',
      'investment 2022-03 cumulative 333.333333333333 A 表1!C4',
      'investment 2022-04 cumulative -3.2 A 表1!C5',
      'investment 2022-05 cumulative 0.001 A 表1!C6',
    ]),
  ],
  'text-numbers': [
    sheet([
      ['指标', '期', '数值'],
      ['parks', '2022-01', '1,130'],
      ['parks', '2022-02', '８'],
      ['parks', '2022-03', "'9"],
      ['parks', '2022-04', '暂无'],
      ['parks', '2022-05', '…'],
      ['parks', '2022-06', '/'],
      ['parks', '2022-07', 0],
      ['parks', '2022-08', '−3'],
      ['parks', '2022-09', '下降3.2'],
      ['parks', '2022-10', '(3.2)'],
    ]),
    long(
      [
        'parks 2022-01 cumulative 1130 A 表1!C2',
        'parks 2022-02 cumulative 8 A 表1!C3',
        'parks 2022-04 cumulative null M 表1!C5',
        'parks 2022-05 cumulative null M 表1!C6',
        'parks 2022-06 cumulative null M 表1!C7',
        'parks 2022-07 cumulative 0 A 表1!C8',
      ],
      {
        faults: [
          '4 表1!C4 value-not-a-number 9',
          '9 表1!C9 value-not-a-number -3',
          '10 表1!C10 value-not-a-number -3.2',
          '11 表1!C11 value-not-a-number -3.2',
        ],
      },
    ),
  ],
  'scaled-values': [
    sheet([
      ['指标', '期', '数值'],
      ['projects', '2022-01', '1.2万'],
      ['investment', '2022-01', '1,130万元'],
      ['investment', '2022-02', '120亿元'],
      ['investment', '2022-03', '1.2万'],
      ['gdp-growth', '2022-01', '1.2万'],
    ]),
    long(
      [
        'projects 2022-01 cumulative 12000 A 表1!C2',
        'investment 2022-01 cumulative 0.113 A 表1!C3',
        'investment 2022-02 cumulative 120 A 表1!C4',
      ],
      {
        faults: ['5 表1!C5 value-not-a-number 12000', '6 表1!C6 value-not-a-number 12000'],
        conversions: ['表1!C2 1.2 万个 12000 个', '表1!C3 1130 万元 0.113 亿元'],
      },
    ),
  ],
  // Formulas.
  'formulas-with-results': [
    one(
      figure(2, 'parks', '2022-05', '<c r="C2"><f>3+4</f><v>7</v></c>') +
        figure(3, 'parks', '2022-06', '<c r="C3" t="str"><f>"8"</f><v>8</v></c>') +
        figure(4, 'parks', '2022-07', '<c r="C4"><f t="shared" ref="C4:C5" si="0">C3+1</f><v>9</v></c>') +
        figure(5, 'parks', '2022-08', '<c r="C5"><f t="shared" si="0"/><v>10</v></c>') +
        figure(6, 'parks', '2022-09', '<c r="C6" t="str"><f>IF(A1="","","")</f><v></v></c>'),
    ),
    long(
      [
        'parks 2022-05 cumulative 7 A 表1!C2',
        'parks 2022-06 cumulative 8 A 表1!C3',
        'parks 2022-07 cumulative 9 A 表1!C4',
        'parks 2022-08 cumulative 10 A 表1!C5',
      ],
      { skipped: ['6 empty'] },
    ),
  ],
  'formulas-that-failed': [
    one(
      figure(2, 'parks', '2022-05', '<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c>') +
        figure(3, 'parks', '2022-06', '<c r="C3" t="e"><v>#REF!</v></c>') +
        figure(4, 'parks', '2022-07', '<c r="C4" t="e"><f>NA()</f><v>#N/A</v></c>'),
    ),
    long([], {
      faults: [
        '2 表1!C2 value-formula-error',
        '3 表1!C3 value-formula-error',
        '4 表1!C4 value-formula-error',
      ],
    }),
  ],
  'formulas-never-calculated': [
    one(
      figure(2, 'parks', '2022-05', '<c r="C2"><f>3+4</f></c>') +
        figure(3, 'parks', '2022-06', '<c r="C3"><f t="shared" ref="C3:C4" si="0">1+1</f></c>') +
        figure(4, 'parks', '2022-07', '<c r="C4" t="str"><f t="shared" si="0"/></c>') +
        figure(5, 'parks', '2022-08', number('C5', 7)),
    ),
    long(['parks 2022-08 cumulative 7 A 表1!C5'], {
      faults: [
        '2 表1!C2 value-formula-error',
        '3 表1!C3 value-formula-error',
        '4 表1!C4 value-formula-error',
      ],
    }),
  ],
  'macros-and-links-untouched': [
    one(figure(2, 'parks', '2022-05', '<c r="C2"><f>[1]Sheet1!A1</f><v>7</v></c>'), {
      book: '<externalReferences><externalReference r:id="rId80"/></externalReferences><definedNames><definedName name="_xlnm.Auto_Open" hidden="1">WEBSERVICE("http://127.0.0.1:9/")</definedName></definedNames>',
      extra: {
        'xl/vbaProject.bin': 'no macro is ever looked at',
        'xl/externalLinks/externalLink1.xml': '<broken',
        'xl/drawings/drawing1.xml': '<broken',
        'xl/worksheets/_rels/sheet1.xml.rels': '<broken',
      },
    }),
    long(['parks 2022-05 cumulative 7 A 表1!C2']),
  ],
  // Long tables.
  'long-below-titles': [
    sheet(
      [
        TITLE,
        ['填报单位：区统计局'],
        [],
        ['指标代码', '指标', '期', '数值', '备注'],
        ['parks', '口袋公园', '2022-05', 7, '初步'],
      ],
      {
        merges: ['A1:E1'],
      },
    ),
    long(['parks 2022-05 cumulative 7 A 表1!D5'], { notes: ['初步'] }),
  ],
  'long-head-of-two-rows': [
    sheet(
      [
        ['指标', '期', '数值', '口径'],
        [null, null, '（亿元）', null],
        ['investment', '2022-05', 320, '累计'],
      ],
      { merges: ['A1:A2', 'B1:B2', 'D1:D2'] },
    ),
    long(['investment 2022-05 cumulative 320 A 表1!C3']),
  ],
  'long-unit-row': [
    sheet([
      ['指标', '期', '数值'],
      [null, null, '万元'],
      ['investment', '2022-05', 3200000],
    ]),
    long(['investment 2022-05 cumulative 320 A 表1!C3'], { conversions: ['表1!C3 3200000 万元 320 亿元'] }),
  ],
  'long-unit-in-the-title': [
    sheet([['固定资产投资'], ['单位：万元'], ['指标', '期', '数值'], ['investment', '2022-05', 3200000]]),
    long(['investment 2022-05 cumulative 320 A 表1!C4'], { conversions: ['表1!C4 3200000 万元 320 亿元'] }),
  ],
  'long-year-in-the-title': [
    sheet([['2022年报表'], ['指标', '期', '数值'], ['parks', '5月', 7], ['parks', '1-6月', 8]]),
    long(['parks 2022-05 cumulative 7 A 表1!C3', 'parks 2022-06 cumulative 8 A 表1!C4']),
  ],
  'long-totals-footnotes-blank-rows': [
    sheet([
      ['指标', '期', '数值'],
      ['一、民生'],
      ['parks', '2022-05', 7],
      [],
      ['小计', '', 7],
      ['projects', '2022-05', 41],
      ['合 计', '', 48],
      ['注：数据为初步统计。'],
      ['制表：办公室', '', '审核：'],
    ]),
    long(['parks 2022-05 cumulative 7 A 表1!C3', 'projects 2022-05 cumulative 41 A 表1!C6'], {
      skipped: ['2 heading', '5 total', '7 total', '8 footnote', '9 footnote'],
    }),
  ],
  'long-template-half-filled': [
    sheet([
      ['指标', '期', '数值', '状态'],
      ['parks', '2022-05', 7, null],
      ['projects', '2022-05', null, null],
      ['firms', '2022-05', null, '缺报'],
      ['accidents', '2022-05', null, '正常'],
    ]),
    long(['parks 2022-05 cumulative 7 A 表1!C2', 'firms 2022-05 end null M 表1!C4'], {
      faults: ['5 表1!C5 value-missing'],
      skipped: ['3 empty'],
    }),
  ],
  'long-merged-names': [
    sheet(
      [
        ['指标', '期', '数值'],
        ['parks', '2022-04', 6],
        [null, '2022-05', 7],
        ['projects', '2022-05', 41],
      ],
      { merges: ['A2:A3'] },
    ),
    long([
      'parks 2022-04 cumulative 6 A 表1!C2',
      'parks 2022-05 cumulative 7 A 表1!C3',
      'projects 2022-05 cumulative 41 A 表1!C4',
    ]),
  ],
  'csv-called-a-workbook-by-windows': [
    Buffer.from('指标,期,数值\nparks,2022-05,7\n'),
    {
      contentType: 'application/vnd.ms-excel',
      format: 'csv',
      encoding: 'utf-8',
      figures: ['parks 2022-05 cumulative 7 A C2'],
    },
    'a.csv',
  ],
  'long-without-names-in-the-head': [
    sheet([
      ['项目', '何时', '多少'],
      ['口袋公园', '2022-05', 7],
      ['重点项目', '2022-05', 41],
    ]),
    { problem: 'figures-layout-unclear', proposals: ['表1 long 2 2'] },
  ],
  'long-by-content-once-chosen': [
    sheet([
      ['项目', '何时', '多少'],
      ['口袋公园', '2022-05', 7],
      ['重点项目', '2022-05', 41],
    ]),
    long(['parks 2022-05 cumulative 7 A 表1!C2', 'projects 2022-05 cumulative 41 A 表1!C3'], {
      choice: { layout: 'long' },
    }),
  ],
  // What is hidden, and several sheets.
  'hidden-rows-left-out': [
    sheet(
      [
        ['指标', '期', '数值'],
        ['parks', '2022-05', 7],
        ['projects', '2022-05', 41],
      ],
      { hiddenRows: [3] },
    ),
    long(['parks 2022-05 cumulative 7 A 表1!C2'], { reading: '表1 long 1 0', skipped: ['3 hidden'] }),
  ],
  'hidden-rows-asked-for': [
    sheet(
      [
        ['指标', '期', '数值'],
        ['parks', '2022-05', 7],
        ['projects', '2022-05', 41],
      ],
      { hiddenRows: [3] },
    ),
    long(['parks 2022-05 cumulative 7 A 表1!C2', 'projects 2022-05 cumulative 41 A 表1!C3'], {
      reading: '表1 long 1 0',
      choice: { hidden: true },
    }),
  ],
  'hidden-sheet-left-out': [
    made({
      表1: {
        rows: [
          ['指标', '期', '数值'],
          ['parks', '2022-05', 7],
        ],
      },
      旧表: {
        rows: [
          ['指标', '期', '数值'],
          ['parks', '2022-05', 9],
        ],
        hidden: 1,
      },
      更旧: {
        rows: [
          ['指标', '期', '数值'],
          ['parks', '2022-05', 8],
        ],
        hidden: 2,
      },
    }),
    long(['parks 2022-05 cumulative 7 A 表1!C2'], { reading: '表1 long 0 0 旧表+更旧' }),
  ],
  'hidden-sheet-asked-for': [
    made({
      表1: {
        rows: [
          ['指标', '期', '数值'],
          ['parks', '2022-05', 7],
        ],
      },
      旧表: {
        rows: [
          ['指标', '期', '数值'],
          ['parks', '2022-05', 9],
        ],
        hidden: 1,
      },
    }),
    long(['parks 2022-05 cumulative 9 A 旧表!C2'], { choice: { sheet: '旧表' }, reading: '旧表 long 0 0' }),
  ],
  'hidden-sheet-only': [
    made({
      说明: { rows: [['填报说明']] },
      表1: {
        rows: [
          ['指标', '期', '数值'],
          ['parks', '2022-05', 7],
        ],
        hidden: 1,
      },
    }),
    { problem: 'figures-layout-unknown' },
  ],
  'sheets-two-with-figures': [
    made({
      五月: {
        rows: [
          ['指标', '期', '数值'],
          ['parks', '2022-05', 7],
        ],
      },
      六月: {
        rows: [
          ['指标', '期', '数值'],
          ['parks', '2022-06', 9],
        ],
      },
    }),
    { problem: 'figures-layout-unclear', proposals: ['五月 long 1 1', '六月 long 1 1'] },
  ],
  'sheets-one-chosen': [
    made({
      五月: {
        rows: [
          ['指标', '期', '数值'],
          ['parks', '2022-05', 7],
        ],
      },
      '六月 (终)': {
        rows: [
          ['指标', '期', '数值'],
          ['parks', '2022-06', 9],
        ],
      },
    }),
    long(["parks 2022-06 cumulative 9 A '六月 (终)'!C2"], {
      choice: { sheet: '六月 (终)' },
      reading: '六月 (终) long 0 0',
    }),
  ],
  'sheets-explained-beside': [
    made({
      填报说明: { rows: [['本表按月填报。'], ['口袋公园', '指绿地']] },
      表1: {
        rows: [
          ['指标', '期', '数值'],
          ['parks', '2022-05', 7],
        ],
      },
    }),
    long(['parks 2022-05 cumulative 7 A 表1!C2']),
  ],
  'sheet-unknown': [
    sheet([
      ['指标', '期', '数值'],
      ['parks', '2022-05', 7],
    ]),
    { problem: 'sheet-unknown', choice: { sheet: '表2' } },
  ],
  // Wide tables.
  'across-unconfirmed': [
    sheet(WIDE, { merges: ['A1:E1'] }),
    { problem: 'figures-layout-unclear', proposals: ['表1 months-across 2 6'] },
  ],
  'across-confirmed': [sheet(WIDE, { merges: ['A1:E1'] }), across(WIDE_FIGURES)],
  'across-two-head-rows': [
    sheet(
      [
        ['2022年主要指标', null, null, null, null],
        ['指标', '1-4月', null, '1-5月', null],
        [null, '绝对值（亿元）', '同比增长（%）', '绝对值（亿元）', '同比增长（%）'],
        ['地区生产总值', 180.5, 8.1, 230.1, 8.2],
        ['固定资产投资额', 250, null, 320, null],
        ['注：按现价计算'],
      ],
      { merges: ['A1:E1', 'A2:A3', 'B2:C2', 'D2:E2'] },
    ),
    across(
      [
        'gdp-growth 2022-04 cumulative 180.5 A 表1!B4',
        'gdp-growth 2022-04 cumulative-yoy 8.1 A 表1!C4',
        'gdp-growth 2022-05 cumulative 230.1 A 表1!D4',
        'gdp-growth 2022-05 cumulative-yoy 8.2 A 表1!E4',
        'investment 2022-04 cumulative 250 A 表1!B5',
        'investment 2022-05 cumulative 320 A 表1!D5',
      ],
      { skipped: ['6 footnote'] },
    ),
  ],
  'across-one-month-by-basis': [
    sheet(
      [
        TITLE,
        ['指标名称', '计量单位', '累计', '累计同比(±%)', '上年同期', '位次'],
        ['一、地区生产总值', '亿元', 230.1, 0.082, 212.7, 3],
        ['二、固定资产投资额', '万元', 3200000, null, 2900000, 1],
        ['　　其中：口袋公园', '个', 7, null, 5, 2],
      ],
      { merges: ['A1:F1'] },
    ),
    across(
      [
        'gdp-growth 2022-05 cumulative 230.1 A 表1!C3',
        'investment 2022-05 cumulative 320 A 表1!C4',
        'parks 2022-05 cumulative 7 A 表1!C5',
      ],
      {
        faults: ['3 表1!D3 percent-as-fraction 8.2'],
        conversions: ['表1!C4 3200000 万元 320 亿元'],
      },
    ),
  ],
  'across-rows-not-in-the-plan': [
    sheet([['2022年'], ['指标', '4月', '5月'], ['口袋公园', 6, 7], ['第一产业', 3, 4]]),
    across(['parks 2022-04 cumulative 6 A 表1!B3', 'parks 2022-05 cumulative 7 A 表1!C3'], {
      faults: ['4 表1!A4 figure-indicator-unknown', '4 表1!A4 figure-indicator-unknown'],
    }),
  ],
  'across-mapped-by-a-person': [
    sheet([['2022年'], ['项目', '4月', '5月'], ['公园', 6, 7], ['第一产业', 3, 4], ['合计', 9, 11]]),
    across(['parks 2022-04 cumulative 6 A 表1!B3', 'parks 2022-05 cumulative 7 A 表1!C3'], {
      choice: {
        mapping: {
          layout: 'months-across',
          sheet: '表1',
          firstRow: 3,
          lastRow: null,
          columns: { indicator: 'A' },
          series: [
            { column: 'B', period: '2022-04', indicator: null, basis: null, unit: null },
            { column: 'C', period: '2022-05', indicator: null, basis: 'cumulative', unit: null },
          ],
          unit: null,
          year: null,
          names: { 公园: 'parks', 第一产业: null },
          hidden: false,
        },
      },
      skipped: ['4 left-alone', '5 total'],
    }),
  ],
  'across-hidden-column': [
    sheet([['2022年'], ['指标', '4月', '5月'], ['口袋公园', 6, 7]], { hiddenColumns: [1] }),
    across(['parks 2022-05 cumulative 7 A 表1!C3'], { reading: '表1 months-across 0 1' }),
  ],
  'across-merged-names': [
    sheet(
      [
        ['2022年'],
        ['指标', '口径', '4月', '5月'],
        ['地区生产总值增速', '累计同比', 8.1, 8.2],
        [null, '同比', 7.9, 8.4],
      ],
      { merges: ['A3:A4'] },
    ),
    across([
      'gdp-growth 2022-04 cumulative-yoy 8.1 A 表1!C3',
      'gdp-growth 2022-05 cumulative-yoy 8.2 A 表1!D3',
      'gdp-growth 2022-04 yoy 7.9 A 表1!C4',
      'gdp-growth 2022-05 yoy 8.4 A 表1!D4',
    ]),
  ],
  'across-table-unit': [
    sheet([
      ['2022年固定资产投资'],
      ['单位：万元'],
      ['指标', '4月', '5月'],
      ['固定资产投资额', 2500000, 3200000],
    ]),
    across(['investment 2022-04 cumulative 250 A 表1!B4', 'investment 2022-05 cumulative 320 A 表1!C4'], {
      conversions: ['表1!B4 2500000 万元 250 亿元', '表1!C4 3200000 万元 320 亿元'],
    }),
  ],
  'down-unconfirmed': [
    sheet([
      ['月份', '口袋公园', '重点项目'],
      ['2022年4月', 6, 40],
      ['2022年5月', 7, 41],
    ]),
    { problem: 'figures-layout-unclear', proposals: ['表1 months-down 2 4'] },
  ],
  'down-confirmed': [
    sheet([
      ['月份', '口袋公园', '重点项目'],
      ['2022年4月', 6, 40],
      ['2022年5月', 7, '…'],
      ['合计', 13, 81],
    ]),
    down(
      [
        'parks 2022-04 cumulative 6 A 表1!B2',
        'projects 2022-04 cumulative 40 A 表1!C2',
        'parks 2022-05 cumulative 7 A 表1!B3',
        'projects 2022-05 cumulative null M 表1!C3',
      ],
      { skipped: ['4 total'] },
    ),
  ],
  'across-years-beside-names': [
    sheet(
      [
        ['指标', '年份', '4月', '5月'],
        ['口袋公园', '2021年', 4, 5],
        [null, 2022, 6, 7],
        ['固定资产投资额（亿元）', 2022, 250, 320],
      ],
      { merges: ['A2:A3'] },
    ),
    across([
      'parks 2021-04 cumulative 4 A 表1!C2',
      'parks 2021-05 cumulative 5 A 表1!D2',
      'parks 2022-04 cumulative 6 A 表1!C3',
      'parks 2022-05 cumulative 7 A 表1!D3',
      'investment 2022-04 cumulative 250 A 表1!C4',
      'investment 2022-05 cumulative 320 A 表1!D4',
    ]),
  ],
  'across-years-of-one-indicator': [
    sheet([
      ['2021-2022年口袋公园分月情况（个）'],
      ['年份', '1-2月', '3月', '4月'],
      [2021, 1, 2, 3],
      [2022, 4, 5, '—'],
      ['注：含在建。'],
    ]),
    across(
      [
        'parks 2021-02 cumulative 1 A 表1!B3',
        'parks 2021-03 cumulative 2 A 表1!C3',
        'parks 2021-04 cumulative 3 A 表1!D3',
        'parks 2022-02 cumulative 4 A 表1!B4',
        'parks 2022-03 cumulative 5 A 表1!C4',
        'parks 2022-04 cumulative null M 表1!D4',
      ],
      { skipped: ['5 footnote'] },
    ),
  ],
  'across-years-unconfirmed': [
    sheet([['口袋公园'], ['年份', '1月', '2月'], [2021, 1, 2], [2022, 3, 4]]),
    { problem: 'figures-layout-unclear', proposals: ['表1 months-across 1 4'] },
  ],
  'down-years-beside': [
    sheet([
      ['年份', '月份', '口袋公园', '重点项目'],
      [2021, 11, 5, 30],
      [null, 12, 6, 31],
      [2022, 1, 1, 2],
    ]),
    down([
      'parks 2021-11 cumulative 5 A 表1!C2',
      'projects 2021-11 cumulative 30 A 表1!D2',
      'parks 2021-12 cumulative 6 A 表1!C3',
      'projects 2021-12 cumulative 31 A 表1!D3',
      'parks 2022-01 cumulative 1 A 表1!C4',
      'projects 2022-01 cumulative 2 A 表1!D4',
    ]),
  ],
  'down-years-as-headings': [
    sheet([
      ['月份', '口袋公园', '重点项目'],
      ['2021年'],
      ['11月', 5, 30],
      ['12月', 6, 31],
      ['2022年'],
      ['1-2月', 1, 2],
    ]),
    down(
      [
        'parks 2021-11 cumulative 5 A 表1!B3',
        'projects 2021-11 cumulative 30 A 表1!C3',
        'parks 2021-12 cumulative 6 A 表1!B4',
        'projects 2021-12 cumulative 31 A 表1!C4',
        'parks 2022-02 cumulative 1 A 表1!B6',
        'projects 2022-02 cumulative 2 A 表1!C6',
      ],
      { skipped: ['2 heading', '5 heading'] },
    ),
  ],
  'down-two-head-rows': [
    sheet(
      [
        ['2022年'],
        ['月份', '固定资产投资额', '地区生产总值', null],
        [null, '（万元）', '累计（亿元）', '累计同比（%）'],
        ['1-4月', 2500000, 180.5, 8.1],
        ['1-5月', 3200000, 230.1, 8.2],
      ],
      { merges: ['A2:A3', 'C2:D2'] },
    ),
    down(
      [
        'investment 2022-04 cumulative 250 A 表1!B4',
        'gdp-growth 2022-04 cumulative 180.5 A 表1!C4',
        'gdp-growth 2022-04 cumulative-yoy 8.1 A 表1!D4',
        'investment 2022-05 cumulative 320 A 表1!B5',
        'gdp-growth 2022-05 cumulative 230.1 A 表1!C5',
        'gdp-growth 2022-05 cumulative-yoy 8.2 A 表1!D5',
      ],
      { conversions: ['表1!B4 2500000 万元 250 亿元', '表1!B5 3200000 万元 320 亿元'] },
    ),
  ],
  // xls.
  'xls-long': [
    made(
      {
        表1: {
          rows: [
            ['指标', '期', '数值'],
            ['口袋公园', '2022年5月', 7],
            ['gdp-growth', '2022-05', '8.2%'],
          ],
        },
      },
      'biff8',
    ),
    {
      ...long(['parks 2022-05 cumulative 7 A 表1!C2', 'gdp-growth 2022-05 cumulative-yoy 8.2 A 表1!C3']),
      format: 'xls',
    },
    'a.xls',
  ],
  'xls-across': [
    made({ 表1: { rows: WIDE, merges: ['A1:E1'] } }, 'biff8'),
    { ...across(WIDE_FIGURES), format: 'xls' },
    'a.xls',
  ],
  'xls-called-xlsx': [
    made(
      {
        表1: {
          rows: [
            ['指标', '期', '数值'],
            ['parks', '2022-05', 7],
          ],
        },
      },
      'biff8',
    ),
    { ...long(['parks 2022-05 cumulative 7 A 表1!C2']), format: 'xls' },
  ],
  'xls-that-is-a-page': [
    Buffer.from('<html><body><table><tr><td>指标</td></tr></table></body></html>'),
    { problem: 'figures-format-unknown' },
    'a.xls',
  ],
  // What is no workbook, or asks for too much.
  'xlsx-last-cell-far-away': [
    raw({
      sheets: [
        { name: '表1', rows: `${row(1, text('A1', '指标'))}${row(1048576, number('XFD1048576', 1))}` },
      ],
    }),
    { problem: 'workbook-too-wide' },
  ],
  'xlsx-last-row-far-away': [
    raw({ sheets: [{ name: '表1', rows: `${HEAD}${row(1048576, number('A1048576', 1))}` }] }),
    { problem: 'figures-too-many-rows' },
  ],
  'xlsx-zip-of-something-else': [
    zip({ mimetype: 'application/epub+zip', 'a.txt': 'x' }),
    { problem: 'figures-format-unknown' },
  ],
  'xlsx-empty-sheet': [sheet([]), { problem: 'figures-layout-unknown' }],
  'xlsx-with-a-password': [locked(), { problem: 'workbook-locked' }],
  // CSV files that are no plain table.
  'csv-across': [
    Buffer.from('2022年鲤城区主要指标,,\n指标,4月,5月\n口袋公园,6,7\n重点项目,—,41\n'),
    {
      ...across([
        'parks 2022-04 cumulative 6 A B3',
        'parks 2022-05 cumulative 7 A C3',
        'projects 2022-04 cumulative null M B4',
        'projects 2022-05 cumulative 41 A C4',
      ]),
      format: 'csv',
      encoding: 'utf-8',
      reading: '- months-across 0 0',
    },
    'a.csv',
  ],
  'csv-across-unconfirmed': [
    Buffer.from('指标;2022年4月;2022年5月\n口袋公园;6;7\n'),
    { problem: 'figures-layout-unclear', proposals: ['- months-across 1 2'] },
    'a.csv',
  ],
  'csv-long-below-a-title': [
    Buffer.from('鲤城区月报\n\n指标,期,数值\nparks,2022-05,7\n'),
    { ...long(['parks 2022-05 cumulative 7 A C4']), format: 'csv', encoding: 'utf-8', reading: '- long 0 0' },
    'a.csv',
  ],
  // SDMX-CSV.
  'sdmx-csv': [
    Buffer.from(
      'STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE,UNIT_MULT\n' +
        'dataflow,CN:DF(1.0),I,350502,parks,2022-05,7,A,,0\n' +
        'dataflow,CN:DF(1.0),A,350502,projects,2022-M05,1.2,P,,2\n' +
        'dataflow,CN:DF(1.0),R,350502,firms,2022-Q2,NaN,M,,\n',
    ),
    {
      format: 'sdmx-csv',
      encoding: 'utf-8',
      figures: [
        'parks 2022-05 cumulative 7 A G2',
        'projects 2022-05 cumulative 120 P G3',
        'firms 2022-Q2 end null M G4',
      ],
    },
    'a.csv',
  ],
  'sdmx-csv-with-labels': [
    Buffer.from(
      '\ufeffSTRUCTURE;STRUCTURE_ID;ACTION;INDICATOR: 指标;TIME_PERIOD: 时间;OBS_VALUE: 值;OBS_STATUS: 状态\r\n' +
        'dataflow;CN:DF(1.0);I;parks: 口袋公园;2022-05;7;A: Normal value\r\n',
    ),
    {
      contentType: 'application/vnd.sdmx.data+csv;version=2.0.0;labels=both',
      format: 'sdmx-csv',
      encoding: 'utf-8',
      figures: ['parks 2022-05 cumulative 7 A F2'],
    },
    'figures',
  ],
  'units-of-area-and-people': [
    Buffer.from(
      '指标,期,数值,单位\n供应用地,2022-04,20,公顷\n供应用地,2022-05,3.5E2,亩\n城镇新增就业,2022-04,4500,人\n城镇新增就业,2022-05,0.62,万人\n',
    ),
    {
      format: 'csv',
      encoding: 'utf-8',
      figures: [
        'land 2022-04 cumulative 300 A C2',
        'land 2022-05 cumulative 350 A C3',
        'jobs 2022-04 cumulative 0.45 A C4',
        'jobs 2022-05 cumulative 0.62 A C5',
      ],
      conversions: ['C2 20 公顷 300 亩', 'C4 4500 人 0.45 万人'],
    },
    'a.csv',
  ],
  'csv-across-one-head-row-unconfirmed': [
    Buffer.from('指标,2022年4月,2022年5月\n口袋公园,6,7\n重点项目,40,41\n'),
    { problem: 'figures-layout-unclear', proposals: ['- months-across 2 4'] },
    'a.csv',
  ],
  'csv-across-one-head-row': [
    Buffer.from('指标,2022年4月,2022年5月\n口袋公园,6,7\n重点项目,40,41\n'),
    {
      format: 'csv',
      encoding: 'utf-8',
      choice: { layout: 'months-across' },
      reading: '- months-across 0 0',
      figures: [
        'parks 2022-04 cumulative 6 A B2',
        'parks 2022-05 cumulative 7 A C2',
        'projects 2022-04 cumulative 40 A B3',
        'projects 2022-05 cumulative 41 A C3',
      ],
    },
    'a.csv',
  ],
  'csv-across-years': [
    Buffer.from('口袋公园,,\n年份,4月,5月\n2021年,4,5\n2022年,6,7\n'),
    {
      format: 'csv',
      encoding: 'utf-8',
      choice: { layout: 'months-across' },
      reading: '- months-across 0 0',
      figures: [
        'parks 2021-04 cumulative 4 A B3',
        'parks 2021-05 cumulative 5 A C3',
        'parks 2022-04 cumulative 6 A B4',
        'parks 2022-05 cumulative 7 A C4',
      ],
    },
    'a.csv',
  ],
  'sdmx-csv-that-deletes': [
    Buffer.from(
      'STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,TIME_PERIOD,OBS_VALUE\ndataflow,CN:DF(1.0),D,parks,2022-05,\n',
    ),
    { problem: 'figures-unreadable' },
    'a.csv',
  ],
}

/** What a workbook with a password looks like from outside: a compound file with the package in it, encrypted. */
function locked() {
  const file = CFB.utils.cfb_new()
  CFB.utils.cfb_add(file, '/EncryptionInfo', Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0, 0x3c, 0x3e]))
  CFB.utils.cfb_add(file, '/EncryptedPackage', Buffer.alloc(64, 7))
  return CFB.write(file, { type: 'buffer' })
}

// `node scripts/workbook-fixtures.mjs NAME…` writes these only.
const asked = process.argv.slice(2)
let count = 0
for (const [name, [bytes, expected, file = 'a.xlsx']] of Object.entries(cases)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  count++
  const path = `${folder}${name}/`
  rmSync(path, { recursive: true, force: true })
  mkdirSync(path, { recursive: true })
  writeFileSync(`${path}${file}`, bytes)
  writeFileSync(`${path}expected.json`, `${JSON.stringify({ file, ...expected }, null, 2)}\n`)
}
console.log(`${count} fixtures written`)
