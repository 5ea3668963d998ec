// What can be wrong with the YAML of boards, alert rules and channels: the same words for all three.
import { type Text, text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

interface YamlFileProblems {
  readonly unreadable: ProblemEntry
  readonly unknownKey: ProblemEntry
  readonly wrongValue: ProblemEntry
  readonly missingKey: ProblemEntry
}

/** `file` begins a title: 看板文件, The board file. With `secret` nothing is said that could quote the file. */
export function yamlFileProblems(file: Text, { secret = false } = {}): YamlFileProblems {
  return {
    unreadable: {
      status: 400,
      title: text(`${file.zh}无法读取`, `${file.en} cannot be read`),
      detail: secret
        ? text('不是有效的 YAML。', 'It is not valid YAML.')
        : text('不是有效的 YAML：{detail}', 'Not valid YAML: {detail}'),
      fix: text(
        '按 YAML 语法修改所指的行：缩进用空格，冒号后留空格，含冒号的文字加引号。',
        'Mend the line named: indent with spaces, leave a space after a colon, quote texts that contain one.',
      ),
    },
    unknownKey: {
      status: 400,
      title: text(`${file.zh}有不认识的键`, `${file.en} has an unknown key`),
      detail: text('{at} 里没有叫“{key}”的键。', '{at} has no key called “{key}”.'),
      fix: [
        text('是否想写“{nearest}”？可用的键：{known}。', 'Did you mean “{nearest}”? Known keys: {known}.'),
        text('可用的键：{known}。', 'Known keys: {known}.'),
      ],
    },
    wrongValue: {
      status: 400,
      title: text(`${file.zh}的值不对`, `${file.en} has a wrong value`),
      detail: secret
        ? text('{at} 的值不符合要求。', 'The value of {at} does not fit.')
        : text('{at} 的值 {found} 不符合要求。', '{at} has the value {found}, which does not fit.'),
      fix: text('应为：{expected}。', 'Expected: {expected}.'),
    },
    missingKey: {
      status: 400,
      title: text(`${file.zh}缺少必需的键`, `${file.en} lacks a required key`),
      detail: text('{at} 缺少“{key}”。', '{at} lacks “{key}”.'),
      fix: text('补上“{key}”。', 'Add “{key}”.'),
    },
  }
}
