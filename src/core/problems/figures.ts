// Failures of figures: what may be wrong with an upload as a whole; its rows are in the files beside.
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'
import { headFaults, rowFaults } from './figure-rows.ts'
import { valueFaults } from './figure-values.ts'
import { seriesProblems } from './series.ts'
import { workbookProblems } from './workbooks.ts'

const wholeFile = {
  'figures-sent-otherwise': {
    status: 409,
    title: text('同一文件曾按别的说明报送', 'The same bytes were sent with other words'),
    detail: text(
      '这些内容已在报送 {upload} 中，当时说明的地区、年度目标、来源或公布时间，或预览里改过的单元格不同；这次没有存入。',
      'These bytes stand in upload {upload}, sent for another region, plan, source or known-at, or with other cells put right; nothing was stored now.',
    ),
    fix: text(
      '在文件里加上“地区”等列再报送；若上次说明有误，先撤回那次报送。',
      'Add the column (region, ...) to the file and send it again; if the earlier words were wrong, undo that upload first.',
    ),
  },
  'figures-refused': {
    status: 422,
    title: text('数据未接收：有错误的行', 'Figures not stored: some rows are wrong'),
    detail: [
      text(
        '共 {total} 处错误，列出前 {listed} 处；未存入任何数据',
        '{total} faults, the first {listed} listed; nothing was stored',
      ),
      text('共 {total} 处错误，全部列出；未存入任何数据', '{total} faults, all listed; nothing was stored'),
    ],
    fix: text(
      '按每行的提示改正后重新报送整个文件',
      'Mend each row as suggested and send the whole file again',
    ),
  },
  'figures-unreadable': {
    status: 422,
    title: text('文件读不出来', 'The file cannot be read'),
    // What a library says is English: the Chinese sentence says where, and the log has the rest.
    detail: [
      text(
        '按 {format} 读到第 {row} 行附近读不下去：文件不完整，或不是 {format}',
        'Reading it as {format} failed near row {row}: {reasonEn}',
      ),
      text('按 {format} 读不下去：文件不完整，或不是 {format}', 'Reading it as {format} failed: {reasonEn}'),
    ],
    fix: text(
      '检查文件是否完整，并确认它是 {format} 格式；必要时重新导出',
      'Check that the file is complete and really is {format}; export it again if need be',
    ),
  },
  'figures-too-wide': {
    status: 413,
    title: text('列数太多', 'Too many columns'),
    detail: text(
      '第一行有 {found} 列，上限 {limit} 列',
      'The first row has {found} columns; {limit} are allowed',
    ),
    fix: text(
      '只留需要的列再报送；若分隔符不对，另存为 CSV（逗号分隔）',
      'Keep only the columns that are needed; if the separator is wrong, save it as comma separated CSV',
    ),
  },
  'figures-blank-rows': {
    status: 413,
    title: text('空行太多', 'Too many empty rows'),
    detail: text('连续空行超过 {limit} 行', 'There are more than {limit} empty rows on end'),
    fix: text(
      '删去表格下面和中间的空行再报送',
      'Delete the empty rows below and within the table, then send it again',
    ),
  },
  'figures-format-unknown': {
    status: 415,
    title: text('不支持的文件格式', 'Unsupported file format'),
    detail: text('收到的是 {found}', 'This is {found}'),
    fix: text('另存为以下格式之一后再报送：{known}', 'Save it as one of these and send it again: {known}'),
  },
  'figures-statistics-format': {
    status: 415,
    title: text('统计数据交换格式，不在可读之列', 'A format for the exchange of statistics that is not read'),
    detail: text('收到的是 {found} 文件', 'This is a {found} file'),
    fix: text(
      '在原网站上改选 Excel（xlsx）或 CSV 下载；用软件打开的，另存为 xlsx 或 CSV',
      'Choose Excel (xlsx) or CSV where it was downloaded; or open it and save it as xlsx or CSV',
    ),
  },
  'figures-page-without-table': {
    status: 415,
    title: text('网页里没有表格', 'A page without a table'),
    detail: text(
      '收到的是网页（HTML），里面没有表格；常见于网站没有登录，下载到的是登录页',
      'This is a page (HTML) without a table; often the page for signing in, downloaded in the place of a file',
    ),
    fix: text(
      '用 Excel 或 WPS 打开看看是不是要报的表；是的话另存为 xlsx，不是就重新下载',
      'Open it: if it is the right table save it as xlsx, else download it again',
    ),
  },
  'figures-nested': {
    status: 422,
    title: text('JSON 里的数据不在最外层', 'The records of this JSON lie within something else'),
    detail: [
      text(
        '最外层不是一个个数据；像数据的是“{path}”',
        'The outermost objects are no figures; what looks like figures is “{path}”',
      ),
      text('最外层不是一个个数据', 'The outermost objects are no figures'),
    ],
    fix: text(
      '只取出这一组，写成一行一个数据（指标、期、数值）再报送；网站上下载的，改选 Excel 或 CSV',
      'Send that list alone, one object per figure (indicator, period, value); or download it as Excel or CSV',
    ),
  },
  'figures-delete': {
    status: 422,
    title: text('文件要求删除数据', 'The file asks to delete figures'),
    detail: text('第 {row} 行的 ACTION 是“{action}”', 'Row {row} has the ACTION “{action}”'),
    fix: text(
      '数据不由文件删除：报错了就撤回那次报送；本文件只留要报的行',
      'Files do not delete figures: undo the upload that brought them, and leave only rows with figures here',
    ),
  },
  'file-too-slow': {
    status: 422,
    title: text('文件读取超时', 'Reading the file took too long'),
    detail: text(
      '处理器用了 {limit} 秒还没有读完',
      'It was not read within {limit} seconds of processor time',
    ),
    fix: text('重新导出，或另存为 CSV 后再报送', 'Export it again, or save it as CSV, and send it again'),
  },
  'file-crashed': {
    status: 422,
    title: text('文件读不了', 'The file could not be read'),
    detail: text(
      '读取它的进程中途结束，多半是内存超过 {limit} MB；服务不受影响',
      'The process that read it ended early, probably for want of memory ({limit} MB); the service is unharmed',
    ),
    fix: text('重新导出，或另存为 CSV 后再报送', 'Export it again, or save it as CSV, and send it again'),
  },
  'figures-encoding': {
    status: 422,
    title: text('文字编码无法识别', 'Unknown text encoding'),
    detail: text('文件不是有效的 {encoding} 文字', 'The file is not valid text in {encoding}'),
    fix: text('另存为 UTF-8 编码的 CSV 后再报送', 'Save it as CSV in UTF-8 and send it again'),
  },
  'figures-too-large': {
    status: 413,
    title: text('文件太大', 'The file is too large'),
    detail: text('超过上限 {limit} 字节', 'It has more than the {limit} bytes allowed'),
    fix: text('拆成几个文件分别报送', 'Split it and send the parts one by one'),
  },
  'figures-too-many-rows': {
    status: 413,
    title: text('行数太多', 'Too many rows'),
    detail: text('超过上限 {limit} 行', 'It has more than the {limit} rows allowed'),
    fix: text('拆成几个文件分别报送', 'Split it and send the parts one by one'),
  },
  'figures-row-too-long': {
    status: 422,
    title: text('有一行太长', 'A row is too long'),
    detail: text(
      '第 {row} 行附近超过 {limit} 个字符',
      'Near row {row} there are more than {limit} characters in one row',
    ),
    fix: text(
      '检查该行是否有未配对的引号',
      'Look for a quotation mark without its partner in or before that row',
    ),
  },
  'figures-empty': {
    status: 422,
    title: text('文件里没有数据', 'There are no figures in the file'),
    detail: text('没有读到任何数据行', 'No row with a figure was found'),
    fix: text(
      '第一行写列名（指标,期,数值），以下每行一个数据',
      'Write the column names in the first row (indicator,period,value) and one figure in each row below',
    ),
  },
  'figures-plan-unknown': {
    status: 422,
    title: text('没有这个年度目标', 'No such plan'),
    detail: text('找不到年度目标“{plan}”', 'There is no plan “{plan}”'),
    fix: text('现有：{known}', 'There are: {known}'),
  },
  'figures-without-plans': {
    status: 409,
    title: text('还没有年度目标', 'There is no plan yet'),
    detail: text(
      '还没有装入任何年度目标，数据无从对应',
      'No plan has been loaded, so figures cannot be placed',
    ),
    fix: text('先装入年度目标文件，再报送数据', 'Load a plan file first, then send figures'),
  },
  'upload-queue-full': {
    status: 503,
    title: text('报送太多，请稍候', 'Too many uploads at once'),
    detail: text('已有 {limit} 个报送在排队', '{limit} uploads are waiting already'),
    fix: text('一分钟后重试', 'Try again in a minute'),
  },
  'upload-given-up': {
    status: 503,
    title: text('服务正在停止', 'The service is stopping'),
    detail: text(
      '读到一半的报送已放弃，什么也没有入库',
      'The upload under way was given up; nothing was stored',
    ),
    fix: text('服务重新启动后再报送一次', 'Send it again when the service has started'),
  },
  'upload-unknown': {
    status: 404,
    title: text('没有这次报送', 'No such upload'),
    detail: text('找不到报送“{upload}”', 'There is no upload “{upload}”'),
    fix: text('在报送记录里核对编号', 'Look the number up in the list of uploads'),
  },
  'upload-undone-before': {
    status: 409,
    title: text('这次报送已经撤销', 'This upload was undone before'),
    detail: text('报送“{upload}”此前已撤销', 'The upload “{upload}” was undone before'),
    fix: text('无需再撤销；要恢复就重新报送该文件', 'Nothing to do; send the file again to bring it back'),
  },
} as const satisfies Record<string, ProblemEntry>

export const figureProblems = {
  ...wholeFile,
  ...workbookProblems,
  ...headFaults,
  ...rowFaults,
  ...valueFaults,
  ...seriesProblems,
} as const
