// Failures of an office's own calendar (`holidays.yaml`).
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'
import { yamlFileProblems } from './yaml-files.ts'

const yaml = yamlFileProblems(text('放假安排文件', 'The file of holidays'))

export const holidayProblems = {
  'holidays-unreadable': yaml.unreadable,
  'holidays-unknown-key': yaml.unknownKey,
  'holidays-wrong-value': yaml.wrongValue,
  'holidays-missing-key': yaml.missingKey,
  'holidays-day-invalid': {
    status: 400,
    title: text('放假安排里的日期不对', 'A day of the holidays cannot be'),
    detail: text('“{day}”不能这样写：{zh}。', '“{day}” cannot stand there: {en}.'),
    fix: text(
      '写成 2027-02-06，或一段 2027-02-06/2027-02-12（至多 31 天）；每天只写一次，属于该年或其前后一个月。',
      'Write 2027-02-06, or a span 2027-02-06/2027-02-12 of at most 31 days; each day once, in that year or within a month of it.',
    ),
  },
  'holidays-invalid': {
    status: 400,
    title: text('放假安排文件有错', 'The file of holidays has faults'),
    detail: text('共有这些错误：{lines}', 'The faults are: {lines}'),
    fix: text('逐条改正后再启动。', 'Mend each one, then start again.'),
  },
} as const satisfies Record<string, ProblemEntry>
