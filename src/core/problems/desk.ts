// Failures of the desk's drafts: files that somebody looked at and has not confirmed yet.
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const deskProblems = {
  'draft-unknown': {
    status: 404,
    title: text('没有这份草稿', 'No such draft'),
    detail: () =>
      text(
        '这份草稿已确认、已过一周，或不是您的。',
        'This draft was confirmed, is older than a week, or is not yours.',
      ),
    fix: () =>
      text(
        '在报送记录里查看是否已入库；没有就重新上传。',
        'See in the history whether it is in; if not, send the file again.',
      ),
  },
  'draft-too-many-edits': {
    status: 422,
    title: text('改动的单元格太多', 'Too many cells were changed'),
    detail: ({ limit = 0 }) =>
      text(`预览里最多改 ${limit} 个单元格。`, `At most ${limit} cells can be put right in the preview.`),
    fix: () => text('在原文件里改好，再重新上传。', 'Mend the file itself and send it again.'),
  },
  'draft-cell-unknown': {
    status: 422,
    title: text('没有这个单元格', 'No such cell'),
    detail: ({ cell = '' }) =>
      text(`这份文件里没有单元格 ${cell}。`, `There is no cell ${cell} in this file.`),
    fix: () =>
      text('刷新预览页，在表格里选单元格再改。', 'Load the preview again and choose the cell in its table.'),
  },
  'form-unreadable': {
    status: 400,
    title: text('表单读不出来', 'The form cannot be read'),
    detail: () => text('上传的表单不完整。', 'The form arrived incomplete.'),
    fix: () => text('回到报送页面，重新选择文件。', 'Go back to the page “Send” and choose the file again.'),
  },
} as const satisfies Record<string, ProblemEntry>
