// What may be wrong with a workbook, or with the meaning of a sheet.
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const workbookProblems = {
  'workbook-inflates': {
    status: 413,
    title: text('工作簿展开后太大', 'The workbook is too large unpacked'),
    detail: text('展开后超过上限 {limit} 字节', 'Unpacked it has more than the {limit} bytes allowed'),
    fix: text(
      '只留需要的工作表，另存后重新报送；还不行就另存为 CSV',
      'Keep only the sheets that are needed and save it anew, or save it as CSV',
    ),
  },
  'workbook-too-wide': {
    status: 413,
    title: text('列数太多', 'Too many columns'),
    detail: text(
      '工作表“{sheet}”用到了 {column} 列，上限 {limit} 列',
      'Sheet “{sheet}” is used up to column {column}; {limit} columns are allowed',
    ),
    fix: text(
      '删去右边多余的格（按 Ctrl+End 可跳到最后一格，在 {column} 列）',
      'Delete the cells at the far right (Ctrl+End goes to the last one, in column {column})',
    ),
  },
  'workbook-too-many-cells': {
    status: 413,
    title: text('单元格太多', 'Too many cells'),
    detail: text(
      '行数乘列数共 {cells} 格，上限 {limit} 格',
      'Rows times columns make {cells} cells; {limit} are allowed',
    ),
    fix: text(
      '删去表外零散的格和不用的工作表，或拆成几个文件',
      'Delete stray cells outside the table and sheets that are not needed, or split the file',
    ),
  },
  'workbook-too-slow': {
    status: 422,
    title: text('工作簿读取超时', 'Reading the workbook took too long'),
    detail: text(
      '处理器用了 {limit} 秒还没有读完',
      'It was not read within {limit} seconds of processor time',
    ),
    fix: text(
      '新建工作簿，只粘贴数值后重新报送，或另存为 CSV',
      'Paste the values into a new workbook, or save it as CSV',
    ),
  },
  'workbook-crashed': {
    status: 422,
    title: text('工作簿读不了', 'The workbook could not be read'),
    detail: text(
      '读取它的进程中途结束，多半是内存超过 {limit} MB；服务不受影响',
      'The process that read it ended early, probably for want of memory ({limit} MB); the service is unharmed',
    ),
    fix: text(
      '新建工作簿，只粘贴数值后重新报送，或另存为 CSV',
      'Paste the values into a new workbook, or save it as CSV',
    ),
  },
  'workbook-locked': {
    status: 422,
    title: text('工作簿有密码', 'The workbook has a password'),
    detail: text('文件已加密', 'The file is encrypted'),
    fix: text('去掉打开密码，另存后重新报送', 'Save it without a password and send it again'),
  },
  'sheet-unknown': {
    status: 422,
    title: text('没有这张工作表', 'No such sheet'),
    detail: text('没有工作表“{sheet}”', 'There is no sheet “{sheet}”'),
    fix: text('现有：{known}', 'There are: {known}'),
  },
  'mapping-invalid': {
    status: 400,
    title: text('对应关系写法不对', 'The mapping is not valid'),
    detail: text('送来的对应关系读不出来', 'Parameter mapping: {reasonEn}'),
    fix: text(
      '先不带对应关系试报送一次，从返回的建议里取',
      'Send the file without it once and take one of the proposals in the answer',
    ),
  },
  'figures-layout-unknown': {
    status: 422,
    title: text('看不出表格的含义', 'Nobody can tell what the table means'),
    detail: text(
      '{sheets}：没有找到年度目标里的指标和数据',
      '{sheets}: no indicators of the plans with figures were found',
    ),
    fix: [
      text(
        '有隐藏的工作表：{hidden}；要报其中的数据，就取消隐藏后再报送',
        'There are hidden sheets: {hidden}; add the parameter hidden=true to read what is hidden',
      ),
      text(
        '用报送模板，或首行写列名（指标,期,数值），每行一个数据',
        'Use the template, or write column names (indicator,period,value) above and one figure in each row',
      ),
    ],
  },
  'label-unmatched': {
    status: 422,
    title: text('不是年度目标里的指标', 'Not an indicator of the plans'),
    detail: text('“{label}”不是年度目标里的指标', '“{label}” is no indicator of the plans'),
    fix: [
      text('是否为“{suggestion}”', 'Did you mean “{suggestion}”'),
      text('改成年度目标里的全称', 'Write its full name as in the plan'),
    ],
  },
  'figures-layout-unclear': {
    status: 422,
    title: text('表格的含义要由人确认', 'A person must confirm what the table means'),
    detail: text(
      '有 {count} 种读法，逐一列出；未存入任何数据',
      '{count} ways to read it, all listed; nothing was stored',
    ),
    fix: text(
      '在预览里选定一种读法；用接口报送的，按文档带上所选的读法再报',
      'Choose one and send the file again with the parameters sheet, layout or mapping',
    ),
  },
  'layout-proposed': {
    status: 422,
    title: text('一种读法', 'One way to read it'),
    detail: [
      text(
        '{whereZh}：上次用过的读法，{rememberedZh}，{indicators} 个指标，{cells} 个数据；{othersZh}：{unknown}',
        'Used before: {rememberedEn}, {indicators} indicators, {cells} figures, {whereEn}; {othersEn}: {unknown}',
      ),
      text(
        '{whereZh}：上次用过的读法，{rememberedZh}，{indicators} 个指标，{cells} 个数据',
        'Used before: {rememberedEn}, {indicators} indicators, {cells} figures, {whereEn}',
      ),
      text(
        '{whereZh}：{titleZh}，{indicators} 个指标，{cells} 个数据；{othersZh}：{unknown}',
        '{titleEn}, {indicators} indicators, {cells} figures, {whereEn}; {othersEn}: {unknown}',
      ),
      text(
        '{whereZh}：{titleZh}，{indicators} 个指标，{cells} 个数据',
        '{titleEn}, {indicators} indicators, {cells} figures, {whereEn}',
      ),
    ],
    fix: text('对的话就按这种读法读', 'If that is right, add the parameters {queryEn}'),
  },
} as const satisfies Record<string, ProblemEntry>
