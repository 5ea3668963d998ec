// Failures of rounds of written reports.
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const roundProblems = {
  'round-unknown': {
    status: 404,
    title: text('没有这一轮书面报告', 'No such round of reports'),
    detail: text('没有编号为“{id}”的一轮书面报告。', 'There is no round of reports “{id}”.'),
    fix: text('请从“书面报告”页（/rounds）重新进入。', 'Open it again from the page of rounds (/rounds).'),
  },
  'round-duty-unknown': {
    status: 404,
    title: text('没有这项书面报送', 'No such written report'),
    detail: text('{plan} 没有编号为“{duty}”的书面报送。', '{plan} asks for no written report “{duty}”.'),
    fix: text(
      '请在年度目标的“书面报送”里看有哪些。',
      'See under “Written reports” of the plan which there are.',
    ),
  },
  'round-unit-unknown': {
    status: 404,
    title: text('这一轮没有要这个单位报告', 'This unit owes no report in this round'),
    detail: text('“{unit}”不在本轮要报告的单位里。', '“{unit}” is not among the units asked in this round.'),
    fix: text('请从本轮的页面里选单位。', 'Choose the unit on the page of the round.'),
  },
  'round-not-own': {
    status: 403,
    title: text('不是您的报告', 'Not your report'),
    detail: text(
      '报告由牵头单位的填报员写，请了责任单位的由其补充；认可、退回、合订、印发由督查员办；批示由分管领导写。',
      'The lead unit’s reporters write the report, and responsible units the part they were asked for; supervisors accept, return, bind and put in force; the leader in charge comments.',
    ),
    fix: text('请用该单位的账号，或请督查员办理。', 'Sign in as somebody of that unit, or ask a supervisor.'),
  },
  'round-closed': {
    status: 409,
    title: text('报告已经报送', 'The report was sent'),
    detail: text(
      '{unit}的报告已经报送或认可，现在不能改。',
      'The report of {unit} was sent or accepted: nothing in it can be changed now.',
    ),
    fix: text(
      '要改的，请督查员先退回；您刚写的内容请先复制下来。',
      'To change it ask a supervisor to return it first; copy what you have just written.',
    ),
  },
  'round-text-changed': {
    status: 409,
    title: text('别人刚改过', 'Somebody else has changed it'),
    detail: text(
      '第 {task} 项任务的内容，{by}在您打开以后改过。两份内容都在下面，没有丢。',
      '{by} has changed task {task} since you opened it. Both texts stand below; neither is lost.',
    ),
    fix: text(
      '请看下面对方的内容，在自己的里改好，再存一次。',
      'Look at theirs below, put yours right and save again.',
    ),
  },
  'round-words-invalid': {
    status: 422,
    title: text('内容过长或没有写', 'The words are missing or too long'),
    detail: text(
      '写了 {found} 个字符，应在 {most} 个以内，必填的不能空。',
      '{found} characters were written; at most {most} are taken, and some are needed.',
    ),
    fix: text('请改好再存；其余内容没有变。', 'Put it right and save again; nothing else has changed.'),
  },
  'round-part-unknown': {
    status: 422,
    title: text('不是这项任务的责任单位', 'Not a responsible unit of this task'),
    detail: text('“{unit}”不是第 {task} 项任务的责任单位。', '“{unit}” is not responsible for task {task}.'),
    fix: text('请从列出的责任单位里选。', 'Choose one of the responsible units listed.'),
  },
  'round-unfinished': {
    status: 422,
    title: text('还有任务没有写进展', 'Some tasks say nothing yet'),
    detail: text(
      '还有 {count} 项任务没有写进展情况：第 {tasks} 项。',
      '{count} tasks say nothing of their progress yet: {tasks}.',
    ),
    fix: text(
      '请逐项写好进展情况；没有进展的，写明没有及原因。',
      'Write the progress of each; where there is none, say so and why.',
    ),
  },
  'round-not-sent': {
    status: 409,
    title: text('报告还没有报送', 'The report was not sent'),
    detail: text('{unit}没有待认可的报告。', '{unit} has no report that waits to be judged.'),
    fix: text('请刷新页面，看现在的状态。', 'Load the page again and see how it stands.'),
  },
  'round-day-past': {
    status: 422,
    title: text('新的期限已经过了', 'The new day is over'),
    detail: text('新的期限是 {day}，今天是 {today}。', 'The new day is {day}, and today is {today}.'),
    fix: text('请写今天或以后的一天。', 'Take today or a later day.'),
  },
  'round-day-ahead': {
    status: 422,
    title: text('落款日期还没有到', 'The day of the signature is still to come'),
    detail: text('落款日期是 {day}，今天是 {today}。', 'It is signed on {day}, and today is {today}.'),
    fix: text('请写今天或以前的一天。', 'Take today or a day before.'),
  },
  'round-not-bound': {
    status: 409,
    title: text('还没有合订', 'It is not bound yet'),
    detail: text(
      '合订报告要先定下截至哪天、按何时所知。',
      'The bound report needs the day and the moment of knowledge that it stands on.',
    ),
    fix: text('请先在本轮的页面上“合订”。', 'Bind it first on the page of the round.'),
  },
  'round-in-force': {
    status: 409,
    title: text('报告已经印发', 'The report is in force'),
    detail: text(
      '合订报告已经印发，字节不再改变，各单位的报告也不再退回。',
      'The bound report is in force: its bytes never change, and no unit’s report is returned any more.',
    ),
    fix: text(
      '有更正的，写进下一份报告；以后的数据修订列在它旁边。',
      'Put corrections into the next report; later revisions of figures are listed beside it.',
    ),
  },
  'round-moved-on': {
    status: 409,
    title: text('有人刚改过', 'Somebody has just changed something'),
    detail: text(
      '您打开以后，这一轮里又有改动，印发的会与您看到的不同。',
      'Something in this round changed since you opened it: what would come into force is not what you saw.',
    ),
    fix: text('请重新打开，再看一遍，再印发。', 'Open it again, read it once more, then put it in force.'),
  },
  'round-file-missing': {
    status: 422,
    title: text('没有选文件', 'No file was chosen'),
    detail: text('没有选要交回的文件。', 'No document was chosen to be sent back.'),
    fix: text('请选下载后写好的 .docx 文件。', 'Choose the .docx that you took from here and filled.'),
  },
  'round-file-foreign': {
    status: 422,
    title: text('不是这里下载的文件', 'Not a document of ours'),
    detail: text(
      '文件里没有本系统的标记，不知道写的是哪一轮、哪一项。',
      'There is no mark of ours in it: nothing says which round and which task its words belong to.',
    ),
    fix: text(
      '请从本页下载 Word，把内容写进标记处再交回；内容没有丢，还在您的文件里。',
      'Download the Word file from this page, put the words into its marked places and send that; yours are still in your file.',
    ),
  },
  'round-file-other-round': {
    status: 422,
    title: text('是另一轮的文件', 'Of another round'),
    detail: text('文件不是“{title}”这一轮的。', 'The document is not of the round “{title}”.'),
    fix: text(
      '请到那一轮的页面交回，或下载本轮的文件重写。',
      'Send it back on the page of its own round, or download that of this one.',
    ),
  },
  'round-file-other-unit': {
    status: 422,
    title: text('是另一个单位的文件', 'Of another unit'),
    detail: text('文件不是{unit}的。', 'The document is not that of {unit}.'),
    fix: text(
      '请核对选的文件，或到那个单位的页面交回。',
      'Check the file, or send it back on the page of its own unit.',
    ),
  },
  'round-file-tracked': {
    status: 422,
    title: text('文件里还有修订', 'Changes are tracked in it'),
    detail: text(
      '文件开着“修订”，有未接受或未拒绝的修改，定不下哪个是要报的。',
      'Changes are tracked in the document and neither accepted nor rejected: nobody knows which words are meant.',
    ),
    fix: text(
      '请在 Word 或 WPS 的“审阅”里全部接受或拒绝，再交回。',
      'Accept or reject all of them under Review in Word or WPS, then send it again.',
    ),
  },
  'round-file-macros': {
    status: 422,
    title: text('文件里有宏', 'There are macros in it'),
    detail: text('文件带有宏，没有打开。', 'The document holds macros and was not opened.'),
    fix: text('请另存为不带宏的 .docx，再交回。', 'Save it as a .docx without macros and send that.'),
  },
  'round-file-inflates': {
    status: 413,
    title: text('文件解开后过大', 'The document unpacks to too much'),
    detail: text(
      '文件解开后超过 {most} MB，没有打开。',
      'Unpacked it is larger than {most} MB; it was not opened.',
    ),
    fix: text(
      '请去掉里面的图片和附件，再交回。',
      'Take pictures and attachments out of it and send it again.',
    ),
  },
  'round-file-damaged': {
    status: 422,
    title: text('文件损坏或有密码', 'The document is damaged or has a password'),
    detail: text('文件解不开。', 'The document cannot be unpacked.'),
    fix: text(
      '请用 Word 或 WPS 打开，去掉密码，另存为 .docx 再交回。',
      'Open it in Word or WPS, take the password off, save it as .docx and send that.',
    ),
  },
  'round-field-lost': {
    status: 422,
    title: text('数字不能改写', 'A figure cannot be typed over'),
    detail: text(
      '这一段少了数字“{field}”（现为 {value}）：被删去，或被改成了字。',
      'The figure “{field}” ({value}) is missing from the paragraph: it was left out or typed over.',
    ),
    fix: text(
      '请把双花括号里的这一项放回；对数字有话说的，写在“对数字的说明”里。',
      'Put it back in its double braces; what you have to say of the figure stands under its remark.',
    ),
  },
  'round-field-unknown': {
    status: 422,
    title: text('没有这个数字', 'No such figure'),
    detail: text('报告里没有叫“{field}”的数字。', 'The report has no figure called “{field}”.'),
    fix: text(
      '请用列出的名称，双花括号里一字不改。',
      'Use one of the names listed, unchanged within its double braces.',
    ),
  },
  'round-paragraph-changed': {
    status: 409,
    title: text('别人刚改过这一段', 'Somebody else has changed this paragraph'),
    detail: text(
      '{by}在您打开以后改过这一段。两份内容都在下面，没有丢。',
      '{by} has changed this paragraph since you opened it. Both stand below; neither is lost.',
    ),
    fix: text(
      '请看下面对方的内容，改好自己的，再存一次。',
      'Look at theirs below, put yours right and save again.',
    ),
  },
} as const satisfies Record<string, ProblemEntry>
