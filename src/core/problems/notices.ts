// Failures of reading a notice: what it is not, what it lacks, what cannot be read yet.
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const noticeProblems = {
  'notice-empty': {
    status: 422,
    title: text('文件里没有文字', 'The file holds no text'),
    detail: text('文件里没有可读的文字。', 'There is nothing to read in the file.'),
    fix: text(
      '请换一份有文字的文件；如果是扫描件，请先做文字识别（OCR）再另存为 .txt 或 .html。',
      'Take a file with text; a scan has to be recognised (OCR) first and saved as .txt or .html.',
    ),
  },
  'notice-too-large': {
    status: 422,
    title: text('通知太大', 'The notice is too large'),
    detail: text('读到 {found}，上限是 {limit}。', 'Found {found}, the limit is {limit}.'),
    fix: text('请拆成几份文件，分别读取。', 'Split it into several files and read each.'),
  },
  'notice-inflates': {
    status: 413,
    title: text('文件展开后太大', 'The file is too large unpacked'),
    detail: text('展开后超过上限 {limit} 字节。', 'Unpacked it has more than the {limit} bytes allowed.'),
    fix: text(
      '请在 Word、WPS 或 Excel 里打开，只留任务表，另存后再读。',
      'Open it in Word, WPS or Excel, keep only the table of tasks, save it anew and read that.',
    ),
  },
  'notice-no-text': {
    status: 422,
    title: text('文件不是文字', 'The file is no text'),
    detail: text(
      '文件名像是文字，内容却不是：后缀可能改过，或文件传坏了。',
      'Its name says text and its bytes are none: the ending was changed, or the file was damaged on its way.',
    ),
    fix: text(
      '请用原来的程序打开，另存为 .docx、.xlsx、带文字的 .pdf 或 .txt，再读一次。',
      'Open it in the program that made it, save it as .docx, .xlsx, a .pdf with text or .txt, and read that.',
    ),
  },
  'notice-picture': {
    status: 422,
    title: text('文件是图片', 'The file is a picture'),
    detail: text('这是 {kind} 图片，里面没有文字。', 'It is a {kind} picture and holds no text.'),
    fix: text(
      '请找原来的 Word 文件；没有的话，先做文字识别（OCR），再另存为 .docx 或 .txt。',
      'Take the Word file it was made from; without one, have the text recognised (OCR) and save it as .docx or .txt.',
    ),
  },
  'notice-without-tasks': {
    status: 422,
    title: text('没有读到任务', 'No tasks were found'),
    detail: text(
      '这份文件里没有任务表、编号的任务，也没有写着目标的句子，不像是目标任务的通知。',
      'There is no table of tasks, no numbered task and no sentence with a target: it does not seem to be a notice of targets.',
    ),
    fix: text(
      '请确认选对了文件；任务常在附件里，请用附件。表格要有表头：序号、具体任务、牵头单位等。',
      'Check that it is the right file; the tasks often stand in an annex, which is the file to take. A table needs its head: number, task, lead unit.',
    ),
  },
  'dictionary-without-table': {
    status: 422,
    title: text('没有读到指标解释表', 'No dictionary of indicators was found'),
    detail: text(
      '这份文件里没有写着指标名称和口径、计算公式、数据来源或责任单位的表。',
      'There is no table that names indicators beside their definition, formula, source or unit.',
    ),
    fix: text(
      '请用有表头的表，例如：指标名称、口径、计算公式、数据来源、责任单位；名称和另外任意一列就够。',
      'Take a table with a head, for instance: indicator, definition, formula, source, unit; the name and any one of the others will do.',
    ),
  },
  'notice-without-year': {
    status: 422,
    title: text('不知道是哪一年', 'The year is not known'),
    detail: text('标题和正文里都没有写年份。', 'Neither the title nor the text names a year.'),
    fix: text('请写上 --year，例如 --year 2026。', 'Say --year, for instance --year 2026.'),
  },
  'notice-damaged': {
    status: 422,
    title: text('文件损坏', 'The file is damaged'),
    detail: text(
      '{kind} 文件打不开：文件损坏、不完整或加了密码。',
      'The {kind} file cannot be opened: it is damaged, cut off or has a password.',
    ),
    fix: text(
      '请在 Word 或 WPS 里打开，去掉密码，另存后再读。',
      'Open it in Word or WPS, take the password away, save it again and read that.',
    ),
  },
  'notice-encrypted': {
    status: 422,
    title: text('文件加了密码', 'The file has a password'),
    detail: text('文件加了密码，打不开。', 'The file has a password and cannot be opened.'),
    fix: text(
      '请打开文件，去掉密码，另存后再读。',
      'Open it, take the password away, save it again and read that.',
    ),
  },
  'notice-scanned': {
    status: 422,
    title: text('PDF 是扫描件', 'The PDF is a scan'),
    detail: text(
      'PDF 有 {pages} 页，只有图像，没有文字。',
      'The PDF has {pages} pages of pictures and no text.',
    ),
    fix: text(
      '请找原来的 Word 文件；没有的话，先做文字识别（OCR），再另存为 .docx 或带文字的 PDF。',
      'Take the Word file it was made from; without one, have the text recognised (OCR) and save it as .docx or as a PDF with text.',
    ),
  },
  'notice-format': {
    status: 422,
    title: text('这种文件还读不了', 'This kind of file cannot be read yet'),
    detail: text('{kind} 文件还读不了。', 'Files of the kind {kind} cannot be read yet.'),
    fix: text(
      '请在 Word 或 WPS 里打开，另存为 .docx、网页（.html）或纯文本（.txt），再读一次。',
      'Open it in Word or WPS, save it as .docx, a web page (.html) or plain text (.txt), and read that.',
    ),
  },
} as const satisfies Record<string, ProblemEntry>
