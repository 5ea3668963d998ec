// Failures of what the calendar sets going.
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const clockProblems = {
  'job-unknown': {
    status: 404,
    title: text('没有这项定时任务', 'No such job'),
    detail: text('没有名为“{job}”的定时任务。', 'There is no job “{job}”.'),
    fix: text('可选的有：{known}。', 'There are: {known}.'),
  },
  'job-busy': {
    status: 409,
    title: text('任务正在运行', 'The job is under way'),
    detail: text('另一个进程正在运行“{job}”。', 'Another process is running “{job}” at this moment.'),
    fix: text(
      '稍候再试；运行情况见 duibiao jobs list。',
      'Try again in a while; `duibiao jobs list` shows how it goes.',
    ),
  },
} as const satisfies Record<string, ProblemEntry>
