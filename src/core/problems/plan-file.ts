// Failures of a plan file's form: what cannot be read, unknown keys, values of a wrong form.
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const planFileProblems = {
  'plan-invalid': {
    status: 422,
    title: text('计划文件有错误', 'The plan file has faults'),
    detail: text('计划文件有 {count} 处错误。', 'The plan file has {count} fault(s).'),
    fix: text(
      '请逐条改正后重新检查，没有写入任何内容。',
      'Mend each of them and check again; nothing was stored.',
    ),
  },
  'plan-empty': {
    status: 422,
    title: text('计划文件是空的', 'The plan file is empty'),
    detail: text('文件里没有内容。', 'The file holds nothing.'),
    fix: text(
      '至少写上 plan:（编号、地区、年份、标题）和 indicators:。',
      'Write at least plan: (id, region, year, title) and indicators:.',
    ),
  },
  'plan-too-large': {
    status: 422,
    title: text('计划文件太大', 'The plan file is too large'),
    detail: text(
      '文件展开后有 {size} 个字符或数据项，上限是 {limit}。',
      'The file comes to {size} characters or values, the limit is {limit}.',
    ),
    fix: text(
      '拆成几个计划；如果用了别名（*名称），请减少重复引用。',
      'Split it into several plans; where aliases (*name) are used, repeat them less.',
    ),
  },
  'plan-too-deep': {
    status: 422,
    title: text('计划文件嵌套太深', 'The plan file is nested too deeply'),
    detail: text('嵌套超过 {limit} 层。', 'Nested deeper than {limit} levels.'),
    fix: text(
      '计划文件只需要八层，请检查缩进和括号。',
      'A plan needs eight levels; check the indents and the brackets.',
    ),
  },
  'plan-not-utf8': {
    status: 422,
    title: text('计划文件不是 UTF-8', 'The plan file is not UTF-8'),
    detail: text('这里有无法解码的字符（�）。', 'Here is a character that could not be decoded (�).'),
    fix: text('请把文件另存为 UTF-8 编码。', 'Save the file as UTF-8.'),
  },
  'plan-syntax': {
    status: 422,
    title: text('不是正确的 YAML', 'Not correct YAML'),
    detail: text('YAML 语法错误：{detail}。', 'YAML syntax: {detail}.'),
    fix: text(
      '请检查本行和上一行的缩进、冒号后的空格、引号和括号是否成对。',
      'Check this line and the one before: indents, a blank after each colon, pairs of quotes and brackets.',
    ),
  },
  'plan-more-faults': {
    status: 422,
    title: text('还有更多错误', 'There are more faults'),
    detail: text('另有 {count} 处错误没有列出。', '{count} more fault(s) are not listed.'),
    fix: text('先改正列出的错误，再检查一次。', 'Mend those listed first, then check again.'),
  },
  'plan-unknown-key': {
    status: 422,
    title: text('不认识的键', 'Unknown key'),
    detail: text('{at} 里有不认识的键“{key}”。', 'Unknown key "{key}" in {at}.'),
    fix: [
      text('是不是“{nearest}”？', 'Did you mean "{nearest}"?'),
      text('这里可用的键：{known}。', 'Keys that may stand here: {known}.'),
    ],
  },
  'plan-duplicate-key': {
    status: 422,
    title: text('同一个键写了两次', 'A key is written twice'),
    detail: text('{at} 里的键“{key}”出现了两次。', 'The key "{key}" occurs twice in {at}.'),
    fix: text('只保留一个。', 'Keep one of them.'),
  },
  'plan-missing-key': {
    status: 422,
    title: text('缺少必填的键', 'A required key is missing'),
    detail: text('{at} 缺少“{key}”。', '{at} lacks "{key}".'),
    fix: text('请补上“{key}:”。', 'Add "{key}:".'),
  },
  'plan-wrong-shape': {
    status: 422,
    title: text('写法不对', 'Wrong form'),
    detail: text(
      '{at} 应当是{expectedZh}，现在是{foundZh}。',
      '{at} should be {expectedEn}, but is {foundEn}.',
    ),
    fix: text('请改成{expectedZh}。', 'Write {expectedEn}.'),
  },
  'plan-unknown-anchor': {
    status: 422,
    title: text('别名没有出处', 'An alias without its anchor'),
    detail: text(
      '别名“*{name}”前面没有对应的“&{name}”。',
      'Nothing before the alias "*{name}" is marked "&{name}".',
    ),
    fix: text('请直接写出内容，或在前面标上锚点。', 'Write the value itself, or mark it before this line.'),
  },
  'plan-bad-text': {
    status: 422,
    title: text('文字长度不对', 'A text of a wrong length'),
    detail: text(
      '{at} 有 {length} 个字符，应为 1 到 {limit} 个。',
      '{at} has {length} characters, 1 to {limit} are allowed.',
    ),
    fix: text('请写上内容，或缩短。', 'Write something, or less.'),
  },
  'plan-bad-id': {
    status: 422,
    title: text('编号格式不对', 'An id of a wrong form'),
    detail: text('{at} 的编号“{found}”格式不对。', 'The id "{found}" at {at} has a wrong form.'),
    fix: text(
      '只用小写字母 a-z、数字 0-9 和连字符 -，1 到 64 个字符。',
      'Use lower-case letters a-z, digits 0-9 and hyphens only, 1 to 64 characters.',
    ),
  },
  'plan-bad-region': {
    status: 422,
    title: text('地区代码不对', 'A wrong region code'),
    detail: text('{at} 的地区代码“{found}”没有这个地区。', 'No region has the code "{found}" at {at}.'),
    fix: text(
      '中国写六位数字并加引号，如鲤城区 "350502"，全国 "100000"，前两位是省级代码；别处写国家的两个大写字母（ISO 3166），后面可以接本国的代码，如 DE、GB-KEN。',
      'In China write six digits in quotes, such as "350502" for Licheng or "100000" for the nation; the first two are those of a province. Elsewhere write the two capital letters of the country (ISO 3166), and behind them a code of its own, such as DE or GB-KEN.',
    ),
  },
  'plan-bad-date': {
    status: 422,
    title: text('日期不存在', 'A date that does not exist'),
    detail: text('{at} 的日期“{found}”不存在。', 'The date "{found}" at {at} does not exist.'),
    fix: text('写成 2022-06-25 的形式。', 'Write it like 2022-06-25.'),
  },
  'plan-bad-period': {
    status: 422,
    title: text('期的写法不对', 'A period of a wrong form'),
    detail: text('{at} 的“{found}”不是期。', '"{found}" at {at} is no period.'),
    fix: text(
      '写成 2022（全年）、2022-S1（上半年）、2022-Q2（二季度）或 2022-05（月）。',
      'Write 2022 (the year), 2022-S1 (its first half), 2022-Q2 (a quarter) or 2022-05 (a month).',
    ),
  },
  'plan-bad-number': {
    status: 422,
    title: text('不是数字', 'Not a number'),
    detail: text('{at} 的“{found}”不是数字。', '"{found}" at {at} is not a number.'),
    fix: text(
      '只写数字，如 8.2；不加百分号、千分位逗号和单位，单位写在 unit 里；最多 12 位小数，绝对值小于 10 的 18 次方。',
      'Write digits only, such as 8.2: no percent sign, separators or units (those go into unit); at most 12 decimals, below 10 to the 18th.',
    ),
  },
  'plan-out-of-range': {
    status: 422,
    title: text('数字超出范围', 'A number out of range'),
    detail: text(
      '{at} 的 {found} 超出范围（{from} 到 {to}）。',
      '{found} at {at} is out of range ({from} to {to}).',
    ),
    fix: text('请写 {from} 到 {to} 之间的数。', 'Write a number from {from} to {to}.'),
  },
  'plan-unknown-word': {
    status: 422,
    title: text('不认识的选项', 'Unknown word'),
    detail: text('{at} 不能写“{found}”。', '{at} cannot be "{found}".'),
    fix: [
      text('是不是“{nearest}”？可用：{known}。', 'Did you mean "{nearest}"? It may be: {known}.'),
      text('可用：{known}。', 'It may be: {known}.'),
    ],
  },
  'plan-too-many': {
    status: 422,
    title: text('太多项', 'Too many items'),
    detail: text('{at} 有 {count} 项，上限 {limit}。', '{at} has {count} items, {limit} are allowed.'),
    fix: text('请拆分或删减。', 'Split or shorten it.'),
  },
} as const satisfies Record<string, ProblemEntry>
