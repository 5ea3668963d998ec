// Failures of drafts of plans: what cannot be begun, what somebody else changed first, what is still to be answered.
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const planDraftProblems = {
  'plan-draft-unknown': {
    status: 404,
    title: text('没有这份草稿', 'There is no such draft'),
    detail: text(
      '没有这份年度目标草稿，或者它已被丢弃。',
      'There is no such draft of a plan, or it was dropped.',
    ),
    fix: text('请回到“年度目标”，从列表里打开。', 'Go back to the plans and open it from the list.'),
  },
  'plan-draft-part-unknown': {
    status: 404,
    title: text('草稿里没有这一项', 'The draft has no such part'),
    detail: text('草稿里没有这一项：它已被并入别项，或已改动。', 'It was joined to another one, or changed.'),
    fix: text('请重新打开草稿。', 'Open the draft again.'),
  },
  'plan-draft-changed': {
    status: 409,
    title: text('别人先改了这一项', 'Somebody changed it first'),
    detail: text(
      '{who} 在 {at} 先改了这一项（{whatZh}）。您的改动没有存入，也没有覆盖对方的。',
      '{who} changed it first, at {at} ({whatEn}). Yours was not taken, and theirs stands.',
    ),
    fix: text(
      '请看现在的内容，仍需要改的话再改一次。',
      'Look at what stands now and change it again if it is still needed.',
    ),
  },
  'plan-draft-closed': {
    status: 409,
    title: text('草稿现在不能改', 'The draft cannot be changed now'),
    detail: text(
      '草稿已送交确认、已生效或已丢弃，不能再改。',
      'It waits to be confirmed, is in force or was dropped, and cannot be changed.',
    ),
    fix: text(
      '待确认的可以先撤回；已生效的用调整的办法改。',
      'Withdraw it while it waits; once in force it is amended.',
    ),
  },
  'plan-draft-not-offered': {
    status: 409,
    title: text('草稿没有待确认', 'The draft does not wait to be confirmed'),
    detail: text(
      '草稿没有送交确认，或已有人处理。',
      'It was not handed in, or somebody has decided already.',
    ),
    fix: text('请重新打开草稿，看现在的状态。', 'Open the draft again and see how it stands.'),
  },
  'plan-drafts-full': {
    status: 409,
    title: text('草稿太多', 'There are too many drafts'),
    detail: text(
      '还没有生效的草稿已有 {limit} 份。',
      'There are {limit} drafts already that are not in force.',
    ),
    fix: text('请先丢弃不用的草稿。', 'Drop those that are not needed.'),
  },
  'plan-draft-too-long': {
    status: 422,
    title: text('任务太多', 'There are too many tasks'),
    detail: text(
      '读到 {found} 项任务，一份草稿最多 {limit} 项。',
      'Found {found} tasks, a draft takes {limit}.',
    ),
    fix: text(
      '请确认选对了文件；确实有这么多的，请分成几份，或用 plan draft 命令。',
      'Check that it is the right file; if there are so many, split it, or use the command plan draft.',
    ),
  },
  'plan-draft-nothing': {
    status: 422,
    title: text('没有内容', 'There is nothing'),
    detail: text('没有选文件，也没有粘贴文字。', 'No file was chosen and no text pasted.'),
    fix: text(
      '请选文件、粘贴文字，或选“从空白开始”。',
      'Choose a file, paste the text, or begin with an empty plan.',
    ),
  },
  'plan-draft-value': {
    status: 422,
    title: text('填的内容有误', 'Something that was filled in is wrong'),
    detail: text('不能存：{wordsZh}', 'It cannot be stored: {wordsEn}'),
    fix: text('请改正后再存；其余内容没有变。', 'Put it right and save again; nothing else has changed.'),
  },
  'plan-draft-open': {
    status: 409,
    title: text('还有疑问没有答', 'There are open questions'),
    detail: text(
      '还有 {count} 处待确认，草稿不能生效。',
      '{count} questions are open: the draft cannot come into force.',
    ),
    fix: text('请在草稿里逐处答完。', 'Answer them in the draft.'),
  },
  'plan-id-taken': {
    status: 409,
    title: text('编号已被占用', 'The id is taken'),
    detail: text('已有编号为“{id}”的年度目标。', 'There is a plan with the id “{id}” already.'),
    fix: text('请在草稿的“基本信息”里换一个编号。', 'Give the draft another id under its basic facts.'),
  },
} as const satisfies Record<string, ProblemEntry>
