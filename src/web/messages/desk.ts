// The words of sending and previewing, on the server and in the browser. Few, so that a script may carry them.
import { type Text, text } from '../../core/text.ts'
import type { MarkState } from '../../desk/sheet-view.ts'

export const deskWords = {
  title: text('报送数据', 'Send figures'),
  template: text('下载本月模板', 'Download the month’s template'),
  month: text('月份', 'Month'),
  plan: text('年度目标', 'Plan'),
  file: text('选择文件，或拖到这里', 'Choose a file, or drop it here'),
  formats: text('{formats} 均可。', '{formats}.'),
  paste: text('或者粘贴从表格复制的区域（含表头）', 'Or paste a range copied from a sheet, with its head'),
  look: text('预览', 'Preview'),
  nothing: text('预览不会入库；确认之后才保存。', 'A preview stores nothing; only “confirm” does.'),
  waiting: text('等待确认的草稿', 'Drafts that wait'),
  waitingHow: text(
    '草稿只有本人能看，保留一周。',
    'A draft is seen by its sender only and waits for a week.',
  ),
  sentAt: text('上传于 {at}', 'sent {at}'),
  until: text('保留至 {at}', 'waits until {at}'),
  mended: text('已改 {n} 格', '{n} cells put right'),
  resume: text('继续', 'Continue'),
  forget: text('删除', 'Delete'),
  forgetThis: text('删除草稿 {name}', 'Delete the draft {name}'),
  preview: text('预览', 'Preview'),
  cell: text('单元格', 'Cell'),
  indicator: text('指标', 'Indicator'),
  period: text('期', 'Period'),
  before: text('现有', 'Now'),
  after: text('本次', 'Sent'),
  state: text('结果', 'What it is'),
  remark: text('问题与建议', 'Problem and suggestion'),
  shown: text('共 {total} 个数据，显示前 {shown} 个。', '{total} figures; the first {shown} are shown.'),
  changes: text('确认后将改变的状态', 'Statuses that would change'),
  confirm: text('确认入库', 'Confirm and store'),
  reason: text('上面的疑点为什么可以放行', 'Why the doubts above may pass'),
  refused: text(
    '不能入库：请按单元格改正，或改好文件再重新上传。',
    'It cannot be stored: mend the cells named here, or mend the file and send it again.',
  ),
  again: text('换一个文件', 'Another file'),
  readColumns: text('读这些列，不要的去掉勾选', 'Columns that are read; clear those to be left out'),
  columnCalled: text('{column} 列 {words}', 'column {column} {words}'),
  read: text('按这种读法', 'Read it like this'),
  readSheets: text('读这些工作表，不要的去掉勾选', 'Sheets that are read; clear those to be left out'),
  readRows: text('读这些行，不要的去掉勾选', 'Rows that are read; clear those to be left out'),
  nameRows: text(
    '这些行不是年度目标里的指标：指明是哪一个，或不读',
    'These rows are no indicators of the plan: say which they are, or leave them out',
  ),
  leftAlone: text('不读', 'leave out'),
  firstRows: text('读到的内容（前 {n} 行）', 'What was read (the first {n} rows)'),
  wayOn: text(
    '可以在下面的表里把名称改成年度目标里的全称，也可以下载模板填报。',
    'A name can be put right in the sheet below, or the template can be filled in.',
  ),
  templateLink: text('下载模板', 'The template'),
  mendTo: text('{cell} 改为', '{cell} should be'),
  mend: text('改', 'Change'),
} as const satisfies Record<string, Text>

/** Told apart by mark and word; the colour only helps. */
export const CELL_MARKS: Readonly<
  Record<MarkState, { readonly word: Text; readonly mark: string; readonly light: string }>
> = {
  refused: { word: text('有错', 'Refused'), mark: '✕', light: 'light-red' },
  warned: { word: text('存疑', 'Doubtful'), mark: '?', light: 'light-yellow' },
  revised: { word: text('更正', 'Revised'), mark: '≠', light: 'light-blue' },
  new: { word: text('新增', 'New'), mark: '+', light: 'light-green' },
  unchanged: { word: text('未变', 'Unchanged'), mark: '=', light: 'light-grey' },
  empty: { word: text('空', 'Empty'), mark: '○', light: 'light-grey' },
}

/** What needs a look first. */
export const MARK_ORDER = ['refused', 'warned', 'revised', 'new', 'unchanged', 'empty'] as const
