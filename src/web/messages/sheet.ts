// The words of the desk's script: sending with its progress, and the sheet with its cells.
import { type Language, type Text, text } from '../../core/text.ts'
import { type Speak, speak } from '../kit/speak.ts'

export const sheetWords = {
  dropHere: text('松开鼠标，上传这个文件', 'Let go to send this file'),
  pasteHere: text(
    '选中文件即上传；也可以把文件拖到页面任何地方，或直接粘贴（Ctrl+V）复制的区域。',
    'A chosen file is sent at once. It can also be dropped anywhere on this page, or a copied range pasted (Ctrl+V).',
  ),
  sending: text('正在上传 {name}', 'Sending {name}'),
  reading: text('正在读取 {name}', 'Reading {name}'),
  stepSent: text('上传', 'Sent'),
  stepRead: text('读取', 'Rows read'),
  stepChecked: text('核对', 'Figures checked'),
  rows: text('{n} 行', '{n}'),
  ofFigures: text('{n} / {of} 个数据', '{n} of {of}'),
  cancel: text('取消', 'Cancel'),
  cancelled: text('已取消，没有保存任何内容。', 'Cancelled; nothing was kept.'),
  onePlease: text('一次请只放一个文件。', 'One file at a time, please.'),
  nothing: text('请先选择文件，或粘贴表格内容。', 'Choose a file or paste a range first, please.'),
  lost: text('连接中断，请重试。', 'The line broke; try again, please.'),
  pasted: text('粘贴的区域', 'the pasted range'),
  sheets: text('工作表', 'Sheets'),
  notRead: text('未读取', 'not read'),
  hidden: text('隐藏', 'hidden'),
  grid: text('表格内容，方向键移动', 'The sheet; arrow keys move'),
  rowNumber: text('行号', 'Row number'),
  all: text('全部', 'All'),
  show: text('只看', 'Show only'),
  next: text('下一处问题', 'Next problem'),
  previous: text('上一处', 'Previous'),
  keys: text(
    '方向键移动 · F2 改单元格 · F8 下一处问题',
    'Arrow keys move · F2 changes a cell · F8 goes to the next problem',
  ),
  noProblem: text('没有问题要处理。', 'There is no problem to look at.'),
  position: text('第 {n} 处，共 {of} 处', '{n} of {of}'),
  inFile: text('文件中', 'In the file'),
  edited: text('已改', 'changed'),
  restore: text('恢复文件原样', 'Back to the file’s own'),
  accept: text('采用建议：{text}', 'Take the suggestion: {text}'),
  acceptAll: text('采用全部 {n} 处建议', 'Take all {n} suggestions'),
  change: text('改这一格', 'Change this cell'),
  newText: text('{cell} 的新内容', 'New text of {cell}'),
  empty: text('（空）', '(empty)'),
  none: text('无数', 'none'),
  now: text('现有', 'Now'),
  sent: text('本次', 'Sent'),
  unit: text('单位换算', 'Unit'),
  notCounted: text('不是数据格', 'Not a cell of figures'),
  chooseCell: text('选一个单元格，看它会怎样。', 'Choose a cell to see what becomes of it.'),
  checking: text('正在重新核对…', 'Checking again…'),
  checked: text('已重新核对。', 'Checked again.'),
  notSaved: text('改动没有保存：{why}', 'The change was not kept: {why}'),
  doubts: text('疑点', 'Doubts'),
  doubtsHow: text(
    '请先核对。确实无误的写明原因，随报送保存；可逐条写，也可写一条用于全部。',
    'Look at each first. What is right needs a reason, which is kept: one for each, or one for all.',
  ),
  reasonAll: text('全部疑点的原因', 'Reason for all doubts'),
  reasonOwn: text('{cell} 的原因', 'Reason for {cell}'),
  reasonMissing: text('还有 {n} 处疑点没有写明原因。', '{n} doubts have no reason yet.'),
  refusedStill: text(
    '还有 {n} 个单元格有错，改正后才能入库。',
    '{n} cells are refused; nothing is stored before they are put right.',
  ),
  saved: text('草稿已自动保存，一周内可随时回来。', 'The draft is kept: come back any time within a week.'),
} as const satisfies Record<string, Text>

type SheetWord = keyof typeof sheetWords

export type SayWord = Speak<SheetWord>

/** The script's words in one language. */
export const wordsIn = (lang: Language): SayWord => speak(sheetWords, lang)
