// Failures of files that are shown as evidence (佐证).
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const evidenceProblems = {
  'evidence-unknown': {
    status: 404,
    title: text('没有这件佐证', 'No such evidence'),
    detail: text(
      '没有编号为“{id}”的佐证，或不能查看。',
      'There is no evidence “{id}”, or it is not for you.',
    ),
    fix: text('刷新页面后再看。', 'Load the page again.'),
  },
  'evidence-subject-unknown': {
    status: 404,
    title: text('没有佐证所附的事项', 'Nothing that it could stand for'),
    detail: text('没有“{id}”，不能附佐证。', 'There is nothing called “{id}” for evidence to stand for.'),
    fix: text('刷新页面后再试。', 'Load the page again.'),
  },
  'evidence-not-own': {
    status: 403,
    title: text('不能在这里附佐证', 'Not yours to show evidence for'),
    detail: text(
      '佐证由办理的单位或督查员添加，由添加的人或督查员撤下。',
      'Whoever answers for it, or a supervisor, adds evidence; whoever added it, or a supervisor, withdraws it.',
    ),
    fix: text('请承办单位或督查员办理。', 'Ask the unit that answers for it, or a supervisor.'),
  },
  'evidence-empty': {
    status: 422,
    title: text('文件是空的', 'The file is empty'),
    detail: text('“{name}”没有内容。', '“{name}” is empty.'),
    fix: text('核对后重新选择。', 'Choose the file again.'),
  },
  'evidence-too-large': {
    status: 413,
    title: text('文件过大', 'The file is too large'),
    detail: text('“{name}”超过 {most} MB。', '“{name}” is larger than {most} MB.'),
    fix: text('压缩图片，或拆成几件。', 'Make pictures smaller, or split it.'),
  },
  'evidence-type-refused': {
    status: 415,
    title: text('不收这类文件', 'This kind of file is not taken'),
    detail: text(
      '按内容看，“{name}”不是可以收的文件。',
      'By its content “{name}” is none of the files that are taken.',
    ),
    fix: text('可收：{zh}。', 'Taken are: {en}.'),
  },
  'evidence-too-many': {
    status: 409,
    title: text('佐证已满', 'Too much evidence'),
    detail: text('同一事项至多 {most} 件佐证。', 'One matter has at most {most} files.'),
    fix: text('合并成一件，或撤下不用的。', 'Join them into one, or withdraw what is not needed.'),
  },
  'evidence-day-full': {
    status: 429,
    title: text('今日上传已满', 'Enough for one day'),
    detail: text(
      '每人每 24 小时至多上传 {most} MB 佐证。',
      'One person sends at most {most} MB of evidence in 24 hours.',
    ),
    fix: text('明天再传，或先压缩。', 'Go on tomorrow, or make the files smaller.'),
  },
  'evidence-full': {
    status: 507,
    title: text('佐证空间已满', 'No room for evidence'),
    detail: text('全部佐证至多占 {most} MB。', 'All evidence together takes at most {most} MB.'),
    fix: text(
      '请管理员调大 MAX_EVIDENCE_TOTAL_MB。',
      'Ask an administrator for a larger MAX_EVIDENCE_TOTAL_MB.',
    ),
  },
  'evidence-removed': {
    status: 409,
    title: text('已经撤下', 'Withdrawn already'),
    detail: text('这件佐证已撤下。', 'This evidence was withdrawn already.'),
    fix: text('刷新页面后再看。', 'Load the page again.'),
  },
  'evidence-bytes-missing': {
    status: 500,
    title: text('佐证文件缺失', 'The file is missing'),
    detail: text(
      '佐证“{id}”的文件不在数据文件夹里。',
      'The file of the evidence “{id}” is not in the data folder.',
    ),
    fix: text('请管理员从备份恢复。', 'Ask an administrator to restore it from a backup.'),
  },
} as const satisfies Record<string, ProblemEntry>
