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
