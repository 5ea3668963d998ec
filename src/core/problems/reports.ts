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
} as const satisfies Record<string, ProblemEntry>
