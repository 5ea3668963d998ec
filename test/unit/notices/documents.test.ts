// The same notice as plain text, Markdown, web page and Word document gives the same tasks; what is no notice is a Problem.
import { expect, test } from 'vitest'
import { storedZip } from '../../../src/ingest/decoding/zip.ts'
import { decodeNotice, withinLimits } from '../../../src/notices/decoders/index.ts'
import { blocksOfSheet } from '../../../src/notices/decoders/sheet.ts'
import { readNotice } from '../../../src/notices/read-notice.ts'
import type { ReadNotice } from '../../../src/notices/reading.ts'
import { readingToJson } from '../../../src/notices/reading-json.ts'
import { readPlan } from '../../../src/plans/parse-plan.ts'
import { draftYaml } from '../../support/draft-yaml.ts'

const ROWS = [
  ['序号', '具体任务', '牵头单位', '责任单位', '分管领导', '完成时限'],
  ['1', '地区生产总值增长6%左右。', '区发改局', '各街道办事处 区统计局', '王 伟', '12月底'],
  ['(一) 抓好民生'],
  ['2', '新建口袋公园6个、公厕12座，力争年底前投用。', '区城管局 (区园林中心)', '', '陈 颖 李超端', '9月底'],
] as const

const file = (name: string, content: string | Buffer) => {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return { name, bytes, text: async () => bytes.toString('utf8') }
}
const read = async (name: string, content: string | Buffer): Promise<ReadNotice> =>
  readNotice(await decodeNotice(file(name, content)), { year: null })

const TITLE = '2026年区政府工作报告目标任务分解表'
const asText = `${TITLE}\n某政办〔2026〕3号\n${ROWS.map((row) => row.join('\t')).join('\n')}`
const asMarkdown = `# ${TITLE}\n\n某政办〔2026〕3号\n\n| ${ROWS[0].join(' | ')} |\n|---|---|---|---|---|---|\n${ROWS.slice(
  1,
)
  .map((row) => `| ${row.join(' | ')} |`)
  .join('\n')}`
const asHtml = `<html><head><style>p{color:red}</style></head><body><h1>${TITLE}</h1><p>某政办〔2026〕3号</p><table>${ROWS.map(
  (row) =>
    `<tr>${row.map((cell) => `<td${row.length === 1 ? ' colspan="6"' : ''}><p>${cell}</p></td>`).join('')}</tr>`,
).join('')}</table><script>alert(1)</script></body></html>`
const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const docxParts = Object.entries({
  '[Content_Types].xml':
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  '_rels/.rels':
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph(TITLE)}${paragraph('某政办〔2026〕3号')}<w:tbl>${ROWS.map(
    (row) =>
      `<w:tr>${row.map((cell) => `<w:tc><w:tcPr>${row.length === 1 ? '<w:gridSpan w:val="6"/>' : ''}</w:tcPr>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`,
  ).join('')}</w:tbl></w:body></w:document>`,
}).map(([name, part]) => [name, Buffer.from(part)] as const)
const asDocx = storedZip(docxParts)

test.for([
  ['notice.txt', asText],
  ['notice.md', asMarkdown],
  ['notice.html', asHtml],
  ['notice.docx', asDocx],
] as const)('%s', async ([name, content]) => {
  const notice = await read(name, content)
  expect(notice).toMatchObject({
    title: TITLE,
    document: '某政办〔2026〕3号',
    year: 2026,
    shape: 'duty-table',
  })
  const [first, second] = notice.tasks
  expect(notice.tasks).toHaveLength(2)
  expect(first).toMatchObject({
    number: 1,
    section: null,
    text: '地区生产总值增长6%左右。',
    lead: ['区发改局'],
    responsible: ['各街道办事处', '区统计局'],
    leaders: ['王伟'],
    deadline: '2026-12-31',
  })
  expect(second).toMatchObject({
    number: 2,
    section: '(一) 抓好民生',
    lead: ['区城管局(区园林中心)'],
    leaders: ['陈颖', '李超端'],
    deadline: '2026-09-30',
  })
  expect(second?.targets.map(({ value, unit }) => `${value}${unit}`)).toEqual(['6个', '12座'])
})

test('the rows of a workbook’s sheet: lines above the head are text', () => {
  const blocks = blocksOfSheet([[TITLE, '', ''], ['', '', ''], ...ROWS])
  const notice = readNotice(withinLimits(blocks), { year: null })
  expect(notice).toMatchObject({ title: TITLE, year: 2026, shape: 'duty-table' })
  expect(notice.tasks.map(({ section, lead }) => [section, lead[0]])).toEqual([
    [null, '区发改局'],
    ['(一) 抓好民生', '区城管局(区园林中心)'],
  ])
  expect(() => withinLimits([])).toThrow('notice-empty')
})

test('the draft is a plan without faults, with phrase, rule and questions', async () => {
  const yaml = draftYaml(await read('notice.txt', `${asText}\n3\t粮食产量稳定在23万吨。\t区农水局\t\t\t`))
  const { plan, faults } = readPlan(yaml)
  expect(faults).toEqual([])
  expect(plan?.indicators).toHaveLength(4)
  expect(yaml).toContain('疑问')
  expect(yaml).toContain('# comparator:左右')
})

test('JSON has numbers as numbers, and the upper end of a range', async () => {
  const printed = JSON.parse(
    readingToJson(await read('notice.txt', '2026年主要预期目标\n经济增长6%—7%，新增就业1.2万人。'), 'zh'),
  )
  expect(printed.targets).toMatchObject([
    { task: 1, value: 6, upper: 7, unit: '%', comparator: 'between' },
    { task: 1, value: 1.2, unit: '万人', comparator: 'at-least' },
  ])
})

test('a list of indicators: this year’s column and its growth are targets, last year’s is none', async () => {
  const notice = await read(
    'list.md',
    '# 2026年主要指标计划\n\n| 指标 | 单位 | 2025年实际 | 2026年计划 | 增长（%） |\n|---|---|---|---|---|\n| 生产总值 | 亿元 | 1023.5 | 1100 | 6左右 |\n| 登记失业率 | % | 3.1 | 4.5以内 | |',
  )
  expect(notice.shape).toBe('indicator-table')
  expect(
    notice.tasks.flatMap(({ targets }) =>
      targets.map(({ value, unit, comparator, kind }) => `${value} ${unit} ${comparator} ${kind}`),
    ),
  ).toEqual(['1100 亿元 at-least cumulative', '6 % about growth', '4.5 % at-most ceiling'])
  expect(notice.tasks.flatMap(({ left }) => left.map(({ rule }) => rule))).toEqual(['actual', 'actual'])
})

test('numbered paragraphs with their units in brackets, on the next line, or said with verbs', async () => {
  const { shape, tasks } = await read(
    'numbered.txt',
    '2026年重点工作分工\n1.新增企业20家。（牵头单位：县工信局；配合单位：县财政局、县税务局；责任领导：张三）\n2．改造小区35个。\n责任单位：县住建局\n3、建设食堂12家。（县民政局牵头，各街道配合）\n4.植树10万株。由县林业局负责落实。',
  )
  expect(shape).toBe('numbered')
  expect(tasks.map(({ number, text, lead, responsible }) => ({ number, text, lead, responsible }))).toEqual([
    { number: 1, text: '新增企业20家。', lead: ['县工信局'], responsible: ['县财政局', '县税务局'] },
    { number: 2, text: '改造小区35个。', lead: ['县住建局'], responsible: [] },
    { number: 3, text: '建设食堂12家。', lead: ['县民政局'], responsible: ['各街道'] },
    { number: 4, text: '植树10万株。', lead: ['县林业局'], responsible: [] },
  ])
  expect(tasks[0]?.leaders).toEqual(['张三'])
})

test.for([
  ['empty.txt', '', 'notice-empty'],
  ['blank.txt', '\u200f \n\n', 'notice-empty'],
  ['letter.txt', '王先生：\n来信收悉，谢谢您的关心，祝好。\n2026年3月', 'notice-without-tasks'],
  [
    'no-head.md',
    '# 2026年任务\n\n| | | |\n|---|---|---|\n| 1 | 新建公园5个 | 区城管局 |\n',
    'notice-without-tasks',
  ],
  ['no-year.txt', '目标任务\n1.新建公园5个。', 'notice-without-year'],
  ['cut.pdf', '%PDF-1.7 …', 'notice-damaged'],
  ['named.docx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1]), 'notice-damaged'],
  ['book.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1]), 'notice-format'],
  [
    'many.txt',
    `2026年目标任务\n${Array.from({ length: 10_001 }, (_, index) => `${index + 1}.新建公园5个。`).join('\n')}`,
    'notice-too-large',
  ],
] as const)('%s is refused with words', async ([name, content, code]) => {
  await expect(read(name, content)).rejects.toMatchObject({ code })
})

test('macros are left where they are: the document is read as ever', async () => {
  const plain = await read('notice.docx', asDocx)
  const withMacros = storedZip([...docxParts, ['word/vbaProject.bin', Buffer.from('Sub AutoOpen()')]])
  expect(await read('notice.docm', withMacros)).toEqual(plain)
})

test('right-to-left marks and zero-width blanks change nothing, and a number of forty digits is no target', async () => {
  const marked = await read(
    'a.txt',
    `2026年目标任务\n1.新建\u202e公园\u200b5\u200f个。\n2.完成投资${'9'.repeat(40)}亿元。`,
  )
  expect(marked.tasks[0]?.targets.map(({ value }) => value)).toEqual(['5'])
  expect(marked.tasks[1]?.targets).toEqual([])
  expect(marked.tasks[1]?.left.map(({ rule }) => rule)).toEqual(['too-many-digits'])
})

test('a range and a rate that is to beat the economy are written as such, and the plan is good', async () => {
  const notice = await read(
    'n.txt',
    '2026年工作目标\n1. 地区生产总值增长6%—7%，居民收入增长高于经济增长。（责任单位：区发改局）\n2. 新建公厕20至30座。（责任单位：区城管局）\n',
  )
  const draft = draftYaml(notice)
  expect(draft).toContain('target: { comparator: between, value: 6, upper: 7 }')
  expect(draft).toContain('target: { comparator: between, value: 20, upper: 30 }')
  const { plan, faults } = readPlan(draft)
  expect(faults).toEqual([])
  const [growth, income] = plan?.indicators ?? []
  expect(growth?.target.upper?.toString()).toBe('7')
  expect([income?.kind, income?.target.comparator, income?.target.with]).toEqual([
    'relation',
    'faster-than',
    growth?.id,
  ])
  expect(JSON.parse(readingToJson(notice, 'zh')).targets[0]).toMatchObject({
    comparator: 'between',
    value: 6,
    upper: 7,
  })
})
