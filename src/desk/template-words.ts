// The words of the template: heads that the reader of figures knows, and the sheet that explains.
import { type Text, text } from '../core/text.ts'

/** In the order of the sheet's columns. Heads without a role are for people only. */
export const COLUMNS = {
  id: { head: text('指标代码', 'indicator_id'), width: 22 },
  name: { head: text('指标名称', 'indicator_name'), width: 34 },
  unit: { head: text('单位', 'unit'), width: 9 },
  period: { head: text('期', 'period'), width: 11 },
  yearBefore: { head: text('去年同期', 'same period last year'), width: 13 },
  previous: { head: text('上期', 'period before'), width: 13 },
  value: { head: text('数值', 'value'), width: 16 },
  status: { head: text('状态', 'status'), width: 11 },
  note: { head: text('备注', 'note'), width: 28 },
  basis: { head: text('口径', 'basis'), width: 16 },
  region: { head: text('地区', 'region'), width: 10 },
} as const satisfies Record<string, { head: Text; width: number }>

export type ColumnName = keyof typeof COLUMNS
export const COLUMN_NAMES = Object.keys(COLUMNS) as readonly ColumnName[]

/** What a person types into; everything else is locked. */
export const INPUTS: readonly ColumnName[] = ['value', 'status', 'note']

/** Words for a status that the reader of figures knows, the usual one first. */
export const STATUS_CHOICES: readonly Text[] = [
  text('正常', 'A'),
  text('初步核算', 'P'),
  text('预计', 'E'),
  text('缺报', 'M'),
]

/** Whose share it is, beside the name of what is shared out; for people only. */
export const PART = { head: text('分解到', 'shared out to'), width: 20 } as const

/** What the sheet of shares adds to what is explained. */
export const SHARES_EXPLAINED = text(
  '“分解”表一行一个单位或地方，填法与“数据”表相同；整体的数在“数据”表里填。各部分的数加起来应等于整体的数，比率不相加。',
  'The sheet “Shares” has a row for each unit or place and is filled in like “Figures”, where the whole stands. Shares of amounts make up the whole; rates are never added.',
)

export const WRONG = {
  value: text(
    '请填数字，不带单位和千分位以外的符号；没有数就留空。',
    'A number, please, without a unit; leave it blank when there is none.',
  ),
  status: text('请从列表中选择。', 'Choose from the list, please.'),
  title: text('不能这样填', 'That does not fit'),
}

/** Lines of the explaining sheet. Nothing in them may look like a figure. */
export const EXPLAINED: readonly Text[] = [
  text(
    '只填黄色的三列：数值、状态、备注。其余各列已锁定，不要改动、删列或换列。',
    'Fill in the three yellow columns only: value, status, note. The others are locked; leave them, and their order, as they are.',
  ),
  text(
    '数值按“单位”列填写。百分数填百分点：增长八点二，填 8.2，也可以填 8.2%。',
    'Values are in the unit of their row. Percentages are points: 8.2, or 8.2%.',
  ),
  text(
    '没有数的行留空，不要填零；明确没有数的，状态选“缺报”，数值填“—”。',
    'Leave rows blank for which there is nothing yet, and write no zero; where there certainly is none, choose status M and write — as the value.',
  ),
  text(
    '口径说明数值统计的范围：累计是年初至本期，期末是期末时点，同比是与去年同期相比。',
    'The basis says what a value counts over: cumulative is from the year’s start, end is at the period’s end, yoy is against the year before.',
  ),
  text(
    '状态不选即“正常”。快报数选“初步核算”，预计数选“预计”。',
    'No status means a normal figure. Choose P for a provisional and E for an estimated one.',
  ),
  text('备注随数据保存，例如口径调整、初步核实。', 'A note is kept with its figure.'),
  text(
    '去年同期、上期是系统中现有的数，仅供核对，不会再次读入。',
    'Last year’s and the last period’s figures are those that stand now. They are for comparison and are not read again.',
  ),
  text(
    '填好后在“报送”页面上传，先看预览，再确认入库。',
    'Upload the file on the page “Send”, look at the preview, and then confirm.',
  ),
]
