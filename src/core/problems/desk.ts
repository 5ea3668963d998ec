// Failures of the desk's drafts: files that somebody looked at and has not confirmed yet.
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const deskProblems = {
  'draft-unknown': {
    status: 404,
    title: text('没有这份草稿', 'No such draft'),
    detail: text(
      '这份草稿已确认、已过一周，或不是您的。',
      'This draft was confirmed, is older than a week, or is not yours.',
    ),
    fix: text(
      '在报送记录里查看是否已入库；没有就重新上传。',
      'See in the history whether it is in; if not, send the file again.',
    ),
  },
  'drafts-too-many': {
    status: 409,
    title: text('草稿太多', 'Too many drafts'),
    detail: text('您已有 {limit} 份草稿在等。', '{limit} drafts of yours wait already.'),
    fix: text(
      '在 /desk/upload 确认或丢弃几份，再上传；放了一周的草稿会自行清除。',
      'Confirm or drop some at /desk/upload and send it again; a draft is cleared after a week.',
    ),
  },
  'drafts-too-large': {
    status: 507,
    title: text('草稿占满了', 'Drafts take all their room'),
    detail: text(
      '所有人的草稿合计至多占 {most} MB。',
      'The drafts of all people together take at most {most} MB.',
    ),
    fix: text(
      '请各人在 /desk/upload 确认或丢弃草稿，再上传；已入账的数据不受影响。',
      'Let people confirm or drop theirs at /desk/upload and send it again; what was stored is not affected.',
    ),
  },
  'draft-too-many-edits': {
    status: 422,
    title: text('改动的单元格太多', 'Too many cells were changed'),
    detail: text('预览里最多改 {limit} 个单元格。', 'At most {limit} cells can be put right in the preview.'),
    fix: text('在原文件里改好，再重新上传。', 'Mend the file itself and send it again.'),
  },
  'draft-cell-unknown': {
    status: 422,
    title: text('没有这个单元格', 'No such cell'),
    detail: text('这份文件里没有单元格 {cell}。', 'There is no cell {cell} in this file.'),
    fix: text(
      '刷新预览页，在表格里选单元格再改。',
      'Load the preview again and choose the cell in its table.',
    ),
  },
  'draft-changed': {
    status: 409,
    title: text('草稿刚刚改动过', 'The draft was changed just now'),
    detail: text('预览还没有算完，草稿就改动了。', 'The draft was changed before its preview was ready.'),
    fix: text('刷新预览页。', 'Load the preview again.'),
  },
  'submission-unknown': {
    status: 404,
    title: text('没有这份待复核的报送', 'Nothing was handed in under this number'),
    detail: text(
      '没有这份待复核的报送，或您不能查看。',
      'Nothing was handed in under this number, or it is not for you to see.',
    ),
    fix: text('全部待复核的见 /desk/review。', 'All that waits is listed at /desk/review.'),
  },
  'submission-damaged': {
    status: 409,
    title: text('送审时的文件已缺失或损坏', 'What was handed in is gone or spoilt'),
    detail: text(
      '这份报送保存的文件已缺失，或与送审时不同，不能确认入库。',
      'The kept file of this submission is gone, or is no longer as it was handed in; it cannot be confirmed.',
    ),
    fix: text(
      '退回这份报送，请报送人重新上传；请维护人员检查磁盘。',
      'Send it back and ask for the file again; have the disk and uploads/set-aside looked at.',
    ),
  },
  'submission-decided': {
    status: 409,
    title: text('已有人处理', 'It was decided already'),
    detail: text(
      '这份报送已确认、退回或撤回，不能再处理。',
      'It was confirmed, sent back or withdrawn, and cannot be decided again.',
    ),
    fix: text('刷新页面，看处理结果。', 'Load the page again to see what became of it.'),
  },
  'confirm-own': {
    status: 403,
    title: text('不能复核自己的报送', 'Nobody confirms their own'),
    detail: text(
      '这份报送是您自己送出的，须由另一人复核。',
      'You sent this yourself; somebody else has to confirm it.',
    ),
    fix: text('请另一位复核员处理。', 'Ask another reviewer.'),
  },
  'figures-changed-since': {
    status: 409,
    title: text('预览之后数据变了', 'Figures changed after the preview'),
    detail: text(
      '送出之后，其中 {count} 个数据已被别的报送改变；未存入任何数据。',
      'Since it was sent, {count} of its figures were changed by another upload; nothing was stored.',
    ),
    fix: text(
      '逐个看变化，勾选后再确认，或退回。',
      'Look at each change, accept them and confirm again, or send it back.',
    ),
  },
  'undo-waits': {
    status: 409,
    title: text('撤销已在等待复核', 'Taking it back waits already'),
    detail: text(
      '报送 {upload} 的撤销已提出，等待复核。',
      'Somebody asked to take upload {upload} back; it waits to be confirmed.',
    ),
    fix: text('在 /desk/review 查看。', 'See it at /desk/review.'),
  },
  'form-unreadable': {
    status: 400,
    title: text('表单读不出来', 'The form cannot be read'),
    detail: text('上传的表单不完整。', 'The form arrived incomplete.'),
    fix: text('回到报送页面，重新选择文件。', 'Go back to the page “Send” and choose the file again.'),
  },
} as const satisfies Record<string, ProblemEntry>
