// Failures of documents that leave the house.
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const reportProblems = {
  'report-not-made': {
    status: 503,
    title: text('文件没有生成', 'The document was not made'),
    detail: text(
      '生成 Word 文件的进程中断，或用了 {limit} 秒以上。',
      'The process that makes the Word file ended, or took more than {limit} seconds.',
    ),
    fix: text(
      '请过一会儿再试；仍然不行，请把请求编号告诉管理员，也可以先下载 Excel 表。',
      'Try again in a while; if it stays so, tell the administrator the number of the request; the Excel table is there meanwhile.',
    ),
  },
  'report-kind-unknown': {
    status: 404,
    title: text('没有这种文件', 'No such kind of document'),
    detail: text('没有叫“{kind}”的文件。', 'There is no document called “{kind}”.'),
    fix: text('请从这些里选：{known}。', 'Choose one of these: {known}.'),
  },
  'report-subject-missing': {
    status: 400,
    title: text('没有写明是谁的文件', 'It was not said whose document'),
    detail: text('“{nameZh}”要写明{aboutZh}，没有写。', '“{nameEn}” is of {aboutEn}, and none was named.'),
    fix: text(
      '请选定{aboutZh}；命令里写 --of，接口里写 of。',
      'Choose {aboutEn}: --of of the command, of in the API.',
    ),
  },
  'report-without-figures': {
    status: 409,
    title: text('这一天还没有数据', 'There are no figures on this day'),
    detail: text(
      '站在 {asOf}、按 {knownAt} 所知，{plan} 还没有一个可以评判的数据，文件里会没有数。',
      'On {asOf}, as known at {knownAt}, {plan} has no figure to be judged: the document would have none.',
    ),
    fix: text(
      '请把截止日往后移，或者不写 known-at；各项数据哪天报送，见报送日历（/desk/calendar）。',
      'Take a later day, or leave known-at out; when figures are due stands in the calendar (/desk/calendar).',
    ),
  },
  'report-day-ahead': {
    status: 400,
    title: text('这一天还没有到', 'This day is still to come'),
    detail: text('文件截至 {asOf}，今天是 {today}。', 'The document is as of {asOf}; today is {today}.'),
    fix: text('截止日请写今天或以前的一天。', 'Take today or a day before.'),
  },
  'report-duty-none': {
    status: 409,
    title: text('没有要报的书面报告', 'No written report is owed'),
    detail: text(
      '{plan} 在 {asOf} 以后没有规定书面报告，催报函没有内容。',
      '{plan} asks for no written report after {asOf}: the letter would ask for nothing.',
    ),
    fix: text(
      '请换一个报告日以前的日期；年度目标文件里没有写报告的，加上 duties。',
      'Take a day before a report is due; where the plan file names no reports, write duties.',
    ),
  },
  'template-not-word': {
    status: 400,
    title: text('不是 Word 模板', 'Not a Word template'),
    detail: text(
      '这个文件不是可以读的 .docx：{reasonEn}。',
      'This file is no .docx that can be read: {reasonEn}.',
    ),
    fix: text(
      '请在 Word 或 WPS 里打开，另存为“Word 文档（*.docx）”再传；从默认模板改起最省事。',
      'Open it in Word or WPS and save it as a Word document (*.docx); it is easiest to begin with the default template.',
    ),
  },
  'template-too-large': {
    status: 413,
    title: text('模板太大', 'The template is too large'),
    detail: text('模板最大 {most} MB。', 'A template has at most {most} MB.'),
    fix: text('请把里面的图片压缩或去掉。', 'Make its pictures smaller or take them out.'),
  },
  'template-active': {
    status: 400,
    title: text('模板里有会运行或从外面取的东西', 'The template holds something that runs or is fetched'),
    detail: text(
      '“{part}”是宏、控件、嵌入的文件或外部链接。',
      '“{part}” is a macro, a control, an embedded file or comes from elsewhere.',
    ),
    fix: text(
      '请去掉它，另存为不带宏的 .docx；图片请直接插入，不要链接。',
      'Take it out and save as a .docx without macros; insert pictures, do not link them.',
    ),
  },
  'template-faulty': {
    status: 422,
    title: text('模板里的字段不对', 'Fields of the template are wrong'),
    detail: text(
      '有 {count} 处不对，模板没有更换。',
      'There are {count} faults; the template stays as it was.',
    ),
    fix: text('请按所列的段落改好再传。', 'Mend the paragraphs that are listed, and send it again.'),
  },
  'template-field-unknown': {
    status: 422,
    title: text('没有这个字段', 'No such field'),
    detail: text('这份文件没有“{field}”。', 'This document has no “{field}”.'),
    fix: text('请改成它有的一个：{known}。', 'Make it one that it has: {known}.'),
  },
  'template-field-missing': {
    status: 422,
    title: text('缺一个字段', 'A field is missing'),
    detail: text(
      '模板里没有“{field}”，文件会少了它。',
      'The template has no “{field}”: documents would lack it.',
    ),
    fix: text(
      '请在该出现的地方用花括号写上它；列表从 # 写到 /，照默认模板。',
      'Write it in braces where it belongs; a list from its # to its /, as the default template has it.',
    ),
  },
  'template-field-outside': {
    status: 422,
    title: text('字段不在它的列表里', 'A field outside its list'),
    detail: text(
      '“{field}”是列表“{list}”每一行的，写在了列表外面。',
      '“{field}” is of each entry of “{list}” and stands outside it.',
    ),
    fix: text(
      '请移到列表“{list}”的开始和结束之间。',
      'Move it between the beginning and the end of “{list}”.',
    ),
  },
  'template-list-open': {
    status: 422,
    title: text('列表没有结束', 'A list without an end'),
    detail: text('列表“{field}”从这一段开始，没有结束。', 'The list “{field}” begins here and never ends.'),
    fix: text(
      '请在最后一格或最后一段末尾写上结束的标记（斜线加花括号），照默认模板。',
      'Write its end, a slash in braces, in its last cell or paragraph, as the default template has it.',
    ),
  },
  'template-list-end': {
    status: 422,
    title: text('多一个列表的结束', 'An end without a list'),
    detail: text('这里有列表的结束，前面没有开始。', 'A list ends here that never began.'),
    fix: text('请删去它，或在前面补上开始。', 'Take it out, or write the beginning.'),
  },
  'template-list-plain': {
    status: 422,
    title: text('列表写成了字段', 'A list written as a field'),
    detail: text(
      '“{field}”是列表，这里写成了一个字段，或把字段写成了列表。',
      '“{field}” is a list and stands as a field, or the other way round.',
    ),
    fix: text('列表的开始要加 #，照默认模板。', 'A list begins with #, as the default template has it.'),
  },
  'template-brace': {
    status: 422,
    title: text('花括号不成对', 'A brace without its partner'),
    detail: text('“{words}”里有单个的花括号。', 'In “{words}” a brace stands alone.'),
    fix: text(
      '字段两边都要有花括号；正文里不要用花括号。',
      'A field has braces on both sides; use none in other words.',
    ),
  },
  'template-not-filled': {
    status: 422,
    title: text('模板填不进内容', 'The template cannot be filled'),
    detail: text('字段都对，但试填时没有成功。', 'Its fields are right, and filling it did not work.'),
    fix: text(
      '多半是列表的开始和结束不在同一张表或同一层里：请照默认模板放在同一行、同一单元格或同一段里。',
      'Most likely a list begins in one table or level and ends in another: keep both in one row, cell or paragraph, as the default template has them.',
    ),
  },
  'template-gone': {
    status: 500,
    title: text('模板的文件不在了', 'The file of the template is gone'),
    detail: text(
      '找不到模板 {sha256}，文件没有生成。',
      'The template {sha256} is not there; the document was not made.',
    ),
    fix: text(
      '请管理员从备份恢复数据目录的 templates，或在“文件模板”页换回默认模板。',
      'The administrator restores templates of the data folder from a backup, or goes back to the default template.',
    ),
  },
  'report-unknown': {
    status: 404,
    title: text('没有这份文件', 'No such document'),
    detail: text('这个编号不是一份文件的编号。', 'This is not the id of a document.'),
    fix: text(
      '请用 POST /api/v1/reports 答复里的编号，一字不改。',
      'Take the id that POST /api/v1/reports answered, unchanged.',
    ),
  },
} as const satisfies Record<string, ProblemEntry>
